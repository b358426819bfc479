"""The operator's and the feed's clients against a socket that answers as told."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pynng
import pytest

from portcullis import (
    DataState,
    FeedClient,
    HaltPhase,
    OpsClient,
    RequestRefused,
    Timeout,
    UnknownSymbol,
)
from portcullis._codec import Message
from portcullis._generated import codes as c
from portcullis._generated import messages as m
from portcullis.framing import Frame, read_frames

Answer = Callable[[Any], list[Message]]


class Peer:
    """Listens, keeps what comes, answers by `answer`."""

    def __init__(self) -> None:
        self.url = f"inproc://portcullis-peer-{uuid.uuid4()}"
        self.received: list[Any] = []
        self.answer: Answer = lambda _: []
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
                message = frame.decode()
                self.received.append(message)
                for answer in self.answer(message):
                    self._socket.send(answer.to_frame())

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.close()


def halt_report(request: Any, phase: HaltPhase, number: int | None = None) -> m.HaltReport:
    return m.HaltReport(
        request_id=request.request_id if number is None else number, transact_time_ns=1,
        exec_id=1, target=request.target, cancels_sent=0, orders_open=0, positions_open=0,
        closes_sent=0, scope=request.scope, phase=phase, halted=c.Flag.YES,
        mode=c.HaltMode.FULL,
    )


def test_halt_sends_who_and_why_and_waits_for_the_phase(peer: Peer) -> None:
    peer.answer = lambda x: [
        halt_report(x, HaltPhase.COMPLETE, number=1),
        halt_report(x, HaltPhase.ACCEPTED),
        halt_report(x, HaltPhase.CANCELLING),
        halt_report(x, HaltPhase.COMPLETE),
    ]
    with OpsClient(peer.url, operator="ada") as ops:
        first = ops.halt("feed looks wrong", "account:MAIN", cancel_open=True)
        assert first.phase == HaltPhase.ACCEPTED
        last = ops.halt("again", until=HaltPhase.COMPLETE)
        assert last.phase == HaltPhase.COMPLETE
    sent = peer.received[0]
    assert (sent.operator_id, sent.reason, sent.target) == ("ada", "feed looks wrong", "MAIN")
    assert (sent.scope, sent.cancel_open) == (c.Scope.ACCOUNT, c.Flag.YES)


def test_a_refused_request_says_why(peer: Peer) -> None:
    peer.answer = lambda x: [
        m.OpsReject(
            request_id=x.request_id, transact_time_ns=1, text="", ref_template_id=61,
            reject_reason=c.RejectReason.NOT_HALTED,
        )
    ]
    with OpsClient(peer.url) as ops, pytest.raises(RequestRefused, match="nothing is halted"):
        ops.resume("all well")


def test_no_answer_and_wrong_scopes(peer: Peer) -> None:
    with OpsClient(peer.url) as ops:
        with pytest.raises(Timeout, match="may still take effect"):
            ops.status(timeout=0.1)
        for scope in ("all:x", "account", "planet:mars", ""):
            with pytest.raises(ValueError, match="scope"):
                ops.halt("x", scope)


def test_snapshots_go_out_and_refusals_come_back(peer: Peer) -> None:
    peer.answer = lambda x: [
        m.BusinessMessageReject(
            transact_time_ns=1, ref_seq_num=x.feed_seq_num, text="", byte_offset=0,
            ref_template_id=30, reject_reason=c.RejectReason.TICK_CROSSED,
        )
    ]
    with FeedClient(peer.url, {"AAPL": 3}) as feed:
        first = feed.snapshot("AAPL", bid="189.50", offer=189.49, bid_size=100, flush=False)
        second = feed.snapshot("AAPL", last=189)
        assert second == first + 1
        found = feed.refusals(timeout=1.0)
        assert [x.ref_seq_num for x in found] == [first, second]
        with pytest.raises(UnknownSymbol):
            feed.snapshot("TSLA", last=1)
    assert peer.received[0].bid_px_e8 == 18_950_000_000 and peer.received[0].last_px is None


@pytest.mark.parametrize(
    "value",
    ["NaN", "Infinity", float("nan"), float("-inf"), "", "1,5", True, "0.000000001", 10**12],
)
def test_what_is_no_price_never_leaves_and_leaves_no_gap(peer: Peer, value: Any) -> None:
    with FeedClient(peer.url, {"AAPL": 3, "MSFT": 4}) as feed:
        first = feed.snapshot("AAPL", bid=1, offer=2, flush=False)
        with pytest.raises(ValueError, match="bid"):
            feed.snapshot("AAPL", bid=value, offer=2)
        feed.snapshot("MSFT", last=1, flush=False)
        assert feed.snapshot("AAPL", bid=1, offer=2) == first + 1


def test_market_data_gathers_the_reports_before_the_totals(peer: Peer) -> None:
    def report(request: Any, number: int) -> m.MarketDataReport:
        counts = {
            name: 0
            for name in (
                "accepted refused_stale refused_future refused_sequence refused_range "
                "refused_move refused_crossed refused_spread refused_symbol gaps missing spikes "
                "rebases flat_lines stales"
            ).split()
        }
        return m.MarketDataReport(
            request_id=number, transact_time_ns=1, symbol="AAPL", security_id=3, index=0, total=1,
            quarantined_reason=c.RejectReason.NONE, cause=c.DataCause.STALE,
            state=c.DataState.STALE, **counts,
        )

    def totals(request: Any) -> m.MarketDataTotals:
        names = (
            "accepted refused unknown gaps spikes rebases flat_lines stales conflated published "
            "unpublished unseen good degraded stale reports unlisted"
        ).split()
        return m.MarketDataTotals(
            request_id=request.request_id, transact_time_ns=1, **dict.fromkeys(names, 0)
        )

    peer.answer = lambda x: [report(x, 1), report(x, x.request_id), totals(x)]
    with OpsClient(peer.url) as ops:
        found, reports = ops.market_data()
        assert [r.state for r in reports] == [DataState.STALE] and found.good == 0
    assert peer.received[0].security_id is None
