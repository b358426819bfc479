// A table of a fixed number of plain values, all zero at the start and never moved.
//
// The memory is mapped, not written: a row costs nothing until it is used.
//
// Invariants: an index is checked on every access; the memory never grows.
// Thread: the owner's alone.

import CLinux

/// Rows of `Element`, addressed by index from 0. A row of zero bytes must be a value of `Element`.
@safe public struct FixedTable<Element: BitwiseCopyable>: ~Copyable {
    public let capacity: Int
    @usableFromInline let rows: UnsafeMutablePointer<Element>

    /// Every row is zero at first.
    public init(capacity: Int) {
        precondition(capacity > 0, "an empty table")
        self.capacity = capacity
        let byteCount = capacity * MemoryLayout<Element>.stride
        guard let memory = unsafe clinux_map_zeroed(byteCount) else {
            preconditionFailure("no memory for a table of \(byteCount) bytes")
        }
        unsafe rows = memory.bindMemory(to: Element.self, capacity: capacity)
    }

    deinit {
        unsafe clinux_unmap(rows, capacity * MemoryLayout<Element>.stride)
    }

    @inlinable
    public subscript(index: Int) -> Element {
        @inline(__always) _read {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: capacity))
            // Bound: the line above.
            yield unsafe rows[index]
        }
        @inline(__always) _modify {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: capacity))
            // Bound: the line above.
            yield unsafe &rows[index]
        }
    }
}
