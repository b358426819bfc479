"""The session machine by itself: bytes and time in, events and bytes out."""

from __future__ import annotations

import hashlib
import hmac
import random
from typing import Any

import pytest
from fake_gateway import KEY, execution

from portcullis._codec import Message
from portcullis._generated import codes as c
from portcullis._generated import messages as m
from portcullis.errors import NotConnected, SessionRefused
from portcullis.events import (
    Disconnected,
    Established,
    Event,
    ReportsLost,
    RequestUnresolved,
    Unreadable,
)
from portcullis.framing import Frame, read_frames
from portcullis.machine import SessionMachine, State

SECOND = 1_000_000_000


class Hand:
    """A machine, its clock, and the gateway's side of its wire."""

    def __init__(self, **settings: Any) -> None:
        self.now = 1_000 * SECOND
        self.machine = SessionMachine(KEY, clock=self, **settings)

    def wall_ns(self) -> int:
        return self.now

    def monotonic_ns(self) -> int:
        return self.now

    def sent(self) -> list[Any]:
        out: list[Any] = []
        for data in self.machine.outgoing():
            for frame in read_frames(data):
                assert isinstance(frame, Frame)
                out.append(frame.decode())
        return out

    def take(self, *messages: Message) -> list[Event]:
        return self.machine.receive(b"".join(message.to_frame() for message in messages))

    def logon(self, next_report: int = 1, last_taken: int = 0) -> list[Event]:
        """Connects and answers whatever logon the machine begins."""
        self.machine.connected()
        (request,) = self.sent()
        if isinstance(request, m.Negotiate):
            self.take(
                m.NegotiationResponse(
                    session_version_id=request.session_version_id,
                    request_timestamp_ns=request.timestamp_ns, session_id=7,
                )
            )
            (request,) = self.sent()
        assert isinstance(request, m.Establish)
        return self.take(
            m.EstablishmentAck(
                session_version_id=request.session_version_id,
                request_timestamp_ns=request.timestamp_ns, next_seq_no=next_report,
                last_incoming_seq_no=last_taken, session_id=7, keep_alive_interval_ms=5_000,
            )
        )


def order(number: int) -> m.NewOrderSingle:
    return m.NewOrderSingle(
        cl_ord_id=number, sending_time_ns=1, order_qty_e8=10**8, account="MAIN", security_id=3,
        side=c.Side.BUY, ord_type=c.OrdType.MARKET, time_in_force=c.TimeInForce.DAY,
    )


def report(seq: int, number: int = 1) -> m.ExecutionReport:
    return execution(order(number), msg_seq_num=seq)


def numbers(events: list[Event]) -> list[int]:
    return [e.msg_seq_num for e in events if isinstance(e, m.ExecutionReport)]


def test_signatures_cover_the_template_and_the_block_without_the_signature() -> None:
    hand = Hand()
    hand.machine.connected()
    data = hand.machine.outgoing()[0]
    block = bytearray(data[14:])
    signature = bytes(block[16:80])
    block[16:80] = bytes(64)
    expected = hmac.new(KEY.secret, b"\x01\x00" + bytes(block), hashlib.sha256).hexdigest()
    assert signature.decode() == expected


def test_logon_then_numbered_requests() -> None:
    hand = Hand()
    assert hand.logon(next_report=812) == [Established(1_000 * SECOND, 0, 0)]
    hand.machine.submit(order(1))
    hand.machine.submit(order(2))
    assert [(x.msg_seq_num, x.cl_ord_id) for x in hand.sent()] == [(1, 1), (2, 2)]
    assert numbers(hand.take(report(812))) == [812]


def test_a_request_without_a_session_is_not_sent() -> None:
    hand = Hand()
    for prepare in (lambda: None, hand.machine.connected):
        prepare()
        with pytest.raises(NotConnected):
            hand.machine.submit(order(1))
    assert hand.machine.pending_count == 0


def test_reconnect_establishes_the_same_version_and_sends_again_what_is_open() -> None:
    hand = Hand()
    hand.logon()
    for number in (1, 2, 3):
        hand.machine.submit(order(number))
    hand.sent()
    hand.take(report(1, number=2))
    assert hand.machine.disconnected("cable") == [Disconnected("cable")]
    events = hand.logon(next_report=2, last_taken=3)
    assert events == [Established(1_000 * SECOND, 0, 2)]
    again = hand.sent()
    assert [(x.msg_seq_num, x.cl_ord_id, x.poss_resend) for x in again] == [
        (4, 1, c.Flag.YES), (5, 3, c.Flag.YES),
    ]


def test_missing_reports_are_fetched_before_anything_is_sent_again() -> None:
    hand = Hand()
    hand.logon()
    hand.machine.submit(order(1))
    hand.sent()
    hand.machine.disconnected("cable")
    hand.logon(next_report=3, last_taken=1)
    (ask,) = hand.sent()
    assert isinstance(ask, m.RetransmitRequest) and (ask.from_seq_no, ask.count) == (1, 2)
    again = m.Retransmission(
        request_timestamp_ns=ask.timestamp_ns, next_seq_no=1, count=2, session_id=7
    )
    assert numbers(hand.take(again, report(1), report(2))) == [1, 2]
    # The order's outcome was among them: nothing is left to send again.
    assert hand.sent() == [] and hand.machine.pending_count == 0


def test_a_request_too_old_is_named_and_not_sent_again() -> None:
    hand = Hand(resend_within_ns=10 * SECOND)
    hand.logon()
    hand.machine.submit(order(1))
    hand.sent()
    hand.machine.disconnected("cable")
    hand.now += 11 * SECOND
    events = hand.logon()
    unresolved = [e for e in events if isinstance(e, RequestUnresolved)]
    assert [(e.request.msg_seq_num, e.age_seconds) for e in unresolved] == [(1, 11.0)]
    assert hand.sent() == [] and hand.machine.pending_count == 0


def test_not_applied_sends_again_those_in_the_gap_alone() -> None:
    hand = Hand()
    hand.logon()
    for number in (1, 2, 3, 4):
        hand.machine.submit(order(number))
    hand.sent()
    hand.take(m.NotApplied(from_seq_no=2, count=2))
    assert [(x.msg_seq_num, x.cl_ord_id) for x in hand.sent()] == [(5, 2), (6, 3)]
    hand.take(m.NotApplied(from_seq_no=2, count=2))
    assert hand.sent() == []


def test_reports_come_once_each_in_order_whatever_the_wire_does() -> None:
    for seed in range(200):
        dice = random.Random(seed)
        hand = Hand()
        hand.logon()
        count, got = 60, []
        wire = list(range(1, count + 1))
        while len(got) < count:
            for seq in wire:
                if dice.random() < 0.3:
                    continue
                got += numbers(hand.take(report(seq)))
                if dice.random() < 0.1:
                    got += numbers(hand.take(report(seq)))
            wire = []
            if dice.random() < 0.3:
                hand.take(m.Sequence(next_seq_no=count + 1))
            hand.now += 6 * SECOND
            hand.take(m.Sequence(next_seq_no=count + 1))
            assert not any(isinstance(e, ReportsLost) for e in hand.machine.tick()), seed
            asked = [x for x in hand.sent() if isinstance(x, m.RetransmitRequest)]
            for ask in asked:
                part = min(ask.count, dice.randint(1, 20))
                hand.take(
                    m.Retransmission(
                        request_timestamp_ns=ask.timestamp_ns, next_seq_no=ask.from_seq_no,
                        count=part, session_id=7,
                    )
                )
                for seq in range(ask.from_seq_no, ask.from_seq_no + part):
                    got += numbers(hand.take(report(seq)))
                wire = [seq for seq in wire if seq > ask.from_seq_no]
        assert got == list(range(1, count + 1)), seed


def test_an_unanswered_retransmit_request_is_repeated_and_then_given_up() -> None:
    hand = Hand()
    hand.logon()
    hand.take(report(3))
    assert len(hand.sent()) == 1
    lost: list[Event] = []
    for _ in range(5):
        hand.now += 6 * SECOND
        hand.take(m.Sequence(next_seq_no=4))
        lost += hand.machine.tick()
    found = [e for e in lost if isinstance(e, ReportsLost)]
    assert [(e.first, e.count) for e in found] == [(1, 2)]
    assert numbers(lost) == [3]
    assert sum(isinstance(x, m.RetransmitRequest) for x in hand.sent()) == 4


def test_keep_alive_is_sent_when_silent_and_the_silent_gateway_is_given_up() -> None:
    hand = Hand()
    hand.logon()
    hand.machine.submit(order(1))
    hand.sent()
    hand.now += 4 * SECOND
    assert hand.machine.tick() == [] and hand.sent() == []
    hand.now += 1 * SECOND
    hand.machine.tick()
    assert hand.sent() == [m.Sequence(next_seq_no=2)]
    hand.now += 11 * SECOND
    (event,) = hand.machine.tick()
    assert isinstance(event, Disconnected) and "silent" in event.reason
    assert hand.machine.wants_reconnect and hand.machine.state is State.IDLE


def test_a_version_that_is_not_greater_is_raised() -> None:
    hand = Hand()
    hand.machine.connected()
    (first,) = hand.sent()
    current = first.session_version_id + 500
    hand.take(
        m.NegotiationReject(
            session_version_id=first.session_version_id, request_timestamp_ns=0,
            current_session_version_id=current, text="", session_id=7,
            code=c.NegotiationRejectCode.VERSION_NOT_GREATER,
        )
    )
    (second,) = hand.sent()
    assert second.session_version_id == current + 1


def test_an_unnegotiated_session_negotiates_and_numbers_from_1_again() -> None:
    hand = Hand()
    hand.logon()
    hand.machine.submit(order(1))
    hand.machine.submit(order(2))
    hand.sent()
    hand.take(report(1, number=1))
    hand.machine.disconnected("restart")
    hand.machine.connected()
    (establish,) = hand.sent()
    hand.take(
        m.EstablishmentReject(
            session_version_id=establish.session_version_id, request_timestamp_ns=0, text="",
            session_id=7, code=c.EstablishmentRejectCode.UNNEGOTIATED,
        )
    )
    (negotiate,) = hand.sent()
    assert negotiate.session_version_id > establish.session_version_id
    hand.take(
        m.NegotiationResponse(
            session_version_id=negotiate.session_version_id, request_timestamp_ns=0, session_id=7
        )
    )
    (establish,) = hand.sent()
    assert establish.next_seq_no == 1
    hand.take(
        m.EstablishmentAck(
            session_version_id=negotiate.session_version_id, request_timestamp_ns=0,
            next_seq_no=2, last_incoming_seq_no=0, session_id=7, keep_alive_interval_ms=5_000,
        )
    )
    assert [(x.msg_seq_num, x.cl_ord_id) for x in hand.sent()] == [(1, 2)]


@pytest.mark.parametrize(
    "code, final",
    [(c.TerminationCode.REPLACED, True), (c.TerminationCode.STOPPING, False)],
)
def test_termination_ends_the_binding(code: c.TerminationCode, final: bool) -> None:
    hand = Hand()
    hand.logon()
    events = hand.take(m.Terminate(text="", session_id=7, code=code))
    assert isinstance(events[0], Disconnected) and str(code) in events[0].reason
    assert hand.machine.wants_reconnect is not final
    if final:
        with pytest.raises(SessionRefused, match="another client"):
            hand.machine.submit(order(1))


def test_a_journal_that_was_replaced_is_named() -> None:
    hand = Hand(next_report=50)
    events = hand.logon(next_report=5)
    assert [(e.first, e.count) for e in events if isinstance(e, ReportsLost)] == [(5, 0)]
    assert numbers(hand.take(report(5))) == [5]


def test_garbage_from_the_wire_is_an_event_and_never_an_exception() -> None:
    hand = Hand()
    hand.logon()
    for seed in range(3_000):
        dice = random.Random(seed)
        data = bytearray(report(seed + 1).to_frame() + m.Sequence(next_seq_no=1).to_frame())
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        hand.machine.receive(bytes(data[: dice.randint(0, len(data))]))
    (event,) = hand.machine.receive(b"garbage")
    assert isinstance(event, Unreadable)
    assert event.refusal.reason == c.RejectReason.FRAME_TRUNCATED
