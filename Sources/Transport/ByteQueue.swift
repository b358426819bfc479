// Bytes that wait for a stream, in memory that stays where it is while a write is under way.
//
// Invariants: `taken` ≤ `filled` ≤ `capacity` ≤ the maximum. While libnng holds the address that
// `front` gave, nobody appends.
// Thread: whoever holds the connection's lock, or the write under way.

@safe
struct ByteQueue: ~Copyable, Sendable {
    /// Memory that is kept for the next burst; more is given back when the queue is empty.
    private static let keptBytesMax = 1_048_576

    private var base: UInt = 0
    private(set) var capacity = 0
    private var filled = 0
    private var taken = 0

    init() {}

    deinit { unsafe UnsafeMutableRawPointer(bitPattern: base)?.deallocate() }

    var count: Int { filled - taken }

    /// What waits, from the oldest byte on.
    var front: UnsafeMutableRawBufferPointer {
        guard let memory = unsafe UnsafeMutableRawPointer(bitPattern: base)
        else { return unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0) }
        return unsafe UnsafeMutableRawBufferPointer(start: memory + taken, count: count)
    }

    /// Room for `byteCount` more bytes, which count as appended.
    mutating func grow(_ byteCount: Int) -> UnsafeMutableRawBufferPointer {
        if filled + byteCount > capacity { reserve(filled + byteCount) }
        guard let memory = unsafe UnsafeMutableRawPointer(bitPattern: base)
        else { preconditionFailure("a queue without memory") }
        defer { filled += byteCount }
        // Bound: the capacity holds `filled + byteCount` bytes.
        return unsafe UnsafeMutableRawBufferPointer(start: memory + filled, count: byteCount)
    }

    /// The oldest bytes are dealt with.
    mutating func drop(_ byteCount: Int) {
        precondition(byteCount <= count, "dropped more than there is")
        taken += byteCount
        guard taken == filled else { return }
        taken = 0
        filled = 0
        guard capacity > Self.keptBytesMax else { return }
        unsafe UnsafeMutableRawPointer(bitPattern: base)?.deallocate()
        base = 0
        capacity = 0
    }

    private mutating func reserve(_ needed: Int) {
        var larger = max(capacity, 4_096)
        while larger < needed { larger *= 2 }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        if let old = unsafe UnsafeMutableRawPointer(bitPattern: base) {
            // Bound: `filled` bytes are within both.
            unsafe memory.copyMemory(from: old, byteCount: filled)
            unsafe old.deallocate()
        }
        base = UInt(bitPattern: memory)
        capacity = larger
    }
}
