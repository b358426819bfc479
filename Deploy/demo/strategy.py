"""Trades two instruments to and fro until enough orders traded, and says what became of each.

It does not know when the gate drops: it sees refusals, and goes on when orders pass again.

strategy.py DATA KEY SUMMARY
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter

from portcullis import Client, ExecutionReport, OrdStatus, RejectReason, reject_text

TRADED_GOAL = 40
ORDERS_MAX = 2_000
INTERVAL_S = 0.03
QUANTITY = 5


# Sent once each, to be refused: worth about 95,000 (order_notional), far away (collar_percent).
WRONG = {5: ("buy", "AAPL", 500, None), 6: ("buy", "MSFT", 1, "900")}


def main(data: str, key: str, summary_path: str) -> int:
    traded, refused = 0, Counter[str]()
    held = {"AAPL": False, "MSFT": False}
    number = 0
    with Client.connect(f"ipc://{data}/orders.ipc", key_file=key, account="MAIN") as client:
        while traded < TRADED_GOAL and number < ORDERS_MAX:
            number += 1
            symbol = "AAPL" if number % 2 else "MSFT"
            usual = ("sell" if held[symbol] else "buy", symbol, QUANTITY, None)
            side, symbol, quantity, limit = WRONG.get(number, usual)
            order = client.submit(side, symbol, quantity, limit=limit, time_in_force="ioc")
            end = client.wait_end(order)
            reason = getattr(end, "reject_reason", RejectReason.NONE)
            if isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.FILLED:
                traded += 1
                held[symbol] = side == "buy"
                outcome = f"filled at {end.avg_px}"
            elif reason != RejectReason.NONE:
                refused[RejectReason(reason).name] += 1
                outcome = f"refused: {reject_text(end)}"
            else:
                outcome = "not filled"
            print(f"{number:4} {side:4} {quantity:4} {symbol}  {outcome}", flush=True)
            time.sleep(INTERVAL_S)
        positions = {
            position.security_id: str(position.net_qty) for position in client.positions()
        }
    with open(summary_path, "w", encoding="utf-8") as file:
        json.dump(
            {"sent": number, "traded": traded, "refused": refused, "positions": positions}, file
        )
    return 0 if traded >= TRADED_GOAL else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
