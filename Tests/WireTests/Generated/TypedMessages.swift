// Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.

import Wire

/// Each message of the schema with its typed codec.
let typedMessages: [String: TypedMessage] = [
    "Negotiate": typedNegotiate(),
    "NegotiationResponse": typedNegotiationResponse(),
    "NegotiationReject": typedNegotiationReject(),
    "Establish": typedEstablish(),
    "EstablishmentAck": typedEstablishmentAck(),
    "EstablishmentReject": typedEstablishmentReject(),
    "Sequence": typedSequence(),
    "NotApplied": typedNotApplied(),
    "RetransmitRequest": typedRetransmitRequest(),
    "Retransmission": typedRetransmission(),
    "RetransmitReject": typedRetransmitReject(),
    "Terminate": typedTerminate(),
    "NewOrderSingle": typedNewOrderSingle(),
    "OrderCancelRequest": typedOrderCancelRequest(),
    "OrderCancelReplaceRequest": typedOrderCancelReplaceRequest(),
    "OrderMassActionRequest": typedOrderMassActionRequest(),
    "OrderStatusRequest": typedOrderStatusRequest(),
    "SecurityListRequest": typedSecurityListRequest(),
    "PositionRequest": typedPositionRequest(),
    "MarketDataSnapshot": typedMarketDataSnapshot(),
    "ExecutionReport": typedExecutionReport(),
    "OrderCancelReject": typedOrderCancelReject(),
    "OrderMassActionReport": typedOrderMassActionReport(),
    "BusinessMessageReject": typedBusinessMessageReject(),
    "SecurityDefinition": typedSecurityDefinition(),
    "PositionReport": typedPositionReport(),
    "TradingState": typedTradingState(),
    "HaltRequest": typedHaltRequest(),
    "ResumeRequest": typedResumeRequest(),
    "StatusRequest": typedStatusRequest(),
    "LimitUpdate": typedLimitUpdate(),
    "CancelAllRequest": typedCancelAllRequest(),
    "FlattenRequest": typedFlattenRequest(),
    "ShutdownRequest": typedShutdownRequest(),
    "HaltReport": typedHaltReport(),
    "StatusReport": typedStatusReport(),
    "LimitReport": typedLimitReport(),
    "OpsReject": typedOpsReject(),
    "Subscribe": typedSubscribe(),
    "SubscriptionReport": typedSubscriptionReport(),
    "JournalRecord": typedJournalRecord(),
    "Acknowledge": typedAcknowledge(),
    "GatewayStarted": typedGatewayStarted(),
    "GatewayStopped": typedGatewayStopped(),
    "ConnectionClosed": typedConnectionClosed(),
    "TimerExpired": typedTimerExpired(),
    "ContinueWork": typedContinueWork(),
    "StateHash": typedStateHash(),
    "BrokerCommand": typedBrokerCommand(),
    "BrokerReport": typedBrokerReport(),
    "BrokerStatus": typedBrokerStatus(),
    "ConfigurationBegin": typedConfigurationBegin(),
    "AccountDefinition": typedAccountDefinition(),
    "StrategyDefinition": typedStrategyDefinition(),
    "Entitlement": typedEntitlement(),
    "BrokerDefinition": typedBrokerDefinition(),
    "CalendarDefinition": typedCalendarDefinition(),
    "CalendarWindow": typedCalendarWindow(),
    "ConfigurationEnd": typedConfigurationEnd(),
    "CurrencyDefinition": typedCurrencyDefinition(),
    "TradingDayBegan": typedTradingDayBegan(),
    "AccountRequest": typedAccountRequest(),
    "AccountReport": typedAccountReport(),
    "LockoutRequest": typedLockoutRequest(),
    "LockoutClearRequest": typedLockoutClearRequest(),
    "LockoutReport": typedLockoutReport(),
    "GatewayLoad": typedGatewayLoad(),
    "ViolationReport": typedViolationReport(),
    "OrderTestRequest": typedOrderTestRequest(),
    "OrderTestReport": typedOrderTestReport(),
    "CheckReport": typedCheckReport(),
    "LimitListRequest": typedLimitListRequest(),
    "LimitState": typedLimitState(),
    "RiskBegin": typedRiskBegin(),
    "InstrumentRisk": typedInstrumentRisk(),
    "PositionRisk": typedPositionRisk(),
    "PortfolioFigures": typedPortfolioFigures(),
    "RiskEnd": typedRiskEnd(),
    "StressScenario": typedStressScenario(),
    "StressShock": typedStressShock(),
    "SizingRequest": typedSizingRequest(),
    "SizingReport": typedSizingReport(),
    "RiskRequest": typedRiskRequest(),
    "MarketDataQuality": typedMarketDataQuality(),
    "MarketDataDefinition": typedMarketDataDefinition(),
    "MarketDataRequest": typedMarketDataRequest(),
    "MarketDataReport": typedMarketDataReport(),
    "MarketDataTotals": typedMarketDataTotals(),
]

private func typedNegotiate() -> TypedMessage {
    TypedMessage(
        Negotiate.self,
        offsets: [
            "sessionVersionID":
                MemoryLayout<Negotiate>.offset(of: \.sessionVersionID),
            "timestamp":
                MemoryLayout<Negotiate>.offset(of: \.timestamp),
            "signature":
                MemoryLayout<Negotiate>.offset(of: \.signature),
            "sessionID":
                MemoryLayout<Negotiate>.offset(of: \.sessionID),
        ],
        build: { fields in
            Negotiate(
                sessionVersionID: try fields.number("sessionVersionID"),
                timestamp: try fields.number("timestamp"),
                signature: try fields.text("signature"),
                sessionID: try fields.number("sessionID"))
        })
}

private func typedNegotiationResponse() -> TypedMessage {
    TypedMessage(
        NegotiationResponse.self,
        offsets: [
            "sessionVersionID":
                MemoryLayout<NegotiationResponse>.offset(of: \.sessionVersionID),
            "requestTimestamp":
                MemoryLayout<NegotiationResponse>.offset(of: \.requestTimestamp),
            "sessionID":
                MemoryLayout<NegotiationResponse>.offset(of: \.sessionID),
        ],
        build: { fields in
            NegotiationResponse(
                sessionVersionID: try fields.number("sessionVersionID"),
                requestTimestamp: try fields.number("requestTimestamp"),
                sessionID: try fields.number("sessionID"))
        })
}

private func typedNegotiationReject() -> TypedMessage {
    TypedMessage(
        NegotiationReject.self,
        offsets: [
            "sessionVersionID":
                MemoryLayout<NegotiationReject>.offset(of: \.sessionVersionID),
            "requestTimestamp":
                MemoryLayout<NegotiationReject>.offset(of: \.requestTimestamp),
            "currentSessionVersionID":
                MemoryLayout<NegotiationReject>.offset(of: \.currentSessionVersionID),
            "text":
                MemoryLayout<NegotiationReject>.offset(of: \.text),
            "sessionID":
                MemoryLayout<NegotiationReject>.offset(of: \.sessionID),
            "code":
                MemoryLayout<NegotiationReject>.offset(of: \.code),
        ],
        build: { fields in
            NegotiationReject(
                sessionVersionID: try fields.number("sessionVersionID"),
                requestTimestamp: try fields.number("requestTimestamp"),
                currentSessionVersionID: try fields.number("currentSessionVersionID"),
                text: try fields.text("text"),
                sessionID: try fields.number("sessionID"),
                code: try fields.code("code"))
        })
}

private func typedEstablish() -> TypedMessage {
    TypedMessage(
        Establish.self,
        offsets: [
            "sessionVersionID":
                MemoryLayout<Establish>.offset(of: \.sessionVersionID),
            "timestamp":
                MemoryLayout<Establish>.offset(of: \.timestamp),
            "nextSeqNo":
                MemoryLayout<Establish>.offset(of: \.nextSeqNo),
            "signature":
                MemoryLayout<Establish>.offset(of: \.signature),
            "sessionID":
                MemoryLayout<Establish>.offset(of: \.sessionID),
            "keepAliveInterval":
                MemoryLayout<Establish>.offset(of: \.keepAliveInterval),
            "cancelOnDisconnectWindow":
                MemoryLayout<Establish>.offset(of: \.cancelOnDisconnectWindow),
            "cancelOnDisconnect":
                MemoryLayout<Establish>.offset(of: \.cancelOnDisconnect),
        ],
        build: { fields in
            Establish(
                sessionVersionID: try fields.number("sessionVersionID"),
                timestamp: try fields.number("timestamp"),
                nextSeqNo: try fields.number("nextSeqNo"),
                signature: try fields.text("signature"),
                sessionID: try fields.number("sessionID"),
                keepAliveInterval: try fields.number("keepAliveInterval"),
                cancelOnDisconnectWindow: try fields.number("cancelOnDisconnectWindow"),
                cancelOnDisconnect: try fields.code("cancelOnDisconnect"))
        })
}

private func typedEstablishmentAck() -> TypedMessage {
    TypedMessage(
        EstablishmentAck.self,
        offsets: [
            "sessionVersionID":
                MemoryLayout<EstablishmentAck>.offset(of: \.sessionVersionID),
            "requestTimestamp":
                MemoryLayout<EstablishmentAck>.offset(of: \.requestTimestamp),
            "nextSeqNo":
                MemoryLayout<EstablishmentAck>.offset(of: \.nextSeqNo),
            "lastIncomingSeqNo":
                MemoryLayout<EstablishmentAck>.offset(of: \.lastIncomingSeqNo),
            "sessionID":
                MemoryLayout<EstablishmentAck>.offset(of: \.sessionID),
            "keepAliveInterval":
                MemoryLayout<EstablishmentAck>.offset(of: \.keepAliveInterval),
        ],
        build: { fields in
            EstablishmentAck(
                sessionVersionID: try fields.number("sessionVersionID"),
                requestTimestamp: try fields.number("requestTimestamp"),
                nextSeqNo: try fields.number("nextSeqNo"),
                lastIncomingSeqNo: try fields.number("lastIncomingSeqNo"),
                sessionID: try fields.number("sessionID"),
                keepAliveInterval: try fields.number("keepAliveInterval"))
        })
}

private func typedEstablishmentReject() -> TypedMessage {
    TypedMessage(
        EstablishmentReject.self,
        offsets: [
            "sessionVersionID":
                MemoryLayout<EstablishmentReject>.offset(of: \.sessionVersionID),
            "requestTimestamp":
                MemoryLayout<EstablishmentReject>.offset(of: \.requestTimestamp),
            "text":
                MemoryLayout<EstablishmentReject>.offset(of: \.text),
            "sessionID":
                MemoryLayout<EstablishmentReject>.offset(of: \.sessionID),
            "code":
                MemoryLayout<EstablishmentReject>.offset(of: \.code),
        ],
        build: { fields in
            EstablishmentReject(
                sessionVersionID: try fields.number("sessionVersionID"),
                requestTimestamp: try fields.number("requestTimestamp"),
                text: try fields.text("text"),
                sessionID: try fields.number("sessionID"),
                code: try fields.code("code"))
        })
}

private func typedSequence() -> TypedMessage {
    TypedMessage(
        Sequence.self,
        offsets: [
            "nextSeqNo":
                MemoryLayout<Sequence>.offset(of: \.nextSeqNo),
        ],
        build: { fields in
            Sequence(
                nextSeqNo: try fields.number("nextSeqNo"))
        })
}

private func typedNotApplied() -> TypedMessage {
    TypedMessage(
        NotApplied.self,
        offsets: [
            "fromSeqNo":
                MemoryLayout<NotApplied>.offset(of: \.fromSeqNo),
            "count":
                MemoryLayout<NotApplied>.offset(of: \.count),
        ],
        build: { fields in
            NotApplied(
                fromSeqNo: try fields.number("fromSeqNo"),
                count: try fields.number("count"))
        })
}

private func typedRetransmitRequest() -> TypedMessage {
    TypedMessage(
        RetransmitRequest.self,
        offsets: [
            "timestamp":
                MemoryLayout<RetransmitRequest>.offset(of: \.timestamp),
            "fromSeqNo":
                MemoryLayout<RetransmitRequest>.offset(of: \.fromSeqNo),
            "count":
                MemoryLayout<RetransmitRequest>.offset(of: \.count),
            "sessionID":
                MemoryLayout<RetransmitRequest>.offset(of: \.sessionID),
        ],
        build: { fields in
            RetransmitRequest(
                timestamp: try fields.number("timestamp"),
                fromSeqNo: try fields.number("fromSeqNo"),
                count: try fields.number("count"),
                sessionID: try fields.number("sessionID"))
        })
}

private func typedRetransmission() -> TypedMessage {
    TypedMessage(
        Retransmission.self,
        offsets: [
            "requestTimestamp":
                MemoryLayout<Retransmission>.offset(of: \.requestTimestamp),
            "nextSeqNo":
                MemoryLayout<Retransmission>.offset(of: \.nextSeqNo),
            "count":
                MemoryLayout<Retransmission>.offset(of: \.count),
            "sessionID":
                MemoryLayout<Retransmission>.offset(of: \.sessionID),
        ],
        build: { fields in
            Retransmission(
                requestTimestamp: try fields.number("requestTimestamp"),
                nextSeqNo: try fields.number("nextSeqNo"),
                count: try fields.number("count"),
                sessionID: try fields.number("sessionID"))
        })
}

private func typedRetransmitReject() -> TypedMessage {
    TypedMessage(
        RetransmitReject.self,
        offsets: [
            "requestTimestamp":
                MemoryLayout<RetransmitReject>.offset(of: \.requestTimestamp),
            "text":
                MemoryLayout<RetransmitReject>.offset(of: \.text),
            "sessionID":
                MemoryLayout<RetransmitReject>.offset(of: \.sessionID),
            "code":
                MemoryLayout<RetransmitReject>.offset(of: \.code),
        ],
        build: { fields in
            RetransmitReject(
                requestTimestamp: try fields.number("requestTimestamp"),
                text: try fields.text("text"),
                sessionID: try fields.number("sessionID"),
                code: try fields.code("code"))
        })
}

private func typedTerminate() -> TypedMessage {
    TypedMessage(
        Terminate.self,
        offsets: [
            "text":
                MemoryLayout<Terminate>.offset(of: \.text),
            "sessionID":
                MemoryLayout<Terminate>.offset(of: \.sessionID),
            "code":
                MemoryLayout<Terminate>.offset(of: \.code),
        ],
        build: { fields in
            Terminate(
                text: try fields.text("text"),
                sessionID: try fields.number("sessionID"),
                code: try fields.code("code"))
        })
}

private func typedNewOrderSingle() -> TypedMessage {
    TypedMessage(
        NewOrderSingle.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<NewOrderSingle>.offset(of: \.msgSeqNum),
            "clOrdID":
                MemoryLayout<NewOrderSingle>.offset(of: \.clOrdID),
            "sendingTime":
                MemoryLayout<NewOrderSingle>.offset(of: \.sendingTime),
            "price":
                MemoryLayout<NewOrderSingle>.offset(of: \.price),
            "stopPx":
                MemoryLayout<NewOrderSingle>.offset(of: \.stopPx),
            "orderQty":
                MemoryLayout<NewOrderSingle>.offset(of: \.orderQty),
            "account":
                MemoryLayout<NewOrderSingle>.offset(of: \.account),
            "securityID":
                MemoryLayout<NewOrderSingle>.offset(of: \.securityID),
            "side":
                MemoryLayout<NewOrderSingle>.offset(of: \.side),
            "ordType":
                MemoryLayout<NewOrderSingle>.offset(of: \.ordType),
            "timeInForce":
                MemoryLayout<NewOrderSingle>.offset(of: \.timeInForce),
            "possResend":
                MemoryLayout<NewOrderSingle>.offset(of: \.possResend),
            "duplicateIntended":
                MemoryLayout<NewOrderSingle>.offset(of: \.duplicateIntended),
            "reduceOnly":
                MemoryLayout<NewOrderSingle>.offset(of: \.reduceOnly),
        ],
        build: { fields in
            NewOrderSingle(
                msgSeqNum: try fields.number("msgSeqNum"),
                clOrdID: try fields.number("clOrdID"),
                sendingTime: try fields.number("sendingTime"),
                price: try fields.number("price"),
                stopPx: try fields.number("stopPx"),
                orderQty: try fields.number("orderQty"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"),
                side: try fields.code("side"),
                ordType: try fields.code("ordType"),
                timeInForce: try fields.code("timeInForce"),
                possResend: try fields.code("possResend"),
                duplicateIntended: try fields.code("duplicateIntended"),
                reduceOnly: try fields.code("reduceOnly"))
        })
}

private func typedOrderCancelRequest() -> TypedMessage {
    TypedMessage(
        OrderCancelRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<OrderCancelRequest>.offset(of: \.msgSeqNum),
            "clOrdID":
                MemoryLayout<OrderCancelRequest>.offset(of: \.clOrdID),
            "origClOrdID":
                MemoryLayout<OrderCancelRequest>.offset(of: \.origClOrdID),
            "sendingTime":
                MemoryLayout<OrderCancelRequest>.offset(of: \.sendingTime),
            "possResend":
                MemoryLayout<OrderCancelRequest>.offset(of: \.possResend),
        ],
        build: { fields in
            OrderCancelRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                clOrdID: try fields.number("clOrdID"),
                origClOrdID: try fields.number("origClOrdID"),
                sendingTime: try fields.number("sendingTime"),
                possResend: try fields.code("possResend"))
        })
}

private func typedOrderCancelReplaceRequest() -> TypedMessage {
    TypedMessage(
        OrderCancelReplaceRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.msgSeqNum),
            "clOrdID":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.clOrdID),
            "origClOrdID":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.origClOrdID),
            "sendingTime":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.sendingTime),
            "price":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.price),
            "stopPx":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.stopPx),
            "orderQty":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.orderQty),
            "ordType":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.ordType),
            "timeInForce":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.timeInForce),
            "possResend":
                MemoryLayout<OrderCancelReplaceRequest>.offset(of: \.possResend),
        ],
        build: { fields in
            OrderCancelReplaceRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                clOrdID: try fields.number("clOrdID"),
                origClOrdID: try fields.number("origClOrdID"),
                sendingTime: try fields.number("sendingTime"),
                price: try fields.number("price"),
                stopPx: try fields.number("stopPx"),
                orderQty: try fields.number("orderQty"),
                ordType: try fields.code("ordType"),
                timeInForce: try fields.code("timeInForce"),
                possResend: try fields.code("possResend"))
        })
}

private func typedOrderMassActionRequest() -> TypedMessage {
    TypedMessage(
        OrderMassActionRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<OrderMassActionRequest>.offset(of: \.msgSeqNum),
            "clOrdID":
                MemoryLayout<OrderMassActionRequest>.offset(of: \.clOrdID),
            "sendingTime":
                MemoryLayout<OrderMassActionRequest>.offset(of: \.sendingTime),
            "account":
                MemoryLayout<OrderMassActionRequest>.offset(of: \.account),
            "securityID":
                MemoryLayout<OrderMassActionRequest>.offset(of: \.securityID),
            "side":
                MemoryLayout<OrderMassActionRequest>.offset(of: \.side),
            "possResend":
                MemoryLayout<OrderMassActionRequest>.offset(of: \.possResend),
        ],
        build: { fields in
            OrderMassActionRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                clOrdID: try fields.number("clOrdID"),
                sendingTime: try fields.number("sendingTime"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"),
                side: try fields.code("side"),
                possResend: try fields.code("possResend"))
        })
}

private func typedOrderStatusRequest() -> TypedMessage {
    TypedMessage(
        OrderStatusRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<OrderStatusRequest>.offset(of: \.msgSeqNum),
            "ordStatusReqID":
                MemoryLayout<OrderStatusRequest>.offset(of: \.ordStatusReqID),
            "clOrdID":
                MemoryLayout<OrderStatusRequest>.offset(of: \.clOrdID),
        ],
        build: { fields in
            OrderStatusRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                ordStatusReqID: try fields.number("ordStatusReqID"),
                clOrdID: try fields.number("clOrdID"))
        })
}

private func typedSecurityListRequest() -> TypedMessage {
    TypedMessage(
        SecurityListRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<SecurityListRequest>.offset(of: \.msgSeqNum),
            "securityReqID":
                MemoryLayout<SecurityListRequest>.offset(of: \.securityReqID),
        ],
        build: { fields in
            SecurityListRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                securityReqID: try fields.number("securityReqID"))
        })
}

private func typedPositionRequest() -> TypedMessage {
    TypedMessage(
        PositionRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<PositionRequest>.offset(of: \.msgSeqNum),
            "posReqID":
                MemoryLayout<PositionRequest>.offset(of: \.posReqID),
            "account":
                MemoryLayout<PositionRequest>.offset(of: \.account),
        ],
        build: { fields in
            PositionRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                posReqID: try fields.number("posReqID"),
                account: try fields.text("account"))
        })
}

private func typedMarketDataSnapshot() -> TypedMessage {
    TypedMessage(
        MarketDataSnapshot.self,
        offsets: [
            "feedSeqNum":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.feedSeqNum),
            "transactTime":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.transactTime),
            "bidPx":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.bidPx),
            "offerPx":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.offerPx),
            "lastPx":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.lastPx),
            "bidSize":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.bidSize),
            "offerSize":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.offerSize),
            "lastQty":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.lastQty),
            "volume":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.volume),
            "symbol":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.symbol),
            "securityID":
                MemoryLayout<MarketDataSnapshot>.offset(of: \.securityID),
        ],
        build: { fields in
            MarketDataSnapshot(
                feedSeqNum: try fields.number("feedSeqNum"),
                transactTime: try fields.number("transactTime"),
                bidPx: try fields.number("bidPx"),
                offerPx: try fields.number("offerPx"),
                lastPx: try fields.number("lastPx"),
                bidSize: try fields.number("bidSize"),
                offerSize: try fields.number("offerSize"),
                lastQty: try fields.number("lastQty"),
                volume: try fields.number("volume"),
                symbol: try fields.text("symbol"),
                securityID: try fields.number("securityID"))
        })
}

private func typedExecutionReport() -> TypedMessage {
    TypedMessage(
        ExecutionReport.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<ExecutionReport>.offset(of: \.msgSeqNum),
            "transactTime":
                MemoryLayout<ExecutionReport>.offset(of: \.transactTime),
            "orderID":
                MemoryLayout<ExecutionReport>.offset(of: \.orderID),
            "clOrdID":
                MemoryLayout<ExecutionReport>.offset(of: \.clOrdID),
            "origClOrdID":
                MemoryLayout<ExecutionReport>.offset(of: \.origClOrdID),
            "execID":
                MemoryLayout<ExecutionReport>.offset(of: \.execID),
            "price":
                MemoryLayout<ExecutionReport>.offset(of: \.price),
            "stopPx":
                MemoryLayout<ExecutionReport>.offset(of: \.stopPx),
            "orderQty":
                MemoryLayout<ExecutionReport>.offset(of: \.orderQty),
            "cumQty":
                MemoryLayout<ExecutionReport>.offset(of: \.cumQty),
            "leavesQty":
                MemoryLayout<ExecutionReport>.offset(of: \.leavesQty),
            "lastQty":
                MemoryLayout<ExecutionReport>.offset(of: \.lastQty),
            "lastPx":
                MemoryLayout<ExecutionReport>.offset(of: \.lastPx),
            "avgPx":
                MemoryLayout<ExecutionReport>.offset(of: \.avgPx),
            "fee":
                MemoryLayout<ExecutionReport>.offset(of: \.fee),
            "limit":
                MemoryLayout<ExecutionReport>.offset(of: \.limit),
            "value":
                MemoryLayout<ExecutionReport>.offset(of: \.value),
            "account":
                MemoryLayout<ExecutionReport>.offset(of: \.account),
            "securityID":
                MemoryLayout<ExecutionReport>.offset(of: \.securityID),
            "rejectReason":
                MemoryLayout<ExecutionReport>.offset(of: \.rejectReason),
            "execType":
                MemoryLayout<ExecutionReport>.offset(of: \.execType),
            "ordStatus":
                MemoryLayout<ExecutionReport>.offset(of: \.ordStatus),
            "side":
                MemoryLayout<ExecutionReport>.offset(of: \.side),
            "ordType":
                MemoryLayout<ExecutionReport>.offset(of: \.ordType),
            "timeInForce":
                MemoryLayout<ExecutionReport>.offset(of: \.timeInForce),
            "possResend":
                MemoryLayout<ExecutionReport>.offset(of: \.possResend),
            "level":
                MemoryLayout<ExecutionReport>.offset(of: \.level),
            "lastReport":
                MemoryLayout<ExecutionReport>.offset(of: \.lastReport),
        ],
        build: { fields in
            ExecutionReport(
                msgSeqNum: try fields.number("msgSeqNum"),
                transactTime: try fields.number("transactTime"),
                orderID: try fields.number("orderID"),
                clOrdID: try fields.number("clOrdID"),
                origClOrdID: try fields.number("origClOrdID"),
                execID: try fields.number("execID"),
                price: try fields.number("price"),
                stopPx: try fields.number("stopPx"),
                orderQty: try fields.number("orderQty"),
                cumQty: try fields.number("cumQty"),
                leavesQty: try fields.number("leavesQty"),
                lastQty: try fields.number("lastQty"),
                lastPx: try fields.number("lastPx"),
                avgPx: try fields.number("avgPx"),
                fee: try fields.number("fee"),
                limit: try fields.number("limit"),
                value: try fields.number("value"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"),
                rejectReason: try fields.code("rejectReason"),
                execType: try fields.code("execType"),
                ordStatus: try fields.code("ordStatus"),
                side: try fields.code("side"),
                ordType: try fields.code("ordType"),
                timeInForce: try fields.code("timeInForce"),
                possResend: try fields.code("possResend"),
                level: try fields.code("level"),
                lastReport: try fields.code("lastReport"))
        })
}

private func typedOrderCancelReject() -> TypedMessage {
    TypedMessage(
        OrderCancelReject.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<OrderCancelReject>.offset(of: \.msgSeqNum),
            "transactTime":
                MemoryLayout<OrderCancelReject>.offset(of: \.transactTime),
            "orderID":
                MemoryLayout<OrderCancelReject>.offset(of: \.orderID),
            "clOrdID":
                MemoryLayout<OrderCancelReject>.offset(of: \.clOrdID),
            "origClOrdID":
                MemoryLayout<OrderCancelReject>.offset(of: \.origClOrdID),
            "execID":
                MemoryLayout<OrderCancelReject>.offset(of: \.execID),
            "limit":
                MemoryLayout<OrderCancelReject>.offset(of: \.limit),
            "value":
                MemoryLayout<OrderCancelReject>.offset(of: \.value),
            "securityID":
                MemoryLayout<OrderCancelReject>.offset(of: \.securityID),
            "rejectReason":
                MemoryLayout<OrderCancelReject>.offset(of: \.rejectReason),
            "ordStatus":
                MemoryLayout<OrderCancelReject>.offset(of: \.ordStatus),
            "cxlRejResponseTo":
                MemoryLayout<OrderCancelReject>.offset(of: \.cxlRejResponseTo),
            "possResend":
                MemoryLayout<OrderCancelReject>.offset(of: \.possResend),
            "level":
                MemoryLayout<OrderCancelReject>.offset(of: \.level),
        ],
        build: { fields in
            OrderCancelReject(
                msgSeqNum: try fields.number("msgSeqNum"),
                transactTime: try fields.number("transactTime"),
                orderID: try fields.number("orderID"),
                clOrdID: try fields.number("clOrdID"),
                origClOrdID: try fields.number("origClOrdID"),
                execID: try fields.number("execID"),
                limit: try fields.number("limit"),
                value: try fields.number("value"),
                securityID: try fields.number("securityID"),
                rejectReason: try fields.code("rejectReason"),
                ordStatus: try fields.code("ordStatus"),
                cxlRejResponseTo: try fields.code("cxlRejResponseTo"),
                possResend: try fields.code("possResend"),
                level: try fields.code("level"))
        })
}

private func typedOrderMassActionReport() -> TypedMessage {
    TypedMessage(
        OrderMassActionReport.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<OrderMassActionReport>.offset(of: \.msgSeqNum),
            "transactTime":
                MemoryLayout<OrderMassActionReport>.offset(of: \.transactTime),
            "clOrdID":
                MemoryLayout<OrderMassActionReport>.offset(of: \.clOrdID),
            "execID":
                MemoryLayout<OrderMassActionReport>.offset(of: \.execID),
            "totalAffectedOrders":
                MemoryLayout<OrderMassActionReport>.offset(of: \.totalAffectedOrders),
            "rejectReason":
                MemoryLayout<OrderMassActionReport>.offset(of: \.rejectReason),
            "massActionResponse":
                MemoryLayout<OrderMassActionReport>.offset(of: \.massActionResponse),
            "possResend":
                MemoryLayout<OrderMassActionReport>.offset(of: \.possResend),
        ],
        build: { fields in
            OrderMassActionReport(
                msgSeqNum: try fields.number("msgSeqNum"),
                transactTime: try fields.number("transactTime"),
                clOrdID: try fields.number("clOrdID"),
                execID: try fields.number("execID"),
                totalAffectedOrders: try fields.number("totalAffectedOrders"),
                rejectReason: try fields.code("rejectReason"),
                massActionResponse: try fields.code("massActionResponse"),
                possResend: try fields.code("possResend"))
        })
}

private func typedBusinessMessageReject() -> TypedMessage {
    TypedMessage(
        BusinessMessageReject.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<BusinessMessageReject>.offset(of: \.msgSeqNum),
            "transactTime":
                MemoryLayout<BusinessMessageReject>.offset(of: \.transactTime),
            "refSeqNum":
                MemoryLayout<BusinessMessageReject>.offset(of: \.refSeqNum),
            "businessRejectRefID":
                MemoryLayout<BusinessMessageReject>.offset(of: \.businessRejectRefID),
            "text":
                MemoryLayout<BusinessMessageReject>.offset(of: \.text),
            "byteOffset":
                MemoryLayout<BusinessMessageReject>.offset(of: \.byteOffset),
            "refTemplateID":
                MemoryLayout<BusinessMessageReject>.offset(of: \.refTemplateID),
            "rejectReason":
                MemoryLayout<BusinessMessageReject>.offset(of: \.rejectReason),
        ],
        build: { fields in
            BusinessMessageReject(
                msgSeqNum: try fields.number("msgSeqNum"),
                transactTime: try fields.number("transactTime"),
                refSeqNum: try fields.number("refSeqNum"),
                businessRejectRefID: try fields.number("businessRejectRefID"),
                text: try fields.text("text"),
                byteOffset: try fields.number("byteOffset"),
                refTemplateID: try fields.number("refTemplateID"),
                rejectReason: try fields.code("rejectReason"))
        })
}

private func typedSecurityDefinition() -> TypedMessage {
    TypedMessage(
        SecurityDefinition.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<SecurityDefinition>.offset(of: \.msgSeqNum),
            "securityReqID":
                MemoryLayout<SecurityDefinition>.offset(of: \.securityReqID),
            "minPriceIncrement":
                MemoryLayout<SecurityDefinition>.offset(of: \.minPriceIncrement),
            "roundLot":
                MemoryLayout<SecurityDefinition>.offset(of: \.roundLot),
            "minTradeVol":
                MemoryLayout<SecurityDefinition>.offset(of: \.minTradeVol),
            "maxTradeVol":
                MemoryLayout<SecurityDefinition>.offset(of: \.maxTradeVol),
            "contractMultiplier":
                MemoryLayout<SecurityDefinition>.offset(of: \.contractMultiplier),
            "averageDailyVolume":
                MemoryLayout<SecurityDefinition>.offset(of: \.averageDailyVolume),
            "symbol":
                MemoryLayout<SecurityDefinition>.offset(of: \.symbol),
            "sector":
                MemoryLayout<SecurityDefinition>.offset(of: \.sector),
            "calendar":
                MemoryLayout<SecurityDefinition>.offset(of: \.calendar),
            "currency":
                MemoryLayout<SecurityDefinition>.offset(of: \.currency),
            "country":
                MemoryLayout<SecurityDefinition>.offset(of: \.country),
            "securityID":
                MemoryLayout<SecurityDefinition>.offset(of: \.securityID),
            "index":
                MemoryLayout<SecurityDefinition>.offset(of: \.index),
            "total":
                MemoryLayout<SecurityDefinition>.offset(of: \.total),
            "brokerID":
                MemoryLayout<SecurityDefinition>.offset(of: \.brokerID),
            "securityStatus":
                MemoryLayout<SecurityDefinition>.offset(of: \.securityStatus),
            "assetClass":
                MemoryLayout<SecurityDefinition>.offset(of: \.assetClass),
            "easyToBorrow":
                MemoryLayout<SecurityDefinition>.offset(of: \.easyToBorrow),
        ],
        build: { fields in
            SecurityDefinition(
                msgSeqNum: try fields.number("msgSeqNum"),
                securityReqID: try fields.number("securityReqID"),
                minPriceIncrement: try fields.number("minPriceIncrement"),
                roundLot: try fields.number("roundLot"),
                minTradeVol: try fields.number("minTradeVol"),
                maxTradeVol: try fields.number("maxTradeVol"),
                contractMultiplier: try fields.number("contractMultiplier"),
                averageDailyVolume: try fields.number("averageDailyVolume"),
                symbol: try fields.text("symbol"),
                sector: try fields.text("sector"),
                calendar: try fields.text("calendar"),
                currency: try fields.text("currency"),
                country: try fields.text("country"),
                securityID: try fields.number("securityID"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                brokerID: try fields.number("brokerID"),
                securityStatus: try fields.code("securityStatus"),
                assetClass: try fields.code("assetClass"),
                easyToBorrow: try fields.code("easyToBorrow"))
        })
}

private func typedPositionReport() -> TypedMessage {
    TypedMessage(
        PositionReport.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<PositionReport>.offset(of: \.msgSeqNum),
            "posReqID":
                MemoryLayout<PositionReport>.offset(of: \.posReqID),
            "transactTime":
                MemoryLayout<PositionReport>.offset(of: \.transactTime),
            "netQty":
                MemoryLayout<PositionReport>.offset(of: \.netQty),
            "avgPx":
                MemoryLayout<PositionReport>.offset(of: \.avgPx),
            "markPx":
                MemoryLayout<PositionReport>.offset(of: \.markPx),
            "realizedPnL":
                MemoryLayout<PositionReport>.offset(of: \.realizedPnL),
            "openPnL":
                MemoryLayout<PositionReport>.offset(of: \.openPnL),
            "fees":
                MemoryLayout<PositionReport>.offset(of: \.fees),
            "openBuyQty":
                MemoryLayout<PositionReport>.offset(of: \.openBuyQty),
            "openSellQty":
                MemoryLayout<PositionReport>.offset(of: \.openSellQty),
            "cash":
                MemoryLayout<PositionReport>.offset(of: \.cash),
            "account":
                MemoryLayout<PositionReport>.offset(of: \.account),
            "securityID":
                MemoryLayout<PositionReport>.offset(of: \.securityID),
            "index":
                MemoryLayout<PositionReport>.offset(of: \.index),
            "total":
                MemoryLayout<PositionReport>.offset(of: \.total),
            "openOrders":
                MemoryLayout<PositionReport>.offset(of: \.openOrders),
            "lastReport":
                MemoryLayout<PositionReport>.offset(of: \.lastReport),
        ],
        build: { fields in
            PositionReport(
                msgSeqNum: try fields.number("msgSeqNum"),
                posReqID: try fields.number("posReqID"),
                transactTime: try fields.number("transactTime"),
                netQty: try fields.number("netQty"),
                avgPx: try fields.number("avgPx"),
                markPx: try fields.number("markPx"),
                realizedPnL: try fields.number("realizedPnL"),
                openPnL: try fields.number("openPnL"),
                fees: try fields.number("fees"),
                openBuyQty: try fields.number("openBuyQty"),
                openSellQty: try fields.number("openSellQty"),
                cash: try fields.number("cash"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                openOrders: try fields.number("openOrders"),
                lastReport: try fields.code("lastReport"))
        })
}

private func typedTradingState() -> TypedMessage {
    TypedMessage(
        TradingState.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<TradingState>.offset(of: \.msgSeqNum),
            "transactTime":
                MemoryLayout<TradingState>.offset(of: \.transactTime),
            "until":
                MemoryLayout<TradingState>.offset(of: \.until),
            "target":
                MemoryLayout<TradingState>.offset(of: \.target),
            "text":
                MemoryLayout<TradingState>.offset(of: \.text),
            "setBy":
                MemoryLayout<TradingState>.offset(of: \.setBy),
            "securityID":
                MemoryLayout<TradingState>.offset(of: \.securityID),
            "index":
                MemoryLayout<TradingState>.offset(of: \.index),
            "rejectReason":
                MemoryLayout<TradingState>.offset(of: \.rejectReason),
            "status":
                MemoryLayout<TradingState>.offset(of: \.status),
            "scope":
                MemoryLayout<TradingState>.offset(of: \.scope),
            "lastReport":
                MemoryLayout<TradingState>.offset(of: \.lastReport),
        ],
        build: { fields in
            TradingState(
                msgSeqNum: try fields.number("msgSeqNum"),
                transactTime: try fields.number("transactTime"),
                until: try fields.number("until"),
                target: try fields.text("target"),
                text: try fields.text("text"),
                setBy: try fields.text("setBy"),
                securityID: try fields.number("securityID"),
                index: try fields.number("index"),
                rejectReason: try fields.code("rejectReason"),
                status: try fields.code("status"),
                scope: try fields.code("scope"),
                lastReport: try fields.code("lastReport"))
        })
}

private func typedHaltRequest() -> TypedMessage {
    TypedMessage(
        HaltRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<HaltRequest>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<HaltRequest>.offset(of: \.timestamp),
            "target":
                MemoryLayout<HaltRequest>.offset(of: \.target),
            "operatorID":
                MemoryLayout<HaltRequest>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<HaltRequest>.offset(of: \.reason),
            "scope":
                MemoryLayout<HaltRequest>.offset(of: \.scope),
            "mode":
                MemoryLayout<HaltRequest>.offset(of: \.mode),
            "cancelOpen":
                MemoryLayout<HaltRequest>.offset(of: \.cancelOpen),
            "flatten":
                MemoryLayout<HaltRequest>.offset(of: \.flatten),
        ],
        build: { fields in
            HaltRequest(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                target: try fields.text("target"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"),
                scope: try fields.code("scope"),
                mode: try fields.code("mode"),
                cancelOpen: try fields.code("cancelOpen"),
                flatten: try fields.code("flatten"))
        })
}

private func typedResumeRequest() -> TypedMessage {
    TypedMessage(
        ResumeRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<ResumeRequest>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<ResumeRequest>.offset(of: \.timestamp),
            "target":
                MemoryLayout<ResumeRequest>.offset(of: \.target),
            "operatorID":
                MemoryLayout<ResumeRequest>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<ResumeRequest>.offset(of: \.reason),
            "scope":
                MemoryLayout<ResumeRequest>.offset(of: \.scope),
        ],
        build: { fields in
            ResumeRequest(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                target: try fields.text("target"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"),
                scope: try fields.code("scope"))
        })
}

private func typedStatusRequest() -> TypedMessage {
    TypedMessage(
        StatusRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<StatusRequest>.offset(of: \.requestID),
        ],
        build: { fields in
            StatusRequest(
                requestID: try fields.number("requestID"))
        })
}

private func typedLimitUpdate() -> TypedMessage {
    TypedMessage(
        LimitUpdate.self,
        offsets: [
            "requestID":
                MemoryLayout<LimitUpdate>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<LimitUpdate>.offset(of: \.timestamp),
            "limit":
                MemoryLayout<LimitUpdate>.offset(of: \.limit),
            "target":
                MemoryLayout<LimitUpdate>.offset(of: \.target),
            "operatorID":
                MemoryLayout<LimitUpdate>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<LimitUpdate>.offset(of: \.reason),
            "kind":
                MemoryLayout<LimitUpdate>.offset(of: \.kind),
            "level":
                MemoryLayout<LimitUpdate>.offset(of: \.level),
        ],
        build: { fields in
            LimitUpdate(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                limit: try fields.number("limit"),
                target: try fields.text("target"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"),
                kind: try fields.code("kind"),
                level: try fields.code("level"))
        })
}

private func typedCancelAllRequest() -> TypedMessage {
    TypedMessage(
        CancelAllRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<CancelAllRequest>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<CancelAllRequest>.offset(of: \.timestamp),
            "target":
                MemoryLayout<CancelAllRequest>.offset(of: \.target),
            "operatorID":
                MemoryLayout<CancelAllRequest>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<CancelAllRequest>.offset(of: \.reason),
            "scope":
                MemoryLayout<CancelAllRequest>.offset(of: \.scope),
        ],
        build: { fields in
            CancelAllRequest(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                target: try fields.text("target"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"),
                scope: try fields.code("scope"))
        })
}

private func typedFlattenRequest() -> TypedMessage {
    TypedMessage(
        FlattenRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<FlattenRequest>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<FlattenRequest>.offset(of: \.timestamp),
            "target":
                MemoryLayout<FlattenRequest>.offset(of: \.target),
            "operatorID":
                MemoryLayout<FlattenRequest>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<FlattenRequest>.offset(of: \.reason),
            "scope":
                MemoryLayout<FlattenRequest>.offset(of: \.scope),
        ],
        build: { fields in
            FlattenRequest(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                target: try fields.text("target"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"),
                scope: try fields.code("scope"))
        })
}

private func typedShutdownRequest() -> TypedMessage {
    TypedMessage(
        ShutdownRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<ShutdownRequest>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<ShutdownRequest>.offset(of: \.timestamp),
            "operatorID":
                MemoryLayout<ShutdownRequest>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<ShutdownRequest>.offset(of: \.reason),
        ],
        build: { fields in
            ShutdownRequest(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"))
        })
}

private func typedHaltReport() -> TypedMessage {
    TypedMessage(
        HaltReport.self,
        offsets: [
            "requestID":
                MemoryLayout<HaltReport>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<HaltReport>.offset(of: \.transactTime),
            "execID":
                MemoryLayout<HaltReport>.offset(of: \.execID),
            "target":
                MemoryLayout<HaltReport>.offset(of: \.target),
            "cancelsSent":
                MemoryLayout<HaltReport>.offset(of: \.cancelsSent),
            "ordersOpen":
                MemoryLayout<HaltReport>.offset(of: \.ordersOpen),
            "positionsOpen":
                MemoryLayout<HaltReport>.offset(of: \.positionsOpen),
            "closesSent":
                MemoryLayout<HaltReport>.offset(of: \.closesSent),
            "scope":
                MemoryLayout<HaltReport>.offset(of: \.scope),
            "phase":
                MemoryLayout<HaltReport>.offset(of: \.phase),
            "halted":
                MemoryLayout<HaltReport>.offset(of: \.halted),
            "mode":
                MemoryLayout<HaltReport>.offset(of: \.mode),
            "cancelOpen":
                MemoryLayout<HaltReport>.offset(of: \.cancelOpen),
            "flatten":
                MemoryLayout<HaltReport>.offset(of: \.flatten),
        ],
        build: { fields in
            HaltReport(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                execID: try fields.number("execID"),
                target: try fields.text("target"),
                cancelsSent: try fields.number("cancelsSent"),
                ordersOpen: try fields.number("ordersOpen"),
                positionsOpen: try fields.number("positionsOpen"),
                closesSent: try fields.number("closesSent"),
                scope: try fields.code("scope"),
                phase: try fields.code("phase"),
                halted: try fields.code("halted"),
                mode: try fields.code("mode"),
                cancelOpen: try fields.code("cancelOpen"),
                flatten: try fields.code("flatten"))
        })
}

private func typedStatusReport() -> TypedMessage {
    TypedMessage(
        StatusReport.self,
        offsets: [
            "requestID":
                MemoryLayout<StatusReport>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<StatusReport>.offset(of: \.transactTime),
            "startedTime":
                MemoryLayout<StatusReport>.offset(of: \.startedTime),
            "recordSequence":
                MemoryLayout<StatusReport>.offset(of: \.recordSequence),
            "stateHashHigh":
                MemoryLayout<StatusReport>.offset(of: \.stateHashHigh),
            "stateHashLow":
                MemoryLayout<StatusReport>.offset(of: \.stateHashLow),
            "ordersAccepted":
                MemoryLayout<StatusReport>.offset(of: \.ordersAccepted),
            "ordersRefused":
                MemoryLayout<StatusReport>.offset(of: \.ordersRefused),
            "ordersForwarded":
                MemoryLayout<StatusReport>.offset(of: \.ordersForwarded),
            "cancels":
                MemoryLayout<StatusReport>.offset(of: \.cancels),
            "trades":
                MemoryLayout<StatusReport>.offset(of: \.trades),
            "messagesRefused":
                MemoryLayout<StatusReport>.offset(of: \.messagesRefused),
            "ticksAccepted":
                MemoryLayout<StatusReport>.offset(of: \.ticksAccepted),
            "ticksRefused":
                MemoryLayout<StatusReport>.offset(of: \.ticksRefused),
            "lastHaltTime":
                MemoryLayout<StatusReport>.offset(of: \.lastHaltTime),
            "configurationHash":
                MemoryLayout<StatusReport>.offset(of: \.configurationHash),
            "gatewayName":
                MemoryLayout<StatusReport>.offset(of: \.gatewayName),
            "version":
                MemoryLayout<StatusReport>.offset(of: \.version),
            "openOrders":
                MemoryLayout<StatusReport>.offset(of: \.openOrders),
            "sessionsEstablished":
                MemoryLayout<StatusReport>.offset(of: \.sessionsEstablished),
            "sessionsConfigured":
                MemoryLayout<StatusReport>.offset(of: \.sessionsConfigured),
            "haltsInForce":
                MemoryLayout<StatusReport>.offset(of: \.haltsInForce),
            "instruments":
                MemoryLayout<StatusReport>.offset(of: \.instruments),
            "accounts":
                MemoryLayout<StatusReport>.offset(of: \.accounts),
            "workPending":
                MemoryLayout<StatusReport>.offset(of: \.workPending),
            "state":
                MemoryLayout<StatusReport>.offset(of: \.state),
            "durability":
                MemoryLayout<StatusReport>.offset(of: \.durability),
        ],
        build: { fields in
            StatusReport(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                startedTime: try fields.number("startedTime"),
                recordSequence: try fields.number("recordSequence"),
                stateHashHigh: try fields.number("stateHashHigh"),
                stateHashLow: try fields.number("stateHashLow"),
                ordersAccepted: try fields.number("ordersAccepted"),
                ordersRefused: try fields.number("ordersRefused"),
                ordersForwarded: try fields.number("ordersForwarded"),
                cancels: try fields.number("cancels"),
                trades: try fields.number("trades"),
                messagesRefused: try fields.number("messagesRefused"),
                ticksAccepted: try fields.number("ticksAccepted"),
                ticksRefused: try fields.number("ticksRefused"),
                lastHaltTime: try fields.number("lastHaltTime"),
                configurationHash: try fields.text("configurationHash"),
                gatewayName: try fields.text("gatewayName"),
                version: try fields.text("version"),
                openOrders: try fields.number("openOrders"),
                sessionsEstablished: try fields.number("sessionsEstablished"),
                sessionsConfigured: try fields.number("sessionsConfigured"),
                haltsInForce: try fields.number("haltsInForce"),
                instruments: try fields.number("instruments"),
                accounts: try fields.number("accounts"),
                workPending: try fields.number("workPending"),
                state: try fields.code("state"),
                durability: try fields.code("durability"))
        })
}

private func typedLimitReport() -> TypedMessage {
    TypedMessage(
        LimitReport.self,
        offsets: [
            "requestID":
                MemoryLayout<LimitReport>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<LimitReport>.offset(of: \.transactTime),
            "execID":
                MemoryLayout<LimitReport>.offset(of: \.execID),
            "limit":
                MemoryLayout<LimitReport>.offset(of: \.limit),
            "ceiling":
                MemoryLayout<LimitReport>.offset(of: \.ceiling),
            "target":
                MemoryLayout<LimitReport>.offset(of: \.target),
            "setBy":
                MemoryLayout<LimitReport>.offset(of: \.setBy),
            "index":
                MemoryLayout<LimitReport>.offset(of: \.index),
            "total":
                MemoryLayout<LimitReport>.offset(of: \.total),
            "kind":
                MemoryLayout<LimitReport>.offset(of: \.kind),
            "level":
                MemoryLayout<LimitReport>.offset(of: \.level),
        ],
        build: { fields in
            LimitReport(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                execID: try fields.number("execID"),
                limit: try fields.number("limit"),
                ceiling: try fields.number("ceiling"),
                target: try fields.text("target"),
                setBy: try fields.text("setBy"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                kind: try fields.code("kind"),
                level: try fields.code("level"))
        })
}

private func typedOpsReject() -> TypedMessage {
    TypedMessage(
        OpsReject.self,
        offsets: [
            "requestID":
                MemoryLayout<OpsReject>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<OpsReject>.offset(of: \.transactTime),
            "text":
                MemoryLayout<OpsReject>.offset(of: \.text),
            "refTemplateID":
                MemoryLayout<OpsReject>.offset(of: \.refTemplateID),
            "rejectReason":
                MemoryLayout<OpsReject>.offset(of: \.rejectReason),
        ],
        build: { fields in
            OpsReject(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                text: try fields.text("text"),
                refTemplateID: try fields.number("refTemplateID"),
                rejectReason: try fields.code("rejectReason"))
        })
}

private func typedSubscribe() -> TypedMessage {
    TypedMessage(
        Subscribe.self,
        offsets: [
            "requestID":
                MemoryLayout<Subscribe>.offset(of: \.requestID),
            "fromSequence":
                MemoryLayout<Subscribe>.offset(of: \.fromSequence),
            "fromTime":
                MemoryLayout<Subscribe>.offset(of: \.fromTime),
            "consumer":
                MemoryLayout<Subscribe>.offset(of: \.consumer),
            "account":
                MemoryLayout<Subscribe>.offset(of: \.account),
            "sessionID":
                MemoryLayout<Subscribe>.offset(of: \.sessionID),
            "securityID":
                MemoryLayout<Subscribe>.offset(of: \.securityID),
            "templateID":
                MemoryLayout<Subscribe>.offset(of: \.templateID),
            "start":
                MemoryLayout<Subscribe>.offset(of: \.start),
            "originFilter":
                MemoryLayout<Subscribe>.offset(of: \.originFilter),
            "origin":
                MemoryLayout<Subscribe>.offset(of: \.origin),
        ],
        build: { fields in
            Subscribe(
                requestID: try fields.number("requestID"),
                fromSequence: try fields.number("fromSequence"),
                fromTime: try fields.number("fromTime"),
                consumer: try fields.text("consumer"),
                account: try fields.text("account"),
                sessionID: try fields.number("sessionID"),
                securityID: try fields.number("securityID"),
                templateID: try fields.number("templateID"),
                start: try fields.code("start"),
                originFilter: try fields.code("originFilter"),
                origin: try fields.code("origin"))
        })
}

private func typedSubscriptionReport() -> TypedMessage {
    TypedMessage(
        SubscriptionReport.self,
        offsets: [
            "requestID":
                MemoryLayout<SubscriptionReport>.offset(of: \.requestID),
            "nextSequence":
                MemoryLayout<SubscriptionReport>.offset(of: \.nextSequence),
            "durableSequence":
                MemoryLayout<SubscriptionReport>.offset(of: \.durableSequence),
            "text":
                MemoryLayout<SubscriptionReport>.offset(of: \.text),
            "rejectReason":
                MemoryLayout<SubscriptionReport>.offset(of: \.rejectReason),
            "status":
                MemoryLayout<SubscriptionReport>.offset(of: \.status),
        ],
        build: { fields in
            SubscriptionReport(
                requestID: try fields.number("requestID"),
                nextSequence: try fields.number("nextSequence"),
                durableSequence: try fields.number("durableSequence"),
                text: try fields.text("text"),
                rejectReason: try fields.code("rejectReason"),
                status: try fields.code("status"))
        })
}

private func typedJournalRecord() -> TypedMessage {
    TypedMessage(
        JournalRecord.self,
        offsets: [
            "sequence":
                MemoryLayout<JournalRecord>.offset(of: \.sequence),
            "transactTime":
                MemoryLayout<JournalRecord>.offset(of: \.transactTime),
            "requestID":
                MemoryLayout<JournalRecord>.offset(of: \.requestID),
            "source":
                MemoryLayout<JournalRecord>.offset(of: \.source),
            "recordByteCount":
                MemoryLayout<JournalRecord>.offset(of: \.recordByteCount),
            "templateID":
                MemoryLayout<JournalRecord>.offset(of: \.templateID),
            "origin":
                MemoryLayout<JournalRecord>.offset(of: \.origin),
        ],
        build: { fields in
            JournalRecord(
                sequence: try fields.number("sequence"),
                transactTime: try fields.number("transactTime"),
                requestID: try fields.number("requestID"),
                source: try fields.number("source"),
                recordByteCount: try fields.number("recordByteCount"),
                templateID: try fields.number("templateID"),
                origin: try fields.code("origin"))
        })
}

private func typedAcknowledge() -> TypedMessage {
    TypedMessage(
        Acknowledge.self,
        offsets: [
            "sequence":
                MemoryLayout<Acknowledge>.offset(of: \.sequence),
            "consumer":
                MemoryLayout<Acknowledge>.offset(of: \.consumer),
        ],
        build: { fields in
            Acknowledge(
                sequence: try fields.number("sequence"),
                consumer: try fields.text("consumer"))
        })
}

private func typedGatewayStarted() -> TypedMessage {
    TypedMessage(
        GatewayStarted.self,
        offsets: [
            "startedTime":
                MemoryLayout<GatewayStarted>.offset(of: \.startedTime),
            "configurationHash":
                MemoryLayout<GatewayStarted>.offset(of: \.configurationHash),
            "gatewayName":
                MemoryLayout<GatewayStarted>.offset(of: \.gatewayName),
            "version":
                MemoryLayout<GatewayStarted>.offset(of: \.version),
        ],
        build: { fields in
            GatewayStarted(
                startedTime: try fields.number("startedTime"),
                configurationHash: try fields.text("configurationHash"),
                gatewayName: try fields.text("gatewayName"),
                version: try fields.text("version"))
        })
}

private func typedGatewayStopped() -> TypedMessage {
    TypedMessage(
        GatewayStopped.self,
        offsets: [
            "stoppedTime":
                MemoryLayout<GatewayStopped>.offset(of: \.stoppedTime),
        ],
        build: { fields in
            GatewayStopped(
                stoppedTime: try fields.number("stoppedTime"))
        })
}

private func typedConnectionClosed() -> TypedMessage {
    TypedMessage(
        ConnectionClosed.self,
        offsets: [
            "connectionID":
                MemoryLayout<ConnectionClosed>.offset(of: \.connectionID),
        ],
        build: { fields in
            ConnectionClosed(
                connectionID: try fields.number("connectionID"))
        })
}

private func typedTimerExpired() -> TypedMessage {
    TypedMessage(
        TimerExpired.self,
        offsets: [
            "dueTime":
                MemoryLayout<TimerExpired>.offset(of: \.dueTime),
        ],
        build: { fields in
            TimerExpired(
                dueTime: try fields.number("dueTime"))
        })
}

private func typedContinueWork() -> TypedMessage {
    TypedMessage(
        ContinueWork.self,
        offsets: [
            "workPending":
                MemoryLayout<ContinueWork>.offset(of: \.workPending),
        ],
        build: { fields in
            ContinueWork(
                workPending: try fields.number("workPending"))
        })
}

private func typedStateHash() -> TypedMessage {
    TypedMessage(
        StateHash.self,
        offsets: [
            "recordSequence":
                MemoryLayout<StateHash>.offset(of: \.recordSequence),
            "stateHashHigh":
                MemoryLayout<StateHash>.offset(of: \.stateHashHigh),
            "stateHashLow":
                MemoryLayout<StateHash>.offset(of: \.stateHashLow),
        ],
        build: { fields in
            StateHash(
                recordSequence: try fields.number("recordSequence"),
                stateHashHigh: try fields.number("stateHashHigh"),
                stateHashLow: try fields.number("stateHashLow"))
        })
}

private func typedBrokerCommand() -> TypedMessage {
    TypedMessage(
        BrokerCommand.self,
        offsets: [
            "commandID":
                MemoryLayout<BrokerCommand>.offset(of: \.commandID),
            "orderID":
                MemoryLayout<BrokerCommand>.offset(of: \.orderID),
            "price":
                MemoryLayout<BrokerCommand>.offset(of: \.price),
            "stopPx":
                MemoryLayout<BrokerCommand>.offset(of: \.stopPx),
            "orderQty":
                MemoryLayout<BrokerCommand>.offset(of: \.orderQty),
            "cumQty":
                MemoryLayout<BrokerCommand>.offset(of: \.cumQty),
            "transactTime":
                MemoryLayout<BrokerCommand>.offset(of: \.transactTime),
            "clOrdID":
                MemoryLayout<BrokerCommand>.offset(of: \.clOrdID),
            "account":
                MemoryLayout<BrokerCommand>.offset(of: \.account),
            "securityID":
                MemoryLayout<BrokerCommand>.offset(of: \.securityID),
            "sessionID":
                MemoryLayout<BrokerCommand>.offset(of: \.sessionID),
            "brokerID":
                MemoryLayout<BrokerCommand>.offset(of: \.brokerID),
            "kind":
                MemoryLayout<BrokerCommand>.offset(of: \.kind),
            "side":
                MemoryLayout<BrokerCommand>.offset(of: \.side),
            "ordType":
                MemoryLayout<BrokerCommand>.offset(of: \.ordType),
            "timeInForce":
                MemoryLayout<BrokerCommand>.offset(of: \.timeInForce),
            "stopTriggered":
                MemoryLayout<BrokerCommand>.offset(of: \.stopTriggered),
        ],
        build: { fields in
            BrokerCommand(
                commandID: try fields.number("commandID"),
                orderID: try fields.number("orderID"),
                price: try fields.number("price"),
                stopPx: try fields.number("stopPx"),
                orderQty: try fields.number("orderQty"),
                cumQty: try fields.number("cumQty"),
                transactTime: try fields.number("transactTime"),
                clOrdID: try fields.number("clOrdID"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"),
                sessionID: try fields.number("sessionID"),
                brokerID: try fields.number("brokerID"),
                kind: try fields.code("kind"),
                side: try fields.code("side"),
                ordType: try fields.code("ordType"),
                timeInForce: try fields.code("timeInForce"),
                stopTriggered: try fields.code("stopTriggered"))
        })
}

private func typedBrokerReport() -> TypedMessage {
    TypedMessage(
        BrokerReport.self,
        offsets: [
            "brokerSeqNum":
                MemoryLayout<BrokerReport>.offset(of: \.brokerSeqNum),
            "orderID":
                MemoryLayout<BrokerReport>.offset(of: \.orderID),
            "transactTime":
                MemoryLayout<BrokerReport>.offset(of: \.transactTime),
            "lastQty":
                MemoryLayout<BrokerReport>.offset(of: \.lastQty),
            "lastPx":
                MemoryLayout<BrokerReport>.offset(of: \.lastPx),
            "price":
                MemoryLayout<BrokerReport>.offset(of: \.price),
            "stopPx":
                MemoryLayout<BrokerReport>.offset(of: \.stopPx),
            "orderQty":
                MemoryLayout<BrokerReport>.offset(of: \.orderQty),
            "fee":
                MemoryLayout<BrokerReport>.offset(of: \.fee),
            "commandID":
                MemoryLayout<BrokerReport>.offset(of: \.commandID),
            "execRef":
                MemoryLayout<BrokerReport>.offset(of: \.execRef),
            "reasonCode":
                MemoryLayout<BrokerReport>.offset(of: \.reasonCode),
            "brokerID":
                MemoryLayout<BrokerReport>.offset(of: \.brokerID),
            "rejectReason":
                MemoryLayout<BrokerReport>.offset(of: \.rejectReason),
            "kind":
                MemoryLayout<BrokerReport>.offset(of: \.kind),
            "stopTriggered":
                MemoryLayout<BrokerReport>.offset(of: \.stopTriggered),
        ],
        build: { fields in
            BrokerReport(
                brokerSeqNum: try fields.number("brokerSeqNum"),
                orderID: try fields.number("orderID"),
                transactTime: try fields.number("transactTime"),
                lastQty: try fields.number("lastQty"),
                lastPx: try fields.number("lastPx"),
                price: try fields.number("price"),
                stopPx: try fields.number("stopPx"),
                orderQty: try fields.number("orderQty"),
                fee: try fields.number("fee"),
                commandID: try fields.number("commandID"),
                execRef: try fields.number("execRef"),
                reasonCode: try fields.number("reasonCode"),
                brokerID: try fields.number("brokerID"),
                rejectReason: try fields.code("rejectReason"),
                kind: try fields.code("kind"),
                stopTriggered: try fields.code("stopTriggered"))
        })
}

private func typedBrokerStatus() -> TypedMessage {
    TypedMessage(
        BrokerStatus.self,
        offsets: [
            "brokerID":
                MemoryLayout<BrokerStatus>.offset(of: \.brokerID),
            "state":
                MemoryLayout<BrokerStatus>.offset(of: \.state),
        ],
        build: { fields in
            BrokerStatus(
                brokerID: try fields.number("brokerID"),
                state: try fields.code("state"))
        })
}

private func typedConfigurationBegin() -> TypedMessage {
    TypedMessage(
        ConfigurationBegin.self,
        offsets: [
            "configurationHash":
                MemoryLayout<ConfigurationBegin>.offset(of: \.configurationHash),
            "gatewayName":
                MemoryLayout<ConfigurationBegin>.offset(of: \.gatewayName),
            "ordersMax":
                MemoryLayout<ConfigurationBegin>.offset(of: \.ordersMax),
            "requestsMax":
                MemoryLayout<ConfigurationBegin>.offset(of: \.requestsMax),
            "instrumentsMax":
                MemoryLayout<ConfigurationBegin>.offset(of: \.instrumentsMax),
            "accountsMax":
                MemoryLayout<ConfigurationBegin>.offset(of: \.accountsMax),
            "sessionsMax":
                MemoryLayout<ConfigurationBegin>.offset(of: \.sessionsMax),
            "positionsMax":
                MemoryLayout<ConfigurationBegin>.offset(of: \.positionsMax),
            "brokersMax":
                MemoryLayout<ConfigurationBegin>.offset(of: \.brokersMax),
        ],
        build: { fields in
            ConfigurationBegin(
                configurationHash: try fields.text("configurationHash"),
                gatewayName: try fields.text("gatewayName"),
                ordersMax: try fields.number("ordersMax"),
                requestsMax: try fields.number("requestsMax"),
                instrumentsMax: try fields.number("instrumentsMax"),
                accountsMax: try fields.number("accountsMax"),
                sessionsMax: try fields.number("sessionsMax"),
                positionsMax: try fields.number("positionsMax"),
                brokersMax: try fields.number("brokersMax"))
        })
}

private func typedAccountDefinition() -> TypedMessage {
    TypedMessage(
        AccountDefinition.self,
        offsets: [
            "startingCash":
                MemoryLayout<AccountDefinition>.offset(of: \.startingCash),
            "account":
                MemoryLayout<AccountDefinition>.offset(of: \.account),
            "group":
                MemoryLayout<AccountDefinition>.offset(of: \.group),
            "accountID":
                MemoryLayout<AccountDefinition>.offset(of: \.accountID),
            "currency":
                MemoryLayout<AccountDefinition>.offset(of: \.currency),
            "enabled":
                MemoryLayout<AccountDefinition>.offset(of: \.enabled),
            "selfTrade":
                MemoryLayout<AccountDefinition>.offset(of: \.selfTrade),
        ],
        build: { fields in
            AccountDefinition(
                startingCash: try fields.number("startingCash"),
                account: try fields.text("account"),
                group: try fields.number("group"),
                accountID: try fields.number("accountID"),
                currency: try fields.text("currency"),
                enabled: try fields.code("enabled"),
                selfTrade: try fields.code("selfTrade"))
        })
}

private func typedStrategyDefinition() -> TypedMessage {
    TypedMessage(
        StrategyDefinition.self,
        offsets: [
            "strategy":
                MemoryLayout<StrategyDefinition>.offset(of: \.strategy),
            "sessionID":
                MemoryLayout<StrategyDefinition>.offset(of: \.sessionID),
            "enabled":
                MemoryLayout<StrategyDefinition>.offset(of: \.enabled),
            "mayBuy":
                MemoryLayout<StrategyDefinition>.offset(of: \.mayBuy),
            "maySell":
                MemoryLayout<StrategyDefinition>.offset(of: \.maySell),
            "maySellShort":
                MemoryLayout<StrategyDefinition>.offset(of: \.maySellShort),
        ],
        build: { fields in
            StrategyDefinition(
                strategy: try fields.text("strategy"),
                sessionID: try fields.number("sessionID"),
                enabled: try fields.code("enabled"),
                mayBuy: try fields.code("mayBuy"),
                maySell: try fields.code("maySell"),
                maySellShort: try fields.code("maySellShort"))
        })
}

private func typedEntitlement() -> TypedMessage {
    TypedMessage(
        Entitlement.self,
        offsets: [
            "account":
                MemoryLayout<Entitlement>.offset(of: \.account),
            "sessionID":
                MemoryLayout<Entitlement>.offset(of: \.sessionID),
            "securityID":
                MemoryLayout<Entitlement>.offset(of: \.securityID),
            "mayMarket":
                MemoryLayout<Entitlement>.offset(of: \.mayMarket),
            "mayLimit":
                MemoryLayout<Entitlement>.offset(of: \.mayLimit),
            "mayStop":
                MemoryLayout<Entitlement>.offset(of: \.mayStop),
            "mayStopLimit":
                MemoryLayout<Entitlement>.offset(of: \.mayStopLimit),
        ],
        build: { fields in
            Entitlement(
                account: try fields.text("account"),
                sessionID: try fields.number("sessionID"),
                securityID: try fields.number("securityID"),
                mayMarket: try fields.code("mayMarket"),
                mayLimit: try fields.code("mayLimit"),
                mayStop: try fields.code("mayStop"),
                mayStopLimit: try fields.code("mayStopLimit"))
        })
}

private func typedBrokerDefinition() -> TypedMessage {
    TypedMessage(
        BrokerDefinition.self,
        offsets: [
            "broker":
                MemoryLayout<BrokerDefinition>.offset(of: \.broker),
            "brokerID":
                MemoryLayout<BrokerDefinition>.offset(of: \.brokerID),
            "enabled":
                MemoryLayout<BrokerDefinition>.offset(of: \.enabled),
        ],
        build: { fields in
            BrokerDefinition(
                broker: try fields.text("broker"),
                brokerID: try fields.number("brokerID"),
                enabled: try fields.code("enabled"))
        })
}

private func typedCalendarDefinition() -> TypedMessage {
    TypedMessage(
        CalendarDefinition.self,
        offsets: [
            "calendar":
                MemoryLayout<CalendarDefinition>.offset(of: \.calendar),
            "calendarID":
                MemoryLayout<CalendarDefinition>.offset(of: \.calendarID),
            "isGlobal":
                MemoryLayout<CalendarDefinition>.offset(of: \.isGlobal),
        ],
        build: { fields in
            CalendarDefinition(
                calendar: try fields.text("calendar"),
                calendarID: try fields.number("calendarID"),
                isGlobal: try fields.code("isGlobal"))
        })
}

private func typedCalendarWindow() -> TypedMessage {
    TypedMessage(
        CalendarWindow.self,
        offsets: [
            "opensTime":
                MemoryLayout<CalendarWindow>.offset(of: \.opensTime),
            "closeOnlyTime":
                MemoryLayout<CalendarWindow>.offset(of: \.closeOnlyTime),
            "closesTime":
                MemoryLayout<CalendarWindow>.offset(of: \.closesTime),
            "calendar":
                MemoryLayout<CalendarWindow>.offset(of: \.calendar),
            "name":
                MemoryLayout<CalendarWindow>.offset(of: \.name),
            "tradeDate":
                MemoryLayout<CalendarWindow>.offset(of: \.tradeDate),
            "calendarID":
                MemoryLayout<CalendarWindow>.offset(of: \.calendarID),
            "index":
                MemoryLayout<CalendarWindow>.offset(of: \.index),
            "total":
                MemoryLayout<CalendarWindow>.offset(of: \.total),
            "kind":
                MemoryLayout<CalendarWindow>.offset(of: \.kind),
        ],
        build: { fields in
            CalendarWindow(
                opensTime: try fields.number("opensTime"),
                closeOnlyTime: try fields.number("closeOnlyTime"),
                closesTime: try fields.number("closesTime"),
                calendar: try fields.text("calendar"),
                name: try fields.text("name"),
                tradeDate: try fields.number("tradeDate"),
                calendarID: try fields.number("calendarID"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                kind: try fields.code("kind"))
        })
}

private func typedConfigurationEnd() -> TypedMessage {
    TypedMessage(
        ConfigurationEnd.self,
        offsets: [
            "configurationHash":
                MemoryLayout<ConfigurationEnd>.offset(of: \.configurationHash),
        ],
        build: { fields in
            ConfigurationEnd(
                configurationHash: try fields.text("configurationHash"))
        })
}

private func typedCurrencyDefinition() -> TypedMessage {
    TypedMessage(
        CurrencyDefinition.self,
        offsets: [
            "currency":
                MemoryLayout<CurrencyDefinition>.offset(of: \.currency),
            "securityID":
                MemoryLayout<CurrencyDefinition>.offset(of: \.securityID),
            "inverse":
                MemoryLayout<CurrencyDefinition>.offset(of: \.inverse),
        ],
        build: { fields in
            CurrencyDefinition(
                currency: try fields.text("currency"),
                securityID: try fields.number("securityID"),
                inverse: try fields.code("inverse"))
        })
}

private func typedTradingDayBegan() -> TypedMessage {
    TypedMessage(
        TradingDayBegan.self,
        offsets: [
            "resetTime":
                MemoryLayout<TradingDayBegan>.offset(of: \.resetTime),
            "tradeDate":
                MemoryLayout<TradingDayBegan>.offset(of: \.tradeDate),
            "weekStart":
                MemoryLayout<TradingDayBegan>.offset(of: \.weekStart),
        ],
        build: { fields in
            TradingDayBegan(
                resetTime: try fields.number("resetTime"),
                tradeDate: try fields.number("tradeDate"),
                weekStart: try fields.code("weekStart"))
        })
}

private func typedAccountRequest() -> TypedMessage {
    TypedMessage(
        AccountRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<AccountRequest>.offset(of: \.requestID),
            "account":
                MemoryLayout<AccountRequest>.offset(of: \.account),
        ],
        build: { fields in
            AccountRequest(
                requestID: try fields.number("requestID"),
                account: try fields.text("account"))
        })
}

private func typedAccountReport() -> TypedMessage {
    TypedMessage(
        AccountReport.self,
        offsets: [
            "requestID":
                MemoryLayout<AccountReport>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<AccountReport>.offset(of: \.transactTime),
            "startingCash":
                MemoryLayout<AccountReport>.offset(of: \.startingCash),
            "cash":
                MemoryLayout<AccountReport>.offset(of: \.cash),
            "holds":
                MemoryLayout<AccountReport>.offset(of: \.holds),
            "freeCash":
                MemoryLayout<AccountReport>.offset(of: \.freeCash),
            "equity":
                MemoryLayout<AccountReport>.offset(of: \.equity),
            "realizedPnL":
                MemoryLayout<AccountReport>.offset(of: \.realizedPnL),
            "openPnL":
                MemoryLayout<AccountReport>.offset(of: \.openPnL),
            "fees":
                MemoryLayout<AccountReport>.offset(of: \.fees),
            "dayRealized":
                MemoryLayout<AccountReport>.offset(of: \.dayRealized),
            "dayResult":
                MemoryLayout<AccountReport>.offset(of: \.dayResult),
            "weekRealized":
                MemoryLayout<AccountReport>.offset(of: \.weekRealized),
            "weekResult":
                MemoryLayout<AccountReport>.offset(of: \.weekResult),
            "highWaterMark":
                MemoryLayout<AccountReport>.offset(of: \.highWaterMark),
            "drawdown":
                MemoryLayout<AccountReport>.offset(of: \.drawdown),
            "grossExposure":
                MemoryLayout<AccountReport>.offset(of: \.grossExposure),
            "netExposure":
                MemoryLayout<AccountReport>.offset(of: \.netExposure),
            "shortExposure":
                MemoryLayout<AccountReport>.offset(of: \.shortExposure),
            "openNotional":
                MemoryLayout<AccountReport>.offset(of: \.openNotional),
            "account":
                MemoryLayout<AccountReport>.offset(of: \.account),
            "currency":
                MemoryLayout<AccountReport>.offset(of: \.currency),
            "tradeDate":
                MemoryLayout<AccountReport>.offset(of: \.tradeDate),
            "openOrders":
                MemoryLayout<AccountReport>.offset(of: \.openOrders),
            "positionsOpen":
                MemoryLayout<AccountReport>.offset(of: \.positionsOpen),
            "index":
                MemoryLayout<AccountReport>.offset(of: \.index),
            "total":
                MemoryLayout<AccountReport>.offset(of: \.total),
            "enabled":
                MemoryLayout<AccountReport>.offset(of: \.enabled),
        ],
        build: { fields in
            AccountReport(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                startingCash: try fields.number("startingCash"),
                cash: try fields.number("cash"),
                holds: try fields.number("holds"),
                freeCash: try fields.number("freeCash"),
                equity: try fields.number("equity"),
                realizedPnL: try fields.number("realizedPnL"),
                openPnL: try fields.number("openPnL"),
                fees: try fields.number("fees"),
                dayRealized: try fields.number("dayRealized"),
                dayResult: try fields.number("dayResult"),
                weekRealized: try fields.number("weekRealized"),
                weekResult: try fields.number("weekResult"),
                highWaterMark: try fields.number("highWaterMark"),
                drawdown: try fields.number("drawdown"),
                grossExposure: try fields.number("grossExposure"),
                netExposure: try fields.number("netExposure"),
                shortExposure: try fields.number("shortExposure"),
                openNotional: try fields.number("openNotional"),
                account: try fields.text("account"),
                currency: try fields.text("currency"),
                tradeDate: try fields.number("tradeDate"),
                openOrders: try fields.number("openOrders"),
                positionsOpen: try fields.number("positionsOpen"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                enabled: try fields.code("enabled"))
        })
}

private func typedLockoutRequest() -> TypedMessage {
    TypedMessage(
        LockoutRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<LockoutRequest>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<LockoutRequest>.offset(of: \.timestamp),
            "until":
                MemoryLayout<LockoutRequest>.offset(of: \.until),
            "duration":
                MemoryLayout<LockoutRequest>.offset(of: \.duration),
            "account":
                MemoryLayout<LockoutRequest>.offset(of: \.account),
            "symbol":
                MemoryLayout<LockoutRequest>.offset(of: \.symbol),
            "operatorID":
                MemoryLayout<LockoutRequest>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<LockoutRequest>.offset(of: \.reason),
            "kind":
                MemoryLayout<LockoutRequest>.offset(of: \.kind),
            "reduceOnly":
                MemoryLayout<LockoutRequest>.offset(of: \.reduceOnly),
        ],
        build: { fields in
            LockoutRequest(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                until: try fields.number("until"),
                duration: try fields.number("duration"),
                account: try fields.text("account"),
                symbol: try fields.text("symbol"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"),
                kind: try fields.code("kind"),
                reduceOnly: try fields.code("reduceOnly"))
        })
}

private func typedLockoutClearRequest() -> TypedMessage {
    TypedMessage(
        LockoutClearRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<LockoutClearRequest>.offset(of: \.requestID),
            "timestamp":
                MemoryLayout<LockoutClearRequest>.offset(of: \.timestamp),
            "lockoutID":
                MemoryLayout<LockoutClearRequest>.offset(of: \.lockoutID),
            "operatorID":
                MemoryLayout<LockoutClearRequest>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<LockoutClearRequest>.offset(of: \.reason),
        ],
        build: { fields in
            LockoutClearRequest(
                requestID: try fields.number("requestID"),
                timestamp: try fields.number("timestamp"),
                lockoutID: try fields.number("lockoutID"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"))
        })
}

private func typedLockoutReport() -> TypedMessage {
    TypedMessage(
        LockoutReport.self,
        offsets: [
            "requestID":
                MemoryLayout<LockoutReport>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<LockoutReport>.offset(of: \.transactTime),
            "execID":
                MemoryLayout<LockoutReport>.offset(of: \.execID),
            "lockoutID":
                MemoryLayout<LockoutReport>.offset(of: \.lockoutID),
            "since":
                MemoryLayout<LockoutReport>.offset(of: \.since),
            "until":
                MemoryLayout<LockoutReport>.offset(of: \.until),
            "account":
                MemoryLayout<LockoutReport>.offset(of: \.account),
            "symbol":
                MemoryLayout<LockoutReport>.offset(of: \.symbol),
            "setBy":
                MemoryLayout<LockoutReport>.offset(of: \.setBy),
            "reason":
                MemoryLayout<LockoutReport>.offset(of: \.reason),
            "index":
                MemoryLayout<LockoutReport>.offset(of: \.index),
            "total":
                MemoryLayout<LockoutReport>.offset(of: \.total),
            "rejectReason":
                MemoryLayout<LockoutReport>.offset(of: \.rejectReason),
            "kind":
                MemoryLayout<LockoutReport>.offset(of: \.kind),
            "end":
                MemoryLayout<LockoutReport>.offset(of: \.end),
            "reduceOnly":
                MemoryLayout<LockoutReport>.offset(of: \.reduceOnly),
            "inForce":
                MemoryLayout<LockoutReport>.offset(of: \.inForce),
            "mayClear":
                MemoryLayout<LockoutReport>.offset(of: \.mayClear),
        ],
        build: { fields in
            LockoutReport(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                execID: try fields.number("execID"),
                lockoutID: try fields.number("lockoutID"),
                since: try fields.number("since"),
                until: try fields.number("until"),
                account: try fields.text("account"),
                symbol: try fields.text("symbol"),
                setBy: try fields.text("setBy"),
                reason: try fields.text("reason"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                rejectReason: try fields.code("rejectReason"),
                kind: try fields.code("kind"),
                end: try fields.code("end"),
                reduceOnly: try fields.code("reduceOnly"),
                inForce: try fields.code("inForce"),
                mayClear: try fields.code("mayClear"))
        })
}

private func typedGatewayLoad() -> TypedMessage {
    TypedMessage(
        GatewayLoad.self,
        offsets: [
            "journalBacklog":
                MemoryLayout<GatewayLoad>.offset(of: \.journalBacklog),
            "inputBacklog":
                MemoryLayout<GatewayLoad>.offset(of: \.inputBacklog),
            "coreLatency":
                MemoryLayout<GatewayLoad>.offset(of: \.coreLatency),
        ],
        build: { fields in
            GatewayLoad(
                journalBacklog: try fields.number("journalBacklog"),
                inputBacklog: try fields.number("inputBacklog"),
                coreLatency: try fields.number("coreLatency"))
        })
}

private func typedViolationReport() -> TypedMessage {
    TypedMessage(
        ViolationReport.self,
        offsets: [
            "requestID":
                MemoryLayout<ViolationReport>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<ViolationReport>.offset(of: \.transactTime),
            "total":
                MemoryLayout<ViolationReport>.offset(of: \.total),
            "lastTime":
                MemoryLayout<ViolationReport>.offset(of: \.lastTime),
            "window":
                MemoryLayout<ViolationReport>.offset(of: \.window),
            "account":
                MemoryLayout<ViolationReport>.offset(of: \.account),
            "inWindow":
                MemoryLayout<ViolationReport>.offset(of: \.inWindow),
            "limit":
                MemoryLayout<ViolationReport>.offset(of: \.limit),
            "lastReason":
                MemoryLayout<ViolationReport>.offset(of: \.lastReason),
            "halted":
                MemoryLayout<ViolationReport>.offset(of: \.halted),
            "lastReport":
                MemoryLayout<ViolationReport>.offset(of: \.lastReport),
        ],
        build: { fields in
            ViolationReport(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                total: try fields.number("total"),
                lastTime: try fields.number("lastTime"),
                window: try fields.number("window"),
                account: try fields.text("account"),
                inWindow: try fields.number("inWindow"),
                limit: try fields.number("limit"),
                lastReason: try fields.code("lastReason"),
                halted: try fields.code("halted"),
                lastReport: try fields.code("lastReport"))
        })
}

private func typedOrderTestRequest() -> TypedMessage {
    TypedMessage(
        OrderTestRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<OrderTestRequest>.offset(of: \.msgSeqNum),
            "testReqID":
                MemoryLayout<OrderTestRequest>.offset(of: \.testReqID),
            "sendingTime":
                MemoryLayout<OrderTestRequest>.offset(of: \.sendingTime),
            "price":
                MemoryLayout<OrderTestRequest>.offset(of: \.price),
            "stopPx":
                MemoryLayout<OrderTestRequest>.offset(of: \.stopPx),
            "orderQty":
                MemoryLayout<OrderTestRequest>.offset(of: \.orderQty),
            "account":
                MemoryLayout<OrderTestRequest>.offset(of: \.account),
            "securityID":
                MemoryLayout<OrderTestRequest>.offset(of: \.securityID),
            "side":
                MemoryLayout<OrderTestRequest>.offset(of: \.side),
            "ordType":
                MemoryLayout<OrderTestRequest>.offset(of: \.ordType),
            "timeInForce":
                MemoryLayout<OrderTestRequest>.offset(of: \.timeInForce),
            "duplicateIntended":
                MemoryLayout<OrderTestRequest>.offset(of: \.duplicateIntended),
            "reduceOnly":
                MemoryLayout<OrderTestRequest>.offset(of: \.reduceOnly),
        ],
        build: { fields in
            OrderTestRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                testReqID: try fields.number("testReqID"),
                sendingTime: try fields.number("sendingTime"),
                price: try fields.number("price"),
                stopPx: try fields.number("stopPx"),
                orderQty: try fields.number("orderQty"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"),
                side: try fields.code("side"),
                ordType: try fields.code("ordType"),
                timeInForce: try fields.code("timeInForce"),
                duplicateIntended: try fields.code("duplicateIntended"),
                reduceOnly: try fields.code("reduceOnly"))
        })
}

private func typedOrderTestReport() -> TypedMessage {
    TypedMessage(
        OrderTestReport.self,
        offsets: [
            "testReqID":
                MemoryLayout<OrderTestReport>.offset(of: \.testReqID),
            "transactTime":
                MemoryLayout<OrderTestReport>.offset(of: \.transactTime),
            "execID":
                MemoryLayout<OrderTestReport>.offset(of: \.execID),
            "limit":
                MemoryLayout<OrderTestReport>.offset(of: \.limit),
            "value":
                MemoryLayout<OrderTestReport>.offset(of: \.value),
            "account":
                MemoryLayout<OrderTestReport>.offset(of: \.account),
            "securityID":
                MemoryLayout<OrderTestReport>.offset(of: \.securityID),
            "total":
                MemoryLayout<OrderTestReport>.offset(of: \.total),
            "rejectReason":
                MemoryLayout<OrderTestReport>.offset(of: \.rejectReason),
            "lastCheck":
                MemoryLayout<OrderTestReport>.offset(of: \.lastCheck),
            "level":
                MemoryLayout<OrderTestReport>.offset(of: \.level),
        ],
        build: { fields in
            OrderTestReport(
                testReqID: try fields.number("testReqID"),
                transactTime: try fields.number("transactTime"),
                execID: try fields.number("execID"),
                limit: try fields.number("limit"),
                value: try fields.number("value"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"),
                total: try fields.number("total"),
                rejectReason: try fields.code("rejectReason"),
                lastCheck: try fields.number("lastCheck"),
                level: try fields.code("level"))
        })
}

private func typedCheckReport() -> TypedMessage {
    TypedMessage(
        CheckReport.self,
        offsets: [
            "testReqID":
                MemoryLayout<CheckReport>.offset(of: \.testReqID),
            "value":
                MemoryLayout<CheckReport>.offset(of: \.value),
            "limit":
                MemoryLayout<CheckReport>.offset(of: \.limit),
            "target":
                MemoryLayout<CheckReport>.offset(of: \.target),
            "index":
                MemoryLayout<CheckReport>.offset(of: \.index),
            "total":
                MemoryLayout<CheckReport>.offset(of: \.total),
            "check":
                MemoryLayout<CheckReport>.offset(of: \.check),
            "rejectReason":
                MemoryLayout<CheckReport>.offset(of: \.rejectReason),
            "comparison":
                MemoryLayout<CheckReport>.offset(of: \.comparison),
            "passes":
                MemoryLayout<CheckReport>.offset(of: \.passes),
            "level":
                MemoryLayout<CheckReport>.offset(of: \.level),
        ],
        build: { fields in
            CheckReport(
                testReqID: try fields.number("testReqID"),
                value: try fields.number("value"),
                limit: try fields.number("limit"),
                target: try fields.text("target"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                check: try fields.number("check"),
                rejectReason: try fields.code("rejectReason"),
                comparison: try fields.code("comparison"),
                passes: try fields.code("passes"),
                level: try fields.code("level"))
        })
}

private func typedLimitListRequest() -> TypedMessage {
    TypedMessage(
        LimitListRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<LimitListRequest>.offset(of: \.requestID),
            "changedOnly":
                MemoryLayout<LimitListRequest>.offset(of: \.changedOnly),
        ],
        build: { fields in
            LimitListRequest(
                requestID: try fields.number("requestID"),
                changedOnly: try fields.code("changedOnly"))
        })
}

private func typedLimitState() -> TypedMessage {
    TypedMessage(
        LimitState.self,
        offsets: [
            "requestID":
                MemoryLayout<LimitState>.offset(of: \.requestID),
            "limit":
                MemoryLayout<LimitState>.offset(of: \.limit),
            "ceiling":
                MemoryLayout<LimitState>.offset(of: \.ceiling),
            "changed":
                MemoryLayout<LimitState>.offset(of: \.changed),
            "changedTime":
                MemoryLayout<LimitState>.offset(of: \.changedTime),
            "execID":
                MemoryLayout<LimitState>.offset(of: \.execID),
            "target":
                MemoryLayout<LimitState>.offset(of: \.target),
            "operatorID":
                MemoryLayout<LimitState>.offset(of: \.operatorID),
            "reason":
                MemoryLayout<LimitState>.offset(of: \.reason),
            "index":
                MemoryLayout<LimitState>.offset(of: \.index),
            "kind":
                MemoryLayout<LimitState>.offset(of: \.kind),
            "level":
                MemoryLayout<LimitState>.offset(of: \.level),
            "lastReport":
                MemoryLayout<LimitState>.offset(of: \.lastReport),
            "isWhole":
                MemoryLayout<LimitState>.offset(of: \.isWhole),
        ],
        build: { fields in
            LimitState(
                requestID: try fields.number("requestID"),
                limit: try fields.number("limit"),
                ceiling: try fields.number("ceiling"),
                changed: try fields.number("changed"),
                changedTime: try fields.number("changedTime"),
                execID: try fields.number("execID"),
                target: try fields.text("target"),
                operatorID: try fields.text("operatorID"),
                reason: try fields.text("reason"),
                index: try fields.number("index"),
                kind: try fields.code("kind"),
                level: try fields.code("level"),
                lastReport: try fields.code("lastReport"),
                isWhole: try fields.code("isWhole"))
        })
}

private func typedRiskBegin() -> TypedMessage {
    TypedMessage(
        RiskBegin.self,
        offsets: [
            "generation":
                MemoryLayout<RiskBegin>.offset(of: \.generation),
            "asOfTime":
                MemoryLayout<RiskBegin>.offset(of: \.asOfTime),
            "requestID":
                MemoryLayout<RiskBegin>.offset(of: \.requestID),
            "full":
                MemoryLayout<RiskBegin>.offset(of: \.full),
        ],
        build: { fields in
            RiskBegin(
                generation: try fields.number("generation"),
                asOfTime: try fields.number("asOfTime"),
                requestID: try fields.number("requestID"),
                full: try fields.code("full"))
        })
}

private func typedInstrumentRisk() -> TypedMessage {
    TypedMessage(
        InstrumentRisk.self,
        offsets: [
            "generation":
                MemoryLayout<InstrumentRisk>.offset(of: \.generation),
            "volatility":
                MemoryLayout<InstrumentRisk>.offset(of: \.volatility),
            "averageTrueRange":
                MemoryLayout<InstrumentRisk>.offset(of: \.averageTrueRange),
            "liquidity":
                MemoryLayout<InstrumentRisk>.offset(of: \.liquidity),
            "riskRate":
                MemoryLayout<InstrumentRisk>.offset(of: \.riskRate),
            "limitScale":
                MemoryLayout<InstrumentRisk>.offset(of: \.limitScale),
            "securityID":
                MemoryLayout<InstrumentRisk>.offset(of: \.securityID),
            "cluster":
                MemoryLayout<InstrumentRisk>.offset(of: \.cluster),
            "samples":
                MemoryLayout<InstrumentRisk>.offset(of: \.samples),
        ],
        build: { fields in
            InstrumentRisk(
                generation: try fields.number("generation"),
                volatility: try fields.number("volatility"),
                averageTrueRange: try fields.number("averageTrueRange"),
                liquidity: try fields.number("liquidity"),
                riskRate: try fields.number("riskRate"),
                limitScale: try fields.number("limitScale"),
                securityID: try fields.number("securityID"),
                cluster: try fields.number("cluster"),
                samples: try fields.number("samples"))
        })
}

private func typedPositionRisk() -> TypedMessage {
    TypedMessage(
        PositionRisk.self,
        offsets: [
            "generation":
                MemoryLayout<PositionRisk>.offset(of: \.generation),
            "value":
                MemoryLayout<PositionRisk>.offset(of: \.value),
            "worstValue":
                MemoryLayout<PositionRisk>.offset(of: \.worstValue),
            "heat":
                MemoryLayout<PositionRisk>.offset(of: \.heat),
            "account":
                MemoryLayout<PositionRisk>.offset(of: \.account),
            "securityID":
                MemoryLayout<PositionRisk>.offset(of: \.securityID),
        ],
        build: { fields in
            PositionRisk(
                generation: try fields.number("generation"),
                value: try fields.number("value"),
                worstValue: try fields.number("worstValue"),
                heat: try fields.number("heat"),
                account: try fields.text("account"),
                securityID: try fields.number("securityID"))
        })
}

private func typedPortfolioFigures() -> TypedMessage {
    TypedMessage(
        PortfolioFigures.self,
        offsets: [
            "generation":
                MemoryLayout<PortfolioFigures>.offset(of: \.generation),
            "asOfTime":
                MemoryLayout<PortfolioFigures>.offset(of: \.asOfTime),
            "valueAtRisk":
                MemoryLayout<PortfolioFigures>.offset(of: \.valueAtRisk),
            "valueAtRiskNow":
                MemoryLayout<PortfolioFigures>.offset(of: \.valueAtRiskNow),
            "historicalVaR":
                MemoryLayout<PortfolioFigures>.offset(of: \.historicalVaR),
            "parametricVaR":
                MemoryLayout<PortfolioFigures>.offset(of: \.parametricVaR),
            "stressLoss":
                MemoryLayout<PortfolioFigures>.offset(of: \.stressLoss),
            "heat":
                MemoryLayout<PortfolioFigures>.offset(of: \.heat),
            "equity":
                MemoryLayout<PortfolioFigures>.offset(of: \.equity),
            "sharpe":
                MemoryLayout<PortfolioFigures>.offset(of: \.sharpe),
            "sortino":
                MemoryLayout<PortfolioFigures>.offset(of: \.sortino),
            "account":
                MemoryLayout<PortfolioFigures>.offset(of: \.account),
            "scenario":
                MemoryLayout<PortfolioFigures>.offset(of: \.scenario),
        ],
        build: { fields in
            PortfolioFigures(
                generation: try fields.number("generation"),
                asOfTime: try fields.number("asOfTime"),
                valueAtRisk: try fields.number("valueAtRisk"),
                valueAtRiskNow: try fields.number("valueAtRiskNow"),
                historicalVaR: try fields.number("historicalVaR"),
                parametricVaR: try fields.number("parametricVaR"),
                stressLoss: try fields.number("stressLoss"),
                heat: try fields.number("heat"),
                equity: try fields.number("equity"),
                sharpe: try fields.number("sharpe"),
                sortino: try fields.number("sortino"),
                account: try fields.text("account"),
                scenario: try fields.text("scenario"))
        })
}

private func typedRiskEnd() -> TypedMessage {
    TypedMessage(
        RiskEnd.self,
        offsets: [
            "generation":
                MemoryLayout<RiskEnd>.offset(of: \.generation),
            "asOfTime":
                MemoryLayout<RiskEnd>.offset(of: \.asOfTime),
            "requestID":
                MemoryLayout<RiskEnd>.offset(of: \.requestID),
            "instruments":
                MemoryLayout<RiskEnd>.offset(of: \.instruments),
            "positions":
                MemoryLayout<RiskEnd>.offset(of: \.positions),
            "accounts":
                MemoryLayout<RiskEnd>.offset(of: \.accounts),
        ],
        build: { fields in
            RiskEnd(
                generation: try fields.number("generation"),
                asOfTime: try fields.number("asOfTime"),
                requestID: try fields.number("requestID"),
                instruments: try fields.number("instruments"),
                positions: try fields.number("positions"),
                accounts: try fields.number("accounts"))
        })
}

private func typedStressScenario() -> TypedMessage {
    TypedMessage(
        StressScenario.self,
        offsets: [
            "loss":
                MemoryLayout<StressScenario>.offset(of: \.loss),
            "account":
                MemoryLayout<StressScenario>.offset(of: \.account),
            "scenario":
                MemoryLayout<StressScenario>.offset(of: \.scenario),
            "index":
                MemoryLayout<StressScenario>.offset(of: \.index),
        ],
        build: { fields in
            StressScenario(
                loss: try fields.number("loss"),
                account: try fields.text("account"),
                scenario: try fields.text("scenario"),
                index: try fields.number("index"))
        })
}

private func typedStressShock() -> TypedMessage {
    TypedMessage(
        StressShock.self,
        offsets: [
            "shock":
                MemoryLayout<StressShock>.offset(of: \.shock),
            "securityID":
                MemoryLayout<StressShock>.offset(of: \.securityID),
            "index":
                MemoryLayout<StressShock>.offset(of: \.index),
        ],
        build: { fields in
            StressShock(
                shock: try fields.number("shock"),
                securityID: try fields.number("securityID"),
                index: try fields.number("index"))
        })
}

private func typedSizingRequest() -> TypedMessage {
    TypedMessage(
        SizingRequest.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<SizingRequest>.offset(of: \.msgSeqNum),
            "sizingReqID":
                MemoryLayout<SizingRequest>.offset(of: \.sizingReqID),
            "price":
                MemoryLayout<SizingRequest>.offset(of: \.price),
            "stopPx":
                MemoryLayout<SizingRequest>.offset(of: \.stopPx),
            "riskPercent":
                MemoryLayout<SizingRequest>.offset(of: \.riskPercent),
            "atrMultiple":
                MemoryLayout<SizingRequest>.offset(of: \.atrMultiple),
            "winRate":
                MemoryLayout<SizingRequest>.offset(of: \.winRate),
            "payoffRatio":
                MemoryLayout<SizingRequest>.offset(of: \.payoffRatio),
            "account":
                MemoryLayout<SizingRequest>.offset(of: \.account),
            "strategy":
                MemoryLayout<SizingRequest>.offset(of: \.strategy),
            "securityID":
                MemoryLayout<SizingRequest>.offset(of: \.securityID),
            "side":
                MemoryLayout<SizingRequest>.offset(of: \.side),
            "method":
                MemoryLayout<SizingRequest>.offset(of: \.method),
        ],
        build: { fields in
            SizingRequest(
                msgSeqNum: try fields.number("msgSeqNum"),
                sizingReqID: try fields.number("sizingReqID"),
                price: try fields.number("price"),
                stopPx: try fields.number("stopPx"),
                riskPercent: try fields.number("riskPercent"),
                atrMultiple: try fields.number("atrMultiple"),
                winRate: try fields.number("winRate"),
                payoffRatio: try fields.number("payoffRatio"),
                account: try fields.text("account"),
                strategy: try fields.text("strategy"),
                securityID: try fields.number("securityID"),
                side: try fields.code("side"),
                method: try fields.code("method"))
        })
}

private func typedSizingReport() -> TypedMessage {
    TypedMessage(
        SizingReport.self,
        offsets: [
            "msgSeqNum":
                MemoryLayout<SizingReport>.offset(of: \.msgSeqNum),
            "sizingReqID":
                MemoryLayout<SizingReport>.offset(of: \.sizingReqID),
            "transactTime":
                MemoryLayout<SizingReport>.offset(of: \.transactTime),
            "quantity":
                MemoryLayout<SizingReport>.offset(of: \.quantity),
            "wantedQty":
                MemoryLayout<SizingReport>.offset(of: \.wantedQty),
            "price":
                MemoryLayout<SizingReport>.offset(of: \.price),
            "stopDistance":
                MemoryLayout<SizingReport>.offset(of: \.stopDistance),
            "riskAmount":
                MemoryLayout<SizingReport>.offset(of: \.riskAmount),
            "equity":
                MemoryLayout<SizingReport>.offset(of: \.equity),
            "notional":
                MemoryLayout<SizingReport>.offset(of: \.notional),
            "limit":
                MemoryLayout<SizingReport>.offset(of: \.limit),
            "value":
                MemoryLayout<SizingReport>.offset(of: \.value),
            "account":
                MemoryLayout<SizingReport>.offset(of: \.account),
            "strategy":
                MemoryLayout<SizingReport>.offset(of: \.strategy),
            "securityID":
                MemoryLayout<SizingReport>.offset(of: \.securityID),
            "rejectReason":
                MemoryLayout<SizingReport>.offset(of: \.rejectReason),
            "side":
                MemoryLayout<SizingReport>.offset(of: \.side),
            "method":
                MemoryLayout<SizingReport>.offset(of: \.method),
            "level":
                MemoryLayout<SizingReport>.offset(of: \.level),
        ],
        build: { fields in
            SizingReport(
                msgSeqNum: try fields.number("msgSeqNum"),
                sizingReqID: try fields.number("sizingReqID"),
                transactTime: try fields.number("transactTime"),
                quantity: try fields.number("quantity"),
                wantedQty: try fields.number("wantedQty"),
                price: try fields.number("price"),
                stopDistance: try fields.number("stopDistance"),
                riskAmount: try fields.number("riskAmount"),
                equity: try fields.number("equity"),
                notional: try fields.number("notional"),
                limit: try fields.number("limit"),
                value: try fields.number("value"),
                account: try fields.text("account"),
                strategy: try fields.text("strategy"),
                securityID: try fields.number("securityID"),
                rejectReason: try fields.code("rejectReason"),
                side: try fields.code("side"),
                method: try fields.code("method"),
                level: try fields.code("level"))
        })
}

private func typedRiskRequest() -> TypedMessage {
    TypedMessage(
        RiskRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<RiskRequest>.offset(of: \.requestID),
            "account":
                MemoryLayout<RiskRequest>.offset(of: \.account),
        ],
        build: { fields in
            RiskRequest(
                requestID: try fields.number("requestID"),
                account: try fields.text("account"))
        })
}

private func typedMarketDataQuality() -> TypedMessage {
    TypedMessage(
        MarketDataQuality.self,
        offsets: [
            "transactTime":
                MemoryLayout<MarketDataQuality>.offset(of: \.transactTime),
            "execID":
                MemoryLayout<MarketDataQuality>.offset(of: \.execID),
            "referencePx":
                MemoryLayout<MarketDataQuality>.offset(of: \.referencePx),
            "price":
                MemoryLayout<MarketDataQuality>.offset(of: \.price),
            "number":
                MemoryLayout<MarketDataQuality>.offset(of: \.number),
            "symbol":
                MemoryLayout<MarketDataQuality>.offset(of: \.symbol),
            "securityID":
                MemoryLayout<MarketDataQuality>.offset(of: \.securityID),
            "rejectReason":
                MemoryLayout<MarketDataQuality>.offset(of: \.rejectReason),
            "cause":
                MemoryLayout<MarketDataQuality>.offset(of: \.cause),
            "state":
                MemoryLayout<MarketDataQuality>.offset(of: \.state),
        ],
        build: { fields in
            MarketDataQuality(
                transactTime: try fields.number("transactTime"),
                execID: try fields.number("execID"),
                referencePx: try fields.number("referencePx"),
                price: try fields.number("price"),
                number: try fields.number("number"),
                symbol: try fields.text("symbol"),
                securityID: try fields.number("securityID"),
                rejectReason: try fields.code("rejectReason"),
                cause: try fields.code("cause"),
                state: try fields.code("state"))
        })
}

private func typedMarketDataDefinition() -> TypedMessage {
    TypedMessage(
        MarketDataDefinition.self,
        offsets: [
            "ageMax":
                MemoryLayout<MarketDataDefinition>.offset(of: \.ageMax),
            "leadMax":
                MemoryLayout<MarketDataDefinition>.offset(of: \.leadMax),
            "rebaseTime":
                MemoryLayout<MarketDataDefinition>.offset(of: \.rebaseTime),
            "flatLineTime":
                MemoryLayout<MarketDataDefinition>.offset(of: \.flatLineTime),
            "rebaseCount":
                MemoryLayout<MarketDataDefinition>.offset(of: \.rebaseCount),
            "flatLineCount":
                MemoryLayout<MarketDataDefinition>.offset(of: \.flatLineCount),
        ],
        build: { fields in
            MarketDataDefinition(
                ageMax: try fields.number("ageMax"),
                leadMax: try fields.number("leadMax"),
                rebaseTime: try fields.number("rebaseTime"),
                flatLineTime: try fields.number("flatLineTime"),
                rebaseCount: try fields.number("rebaseCount"),
                flatLineCount: try fields.number("flatLineCount"))
        })
}

private func typedMarketDataRequest() -> TypedMessage {
    TypedMessage(
        MarketDataRequest.self,
        offsets: [
            "requestID":
                MemoryLayout<MarketDataRequest>.offset(of: \.requestID),
            "securityID":
                MemoryLayout<MarketDataRequest>.offset(of: \.securityID),
        ],
        build: { fields in
            MarketDataRequest(
                requestID: try fields.number("requestID"),
                securityID: try fields.number("securityID"))
        })
}

private func typedMarketDataReport() -> TypedMessage {
    TypedMessage(
        MarketDataReport.self,
        offsets: [
            "requestID":
                MemoryLayout<MarketDataReport>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<MarketDataReport>.offset(of: \.transactTime),
            "referencePx":
                MemoryLayout<MarketDataReport>.offset(of: \.referencePx),
            "referenceTime":
                MemoryLayout<MarketDataReport>.offset(of: \.referenceTime),
            "lag":
                MemoryLayout<MarketDataReport>.offset(of: \.lag),
            "accepted":
                MemoryLayout<MarketDataReport>.offset(of: \.accepted),
            "refusedStale":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedStale),
            "refusedFuture":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedFuture),
            "refusedSequence":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedSequence),
            "refusedRange":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedRange),
            "refusedMove":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedMove),
            "refusedCrossed":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedCrossed),
            "refusedSpread":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedSpread),
            "refusedSymbol":
                MemoryLayout<MarketDataReport>.offset(of: \.refusedSymbol),
            "gaps":
                MemoryLayout<MarketDataReport>.offset(of: \.gaps),
            "missing":
                MemoryLayout<MarketDataReport>.offset(of: \.missing),
            "spikes":
                MemoryLayout<MarketDataReport>.offset(of: \.spikes),
            "rebases":
                MemoryLayout<MarketDataReport>.offset(of: \.rebases),
            "flatLines":
                MemoryLayout<MarketDataReport>.offset(of: \.flatLines),
            "stales":
                MemoryLayout<MarketDataReport>.offset(of: \.stales),
            "quarantinedSequence":
                MemoryLayout<MarketDataReport>.offset(of: \.quarantinedSequence),
            "quarantinedBidPx":
                MemoryLayout<MarketDataReport>.offset(of: \.quarantinedBidPx),
            "quarantinedOfferPx":
                MemoryLayout<MarketDataReport>.offset(of: \.quarantinedOfferPx),
            "quarantinedLastPx":
                MemoryLayout<MarketDataReport>.offset(of: \.quarantinedLastPx),
            "symbol":
                MemoryLayout<MarketDataReport>.offset(of: \.symbol),
            "securityID":
                MemoryLayout<MarketDataReport>.offset(of: \.securityID),
            "index":
                MemoryLayout<MarketDataReport>.offset(of: \.index),
            "total":
                MemoryLayout<MarketDataReport>.offset(of: \.total),
            "quarantinedReason":
                MemoryLayout<MarketDataReport>.offset(of: \.quarantinedReason),
            "cause":
                MemoryLayout<MarketDataReport>.offset(of: \.cause),
            "state":
                MemoryLayout<MarketDataReport>.offset(of: \.state),
        ],
        build: { fields in
            MarketDataReport(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                referencePx: try fields.number("referencePx"),
                referenceTime: try fields.number("referenceTime"),
                lag: try fields.number("lag"),
                accepted: try fields.number("accepted"),
                refusedStale: try fields.number("refusedStale"),
                refusedFuture: try fields.number("refusedFuture"),
                refusedSequence: try fields.number("refusedSequence"),
                refusedRange: try fields.number("refusedRange"),
                refusedMove: try fields.number("refusedMove"),
                refusedCrossed: try fields.number("refusedCrossed"),
                refusedSpread: try fields.number("refusedSpread"),
                refusedSymbol: try fields.number("refusedSymbol"),
                gaps: try fields.number("gaps"),
                missing: try fields.number("missing"),
                spikes: try fields.number("spikes"),
                rebases: try fields.number("rebases"),
                flatLines: try fields.number("flatLines"),
                stales: try fields.number("stales"),
                quarantinedSequence: try fields.number("quarantinedSequence"),
                quarantinedBidPx: try fields.number("quarantinedBidPx"),
                quarantinedOfferPx: try fields.number("quarantinedOfferPx"),
                quarantinedLastPx: try fields.number("quarantinedLastPx"),
                symbol: try fields.text("symbol"),
                securityID: try fields.number("securityID"),
                index: try fields.number("index"),
                total: try fields.number("total"),
                quarantinedReason: try fields.code("quarantinedReason"),
                cause: try fields.code("cause"),
                state: try fields.code("state"))
        })
}

private func typedMarketDataTotals() -> TypedMessage {
    TypedMessage(
        MarketDataTotals.self,
        offsets: [
            "requestID":
                MemoryLayout<MarketDataTotals>.offset(of: \.requestID),
            "transactTime":
                MemoryLayout<MarketDataTotals>.offset(of: \.transactTime),
            "accepted":
                MemoryLayout<MarketDataTotals>.offset(of: \.accepted),
            "refused":
                MemoryLayout<MarketDataTotals>.offset(of: \.refused),
            "unknown":
                MemoryLayout<MarketDataTotals>.offset(of: \.unknown),
            "gaps":
                MemoryLayout<MarketDataTotals>.offset(of: \.gaps),
            "spikes":
                MemoryLayout<MarketDataTotals>.offset(of: \.spikes),
            "rebases":
                MemoryLayout<MarketDataTotals>.offset(of: \.rebases),
            "flatLines":
                MemoryLayout<MarketDataTotals>.offset(of: \.flatLines),
            "stales":
                MemoryLayout<MarketDataTotals>.offset(of: \.stales),
            "conflated":
                MemoryLayout<MarketDataTotals>.offset(of: \.conflated),
            "published":
                MemoryLayout<MarketDataTotals>.offset(of: \.published),
            "unpublished":
                MemoryLayout<MarketDataTotals>.offset(of: \.unpublished),
            "unseen":
                MemoryLayout<MarketDataTotals>.offset(of: \.unseen),
            "good":
                MemoryLayout<MarketDataTotals>.offset(of: \.good),
            "degraded":
                MemoryLayout<MarketDataTotals>.offset(of: \.degraded),
            "stale":
                MemoryLayout<MarketDataTotals>.offset(of: \.stale),
            "reports":
                MemoryLayout<MarketDataTotals>.offset(of: \.reports),
            "unlisted":
                MemoryLayout<MarketDataTotals>.offset(of: \.unlisted),
        ],
        build: { fields in
            MarketDataTotals(
                requestID: try fields.number("requestID"),
                transactTime: try fields.number("transactTime"),
                accepted: try fields.number("accepted"),
                refused: try fields.number("refused"),
                unknown: try fields.number("unknown"),
                gaps: try fields.number("gaps"),
                spikes: try fields.number("spikes"),
                rebases: try fields.number("rebases"),
                flatLines: try fields.number("flatLines"),
                stales: try fields.number("stales"),
                conflated: try fields.number("conflated"),
                published: try fields.number("published"),
                unpublished: try fields.number("unpublished"),
                unseen: try fields.number("unseen"),
                good: try fields.number("good"),
                degraded: try fields.number("degraded"),
                stale: try fields.number("stale"),
                reports: try fields.number("reports"),
                unlisted: try fields.number("unlisted"))
        })
}
