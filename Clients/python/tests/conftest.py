from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from fake_gateway import KEY, FakeGateway

from portcullis import Client


def eventually(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    """Waits for a condition that another thread makes true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come true"
        time.sleep(0.005)


@pytest.fixture
def gateway() -> Iterator[FakeGateway]:
    fake = FakeGateway()
    yield fake
    fake.stop()


@pytest.fixture
def client(gateway: FakeGateway) -> Iterator[Client]:
    with Client.connect(gateway.url, key=KEY, account="MAIN", keep_alive=0.1) as connected:
        yield connected
