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

/// Opens a poll set; returns its descriptor or -errno.
int clinux_poll_open(void);
/// Adds a descriptor, or changes what it waits for: reading always, writing where asked. `token`
/// comes back with its events. Returns 0 or an errno value.
int clinux_poll_add(int poll, int descriptor, uint64_t token);
int clinux_poll_change(int poll, int descriptor, uint64_t token, int waitsForWriting);
int clinux_poll_remove(int poll, int descriptor);
/// Waits at most timeoutNs (negative: without end) and writes at most `countMax` (64 or fewer)
/// pairs of a token and whether it can be read or has ended (1), can be written (2), or both (3).
/// Returns how many, 0 after a signal too.
int clinux_poll_wait(
    int poll, uint64_t *tokens, uint32_t *readiness, int countMax, int64_t timeoutNs);

/// Opens a wake-up counter; returns its descriptor or -errno.
int clinux_event_open(void);
void clinux_event_signal(int event);
void clinux_event_clear(int event);

/// Takes the next connection, non-blocking. Returns its descriptor or -errno.
int clinux_accept(int listener);
/// Writes two pieces, the second may be empty, as far as the socket takes them now; never waits and
/// never raises SIGPIPE. Returns the bytes taken or -errno.
int64_t clinux_send(
    int descriptor, const void *first, size_t firstCount, const void *second, size_t secondCount);
/// Reads what is there now. Returns the bytes read, 0 at the end, or -errno.
int64_t clinux_receive(int descriptor, void *buffer, size_t byteCount);
/// Acknowledges what comes at once (tcp). The kernel forgets it now and then: ask after each read.
void clinux_acknowledge_quickly(int descriptor);
/// The user of the process at the other end of a unix socket, or -1.
int64_t clinux_peer_user(int descriptor);

/// Tells the processor that this is a waiting loop.
static inline void clinux_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

#endif
