"""What can go wrong, each with the place and the remedy."""

from __future__ import annotations


class PortcullisError(Exception):
    """The root of this package's errors."""


class ConnectError(PortcullisError):
    """The gateway could not be reached."""


class KeyFileError(PortcullisError):
    """The key file cannot be used; nothing was sent."""


class SessionRefused(PortcullisError):
    """The gateway refused the logon."""


class NotConnected(PortcullisError):
    """No session is established at present: the request was not sent."""


class UnknownSymbol(PortcullisError, ValueError):
    """The gateway lists no such instrument."""


class RequestRefused(PortcullisError):
    """The gateway refused a question or an operator's request."""


class Timeout(PortcullisError, TimeoutError):
    """No answer in the time given. The request may still take effect."""
