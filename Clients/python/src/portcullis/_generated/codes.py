"""Every code of the schema.

Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.
"""

from __future__ import annotations

from .._codec import Code, Unit


class Flag(Code):
    """FIX Boolean."""

    NO = (0, "no")
    YES = (1, "yes")


class Side(Code):
    """FIX 54."""

    BUY = (49, "buy")
    SELL = (50, "sell")
    SELL_SHORT = (53, "sellShort")


class SideFilter(Code):
    """FIX 54, or either side."""

    BUY = (49, "buy")
    SELL = (50, "sell")
    SELL_SHORT = (53, "sellShort")
    ANY = (42, "any")


class OrdType(Code):
    """FIX 40."""

    MARKET = (49, "market")
    LIMIT = (50, "limit")
    STOP = (51, "stop")
    STOP_LIMIT = (52, "stopLimit")


class TimeInForce(Code):
    """FIX 59."""

    DAY = (48, "day")
    GOOD_TILL_CANCEL = (49, "goodTillCancel")
    IMMEDIATE_OR_CANCEL = (51, "immediateOrCancel")
    FILL_OR_KILL = (52, "fillOrKill")


class OrdStatus(Code):
    """FIX 39."""

    NEW = (48, "new")
    PARTIALLY_FILLED = (49, "partiallyFilled")
    FILLED = (50, "filled")
    CANCELED = (52, "canceled")
    REPLACED = (53, "replaced")
    PENDING_CANCEL = (54, "pendingCancel")
    REJECTED = (56, "rejected")
    PENDING_NEW = (65, "pendingNew")
    EXPIRED = (67, "expired")
    PENDING_REPLACE = (69, "pendingReplace")


class ExecType(Code):
    """FIX 150."""

    NEW = (48, "new")
    CANCELED = (52, "canceled")
    REPLACED = (53, "replaced")
    PENDING_CANCEL = (54, "pendingCancel")
    REJECTED = (56, "rejected")
    PENDING_NEW = (65, "pendingNew")
    EXPIRED = (67, "expired")
    PENDING_REPLACE = (69, "pendingReplace")
    TRADE = (70, "trade")
    TRADE_CORRECT = (71, "tradeCorrect")
    TRADE_CANCEL = (72, "tradeCancel")
    ORDER_STATUS = (73, "orderStatus")


class CxlRejResponseTo(Code):
    """FIX 434."""

    CANCEL = (49, "cancel")
    REPLACE = (50, "replace")


class MassActionResponse(Code):
    """FIX 1375."""

    REJECTED = (48, "rejected")
    ACCEPTED = (49, "accepted")
    COMPLETED = (50, "completed")


class CancelOnDisconnect(Code):
    """What happens to a session's open orders when its connection is lost."""

    NONE = (0, "none")
    ON_DISCONNECT = (1, "onDisconnect")
    AFTER_GRACE = (2, "afterGrace")


class NegotiationRejectCode(Code):
    """Why a negotiation was refused."""

    UNSPECIFIED = (0, "unspecified")
    CREDENTIALS = (1, "credentials")
    UNKNOWN_SESSION = (2, "unknownSession")
    VERSION_NOT_GREATER = (3, "versionNotGreater")
    TIMESTAMP = (4, "timestamp")
    TOO_MANY_SESSIONS = (5, "tooManySessions")
    STOPPING = (6, "stopping")
    CONNECTION_BOUND = (7, "connectionBound")


class EstablishmentRejectCode(Code):
    """Why an establishment was refused."""

    UNSPECIFIED = (0, "unspecified")
    CREDENTIALS = (1, "credentials")
    UNNEGOTIATED = (2, "unnegotiated")
    ALREADY_ESTABLISHED = (3, "alreadyEstablished")
    KEEP_ALIVE_INTERVAL = (4, "keepAliveInterval")
    TIMESTAMP = (5, "timestamp")
    SEQUENCE = (6, "sequence")
    STOPPING = (7, "stopping")
    CANCEL_ON_DISCONNECT = (8, "cancelOnDisconnect")


class RetransmitRejectCode(Code):
    """Why a retransmission was refused."""

    UNSPECIFIED = (0, "unspecified")
    OUT_OF_RANGE = (1, "outOfRange")
    INVALID_SESSION = (2, "invalidSession")
    TOO_MANY = (3, "tooMany")
    NO_LONGER_HELD = (4, "noLongerHeld")


class TerminationCode(Code):
    """Why a session's connection ends."""

    FINISHED = (0, "finished")
    UNSPECIFIED = (1, "unspecified")
    KEEP_ALIVE_LOST = (2, "keepAliveLost")
    REPLACED = (3, "replaced")
    TOO_MANY_ERRORS = (4, "tooManyErrors")
    SLOW_READER = (5, "slowReader")
    STOPPING = (6, "stopping")
    NOT_ESTABLISHED = (7, "notEstablished")


class Scope(Code):
    """What a halt, a lockout or a mass action covers."""

    ALL = (0, "all")
    ACCOUNT = (1, "account")
    STRATEGY = (2, "strategy")
    INSTRUMENT = (3, "instrument")
    BROKER = (4, "broker")


class Level(Code):
    """Where a limit is set."""

    NONE = (0, "none")
    GLOBAL = (1, "global")
    ACCOUNT = (2, "account")
    STRATEGY = (3, "strategy")
    INSTRUMENT = (4, "instrument")


class HaltMode(Code):
    """What a halt still lets through besides cancels."""

    FULL = (0, "full")
    REDUCING = (1, "reducing")


class HaltPhase(Code):
    """How far an emergency action has come."""

    ACCEPTED = (0, "accepted")
    CANCELLING = (1, "cancelling")
    FLATTENING = (2, "flattening")
    COMPLETE = (3, "complete")


class TradingStatus(Code):
    """What a session may do at present."""

    OPEN = (0, "open")
    HALTED = (1, "halted")
    REDUCING = (2, "reducing")
    LOCKED_OUT = (3, "lockedOut")


class GatewayState(Code):
    """What the gateway as a whole does."""

    OPEN = (0, "open")
    HALTED = (1, "halted")
    SAFE_MODE = (2, "safeMode")
    STOPPING = (3, "stopping")


class Durability(Code):
    """When a record counts as kept."""

    WRITTEN = (0, "written")
    SYNCED = (1, "synced")


class Origin(Code):
    """Who caused a record."""

    GATEWAY = (0, "gateway")
    SESSION = (1, "session")
    OPS = (2, "ops")
    BROKER = (3, "broker")
    FEED = (4, "feed")
    TIMER = (5, "timer")
    CONFIGURATION = (6, "configuration")


class SubscriptionStart(Code):
    """Where a drop copy begins."""

    LIVE = (0, "live")
    SEQUENCE = (1, "sequence")
    TIME = (2, "time")
    LAST_ACKNOWLEDGED = (3, "lastAcknowledged")


class SubscriptionStatus(Code):
    """What became of a subscription."""

    ACCEPTED = (0, "accepted")
    CAUGHT_UP = (1, "caughtUp")
    REFUSED = (2, "refused")
    ENDED = (3, "ended")


class BrokerReportKind(Code):
    """What a broker says of an order."""

    ACCEPTED = (0, "accepted")
    REJECTED = (1, "rejected")
    TRADE = (2, "trade")
    CANCELED = (3, "canceled")
    CANCEL_REJECTED = (4, "cancelRejected")
    REPLACED = (5, "replaced")
    REPLACE_REJECTED = (6, "replaceRejected")
    EXPIRED = (7, "expired")
    NOT_SENT = (8, "notSent")
    NEVER_SEEN = (9, "neverSeen")
    WORKING = (10, "working")
    TRADE_CANCELED = (11, "tradeCanceled")
    TRADE_CORRECTED = (12, "tradeCorrected")


class BrokerCommandKind(Code):
    """What the gateway asks of a broker."""

    NEW_ORDER = (0, "newOrder")
    CANCEL = (1, "cancel")
    REPLACE = (2, "replace")
    QUERY = (3, "query")


class BrokerState(Code):
    """Whether a broker takes orders."""

    DOWN = (0, "down")
    RECOVERING = (1, "recovering")
    UP = (2, "up")


class AssetClass(Code):
    """FIX 460, in short."""

    EQUITY = (0, "equity")
    FUTURE = (1, "future")
    CURRENCY = (2, "currency")
    CRYPTO = (3, "crypto")
    OPTION = (4, "option")
    OTHER = (5, "other")


class CalendarWindowKind(Code):
    """What a window of a trading calendar is."""

    REGULAR = (0, "regular")
    SHORTENED = (1, "shortened")
    HOLIDAY = (2, "holiday")


class SecurityStatus(Code):
    """Whether an instrument can be traded."""

    ACTIVE = (0, "active")
    CLOSE_ONLY = (1, "closeOnly")
    RESTRICTED = (2, "restricted")
    INACTIVE = (3, "inactive")


class LockoutKind(Code):
    """What a lockout covers and how it ends."""

    HARD = (1, "hard")
    SYMBOL = (2, "symbol")
    TIMER = (3, "timer")


class LockoutEnd(Code):
    """What ends a lockout."""

    AT_TIME = (1, "atTime")
    BY_BROKER = (2, "byBroker")
    BY_OPERATOR = (3, "byOperator")


class SelfTradePolicy(Code):
    """What follows where an order would trade with an own one."""

    ALLOW = (0, "allow")
    REFUSE_NEW = (1, "refuseNew")
    CANCEL_RESTING = (2, "cancelResting")
    BOTH = (3, "both")


class ComparisonKind(Code):
    """How a check compared a value with its limit."""

    AT_MOST = (0, "atMost")
    AT_LEAST = (1, "atLeast")
    HOLDS = (2, "holds")
    UNLIMITED = (3, "unlimited")


class SizingMethod(Code):
    """How a size is reckoned."""

    FIXED_PERCENT = (0, "fixedPercent")
    ATR = (1, "atr")
    KELLY = (2, "kelly")


class DataState(Code):
    """How far an instrument's market data can be trusted."""

    UNSEEN = (0, "unseen")
    GOOD = (1, "good")
    DEGRADED = (2, "degraded")
    STALE = (3, "stale")


class DataCause(Code):
    """What was found in an instrument's market data."""

    NONE = (0, "none")
    RECOVERED = (1, "recovered")
    GAP = (2, "gap")
    FLAT_LINE = (3, "flatLine")
    LAGGING = (4, "lagging")
    QUARANTINE = (5, "quarantine")
    MOVED = (6, "moved")
    SPIKE = (7, "spike")
    REBASED = (8, "rebased")
    STALE = (9, "stale")


class LimitKind(Code):
    """What a limit bounds; the unit stands in each description."""

    ORDERS_PER_SECOND = (1101, "ordersPerSecond", "orders in a second")
    ORDERS_PER_MINUTE = (1102, "ordersPerMinute", "orders in a minute")
    ORDERS_PER_DAY = (1103, "ordersPerDay", "orders in a day of 24 hours")
    MESSAGES_PER_SECOND = (1104, "messagesPerSecond", "messages of any kind in a second")
    CANCELS_PER_SECOND = (
        1105,
        "cancelsPerSecond",
        "cancels in a second; past it a cancel is counted, never refused",
    )
    CANCEL_TO_ORDER_RATIO = (1106, "cancelToOrderRatio", "cancels per order times 1e4")
    ORDER_QUANTITY = (1201, "orderQuantity", "quantity of one order, times 1e8")
    ORDER_NOTIONAL = (1202, "orderNotional", "notional value of one order, money times 1e4")
    ORDER_VOLUME_PERCENT = (
        1203,
        "orderVolumePercent",
        "one order as percent of the average daily volume, times 1e4",
    )
    PRICE_MINIMUM = (1001, "priceMinimum", "lowest price, times 1e8")
    PRICE_MAXIMUM = (1002, "priceMaximum", "highest price, times 1e8")
    REFERENCE_AGE = (1301, "referenceAge", "age of the reference price in ns")
    REFERENCE_AGE_MARKET = (
        1302,
        "referenceAgeMarket",
        "age of the reference price for a market order in ns",
    )
    COLLAR_PERCENT = (1401, "collarPercent", "distance from the reference in percent, times 1e4")
    COLLAR_ABSOLUTE = (1402, "collarAbsolute", "distance from the reference, a price times 1e8")
    OPEN_ORDERS = (1601, "openOrders", "open orders")
    OPEN_NOTIONAL = (1602, "openNotional", "notional value of all open orders, money times 1e4")
    POSITION_QUANTITY = (
        1701,
        "positionQuantity",
        "worst-case position in one instrument, times 1e8",
    )
    POSITION_VALUE = (
        1702,
        "positionValue",
        "worst-case value of one instrument's position, money times 1e4",
    )
    POSITION_EQUITY_PERCENT = (
        1703,
        "positionEquityPercent",
        "worst-case value of one position as percent of equity, times 1e4",
    )
    POSITIONS_OPEN = (1704, "positionsOpen", "instruments with a position or an open order")
    GROSS_EXPOSURE = (
        1801,
        "grossExposure",
        "sum of all worst-case position values, money times 1e4",
    )
    NET_EXPOSURE = (1802, "netExposure", "worst-case net exposure, money times 1e4")
    LEVERAGE = (1803, "leverage", "gross exposure over equity, times 1e4")
    SHORT_EXPOSURE = (
        1804,
        "shortExposure",
        "sum of worst-case short position values, money times 1e4",
    )
    BUYING_POWER = (
        1805,
        "buyingPower",
        "least cash that must stay free after holds, money times 1e4",
    )
    CONCENTRATION_INSTRUMENT = (
        1901,
        "concentrationInstrument",
        "one instrument as percent of equity, times 1e4",
    )
    CONCENTRATION_SECTOR = (
        1902,
        "concentrationSector",
        "one sector as percent of equity, times 1e4",
    )
    CONCENTRATION_COUNTRY = (
        1903,
        "concentrationCountry",
        "one country as percent of equity, times 1e4",
    )
    CONCENTRATION_ASSET_CLASS = (
        1904,
        "concentrationAssetClass",
        "one asset class as percent of equity, times 1e4",
    )
    LOSS_DAILY = (2001, "lossDaily", "loss of the day, money times 1e4")
    LOSS_WEEKLY = (2002, "lossWeekly", "loss of the week, money times 1e4")
    DRAWDOWN_PERCENT = (
        2003,
        "drawdownPercent",
        "fall from the high-water mark in percent, times 1e4",
    )
    PORTFOLIO_HEAT = (2101, "portfolioHeat", "loss at all stops as percent of equity, times 1e4")
    VALUE_AT_RISK = (2102, "valueAtRisk", "value at risk after the order, money times 1e4")
    STRESS_LOSS = (2103, "stressLoss", "worst scenario's loss after the order, money times 1e4")
    CORRELATION = (2104, "correlation", "correlation within a cluster, times 1e4")
    BROKER_IN_FLIGHT = (2201, "brokerInFlight", "orders sent to the broker and not answered")
    DUPLICATE_WINDOW = (
        601,
        "duplicateWindow",
        "time within which the same order is taken for a mistake, in ns",
    )
    EXECUTIONS_REPEATED = (
        701,
        "executionsRepeated",
        "automated fills of one strategy in the window before a person must release it",
    )
    EXECUTIONS_WINDOW = (702, "executionsWindow", "window of the repeated executions in ns")
    TICK_MOVE = (1303, "tickMove", "move of a price in one tick in percent, times 1e4")
    TICK_SPREAD = (1304, "tickSpread", "spread of a quote in percent of its middle, times 1e4")
    FEED_LAG = (
        1305,
        "feedLag",
        "lag of the feed behind the gateway past which market orders stop, in ns",
    )
    CORRELATION_CLUSTER = (
        2105,
        "correlationCluster",
        "instruments correlated above the threshold, together as percent of equity, times 1e4",
    )
    PORTFOLIO_AGE = (2106, "portfolioAge", "age of the portfolio's risk figures in ns")
    JOURNAL_BACKLOG = (2301, "journalBacklog", "bytes of records decided and not yet durable")
    INPUT_BACKLOG = (2302, "inputBacklog", "messages that wait for the core")
    CORE_LATENCY = (2303, "coreLatency", "time from a message's arrival to its decision in ns")
    VIOLATIONS = (
        2401,
        "violations",
        "critical refusals of one account in the window before it is halted",
    )
    VIOLATIONS_WINDOW = (2402, "violationsWindow", "window of the violations in ns")


class RejectReason(Code):
    """Why something was refused: hundreds are the check's number in the order of precedence."""

    NONE = (0, "none", "not refused")
    HALTED_ALL = (101, "haltedAll", "the gateway is halted")
    HALTED_ACCOUNT = (102, "haltedAccount", "the account is halted")
    HALTED_STRATEGY = (103, "haltedStrategy", "the strategy is halted")
    HALTED_INSTRUMENT = (104, "haltedInstrument", "the instrument is halted")
    HALTED_BROKER = (105, "haltedBroker", "the broker is halted")
    REDUCING_ONLY = (106, "reducingOnly", "only orders that make a position smaller pass")
    LOCKOUT_HARD = (201, "lockoutHard", "the account is locked out")
    LOCKOUT_SYMBOL = (202, "lockoutSymbol", "the symbol is locked out")
    LOCKOUT_TIMER = (203, "lockoutTimer", "the account is locked out for a time")
    ACCOUNT_NOT_ENTITLED = (
        301,
        "accountNotEntitled",
        "unknown account, or one that this session may not trade",
    )
    INSTRUMENT_NOT_ENTITLED = (
        302,
        "instrumentNotEntitled",
        "the session may not trade this instrument",
    )
    SIDE_NOT_ENTITLED = (303, "sideNotEntitled", "the session may not trade this side")
    ORD_TYPE_NOT_ENTITLED = (304, "ordTypeNotEntitled", "the session may not use this order type")
    NOT_ESTABLISHED = (401, "notEstablished", "no session is established on this connection")
    SEQUENCE_GAP = (402, "sequenceGap", "messages before this one are missing")
    SEQUENCE_TOO_LOW = (403, "sequenceTooLow", "the sequence number was used before")
    DUPLICATE_CL_ORD_ID = (501, "duplicateClOrdID", "the ClOrdID was used with other content")
    CL_ORD_ID_TOO_OLD = (
        502,
        "clOrdIDTooOld",
        "the ClOrdID is below what the gateway still remembers, so a repeat cannot be excluded",
    )
    DUPLICATE_ORDER = (601, "duplicateOrder", "the same order came within the window")
    REPEATED_EXECUTION = (
        701,
        "repeatedExecution",
        "the strategy's automated executions reached their count",
    )
    UNKNOWN_INSTRUMENT = (801, "unknownInstrument", "no such SecurityID")
    INSTRUMENT_INACTIVE = (802, "instrumentInactive", "the instrument is not tradable")
    INSTRUMENT_RESTRICTED = (
        803,
        "instrumentRestricted",
        "the instrument is on the restricted list",
    )
    NOT_EASY_TO_BORROW = (
        804,
        "notEasyToBorrow",
        "a short sale of an instrument that is not on the easy-to-borrow list",
    )
    INSTRUMENT_CLOSE_ONLY = (
        805,
        "instrumentCloseOnly",
        "the instrument takes only orders that make a position smaller",
    )
    OUTSIDE_SESSION = (901, "outsideSession", "outside the trading session")
    HOLIDAY = (902, "holiday", "a holiday")
    CLOSE_ONLY_WINDOW = (903, "closeOnlyWindow", "only closing orders at this time")
    INVALID_SIDE = (1001, "invalidSide", "unknown side")
    INVALID_ORD_TYPE = (1002, "invalidOrdType", "unknown order type")
    INVALID_TIME_IN_FORCE = (1003, "invalidTimeInForce", "unknown time in force")
    QUANTITY_NOT_POSITIVE = (1004, "quantityNotPositive", "the quantity is zero or negative")
    QUANTITY_LOT = (1005, "quantityLot", "the quantity is no multiple of the lot")
    QUANTITY_BELOW_MINIMUM = (
        1006,
        "quantityBelowMinimum",
        "the quantity is below the instrument's minimum",
    )
    QUANTITY_ABOVE_MAXIMUM = (
        1007,
        "quantityAboveMaximum",
        "the quantity is above the instrument's maximum",
    )
    PRICE_MISSING = (1008, "priceMissing", "this order type needs a price")
    PRICE_FORBIDDEN = (1009, "priceForbidden", "this order type takes no price")
    STOP_PX_MISSING = (1010, "stopPxMissing", "this order type needs a stop price")
    STOP_PX_FORBIDDEN = (1011, "stopPxForbidden", "this order type takes no stop price")
    PRICE_TICK = (1012, "priceTick", "the price is no multiple of the tick")
    PRICE_OUT_OF_RANGE = (1013, "priceOutOfRange", "the price is outside the allowed range")
    STOP_WRONG_SIDE = (1014, "stopWrongSide", "the stop price is on the wrong side of the market")
    INVALID_FLAG = (1015, "invalidFlag", "a flag is neither yes nor no")
    INVALID_TEXT = (1016, "invalidText", "a text field is not UTF-8 padded with NUL")
    INVALID_CL_ORD_ID = (1017, "invalidClOrdID", "zero and the null value are no ClOrdIDs")
    STOP_LIMIT_WRONG_SIDE = (
        1018,
        "stopLimitWrongSide",
        "the limit price is on the wrong side of the stop price",
    )
    RATE_SECOND = (1101, "rateSecond", "too many orders in a second")
    RATE_MINUTE = (1102, "rateMinute", "too many orders in a minute")
    RATE_DAY = (1103, "rateDay", "too many orders in a day")
    RATE_MESSAGES = (1104, "rateMessages", "too many messages in a second")
    CANCEL_RATIO = (1105, "cancelRatio", "too many cancels for the orders sent")
    ORDER_QUANTITY = (1201, "orderQuantity", "the order's quantity is above the limit")
    ORDER_NOTIONAL = (1202, "orderNotional", "the order's notional value is above the limit")
    ORDER_VOLUME_PERCENT = (
        1203,
        "orderVolumePercent",
        "the order is too large a part of the daily volume",
    )
    NOTIONAL_OVERFLOW = (
        1204,
        "notionalOverflow",
        "the order's notional value is too large to compute",
    )
    NO_REFERENCE_PRICE = (1301, "noReferencePrice", "there is no reference price")
    STALE_REFERENCE_PRICE = (1302, "staleReferencePrice", "the reference price is too old")
    FEED_LAGGING = (1303, "feedLagging", "the feed is behind, so no market order passes")
    COLLAR_PERCENT = (1401, "collarPercent", "the price is too many percent from the reference")
    COLLAR_ABSOLUTE = (1402, "collarAbsolute", "the price is too far from the reference")
    SELF_TRADE = (1501, "selfTrade", "the order would trade with an own order")
    OPEN_ORDERS = (1601, "openOrders", "too many open orders")
    OPEN_NOTIONAL = (1602, "openNotional", "the open orders' notional value is above the limit")
    POSITION_QUANTITY = (1701, "positionQuantity", "the worst-case position is above the limit")
    POSITION_VALUE = (1702, "positionValue", "the worst-case position's value is above the limit")
    POSITION_EQUITY_PERCENT = (
        1703,
        "positionEquityPercent",
        "the worst-case position is too large a part of the equity",
    )
    POSITIONS_OPEN = (1704, "positionsOpen", "too many open positions")
    POSITION_OVERFLOW = (
        1705,
        "positionOverflow",
        "the worst-case position is too large to compute",
    )
    GROSS_EXPOSURE = (1801, "grossExposure", "gross exposure is above the limit")
    NET_EXPOSURE = (1802, "netExposure", "net exposure is above the limit")
    LEVERAGE = (1803, "leverage", "leverage is above the limit")
    SHORT_EXPOSURE = (1804, "shortExposure", "short exposure is above the limit")
    BUYING_POWER = (1805, "buyingPower", "not enough free cash")
    EXPOSURE_OVERFLOW = (1806, "exposureOverflow", "the exposure is too large to compute")
    CURRENCY_RATE_MISSING = (
        1807,
        "currencyRateMissing",
        "there is no exchange rate to the base currency, or it is too old",
    )
    CONCENTRATION_INSTRUMENT = (1901, "concentrationInstrument", "too much in one instrument")
    CONCENTRATION_SECTOR = (1902, "concentrationSector", "too much in one sector")
    CONCENTRATION_COUNTRY = (1903, "concentrationCountry", "too much in one country")
    CONCENTRATION_ASSET_CLASS = (1904, "concentrationAssetClass", "too much in one asset class")
    LOSS_DAILY = (2001, "lossDaily", "the day's loss is at the limit")
    LOSS_WEEKLY = (2002, "lossWeekly", "the week's loss is at the limit")
    DRAWDOWN = (2003, "drawdown", "the drawdown is at the limit")
    PORTFOLIO_HEAT = (2101, "portfolioHeat", "the portfolio's heat would be above the limit")
    VALUE_AT_RISK = (2102, "valueAtRisk", "the value at risk would be above the limit")
    STRESS_LOSS = (2103, "stressLoss", "a stress scenario would lose more than the limit")
    CORRELATION_CLUSTER = (2104, "correlationCluster", "too much in correlated instruments")
    PORTFOLIO_STALE = (2105, "portfolioStale", "the portfolio's risk figures are too old")
    PORTFOLIO_UNKNOWN = (
        2106,
        "portfolioUnknown",
        "the portfolio's risk figures do not cover this instrument yet",
    )
    BROKER_UNKNOWN = (2201, "brokerUnknown", "no route to a broker")
    BROKER_DOWN = (2202, "brokerDown", "the broker is not connected")
    BROKER_RECOVERING = (2203, "brokerRecovering", "the broker is in recovery")
    BROKER_IN_FLIGHT = (2204, "brokerInFlight", "too many unanswered orders at the broker")
    BROKER_IN_DOUBT = (2205, "brokerInDoubt", "orders at the broker are in doubt")
    BROKER_REJECTED = (2206, "brokerRejected", "the broker refused")
    SAFE_MODE = (2301, "safeMode", "the journal cannot be written; no order leaves until a restart")
    ORDER_TABLE_FULL = (2302, "orderTableFull", "the table of orders is full of open orders")
    QUEUE_FULL = (2303, "queueFull", "the gateway's queue is full; send again later")
    STOPPING = (2304, "stopping", "the gateway is stopping")
    POSITION_TABLE_FULL = (2305, "positionTableFull", "the table of positions is full")
    WORK_QUEUE_FULL = (2306, "workQueueFull", "too many mass actions at once")
    JOURNAL_BEHIND = (2307, "journalBehind", "the journal is behind; send again later")
    INPUT_BEHIND = (2308, "inputBehind", "too many messages wait; send again later")
    CORE_BEHIND = (2309, "coreBehind", "decisions take too long; send again later")
    UNKNOWN_ORDER = (5001, "unknownOrder", "no such order in this session")
    TOO_LATE_TO_CANCEL = (5002, "tooLateToCancel", "the order has ended")
    PENDING_ALREADY = (5003, "pendingAlready", "a cancel or replace of this order is under way")
    REPLACE_BELOW_CUM_QTY = (
        5004,
        "replaceBelowCumQty",
        "the new quantity is not above what was filled",
    )
    REPLACE_ORD_TYPE = (5005, "replaceOrdType", "a replace cannot change this field")
    FRAME_TRUNCATED = (9001, "frameTruncated", "the message ends inside a frame")
    FRAME_TOO_LONG = (9002, "frameTooLong", "the frame says that it is above 4 KiB")
    FRAME_TOO_SHORT = (9003, "frameTooShort", "the frame is shorter than its headers")
    ENCODING_TYPE = (9004, "encodingType", "the framing header does not say SBE 1.0 little-endian")
    SCHEMA_ID = (9005, "schemaId", "another schema")
    SCHEMA_VERSION = (9006, "schemaVersion", "a schema version that this gateway does not speak")
    UNKNOWN_TEMPLATE = (9007, "unknownTemplate", "no such message")
    BLOCK_LENGTH = (9008, "blockLength", "the block is not as long as the schema says")
    WRONG_DIRECTION = (9009, "wrongDirection", "this message does not belong on this socket")
    MESSAGE_TOO_LONG = (9010, "messageTooLong", "the message is above 64 KiB")
    EMPTY_MESSAGE = (9011, "emptyMessage", "a message without a frame")
    UNKNOWN_TARGET = (9101, "unknownTarget", "no such account, strategy, instrument or limit")
    LIMIT_LOOSENED = (9102, "limitLoosened", "a limit cannot be loosened beyond the configuration")
    LIMIT_INVALID = (9103, "limitInvalid", "the limit is not a positive number")
    OPERATOR_MISSING = (9104, "operatorMissing", "operator and reason must be given")
    NOT_HALTED = (9105, "notHalted", "nothing is halted in this scope")
    NOT_PERMITTED = (9106, "notPermitted", "this operator may not do this")
    INVALID_CODE = (9107, "invalidCode", "a code field has an unknown value")
    STALE_PRICE = (9201, "stalePrice", "the tick is stale")
    FUTURE_PRICE = (9202, "futurePrice", "the tick is from the future")
    TICK_SEQUENCE = (9203, "tickSequence", "the tick is out of sequence")
    TICK_RANGE = (9204, "tickRange", "the tick is outside the price range")
    TICK_MOVE = (9205, "tickMove", "the price moved too far in one tick")
    TICK_CROSSED = (9206, "tickCrossed", "bid at or above offer")
    TICK_SPREAD = (9207, "tickSpread", "the spread is too wide")
    SYMBOL_MISMATCH = (9208, "symbolMismatch", "the symbol does not belong to the SecurityID")
    TICK_EMPTY = (9209, "tickEmpty", "the tick has neither a quote nor a last price")


#: What a limit of each kind counts.
LIMIT_UNITS: dict[LimitKind, Unit] = {
    LimitKind.ORDERS_PER_SECOND: Unit.COUNT,
    LimitKind.ORDERS_PER_MINUTE: Unit.COUNT,
    LimitKind.ORDERS_PER_DAY: Unit.COUNT,
    LimitKind.MESSAGES_PER_SECOND: Unit.COUNT,
    LimitKind.CANCELS_PER_SECOND: Unit.COUNT,
    LimitKind.CANCEL_TO_ORDER_RATIO: Unit.RATIO,
    LimitKind.ORDER_QUANTITY: Unit.QUANTITY,
    LimitKind.ORDER_NOTIONAL: Unit.MONEY,
    LimitKind.ORDER_VOLUME_PERCENT: Unit.PERCENT,
    LimitKind.PRICE_MINIMUM: Unit.PRICE,
    LimitKind.PRICE_MAXIMUM: Unit.PRICE,
    LimitKind.REFERENCE_AGE: Unit.DURATION,
    LimitKind.REFERENCE_AGE_MARKET: Unit.DURATION,
    LimitKind.COLLAR_PERCENT: Unit.PERCENT,
    LimitKind.COLLAR_ABSOLUTE: Unit.PRICE,
    LimitKind.OPEN_ORDERS: Unit.COUNT,
    LimitKind.OPEN_NOTIONAL: Unit.MONEY,
    LimitKind.POSITION_QUANTITY: Unit.QUANTITY,
    LimitKind.POSITION_VALUE: Unit.MONEY,
    LimitKind.POSITION_EQUITY_PERCENT: Unit.PERCENT,
    LimitKind.POSITIONS_OPEN: Unit.COUNT,
    LimitKind.GROSS_EXPOSURE: Unit.MONEY,
    LimitKind.NET_EXPOSURE: Unit.MONEY,
    LimitKind.LEVERAGE: Unit.RATIO,
    LimitKind.SHORT_EXPOSURE: Unit.MONEY,
    LimitKind.BUYING_POWER: Unit.MONEY,
    LimitKind.CONCENTRATION_INSTRUMENT: Unit.PERCENT,
    LimitKind.CONCENTRATION_SECTOR: Unit.PERCENT,
    LimitKind.CONCENTRATION_COUNTRY: Unit.PERCENT,
    LimitKind.CONCENTRATION_ASSET_CLASS: Unit.PERCENT,
    LimitKind.LOSS_DAILY: Unit.MONEY,
    LimitKind.LOSS_WEEKLY: Unit.MONEY,
    LimitKind.DRAWDOWN_PERCENT: Unit.PERCENT,
    LimitKind.PORTFOLIO_HEAT: Unit.PERCENT,
    LimitKind.VALUE_AT_RISK: Unit.MONEY,
    LimitKind.STRESS_LOSS: Unit.MONEY,
    LimitKind.CORRELATION: Unit.RATIO,
    LimitKind.BROKER_IN_FLIGHT: Unit.COUNT,
    LimitKind.DUPLICATE_WINDOW: Unit.DURATION,
    LimitKind.EXECUTIONS_REPEATED: Unit.COUNT,
    LimitKind.EXECUTIONS_WINDOW: Unit.DURATION,
    LimitKind.TICK_MOVE: Unit.PERCENT,
    LimitKind.TICK_SPREAD: Unit.PERCENT,
    LimitKind.FEED_LAG: Unit.DURATION,
    LimitKind.CORRELATION_CLUSTER: Unit.PERCENT,
    LimitKind.PORTFOLIO_AGE: Unit.DURATION,
    LimitKind.JOURNAL_BACKLOG: Unit.COUNT,
    LimitKind.INPUT_BACKLOG: Unit.COUNT,
    LimitKind.CORE_LATENCY: Unit.DURATION,
    LimitKind.VIOLATIONS: Unit.COUNT,
    LimitKind.VIOLATIONS_WINDOW: Unit.DURATION,
}


#: What `limit` and `value` of a refusal count.
REASON_UNITS: dict[RejectReason, Unit] = {
    RejectReason.LOCKOUT_HARD: Unit.TIME,
    RejectReason.LOCKOUT_TIMER: Unit.TIME,
    RejectReason.CL_ORD_ID_TOO_OLD: Unit.IDENTIFIER,
    RejectReason.DUPLICATE_ORDER: Unit.DURATION,
    RejectReason.REPEATED_EXECUTION: Unit.COUNT,
    RejectReason.OUTSIDE_SESSION: Unit.TIME,
    RejectReason.HOLIDAY: Unit.TIME,
    RejectReason.CLOSE_ONLY_WINDOW: Unit.TIME,
    RejectReason.QUANTITY_NOT_POSITIVE: Unit.QUANTITY,
    RejectReason.QUANTITY_LOT: Unit.QUANTITY,
    RejectReason.QUANTITY_BELOW_MINIMUM: Unit.QUANTITY,
    RejectReason.QUANTITY_ABOVE_MAXIMUM: Unit.QUANTITY,
    RejectReason.PRICE_TICK: Unit.PRICE,
    RejectReason.PRICE_OUT_OF_RANGE: Unit.PRICE,
    RejectReason.STOP_WRONG_SIDE: Unit.PRICE,
    RejectReason.STOP_LIMIT_WRONG_SIDE: Unit.PRICE,
    RejectReason.RATE_SECOND: Unit.COUNT,
    RejectReason.RATE_MINUTE: Unit.COUNT,
    RejectReason.RATE_DAY: Unit.COUNT,
    RejectReason.RATE_MESSAGES: Unit.COUNT,
    RejectReason.CANCEL_RATIO: Unit.RATIO,
    RejectReason.ORDER_QUANTITY: Unit.QUANTITY,
    RejectReason.ORDER_NOTIONAL: Unit.MONEY,
    RejectReason.ORDER_VOLUME_PERCENT: Unit.PERCENT,
    RejectReason.STALE_REFERENCE_PRICE: Unit.DURATION,
    RejectReason.COLLAR_PERCENT: Unit.PERCENT,
    RejectReason.COLLAR_ABSOLUTE: Unit.PRICE,
    RejectReason.SELF_TRADE: Unit.PRICE,
    RejectReason.OPEN_ORDERS: Unit.COUNT,
    RejectReason.OPEN_NOTIONAL: Unit.MONEY,
    RejectReason.POSITION_QUANTITY: Unit.QUANTITY,
    RejectReason.POSITION_VALUE: Unit.MONEY,
    RejectReason.POSITION_EQUITY_PERCENT: Unit.PERCENT,
    RejectReason.POSITIONS_OPEN: Unit.COUNT,
    RejectReason.GROSS_EXPOSURE: Unit.MONEY,
    RejectReason.NET_EXPOSURE: Unit.MONEY,
    RejectReason.LEVERAGE: Unit.RATIO,
    RejectReason.SHORT_EXPOSURE: Unit.MONEY,
    RejectReason.BUYING_POWER: Unit.MONEY,
    RejectReason.CURRENCY_RATE_MISSING: Unit.DURATION,
    RejectReason.CONCENTRATION_INSTRUMENT: Unit.PERCENT,
    RejectReason.CONCENTRATION_SECTOR: Unit.PERCENT,
    RejectReason.CONCENTRATION_COUNTRY: Unit.PERCENT,
    RejectReason.CONCENTRATION_ASSET_CLASS: Unit.PERCENT,
    RejectReason.LOSS_DAILY: Unit.MONEY,
    RejectReason.LOSS_WEEKLY: Unit.MONEY,
    RejectReason.DRAWDOWN: Unit.PERCENT,
    RejectReason.PORTFOLIO_HEAT: Unit.PERCENT,
    RejectReason.VALUE_AT_RISK: Unit.MONEY,
    RejectReason.STRESS_LOSS: Unit.MONEY,
    RejectReason.CORRELATION_CLUSTER: Unit.PERCENT,
    RejectReason.PORTFOLIO_STALE: Unit.DURATION,
    RejectReason.BROKER_IN_FLIGHT: Unit.COUNT,
    RejectReason.ORDER_TABLE_FULL: Unit.COUNT,
    RejectReason.QUEUE_FULL: Unit.COUNT,
    RejectReason.POSITION_TABLE_FULL: Unit.COUNT,
    RejectReason.WORK_QUEUE_FULL: Unit.COUNT,
    RejectReason.JOURNAL_BEHIND: Unit.COUNT,
    RejectReason.INPUT_BEHIND: Unit.COUNT,
    RejectReason.CORE_BEHIND: Unit.DURATION,
    RejectReason.REPLACE_BELOW_CUM_QTY: Unit.QUANTITY,
    RejectReason.TICK_MOVE: Unit.PERCENT,
    RejectReason.TICK_SPREAD: Unit.PERCENT,
}


CODES: dict[str, type[Code]] = {
    "Flag": Flag,
    "Side": Side,
    "SideFilter": SideFilter,
    "OrdType": OrdType,
    "TimeInForce": TimeInForce,
    "OrdStatus": OrdStatus,
    "ExecType": ExecType,
    "CxlRejResponseTo": CxlRejResponseTo,
    "MassActionResponse": MassActionResponse,
    "CancelOnDisconnect": CancelOnDisconnect,
    "NegotiationRejectCode": NegotiationRejectCode,
    "EstablishmentRejectCode": EstablishmentRejectCode,
    "RetransmitRejectCode": RetransmitRejectCode,
    "TerminationCode": TerminationCode,
    "Scope": Scope,
    "Level": Level,
    "HaltMode": HaltMode,
    "HaltPhase": HaltPhase,
    "TradingStatus": TradingStatus,
    "GatewayState": GatewayState,
    "Durability": Durability,
    "Origin": Origin,
    "SubscriptionStart": SubscriptionStart,
    "SubscriptionStatus": SubscriptionStatus,
    "BrokerReportKind": BrokerReportKind,
    "BrokerCommandKind": BrokerCommandKind,
    "BrokerState": BrokerState,
    "AssetClass": AssetClass,
    "CalendarWindowKind": CalendarWindowKind,
    "SecurityStatus": SecurityStatus,
    "LockoutKind": LockoutKind,
    "LockoutEnd": LockoutEnd,
    "SelfTradePolicy": SelfTradePolicy,
    "ComparisonKind": ComparisonKind,
    "SizingMethod": SizingMethod,
    "DataState": DataState,
    "DataCause": DataCause,
    "LimitKind": LimitKind,
    "RejectReason": RejectReason,
}
