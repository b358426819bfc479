"""Frames in an SP message, PROTOCOL.md §2: bytes in, messages or refusals out, no exceptions."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ._codec import (
    ENCODING_SBE,
    FRAME_BYTES_MAX,
    HEADER_BYTES,
    MESSAGE_BYTES_MAX,
    Message,
    is_well_formed,
)
from ._generated.codes import CODES, RejectReason
from ._generated.messages import MESSAGES, SCHEMA_ID, SCHEMA_VERSION

_FRAMING = struct.Struct(">IH")
_HEADER = struct.Struct("<HHHH")
_CODE_REASONS = {
    "Side": RejectReason.INVALID_SIDE,
    "SideFilter": RejectReason.INVALID_SIDE,
    "OrdType": RejectReason.INVALID_ORD_TYPE,
    "TimeInForce": RejectReason.INVALID_TIME_IN_FORCE,
    "Flag": RejectReason.INVALID_FLAG,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A sound frame: its headers hold and its block is as long as the schema says."""

    byte_offset: int
    byte_count: int
    message: type[Message]
    data: bytes

    def decode(self) -> Message:
        message: Message = self.message.from_block(self.data, self.byte_offset + HEADER_BYTES)
        return message


@dataclass(frozen=True, slots=True)
class Refusal:
    """A frame that cannot be taken. `byte_count` 0: nothing behind it can be read."""

    reason: RejectReason
    byte_offset: int
    byte_count: int


def read_frames(data: bytes) -> Iterator[Frame | Refusal]:
    """Walks over the frames of one SP message."""
    if not data:
        yield Refusal(RejectReason.EMPTY_MESSAGE, 0, 0)
        return
    if len(data) > MESSAGE_BYTES_MAX:
        yield Refusal(RejectReason.MESSAGE_TOO_LONG, 0, 0)
        return
    start = 0
    while start < len(data):
        left = len(data) - start
        unreadable: RejectReason | None = None
        length = encoding = 0
        if left < HEADER_BYTES:
            unreadable = RejectReason.FRAME_TRUNCATED
        else:
            length, encoding = _FRAMING.unpack_from(data, start)
            if length < HEADER_BYTES:
                unreadable = RejectReason.FRAME_TOO_SHORT
            elif length > FRAME_BYTES_MAX:
                unreadable = RejectReason.FRAME_TOO_LONG
            elif length > left:
                unreadable = RejectReason.FRAME_TRUNCATED
        if unreadable is not None:
            yield Refusal(unreadable, start, 0)
            return
        block_length, template, schema, version = _HEADER.unpack_from(data, start + 6)
        message = MESSAGES.get(template)
        if encoding != ENCODING_SBE:
            yield Refusal(RejectReason.ENCODING_TYPE, start, length)
        elif schema != SCHEMA_ID:
            yield Refusal(RejectReason.SCHEMA_ID, start, length)
        elif version != SCHEMA_VERSION:
            yield Refusal(RejectReason.SCHEMA_VERSION, start, length)
        elif message is None:
            yield Refusal(RejectReason.UNKNOWN_TEMPLATE, start, length)
        elif (
            block_length != message.BLOCK_LENGTH or length != message.BLOCK_LENGTH + HEADER_BYTES
        ):
            yield Refusal(RejectReason.BLOCK_LENGTH, start, length)
        else:
            yield Frame(start, length, message, data)
        start += length


def defect(frame: Frame) -> tuple[str, RejectReason] | None:
    """The first field, by its schema name, that the schema does not allow: PROTOCOL.md §2.2."""
    for field in frame.message.FIELDS:
        start = frame.byte_offset + HEADER_BYTES + field.offset
        data = frame.data[start : start + field.byte_count]
        if field.kind == "text" and not is_well_formed(data):
            return field.name, RejectReason.INVALID_TEXT
        if field.kind == "code":
            if not CODES[field.type](int.from_bytes(data, "little")).is_known:
                return field.name, _CODE_REASONS.get(field.type, RejectReason.INVALID_CODE)
    return None


def pack(frames: list[bytes]) -> list[bytes]:
    """Frames as SP messages, as many in each as its 64 KiB hold, in their order."""
    messages: list[bytes] = []
    batch: list[bytes] = []
    size = 0
    for frame in frames:
        if batch and size + len(frame) > MESSAGE_BYTES_MAX:
            messages.append(b"".join(batch))
            batch, size = [], 0
        batch.append(frame)
        size += len(frame)
    if batch:
        messages.append(b"".join(batch))
    return messages
