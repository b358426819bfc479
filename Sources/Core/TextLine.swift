// A short text made of words and numbers, for fields of 64 bytes, without memory of its own.
//
// Invariants: what does not fit is left out, at a whole word; only ASCII goes in.
// Thread: values; any thread.

import Wire

struct TextLine {
    private var words: InlineArray<8, UInt64> = .init(repeating: 0)
    private var count = 0

    init() {}

    /// Literals and names of codes: nothing that a client sends.
    init(_ text: String) { append(text) }

    mutating func append(_ text: String) {
        let bytes = text.utf8
        guard count + bytes.count <= Text64.width else { return }
        for byte in bytes { append(byte) }
    }

    mutating func append(_ number: UInt64) {
        var digits = 1
        var scale: UInt64 = 1
        while number / scale >= 10 {
            scale *= 10
            digits += 1
        }
        guard count + digits <= Text64.width else { return }
        var rest = number
        while scale > 0 {
            append(UInt8(ascii: "0") + UInt8(rest / scale))
            rest %= scale
            scale /= 10
        }
    }

    /// A duration in its largest unit without a fraction: `300 s`, `1500 ms`.
    mutating func append(durationNs: UInt64) {
        let isWhole = durationNs % 1_000_000_000 == 0
        append(durationNs / (isWhole ? 1_000_000_000 : 1_000_000))
        append(isWhole ? " s" : " ms")
    }

    private mutating func append(_ byte: UInt8) {
        words[count / 8] |= UInt64(byte) << (8 * UInt64(count % 8))
        count += 1
    }

    var text64: Text64 {
        func part(_ index: Int) -> Text16 {
            var part = Text16()
            part.word0 = words[index]
            part.word1 = words[index + 1]
            return part
        }
        var text = Text64()
        text.low.low = part(0)
        text.low.high = part(2)
        text.high.low = part(4)
        text.high.high = part(6)
        return text
    }
}
