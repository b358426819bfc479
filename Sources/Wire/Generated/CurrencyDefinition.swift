// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

/// Journal: one currency, and the instrument whose price is its rate.
public struct CurrencyDefinition: Message {
    @inlinable public static var templateID: UInt16 { 130 }
    @inlinable public static var blockLength: Int { 9 }

    /// ISO 4217.
    public var currency: Text4
    /// Whose reference price is the rate; none: this is the base currency.
    public var securityID: UInt32
    /// Yes: the price is units of this currency for one of the base.
    public var inverse: Flag

    @inlinable
    public init(
        currency: Text4,
        securityID: UInt32 = .null,
        inverse: Flag = .no
    ) {
        self.currency = currency
        self.securityID = securityID
        self.inverse = inverse
    }
}
