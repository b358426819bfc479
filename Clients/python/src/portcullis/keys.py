"""Key files and signatures: PROTOCOL.md §9 and §3.3."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import stat
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ._generated.messages import Establish, Negotiate
from .errors import KeyFileError

Signed = TypeVar("Signed", Negotiate, Establish)


@dataclass(frozen=True)
class Key:
    """What a strategy proves itself with."""

    strategy: str
    session_id: int
    secret: bytes = field(repr=False)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Key:
        """Reads a key file.

        KeyFileError: missing, readable by others, or not as PROTOCOL.md §9 says; with the line.
        """
        place = os.fspath(path)
        try:
            with open(path, encoding="utf-8") as file:
                mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
                text = file.read(65_536)
        except FileNotFoundError:
            raise KeyFileError(
                f"{place}: no such key file; make one with `portcullis keygen`"
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise KeyFileError(f"{place}: cannot be read: {error}") from error
        if mode & 0o077:
            raise KeyFileError(
                f"{place}: mode {mode:04o}, others can read the secret; "
                f"run `chmod 600 {place}` and make a new key if it may have been read"
            )
        return cls.parse(text, place)

    @classmethod
    def parse(cls, text: str, place: str = "key") -> Key:
        """Reads the text of a key file."""
        found: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            name, equals, value = (part.strip() for part in line.partition("="))
            if not equals or name not in ("strategy", "session", "secret"):
                raise KeyFileError(
                    f"{place}:{number}: expected `strategy = …`, `session = …` or `secret = …`"
                )
            if name in found:
                raise KeyFileError(f"{place}:{number}: {name} stands twice")
            found[name] = value
        for name in ("strategy", "session", "secret"):
            if not found.get(name):
                raise KeyFileError(f"{place}: no `{name} = …`")
        if len(found["strategy"].encode()) > 16:
            raise KeyFileError(f"{place}: strategy is longer than 16 bytes")
        if not re.fullmatch(r"[0-9]{1,10}", found["session"]) or not (
            0 < int(found["session"]) < 2**32 - 1
        ):
            raise KeyFileError(f"{place}: session must be a number from 1 to 4294967294")
        if not re.fullmatch(r"[0-9a-fA-F]{64}", found["secret"]):
            raise KeyFileError(f"{place}: secret must be 64 hexadecimal digits")
        return cls(found["strategy"], int(found["session"]), bytes.fromhex(found["secret"]))

    def signed(self, request: Signed) -> Signed:
        """The request with its signature filled in."""
        block = replace(request, signature="").to_block()
        data = request.TEMPLATE_ID.to_bytes(2, "little") + block
        return replace(
            request, signature=hmac.new(self.secret, data, hashlib.sha256).hexdigest()
        )
