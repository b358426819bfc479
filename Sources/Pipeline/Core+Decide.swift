// Stage 3: one input becomes one record, built in place in the ring.
//
// Invariants: a record is published whole or not at all; its sequence is the one after the last,
// its time is the caller's, so that a replay sees what the core saw.
// Thread: the core's.

import Core
import LockFree
import Wire

extension Core {
    /// Decides one input and publishes its record.
    ///
    /// - Parameters:
    ///   - frame: one whole frame that `FrameReader` let pass.
    ///   - now: ns since the Unix epoch; never less than that of the input before.
    /// - Returns: false where the ring is full: nothing was decided.
    public mutating func decide(
        _ frame: RawSpan, _ origin: Origin, source: UInt32, isAuthenticated: Bool, now: UInt64,
        into ring: RecordRing
    ) -> Bool {
        guard let room = unsafe ring.reserve(Limit.recordBytesMax) else { return false }
        let input = Input(
            sequence: lastSequence + 1, time: now, source: source, origin: origin,
            isAuthenticated: isAuthenticated)
        let header = RecordHeader(
            byteCount: 0, frameByteCount: 0, origin: origin,
            flags: isAuthenticated ? RecordHeader.authenticated : 0, sequence: input.sequence,
            time: input.time, source: source, effectsByteCount: 0)
        var record = unsafe RecordBuilder(room: room, header: header, frame: frame)
        var effects = record.effectWriter()
        apply(input, frame: frame, effects: &effects)
        ring.publish(record.finish(effectsByteCount: effects.byteCount))
        return true
    }
}
