"""The client for asyncio strategies: the same session, the same names, awaited."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar, cast

from ._generated.codes import Side, SizingMethod, TimeInForce
from ._generated.messages import (
    ExecutionReport,
    PositionReport,
    SecurityDefinition,
    SizingReport,
)
from ._transport import Connection
from .decimals import Number
from .desk import Desk, Outcome
from .errors import ConnectError, PortcullisError, Timeout
from .keys import Key
from .events import Event, Request, request_id
from .machine import State
from .options import DEFAULT_URL, Options, key_from
from .order_test import OrderTest, order_test

T = TypeVar("T")

_BACKOFF_MIN_S, _BACKOFF_MAX_S = 0.05, 5.0
_TICK_S = 0.05
_CLOSE_S = 1.0


class AsyncClient:
    """One strategy's session with a gateway, on the running event loop."""

    def __init__(self, url: str, key: Key, options: Options | None = None) -> None:
        self.url = url
        self._options = options or Options()
        self._machine = self._options.machine(key)
        self._desk = Desk(self._options.account)
        self._changed = asyncio.Event()
        self._events: deque[Event] = deque()
        self._connection: Connection | None = None
        self._batching = 0
        self._closing = False
        self._failure: PortcullisError | None = None
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def connect(
        cls,
        url: str = DEFAULT_URL,
        *,
        key_file: str | os.PathLike[str] | None = None,
        key: Key | None = None,
        timeout: float = 5.0,
        **options: Any,
    ) -> AsyncClient:
        """Dials, logs on, and fetches the list of instruments; errors as `Client.connect`."""
        client = cls(url, key_from(key, key_file), Options(**options))
        await client._open()
        client._task = asyncio.create_task(client._run(), name="portcullis")
        try:
            await client.wait_established(timeout)
            await client.refresh_securities(timeout)
        except BaseException:
            await client.close()
            raise
        return client

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    # Requests.

    async def buy(
        self, symbol: str, quantity: Number, limit: Number | None = None, **more: Any
    ) -> int:
        """Submits a buy; `more` as in `submit`. Returns the ClOrdID."""
        return await self.submit(Side.BUY, symbol, quantity, limit=limit, **more)

    async def sell(
        self, symbol: str, quantity: Number, limit: Number | None = None, **more: Any
    ) -> int:
        """Submits a sale; `more` as in `submit`. Returns the ClOrdID."""
        return await self.submit(Side.SELL, symbol, quantity, limit=limit, **more)

    async def submit(
        self,
        side: Side | str,
        symbol: str,
        quantity: Number,
        *,
        limit: Number | None = None,
        stop: Number | None = None,
        account: str | None = None,
        time_in_force: TimeInForce | str = TimeInForce.DAY,
        reduce_only: bool = False,
        duplicate_intended: bool = False,
        cl_ord_id: int | None = None,
    ) -> int:
        """Submits an order; as `Client.submit`."""
        return await self._send(
            self._desk.order(
                side, symbol, quantity, limit=limit, stop=stop, account=account,
                time_in_force=time_in_force, reduce_only=reduce_only,
                duplicate_intended=duplicate_intended, cl_ord_id=cl_ord_id,
            )
        )

    async def cancel(self, cl_ord_id: int) -> int:
        """Asks to cancel an order. Returns the request's own ClOrdID."""
        return await self._send(self._desk.cancellation(cl_ord_id))

    async def replace(
        self,
        cl_ord_id: int,
        quantity: Number,
        *,
        limit: Number | None = None,
        stop: Number | None = None,
        time_in_force: TimeInForce | str = TimeInForce.DAY,
    ) -> int:
        """Asks to change an order to a new total. Returns its ClOrdID from then on."""
        return await self._send(
            self._desk.replacement(
                cl_ord_id, quantity, limit=limit, stop=stop, time_in_force=time_in_force
            )
        )

    async def mass_cancel(
        self,
        symbol: str | None = None,
        *,
        account: str | None = None,
        side: Side | str | None = None,
    ) -> int:
        """Asks to cancel all own open orders, or those of the filter. Returns the ClOrdID."""
        return await self._send(self._desk.mass_cancellation(symbol, account, side))

    @asynccontextmanager
    async def batch(self) -> AsyncIterator[None]:
        """Sends what is requested inside together, in messages of up to 64 KiB."""
        self._batching += 1
        try:
            yield
        finally:
            self._batching -= 1
            await self._flush()

    # Questions.

    async def positions(self, account: str = "", timeout: float = 5.0) -> list[PositionReport]:
        """The positions of one account, or of all that this session may see."""
        number = await self._send(self._desk.position_list(account))
        return cast("list[PositionReport]", await self._answer(number, timeout))

    async def size(
        self,
        side: Side | str,
        symbol: str,
        method: SizingMethod | str = "fixed percent",
        risk_percent: Number = 1,
        *,
        limit: Number | None = None,
        stop: Number | None = None,
        atr_multiple: Number | None = None,
        win_rate: Number | None = None,
        payoff: Number | None = None,
        account: str | None = None,
        timeout: float = 5.0,
    ) -> SizingReport:
        """How much may be traded now, and which limit binds. Nothing is sent or counted.

        `risk_percent` of equity is risked at `stop` (fixed percent; without a stop it is
        invested), over `atr_multiple` average true ranges (atr), or is the most that `win_rate`
        percent and `payoff` may make of it (kelly). PROTOCOL.md §4.9.
        """
        number = await self._send(
            self._desk.sizing(
                side, symbol, method, risk_percent, limit=limit, stop=stop,
                atr_multiple=atr_multiple, win_rate=win_rate, payoff=payoff, account=account,
            )
        )
        return cast("SizingReport", (await self._answer(number, timeout))[0])

    async def order_status(
        self, cl_ord_id: int | None = None, timeout: float = 5.0
    ) -> list[ExecutionReport]:
        """How one order stands, or every open one."""
        number = await self._send(self._desk.status_list(cl_ord_id))
        return cast("list[ExecutionReport]", await self._answer(number, timeout))

    async def test_order(
        self,
        side: Side | str,
        symbol: str,
        quantity: Number,
        *,
        limit: Number | None = None,
        stop: Number | None = None,
        account: str | None = None,
        time_in_force: TimeInForce | str = TimeInForce.DAY,
        reduce_only: bool = False,
        duplicate_intended: bool = False,
        timeout: float = 5.0,
    ) -> OrderTest:
        """What every check would say of an order; as `Client.test_order`."""
        order = self._desk.order(
            side, symbol, quantity, limit=limit, stop=stop, account=account,
            time_in_force=time_in_force, reduce_only=reduce_only,
            duplicate_intended=duplicate_intended, cl_ord_id=1,
        )
        number = await self._send(self._desk.order_test(order))
        return order_test(await self._answer(number, timeout))

    async def refresh_securities(self, timeout: float = 5.0) -> dict[str, SecurityDefinition]:
        """Fetches the list of instruments anew."""
        await self._answer(await self._send(self._desk.security_list()), timeout)
        return self.securities

    @property
    def securities(self) -> dict[str, SecurityDefinition]:
        """The instruments by symbol, with id, tick (`min_price_increment`), lot (`round_lot`)."""
        return dict(self._desk.securities)

    @property
    def is_established(self) -> bool:
        """Whether requests can be sent now."""
        return self._machine.state is State.ESTABLISHED

    @property
    def next_report(self) -> int | None:
        """The number of the next report; pass it to the next run to miss none."""
        return self._machine.next_report

    # What happens.

    async def events(self, timeout: float | None = None) -> AsyncIterator[Event]:
        """What happens, in order; ends when nothing has for `timeout` seconds (None: never)."""
        while True:
            event = await self.next_event(timeout)
            if event is None:
                return
            yield event

    async def next_event(self, timeout: float | None = None) -> Event | None:
        """The next event; None where none came in time, or the client is closed."""
        try:
            await self._wait(lambda: bool(self._events) or self._closing or None, timeout, "")
        except Timeout:
            return None
        if self._events:
            return self._events.popleft()
        if self._failure is not None:
            raise self._failure
        return None

    async def wait(self, cl_ord_id: int, timeout: float = 5.0) -> Outcome:
        """How a request came out: the first answer that is not merely pending, or a later one."""
        return await self._wait(
            lambda: self._desk.outcome(cl_ord_id), timeout, f"no answer to {cl_ord_id}"
        )

    async def wait_end(self, cl_ord_id: int, timeout: float = 5.0) -> Outcome:
        """How an order ended: filled, canceled, rejected or expired. Timeout while it is open."""
        return await self._wait(
            lambda: self._desk.outcome(cl_ord_id, ended=True), timeout,
            f"order {cl_ord_id} has not ended",
        )

    async def wait_established(self, timeout: float = 5.0) -> None:
        """Waits until requests can be sent."""
        await self._wait(lambda: self.is_established or None, timeout, "no session is established")

    async def close(self) -> None:
        """Ends the binding cleanly. Open orders stay, unless cancel_on_disconnect says else."""
        if not self._closing:
            self._batching = 0
            self._machine.terminate()
            await self._flush()
            with suppress(PortcullisError):
                await self._wait(
                    lambda: self._machine.state is State.CLOSED or None, _CLOSE_S, "no reply"
                )
            self._closing = True
            self._note()
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None
        self._drop()

    # The session's task.

    async def _open(self) -> None:
        # Dialling blocks, so it has a thread.
        connection = await asyncio.to_thread(Connection, self.url)
        self._connection = connection
        self._machine.connected()
        await self._flush()

    async def _run(self) -> None:
        try:
            while not self._closing:
                if self._connection is None:
                    await self._reopen()
                else:
                    await self._step(self._connection)
        except PortcullisError as error:
            self._failure = error
        finally:
            self._closing = True
            self._drop()
            self._note()

    async def _step(self, connection: Connection) -> None:
        # A full queue is not read on: the gateway keeps the reports, their numbers tell.
        data = None
        if len(self._events) >= self._options.event_count_max:
            await asyncio.sleep(_TICK_S)
        else:
            data = await connection.areceive()
        events = [] if data is None else self._machine.receive(data)
        events += self._machine.tick()
        if connection.is_lost and data is None:
            events += self._machine.disconnected(f"the connection to {self.url} is lost")
        for event in events:
            self._desk.observe(event)
        self._events.extend(events)
        if self._batching == 0:
            await self._flush()
        if self._machine.refusal is not None:
            raise self._machine.refusal
        if self._machine.wants_reconnect:
            self._drop()
            if not self._options.reconnect:
                raise ConnectError(f"the connection to {self.url} is lost")
        self._note()

    async def _reopen(self) -> None:
        delay = _BACKOFF_MIN_S
        while not self._closing:
            try:
                await self._open()
                return
            except ConnectError:
                await asyncio.sleep(delay)
                delay = min(2 * delay, _BACKOFF_MAX_S)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _note(self) -> None:
        """Wakes everyone who waits; each looks for himself."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def _send(self, request: Request) -> int:
        if self._failure is not None:
            raise self._failure
        self._machine.submit(request)
        if self._batching == 0:
            await self._flush()
        return request_id(request)

    async def _flush(self) -> None:
        # Taking the messages and handing them to the socket is one step of the loop, so their
        # order is the machine's. The socket's buffer takes them; a gateway that does not read is
        # given up by the send's timeout.
        messages = self._machine.outgoing()
        if self._connection is not None:
            for message in messages:
                if not self._connection.send(message):
                    return

    async def _answer(self, number: int, timeout: float) -> list[Any]:
        try:
            return await self._wait(
                lambda: self._desk.answer(number), timeout, "no complete answer"
            )
        finally:
            self._desk.forget(number)

    async def _wait(
        self, found: Callable[[], T | None], timeout: float | None, what: str
    ) -> T:
        loop = asyncio.get_running_loop()
        end = None if timeout is None else loop.time() + timeout
        while True:
            changed = self._changed
            result = found()
            if result is not None:
                return result
            if self._failure is not None:
                raise self._failure
            if self._closing or (end is not None and loop.time() >= end):
                raise Timeout(f"{what} within {timeout} s ({self.url})")
            left = None if end is None else max(0.0, end - loop.time())
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(changed.wait(), left)
