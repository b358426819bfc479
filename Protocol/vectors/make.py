#!/usr/bin/env python3
"""Makes the vectors from the schema: every message as bytes, right and wrong.

    python3 Protocol/vectors/make.py            writes what has changed
    python3 Protocol/vectors/make.py --check    writes nothing; exits 1 and names what has drifted

It reads portcullis.xml and packs with `struct` alone, and shares no code with CodecGenerator or any
client, so that one can show the other wrong. README.md beside it says how a vector is read.
"""

from __future__ import annotations

import json
import struct
import sys
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
LETTERS = {"uint8": "B", "char": "B", "uint16": "H", "uint32": "I", "uint64": "Q", "int64": "q"}
SIZES = {"uint8": 1, "char": 1, "uint16": 2, "uint32": 4, "uint64": 8, "int64": 8}
HEADER_BYTES = 14
FRAME_BYTES_MAX = 4_096
MESSAGE_BYTES_MAX = 65_536
CODE_REASONS = {
    "Side": "invalidSide",
    "SideFilter": "invalidSide",
    "OrdType": "invalidOrdType",
    "TimeInForce": "invalidTimeInForce",
    "Flag": "invalidFlag",
}


@dataclass
class Kind:
    """A type or a code of the schema."""

    name: str
    primitive: str
    length: int = 1
    null: int | None = None
    values: dict[str, int] = field(default_factory=dict)

    @property
    def is_text(self) -> bool:
        return self.primitive == "char" and self.length > 1

    @property
    def bytes(self) -> int:
        return SIZES[self.primitive] * self.length

    @property
    def is_wide(self) -> bool:
        return self.bytes == 8 and not self.is_text


@dataclass
class Member:
    name: str
    kind: Kind
    offset: int


@dataclass
class Message:
    name: str
    template: int
    block_length: int
    fields: list[Member]


class Schema:
    def __init__(self, path: Path) -> None:
        root = xml.parse(path).getroot()
        self.id, self.version = int(root.attrib["id"]), int(root.attrib["version"])
        self.kinds: dict[str, Kind] = {}
        types = next(e for e in root if e.tag == "types")
        for e in types:
            a = e.attrib
            if e.tag == "type":
                null = int(a["nullValue"]) if "nullValue" in a else None
                length = int(a.get("length", "1"))
                self.kinds[a["name"]] = Kind(a["name"], a["primitiveType"], length, null)
            elif e.tag == "enum":
                encoding = a["encodingType"]
                values = {
                    v.attrib["name"]: ord(v.text or "") if encoding == "char" else int(v.text or "")
                    for v in e
                }
                self.kinds[a["name"]] = Kind(a["name"], encoding, values=values)
        self.messages = [
            Message(
                e.attrib["name"],
                int(e.attrib["id"]),
                int(e.attrib["blockLength"]),
                [
                    Member(f.attrib["name"], self.kinds[f.attrib["type"]], int(f.attrib["offset"]))
                    for f in e
                ],
            )
            for e in root
            if e.tag.endswith("message")
        ]

    # Packing. A value is an int, a str for text, a code's name, or None for null.

    def block(self, message: Message, values: dict[str, object]) -> bytearray:
        block = bytearray(message.block_length)
        for member in message.fields:
            kind, value = member.kind, values[member.name]
            if kind.is_text:
                text = str(value).encode()
                assert len(text) <= kind.length, (message.name, member.name)
                block[member.offset : member.offset + len(text)] = text
                continue
            number = kind.null if value is None else kind.values.get(str(value), value)
            struct.pack_into("<" + LETTERS[kind.primitive], block, member.offset, number)
        return block

    def frame(self, message: Message, block: bytes, **changed: int) -> bytes:
        head = {
            "length": HEADER_BYTES + len(block),
            "encoding": 0xEB50,
            "block_length": message.block_length,
            "template": message.template,
            "schema": self.id,
            "version": self.version,
        }
        head.update(changed)
        return (
            struct.pack(">IH", head["length"], head["encoding"])
            + struct.pack(
                "<HHHH", head["block_length"], head["template"], head["schema"], head["version"]
            )
            + bytes(block)
        )


# Values that a reader recognises, by field name; the type's own where a name is not here.
TYPICAL: dict[str, object] = {
    "sessionID": 7, "sessionVersionID": 1_763_700_000_000_000_000, "msgSeqNum": 42,
    "clOrdID": 1_763_700_000_000_000_123, "origClOrdID": 1_763_700_000_000_000_101,
    "account": "MAIN", "symbol": "AAPL", "securityID": 3, "currency": "USD", "country": "US",
    "sector": "technology", "calendar": "xnys", "target": "MAIN", "operatorID": "ada",
    "setBy": "ada", "reason": "price feed looks wrong", "text": "see PROTOCOL.md",
    "gatewayName": "main", "version": "0.1.0", "consumer": "surveillance",
    "strategy": "momentum", "broker": "paper", "signature": "0123456789abcdef" * 4,
    "configurationHash": "fedcba9876543210" * 4, "keepAliveInterval": 5_000,
    "recordByteCount": 256, "templateID": 20, "refTemplateID": 20, "contractMultiplier": 10**8,
}
TYPICAL_BY_KIND: dict[str, object] = {
    "Price": 189_50_000_000, "PriceOptional": 189_50_000_000, "Quantity": 100 * 10**8,
    "QuantityOptional": 100 * 10**8, "Money": 5_000 * 10**4, "MoneyOptional": 5_000 * 10**4,
    "Time": 1_763_700_000_123_456_789, "TimeOptional": 1_763_700_000_123_456_789,
}


def typical(member: Member) -> object:
    kind = member.kind
    if kind.values:
        return list(kind.values)[0 if kind.name == "Flag" else min(1, len(kind.values) - 1)]
    if member.name in TYPICAL:
        value = TYPICAL[member.name]
        return str(value)[: kind.length] if kind.is_text else value
    if kind.name in TYPICAL_BY_KIND:
        return TYPICAL_BY_KIND[kind.name]
    return "text"[: kind.length] if kind.is_text else 11


def distinct(member: Member, place: int) -> object:
    """No two bytes of a number alike, no two fields alike: a swapped or shifted field shows."""
    kind = member.kind
    if kind.values:
        return list(kind.values)[place % len(kind.values)]
    if kind.is_text:
        letters = "".join(chr(ord("A") + (place * 7 + i) % 26) for i in range(kind.length))
        return letters[: kind.length - place % 2]
    pattern = bytes((place * 16 + i * 3 + 1) % 127 for i in range(kind.bytes))
    return int.from_bytes(pattern, "little")


def largest(member: Member) -> object:
    kind = member.kind
    if kind.values:
        return list(kind.values)[-1]
    if kind.is_text:
        return "€" * (kind.length // 3) + "x" * (kind.length % 3)
    bits = 8 * kind.bytes
    if kind.primitive == "int64":
        return 2**63 - 1
    return 2**bits - 1 if kind.null is None else 2**bits - 2


def smallest(member: Member) -> object:
    kind = member.kind
    if kind.values:
        return list(kind.values)[0]
    if kind.is_text:
        return ""
    if kind.null is not None:
        return None
    return -(2**63) if kind.primitive == "int64" else 0


def shown(member: Member, value: object) -> object:
    """As it stands in the JSON: 64-bit numbers as text, for readers whose numbers are doubles."""
    return str(value) if member.kind.is_wide and value is not None else value


class Vectors:
    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def of(self, message: Message) -> dict[str, object]:
        cases = {
            "typical": {m.name: typical(m) for m in message.fields},
            "every field distinct": {
                m.name: distinct(m, i) for i, m in enumerate(message.fields, start=1)
            },
            "largest values, full texts": {m.name: largest(m) for m in message.fields},
            "smallest values, nulls, empty texts": {m.name: smallest(m) for m in message.fields},
        }
        block = self.schema.block(message, cases["typical"])
        return {
            "name": message.name,
            "template": message.template,
            "blockLength": message.block_length,
            "valid": [
                {
                    "what": what,
                    "fields": {m.name: shown(m, values[m.name]) for m in message.fields},
                    "hex": self.schema.frame(message, self.schema.block(message, values)).hex(),
                }
                for what, values in cases.items()
            ],
            "invalid": self.frames(message, block) + self.fields(message, block),
        }

    def frames(self, message: Message, block: bytearray) -> list[dict[str, object]]:
        """What FrameReader refuses. `resumes`: the frame behind it can still be read."""
        frame, good = self.schema.frame, self.schema.frame(message, block)
        length = len(good)

        def bad(
            reason: str, why: str, data: bytes, resumes: bool = False, at: int = 0
        ) -> dict[str, object]:
            return {
                "stage": "frame", "reason": reason, "byteOffset": at, "resumes": resumes,
                "why": why, "hex": data.hex(),
            }

        longer = bytes(block) + b"\0"
        shorter = bytes(block[:-1])
        return [
            bad("frameTruncated", "ends inside the headers", good[:13]),
            bad("frameTruncated", "ends one byte early", good[:-1]),
            bad("frameTruncated", "says one byte more than is there",
                frame(message, block, length=length + 1)),
            bad("frameTooShort", "a length of 0", frame(message, block, length=0)),
            bad("frameTooShort", "a length below the headers'", frame(message, block, length=13)),
            bad("frameTooLong", "one byte above 4 KiB",
                frame(message, bytes(block).ljust(FRAME_BYTES_MAX + 1 - HEADER_BYTES, b"\0"))),
            bad("frameTooLong", "a length of 2^32 - 1", frame(message, block, length=2**32 - 1)),
            bad("frameTooLong", "the length in little-endian",
                struct.pack("<I", length) + good[4:]),
            bad("encodingType", "big-endian SBE", frame(message, block, encoding=0x5BE0), True),
            bad("encodingType", "the encoding type in little-endian",
                frame(message, block, encoding=0x50EB), True),
            bad("schemaId", "another schema", frame(message, block, schema=1), True),
            bad("schemaVersion", "version 0", frame(message, block, version=0), True),
            bad("schemaVersion", "a later version", frame(message, block, version=2), True),
            bad("unknownTemplate", "template 0", frame(message, block, template=0), True),
            bad("unknownTemplate", "template 65535", frame(message, block, template=65535), True),
            bad("blockLength", "the header says one byte less",
                frame(message, block, block_length=message.block_length - 1), True),
            bad("blockLength", "the header says one byte more",
                frame(message, block, block_length=message.block_length + 1), True),
            bad("blockLength", "a longer block, as the header says",
                frame(message, longer, block_length=message.block_length + 1), True),
            bad("blockLength", "a longer frame than the header says", frame(message, longer), True),
            bad("blockLength", "a shorter block, as the header says",
                frame(message, shorter, block_length=message.block_length - 1), True),
            bad("blockLength", "a shorter frame than the header says",
                frame(message, shorter), True),
            bad("blockLength", "no block at all", frame(message, b"", block_length=0), True),
            bad("frameTruncated", "a good frame, then one byte", good + b"\0", at=length),
            bad("schemaId", "a good frame, then one of another schema",
                good + frame(message, block, schema=1), True, at=length),
        ]

    def fields(self, message: Message, block: bytearray) -> list[dict[str, object]]:
        """What a receiver finds after decoding. The frame itself is sound."""
        out: list[dict[str, object]] = []

        def bad(member: Member, reason: str, why: str, data: bytes) -> None:
            changed = bytearray(block)
            changed[member.offset : member.offset + len(data)] = data
            out.append(
                {
                    "stage": "field", "field": member.name, "reason": reason, "why": why,
                    "hex": self.schema.frame(message, changed).hex(),
                }
            )

        for member in message.fields:
            kind, width = member.kind, member.kind.length
            if kind.values:
                known = set(kind.values.values())
                top = 256**kind.bytes - 1
                unknown = [v for v in (0, ord("0") - 1, 200, top) if v not in known]
                reason = CODE_REASONS.get(kind.name, "invalidCode")
                for value in dict.fromkeys((unknown[0], unknown[-1])):
                    data = value.to_bytes(kind.bytes, "little")
                    bad(member, reason, f"{value} is no {kind.name}", data)
            elif kind.is_text:
                for why, text in (
                    ("a byte that is never UTF-8", b"A\xff"),
                    ("a continuation byte alone", b"\x80"),
                    ("an overlong form of /", b"\xc0\xaf"),
                    ("a surrogate", b"\xed\xa0\x80"),
                    ("a character behind a NUL", b"A\0B"),
                    ("a control character", b"A\x07B"),
                    ("DEL", b"A\x7f"),
                    ("a C1 control character", b"\xc2\x9b"),
                    ("a character cut at the field's end", b"A" * (width - 1) + b"\xc3"),
                ):
                    bad(member, "invalidText", why, text.ljust(width, b"\0"))
        return out

    def batches(self) -> dict[str, object]:
        """Whole SP messages: what a reader finds in them, step by step."""
        by_name = {m.name: m for m in self.schema.messages}
        order, sequence = by_name["NewOrderSingle"], by_name["Sequence"]

        def good(message: Message) -> bytes:
            values = {m.name: typical(m) for m in message.fields}
            return self.schema.frame(message, self.schema.block(message, values))

        values = {m.name: typical(m) for m in order.fields}
        block = self.schema.block(order, values)
        a, s = good(order), good(sequence)
        n = len(a)

        def frame(at: int, message: Message) -> dict[str, object]:
            return {"byteOffset": at, "template": message.template}

        def refused(at: int, reason: str) -> dict[str, object]:
            return {"byteOffset": at, "reason": reason}

        wrong = self.schema.frame(order, block, schema=1)
        many = MESSAGE_BYTES_MAX // len(s)
        cases = [
            ("an empty message", b"", [refused(0, "emptyMessage")]),
            ("two frames", a + s, [frame(0, order), frame(n, sequence)]),
            ("a wrong frame in the middle: those behind it are read", a + wrong + s,
             [frame(0, order), refused(n, "schemaId"), frame(2 * n, sequence)]),
            ("an unreadable frame in the middle: the rest is lost", a + b"\0" * 20 + s,
             [frame(0, order), refused(n, "frameTooShort")]),
            ("trailing bytes", a + b"\1\2\3", [frame(0, order), refused(n, "frameTruncated")]),
            ("a message of exactly 64 KiB or just below", s * many,
             [frame(0, sequence)]),
            ("a message above 64 KiB", s * (many + 1), [refused(0, "messageTooLong")]),
        ]
        return {
            "batches": [
                {"what": what, "steps": steps, **self.packed(data)} for what, data, steps in cases
            ]
        }

    def packed(self, data: bytes) -> dict[str, object]:
        """Long repetitions as one frame and a count."""
        unit = int.from_bytes(data[:4], "big")
        if len(data) > FRAME_BYTES_MAX and data == data[:unit] * (len(data) // unit):
            return {"hex": data[:unit].hex(), "times": len(data) // unit}
        return {"hex": data.hex(), "times": 1}


def rendered(vectors: object) -> str:
    return json.dumps(vectors, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    check = bool(arguments)
    schema = Schema(HERE.parent / "portcullis.xml")
    vectors = Vectors(schema)
    files = {f"{m.name}.json": rendered(vectors.of(m)) for m in schema.messages}
    files["batches.json"] = rendered(vectors.batches())
    drifted = [
        name
        for name, text in files.items()
        if not (HERE / name).exists() or (HERE / name).read_text(encoding="utf-8") != text
    ]
    left_over = sorted(p.name for p in HERE.glob("*.json") if p.name not in files)
    for name in drifted:
        if not check:
            (HERE / name).write_text(files[name], encoding="utf-8")
    for name in left_over:
        if not check:
            (HERE / name).unlink()
    for name in drifted + left_over:
        print(f"{'drifted' if check else 'written'}: Protocol/vectors/{name}")
    return 1 if check and (drifted or left_over) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
