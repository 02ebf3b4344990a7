"""How a bar is measured: the best of several runs of ours and of its floor, taken in turn so that a slow moment hits both."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        name: what was measured.
        ours, floor: seconds, or MiB when `unit` says so.
        bar: the most that ours may be, as a multiple of the floor (or as an addition to it).
        aim: the absolute aim, in the same unit, or None.
    """

    name: str
    ours: float
    floor: float
    bar: float
    aim: float | None = None
    unit: str = "s"
    added: bool = False

    @property
    def ratio(self) -> float:
        """Return ours over the floor, or ours minus the floor where the bar is an addition."""
        return self.ours - self.floor if self.added else self.ours / self.floor

    @property
    def good(self) -> bool:
        """Return whether the bar holds. The aim is for looking at, since machines differ."""
        return self.ratio <= self.bar


def compare(ours: Callable[[], object], floor: Callable[[], object], runs: int = 5) -> tuple[float, float]:
    """Return the median seconds of `ours` and of `floor`, run in turn after a warm-up of each."""
    ours()
    floor()
    mine: list[float] = []
    least: list[float] = []
    for _ in range(runs):
        mine.append(seconds(ours))
        least.append(seconds(floor))
    return statistics.median(mine), statistics.median(least)


def seconds(action: Callable[[], object]) -> float:
    """Return how long one run takes; garbage of earlier runs is collected first."""
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` of `values` lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def resident_mib(pid: int | None = None) -> float:
    """Return the resident memory of a process, in MiB."""
    import psutil

    return float(psutil.Process(pid or os.getpid()).memory_info().rss) / 2**20


def fresh(folder: Path, name: str) -> Path:
    """Return a path in `folder` at which nothing is yet."""
    path = folder / name
    path.unlink(missing_ok=True)
    return path
