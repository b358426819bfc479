#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

void *clinux_map_twice(size_t byteCount) {
    int fd = memfd_create("portcullis-ring", MFD_CLOEXEC);
    if (fd < 0) return NULL;
    void *base = MAP_FAILED;
    if (ftruncate(fd, (off_t)byteCount) == 0) {
        base = mmap(NULL, byteCount * 2, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }
    if (base != MAP_FAILED) {
        char *second = (char *)base + byteCount;
        int access = PROT_READ | PROT_WRITE;
        int how = MAP_SHARED | MAP_FIXED;
        if (mmap(base, byteCount, access, how, fd, 0) == MAP_FAILED
            || mmap(second, byteCount, access, how, fd, 0) == MAP_FAILED) {
            int saved = errno;
            munmap(base, byteCount * 2);
            errno = saved;
            base = MAP_FAILED;
        }
    }
    int saved = errno;
    close(fd);
    errno = saved;
    return base == MAP_FAILED ? NULL : base;
}

void clinux_unmap_twice(void *address, size_t byteCount) { munmap(address, byteCount * 2); }

void *clinux_map_zeroed(size_t byteCount) {
    void *address =
        mmap(NULL, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return address == MAP_FAILED ? NULL : address;
}

void clinux_unmap(void *address, size_t byteCount) { munmap(address, byteCount); }

int clinux_pin_thread(int processor) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(processor, &set);
    return pthread_setaffinity_np(pthread_self(), sizeof set, &set);
}

void clinux_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

int clinux_futex_wait(const uint32_t *word, uint32_t expected, int64_t timeoutNs) {
    struct timespec timeout = {.tv_sec = timeoutNs / 1000000000, .tv_nsec = timeoutNs % 1000000000};
    long result = syscall(
        SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, timeoutNs < 0 ? NULL : &timeout, NULL, 0);
    if (result == 0 || errno == EAGAIN) return 0;
    return errno;
}

void clinux_futex_wake(const uint32_t *word, int count) {
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
}
