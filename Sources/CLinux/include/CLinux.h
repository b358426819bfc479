// What Swift cannot see of Linux: each function is one system call or one instruction.
#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <stdint.h>

/// Maps `byteCount` bytes (a multiple of the page size) twice, back to back, so that whatever
/// begins in the first mapping can be read and written across its end as one piece.
/// Returns NULL and sets errno where memory cannot be had.
void *clinux_map_twice(size_t byteCount);
void clinux_unmap_twice(void *address, size_t byteCount);

/// Maps zeroed memory that costs nothing until it is touched. Returns NULL and sets errno.
void *clinux_map_zeroed(size_t byteCount);
void clinux_unmap(void *address, size_t byteCount);

/// Binds the calling thread to one processor. Returns 0 or an errno value.
int clinux_pin_thread(int processor);
/// Names the calling thread (15 bytes at most).
void clinux_name_thread(const char *name);

/// Sleeps while *word == expected, at most timeoutNs (negative: without end).
/// Returns 0 when woken or *word differed, ETIMEDOUT, or EINTR.
int clinux_futex_wait(const uint32_t *word, uint32_t expected, int64_t timeoutNs);
/// Wakes at most `count` sleepers.
void clinux_futex_wake(const uint32_t *word, int count);

/// Tells the processor that this is a waiting loop.
static inline void clinux_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

#endif
