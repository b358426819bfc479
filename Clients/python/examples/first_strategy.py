"""Buys 10 AAPL, says how it came out, sells them again: first_strategy.py [DATA] [KEY] [ACCOUNT]"""

import sys

from portcullis import Client, ExecutionReport, OrdStatus, reject_text

data = sys.argv[1] if len(sys.argv) > 1 else "portcullis-data"
key = sys.argv[2] if len(sys.argv) > 2 else f"{data}/keys/demo.key"
account = sys.argv[3] if len(sys.argv) > 3 else "MAIN"

with Client.connect(f"ipc://{data}/orders.ipc", key_file=key, account=account) as client:
    tick = client.securities["AAPL"].min_price_increment
    print(f"connected: {len(client.securities)} instruments, AAPL in ticks of {tick}")
    for submit in (client.buy, client.sell):
        order = submit("AAPL", 10, time_in_force="ioc")
        end = client.wait_end(order)
        if isinstance(end, ExecutionReport) and end.ord_status == OrdStatus.FILLED:
            print(f"{end.side} {end.cum_qty} filled at {end.avg_px}")
        else:
            print(f"order {order} was not filled: {reject_text(end)}")
            break
    for position in client.positions():
        print(f"{position.account}: {position.net_qty}, realised {position.realized_pnl}")
