"""The drop copy's consumer: the journal's records in order. PROTOCOL.md §4.6."""

from __future__ import annotations

import struct
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Union

from ._codec import ENCODING_RECORD, HEADER_BYTES, Message
from ._generated.codes import Flag, Origin, RejectReason, SubscriptionStart, SubscriptionStatus
from ._generated.messages import (
    MESSAGES,
    Acknowledge,
    BusinessMessageReject,
    JournalRecord,
    Subscribe,
    SubscriptionReport,
)
from ._transport import Connection
from .errors import ConnectError, PortcullisError, RequestRefused, Timeout
from .framing import Frame, read_frames
from .reject_text import describe

DEFAULT_URL = "ipc://portcullis-data/events.ipc"

# What was taken is told to the gateway that often: an eighth of its window.
_CREDIT_BYTES = 262_144
_BACKOFF_MIN = 0.02
_BACKOFF_MAX = 2.0
_RECORD_FRAME = struct.Struct(">IH")
_RECORD = struct.Struct("<IHBBQQII")
_EFFECT = struct.Struct("<HBBIII")
_CHAIN_BYTES = 32
_OVERHEAD_BYTES = HEADER_BYTES + JournalRecord.BLOCK_LENGTH + _RECORD_FRAME.size


class DropCopyEnded(PortcullisError):
    """The gateway ended the drop copy for good; a newer subscription of the name, mostly."""


def _padded(count: int) -> int:
    return (count + 7) & ~7


def _decoded(data: bytes) -> Message | None:
    for frame in read_frames(data):
        if isinstance(frame, Frame):
            return frame.decode()
    return None


@dataclass(frozen=True, slots=True)
class Effect:
    """What followed from a record's input."""

    #: 1 report, 2 broker, 3 ops, 4 feed, 5 close, 6 note.
    kind: int
    #: Connection, or broker.
    destination: int
    #: 0 for none.
    session_id: int
    #: The frame, headers included; empty for none.
    frame: bytes

    @property
    def message(self) -> Message | None:
        """The decoded frame; None where there is none that this client knows."""
        return _decoded(self.frame) if self.frame else None


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the journal, as it stands there."""

    #: All of it, chain included.
    data: bytes
    sequence: int
    time_ns: int
    origin: Origin
    #: Connection or broker, 0 for the gateway itself.
    source: int
    #: Whether the gateway verified the input's signature.
    is_authenticated: bool
    #: The input's frame, headers included.
    input_frame: bytes
    effects: tuple[Effect, ...]

    @property
    def input(self) -> Message | None:
        """What the gateway was told; None where this client does not know the message."""
        return _decoded(self.input_frame)

    @property
    def chain(self) -> bytes:
        """SHA-256 of the chain before it and the record."""
        return self.data[-_CHAIN_BYTES:]

    @staticmethod
    def parse(data: bytes) -> Record:
        """Takes a record apart. ValueError: the counts in it do not agree with each other."""
        if len(data) < _RECORD.size + _CHAIN_BYTES:
            raise ValueError(f"a record of {len(data)} bytes")
        count, frame, origin, flags, sequence, time_ns, source, effects = _RECORD.unpack_from(data)
        start = _RECORD.size + _padded(frame)
        if count != len(data) or start + effects + _CHAIN_BYTES != count:
            raise ValueError(f"record {sequence}: its counts do not agree with each other")
        found: list[Effect] = []
        offset, end = start, start + effects
        while offset < end:
            if offset + _EFFECT.size > end:
                raise ValueError(f"record {sequence}: an effect passes its end")
            length, kind, _, destination, session, _ = _EFFECT.unpack_from(data, offset)
            offset += _EFFECT.size
            if offset + _padded(length) > end:
                raise ValueError(f"record {sequence}: an effect passes its end")
            found.append(Effect(kind, destination, session, data[offset : offset + length]))
            offset += _padded(length)
        return Record(
            data=data, sequence=sequence, time_ns=time_ns, origin=Origin(origin), source=source,
            is_authenticated=bool(flags & 1),
            input_frame=data[_RECORD.size : _RECORD.size + frame], effects=tuple(found),
        )


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Everything up to this record, the last durable one, was given; what follows is new."""

    durable_sequence: int


Start = Union[int, str]
DropCopyEvent = Union[Record, CaughtUp]


class DropCopyReader:
    """Messages to reports and whole records; ValueError for what is no drop copy's."""

    def __init__(self) -> None:
        self._expected: JournalRecord | None = None
        self._data = bytearray()

    def take(self, message: bytes) -> Iterator[Message | tuple[int, Record]]:
        """What a message completes: reports, and records with their subscription's number."""
        offset = 0
        while offset < len(message):
            if len(message) - offset < _RECORD_FRAME.size:
                raise ValueError(f"a frame is cut off at byte {offset}")
            length, encoding = _RECORD_FRAME.unpack_from(message, offset)
            if not _RECORD_FRAME.size < length <= len(message) - offset:
                raise ValueError(f"a frame of {length} bytes at byte {offset}")
            piece = message[offset : offset + length]
            offset += length
            if encoding == ENCODING_RECORD:
                whole = self._take_piece(piece[_RECORD_FRAME.size :])
                if whole is not None:
                    yield whole
                continue
            decoded = _decoded(piece)
            if decoded is None or self._expected is not None:
                raise ValueError("a frame that does not belong here")
            if isinstance(decoded, JournalRecord):
                self._expected = decoded
                self._data.clear()
            else:
                yield decoded

    def _take_piece(self, piece: bytes) -> tuple[int, Record] | None:
        expected = self._expected
        if expected is None or len(self._data) + len(piece) > expected.record_byte_count:
            raise ValueError("a piece of a record that was not announced")
        self._data += piece
        if len(self._data) < expected.record_byte_count:
            return None
        self._expected = None
        record = Record.parse(bytes(self._data))
        if record.sequence != expected.sequence:
            raise ValueError(f"record {record.sequence} came as {expected.sequence}")
        return expected.request_id, record


class DropCopyClient:
    """A consumer's connection, which connects again by itself. One thread at a time."""

    def __init__(
        self,
        url: str = DEFAULT_URL,
        consumer: str = "",
        start: Start | None = None,
        *,
        from_time_ns: int | None = None,
        account: str = "",
        session_id: int | None = None,
        security_id: int | None = None,
        template: str = "",
        origin: Origin | None = None,
        timeout: float = 5.0,
    ) -> None:
        """Dials and subscribes.

        `start`: "live", "last" (behind what `consumer` acknowledged; the default where one is
        named) or a sequence from 1; or `from_time_ns`. The rest filters. RequestRefused says why
        the gateway does not take it.
        """
        if start is None:
            start = "last" if consumer else "live"
        if isinstance(start, str) and start not in ("live", "last"):
            raise ValueError(f"start: {start!r}; there are live, last and sequences from 1")
        by_name = {message.NAME: number for number, message in MESSAGES.items()}
        if template and template not in by_name:
            raise ValueError(f"template: no message {template!r}")
        self.url = url
        self.consumer = consumer
        #: The next record that is wanted.
        self.next_sequence = 0
        #: The last record that was taken.
        self.last_sequence = 0
        self._start = start
        self._time = from_time_ns
        self._filter = dict(
            account=account,
            session_id=session_id,
            security_id=security_id,
            template_id=by_name[template] if template else 0,
            origin_filter=Flag.NO if origin is None else Flag.YES,
            origin=Origin.GATEWAY if origin is None else origin,
        )
        self._request_id = time.time_ns()
        self._events: deque[DropCopyEvent] = deque()
        self._connection: Connection | None = None
        self._accepted = False
        self._placed = False
        self._acknowledged = 0
        self._taken_bytes = 0
        self._backoff = _BACKOFF_MIN
        self._retry_at = 0.0
        try:
            self._connect()
            self._await_answer(timeout)
        except Exception:
            self.close()
            raise

    def _await_answer(self, timeout: float) -> None:
        end = time.monotonic() + timeout
        while not self._accepted:
            if time.monotonic() >= end:
                raise Timeout(f"{self.url}: no answer to Subscribe within {timeout:g} s")
            if not self._receive(0.05):
                raise ConnectError(f"{self.url}: the connection is lost")

    def __enter__(self) -> DropCopyClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection, after what was acknowledged has left."""
        if self._connection is not None:
            # pynng does not say when a message has left; without this it would be dropped.
            time.sleep(0.02)
            self._connection.close()
        self._connection = None
        self._retry_at = float("inf")

    @property
    def is_connected(self) -> bool:
        """Whether the gateway has accepted the subscription on a connection that holds."""
        return self._accepted and self._connection is not None and not self._connection.is_lost

    def next(self, timeout: float = 0.0) -> DropCopyEvent | None:
        """The next record or `CaughtUp`; None where none came in time."""
        end = time.monotonic() + timeout
        while True:
            if self._events:
                return self._take()
            left = max(0.0, end - time.monotonic())
            if self._connection is None:
                if time.monotonic() >= self._retry_at:
                    self._reconnect()
                if self._connection is None:
                    if left == 0.0:
                        return None
                    time.sleep(min(left, 0.01))
                continue
            if not self._receive(min(left, 0.1)):
                self._drop()
            if not self._events and left == 0.0:
                return None

    def records(self, *, follow: bool = True) -> Iterator[Record]:
        """Records without end; with `follow` off those that are there now."""
        while True:
            event = self.next(1.0)
            if isinstance(event, Record):
                yield event
            elif isinstance(event, CaughtUp) and not follow:
                return

    def acknowledge(self, sequence: int | None = None) -> None:
        """Everything up to a record is dealt with; by default all that was taken.

        Kept under the consumer's name, and not lost with the connection.
        """
        if not self.consumer:
            raise ValueError("consumer: acknowledgements are kept by name; give one")
        if sequence is None:
            sequence = self.last_sequence
        if sequence > self.last_sequence:
            raise ValueError(
                f"sequence: {sequence}; the last that was taken is {self.last_sequence}"
            )
        if sequence <= self._acknowledged:
            return
        self._acknowledged = sequence
        if self._accepted:
            self._send(Acknowledge(sequence=sequence, consumer=self.consumer))

    def _take(self) -> DropCopyEvent:
        event = self._events.popleft()
        if isinstance(event, Record):
            self.last_sequence = event.sequence
            self._taken_bytes += len(event.data) + _OVERHEAD_BYTES
            if self._taken_bytes >= _CREDIT_BYTES and self._accepted:
                self._taken_bytes = 0
                self._send(Acknowledge(sequence=event.sequence, consumer=""))
        return event

    def _connect(self) -> None:
        self._accepted = False
        self._reader = DropCopyReader()
        self._request_id += 1
        start, sequence, at = SubscriptionStart.LIVE, None, None
        if self._placed:
            start, sequence = SubscriptionStart.SEQUENCE, self.next_sequence
        elif self._time is not None:
            start, at = SubscriptionStart.TIME, self._time
        elif isinstance(self._start, int):
            start, sequence = SubscriptionStart.SEQUENCE, self._start
        elif self._start == "last":
            start = SubscriptionStart.LAST_ACKNOWLEDGED
        request = Subscribe(
            request_id=self._request_id, from_sequence=sequence, from_time_ns=at,
            consumer=self.consumer, start=start, **self._filter,  # type: ignore[arg-type]
        )
        frame = request.to_frame()
        self._connection = Connection(self.url)
        self._connection.send(frame)

    def _reconnect(self) -> None:
        try:
            self._connect()
        except ConnectError:
            self._drop()

    def _drop(self) -> None:
        """The connection is over; another is tried later."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._accepted = False
        self._retry_at = time.monotonic() + self._backoff
        self._backoff = min(2 * self._backoff, _BACKOFF_MAX)

    def _send(self, message: Message) -> None:
        if self._connection is not None:
            self._connection.send(message.to_frame())

    def _receive(self, timeout: float) -> bool:
        """False where the connection is lost or the subscription has to be made again."""
        if self._connection is None:
            return False
        data = self._connection.receive(max(1, round(timeout * 1_000)))
        if data is None:
            return not self._connection.is_lost
        try:
            items = list(self._reader.take(data))
        except ValueError as error:
            raise DropCopyEnded(f"{self.url}: {error}") from error
        for item in items:
            if isinstance(item, tuple):
                number, record = item
                if number != self._request_id or record.sequence < self.next_sequence:
                    continue
                self.next_sequence = record.sequence + 1
                self._placed = True
                self._events.append(record)
            elif isinstance(item, SubscriptionReport):
                if item.request_id == self._request_id and not self._take_report(item):
                    return False
            elif isinstance(item, BusinessMessageReject):
                if item.ref_template_id == Subscribe.TEMPLATE_ID:
                    raise RequestRefused(f"{describe(item.reject_reason)}: {item.text}")
        return True

    def _take_report(self, report: SubscriptionReport) -> bool:
        if report.status == SubscriptionStatus.ACCEPTED:
            self._accepted = True
            self._backoff = _BACKOFF_MIN
            self._taken_bytes = 0
            self.next_sequence = max(self.next_sequence, report.next_sequence)
            self._placed = self._placed or self._time is None
            if self._acknowledged:
                self._send(Acknowledge(sequence=self._acknowledged, consumer=self.consumer))
            return True
        if report.status == SubscriptionStatus.CAUGHT_UP:
            self.next_sequence = max(self.next_sequence, report.next_sequence)
            self._events.append(CaughtUp(report.durable_sequence))
            return True
        if report.status == SubscriptionStatus.REFUSED:
            raise RequestRefused(f"{describe(report.reject_reason)}: {report.text}")
        if report.reject_reason in (RejectReason.STOPPING, RejectReason.QUEUE_FULL):
            return False
        raise DropCopyEnded(f"{self.url}: {report.text}")
