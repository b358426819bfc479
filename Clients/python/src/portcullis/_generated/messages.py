"""Every message of the schema.

Generated from Protocol/portcullis.xml by CodecGenerator. Do not edit.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from .._codec import (
    NULL_I64,
    NULL_U32,
    NULL_U64,
    Buffer,
    Field,
    Message,
    decimal_of,
    frame_prefix,
    text_bytes,
    text_of,
)
from .codes import (
    AssetClass,
    BrokerCommandKind,
    BrokerReportKind,
    BrokerState,
    CalendarWindowKind,
    CancelOnDisconnect,
    ComparisonKind,
    CxlRejResponseTo,
    DataCause,
    DataState,
    Durability,
    EstablishmentRejectCode,
    ExecType,
    Flag,
    GatewayState,
    HaltMode,
    HaltPhase,
    Level,
    LimitKind,
    LockoutEnd,
    LockoutKind,
    MassActionResponse,
    NegotiationRejectCode,
    OrdStatus,
    OrdType,
    Origin,
    RejectReason,
    RetransmitRejectCode,
    Scope,
    SecurityStatus,
    SelfTradePolicy,
    Side,
    SideFilter,
    SizingMethod,
    SubscriptionStart,
    SubscriptionStatus,
    TerminationCode,
    TimeInForce,
    TradingStatus,
)

SCHEMA_ID = 20547
SCHEMA_VERSION = 1


@dataclass(slots=True, kw_only=True)
class Negotiate(Message):
    """Client: opens a session version."""

    NAME: ClassVar[str] = "Negotiate"
    TEMPLATE_ID: ClassVar[int] = 1
    BLOCK_LENGTH: ClassVar[int] = 84
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sessionVersionID", "session_version_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("signature", "signature", "Hex64", "text", 16, 64, False),
        Field("sessionID", "session_id", "Id32", "uint32", 80, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ64sI")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        1, 84, SCHEMA_ID, SCHEMA_VERSION
    )

    session_version_id: int
    timestamp_ns: int
    signature: str
    session_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.session_version_id,
            self.timestamp_ns,
            text_bytes(self.signature, 64, "signature"),
            self.session_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Negotiate:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            session_version_id=v[0],
            timestamp_ns=v[1],
            signature=text_of(v[2]),
            session_id=v[3],
        )


@dataclass(slots=True, kw_only=True)
class NegotiationResponse(Message):
    """Gateway: the version is open."""

    NAME: ClassVar[str] = "NegotiationResponse"
    TEMPLATE_ID: ClassVar[int] = 2
    BLOCK_LENGTH: ClassVar[int] = 20
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sessionVersionID", "session_version_id", "Id64", "uint64", 0, 8, False),
        Field("requestTimestamp", "request_timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("sessionID", "session_id", "Id32", "uint32", 16, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQI")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        2, 20, SCHEMA_ID, SCHEMA_VERSION
    )

    session_version_id: int
    request_timestamp_ns: int
    session_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.session_version_id,
            self.request_timestamp_ns,
            self.session_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> NegotiationResponse:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            session_version_id=v[0],
            request_timestamp_ns=v[1],
            session_id=v[2],
        )


@dataclass(slots=True, kw_only=True)
class NegotiationReject(Message):
    """Gateway: the version was not opened."""

    NAME: ClassVar[str] = "NegotiationReject"
    TEMPLATE_ID: ClassVar[int] = 3
    BLOCK_LENGTH: ClassVar[int] = 93
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sessionVersionID", "session_version_id", "Id64", "uint64", 0, 8, False),
        Field("requestTimestamp", "request_timestamp_ns", "Time", "uint64", 8, 8, False),
        Field(
            "currentSessionVersionID", "current_session_version_id", "Id64Optional",
            "uint64", 16, 8, True,
        ),
        Field("text", "text", "Text64", "text", 24, 64, False),
        Field("sessionID", "session_id", "Id32", "uint32", 88, 4, False),
        Field("code", "code", "NegotiationRejectCode", "code", 92, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ64sIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        3, 93, SCHEMA_ID, SCHEMA_VERSION
    )

    session_version_id: int
    request_timestamp_ns: int
    current_session_version_id: int | None = None
    text: str
    session_id: int
    code: NegotiationRejectCode

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.session_version_id,
            self.request_timestamp_ns,
            NULL_U64
            if self.current_session_version_id is None
            else self.current_session_version_id,
            text_bytes(self.text, 64, "text"),
            self.session_id,
            self.code,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> NegotiationReject:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            session_version_id=v[0],
            request_timestamp_ns=v[1],
            current_session_version_id=None if v[2] == NULL_U64 else v[2],
            text=text_of(v[3]),
            session_id=v[4],
            code=NegotiationRejectCode(v[5]),
        )


@dataclass(slots=True, kw_only=True)
class Establish(Message):
    """Client: binds this connection to the session."""

    NAME: ClassVar[str] = "Establish"
    TEMPLATE_ID: ClassVar[int] = 4
    BLOCK_LENGTH: ClassVar[int] = 101
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sessionVersionID", "session_version_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("nextSeqNo", "next_seq_no", "SeqNum", "uint64", 16, 8, False),
        Field("signature", "signature", "Hex64", "text", 24, 64, False),
        Field("sessionID", "session_id", "Id32", "uint32", 88, 4, False),
        Field(
            "keepAliveInterval", "keep_alive_interval_ms", "Milliseconds",
            "uint32", 92, 4, False,
        ),
        Field(
            "cancelOnDisconnectWindow", "cancel_on_disconnect_window_ms", "Milliseconds",
            "uint32", 96, 4, False,
        ),
        Field(
            "cancelOnDisconnect", "cancel_on_disconnect", "CancelOnDisconnect",
            "code", 100, 1, False,
        ),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ64sIIIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        4, 101, SCHEMA_ID, SCHEMA_VERSION
    )

    session_version_id: int
    timestamp_ns: int
    next_seq_no: int
    signature: str
    session_id: int
    keep_alive_interval_ms: int
    cancel_on_disconnect_window_ms: int
    cancel_on_disconnect: CancelOnDisconnect

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.session_version_id,
            self.timestamp_ns,
            self.next_seq_no,
            text_bytes(self.signature, 64, "signature"),
            self.session_id,
            self.keep_alive_interval_ms,
            self.cancel_on_disconnect_window_ms,
            self.cancel_on_disconnect,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Establish:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            session_version_id=v[0],
            timestamp_ns=v[1],
            next_seq_no=v[2],
            signature=text_of(v[3]),
            session_id=v[4],
            keep_alive_interval_ms=v[5],
            cancel_on_disconnect_window_ms=v[6],
            cancel_on_disconnect=CancelOnDisconnect(v[7]),
        )


@dataclass(slots=True, kw_only=True)
class EstablishmentAck(Message):
    """Gateway: the session is bound."""

    NAME: ClassVar[str] = "EstablishmentAck"
    TEMPLATE_ID: ClassVar[int] = 5
    BLOCK_LENGTH: ClassVar[int] = 40
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sessionVersionID", "session_version_id", "Id64", "uint64", 0, 8, False),
        Field("requestTimestamp", "request_timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("nextSeqNo", "next_seq_no", "SeqNum", "uint64", 16, 8, False),
        Field("lastIncomingSeqNo", "last_incoming_seq_no", "SeqNum", "uint64", 24, 8, False),
        Field("sessionID", "session_id", "Id32", "uint32", 32, 4, False),
        Field(
            "keepAliveInterval", "keep_alive_interval_ms", "Milliseconds",
            "uint32", 36, 4, False,
        ),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQII")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        5, 40, SCHEMA_ID, SCHEMA_VERSION
    )

    session_version_id: int
    request_timestamp_ns: int
    next_seq_no: int
    last_incoming_seq_no: int
    session_id: int
    keep_alive_interval_ms: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.session_version_id,
            self.request_timestamp_ns,
            self.next_seq_no,
            self.last_incoming_seq_no,
            self.session_id,
            self.keep_alive_interval_ms,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> EstablishmentAck:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            session_version_id=v[0],
            request_timestamp_ns=v[1],
            next_seq_no=v[2],
            last_incoming_seq_no=v[3],
            session_id=v[4],
            keep_alive_interval_ms=v[5],
        )


@dataclass(slots=True, kw_only=True)
class EstablishmentReject(Message):
    """Gateway: the session was not bound."""

    NAME: ClassVar[str] = "EstablishmentReject"
    TEMPLATE_ID: ClassVar[int] = 6
    BLOCK_LENGTH: ClassVar[int] = 85
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sessionVersionID", "session_version_id", "Id64", "uint64", 0, 8, False),
        Field("requestTimestamp", "request_timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("text", "text", "Text64", "text", 16, 64, False),
        Field("sessionID", "session_id", "Id32", "uint32", 80, 4, False),
        Field("code", "code", "EstablishmentRejectCode", "code", 84, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ64sIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        6, 85, SCHEMA_ID, SCHEMA_VERSION
    )

    session_version_id: int
    request_timestamp_ns: int
    text: str
    session_id: int
    code: EstablishmentRejectCode

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.session_version_id,
            self.request_timestamp_ns,
            text_bytes(self.text, 64, "text"),
            self.session_id,
            self.code,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> EstablishmentReject:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            session_version_id=v[0],
            request_timestamp_ns=v[1],
            text=text_of(v[2]),
            session_id=v[3],
            code=EstablishmentRejectCode(v[4]),
        )


@dataclass(slots=True, kw_only=True)
class Sequence(Message):
    """Both: keep-alive."""

    NAME: ClassVar[str] = "Sequence"
    TEMPLATE_ID: ClassVar[int] = 7
    BLOCK_LENGTH: ClassVar[int] = 8
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("nextSeqNo", "next_seq_no", "SeqNum", "uint64", 0, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        7, 8, SCHEMA_ID, SCHEMA_VERSION
    )

    next_seq_no: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.next_seq_no,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Sequence:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            next_seq_no=v[0],
        )


@dataclass(slots=True, kw_only=True)
class NotApplied(Message):
    """Gateway: messages are missing and were not applied."""

    NAME: ClassVar[str] = "NotApplied"
    TEMPLATE_ID: ClassVar[int] = 8
    BLOCK_LENGTH: ClassVar[int] = 16
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("fromSeqNo", "from_seq_no", "SeqNum", "uint64", 0, 8, False),
        Field("count", "count", "Count64", "uint64", 8, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        8, 16, SCHEMA_ID, SCHEMA_VERSION
    )

    from_seq_no: int
    count: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.from_seq_no,
            self.count,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> NotApplied:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            from_seq_no=v[0],
            count=v[1],
        )


@dataclass(slots=True, kw_only=True)
class RetransmitRequest(Message):
    """Client: asks for reports again."""

    NAME: ClassVar[str] = "RetransmitRequest"
    TEMPLATE_ID: ClassVar[int] = 9
    BLOCK_LENGTH: ClassVar[int] = 28
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("timestamp", "timestamp_ns", "Time", "uint64", 0, 8, False),
        Field("fromSeqNo", "from_seq_no", "SeqNum", "uint64", 8, 8, False),
        Field("count", "count", "Count64", "uint64", 16, 8, False),
        Field("sessionID", "session_id", "Id32", "uint32", 24, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQI")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        9, 28, SCHEMA_ID, SCHEMA_VERSION
    )

    timestamp_ns: int
    from_seq_no: int
    count: int
    session_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.timestamp_ns,
            self.from_seq_no,
            self.count,
            self.session_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> RetransmitRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            timestamp_ns=v[0],
            from_seq_no=v[1],
            count=v[2],
            session_id=v[3],
        )


@dataclass(slots=True, kw_only=True)
class Retransmission(Message):
    """Gateway: the reports that follow were sent before."""

    NAME: ClassVar[str] = "Retransmission"
    TEMPLATE_ID: ClassVar[int] = 10
    BLOCK_LENGTH: ClassVar[int] = 28
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestTimestamp", "request_timestamp_ns", "Time", "uint64", 0, 8, False),
        Field("nextSeqNo", "next_seq_no", "SeqNum", "uint64", 8, 8, False),
        Field("count", "count", "Count64", "uint64", 16, 8, False),
        Field("sessionID", "session_id", "Id32", "uint32", 24, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQI")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        10, 28, SCHEMA_ID, SCHEMA_VERSION
    )

    request_timestamp_ns: int
    next_seq_no: int
    count: int
    session_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_timestamp_ns,
            self.next_seq_no,
            self.count,
            self.session_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Retransmission:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_timestamp_ns=v[0],
            next_seq_no=v[1],
            count=v[2],
            session_id=v[3],
        )


@dataclass(slots=True, kw_only=True)
class RetransmitReject(Message):
    """Gateway: nothing is sent again."""

    NAME: ClassVar[str] = "RetransmitReject"
    TEMPLATE_ID: ClassVar[int] = 11
    BLOCK_LENGTH: ClassVar[int] = 77
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestTimestamp", "request_timestamp_ns", "Time", "uint64", 0, 8, False),
        Field("text", "text", "Text64", "text", 8, 64, False),
        Field("sessionID", "session_id", "Id32", "uint32", 72, 4, False),
        Field("code", "code", "RetransmitRejectCode", "code", 76, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q64sIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        11, 77, SCHEMA_ID, SCHEMA_VERSION
    )

    request_timestamp_ns: int
    text: str
    session_id: int
    code: RetransmitRejectCode

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_timestamp_ns,
            text_bytes(self.text, 64, "text"),
            self.session_id,
            self.code,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> RetransmitReject:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_timestamp_ns=v[0],
            text=text_of(v[1]),
            session_id=v[2],
            code=RetransmitRejectCode(v[3]),
        )


@dataclass(slots=True, kw_only=True)
class Terminate(Message):
    """Both: the binding ends."""

    NAME: ClassVar[str] = "Terminate"
    TEMPLATE_ID: ClassVar[int] = 12
    BLOCK_LENGTH: ClassVar[int] = 69
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("text", "text", "Text64", "text", 0, 64, False),
        Field("sessionID", "session_id", "Id32", "uint32", 64, 4, False),
        Field("code", "code", "TerminationCode", "code", 68, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<64sIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        12, 69, SCHEMA_ID, SCHEMA_VERSION
    )

    text: str
    session_id: int
    code: TerminationCode

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.text, 64, "text"),
            self.session_id,
            self.code,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Terminate:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            text=text_of(v[0]),
            session_id=v[1],
            code=TerminationCode(v[2]),
        )


@dataclass(slots=True, kw_only=True)
class NewOrderSingle(Message):
    """Strategy: a new order."""

    NAME: ClassVar[str] = "NewOrderSingle"
    TEMPLATE_ID: ClassVar[int] = 20
    BLOCK_LENGTH: ClassVar[int] = 74
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 8, 8, False),
        Field("sendingTime", "sending_time_ns", "Time", "uint64", 16, 8, False),
        Field("price", "price_e8", "PriceOptional", "int64", 24, 8, True),
        Field("stopPx", "stop_px_e8", "PriceOptional", "int64", 32, 8, True),
        Field("orderQty", "order_qty_e8", "Quantity", "int64", 40, 8, False),
        Field("account", "account", "Text16", "text", 48, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 64, 4, False),
        Field("side", "side", "Side", "code", 68, 1, False),
        Field("ordType", "ord_type", "OrdType", "code", 69, 1, False),
        Field("timeInForce", "time_in_force", "TimeInForce", "code", 70, 1, False),
        Field("possResend", "poss_resend", "Flag", "code", 71, 1, False),
        Field("duplicateIntended", "duplicate_intended", "Flag", "code", 72, 1, False),
        Field("reduceOnly", "reduce_only", "Flag", "code", 73, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQqqq16sIBBBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        20, 74, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    cl_ord_id: int
    sending_time_ns: int
    price_e8: int | None = None
    stop_px_e8: int | None = None
    order_qty_e8: int
    account: str
    security_id: int
    side: Side
    ord_type: OrdType
    time_in_force: TimeInForce
    poss_resend: Flag = Flag.NO
    duplicate_intended: Flag = Flag.NO
    reduce_only: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.cl_ord_id,
            self.sending_time_ns,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_px_e8 is None else self.stop_px_e8,
            self.order_qty_e8,
            text_bytes(self.account, 16, "account"),
            self.security_id,
            self.side,
            self.ord_type,
            self.time_in_force,
            self.poss_resend,
            self.duplicate_intended,
            self.reduce_only,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> NewOrderSingle:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            cl_ord_id=v[1],
            sending_time_ns=v[2],
            price_e8=None if v[3] == NULL_I64 else v[3],
            stop_px_e8=None if v[4] == NULL_I64 else v[4],
            order_qty_e8=v[5],
            account=text_of(v[6]),
            security_id=v[7],
            side=Side(v[8]),
            ord_type=OrdType(v[9]),
            time_in_force=TimeInForce(v[10]),
            poss_resend=Flag(v[11]),
            duplicate_intended=Flag(v[12]),
            reduce_only=Flag(v[13]),
        )

    @property
    def price(self) -> Decimal | None:
        """Limit and stop-limit orders."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_px(self) -> Decimal | None:
        """Stop and stop-limit orders."""
        raw = self.stop_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def order_qty(self) -> Decimal:
        """A quantity times 1e8."""
        raw = self.order_qty_e8
        return decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class OrderCancelRequest(Message):
    """Strategy: cancel one order."""

    NAME: ClassVar[str] = "OrderCancelRequest"
    TEMPLATE_ID: ClassVar[int] = 21
    BLOCK_LENGTH: ClassVar[int] = 33
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 8, 8, False),
        Field("origClOrdID", "orig_cl_ord_id", "Id64", "uint64", 16, 8, False),
        Field("sendingTime", "sending_time_ns", "Time", "uint64", 24, 8, False),
        Field("possResend", "poss_resend", "Flag", "code", 32, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        21, 33, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    cl_ord_id: int
    orig_cl_ord_id: int
    sending_time_ns: int
    poss_resend: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.cl_ord_id,
            self.orig_cl_ord_id,
            self.sending_time_ns,
            self.poss_resend,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderCancelRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            cl_ord_id=v[1],
            orig_cl_ord_id=v[2],
            sending_time_ns=v[3],
            poss_resend=Flag(v[4]),
        )


@dataclass(slots=True, kw_only=True)
class OrderCancelReplaceRequest(Message):
    """Strategy: change price or quantity of one order."""

    NAME: ClassVar[str] = "OrderCancelReplaceRequest"
    TEMPLATE_ID: ClassVar[int] = 22
    BLOCK_LENGTH: ClassVar[int] = 59
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 8, 8, False),
        Field("origClOrdID", "orig_cl_ord_id", "Id64", "uint64", 16, 8, False),
        Field("sendingTime", "sending_time_ns", "Time", "uint64", 24, 8, False),
        Field("price", "price_e8", "PriceOptional", "int64", 32, 8, True),
        Field("stopPx", "stop_px_e8", "PriceOptional", "int64", 40, 8, True),
        Field("orderQty", "order_qty_e8", "Quantity", "int64", 48, 8, False),
        Field("ordType", "ord_type", "OrdType", "code", 56, 1, False),
        Field("timeInForce", "time_in_force", "TimeInForce", "code", 57, 1, False),
        Field("possResend", "poss_resend", "Flag", "code", 58, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQqqqBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        22, 59, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    cl_ord_id: int
    orig_cl_ord_id: int
    sending_time_ns: int
    price_e8: int | None = None
    stop_px_e8: int | None = None
    order_qty_e8: int
    ord_type: OrdType
    time_in_force: TimeInForce
    poss_resend: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.cl_ord_id,
            self.orig_cl_ord_id,
            self.sending_time_ns,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_px_e8 is None else self.stop_px_e8,
            self.order_qty_e8,
            self.ord_type,
            self.time_in_force,
            self.poss_resend,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderCancelReplaceRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            cl_ord_id=v[1],
            orig_cl_ord_id=v[2],
            sending_time_ns=v[3],
            price_e8=None if v[4] == NULL_I64 else v[4],
            stop_px_e8=None if v[5] == NULL_I64 else v[5],
            order_qty_e8=v[6],
            ord_type=OrdType(v[7]),
            time_in_force=TimeInForce(v[8]),
            poss_resend=Flag(v[9]),
        )

    @property
    def price(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.stop_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def order_qty(self) -> Decimal:
        """The new total, filled part included."""
        raw = self.order_qty_e8
        return decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class OrderMassActionRequest(Message):
    """Strategy: cancel own orders by filter."""

    NAME: ClassVar[str] = "OrderMassActionRequest"
    TEMPLATE_ID: ClassVar[int] = 23
    BLOCK_LENGTH: ClassVar[int] = 46
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 8, 8, False),
        Field("sendingTime", "sending_time_ns", "Time", "uint64", 16, 8, False),
        Field("account", "account", "Text16", "text", 24, 16, False),
        Field("securityID", "security_id", "Id32Optional", "uint32", 40, 4, True),
        Field("side", "side", "SideFilter", "code", 44, 1, False),
        Field("possResend", "poss_resend", "Flag", "code", 45, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ16sIBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        23, 46, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    cl_ord_id: int
    sending_time_ns: int
    account: str
    security_id: int | None = None
    side: SideFilter
    poss_resend: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.cl_ord_id,
            self.sending_time_ns,
            text_bytes(self.account, 16, "account"),
            NULL_U32 if self.security_id is None else self.security_id,
            self.side,
            self.poss_resend,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderMassActionRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            cl_ord_id=v[1],
            sending_time_ns=v[2],
            account=text_of(v[3]),
            security_id=None if v[4] == NULL_U32 else v[4],
            side=SideFilter(v[5]),
            poss_resend=Flag(v[6]),
        )


@dataclass(slots=True, kw_only=True)
class OrderStatusRequest(Message):
    """Strategy: how does an order stand."""

    NAME: ClassVar[str] = "OrderStatusRequest"
    TEMPLATE_ID: ClassVar[int] = 24
    BLOCK_LENGTH: ClassVar[int] = 24
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("ordStatusReqID", "ord_status_req_id", "Id64", "uint64", 8, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64Optional", "uint64", 16, 8, True),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        24, 24, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    ord_status_req_id: int
    cl_ord_id: int | None = None

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.ord_status_req_id,
            NULL_U64 if self.cl_ord_id is None else self.cl_ord_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderStatusRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            ord_status_req_id=v[1],
            cl_ord_id=None if v[2] == NULL_U64 else v[2],
        )


@dataclass(slots=True, kw_only=True)
class SecurityListRequest(Message):
    """Strategy: list the instruments."""

    NAME: ClassVar[str] = "SecurityListRequest"
    TEMPLATE_ID: ClassVar[int] = 25
    BLOCK_LENGTH: ClassVar[int] = 16
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("securityReqID", "security_req_id", "Id64", "uint64", 8, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        25, 16, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    security_req_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.security_req_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> SecurityListRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            security_req_id=v[1],
        )


@dataclass(slots=True, kw_only=True)
class PositionRequest(Message):
    """Strategy or operator: list positions."""

    NAME: ClassVar[str] = "PositionRequest"
    TEMPLATE_ID: ClassVar[int] = 26
    BLOCK_LENGTH: ClassVar[int] = 32
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("posReqID", "pos_req_id", "Id64", "uint64", 8, 8, False),
        Field("account", "account", "Text16", "text", 16, 16, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ16s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        26, 32, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    pos_req_id: int
    account: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.pos_req_id,
            text_bytes(self.account, 16, "account"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> PositionRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            pos_req_id=v[1],
            account=text_of(v[2]),
        )


@dataclass(slots=True, kw_only=True)
class MarketDataSnapshot(Message):
    """Feed: the top of one book."""

    NAME: ClassVar[str] = "MarketDataSnapshot"
    TEMPLATE_ID: ClassVar[int] = 30
    BLOCK_LENGTH: ClassVar[int] = 92
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("feedSeqNum", "feed_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("bidPx", "bid_px_e8", "PriceOptional", "int64", 16, 8, True),
        Field("offerPx", "offer_px_e8", "PriceOptional", "int64", 24, 8, True),
        Field("lastPx", "last_px_e8", "PriceOptional", "int64", 32, 8, True),
        Field("bidSize", "bid_size_e8", "QuantityOptional", "int64", 40, 8, True),
        Field("offerSize", "offer_size_e8", "QuantityOptional", "int64", 48, 8, True),
        Field("lastQty", "last_qty_e8", "QuantityOptional", "int64", 56, 8, True),
        Field("volume", "volume_e8", "QuantityOptional", "int64", 64, 8, True),
        Field("symbol", "symbol", "Text16", "text", 72, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 88, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqqqqqqq16sI")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        30, 92, SCHEMA_ID, SCHEMA_VERSION
    )

    feed_seq_num: int
    transact_time_ns: int
    bid_px_e8: int | None = None
    offer_px_e8: int | None = None
    last_px_e8: int | None = None
    bid_size_e8: int | None = None
    offer_size_e8: int | None = None
    last_qty_e8: int | None = None
    volume_e8: int | None = None
    symbol: str
    security_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.feed_seq_num,
            self.transact_time_ns,
            NULL_I64 if self.bid_px_e8 is None else self.bid_px_e8,
            NULL_I64 if self.offer_px_e8 is None else self.offer_px_e8,
            NULL_I64 if self.last_px_e8 is None else self.last_px_e8,
            NULL_I64 if self.bid_size_e8 is None else self.bid_size_e8,
            NULL_I64 if self.offer_size_e8 is None else self.offer_size_e8,
            NULL_I64 if self.last_qty_e8 is None else self.last_qty_e8,
            NULL_I64 if self.volume_e8 is None else self.volume_e8,
            text_bytes(self.symbol, 16, "symbol"),
            self.security_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> MarketDataSnapshot:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            feed_seq_num=v[0],
            transact_time_ns=v[1],
            bid_px_e8=None if v[2] == NULL_I64 else v[2],
            offer_px_e8=None if v[3] == NULL_I64 else v[3],
            last_px_e8=None if v[4] == NULL_I64 else v[4],
            bid_size_e8=None if v[5] == NULL_I64 else v[5],
            offer_size_e8=None if v[6] == NULL_I64 else v[6],
            last_qty_e8=None if v[7] == NULL_I64 else v[7],
            volume_e8=None if v[8] == NULL_I64 else v[8],
            symbol=text_of(v[9]),
            security_id=v[10],
        )

    @property
    def bid_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.bid_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def offer_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.offer_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def last_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.last_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def bid_size(self) -> Decimal | None:
        """A quantity times 1e8, or none."""
        raw = self.bid_size_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def offer_size(self) -> Decimal | None:
        """A quantity times 1e8, or none."""
        raw = self.offer_size_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def last_qty(self) -> Decimal | None:
        """A quantity times 1e8, or none."""
        raw = self.last_qty_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def volume(self) -> Decimal | None:
        """Traded today."""
        raw = self.volume_e8
        return None if raw is None else decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class ExecutionReport(Message):
    """Gateway: how an order stands."""

    NAME: ClassVar[str] = "ExecutionReport"
    TEMPLATE_ID: ClassVar[int] = 40
    BLOCK_LENGTH: ClassVar[int] = 166
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("orderID", "order_id", "Id64", "uint64", 16, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 24, 8, False),
        Field("origClOrdID", "orig_cl_ord_id", "Id64Optional", "uint64", 32, 8, True),
        Field("execID", "exec_id", "Id64", "uint64", 40, 8, False),
        Field("price", "price_e8", "PriceOptional", "int64", 48, 8, True),
        Field("stopPx", "stop_px_e8", "PriceOptional", "int64", 56, 8, True),
        Field("orderQty", "order_qty_e8", "Quantity", "int64", 64, 8, False),
        Field("cumQty", "cum_qty_e8", "Quantity", "int64", 72, 8, False),
        Field("leavesQty", "leaves_qty_e8", "Quantity", "int64", 80, 8, False),
        Field("lastQty", "last_qty_e8", "QuantityOptional", "int64", 88, 8, True),
        Field("lastPx", "last_px_e8", "PriceOptional", "int64", 96, 8, True),
        Field("avgPx", "avg_px_e8", "PriceOptional", "int64", 104, 8, True),
        Field("fee", "fee_e4", "MoneyOptional", "int64", 112, 8, True),
        Field("limit", "limit", "NumberOptional", "int64", 120, 8, True),
        Field("value", "value", "NumberOptional", "int64", 128, 8, True),
        Field("account", "account", "Text16", "text", 136, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 152, 4, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 156, 2, False),
        Field("execType", "exec_type", "ExecType", "code", 158, 1, False),
        Field("ordStatus", "ord_status", "OrdStatus", "code", 159, 1, False),
        Field("side", "side", "Side", "code", 160, 1, False),
        Field("ordType", "ord_type", "OrdType", "code", 161, 1, False),
        Field("timeInForce", "time_in_force", "TimeInForce", "code", 162, 1, False),
        Field("possResend", "poss_resend", "Flag", "code", 163, 1, False),
        Field("level", "level", "Level", "code", 164, 1, False),
        Field("lastReport", "last_report", "Flag", "code", 165, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqqqqqqqqqqq16sIHBBBBBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        40, 166, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    transact_time_ns: int
    order_id: int
    cl_ord_id: int
    orig_cl_ord_id: int | None = None
    exec_id: int
    price_e8: int | None = None
    stop_px_e8: int | None = None
    order_qty_e8: int
    cum_qty_e8: int
    leaves_qty_e8: int
    last_qty_e8: int | None = None
    last_px_e8: int | None = None
    avg_px_e8: int | None = None
    fee_e4: int | None = None
    limit: int | None = None
    value: int | None = None
    account: str
    security_id: int
    reject_reason: RejectReason
    exec_type: ExecType
    ord_status: OrdStatus
    side: Side
    ord_type: OrdType
    time_in_force: TimeInForce
    poss_resend: Flag = Flag.NO
    level: Level
    last_report: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.transact_time_ns,
            self.order_id,
            self.cl_ord_id,
            NULL_U64 if self.orig_cl_ord_id is None else self.orig_cl_ord_id,
            self.exec_id,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_px_e8 is None else self.stop_px_e8,
            self.order_qty_e8,
            self.cum_qty_e8,
            self.leaves_qty_e8,
            NULL_I64 if self.last_qty_e8 is None else self.last_qty_e8,
            NULL_I64 if self.last_px_e8 is None else self.last_px_e8,
            NULL_I64 if self.avg_px_e8 is None else self.avg_px_e8,
            NULL_I64 if self.fee_e4 is None else self.fee_e4,
            NULL_I64 if self.limit is None else self.limit,
            NULL_I64 if self.value is None else self.value,
            text_bytes(self.account, 16, "account"),
            self.security_id,
            self.reject_reason,
            self.exec_type,
            self.ord_status,
            self.side,
            self.ord_type,
            self.time_in_force,
            self.poss_resend,
            self.level,
            self.last_report,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ExecutionReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            transact_time_ns=v[1],
            order_id=v[2],
            cl_ord_id=v[3],
            orig_cl_ord_id=None if v[4] == NULL_U64 else v[4],
            exec_id=v[5],
            price_e8=None if v[6] == NULL_I64 else v[6],
            stop_px_e8=None if v[7] == NULL_I64 else v[7],
            order_qty_e8=v[8],
            cum_qty_e8=v[9],
            leaves_qty_e8=v[10],
            last_qty_e8=None if v[11] == NULL_I64 else v[11],
            last_px_e8=None if v[12] == NULL_I64 else v[12],
            avg_px_e8=None if v[13] == NULL_I64 else v[13],
            fee_e4=None if v[14] == NULL_I64 else v[14],
            limit=None if v[15] == NULL_I64 else v[15],
            value=None if v[16] == NULL_I64 else v[16],
            account=text_of(v[17]),
            security_id=v[18],
            reject_reason=RejectReason(v[19]),
            exec_type=ExecType(v[20]),
            ord_status=OrdStatus(v[21]),
            side=Side(v[22]),
            ord_type=OrdType(v[23]),
            time_in_force=TimeInForce(v[24]),
            poss_resend=Flag(v[25]),
            level=Level(v[26]),
            last_report=Flag(v[27]),
        )

    @property
    def price(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.stop_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def order_qty(self) -> Decimal:
        """A quantity times 1e8."""
        raw = self.order_qty_e8
        return decimal_of(raw, 8)

    @property
    def cum_qty(self) -> Decimal:
        """A quantity times 1e8."""
        raw = self.cum_qty_e8
        return decimal_of(raw, 8)

    @property
    def leaves_qty(self) -> Decimal:
        """A quantity times 1e8."""
        raw = self.leaves_qty_e8
        return decimal_of(raw, 8)

    @property
    def last_qty(self) -> Decimal | None:
        """Of a trade."""
        raw = self.last_qty_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def last_px(self) -> Decimal | None:
        """Of a trade."""
        raw = self.last_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def avg_px(self) -> Decimal | None:
        """Of all trades."""
        raw = self.avg_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def fee(self) -> Decimal | None:
        """Of a trade."""
        raw = self.fee_e4
        return None if raw is None else decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class OrderCancelReject(Message):
    """Gateway: a cancel or replace was refused."""

    NAME: ClassVar[str] = "OrderCancelReject"
    TEMPLATE_ID: ClassVar[int] = 41
    BLOCK_LENGTH: ClassVar[int] = 74
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("orderID", "order_id", "Id64Optional", "uint64", 16, 8, True),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 24, 8, False),
        Field("origClOrdID", "orig_cl_ord_id", "Id64", "uint64", 32, 8, False),
        Field("execID", "exec_id", "Id64", "uint64", 40, 8, False),
        Field("limit", "limit", "NumberOptional", "int64", 48, 8, True),
        Field("value", "value", "NumberOptional", "int64", 56, 8, True),
        Field("securityID", "security_id", "Id32Optional", "uint32", 64, 4, True),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 68, 2, False),
        Field("ordStatus", "ord_status", "OrdStatus", "code", 70, 1, False),
        Field("cxlRejResponseTo", "cxl_rej_response_to", "CxlRejResponseTo", "code", 71, 1, False),
        Field("possResend", "poss_resend", "Flag", "code", 72, 1, False),
        Field("level", "level", "Level", "code", 73, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqqIHBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        41, 74, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    transact_time_ns: int
    order_id: int | None = None
    cl_ord_id: int
    orig_cl_ord_id: int
    exec_id: int
    limit: int | None = None
    value: int | None = None
    security_id: int | None = None
    reject_reason: RejectReason
    ord_status: OrdStatus
    cxl_rej_response_to: CxlRejResponseTo
    poss_resend: Flag = Flag.NO
    level: Level

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.transact_time_ns,
            NULL_U64 if self.order_id is None else self.order_id,
            self.cl_ord_id,
            self.orig_cl_ord_id,
            self.exec_id,
            NULL_I64 if self.limit is None else self.limit,
            NULL_I64 if self.value is None else self.value,
            NULL_U32 if self.security_id is None else self.security_id,
            self.reject_reason,
            self.ord_status,
            self.cxl_rej_response_to,
            self.poss_resend,
            self.level,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderCancelReject:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            transact_time_ns=v[1],
            order_id=None if v[2] == NULL_U64 else v[2],
            cl_ord_id=v[3],
            orig_cl_ord_id=v[4],
            exec_id=v[5],
            limit=None if v[6] == NULL_I64 else v[6],
            value=None if v[7] == NULL_I64 else v[7],
            security_id=None if v[8] == NULL_U32 else v[8],
            reject_reason=RejectReason(v[9]),
            ord_status=OrdStatus(v[10]),
            cxl_rej_response_to=CxlRejResponseTo(v[11]),
            poss_resend=Flag(v[12]),
            level=Level(v[13]),
        )


@dataclass(slots=True, kw_only=True)
class OrderMassActionReport(Message):
    """Gateway: how far a mass cancel has come."""

    NAME: ClassVar[str] = "OrderMassActionReport"
    TEMPLATE_ID: ClassVar[int] = 42
    BLOCK_LENGTH: ClassVar[int] = 40
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 16, 8, False),
        Field("execID", "exec_id", "Id64", "uint64", 24, 8, False),
        Field("totalAffectedOrders", "total_affected_orders", "Count32", "uint32", 32, 4, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 36, 2, False),
        Field(
            "massActionResponse", "mass_action_response", "MassActionResponse",
            "code", 38, 1, False,
        ),
        Field("possResend", "poss_resend", "Flag", "code", 39, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQIHBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        42, 40, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    transact_time_ns: int
    cl_ord_id: int
    exec_id: int
    total_affected_orders: int
    reject_reason: RejectReason
    mass_action_response: MassActionResponse
    poss_resend: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.transact_time_ns,
            self.cl_ord_id,
            self.exec_id,
            self.total_affected_orders,
            self.reject_reason,
            self.mass_action_response,
            self.poss_resend,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderMassActionReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            transact_time_ns=v[1],
            cl_ord_id=v[2],
            exec_id=v[3],
            total_affected_orders=v[4],
            reject_reason=RejectReason(v[5]),
            mass_action_response=MassActionResponse(v[6]),
            poss_resend=Flag(v[7]),
        )


@dataclass(slots=True, kw_only=True)
class BusinessMessageReject(Message):
    """Gateway: a message could not be taken."""

    NAME: ClassVar[str] = "BusinessMessageReject"
    TEMPLATE_ID: ClassVar[int] = 43
    BLOCK_LENGTH: ClassVar[int] = 104
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("refSeqNum", "ref_seq_num", "Id64Optional", "uint64", 16, 8, True),
        Field(
            "businessRejectRefID", "business_reject_ref_id", "Id64Optional",
            "uint64", 24, 8, True,
        ),
        Field("text", "text", "Text64", "text", 32, 64, False),
        Field("byteOffset", "byte_offset", "Count32", "uint32", 96, 4, False),
        Field("refTemplateID", "ref_template_id", "Count16", "uint16", 100, 2, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 102, 2, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQ64sIHH")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        43, 104, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    transact_time_ns: int
    ref_seq_num: int | None = None
    business_reject_ref_id: int | None = None
    text: str
    byte_offset: int
    ref_template_id: int
    reject_reason: RejectReason

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.transact_time_ns,
            NULL_U64 if self.ref_seq_num is None else self.ref_seq_num,
            NULL_U64 if self.business_reject_ref_id is None else self.business_reject_ref_id,
            text_bytes(self.text, 64, "text"),
            self.byte_offset,
            self.ref_template_id,
            self.reject_reason,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> BusinessMessageReject:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            transact_time_ns=v[1],
            ref_seq_num=None if v[2] == NULL_U64 else v[2],
            business_reject_ref_id=None if v[3] == NULL_U64 else v[3],
            text=text_of(v[4]),
            byte_offset=v[5],
            ref_template_id=v[6],
            reject_reason=RejectReason(v[7]),
        )


@dataclass(slots=True, kw_only=True)
class SecurityDefinition(Message):
    """Gateway: one instrument."""

    NAME: ClassVar[str] = "SecurityDefinition"
    TEMPLATE_ID: ClassVar[int] = 44
    BLOCK_LENGTH: ClassVar[int] = 137
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("securityReqID", "security_req_id", "Id64", "uint64", 8, 8, False),
        Field("minPriceIncrement", "min_price_increment_e8", "Price", "int64", 16, 8, False),
        Field("roundLot", "round_lot_e8", "Quantity", "int64", 24, 8, False),
        Field("minTradeVol", "min_trade_vol_e8", "Quantity", "int64", 32, 8, False),
        Field("maxTradeVol", "max_trade_vol_e8", "Quantity", "int64", 40, 8, False),
        Field("contractMultiplier", "contract_multiplier", "Number", "int64", 48, 8, False),
        Field(
            "averageDailyVolume", "average_daily_volume_e8", "QuantityOptional",
            "int64", 56, 8, True,
        ),
        Field("symbol", "symbol", "Text16", "text", 64, 16, False),
        Field("sector", "sector", "Text16", "text", 80, 16, False),
        Field("calendar", "calendar", "Text16", "text", 96, 16, False),
        Field("currency", "currency", "Text4", "text", 112, 4, False),
        Field("country", "country", "Text4", "text", 116, 4, False),
        Field("securityID", "security_id", "Id32", "uint32", 120, 4, False),
        Field("index", "index", "Count32", "uint32", 124, 4, False),
        Field("total", "total", "Count32", "uint32", 128, 4, False),
        Field("brokerID", "broker_id", "Id16", "uint16", 132, 2, False),
        Field("securityStatus", "security_status", "SecurityStatus", "code", 134, 1, False),
        Field("assetClass", "asset_class", "AssetClass", "code", 135, 1, False),
        Field("easyToBorrow", "easy_to_borrow", "Flag", "code", 136, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqqqqqq16s16s16s4s4sIIIHBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        44, 137, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    security_req_id: int
    min_price_increment_e8: int
    round_lot_e8: int
    min_trade_vol_e8: int
    max_trade_vol_e8: int
    contract_multiplier: int
    average_daily_volume_e8: int | None = None
    symbol: str
    sector: str
    calendar: str
    currency: str
    country: str
    security_id: int
    index: int
    total: int
    broker_id: int
    security_status: SecurityStatus
    asset_class: AssetClass
    easy_to_borrow: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.security_req_id,
            self.min_price_increment_e8,
            self.round_lot_e8,
            self.min_trade_vol_e8,
            self.max_trade_vol_e8,
            self.contract_multiplier,
            NULL_I64 if self.average_daily_volume_e8 is None else self.average_daily_volume_e8,
            text_bytes(self.symbol, 16, "symbol"),
            text_bytes(self.sector, 16, "sector"),
            text_bytes(self.calendar, 16, "calendar"),
            text_bytes(self.currency, 4, "currency"),
            text_bytes(self.country, 4, "country"),
            self.security_id,
            self.index,
            self.total,
            self.broker_id,
            self.security_status,
            self.asset_class,
            self.easy_to_borrow,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> SecurityDefinition:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            security_req_id=v[1],
            min_price_increment_e8=v[2],
            round_lot_e8=v[3],
            min_trade_vol_e8=v[4],
            max_trade_vol_e8=v[5],
            contract_multiplier=v[6],
            average_daily_volume_e8=None if v[7] == NULL_I64 else v[7],
            symbol=text_of(v[8]),
            sector=text_of(v[9]),
            calendar=text_of(v[10]),
            currency=text_of(v[11]),
            country=text_of(v[12]),
            security_id=v[13],
            index=v[14],
            total=v[15],
            broker_id=v[16],
            security_status=SecurityStatus(v[17]),
            asset_class=AssetClass(v[18]),
            easy_to_borrow=Flag(v[19]),
        )

    @property
    def min_price_increment(self) -> Decimal:
        """Tick."""
        raw = self.min_price_increment_e8
        return decimal_of(raw, 8)

    @property
    def round_lot(self) -> Decimal:
        """Lot."""
        raw = self.round_lot_e8
        return decimal_of(raw, 8)

    @property
    def min_trade_vol(self) -> Decimal:
        """Smallest order."""
        raw = self.min_trade_vol_e8
        return decimal_of(raw, 8)

    @property
    def max_trade_vol(self) -> Decimal:
        """Largest order."""
        raw = self.max_trade_vol_e8
        return decimal_of(raw, 8)

    @property
    def average_daily_volume(self) -> Decimal | None:
        """A quantity times 1e8, or none."""
        raw = self.average_daily_volume_e8
        return None if raw is None else decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class PositionReport(Message):
    """Gateway: one position of one account."""

    NAME: ClassVar[str] = "PositionReport"
    TEMPLATE_ID: ClassVar[int] = 45
    BLOCK_LENGTH: ClassVar[int] = 129
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("posReqID", "pos_req_id", "Id64", "uint64", 8, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 16, 8, False),
        Field("netQty", "net_qty_e8", "Quantity", "int64", 24, 8, False),
        Field("avgPx", "avg_px_e8", "PriceOptional", "int64", 32, 8, True),
        Field("markPx", "mark_px_e8", "PriceOptional", "int64", 40, 8, True),
        Field("realizedPnL", "realized_pnl_e4", "Money", "int64", 48, 8, False),
        Field("openPnL", "open_pnl_e4", "MoneyOptional", "int64", 56, 8, True),
        Field("fees", "fees_e4", "Money", "int64", 64, 8, False),
        Field("openBuyQty", "open_buy_qty_e8", "Quantity", "int64", 72, 8, False),
        Field("openSellQty", "open_sell_qty_e8", "Quantity", "int64", 80, 8, False),
        Field("cash", "cash_e4", "Money", "int64", 88, 8, False),
        Field("account", "account", "Text16", "text", 96, 16, False),
        Field("securityID", "security_id", "Id32Optional", "uint32", 112, 4, True),
        Field("index", "index", "Count32", "uint32", 116, 4, False),
        Field("total", "total", "Count32", "uint32", 120, 4, False),
        Field("openOrders", "open_orders", "Count32", "uint32", 124, 4, False),
        Field("lastReport", "last_report", "Flag", "code", 128, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQqqqqqqqqq16sIIIIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        45, 129, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    pos_req_id: int
    transact_time_ns: int
    net_qty_e8: int
    avg_px_e8: int | None = None
    mark_px_e8: int | None = None
    realized_pnl_e4: int
    open_pnl_e4: int | None = None
    fees_e4: int
    open_buy_qty_e8: int
    open_sell_qty_e8: int
    cash_e4: int
    account: str
    security_id: int | None = None
    index: int
    total: int
    open_orders: int
    last_report: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.pos_req_id,
            self.transact_time_ns,
            self.net_qty_e8,
            NULL_I64 if self.avg_px_e8 is None else self.avg_px_e8,
            NULL_I64 if self.mark_px_e8 is None else self.mark_px_e8,
            self.realized_pnl_e4,
            NULL_I64 if self.open_pnl_e4 is None else self.open_pnl_e4,
            self.fees_e4,
            self.open_buy_qty_e8,
            self.open_sell_qty_e8,
            self.cash_e4,
            text_bytes(self.account, 16, "account"),
            NULL_U32 if self.security_id is None else self.security_id,
            self.index,
            self.total,
            self.open_orders,
            self.last_report,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> PositionReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            pos_req_id=v[1],
            transact_time_ns=v[2],
            net_qty_e8=v[3],
            avg_px_e8=None if v[4] == NULL_I64 else v[4],
            mark_px_e8=None if v[5] == NULL_I64 else v[5],
            realized_pnl_e4=v[6],
            open_pnl_e4=None if v[7] == NULL_I64 else v[7],
            fees_e4=v[8],
            open_buy_qty_e8=v[9],
            open_sell_qty_e8=v[10],
            cash_e4=v[11],
            account=text_of(v[12]),
            security_id=None if v[13] == NULL_U32 else v[13],
            index=v[14],
            total=v[15],
            open_orders=v[16],
            last_report=Flag(v[17]),
        )

    @property
    def net_qty(self) -> Decimal:
        """Negative: short."""
        raw = self.net_qty_e8
        return decimal_of(raw, 8)

    @property
    def avg_px(self) -> Decimal | None:
        """Of the open position."""
        raw = self.avg_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def mark_px(self) -> Decimal | None:
        """Reference price."""
        raw = self.mark_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def realized_pnl(self) -> Decimal:
        """An amount of money times 1e4."""
        raw = self.realized_pnl_e4
        return decimal_of(raw, 4)

    @property
    def open_pnl(self) -> Decimal | None:
        """None without a reference price."""
        raw = self.open_pnl_e4
        return None if raw is None else decimal_of(raw, 4)

    @property
    def fees(self) -> Decimal:
        """An amount of money times 1e4."""
        raw = self.fees_e4
        return decimal_of(raw, 4)

    @property
    def open_buy_qty(self) -> Decimal:
        """In open orders."""
        raw = self.open_buy_qty_e8
        return decimal_of(raw, 8)

    @property
    def open_sell_qty(self) -> Decimal:
        """In open orders."""
        raw = self.open_sell_qty_e8
        return decimal_of(raw, 8)

    @property
    def cash(self) -> Decimal:
        """Of the account."""
        raw = self.cash_e4
        return decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class TradingState(Message):
    """Gateway: a halt or lockout that concerns the receiver."""

    NAME: ClassVar[str] = "TradingState"
    TEMPLATE_ID: ClassVar[int] = 46
    BLOCK_LENGTH: ClassVar[int] = 133
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("until", "until_ns", "TimeOptional", "uint64", 16, 8, True),
        Field("target", "target", "Text16", "text", 24, 16, False),
        Field("text", "text", "Text64", "text", 40, 64, False),
        Field("setBy", "set_by", "Text16", "text", 104, 16, False),
        Field("securityID", "security_id", "Id32Optional", "uint32", 120, 4, True),
        Field("index", "index", "Count32", "uint32", 124, 4, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 128, 2, False),
        Field("status", "status", "TradingStatus", "code", 130, 1, False),
        Field("scope", "scope", "Scope", "code", 131, 1, False),
        Field("lastReport", "last_report", "Flag", "code", 132, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ16s64s16sIIHBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        46, 133, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    transact_time_ns: int
    until_ns: int | None = None
    target: str
    text: str
    set_by: str
    security_id: int | None = None
    index: int
    reject_reason: RejectReason
    status: TradingStatus
    scope: Scope
    last_report: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.transact_time_ns,
            NULL_U64 if self.until_ns is None else self.until_ns,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.text, 64, "text"),
            text_bytes(self.set_by, 16, "setBy"),
            NULL_U32 if self.security_id is None else self.security_id,
            self.index,
            self.reject_reason,
            self.status,
            self.scope,
            self.last_report,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> TradingState:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            transact_time_ns=v[1],
            until_ns=None if v[2] == NULL_U64 else v[2],
            target=text_of(v[3]),
            text=text_of(v[4]),
            set_by=text_of(v[5]),
            security_id=None if v[6] == NULL_U32 else v[6],
            index=v[7],
            reject_reason=RejectReason(v[8]),
            status=TradingStatus(v[9]),
            scope=Scope(v[10]),
            last_report=Flag(v[11]),
        )


@dataclass(slots=True, kw_only=True)
class HaltRequest(Message):
    """Ops: drop the gate."""

    NAME: ClassVar[str] = "HaltRequest"
    TEMPLATE_ID: ClassVar[int] = 60
    BLOCK_LENGTH: ClassVar[int] = 132
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("target", "target", "Text16", "text", 16, 16, False),
        Field("operatorID", "operator_id", "Text32", "text", 32, 32, False),
        Field("reason", "reason", "Text64", "text", 64, 64, False),
        Field("scope", "scope", "Scope", "code", 128, 1, False),
        Field("mode", "mode", "HaltMode", "code", 129, 1, False),
        Field("cancelOpen", "cancel_open", "Flag", "code", 130, 1, False),
        Field("flatten", "flatten", "Flag", "code", 131, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ16s32s64sBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        60, 132, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    target: str
    operator_id: str
    reason: str
    scope: Scope
    mode: HaltMode
    cancel_open: Flag = Flag.NO
    flatten: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
            self.scope,
            self.mode,
            self.cancel_open,
            self.flatten,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> HaltRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            target=text_of(v[2]),
            operator_id=text_of(v[3]),
            reason=text_of(v[4]),
            scope=Scope(v[5]),
            mode=HaltMode(v[6]),
            cancel_open=Flag(v[7]),
            flatten=Flag(v[8]),
        )


@dataclass(slots=True, kw_only=True)
class ResumeRequest(Message):
    """Ops: raise the gate."""

    NAME: ClassVar[str] = "ResumeRequest"
    TEMPLATE_ID: ClassVar[int] = 61
    BLOCK_LENGTH: ClassVar[int] = 129
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("target", "target", "Text16", "text", 16, 16, False),
        Field("operatorID", "operator_id", "Text32", "text", 32, 32, False),
        Field("reason", "reason", "Text64", "text", 64, 64, False),
        Field("scope", "scope", "Scope", "code", 128, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ16s32s64sB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        61, 129, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    target: str
    operator_id: str
    reason: str
    scope: Scope

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
            self.scope,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ResumeRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            target=text_of(v[2]),
            operator_id=text_of(v[3]),
            reason=text_of(v[4]),
            scope=Scope(v[5]),
        )


@dataclass(slots=True, kw_only=True)
class StatusRequest(Message):
    """Ops: how does the gateway stand."""

    NAME: ClassVar[str] = "StatusRequest"
    TEMPLATE_ID: ClassVar[int] = 62
    BLOCK_LENGTH: ClassVar[int] = 8
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        62, 8, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> StatusRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
        )


@dataclass(slots=True, kw_only=True)
class LimitUpdate(Message):
    """Ops and configuration: set one limit."""

    NAME: ClassVar[str] = "LimitUpdate"
    TEMPLATE_ID: ClassVar[int] = 63
    BLOCK_LENGTH: ClassVar[int] = 139
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("limit", "limit", "NumberOptional", "int64", 16, 8, True),
        Field("target", "target", "Text16", "text", 24, 16, False),
        Field("operatorID", "operator_id", "Text32", "text", 40, 32, False),
        Field("reason", "reason", "Text64", "text", 72, 64, False),
        Field("kind", "kind", "LimitKind", "code", 136, 2, False),
        Field("level", "level", "Level", "code", 138, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQq16s32s64sHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        63, 139, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    limit: int | None = None
    target: str
    operator_id: str
    reason: str
    kind: LimitKind
    level: Level

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            NULL_I64 if self.limit is None else self.limit,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
            self.kind,
            self.level,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> LimitUpdate:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            limit=None if v[2] == NULL_I64 else v[2],
            target=text_of(v[3]),
            operator_id=text_of(v[4]),
            reason=text_of(v[5]),
            kind=LimitKind(v[6]),
            level=Level(v[7]),
        )


@dataclass(slots=True, kw_only=True)
class CancelAllRequest(Message):
    """Ops: cancel the open orders in scope."""

    NAME: ClassVar[str] = "CancelAllRequest"
    TEMPLATE_ID: ClassVar[int] = 64
    BLOCK_LENGTH: ClassVar[int] = 129
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("target", "target", "Text16", "text", 16, 16, False),
        Field("operatorID", "operator_id", "Text32", "text", 32, 32, False),
        Field("reason", "reason", "Text64", "text", 64, 64, False),
        Field("scope", "scope", "Scope", "code", 128, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ16s32s64sB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        64, 129, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    target: str
    operator_id: str
    reason: str
    scope: Scope

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
            self.scope,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> CancelAllRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            target=text_of(v[2]),
            operator_id=text_of(v[3]),
            reason=text_of(v[4]),
            scope=Scope(v[5]),
        )


@dataclass(slots=True, kw_only=True)
class FlattenRequest(Message):
    """Ops: cancel the open orders in scope, then close its positions."""

    NAME: ClassVar[str] = "FlattenRequest"
    TEMPLATE_ID: ClassVar[int] = 65
    BLOCK_LENGTH: ClassVar[int] = 129
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("target", "target", "Text16", "text", 16, 16, False),
        Field("operatorID", "operator_id", "Text32", "text", 32, 32, False),
        Field("reason", "reason", "Text64", "text", 64, 64, False),
        Field("scope", "scope", "Scope", "code", 128, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ16s32s64sB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        65, 129, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    target: str
    operator_id: str
    reason: str
    scope: Scope

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
            self.scope,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> FlattenRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            target=text_of(v[2]),
            operator_id=text_of(v[3]),
            reason=text_of(v[4]),
            scope=Scope(v[5]),
        )


@dataclass(slots=True, kw_only=True)
class ShutdownRequest(Message):
    """Ops: stop the gateway cleanly."""

    NAME: ClassVar[str] = "ShutdownRequest"
    TEMPLATE_ID: ClassVar[int] = 66
    BLOCK_LENGTH: ClassVar[int] = 112
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("operatorID", "operator_id", "Text32", "text", 16, 32, False),
        Field("reason", "reason", "Text64", "text", 48, 64, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ32s64s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        66, 112, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    operator_id: str
    reason: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ShutdownRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            operator_id=text_of(v[2]),
            reason=text_of(v[3]),
        )


@dataclass(slots=True, kw_only=True)
class HaltReport(Message):
    """Gateway: how far a halt, resume, cancel-all or flatten has come."""

    NAME: ClassVar[str] = "HaltReport"
    TEMPLATE_ID: ClassVar[int] = 70
    BLOCK_LENGTH: ClassVar[int] = 62
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("execID", "exec_id", "Id64", "uint64", 16, 8, False),
        Field("target", "target", "Text16", "text", 24, 16, False),
        Field("cancelsSent", "cancels_sent", "Count32", "uint32", 40, 4, False),
        Field("ordersOpen", "orders_open", "Count32", "uint32", 44, 4, False),
        Field("positionsOpen", "positions_open", "Count32", "uint32", 48, 4, False),
        Field("closesSent", "closes_sent", "Count32", "uint32", 52, 4, False),
        Field("scope", "scope", "Scope", "code", 56, 1, False),
        Field("phase", "phase", "HaltPhase", "code", 57, 1, False),
        Field("halted", "halted", "Flag", "code", 58, 1, False),
        Field("mode", "mode", "HaltMode", "code", 59, 1, False),
        Field("cancelOpen", "cancel_open", "Flag", "code", 60, 1, False),
        Field("flatten", "flatten", "Flag", "code", 61, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ16sIIIIBBBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        70, 62, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    exec_id: int
    target: str
    cancels_sent: int
    orders_open: int
    positions_open: int
    closes_sent: int
    scope: Scope
    phase: HaltPhase
    halted: Flag = Flag.NO
    mode: HaltMode
    cancel_open: Flag = Flag.NO
    flatten: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            self.exec_id,
            text_bytes(self.target, 16, "target"),
            self.cancels_sent,
            self.orders_open,
            self.positions_open,
            self.closes_sent,
            self.scope,
            self.phase,
            self.halted,
            self.mode,
            self.cancel_open,
            self.flatten,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> HaltReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            exec_id=v[2],
            target=text_of(v[3]),
            cancels_sent=v[4],
            orders_open=v[5],
            positions_open=v[6],
            closes_sent=v[7],
            scope=Scope(v[8]),
            phase=HaltPhase(v[9]),
            halted=Flag(v[10]),
            mode=HaltMode(v[11]),
            cancel_open=Flag(v[12]),
            flatten=Flag(v[13]),
        )


@dataclass(slots=True, kw_only=True)
class StatusReport(Message):
    """Gateway: how it stands."""

    NAME: ClassVar[str] = "StatusReport"
    TEMPLATE_ID: ClassVar[int] = 71
    BLOCK_LENGTH: ClassVar[int] = 262
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("startedTime", "started_time_ns", "Time", "uint64", 16, 8, False),
        Field("recordSequence", "record_sequence", "SeqNum", "uint64", 24, 8, False),
        Field("stateHashHigh", "state_hash_high", "Hash64", "uint64", 32, 8, False),
        Field("stateHashLow", "state_hash_low", "Hash64", "uint64", 40, 8, False),
        Field("ordersAccepted", "orders_accepted", "Count64", "uint64", 48, 8, False),
        Field("ordersRefused", "orders_refused", "Count64", "uint64", 56, 8, False),
        Field("ordersForwarded", "orders_forwarded", "Count64", "uint64", 64, 8, False),
        Field("cancels", "cancels", "Count64", "uint64", 72, 8, False),
        Field("trades", "trades", "Count64", "uint64", 80, 8, False),
        Field("messagesRefused", "messages_refused", "Count64", "uint64", 88, 8, False),
        Field("ticksAccepted", "ticks_accepted", "Count64", "uint64", 96, 8, False),
        Field("ticksRefused", "ticks_refused", "Count64", "uint64", 104, 8, False),
        Field("lastHaltTime", "last_halt_time_ns", "TimeOptional", "uint64", 112, 8, True),
        Field("configurationHash", "configuration_hash", "Hex64", "text", 120, 64, False),
        Field("gatewayName", "gateway_name", "Text32", "text", 184, 32, False),
        Field("version", "version", "Text16", "text", 216, 16, False),
        Field("openOrders", "open_orders", "Count32", "uint32", 232, 4, False),
        Field("sessionsEstablished", "sessions_established", "Count32", "uint32", 236, 4, False),
        Field("sessionsConfigured", "sessions_configured", "Count32", "uint32", 240, 4, False),
        Field("haltsInForce", "halts_in_force", "Count32", "uint32", 244, 4, False),
        Field("instruments", "instruments", "Count32", "uint32", 248, 4, False),
        Field("accounts", "accounts", "Count32", "uint32", 252, 4, False),
        Field("workPending", "work_pending", "Count32", "uint32", 256, 4, False),
        Field("state", "state", "GatewayState", "code", 260, 1, False),
        Field("durability", "durability", "Durability", "code", 261, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQQQQQQQQQQ64s32s16sIIIIIIIBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        71, 262, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    started_time_ns: int
    record_sequence: int
    state_hash_high: int
    state_hash_low: int
    orders_accepted: int
    orders_refused: int
    orders_forwarded: int
    cancels: int
    trades: int
    messages_refused: int
    ticks_accepted: int
    ticks_refused: int
    last_halt_time_ns: int | None = None
    configuration_hash: str
    gateway_name: str
    version: str
    open_orders: int
    sessions_established: int
    sessions_configured: int
    halts_in_force: int
    instruments: int
    accounts: int
    work_pending: int
    state: GatewayState
    durability: Durability

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            self.started_time_ns,
            self.record_sequence,
            self.state_hash_high,
            self.state_hash_low,
            self.orders_accepted,
            self.orders_refused,
            self.orders_forwarded,
            self.cancels,
            self.trades,
            self.messages_refused,
            self.ticks_accepted,
            self.ticks_refused,
            NULL_U64 if self.last_halt_time_ns is None else self.last_halt_time_ns,
            text_bytes(self.configuration_hash, 64, "configurationHash"),
            text_bytes(self.gateway_name, 32, "gatewayName"),
            text_bytes(self.version, 16, "version"),
            self.open_orders,
            self.sessions_established,
            self.sessions_configured,
            self.halts_in_force,
            self.instruments,
            self.accounts,
            self.work_pending,
            self.state,
            self.durability,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> StatusReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            started_time_ns=v[2],
            record_sequence=v[3],
            state_hash_high=v[4],
            state_hash_low=v[5],
            orders_accepted=v[6],
            orders_refused=v[7],
            orders_forwarded=v[8],
            cancels=v[9],
            trades=v[10],
            messages_refused=v[11],
            ticks_accepted=v[12],
            ticks_refused=v[13],
            last_halt_time_ns=None if v[14] == NULL_U64 else v[14],
            configuration_hash=text_of(v[15]),
            gateway_name=text_of(v[16]),
            version=text_of(v[17]),
            open_orders=v[18],
            sessions_established=v[19],
            sessions_configured=v[20],
            halts_in_force=v[21],
            instruments=v[22],
            accounts=v[23],
            work_pending=v[24],
            state=GatewayState(v[25]),
            durability=Durability(v[26]),
        )


@dataclass(slots=True, kw_only=True)
class LimitReport(Message):
    """Gateway: one limit as it holds."""

    NAME: ClassVar[str] = "LimitReport"
    TEMPLATE_ID: ClassVar[int] = 72
    BLOCK_LENGTH: ClassVar[int] = 131
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("execID", "exec_id", "Id64", "uint64", 16, 8, False),
        Field("limit", "limit", "NumberOptional", "int64", 24, 8, True),
        Field("ceiling", "ceiling", "NumberOptional", "int64", 32, 8, True),
        Field("target", "target", "Text16", "text", 40, 16, False),
        Field("setBy", "set_by", "Text64", "text", 56, 64, False),
        Field("index", "index", "Count32", "uint32", 120, 4, False),
        Field("total", "total", "Count32", "uint32", 124, 4, False),
        Field("kind", "kind", "LimitKind", "code", 128, 2, False),
        Field("level", "level", "Level", "code", 130, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQqq16s64sIIHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        72, 131, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    exec_id: int
    limit: int | None = None
    ceiling: int | None = None
    target: str
    set_by: str
    index: int
    total: int
    kind: LimitKind
    level: Level

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            self.exec_id,
            NULL_I64 if self.limit is None else self.limit,
            NULL_I64 if self.ceiling is None else self.ceiling,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.set_by, 64, "setBy"),
            self.index,
            self.total,
            self.kind,
            self.level,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> LimitReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            exec_id=v[2],
            limit=None if v[3] == NULL_I64 else v[3],
            ceiling=None if v[4] == NULL_I64 else v[4],
            target=text_of(v[5]),
            set_by=text_of(v[6]),
            index=v[7],
            total=v[8],
            kind=LimitKind(v[9]),
            level=Level(v[10]),
        )


@dataclass(slots=True, kw_only=True)
class OpsReject(Message):
    """Gateway: an ops request was refused."""

    NAME: ClassVar[str] = "OpsReject"
    TEMPLATE_ID: ClassVar[int] = 73
    BLOCK_LENGTH: ClassVar[int] = 84
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64Optional", "uint64", 0, 8, True),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("text", "text", "Text64", "text", 16, 64, False),
        Field("refTemplateID", "ref_template_id", "Count16", "uint16", 80, 2, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 82, 2, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQ64sHH")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        73, 84, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int | None = None
    transact_time_ns: int
    text: str
    ref_template_id: int
    reject_reason: RejectReason

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            NULL_U64 if self.request_id is None else self.request_id,
            self.transact_time_ns,
            text_bytes(self.text, 64, "text"),
            self.ref_template_id,
            self.reject_reason,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OpsReject:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=None if v[0] == NULL_U64 else v[0],
            transact_time_ns=v[1],
            text=text_of(v[2]),
            ref_template_id=v[3],
            reject_reason=RejectReason(v[4]),
        )


@dataclass(slots=True, kw_only=True)
class Subscribe(Message):
    """Consumer: wants the journal from a place on."""

    NAME: ClassVar[str] = "Subscribe"
    TEMPLATE_ID: ClassVar[int] = 80
    BLOCK_LENGTH: ClassVar[int] = 85
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("fromSequence", "from_sequence", "Id64Optional", "uint64", 8, 8, True),
        Field("fromTime", "from_time_ns", "TimeOptional", "uint64", 16, 8, True),
        Field("consumer", "consumer", "Text32", "text", 24, 32, False),
        Field("account", "account", "Text16", "text", 56, 16, False),
        Field("sessionID", "session_id", "Id32Optional", "uint32", 72, 4, True),
        Field("securityID", "security_id", "Id32Optional", "uint32", 76, 4, True),
        Field("templateID", "template_id", "Count16", "uint16", 80, 2, False),
        Field("start", "start", "SubscriptionStart", "code", 82, 1, False),
        Field("originFilter", "origin_filter", "Flag", "code", 83, 1, False),
        Field("origin", "origin", "Origin", "code", 84, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ32s16sIIHBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        80, 85, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    from_sequence: int | None = None
    from_time_ns: int | None = None
    consumer: str
    account: str
    session_id: int | None = None
    security_id: int | None = None
    template_id: int
    start: SubscriptionStart
    origin_filter: Flag = Flag.NO
    origin: Origin

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            NULL_U64 if self.from_sequence is None else self.from_sequence,
            NULL_U64 if self.from_time_ns is None else self.from_time_ns,
            text_bytes(self.consumer, 32, "consumer"),
            text_bytes(self.account, 16, "account"),
            NULL_U32 if self.session_id is None else self.session_id,
            NULL_U32 if self.security_id is None else self.security_id,
            self.template_id,
            self.start,
            self.origin_filter,
            self.origin,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Subscribe:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            from_sequence=None if v[1] == NULL_U64 else v[1],
            from_time_ns=None if v[2] == NULL_U64 else v[2],
            consumer=text_of(v[3]),
            account=text_of(v[4]),
            session_id=None if v[5] == NULL_U32 else v[5],
            security_id=None if v[6] == NULL_U32 else v[6],
            template_id=v[7],
            start=SubscriptionStart(v[8]),
            origin_filter=Flag(v[9]),
            origin=Origin(v[10]),
        )


@dataclass(slots=True, kw_only=True)
class SubscriptionReport(Message):
    """Gateway: how a subscription stands."""

    NAME: ClassVar[str] = "SubscriptionReport"
    TEMPLATE_ID: ClassVar[int] = 81
    BLOCK_LENGTH: ClassVar[int] = 91
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("nextSequence", "next_sequence", "SeqNum", "uint64", 8, 8, False),
        Field("durableSequence", "durable_sequence", "SeqNum", "uint64", 16, 8, False),
        Field("text", "text", "Text64", "text", 24, 64, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 88, 2, False),
        Field("status", "status", "SubscriptionStatus", "code", 90, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ64sHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        81, 91, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    next_sequence: int
    durable_sequence: int
    text: str
    reject_reason: RejectReason
    status: SubscriptionStatus

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.next_sequence,
            self.durable_sequence,
            text_bytes(self.text, 64, "text"),
            self.reject_reason,
            self.status,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> SubscriptionReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            next_sequence=v[1],
            durable_sequence=v[2],
            text=text_of(v[3]),
            reject_reason=RejectReason(v[4]),
            status=SubscriptionStatus(v[5]),
        )


@dataclass(slots=True, kw_only=True)
class JournalRecord(Message):
    """Gateway: a record follows as a frame of its own, of encoding type 0x504A, just as it stands
    in the journal.
    """

    NAME: ClassVar[str] = "JournalRecord"
    TEMPLATE_ID: ClassVar[int] = 82
    BLOCK_LENGTH: ClassVar[int] = 35
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sequence", "sequence", "SeqNum", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("requestID", "request_id", "Id64", "uint64", 16, 8, False),
        Field("source", "source", "Id32", "uint32", 24, 4, False),
        Field("recordByteCount", "record_byte_count", "Count32", "uint32", 28, 4, False),
        Field("templateID", "template_id", "Count16", "uint16", 32, 2, False),
        Field("origin", "origin", "Origin", "code", 34, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQIIHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        82, 35, SCHEMA_ID, SCHEMA_VERSION
    )

    sequence: int
    transact_time_ns: int
    request_id: int
    source: int
    record_byte_count: int
    template_id: int
    origin: Origin

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.sequence,
            self.transact_time_ns,
            self.request_id,
            self.source,
            self.record_byte_count,
            self.template_id,
            self.origin,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> JournalRecord:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            sequence=v[0],
            transact_time_ns=v[1],
            request_id=v[2],
            source=v[3],
            record_byte_count=v[4],
            template_id=v[5],
            origin=Origin(v[6]),
        )


@dataclass(slots=True, kw_only=True)
class Acknowledge(Message):
    """Consumer: has dealt with all records up to one."""

    NAME: ClassVar[str] = "Acknowledge"
    TEMPLATE_ID: ClassVar[int] = 83
    BLOCK_LENGTH: ClassVar[int] = 40
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("sequence", "sequence", "SeqNum", "uint64", 0, 8, False),
        Field("consumer", "consumer", "Text32", "text", 8, 32, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q32s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        83, 40, SCHEMA_ID, SCHEMA_VERSION
    )

    sequence: int
    consumer: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.sequence,
            text_bytes(self.consumer, 32, "consumer"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Acknowledge:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            sequence=v[0],
            consumer=text_of(v[1]),
        )


@dataclass(slots=True, kw_only=True)
class GatewayStarted(Message):
    """Journal: the gateway came up."""

    NAME: ClassVar[str] = "GatewayStarted"
    TEMPLATE_ID: ClassVar[int] = 100
    BLOCK_LENGTH: ClassVar[int] = 120
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("startedTime", "started_time_ns", "Time", "uint64", 0, 8, False),
        Field("configurationHash", "configuration_hash", "Hex64", "text", 8, 64, False),
        Field("gatewayName", "gateway_name", "Text32", "text", 72, 32, False),
        Field("version", "version", "Text16", "text", 104, 16, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q64s32s16s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        100, 120, SCHEMA_ID, SCHEMA_VERSION
    )

    started_time_ns: int
    configuration_hash: str
    gateway_name: str
    version: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.started_time_ns,
            text_bytes(self.configuration_hash, 64, "configurationHash"),
            text_bytes(self.gateway_name, 32, "gatewayName"),
            text_bytes(self.version, 16, "version"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> GatewayStarted:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            started_time_ns=v[0],
            configuration_hash=text_of(v[1]),
            gateway_name=text_of(v[2]),
            version=text_of(v[3]),
        )


@dataclass(slots=True, kw_only=True)
class GatewayStopped(Message):
    """Journal: the gateway stops cleanly after this record."""

    NAME: ClassVar[str] = "GatewayStopped"
    TEMPLATE_ID: ClassVar[int] = 101
    BLOCK_LENGTH: ClassVar[int] = 8
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("stoppedTime", "stopped_time_ns", "Time", "uint64", 0, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        101, 8, SCHEMA_ID, SCHEMA_VERSION
    )

    stopped_time_ns: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.stopped_time_ns,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> GatewayStopped:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            stopped_time_ns=v[0],
        )


@dataclass(slots=True, kw_only=True)
class ConnectionClosed(Message):
    """Journal: a connection was lost."""

    NAME: ClassVar[str] = "ConnectionClosed"
    TEMPLATE_ID: ClassVar[int] = 102
    BLOCK_LENGTH: ClassVar[int] = 4
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("connectionID", "connection_id", "Id32", "uint32", 0, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<I")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        102, 4, SCHEMA_ID, SCHEMA_VERSION
    )

    connection_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.connection_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ConnectionClosed:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            connection_id=v[0],
        )


@dataclass(slots=True, kw_only=True)
class TimerExpired(Message):
    """Journal: time passed that the core had asked to be told of."""

    NAME: ClassVar[str] = "TimerExpired"
    TEMPLATE_ID: ClassVar[int] = 103
    BLOCK_LENGTH: ClassVar[int] = 8
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("dueTime", "due_time_ns", "Time", "uint64", 0, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        103, 8, SCHEMA_ID, SCHEMA_VERSION
    )

    due_time_ns: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.due_time_ns,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> TimerExpired:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            due_time_ns=v[0],
        )


@dataclass(slots=True, kw_only=True)
class ContinueWork(Message):
    """Journal: the core goes on with a mass action or a list."""

    NAME: ClassVar[str] = "ContinueWork"
    TEMPLATE_ID: ClassVar[int] = 104
    BLOCK_LENGTH: ClassVar[int] = 4
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("workPending", "work_pending", "Count32", "uint32", 0, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<I")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        104, 4, SCHEMA_ID, SCHEMA_VERSION
    )

    work_pending: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.work_pending,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ContinueWork:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            work_pending=v[0],
        )


@dataclass(slots=True, kw_only=True)
class StateHash(Message):
    """Journal: the hash of the core's whole state."""

    NAME: ClassVar[str] = "StateHash"
    TEMPLATE_ID: ClassVar[int] = 105
    BLOCK_LENGTH: ClassVar[int] = 24
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("recordSequence", "record_sequence", "SeqNum", "uint64", 0, 8, False),
        Field("stateHashHigh", "state_hash_high", "Hash64", "uint64", 8, 8, False),
        Field("stateHashLow", "state_hash_low", "Hash64", "uint64", 16, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        105, 24, SCHEMA_ID, SCHEMA_VERSION
    )

    record_sequence: int
    state_hash_high: int
    state_hash_low: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.record_sequence,
            self.state_hash_high,
            self.state_hash_low,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> StateHash:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            record_sequence=v[0],
            state_hash_high=v[1],
            state_hash_low=v[2],
        )


@dataclass(slots=True, kw_only=True)
class BrokerCommand(Message):
    """Gateway to broker: send, cancel, replace or query an order."""

    NAME: ClassVar[str] = "BrokerCommand"
    TEMPLATE_ID: ClassVar[int] = 110
    BLOCK_LENGTH: ClassVar[int] = 95
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("commandID", "command_id", "Id64", "uint64", 0, 8, False),
        Field("orderID", "order_id", "Id64", "uint64", 8, 8, False),
        Field("price", "price_e8", "PriceOptional", "int64", 16, 8, True),
        Field("stopPx", "stop_px_e8", "PriceOptional", "int64", 24, 8, True),
        Field("orderQty", "order_qty_e8", "Quantity", "int64", 32, 8, False),
        Field("cumQty", "cum_qty_e8", "Quantity", "int64", 40, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 48, 8, False),
        Field("clOrdID", "cl_ord_id", "Id64", "uint64", 56, 8, False),
        Field("account", "account", "Text16", "text", 64, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 80, 4, False),
        Field("sessionID", "session_id", "Id32", "uint32", 84, 4, False),
        Field("brokerID", "broker_id", "Id16", "uint16", 88, 2, False),
        Field("kind", "kind", "BrokerCommandKind", "code", 90, 1, False),
        Field("side", "side", "Side", "code", 91, 1, False),
        Field("ordType", "ord_type", "OrdType", "code", 92, 1, False),
        Field("timeInForce", "time_in_force", "TimeInForce", "code", 93, 1, False),
        Field("stopTriggered", "stop_triggered", "Flag", "code", 94, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqqqqQQ16sIIHBBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        110, 95, SCHEMA_ID, SCHEMA_VERSION
    )

    command_id: int
    order_id: int
    price_e8: int | None = None
    stop_px_e8: int | None = None
    order_qty_e8: int
    cum_qty_e8: int
    transact_time_ns: int
    cl_ord_id: int
    account: str
    security_id: int
    session_id: int
    broker_id: int
    kind: BrokerCommandKind
    side: Side
    ord_type: OrdType
    time_in_force: TimeInForce
    stop_triggered: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.command_id,
            self.order_id,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_px_e8 is None else self.stop_px_e8,
            self.order_qty_e8,
            self.cum_qty_e8,
            self.transact_time_ns,
            self.cl_ord_id,
            text_bytes(self.account, 16, "account"),
            self.security_id,
            self.session_id,
            self.broker_id,
            self.kind,
            self.side,
            self.ord_type,
            self.time_in_force,
            self.stop_triggered,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> BrokerCommand:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            command_id=v[0],
            order_id=v[1],
            price_e8=None if v[2] == NULL_I64 else v[2],
            stop_px_e8=None if v[3] == NULL_I64 else v[3],
            order_qty_e8=v[4],
            cum_qty_e8=v[5],
            transact_time_ns=v[6],
            cl_ord_id=v[7],
            account=text_of(v[8]),
            security_id=v[9],
            session_id=v[10],
            broker_id=v[11],
            kind=BrokerCommandKind(v[12]),
            side=Side(v[13]),
            ord_type=OrdType(v[14]),
            time_in_force=TimeInForce(v[15]),
            stop_triggered=Flag(v[16]),
        )

    @property
    def price(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.stop_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def order_qty(self) -> Decimal:
        """A quantity times 1e8."""
        raw = self.order_qty_e8
        return decimal_of(raw, 8)

    @property
    def cum_qty(self) -> Decimal:
        """Filled so far."""
        raw = self.cum_qty_e8
        return decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class BrokerReport(Message):
    """Broker to gateway: what became of a command."""

    NAME: ClassVar[str] = "BrokerReport"
    TEMPLATE_ID: ClassVar[int] = 111
    BLOCK_LENGTH: ClassVar[int] = 102
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("brokerSeqNum", "broker_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("orderID", "order_id", "Id64", "uint64", 8, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 16, 8, False),
        Field("lastQty", "last_qty_e8", "QuantityOptional", "int64", 24, 8, True),
        Field("lastPx", "last_px_e8", "PriceOptional", "int64", 32, 8, True),
        Field("price", "price_e8", "PriceOptional", "int64", 40, 8, True),
        Field("stopPx", "stop_px_e8", "PriceOptional", "int64", 48, 8, True),
        Field("orderQty", "order_qty_e8", "QuantityOptional", "int64", 56, 8, True),
        Field("fee", "fee_e4", "MoneyOptional", "int64", 64, 8, True),
        Field("commandID", "command_id", "Id64", "uint64", 72, 8, False),
        Field("execRef", "exec_ref", "Id64", "uint64", 80, 8, False),
        Field("reasonCode", "reason_code", "Number", "int64", 88, 8, False),
        Field("brokerID", "broker_id", "Id16", "uint16", 96, 2, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 98, 2, False),
        Field("kind", "kind", "BrokerReportKind", "code", 100, 1, False),
        Field("stopTriggered", "stop_triggered", "Flag", "code", 101, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQqqqqqqQQqHHBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        111, 102, SCHEMA_ID, SCHEMA_VERSION
    )

    broker_seq_num: int
    order_id: int
    transact_time_ns: int
    last_qty_e8: int | None = None
    last_px_e8: int | None = None
    price_e8: int | None = None
    stop_px_e8: int | None = None
    order_qty_e8: int | None = None
    fee_e4: int | None = None
    command_id: int
    exec_ref: int
    reason_code: int
    broker_id: int
    reject_reason: RejectReason
    kind: BrokerReportKind
    stop_triggered: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.broker_seq_num,
            self.order_id,
            self.transact_time_ns,
            NULL_I64 if self.last_qty_e8 is None else self.last_qty_e8,
            NULL_I64 if self.last_px_e8 is None else self.last_px_e8,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_px_e8 is None else self.stop_px_e8,
            NULL_I64 if self.order_qty_e8 is None else self.order_qty_e8,
            NULL_I64 if self.fee_e4 is None else self.fee_e4,
            self.command_id,
            self.exec_ref,
            self.reason_code,
            self.broker_id,
            self.reject_reason,
            self.kind,
            self.stop_triggered,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> BrokerReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            broker_seq_num=v[0],
            order_id=v[1],
            transact_time_ns=v[2],
            last_qty_e8=None if v[3] == NULL_I64 else v[3],
            last_px_e8=None if v[4] == NULL_I64 else v[4],
            price_e8=None if v[5] == NULL_I64 else v[5],
            stop_px_e8=None if v[6] == NULL_I64 else v[6],
            order_qty_e8=None if v[7] == NULL_I64 else v[7],
            fee_e4=None if v[8] == NULL_I64 else v[8],
            command_id=v[9],
            exec_ref=v[10],
            reason_code=v[11],
            broker_id=v[12],
            reject_reason=RejectReason(v[13]),
            kind=BrokerReportKind(v[14]),
            stop_triggered=Flag(v[15]),
        )

    @property
    def last_qty(self) -> Decimal | None:
        """Of a trade."""
        raw = self.last_qty_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def last_px(self) -> Decimal | None:
        """Of a trade."""
        raw = self.last_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def price(self) -> Decimal | None:
        """Of a replaced order."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_px(self) -> Decimal | None:
        """Of a replaced order."""
        raw = self.stop_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def order_qty(self) -> Decimal | None:
        """Of a replaced order."""
        raw = self.order_qty_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def fee(self) -> Decimal | None:
        """Of a trade."""
        raw = self.fee_e4
        return None if raw is None else decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class BrokerStatus(Message):
    """Broker to gateway: whether it takes orders."""

    NAME: ClassVar[str] = "BrokerStatus"
    TEMPLATE_ID: ClassVar[int] = 112
    BLOCK_LENGTH: ClassVar[int] = 3
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("brokerID", "broker_id", "Id16", "uint16", 0, 2, False),
        Field("state", "state", "BrokerState", "code", 2, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<HB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        112, 3, SCHEMA_ID, SCHEMA_VERSION
    )

    broker_id: int
    state: BrokerState

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.broker_id,
            self.state,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> BrokerStatus:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            broker_id=v[0],
            state=BrokerState(v[1]),
        )


@dataclass(slots=True, kw_only=True)
class ConfigurationBegin(Message):
    """Journal: a configuration follows; what it does not name again is switched off."""

    NAME: ClassVar[str] = "ConfigurationBegin"
    TEMPLATE_ID: ClassVar[int] = 120
    BLOCK_LENGTH: ClassVar[int] = 124
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("configurationHash", "configuration_hash", "Hex64", "text", 0, 64, False),
        Field("gatewayName", "gateway_name", "Text32", "text", 64, 32, False),
        Field("ordersMax", "orders_max", "Count32", "uint32", 96, 4, False),
        Field("requestsMax", "requests_max", "Count32", "uint32", 100, 4, False),
        Field("instrumentsMax", "instruments_max", "Count32", "uint32", 104, 4, False),
        Field("accountsMax", "accounts_max", "Count32", "uint32", 108, 4, False),
        Field("sessionsMax", "sessions_max", "Count32", "uint32", 112, 4, False),
        Field("positionsMax", "positions_max", "Count32", "uint32", 116, 4, False),
        Field("brokersMax", "brokers_max", "Count32", "uint32", 120, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<64s32sIIIIIII")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        120, 124, SCHEMA_ID, SCHEMA_VERSION
    )

    configuration_hash: str
    gateway_name: str
    orders_max: int
    requests_max: int
    instruments_max: int
    accounts_max: int
    sessions_max: int
    positions_max: int
    brokers_max: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.configuration_hash, 64, "configurationHash"),
            text_bytes(self.gateway_name, 32, "gatewayName"),
            self.orders_max,
            self.requests_max,
            self.instruments_max,
            self.accounts_max,
            self.sessions_max,
            self.positions_max,
            self.brokers_max,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ConfigurationBegin:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            configuration_hash=text_of(v[0]),
            gateway_name=text_of(v[1]),
            orders_max=v[2],
            requests_max=v[3],
            instruments_max=v[4],
            accounts_max=v[5],
            sessions_max=v[6],
            positions_max=v[7],
            brokers_max=v[8],
        )


@dataclass(slots=True, kw_only=True)
class AccountDefinition(Message):
    """Journal: one account."""

    NAME: ClassVar[str] = "AccountDefinition"
    TEMPLATE_ID: ClassVar[int] = 121
    BLOCK_LENGTH: ClassVar[int] = 38
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("startingCash", "starting_cash_e4", "Money", "int64", 0, 8, False),
        Field("account", "account", "Text16", "text", 8, 16, False),
        Field("group", "group", "Id32", "uint32", 24, 4, False),
        Field("accountID", "account_id", "Id32", "uint32", 28, 4, False),
        Field("currency", "currency", "Text4", "text", 32, 4, False),
        Field("enabled", "enabled", "Flag", "code", 36, 1, False),
        Field("selfTrade", "self_trade", "SelfTradePolicy", "code", 37, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<q16sII4sBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        121, 38, SCHEMA_ID, SCHEMA_VERSION
    )

    starting_cash_e4: int
    account: str
    group: int
    account_id: int
    currency: str
    enabled: Flag = Flag.NO
    self_trade: SelfTradePolicy

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.starting_cash_e4,
            text_bytes(self.account, 16, "account"),
            self.group,
            self.account_id,
            text_bytes(self.currency, 4, "currency"),
            self.enabled,
            self.self_trade,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> AccountDefinition:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            starting_cash_e4=v[0],
            account=text_of(v[1]),
            group=v[2],
            account_id=v[3],
            currency=text_of(v[4]),
            enabled=Flag(v[5]),
            self_trade=SelfTradePolicy(v[6]),
        )

    @property
    def starting_cash(self) -> Decimal:
        """When the account is first seen."""
        raw = self.starting_cash_e4
        return decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class StrategyDefinition(Message):
    """Journal: one strategy, which is one session."""

    NAME: ClassVar[str] = "StrategyDefinition"
    TEMPLATE_ID: ClassVar[int] = 122
    BLOCK_LENGTH: ClassVar[int] = 24
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("strategy", "strategy", "Text16", "text", 0, 16, False),
        Field("sessionID", "session_id", "Id32", "uint32", 16, 4, False),
        Field("enabled", "enabled", "Flag", "code", 20, 1, False),
        Field("mayBuy", "may_buy", "Flag", "code", 21, 1, False),
        Field("maySell", "may_sell", "Flag", "code", 22, 1, False),
        Field("maySellShort", "may_sell_short", "Flag", "code", 23, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<16sIBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        122, 24, SCHEMA_ID, SCHEMA_VERSION
    )

    strategy: str
    session_id: int
    enabled: Flag = Flag.NO
    may_buy: Flag = Flag.NO
    may_sell: Flag = Flag.NO
    may_sell_short: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.strategy, 16, "strategy"),
            self.session_id,
            self.enabled,
            self.may_buy,
            self.may_sell,
            self.may_sell_short,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> StrategyDefinition:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            strategy=text_of(v[0]),
            session_id=v[1],
            enabled=Flag(v[2]),
            may_buy=Flag(v[3]),
            may_sell=Flag(v[4]),
            may_sell_short=Flag(v[5]),
        )


@dataclass(slots=True, kw_only=True)
class Entitlement(Message):
    """Journal: a strategy may trade an account or an instrument."""

    NAME: ClassVar[str] = "Entitlement"
    TEMPLATE_ID: ClassVar[int] = 123
    BLOCK_LENGTH: ClassVar[int] = 28
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("account", "account", "Text16", "text", 0, 16, False),
        Field("sessionID", "session_id", "Id32", "uint32", 16, 4, False),
        Field("securityID", "security_id", "Id32Optional", "uint32", 20, 4, True),
        Field("mayMarket", "may_market", "Flag", "code", 24, 1, False),
        Field("mayLimit", "may_limit", "Flag", "code", 25, 1, False),
        Field("mayStop", "may_stop", "Flag", "code", 26, 1, False),
        Field("mayStopLimit", "may_stop_limit", "Flag", "code", 27, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<16sIIBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        123, 28, SCHEMA_ID, SCHEMA_VERSION
    )

    account: str
    session_id: int
    security_id: int | None = None
    may_market: Flag = Flag.NO
    may_limit: Flag = Flag.NO
    may_stop: Flag = Flag.NO
    may_stop_limit: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.account, 16, "account"),
            self.session_id,
            NULL_U32 if self.security_id is None else self.security_id,
            self.may_market,
            self.may_limit,
            self.may_stop,
            self.may_stop_limit,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Entitlement:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            account=text_of(v[0]),
            session_id=v[1],
            security_id=None if v[2] == NULL_U32 else v[2],
            may_market=Flag(v[3]),
            may_limit=Flag(v[4]),
            may_stop=Flag(v[5]),
            may_stop_limit=Flag(v[6]),
        )


@dataclass(slots=True, kw_only=True)
class BrokerDefinition(Message):
    """Journal: one broker."""

    NAME: ClassVar[str] = "BrokerDefinition"
    TEMPLATE_ID: ClassVar[int] = 124
    BLOCK_LENGTH: ClassVar[int] = 19
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("broker", "broker", "Text16", "text", 0, 16, False),
        Field("brokerID", "broker_id", "Id16", "uint16", 16, 2, False),
        Field("enabled", "enabled", "Flag", "code", 18, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<16sHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        124, 19, SCHEMA_ID, SCHEMA_VERSION
    )

    broker: str
    broker_id: int
    enabled: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.broker, 16, "broker"),
            self.broker_id,
            self.enabled,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> BrokerDefinition:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            broker=text_of(v[0]),
            broker_id=v[1],
            enabled=Flag(v[2]),
        )


@dataclass(slots=True, kw_only=True)
class CalendarDefinition(Message):
    """Journal: one trading calendar; its hours follow as CalendarWindow."""

    NAME: ClassVar[str] = "CalendarDefinition"
    TEMPLATE_ID: ClassVar[int] = 135
    BLOCK_LENGTH: ClassVar[int] = 19
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("calendar", "calendar", "Text16", "text", 0, 16, False),
        Field("calendarID", "calendar_id", "Id16", "uint16", 16, 2, False),
        Field("isGlobal", "is_global", "Flag", "code", 18, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<16sHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        135, 19, SCHEMA_ID, SCHEMA_VERSION
    )

    calendar: str
    calendar_id: int
    is_global: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.calendar, 16, "calendar"),
            self.calendar_id,
            self.is_global,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> CalendarDefinition:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            calendar=text_of(v[0]),
            calendar_id=v[1],
            is_global=Flag(v[2]),
        )


@dataclass(slots=True, kw_only=True)
class CalendarWindow(Message):
    """Journal: when a market opens and closes next; place 0 replaces all that was told of the
    calendar before.
    """

    NAME: ClassVar[str] = "CalendarWindow"
    TEMPLATE_ID: ClassVar[int] = 136
    BLOCK_LENGTH: ClassVar[int] = 83
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("opensTime", "opens_time_ns", "Time", "uint64", 0, 8, False),
        Field("closeOnlyTime", "close_only_time_ns", "Time", "uint64", 8, 8, False),
        Field("closesTime", "closes_time_ns", "Time", "uint64", 16, 8, False),
        Field("calendar", "calendar", "Text16", "text", 24, 16, False),
        Field("name", "name", "Text32", "text", 40, 32, False),
        Field("tradeDate", "trade_date", "Count32", "uint32", 72, 4, False),
        Field("calendarID", "calendar_id", "Id16", "uint16", 76, 2, False),
        Field("index", "index", "Count16", "uint16", 78, 2, False),
        Field("total", "total", "Count16", "uint16", 80, 2, False),
        Field("kind", "kind", "CalendarWindowKind", "code", 82, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ16s32sIHHHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        136, 83, SCHEMA_ID, SCHEMA_VERSION
    )

    opens_time_ns: int
    close_only_time_ns: int
    closes_time_ns: int
    calendar: str
    name: str
    trade_date: int
    calendar_id: int
    index: int
    total: int
    kind: CalendarWindowKind

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.opens_time_ns,
            self.close_only_time_ns,
            self.closes_time_ns,
            text_bytes(self.calendar, 16, "calendar"),
            text_bytes(self.name, 32, "name"),
            self.trade_date,
            self.calendar_id,
            self.index,
            self.total,
            self.kind,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> CalendarWindow:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            opens_time_ns=v[0],
            close_only_time_ns=v[1],
            closes_time_ns=v[2],
            calendar=text_of(v[3]),
            name=text_of(v[4]),
            trade_date=v[5],
            calendar_id=v[6],
            index=v[7],
            total=v[8],
            kind=CalendarWindowKind(v[9]),
        )


@dataclass(slots=True, kw_only=True)
class ConfigurationEnd(Message):
    """Journal: the configuration is complete."""

    NAME: ClassVar[str] = "ConfigurationEnd"
    TEMPLATE_ID: ClassVar[int] = 125
    BLOCK_LENGTH: ClassVar[int] = 64
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("configurationHash", "configuration_hash", "Hex64", "text", 0, 64, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<64s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        125, 64, SCHEMA_ID, SCHEMA_VERSION
    )

    configuration_hash: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.configuration_hash, 64, "configurationHash"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ConfigurationEnd:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            configuration_hash=text_of(v[0]),
        )


@dataclass(slots=True, kw_only=True)
class CurrencyDefinition(Message):
    """Journal: one currency, and the instrument whose price is its rate."""

    NAME: ClassVar[str] = "CurrencyDefinition"
    TEMPLATE_ID: ClassVar[int] = 130
    BLOCK_LENGTH: ClassVar[int] = 9
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("currency", "currency", "Text4", "text", 0, 4, False),
        Field("securityID", "security_id", "Id32Optional", "uint32", 4, 4, True),
        Field("inverse", "inverse", "Flag", "code", 8, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<4sIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        130, 9, SCHEMA_ID, SCHEMA_VERSION
    )

    currency: str
    security_id: int | None = None
    inverse: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            text_bytes(self.currency, 4, "currency"),
            NULL_U32 if self.security_id is None else self.security_id,
            self.inverse,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> CurrencyDefinition:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            currency=text_of(v[0]),
            security_id=None if v[1] == NULL_U32 else v[1],
            inverse=Flag(v[2]),
        )


@dataclass(slots=True, kw_only=True)
class TradingDayBegan(Message):
    """Journal: a trading day began; one that is not later than the last is ignored."""

    NAME: ClassVar[str] = "TradingDayBegan"
    TEMPLATE_ID: ClassVar[int] = 131
    BLOCK_LENGTH: ClassVar[int] = 13
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("resetTime", "reset_time_ns", "Time", "uint64", 0, 8, False),
        Field("tradeDate", "trade_date", "Count32", "uint32", 8, 4, False),
        Field("weekStart", "week_start", "Flag", "code", 12, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        131, 13, SCHEMA_ID, SCHEMA_VERSION
    )

    reset_time_ns: int
    trade_date: int
    week_start: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.reset_time_ns,
            self.trade_date,
            self.week_start,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> TradingDayBegan:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            reset_time_ns=v[0],
            trade_date=v[1],
            week_start=Flag(v[2]),
        )


@dataclass(slots=True, kw_only=True)
class AccountRequest(Message):
    """Ops: how does the money of one account stand, or of all."""

    NAME: ClassVar[str] = "AccountRequest"
    TEMPLATE_ID: ClassVar[int] = 132
    BLOCK_LENGTH: ClassVar[int] = 24
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("account", "account", "Text16", "text", 8, 16, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q16s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        132, 24, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    account: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            text_bytes(self.account, 16, "account"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> AccountRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            account=text_of(v[1]),
        )


@dataclass(slots=True, kw_only=True)
class AccountReport(Message):
    """Gateway: the money of one account, in the base currency."""

    NAME: ClassVar[str] = "AccountReport"
    TEMPLATE_ID: ClassVar[int] = 133
    BLOCK_LENGTH: ClassVar[int] = 201
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("startingCash", "starting_cash_e4", "Money", "int64", 16, 8, False),
        Field("cash", "cash_e4", "Money", "int64", 24, 8, False),
        Field("holds", "holds_e4", "Money", "int64", 32, 8, False),
        Field("freeCash", "free_cash_e4", "Money", "int64", 40, 8, False),
        Field("equity", "equity_e4", "Money", "int64", 48, 8, False),
        Field("realizedPnL", "realized_pnl_e4", "Money", "int64", 56, 8, False),
        Field("openPnL", "open_pnl_e4", "Money", "int64", 64, 8, False),
        Field("fees", "fees_e4", "Money", "int64", 72, 8, False),
        Field("dayRealized", "day_realized_e4", "Money", "int64", 80, 8, False),
        Field("dayResult", "day_result_e4", "Money", "int64", 88, 8, False),
        Field("weekRealized", "week_realized_e4", "Money", "int64", 96, 8, False),
        Field("weekResult", "week_result_e4", "Money", "int64", 104, 8, False),
        Field("highWaterMark", "high_water_mark_e4", "Money", "int64", 112, 8, False),
        Field("drawdown", "drawdown", "NumberOptional", "int64", 120, 8, True),
        Field("grossExposure", "gross_exposure_e4", "Money", "int64", 128, 8, False),
        Field("netExposure", "net_exposure_e4", "Money", "int64", 136, 8, False),
        Field("shortExposure", "short_exposure_e4", "Money", "int64", 144, 8, False),
        Field("openNotional", "open_notional_e4", "Money", "int64", 152, 8, False),
        Field("account", "account", "Text16", "text", 160, 16, False),
        Field("currency", "currency", "Text4", "text", 176, 4, False),
        Field("tradeDate", "trade_date", "Count32", "uint32", 180, 4, False),
        Field("openOrders", "open_orders", "Count32", "uint32", 184, 4, False),
        Field("positionsOpen", "positions_open", "Count32", "uint32", 188, 4, False),
        Field("index", "index", "Count32", "uint32", 192, 4, False),
        Field("total", "total", "Count32", "uint32", 196, 4, False),
        Field("enabled", "enabled", "Flag", "code", 200, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqqqqqqqqqqqqqqqqqq16s4sIIIIIB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        133, 201, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    starting_cash_e4: int
    cash_e4: int
    holds_e4: int
    free_cash_e4: int
    equity_e4: int
    realized_pnl_e4: int
    open_pnl_e4: int
    fees_e4: int
    day_realized_e4: int
    day_result_e4: int
    week_realized_e4: int
    week_result_e4: int
    high_water_mark_e4: int
    drawdown: int | None = None
    gross_exposure_e4: int
    net_exposure_e4: int
    short_exposure_e4: int
    open_notional_e4: int
    account: str
    currency: str
    trade_date: int
    open_orders: int
    positions_open: int
    index: int
    total: int
    enabled: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            self.starting_cash_e4,
            self.cash_e4,
            self.holds_e4,
            self.free_cash_e4,
            self.equity_e4,
            self.realized_pnl_e4,
            self.open_pnl_e4,
            self.fees_e4,
            self.day_realized_e4,
            self.day_result_e4,
            self.week_realized_e4,
            self.week_result_e4,
            self.high_water_mark_e4,
            NULL_I64 if self.drawdown is None else self.drawdown,
            self.gross_exposure_e4,
            self.net_exposure_e4,
            self.short_exposure_e4,
            self.open_notional_e4,
            text_bytes(self.account, 16, "account"),
            text_bytes(self.currency, 4, "currency"),
            self.trade_date,
            self.open_orders,
            self.positions_open,
            self.index,
            self.total,
            self.enabled,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> AccountReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            starting_cash_e4=v[2],
            cash_e4=v[3],
            holds_e4=v[4],
            free_cash_e4=v[5],
            equity_e4=v[6],
            realized_pnl_e4=v[7],
            open_pnl_e4=v[8],
            fees_e4=v[9],
            day_realized_e4=v[10],
            day_result_e4=v[11],
            week_realized_e4=v[12],
            week_result_e4=v[13],
            high_water_mark_e4=v[14],
            drawdown=None if v[15] == NULL_I64 else v[15],
            gross_exposure_e4=v[16],
            net_exposure_e4=v[17],
            short_exposure_e4=v[18],
            open_notional_e4=v[19],
            account=text_of(v[20]),
            currency=text_of(v[21]),
            trade_date=v[22],
            open_orders=v[23],
            positions_open=v[24],
            index=v[25],
            total=v[26],
            enabled=Flag(v[27]),
        )

    @property
    def starting_cash(self) -> Decimal:
        """An amount of money times 1e4."""
        raw = self.starting_cash_e4
        return decimal_of(raw, 4)

    @property
    def cash(self) -> Decimal:
        """An amount of money times 1e4."""
        raw = self.cash_e4
        return decimal_of(raw, 4)

    @property
    def holds(self) -> Decimal:
        """What open buys may cost, and what buying short positions back would."""
        raw = self.holds_e4
        return decimal_of(raw, 4)

    @property
    def free_cash(self) -> Decimal:
        """Cash less holds."""
        raw = self.free_cash_e4
        return decimal_of(raw, 4)

    @property
    def equity(self) -> Decimal:
        """Cash and positions at their marks."""
        raw = self.equity_e4
        return decimal_of(raw, 4)

    @property
    def realized_pnl(self) -> Decimal:
        """Since the account began, before fees."""
        raw = self.realized_pnl_e4
        return decimal_of(raw, 4)

    @property
    def open_pnl(self) -> Decimal:
        """An amount of money times 1e4."""
        raw = self.open_pnl_e4
        return decimal_of(raw, 4)

    @property
    def fees(self) -> Decimal:
        """Since the account began."""
        raw = self.fees_e4
        return decimal_of(raw, 4)

    @property
    def day_realized(self) -> Decimal:
        """Realised in this trading day, less fees."""
        raw = self.day_realized_e4
        return decimal_of(raw, 4)

    @property
    def day_result(self) -> Decimal:
        """The same with what open positions won or lost in it."""
        raw = self.day_result_e4
        return decimal_of(raw, 4)

    @property
    def week_realized(self) -> Decimal:
        """An amount of money times 1e4."""
        raw = self.week_realized_e4
        return decimal_of(raw, 4)

    @property
    def week_result(self) -> Decimal:
        """An amount of money times 1e4."""
        raw = self.week_result_e4
        return decimal_of(raw, 4)

    @property
    def high_water_mark(self) -> Decimal:
        """The highest equity so far."""
        raw = self.high_water_mark_e4
        return decimal_of(raw, 4)

    @property
    def gross_exposure(self) -> Decimal:
        """At worst case, as the limits see it."""
        raw = self.gross_exposure_e4
        return decimal_of(raw, 4)

    @property
    def net_exposure(self) -> Decimal:
        """Likewise."""
        raw = self.net_exposure_e4
        return decimal_of(raw, 4)

    @property
    def short_exposure(self) -> Decimal:
        """Likewise."""
        raw = self.short_exposure_e4
        return decimal_of(raw, 4)

    @property
    def open_notional(self) -> Decimal:
        """Of the open orders."""
        raw = self.open_notional_e4
        return decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class LockoutRequest(Message):
    """Ops: lock an account or a symbol out."""

    NAME: ClassVar[str] = "LockoutRequest"
    TEMPLATE_ID: ClassVar[int] = 140
    BLOCK_LENGTH: ClassVar[int] = 162
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("until", "until_ns", "TimeOptional", "uint64", 16, 8, True),
        Field("duration", "duration_ns", "Nanoseconds", "uint64", 24, 8, False),
        Field("account", "account", "Text16", "text", 32, 16, False),
        Field("symbol", "symbol", "Text16", "text", 48, 16, False),
        Field("operatorID", "operator_id", "Text32", "text", 64, 32, False),
        Field("reason", "reason", "Text64", "text", 96, 64, False),
        Field("kind", "kind", "LockoutKind", "code", 160, 1, False),
        Field("reduceOnly", "reduce_only", "Flag", "code", 161, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQ16s16s32s64sBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        140, 162, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    until_ns: int | None = None
    duration_ns: int
    account: str
    symbol: str
    operator_id: str
    reason: str
    kind: LockoutKind
    reduce_only: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            NULL_U64 if self.until_ns is None else self.until_ns,
            self.duration_ns,
            text_bytes(self.account, 16, "account"),
            text_bytes(self.symbol, 16, "symbol"),
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
            self.kind,
            self.reduce_only,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> LockoutRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            until_ns=None if v[2] == NULL_U64 else v[2],
            duration_ns=v[3],
            account=text_of(v[4]),
            symbol=text_of(v[5]),
            operator_id=text_of(v[6]),
            reason=text_of(v[7]),
            kind=LockoutKind(v[8]),
            reduce_only=Flag(v[9]),
        )


@dataclass(slots=True, kw_only=True)
class LockoutClearRequest(Message):
    """Ops: end a lockout that an operator may end."""

    NAME: ClassVar[str] = "LockoutClearRequest"
    TEMPLATE_ID: ClassVar[int] = 141
    BLOCK_LENGTH: ClassVar[int] = 120
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("timestamp", "timestamp_ns", "Time", "uint64", 8, 8, False),
        Field("lockoutID", "lockout_id", "Id64", "uint64", 16, 8, False),
        Field("operatorID", "operator_id", "Text32", "text", 24, 32, False),
        Field("reason", "reason", "Text64", "text", 56, 64, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ32s64s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        141, 120, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    timestamp_ns: int
    lockout_id: int
    operator_id: str
    reason: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.timestamp_ns,
            self.lockout_id,
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> LockoutClearRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            timestamp_ns=v[1],
            lockout_id=v[2],
            operator_id=text_of(v[3]),
            reason=text_of(v[4]),
        )


@dataclass(slots=True, kw_only=True)
class LockoutReport(Message):
    """Gateway: one lockout."""

    NAME: ClassVar[str] = "LockoutReport"
    TEMPLATE_ID: ClassVar[int] = 142
    BLOCK_LENGTH: ClassVar[int] = 191
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("execID", "exec_id", "Id64", "uint64", 16, 8, False),
        Field("lockoutID", "lockout_id", "Id64", "uint64", 24, 8, False),
        Field("since", "since_ns", "Time", "uint64", 32, 8, False),
        Field("until", "until_ns", "TimeOptional", "uint64", 40, 8, True),
        Field("account", "account", "Text16", "text", 48, 16, False),
        Field("symbol", "symbol", "Text16", "text", 64, 16, False),
        Field("setBy", "set_by", "Text32", "text", 80, 32, False),
        Field("reason", "reason", "Text64", "text", 112, 64, False),
        Field("index", "index", "Count32", "uint32", 176, 4, False),
        Field("total", "total", "Count32", "uint32", 180, 4, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 184, 2, False),
        Field("kind", "kind", "LockoutKind", "code", 186, 1, False),
        Field("end", "end", "LockoutEnd", "code", 187, 1, False),
        Field("reduceOnly", "reduce_only", "Flag", "code", 188, 1, False),
        Field("inForce", "in_force", "Flag", "code", 189, 1, False),
        Field("mayClear", "may_clear", "Flag", "code", 190, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQ16s16s32s64sIIHBBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        142, 191, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    exec_id: int
    lockout_id: int
    since_ns: int
    until_ns: int | None = None
    account: str
    symbol: str
    set_by: str
    reason: str
    index: int
    total: int
    reject_reason: RejectReason
    kind: LockoutKind
    end: LockoutEnd
    reduce_only: Flag = Flag.NO
    in_force: Flag = Flag.NO
    may_clear: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            self.exec_id,
            self.lockout_id,
            self.since_ns,
            NULL_U64 if self.until_ns is None else self.until_ns,
            text_bytes(self.account, 16, "account"),
            text_bytes(self.symbol, 16, "symbol"),
            text_bytes(self.set_by, 32, "setBy"),
            text_bytes(self.reason, 64, "reason"),
            self.index,
            self.total,
            self.reject_reason,
            self.kind,
            self.end,
            self.reduce_only,
            self.in_force,
            self.may_clear,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> LockoutReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            exec_id=v[2],
            lockout_id=v[3],
            since_ns=v[4],
            until_ns=None if v[5] == NULL_U64 else v[5],
            account=text_of(v[6]),
            symbol=text_of(v[7]),
            set_by=text_of(v[8]),
            reason=text_of(v[9]),
            index=v[10],
            total=v[11],
            reject_reason=RejectReason(v[12]),
            kind=LockoutKind(v[13]),
            end=LockoutEnd(v[14]),
            reduce_only=Flag(v[15]),
            in_force=Flag(v[16]),
            may_clear=Flag(v[17]),
        )


@dataclass(slots=True, kw_only=True)
class GatewayLoad(Message):
    """Journal: how far journal, inputs and decisions are behind; told as a limit is passed either
    way.
    """

    NAME: ClassVar[str] = "GatewayLoad"
    TEMPLATE_ID: ClassVar[int] = 143
    BLOCK_LENGTH: ClassVar[int] = 24
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("journalBacklog", "journal_backlog", "Count64", "uint64", 0, 8, False),
        Field("inputBacklog", "input_backlog", "Count64", "uint64", 8, 8, False),
        Field("coreLatency", "core_latency_ns", "Nanoseconds", "uint64", 16, 8, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQ")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        143, 24, SCHEMA_ID, SCHEMA_VERSION
    )

    journal_backlog: int
    input_backlog: int
    core_latency_ns: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.journal_backlog,
            self.input_backlog,
            self.core_latency_ns,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> GatewayLoad:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            journal_backlog=v[0],
            input_backlog=v[1],
            core_latency_ns=v[2],
        )


@dataclass(slots=True, kw_only=True)
class ViolationReport(Message):
    """Gateway: critical refusals of one account, or of all."""

    NAME: ClassVar[str] = "ViolationReport"
    TEMPLATE_ID: ClassVar[int] = 144
    BLOCK_LENGTH: ClassVar[int] = 68
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("total", "total", "Count64", "uint64", 16, 8, False),
        Field("lastTime", "last_time_ns", "TimeOptional", "uint64", 24, 8, True),
        Field("window", "window_ns", "Nanoseconds", "uint64", 32, 8, False),
        Field("account", "account", "Text16", "text", 40, 16, False),
        Field("inWindow", "in_window", "Count32", "uint32", 56, 4, False),
        Field("limit", "limit", "Count32", "uint32", 60, 4, False),
        Field("lastReason", "last_reason", "RejectReason", "code", 64, 2, False),
        Field("halted", "halted", "Flag", "code", 66, 1, False),
        Field("lastReport", "last_report", "Flag", "code", 67, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQQ16sIIHBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        144, 68, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    total: int
    last_time_ns: int | None = None
    window_ns: int
    account: str
    in_window: int
    limit: int
    last_reason: RejectReason
    halted: Flag = Flag.NO
    last_report: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            self.total,
            NULL_U64 if self.last_time_ns is None else self.last_time_ns,
            self.window_ns,
            text_bytes(self.account, 16, "account"),
            self.in_window,
            self.limit,
            self.last_reason,
            self.halted,
            self.last_report,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> ViolationReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            total=v[2],
            last_time_ns=None if v[3] == NULL_U64 else v[3],
            window_ns=v[4],
            account=text_of(v[5]),
            in_window=v[6],
            limit=v[7],
            last_reason=RejectReason(v[8]),
            halted=Flag(v[9]),
            last_report=Flag(v[10]),
        )


@dataclass(slots=True, kw_only=True)
class OrderTestRequest(Message):
    """Strategy: what would the checks say of this order; it is not sent."""

    NAME: ClassVar[str] = "OrderTestRequest"
    TEMPLATE_ID: ClassVar[int] = 160
    BLOCK_LENGTH: ClassVar[int] = 73
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("testReqID", "test_req_id", "Id64", "uint64", 8, 8, False),
        Field("sendingTime", "sending_time_ns", "Time", "uint64", 16, 8, False),
        Field("price", "price_e8", "PriceOptional", "int64", 24, 8, True),
        Field("stopPx", "stop_px_e8", "PriceOptional", "int64", 32, 8, True),
        Field("orderQty", "order_qty_e8", "Quantity", "int64", 40, 8, False),
        Field("account", "account", "Text16", "text", 48, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 64, 4, False),
        Field("side", "side", "Side", "code", 68, 1, False),
        Field("ordType", "ord_type", "OrdType", "code", 69, 1, False),
        Field("timeInForce", "time_in_force", "TimeInForce", "code", 70, 1, False),
        Field("duplicateIntended", "duplicate_intended", "Flag", "code", 71, 1, False),
        Field("reduceOnly", "reduce_only", "Flag", "code", 72, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQqqq16sIBBBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        160, 73, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    test_req_id: int
    sending_time_ns: int
    price_e8: int | None = None
    stop_px_e8: int | None = None
    order_qty_e8: int
    account: str
    security_id: int
    side: Side
    ord_type: OrdType
    time_in_force: TimeInForce
    duplicate_intended: Flag = Flag.NO
    reduce_only: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.test_req_id,
            self.sending_time_ns,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_px_e8 is None else self.stop_px_e8,
            self.order_qty_e8,
            text_bytes(self.account, 16, "account"),
            self.security_id,
            self.side,
            self.ord_type,
            self.time_in_force,
            self.duplicate_intended,
            self.reduce_only,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderTestRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            test_req_id=v[1],
            sending_time_ns=v[2],
            price_e8=None if v[3] == NULL_I64 else v[3],
            stop_px_e8=None if v[4] == NULL_I64 else v[4],
            order_qty_e8=v[5],
            account=text_of(v[6]),
            security_id=v[7],
            side=Side(v[8]),
            ord_type=OrdType(v[9]),
            time_in_force=TimeInForce(v[10]),
            duplicate_intended=Flag(v[11]),
            reduce_only=Flag(v[12]),
        )

    @property
    def price(self) -> Decimal | None:
        """Limit and stop-limit orders."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_px(self) -> Decimal | None:
        """Stop and stop-limit orders."""
        raw = self.stop_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def order_qty(self) -> Decimal:
        """A quantity times 1e8."""
        raw = self.order_qty_e8
        return decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class OrderTestReport(Message):
    """Gateway: what the checks would say of an order; ends the answer."""

    NAME: ClassVar[str] = "OrderTestReport"
    TEMPLATE_ID: ClassVar[int] = 161
    BLOCK_LENGTH: ClassVar[int] = 69
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("testReqID", "test_req_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("execID", "exec_id", "Id64", "uint64", 16, 8, False),
        Field("limit", "limit", "NumberOptional", "int64", 24, 8, True),
        Field("value", "value", "NumberOptional", "int64", 32, 8, True),
        Field("account", "account", "Text16", "text", 40, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 56, 4, False),
        Field("total", "total", "Count32", "uint32", 60, 4, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 64, 2, False),
        Field("lastCheck", "last_check", "Count16", "uint16", 66, 2, False),
        Field("level", "level", "Level", "code", 68, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQqq16sIIHHB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        161, 69, SCHEMA_ID, SCHEMA_VERSION
    )

    test_req_id: int
    transact_time_ns: int
    exec_id: int
    limit: int | None = None
    value: int | None = None
    account: str
    security_id: int
    total: int
    reject_reason: RejectReason
    last_check: int
    level: Level

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.test_req_id,
            self.transact_time_ns,
            self.exec_id,
            NULL_I64 if self.limit is None else self.limit,
            NULL_I64 if self.value is None else self.value,
            text_bytes(self.account, 16, "account"),
            self.security_id,
            self.total,
            self.reject_reason,
            self.last_check,
            self.level,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> OrderTestReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            test_req_id=v[0],
            transact_time_ns=v[1],
            exec_id=v[2],
            limit=None if v[3] == NULL_I64 else v[3],
            value=None if v[4] == NULL_I64 else v[4],
            account=text_of(v[5]),
            security_id=v[6],
            total=v[7],
            reject_reason=RejectReason(v[8]),
            last_check=v[9],
            level=Level(v[10]),
        )


@dataclass(slots=True, kw_only=True)
class CheckReport(Message):
    """Gateway: one comparison of one check."""

    NAME: ClassVar[str] = "CheckReport"
    TEMPLATE_ID: ClassVar[int] = 162
    BLOCK_LENGTH: ClassVar[int] = 55
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("testReqID", "test_req_id", "Id64", "uint64", 0, 8, False),
        Field("value", "value", "NumberOptional", "int64", 8, 8, True),
        Field("limit", "limit", "NumberOptional", "int64", 16, 8, True),
        Field("target", "target", "Text16", "text", 24, 16, False),
        Field("index", "index", "Count32", "uint32", 40, 4, False),
        Field("total", "total", "Count32", "uint32", 44, 4, False),
        Field("check", "check", "Count16", "uint16", 48, 2, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 50, 2, False),
        Field("comparison", "comparison", "ComparisonKind", "code", 52, 1, False),
        Field("passes", "passes", "Flag", "code", 53, 1, False),
        Field("level", "level", "Level", "code", 54, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Qqq16sIIHHBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        162, 55, SCHEMA_ID, SCHEMA_VERSION
    )

    test_req_id: int
    value: int | None = None
    limit: int | None = None
    target: str
    index: int
    total: int
    check: int
    reject_reason: RejectReason
    comparison: ComparisonKind
    passes: Flag = Flag.NO
    level: Level

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.test_req_id,
            NULL_I64 if self.value is None else self.value,
            NULL_I64 if self.limit is None else self.limit,
            text_bytes(self.target, 16, "target"),
            self.index,
            self.total,
            self.check,
            self.reject_reason,
            self.comparison,
            self.passes,
            self.level,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> CheckReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            test_req_id=v[0],
            value=None if v[1] == NULL_I64 else v[1],
            limit=None if v[2] == NULL_I64 else v[2],
            target=text_of(v[3]),
            index=v[4],
            total=v[5],
            check=v[6],
            reject_reason=RejectReason(v[7]),
            comparison=ComparisonKind(v[8]),
            passes=Flag(v[9]),
            level=Level(v[10]),
        )


@dataclass(slots=True, kw_only=True)
class LimitListRequest(Message):
    """Ops: list the limits as they hold."""

    NAME: ClassVar[str] = "LimitListRequest"
    TEMPLATE_ID: ClassVar[int] = 163
    BLOCK_LENGTH: ClassVar[int] = 9
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("changedOnly", "changed_only", "Flag", "code", 8, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        163, 9, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    changed_only: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.changed_only,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> LimitListRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            changed_only=Flag(v[1]),
        )


@dataclass(slots=True, kw_only=True)
class LimitState(Message):
    """Gateway: one limit, what the configuration says and what an operator has made of it."""

    NAME: ClassVar[str] = "LimitState"
    TEMPLATE_ID: ClassVar[int] = 164
    BLOCK_LENGTH: ClassVar[int] = 169
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("limit", "limit", "NumberOptional", "int64", 8, 8, True),
        Field("ceiling", "ceiling", "NumberOptional", "int64", 16, 8, True),
        Field("changed", "changed", "NumberOptional", "int64", 24, 8, True),
        Field("changedTime", "changed_time_ns", "TimeOptional", "uint64", 32, 8, True),
        Field("execID", "exec_id", "Id64Optional", "uint64", 40, 8, True),
        Field("target", "target", "Text16", "text", 48, 16, False),
        Field("operatorID", "operator_id", "Text32", "text", 64, 32, False),
        Field("reason", "reason", "Text64", "text", 96, 64, False),
        Field("index", "index", "Count32", "uint32", 160, 4, False),
        Field("kind", "kind", "LimitKind", "code", 164, 2, False),
        Field("level", "level", "Level", "code", 166, 1, False),
        Field("lastReport", "last_report", "Flag", "code", 167, 1, False),
        Field("isWhole", "is_whole", "Flag", "code", 168, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QqqqQQ16s32s64sIHBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        164, 169, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    limit: int | None = None
    ceiling: int | None = None
    changed: int | None = None
    changed_time_ns: int | None = None
    exec_id: int | None = None
    target: str
    operator_id: str
    reason: str
    index: int
    kind: LimitKind
    level: Level
    last_report: Flag = Flag.NO
    is_whole: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            NULL_I64 if self.limit is None else self.limit,
            NULL_I64 if self.ceiling is None else self.ceiling,
            NULL_I64 if self.changed is None else self.changed,
            NULL_U64 if self.changed_time_ns is None else self.changed_time_ns,
            NULL_U64 if self.exec_id is None else self.exec_id,
            text_bytes(self.target, 16, "target"),
            text_bytes(self.operator_id, 32, "operatorID"),
            text_bytes(self.reason, 64, "reason"),
            self.index,
            self.kind,
            self.level,
            self.last_report,
            self.is_whole,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> LimitState:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            limit=None if v[1] == NULL_I64 else v[1],
            ceiling=None if v[2] == NULL_I64 else v[2],
            changed=None if v[3] == NULL_I64 else v[3],
            changed_time_ns=None if v[4] == NULL_U64 else v[4],
            exec_id=None if v[5] == NULL_U64 else v[5],
            target=text_of(v[6]),
            operator_id=text_of(v[7]),
            reason=text_of(v[8]),
            index=v[9],
            kind=LimitKind(v[10]),
            level=Level(v[11]),
            last_report=Flag(v[12]),
            is_whole=Flag(v[13]),
        )


@dataclass(slots=True, kw_only=True)
class RiskBegin(Message):
    """Journal and gateway to ops: risk figures of a generation follow."""

    NAME: ClassVar[str] = "RiskBegin"
    TEMPLATE_ID: ClassVar[int] = 150
    BLOCK_LENGTH: ClassVar[int] = 25
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("generation", "generation", "SeqNum", "uint64", 0, 8, False),
        Field("asOfTime", "as_of_time_ns", "Time", "uint64", 8, 8, False),
        Field("requestID", "request_id", "Id64Optional", "uint64", 16, 8, True),
        Field("full", "full", "Flag", "code", 24, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        150, 25, SCHEMA_ID, SCHEMA_VERSION
    )

    generation: int
    as_of_time_ns: int
    request_id: int | None = None
    full: Flag = Flag.NO

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.generation,
            self.as_of_time_ns,
            NULL_U64 if self.request_id is None else self.request_id,
            self.full,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> RiskBegin:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            generation=v[0],
            as_of_time_ns=v[1],
            request_id=None if v[2] == NULL_U64 else v[2],
            full=Flag(v[3]),
        )


@dataclass(slots=True, kw_only=True)
class InstrumentRisk(Message):
    """Journal and gateway to ops: risk figures of one instrument."""

    NAME: ClassVar[str] = "InstrumentRisk"
    TEMPLATE_ID: ClassVar[int] = 151
    BLOCK_LENGTH: ClassVar[int] = 60
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("generation", "generation", "SeqNum", "uint64", 0, 8, False),
        Field("volatility", "volatility", "Number", "int64", 8, 8, False),
        Field("averageTrueRange", "average_true_range_e8", "PriceOptional", "int64", 16, 8, True),
        Field("liquidity", "liquidity_e4", "MoneyOptional", "int64", 24, 8, True),
        Field("riskRate", "risk_rate", "Number", "int64", 32, 8, False),
        Field("limitScale", "limit_scale", "Number", "int64", 40, 8, False),
        Field("securityID", "security_id", "Id32", "uint32", 48, 4, False),
        Field("cluster", "cluster", "Count32", "uint32", 52, 4, False),
        Field("samples", "samples", "Count32", "uint32", 56, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QqqqqqIII")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        151, 60, SCHEMA_ID, SCHEMA_VERSION
    )

    generation: int
    volatility: int
    average_true_range_e8: int | None = None
    liquidity_e4: int | None = None
    risk_rate: int
    limit_scale: int
    security_id: int
    cluster: int
    samples: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.generation,
            self.volatility,
            NULL_I64 if self.average_true_range_e8 is None else self.average_true_range_e8,
            NULL_I64 if self.liquidity_e4 is None else self.liquidity_e4,
            self.risk_rate,
            self.limit_scale,
            self.security_id,
            self.cluster,
            self.samples,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> InstrumentRisk:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            generation=v[0],
            volatility=v[1],
            average_true_range_e8=None if v[2] == NULL_I64 else v[2],
            liquidity_e4=None if v[3] == NULL_I64 else v[3],
            risk_rate=v[4],
            limit_scale=v[5],
            security_id=v[6],
            cluster=v[7],
            samples=v[8],
        )

    @property
    def average_true_range(self) -> Decimal | None:
        """None before there are enough samples."""
        raw = self.average_true_range_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def liquidity(self) -> Decimal | None:
        """What is traded on an average day; none where unknown."""
        raw = self.liquidity_e4
        return None if raw is None else decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class PositionRisk(Message):
    """Journal and gateway to ops: one position as the figures counted it."""

    NAME: ClassVar[str] = "PositionRisk"
    TEMPLATE_ID: ClassVar[int] = 152
    BLOCK_LENGTH: ClassVar[int] = 52
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("generation", "generation", "SeqNum", "uint64", 0, 8, False),
        Field("value", "value_e4", "Money", "int64", 8, 8, False),
        Field("worstValue", "worst_value_e4", "MoneyOptional", "int64", 16, 8, True),
        Field("heat", "heat_e4", "MoneyOptional", "int64", 24, 8, True),
        Field("account", "account", "Text16", "text", 32, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 48, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Qqqq16sI")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        152, 52, SCHEMA_ID, SCHEMA_VERSION
    )

    generation: int
    value_e4: int
    worst_value_e4: int | None = None
    heat_e4: int | None = None
    account: str
    security_id: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.generation,
            self.value_e4,
            NULL_I64 if self.worst_value_e4 is None else self.worst_value_e4,
            NULL_I64 if self.heat_e4 is None else self.heat_e4,
            text_bytes(self.account, 16, "account"),
            self.security_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> PositionRisk:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            generation=v[0],
            value_e4=v[1],
            worst_value_e4=None if v[2] == NULL_I64 else v[2],
            heat_e4=None if v[3] == NULL_I64 else v[3],
            account=text_of(v[4]),
            security_id=v[5],
        )

    @property
    def value(self) -> Decimal:
        """That the figures counted, signed."""
        raw = self.value_e4
        return decimal_of(raw, 4)

    @property
    def worst_value(self) -> Decimal | None:
        """At worst case now; none in the journal."""
        raw = self.worst_value_e4
        return None if raw is None else decimal_of(raw, 4)

    @property
    def heat(self) -> Decimal | None:
        """What it loses at its stops now; none in the journal."""
        raw = self.heat_e4
        return None if raw is None else decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class PortfolioFigures(Message):
    """Journal and gateway to ops: risk figures of one account."""

    NAME: ClassVar[str] = "PortfolioFigures"
    TEMPLATE_ID: ClassVar[int] = 153
    BLOCK_LENGTH: ClassVar[int] = 136
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("generation", "generation", "SeqNum", "uint64", 0, 8, False),
        Field("asOfTime", "as_of_time_ns", "Time", "uint64", 8, 8, False),
        Field("valueAtRisk", "value_at_risk_e4", "Money", "int64", 16, 8, False),
        Field("valueAtRiskNow", "value_at_risk_now_e4", "MoneyOptional", "int64", 24, 8, True),
        Field("historicalVaR", "historical_va_r_e4", "Money", "int64", 32, 8, False),
        Field("parametricVaR", "parametric_va_r_e4", "Money", "int64", 40, 8, False),
        Field("stressLoss", "stress_loss_e4", "Money", "int64", 48, 8, False),
        Field("heat", "heat_e4", "MoneyOptional", "int64", 56, 8, True),
        Field("equity", "equity_e4", "Money", "int64", 64, 8, False),
        Field("sharpe", "sharpe", "NumberOptional", "int64", 72, 8, True),
        Field("sortino", "sortino", "NumberOptional", "int64", 80, 8, True),
        Field("account", "account", "Text16", "text", 88, 16, False),
        Field("scenario", "scenario", "Text32", "text", 104, 32, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqqqqqqqqq16s32s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        153, 136, SCHEMA_ID, SCHEMA_VERSION
    )

    generation: int
    as_of_time_ns: int
    value_at_risk_e4: int
    value_at_risk_now_e4: int | None = None
    historical_va_r_e4: int
    parametric_va_r_e4: int
    stress_loss_e4: int
    heat_e4: int | None = None
    equity_e4: int
    sharpe: int | None = None
    sortino: int | None = None
    account: str
    scenario: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.generation,
            self.as_of_time_ns,
            self.value_at_risk_e4,
            NULL_I64 if self.value_at_risk_now_e4 is None else self.value_at_risk_now_e4,
            self.historical_va_r_e4,
            self.parametric_va_r_e4,
            self.stress_loss_e4,
            NULL_I64 if self.heat_e4 is None else self.heat_e4,
            self.equity_e4,
            NULL_I64 if self.sharpe is None else self.sharpe,
            NULL_I64 if self.sortino is None else self.sortino,
            text_bytes(self.account, 16, "account"),
            text_bytes(self.scenario, 32, "scenario"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> PortfolioFigures:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            generation=v[0],
            as_of_time_ns=v[1],
            value_at_risk_e4=v[2],
            value_at_risk_now_e4=None if v[3] == NULL_I64 else v[3],
            historical_va_r_e4=v[4],
            parametric_va_r_e4=v[5],
            stress_loss_e4=v[6],
            heat_e4=None if v[7] == NULL_I64 else v[7],
            equity_e4=v[8],
            sharpe=None if v[9] == NULL_I64 else v[9],
            sortino=None if v[10] == NULL_I64 else v[10],
            account=text_of(v[11]),
            scenario=text_of(v[12]),
        )

    @property
    def value_at_risk(self) -> Decimal:
        """Bound that check 21 starts from: the larger of parametric value at risk and historical
        expected shortfall.
        """
        raw = self.value_at_risk_e4
        return decimal_of(raw, 4)

    @property
    def value_at_risk_now(self) -> Decimal | None:
        """With what changed since; none in the journal."""
        raw = self.value_at_risk_now_e4
        return None if raw is None else decimal_of(raw, 4)

    @property
    def historical_va_r(self) -> Decimal:
        """Historical value at risk."""
        raw = self.historical_va_r_e4
        return decimal_of(raw, 4)

    @property
    def parametric_va_r(self) -> Decimal:
        """Parametric value at risk."""
        raw = self.parametric_va_r_e4
        return decimal_of(raw, 4)

    @property
    def stress_loss(self) -> Decimal:
        """Loss of the worst scenario."""
        raw = self.stress_loss_e4
        return decimal_of(raw, 4)

    @property
    def heat(self) -> Decimal | None:
        """What all positions lose at their stops now; none in the journal."""
        raw = self.heat_e4
        return None if raw is None else decimal_of(raw, 4)

    @property
    def equity(self) -> Decimal:
        """Cash and positions at their marks."""
        raw = self.equity_e4
        return decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class RiskEnd(Message):
    """Journal and gateway to ops: the figures of a generation are complete and count from here."""

    NAME: ClassVar[str] = "RiskEnd"
    TEMPLATE_ID: ClassVar[int] = 154
    BLOCK_LENGTH: ClassVar[int] = 36
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("generation", "generation", "SeqNum", "uint64", 0, 8, False),
        Field("asOfTime", "as_of_time_ns", "Time", "uint64", 8, 8, False),
        Field("requestID", "request_id", "Id64Optional", "uint64", 16, 8, True),
        Field("instruments", "instruments", "Count32", "uint32", 24, 4, False),
        Field("positions", "positions", "Count32", "uint32", 28, 4, False),
        Field("accounts", "accounts", "Count32", "uint32", 32, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQIII")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        154, 36, SCHEMA_ID, SCHEMA_VERSION
    )

    generation: int
    as_of_time_ns: int
    request_id: int | None = None
    instruments: int
    positions: int
    accounts: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.generation,
            self.as_of_time_ns,
            NULL_U64 if self.request_id is None else self.request_id,
            self.instruments,
            self.positions,
            self.accounts,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> RiskEnd:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            generation=v[0],
            as_of_time_ns=v[1],
            request_id=None if v[2] == NULL_U64 else v[2],
            instruments=v[3],
            positions=v[4],
            accounts=v[5],
        )


@dataclass(slots=True, kw_only=True)
class StressScenario(Message):
    """Journal: one scenario; gateway to ops: what one account loses in it."""

    NAME: ClassVar[str] = "StressScenario"
    TEMPLATE_ID: ClassVar[int] = 155
    BLOCK_LENGTH: ClassVar[int] = 58
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("loss", "loss_e4", "MoneyOptional", "int64", 0, 8, True),
        Field("account", "account", "Text16", "text", 8, 16, False),
        Field("scenario", "scenario", "Text32", "text", 24, 32, False),
        Field("index", "index", "Count16", "uint16", 56, 2, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<q16s32sH")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        155, 58, SCHEMA_ID, SCHEMA_VERSION
    )

    loss_e4: int | None = None
    account: str
    scenario: str
    index: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            NULL_I64 if self.loss_e4 is None else self.loss_e4,
            text_bytes(self.account, 16, "account"),
            text_bytes(self.scenario, 32, "scenario"),
            self.index,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> StressScenario:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            loss_e4=None if v[0] == NULL_I64 else v[0],
            account=text_of(v[1]),
            scenario=text_of(v[2]),
            index=v[3],
        )

    @property
    def loss(self) -> Decimal | None:
        """At worst case now, negative: a gain; none in the journal."""
        raw = self.loss_e4
        return None if raw is None else decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class StressShock(Message):
    """Journal: what a scenario does to the price of one instrument."""

    NAME: ClassVar[str] = "StressShock"
    TEMPLATE_ID: ClassVar[int] = 156
    BLOCK_LENGTH: ClassVar[int] = 14
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("shock", "shock", "Number", "int64", 0, 8, False),
        Field("securityID", "security_id", "Id32", "uint32", 8, 4, False),
        Field("index", "index", "Count16", "uint16", 12, 2, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<qIH")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        156, 14, SCHEMA_ID, SCHEMA_VERSION
    )

    shock: int
    security_id: int
    index: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.shock,
            self.security_id,
            self.index,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> StressShock:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            shock=v[0],
            security_id=v[1],
            index=v[2],
        )


@dataclass(slots=True, kw_only=True)
class SizingRequest(Message):
    """Strategy or operator: how much may be traded, and which limit binds."""

    NAME: ClassVar[str] = "SizingRequest"
    TEMPLATE_ID: ClassVar[int] = 157
    BLOCK_LENGTH: ClassVar[int] = 102
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("sizingReqID", "sizing_req_id", "Id64", "uint64", 8, 8, False),
        Field("price", "price_e8", "PriceOptional", "int64", 16, 8, True),
        Field("stopPx", "stop_px_e8", "PriceOptional", "int64", 24, 8, True),
        Field("riskPercent", "risk_percent", "Number", "int64", 32, 8, False),
        Field("atrMultiple", "atr_multiple", "NumberOptional", "int64", 40, 8, True),
        Field("winRate", "win_rate", "NumberOptional", "int64", 48, 8, True),
        Field("payoffRatio", "payoff_ratio", "NumberOptional", "int64", 56, 8, True),
        Field("account", "account", "Text16", "text", 64, 16, False),
        Field("strategy", "strategy", "Text16", "text", 80, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 96, 4, False),
        Field("side", "side", "Side", "code", 100, 1, False),
        Field("method", "method", "SizingMethod", "code", 101, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqqqqqq16s16sIBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        157, 102, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    sizing_req_id: int
    price_e8: int | None = None
    stop_px_e8: int | None = None
    risk_percent: int
    atr_multiple: int | None = None
    win_rate: int | None = None
    payoff_ratio: int | None = None
    account: str
    strategy: str
    security_id: int
    side: Side
    method: SizingMethod

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.sizing_req_id,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_px_e8 is None else self.stop_px_e8,
            self.risk_percent,
            NULL_I64 if self.atr_multiple is None else self.atr_multiple,
            NULL_I64 if self.win_rate is None else self.win_rate,
            NULL_I64 if self.payoff_ratio is None else self.payoff_ratio,
            text_bytes(self.account, 16, "account"),
            text_bytes(self.strategy, 16, "strategy"),
            self.security_id,
            self.side,
            self.method,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> SizingRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            sizing_req_id=v[1],
            price_e8=None if v[2] == NULL_I64 else v[2],
            stop_px_e8=None if v[3] == NULL_I64 else v[3],
            risk_percent=v[4],
            atr_multiple=None if v[5] == NULL_I64 else v[5],
            win_rate=None if v[6] == NULL_I64 else v[6],
            payoff_ratio=None if v[7] == NULL_I64 else v[7],
            account=text_of(v[8]),
            strategy=text_of(v[9]),
            security_id=v[10],
            side=Side(v[11]),
            method=SizingMethod(v[12]),
        )

    @property
    def price(self) -> Decimal | None:
        """Of a limit order; none: a market order."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_px(self) -> Decimal | None:
        """Where the position would be given up."""
        raw = self.stop_px_e8
        return None if raw is None else decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class SizingReport(Message):
    """Gateway: how much may be traded, and which limit binds."""

    NAME: ClassVar[str] = "SizingReport"
    TEMPLATE_ID: ClassVar[int] = 158
    BLOCK_LENGTH: ClassVar[int] = 137
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("msgSeqNum", "msg_seq_num", "SeqNum", "uint64", 0, 8, False),
        Field("sizingReqID", "sizing_req_id", "Id64", "uint64", 8, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 16, 8, False),
        Field("quantity", "quantity_e8", "Quantity", "int64", 24, 8, False),
        Field("wantedQty", "wanted_qty_e8", "Quantity", "int64", 32, 8, False),
        Field("price", "price_e8", "PriceOptional", "int64", 40, 8, True),
        Field("stopDistance", "stop_distance_e8", "PriceOptional", "int64", 48, 8, True),
        Field("riskAmount", "risk_amount_e4", "Money", "int64", 56, 8, False),
        Field("equity", "equity_e4", "Money", "int64", 64, 8, False),
        Field("notional", "notional_e4", "Money", "int64", 72, 8, False),
        Field("limit", "limit", "NumberOptional", "int64", 80, 8, True),
        Field("value", "value", "NumberOptional", "int64", 88, 8, True),
        Field("account", "account", "Text16", "text", 96, 16, False),
        Field("strategy", "strategy", "Text16", "text", 112, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 128, 4, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 132, 2, False),
        Field("side", "side", "Side", "code", 134, 1, False),
        Field("method", "method", "SizingMethod", "code", 135, 1, False),
        Field("level", "level", "Level", "code", 136, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQqqqqqqqqq16s16sIHBBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        158, 137, SCHEMA_ID, SCHEMA_VERSION
    )

    msg_seq_num: int = 0
    sizing_req_id: int
    transact_time_ns: int
    quantity_e8: int
    wanted_qty_e8: int
    price_e8: int | None = None
    stop_distance_e8: int | None = None
    risk_amount_e4: int
    equity_e4: int
    notional_e4: int
    limit: int | None = None
    value: int | None = None
    account: str
    strategy: str
    security_id: int
    reject_reason: RejectReason
    side: Side
    method: SizingMethod
    level: Level

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.msg_seq_num,
            self.sizing_req_id,
            self.transact_time_ns,
            self.quantity_e8,
            self.wanted_qty_e8,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.stop_distance_e8 is None else self.stop_distance_e8,
            self.risk_amount_e4,
            self.equity_e4,
            self.notional_e4,
            NULL_I64 if self.limit is None else self.limit,
            NULL_I64 if self.value is None else self.value,
            text_bytes(self.account, 16, "account"),
            text_bytes(self.strategy, 16, "strategy"),
            self.security_id,
            self.reject_reason,
            self.side,
            self.method,
            self.level,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> SizingReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            msg_seq_num=v[0],
            sizing_req_id=v[1],
            transact_time_ns=v[2],
            quantity_e8=v[3],
            wanted_qty_e8=v[4],
            price_e8=None if v[5] == NULL_I64 else v[5],
            stop_distance_e8=None if v[6] == NULL_I64 else v[6],
            risk_amount_e4=v[7],
            equity_e4=v[8],
            notional_e4=v[9],
            limit=None if v[10] == NULL_I64 else v[10],
            value=None if v[11] == NULL_I64 else v[11],
            account=text_of(v[12]),
            strategy=text_of(v[13]),
            security_id=v[14],
            reject_reason=RejectReason(v[15]),
            side=Side(v[16]),
            method=SizingMethod(v[17]),
            level=Level(v[18]),
        )

    @property
    def quantity(self) -> Decimal:
        """Most that passes every check now, in whole lots."""
        raw = self.quantity_e8
        return decimal_of(raw, 8)

    @property
    def wanted_qty(self) -> Decimal:
        """What the method alone asks for, in whole lots."""
        raw = self.wanted_qty_e8
        return decimal_of(raw, 8)

    @property
    def price(self) -> Decimal | None:
        """That the size was reckoned with."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def stop_distance(self) -> Decimal | None:
        """Between price and stop; none where the method needs none."""
        raw = self.stop_distance_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def risk_amount(self) -> Decimal:
        """Lost at the stop, or invested where there is none, with the quantity."""
        raw = self.risk_amount_e4
        return decimal_of(raw, 4)

    @property
    def equity(self) -> Decimal:
        """Of the account."""
        raw = self.equity_e4
        return decimal_of(raw, 4)

    @property
    def notional(self) -> Decimal:
        """Of the quantity at the price."""
        raw = self.notional_e4
        return decimal_of(raw, 4)


@dataclass(slots=True, kw_only=True)
class RiskRequest(Message):
    """Ops: how do the portfolios stand."""

    NAME: ClassVar[str] = "RiskRequest"
    TEMPLATE_ID: ClassVar[int] = 159
    BLOCK_LENGTH: ClassVar[int] = 24
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("account", "account", "Text16", "text", 8, 16, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<Q16s")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        159, 24, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    account: str

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            text_bytes(self.account, 16, "account"),
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> RiskRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            account=text_of(v[1]),
        )


@dataclass(slots=True, kw_only=True)
class MarketDataQuality(Message):
    """Gateway: the state of an instrument's market data changed."""

    NAME: ClassVar[str] = "MarketDataQuality"
    TEMPLATE_ID: ClassVar[int] = 145
    BLOCK_LENGTH: ClassVar[int] = 64
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("transactTime", "transact_time_ns", "Time", "uint64", 0, 8, False),
        Field("execID", "exec_id", "Id64", "uint64", 8, 8, False),
        Field("referencePx", "reference_px_e8", "PriceOptional", "int64", 16, 8, True),
        Field("price", "price_e8", "PriceOptional", "int64", 24, 8, True),
        Field("number", "number", "NumberOptional", "int64", 32, 8, True),
        Field("symbol", "symbol", "Text16", "text", 40, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 56, 4, False),
        Field("rejectReason", "reject_reason", "RejectReason", "code", 60, 2, False),
        Field("cause", "cause", "DataCause", "code", 62, 1, False),
        Field("state", "state", "DataState", "code", 63, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqqq16sIHBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        145, 64, SCHEMA_ID, SCHEMA_VERSION
    )

    transact_time_ns: int
    exec_id: int
    reference_px_e8: int | None = None
    price_e8: int | None = None
    number: int | None = None
    symbol: str
    security_id: int
    reject_reason: RejectReason
    cause: DataCause
    state: DataState

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.transact_time_ns,
            self.exec_id,
            NULL_I64 if self.reference_px_e8 is None else self.reference_px_e8,
            NULL_I64 if self.price_e8 is None else self.price_e8,
            NULL_I64 if self.number is None else self.number,
            text_bytes(self.symbol, 16, "symbol"),
            self.security_id,
            self.reject_reason,
            self.cause,
            self.state,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> MarketDataQuality:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            transact_time_ns=v[0],
            exec_id=v[1],
            reference_px_e8=None if v[2] == NULL_I64 else v[2],
            price_e8=None if v[3] == NULL_I64 else v[3],
            number=None if v[4] == NULL_I64 else v[4],
            symbol=text_of(v[5]),
            security_id=v[6],
            reject_reason=RejectReason(v[7]),
            cause=DataCause(v[8]),
            state=DataState(v[9]),
        )

    @property
    def reference_px(self) -> Decimal | None:
        """The reference price as it holds now."""
        raw = self.reference_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def price(self) -> Decimal | None:
        """The price in question: that moved, or the reference before a re-base."""
        raw = self.price_e8
        return None if raw is None else decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class MarketDataDefinition(Message):
    """Journal: how market data is judged."""

    NAME: ClassVar[str] = "MarketDataDefinition"
    TEMPLATE_ID: ClassVar[int] = 146
    BLOCK_LENGTH: ClassVar[int] = 40
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("ageMax", "age_max_ns", "Nanoseconds", "uint64", 0, 8, False),
        Field("leadMax", "lead_max_ns", "Nanoseconds", "uint64", 8, 8, False),
        Field("rebaseTime", "rebase_time_ns", "Nanoseconds", "uint64", 16, 8, False),
        Field("flatLineTime", "flat_line_time_ns", "Nanoseconds", "uint64", 24, 8, False),
        Field("rebaseCount", "rebase_count", "Count32", "uint32", 32, 4, False),
        Field("flatLineCount", "flat_line_count", "Count32", "uint32", 36, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQII")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        146, 40, SCHEMA_ID, SCHEMA_VERSION
    )

    age_max_ns: int
    lead_max_ns: int
    rebase_time_ns: int
    flat_line_time_ns: int
    rebase_count: int
    flat_line_count: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.age_max_ns,
            self.lead_max_ns,
            self.rebase_time_ns,
            self.flat_line_time_ns,
            self.rebase_count,
            self.flat_line_count,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> MarketDataDefinition:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            age_max_ns=v[0],
            lead_max_ns=v[1],
            rebase_time_ns=v[2],
            flat_line_time_ns=v[3],
            rebase_count=v[4],
            flat_line_count=v[5],
        )


@dataclass(slots=True, kw_only=True)
class MarketDataRequest(Message):
    """Ops: how does market data stand."""

    NAME: ClassVar[str] = "MarketDataRequest"
    TEMPLATE_ID: ClassVar[int] = 147
    BLOCK_LENGTH: ClassVar[int] = 12
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("securityID", "security_id", "Id32Optional", "uint32", 8, 4, True),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QI")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        147, 12, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    security_id: int | None = None

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            NULL_U32 if self.security_id is None else self.security_id,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> MarketDataRequest:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            security_id=None if v[1] == NULL_U32 else v[1],
        )


@dataclass(slots=True, kw_only=True)
class MarketDataReport(Message):
    """Gateway: how one instrument's market data stands."""

    NAME: ClassVar[str] = "MarketDataReport"
    TEMPLATE_ID: ClassVar[int] = 148
    BLOCK_LENGTH: ClassVar[int] = 224
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("referencePx", "reference_px_e8", "PriceOptional", "int64", 16, 8, True),
        Field("referenceTime", "reference_time_ns", "TimeOptional", "uint64", 24, 8, True),
        Field("lag", "lag", "NumberOptional", "int64", 32, 8, True),
        Field("accepted", "accepted", "Count64", "uint64", 40, 8, False),
        Field("refusedStale", "refused_stale", "Count64", "uint64", 48, 8, False),
        Field("refusedFuture", "refused_future", "Count64", "uint64", 56, 8, False),
        Field("refusedSequence", "refused_sequence", "Count64", "uint64", 64, 8, False),
        Field("refusedRange", "refused_range", "Count64", "uint64", 72, 8, False),
        Field("refusedMove", "refused_move", "Count64", "uint64", 80, 8, False),
        Field("refusedCrossed", "refused_crossed", "Count64", "uint64", 88, 8, False),
        Field("refusedSpread", "refused_spread", "Count64", "uint64", 96, 8, False),
        Field("refusedSymbol", "refused_symbol", "Count64", "uint64", 104, 8, False),
        Field("gaps", "gaps", "Count64", "uint64", 112, 8, False),
        Field("missing", "missing", "Count64", "uint64", 120, 8, False),
        Field("spikes", "spikes", "Count64", "uint64", 128, 8, False),
        Field("rebases", "rebases", "Count64", "uint64", 136, 8, False),
        Field("flatLines", "flat_lines", "Count64", "uint64", 144, 8, False),
        Field("stales", "stales", "Count64", "uint64", 152, 8, False),
        Field(
            "quarantinedSequence", "quarantined_sequence", "Id64Optional",
            "uint64", 160, 8, True,
        ),
        Field("quarantinedBidPx", "quarantined_bid_px_e8", "PriceOptional", "int64", 168, 8, True),
        Field(
            "quarantinedOfferPx", "quarantined_offer_px_e8", "PriceOptional",
            "int64", 176, 8, True,
        ),
        Field(
            "quarantinedLastPx", "quarantined_last_px_e8", "PriceOptional",
            "int64", 184, 8, True,
        ),
        Field("symbol", "symbol", "Text16", "text", 192, 16, False),
        Field("securityID", "security_id", "Id32", "uint32", 208, 4, False),
        Field("index", "index", "Count32", "uint32", 212, 4, False),
        Field("total", "total", "Count32", "uint32", 216, 4, False),
        Field("quarantinedReason", "quarantined_reason", "RejectReason", "code", 220, 2, False),
        Field("cause", "cause", "DataCause", "code", 222, 1, False),
        Field("state", "state", "DataState", "code", 223, 1, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQqQqQQQQQQQQQQQQQQQQqqq16sIIIHBB")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        148, 224, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    reference_px_e8: int | None = None
    reference_time_ns: int | None = None
    lag: int | None = None
    accepted: int
    refused_stale: int
    refused_future: int
    refused_sequence: int
    refused_range: int
    refused_move: int
    refused_crossed: int
    refused_spread: int
    refused_symbol: int
    gaps: int
    missing: int
    spikes: int
    rebases: int
    flat_lines: int
    stales: int
    quarantined_sequence: int | None = None
    quarantined_bid_px_e8: int | None = None
    quarantined_offer_px_e8: int | None = None
    quarantined_last_px_e8: int | None = None
    symbol: str
    security_id: int
    index: int
    total: int
    quarantined_reason: RejectReason
    cause: DataCause
    state: DataState

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            NULL_I64 if self.reference_px_e8 is None else self.reference_px_e8,
            NULL_U64 if self.reference_time_ns is None else self.reference_time_ns,
            NULL_I64 if self.lag is None else self.lag,
            self.accepted,
            self.refused_stale,
            self.refused_future,
            self.refused_sequence,
            self.refused_range,
            self.refused_move,
            self.refused_crossed,
            self.refused_spread,
            self.refused_symbol,
            self.gaps,
            self.missing,
            self.spikes,
            self.rebases,
            self.flat_lines,
            self.stales,
            NULL_U64 if self.quarantined_sequence is None else self.quarantined_sequence,
            NULL_I64 if self.quarantined_bid_px_e8 is None else self.quarantined_bid_px_e8,
            NULL_I64 if self.quarantined_offer_px_e8 is None else self.quarantined_offer_px_e8,
            NULL_I64 if self.quarantined_last_px_e8 is None else self.quarantined_last_px_e8,
            text_bytes(self.symbol, 16, "symbol"),
            self.security_id,
            self.index,
            self.total,
            self.quarantined_reason,
            self.cause,
            self.state,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> MarketDataReport:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            reference_px_e8=None if v[2] == NULL_I64 else v[2],
            reference_time_ns=None if v[3] == NULL_U64 else v[3],
            lag=None if v[4] == NULL_I64 else v[4],
            accepted=v[5],
            refused_stale=v[6],
            refused_future=v[7],
            refused_sequence=v[8],
            refused_range=v[9],
            refused_move=v[10],
            refused_crossed=v[11],
            refused_spread=v[12],
            refused_symbol=v[13],
            gaps=v[14],
            missing=v[15],
            spikes=v[16],
            rebases=v[17],
            flat_lines=v[18],
            stales=v[19],
            quarantined_sequence=None if v[20] == NULL_U64 else v[20],
            quarantined_bid_px_e8=None if v[21] == NULL_I64 else v[21],
            quarantined_offer_px_e8=None if v[22] == NULL_I64 else v[22],
            quarantined_last_px_e8=None if v[23] == NULL_I64 else v[23],
            symbol=text_of(v[24]),
            security_id=v[25],
            index=v[26],
            total=v[27],
            quarantined_reason=RejectReason(v[28]),
            cause=DataCause(v[29]),
            state=DataState(v[30]),
        )

    @property
    def reference_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.reference_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def quarantined_bid_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.quarantined_bid_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def quarantined_offer_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.quarantined_offer_px_e8
        return None if raw is None else decimal_of(raw, 8)

    @property
    def quarantined_last_px(self) -> Decimal | None:
        """A price times 1e8, or none."""
        raw = self.quarantined_last_px_e8
        return None if raw is None else decimal_of(raw, 8)


@dataclass(slots=True, kw_only=True)
class MarketDataTotals(Message):
    """Gateway: market data as a whole; ends the answer to a MarketDataRequest."""

    NAME: ClassVar[str] = "MarketDataTotals"
    TEMPLATE_ID: ClassVar[int] = 149
    BLOCK_LENGTH: ClassVar[int] = 128
    FIELDS: ClassVar[tuple[Field, ...]] = (
        Field("requestID", "request_id", "Id64", "uint64", 0, 8, False),
        Field("transactTime", "transact_time_ns", "Time", "uint64", 8, 8, False),
        Field("accepted", "accepted", "Count64", "uint64", 16, 8, False),
        Field("refused", "refused", "Count64", "uint64", 24, 8, False),
        Field("unknown", "unknown", "Count64", "uint64", 32, 8, False),
        Field("gaps", "gaps", "Count64", "uint64", 40, 8, False),
        Field("spikes", "spikes", "Count64", "uint64", 48, 8, False),
        Field("rebases", "rebases", "Count64", "uint64", 56, 8, False),
        Field("flatLines", "flat_lines", "Count64", "uint64", 64, 8, False),
        Field("stales", "stales", "Count64", "uint64", 72, 8, False),
        Field("conflated", "conflated", "Count64", "uint64", 80, 8, False),
        Field("published", "published", "Count64", "uint64", 88, 8, False),
        Field("unpublished", "unpublished", "Count64", "uint64", 96, 8, False),
        Field("unseen", "unseen", "Count32", "uint32", 104, 4, False),
        Field("good", "good", "Count32", "uint32", 108, 4, False),
        Field("degraded", "degraded", "Count32", "uint32", 112, 4, False),
        Field("stale", "stale", "Count32", "uint32", 116, 4, False),
        Field("reports", "reports", "Count32", "uint32", 120, 4, False),
        Field("unlisted", "unlisted", "Count32", "uint32", 124, 4, False),
    )
    _STRUCT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQQQQQQQQIIIIII")
    _PREFIX: ClassVar[bytes] = frame_prefix(
        149, 128, SCHEMA_ID, SCHEMA_VERSION
    )

    request_id: int
    transact_time_ns: int
    accepted: int
    refused: int
    unknown: int
    gaps: int
    spikes: int
    rebases: int
    flat_lines: int
    stales: int
    conflated: int
    published: int
    unpublished: int
    unseen: int
    good: int
    degraded: int
    stale: int
    reports: int
    unlisted: int

    def to_block(self) -> bytes:
        return self._STRUCT.pack(
            self.request_id,
            self.transact_time_ns,
            self.accepted,
            self.refused,
            self.unknown,
            self.gaps,
            self.spikes,
            self.rebases,
            self.flat_lines,
            self.stales,
            self.conflated,
            self.published,
            self.unpublished,
            self.unseen,
            self.good,
            self.degraded,
            self.stale,
            self.reports,
            self.unlisted,
        )

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> MarketDataTotals:
        v = cls._STRUCT.unpack_from(block, offset)
        return cls(
            request_id=v[0],
            transact_time_ns=v[1],
            accepted=v[2],
            refused=v[3],
            unknown=v[4],
            gaps=v[5],
            spikes=v[6],
            rebases=v[7],
            flat_lines=v[8],
            stales=v[9],
            conflated=v[10],
            published=v[11],
            unpublished=v[12],
            unseen=v[13],
            good=v[14],
            degraded=v[15],
            stale=v[16],
            reports=v[17],
            unlisted=v[18],
        )


#: Every message by its template id.
MESSAGES: dict[int, type[Message]] = {
    1: Negotiate,
    2: NegotiationResponse,
    3: NegotiationReject,
    4: Establish,
    5: EstablishmentAck,
    6: EstablishmentReject,
    7: Sequence,
    8: NotApplied,
    9: RetransmitRequest,
    10: Retransmission,
    11: RetransmitReject,
    12: Terminate,
    20: NewOrderSingle,
    21: OrderCancelRequest,
    22: OrderCancelReplaceRequest,
    23: OrderMassActionRequest,
    24: OrderStatusRequest,
    25: SecurityListRequest,
    26: PositionRequest,
    30: MarketDataSnapshot,
    40: ExecutionReport,
    41: OrderCancelReject,
    42: OrderMassActionReport,
    43: BusinessMessageReject,
    44: SecurityDefinition,
    45: PositionReport,
    46: TradingState,
    60: HaltRequest,
    61: ResumeRequest,
    62: StatusRequest,
    63: LimitUpdate,
    64: CancelAllRequest,
    65: FlattenRequest,
    66: ShutdownRequest,
    70: HaltReport,
    71: StatusReport,
    72: LimitReport,
    73: OpsReject,
    80: Subscribe,
    81: SubscriptionReport,
    82: JournalRecord,
    83: Acknowledge,
    100: GatewayStarted,
    101: GatewayStopped,
    102: ConnectionClosed,
    103: TimerExpired,
    104: ContinueWork,
    105: StateHash,
    110: BrokerCommand,
    111: BrokerReport,
    112: BrokerStatus,
    120: ConfigurationBegin,
    121: AccountDefinition,
    122: StrategyDefinition,
    123: Entitlement,
    124: BrokerDefinition,
    135: CalendarDefinition,
    136: CalendarWindow,
    125: ConfigurationEnd,
    130: CurrencyDefinition,
    131: TradingDayBegan,
    132: AccountRequest,
    133: AccountReport,
    140: LockoutRequest,
    141: LockoutClearRequest,
    142: LockoutReport,
    143: GatewayLoad,
    144: ViolationReport,
    160: OrderTestRequest,
    161: OrderTestReport,
    162: CheckReport,
    163: LimitListRequest,
    164: LimitState,
    150: RiskBegin,
    151: InstrumentRisk,
    152: PositionRisk,
    153: PortfolioFigures,
    154: RiskEnd,
    155: StressScenario,
    156: StressShock,
    157: SizingRequest,
    158: SizingReport,
    159: RiskRequest,
    145: MarketDataQuality,
    146: MarketDataDefinition,
    147: MarketDataRequest,
    148: MarketDataReport,
    149: MarketDataTotals,
}
