"""The drop copy's client against a socket that plays the gateway, and against a real one."""

from __future__ import annotations

import struct
import threading
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pynng
import pytest

from portcullis import CaughtUp, DropCopyClient, DropCopyEnded, Record, RequestRefused
from portcullis._codec import Message
from portcullis._generated import codes as c
from portcullis._generated import messages as m
from portcullis.drop_copy import DropCopyReader
from portcullis.framing import Frame, read_frames


def padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 8)


def record(sequence: int, effects: int = 1) -> bytes:
    """A record as PROTOCOL.md and JOURNAL.md lay it out, its chain left zero."""
    frame = m.TimerExpired(due_time_ns=sequence).to_frame()
    report = m.TimerExpired(due_time_ns=7).to_frame()
    tail = (struct.pack("<HBBIII", len(report), 1, 0, 5, 9, 0) + padded(report)) * effects
    count = 32 + len(padded(frame)) + len(tail) + 32
    head = struct.pack("<IHBBQQII", count, len(frame), 5, 1, sequence, 1_000, 3, len(tail))
    return head + padded(frame) + tail + bytes(32)


def sent(sequence: int, request_id: int, data: bytes, *cuts: int) -> bytes:
    """A record as the gateway sends it, cut into pieces."""
    message = m.JournalRecord(
        sequence=sequence, transact_time_ns=1_000, request_id=request_id, source=3,
        record_byte_count=len(data), template_id=103, origin=c.Origin.TIMER,
    ).to_frame()
    edges = [0, *cuts, len(data)]
    for start, end in zip(edges, edges[1:]):
        message += struct.pack(">IH", 6 + end - start, 0x504A) + data[start:end]
    return message


def report(request: m.Subscribe, status: c.SubscriptionStatus, number: int, **more: Any) -> bytes:
    return m.SubscriptionReport(
        request_id=request.request_id, next_sequence=number, durable_sequence=max(0, number - 1),
        text=more.get("text", ""), reject_reason=more.get("reason", c.RejectReason.NONE),
        status=status,
    ).to_frame()


class Gateway:
    """Listens, keeps what comes, answers each message by `answer`."""

    def __init__(self) -> None:
        self.url = f"ipc:///tmp/pcpy-{uuid.uuid4().hex[:12]}"
        self.received: list[Any] = []
        self.answer: Callable[[Any], list[bytes]] = lambda _: []
        self._start()

    def _start(self) -> None:
        self._socket: Any = pynng.Pair1(recv_timeout=20)
        self._socket.send_buffer_size = 64
        self._socket.listen(self.url)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                data = self._socket.recv()
            except pynng.NNGException:
                continue
            for frame in read_frames(data):
                assert isinstance(frame, Frame)
                message: Message = frame.decode()
                self.received.append(message)
                for answer in self.answer(message):
                    self._socket.send(answer)

    def restart(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    gateway = Gateway()
    yield gateway
    gateway.close()


def take(client: DropCopyClient, count: int) -> list[Record]:
    found: list[Record] = []
    for taken in client.records():
        found.append(taken)
        if len(found) == count:
            return found
    raise AssertionError("records() ended")


def test_records_come_decoded_whole_and_in_pieces(gateway: Gateway) -> None:
    def answer(request: Any) -> list[bytes]:
        if not isinstance(request, m.Subscribe):
            return []
        long = record(2, effects=60)
        pieces = sent(2, request.request_id, long, 100, 1_000)
        # The last piece begins a message of its own.
        cut = len(pieces) - (6 + len(long) - 1_000)
        return [
            report(request, c.SubscriptionStatus.ACCEPTED, 1),
            sent(1, request.request_id, record(1)),
            pieces[:cut],
            pieces[cut:],
            report(request, c.SubscriptionStatus.CAUGHT_UP, 3),
        ]

    gateway.answer = answer
    with DropCopyClient(gateway.url, start=1, account="MAIN", template="TimerExpired") as client:
        one, two = take(client, 2)
        assert (one.sequence, one.time_ns, one.origin, one.source) == (1, 1_000, c.Origin.TIMER, 3)
        assert one.is_authenticated and one.data == record(1)
        assert isinstance(one.input, m.TimerExpired) and one.input.due_time_ns == 1
        assert [(x.kind, x.destination, x.session_id) for x in one.effects] == [(1, 5, 9)]
        assert isinstance(one.effects[0].message, m.TimerExpired)
        assert two.data == record(2, effects=60) and len(two.effects) == 60
        assert client.next(1.0) == CaughtUp(2)
        assert client.next(0.0) is None
    request = gateway.received[0]
    assert (request.start, request.from_sequence) == (c.SubscriptionStart.SEQUENCE, 1)
    assert (request.account, request.template_id, request.session_id) == ("MAIN", 103, None)


def test_it_goes_on_behind_the_last_record_after_a_restart(gateway: Gateway) -> None:
    def answer(request: Any) -> list[bytes]:
        if not isinstance(request, m.Subscribe):
            return []
        first = request.from_sequence or 1
        # One record too many at the front: what was given is not given again.
        numbers = [max(1, first - 1), *range(first, first + 2)]
        return [report(request, c.SubscriptionStatus.ACCEPTED, first)] + [
            sent(number, request.request_id, record(number)) for number in numbers
        ]

    gateway.answer = answer
    with DropCopyClient(gateway.url, consumer="office") as client:
        assert [x.sequence for x in take(client, 2)] == [1, 2]
        client.acknowledge()
        with pytest.raises(ValueError, match="last that was taken is 2"):
            client.acknowledge(3)
        gateway.restart()
        assert [x.sequence for x in take(client, 2)] == [3, 4]
    requests = [x for x in gateway.received if isinstance(x, m.Subscribe)]
    assert requests[0].start == c.SubscriptionStart.LAST_ACKNOWLEDGED
    assert (requests[1].start, requests[1].from_sequence) == (c.SubscriptionStart.SEQUENCE, 3)
    # The acknowledgement was made, and is made again on the new connection.
    kept = [x for x in gateway.received if isinstance(x, m.Acknowledge)]
    assert (kept[-1].sequence, kept[-1].consumer) == (2, "office")


def test_what_was_taken_is_told_so_that_the_gateway_sends_on(gateway: Gateway) -> None:
    def answer(request: Any) -> list[bytes]:
        if not isinstance(request, m.Subscribe):
            return []
        number = request.request_id
        return [report(request, c.SubscriptionStatus.ACCEPTED, 1)] + [
            sent(i, number, record(i, effects=1_000)) for i in range(1, 11)
        ]

    gateway.answer = answer
    with DropCopyClient(gateway.url, start=1) as client:
        assert len(take(client, 10)) == 10
    credits = [x for x in gateway.received if isinstance(x, m.Acknowledge)]
    assert credits and credits[0].consumer == "" and credits[0].sequence < 10


def test_refusals_and_ends_say_why(gateway: Gateway) -> None:
    gateway.answer = lambda x: [
        report(
            x, c.SubscriptionStatus.REFUSED, 0, reason=c.RejectReason.SEQUENCE_GAP,
            text="the journal ends at 9",
        )
    ]
    with pytest.raises(RequestRefused, match="the journal ends at 9"):
        DropCopyClient(gateway.url, start=99)
    gateway.answer = lambda x: [
        report(x, c.SubscriptionStatus.ACCEPTED, 1),
        report(x, c.SubscriptionStatus.ENDED, 1, text="replaced by a newer subscription"),
    ]
    with pytest.raises(DropCopyEnded, match="replaced"):
        with DropCopyClient(gateway.url, consumer="office") as client:
            client.next(5.0)


def test_wrong_arguments_never_leave() -> None:
    for arguments in ({"start": "first"}, {"template": "Nonsense"}, {"start": "last "}):
        with pytest.raises(ValueError):
            DropCopyClient("ipc:///tmp/none", **arguments)


@pytest.mark.parametrize("spoil", ["piece", "length", "count", "sequence", "effect"])
def test_broken_messages_are_no_records(spoil: str) -> None:
    good = record(1)
    message = bytearray(sent(1, 5, good))
    if spoil == "piece":
        message = message[49:]
    elif spoil == "length":
        message[49:53] = struct.pack(">I", 9_999)
    elif spoil == "count":
        message[55:59] = struct.pack("<I", 8)
    elif spoil == "sequence":
        message[55 + 8 : 55 + 16] = struct.pack("<Q", 2)
    elif spoil == "effect":
        start = 55 + 32 + 24
        message[start : start + 2] = struct.pack("<H", 60_000)
    assert list(DropCopyReader().take(sent(1, 5, good)))
    with pytest.raises(ValueError):
        list(DropCopyReader().take(bytes(message)))
