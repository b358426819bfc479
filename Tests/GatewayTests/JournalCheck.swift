// Reads what a gateway left and checks what must hold of every journal.

import Foundation
import Journal
import Pipeline
import Testing
import Wire

@testable import Gateway

/// One record, taken apart.
struct Entry {
    let header: RecordHeader
    let templateID: UInt16
    let frame: [UInt8]
    let effects: [(header: EffectHeader, frame: [UInt8])]

    func input<M: Message>(_ type: M.Type) -> M? {
        templateID == M.templateID ? try? M(frame: frame) : nil
    }

    func effects<M: Message>(_ type: M.Type) -> [M] {
        effects.compactMap { try? M(frame: $0.frame) }
    }
}

/// A journal that verified, replayed to the same state, and forwarded nothing twice.
struct CheckedJournal {
    var entries: [Entry] = []
    let replay: ReplaySummary

    init(_ folder: TestFolder) throws {
        let reader = JournalReader(directory: folder.data.journal)
        var entries: [Entry] = []
        unsafe try reader.forEach { header, record in
            entries.append(unsafe Entry(header, record))
        }
        self.entries = entries
        var replayer = Replayer()
        try replayer.run(reader)
        replay = replayer.summary
        try expectSound()
    }

    private func expectSound() throws {
        var sent: Set<UInt64> = []
        var lastCommand: UInt64 = 0
        var hash: StateHash?
        for entry in entries {
            for command in entry.effects(BrokerCommand.self) {
                #expect(command.commandID > lastCommand)
                lastCommand = command.commandID
                guard command.kind == .newOrder else { continue }
                let isFirst = sent.insert(command.orderID).inserted
                #expect(isFirst, "order \(command.orderID) was forwarded twice")
            }
            if let found = entry.effects(StateHash.self).last { hash = found }
        }
        if let last = entries.last, last.templateID == GatewayStopped.templateID {
            let noted = try #require(hash)
            #expect(noted.recordSequence == replay.lastSequence)
            #expect(noted.stateHashHigh == replay.stateHash.high)
            #expect(noted.stateHashLow == replay.stateHash.low)
        }
    }

    /// A stop that was taken in order is the journal's last record.
    func expectStopped() {
        #expect(entries.last?.templateID == GatewayStopped.templateID)
        let stops = entries.count { $0.templateID == GatewayStopped.templateID }
        let starts = entries.count { $0.templateID == GatewayStarted.templateID }
        #expect(stops == starts)
    }

    func effects<M: Message>(_ type: M.Type) -> [M] { entries.flatMap { $0.effects(type) } }
    func inputs<M: Message>(_ type: M.Type) -> [M] { entries.compactMap { $0.input(type) } }

    /// Place of the first record of a template.
    func index<M: Message>(of type: M.Type) -> Int? {
        entries.firstIndex { $0.templateID == M.templateID }
    }
}

extension Entry {
    init(_ header: RecordHeader, _ record: UnsafeRawBufferPointer) {
        let end = RecordHeader.size + Int(header.frameByteCount)
        frame = unsafe [UInt8](record[RecordHeader.size..<end])
        templateID = UInt16(frame[8]) | UInt16(frame[9]) << 8
        var reader = EffectReader(header)
        var effects: [(EffectHeader, [UInt8])] = []
        while let effect = unsafe reader.nextFrame(in: record) {
            effects.append(unsafe (effect.header, [UInt8](effect.frame)))
        }
        self.effects = effects
        self.header = header
    }
}
