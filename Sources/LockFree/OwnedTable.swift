// A table of a fixed number of values that cannot be copied, filled from the front.
//
// Invariants: an index is checked on every access; a value stays at its place until the table goes.
// Thread: the owner's alone.

/// Up to `capacity` values, addressed by index from 0.
@safe public struct OwnedTable<Element: ~Copyable>: ~Copyable {
    public let capacity: Int
    public private(set) var count = 0
    private let rows: UnsafeMutablePointer<Element>

    public init(capacity: Int) {
        precondition(capacity > 0, "an empty table")
        self.capacity = capacity
        unsafe rows = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    }

    deinit {
        unsafe rows.deinitialize(count: count)
        unsafe rows.deallocate()
    }

    /// Adds a value behind the others; the caller has checked that it fits.
    public mutating func append(_ element: consuming Element) {
        precondition(count < capacity, "the table is full")
        // Bound: the line above.
        unsafe (rows + count).initialize(to: element)
        count += 1
    }

    public subscript(index: Int) -> Element {
        _read {
            precondition(index >= 0 && index < count)
            // Bound: the line above.
            yield unsafe rows[index]
        }
        _modify {
            precondition(index >= 0 && index < count)
            // Bound: the line above.
            yield unsafe &rows[index]
        }
    }
}
