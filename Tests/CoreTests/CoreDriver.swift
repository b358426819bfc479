// Feeds inputs to a core, keeps them with what came of them, and can decide them all again.
//
// Invariants: after every input the core agrees with `CoreModel`; the effects of every input are
// whole and consistent with the input.
// Thread: one test's.

import Testing
import Wire

@testable import Core

/// One input as it was decided.
struct DecidedInput {
    let input: Input
    let frame: [UInt8]
    let effects: [UInt8]
}

/// One effect of an input.
struct Effect {
    let header: EffectHeader
    /// Empty for an effect without a frame.
    let frame: [UInt8]

    var templateID: UInt16 {
        frame.isEmpty ? 0 : UInt16(frame[8]) | UInt16(frame[9]) << 8
    }

    /// The message, or nil for one of another kind.
    func message<M: Message>(_ type: M.Type) -> M? {
        guard !frame.isEmpty, templateID == M.templateID else { return nil }
        return try? M(frame: frame)
    }
}

final class CoreDriver {
    var core: Core
    /// 2026-03-02 10:00 UTC.
    var now: UInt64 = 1_772_445_600_000_000_000
    private(set) var decided: [DecidedInput] = []
    let model: CoreModel
    let capacity: Capacity
    var checksModel = true
    /// Whether inputs are decided as explained ones; what the last one's checks compared.
    var explains = false
    private(set) var explanation = Explanation()

    static let small = Capacity(
        orders: 64, requests: 128, instruments: 8, accounts: 4, sessions: 4, positions: 16,
        brokers: 3)

    init(capacity: Capacity = CoreDriver.small) {
        self.capacity = capacity
        core = Core(capacity: capacity)
        model = CoreModel()
    }

    /// Decides one frame.
    @discardableResult
    func apply(
        _ frame: [UInt8], _ origin: Origin, source: UInt32 = 0, isAuthenticated: Bool = false
    ) -> [Effect] {
        let input = Input(
            sequence: core.lastSequence + 1, time: now, source: source, origin: origin,
            isAuthenticated: isAuthenticated)
        let bytes =
            explains
            ? Self.explain(&core, input, frame, &explanation) : Self.decide(&core, input, frame)
        decided.append(DecidedInput(input: input, frame: frame, effects: bytes))
        let effects = Self.effects(bytes)
        if checksModel {
            for fault in model.faults(after: input, frame, effects, core) {
                Issue.record("input \(input.sequence): \(fault)")
            }
        }
        return effects
    }

    @discardableResult
    func apply(
        _ message: some Message, _ origin: Origin, source: UInt32 = 0,
        isAuthenticated: Bool = false
    ) -> [Effect] {
        apply(message.frameBytes(), origin, source: source, isAuthenticated: isAuthenticated)
    }

    static func decide(_ core: inout Core, _ input: Input, _ frame: [UInt8]) -> [UInt8] {
        effects(of: input, frame) { effects in
            unsafe core.apply(input, frame: frame.span.bytes, effects: &effects)
        }
    }

    /// The same, with every comparison noted.
    static func explain(
        _ core: inout Core, _ input: Input, _ frame: [UInt8], _ explanation: inout Explanation
    ) -> [UInt8] {
        effects(of: input, frame) { effects in
            explanation = unsafe core.explain(input, frame: frame.span.bytes, effects: &effects)
        }
    }

    private static func effects(
        of input: Input, _ frame: [UInt8], _ decide: (inout EffectWriter) -> Void
    ) -> [UInt8] {
        unsafe withUnsafeTemporaryAllocation(
            byteCount: Limit.recordBytesMax, alignment: 16
        ) { room in
            let header = RecordHeader(
                byteCount: 0, frameByteCount: 0, origin: input.origin, flags: 0,
                sequence: input.sequence, time: input.time, source: input.source,
                effectsByteCount: 0)
            var record = unsafe RecordBuilder(room: room, header: header, frame: frame.span.bytes)
            var effects = record.effectWriter()
            decide(&effects)
            let byteCount = record.finish(effectsByteCount: effects.byteCount)
            precondition(byteCount <= Limit.recordBytesMax)
            let start = RecordHeader.size + padded(frame.count)
            return unsafe Array(room[start..<(start + effects.byteCount)])
        }
    }

    static func effects(_ bytes: [UInt8]) -> [Effect] {
        var effects: [Effect] = []
        var offset = 0
        while offset < bytes.count {
            let header = unsafe bytes.span.bytes.unsafeLoadUnaligned(
                fromByteOffset: offset, as: EffectHeader.self)
            let start = offset + EffectHeader.size
            let end = start + Int(header.frameByteCount)
            effects.append(Effect(header: header, frame: Array(bytes[start..<end])))
            offset = start + padded(Int(header.frameByteCount))
        }
        return effects
    }

    /// Fires every timer that is due by now.
    func expireTimers(_ body: ([Effect]) -> Void = { _ in }) {
        var count = 0
        while core.nextDueTime != .max, core.nextDueTime <= now, count < 1_000 {
            body(apply(TimerExpired(dueTime: core.nextDueTime), .timer))
            count += 1
        }
        #expect(count < 1_000, "the timers never come to rest")
    }

    /// Goes on with lists and mass actions until nothing is left to do.
    func settle(_ body: ([Effect]) -> Void = { _ in }) {
        var count = 0
        while core.hasWork, count < 10_000 {
            body(apply(ContinueWork(workPending: 1), .gateway))
            count += 1
        }
        #expect(count < 10_000, "the work never comes to an end")
    }

    /// Decides every input again in two fresh cores, one of which explains each: the same bytes,
    /// the same state.
    func expectReplayHolds(sourceLocation: SourceLocation = #_sourceLocation) {
        for explains in [false, true] {
            var fresh = Core(capacity: capacity)
            var explanation = Explanation()
            for step in decided {
                let effects =
                    explains
                    ? Self.explain(&fresh, step.input, step.frame, &explanation)
                    : Self.decide(&fresh, step.input, step.frame)
                guard effects == step.effects else {
                    Issue.record(
                        """
                        record \(step.input.sequence) is decided otherwise in a replay\
                        \(explains ? " that explains" : "")
                        """, sourceLocation: sourceLocation)
                    return
                }
            }
            let (first, again) = (core.stateHash(), fresh.stateHash())
            #expect(first == again, "the state after a replay", sourceLocation: sourceLocation)
        }
    }
}
