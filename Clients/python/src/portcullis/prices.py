"""Prices as the gateway took them, from its publisher: any sub0 socket will do. PROTOCOL.md §4.9.

A subscriber that reads too slowly loses messages and is not told; `feed_seq_num` of an instrument
grows by one from snapshot to snapshot, so a loss shows.
"""

from __future__ import annotations

import struct
import threading
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, Union

import pynng

from ._generated.messages import MarketDataQuality, MarketDataSnapshot
from ._transport import remedy
from .errors import ConnectError, UnknownSymbol
from .framing import Frame, read_frames

DEFAULT_URL = "ipc://portcullis-data/prices.ipc"

PriceEvent = Union[MarketDataSnapshot, MarketDataQuality]

_TOPIC = struct.Struct(">I")


def topic(security_id: int) -> bytes:
    """What to subscribe to for one instrument: its SecurityID, big-endian."""
    return _TOPIC.pack(security_id)


class PriceSubscriber:
    """A subscription: iterate over it, or `async for`. One thread or task at a time."""

    def __init__(
        self,
        url: str = DEFAULT_URL,
        symbols: Iterable[str] | None = None,
        security_ids: Mapping[str, int] | None = None,
    ) -> None:
        """Dials. `symbols` None: all. `security_ids`: symbol to SecurityID, as for FeedClient.

        ConnectError: nobody publishes there. UnknownSymbol: a symbol that has no SecurityID.
        """
        self.url = url
        #: Messages that were no price: from a later version, or another publisher.
        self.unreadable = 0
        known = dict(security_ids or {})
        topics = [b""] if symbols is None else []
        for symbol in symbols or ():
            if symbol not in known:
                raise UnknownSymbol(f"{symbol!r} has no SecurityID; add it to security_ids")
            topics.append(topic(known[symbol]))
        self._lost = threading.Event()
        self._socket: Any = pynng.Sub0()
        self._socket.recv_buffer_size = 1_024
        self._socket.add_post_pipe_remove_cb(lambda _pipe: self._lost.set())
        # nng would dial again by itself and hide the loss.
        self._socket.reconnect_time_min = 3_600_000
        for wanted in topics:
            self._socket.subscribe(wanted)
        try:
            self._socket.dial(url, block=True)
        except pynng.NNGException as error:
            self._socket.close()
            raise ConnectError(f"{url}: {error}: {remedy(url)}") from error

    def __enter__(self) -> PriceSubscriber:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._lost.set()
        self._socket.close()

    @property
    def is_lost(self) -> bool:
        """Whether the gateway is gone; make another subscriber then."""
        return self._lost.is_set()

    def next(self, timeout: float = 1.0) -> PriceEvent | None:
        """The next price, or change in the quality of an instrument's data; None: none in time.

        ConnectError: the gateway is gone, and all that came before has been given.
        """
        end = time.monotonic() + timeout
        while True:
            left_ms = max(1, round((end - time.monotonic()) * 1_000))
            try:
                # Short waits, so that the loss of the connection is seen.
                self._socket.recv_timeout = min(left_ms, 100)
                event = self._event(self._socket.recv())
                if event is not None:
                    return event
            except pynng.Timeout:
                self._check()
            except pynng.NNGException as error:
                raise ConnectError(f"{self.url}: {error}") from error
            if time.monotonic() >= end:
                return None

    def __iter__(self) -> Iterator[PriceEvent]:
        """Every event until the gateway is gone: ConnectError."""
        while True:
            event = self.next()
            if event is not None:
                yield event

    async def __aiter__(self) -> AsyncIterator[PriceEvent]:
        self._socket.recv_timeout = 100
        while True:
            try:
                event = self._event(await self._socket.arecv())
            except pynng.Timeout:
                self._check()
                continue
            except pynng.NNGException as error:
                raise ConnectError(f"{self.url}: {error}") from error
            if event is not None:
                yield event

    def _check(self) -> None:
        if self.is_lost:
            raise ConnectError(f"{self.url}: the connection is lost; subscribe again")

    def _event(self, data: bytes) -> PriceEvent | None:
        for frame in read_frames(data[_TOPIC.size :]):
            message = frame.decode() if isinstance(frame, Frame) else None
            if isinstance(message, (MarketDataSnapshot, MarketDataQuality)):
                return message
        self.unreadable += 1
        return None
