"""The client for ordinary, synchronous strategies.

A thread of its own receives, keeps the session alive and reconnects; every method may be called
from any thread.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

_RECEIVE_MS = 50
_BACKOFF_MIN_S, _BACKOFF_MAX_S = 0.05, 5.0
_CLOSE_S = 1.0


class Client:
    """One strategy's session with a gateway.

    Requests return at once with their ClOrdID; what becomes of them comes by `events()`, or by
    `wait()` for one of them.
    """

    def __init__(self, url: str, key: Key, options: Options | None = None) -> None:
        self.url = url
        self._options = options or Options()
        self._machine = self._options.machine(key)
        self._desk = Desk(self._options.account)
        self._changed = threading.Condition(threading.RLock())
        self._events: deque[Event] = deque()
        self._connection: Connection | None = None
        self._batching = 0
        self._closing = False
        self._failure: PortcullisError | None = None
        self._thread: threading.Thread | None = None

    @classmethod
    def connect(
        cls,
        url: str = DEFAULT_URL,
        *,
        key_file: str | os.PathLike[str] | None = None,
        key: Key | None = None,
        timeout: float = 5.0,
        **options: Any,
    ) -> Client:
        """Dials, logs on, and fetches the list of instruments.

        ConnectError: nobody listens. SessionRefused: the gateway's reason. KeyFileError. Further
        settings: see `Options`.
        """
        client = cls(url, key_from(key, key_file), Options(**options))
        client._start(timeout)
        return client

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Requests.

    def buy(self, symbol: str, quantity: Number, limit: Number | None = None, **more: Any) -> int:
        """Submits a buy; `more` as in `submit`. Returns the ClOrdID."""
        return self.submit(Side.BUY, symbol, quantity, limit=limit, **more)

    def sell(self, symbol: str, quantity: Number, limit: Number | None = None, **more: Any) -> int:
        """Submits a sale; `more` as in `submit`. Returns the ClOrdID."""
        return self.submit(Side.SELL, symbol, quantity, limit=limit, **more)

    def submit(
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
        """Submits an order: market, limit, stop or stop-limit by the prices given.

        Prices and quantities are int, str, Decimal, or float as it prints; at most 8 decimals.
        Returns the ClOrdID. ValueError: a number is none. NotConnected: it was not sent.
        """
        with self._changed:
            order = self._desk.order(
                side, symbol, quantity, limit=limit, stop=stop, account=account,
                time_in_force=time_in_force, reduce_only=reduce_only,
                duplicate_intended=duplicate_intended, cl_ord_id=cl_ord_id,
            )
            return self._send(order)

    def cancel(self, cl_ord_id: int) -> int:
        """Asks to cancel an order. Returns the request's own ClOrdID."""
        with self._changed:
            return self._send(self._desk.cancellation(cl_ord_id))

    def replace(
        self,
        cl_ord_id: int,
        quantity: Number,
        *,
        limit: Number | None = None,
        stop: Number | None = None,
        time_in_force: TimeInForce | str = TimeInForce.DAY,
    ) -> int:
        """Asks to change an order to a new total. Returns its ClOrdID from then on."""
        with self._changed:
            return self._send(
                self._desk.replacement(
                    cl_ord_id, quantity, limit=limit, stop=stop, time_in_force=time_in_force
                )
            )

    def mass_cancel(
        self,
        symbol: str | None = None,
        *,
        account: str | None = None,
        side: Side | str | None = None,
    ) -> int:
        """Asks to cancel all own open orders, or those of the filter. Returns the ClOrdID."""
        with self._changed:
            return self._send(self._desk.mass_cancellation(symbol, account, side))

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Sends what is requested inside together, in messages of up to 64 KiB."""
        with self._changed:
            self._batching += 1
        try:
            yield
        finally:
            with self._changed:
                self._batching -= 1
                self._flush()

    # Questions.

    def positions(self, account: str = "", timeout: float = 5.0) -> list[PositionReport]:
        """The positions of one account, or of all that this session may see."""
        with self._changed:
            number = self._send(self._desk.position_list(account))
        return cast("list[PositionReport]", self._answer(number, timeout))

    def size(
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
        with self._changed:
            number = self._send(
                self._desk.sizing(
                    side, symbol, method, risk_percent, limit=limit, stop=stop,
                    atr_multiple=atr_multiple, win_rate=win_rate, payoff=payoff, account=account,
                )
            )
        return cast("SizingReport", self._answer(number, timeout)[0])

    def order_status(
        self, cl_ord_id: int | None = None, timeout: float = 5.0
    ) -> list[ExecutionReport]:
        """How one order stands, or every open one."""
        with self._changed:
            number = self._send(self._desk.status_list(cl_ord_id))
        return cast("list[ExecutionReport]", self._answer(number, timeout))

    def test_order(
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
        """What every check would say of an order; nothing is sent. Arguments as in `submit`.

        RequestRefused: the question itself, such as for too many messages in a second.
        """
        with self._changed:
            order = self._desk.order(
                side, symbol, quantity, limit=limit, stop=stop, account=account,
                time_in_force=time_in_force, reduce_only=reduce_only,
                duplicate_intended=duplicate_intended, cl_ord_id=1,
            )
            number = self._send(self._desk.order_test(order))
        return order_test(self._answer(number, timeout))

    def refresh_securities(self, timeout: float = 5.0) -> dict[str, SecurityDefinition]:
        """Fetches the list of instruments anew."""
        with self._changed:
            number = self._send(self._desk.security_list())
        self._answer(number, timeout)
        return self.securities

    @property
    def securities(self) -> dict[str, SecurityDefinition]:
        """The instruments by symbol, with id, tick (`min_price_increment`), lot (`round_lot`)."""
        with self._changed:
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

    def events(self, timeout: float | None = None) -> Iterator[Event]:
        """What happens, in order; ends when nothing has for `timeout` seconds (None: never).

        SessionRefused or ConnectError when the session cannot go on.
        """
        while True:
            event = self.next_event(timeout)
            if event is None:
                return
            yield event

    def next_event(self, timeout: float | None = None) -> Event | None:
        """The next event; None where none came in time, or the client is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._events or self._is_over, timeout)
            if self._events:
                event = self._events.popleft()
                self._changed.notify_all()
                return event
            if self._failure is not None:
                raise self._failure
            return None

    def wait(self, cl_ord_id: int, timeout: float = 5.0) -> Outcome:
        """How a request came out: the first answer that is not merely pending, or a later one.

        Timeout: no answer yet; the request may still take effect.
        """
        what = f"no answer to {cl_ord_id}"
        found = self._wait(lambda: self._desk.outcome(cl_ord_id), timeout, what)
        return cast("Outcome", found)

    def wait_end(self, cl_ord_id: int, timeout: float = 5.0) -> Outcome:
        """How an order ended: filled, canceled, rejected or expired. Timeout while it is open."""
        what = f"order {cl_ord_id} has not ended"
        found = self._wait(lambda: self._desk.outcome(cl_ord_id, True), timeout, what)
        return cast("Outcome", found)

    def wait_established(self, timeout: float = 5.0) -> None:
        """Waits until requests can be sent."""
        self._wait(lambda: self.is_established or None, timeout, "no session is established")

    def close(self) -> None:
        """Ends the binding cleanly. Open orders stay, unless cancel_on_disconnect says else."""
        with self._changed:
            if self._closing:
                return
            self._batching = 0
            self._machine.terminate()
            self._flush()
            self._changed.wait_for(lambda: self._machine.state is State.CLOSED, _CLOSE_S)
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    # The session's thread.

    def _start(self, timeout: float) -> None:
        self._open()
        self._thread = threading.Thread(target=self._run, name="portcullis", daemon=True)
        self._thread.start()
        try:
            self.wait_established(timeout)
            self.refresh_securities(timeout)
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        connection = Connection(self.url)
        with self._changed:
            self._connection = connection
            self._machine.connected()
            self._flush()

    def _run(self) -> None:
        try:
            while not self._closing:
                if self._connection is None:
                    self._reopen()
                else:
                    self._step(self._connection)
        finally:
            with self._changed:
                self._drop()
                self._closing = True
                self._changed.notify_all()

    def _step(self, connection: Connection) -> None:
        with self._changed:
            # A full queue is not read on: the gateway keeps the reports, their numbers tell.
            is_full = len(self._events) >= self._options.event_count_max
            if is_full:
                self._changed.wait(_RECEIVE_MS / 1_000)
        data = None if is_full else connection.receive(_RECEIVE_MS)
        with self._changed:
            events = [] if data is None else self._machine.receive(data)
            events += self._machine.tick()
            if connection.is_lost and data is None:
                events += self._machine.disconnected(f"the connection to {self.url} is lost")
            for event in events:
                self._desk.observe(event)
            self._events.extend(events)
            if self._batching == 0:
                self._flush()
            if self._machine.refusal is not None:
                self._failure = self._machine.refusal
                self._closing = True
            elif self._machine.wants_reconnect:
                self._drop()
                if not self._options.reconnect:
                    self._failure = ConnectError(f"the connection to {self.url} is lost")
                    self._closing = True
            self._changed.notify_all()

    def _reopen(self) -> None:
        delay = _BACKOFF_MIN_S
        while not self._closing:
            try:
                self._open()
                return
            except ConnectError:
                with self._changed:
                    self._changed.wait_for(lambda: self._closing, delay)
                delay = min(2 * delay, _BACKOFF_MAX_S)

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # Under the lock.

    @property
    def _is_over(self) -> bool:
        return self._closing or self._failure is not None

    def _send(self, request: Request) -> int:
        if self._failure is not None:
            raise self._failure
        self._machine.submit(request)
        if self._batching == 0:
            self._flush()
        return request_id(request)

    def _flush(self) -> None:
        messages = self._machine.outgoing()
        if self._connection is not None:
            for message in messages:
                # What a lost connection did not take stays pending and is sent again.
                if not self._connection.send(message):
                    return

    def _answer(self, number: int, timeout: float) -> list[Any]:
        try:
            return self._wait(lambda: self._desk.answer(number), timeout, "no complete answer")
        finally:
            with self._changed:
                self._desk.forget(number)

    def _wait(self, found: Callable[[], T | None], timeout: float, what: str) -> T:
        end = time.monotonic() + timeout
        with self._changed:
            while (result := found()) is None:
                if self._failure is not None:
                    raise self._failure
                left = end - time.monotonic()
                if left <= 0 or self._closing:
                    raise Timeout(f"{what} within {timeout:g} s ({self.url})")
                self._changed.wait(left)
            return result
