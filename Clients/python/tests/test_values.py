"""Numbers, key files and refusals in words."""

from __future__ import annotations

import decimal
from decimal import Decimal
from pathlib import Path

import pytest

from portcullis import KeyFileError, Level, RejectReason, Side
from portcullis._codec import Unit, decimal_of, is_well_formed, text_bytes
from portcullis._generated.codes import REASON_UNITS
from portcullis.decimals import scaled
from portcullis.keys import Key
from portcullis.reject_text import amount, describe
from portcullis.words import side_of

SECRET = "ab" * 32


@pytest.mark.parametrize(
    "value, raw",
    [
        (1, 10**8), ("189.50", 18_950_000_000), (0.1, 10_000_000), (189.5, 18_950_000_000),
        (Decimal("0.00000001"), 1), ("-3", -3 * 10**8), ("1e2", 10**10), (0, 0),
        ("92233720368.54775807", 2**63 - 1), (1.00000001, 100_000_001),
    ],
)
def test_numbers_scale_exactly(value: object, raw: int) -> None:
    assert scaled(value, 8, "price") == raw  # type: ignore[arg-type]
    assert decimal_of(raw, 8) == Decimal(str(value))


@pytest.mark.parametrize(
    "value",
    [
        float("nan"), float("inf"), "-inf", "sNaN", "", "1,5", None, True, [], 0.1 + 0.2,
        "0.000000001", "92233720368.54775808", 1e300, "1e999999999", "1e-999999999",
    ],
)
def test_what_is_no_number_or_too_fine_or_too_large_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="price"):
        scaled(value, 8, "price")  # type: ignore[arg-type]


def test_a_strategys_decimal_context_changes_nothing() -> None:
    with decimal.localcontext() as context:
        context.prec = 3
        assert scaled("12345.67890001", 8, "price") == 1_234_567_890_001
        assert decimal_of(1_234_567_890_001, 8) == Decimal("12345.67890001")


def test_decimals_print_without_exponents_or_trailing_zeros() -> None:
    assert [str(decimal_of(raw, 8)) for raw in (18_950_000_000, 10**12, 0, -(2**63))] == [
        "189.5", "10000", "0", "-92233720368.54775808",
    ]


def test_sides_in_any_case() -> None:
    assert [side_of(s) for s in ("buy", "SELL", "Sell Short", Side.BUY)] == [
        Side.BUY, Side.SELL, Side.SELL_SHORT, Side.BUY,
    ]


def test_texts_that_do_not_fit_are_refused() -> None:
    for text in ("x" * 17, "€" * 6, "a\0b", "bell\a", "\x9b"):
        with pytest.raises(ValueError, match="account"):
            text_bytes(text, 16, "account")
    assert is_well_formed(b"x" * 16) and is_well_formed("é".encode().ljust(16, b"\0"))


def test_refusals_in_words() -> None:
    r = RejectReason
    assert describe(r.HALTED_ALL) == "the gateway is halted (haltedAll)"
    assert describe(r.QUANTITY_LOT, 100 * 10**8, 150 * 10**8, Level.INSTRUMENT) == (
        "the quantity is no multiple of the lot: 150 against instrument limit 100 (quantityLot)"
    )
    assert describe(r.RATE_MINUTE, 5, 6, Level.ACCOUNT) == (
        "orders in a minute 6 is above the account limit 5 (rateMinute)"
    )
    assert describe(r.STALE_REFERENCE_PRICE, 60 * 10**9, 61_500_000_000, Level.GLOBAL) == (
        "age of the reference price 61.5 s is above the global limit 60 s (staleReferencePrice)"
    )
    assert describe(r.COLLAR_PERCENT, 50_000, 125_000, Level.NONE) == (
        "distance from the reference price 12.5 % is above the limit 5 % (collarPercent)"
    )
    assert describe(r.BUYING_POWER, 0, -1_5000, Level.ACCOUNT) == (
        "not enough free cash: -1.50 against account limit 0.00 (buyingPower)"
    )
    assert describe(r.OUTSIDE_SESSION, 1_835_447_400 * 10**9, 1, Level.INSTRUMENT) == (
        "outside the trading session: opens next at 2028-02-29 14:30:00 UTC (outsideSession)"
    )
    assert "31999" in describe(r(31_999), 1, 2)
    for reason in r:
        assert reason.label in describe(reason, 1, 2, Level.GLOBAL)
    assert REASON_UNITS[r.LEVERAGE] is Unit.RATIO and amount(25_000, Unit.RATIO) == "2.5"


def write(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def test_a_key_file_is_read(tmp_path: Path) -> None:
    text = f"# of the demo\n\nstrategy = momentum\n  session=7\nsecret = {SECRET.upper()}\n"
    key = Key.load(write(tmp_path / "k", text))
    assert (key.strategy, key.session_id, key.secret.hex()) == ("momentum", 7, SECRET)
    assert SECRET not in repr(key)


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "no `strategy"),
        (f"strategy = a\nsecret = {SECRET}\n", "no `session"),
        (f"strategy = a\nsession = 0\nsecret = {SECRET}\n", "from 1 to"),
        (f"strategy = a\nsession = 4294967295\nsecret = {SECRET}\n", "from 1 to"),
        ("strategy = a\nsession = 1\nsecret = abcd\n", "64 hexadecimal"),
        (f"strategy = {'a' * 17}\nsession = 1\nsecret = {SECRET}\n", "16 bytes"),
        ("strategy = a\nstrategy = b\n", ":2: strategy stands twice"),
        ("strategy = a\nsesion = 1\n", ":2: expected"),
        ("hello\n", ":1: expected"),
    ],
)
def test_a_wrong_key_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KeyFileError) as error:
        Key.load(write(tmp_path / "k", text))
    assert said in str(error.value) and str(tmp_path / "k") in str(error.value)


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    text = f"strategy = a\nsession = 1\nsecret = {SECRET}\n"
    for mode in (0o640, 0o604, 0o644):
        with pytest.raises(KeyFileError, match="chmod 600"):
            Key.load(write(tmp_path / "k", text, mode))
    with pytest.raises(KeyFileError, match="portcullis keygen"):
        Key.load(tmp_path / "missing")


def test_a_lockout_says_when_it_ends() -> None:
    end = 1_772_445_600_500_000_000
    assert amount(end, Unit.TIME) == "2026-03-02 10:00:00 UTC"
    assert describe(RejectReason.LOCKOUT_TIMER, end, None, Level.ACCOUNT) == (
        "the account is locked out for a time until 2026-03-02 10:00:00 UTC (lockoutTimer)"
    )
    assert describe(RejectReason.LOCKOUT_HARD) == "the account is locked out (lockoutHard)"
