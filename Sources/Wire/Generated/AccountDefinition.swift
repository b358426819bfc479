// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: one account.
public struct AccountDefinition: Message {
    @inlinable public static var templateID: UInt16 { 121 }
    @inlinable public static var blockLength: Int { 38 }

    /// When the account is first seen.
    public var startingCash: Int64
    /// UTF-8 text, padded with NUL.
    public var account: Text16
    /// Accounts of one group do not trade with each other.
    public var group: UInt32
    /// Place in the configuration, from 0.
    public var accountID: UInt32
    /// UTF-8 text, padded with NUL.
    public var currency: Text4
    /// FIX Boolean.
    public var enabled: Flag
    /// What follows where an order would trade with an own one.
    public var selfTrade: SelfTradePolicy

    @inlinable
    public init(
        startingCash: Int64,
        account: Text16,
        group: UInt32,
        accountID: UInt32,
        currency: Text4,
        enabled: Flag = .no,
        selfTrade: SelfTradePolicy
    ) {
        self.startingCash = startingCash
        self.account = account
        self.group = group
        self.accountID = accountID
        self.currency = currency
        self.enabled = enabled
        self.selfTrade = selfTrade
    }
}
