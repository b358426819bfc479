"""The subscription to prices against a stock pub0 socket."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pynng
import pytest

from portcullis import ConnectError, MarketDataQuality, MarketDataSnapshot, PriceSubscriber
from portcullis import UnknownSymbol
from portcullis._codec import Message
from portcullis._generated import codes as c
from portcullis.prices import topic

IDS = {"AAPL": 1, "MSFT": 258}


class Publisher:
    def __init__(self) -> None:
        self.url = f"inproc://portcullis-prices-{uuid.uuid4()}"
        self.socket: Any = pynng.Pub0(listen=self.url)

    def publish(self, message: Message, security_id: int) -> None:
        self.socket.send(security_id.to_bytes(4, "big") + message.to_frame())


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    publisher = Publisher()
    yield publisher
    publisher.socket.close()


def tick(symbol: str, number: int) -> MarketDataSnapshot:
    return MarketDataSnapshot(
        feed_seq_num=number, transact_time_ns=1, last_px_e8=number * 10**8, symbol=symbol,
        security_id=IDS[symbol],
    )


def quality(symbol: str) -> MarketDataQuality:
    return MarketDataQuality(
        transact_time_ns=1, exec_id=7, symbol=symbol, security_id=IDS[symbol],
        reject_reason=c.RejectReason.NONE, cause=c.DataCause.STALE, state=c.DataState.STALE,
    )


def first(prices: PriceSubscriber, publisher: Publisher, symbol: str) -> None:
    """Waits until the subscription holds: what is sent before that is lost by design."""
    end = time.monotonic() + 10
    while prices.next(timeout=0.02) is None:
        assert time.monotonic() < end, "nothing is ever heard"
        publisher.publish(tick(symbol, 1), IDS[symbol])
    while prices.next(timeout=0.05) is not None:
        pass


def test_only_what_was_asked_for_comes(publisher: Publisher) -> None:
    with PriceSubscriber(publisher.url, ["MSFT"], IDS) as prices:
        first(prices, publisher, "MSFT")
        publisher.publish(tick("AAPL", 2), 1)
        publisher.publish(tick("MSFT", 3), 258)
        publisher.publish(quality("AAPL"), 1)
        publisher.publish(quality("MSFT"), 258)
        price = prices.next()
        assert isinstance(price, MarketDataSnapshot) and price.feed_seq_num == 3
        told = prices.next()
        assert isinstance(told, MarketDataQuality) and told.state == c.DataState.STALE
        assert prices.next(timeout=0.05) is None


def test_without_symbols_all_come_and_nonsense_is_counted(publisher: Publisher) -> None:
    with PriceSubscriber(publisher.url) as prices:
        first(prices, publisher, "AAPL")
        publisher.socket.send(b"x")
        publisher.socket.send(topic(1) + b"not a frame")
        publisher.publish(tick("AAPL", 2), 1)
        publisher.publish(tick("MSFT", 3), 258)
        got = [prices.next(), prices.next()]
        assert [e.symbol for e in got if e is not None] == ["AAPL", "MSFT"]
        assert prices.unreadable == 2


def test_it_can_be_awaited(publisher: Publisher) -> None:
    async def run() -> list[str]:
        seen: list[str] = []
        with PriceSubscriber(publisher.url) as prices:
            first(prices, publisher, "AAPL")
            for number in (2, 3):
                publisher.publish(tick("MSFT", number), 258)
            async for event in prices:
                seen.append(event.symbol)
                if len(seen) == 2:
                    return seen
        return seen

    assert asyncio.run(run()) == ["MSFT", "MSFT"]


def test_the_end_of_the_publisher_is_an_error(publisher: Publisher) -> None:
    with PriceSubscriber(publisher.url) as prices:
        first(prices, publisher, "AAPL")
        publisher.socket.close()
        with pytest.raises(ConnectError, match="lost"):
            for _ in prices:
                pass


def test_nobody_there_and_unknown_symbols() -> None:
    with pytest.raises(ConnectError, match="portcullis serve"):
        PriceSubscriber("ipc:///tmp/portcullis-nobody.ipc")
    with pytest.raises(UnknownSymbol):
        PriceSubscriber("inproc://x", ["TSLA"], IDS)
