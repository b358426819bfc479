"""The vectors of portfolio risk are what numpy and scipy say, where those are there."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

MAKE = Path(__file__).resolve().parents[3] / "Tests/PortfolioRiskTests/Vectors/make.py"


@pytest.mark.skipif(
    importlib.util.find_spec("numpy") is None or importlib.util.find_spec("scipy") is None,
    reason="NOT CHECKED: numpy and scipy are not installed, so nothing re-derives the vectors",
)
def test_vectors_are_what_numpy_and_scipy_say() -> None:
    spec = importlib.util.spec_from_file_location("make_risk_vectors", MAKE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert set(module.made()) == {"series.json", "portfolios.json", "quantiles.json"}
    assert module.drifted() == {}
