// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Both: the binding ends.
public struct Terminate: Message {
    @inlinable public static var templateID: UInt16 { 12 }
    @inlinable public static var blockLength: Int { 69 }

    /// Why.
    public var text: Text64
    /// An identifier.
    public var sessionID: UInt32
    /// Why a session's connection ends.
    public var code: TerminationCode

    @inlinable
    public init(
        text: Text64,
        sessionID: UInt32,
        code: TerminationCode
    ) {
        self.text = text
        self.sessionID = sessionID
        self.code = code
    }
}
