"""Print the bars: `python -m tests.benchmarks [--households 30000] [--keep FOLDER]`. Exit 1 when a bar does not hold."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import handover_bars, paper_bars, store_bars, window_bars
from tests.benchmarks.measure import Figure
from tests.fixtures.stress import make_stress


def _figures(folder: Path, households: int) -> Iterator[Figure]:
    stress = folder / "stress"
    office = make_stress(stress, households, households * 10 // 3)
    office.store.close()
    yield from window_bars.figures(stress)
    from papi_desktop.operations.setup import open_office
    from tests.fixtures.stress import PASSWORD

    office = open_office(stress, password=PASSWORD)
    yield from store_bars.figures(office, folder)
    office.store.close()
    yield from paper_bars.figures(folder)
    yield from handover_bars.figures(folder)


def _line(figure: Figure) -> str:
    def amount(value: float) -> str:
        return f"{value:8.0f} MiB" if figure.unit == "MiB" else f"{value * 1000:9.1f} ms"

    if figure.bar >= 1e9:
        ratio, bar = f"{figure.ratio:6.1f}x", "      "
    elif figure.added:
        ratio, bar = f"+{figure.ratio:5.0f} ", f"+{figure.bar:4.0f} "
    else:
        ratio, bar = f"{figure.ratio:6.1f}x", f"{figure.bar:5.1f}x"
    aim = (
        ""
        if figure.aim is None
        else f"aim {amount(figure.aim).strip()}{'' if figure.ours <= figure.aim else '  MISSED'}"
    )
    return f"{'ok ' if figure.good else 'BAR'}  {figure.name:52} {amount(figure.ours)} / {amount(figure.floor)} = {ratio} (bar {bar}) {aim}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=30_000, help="of the stress file; 30,000 is the whole one")
    parser.add_argument("--keep", type=Path, help="work in this folder and keep it")
    args = parser.parse_args()
    print("     what                                                        ours /       floor   ratio")
    good = True
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        for figure in _figures(args.keep or Path(scratch), args.households):
            print(_line(figure), flush=True)
            good &= figure.good
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
