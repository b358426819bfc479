// Counts the allocations of a process whose executable links this: it takes the place of malloc and
// its relatives and passes every call on to glibc.

#ifndef CALLOCATIONCOUNTER_H
#define CALLOCATIONCOUNTER_H

#include <stdint.h>

/// Allocations and releases of the whole process, all threads, since the start.
uint64_t callocation_count(void);

#endif
