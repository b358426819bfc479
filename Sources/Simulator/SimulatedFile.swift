// One file of the simulated disk: what processes see of it, and what the medium has.
//
// Invariants: a sector that is neither dirty nor lost is the same in both; the medium takes sectors
// (512 bytes) whole.
// Thread: the world's.

final class SimulatedFile {
    static let sectorByteCount = 512

    private(set) var cached: [UInt8] = []
    private(set) var durable: [UInt8] = []
    /// Sectors that were written since the last sync.
    private var dirty: [Bool] = []

    var byteCount: Int { cached.count }

    func copy() -> SimulatedFile {
        let copy = SimulatedFile()
        copy.cached = cached
        copy.durable = durable
        copy.dirty = dirty
        return copy
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard unsafe !bytes.isEmpty else { return }
        grow(to: offset + bytes.count)
        unsafe cached.withUnsafeMutableBytes { room in
            // Bound: the file was grown to hold the bytes.
            unsafe UnsafeMutableRawBufferPointer(
                rebasing: room[offset..<(offset + bytes.count)]
            ).copyMemory(from: bytes)
        }
        touch(offset..<(offset + bytes.count))
    }

    func zero(_ range: Range<Int>) {
        let zeros = [UInt8](repeating: 0, count: range.count)
        unsafe zeros.withUnsafeBytes { unsafe write($0, at: range.lowerBound) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        guard offset < cached.count else { return 0 }
        let count = min(buffer.count, cached.count - offset)
        unsafe cached.withUnsafeBytes { bytes in
            // Bound: count fits both.
            let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
                .copyMemory(from: piece)
        }
        return count
    }

    func truncate() {
        cached = []
        durable = []
        dirty = []
    }

    /// Everything reaches the medium.
    func sync() { keep { true } }

    /// A sync that fails: some of it reaches the medium, and the system forgets that the rest did
    /// not, as Linux does.
    func failSync(_ chance: inout Chance) {
        keep { chance.oneIn(2) }
        for sector in dirty.indices { dirty[sector] = false }
    }

    /// A sync that the power's end interrupts.
    func tearSync(_ chance: inout Chance) { keep { chance.oneIn(2) } }

    /// The power goes: of what was not synced each sector is there or not.
    func losePower(_ chance: inout Chance) {
        switch chance.below(4) {
        case 0: break
        case 1: keep { true }
        case 2:
            var left = chance.below(dirty.count(where: { $0 }) + 1)
            keep {
                left -= 1
                return left >= 0
            }
        default: keep { chance.oneIn(2) }
        }
        cached = durable
        for sector in dirty.indices { dirty[sector] = false }
        resizeDirty()
    }

    func flip(byte: Int, bit: Int) {
        cached[byte] ^= 1 << UInt8(bit)
        if byte < durable.count { durable[byte] ^= 1 << UInt8(bit) }
    }

    /// Zeroes a stretch on the medium as well: what a disk that lies has lost.
    func forget(_ range: Range<Int>) {
        zero(range)
        sync()
    }

    private func keep(_ wants: () -> Bool) {
        var end = durable.count
        for sector in dirty.indices where dirty[sector] {
            guard wants() else { continue }
            dirty[sector] = false
            let start = sector * Self.sectorByteCount
            let stop = min(cached.count, start + Self.sectorByteCount)
            end = max(end, stop)
            if durable.count < stop {
                durable.append(contentsOf: repeatElement(0, count: stop - durable.count))
            }
            copy(start..<stop)
        }
    }

    private func copy(_ range: Range<Int>) {
        unsafe cached.withUnsafeBytes { source in
            unsafe durable.withUnsafeMutableBytes { room in
                // Bound: both are at least as long as the range's end.
                unsafe UnsafeMutableRawBufferPointer(rebasing: room[range])
                    .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range]))
            }
        }
    }

    private func grow(to byteCount: Int) {
        if cached.count < byteCount {
            cached.append(contentsOf: repeatElement(0, count: byteCount - cached.count))
        }
        resizeDirty()
    }

    private func resizeDirty() {
        let count = (cached.count + Self.sectorByteCount - 1) / Self.sectorByteCount
        if dirty.count < count {
            dirty.append(contentsOf: repeatElement(false, count: count - dirty.count))
        } else {
            dirty.removeLast(dirty.count - count)
        }
    }

    private func touch(_ range: Range<Int>) {
        let first = range.lowerBound / Self.sectorByteCount
        let last = (range.upperBound - 1) / Self.sectorByteCount
        for sector in first...last { dirty[sector] = true }
    }
}
