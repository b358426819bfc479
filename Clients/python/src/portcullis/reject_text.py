"""Refusals in words.

"order notional 10,000.00 is above the account limit 5,000.00 (orderNotional)"
"""

from __future__ import annotations

from datetime import datetime, timezone

from ._codec import Unit, decimal_of
from ._generated.codes import REASON_UNITS, Level, RejectReason

# What was measured, where "… is above the … limit" says it better than the reason's meaning.
_MEASURED = {
    RejectReason.ORDER_QUANTITY: "order quantity",
    RejectReason.ORDER_NOTIONAL: "order notional",
    RejectReason.ORDER_VOLUME_PERCENT: "order as part of the average daily volume",
    RejectReason.QUANTITY_ABOVE_MAXIMUM: "quantity",
    RejectReason.COLLAR_PERCENT: "distance from the reference price",
    RejectReason.COLLAR_ABSOLUTE: "distance from the reference price",
    RejectReason.STALE_REFERENCE_PRICE: "age of the reference price",
    RejectReason.OPEN_ORDERS: "number of open orders",
    RejectReason.OPEN_NOTIONAL: "notional of open orders",
    RejectReason.POSITION_QUANTITY: "worst-case position",
    RejectReason.POSITION_VALUE: "worst-case position value",
    RejectReason.POSITION_EQUITY_PERCENT: "worst-case position as part of equity",
    RejectReason.POSITIONS_OPEN: "number of open positions",
    RejectReason.GROSS_EXPOSURE: "gross exposure",
    RejectReason.NET_EXPOSURE: "net exposure",
    RejectReason.LEVERAGE: "leverage",
    RejectReason.SHORT_EXPOSURE: "short exposure",
    RejectReason.RATE_SECOND: "orders in a second",
    RejectReason.RATE_MINUTE: "orders in a minute",
    RejectReason.RATE_DAY: "orders in a day",
    RejectReason.RATE_MESSAGES: "messages in a second",
    RejectReason.CANCEL_RATIO: "cancels per order",
    RejectReason.CONCENTRATION_INSTRUMENT: "part of equity in one instrument",
    RejectReason.CONCENTRATION_SECTOR: "part of equity in one sector",
    RejectReason.CONCENTRATION_COUNTRY: "part of equity in one country",
    RejectReason.CONCENTRATION_ASSET_CLASS: "part of equity in one asset class",
    RejectReason.LOSS_DAILY: "loss of the day",
    RejectReason.LOSS_WEEKLY: "loss of the week",
    RejectReason.DRAWDOWN: "drawdown",
    RejectReason.PORTFOLIO_HEAT: "portfolio heat",
    RejectReason.VALUE_AT_RISK: "value at risk",
    RejectReason.STRESS_LOSS: "loss in the worst scenario",
    RejectReason.JOURNAL_BEHIND: "bytes that the journal is behind",
    RejectReason.INPUT_BEHIND: "messages that wait",
    RejectReason.CORE_BEHIND: "time to a decision",
    RejectReason.BROKER_IN_FLIGHT: "unanswered orders at the broker",
}

# A trading calendar refused: the limit is when the market opens next.
_OF_SESSION = {
    RejectReason.OUTSIDE_SESSION,
    RejectReason.HOLIDAY,
    RejectReason.CLOSE_ONLY_WINDOW,
}


def amount(raw: int, unit: Unit) -> str:
    """A number of `limit` or `value` as people read it."""
    if unit is Unit.MONEY:
        value = decimal_of(raw, 4)
        places = 4 if value != round(value, 2) else 2
        return f"{value:,.{places}f}"
    if unit in (Unit.PRICE, Unit.QUANTITY):
        return f"{decimal_of(raw, 8):,f}"
    if unit is Unit.PERCENT:
        return f"{decimal_of(raw, 4):,f} %"
    if unit is Unit.RATIO:
        return f"{decimal_of(raw, 4):,f}"
    if unit is Unit.DURATION:
        return f"{decimal_of(raw, 9):,f} s"
    if unit is Unit.TIME:
        return f"{datetime.fromtimestamp(raw // 10**9, timezone.utc):%Y-%m-%d %H:%M:%S} UTC"
    return str(raw) if unit is Unit.IDENTIFIER else f"{raw:,}"


def describe(
    reason: RejectReason,
    limit: int | None = None,
    value: int | None = None,
    level: Level = Level.NONE,
) -> str:
    """Why something was refused, with its numbers where there are any."""
    where = "" if level in (Level.NONE,) or not level.is_known else f"{level} "
    unit = REASON_UNITS.get(reason)
    if unit is None or limit is None:
        return f"{reason.meaning} ({reason})"
    bound = amount(limit, unit)
    if reason in _OF_SESSION:
        return f"{reason.meaning}: opens next at {bound} ({reason})"
    if unit is Unit.TIME:
        return f"{reason.meaning} until {bound} ({reason})"
    measured = _MEASURED.get(reason)
    if measured is not None and value is not None:
        return f"{measured} {amount(value, unit)} is above the {where}limit {bound} ({reason})"
    got = "" if value is None else f"{amount(value, unit)} against "
    return f"{reason.meaning}: {got}{where}limit {bound} ({reason})"
