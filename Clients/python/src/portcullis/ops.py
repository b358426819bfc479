"""The operator's client: halt, resume, cancel, status. PROTOCOL.md §4.5."""

from __future__ import annotations

import getpass
import time
from typing import TypeVar, Union

from ._codec import Message
from ._generated.codes import Flag, HaltMode, HaltPhase, Scope
from ._generated.messages import (
    BusinessMessageReject,
    CancelAllRequest,
    HaltReport,
    HaltRequest,
    MarketDataReport,
    MarketDataRequest,
    MarketDataTotals,
    OpsReject,
    ResumeRequest,
    StatusReport,
    StatusRequest,
)
from ._transport import Connection
from .desk import IdSource
from .errors import ConnectError, RequestRefused, Timeout
from .framing import Frame, read_frames
from .reject_text import describe

DEFAULT_URL = "ipc://portcullis-data/ops.ipc"

R = TypeVar("R", bound=Message)
_Request = Union[HaltRequest, ResumeRequest, CancelAllRequest, StatusRequest, MarketDataRequest]


def scope_of(scope: str) -> tuple[Scope, str]:
    """"all", "account:A", "strategy:S", "instrument:SYM" or "broker:B" as code and target."""
    kind, _, target = scope.partition(":")
    try:
        code = Scope[kind.upper()]
    except KeyError:
        raise ValueError(
            f"scope: {scope!r}; there are all, account:A, strategy:S, instrument:SYM, broker:B"
        ) from None
    if (code == Scope.ALL) != (target == ""):
        raise ValueError(f"scope: {scope!r}; all takes no target, every other scope takes one")
    return code, target


class OpsClient:
    """An operator's connection. One thread at a time."""

    def __init__(self, url: str = DEFAULT_URL, operator: str | None = None) -> None:
        """Dials. ConnectError: nobody listens. `operator` stands in the journal beside each act."""
        self.operator = operator or getpass.getuser()
        self._ids = IdSource()
        self._connection = Connection(url)

    def __enter__(self) -> OpsClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def halt(
        self,
        reason: str,
        scope: str = "all",
        *,
        reducing: bool = False,
        cancel_open: bool = False,
        flatten: bool = False,
        until: HaltPhase = HaltPhase.ACCEPTED,
        timeout: float = 5.0,
    ) -> HaltReport:
        """Drops the gate; returns the report that the action has come as far as `until`."""
        code, target = scope_of(scope)
        request = HaltRequest(
            request_id=self._ids.next(),
            timestamp_ns=time.time_ns(),
            target=target,
            operator_id=self.operator,
            reason=reason,
            scope=code,
            mode=HaltMode.REDUCING if reducing else HaltMode.FULL,
            cancel_open=Flag.YES if cancel_open else Flag.NO,
            flatten=Flag.YES if flatten else Flag.NO,
        )
        return self._ask(request, HaltReport, timeout, until)

    def resume(self, reason: str, scope: str = "all", *, timeout: float = 5.0) -> HaltReport:
        """Raises the gate. RequestRefused where nothing is halted in this scope."""
        code, target = scope_of(scope)
        request = ResumeRequest(
            request_id=self._ids.next(),
            timestamp_ns=time.time_ns(),
            target=target,
            operator_id=self.operator,
            reason=reason,
            scope=code,
        )
        return self._ask(request, HaltReport, timeout)

    def cancel_all(self, reason: str, scope: str = "all", *, timeout: float = 5.0) -> HaltReport:
        """Cancels the open orders in scope; returns the first report of it."""
        code, target = scope_of(scope)
        request = CancelAllRequest(
            request_id=self._ids.next(),
            timestamp_ns=time.time_ns(),
            target=target,
            operator_id=self.operator,
            reason=reason,
            scope=code,
        )
        return self._ask(request, HaltReport, timeout)

    def status(self, *, timeout: float = 5.0) -> StatusReport:
        """How the gateway stands."""
        return self._ask(StatusRequest(request_id=self._ids.next()), StatusReport, timeout)

    def market_data(
        self, security_id: int | None = None, *, timeout: float = 5.0
    ) -> tuple[MarketDataTotals, list[MarketDataReport]]:
        """Totals, and the instruments whose data is degraded or stale; or one, whatever its state.

        RequestRefused: no such instrument.
        """
        request = MarketDataRequest(request_id=self._ids.next(), security_id=security_id)
        reports: list[MarketDataReport] = []
        totals = self._ask(request, MarketDataTotals, timeout, each=reports)
        return totals, reports

    def _ask(
        self,
        request: _Request,
        answer: type[R],
        timeout: float,
        until: HaltPhase = HaltPhase.ACCEPTED,
        each: list[MarketDataReport] | None = None,
    ) -> R:
        if not self._connection.send(request.to_frame()):
            raise ConnectError(f"{self._connection.url}: the gateway does not take messages")
        end = time.monotonic() + timeout
        while (left := end - time.monotonic()) > 0:
            data = self._connection.receive(max(1, round(left * 1_000)))
            if data is None and self._connection.is_lost:
                raise ConnectError(f"{self._connection.url}: the connection is lost")
            for frame in read_frames(data or b""):
                if not isinstance(frame, Frame):
                    continue
                message = frame.decode()
                self._raise_refusal(message, request.request_id)
                if each is not None and isinstance(message, MarketDataReport):
                    if message.request_id == request.request_id:
                        each.append(message)
                if not isinstance(message, answer):
                    continue
                if getattr(message, "request_id", None) != request.request_id:
                    continue
                if isinstance(message, HaltReport) and message.phase < until:
                    continue
                return message
        raise Timeout(f"{request.NAME}: no answer within {timeout:g} s; it may still take effect")

    def _raise_refusal(self, message: Message, number: int) -> None:
        if isinstance(message, OpsReject) and message.request_id in (None, number):
            raise RequestRefused(f"{describe(message.reject_reason)}: {message.text}")
        if isinstance(message, BusinessMessageReject) and message.business_reject_ref_id in (
            None,
            number,
        ):
            raise RequestRefused(f"{describe(message.reject_reason)}: {message.text}")
