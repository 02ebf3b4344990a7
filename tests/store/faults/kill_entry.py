"""Kill the program at random while records are being saved: nothing acknowledged may be lost, nothing may be torn.

python -m tests.store.faults.kill_entry --kills 1000
"""

from __future__ import annotations

import argparse
import itertools
import random
from dataclasses import dataclass
from pathlib import Path

from papi_desktop.domain.registers import VILLAGES
from papi_desktop.store.store import Store
from tests.store.faults import killing
from tests.store.samples import PASSWORD, SAVE

_OPENED = "opened"


@dataclass
class Counts:
    """What the kills did."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    chain_breaks: int = 0
    not_found: int = 0

    @property
    def harm(self) -> int:
        """Return how much went wrong."""
        return self.lost + self.corrupt + self.chain_breaks + self.not_found


def run(kills: int, seed: int = 20261122) -> Counts:
    """Kill a saving process so many times over one data folder; look into the file after every kill."""
    chance = random.Random(seed)
    counts = Counts()
    saved: dict[str, int] = {}
    with killing.new_folder() as folder:
        for number in range(1, kills + 1):
            lines = killing.killed("tests.store.faults.kill_entry", folder, chance, _moment)
            counts.kills += 1
            for line in lines:
                record, _, households = line.partition(" ")
                if record != _OPENED:
                    saved[record] = int(households)
            _look(folder, saved, counts, thoroughly=number % 50 == 0 or number == kills)
    counts.acknowledged = len(saved)
    return counts


def _moment(chance: random.Random) -> tuple[int, float]:
    # One in eight dies while it starts, the others among their saves.
    if chance.random() < 0.125:
        return 0, chance.uniform(0.0, 0.4)
    return chance.randint(1, 40), chance.uniform(0.0, 0.005)


def _look(folder: Path, saved: dict[str, int], counts: Counts, *, thoroughly: bool) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        kept = {row["id"]: row["households"] for row in store.all(VILLAGES)}
        # A save that was not acknowledged may have been kept or not; one that was must be there with its last value or a later one.
        counts.lost += sum(kept.get(record, -1) < households for record, households in saved.items())
        counts.corrupt += bool(store.integrity() if thoroughly else store.quick_faults())
        if thoroughly:
            counts.chain_breaks += store.verify_chain().first_broken is not None
            counts.not_found += store.search("ban nhap tay", limit=1) == [] and bool(kept)


def _save_without_end(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        killing.acknowledge(_OPENED)
        for number in itertools.count():
            with store.transaction(SAVE) as tx:
                record = tx.insert(VILLAGES, {"name": f"Bản nhập tay {number}", "households": 0})
            killing.acknowledge(f"{record} 0")
            with store.transaction(SAVE) as tx:
                tx.update(VILLAGES, record, {"households": 1 + number % 90, "name": f"Bản nhập tay sửa {number}"})
            killing.acknowledge(f"{record} {1 + number % 90}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        _save_without_end(args.child)
    counts = run(args.kills, args.seed)
    print(
        f"{counts.kills} kills during entry, {counts.acknowledged} acknowledged saves: {counts.lost} lost, {counts.corrupt} corrupt, "
        f"{counts.chain_breaks} broken histories, {counts.not_found} broken indexes"
    )
    return 1 if counts.harm else 0


if __name__ == "__main__":
    raise SystemExit(main())
