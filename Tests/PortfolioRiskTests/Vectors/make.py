#!/usr/bin/env python3
"""Makes the vectors of PortfolioRisk with numpy and scipy: seeded, so the same on every run.

    python3 make.py            writes what has changed
    python3 make.py --check    writes nothing; exits 1 where something differs

Two releases of numpy may differ in the last bits: `--check` compares within 1e-12 of each number.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np
from scipy import stats

HERE = Path(__file__).resolve().parent
SEED = 20260302


def prices(generator: np.random.Generator, count: int, volatility: float) -> np.ndarray:
    return 100 * np.exp(np.cumsum(generator.normal(0, volatility, count)))


def wilder(high: np.ndarray, low: np.ndarray, close: np.ndarray, periods: int) -> float:
    ranges = np.maximum(
        high[1:] - low[1:], np.maximum(abs(high[1:] - close[:-1]), abs(low[1:] - close[:-1]))
    )
    average = float(np.mean(ranges[:periods]))
    for value in ranges[periods:]:
        average = (average * (periods - 1) + float(value)) / periods
    return average


def series(generator: np.random.Generator) -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for count, volatility in ((2, 0.01), (31, 0.002), (251, 0.02), (1_001, 0.0005)):
        close = prices(generator, count, volatility)
        spread = np.abs(generator.normal(0, volatility, (2, count))) * close
        high, low = close + spread[0], close - spread[1]
        returns = np.diff(np.log(close))
        decay = 0.94
        variance = float(returns[0] ** 2)
        for value in returns[1:]:
            variance = decay * variance + (1 - decay) * float(value) ** 2
        below = np.minimum(returns, 0)
        has_two = len(returns) > 1
        deviation = float(np.std(returns, ddof=1)) if has_two else None
        root = math.sqrt(252)
        out.append(
            {
                "high": high.tolist(), "low": low.tolist(), "close": close.tolist(),
                "returns": returns.tolist(), "sample": deviation,
                "exponential": math.sqrt(variance), "decay": decay,
                "annualised": deviation * root if deviation else None,
                "averageTrueRange": wilder(high, low, close, 14) if count > 14 else None,
                "sharpe": float(np.mean(returns)) / deviation * root if deviation else None,
                "sortino": float(np.mean(returns)) / math.sqrt(float(np.mean(below**2))) * root
                if has_two and below.any() else None,
            }
        )
    return out


def shortfall(results: np.ndarray, confidence: float) -> float:
    """Mean of the worst (1 - confidence) of the losses, the last one in part."""
    losses = np.sort(-results)[::-1]
    tail = max(1.0, (1 - confidence) * len(losses))
    weights = np.clip(tail - np.arange(len(losses)), 0, 1)
    return max(0.0, float(np.sum(weights * losses) / tail))


def portfolios(generator: np.random.Generator) -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for count, points in ((1, 30), (3, 100), (8, 250)):
        shared = generator.normal(0, 0.01, points)
        # Student's t with four degrees: tails as markets have them.
        returns = np.array(
            [shared * generator.uniform(-0.5, 1.5) + stats.t.rvs(4, scale=0.005, size=points,
             random_state=generator) for _ in range(count)]
        )
        values = generator.normal(0, 100_000, count)
        correlations = np.atleast_2d(np.corrcoef(returns))
        volatilities = np.std(returns, axis=1, ddof=1)
        results = values @ returns
        cases = []
        for confidence, horizon in ((0.95, 1), (0.99, 10), (0.999, 390)):
            z = float(stats.norm.ppf(confidence))
            covariance = correlations * np.outer(volatilities, volatilities)
            root = math.sqrt(horizon)
            cases.append(
                {
                    "confidence": confidence, "horizon": horizon,
                    "parametric": z * math.sqrt(float(values @ covariance @ values)) * root,
                    "undiversified": z * float(np.abs(values) @ volatilities) * root,
                    "historical": max(0.0, float(np.quantile(-results, confidence))) * root,
                    "shortfall": shortfall(results, confidence) * root,
                }
            )
        out.append(
            {
                "returns": returns.tolist(), "values": values.tolist(),
                "volatilities": volatilities.tolist(), "correlations": correlations.tolist(),
                "results": results.tolist(), "cases": cases,
            }
        )
    return out


def quantiles() -> list[dict[str, float]]:
    shares = [1e-12, 1e-6, 0.001, 0.01, 0.05, 0.3, 0.5, 0.7, 0.95, 0.99, 0.999, 1 - 1e-9]
    return [{"share": share, "value": float(stats.norm.ppf(share))} for share in shares]


def made() -> dict[str, object]:
    generator = np.random.default_rng(SEED)
    return {
        "series.json": series(generator),
        "portfolios.json": portfolios(generator),
        "quantiles.json": quantiles(),
    }


def alike(first: object, second: object) -> bool:
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(alike(first[k], second[k]) for k in first)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(alike, first, second))
    if isinstance(first, (int, float)) and isinstance(second, (int, float)):
        return math.isclose(first, second, rel_tol=1e-12, abs_tol=1e-15)
    return first == second


def drifted() -> dict[str, object]:
    """The files that are not as numpy and scipy say, with what they should hold."""
    return {
        name: content
        for name, content in made().items()
        if not (HERE / name).exists()
        or not alike(json.loads((HERE / name).read_text(encoding="utf-8")), content)
    }


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    check = bool(arguments)
    found = drifted()
    for name, content in found.items():
        if not check:
            text = json.dumps(content, indent=None, separators=(",", ":")) + "\n"
            (HERE / name).write_text(text, encoding="utf-8")
        print(f"{'drifted' if check else 'written'}: Tests/PortfolioRiskTests/Vectors/{name}")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
