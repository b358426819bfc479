"""The settings that both clients take, checked in one place."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ._generated.codes import CancelOnDisconnect
from .errors import KeyFileError
from .keys import Key
from .machine import SessionMachine

DEFAULT_URL = "ipc://portcullis-data/orders.ipc"

_POLICIES = {
    "none": CancelOnDisconnect.NONE,
    "on_disconnect": CancelOnDisconnect.ON_DISCONNECT,
    "after_grace": CancelOnDisconnect.AFTER_GRACE,
}


@dataclass(frozen=True)
class Options:
    """How a client keeps its session.

    keep_alive: seconds of silence after which a sign of life is sent, 0.1 to 600.
    cancel_on_disconnect: "none", "on_disconnect" or "after_grace" (then `grace` seconds).
    resend_within: seconds; a request without an answer that is older than this when the
        connection is back is not sent again by itself but reported as RequestUnresolved.
    next_report: number of the first report wanted, from `client.next_report` of an earlier run.
    event_count_max: events that wait for the strategy; while they do, no more are read.
    """

    account: str = ""
    keep_alive: float = 5.0
    cancel_on_disconnect: str = "none"
    grace: float = 0.0
    resend_within: float = 30.0
    reconnect: bool = True
    next_report: int | None = None
    event_count_max: int = 100_000

    def machine(self, key: Key) -> SessionMachine:
        if not 0.1 <= self.keep_alive <= 600:
            raise ValueError(f"keep_alive: {self.keep_alive!r} s; 0.1 to 600 are allowed")
        policy = _POLICIES.get(self.cancel_on_disconnect)
        if policy is None:
            raise ValueError(
                f"cancel_on_disconnect: {self.cancel_on_disconnect!r}; "
                f"there are {', '.join(_POLICIES)}"
            )
        if not 0 <= self.grace <= 3_600:
            raise ValueError(f"grace: {self.grace!r} s; 0 to 3600 are allowed")
        return SessionMachine(
            key,
            keep_alive_ms=round(self.keep_alive * 1_000),
            cancel_on_disconnect=policy,
            cancel_window_ms=round(self.grace * 1_000),
            resend_within_ns=round(self.resend_within * 1e9),
            next_report=self.next_report,
        )


def key_from(key: Key | None, key_file: str | os.PathLike[str] | None) -> Key:
    """The key given, or the one in the file given."""
    if key is not None:
        return key
    if key_file is None:
        raise KeyFileError("no key: pass key_file=… (made by `portcullis keygen`) or key=…")
    return Key.load(key_file)
