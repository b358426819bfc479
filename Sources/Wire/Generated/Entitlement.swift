// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: a strategy may trade an account or an instrument.
public struct Entitlement: Message {
    @inlinable public static var templateID: UInt16 { 123 }
    @inlinable public static var blockLength: Int { 28 }

    /// Empty: this row names an instrument.
    public var account: Text16
    /// An identifier.
    public var sessionID: UInt32
    /// None: this row names an account.
    public var securityID: UInt32
    /// FIX Boolean.
    public var mayMarket: Flag
    /// FIX Boolean.
    public var mayLimit: Flag
    /// FIX Boolean.
    public var mayStop: Flag
    /// FIX Boolean.
    public var mayStopLimit: Flag

    @inlinable
    public init(
        account: Text16,
        sessionID: UInt32,
        securityID: UInt32 = .null,
        mayMarket: Flag = .no,
        mayLimit: Flag = .no,
        mayStop: Flag = .no,
        mayStopLimit: Flag = .no
    ) {
        self.account = account
        self.sessionID = sessionID
        self.securityID = securityID
        self.mayMarket = mayMarket
        self.mayLimit = mayLimit
        self.mayStop = mayStop
        self.mayStopLimit = mayStopLimit
    }
}
