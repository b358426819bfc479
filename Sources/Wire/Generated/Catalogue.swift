// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

extension Catalogue {
    /// The block length that the schema gives a template; nil for no template.
    @inlinable public static func blockLength(of templateID: UInt16) -> Int? {
        switch templateID {
        case 1: 84
        case 2: 20
        case 3: 93
        case 4: 101
        case 5: 40
        case 6: 85
        case 7: 8
        case 8: 16
        case 9: 28
        case 10: 28
        case 11: 77
        case 12: 69
        case 20: 74
        case 21: 33
        case 22: 59
        case 23: 46
        case 24: 24
        case 25: 16
        case 26: 32
        case 30: 92
        case 40: 166
        case 41: 74
        case 42: 40
        case 43: 104
        case 44: 137
        case 45: 129
        case 46: 133
        case 60: 132
        case 61: 129
        case 62: 8
        case 63: 139
        case 64: 129
        case 65: 129
        case 66: 112
        case 70: 62
        case 71: 262
        case 72: 131
        case 73: 84
        case 80: 85
        case 81: 91
        case 82: 35
        case 83: 40
        case 100: 120
        case 101: 8
        case 102: 4
        case 103: 8
        case 104: 4
        case 105: 24
        case 110: 95
        case 111: 102
        case 112: 3
        case 120: 124
        case 121: 38
        case 122: 24
        case 123: 28
        case 124: 19
        case 135: 19
        case 136: 83
        case 125: 64
        case 130: 9
        case 131: 13
        case 132: 24
        case 133: 201
        case 140: 162
        case 141: 120
        case 142: 191
        case 143: 24
        case 144: 68
        case 160: 73
        case 161: 69
        case 162: 55
        case 163: 9
        case 164: 169
        case 150: 25
        case 151: 60
        case 152: 52
        case 153: 136
        case 154: 36
        case 155: 58
        case 156: 14
        case 157: 102
        case 158: 137
        case 159: 24
        case 145: 64
        case 146: 40
        case 147: 12
        case 148: 224
        case 149: 128
        default: nil
        }
    }

    /// Every message, in the schema's order.
    public static let messages: [MessageDescriptor] = [
        MessageDescriptor(
            name: "Negotiate", templateID: 1, blockLength: 84,
            fields: [
                FieldDescriptor("sessionVersionID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("signature", .text(64), offset: 16),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 80),
            ]),
        MessageDescriptor(
            name: "NegotiationResponse", templateID: 2, blockLength: 20,
            fields: [
                FieldDescriptor("sessionVersionID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("requestTimestamp", .time(optional: false), offset: 8),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 16),
            ]),
        MessageDescriptor(
            name: "NegotiationReject", templateID: 3, blockLength: 93,
            fields: [
                FieldDescriptor("sessionVersionID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("requestTimestamp", .time(optional: false), offset: 8),
                FieldDescriptor(
                    "currentSessionVersionID", .unsigned(8, optional: true), offset: 16),
                FieldDescriptor("text", .text(64), offset: 24),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 88),
                FieldDescriptor("code", .code("NegotiationRejectCode", 1), offset: 92),
            ]),
        MessageDescriptor(
            name: "Establish", templateID: 4, blockLength: 101,
            fields: [
                FieldDescriptor("sessionVersionID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("nextSeqNo", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("signature", .text(64), offset: 24),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 88),
                FieldDescriptor("keepAliveInterval", .unsigned(4, optional: false), offset: 92),
                FieldDescriptor(
                    "cancelOnDisconnectWindow", .unsigned(4, optional: false), offset: 96),
                FieldDescriptor("cancelOnDisconnect", .code("CancelOnDisconnect", 1), offset: 100),
            ]),
        MessageDescriptor(
            name: "EstablishmentAck", templateID: 5, blockLength: 40,
            fields: [
                FieldDescriptor("sessionVersionID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("requestTimestamp", .time(optional: false), offset: 8),
                FieldDescriptor("nextSeqNo", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("lastIncomingSeqNo", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 32),
                FieldDescriptor("keepAliveInterval", .unsigned(4, optional: false), offset: 36),
            ]),
        MessageDescriptor(
            name: "EstablishmentReject", templateID: 6, blockLength: 85,
            fields: [
                FieldDescriptor("sessionVersionID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("requestTimestamp", .time(optional: false), offset: 8),
                FieldDescriptor("text", .text(64), offset: 16),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 80),
                FieldDescriptor("code", .code("EstablishmentRejectCode", 1), offset: 84),
            ]),
        MessageDescriptor(
            name: "Sequence", templateID: 7, blockLength: 8,
            fields: [
                FieldDescriptor("nextSeqNo", .unsigned(8, optional: false), offset: 0),
            ]),
        MessageDescriptor(
            name: "NotApplied", templateID: 8, blockLength: 16,
            fields: [
                FieldDescriptor("fromSeqNo", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("count", .unsigned(8, optional: false), offset: 8),
            ]),
        MessageDescriptor(
            name: "RetransmitRequest", templateID: 9, blockLength: 28,
            fields: [
                FieldDescriptor("timestamp", .time(optional: false), offset: 0),
                FieldDescriptor("fromSeqNo", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("count", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 24),
            ]),
        MessageDescriptor(
            name: "Retransmission", templateID: 10, blockLength: 28,
            fields: [
                FieldDescriptor("requestTimestamp", .time(optional: false), offset: 0),
                FieldDescriptor("nextSeqNo", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("count", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 24),
            ]),
        MessageDescriptor(
            name: "RetransmitReject", templateID: 11, blockLength: 77,
            fields: [
                FieldDescriptor("requestTimestamp", .time(optional: false), offset: 0),
                FieldDescriptor("text", .text(64), offset: 8),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 72),
                FieldDescriptor("code", .code("RetransmitRejectCode", 1), offset: 76),
            ]),
        MessageDescriptor(
            name: "Terminate", templateID: 12, blockLength: 69,
            fields: [
                FieldDescriptor("text", .text(64), offset: 0),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 64),
                FieldDescriptor("code", .code("TerminationCode", 1), offset: 68),
            ]),
        MessageDescriptor(
            name: "NewOrderSingle", templateID: 20, blockLength: 74,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("sendingTime", .time(optional: false), offset: 16),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 24),
                FieldDescriptor("stopPx", .decimal(8, optional: true), offset: 32),
                FieldDescriptor("orderQty", .decimal(8, optional: false), offset: 40),
                FieldDescriptor("account", .text(16), offset: 48),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 64),
                FieldDescriptor("side", .code("Side", 1), offset: 68),
                FieldDescriptor("ordType", .code("OrdType", 1), offset: 69),
                FieldDescriptor("timeInForce", .code("TimeInForce", 1), offset: 70),
                FieldDescriptor("possResend", .code("Flag", 1), offset: 71),
                FieldDescriptor("duplicateIntended", .code("Flag", 1), offset: 72),
                FieldDescriptor("reduceOnly", .code("Flag", 1), offset: 73),
            ]),
        MessageDescriptor(
            name: "OrderCancelRequest", templateID: 21, blockLength: 33,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("origClOrdID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("sendingTime", .time(optional: false), offset: 24),
                FieldDescriptor("possResend", .code("Flag", 1), offset: 32),
            ]),
        MessageDescriptor(
            name: "OrderCancelReplaceRequest", templateID: 22, blockLength: 59,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("origClOrdID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("sendingTime", .time(optional: false), offset: 24),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 32),
                FieldDescriptor("stopPx", .decimal(8, optional: true), offset: 40),
                FieldDescriptor("orderQty", .decimal(8, optional: false), offset: 48),
                FieldDescriptor("ordType", .code("OrdType", 1), offset: 56),
                FieldDescriptor("timeInForce", .code("TimeInForce", 1), offset: 57),
                FieldDescriptor("possResend", .code("Flag", 1), offset: 58),
            ]),
        MessageDescriptor(
            name: "OrderMassActionRequest", templateID: 23, blockLength: 46,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("sendingTime", .time(optional: false), offset: 16),
                FieldDescriptor("account", .text(16), offset: 24),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 40),
                FieldDescriptor("side", .code("SideFilter", 1), offset: 44),
                FieldDescriptor("possResend", .code("Flag", 1), offset: 45),
            ]),
        MessageDescriptor(
            name: "OrderStatusRequest", templateID: 24, blockLength: 24,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("ordStatusReqID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("clOrdID", .unsigned(8, optional: true), offset: 16),
            ]),
        MessageDescriptor(
            name: "SecurityListRequest", templateID: 25, blockLength: 16,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("securityReqID", .unsigned(8, optional: false), offset: 8),
            ]),
        MessageDescriptor(
            name: "PositionRequest", templateID: 26, blockLength: 32,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("posReqID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("account", .text(16), offset: 16),
            ]),
        MessageDescriptor(
            name: "MarketDataSnapshot", templateID: 30, blockLength: 92,
            fields: [
                FieldDescriptor("feedSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("bidPx", .decimal(8, optional: true), offset: 16),
                FieldDescriptor("offerPx", .decimal(8, optional: true), offset: 24),
                FieldDescriptor("lastPx", .decimal(8, optional: true), offset: 32),
                FieldDescriptor("bidSize", .decimal(8, optional: true), offset: 40),
                FieldDescriptor("offerSize", .decimal(8, optional: true), offset: 48),
                FieldDescriptor("lastQty", .decimal(8, optional: true), offset: 56),
                FieldDescriptor("volume", .decimal(8, optional: true), offset: 64),
                FieldDescriptor("symbol", .text(16), offset: 72),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 88),
            ]),
        MessageDescriptor(
            name: "ExecutionReport", templateID: 40, blockLength: 166,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("orderID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("origClOrdID", .unsigned(8, optional: true), offset: 32),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 40),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 48),
                FieldDescriptor("stopPx", .decimal(8, optional: true), offset: 56),
                FieldDescriptor("orderQty", .decimal(8, optional: false), offset: 64),
                FieldDescriptor("cumQty", .decimal(8, optional: false), offset: 72),
                FieldDescriptor("leavesQty", .decimal(8, optional: false), offset: 80),
                FieldDescriptor("lastQty", .decimal(8, optional: true), offset: 88),
                FieldDescriptor("lastPx", .decimal(8, optional: true), offset: 96),
                FieldDescriptor("avgPx", .decimal(8, optional: true), offset: 104),
                FieldDescriptor("fee", .decimal(4, optional: true), offset: 112),
                FieldDescriptor("limit", .signed(optional: true), offset: 120),
                FieldDescriptor("value", .signed(optional: true), offset: 128),
                FieldDescriptor("account", .text(16), offset: 136),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 152),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 156),
                FieldDescriptor("execType", .code("ExecType", 1), offset: 158),
                FieldDescriptor("ordStatus", .code("OrdStatus", 1), offset: 159),
                FieldDescriptor("side", .code("Side", 1), offset: 160),
                FieldDescriptor("ordType", .code("OrdType", 1), offset: 161),
                FieldDescriptor("timeInForce", .code("TimeInForce", 1), offset: 162),
                FieldDescriptor("possResend", .code("Flag", 1), offset: 163),
                FieldDescriptor("level", .code("Level", 1), offset: 164),
                FieldDescriptor("lastReport", .code("Flag", 1), offset: 165),
            ]),
        MessageDescriptor(
            name: "OrderCancelReject", templateID: 41, blockLength: 74,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("orderID", .unsigned(8, optional: true), offset: 16),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("origClOrdID", .unsigned(8, optional: false), offset: 32),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 40),
                FieldDescriptor("limit", .signed(optional: true), offset: 48),
                FieldDescriptor("value", .signed(optional: true), offset: 56),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 64),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 68),
                FieldDescriptor("ordStatus", .code("OrdStatus", 1), offset: 70),
                FieldDescriptor("cxlRejResponseTo", .code("CxlRejResponseTo", 1), offset: 71),
                FieldDescriptor("possResend", .code("Flag", 1), offset: 72),
                FieldDescriptor("level", .code("Level", 1), offset: 73),
            ]),
        MessageDescriptor(
            name: "OrderMassActionReport", templateID: 42, blockLength: 40,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("totalAffectedOrders", .unsigned(4, optional: false), offset: 32),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 36),
                FieldDescriptor("massActionResponse", .code("MassActionResponse", 1), offset: 38),
                FieldDescriptor("possResend", .code("Flag", 1), offset: 39),
            ]),
        MessageDescriptor(
            name: "BusinessMessageReject", templateID: 43, blockLength: 104,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("refSeqNum", .unsigned(8, optional: true), offset: 16),
                FieldDescriptor("businessRejectRefID", .unsigned(8, optional: true), offset: 24),
                FieldDescriptor("text", .text(64), offset: 32),
                FieldDescriptor("byteOffset", .unsigned(4, optional: false), offset: 96),
                FieldDescriptor("refTemplateID", .unsigned(2, optional: false), offset: 100),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 102),
            ]),
        MessageDescriptor(
            name: "SecurityDefinition", templateID: 44, blockLength: 137,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("securityReqID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("minPriceIncrement", .decimal(8, optional: false), offset: 16),
                FieldDescriptor("roundLot", .decimal(8, optional: false), offset: 24),
                FieldDescriptor("minTradeVol", .decimal(8, optional: false), offset: 32),
                FieldDescriptor("maxTradeVol", .decimal(8, optional: false), offset: 40),
                FieldDescriptor("contractMultiplier", .signed(optional: false), offset: 48),
                FieldDescriptor("averageDailyVolume", .decimal(8, optional: true), offset: 56),
                FieldDescriptor("symbol", .text(16), offset: 64),
                FieldDescriptor("sector", .text(16), offset: 80),
                FieldDescriptor("calendar", .text(16), offset: 96),
                FieldDescriptor("currency", .text(4), offset: 112),
                FieldDescriptor("country", .text(4), offset: 116),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 120),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 124),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 128),
                FieldDescriptor("brokerID", .unsigned(2, optional: false), offset: 132),
                FieldDescriptor("securityStatus", .code("SecurityStatus", 1), offset: 134),
                FieldDescriptor("assetClass", .code("AssetClass", 1), offset: 135),
                FieldDescriptor("easyToBorrow", .code("Flag", 1), offset: 136),
            ]),
        MessageDescriptor(
            name: "PositionReport", templateID: 45, blockLength: 129,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("posReqID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("transactTime", .time(optional: false), offset: 16),
                FieldDescriptor("netQty", .decimal(8, optional: false), offset: 24),
                FieldDescriptor("avgPx", .decimal(8, optional: true), offset: 32),
                FieldDescriptor("markPx", .decimal(8, optional: true), offset: 40),
                FieldDescriptor("realizedPnL", .decimal(4, optional: false), offset: 48),
                FieldDescriptor("openPnL", .decimal(4, optional: true), offset: 56),
                FieldDescriptor("fees", .decimal(4, optional: false), offset: 64),
                FieldDescriptor("openBuyQty", .decimal(8, optional: false), offset: 72),
                FieldDescriptor("openSellQty", .decimal(8, optional: false), offset: 80),
                FieldDescriptor("cash", .decimal(4, optional: false), offset: 88),
                FieldDescriptor("account", .text(16), offset: 96),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 112),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 116),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 120),
                FieldDescriptor("openOrders", .unsigned(4, optional: false), offset: 124),
                FieldDescriptor("lastReport", .code("Flag", 1), offset: 128),
            ]),
        MessageDescriptor(
            name: "TradingState", templateID: 46, blockLength: 133,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("until", .time(optional: true), offset: 16),
                FieldDescriptor("target", .text(16), offset: 24),
                FieldDescriptor("text", .text(64), offset: 40),
                FieldDescriptor("setBy", .text(16), offset: 104),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 120),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 124),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 128),
                FieldDescriptor("status", .code("TradingStatus", 1), offset: 130),
                FieldDescriptor("scope", .code("Scope", 1), offset: 131),
                FieldDescriptor("lastReport", .code("Flag", 1), offset: 132),
            ]),
        MessageDescriptor(
            name: "HaltRequest", templateID: 60, blockLength: 132,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("target", .text(16), offset: 16),
                FieldDescriptor("operatorID", .text(32), offset: 32),
                FieldDescriptor("reason", .text(64), offset: 64),
                FieldDescriptor("scope", .code("Scope", 1), offset: 128),
                FieldDescriptor("mode", .code("HaltMode", 1), offset: 129),
                FieldDescriptor("cancelOpen", .code("Flag", 1), offset: 130),
                FieldDescriptor("flatten", .code("Flag", 1), offset: 131),
            ]),
        MessageDescriptor(
            name: "ResumeRequest", templateID: 61, blockLength: 129,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("target", .text(16), offset: 16),
                FieldDescriptor("operatorID", .text(32), offset: 32),
                FieldDescriptor("reason", .text(64), offset: 64),
                FieldDescriptor("scope", .code("Scope", 1), offset: 128),
            ]),
        MessageDescriptor(
            name: "StatusRequest", templateID: 62, blockLength: 8,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
            ]),
        MessageDescriptor(
            name: "LimitUpdate", templateID: 63, blockLength: 139,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("limit", .signed(optional: true), offset: 16),
                FieldDescriptor("target", .text(16), offset: 24),
                FieldDescriptor("operatorID", .text(32), offset: 40),
                FieldDescriptor("reason", .text(64), offset: 72),
                FieldDescriptor("kind", .code("LimitKind", 2), offset: 136),
                FieldDescriptor("level", .code("Level", 1), offset: 138),
            ]),
        MessageDescriptor(
            name: "CancelAllRequest", templateID: 64, blockLength: 129,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("target", .text(16), offset: 16),
                FieldDescriptor("operatorID", .text(32), offset: 32),
                FieldDescriptor("reason", .text(64), offset: 64),
                FieldDescriptor("scope", .code("Scope", 1), offset: 128),
            ]),
        MessageDescriptor(
            name: "FlattenRequest", templateID: 65, blockLength: 129,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("target", .text(16), offset: 16),
                FieldDescriptor("operatorID", .text(32), offset: 32),
                FieldDescriptor("reason", .text(64), offset: 64),
                FieldDescriptor("scope", .code("Scope", 1), offset: 128),
            ]),
        MessageDescriptor(
            name: "ShutdownRequest", templateID: 66, blockLength: 112,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("operatorID", .text(32), offset: 16),
                FieldDescriptor("reason", .text(64), offset: 48),
            ]),
        MessageDescriptor(
            name: "HaltReport", templateID: 70, blockLength: 62,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("target", .text(16), offset: 24),
                FieldDescriptor("cancelsSent", .unsigned(4, optional: false), offset: 40),
                FieldDescriptor("ordersOpen", .unsigned(4, optional: false), offset: 44),
                FieldDescriptor("positionsOpen", .unsigned(4, optional: false), offset: 48),
                FieldDescriptor("closesSent", .unsigned(4, optional: false), offset: 52),
                FieldDescriptor("scope", .code("Scope", 1), offset: 56),
                FieldDescriptor("phase", .code("HaltPhase", 1), offset: 57),
                FieldDescriptor("halted", .code("Flag", 1), offset: 58),
                FieldDescriptor("mode", .code("HaltMode", 1), offset: 59),
                FieldDescriptor("cancelOpen", .code("Flag", 1), offset: 60),
                FieldDescriptor("flatten", .code("Flag", 1), offset: 61),
            ]),
        MessageDescriptor(
            name: "StatusReport", templateID: 71, blockLength: 262,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("startedTime", .time(optional: false), offset: 16),
                FieldDescriptor("recordSequence", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("stateHashHigh", .unsigned(8, optional: false), offset: 32),
                FieldDescriptor("stateHashLow", .unsigned(8, optional: false), offset: 40),
                FieldDescriptor("ordersAccepted", .unsigned(8, optional: false), offset: 48),
                FieldDescriptor("ordersRefused", .unsigned(8, optional: false), offset: 56),
                FieldDescriptor("ordersForwarded", .unsigned(8, optional: false), offset: 64),
                FieldDescriptor("cancels", .unsigned(8, optional: false), offset: 72),
                FieldDescriptor("trades", .unsigned(8, optional: false), offset: 80),
                FieldDescriptor("messagesRefused", .unsigned(8, optional: false), offset: 88),
                FieldDescriptor("ticksAccepted", .unsigned(8, optional: false), offset: 96),
                FieldDescriptor("ticksRefused", .unsigned(8, optional: false), offset: 104),
                FieldDescriptor("lastHaltTime", .time(optional: true), offset: 112),
                FieldDescriptor("configurationHash", .text(64), offset: 120),
                FieldDescriptor("gatewayName", .text(32), offset: 184),
                FieldDescriptor("version", .text(16), offset: 216),
                FieldDescriptor("openOrders", .unsigned(4, optional: false), offset: 232),
                FieldDescriptor("sessionsEstablished", .unsigned(4, optional: false), offset: 236),
                FieldDescriptor("sessionsConfigured", .unsigned(4, optional: false), offset: 240),
                FieldDescriptor("haltsInForce", .unsigned(4, optional: false), offset: 244),
                FieldDescriptor("instruments", .unsigned(4, optional: false), offset: 248),
                FieldDescriptor("accounts", .unsigned(4, optional: false), offset: 252),
                FieldDescriptor("workPending", .unsigned(4, optional: false), offset: 256),
                FieldDescriptor("state", .code("GatewayState", 1), offset: 260),
                FieldDescriptor("durability", .code("Durability", 1), offset: 261),
            ]),
        MessageDescriptor(
            name: "LimitReport", templateID: 72, blockLength: 131,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("limit", .signed(optional: true), offset: 24),
                FieldDescriptor("ceiling", .signed(optional: true), offset: 32),
                FieldDescriptor("target", .text(16), offset: 40),
                FieldDescriptor("setBy", .text(64), offset: 56),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 120),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 124),
                FieldDescriptor("kind", .code("LimitKind", 2), offset: 128),
                FieldDescriptor("level", .code("Level", 1), offset: 130),
            ]),
        MessageDescriptor(
            name: "OpsReject", templateID: 73, blockLength: 84,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: true), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("text", .text(64), offset: 16),
                FieldDescriptor("refTemplateID", .unsigned(2, optional: false), offset: 80),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 82),
            ]),
        MessageDescriptor(
            name: "Subscribe", templateID: 80, blockLength: 85,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("fromSequence", .unsigned(8, optional: true), offset: 8),
                FieldDescriptor("fromTime", .time(optional: true), offset: 16),
                FieldDescriptor("consumer", .text(32), offset: 24),
                FieldDescriptor("account", .text(16), offset: 56),
                FieldDescriptor("sessionID", .unsigned(4, optional: true), offset: 72),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 76),
                FieldDescriptor("templateID", .unsigned(2, optional: false), offset: 80),
                FieldDescriptor("start", .code("SubscriptionStart", 1), offset: 82),
                FieldDescriptor("originFilter", .code("Flag", 1), offset: 83),
                FieldDescriptor("origin", .code("Origin", 1), offset: 84),
            ]),
        MessageDescriptor(
            name: "SubscriptionReport", templateID: 81, blockLength: 91,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("nextSequence", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("durableSequence", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("text", .text(64), offset: 24),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 88),
                FieldDescriptor("status", .code("SubscriptionStatus", 1), offset: 90),
            ]),
        MessageDescriptor(
            name: "JournalRecord", templateID: 82, blockLength: 35,
            fields: [
                FieldDescriptor("sequence", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("source", .unsigned(4, optional: false), offset: 24),
                FieldDescriptor("recordByteCount", .unsigned(4, optional: false), offset: 28),
                FieldDescriptor("templateID", .unsigned(2, optional: false), offset: 32),
                FieldDescriptor("origin", .code("Origin", 1), offset: 34),
            ]),
        MessageDescriptor(
            name: "Acknowledge", templateID: 83, blockLength: 40,
            fields: [
                FieldDescriptor("sequence", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("consumer", .text(32), offset: 8),
            ]),
        MessageDescriptor(
            name: "GatewayStarted", templateID: 100, blockLength: 120,
            fields: [
                FieldDescriptor("startedTime", .time(optional: false), offset: 0),
                FieldDescriptor("configurationHash", .text(64), offset: 8),
                FieldDescriptor("gatewayName", .text(32), offset: 72),
                FieldDescriptor("version", .text(16), offset: 104),
            ]),
        MessageDescriptor(
            name: "GatewayStopped", templateID: 101, blockLength: 8,
            fields: [
                FieldDescriptor("stoppedTime", .time(optional: false), offset: 0),
            ]),
        MessageDescriptor(
            name: "ConnectionClosed", templateID: 102, blockLength: 4,
            fields: [
                FieldDescriptor("connectionID", .unsigned(4, optional: false), offset: 0),
            ]),
        MessageDescriptor(
            name: "TimerExpired", templateID: 103, blockLength: 8,
            fields: [
                FieldDescriptor("dueTime", .time(optional: false), offset: 0),
            ]),
        MessageDescriptor(
            name: "ContinueWork", templateID: 104, blockLength: 4,
            fields: [
                FieldDescriptor("workPending", .unsigned(4, optional: false), offset: 0),
            ]),
        MessageDescriptor(
            name: "StateHash", templateID: 105, blockLength: 24,
            fields: [
                FieldDescriptor("recordSequence", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("stateHashHigh", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("stateHashLow", .unsigned(8, optional: false), offset: 16),
            ]),
        MessageDescriptor(
            name: "BrokerCommand", templateID: 110, blockLength: 95,
            fields: [
                FieldDescriptor("commandID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("orderID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 16),
                FieldDescriptor("stopPx", .decimal(8, optional: true), offset: 24),
                FieldDescriptor("orderQty", .decimal(8, optional: false), offset: 32),
                FieldDescriptor("cumQty", .decimal(8, optional: false), offset: 40),
                FieldDescriptor("transactTime", .time(optional: false), offset: 48),
                FieldDescriptor("clOrdID", .unsigned(8, optional: false), offset: 56),
                FieldDescriptor("account", .text(16), offset: 64),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 80),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 84),
                FieldDescriptor("brokerID", .unsigned(2, optional: false), offset: 88),
                FieldDescriptor("kind", .code("BrokerCommandKind", 1), offset: 90),
                FieldDescriptor("side", .code("Side", 1), offset: 91),
                FieldDescriptor("ordType", .code("OrdType", 1), offset: 92),
                FieldDescriptor("timeInForce", .code("TimeInForce", 1), offset: 93),
                FieldDescriptor("stopTriggered", .code("Flag", 1), offset: 94),
            ]),
        MessageDescriptor(
            name: "BrokerReport", templateID: 111, blockLength: 102,
            fields: [
                FieldDescriptor("brokerSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("orderID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("transactTime", .time(optional: false), offset: 16),
                FieldDescriptor("lastQty", .decimal(8, optional: true), offset: 24),
                FieldDescriptor("lastPx", .decimal(8, optional: true), offset: 32),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 40),
                FieldDescriptor("stopPx", .decimal(8, optional: true), offset: 48),
                FieldDescriptor("orderQty", .decimal(8, optional: true), offset: 56),
                FieldDescriptor("fee", .decimal(4, optional: true), offset: 64),
                FieldDescriptor("commandID", .unsigned(8, optional: false), offset: 72),
                FieldDescriptor("execRef", .unsigned(8, optional: false), offset: 80),
                FieldDescriptor("reasonCode", .signed(optional: false), offset: 88),
                FieldDescriptor("brokerID", .unsigned(2, optional: false), offset: 96),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 98),
                FieldDescriptor("kind", .code("BrokerReportKind", 1), offset: 100),
                FieldDescriptor("stopTriggered", .code("Flag", 1), offset: 101),
            ]),
        MessageDescriptor(
            name: "BrokerStatus", templateID: 112, blockLength: 3,
            fields: [
                FieldDescriptor("brokerID", .unsigned(2, optional: false), offset: 0),
                FieldDescriptor("state", .code("BrokerState", 1), offset: 2),
            ]),
        MessageDescriptor(
            name: "ConfigurationBegin", templateID: 120, blockLength: 124,
            fields: [
                FieldDescriptor("configurationHash", .text(64), offset: 0),
                FieldDescriptor("gatewayName", .text(32), offset: 64),
                FieldDescriptor("ordersMax", .unsigned(4, optional: false), offset: 96),
                FieldDescriptor("requestsMax", .unsigned(4, optional: false), offset: 100),
                FieldDescriptor("instrumentsMax", .unsigned(4, optional: false), offset: 104),
                FieldDescriptor("accountsMax", .unsigned(4, optional: false), offset: 108),
                FieldDescriptor("sessionsMax", .unsigned(4, optional: false), offset: 112),
                FieldDescriptor("positionsMax", .unsigned(4, optional: false), offset: 116),
                FieldDescriptor("brokersMax", .unsigned(4, optional: false), offset: 120),
            ]),
        MessageDescriptor(
            name: "AccountDefinition", templateID: 121, blockLength: 38,
            fields: [
                FieldDescriptor("startingCash", .decimal(4, optional: false), offset: 0),
                FieldDescriptor("account", .text(16), offset: 8),
                FieldDescriptor("group", .unsigned(4, optional: false), offset: 24),
                FieldDescriptor("accountID", .unsigned(4, optional: false), offset: 28),
                FieldDescriptor("currency", .text(4), offset: 32),
                FieldDescriptor("enabled", .code("Flag", 1), offset: 36),
                FieldDescriptor("selfTrade", .code("SelfTradePolicy", 1), offset: 37),
            ]),
        MessageDescriptor(
            name: "StrategyDefinition", templateID: 122, blockLength: 24,
            fields: [
                FieldDescriptor("strategy", .text(16), offset: 0),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 16),
                FieldDescriptor("enabled", .code("Flag", 1), offset: 20),
                FieldDescriptor("mayBuy", .code("Flag", 1), offset: 21),
                FieldDescriptor("maySell", .code("Flag", 1), offset: 22),
                FieldDescriptor("maySellShort", .code("Flag", 1), offset: 23),
            ]),
        MessageDescriptor(
            name: "Entitlement", templateID: 123, blockLength: 28,
            fields: [
                FieldDescriptor("account", .text(16), offset: 0),
                FieldDescriptor("sessionID", .unsigned(4, optional: false), offset: 16),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 20),
                FieldDescriptor("mayMarket", .code("Flag", 1), offset: 24),
                FieldDescriptor("mayLimit", .code("Flag", 1), offset: 25),
                FieldDescriptor("mayStop", .code("Flag", 1), offset: 26),
                FieldDescriptor("mayStopLimit", .code("Flag", 1), offset: 27),
            ]),
        MessageDescriptor(
            name: "BrokerDefinition", templateID: 124, blockLength: 19,
            fields: [
                FieldDescriptor("broker", .text(16), offset: 0),
                FieldDescriptor("brokerID", .unsigned(2, optional: false), offset: 16),
                FieldDescriptor("enabled", .code("Flag", 1), offset: 18),
            ]),
        MessageDescriptor(
            name: "CalendarDefinition", templateID: 135, blockLength: 19,
            fields: [
                FieldDescriptor("calendar", .text(16), offset: 0),
                FieldDescriptor("calendarID", .unsigned(2, optional: false), offset: 16),
                FieldDescriptor("isGlobal", .code("Flag", 1), offset: 18),
            ]),
        MessageDescriptor(
            name: "CalendarWindow", templateID: 136, blockLength: 83,
            fields: [
                FieldDescriptor("opensTime", .time(optional: false), offset: 0),
                FieldDescriptor("closeOnlyTime", .time(optional: false), offset: 8),
                FieldDescriptor("closesTime", .time(optional: false), offset: 16),
                FieldDescriptor("calendar", .text(16), offset: 24),
                FieldDescriptor("name", .text(32), offset: 40),
                FieldDescriptor("tradeDate", .unsigned(4, optional: false), offset: 72),
                FieldDescriptor("calendarID", .unsigned(2, optional: false), offset: 76),
                FieldDescriptor("index", .unsigned(2, optional: false), offset: 78),
                FieldDescriptor("total", .unsigned(2, optional: false), offset: 80),
                FieldDescriptor("kind", .code("CalendarWindowKind", 1), offset: 82),
            ]),
        MessageDescriptor(
            name: "ConfigurationEnd", templateID: 125, blockLength: 64,
            fields: [
                FieldDescriptor("configurationHash", .text(64), offset: 0),
            ]),
        MessageDescriptor(
            name: "CurrencyDefinition", templateID: 130, blockLength: 9,
            fields: [
                FieldDescriptor("currency", .text(4), offset: 0),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 4),
                FieldDescriptor("inverse", .code("Flag", 1), offset: 8),
            ]),
        MessageDescriptor(
            name: "TradingDayBegan", templateID: 131, blockLength: 13,
            fields: [
                FieldDescriptor("resetTime", .time(optional: false), offset: 0),
                FieldDescriptor("tradeDate", .unsigned(4, optional: false), offset: 8),
                FieldDescriptor("weekStart", .code("Flag", 1), offset: 12),
            ]),
        MessageDescriptor(
            name: "AccountRequest", templateID: 132, blockLength: 24,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("account", .text(16), offset: 8),
            ]),
        MessageDescriptor(
            name: "AccountReport", templateID: 133, blockLength: 201,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("startingCash", .decimal(4, optional: false), offset: 16),
                FieldDescriptor("cash", .decimal(4, optional: false), offset: 24),
                FieldDescriptor("holds", .decimal(4, optional: false), offset: 32),
                FieldDescriptor("freeCash", .decimal(4, optional: false), offset: 40),
                FieldDescriptor("equity", .decimal(4, optional: false), offset: 48),
                FieldDescriptor("realizedPnL", .decimal(4, optional: false), offset: 56),
                FieldDescriptor("openPnL", .decimal(4, optional: false), offset: 64),
                FieldDescriptor("fees", .decimal(4, optional: false), offset: 72),
                FieldDescriptor("dayRealized", .decimal(4, optional: false), offset: 80),
                FieldDescriptor("dayResult", .decimal(4, optional: false), offset: 88),
                FieldDescriptor("weekRealized", .decimal(4, optional: false), offset: 96),
                FieldDescriptor("weekResult", .decimal(4, optional: false), offset: 104),
                FieldDescriptor("highWaterMark", .decimal(4, optional: false), offset: 112),
                FieldDescriptor("drawdown", .signed(optional: true), offset: 120),
                FieldDescriptor("grossExposure", .decimal(4, optional: false), offset: 128),
                FieldDescriptor("netExposure", .decimal(4, optional: false), offset: 136),
                FieldDescriptor("shortExposure", .decimal(4, optional: false), offset: 144),
                FieldDescriptor("openNotional", .decimal(4, optional: false), offset: 152),
                FieldDescriptor("account", .text(16), offset: 160),
                FieldDescriptor("currency", .text(4), offset: 176),
                FieldDescriptor("tradeDate", .unsigned(4, optional: false), offset: 180),
                FieldDescriptor("openOrders", .unsigned(4, optional: false), offset: 184),
                FieldDescriptor("positionsOpen", .unsigned(4, optional: false), offset: 188),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 192),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 196),
                FieldDescriptor("enabled", .code("Flag", 1), offset: 200),
            ]),
        MessageDescriptor(
            name: "LockoutRequest", templateID: 140, blockLength: 162,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("until", .time(optional: true), offset: 16),
                FieldDescriptor("duration", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("account", .text(16), offset: 32),
                FieldDescriptor("symbol", .text(16), offset: 48),
                FieldDescriptor("operatorID", .text(32), offset: 64),
                FieldDescriptor("reason", .text(64), offset: 96),
                FieldDescriptor("kind", .code("LockoutKind", 1), offset: 160),
                FieldDescriptor("reduceOnly", .code("Flag", 1), offset: 161),
            ]),
        MessageDescriptor(
            name: "LockoutClearRequest", templateID: 141, blockLength: 120,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("timestamp", .time(optional: false), offset: 8),
                FieldDescriptor("lockoutID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("operatorID", .text(32), offset: 24),
                FieldDescriptor("reason", .text(64), offset: 56),
            ]),
        MessageDescriptor(
            name: "LockoutReport", templateID: 142, blockLength: 191,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("lockoutID", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("since", .time(optional: false), offset: 32),
                FieldDescriptor("until", .time(optional: true), offset: 40),
                FieldDescriptor("account", .text(16), offset: 48),
                FieldDescriptor("symbol", .text(16), offset: 64),
                FieldDescriptor("setBy", .text(32), offset: 80),
                FieldDescriptor("reason", .text(64), offset: 112),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 176),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 180),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 184),
                FieldDescriptor("kind", .code("LockoutKind", 1), offset: 186),
                FieldDescriptor("end", .code("LockoutEnd", 1), offset: 187),
                FieldDescriptor("reduceOnly", .code("Flag", 1), offset: 188),
                FieldDescriptor("inForce", .code("Flag", 1), offset: 189),
                FieldDescriptor("mayClear", .code("Flag", 1), offset: 190),
            ]),
        MessageDescriptor(
            name: "GatewayLoad", templateID: 143, blockLength: 24,
            fields: [
                FieldDescriptor("journalBacklog", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("inputBacklog", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("coreLatency", .unsigned(8, optional: false), offset: 16),
            ]),
        MessageDescriptor(
            name: "ViolationReport", templateID: 144, blockLength: 68,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("total", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("lastTime", .time(optional: true), offset: 24),
                FieldDescriptor("window", .unsigned(8, optional: false), offset: 32),
                FieldDescriptor("account", .text(16), offset: 40),
                FieldDescriptor("inWindow", .unsigned(4, optional: false), offset: 56),
                FieldDescriptor("limit", .unsigned(4, optional: false), offset: 60),
                FieldDescriptor("lastReason", .code("RejectReason", 2), offset: 64),
                FieldDescriptor("halted", .code("Flag", 1), offset: 66),
                FieldDescriptor("lastReport", .code("Flag", 1), offset: 67),
            ]),
        MessageDescriptor(
            name: "OrderTestRequest", templateID: 160, blockLength: 73,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("testReqID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("sendingTime", .time(optional: false), offset: 16),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 24),
                FieldDescriptor("stopPx", .decimal(8, optional: true), offset: 32),
                FieldDescriptor("orderQty", .decimal(8, optional: false), offset: 40),
                FieldDescriptor("account", .text(16), offset: 48),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 64),
                FieldDescriptor("side", .code("Side", 1), offset: 68),
                FieldDescriptor("ordType", .code("OrdType", 1), offset: 69),
                FieldDescriptor("timeInForce", .code("TimeInForce", 1), offset: 70),
                FieldDescriptor("duplicateIntended", .code("Flag", 1), offset: 71),
                FieldDescriptor("reduceOnly", .code("Flag", 1), offset: 72),
            ]),
        MessageDescriptor(
            name: "OrderTestReport", templateID: 161, blockLength: 69,
            fields: [
                FieldDescriptor("testReqID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("limit", .signed(optional: true), offset: 24),
                FieldDescriptor("value", .signed(optional: true), offset: 32),
                FieldDescriptor("account", .text(16), offset: 40),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 56),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 60),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 64),
                FieldDescriptor("lastCheck", .unsigned(2, optional: false), offset: 66),
                FieldDescriptor("level", .code("Level", 1), offset: 68),
            ]),
        MessageDescriptor(
            name: "CheckReport", templateID: 162, blockLength: 55,
            fields: [
                FieldDescriptor("testReqID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("value", .signed(optional: true), offset: 8),
                FieldDescriptor("limit", .signed(optional: true), offset: 16),
                FieldDescriptor("target", .text(16), offset: 24),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 40),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 44),
                FieldDescriptor("check", .unsigned(2, optional: false), offset: 48),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 50),
                FieldDescriptor("comparison", .code("ComparisonKind", 1), offset: 52),
                FieldDescriptor("passes", .code("Flag", 1), offset: 53),
                FieldDescriptor("level", .code("Level", 1), offset: 54),
            ]),
        MessageDescriptor(
            name: "LimitListRequest", templateID: 163, blockLength: 9,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("changedOnly", .code("Flag", 1), offset: 8),
            ]),
        MessageDescriptor(
            name: "LimitState", templateID: 164, blockLength: 169,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("limit", .signed(optional: true), offset: 8),
                FieldDescriptor("ceiling", .signed(optional: true), offset: 16),
                FieldDescriptor("changed", .signed(optional: true), offset: 24),
                FieldDescriptor("changedTime", .time(optional: true), offset: 32),
                FieldDescriptor("execID", .unsigned(8, optional: true), offset: 40),
                FieldDescriptor("target", .text(16), offset: 48),
                FieldDescriptor("operatorID", .text(32), offset: 64),
                FieldDescriptor("reason", .text(64), offset: 96),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 160),
                FieldDescriptor("kind", .code("LimitKind", 2), offset: 164),
                FieldDescriptor("level", .code("Level", 1), offset: 166),
                FieldDescriptor("lastReport", .code("Flag", 1), offset: 167),
                FieldDescriptor("isWhole", .code("Flag", 1), offset: 168),
            ]),
        MessageDescriptor(
            name: "RiskBegin", templateID: 150, blockLength: 25,
            fields: [
                FieldDescriptor("generation", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("asOfTime", .time(optional: false), offset: 8),
                FieldDescriptor("requestID", .unsigned(8, optional: true), offset: 16),
                FieldDescriptor("full", .code("Flag", 1), offset: 24),
            ]),
        MessageDescriptor(
            name: "InstrumentRisk", templateID: 151, blockLength: 60,
            fields: [
                FieldDescriptor("generation", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("volatility", .signed(optional: false), offset: 8),
                FieldDescriptor("averageTrueRange", .decimal(8, optional: true), offset: 16),
                FieldDescriptor("liquidity", .decimal(4, optional: true), offset: 24),
                FieldDescriptor("riskRate", .signed(optional: false), offset: 32),
                FieldDescriptor("limitScale", .signed(optional: false), offset: 40),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 48),
                FieldDescriptor("cluster", .unsigned(4, optional: false), offset: 52),
                FieldDescriptor("samples", .unsigned(4, optional: false), offset: 56),
            ]),
        MessageDescriptor(
            name: "PositionRisk", templateID: 152, blockLength: 52,
            fields: [
                FieldDescriptor("generation", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("value", .decimal(4, optional: false), offset: 8),
                FieldDescriptor("worstValue", .decimal(4, optional: true), offset: 16),
                FieldDescriptor("heat", .decimal(4, optional: true), offset: 24),
                FieldDescriptor("account", .text(16), offset: 32),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 48),
            ]),
        MessageDescriptor(
            name: "PortfolioFigures", templateID: 153, blockLength: 136,
            fields: [
                FieldDescriptor("generation", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("asOfTime", .time(optional: false), offset: 8),
                FieldDescriptor("valueAtRisk", .decimal(4, optional: false), offset: 16),
                FieldDescriptor("valueAtRiskNow", .decimal(4, optional: true), offset: 24),
                FieldDescriptor("historicalVaR", .decimal(4, optional: false), offset: 32),
                FieldDescriptor("parametricVaR", .decimal(4, optional: false), offset: 40),
                FieldDescriptor("stressLoss", .decimal(4, optional: false), offset: 48),
                FieldDescriptor("heat", .decimal(4, optional: true), offset: 56),
                FieldDescriptor("equity", .decimal(4, optional: false), offset: 64),
                FieldDescriptor("sharpe", .signed(optional: true), offset: 72),
                FieldDescriptor("sortino", .signed(optional: true), offset: 80),
                FieldDescriptor("account", .text(16), offset: 88),
                FieldDescriptor("scenario", .text(32), offset: 104),
            ]),
        MessageDescriptor(
            name: "RiskEnd", templateID: 154, blockLength: 36,
            fields: [
                FieldDescriptor("generation", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("asOfTime", .time(optional: false), offset: 8),
                FieldDescriptor("requestID", .unsigned(8, optional: true), offset: 16),
                FieldDescriptor("instruments", .unsigned(4, optional: false), offset: 24),
                FieldDescriptor("positions", .unsigned(4, optional: false), offset: 28),
                FieldDescriptor("accounts", .unsigned(4, optional: false), offset: 32),
            ]),
        MessageDescriptor(
            name: "StressScenario", templateID: 155, blockLength: 58,
            fields: [
                FieldDescriptor("loss", .decimal(4, optional: true), offset: 0),
                FieldDescriptor("account", .text(16), offset: 8),
                FieldDescriptor("scenario", .text(32), offset: 24),
                FieldDescriptor("index", .unsigned(2, optional: false), offset: 56),
            ]),
        MessageDescriptor(
            name: "StressShock", templateID: 156, blockLength: 14,
            fields: [
                FieldDescriptor("shock", .signed(optional: false), offset: 0),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 8),
                FieldDescriptor("index", .unsigned(2, optional: false), offset: 12),
            ]),
        MessageDescriptor(
            name: "SizingRequest", templateID: 157, blockLength: 102,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("sizingReqID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 16),
                FieldDescriptor("stopPx", .decimal(8, optional: true), offset: 24),
                FieldDescriptor("riskPercent", .signed(optional: false), offset: 32),
                FieldDescriptor("atrMultiple", .signed(optional: true), offset: 40),
                FieldDescriptor("winRate", .signed(optional: true), offset: 48),
                FieldDescriptor("payoffRatio", .signed(optional: true), offset: 56),
                FieldDescriptor("account", .text(16), offset: 64),
                FieldDescriptor("strategy", .text(16), offset: 80),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 96),
                FieldDescriptor("side", .code("Side", 1), offset: 100),
                FieldDescriptor("method", .code("SizingMethod", 1), offset: 101),
            ]),
        MessageDescriptor(
            name: "SizingReport", templateID: 158, blockLength: 137,
            fields: [
                FieldDescriptor("msgSeqNum", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("sizingReqID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("transactTime", .time(optional: false), offset: 16),
                FieldDescriptor("quantity", .decimal(8, optional: false), offset: 24),
                FieldDescriptor("wantedQty", .decimal(8, optional: false), offset: 32),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 40),
                FieldDescriptor("stopDistance", .decimal(8, optional: true), offset: 48),
                FieldDescriptor("riskAmount", .decimal(4, optional: false), offset: 56),
                FieldDescriptor("equity", .decimal(4, optional: false), offset: 64),
                FieldDescriptor("notional", .decimal(4, optional: false), offset: 72),
                FieldDescriptor("limit", .signed(optional: true), offset: 80),
                FieldDescriptor("value", .signed(optional: true), offset: 88),
                FieldDescriptor("account", .text(16), offset: 96),
                FieldDescriptor("strategy", .text(16), offset: 112),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 128),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 132),
                FieldDescriptor("side", .code("Side", 1), offset: 134),
                FieldDescriptor("method", .code("SizingMethod", 1), offset: 135),
                FieldDescriptor("level", .code("Level", 1), offset: 136),
            ]),
        MessageDescriptor(
            name: "RiskRequest", templateID: 159, blockLength: 24,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("account", .text(16), offset: 8),
            ]),
        MessageDescriptor(
            name: "MarketDataQuality", templateID: 145, blockLength: 64,
            fields: [
                FieldDescriptor("transactTime", .time(optional: false), offset: 0),
                FieldDescriptor("execID", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("referencePx", .decimal(8, optional: true), offset: 16),
                FieldDescriptor("price", .decimal(8, optional: true), offset: 24),
                FieldDescriptor("number", .signed(optional: true), offset: 32),
                FieldDescriptor("symbol", .text(16), offset: 40),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 56),
                FieldDescriptor("rejectReason", .code("RejectReason", 2), offset: 60),
                FieldDescriptor("cause", .code("DataCause", 1), offset: 62),
                FieldDescriptor("state", .code("DataState", 1), offset: 63),
            ]),
        MessageDescriptor(
            name: "MarketDataDefinition", templateID: 146, blockLength: 40,
            fields: [
                FieldDescriptor("ageMax", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("leadMax", .unsigned(8, optional: false), offset: 8),
                FieldDescriptor("rebaseTime", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("flatLineTime", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("rebaseCount", .unsigned(4, optional: false), offset: 32),
                FieldDescriptor("flatLineCount", .unsigned(4, optional: false), offset: 36),
            ]),
        MessageDescriptor(
            name: "MarketDataRequest", templateID: 147, blockLength: 12,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("securityID", .unsigned(4, optional: true), offset: 8),
            ]),
        MessageDescriptor(
            name: "MarketDataReport", templateID: 148, blockLength: 224,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("referencePx", .decimal(8, optional: true), offset: 16),
                FieldDescriptor("referenceTime", .time(optional: true), offset: 24),
                FieldDescriptor("lag", .signed(optional: true), offset: 32),
                FieldDescriptor("accepted", .unsigned(8, optional: false), offset: 40),
                FieldDescriptor("refusedStale", .unsigned(8, optional: false), offset: 48),
                FieldDescriptor("refusedFuture", .unsigned(8, optional: false), offset: 56),
                FieldDescriptor("refusedSequence", .unsigned(8, optional: false), offset: 64),
                FieldDescriptor("refusedRange", .unsigned(8, optional: false), offset: 72),
                FieldDescriptor("refusedMove", .unsigned(8, optional: false), offset: 80),
                FieldDescriptor("refusedCrossed", .unsigned(8, optional: false), offset: 88),
                FieldDescriptor("refusedSpread", .unsigned(8, optional: false), offset: 96),
                FieldDescriptor("refusedSymbol", .unsigned(8, optional: false), offset: 104),
                FieldDescriptor("gaps", .unsigned(8, optional: false), offset: 112),
                FieldDescriptor("missing", .unsigned(8, optional: false), offset: 120),
                FieldDescriptor("spikes", .unsigned(8, optional: false), offset: 128),
                FieldDescriptor("rebases", .unsigned(8, optional: false), offset: 136),
                FieldDescriptor("flatLines", .unsigned(8, optional: false), offset: 144),
                FieldDescriptor("stales", .unsigned(8, optional: false), offset: 152),
                FieldDescriptor("quarantinedSequence", .unsigned(8, optional: true), offset: 160),
                FieldDescriptor("quarantinedBidPx", .decimal(8, optional: true), offset: 168),
                FieldDescriptor("quarantinedOfferPx", .decimal(8, optional: true), offset: 176),
                FieldDescriptor("quarantinedLastPx", .decimal(8, optional: true), offset: 184),
                FieldDescriptor("symbol", .text(16), offset: 192),
                FieldDescriptor("securityID", .unsigned(4, optional: false), offset: 208),
                FieldDescriptor("index", .unsigned(4, optional: false), offset: 212),
                FieldDescriptor("total", .unsigned(4, optional: false), offset: 216),
                FieldDescriptor("quarantinedReason", .code("RejectReason", 2), offset: 220),
                FieldDescriptor("cause", .code("DataCause", 1), offset: 222),
                FieldDescriptor("state", .code("DataState", 1), offset: 223),
            ]),
        MessageDescriptor(
            name: "MarketDataTotals", templateID: 149, blockLength: 128,
            fields: [
                FieldDescriptor("requestID", .unsigned(8, optional: false), offset: 0),
                FieldDescriptor("transactTime", .time(optional: false), offset: 8),
                FieldDescriptor("accepted", .unsigned(8, optional: false), offset: 16),
                FieldDescriptor("refused", .unsigned(8, optional: false), offset: 24),
                FieldDescriptor("unknown", .unsigned(8, optional: false), offset: 32),
                FieldDescriptor("gaps", .unsigned(8, optional: false), offset: 40),
                FieldDescriptor("spikes", .unsigned(8, optional: false), offset: 48),
                FieldDescriptor("rebases", .unsigned(8, optional: false), offset: 56),
                FieldDescriptor("flatLines", .unsigned(8, optional: false), offset: 64),
                FieldDescriptor("stales", .unsigned(8, optional: false), offset: 72),
                FieldDescriptor("conflated", .unsigned(8, optional: false), offset: 80),
                FieldDescriptor("published", .unsigned(8, optional: false), offset: 88),
                FieldDescriptor("unpublished", .unsigned(8, optional: false), offset: 96),
                FieldDescriptor("unseen", .unsigned(4, optional: false), offset: 104),
                FieldDescriptor("good", .unsigned(4, optional: false), offset: 108),
                FieldDescriptor("degraded", .unsigned(4, optional: false), offset: 112),
                FieldDescriptor("stale", .unsigned(4, optional: false), offset: 116),
                FieldDescriptor("reports", .unsigned(4, optional: false), offset: 120),
                FieldDescriptor("unlisted", .unsigned(4, optional: false), offset: 124),
            ]),
    ]

    /// The name of a code's value, by the code's type.
    public static func codeName(_ type: String, _ value: Int) -> String? {
        switch type {
        case "Flag":
            UInt8(exactly: value).flatMap { Flag(rawValue: $0).name }
        case "Side":
            UInt8(exactly: value).flatMap { Side(rawValue: $0).name }
        case "SideFilter":
            UInt8(exactly: value).flatMap { SideFilter(rawValue: $0).name }
        case "OrdType":
            UInt8(exactly: value).flatMap { OrdType(rawValue: $0).name }
        case "TimeInForce":
            UInt8(exactly: value).flatMap { TimeInForce(rawValue: $0).name }
        case "OrdStatus":
            UInt8(exactly: value).flatMap { OrdStatus(rawValue: $0).name }
        case "ExecType":
            UInt8(exactly: value).flatMap { ExecType(rawValue: $0).name }
        case "CxlRejResponseTo":
            UInt8(exactly: value).flatMap { CxlRejResponseTo(rawValue: $0).name }
        case "MassActionResponse":
            UInt8(exactly: value).flatMap { MassActionResponse(rawValue: $0).name }
        case "CancelOnDisconnect":
            UInt8(exactly: value).flatMap { CancelOnDisconnect(rawValue: $0).name }
        case "NegotiationRejectCode":
            UInt8(exactly: value).flatMap { NegotiationRejectCode(rawValue: $0).name }
        case "EstablishmentRejectCode":
            UInt8(exactly: value).flatMap { EstablishmentRejectCode(rawValue: $0).name }
        case "RetransmitRejectCode":
            UInt8(exactly: value).flatMap { RetransmitRejectCode(rawValue: $0).name }
        case "TerminationCode":
            UInt8(exactly: value).flatMap { TerminationCode(rawValue: $0).name }
        case "Scope":
            UInt8(exactly: value).flatMap { Scope(rawValue: $0).name }
        case "Level":
            UInt8(exactly: value).flatMap { Level(rawValue: $0).name }
        case "HaltMode":
            UInt8(exactly: value).flatMap { HaltMode(rawValue: $0).name }
        case "HaltPhase":
            UInt8(exactly: value).flatMap { HaltPhase(rawValue: $0).name }
        case "TradingStatus":
            UInt8(exactly: value).flatMap { TradingStatus(rawValue: $0).name }
        case "GatewayState":
            UInt8(exactly: value).flatMap { GatewayState(rawValue: $0).name }
        case "Durability":
            UInt8(exactly: value).flatMap { Durability(rawValue: $0).name }
        case "Origin":
            UInt8(exactly: value).flatMap { Origin(rawValue: $0).name }
        case "SubscriptionStart":
            UInt8(exactly: value).flatMap { SubscriptionStart(rawValue: $0).name }
        case "SubscriptionStatus":
            UInt8(exactly: value).flatMap { SubscriptionStatus(rawValue: $0).name }
        case "BrokerReportKind":
            UInt8(exactly: value).flatMap { BrokerReportKind(rawValue: $0).name }
        case "BrokerCommandKind":
            UInt8(exactly: value).flatMap { BrokerCommandKind(rawValue: $0).name }
        case "BrokerState":
            UInt8(exactly: value).flatMap { BrokerState(rawValue: $0).name }
        case "AssetClass":
            UInt8(exactly: value).flatMap { AssetClass(rawValue: $0).name }
        case "CalendarWindowKind":
            UInt8(exactly: value).flatMap { CalendarWindowKind(rawValue: $0).name }
        case "SecurityStatus":
            UInt8(exactly: value).flatMap { SecurityStatus(rawValue: $0).name }
        case "LockoutKind":
            UInt8(exactly: value).flatMap { LockoutKind(rawValue: $0).name }
        case "LockoutEnd":
            UInt8(exactly: value).flatMap { LockoutEnd(rawValue: $0).name }
        case "SelfTradePolicy":
            UInt8(exactly: value).flatMap { SelfTradePolicy(rawValue: $0).name }
        case "ComparisonKind":
            UInt8(exactly: value).flatMap { ComparisonKind(rawValue: $0).name }
        case "SizingMethod":
            UInt8(exactly: value).flatMap { SizingMethod(rawValue: $0).name }
        case "DataState":
            UInt8(exactly: value).flatMap { DataState(rawValue: $0).name }
        case "DataCause":
            UInt8(exactly: value).flatMap { DataCause(rawValue: $0).name }
        case "LimitKind":
            UInt16(exactly: value).flatMap { LimitKind(rawValue: $0).name }
        case "RejectReason":
            UInt16(exactly: value).flatMap { RejectReason(rawValue: $0).name }
        default: nil
        }
    }

    /// The value of a code's name, by the code's type.
    public static func codeValue(_ type: String, _ name: String) -> Int? {
        switch type {
        case "Flag":
            Flag.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "Side":
            Side.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "SideFilter":
            SideFilter.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "OrdType":
            OrdType.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "TimeInForce":
            TimeInForce.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "OrdStatus":
            OrdStatus.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "ExecType":
            ExecType.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "CxlRejResponseTo":
            CxlRejResponseTo.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "MassActionResponse":
            MassActionResponse.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "CancelOnDisconnect":
            CancelOnDisconnect.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "NegotiationRejectCode":
            NegotiationRejectCode.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "EstablishmentRejectCode":
            EstablishmentRejectCode.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "RetransmitRejectCode":
            RetransmitRejectCode.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "TerminationCode":
            TerminationCode.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "Scope":
            Scope.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "Level":
            Level.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "HaltMode":
            HaltMode.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "HaltPhase":
            HaltPhase.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "TradingStatus":
            TradingStatus.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "GatewayState":
            GatewayState.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "Durability":
            Durability.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "Origin":
            Origin.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "SubscriptionStart":
            SubscriptionStart.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "SubscriptionStatus":
            SubscriptionStatus.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "BrokerReportKind":
            BrokerReportKind.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "BrokerCommandKind":
            BrokerCommandKind.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "BrokerState":
            BrokerState.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "AssetClass":
            AssetClass.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "CalendarWindowKind":
            CalendarWindowKind.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "SecurityStatus":
            SecurityStatus.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "LockoutKind":
            LockoutKind.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "LockoutEnd":
            LockoutEnd.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "SelfTradePolicy":
            SelfTradePolicy.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "ComparisonKind":
            ComparisonKind.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "SizingMethod":
            SizingMethod.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "DataState":
            DataState.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "DataCause":
            DataCause.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "LimitKind":
            LimitKind.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        case "RejectReason":
            RejectReason.allValues.first { $0.name == name }.map { Int($0.rawValue) }
        default: nil
        }
    }
}
