"""Times NautilusTrader's RiskEngine on one limit order: the peer that the core is compared to.

    python nautilus_risk.py [--orders N] [--json]

Prints the median over repetitions, ns an order. Needs nautilus_trader (pinned in
Deploy/requirements-bench.txt). The engine checks the order against its instrument, the account's
balance and the configured maximum notional value, and hands it to an execution engine that does
nothing with it. An order is made before the time starts; the cache that holds it is not timed.
"""

import argparse
import json
import statistics
import time

from nautilus_trader.config import RiskEngineConfig
from nautilus_trader.execution.messages import SubmitOrder
from nautilus_trader.core.uuid import UUID4
from nautilus_trader.model.enums import OrderSide
from nautilus_trader.model.identifiers import AccountId, StrategyId, TraderId
from nautilus_trader.model.objects import Price, Quantity
from nautilus_trader.portfolio.portfolio import Portfolio
from nautilus_trader.risk.engine import RiskEngine
from nautilus_trader.test_kit.providers import TestInstrumentProvider
from nautilus_trader.test_kit.stubs.component import TestComponentStubs
from nautilus_trader.test_kit.stubs.data import TestDataStubs
from nautilus_trader.test_kit.stubs.execution import TestExecStubs


def prepare(count: int):
    clock = TestComponentStubs.clock()
    bus = TestComponentStubs.msgbus()
    cache = TestComponentStubs.cache()
    portfolio = Portfolio(msgbus=bus, cache=cache, clock=clock)
    engine = RiskEngine(
        portfolio=portfolio, msgbus=bus, cache=cache, clock=clock,
        config=RiskEngineConfig(
            max_order_submit_rate="1000000000/00:00:01",
            max_order_modify_rate="1000000000/00:00:01",
        ),
    )
    passed = 0

    def execute(command) -> None:
        nonlocal passed
        passed += 1

    bus.register(endpoint="ExecEngine.execute", handler=execute)
    bus.register(endpoint="ExecEngine.process", handler=lambda event: None)
    instrument = TestInstrumentProvider.equity(symbol="AAPL", venue="XNAS")
    cache.add_instrument(instrument)
    cache.add_quote_tick(
        TestDataStubs.quote_tick(instrument=instrument, bid_price=189.49, ask_price=189.51)
    )
    cache.add_account(TestExecStubs.cash_account(account_id=AccountId("XNAS-001")))
    if cache.account_for_venue(instrument.venue) is None:
        raise SystemExit("no account for the venue: its checks would not run")
    factory = TestComponentStubs.order_factory()
    commands = []
    for _ in range(count):
        order = factory.limit(
            instrument.id, OrderSide.BUY, Quantity.from_int(1), Price.from_str("189.50")
        )
        commands.append(
            SubmitOrder(
                trader_id=TraderId("TESTER-000"), strategy_id=StrategyId("S-001"),
                position_id=None, order=order, command_id=UUID4(), ts_init=0,
            )
        )
        cache.add_order(order, None)
    return engine, commands, lambda: passed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=5_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = []
    for _ in range(7):
        engine, commands, passed = prepare(options.orders)
        start = time.perf_counter_ns()
        for command in commands:
            engine.execute(command)
        figures.append((time.perf_counter_ns() - start) / options.orders)
        if passed() != options.orders:
            raise SystemExit(f"{passed()} of {options.orders} orders passed: nothing is measured")
    median = statistics.median(figures)
    if options.json:
        print(json.dumps({"name": "NautilusTrader RiskEngine", "medianNs": median,
                          "minNs": min(figures), "maxNs": max(figures)}))
    else:
        print(f"NautilusTrader RiskEngine: {median:.0f} ns an order, least {min(figures):.0f}")


if __name__ == "__main__":
    main()
