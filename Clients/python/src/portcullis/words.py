"""Sides, order types and times in force as people and other programs write them.

The gateway's command line and configuration understand the same words; Protocol/words.json holds
both to them. An unknown word is a ValueError that lists what is understood, never a default.
"""

from __future__ import annotations

from typing import TypeVar, Union

from ._generated.codes import OrdType, Side, TimeInForce

C = TypeVar("C", bound=Union[Side, OrdType, TimeInForce])

_SIDES: dict[Side, tuple[str, ...]] = {
    Side.BUY: ("buy", "b", "1"),
    Side.SELL: ("sell", "s", "2"),
    Side.SELL_SHORT: ("sellshort", "short", "ss", "5"),
}
_ORD_TYPES: dict[OrdType, tuple[str, ...]] = {
    OrdType.MARKET: ("market", "mkt", "1"),
    OrdType.LIMIT: ("limit", "lmt", "2"),
    OrdType.STOP: ("stop", "stp", "stopmarket", "3"),
    OrdType.STOP_LIMIT: ("stoplimit", "stplmt", "4"),
}
_TIMES_IN_FORCE: dict[TimeInForce, tuple[str, ...]] = {
    TimeInForce.DAY: ("day", "0"),
    TimeInForce.GOOD_TILL_CANCEL: ("gtc", "goodtillcancel", "goodtillcanceled", "1"),
    TimeInForce.IMMEDIATE_OR_CANCEL: ("ioc", "immediateorcancel", "3"),
    TimeInForce.FILL_OR_KILL: ("fok", "fillorkill", "4"),
}


def side_of(side: Side | str) -> Side:
    """A side as a code or as text: "buy", "SELL", "sell short", "Side.BUY", "1"."""
    if isinstance(side, Side):
        return side
    return _code("side", side, ("side", "orderside"), _SIDES)


def ord_type_of(ord_type: OrdType | str) -> OrdType:
    """An order type as a code or as text: "market", "LMT", "stop limit"."""
    if isinstance(ord_type, OrdType):
        return ord_type
    return _code("ord_type", ord_type, ("ordtype", "ordertype"), _ORD_TYPES)


def time_in_force_of(value: TimeInForce | str) -> TimeInForce:
    """A time in force as a code or as text: "day", "GTC", "fill or kill"."""
    if isinstance(value, TimeInForce):
        return value
    return _code("time_in_force", value, ("timeinforce", "tif"), _TIMES_IN_FORCE)


def _code(name: str, text: str, prefixes: tuple[str, ...], rows: dict[C, tuple[str, ...]]) -> C:
    word = _plain(text, prefixes)
    for code, words in rows.items():
        if word in words:
            return code
    known = ", ".join(f"{words[0]} ({', '.join(words[1:])})" for words in rows.values())
    raise ValueError(f"{name}: {text!r}; understood are {known}")


def _plain(text: str, prefixes: tuple[str, ...]) -> str | None:
    """Lower case, without a known `Type.` in front and without what separates words."""
    if not isinstance(text, str) or not text.isascii():
        return None
    parts = ["".join(c for c in part if c not in " _-\t\r\n") for part in text.lower().split(".")]
    if len(parts) > 2 or (len(parts) == 2 and parts[0] not in prefixes):
        return None
    return parts[-1]
