// What of libzstd the journal uses.
#include <zstd.h>
