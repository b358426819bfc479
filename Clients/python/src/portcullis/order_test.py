"""The answer to a dry run: what the checks would say of an order that is not sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from ._generated.codes import REASON_UNITS, ComparisonKind, Flag, RejectReason
from ._generated.messages import CheckReport, OrderTestReport
from .desk import Answer
from .reject_text import amount, describe


@dataclass(frozen=True)
class OrderTest:
    """What became of a dry run; nothing was sent, nothing was counted."""

    report: OrderTestReport
    #: Every comparison, in the order in which the checks made them.
    checks: tuple[CheckReport, ...]

    @property
    def passes(self) -> bool:
        """Whether the order would pass every check."""
        return self.report.reject_reason == RejectReason.NONE

    @property
    def refusing(self) -> tuple[CheckReport, ...]:
        """The comparisons that refuse; the first gives the reason."""
        return tuple(check for check in self.checks if check.passes == Flag.NO)

    @property
    def text(self) -> str:
        """Why the order would be refused, in words; empty where it would pass."""
        if self.passes:
            return ""
        it = self.report
        return describe(it.reject_reason, it.limit, it.value, it.level)


def order_test(answer: list[Answer]) -> OrderTest:
    """An answer's rows put together; the report is the last of them."""
    rows = tuple(cast("list[CheckReport]", answer[:-1]))
    return OrderTest(cast(OrderTestReport, answer[-1]), rows)


def check_text(check: CheckReport) -> str:
    """One comparison in words: "12 orderQuantity: 100 at most 50 (account MAIN): refuses"."""
    unit = REASON_UNITS.get(check.reject_reason)

    def shown(raw: int | None) -> str:
        return "" if raw is None or unit is None else amount(raw, unit)

    value, limit = shown(check.value), shown(check.limit)
    signs = {ComparisonKind.AT_MOST: "at most", ComparisonKind.AT_LEAST: "at least"}
    sign = signs.get(check.comparison, "against")
    numbers = " ".join(part for part in (value, sign if limit else "", limit) if part)
    where = f" ({check.level} {check.target})".replace(" )", ")") if check.level else ""
    outcome = "passes" if check.passes == Flag.YES else "refuses"
    if check.comparison == ComparisonKind.UNLIMITED:
        outcome = "unlimited"
    name = f"{check.check} {check.reject_reason}"
    return f"{name}: {numbers}{where}: {outcome}" if numbers else f"{name}{where}: {outcome}"
