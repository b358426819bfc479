"""`portcullis calendar`: what it prints, and how it refuses. PORTCULLIS_BIN names the command."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ.get("PORTCULLIS_BIN", "")
ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    not BINARY, reason="PORTCULLIS_BIN is not set: THE COMMAND WAS NOT RUN. Build the gateway first"
)


def calendar(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([BINARY, "calendar", *arguments], capture_output=True, text=True)


def test_prints_local_time_and_utc() -> None:
    done = calendar("cme-equity", "--from", "2026-11-27", "--days", "1", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "calendar": "cme-equity", "zone": "America/Chicago", "date": "2026-11-27",
        "kind": "shortened", "name": "Day after Thanksgiving",
        "opensLocal": "2026-11-26 17:00 -06:00", "closesLocal": "2026-11-27 12:15 -06:00",
        "opensUTC": "2026-11-26 23:00", "closesUTC": "2026-11-27 18:15",
    }  # fmt: skip
    text = calendar("nyse", "--from", "2026-03-09", "--days", "1").stdout
    assert "2026-03-09 09:30 -04:00  2026-03-09 16:00 -04:00  2026-03-09 13:30" in text
    assert "nothing in these days" in calendar("nyse", "--from", "2026-03-07", "--days", "1").stdout


def test_the_shipped_file_is_one_that_a_configuration_takes(tmp_path: Path) -> None:
    source = calendar("nyse", "--source").stdout
    assert source == (ROOT / "Sources/Gateway/Calendar/Shipped/nyse.yaml").read_text()
    (tmp_path / "mine.yaml").write_text(source.replace('close: "13:00"', 'close: "12:30"'))
    example = (ROOT / "Deploy/config/example.yaml").read_text()
    (tmp_path / "gateway.yaml").write_text(
        example + "\ncalendars: [{name: mine, file: mine.yaml, close_only: 15m}]\n"
        "trading_session: {calendar: mine}\n"
    )
    done = calendar(
        "mine", "--config", str(tmp_path / "gateway.yaml"), "--from", "2026-11-27",
        "--days", "1", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert row["closesUTC"] == "2026-11-27 17:30" and row["closeOnlyUTC"] == "2026-11-27 17:15"
    checked = subprocess.run(
        [BINARY, "check", "--config", str(tmp_path / "gateway.yaml")],
        capture_output=True,
        text=True,
    )
    assert "every instrument" in checked.stdout and "15m" in checked.stdout


def test_refuses_what_is_not_there() -> None:
    for arguments, text in [
        (["nowhere"], "no calendar nowhere; there are nyse, cme-equity"),
        (["--source", "nowhere"], "--source takes the name of a shipped calendar"),
        (["--from", "2026-02-30"], "--from takes a date"),
        (["--days", "0"], "--days 1 to 36525"),
        (["--config", "/nonexistent/x.yaml"], "cannot be read"),
    ]:
        done = calendar(*arguments)
        assert done.returncode == 2, arguments
        assert text in done.stderr, done.stderr
