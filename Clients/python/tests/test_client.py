"""The synchronous client against a gateway that misbehaves on request."""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import eventually
from fake_gateway import KEY, FakeGateway, execution

from portcullis import (
    Client,
    ConnectError,
    Established,
    ExecType,
    ExecutionReport,
    Key,
    NotConnected,
    OrderCancelReject,
    OrdStatus,
    RejectReason,
    ReportsLost,
    RequestRefused,
    SessionRefused,
    Timeout,
    UnknownSymbol,
    check_text,
    reject_text,
)
from portcullis._generated import codes as c
from portcullis._generated import messages as m


def reports(client: Client, seconds: float = 0.3) -> list[ExecutionReport]:
    return [e for e in client.events(timeout=seconds) if isinstance(e, ExecutionReport)]


def test_lists_the_instruments_after_logon(client: Client) -> None:
    assert sorted(client.securities) == ["AAPL", "MSFT"]
    assert client.securities["AAPL"].min_price_increment == Decimal("0.01")
    assert client.securities["AAPL"].round_lot == 1


def test_an_order_goes_out_as_written_and_its_reports_come_back(
    client: Client, gateway: FakeGateway
) -> None:
    number = client.buy("AAPL", 100, limit="189.50", time_in_force="ioc")
    outcome = client.wait(number)
    assert isinstance(outcome, ExecutionReport)
    assert outcome.exec_type == ExecType.NEW and outcome.price == Decimal("189.5")
    sent = gateway.executed[0]
    assert (sent.security_id, sent.order_qty, sent.account) == (3, 100, "MAIN")
    assert sent.time_in_force == c.TimeInForce.IMMEDIATE_OR_CANCEL
    kinds = [r.exec_type for r in reports(client)]
    assert kinds == [ExecType.PENDING_NEW, ExecType.NEW]


def test_a_market_order_fills(client: Client) -> None:
    end = client.wait_end(client.sell("MSFT", 5))
    assert isinstance(end, ExecutionReport)
    assert end.ord_status == OrdStatus.FILLED and end.avg_px == Decimal("189.51")


def test_a_refusal_reads_as_a_sentence_with_its_numbers(
    client: Client, gateway: FakeGateway
) -> None:
    gateway.reject_order = RejectReason.ORDER_NOTIONAL
    end = client.wait_end(client.buy("AAPL", 100, limit=10_000))
    assert reject_text(end) == (
        "order notional 1,000,000.00 is above the account limit 5,000.00 (orderNotional)"
    )


def test_cancels_replaces_and_questions(client: Client) -> None:
    order = client.buy("AAPL", 1, limit=1)
    client.wait(order)
    assert client.order_status(order)[0].exec_type == ExecType.ORDER_STATUS
    assert client.order_status() == []
    with pytest.raises(RequestRefused, match="no such order"):
        client.order_status(12345)
    client.cancel(order)
    end = client.wait_end(order)
    assert isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.CANCELED
    refused = client.wait(client.cancel(999))
    assert isinstance(refused, OrderCancelReject)
    assert reject_text(refused) == "no such order in this session (unknownOrder)"
    (position,) = client.positions()
    assert position.net_qty == 10 and position.realized_pnl == Decimal("-12.5")
    assert client.wait(client.mass_cancel("AAPL", side="buy")) is not None
    size = client.size("buy", "AAPL", "fixed percent", 1, limit=100, stop="95")
    assert size.wanted_qty == 200 and size.quantity == 100 and size.stop_distance == 5
    assert size.reject_reason == RejectReason.ORDER_QUANTITY and size.method.value == 0
    with pytest.raises(ValueError, match="there are fixed percent, atr and kelly"):
        client.size("buy", "AAPL", "martingale")
    with pytest.raises(UnknownSymbol):
        client.size("buy", "NOPE")


def test_a_dry_run_says_what_every_check_would_say(
    client: Client, gateway: FakeGateway
) -> None:
    good = client.test_order("buy", "AAPL", 100, limit="189.5")
    assert good.passes and good.text == "" and good.refusing == ()
    assert [check.check for check in good.checks] == [1, 12]
    bad = client.test_order("buy", "AAPL", 101)
    assert not bad.passes and "101" in bad.text and "orderQuantity" in bad.text
    (refusing,) = bad.refusing
    assert check_text(refusing) == "12 orderQuantity: 101 at most 100 (account MAIN): refuses"
    assert check_text(bad.checks[0]) == "1 haltedAll (global): passes"
    assert gateway.orders == {}


def test_a_batch_is_one_message_and_a_large_one_is_split_at_64_kib(
    client: Client, gateway: FakeGateway
) -> None:
    before = len(gateway.message_sizes)
    with client.batch():
        numbers = [client.buy("AAPL", 1, limit=1) for _ in range(1_000)]
    client.wait(numbers[-1])
    sizes = [size for size in gateway.message_sizes[before:] if size > 22]
    assert sum(sizes) == 1_000 * 88 and len(sizes) == 2
    assert max(sizes) <= 65_536


def test_wrong_numbers_are_refused_before_anything_is_sent(
    client: Client, gateway: FakeGateway
) -> None:
    count = len(gateway.received)
    for quantity, limit in [
        (0, 1), (-5, 1), (float("nan"), 1), (1, float("inf")), (1, "1.123456789"),
        ("ten", 1), (10**12, 1), (True, 1), (1, "1e400"),
    ]:
        with pytest.raises(ValueError):
            client.buy("AAPL", quantity, limit=limit)
    with pytest.raises(UnknownSymbol, match="AAPL, MSFT"):
        client.buy("TSLA", 1)
    with pytest.raises(ValueError, match="understood are buy"):
        client.submit("hold", "AAPL", 1)
    assert [x for x in gateway.received[count:] if isinstance(x, m.NewOrderSingle)] == []


def test_lost_orders_are_sent_again_under_the_same_id(
    client: Client, gateway: FakeGateway
) -> None:
    dropped: list[int] = []

    def drop_first_of_each(message: object) -> bool:
        if isinstance(message, m.NewOrderSingle) and message.cl_ord_id not in dropped:
            dropped.append(message.cl_ord_id)
            return True
        return False

    gateway.drop_inbound = drop_first_of_each
    number = client.buy("AAPL", 1, limit=1)
    # Nothing follows the order: only the keep-alive's number tells the gateway of the gap.
    outcome = client.wait(number)
    assert isinstance(outcome, ExecutionReport) and outcome.exec_type == ExecType.NEW
    assert dropped == [number]
    assert [o.cl_ord_id for o in gateway.executed] == [number]
    assert gateway.executed[0].poss_resend == c.Flag.YES


def test_dropped_reports_are_asked_for_and_come_in_order(
    client: Client, gateway: FakeGateway
) -> None:
    reports(client, 0.1)
    gateway.drop_outbound = lambda message: (
        isinstance(message, ExecutionReport) and message.msg_seq_num % 3 == 0
        and not any(isinstance(x, m.RetransmitRequest) for x in gateway.received[-1:])
    )
    with client.batch():
        numbers = [client.buy("AAPL", 1) for _ in range(30)]
    got: list[ExecutionReport] = []
    for event in client.events(timeout=1.0):
        assert not isinstance(event, ReportsLost)
        if isinstance(event, ExecutionReport):
            got.append(event)
        if len(got) == 90:
            break
    assert [r.msg_seq_num for r in got] == list(range(got[0].msg_seq_num, got[0].msg_seq_num + 90))
    assert [r.cl_ord_id for r in got[::3]] == numbers


def test_reports_that_are_gone_are_named_and_the_session_goes_on(
    client: Client, gateway: FakeGateway
) -> None:
    reports(client, 0.1)
    gateway.drop_outbound = lambda message: (
        isinstance(message, ExecutionReport) and message.exec_type == ExecType.PENDING_NEW
    )
    gateway.forgotten_below = 10**9
    number = client.buy("AAPL", 1)
    events = list(client.events(timeout=0.5))
    lost = [e for e in events if isinstance(e, ReportsLost)]
    assert [(e.first, e.count) for e in lost] == [(3, 1)]
    assert client.wait_end(number) is not None


def test_reconnects_and_an_unanswered_order_is_executed_once(
    client: Client, gateway: FakeGateway
) -> None:
    # The gateway takes the order, and dies before a word of it reaches the client.
    gateway.drop_outbound = lambda message: isinstance(message, ExecutionReport)
    number = client.buy("AAPL", 7)
    eventually(lambda: len(gateway.executed) == 1)
    gateway.stop()
    gateway.drop_outbound = lambda _: False
    gateway.start()
    end = client.wait_end(number)
    assert isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.FILLED
    assert len(gateway.executed) == 1
    # The version goes on: the client established again without negotiating.
    assert sum(isinstance(x, m.Negotiate) for x in gateway.received) == 1


def test_an_order_lost_with_its_connection_is_sent_again(
    client: Client, gateway: FakeGateway
) -> None:
    gateway.drop_inbound = lambda message: isinstance(message, m.NewOrderSingle)
    number = client.buy("AAPL", 7)
    gateway.stop()
    gateway.drop_inbound = lambda _: False
    gateway.start()
    end = client.wait_end(number)
    assert isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.FILLED
    assert [o.cl_ord_id for o in gateway.executed] == [number]
    assert gateway.executed[0].poss_resend == c.Flag.YES


def test_reports_of_the_time_away_are_fetched(client: Client, gateway: FakeGateway) -> None:
    client.wait(client.buy("AAPL", 1, limit=1))
    reports(client, 0.1)
    gateway.stop()
    order = gateway.executed[0]
    for _ in range(25):
        gateway.report(execution(order, exec_type=ExecType.TRADE))
    gateway.start()
    got: list[ExecutionReport] = []
    established: list[Established] = []
    for event in client.events(timeout=2.0):
        if isinstance(event, Established):
            established.append(event)
        if isinstance(event, ExecutionReport):
            got.append(event)
        if len(got) == 25:
            break
    assert len(got) == 25
    assert established[0].reports_missing == 25


def test_a_gateway_without_memory_is_negotiated_with_anew(
    client: Client, gateway: FakeGateway
) -> None:
    gateway.stop()
    gateway.version, gateway.expected = 0, 1
    gateway.start()
    eventually(lambda: sum(isinstance(x, m.Negotiate) for x in gateway.received) == 2)
    client.wait_established()
    assert client.wait_end(client.buy("AAPL", 1)) is not None


def test_nothing_is_sent_while_nobody_is_there(client: Client, gateway: FakeGateway) -> None:
    gateway.stop()
    eventually(lambda: not client.is_established)
    with pytest.raises(NotConnected, match="was not sent"):
        client.buy("AAPL", 1)
    gateway.start()
    client.wait_established()
    assert client.wait_end(client.buy("AAPL", 1)) is not None
    assert len(gateway.executed) == 1


def test_a_silent_gateway_is_given_up_and_dialled_again(
    client: Client, gateway: FakeGateway
) -> None:
    gateway.drop_outbound = lambda _: True
    eventually(lambda: not client.is_established)
    gateway.drop_outbound = lambda _: False
    gateway.restart()
    client.wait_established()


def test_a_slow_strategy_loses_nothing(gateway: FakeGateway) -> None:
    with Client.connect(
        gateway.url, key=KEY, account="MAIN", keep_alive=0.2, event_count_max=10
    ) as client:
        with client.batch():
            for _ in range(100):
                client.buy("AAPL", 1)
        # The strategy is slow until the machine has stopped reading.
        eventually(lambda: len(client._events) >= 10)
        numbers = [e.msg_seq_num for e in client.events(1.0) if isinstance(e, ExecutionReport)]
        assert numbers == list(range(3, 303))


def test_ids_grow_over_restarts(gateway: FakeGateway) -> None:
    with Client.connect(gateway.url, key=KEY, account="MAIN") as first:
        a = first.buy("AAPL", 1)
        first.wait(a)
    with Client.connect(gateway.url, key=KEY, account="MAIN") as second:
        b = second.buy("AAPL", 1)
        second.wait(b)
    assert b > a
    versions = [x.session_version_id for x in gateway.received if isinstance(x, m.Negotiate)]
    assert versions == sorted(versions) and len(set(versions)) == 2


def test_the_next_run_can_fetch_what_it_missed(gateway: FakeGateway) -> None:
    with Client.connect(gateway.url, key=KEY, account="MAIN") as first:
        order = first.buy("AAPL", 1, limit=1)
        first.wait(order)
        expected = first.next_report
    gateway.report(execution(gateway.executed[0], exec_type=ExecType.TRADE))
    with Client.connect(gateway.url, key=KEY, next_report=expected) as second:
        trades = [r for r in reports(second) if r.exec_type == ExecType.TRADE]
    assert [r.cl_ord_id for r in trades] == [order]


def test_a_wrong_secret_is_refused_with_the_remedy(gateway: FakeGateway) -> None:
    wrong = Key("momentum", 7, bytes(32))
    with pytest.raises(SessionRefused, match=r"momentum\) refused: credentials; use the key file"):
        Client.connect(gateway.url, key=wrong)


def test_no_socket_says_which_file_and_what_to_start(tmp_path: Path) -> None:
    path = tmp_path / "orders.ipc"
    with pytest.raises(ConnectError) as error:
        Client.connect(f"ipc://{path}", key=KEY)
    assert str(path) in str(error.value) and "portcullis serve" in str(error.value)
    with pytest.raises(ConnectError, match="too long for a socket"):
        Client.connect(f"ipc://{tmp_path}/{'x' * 100}/orders.ipc", key=KEY)
    with pytest.raises(ConnectError, match="no address|nowhere"):
        Client.connect("nowhere", key=KEY)


def test_no_answer_in_time_is_said_and_leaves_no_thread(gateway: FakeGateway) -> None:
    gateway.answer_list = False
    before = threading.active_count()
    with pytest.raises(Timeout, match="no complete answer"):
        Client.connect(gateway.url, key=KEY, timeout=0.3)
    assert threading.active_count() == before


def test_without_reconnect_a_loss_ends_the_events(gateway: FakeGateway) -> None:
    with Client.connect(gateway.url, key=KEY, reconnect=False) as client:
        gateway.stop()
        with pytest.raises(ConnectError, match="is lost"):
            list(client.events(timeout=3))
        with pytest.raises(ConnectError):
            client.cancel(1)
    gateway.start()
