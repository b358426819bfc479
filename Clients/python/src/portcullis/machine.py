"""A session without I/O: bytes and time go in, events and bytes come out. PROTOCOL.md §3.

Invariants: reports are delivered once each and in the order of their numbers, or a `ReportsLost`
says which were not; a request stays pending until a report answers it, and is only ever sent again
under its own ClOrdID. Thread: none of its own; the caller serialises.
"""

from __future__ import annotations

import enum
import time
from dataclasses import dataclass, replace
from typing import Protocol

from ._codec import Message
from ._generated.codes import (
    CancelOnDisconnect,
    EstablishmentRejectCode,
    ExecType,
    Flag,
    NegotiationRejectCode,
    RetransmitRejectCode,
    TerminationCode,
)
from ._generated.messages import (
    BusinessMessageReject,
    Establish,
    EstablishmentAck,
    EstablishmentReject,
    ExecutionReport,
    Negotiate,
    NegotiationReject,
    NegotiationResponse,
    NotApplied,
    OrderCancelReject,
    OrderMassActionReport,
    OrderStatusRequest,
    OrderTestReport,
    PositionReport,
    Retransmission,
    RetransmitReject,
    RetransmitRequest,
    SecurityDefinition,
    SizingReport,
    Sequence,
    Terminate,
)
from .errors import NotConnected, PortcullisError, SessionRefused
from .events import (
    COMMANDS,
    REPORTS,
    UNNUMBERED,
    Disconnected,
    Established,
    Event,
    Report,
    ReportsLost,
    Request,
    RequestUnresolved,
    Unreadable,
    request_id,
)
from .framing import Refusal, pack, read_frames
from .keys import Key

#: Reports that one RetransmitRequest may ask for: PROTOCOL.md §8.
RETRANSMIT_COUNT_MAX = 10_000
#: Reports held while those before them are fetched.
HELD_MAX = 65_536
#: Requests without an answer.
PENDING_MAX = 65_536
#: Silent intervals after which the other side is given up: PROTOCOL.md §3.4.
SILENT_INTERVALS = 3
#: Times that one gap, or one negotiation, is asked for again.
ATTEMPTS_MAX = 5
LOGON_TIMEOUT_NS = 5_000_000_000


class Clock(Protocol):
    """Where the machine takes its time from."""

    def wall_ns(self) -> int: ...
    def monotonic_ns(self) -> int: ...


class SystemClock:
    """The machine's real clocks."""

    def wall_ns(self) -> int:
        return time.time_ns()

    def monotonic_ns(self) -> int:
        return time.monotonic_ns()


class State(enum.Enum):
    IDLE = "idle"
    NEGOTIATING = "negotiating"
    ESTABLISHING = "establishing"
    ESTABLISHED = "established"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass
class _Pending:
    request: Request
    first_sent_ns: int


class SessionMachine:
    """One session of one client over any number of connections."""

    def __init__(
        self,
        key: Key,
        *,
        keep_alive_ms: int = 5_000,
        cancel_on_disconnect: CancelOnDisconnect = CancelOnDisconnect.NONE,
        cancel_window_ms: int = 0,
        resend_within_ns: int = 30_000_000_000,
        next_report: int | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.key = key
        self.state = State.IDLE
        #: Why the session cannot go on; None while it can.
        self.refusal: SessionRefused | None = None
        #: Whether the connection must be closed and dialled again.
        self.wants_reconnect = False
        #: The number of the next report expected; keep it to fetch what a restart would miss.
        self.next_report = next_report
        self._clock = clock or SystemClock()
        self._keep_alive_ms = keep_alive_ms
        self._cancel_on_disconnect = cancel_on_disconnect
        self._cancel_window_ms = cancel_window_ms
        self._resend_within_ns = resend_within_ns
        self._version = 0
        self._negotiated = False
        self._attempts = 0
        self._next_request = 1
        self._pending: dict[int, _Pending] = {}
        self._held: dict[int, Report] = {}
        self._reports_end = 0
        self._asked_end = 0
        self._asked_at_ns = 0
        self._ask_attempts = 0
        self._resend_due = False
        self._frames: list[bytes] = []
        self._sent_at_ns = 0
        self._heard_at_ns = 0

    # What the caller tells.

    def connected(self) -> None:
        """A new connection is up: the logon begins."""
        self.wants_reconnect = False
        self._frames.clear()
        self._held.clear()
        self._asked_end = 0
        self._attempts = 0
        self._heard_at_ns = self._clock.monotonic_ns()
        if self._negotiated:
            self._establish()
        else:
            self._negotiate()

    def disconnected(self, reason: str) -> list[Event]:
        """The connection is gone."""
        self._frames.clear()
        was = self.state
        if was in (State.CLOSING, State.CLOSED):
            self.state = State.CLOSED
            return []
        self.state = State.IDLE
        self.wants_reconnect = True
        return [Disconnected(reason)] if was is State.ESTABLISHED else []

    def receive(self, data: bytes) -> list[Event]:
        """One SP message from the gateway."""
        self._heard_at_ns = self._clock.monotonic_ns()
        events: list[Event] = []
        for step in read_frames(data):
            if isinstance(step, Refusal):
                events.append(Unreadable(step))
            else:
                self._take(step.decode(), events)
        return events

    def tick(self) -> list[Event]:
        """Time has passed: call it several times in each keep-alive interval."""
        now = self._clock.monotonic_ns()
        interval_ns = self._keep_alive_ms * 1_000_000
        silent_ns = now - self._heard_at_ns
        if self.state in (State.NEGOTIATING, State.ESTABLISHING):
            if silent_ns > LOGON_TIMEOUT_NS:
                self.state = State.IDLE
                self.wants_reconnect = True
            return []
        if self.state is not State.ESTABLISHED:
            return []
        if silent_ns > SILENT_INTERVALS * interval_ns:
            return self.disconnected(f"the gateway has been silent for {silent_ns / 1e9:.1f} s")
        events: list[Event] = []
        if self._asked_end and now - self._asked_at_ns > interval_ns:
            self._ask_again(events)
        if now - self._sent_at_ns >= interval_ns:
            self._send(Sequence(next_seq_no=self._next_request))
        return events

    def submit(self, request: Request) -> None:
        """Numbers a request and queues it. NotConnected: it was not and will not be sent."""
        if self.refusal is not None:
            raise self.refusal
        if self.state is not State.ESTABLISHED:
            raise NotConnected(
                f"{request.NAME} was not sent: the session is {self.state.value}; "
                "wait for Established"
            )
        if len(self._pending) >= PENDING_MAX:
            raise PortcullisError(f"{PENDING_MAX} requests have no answer yet; wait for some")
        numbered = self._numbered(request)
        frame = numbered.to_frame()
        self._next_request += 1
        self._pending[request_id(request)] = _Pending(numbered, self._clock.monotonic_ns())
        self._queue(frame)

    def terminate(self) -> None:
        """Ends the binding cleanly; the session itself stays."""
        if self.state is State.ESTABLISHED:
            self._send(
                Terminate(
                    text="client closes",
                    session_id=self.key.session_id,
                    code=TerminationCode.FINISHED,
                )
            )
            self.state = State.CLOSING
        else:
            self.state = State.CLOSED

    def outgoing(self) -> list[bytes]:
        """SP messages to send now, in order."""
        frames, self._frames = self._frames, []
        return pack(frames)

    @property
    def pending_count(self) -> int:
        """Requests that no report has answered yet."""
        return len(self._pending)

    # Session messages.

    def _take(self, message: Message, events: list[Event]) -> None:
        if isinstance(message, REPORTS):
            self._report(message, events)
        elif isinstance(message, UNNUMBERED):
            if isinstance(message, OrderTestReport):
                self._pending.pop(message.test_req_id, None)
            events.append(message)
        elif isinstance(message, Sequence):
            self._extend(message.next_seq_no)
        elif isinstance(message, NegotiationResponse):
            if self.state is State.NEGOTIATING and message.session_version_id == self._version:
                self._negotiated = True
                self._next_request = 1
                self._establish()
        elif isinstance(message, NegotiationReject):
            self._negotiation_rejected(message)
        elif isinstance(message, EstablishmentAck):
            self._established(message, events)
        elif isinstance(message, EstablishmentReject):
            self._establishment_rejected(message)
        elif isinstance(message, NotApplied):
            self._not_applied(message, events)
        elif isinstance(message, Retransmission):
            self._retransmission(message, events)
        elif isinstance(message, RetransmitReject):
            if self._asked_end and message.code != RetransmitRejectCode.TOO_MANY:
                self._lose(self._asked_end, f"{message.code}: {message.text}", events)
        elif isinstance(message, Terminate):
            self._terminated(message, events)

    def _negotiate(self) -> None:
        self._version = max(self._version + 1, self._clock.wall_ns())
        self._negotiated = False
        self.state = State.NEGOTIATING
        request = Negotiate(
            session_version_id=self._version,
            timestamp_ns=self._clock.wall_ns(),
            signature="",
            session_id=self.key.session_id,
        )
        self._send(self.key.signed(request))

    def _establish(self) -> None:
        self.state = State.ESTABLISHING
        request = Establish(
            session_version_id=self._version,
            timestamp_ns=self._clock.wall_ns(),
            next_seq_no=self._next_request,
            signature="",
            session_id=self.key.session_id,
            keep_alive_interval_ms=self._keep_alive_ms,
            cancel_on_disconnect_window_ms=self._cancel_window_ms,
            cancel_on_disconnect=self._cancel_on_disconnect,
        )
        self._send(self.key.signed(request))

    def _negotiation_rejected(self, message: NegotiationReject) -> None:
        if self.state is not State.NEGOTIATING:
            return
        self._attempts += 1
        code, current = message.code, message.current_session_version_id
        if (
            code == NegotiationRejectCode.VERSION_NOT_GREATER
            and current is not None
            and self._attempts < ATTEMPTS_MAX
        ):
            self._version = max(self._version, current)
            self._negotiate()
        elif code in (NegotiationRejectCode.STOPPING, NegotiationRejectCode.CONNECTION_BOUND):
            self._retry()
        else:
            self._refuse("negotiation", str(code), message.text, _NEGOTIATION_REMEDIES.get(code))

    def _establishment_rejected(self, message: EstablishmentReject) -> None:
        if self.state is not State.ESTABLISHING:
            return
        self._attempts += 1
        code = message.code
        renegotiates = (EstablishmentRejectCode.UNNEGOTIATED, EstablishmentRejectCode.SEQUENCE)
        if code in renegotiates and self._attempts < ATTEMPTS_MAX:
            self._negotiate()
        elif code in (
            EstablishmentRejectCode.STOPPING,
            EstablishmentRejectCode.ALREADY_ESTABLISHED,
        ):
            self._retry()
        else:
            remedy = _ESTABLISHMENT_REMEDIES.get(code)
            self._refuse("establishment", str(code), message.text, remedy)

    def _retry(self) -> None:
        self.state = State.IDLE
        self.wants_reconnect = True

    def _refuse(self, what: str, code: str, text: str, remedy: str | None) -> None:
        self.state = State.CLOSED
        said = f" ({text})" if text else ""
        self.refusal = SessionRefused(
            f"{what} of session {self.key.session_id} ({self.key.strategy}) refused: {code}{said}"
            + (f"; {remedy}" if remedy else "")
        )

    def _established(self, message: EstablishmentAck, events: list[Event]) -> None:
        if (
            self.state is not State.ESTABLISHING
            or message.session_version_id != self._version
        ):
            return
        self.state = State.ESTABLISHED
        self._keep_alive_ms = message.keep_alive_interval_ms or self._keep_alive_ms
        self._next_request = max(self._next_request, message.last_incoming_seq_no + 1)
        end = message.next_seq_no
        if self.next_report is None:
            self.next_report = end
        missing = max(0, end - self.next_report)
        events.append(Established(self._version, missing, len(self._pending)))
        if end < self.next_report:
            events.append(
                ReportsLost(
                    end, 0,
                    f"the gateway numbers its reports from {end}, {self.next_report} was "
                    "expected: it stands on another or an older journal",
                )
            )
            self.next_report = end
        self._reports_end = end
        self._resend_due = bool(self._pending)
        self._advance(events)

    def _terminated(self, message: Terminate, events: list[Event]) -> None:
        if self.state is State.CLOSING:
            self.state = State.CLOSED
            return
        said = f": {message.text}" if message.text else ""
        events.extend(self.disconnected(f"the gateway ended the binding ({message.code}{said})"))
        if message.code == TerminationCode.REPLACED:
            self._refuse(
                "binding", str(message.code), message.text,
                "another client with this key has taken the session over",
            )
        elif message.code == TerminationCode.TOO_MANY_ERRORS:
            self._refuse("binding", str(message.code), message.text, None)
        if self.refusal is not None:
            self.wants_reconnect = False

    # Requests that did not arrive.

    def _numbered(self, request: Request, *, again: bool = False) -> Request:
        if isinstance(request, COMMANDS):
            if again:
                return replace(request, msg_seq_num=self._next_request, poss_resend=Flag.YES)
        return replace(request, msg_seq_num=self._next_request)

    def _not_applied(self, message: NotApplied, events: list[Event]) -> None:
        # While missing reports are fetched, `_advance` sends again what they leave unanswered.
        if self.state is not State.ESTABLISHED or self._resend_due:
            return
        end = message.from_seq_no + message.count
        self._resend(
            [
                pending
                for pending in self._pending.values()
                if message.from_seq_no <= pending.request.msg_seq_num < end
            ],
            events,
        )

    def _resend(self, chosen: list[_Pending], events: list[Event]) -> None:
        now = self._clock.monotonic_ns()
        for pending in chosen:
            age_ns = now - pending.first_sent_ns
            if age_ns > self._resend_within_ns:
                del self._pending[request_id(pending.request)]
                events.append(RequestUnresolved(pending.request, age_ns / 1e9))
                continue
            pending.request = self._numbered(pending.request, again=True)
            self._next_request += 1
            self._queue(pending.request.to_frame())

    def _settle(self, report: Report) -> None:
        pending = self._pending
        if isinstance(report, (ExecutionReport, OrderCancelReject, OrderMassActionReport)):
            if isinstance(report, ExecutionReport) and report.exec_type == ExecType.ORDER_STATUS:
                for number, entry in list(pending.items()):
                    if isinstance(entry.request, OrderStatusRequest) and (
                        entry.request.cl_ord_id in (None, report.cl_ord_id)
                    ):
                        del pending[number]
            pending.pop(report.cl_ord_id, None)
        elif isinstance(report, BusinessMessageReject):
            if report.business_reject_ref_id is not None:
                pending.pop(report.business_reject_ref_id, None)
        elif isinstance(report, SecurityDefinition):
            pending.pop(report.security_req_id, None)
        elif isinstance(report, PositionReport):
            pending.pop(report.pos_req_id, None)
        elif isinstance(report, SizingReport):
            pending.pop(report.sizing_req_id, None)

    # Reports in order.

    def _report(self, report: Report, events: list[Event]) -> None:
        number = report.msg_seq_num
        if number == 0 or self.next_report is None:
            self._settle(report)
            events.append(report)
            return
        if number < self.next_report:
            return
        if number == self.next_report:
            self._deliver(report, events)
        elif len(self._held) < HELD_MAX:
            self._held[number] = report
        self._reports_end = max(self._reports_end, number + 1)
        self._advance(events)

    def _deliver(self, report: Report, events: list[Event]) -> None:
        assert self.next_report is not None
        self.next_report += 1
        self._settle(report)
        events.append(report)

    def _extend(self, end: int) -> None:
        if self.state is State.ESTABLISHED and end > self._reports_end:
            self._reports_end = end
            self._ask()

    def _advance(self, events: list[Event]) -> None:
        """Delivers what has become due, asks for what is missing."""
        assert self.next_report is not None
        while (held := self._held.pop(self.next_report, None)) is not None:
            self._deliver(held, events)
        if self._asked_end and self.next_report >= self._asked_end:
            self._asked_end = 0
        self._ask()
        if self._resend_due and not self._asked_end and self.state is State.ESTABLISHED:
            self._resend_due = False
            self._resend(list(self._pending.values()), events)

    def _ask(self) -> None:
        """Asks for the first gap, unless an answer is under way or nothing is missing."""
        assert self.next_report is not None
        if self._asked_end or self.state is not State.ESTABLISHED:
            return
        if self.next_report >= self._reports_end:
            return
        end = min(self._held, default=self._reports_end)
        end = min(end, self.next_report + RETRANSMIT_COUNT_MAX)
        self._ask_attempts = 0
        self._request_reports(end)

    def _request_reports(self, end: int) -> None:
        assert self.next_report is not None
        self._asked_end = end
        self._asked_at_ns = self._clock.monotonic_ns()
        self._ask_attempts += 1
        self._send(
            RetransmitRequest(
                timestamp_ns=self._clock.wall_ns(),
                from_seq_no=self.next_report,
                count=end - self.next_report,
                session_id=self.key.session_id,
            )
        )

    def _ask_again(self, events: list[Event]) -> None:
        if self._ask_attempts >= ATTEMPTS_MAX:
            self._lose(self._asked_end, f"no answer to {ATTEMPTS_MAX} requests", events)
        else:
            self._request_reports(self._asked_end)

    def _retransmission(self, message: Retransmission, events: list[Event]) -> None:
        if not self._asked_end or self.next_report is None:
            return
        if message.count == 0:
            self._lose(self._asked_end, "the gateway has none of them", events)
            return
        self._asked_at_ns = self._clock.monotonic_ns()
        if message.next_seq_no > self.next_report:
            self._lose(
                min(message.next_seq_no, self._asked_end), "no longer held", events
            )
        if self._asked_end:
            self._asked_end = min(self._asked_end, message.next_seq_no + message.count)
            # Live reports may have overtaken this answer: then the next gap is due.
            self._advance(events)

    def _lose(self, end: int, text: str, events: list[Event]) -> None:
        assert self.next_report is not None
        first, count = self.next_report, max(0, end - self.next_report)
        if count:
            events.append(ReportsLost(first, count, text))
            self.next_report = end
        self._advance(events)

    # Sending.

    def _send(self, message: Message) -> None:
        self._queue(message.to_frame())

    def _queue(self, frame: bytes) -> None:
        self._sent_at_ns = self._clock.monotonic_ns()
        self._frames.append(frame)


_NEGOTIATION_REMEDIES: dict[int, str] = {
    NegotiationRejectCode.CREDENTIALS: "use the key file that the gateway reads for this strategy",
    NegotiationRejectCode.UNKNOWN_SESSION: "add the strategy to the gateway's configuration",
    NegotiationRejectCode.TIMESTAMP: "set this machine's clock: it may differ by 5 s at most",
}
_ESTABLISHMENT_REMEDIES: dict[int, str] = {
    EstablishmentRejectCode.CREDENTIALS: _NEGOTIATION_REMEDIES[NegotiationRejectCode.CREDENTIALS],
    EstablishmentRejectCode.KEEP_ALIVE_INTERVAL: "choose a keep-alive of 0.1 s to 600 s",
    EstablishmentRejectCode.TIMESTAMP: "set this machine's clock: it may differ by 5 s at most",
    EstablishmentRejectCode.CANCEL_ON_DISCONNECT: "choose a grace of at most an hour",
}
