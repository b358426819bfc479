"""What the sync and the asyncio client have in common, without I/O.

It builds requests from what strategies write, knows the instruments, gathers the answers to
questions, and remembers how each request came out. Thread: the caller serialises.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Union

from ._generated.codes import (
    ExecType,
    Flag,
    MassActionResponse,
    OrdStatus,
    OrdType,
    RejectReason,
    Side,
    SideFilter,
    SizingMethod,
    TimeInForce,
)
from ._generated.messages import (
    BusinessMessageReject,
    CheckReport,
    ExecutionReport,
    NewOrderSingle,
    OrderCancelReject,
    OrderCancelReplaceRequest,
    OrderCancelRequest,
    OrderMassActionReport,
    OrderMassActionRequest,
    OrderStatusRequest,
    OrderTestReport,
    OrderTestRequest,
    PositionReport,
    PositionRequest,
    SecurityDefinition,
    SecurityListRequest,
    SizingReport,
    SizingRequest,
)
from .decimals import Number, optional_price, quantity, scaled
from .errors import RequestRefused, UnknownSymbol
from .events import Event, RequestUnresolved, request_id
from .reject_text import describe
from .words import side_of, time_in_force_of

Outcome = Union[
    ExecutionReport,
    OrderCancelReject,
    OrderMassActionReport,
    BusinessMessageReject,
    RequestUnresolved,
]
Answer = Union[
    ExecutionReport,
    SecurityDefinition,
    PositionReport,
    SizingReport,
    CheckReport,
    OrderTestReport,
]

#: Outcomes remembered; the oldest is forgotten first.
OUTCOMES_MAX = 65_536

_PENDING = (ExecType.PENDING_NEW, ExecType.PENDING_CANCEL, ExecType.PENDING_REPLACE)
_ENDED = (OrdStatus.FILLED, OrdStatus.CANCELED, OrdStatus.REJECTED, OrdStatus.EXPIRED)
_METHODS = {
    "fixedpercent": SizingMethod.FIXED_PERCENT,
    "atr": SizingMethod.ATR,
    "kelly": SizingMethod.KELLY,
}


def is_ended(report: ExecutionReport) -> bool:
    """Whether the order has ended: filled, canceled, rejected or expired."""
    return report.ord_status in _ENDED


def reject_text(report: Outcome) -> str:
    """Why a request was refused, in words with its numbers; empty where it was not."""
    if isinstance(report, RequestUnresolved):
        return (
            f"{report.request.NAME} got no answer for {report.age_seconds:.0f} s and was not sent "
            "again; ask for its status"
        )
    if report.reject_reason == RejectReason.NONE:
        return ""
    if isinstance(report, (ExecutionReport, OrderCancelReject)):
        return describe(report.reject_reason, report.limit, report.value, report.level)
    text = report.text if isinstance(report, BusinessMessageReject) else ""
    return describe(report.reject_reason) + (f": {text}" if text else "")


def method_of(method: SizingMethod | str) -> SizingMethod:
    """A sizing method as a code or as text: "fixed percent", "atr", "kelly"."""
    if isinstance(method, SizingMethod):
        return method
    known = _METHODS.get(method.lower().replace(" ", "").replace("_", "").replace("-", ""))
    if known is None:
        raise ValueError(f"method: {method!r}; there are fixed percent, atr and kelly")
    return known


def order_type(limit: Number | None, stop: Number | None) -> OrdType:
    """The order type that a limit and a stop price make."""
    if stop is None:
        return OrdType.MARKET if limit is None else OrdType.LIMIT
    return OrdType.STOP if limit is None else OrdType.STOP_LIMIT


class IdSource:
    """Ids that grow, also over restarts: they begin at the clock's nanoseconds."""

    def __init__(self, start: int | None = None) -> None:
        self._last = time.time_ns() if start is None else start - 1

    def next(self) -> int:
        self._last += 1
        return self._last


class Desk:
    """Requests out of a strategy's words, outcomes out of events."""

    def __init__(self, account: str = "", ids: IdSource | None = None) -> None:
        self.account = account
        self.securities: dict[str, SecurityDefinition] = {}
        self._ids = ids or IdSource()
        self._outcomes: OrderedDict[int, Outcome] = OrderedDict()
        self._ends: OrderedDict[int, Outcome] = OrderedDict()
        self._questions: dict[int, list[Answer]] = {}
        self._status_of: dict[int, int | None] = {}
        self._answered: set[int] = set()
        self._refused: dict[int, BusinessMessageReject] = {}

    # Requests.

    def security(self, symbol: str) -> SecurityDefinition:
        """An instrument by symbol. UnknownSymbol names some that there are."""
        found = self.securities.get(symbol)
        if found is None:
            names = ", ".join(sorted(self.securities)[:10]) or "none; is the session established?"
            raise UnknownSymbol(f"{symbol!r} is not among the gateway's instruments: {names}")
        return found

    def order(
        self,
        side: Side | str,
        symbol: str,
        amount: Number,
        *,
        limit: Number | None = None,
        stop: Number | None = None,
        account: str | None = None,
        time_in_force: TimeInForce | str = TimeInForce.DAY,
        reduce_only: bool = False,
        duplicate_intended: bool = False,
        cl_ord_id: int | None = None,
    ) -> NewOrderSingle:
        """A new order. ValueError where a number is none, UnknownSymbol for the instrument."""
        named = self.account if account is None else account
        if not named:
            raise ValueError("account: none given; pass account=… or set the client's")
        amount_e8 = quantity(amount)
        if amount_e8 <= 0:
            raise ValueError(f"quantity: {amount!r} must be above 0; the side says buy or sell")
        return NewOrderSingle(
            cl_ord_id=self._ids.next() if cl_ord_id is None else cl_ord_id,
            sending_time_ns=time.time_ns(),
            price_e8=optional_price(limit, "limit"),
            stop_px_e8=optional_price(stop, "stop"),
            order_qty_e8=amount_e8,
            account=named,
            security_id=self.security(symbol).security_id,
            side=side_of(side),
            ord_type=order_type(limit, stop),
            time_in_force=time_in_force_of(time_in_force),
            duplicate_intended=Flag.YES if duplicate_intended else Flag.NO,
            reduce_only=Flag.YES if reduce_only else Flag.NO,
        )

    def cancellation(self, cl_ord_id: int) -> OrderCancelRequest:
        return OrderCancelRequest(
            cl_ord_id=self._ids.next(), orig_cl_ord_id=cl_ord_id, sending_time_ns=time.time_ns()
        )

    def replacement(
        self,
        cl_ord_id: int,
        amount: Number,
        *,
        limit: Number | None = None,
        stop: Number | None = None,
        time_in_force: TimeInForce | str = TimeInForce.DAY,
    ) -> OrderCancelReplaceRequest:
        return OrderCancelReplaceRequest(
            cl_ord_id=self._ids.next(),
            orig_cl_ord_id=cl_ord_id,
            sending_time_ns=time.time_ns(),
            price_e8=optional_price(limit, "limit"),
            stop_px_e8=optional_price(stop, "stop"),
            order_qty_e8=quantity(amount),
            ord_type=order_type(limit, stop),
            time_in_force=time_in_force_of(time_in_force),
        )

    def mass_cancellation(
        self, symbol: str | None, account: str | None, side: Side | str | None
    ) -> OrderMassActionRequest:
        return OrderMassActionRequest(
            cl_ord_id=self._ids.next(),
            sending_time_ns=time.time_ns(),
            account=account or "",
            security_id=None if symbol is None else self.security(symbol).security_id,
            side=SideFilter.ANY if side is None else SideFilter(int(side_of(side))),
        )

    # Questions: their answers are lists.

    def security_list(self) -> SecurityListRequest:
        number = self._ids.next()
        self._questions[number] = []
        return SecurityListRequest(security_req_id=number)

    def position_list(self, account: str) -> PositionRequest:
        number = self._ids.next()
        self._questions[number] = []
        return PositionRequest(pos_req_id=number, account=account)

    def sizing(
        self,
        side: Side | str,
        symbol: str,
        method: SizingMethod | str,
        risk_percent: Number,
        *,
        limit: Number | None,
        stop: Number | None,
        atr_multiple: Number | None,
        win_rate: Number | None,
        payoff: Number | None,
        account: str | None,
    ) -> SizingRequest:
        named = self.account if account is None else account
        if not named:
            raise ValueError("account: none given; pass account=… or set the client's")

        def times_1e4(value: Number | None, name: str) -> int | None:
            return None if value is None else scaled(value, 4, name)

        request = SizingRequest(
            sizing_req_id=self._ids.next(),
            price_e8=optional_price(limit, "limit"),
            stop_px_e8=optional_price(stop, "stop"),
            risk_percent=scaled(risk_percent, 4, "risk_percent"),
            atr_multiple=times_1e4(atr_multiple, "atr_multiple"),
            win_rate=times_1e4(win_rate, "win_rate"),
            payoff_ratio=times_1e4(payoff, "payoff"),
            account=named,
            strategy="",
            security_id=self.security(symbol).security_id,
            side=side_of(side),
            method=method_of(method),
        )
        self._questions[request.sizing_req_id] = []
        return request

    def order_test(self, order: NewOrderSingle) -> OrderTestRequest:
        """The question what the checks would say of an order."""
        number = self._ids.next()
        self._questions[number] = []
        return OrderTestRequest(
            test_req_id=number,
            sending_time_ns=order.sending_time_ns,
            price_e8=order.price_e8,
            stop_px_e8=order.stop_px_e8,
            order_qty_e8=order.order_qty_e8,
            account=order.account,
            security_id=order.security_id,
            side=order.side,
            ord_type=order.ord_type,
            time_in_force=order.time_in_force,
            duplicate_intended=order.duplicate_intended,
            reduce_only=order.reduce_only,
        )

    def status_list(self, cl_ord_id: int | None) -> OrderStatusRequest:
        number = self._ids.next()
        self._questions[number] = []
        self._status_of[number] = cl_ord_id
        return OrderStatusRequest(ord_status_req_id=number, cl_ord_id=cl_ord_id)

    def answer(self, number: int) -> list[Answer] | None:
        """The whole answer; None while it is not complete. RequestRefused where there is none."""
        if number not in self._answered:
            return None
        refused = self._refused.get(number)
        answer = self._questions.get(number, [])
        self.forget(number)
        if refused is not None:
            raise RequestRefused(reject_text(refused))
        return answer

    def forget(self, number: int) -> None:
        """The question is given up."""
        self._answered.discard(number)
        self._refused.pop(number, None)
        self._questions.pop(number, None)
        self._status_of.pop(number, None)

    # Outcomes.

    def outcome(self, cl_ord_id: int, ended: bool = False) -> Outcome | None:
        """How a request came out, or with `ended` how its order ended; None while open."""
        return (self._ends if ended else self._outcomes).get(cl_ord_id)

    def observe(self, event: Event) -> None:
        """Takes note of one event of the session."""
        if isinstance(event, ExecutionReport):
            if event.exec_type == ExecType.ORDER_STATUS:
                self._observe_status(event)
            else:
                self._observe_execution(event)
        elif isinstance(event, OrderCancelReject):
            self._note(self._outcomes, event.cl_ord_id, event)
        elif isinstance(event, OrderMassActionReport):
            if event.mass_action_response != MassActionResponse.ACCEPTED:
                self._note(self._outcomes, event.cl_ord_id, event)
        elif isinstance(event, BusinessMessageReject):
            self._observe_reject(event)
        elif isinstance(event, RequestUnresolved):
            self._note(self._outcomes, request_id(event.request), event)
            self._note(self._ends, request_id(event.request), event)
        elif isinstance(event, SecurityDefinition):
            self.securities[event.symbol] = event
            self._add(event.security_req_id, event, event.index + 1 >= event.total)
        elif isinstance(event, PositionReport):
            self._add(event.pos_req_id, event, event.last_report == Flag.YES)
        elif isinstance(event, SizingReport):
            self._add(event.sizing_req_id, event, True)
        elif isinstance(event, CheckReport):
            if event.index == 0 and event.test_req_id in self._questions:
                # Asked again behind a reconnect: the answer begins anew.
                self._questions[event.test_req_id].clear()
            self._add(event.test_req_id, event, False)
        elif isinstance(event, OrderTestReport):
            self._add(event.test_req_id, event, True)

    def _observe_execution(self, report: ExecutionReport) -> None:
        if report.exec_type not in _PENDING:
            self._note(self._outcomes, report.cl_ord_id, report)
        if is_ended(report):
            self._note(self._ends, report.cl_ord_id, report)
            if report.orig_cl_ord_id is not None:
                self._note(self._ends, report.orig_cl_ord_id, report)

    def _observe_status(self, report: ExecutionReport) -> None:
        for number, asked in list(self._status_of.items()):
            if asked is None:
                self._add(number, report, report.last_report == Flag.YES)
            elif asked == report.cl_ord_id:
                self._add(number, report, True)

    def _observe_reject(self, reject: BusinessMessageReject) -> None:
        number = reject.business_reject_ref_id
        if number is None:
            return
        if number not in self._questions:
            self._note(self._outcomes, number, reject)
            self._note(self._ends, number, reject)
            return
        # No open order at all is an answer, not an error: PROTOCOL.md §4.2.
        empty = (
            reject.reject_reason == RejectReason.UNKNOWN_ORDER
            and self._status_of.get(number, 0) is None
        )
        if not empty:
            self._refused[number] = reject
        self._answered.add(number)

    def _add(self, number: int, answer: Answer, complete: bool) -> None:
        if number not in self._questions:
            return
        self._questions[number].append(answer)
        if complete:
            self._answered.add(number)

    def _note(self, book: OrderedDict[int, Outcome], number: int, outcome: Outcome) -> None:
        book[number] = outcome
        book.move_to_end(number)
        while len(book) > OUTCOMES_MAX:
            book.popitem(last=False)
