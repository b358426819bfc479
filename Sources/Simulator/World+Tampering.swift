// Somebody changes the journal while the gateway is down, or the disk forgets.
//
// Thread: the world's.

import Core
import Journal
import Pipeline
import Wire

extension World {
    /// Flips one bit of the journal: a start must refuse it, or come to just the same records.
    ///
    /// The disk is put back afterwards.
    func flipBit() throws(Violation) {
        let names = world.disk.paths.filter { $0.hasSuffix(".pcj") || $0.hasSuffix(".pcj.zst") }
        guard !names.isEmpty else { return }
        let path = chance.pick(names)
        guard let byteCount = world.disk.file(at: path)?.byteCount, byteCount > 0 else { return }
        // Mostly where records are: what is behind them is empty.
        let end = chance.oneIn(4) ? byteCount : min(byteCount, 8_192 + usedByteCount(path))
        let saved = world.disk.saved()
        let place = chance.below(end)
        world.counts.flips += 1
        world.trace.note("a bit flips at", UInt64(place))
        world.disk.file(at: path)?.flip(byte: place, bit: chance.below(8))
        let known = world.ledger.chains
        var found: [UInt64]?
        do throws(JournalError) {
            let recovered = try JournalRecovery.open(
                directory: SimulatedProcess.directory, on: JournalStorage(world.disk))
            var chains: [UInt64] = []
            try unsafe recovered.reader.forEach { header, record in
                unsafe chains.append(Ledger.chainWord(header, record))
            }
            found = chains
        } catch {
            world.counts.flipsFound += 1
        }
        world.disk.putBack(saved)
        guard let found else { return }
        guard found.count >= known.count, Array(found[..<known.count]) == known else {
            throw Violation(
                .changeIsFound,
                "a bit of byte \(place) of \(path) was flipped, and the journal passes with "
                    + "\(found.count) records instead of \(known.count)")
        }
    }

    private func usedByteCount(_ path: String) -> Int {
        guard let image = world.disk.image(path, durable: false) else { return 0 }
        let end = image.lastIndex { $0 != 0 } ?? 0
        return max(0, end - 8_192)
    }

    /// Takes the last record off the journal, though it was synced: the canary `forgetGroup`.
    func forgetLastRecord() {
        guard let path = world.disk.paths.last(where: { $0.hasSuffix(".pcj") }),
            let image = world.disk.image(path, durable: false)
        else { return }
        func word(_ offset: Int, _ byteCount: Int) -> Int {
            image[offset..<(offset + byteCount)].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        var byteOffset = 8_192
        var last: Range<Int>?
        while byteOffset + 8 <= image.count {
            let byteCount = word(byteOffset, 4)
            guard byteCount >= 64, byteOffset + byteCount <= image.count else { break }
            last = byteOffset..<(byteOffset + byteCount)
            byteOffset += byteCount
        }
        // What lies before the durable mark the journal would miss by itself.
        guard let last, last.lowerBound >= word(4_096 + 16, 8) else { return }
        world.disk.file(at: path)?.forget(last)
    }
}
