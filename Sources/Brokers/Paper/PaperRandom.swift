// SplitMix64: the paper broker's only source of chance, so that a seed repeats a run exactly.
//
// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
// Thread: a value; its owner's.

struct PaperRandom: BitwiseCopyable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Evenly from 0 to `limit`; draws nothing where only 0 is possible.
    mutating func upTo(_ limit: UInt64) -> UInt64 {
        guard limit > 0 else { return 0 }
        guard limit < .max else { return next() }
        // High half of the product: the bias is below 2^-40 for any limit in use here.
        return next().multipliedFullWidth(by: limit + 1).high
    }
}
