"""Numbers as strategies write them to integers as the wire has them, exactly or not at all."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from typing import Union

Number = Union[int, str, float, Decimal]

_EXACT = Context(prec=60)
_MAX = 2**63 - 1


def scaled(value: Number, scale: int, name: str) -> int:
    """`value` times ten to the `scale`. A float counts as what it prints: 0.1 is one tenth.

    ValueError: not a number, not finite, finer than the wire's places, or too large.
    """
    if isinstance(value, bool):
        raise ValueError(f"{name}: {value!r} is no number")
    try:
        number = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise ValueError(f"{name}: {value!r} is no number") from None
    if not number.is_finite():
        raise ValueError(f"{name}: {value!r} is not finite")
    if number and not -60 <= number.adjusted() <= 30:
        raise ValueError(f"{name}: {value!r} is out of range")
    moved = number.scaleb(scale, context=_EXACT)
    raw = int(moved)
    if moved != raw:
        raise ValueError(f"{name}: {value!r} has more than {scale} decimal places")
    if abs(raw) > _MAX:
        raise ValueError(f"{name}: {value!r} is above {Decimal(_MAX).scaleb(-scale):,f}")
    return raw


def price(value: Number, name: str = "price") -> int:
    """A price times 1e8."""
    return scaled(value, 8, name)


def quantity(value: Number, name: str = "quantity") -> int:
    """A quantity times 1e8."""
    return scaled(value, 8, name)


def optional_price(value: Number | None, name: str) -> int | None:
    """A price times 1e8, or none."""
    return None if value is None else scaled(value, 8, name)
