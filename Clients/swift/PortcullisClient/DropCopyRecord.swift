// One record of the journal, as it stands there, and what is in it.
//
// Invariants: the bytes are a whole record whose counts agree with each other; its frames lie
// within it. The chain is carried and not verified here: the gateway has, and `portcullis journal
// verify` does.
// Thread: values; any thread.

import Wire

/// A frame of a record: its input, or an effect's.
public struct DropCopyFrame: Sendable, Equatable {
    /// The whole frame, headers included.
    public let bytes: [UInt8]
    private let header: FrameHeader?

    init(_ bytes: ArraySlice<UInt8>) {
        let bytes = Array(bytes)
        var reader = FrameReader()
        let step = unsafe reader.next(in: bytes.span.bytes)
        self.bytes = bytes
        if case .frame(let header) = step { self.header = header } else { header = nil }
    }

    /// 0 where this client does not know the frame.
    public var templateID: UInt16 { header?.templateID ?? 0 }

    /// The message, where the frame carries one of this type.
    public func load<M: Message>(_ type: M.Type) -> M? {
        guard let header, header.templateID == M.templateID else { return nil }
        return unsafe bytes.span.bytes.load(type, at: header)
    }

    /// The message's name and all its fields; nil where this client does not know the frame.
    public var fields: (message: String, fields: [FieldValue])? {
        unsafe FieldReader.fields(ofFrame: bytes.span.bytes)
    }
}

/// What followed from a record's input.
public struct DropCopyEffect: Sendable, Equatable {
    /// `EffectKind`, destination, session.
    public let header: EffectHeader
    public let frame: DropCopyFrame

    public static func == (one: DropCopyEffect, other: DropCopyEffect) -> Bool {
        one.header.kind == other.header.kind && one.header.destination == other.header.destination
            && one.header.sessionID == other.header.sessionID && one.frame == other.frame
    }
}

public struct DropCopyRecord: Sendable, Equatable {
    /// Sequence, time, origin, source.
    public let header: RecordHeader
    /// The record as it stands in the journal, chain included.
    public let bytes: [UInt8]

    /// - Returns: nil where the bytes are no whole record.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= RecordHeader.size + RecordHeader.chainByteCount else { return nil }
        // Bound: the line above.
        let header = unsafe bytes.span.bytes.unsafeLoadUnaligned(
            fromByteOffset: 0, as: RecordHeader.self)
        guard header.isConsistent, Int(header.byteCount) == bytes.count else { return nil }
        self.header = header
        self.bytes = bytes
    }

    /// What the gateway was told.
    public var input: DropCopyFrame {
        DropCopyFrame(bytes[RecordHeader.size..<(RecordHeader.size + Int(header.frameByteCount))])
    }

    /// What it made of it, in order.
    public var effects: [DropCopyEffect] {
        var effects: [DropCopyEffect] = []
        var reader = EffectReader(header)
        while let effect = unsafe bytes.withUnsafeBytes({ unsafe reader.next(in: $0) }) {
            let end = effect.frameOffset + Int(effect.header.frameByteCount)
            effects.append(
                DropCopyEffect(
                    header: effect.header, frame: DropCopyFrame(bytes[effect.frameOffset..<end])))
        }
        return effects
    }
}
