// Framing: a message is frames back to back, each with two headers before its block.
//
//     0  u32 big-endian     frame length, itself included   FIX Simple Open Framing Header
//     4  u16 big-endian     encoding type, 0xEB50
//     6  u16 little-endian  block length                    SBE 1.0 message header
//     8  u16 little-endian  template id
//    10  u16 little-endian  schema id
//    12  u16 little-endian  schema version
//    14  the block
//
// Invariants: a header that `next` returned lies wholly inside its message, and its block is just
// as long as the schema says, so a load through it needs no further check.
// Thread: values; any thread.

/// Sizes and constants of the frame's headers.
public enum FrameLayout {
    public static let headerByteCount = 14
    /// SBE 1.0, little-endian (FIX Simple Open Framing Header registry).
    public static let encodingSBE: UInt16 = 0xEB50
    /// A journal record as it stands in the journal (drop copy).
    public static let encodingRecord: UInt16 = 0x504A
}

/// Where one frame stands in its message.
public struct FrameHeader: BitwiseCopyable, Sendable, Equatable {
    /// Where the frame begins in the message.
    public let byteOffset: Int
    /// Length of the frame, headers included.
    public let byteCount: Int
    public let templateID: UInt16

    @inlinable public init(byteOffset: Int, byteCount: Int, templateID: UInt16) {
        self.byteOffset = byteOffset
        self.byteCount = byteCount
        self.templateID = templateID
    }
}

/// What stands next in a message.
public enum FrameStep: Sendable, Equatable {
    case frame(FrameHeader)
    /// The frame at `byteOffset` cannot be taken. `byteCount` is its length where that could be
    /// trusted, so that the frames behind it can still be read; 0 where it could not.
    case refused(RejectReason, byteOffset: Int, byteCount: Int, templateID: UInt16)
    case end
}

/// Walks over the frames of one message.
public struct FrameReader: Sendable {
    public private(set) var byteOffset = 0
    private var isDone = false

    public init() {}

    /// The next frame, a refusal, or the end.
    ///
    /// After a refusal whose length is 0 comes the end. An empty message and one above
    /// `Limit.messageBytesMax` are refused as a whole.
    ///
    /// - Parameter message: one whole SP message, the same at every call, PROTOCOL.md §2.
    public mutating func next(in message: RawSpan) -> FrameStep {
        if isDone { return .end }
        let start = byteOffset
        let left = message.byteCount - start
        if start == 0 {
            guard left > 0 else { return unreadable(.emptyMessage) }
            guard left <= Limit.messageBytesMax else { return unreadable(.messageTooLong) }
        }
        guard left > 0 else {
            isDone = true
            return .end
        }
        guard left >= FrameLayout.headerByteCount else { return unreadable(.frameTruncated) }
        // Bound: 14 bytes are there.
        let length = unsafe Int(
            UInt32(
                bigEndian: message.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self)))
        guard length >= FrameLayout.headerByteCount else { return unreadable(.frameTooShort) }
        guard length <= Limit.frameBytesMax else { return unreadable(.frameTooLong) }
        guard length <= left else { return unreadable(.frameTruncated) }
        byteOffset = start + length
        // Bound: as above.
        let encoding = unsafe UInt16(
            bigEndian: message.unsafeLoadUnaligned(fromByteOffset: start + 4, as: UInt16.self))
        let words = unsafe message.unsafeLoadUnaligned(
            fromByteOffset: start + 6, as: UInt64.self)
        let templateID = UInt16(truncatingIfNeeded: words >> 16)
        if let reason = Self.refusal(encoding: encoding, words: words, byteCount: length) {
            return .refused(reason, byteOffset: start, byteCount: length, templateID: templateID)
        }
        return .frame(FrameHeader(byteOffset: start, byteCount: length, templateID: templateID))
    }

    /// Nothing behind this place can be read: there is no length to go by.
    private mutating func unreadable(_ reason: RejectReason) -> FrameStep {
        isDone = true
        return .refused(reason, byteOffset: byteOffset, byteCount: 0, templateID: 0)
    }

    /// Why a frame whose length can be trusted is not taken, in the order of PROTOCOL.md §2.1.
    private static func refusal(
        encoding: UInt16, words: UInt64, byteCount: Int
    ) -> RejectReason? {
        guard encoding == FrameLayout.encodingSBE else { return .encodingType }
        guard UInt16(truncatingIfNeeded: words >> 32) == Schema.id else { return .schemaId }
        guard UInt16(truncatingIfNeeded: words >> 48) == Schema.version else {
            return .schemaVersion
        }
        let templateID = UInt16(truncatingIfNeeded: words >> 16)
        guard let expected = Catalogue.blockLength(of: templateID) else {
            return .unknownTemplate
        }
        guard Int(UInt16(truncatingIfNeeded: words)) == expected,
            byteCount == expected + FrameLayout.headerByteCount
        else { return .blockLength }
        return nil
    }
}

extension RawSpan {
    /// The block of a frame that `FrameReader` returned for this same message.
    @inlinable
    public func load<M: Message>(_ type: M.Type, at header: FrameHeader) -> M {
        precondition(header.templateID == M.templateID, "frame of another template")
        precondition(header.byteOffset + FrameLayout.headerByteCount + M.blockLength <= byteCount)
        // Bound: the line above.
        return unsafe unsafeLoadUnaligned(
            fromByteOffset: header.byteOffset + FrameLayout.headerByteCount, as: M.self)
    }
}

extension Message {
    /// Bytes of a frame that carries this message.
    @inlinable public static var frameByteCount: Int {
        FrameLayout.headerByteCount + blockLength
    }

    /// Writes headers and block at the start of `buffer`.
    ///
    /// - Returns: the bytes written, always `frameByteCount`.
    @inlinable @discardableResult
    public func writeFrame(to buffer: UnsafeMutableRawBufferPointer) -> Int {
        precondition(buffer.count >= Self.frameByteCount, "no room for the frame")
        guard let start = buffer.baseAddress else {
            preconditionFailure("no room for the frame")
        }
        // Bound: the first line.
        unsafe writeFrame(at: start)
        return Self.frameByteCount
    }

    /// Writes headers and block where the caller has made sure of `frameByteCount` bytes.
    @inlinable @inline(__always)
    func writeFrame(at start: UnsafeMutableRawPointer) {
        let block = Self.blockLength
        unsafe start.storeBytes(
            of: UInt32(Self.frameByteCount).bigEndian, toByteOffset: 0, as: UInt32.self)
        unsafe start.storeBytes(
            of: FrameLayout.encodingSBE.bigEndian, toByteOffset: 4, as: UInt16.self)
        let words =
            UInt64(block) | UInt64(Self.templateID) << 16 | UInt64(Schema.id) << 32
            | UInt64(Schema.version) << 48
        unsafe start.storeBytes(of: words, toByteOffset: 6, as: UInt64.self)
        // The block is the message's memory without tail padding.
        unsafe withUnsafePointer(to: self) { message in
            unsafe start.advanced(by: FrameLayout.headerByteCount)
                .copyMemory(from: message, byteCount: block)
        }
    }

    /// The whole frame as bytes. For clients and tests: it allocates.
    public func frameBytes() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: Self.frameByteCount) { buffer, count in
            count = unsafe writeFrame(to: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Decodes a buffer that holds exactly one frame of this message.
    ///
    /// - Throws: the reason for which the frame was refused.
    public init(frame bytes: [UInt8]) throws(RejectReason) {
        let span = unsafe bytes.span.bytes
        var reader = FrameReader()
        switch reader.next(in: span) {
        case .frame(let header):
            guard header.templateID == Self.templateID else { throw .unknownTemplate }
            guard header.byteCount == bytes.count else { throw .blockLength }
            self = span.load(Self.self, at: header)
        case .refused(let reason, _, _, _): throw reason
        case .end: throw .emptyMessage
        }
    }
}

extension RejectReason: Error {}
