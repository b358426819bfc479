"""The words that are understood: the same ones that the gateway understands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Callable

import pytest

from portcullis import OrdType, Side, TimeInForce
from portcullis._codec import Code
from portcullis.words import ord_type_of, side_of, time_in_force_of

WORDS = json.loads(
    (Path(__file__).resolve().parents[3] / "Protocol/words.json").read_text(encoding="utf-8")
)
TABLES: dict[str, tuple[Callable[[str], Code], type[Code]]] = {
    "side": (side_of, Side),
    "ordType": (ord_type_of, OrdType),
    "timeInForce": (time_in_force_of, TimeInForce),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_word_means_what_the_table_says(table: str) -> None:
    read, codes = TABLES[table]
    labels = {str(code): code for code in codes}
    meanings = {name for name in WORDS[table] if name != "unknown"}
    assert meanings == set(labels)
    for name in meanings:
        for text in WORDS[table][name]:
            assert read(text) is labels[name], text


@pytest.mark.parametrize("table", TABLES)
def test_an_unknown_word_is_refused_with_what_is_understood(table: str) -> None:
    read, _ = TABLES[table]
    for text in WORDS[table]["unknown"]:
        with pytest.raises(ValueError, match="understood are"):
            read(text)


@pytest.mark.parametrize("value", [None, 1, 1.0, b"buy", ["buy"]])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="understood are buy"):
        side_of(value)  # type: ignore[arg-type]


def test_codes_stand_for_themselves() -> None:
    assert side_of(Side.SELL_SHORT) is Side.SELL_SHORT
    assert time_in_force_of(TimeInForce.DAY) is TimeInForce.DAY
    assert ord_type_of(OrdType.STOP) is OrdType.STOP
