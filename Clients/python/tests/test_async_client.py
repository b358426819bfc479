"""The asyncio client: the same session, awaited."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from conftest import eventually
from fake_gateway import KEY, FakeGateway

from portcullis import (
    AsyncClient,
    ConnectError,
    ExecType,
    ExecutionReport,
    Key,
    OrdStatus,
    SessionRefused,
    Timeout,
)
from portcullis._generated import messages as m


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 20))


def test_orders_answers_and_questions(gateway: FakeGateway) -> None:
    async def work() -> None:
        async with await AsyncClient.connect(gateway.url, key=KEY, account="MAIN") as client:
            assert sorted(client.securities) == ["AAPL", "MSFT"]
            number = await client.buy("AAPL", "100", limit="189.5")
            outcome = await client.wait(number)
            assert isinstance(outcome, ExecutionReport) and outcome.exec_type == ExecType.NEW
            await client.cancel(number)
            end = await client.wait_end(number)
            assert isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.CANCELED
            assert (await client.positions())[0].net_qty == 10
            assert await client.order_status() == []
            assert (await client.test_order("buy", "AAPL", 100)).passes
            assert not (await client.test_order("buy", "AAPL", 101)).passes
            kinds = [e async for e in client.events(timeout=0.2)]
            assert len([e for e in kinds if isinstance(e, ExecutionReport)]) == 3

    run(work())


def test_a_batch_goes_out_together(gateway: FakeGateway) -> None:
    async def work() -> None:
        async with await AsyncClient.connect(gateway.url, key=KEY, account="MAIN") as client:
            async with client.batch():
                numbers = [await client.buy("AAPL", 1) for _ in range(50)]
            await asyncio.gather(*(client.wait_end(number) for number in numbers))

    run(work())
    assert 50 * 88 in gateway.message_sizes


def test_reconnects_and_executes_once(gateway: FakeGateway) -> None:
    async def work() -> None:
        async with await AsyncClient.connect(gateway.url, key=KEY, account="MAIN") as client:
            gateway.drop_outbound = lambda message: isinstance(message, ExecutionReport)
            number = await client.buy("AAPL", 7)
            await asyncio.to_thread(eventually, lambda: len(gateway.executed) == 1)
            await asyncio.to_thread(gateway.stop)
            gateway.drop_outbound = lambda _: False
            await asyncio.to_thread(gateway.start)
            end = await client.wait_end(number)
            assert isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.FILLED

    run(work())
    assert len(gateway.executed) == 1


def test_errors_are_the_same_as_the_other_clients(gateway: FakeGateway, tmp_path: Any) -> None:
    async def work() -> None:
        with pytest.raises(SessionRefused, match="credentials"):
            await AsyncClient.connect(gateway.url, key=Key("momentum", 7, bytes(32)))
        with pytest.raises(ConnectError, match="portcullis serve"):
            await AsyncClient.connect(f"ipc://{tmp_path}/orders.ipc", key=KEY)
        gateway.answer_list = False
        with pytest.raises(Timeout):
            await AsyncClient.connect(gateway.url, key=KEY, timeout=0.2)

    run(work())
    assert sum(isinstance(x, m.Terminate) for x in gateway.received) == 1
