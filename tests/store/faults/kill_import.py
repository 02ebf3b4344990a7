"""Kill the program at random during an import: the batch is there as a whole or not at all.

python -m tests.store.faults.kill_import --kills 200 --rows 20000
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

from papi_desktop.domain.registers import VILLAGES
from papi_desktop.store.store import Store
from tests.store.faults import killing
from tests.store.samples import PASSWORD, SAVE

_STARTS, _DONE = "starts", "done"
_KILLS_A_FOLDER = 10


@dataclass
class Counts:
    """What the kills did."""

    kills: int = 0
    whole: int = 0
    partial: int = 0
    lost: int = 0
    corrupt: int = 0
    chain_breaks: int = 0

    @property
    def harm(self) -> int:
        """Return how much went wrong."""
        return self.partial + self.lost + self.corrupt + self.chain_breaks


def run(kills: int, rows: int, seed: int = 20261122) -> Counts:
    """Kill an importing process so many times; every tenth time over a new data folder, so that it stays small."""
    chance = random.Random(seed)
    counts = Counts()
    while counts.kills < kills:
        with killing.new_folder() as folder:
            _over_one_folder(folder, min(_KILLS_A_FOLDER, kills - counts.kills), rows, chance, counts)
    return counts


def _over_one_folder(folder: Path, kills: int, rows: int, chance: random.Random, counts: Counts) -> None:
    (folder / "rows.txt").write_text(str(rows), encoding="ascii")
    usual = _time_one(folder)
    known = rows
    for _ in range(kills):
        lines = killing.killed(
            "tests.store.faults.kill_import", folder, chance, lambda chance: (1, chance.uniform(0.0, 1.6 * usual))
        )
        counts.kills += 1
        with Store.open(folder, password=PASSWORD) as store:
            kept = store.count(VILLAGES)
            counts.partial += bool(kept % rows) or len(store.batches(limit=1000)) != kept // rows
            counts.lost += kept < known + rows * (_DONE in lines)
            counts.whole += kept > known
            counts.corrupt += bool(store.quick_faults())
        known = kept
    with Store.open(folder, password=PASSWORD) as store:
        counts.corrupt += bool(store.integrity())
        counts.chain_breaks += store.verify_chain().first_broken is not None


def _time_one(folder: Path) -> float:
    with Store.open(folder, password=PASSWORD) as store:
        start = time.perf_counter()
        _import(store, int((folder / "rows.txt").read_text(encoding="ascii")))
        return time.perf_counter() - start


def _import(store: Store, rows: int) -> None:
    with store.transaction(SAVE) as tx:
        tx.insert_many(
            VILLAGES, [{"name": f"Bản nhập {n}", "position": n, "head_name": "Lò Thị Ún"} for n in range(rows)]
        )


def _import_once(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        killing.acknowledge(_STARTS)
        _import(store, int((folder / "rows.txt").read_text(encoding="ascii")))
        killing.acknowledge(_DONE)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        _import_once(args.child)
        return 0
    counts = run(args.kills, args.rows, args.seed)
    print(
        f"{counts.kills} kills during imports of {args.rows} rows, {counts.whole} of them kept whole: {counts.partial} partial, "
        f"{counts.lost} lost, {counts.corrupt} corrupt, {counts.chain_breaks} broken histories"
    )
    return 1 if counts.harm else 0


if __name__ == "__main__":
    raise SystemExit(main())
