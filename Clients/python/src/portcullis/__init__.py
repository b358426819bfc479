"""Client of the Portcullis order gateway. README.md shows how to begin."""

from ._generated.codes import (
    DataCause,
    DataState,
    ExecType,
    HaltPhase,
    Level,
    OrdStatus,
    OrdType,
    RejectReason,
    Scope,
    Side,
    TimeInForce,
)
from ._generated.messages import (
    BusinessMessageReject,
    CheckReport,
    ExecutionReport,
    HaltReport,
    MarketDataQuality,
    MarketDataReport,
    MarketDataSnapshot,
    MarketDataTotals,
    OrderCancelReject,
    OrderMassActionReport,
    OrderTestReport,
    PositionReport,
    SecurityDefinition,
    StatusReport,
    TradingState,
)
from .aio import AsyncClient
from .client import Client
from .desk import is_ended, reject_text
from .drop_copy import CaughtUp, DropCopyClient, DropCopyEnded, Effect, Record
from .errors import (
    ConnectError,
    KeyFileError,
    NotConnected,
    PortcullisError,
    RequestRefused,
    SessionRefused,
    Timeout,
    UnknownSymbol,
)
from .events import (
    Disconnected,
    Established,
    Event,
    ReportsLost,
    RequestUnresolved,
    Unreadable,
)
from .feed import FeedClient
from .keys import Key
from .machine import SessionMachine
from .ops import OpsClient
from .options import Options
from .order_test import OrderTest, check_text
from .prices import PriceSubscriber

__all__ = [
    "AsyncClient",
    "BusinessMessageReject",
    "CaughtUp",
    "CheckReport",
    "Client",
    "ConnectError",
    "DataCause",
    "DataState",
    "Disconnected",
    "DropCopyClient",
    "DropCopyEnded",
    "Effect",
    "Established",
    "Event",
    "ExecType",
    "ExecutionReport",
    "FeedClient",
    "HaltPhase",
    "HaltReport",
    "Key",
    "KeyFileError",
    "Level",
    "MarketDataQuality",
    "MarketDataReport",
    "MarketDataSnapshot",
    "MarketDataTotals",
    "NotConnected",
    "OpsClient",
    "Options",
    "OrdStatus",
    "OrdType",
    "OrderCancelReject",
    "OrderMassActionReport",
    "OrderTest",
    "OrderTestReport",
    "PortcullisError",
    "PositionReport",
    "PriceSubscriber",
    "Record",
    "RejectReason",
    "ReportsLost",
    "RequestRefused",
    "RequestUnresolved",
    "Scope",
    "SecurityDefinition",
    "SessionMachine",
    "SessionRefused",
    "Side",
    "StatusReport",
    "TimeInForce",
    "Timeout",
    "TradingState",
    "Unreadable",
    "UnknownSymbol",
    "check_text",
    "is_ended",
    "reject_text",
]
