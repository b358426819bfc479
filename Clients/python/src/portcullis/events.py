"""What goes into a session and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from ._generated.messages import (
    BusinessMessageReject,
    CheckReport,
    ExecutionReport,
    NewOrderSingle,
    OrderCancelReject,
    OrderCancelReplaceRequest,
    OrderCancelRequest,
    OrderMassActionReport,
    OrderMassActionRequest,
    OrderStatusRequest,
    OrderTestReport,
    OrderTestRequest,
    PositionReport,
    PositionRequest,
    SecurityDefinition,
    SecurityListRequest,
    SizingReport,
    SizingRequest,
    TradingState,
)
from .framing import Refusal

Request = Union[
    NewOrderSingle,
    OrderCancelRequest,
    OrderCancelReplaceRequest,
    OrderMassActionRequest,
    OrderStatusRequest,
    SecurityListRequest,
    PositionRequest,
    SizingRequest,
    OrderTestRequest,
]
Report = Union[
    ExecutionReport,
    OrderCancelReject,
    OrderMassActionReport,
    BusinessMessageReject,
    SecurityDefinition,
    PositionReport,
    TradingState,
    SizingReport,
]
REPORTS = Report.__args__  # type: ignore[attr-defined]
#: Answers without a number: they are asked for again, not sent again.
Unnumbered = Union[CheckReport, OrderTestReport]
UNNUMBERED = Unnumbered.__args__  # type: ignore[attr-defined]
COMMANDS = (
    NewOrderSingle,
    OrderCancelRequest,
    OrderCancelReplaceRequest,
    OrderMassActionRequest,
)


@dataclass(frozen=True)
class Established:
    """The session is bound; requests can be sent."""

    session_version_id: int
    #: Reports that were sent meanwhile and are being fetched.
    reports_missing: int
    #: Requests without an answer from before; they are sent again.
    requests_pending: int


@dataclass(frozen=True)
class Disconnected:
    """The connection is lost. The session and its orders live on."""

    reason: str


@dataclass(frozen=True)
class ReportsLost:
    """Reports that the gateway cannot send again: ask for orders and positions instead."""

    first: int
    count: int
    text: str


@dataclass(frozen=True)
class RequestUnresolved:
    """Too old to be sent again by itself: it may or may not have been taken; ask for its status."""

    request: Request
    age_seconds: float


@dataclass(frozen=True)
class Unreadable:
    """A frame from the gateway that this client cannot take."""

    refusal: Refusal


Event = Union[
    Report, Unnumbered, Established, Disconnected, ReportsLost, RequestUnresolved, Unreadable
]


def request_id(request: Request) -> int:
    """The id under which a request is answered."""
    if isinstance(request, OrderStatusRequest):
        return request.ord_status_req_id
    if isinstance(request, SecurityListRequest):
        return request.security_req_id
    if isinstance(request, PositionRequest):
        return request.pos_req_id
    if isinstance(request, SizingRequest):
        return request.sizing_req_id
    if isinstance(request, OrderTestRequest):
        return request.test_req_id
    return request.cl_ord_id
