// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy: cancel own orders by filter.
public struct OrderMassActionRequest: Message {
    @inlinable public static var templateID: UInt16 { 23 }
    @inlinable public static var blockLength: Int { 46 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// Of this request.
    public var clOrdID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var sendingTime: UInt64
    /// Empty: all.
    public var account: Text16
    /// None: all.
    public var securityID: UInt32
    /// FIX 54, or either side.
    public var side: SideFilter
    /// FIX Boolean.
    public var possResend: Flag

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        clOrdID: UInt64,
        sendingTime: UInt64,
        account: Text16,
        securityID: UInt32 = .null,
        side: SideFilter,
        possResend: Flag = .no
    ) {
        self.msgSeqNum = msgSeqNum
        self.clOrdID = clOrdID
        self.sendingTime = sendingTime
        self.account = account
        self.securityID = securityID
        self.side = side
        self.possResend = possResend
    }
}
