"""The shipped calendars against a source that shares nothing with them: PyPI exchange-calendars.

Every day of eleven years, opening and closing to the minute, in UTC. PORTCULLIS_BIN names the built
`portcullis`. Where one of the two is missing nothing was compared, and the skip says so.
"""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date, datetime, timedelta, timezone

import pytest

FIRST, LAST = date(2016, 1, 1), date(2026, 12, 31)
BINARY = os.environ.get("PORTCULLIS_BIN", "")

try:
    import exchange_calendars
except ImportError:  # pragma: no cover
    exchange_calendars = None

pytestmark = [
    pytest.mark.skipif(
        not BINARY,
        reason="PORTCULLIS_BIN is not set: NO CALENDAR WAS COMPARED. Build the gateway, then "
        "PORTCULLIS_BIN=.build/debug/portcullis pytest Tests/Calendars",
    ),
    pytest.mark.skipif(
        exchange_calendars is None,
        reason="exchange-calendars is not installed: NO CALENDAR WAS COMPARED. "
        "pip install -r Deploy/requirements-calendars.txt",
    ),
]

Times = tuple[datetime, datetime]


def days(*texts: str) -> set[date]:
    return {date.fromisoformat(text) for text in texts}


def rows(name: str) -> list[dict[str, str]]:
    command = [BINARY, "calendar", name, "--json", "--from", str(FIRST)]
    command += ["--days", str((LAST - FIRST).days + 1)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def ours(name: str) -> dict[date, Times]:
    """Opening and closing of every session, by its date."""
    sessions: dict[date, Times] = {}
    for row in rows(name):
        if row["kind"] == "holiday":
            continue
        day = date.fromisoformat(row["date"])
        assert day not in sessions, f"{day} twice"
        opens, closes = (
            datetime.strptime(row[key], "%Y-%m-%d %H:%M").replace(tzinfo=timezone.utc)
            for key in ("opensUTC", "closesUTC")
        )
        sessions[day] = opens, closes
    return sessions


def theirs(name: str) -> dict[date, Times]:
    calendar = exchange_calendars.get_calendar(name, start=str(FIRST), end=str(LAST))
    return {
        session.date(): (row["open"].to_pydatetime(), row["close"].to_pydatetime())
        for session, row in calendar.schedule.iterrows()
    }


def test_nyse_agrees_on_every_session() -> None:
    mine, other = ours("nyse"), theirs("XNYS")
    assert len(other) > 2_700, "the other source knows too few days to be one"
    assert mine.keys() == other.keys()
    differing = {day: (mine[day], other[day]) for day in mine if mine[day] != other[day]}
    assert differing == {}


def test_nyse_names_every_weekday_that_is_closed() -> None:
    closed = {date.fromisoformat(row["date"]) for row in rows("nyse") if row["kind"] == "holiday"}
    weekdays = {
        FIRST + timedelta(days=n)
        for n in range((LAST - FIRST).days + 1)
        if (FIRST + timedelta(days=n)).weekday() < 5
    }
    assert closed == weekdays - theirs("XNYS").keys()


# Where CMES is coarser. It is one calendar for everything that CME trades, and says so in its
# source: "we will treat the CME as having a single calendar, and just go with the most conservative
# hours". Equity index futures have hours of their own.

# It is closed all day; the futures trade until 8:15 (the employment report on a Good Friday) or
# 8:30 (days of mourning on which the stock exchanges closed).
CLOSED_THERE = days("2018-12-05", "2021-04-02", "2023-04-07", "2025-01-09", "2026-04-03")
# It knows no early close; the futures close at 12:15 before Independence Day and halt at 12:00 on
# Juneteenth, since 2022.
WHOLE_THERE = days(
    "2017-07-03", "2018-07-03", "2019-07-03", "2023-07-03", "2024-07-03", "2025-07-03",
    "2022-06-20", "2023-06-19", "2024-06-19", "2025-06-19", "2026-06-19",
)  # fmt: skip
# It closes at 12:00; the futures at 12:15, with the stock exchanges.
QUARTER_LATER = days(
    "2016-11-25", "2017-11-24", "2018-11-23", "2019-11-29", "2020-11-27", "2021-11-26",
    "2022-11-25", "2023-11-24", "2024-11-29", "2025-11-28", "2026-11-27",
    "2018-12-24", "2019-12-24", "2020-12-24", "2024-12-24", "2025-12-24", "2026-12-24",
)  # fmt: skip


def test_cme_agrees_but_for_what_is_listed() -> None:
    mine, other = ours("cme-equity"), theirs("CMES")
    assert len(other) > 2_700, "the other source knows too few days to be one"
    assert mine.keys() - other.keys() == CLOSED_THERE
    assert other.keys() - mine.keys() == set()
    opened = {day for day in other if mine[day][0] != other[day][0]}
    assert opened == set()

    # By how much each session ends before the other source's, in minutes.
    earlier = {day: (other[day][1] - mine[day][1]).total_seconds() / 60 for day in other}
    # The daily break: it closes at 17:00, when the next session opens; the futures at 16:00.
    usual = {day for day, minutes in earlier.items() if minutes == 60}
    same = {day for day, minutes in earlier.items() if minutes == 0}
    assert {day for day, minutes in earlier.items() if minutes == -15} == QUARTER_LATER
    rest = other.keys() - usual - same - QUARTER_LATER
    assert rest == WHOLE_THERE
    assert {earlier[day] for day in rest} == {285, 300}
    # What both close at noon: seven holidays a year at most, fewer where one is a weekend's.
    assert all((mine[day][1] - mine[day][0]) == timedelta(hours=19) for day in same)
    assert 60 <= len(same) <= 7 * 11
