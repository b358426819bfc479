// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Strategy: how does an order stand.
public struct OrderStatusRequest: Message {
    @inlinable public static var templateID: UInt16 { 24 }
    @inlinable public static var blockLength: Int { 24 }

    /// A sequence number, from 1.
    public var msgSeqNum: UInt64
    /// An identifier.
    public var ordStatusReqID: UInt64
    /// None: every open order.
    public var clOrdID: UInt64

    @inlinable
    public init(
        msgSeqNum: UInt64 = 0,
        ordStatusReqID: UInt64,
        clOrdID: UInt64 = .null
    ) {
        self.msgSeqNum = msgSeqNum
        self.ordStatusReqID = ordStatusReqID
        self.clOrdID = clOrdID
    }
}
