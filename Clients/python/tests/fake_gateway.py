"""A gateway small enough to be wrong on purpose: it drops, kicks, forgets and refuses when told.

It keeps to PROTOCOL.md §3 by code of its own on top of the codecs: signatures, numbering,
NotApplied, retransmission, and idempotence by ClOrdID.
"""

from __future__ import annotations

import hashlib
import hmac
import threading
import uuid
from dataclasses import replace
from typing import Any, Callable

import pynng

from portcullis._codec import Message
from portcullis._generated import codes as c
from portcullis._generated import messages as m
from portcullis.framing import Frame, pack, read_frames
from portcullis.keys import Key

KEY = Key("momentum", 7, bytes(range(32)))
_NONE = c.RejectReason.NONE


def security(index: int, total: int, request: int) -> m.SecurityDefinition:
    return m.SecurityDefinition(
        security_req_id=request, min_price_increment_e8=1_000_000, round_lot_e8=10**8,
        min_trade_vol_e8=10**8, max_trade_vol_e8=10**14, contract_multiplier=10**8,
        symbol=("AAPL", "MSFT")[index], sector="technology", calendar="xnys", currency="USD",
        country="US", security_id=(3, 4)[index], index=index, total=total, broker_id=1,
        security_status=c.SecurityStatus.ACTIVE, asset_class=c.AssetClass.EQUITY,
    )


def execution(order: m.NewOrderSingle, **changed: Any) -> m.ExecutionReport:
    values: dict[str, Any] = dict(
        transact_time_ns=1, order_id=order.cl_ord_id + 1, cl_ord_id=order.cl_ord_id, exec_id=1,
        price_e8=order.price_e8, order_qty_e8=order.order_qty_e8, cum_qty_e8=0,
        leaves_qty_e8=order.order_qty_e8, account=order.account, security_id=order.security_id,
        reject_reason=_NONE, exec_type=c.ExecType.NEW, ord_status=c.OrdStatus.NEW,
        side=order.side, ord_type=order.ord_type, time_in_force=order.time_in_force,
        level=c.Level.NONE,
    )
    return m.ExecutionReport(**(values | changed))


def same(a: Message, b: Message) -> bool:
    """Whether two requests have the same content: PROTOCOL.md §3.7."""
    clean = dict(msg_seq_num=0, sending_time_ns=0, poss_resend=c.Flag.NO)
    return replace(a, **clean) == replace(b, **clean)  # type: ignore[type-var]


class FakeGateway:
    """Serves one session. State outlives connections, as a gateway's does."""

    def __init__(self) -> None:
        self.url = f"inproc://portcullis-test-{uuid.uuid4()}"
        self.lock = threading.RLock()
        self.received: list[Message] = []
        self.executed: list[m.NewOrderSingle] = []
        self.message_sizes: list[int] = []
        self.version = 0
        self.expected = 1
        self.stored: list[Message] = []
        self.orders: dict[int, tuple[Message, int]] = {}
        self.established = False
        self.drop_inbound: Callable[[Message], bool] = lambda _: False
        self.drop_outbound: Callable[[Message], bool] = lambda _: False
        self.forgotten_below = 1
        self.reject_order: c.RejectReason = _NONE
        self.refuse_negotiation: c.NegotiationRejectCode | None = None
        self.answer_list = True
        self._socket: Any = None
        self._stop = threading.Event()
        self.start()

    def start(self) -> None:
        self._stop = threading.Event()
        self._socket = pynng.Pair1(recv_timeout=20, send_timeout=1_000)
        self._socket.send_buffer_size = 1_024
        self._socket.listen(self.url)
        self.established = False
        self._thread = threading.Thread(
            target=self._run, args=(self._socket, self._stop), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()

    def restart(self) -> None:
        self.stop()
        self.start()

    def _run(self, socket: Any, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                data = socket.recv()
            except pynng.NNGException:
                continue
            with self.lock:
                self.message_sizes.append(len(data))
                out: list[Message] = []
                for frame in read_frames(data):
                    assert isinstance(frame, Frame), frame
                    message = frame.decode()
                    if not self.drop_inbound(message):
                        self.received.append(message)
                        self._take(message, out)
                frames = [each.to_frame() for each in out if not self.drop_outbound(each)]
                for batch in pack(frames):
                    socket.send(batch)

    def send(self, *messages: Message) -> None:
        with self.lock:
            for batch in pack([each.to_frame() for each in messages]):
                self._socket.send(batch)

    def report(self, message: Any) -> Any:
        numbered = replace(message, msg_seq_num=len(self.stored) + 1)
        self.stored.append(numbered)
        return numbered

    # Session.

    def _verified(self, message: Any) -> bool:
        block = replace(message, signature="").to_block()
        data = message.TEMPLATE_ID.to_bytes(2, "little") + block
        expected = hmac.new(KEY.secret, data, hashlib.sha256).hexdigest()
        return hmac.compare_digest(expected, str(message.signature))

    def _take(self, message: Message, out: list[Message]) -> None:
        if isinstance(message, m.Negotiate):
            self._negotiate(message, out)
        elif isinstance(message, m.Establish):
            self._establish(message, out)
        elif isinstance(message, m.Sequence):
            self._gap(message.next_seq_no, out)
            # The client's beat is this gateway's clock.
            out.append(m.Sequence(next_seq_no=len(self.stored) + 1))
        elif isinstance(message, m.RetransmitRequest):
            self._retransmit(message, out)
        elif isinstance(message, m.Terminate):
            self.established = False
            out.append(replace(message, text=""))
        else:
            self._request(message, out)

    def _negotiate(self, message: m.Negotiate, out: list[Message]) -> None:
        code = self.refuse_negotiation
        if not self._verified(message):
            code = c.NegotiationRejectCode.CREDENTIALS
        elif message.session_version_id <= self.version:
            code = c.NegotiationRejectCode.VERSION_NOT_GREATER
        if code is not None:
            out.append(
                m.NegotiationReject(
                    session_version_id=message.session_version_id,
                    request_timestamp_ns=message.timestamp_ns,
                    current_session_version_id=self.version,
                    text="", session_id=message.session_id, code=code,
                )
            )
            return
        self.version, self.expected = message.session_version_id, 1
        out.append(
            m.NegotiationResponse(
                session_version_id=self.version, request_timestamp_ns=message.timestamp_ns,
                session_id=message.session_id,
            )
        )

    def _establish(self, message: m.Establish, out: list[Message]) -> None:
        code = None
        if not self._verified(message):
            code = c.EstablishmentRejectCode.CREDENTIALS
        elif message.session_version_id != self.version:
            code = c.EstablishmentRejectCode.UNNEGOTIATED
        elif message.next_seq_no < self.expected:
            code = c.EstablishmentRejectCode.SEQUENCE
        if code is not None:
            out.append(
                m.EstablishmentReject(
                    session_version_id=message.session_version_id,
                    request_timestamp_ns=message.timestamp_ns, text="",
                    session_id=message.session_id, code=code,
                )
            )
            return
        self.established = True
        out.append(
            m.EstablishmentAck(
                session_version_id=self.version, request_timestamp_ns=message.timestamp_ns,
                next_seq_no=len(self.stored) + 1, last_incoming_seq_no=self.expected - 1,
                session_id=message.session_id,
                keep_alive_interval_ms=message.keep_alive_interval_ms,
            )
        )
        self._gap(message.next_seq_no, out)

    def _gap(self, number: int, out: list[Message]) -> None:
        if number > self.expected:
            out.append(m.NotApplied(from_seq_no=self.expected, count=number - self.expected))
            self.expected = number

    def _retransmit(self, message: m.RetransmitRequest, out: list[Message]) -> None:
        if message.from_seq_no < self.forgotten_below:
            out.append(
                m.RetransmitReject(
                    request_timestamp_ns=message.timestamp_ns, text="too long ago",
                    session_id=7, code=c.RetransmitRejectCode.NO_LONGER_HELD,
                )
            )
            return
        # At most ten at a time, so that clients have to ask on.
        first = message.from_seq_no - 1
        again = self.stored[first : first + min(message.count, 10)]
        out.append(
            m.Retransmission(
                request_timestamp_ns=message.timestamp_ns, next_seq_no=message.from_seq_no,
                count=len(again), session_id=7,
            )
        )
        out.extend(again)

    # Requests.

    def _request(self, message: Any, out: list[Message]) -> None:
        assert self.established
        self._gap(message.msg_seq_num, out)
        if message.msg_seq_num == self.expected:
            self.expected += 1
        if isinstance(message, m.SecurityListRequest):
            if self.answer_list:
                number = message.security_req_id
                out.extend(self.report(security(i, 2, number)) for i in range(2))
        elif isinstance(message, m.NewOrderSingle):
            self._order(message, out)
        elif isinstance(message, m.OrderCancelRequest):
            self._cancel(message, out)
        elif isinstance(message, m.OrderStatusRequest):
            self._status(message, out)
        elif isinstance(message, m.PositionRequest):
            out.append(self.report(self._position(message)))
        elif isinstance(message, m.SizingRequest):
            out.append(self.report(self._size(message)))
        elif isinstance(message, m.OrderTestRequest):
            out.extend(self._order_test(message))
        elif isinstance(message, m.OrderMassActionRequest):
            out.append(
                self.report(
                    m.OrderMassActionReport(
                        transact_time_ns=1, cl_ord_id=message.cl_ord_id, exec_id=1,
                        total_affected_orders=0, reject_reason=_NONE,
                        mass_action_response=c.MassActionResponse.COMPLETED,
                    )
                )
            )

    def _order(self, order: m.NewOrderSingle, out: list[Message]) -> None:
        known = self.orders.get(order.cl_ord_id)
        if known is not None:
            assert same(known[0], order), "a resend with other content"
            first: Any = self.stored[known[1]]
            out.append(self.report(replace(first, poss_resend=c.Flag.YES)))
            return
        self.orders[order.cl_ord_id] = (order, len(self.stored))
        if self.reject_order != _NONE:
            out.append(
                self.report(
                    execution(
                        order, exec_type=c.ExecType.REJECTED, ord_status=c.OrdStatus.REJECTED,
                        reject_reason=self.reject_order, limit=5_000 * 10**4,
                        value=1_000_000 * 10**4, level=c.Level.ACCOUNT, leaves_qty_e8=0,
                    )
                )
            )
            return
        self.executed.append(order)
        pending = dict(exec_type=c.ExecType.PENDING_NEW, ord_status=c.OrdStatus.PENDING_NEW)
        out.append(self.report(execution(order, **pending)))
        out.append(self.report(execution(order)))
        if order.ord_type == c.OrdType.MARKET:
            filled = dict(
                exec_type=c.ExecType.TRADE, ord_status=c.OrdStatus.FILLED, leaves_qty_e8=0,
                cum_qty_e8=order.order_qty_e8, last_qty_e8=order.order_qty_e8,
                last_px_e8=189_51_000_000, avg_px_e8=189_51_000_000,
            )
            out.append(self.report(execution(order, **filled)))

    def _cancel(self, request: m.OrderCancelRequest, out: list[Message]) -> None:
        known = self.orders.get(request.orig_cl_ord_id)
        if known is None:
            out.append(
                self.report(
                    m.OrderCancelReject(
                        transact_time_ns=1, cl_ord_id=request.cl_ord_id, exec_id=1,
                        orig_cl_ord_id=request.orig_cl_ord_id,
                        reject_reason=c.RejectReason.UNKNOWN_ORDER,
                        ord_status=c.OrdStatus.REJECTED,
                        cxl_rej_response_to=c.CxlRejResponseTo.CANCEL, level=c.Level.NONE,
                    )
                )
            )
            return
        order = known[0]
        assert isinstance(order, m.NewOrderSingle)
        out.append(
            self.report(
                execution(
                    order, cl_ord_id=request.cl_ord_id, orig_cl_ord_id=order.cl_ord_id,
                    exec_type=c.ExecType.CANCELED, ord_status=c.OrdStatus.CANCELED,
                    leaves_qty_e8=0,
                )
            )
        )

    def _status(self, request: m.OrderStatusRequest, out: list[Message]) -> None:
        known = [] if request.cl_ord_id is None else [self.orders.get(request.cl_ord_id)]
        if not known or known[0] is None:
            out.append(
                self.report(
                    m.BusinessMessageReject(
                        transact_time_ns=1, ref_seq_num=request.msg_seq_num,
                        business_reject_ref_id=request.ord_status_req_id, text="",
                        byte_offset=0, ref_template_id=24,
                        reject_reason=c.RejectReason.UNKNOWN_ORDER,
                    )
                )
            )
            return
        order = known[0][0]
        assert isinstance(order, m.NewOrderSingle)
        kind = dict(exec_type=c.ExecType.ORDER_STATUS, last_report=c.Flag.YES)
        out.append(self.report(execution(order, **kind)))

    def _size(self, request: m.SizingRequest) -> m.SizingReport:
        """Half of what 100,000 of equity allow, as if an order's quantity were limited."""
        price = request.price_e8 or 100 * 10**8
        distance = None if request.stop_px_e8 is None else abs(price - request.stop_px_e8)
        wanted = 100_000 * request.risk_percent // 10**6 * 10**8 // ((distance or price) // 10**8)
        return m.SizingReport(
            sizing_req_id=request.sizing_req_id, transact_time_ns=1, quantity_e8=wanted // 2,
            wanted_qty_e8=wanted, price_e8=price, stop_distance_e8=distance,
            risk_amount_e4=500_0000, equity_e4=100_000_0000, notional_e4=1,
            limit=wanted // 2, value=wanted // 2 + 10**8,
            account=request.account, strategy="demo", security_id=request.security_id,
            reject_reason=c.RejectReason.ORDER_QUANTITY, side=request.side,
            method=request.method, level=c.Level.ACCOUNT,
        )

    def _order_test(self, request: m.OrderTestRequest) -> list[Message]:
        """Refuses above 100, by one of two comparisons."""
        is_above = request.order_qty_e8 > 100 * 10**8
        reason = c.RejectReason.ORDER_QUANTITY
        rows: list[Message] = [
            m.CheckReport(
                test_req_id=request.test_req_id, target="", index=0, total=2, check=1,
                reject_reason=c.RejectReason.HALTED_ALL, comparison=c.ComparisonKind.HOLDS,
                passes=c.Flag.YES, level=c.Level.GLOBAL,
            ),
            m.CheckReport(
                test_req_id=request.test_req_id, value=request.order_qty_e8, limit=100 * 10**8,
                target="MAIN", index=1, total=2, check=12, reject_reason=reason,
                comparison=c.ComparisonKind.AT_MOST,
                passes=c.Flag.NO if is_above else c.Flag.YES, level=c.Level.ACCOUNT,
            ),
        ]
        end = m.OrderTestReport(
            test_req_id=request.test_req_id, transact_time_ns=1, exec_id=1,
            limit=100 * 10**8 if is_above else None,
            value=request.order_qty_e8 if is_above else None, account=request.account,
            security_id=request.security_id, total=2, reject_reason=reason if is_above else _NONE,
            last_check=23, level=c.Level.ACCOUNT if is_above else c.Level.NONE,
        )
        return [*rows, end]

    def _position(self, request: m.PositionRequest) -> m.PositionReport:
        return m.PositionReport(
            pos_req_id=request.pos_req_id, transact_time_ns=1, net_qty_e8=10 * 10**8,
            avg_px_e8=189_50_000_000, realized_pnl_e4=-12_5000, fees_e4=0, open_buy_qty_e8=0,
            open_sell_qty_e8=0, cash_e4=98_105_0000, account="MAIN", security_id=3, index=0,
            total=1, open_orders=0, last_report=c.Flag.YES,
        )
