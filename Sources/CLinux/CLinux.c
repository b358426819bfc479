#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <linux/futex.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
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

#define LARGE_TABLE ((size_t)8 << 20)

void *clinux_map_zeroed(size_t byteCount) {
    void *address =
        mmap(NULL, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (address == MAP_FAILED) return NULL;
    // A large table is read at random: large pages spare most of the address translation. A hint,
    // so what it returns does not matter; a small table would only grow.
    if (byteCount >= LARGE_TABLE) madvise(address, byteCount, MADV_HUGEPAGE);
    return address;
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

int clinux_poll_open(void) {
    int poll = epoll_create1(EPOLL_CLOEXEC);
    return poll < 0 ? -errno : poll;
}

static int poll_control(int poll, int operation, int descriptor, uint64_t token, uint32_t events) {
    struct epoll_event event = {.events = events, .data.u64 = token};
    return epoll_ctl(poll, operation, descriptor, &event) == 0 ? 0 : errno;
}

int clinux_poll_add(int poll, int descriptor, uint64_t token) {
    return poll_control(poll, EPOLL_CTL_ADD, descriptor, token, EPOLLIN);
}

int clinux_poll_change(int poll, int descriptor, uint64_t token, int waitsForWriting) {
    return poll_control(
        poll, EPOLL_CTL_MOD, descriptor, token, EPOLLIN | (waitsForWriting ? EPOLLOUT : 0));
}

int clinux_poll_remove(int poll, int descriptor) {
    return poll_control(poll, EPOLL_CTL_DEL, descriptor, 0, 0);
}

// Kernels before 5.11 know milliseconds alone: they sleep longer than asked for, never shorter.
static int poll_wait(int poll, struct epoll_event *events, int countMax, int64_t timeoutNs) {
    if (timeoutNs <= 0) return epoll_wait(poll, events, countMax, timeoutNs < 0 ? -1 : 0);
    struct timespec timeout = {.tv_sec = timeoutNs / 1000000000, .tv_nsec = timeoutNs % 1000000000};
    int count = epoll_pwait2(poll, events, countMax, &timeout, NULL);
    if (count >= 0 || errno != ENOSYS) return count;
    int64_t ms = (timeoutNs + 999999) / 1000000;
    return epoll_wait(poll, events, countMax, ms > 3600000 ? 3600000 : (int)ms);
}

int clinux_poll_wait(
    int poll, uint64_t *tokens, uint32_t *readiness, int countMax, int64_t timeoutNs) {
    struct epoll_event events[64];
    int count = poll_wait(poll, events, countMax < 64 ? countMax : 64, timeoutNs);
    for (int index = 0; index < count; index++) {
        uint32_t seen = events[index].events;
        tokens[index] = events[index].data.u64;
        readiness[index] =
            (seen & (EPOLLIN | EPOLLERR | EPOLLHUP) ? 1u : 0u) | (seen & EPOLLOUT ? 2u : 0u);
    }
    return count < 0 ? 0 : count;
}

int clinux_event_open(void) {
    int event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return event < 0 ? -errno : event;
}

void clinux_event_signal(int event) {
    uint64_t one = 1;
    // Fails only where the counter is full, and then it is signalled already.
    ssize_t written = write(event, &one, sizeof one);
    (void)written;
}

void clinux_event_clear(int event) {
    uint64_t count;
    ssize_t taken = read(event, &count, sizeof count);
    (void)taken;
}

int clinux_accept(int listener) {
    int descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

int64_t clinux_send(
    int descriptor, const void *first, size_t firstCount, const void *second, size_t secondCount) {
    struct iovec pieces[2] = {
        {.iov_base = (void *)first, .iov_len = firstCount},
        {.iov_base = (void *)second, .iov_len = secondCount}};
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = secondCount > 0 ? 2 : 1};
    ssize_t sent;
    do {
        sent = sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? -errno : sent;
}

int64_t clinux_receive(int descriptor, void *buffer, size_t byteCount) {
    ssize_t received;
    do {
        received = recv(descriptor, buffer, byteCount, MSG_DONTWAIT);
    } while (received < 0 && errno == EINTR);
    return received < 0 ? -errno : received;
}

void clinux_acknowledge_quickly(int descriptor) {
    int on = 1;
    (void)setsockopt(descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

int64_t clinux_peer_user(int descriptor) {
    struct ucred peer;
    socklen_t size = sizeof peer;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return -1;
    return size == sizeof peer && peer.uid != (uid_t)-1 ? (int64_t)peer.uid : -1;
}
