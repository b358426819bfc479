"""What the generated codecs stand on: codes, messages, texts, decimals.

A message keeps wire integers (`price_e8`, `transact_time_ns`) and shows decimals by property.
"""

from __future__ import annotations

import enum
import struct
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any, ClassVar, Union

Buffer = Union[bytes, bytearray, memoryview]

NULL_I64 = -(2**63)
NULL_U32 = 2**32 - 1
NULL_U64 = 2**64 - 1

HEADER_BYTES = 14
ENCODING_SBE = 0xEB50
ENCODING_RECORD = 0x504A
FRAME_BYTES_MAX = 4_096
MESSAGE_BYTES_MAX = 65_536

# A context of its own: a strategy that lowers its precision must not change a price.
_EXACT = Context(prec=40)


class Unit(enum.Enum):
    """What a number that comes without a scale of its own counts."""

    COUNT = "count"
    IDENTIFIER = "identifier"
    QUANTITY = "quantity"
    PRICE = "price"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    DURATION = "duration"
    TIME = "time"


class Code(enum.IntEnum):
    """A code of the schema. A value that the schema does not name is kept, not an error."""

    label: str
    meaning: str

    def __new__(cls, value: int, label: str = "", meaning: str = "") -> Code:
        member = int.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.meaning = meaning
        return member

    @classmethod
    def _missing_(cls, value: object) -> Code | None:
        if not isinstance(value, int):
            return None
        member = int.__new__(cls, value)
        member._value_ = value
        member._name_ = f"UNKNOWN_{value}"
        member.label = f"unknown({value})"
        member.meaning = f"a value that this client does not know: {value}"
        return member

    @property
    def is_known(self) -> bool:
        """Whether the schema names this value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def named(cls, label: str) -> Code:
        """The value of a schema name; ValueError lists the names there are."""
        for member in cls:
            if member.label == label:
                return member
        names = ", ".join(member.label for member in cls)
        raise ValueError(f"{label!r} is no {cls.__name__}; there are {names}")

    def __str__(self) -> str:
        return self.label

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self._name_}"


@dataclass(frozen=True)
class Field:
    """One field of a message: for tools and checks that do not know each message."""

    name: str
    attribute: str
    type: str
    kind: str
    offset: int
    byte_count: int
    optional: bool


class Message:
    """A message of the schema; the generated classes derive from it."""

    __slots__ = ()

    NAME: ClassVar[str]
    TEMPLATE_ID: ClassVar[int]
    BLOCK_LENGTH: ClassVar[int]
    FIELDS: ClassVar[tuple[Field, ...]]
    _STRUCT: ClassVar[struct.Struct]
    _PREFIX: ClassVar[bytes]

    def to_block(self) -> bytes:
        """The block alone. ValueError where a value does not fit its field."""
        raise NotImplementedError

    @classmethod
    def from_block(cls, block: Buffer, offset: int = 0) -> Any:
        """Decodes the block at `offset`; codes and texts are kept as they come."""
        raise NotImplementedError

    def to_frame(self) -> bytes:
        """The whole frame. ValueError where a value does not fit its field."""
        try:
            return self._PREFIX + self.to_block()
        except struct.error as error:
            raise ValueError(f"{self.NAME}: a number does not fit its field: {error}") from error


def frame_prefix(template: int, block_length: int, schema: int, version: int) -> bytes:
    """The two headers of every frame of one message."""
    return struct.pack(">IH", HEADER_BYTES + block_length, ENCODING_SBE) + struct.pack(
        "<HHHH", block_length, template, schema, version
    )


def is_control(character: str) -> bool:
    """C0, DEL and C1: what no text field may hold."""
    return character < " " or "\x7f" <= character <= "\x9f"


def text_bytes(text: str, width: int, name: str) -> bytes:
    """A text as its field's bytes, unpadded. ValueError says what does not fit."""
    data = text.encode("utf-8")
    if len(data) > width:
        raise ValueError(f"{name}: {text!r} has {len(data)} bytes, the field holds {width}")
    if any(is_control(character) for character in text):
        raise ValueError(f"{name}: {text!r} holds a control character")
    return data


def text_of(data: bytes) -> str:
    """A field's text; bytes that are not UTF-8 show as U+FFFD."""
    return data.rstrip(b"\0").decode("utf-8", errors="replace")


def is_well_formed(data: bytes) -> bool:
    """Whether a text field is UTF-8 without control characters, then NUL to the end."""
    try:
        text = data.rstrip(b"\0").decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(is_control(character) for character in text)


def decimal_of(raw: int, scale: int) -> Decimal:
    """A scaled integer as an exact Decimal without trailing zeros: 18950000000 at 8 is 189.5."""
    value = _EXACT.normalize(_EXACT.scaleb(Decimal(raw), -scale))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return _EXACT.quantize(value, Decimal(1))
    return value
