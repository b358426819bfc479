// Reads a block field by field by its descriptor, and says what in it is not as the schema allows.
//
// For tools, tests and refusals that need a name; the order's path loads whole blocks instead.
// Thread: values; any thread.

/// A field that holds what the schema does not allow.
public struct FieldDefect: Sendable, Equatable {
    public let field: String
    public let reason: RejectReason

    public init(field: String, reason: RejectReason) {
        self.field = field
        self.reason = reason
    }
}

extension FieldDescriptor {
    /// What stands in the field.
    ///
    /// - Parameter blockOffset: where the whole block begins in `bytes`.
    public func content(in bytes: RawSpan, blockOffset: Int = 0) -> FieldContent {
        let start = blockOffset + offset
        switch kind {
        case .unsigned(let count, let optional):
            let number = Self.unsigned(bytes, start, count)
            let null = UInt64.max >> (64 - 8 * UInt64(count))
            return optional && number == null ? .null : .unsigned(number)
        case .time(let optional):
            let number = Self.unsigned(bytes, start, 8)
            return optional && number == .null ? .null : .time(number)
        case .signed(let optional):
            let number = Int64(bitPattern: Self.unsigned(bytes, start, 8))
            return optional && number == .null ? .null : .signed(number)
        case .decimal(let scale, let optional):
            let number = Int64(bitPattern: Self.unsigned(bytes, start, 8))
            return optional && number == .null ? .null : .decimal(number, scale: scale)
        case .text(let width):
            return .text(Self.text(bytes, start, width).description)
        case .code(let type, let count):
            let value = Int(Self.unsigned(bytes, start, count))
            return .code(value, name: Catalogue.codeName(type, value))
        }
    }

    /// Why the field cannot be taken, or nil. PROTOCOL.md §2.2.
    ///
    /// - Parameter blockOffset: where the whole block begins in `bytes`.
    public func defect(in bytes: RawSpan, blockOffset: Int = 0) -> RejectReason? {
        let start = blockOffset + offset
        switch kind {
        case .unsigned, .signed, .decimal, .time: return nil
        case .text(let width):
            return Self.text(bytes, start, width).isWellFormed ? nil : .invalidText
        case .code(let type, let count):
            let value = Int(Self.unsigned(bytes, start, count))
            if Catalogue.codeName(type, value) != nil { return nil }
            return switch type {
            case "Side", "SideFilter": .invalidSide
            case "OrdType": .invalidOrdType
            case "TimeInForce": .invalidTimeInForce
            case "Flag": .invalidFlag
            default: .invalidCode
            }
        }
    }

    private static func unsigned(_ bytes: RawSpan, _ start: Int, _ count: Int) -> UInt64 {
        precondition(start >= 0 && start + count <= bytes.byteCount, "field outside its block")
        var number: UInt64 = 0
        for index in (0..<count).reversed() {
            // Bound: the precondition above.
            let byte = unsafe bytes.unsafeLoad(fromByteOffset: start + index, as: UInt8.self)
            number = number << 8 | UInt64(byte)
        }
        return number
    }

    private static func text(_ bytes: RawSpan, _ start: Int, _ width: Int) -> any FixedText {
        precondition(start >= 0 && start + width <= bytes.byteCount, "field outside its block")
        func load<T: FixedText>(_ type: T.Type) -> T {
            // Bound: the precondition above; `width` is the type's.
            unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start, as: type)
        }
        return switch width {
        case 4: load(Text4.self)
        case 8: load(Text8.self)
        case 16: load(Text16.self)
        case 32: load(Text32.self)
        case 64: load(Text64.self)
        default: preconditionFailure("no text of \(width) bytes")
        }
    }
}

extension MessageDescriptor {
    /// The first field, in the schema's order, that cannot be taken; nil where all can.
    ///
    /// - Parameter blockOffset: where the block begins in `bytes`.
    public func defect(in bytes: RawSpan, blockOffset: Int = 0) -> FieldDefect? {
        for field in fields {
            if let reason = field.defect(in: bytes, blockOffset: blockOffset) {
                return FieldDefect(field: field.name, reason: reason)
            }
        }
        return nil
    }
}
