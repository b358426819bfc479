// Which records a subscription wants.
//
// A record is an input and its effects. Each condition holds where any of the record's frames bears
// the value (for a session also the effect that a frame stands in), and all conditions must hold:
// the fill of a broker's report belongs to the account of the execution report that came of it.
//
// Thread: values; any thread.

import Wire

struct RecordFilter {
    private struct Conditions: OptionSet {
        let rawValue: UInt8
        static let account = Conditions(rawValue: 1)
        static let session = Conditions(rawValue: 2)
        static let security = Conditions(rawValue: 4)
        static let template = Conditions(rawValue: 8)
    }

    private let account: Text16
    private let sessionID: UInt32
    private let securityID: UInt32
    private let templateID: UInt16
    private let origin: Origin?
    private let wanted: Conditions
    private let places = FieldPlaces.all

    init(_ request: Subscribe) {
        account = request.account
        sessionID = request.sessionID
        securityID = request.securityID
        templateID = request.templateID
        origin = request.originFilter == .yes ? request.origin : nil
        var wanted: Conditions = []
        if !account.isEmpty { wanted.insert(.account) }
        if sessionID != .null { wanted.insert(.session) }
        if securityID != .null { wanted.insert(.security) }
        if templateID != 0 { wanted.insert(.template) }
        self.wanted = wanted
    }

    /// - Parameter record: a whole record that was verified.
    func takes(_ header: RecordHeader, _ record: UnsafeRawBufferPointer) -> Bool {
        if let origin, header.origin != origin { return false }
        if wanted.isEmpty { return true }
        var open = wanted
        unsafe check(record, RecordHeader.size, Int(header.frameByteCount), &open)
        var reader = EffectReader(header)
        while !open.isEmpty, let effect = unsafe reader.next(in: record) {
            if open.contains(.session), effect.header.sessionID == sessionID {
                open.remove(.session)
            }
            unsafe check(record, effect.frameOffset, Int(effect.header.frameByteCount), &open)
        }
        return open.isEmpty
    }

    /// Takes the conditions off `open` that one frame fulfils.
    private func check(
        _ record: UnsafeRawBufferPointer, _ offset: Int, _ byteCount: Int, _ open: inout Conditions
    ) {
        guard byteCount >= FrameLayout.headerByteCount, offset + byteCount <= record.count
        else { return }
        // Bound: the line above, here and below: a place counts only where the frame reaches it.
        let template = unsafe record.loadUnaligned(fromByteOffset: offset + 8, as: UInt16.self)
        if template == templateID { open.remove(.template) }
        guard Int(template) < places.count else { return }
        let place = places[Int(template)]
        let block = offset + FrameLayout.headerByteCount
        let end = offset + byteCount
        if open.contains(.account), place.account >= 0, block + place.account + 16 <= end,
            unsafe record.loadUnaligned(
                fromByteOffset: block + place.account, as: Text16.self) == account
        {
            open.remove(.account)
        }
        if open.contains(.session), place.session >= 0, block + place.session + 4 <= end,
            unsafe record.loadUnaligned(
                fromByteOffset: block + place.session, as: UInt32.self) == sessionID
        {
            open.remove(.session)
        }
        if open.contains(.security), place.security >= 0, block + place.security + 4 <= end,
            unsafe record.loadUnaligned(
                fromByteOffset: block + place.security, as: UInt32.self) == securityID
        {
            open.remove(.security)
        }
    }
}

/// Where in a template's block the fields are that a filter looks at; -1 for none.
struct FieldPlaces {
    var account = -1
    var session = -1
    var security = -1

    /// By template id.
    static let all: [FieldPlaces] = {
        let countMax = Catalogue.messages.map { Int($0.templateID) + 1 }.max() ?? 0
        var places = [FieldPlaces](repeating: FieldPlaces(), count: countMax)
        for message in Catalogue.messages {
            for field in message.fields {
                switch (field.name, field.kind) {
                case ("account", .text(16)):
                    places[Int(message.templateID)].account = field.offset
                case ("sessionID", .unsigned(4, _)):
                    places[Int(message.templateID)].session = field.offset
                case ("securityID", .unsigned(4, _)):
                    places[Int(message.templateID)].security = field.offset
                default: break
                }
            }
        }
        return places
    }()
}
