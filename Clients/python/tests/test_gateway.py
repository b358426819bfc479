"""A real gateway, end to end: PORTCULLIS_BIN names the built `portcullis`; without it, skipped."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portcullis import (
    Client,
    ExecType,
    ExecutionReport,
    FeedClient,
    OpsClient,
    OrderCancelReject,
    OrdStatus,
    RejectReason,
    RequestRefused,
    TradingState,
    reject_text,
)
from portcullis._generated import codes as c

BINARY = os.environ.get("PORTCULLIS_BIN", "")
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "first_strategy.py"

pytestmark = pytest.mark.skipif(
    not BINARY,
    reason="PORTCULLIS_BIN is not set: NO END-TO-END TEST WAS RUN. Build the gateway, then "
    "PORTCULLIS_BIN=.build/debug/portcullis pytest",
)

CONFIGURATION = """
name: python-test
durability: written
brokers:
  - name: paper
    id: 1
    type: paper
    settings:
      seed: 1
      latency: 1ms
accounts:
  - name: MAIN
    currency: USD
    cash: 1000000
strategies:
  - name: demo
    session: 1
    accounts: [MAIN]
    sides: [buy, sell]
instruments:
  - symbol: AAPL
    id: 1
    tick: 0.01
    lot: 1
    currency: USD
    average_daily_volume: 55_000_000
limits:
  global:
    order_notional: 50000
"""


class Running:
    """A gateway process with its data directory and a feed that quotes without end."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.configuration = folder / "gateway.yaml"
        self.configuration.write_text(CONFIGURATION, encoding="utf-8")
        keys = self.data / "keys"
        keys.mkdir(parents=True, mode=0o700)
        self.data.chmod(0o700)
        self.key = keys / "demo.key"
        text = f"strategy = demo\nsession = 1\nsecret = {secrets.token_hex(32)}\n"
        descriptor = os.open(self.key, os.O_CREAT | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
        self.log = folder / "serve.log"
        self.process: subprocess.Popen[bytes] | None = None
        self._quiet = threading.Event()
        self._feeder: threading.Thread | None = None

    def start(self) -> None:
        command = [
            BINARY, "serve", "--config", str(self.configuration), "--data", str(self.data)
        ]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        end = time.monotonic() + 20
        while True:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, f"not ready:\n{self.log.read_text()}"
            try:
                with OpsClient(self.url("ops")) as ops:
                    ops.status(timeout=1)
                    break
            except Exception:  # not there yet: the loop's end says so if it never comes
                time.sleep(0.02)
        self._quiet.clear()
        self._feeder = threading.Thread(target=self._quote, daemon=True)
        self._feeder.start()

    def _quote(self) -> None:
        with FeedClient(self.url("feed"), {"AAPL": 1}) as feed:
            while not self._quiet.wait(0.02):
                try:
                    feed.snapshot(
                        "AAPL", bid="189.49", offer="189.51", last="189.50", bid_size=10_000,
                        offer_size=10_000, last_size=100, volume=1_000_000,
                    )
                except Exception:  # the gateway was stopped or killed by the test
                    return

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        self._quiet.set()
        if self._feeder is not None:
            self._feeder.join()
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(20)

    def url(self, socket: str) -> str:
        return f"ipc://{self.data}/{socket}.ipc"

    def client(self) -> Client:
        return Client.connect(
            self.url("orders"), key_file=self.key, account="MAIN", keep_alive=0.5
        )

    def ops(self) -> OpsClient:
        return OpsClient(self.url("ops"), operator="tester")


@pytest.fixture
def gateway() -> Iterator[Running]:
    # A short path: a unix socket's name holds 107 bytes.
    with tempfile.TemporaryDirectory(prefix="pc-") as folder:
        running = Running(Path(folder))
        try:
            running.start()
            yield running
        finally:
            if running.process is not None and running.process.poll() is None:
                running.stop(signal.SIGKILL)


def filled(client: Client, number: int) -> ExecutionReport:
    end = client.wait_end(number, timeout=10)
    assert isinstance(end, ExecutionReport), reject_text(end)
    assert end.ord_status == OrdStatus.FILLED, reject_text(end)
    return end


def test_a_strategy_trades_is_halted_and_goes_on_after_the_resume(gateway: Running) -> None:
    with gateway.client() as client, gateway.ops() as ops:
        assert client.securities["AAPL"].security_id == 1
        assert filled(client, client.buy("AAPL", 10, limit="189.60")).cum_qty == 10
        resting = client.buy("AAPL", 5, limit="150.00")
        outcome = client.wait(resting)
        assert isinstance(outcome, ExecutionReport) and outcome.exec_type == ExecType.NEW

        test = client.test_order("buy", "AAPL", 1, limit="189.60")
        assert test.passes and len(test.checks) > 20, test.text

        assert ops.halt("test").halted == c.Flag.YES
        test = client.test_order("buy", "AAPL", 1, limit="189.60")
        assert test.report.reject_reason == RejectReason.HALTED_ALL and "halted" in test.text
        assert {check.check for check in test.refusing} == {1}
        refused = client.wait_end(client.buy("AAPL", 1, limit="189.60"))
        assert isinstance(refused, ExecutionReport)
        assert refused.ord_status == OrdStatus.REJECTED
        assert refused.reject_reason == RejectReason.HALTED_ALL
        assert "halted" in reject_text(refused)
        # Cancels survive every halt.
        client.cancel(resting)
        canceled = client.wait_end(resting)
        assert isinstance(canceled, ExecutionReport)
        assert canceled.ord_status == OrdStatus.CANCELED

        assert ops.resume("test over").halted == c.Flag.NO
        assert filled(client, client.sell("AAPL", 10, limit="189.40")).cum_qty == 10
        assert sum(p.net_qty for p in client.positions()) == 0
        states = [e for e in client.events(timeout=0.2) if isinstance(e, TradingState)]
        assert len(states) >= 2
        with pytest.raises(RequestRefused):
            ops.resume("nothing is halted")
    assert gateway.stop() == 0, gateway.log.read_text()


def test_a_limit_refuses_with_its_numbers(gateway: Running) -> None:
    with gateway.client() as client:
        refused = client.wait_end(client.buy("AAPL", 1_000, limit="189.50"))
        assert isinstance(refused, ExecutionReport)
        assert reject_text(refused) == (
            "order notional 189,500.00 is above the global limit 50,000.00 (orderNotional)"
        )
        late = client.wait(client.cancel(12_345))
        assert isinstance(late, OrderCancelReject)
        assert late.reject_reason == RejectReason.UNKNOWN_ORDER


def test_the_same_request_again_is_not_executed_again(gateway: Running) -> None:
    with gateway.client() as client:
        number = time.time_ns()
        for _ in range(2):
            client.buy("AAPL", 3, limit="189.60", cl_ord_id=number)
        filled(client, number)
        again = [
            e
            for e in client.events(timeout=0.5)
            if isinstance(e, ExecutionReport) and e.poss_resend == c.Flag.YES
        ]
        assert again
        assert sum(p.net_qty for p in client.positions()) == 3


def test_a_killed_gateway_comes_back_with_the_session_and_its_orders(gateway: Running) -> None:
    with gateway.client() as client:
        filled(client, client.buy("AAPL", 10, limit="189.60"))
        resting = client.buy("AAPL", 5, limit="150.00")
        client.wait(resting)
        gateway.stop(signal.SIGKILL)
        gateway.start()
        client.wait_established(timeout=10)
        (status,) = client.order_status(resting)
        assert status.leaves_qty == 5
        assert sum(p.net_qty for p in client.positions()) == 10
        client.cancel(resting)
        end = client.wait_end(resting)
        assert isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.CANCELED


def test_the_example_strategy_runs(gateway: Running) -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLE), str(gateway.data)], capture_output=True, text=True,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    assert "buy 10 filled at" in done.stdout and "sell 10 filled at" in done.stdout
