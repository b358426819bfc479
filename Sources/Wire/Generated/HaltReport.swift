// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Gateway: how far a halt, resume, cancel-all or flatten has come.
public struct HaltReport: Message {
    @inlinable public static var templateID: UInt16 { 70 }
    @inlinable public static var blockLength: Int { 62 }

    /// An identifier.
    public var requestID: UInt64
    /// In ns since the Unix epoch, UTC.
    public var transactTime: UInt64
    /// Sequence of the journal record.
    public var execID: UInt64
    /// UTF-8 text, padded with NUL.
    public var target: Text16
    /// By this action.
    public var cancelsSent: UInt32
    /// In scope, still resting or unanswered at a broker.
    public var ordersOpen: UInt32
    /// In scope, not flat.
    public var positionsOpen: UInt32
    /// Closing orders by this action.
    public var closesSent: UInt32
    /// What a halt, a lockout or a mass action covers.
    public var scope: Scope
    /// How far an emergency action has come.
    public var phase: HaltPhase
    /// Whether the scope is halted now.
    public var halted: Flag
    /// What a halt still lets through besides cancels.
    public var mode: HaltMode
    /// FIX Boolean.
    public var cancelOpen: Flag
    /// FIX Boolean.
    public var flatten: Flag

    @inlinable
    public init(
        requestID: UInt64,
        transactTime: UInt64,
        execID: UInt64,
        target: Text16,
        cancelsSent: UInt32,
        ordersOpen: UInt32,
        positionsOpen: UInt32,
        closesSent: UInt32,
        scope: Scope,
        phase: HaltPhase,
        halted: Flag = .no,
        mode: HaltMode,
        cancelOpen: Flag = .no,
        flatten: Flag = .no
    ) {
        self.requestID = requestID
        self.transactTime = transactTime
        self.execID = execID
        self.target = target
        self.cancelsSent = cancelsSent
        self.ordersOpen = ordersOpen
        self.positionsOpen = positionsOpen
        self.closesSent = closesSent
        self.scope = scope
        self.phase = phase
        self.halted = halted
        self.mode = mode
        self.cancelOpen = cancelOpen
        self.flatten = flatten
    }
}
