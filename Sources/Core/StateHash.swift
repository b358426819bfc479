// A hash of the core's whole state, so that a replay can be compared with the run that it repeats.
//
// It reads every used row of every table in row order, never a hashed collection, and is the same
// on every machine. It guards against mistakes, not against forgers: for those there is the chain.

import LockFree
import Wire

/// Folds words into 64 bits (multiply and rotate, finished as SplitMix64).
struct Mixer {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03 }

    @inline(__always)
    mutating func add(_ word: UInt64) {
        state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
        state = (state << 31 | state >> 33) &+ word
    }

    var value: UInt64 {
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Two mixers side by side: 128 bits.
struct StateHasher {
    private var high = Mixer(0x706F_7274)
    private var low = Mixer(0x6375_6C6C_6973)

    mutating func add(_ word: UInt64) {
        high.add(word)
        low.add(word ^ 0xA5A5_A5A5_A5A5_A5A5)
    }

    mutating func add(_ word: Int64) { add(UInt64(bitPattern: word)) }
    mutating func add(_ word: Int) { add(UInt64(bitPattern: Int64(word))) }
    mutating func add(_ flag: Bool) { add(UInt64(flag ? 1 : 0)) }
    mutating func add(_ text: Text16) {
        add(text.word0)
        add(text.word1)
    }

    /// The bytes of a plain value that has no padding inside.
    mutating func add<Value: BitwiseCopyable>(bytesOf value: Value) {
        unsafe withUnsafeBytes(of: value) { bytes in
            var offset = 0
            while offset + 8 <= bytes.count {
                add(unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            var rest: UInt64 = 0
            while offset < bytes.count {
                rest = unsafe rest << 8 | UInt64(bytes[offset])
                offset += 1
            }
            add(rest)
        }
    }

    var value: (high: UInt64, low: UInt64) { (high.value, low.value) }
}
