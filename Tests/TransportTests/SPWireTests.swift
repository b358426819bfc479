// The SP wire format against its golden bytes.

import Testing

@testable import Transport

@Suite struct SPWireTests {
    private static let all = [true, false].flatMap { isIPC in
        [true, false].map { SPStyle(isIPC: isIPC, hasHopCount: $0) }
    }

    private func extent(_ style: SPStyle, _ bytes: [UInt8], max: Int = 131_072) -> SPExtent {
        unsafe bytes.withUnsafeBytes { unsafe style.extent(of: $0, bodyByteCountMax: max) }
    }

    private func head(_ style: SPStyle, _ count: Int) -> [UInt8] {
        var head = [UInt8](repeating: 0xEE, count: SPStyle.headByteCountMax)
        let written = unsafe head.withUnsafeMutableBytes {
            unsafe style.writeHead(bodyByteCount: count, to: $0)
        }
        #expect(written == style.headByteCount)
        return Array(head[..<written])
    }

    @Test func headsAreAsLibnngWritesThem() {
        let length: [UInt8] = [0, 0, 0, 0, 0, 0, 1]
        #expect(head(Self.all[0], 0x102) == [1] + length + [6, 0, 0, 0, 1])
        #expect(head(Self.all[1], 0x102) == [1] + length + [2])
        #expect(head(Self.all[2], 0x102) == length + [6, 0, 0, 0, 1])
        #expect(head(Self.all[3], 0x102) == length + [2])
    }

    @Test(arguments: all)
    func aPrefixAsksForWhatItsMessageNeeds(_ style: SPStyle) {
        let message = head(style, 3) + [7, 8, 9]
        let lengthEnd = style.headByteCount - (style.hasHopCount ? 4 : 0)
        for count in 0...message.count {
            let expected = count < lengthEnd ? lengthEnd : message.count
            #expect(extent(style, Array(message[..<count])) == .needs(expected))
        }
        #expect(SPStyle(rawValue: style.rawValue) == style)
    }

    @Test(arguments: all)
    func aLengthThatCannotBeIsBroken(_ style: SPStyle) {
        let type: [UInt8] = style.isIPC ? [1] : []
        let hops = style.hasHopCount ? 4 : 0
        func length(_ value: UInt64) -> [UInt8] {
            type + (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * UInt64($0))) }
        }
        #expect(extent(style, length(UInt64(100 + hops)), max: 100) != .broken)
        #expect(extent(style, length(UInt64(101 + hops)), max: 100) == .broken)
        for value: UInt64 in [.max, 1 << 63, .max - 3, 1 << 32] {
            #expect(extent(style, length(value)) == .broken)
        }
        for value in 0..<UInt64(hops) { #expect(extent(style, length(value)) == .broken) }
        #expect(extent(style, length(UInt64(hops))) == .needs(style.headByteCount))
        if style.isIPC { #expect(extent(style, [2]) == .broken) }
    }

    @Test func aHopCountAbove255IsNoMessage() {
        let style = SPStyle(isIPC: false, hasHopCount: true)
        func body(_ hops: [UInt8]) -> [UInt8]? {
            let message: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 5] + hops + [9]
            return unsafe message.withUnsafeBytes { bytes in
                unsafe style.body(of: bytes).map { unsafe [UInt8]($0) }
            }
        }
        #expect(body([0, 0, 0, 1]) == [9])
        #expect(body([0, 0, 0, 255]) == [9])
        #expect(body([0, 0, 1, 0]) == nil)
        #expect(body([255, 0, 0, 1]) == nil)
    }

    @Test func onlyPairHandshakesAreTaken() {
        func number(_ bytes: [UInt8]) -> UInt16? {
            unsafe bytes.withUnsafeBytes { unsafe SPHandshake.protocolNumber(of: $0) }
        }
        #expect(number(RawPeer.pair0) == 0x10)
        #expect(number(RawPeer.pair1) == 0x11)
        #expect(SPHandshake.bytes(0x11) == RawPeer.pair1)
        for index in 0..<8 {
            for bit in 0..<8 {
                var bytes = RawPeer.pair1
                bytes[index] ^= 1 << UInt8(bit)
                if bytes != RawPeer.pair0 { #expect(number(bytes) == nil, "\(bytes)") }
            }
        }
    }
}
