"""Plans without a table: numbered paragraphs under the names of dimensions, with "Phân công" and "Thời gian thực hiện" after them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from papi_desktop.domain.plan.table import StatedTask
from papi_desktop.domain.plan.words import PlanWords, begins_with, mentions, one_of

_ITEM = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){1,2}|[a-zđ]|[-+–•])[.)]?\s+(?P<text>\S.*)$")
_HEADING = re.compile(r"^(?P<number>\d{1,2}|[IVX]{1,4})[.)]\s*(?P<text>\S.*)$")
_LABELLED = re.compile(r"^[-+–•*_\s]*(?P<label>[^:]{3,40}):\s*(?P<text>.*?)[*_\s]*$")
_LIST_OF_ITEMS = re.compile(r"\s+(?:các\s+)?nội dung\s+[a-zđ](?:\s*,\s*[a-zđ])*\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reader:
    words: PlanWords
    inside: bool = False
    heading: str = ""
    number: str = ""
    tasks: list[StatedTask] = field(default_factory=list)
    waiting: int = 0  # first task whose assignment has not come yet

    def take(self, line: str) -> None:
        heading = _HEADING.match(line)
        if heading and not heading["number"].isdigit() and self._is_section(heading["text"]):
            return
        labelled = _LABELLED.match(line)
        if labelled and self._take_label(labelled["label"], labelled["text"]):
            return
        item = _ITEM.match(line)
        if not self.inside:
            return
        if heading and not item:
            self.heading, self.number, self.waiting = heading["text"], heading["number"], len(self.tasks)
        elif item:
            self._take_item(item["number"], item["text"])
        elif self.tasks and self.tasks[-1].heading == self.heading and self.waiting < len(self.tasks):
            self.tasks[-1] = replace(self.tasks[-1], task=f"{self.tasks[-1].task} {line}")

    def _is_section(self, text: str) -> bool:
        if one_of(text, self.words.prose.tasks_begin):
            self.inside = True
        elif begins_with(text, self.words.prose.tasks_end):
            self.inside = False
        else:
            return False
        return True

    def _take_label(self, label: str, text: str) -> bool:
        if one_of(label, self.words.prose.time):
            self._fill(time=text)
            self.waiting = len(self.tasks)
        elif one_of(label, self.words.prose.assigned):
            lead, cooperating = self._bodies(text)
            self._fill(lead=lead, cooperating=cooperating)
        else:
            return False
        return True

    def _fill(self, **values: str) -> None:
        for place in range(self.waiting, len(self.tasks)):
            self.tasks[place] = replace(self.tasks[place], **values)

    def _take_item(self, number: str, text: str) -> None:
        if number[0].isdigit():
            named = number
        elif number.isalpha():
            named = f"{self.number}{number}" if not self.number else f"{self.number}.{number}"
        else:
            named = str(len(self.tasks) + 1)
        self.tasks.append(StatedTask(named, text, heading=self.heading))

    def _bodies(self, text: str) -> tuple[str, str]:
        """Part "Văn phòng chủ trì nội dung a, b; Ban biên tập phối hợp nội dung a" into who leads and who helps."""
        leads, helps = [], []
        for part in filter(None, (part.strip(" .") for part in text.split(";"))):
            bare = _LIST_OF_ITEMS.sub("", part)
            if mentions(bare, self.words.prose.cooperating):
                helps.append(re.sub(r"\s*phối hợp\b.*$", "", bare, flags=re.IGNORECASE))
            else:
                leads.append(re.sub(r"\s*chủ trì\b.*$", "", bare, flags=re.IGNORECASE))
        return "; ".join(leads), "; ".join(helps)


def tasks_of_prose(paragraphs: Iterable[str], words: PlanWords) -> list[StatedTask]:
    """Return the tasks of a plan written in paragraphs; who and when stay blank where the plan does not say."""
    reader = _Reader(words)
    for paragraph in paragraphs:
        line = " ".join(paragraph.split())
        if line:
            reader.take(line)
    return reader.tasks
