// Collects frames for one peer into one message of at most 64 KiB.
//
// Invariants: what it holds is whole frames, back to back; `byteCount` ≤ `Limit.messageBytesMax`.
// Thread: its owner's alone.

import Wire

@safe
public struct OutboundBatch: ~Copyable {
    private let memory: UnsafeMutableRawBufferPointer
    public private(set) var byteCount = 0
    /// Frames that it holds.
    public private(set) var frameCount = 0

    public init() {
        unsafe memory = .allocate(byteCount: Limit.messageBytesMax, alignment: 16)
    }

    deinit { unsafe memory.deallocate() }

    public var isEmpty: Bool { byteCount == 0 }

    /// Adds one frame as it stands.
    ///
    /// - Returns: false, and nothing changed, where it does not fit: send and clear first.
    public mutating func append(frame: UnsafeRawBufferPointer) -> Bool {
        precondition(frame.count <= Limit.frameBytesMax, "a frame above the protocol's maximum")
        guard unsafe frame.count <= memory.count - byteCount else { return false }
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[byteCount...])
            .copyMemory(from: frame)
        byteCount += frame.count
        frameCount += 1
        return true
    }

    /// Adds one message as a frame.
    ///
    /// - Returns: false, and nothing changed, where it does not fit: send and clear first.
    public mutating func append(_ message: some Message) -> Bool {
        guard unsafe type(of: message).frameByteCount <= memory.count - byteCount
        else { return false }
        byteCount += unsafe message.writeFrame(
            to: UnsafeMutableRawBufferPointer(rebasing: memory[byteCount...]))
        frameCount += 1
        return true
    }

    /// The message so far.
    public var bytes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<byteCount])
    }

    public mutating func clear() {
        byteCount = 0
        frameCount = 0
    }
}
