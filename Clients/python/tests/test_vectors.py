"""Every vector of Protocol/vectors: by the client's codecs, and by a decoder that is not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from portcullis._codec import Message
from portcullis._generated.codes import CODES, RejectReason
from portcullis._generated.messages import MESSAGES, Sequence
from portcullis.framing import Frame, Refusal, defect, read_frames

PROTOCOL = Path(__file__).resolve().parents[3] / "Protocol"
VECTORS = PROTOCOL / "vectors"

if not VECTORS.is_dir():
    pytest.skip("Protocol/vectors is not beside this client", allow_module_level=True)

FILES = [json.loads((VECTORS / f"{m.NAME}.json").read_text("utf-8")) for m in MESSAGES.values()]
BATCHES = json.loads((VECTORS / "batches.json").read_text("utf-8"))["batches"]
by_message = pytest.mark.parametrize("file", FILES, ids=[file["name"] for file in FILES])


def shown(message: Message) -> dict[str, Any]:
    """A message's fields as a vector writes them."""
    out: dict[str, Any] = {}
    for field in message.FIELDS:
        value = getattr(message, field.attribute)
        if field.kind == "code":
            value = value.label
        elif field.kind != "text" and field.byte_count == 8 and value is not None:
            value = str(value)
        out[field.name] = value
    return out


def built(kind: type[Message], fields: dict[str, Any]) -> Message:
    """A message from a vector's fields."""
    values: dict[str, Any] = {}
    for field in kind.FIELDS:
        value = fields[field.name]
        if field.kind == "code":
            value = CODES[field.type].named(value)
        elif field.kind != "text" and value is not None:
            value = int(value)
        values[field.attribute] = value
    return kind(**values)


def test_every_message_has_a_file_and_every_file_a_message() -> None:
    names = {path.stem for path in VECTORS.glob("*.json")} - {"batches"}
    assert names == {message.NAME for message in MESSAGES.values()}


def test_the_vectors_are_as_their_script_makes_them() -> None:
    done = subprocess.run(
        [sys.executable, str(VECTORS / "make.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@by_message
def test_valid_frames_decode_to_their_fields_and_back(file: dict[str, Any]) -> None:
    kind = MESSAGES[file["template"]]
    assert kind.NAME == file["name"] and kind.BLOCK_LENGTH == file["blockLength"]
    assert kind._STRUCT.size == kind.BLOCK_LENGTH
    assert file["valid"]
    for vector in file["valid"]:
        data = bytes.fromhex(vector["hex"])
        (frame,) = read_frames(data)
        assert isinstance(frame, Frame) and defect(frame) is None
        message = frame.decode()
        assert shown(message) == vector["fields"], vector["what"]
        assert message.to_frame() == data
        assert built(kind, vector["fields"]).to_frame() == data


@by_message
def test_invalid_frames_are_refused_for_their_reason_at_their_place(file: dict[str, Any]) -> None:
    behind = Sequence(next_seq_no=1).to_frame()
    vectors = [v for v in file["invalid"] if v["stage"] == "frame"]
    assert len(vectors) >= 20
    for vector in vectors:
        data = bytes.fromhex(vector["hex"])
        last = list(read_frames(data))[-1]
        assert isinstance(last, Refusal), vector["why"]
        assert last.reason == RejectReason.named(vector["reason"]), vector["why"]
        assert last.byte_offset == vector["byteOffset"], vector["why"]
        assert (last.byte_count > 0) == vector["resumes"], vector["why"]
        if vector["resumes"]:
            after = list(read_frames(data + behind))[-1]
            assert isinstance(after, Frame) and after.byte_offset == len(data), vector["why"]


@by_message
def test_invalid_fields_are_found_after_decoding(file: dict[str, Any]) -> None:
    for vector in file["invalid"]:
        if vector["stage"] != "field":
            continue
        (frame,) = read_frames(bytes.fromhex(vector["hex"]))
        assert isinstance(frame, Frame)
        expected = (vector["field"], RejectReason.named(vector["reason"]))
        assert defect(frame) == expected, vector["why"]
        frame.decode()


@pytest.mark.parametrize("batch", BATCHES, ids=[batch["what"] for batch in BATCHES])
def test_batches_are_read_step_by_step(batch: dict[str, Any]) -> None:
    unit = bytes.fromhex(batch["hex"])
    found = list(read_frames(unit * batch["times"]))
    steps = batch["steps"]
    for index, step in enumerate(found):
        wanted = steps[index % len(steps)]
        assert step.byte_offset == wanted["byteOffset"] + index // len(steps) * len(unit)
        if isinstance(step, Frame):
            assert step.message.TEMPLATE_ID == wanted["template"]
        else:
            assert step.reason.label == wanted["reason"]
    assert len(found) in (len(steps), len(steps) * batch["times"])


# The decoder that is not ours. It knows the schema and nothing of this project's code.

sbe = pytest.importorskip("sbe", reason="pip install -e '.[test]' brings the independent decoder")


@pytest.fixture(scope="module")
def schema() -> Any:
    with open(PROTOCOL / "portcullis.xml", encoding="utf-8") as file:
        return sbe.Schema.parse(file)


@by_message
def test_an_independent_decoder_reads_the_same(schema: Any, file: dict[str, Any]) -> None:
    kind = MESSAGES[file["template"]]
    for vector in file["valid"]:
        body = bytes.fromhex(vector["hex"])[6:]
        decoded = schema.decode(body)
        assert decoded.message_name == file["name"]
        assert decoded.header["templateId"] == file["template"]
        assert set(decoded.value) == set(vector["fields"])
        for field in kind.FIELDS:
            theirs, ours = decoded.value[field.name], vector["fields"][field.name]
            place = f"{file['name']}.{field.name}, {vector['what']}"
            if field.kind == "text":
                # It reads ASCII alone and leaves out what is not.
                assert theirs == ours.encode("ascii", "ignore").decode(), place
            elif field.kind == "code" or ours is None:
                assert theirs == ours, place
            else:
                assert theirs == int(ours), place
