"""One dialled pair1 socket. Errors say which address, and what to start."""

from __future__ import annotations

import os
import threading
from typing import Any

import pynng

from .errors import ConnectError


#: Bytes in the name of a unix socket, by Linux (sun_path, its NUL left out).
_SOCKET_PATH_MAX = 107


def remedy(url: str) -> str:
    """What to do where nobody answers."""
    if url.startswith("ipc://"):
        path = url[len("ipc://") :]
        if len(os.fsencode(path)) > _SOCKET_PATH_MAX:
            return f"{path} is too long for a socket: {_SOCKET_PATH_MAX} bytes; use a shorter DIR"
        return (
            f"no gateway listens at {path}; start one with "
            "`portcullis serve --config FILE --data DIR`, or give the address of its DIR"
        )
    return f"no gateway listens at {url}; start it, or check the address"


class Connection:
    """A connection to one socket of the gateway. Sending and receiving may be in two threads."""

    def __init__(self, url: str) -> None:
        """Dials. ConnectError: nobody is there, or the address is wrong."""
        self.url = url
        self._lost = threading.Event()
        self._socket: Any = pynng.Pair1(polyamorous=False, recv_timeout=100, send_timeout=2_000)
        # A batch is at most 64 KiB; on the events socket a record may come behind its headers.
        self._socket.recv_max_size = 131_072
        self._socket.recv_buffer_size = 1_024
        self._socket.send_buffer_size = 64
        self._socket.add_post_pipe_remove_cb(lambda _pipe: self._lost.set())
        # nng would dial again by itself and hide the loss; a new connection is a new socket here.
        self._socket.reconnect_time_min = 3_600_000
        try:
            self._socket.dial(url, block=True)
        except pynng.NNGException as error:
            self._socket.close()
            raise ConnectError(f"{url}: {error}: {remedy(url)}") from error
        except (ValueError, TypeError) as error:
            self._socket.close()
            raise ConnectError(f"{url!r} is no address: {error}") from error

    @property
    def is_lost(self) -> bool:
        """Whether the other side is gone."""
        return self._lost.is_set()

    def send(self, message: bytes) -> bool:
        """False where the connection is lost or the other side does not take it."""
        try:
            self._socket.send(message)
        except pynng.NNGException:
            self._lost.set()
            return False
        return True

    def receive(self, timeout_ms: int) -> bytes | None:
        """The next message; None where none came in time or the connection is lost."""
        try:
            self._socket.recv_timeout = timeout_ms
            data: bytes = self._socket.recv()
        except pynng.Timeout:
            return None
        except pynng.NNGException:
            self._lost.set()
            return None
        return data

    async def areceive(self) -> bytes | None:
        """The next message; None where the connection is lost."""
        try:
            data: bytes = await self._socket.arecv()
        except pynng.Timeout:
            return None
        except pynng.NNGException:
            self._lost.set()
            return None
        return data

    def close(self) -> None:
        self._lost.set()
        self._socket.close()
