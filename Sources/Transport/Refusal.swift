// Answers a message that the gateway could not even queue: one refusal for each of its frames.
//
// Invariants: what it reads of a refused frame lies in a block that `FrameReader` has checked; the
// answer says nothing of frames it cannot read but where they stand.
// Thread: the socket's receive callback.

import Glibc
import Wire

/// In which words a socket refuses.
public enum RefusalForm: Sendable {
    /// BusinessMessageReject: the order socket and the feed's.
    case business
    /// OpsReject: the ops socket.
    case ops
}

/// What a refusal needs to know of a frame.
struct FrameReference: Equatable {
    /// MsgSeqNum or FeedSeqNum, or the null value.
    var sequence = UInt64.null
    /// ClOrdID or request id, or the null value.
    var request = UInt64.null
}

extension FrameReference {
    init(_ header: FrameHeader, in message: RawSpan) {
        switch header.templateID {
        case NewOrderSingle.templateID:
            let it = message.load(NewOrderSingle.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.clOrdID)
        case OrderCancelRequest.templateID:
            let it = message.load(OrderCancelRequest.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.clOrdID)
        case OrderCancelReplaceRequest.templateID:
            let it = message.load(OrderCancelReplaceRequest.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.clOrdID)
        case OrderMassActionRequest.templateID:
            let it = message.load(OrderMassActionRequest.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.clOrdID)
        case OrderStatusRequest.templateID:
            let it = message.load(OrderStatusRequest.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.ordStatusReqID)
        case SecurityListRequest.templateID:
            let it = message.load(SecurityListRequest.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.securityReqID)
        case PositionRequest.templateID:
            let it = message.load(PositionRequest.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.posReqID)
        case OrderTestRequest.templateID:
            let it = message.load(OrderTestRequest.self, at: header)
            self.init(sequence: it.msgSeqNum, request: it.testReqID)
        case LimitListRequest.templateID:
            self.init(request: message.load(LimitListRequest.self, at: header).requestID)
        case MarketDataSnapshot.templateID:
            let it = message.load(MarketDataSnapshot.self, at: header)
            self.init(sequence: it.feedSeqNum, request: .null)
        case HaltRequest.templateID:
            self.init(request: message.load(HaltRequest.self, at: header).requestID)
        case ResumeRequest.templateID:
            self.init(request: message.load(ResumeRequest.self, at: header).requestID)
        case AccountRequest.templateID:
            self.init(request: message.load(AccountRequest.self, at: header).requestID)
        case StatusRequest.templateID:
            self.init(request: message.load(StatusRequest.self, at: header).requestID)
        case LimitUpdate.templateID:
            self.init(request: message.load(LimitUpdate.self, at: header).requestID)
        case CancelAllRequest.templateID:
            self.init(request: message.load(CancelAllRequest.self, at: header).requestID)
        case FlattenRequest.templateID:
            self.init(request: message.load(FlattenRequest.self, at: header).requestID)
        case ShutdownRequest.templateID:
            self.init(request: message.load(ShutdownRequest.self, at: header).requestID)
        default: self.init()
        }
    }
}

/// Writes the refusals of one message.
struct RefusalWriter {
    let form: RefusalForm
    let reason: RejectReason
    let time: UInt64
    let text: Text64

    init(form: RefusalForm, reason: RejectReason, time: UInt64) {
        self.form = form
        self.reason = reason
        self.time = time
        text = Text64(reason.meaning)
    }

    /// Writes one refusal a frame into `batch` and calls `send` whenever it is full and at the end.
    func refuse(
        _ message: RawSpan, batch: inout OutboundBatch, send: (inout OutboundBatch) -> Void
    ) {
        var reader = FrameReader()
        while true {
            switch reader.next(in: message) {
            case .end:
                if !batch.isEmpty { send(&batch) }
                return
            case .frame(let header):
                let reference = FrameReference(header, in: message)
                add(reference, header.byteOffset, header.templateID, &batch, send)
            case .refused(_, let byteOffset, _, let templateID):
                add(FrameReference(), byteOffset, templateID, &batch, send)
            }
        }
    }

    /// Writes one refusal of the message as a whole.
    func refuseWhole(batch: inout OutboundBatch, send: (inout OutboundBatch) -> Void) {
        add(FrameReference(), 0, 0, &batch, send)
        send(&batch)
    }

    private func add(
        _ reference: FrameReference, _ byteOffset: Int, _ templateID: UInt16,
        _ batch: inout OutboundBatch, _ send: (inout OutboundBatch) -> Void
    ) {
        if appended(reference, byteOffset, templateID, &batch) { return }
        send(&batch)
        precondition(appended(reference, byteOffset, templateID, &batch), "a batch stayed full")
    }

    private func appended(
        _ reference: FrameReference, _ byteOffset: Int, _ templateID: UInt16,
        _ batch: inout OutboundBatch
    ) -> Bool {
        switch form {
        case .business:
            batch.append(
                BusinessMessageReject(
                    transactTime: time, refSeqNum: reference.sequence,
                    businessRejectRefID: reference.request, text: text,
                    byteOffset: UInt32(byteOffset), refTemplateID: templateID,
                    rejectReason: reason))
        case .ops:
            batch.append(
                OpsReject(
                    requestID: reference.request, transactTime: time,
                    text: text, refTemplateID: templateID,
                    rejectReason: reason))
        }
    }
}

/// Wall time, ns since the Unix epoch.
func wallTimeNs() -> UInt64 { timeNs(CLOCK_REALTIME) }

func monotonicTimeNs() -> UInt64 { timeNs(CLOCK_MONOTONIC) }

private func timeNs(_ clock: clockid_t) -> UInt64 {
    var now = timespec()
    unsafe clock_gettime(clock, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
}
