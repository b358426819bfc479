"""The market data feed's client: top-of-book snapshots in, refusals out. PROTOCOL.md §4.3."""

from __future__ import annotations

import time
from collections.abc import Mapping

from ._generated.messages import BusinessMessageReject, MarketDataSnapshot
from ._transport import Connection
from .decimals import Number, scaled
from .errors import ConnectError, UnknownSymbol
from .framing import Frame, pack, read_frames

DEFAULT_URL = "ipc://portcullis-data/feed.ipc"


class FeedClient:
    """A feed's connection. One thread at a time."""

    def __init__(
        self, url: str = DEFAULT_URL, security_ids: Mapping[str, int] | None = None
    ) -> None:
        """Dials. `security_ids`: symbol to SecurityID, as `Client.securities` lists them."""
        self.security_ids = dict(security_ids or {})
        # The gateway looks for gaps: each instrument is numbered by itself, and by one.
        self._first = time.time_ns()
        self._numbers: dict[str, int] = {}
        self._frames: list[bytes] = []
        self._connection = Connection(url)

    def __enter__(self) -> FeedClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def snapshot(
        self,
        symbol: str,
        *,
        bid: Number | None = None,
        offer: Number | None = None,
        last: Number | None = None,
        bid_size: Number | None = None,
        offer_size: Number | None = None,
        last_size: Number | None = None,
        volume: Number | None = None,
        time_ns: int | None = None,
        flush: bool = True,
    ) -> int:
        """Sends one snapshot, or with `flush` off keeps it for the next. Returns its FeedSeqNum.

        ValueError: a value that is no number, not finite, or finer than the wire's places.
        """
        security_id = self.security_ids.get(symbol)
        if security_id is None:
            raise UnknownSymbol(f"{symbol!r} has no SecurityID; add it to security_ids")

        def raw(value: Number | None, name: str) -> int | None:
            return None if value is None else scaled(value, 8, name)

        values = {
            "bid": bid, "offer": offer, "last": last, "bid_size": bid_size,
            "offer_size": offer_size, "last_size": last_size, "volume": volume,
        }
        # All of them before a number is taken, so that a refused value leaves no gap.
        exact = {name: raw(value, name) for name, value in values.items()}
        number = self._numbers.get(symbol, self._first) + 1
        message = MarketDataSnapshot(
            feed_seq_num=number,
            transact_time_ns=time.time_ns() if time_ns is None else time_ns,
            bid_px_e8=exact["bid"],
            offer_px_e8=exact["offer"],
            last_px_e8=exact["last"],
            bid_size_e8=exact["bid_size"],
            offer_size_e8=exact["offer_size"],
            last_qty_e8=exact["last_size"],
            volume_e8=exact["volume"],
            symbol=symbol,
            security_id=security_id,
        )
        self._frames.append(message.to_frame())
        self._numbers[symbol] = number
        if flush:
            self.flush()
        return number

    def flush(self) -> None:
        """Sends what is kept. ConnectError: the gateway is gone; what was kept is dropped."""
        frames, self._frames = self._frames, []
        for message in pack(frames):
            if not self._connection.send(message):
                raise ConnectError(f"{self._connection.url}: the connection is lost; dial again")

    def refusals(self, timeout: float = 0.0) -> list[BusinessMessageReject]:
        """Snapshots that the gateway refused since the last call (`ref_seq_num` says which)."""
        found: list[BusinessMessageReject] = []
        end = time.monotonic() + timeout
        while True:
            left_ms = max(1, round((end - time.monotonic()) * 1_000))
            data = self._connection.receive(left_ms)
            if data is None:
                if time.monotonic() >= end or self._connection.is_lost:
                    return found
                continue
            for frame in read_frames(data):
                message = frame.decode() if isinstance(frame, Frame) else None
                if isinstance(message, BusinessMessageReject):
                    found.append(message)
