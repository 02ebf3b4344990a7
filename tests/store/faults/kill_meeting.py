"""Kill the program at random while a dialogue is written down: no question entered may be lost, and no promise torn from its question.

python -m tests.store.faults.kill_meeting --kills 500
"""

from __future__ import annotations

import argparse
import itertools
import random
from dataclasses import dataclass
from pathlib import Path

from papi_desktop.domain.registers import DIALOGUES, PROMISES, QUESTIONS
from papi_desktop.operations import records
from papi_desktop.operations.dialogues import meeting
from papi_desktop.operations.office import Office
from papi_desktop.store.store import Store
from tests.store.faults import killing
from tests.store.samples import PASSWORD

_EVERY_THIRD = 3  # answer is promised


@dataclass
class Counts:
    """What the kills did."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    drafts_lost: int = 0

    @property
    def harm(self) -> int:
        """Return how much went wrong."""
        return self.lost + self.torn + self.drafts_lost


def run(kills: int, seed: int = 20261215) -> Counts:
    """Kill a process that writes down questions so many times; look at the books after every kill."""
    chance = random.Random(seed)
    counts = Counts()
    entered: dict[str, str] = {}
    with killing.new_folder() as folder:
        with Store.open(folder, password=PASSWORD) as store:
            dialogue = records.save(Office.over(store), DIALOGUES, {**DIALOGUES.blank(), "title": "Đối thoại"})
        for _number in range(kills):
            draft = ""
            for line in killing.killed("tests.store.faults.kill_meeting", folder, chance, _moment):
                what, _, text = line.partition(" ")
                if what == "typed":
                    draft = text
                else:
                    entered[what], draft = text, ""
            counts.kills += 1
            _look(folder, dialogue, entered, draft, counts)
    counts.acknowledged = len(entered)
    return counts


def _moment(chance: random.Random) -> tuple[int, float]:
    return chance.randint(1, 24), chance.uniform(0.0, 0.01)


def _look(folder: Path, dialogue: str, entered: dict[str, str], draft: str, counts: Counts) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        office = Office.over(store)
        kept = {q["id"]: q for q in store.all(QUESTIONS)}
        counts.lost += sum(kept.get(question, {}).get("answer") != answer for question, answer in entered.items())
        promised = {p["question_id"] for p in store.all(PROMISES)}
        counts.torn += len(promised ^ {q for q, line in kept.items() if line["outcome"] == "promised"})
        # What was typed last is still there, unless the question it belongs to was entered just before the kill.
        now = meeting.typing(office, dialogue).get("question")
        counts.drafts_lost += bool(draft) and now != draft and all(q["question"] != draft for q in kept.values())


def _write_without_end(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        office = Office.over(store)
        dialogue = next(iter(store.all(DIALOGUES)))["id"]
        for number in itertools.count(store.count(QUESTIONS) + 1):
            text = f"Câu hỏi {number}: mương nước bản bị hỏng"
            meeting.keep_typing(office, dialogue, {"question": text})
            killing.acknowledge(f"typed {text}")
            line = meeting.enter(office, dialogue, {"question": text})
            promised = {"outcome": "promised", "owner": "Phòng Kinh tế"} if number % _EVERY_THIRD == 0 else {}
            answer = f"Trả lời {number}"
            meeting.enter(office, dialogue, {**line, "answer": answer, **promised})
            killing.acknowledge(f"{line['id']} {answer}")
            meeting.keep_typing(office, dialogue, {})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20261215)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        _write_without_end(args.child)
    counts = run(args.kills, args.seed)
    print(
        f"{counts.kills} kills in meetings, {counts.acknowledged} questions entered: {counts.lost} lost, {counts.torn} promises torn, "
        f"{counts.drafts_lost} half-typed lost"
    )
    return 1 if counts.harm else 0


if __name__ == "__main__":
    raise SystemExit(main())
