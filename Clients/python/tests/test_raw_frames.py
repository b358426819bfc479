"""Raw bytes at a real gateway's doors, sent by pynng and nngcat; the answers are read by hand.

Nothing here encodes a header or reads a refusal with the client's own codec, so a mistake that the
client and the gateway share shows.
"""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pynng
import pytest
from test_gateway import BINARY, Running, filled

from portcullis._generated.messages import MESSAGES

pytestmark = pytest.mark.skipif(
    not BINARY,
    reason="PORTCULLIS_BIN is not set: NO RAW FRAME WAS SENT. Build the gateway, then "
    "PORTCULLIS_BIN=.build/debug/portcullis pytest",
)

SCHEMA = 20547
# Reasons and templates by their numbers on the wire, PROTOCOL.md §5 and §4.
BUSINESS_REJECT, OPS_REJECT = 43, 73
NEGOTIATION_REJECT, ESTABLISHMENT_REJECT, RETRANSMIT_REJECT = 3, 6, 11


def reason_number(name: str) -> int:
    """A reason's number out of the schema, which no codec has touched."""
    schema = Path(__file__).resolve().parents[3] / "Protocol" / "portcullis.xml"
    text = schema.read_text(encoding="utf-8")
    reasons = text[text.index('<enum name="RejectReason"') :]
    for line in reasons[: reasons.index("</enum>")].splitlines():
        if f'<validValue name="{name}"' in line:
            return int(line.split(">", 1)[1].split("<", 1)[0])
    raise AssertionError(f"the schema has no reason {name}")


def frame(
    template: int, block: bytes, *, encoding: int = 0xEB50, schema: int = SCHEMA, version: int = 1
) -> bytes:
    headers = struct.pack(">IH", 14 + len(block), encoding)
    return headers + struct.pack("<HHHH", len(block), template, schema, version) + block


def blank(template: int) -> bytes:
    """A frame of a template with nothing in it."""
    return frame(template, bytes(MESSAGES[template].BLOCK_LENGTH))


@dataclass(frozen=True)
class Reject:
    """A BusinessMessageReject, taken apart by its offsets in PROTOCOL.md §4."""

    msg_seq_num: int
    text: str
    byte_offset: int
    ref_template: int
    reason: int


def frames_of(message: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(message):
        length, encoding = struct.unpack_from(">IH", message, at)
        block_length, template, schema, version = struct.unpack_from("<HHHH", message, at + 6)
        assert (encoding, schema, version) == (0xEB50, SCHEMA, 1)
        assert length == 14 + block_length
        yield template, message[at + 14 : at + length]
        at += length
    assert at == len(message)


def reject_of(block: bytes) -> Reject:
    assert len(block) == 104
    (msg_seq_num,) = struct.unpack_from("<Q", block, 0)
    byte_offset, template, reason = struct.unpack_from("<IHH", block, 96)
    text = block[32:96].rstrip(b"\0").decode("utf-8")
    return Reject(msg_seq_num, text, byte_offset, template, reason)


class Raw:
    """A pair1 socket that sends what it is told."""

    def __init__(self, url: str) -> None:
        self.socket: Any = pynng.Pair1(
            dial=url, polyamorous=False, recv_timeout=10_000, send_timeout=10_000
        )

    def ask(self, message: bytes) -> list[tuple[int, bytes]]:
        """Sends one message and returns the frames of its answer."""
        self.socket.send(message)
        return list(frames_of(self.socket.recv()))

    def rejects(self, message: bytes) -> list[Reject]:
        answer = self.ask(message)
        assert [template for template, _ in answer] == [BUSINESS_REJECT] * len(answer)
        return [reject_of(block) for _, block in answer]

    def __enter__(self) -> Raw:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()


@pytest.fixture
def running() -> Iterator[Running]:
    with tempfile.TemporaryDirectory(prefix="pc-") as folder:
        gateway = Running(Path(folder))
        try:
            gateway.start()
            yield gateway
        finally:
            if gateway.process is not None and gateway.process.poll() is None:
                gateway.process.kill()
                gateway.stop()


def expect_service(gateway: Running) -> None:
    """A good client is served, and the gateway stops cleanly."""
    with gateway.client() as client:
        filled(client, client.buy("AAPL", 1, limit="189.60"))
    assert gateway.stop() == 0, gateway.log.read_text()


ORDER = blank(20)
GARBAGE = [
    (b"", "emptyMessage", 0),
    (b"\0", "frameTruncated", 0),
    (b"\0" * 13, "frameTruncated", 0),
    (b"GET / HTTP/1.1\r\n\r\n", "frameTooLong", 0),
    (struct.pack(">IH", 13, 0xEB50) + bytes(8), "frameTooShort", 0),
    (struct.pack(">IH", 4_097, 0xEB50) + bytes(4_091), "frameTooLong", 0),
    (ORDER[:-1], "frameTruncated", 0),
    (ORDER[:14], "frameTruncated", 0),
    (frame(20, ORDER[14:], encoding=0x5BE0), "encodingType", 0),
    (frame(20, ORDER[14:], schema=1), "schemaId", 0),
    (frame(20, ORDER[14:], version=2), "schemaVersion", 0),
    (frame(999, b"\1" * 8), "unknownTemplate", 0),
    (frame(20, ORDER[14:] + b"\0"), "blockLength", 0),
    (frame(20, b""), "blockLength", 0),
    (bytes(65_537), "messageTooLong", 0),
]


def test_garbage_is_refused_with_reason_and_place(running: Running) -> None:
    with Raw(running.url("orders")) as raw:
        for message, reason, place in GARBAGE:
            (reject,) = raw.rejects(message)
            assert reject.reason == reason_number(reason), (message[:20], reject)
            assert reject.byte_offset == place
            assert reject.msg_seq_num == 0 and reject.text
    expect_service(running)


def test_behind_a_valid_frame_the_place_is_told(running: Running) -> None:
    sequence = blank(7)
    with Raw(running.url("orders")) as raw:
        for garbage, reason in [
            (b"\xff" * 40, "frameTooLong"),
            (sequence[:9], "frameTruncated"),
            (frame(999, b""), "unknownTemplate"),
        ]:
            found: list[Reject] = []
            raw.socket.send(sequence + garbage)
            while len(found) < 2:
                found += [reject_of(block) for _, block in frames_of(raw.socket.recv())]
            by_reason = {reject.reason: reject for reject in found}
            # What stood before the garbage was taken, and refused for what it is.
            assert by_reason[reason_number("notEstablished")].ref_template == 7
            assert by_reason[reason_number(reason)].byte_offset == len(sequence)
    expect_service(running)


def test_every_template_without_a_session_is_refused(running: Running) -> None:
    logon = {1: NEGOTIATION_REJECT, 4: ESTABLISHMENT_REJECT, 9: RETRANSMIT_REJECT}
    with Raw(running.url("orders")) as raw:
        for template in sorted(MESSAGES):
            answer = raw.ask(blank(template))
            assert len(answer) == 1
            ((kind, block),) = answer
            if template in logon:
                assert kind == logon[template]
                continue
            assert kind == BUSINESS_REJECT
            reject = reject_of(block)
            takes = template in (7, 12, 157, 160) or 20 <= template <= 26
            expected = "notEstablished" if takes else "wrongDirection"
            assert reject.reason == reason_number(expected), (template, reject)
            assert reject.ref_template == template
    expect_service(running)


def test_the_other_doors_refuse_what_is_not_theirs(running: Running) -> None:
    with Raw(running.url("feed")) as feed:
        (reject,) = feed.rejects(ORDER)
        assert reject.reason == reason_number("wrongDirection") and reject.ref_template == 20
        (reject,) = feed.rejects(b"\1\2\3")
        assert reject.reason == reason_number("frameTruncated")
    with Raw(running.url("ops")) as ops:
        for message in (ORDER, b"\1\2\3"):
            ((kind, _),) = ops.ask(message)
            assert kind == OPS_REJECT
    expect_service(running)


def test_random_bytes_never_stop_it(running: Running) -> None:
    source = random.Random(20_240_101)
    for door in ("orders", "ops", "feed"):
        with Raw(running.url(door)) as raw:
            for _ in range(150):
                message = bytearray(source.randbytes(source.randrange(1, 300)))
                if source.random() < 0.5:
                    message[:14] = ORDER[: min(14, len(message))]
                assert raw.ask(bytes(message))
    expect_service(running)


def nngcat(gateway: Running, data: bytes) -> Reject:
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        process = subprocess.Popen(
            ["nngcat", "--pair1", "--dial", gateway.url("orders"), "--raw", "--file", file.name],
            stdout=subprocess.PIPE,
        )
        # It waits for more until it is ended; a watchdog ends it where nothing comes.
        watchdog = threading.Timer(20, process.kill)
        watchdog.start()
        try:
            assert process.stdout is not None
            answer = process.stdout.read(14 + 104)
        finally:
            watchdog.cancel()
            process.kill()
            process.communicate()
    ((kind, block),) = frames_of(answer)
    assert kind == BUSINESS_REJECT
    return reject_of(block)


@pytest.mark.skipif(
    shutil.which("nngcat") is None,
    reason="nngcat is not installed (apt install nng-utils): NO FRAME WAS SENT BY IT",
)
def test_nngcat_gets_the_same_answers(running: Running) -> None:
    reject = nngcat(running, b"hello, gateway, are you there?")
    assert reject.reason == reason_number("frameTooLong") and reject.byte_offset == 0
    reject = nngcat(running, ORDER)
    assert reject.reason == reason_number("notEstablished") and reject.ref_template == 20
    reject = nngcat(running, frame(999, b"\0" * 8))
    assert reject.reason == reason_number("unknownTemplate") and reject.ref_template == 999
    expect_service(running)
