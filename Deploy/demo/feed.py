"""Plays the sample's quotes into the gateway, round and round, until it is told to stop.

feed.py DATA QUOTES
"""

from __future__ import annotations

import csv
import signal
import sys
import threading

from portcullis import FeedClient

SECURITY_IDS = {"AAPL": 1, "MSFT": 2}  # as in gateway.yaml
INTERVAL_S = 0.02


def main(data: str, quotes: str) -> int:
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with open(quotes, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sent = refused = 0
    with FeedClient(f"ipc://{data}/feed.ipc", SECURITY_IDS) as feed:
        while not stop.is_set():
            row = rows[sent % len(rows)]
            feed.snapshot(
                row["symbol"], bid=row["bid"], bid_size=row["bid_size"], offer=row["offer"],
                offer_size=row["offer_size"], last=row["last"], last_size=row["last_size"],
                volume=row["volume"],
            )
            sent += 1
            if sent == len(SECURITY_IDS):
                print("feeding", flush=True)
            refused += len(feed.refusals())
            stop.wait(INTERVAL_S)
    print(f"{sent} quotes sent, {refused} refused", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
