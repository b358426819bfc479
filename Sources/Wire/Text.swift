// Text of a fixed width, as it stands in a block: UTF-8, padded with NUL.
//
// Invariants: equality and hashing are of all bytes, so two texts are equal only when their padding
// is too; `isWellFormed` tells whether a text from outside is UTF-8 followed by nothing but NUL.
// Thread: values; any thread.

/// A fixed-width text field.
public protocol FixedText: BitwiseCopyable, Sendable, Hashable, CustomStringConvertible {
    /// Bytes in the field.
    static var width: Int { get }
    /// The empty text.
    init()
}

extension FixedText {
    /// Cuts what does not fit at a character's boundary.
    public init(_ string: some StringProtocol) {
        self.init()
        var used = 0
        var end = string.startIndex
        for character in string {
            let count = character.utf8.count
            guard used + count <= Self.width else { break }
            used += count
            end = string.index(after: end)
        }
        let bytes = Array(string[..<end].utf8)
        unsafe withUnsafeMutableBytes(of: &self) { field in
            // Bound: the loop above counted at most `width` bytes.
            for index in bytes.indices { unsafe field[index] = bytes[index] }
        }
    }

    /// Nil where the string does not fit or holds a NUL.
    public init?(exactly string: some StringProtocol) {
        guard string.utf8.count <= Self.width, !string.utf8.contains(0) else { return nil }
        self.init(string)
    }

    /// The bytes before the padding.
    public var utf8: [UInt8] {
        unsafe withUnsafeBytes(of: self) { field in
            var count = Self.width
            while count > 0, unsafe field[count - 1] == 0 { count -= 1 }
            return unsafe Array(field[0..<count])
        }
    }

    /// The text; bytes that are not UTF-8 show as U+FFFD.
    public var description: String { String(decoding: utf8, as: UTF8.self) }

    public var isEmpty: Bool { self == Self() }

    /// Whether the field is UTF-8 without control characters (C0, DEL, C1), then NUL to the end.
    ///
    /// ASCII, which is nearly every field, is decided in one pass without a `String`.
    public var isWellFormed: Bool {
        var isASCII = true
        let isPlain = unsafe withUnsafeBytes(of: self) { field in
            var sawEnd = false
            for unsafe byte in unsafe field {
                if byte == 0 {
                    sawEnd = true
                } else if sawEnd || byte < 0x20 || byte == 0x7F {
                    return false
                } else if byte >= 0x80 {
                    isASCII = false
                }
            }
            return true
        }
        guard isPlain else { return false }
        return isASCII || isWellFormedWide
    }

    @inline(never)
    private var isWellFormedWide: Bool {
        guard let text = String(validating: utf8, as: UTF8.self) else { return false }
        return !text.unicodeScalars.contains { (0x80...0x9F).contains($0.value) }
    }
}

/// 4 bytes of text.
public struct Text4: FixedText, ExpressibleByStringLiteral {
    public var word: UInt32
    public static var width: Int { 4 }
    @inlinable public init() { word = 0 }
    public init(stringLiteral value: String) { self.init(value) }
}

/// 8 bytes of text.
public struct Text8: FixedText, ExpressibleByStringLiteral {
    public var word: UInt64
    public static var width: Int { 8 }
    @inlinable public init() { word = 0 }
    public init(stringLiteral value: String) { self.init(value) }
}

/// 16 bytes of text: accounts, symbols, names.
public struct Text16: FixedText, ExpressibleByStringLiteral {
    public var word0: UInt64
    public var word1: UInt64
    public static var width: Int { 16 }
    @inlinable public init() {
        word0 = 0
        word1 = 0
    }
    public init(stringLiteral value: String) { self.init(value) }
}

/// 32 bytes of text: operators.
public struct Text32: FixedText, ExpressibleByStringLiteral {
    public var low: Text16
    public var high: Text16
    public static var width: Int { 32 }
    @inlinable public init() {
        low = Text16()
        high = Text16()
    }
    public init(stringLiteral value: String) { self.init(value) }
}

/// 64 bytes of text: reasons, hexadecimal hashes.
public struct Text64: FixedText, ExpressibleByStringLiteral {
    public var low: Text32
    public var high: Text32
    public static var width: Int { 64 }
    @inlinable public init() {
        low = Text32()
        high = Text32()
    }
    public init(stringLiteral value: String) { self.init(value) }
}
