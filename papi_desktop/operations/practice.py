"""The practice commune: invented people and papers to learn on, and the demonstration of the main job.

Every paper of it carries the watermark TẬP HUẤN. Its data lives in a folder of its own and never meets the office's.
"""

from __future__ import annotations

import random
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS
from papi_desktop.operations import (
    evidence,
    import_workbook,
    posting,
    practice_books,
    practice_budget,
    practice_dialogues,
    practice_petitions,
    publish,
    quarter,
    records,
)
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import Setup, create_office, open_office
from papi_desktop.paths import resource_folder

PASSWORD = "xa-tap-huan"
"""Known to everyone: nothing in the practice commune is secret, and it can hold no real data."""

_BOOKS = "practice"
"""Folder of the workbooks it was made from, inside its data; only the practice commune has one."""

_HOUSEHOLDS = 64
_SEED = 1945


@dataclass(frozen=True)
class Demonstration:
    """What the demonstration made.

    Attributes:
        data: folder of the practice commune; its password is `PASSWORD`.
        papers: every paper printed.
    """

    data: Path
    papers: tuple[Path, ...]


def open_practice(folder: Path, *, today: Callable[[], date] = date.today) -> Office:
    """Open the practice commune in `folder`, made first when it is not there."""
    from papi_desktop.store.store import Store

    if Store.exists(folder):
        return open_office(folder, password=PASSWORD, today=today)
    return make_practice(folder, today=today)


def make_practice(folder: Path, *, today: Callable[[], date] = date.today) -> Office:
    """Make the practice commune: last year's list complete on the walls, this year's ready to publish, something in every book."""
    facts = _facts()
    unit = {**facts["unit"], "practice": True}
    setup = Setup(
        unit.pop("name"),
        unit.pop("province"),
        PASSWORD,
        "Lò Thị Ún",
        facts["villages"],
        facts["officials"],
        unit,
        former_units=facts["former_units"],
    )
    office, _key = create_office(folder, setup, today=today)
    year = today().year
    books = folder / _BOOKS
    books.mkdir(parents=True, exist_ok=True)
    for of_year in (year - 1, year):
        book = books / f"ho-ngheo-{of_year}.xlsx"
        _write_workbook(office, book, of_year)
        run = import_workbook.dry_run(office, book, HOUSEHOLDS.key, year=of_year)
        import_workbook.commit(office, run)
    _last_year_on_the_wall(office, books / "papers", date(year - 1, 12, 5))
    for line in facts["disclosures"]:
        _disclosed(office, line)
    practice_dialogues.add(office, facts["officials"][0])
    practice_petitions.make(office, facts)
    practice_budget.add(office)
    practice_books.add(office)
    return office


def demo(folder: Path, *, tell: Callable[[Message], None], today: Callable[[], date] = date.today) -> Demonstration:
    """Do the main job on the practice commune: import, publish, hang, take down, judge, list the quarter.

    Args:
        folder: receives the data and the papers; what an earlier demonstration left there is removed.
        tell: is told each step.
        today: tells the date.

    Raises:
        UserError: if something else lies where the data and the papers go.
    """
    _clear_earlier(folder)
    papers = folder / "papers"
    on = today()
    office = make_practice(folder / "data", today=today)
    try:
        tell(say("The practice commune is set up in {folder}.", folder=folder / "data"))
        start = on - timedelta(days=40)
        request = publish.PublishRequest(year=on.year, posted_from=start, document_date=start - timedelta(days=1))
        done = publish.publish(office, publish.prepare(office, request), papers)
        made = [path for _kind, path in done.files]
        tell(say("Published as {number}: {count} papers.", number=done.number, count=len(made)))
        for number, place in enumerate(posting.postings_of(office, done.disclosure_id)):
            _hang(office, place["id"], start, days=31 if number != 1 else None, proven=number != 2)
        for judged in posting.verdicts(office, done.disclosure_id, on):
            for line in judged.places:
                tell(say("{place}: {verdict}", place=line.place, verdict=line.words))
        made += evidence.print_evidence(office, done.disclosure_id, papers)
        period = f"{start.year}-Q{(start.month + 2) // 3}"
        made += quarter.list_disclosures(office, period, papers).files
        tell(say("{count} papers are in {folder}.", count=len(made), folder=papers))
        return Demonstration(folder / "data", tuple(made))
    finally:
        office.store.close()


def _clear_earlier(folder: Path) -> None:
    """Remove an earlier demonstration, and nothing that is not one: the folder of an office must never be taken for it."""
    parts = [folder / "data", folder / "papers"]
    if (folder / "data" / _BOOKS).is_dir():
        for part in filter(Path.exists, parts):
            shutil.rmtree(part)
    elif any(part.exists() for part in parts):
        raise UserError(
            "TH-01",
            say("“{folder}” holds other data or papers already.", folder=folder),
            say("Nothing was changed."),
            say("Choose a new folder for the demonstration."),
        )


def _facts() -> dict[str, Any]:
    with resource_folder("practice", "commune.toml").open("rb") as source:
        return tomllib.load(source)


def _write_workbook(office: Office, path: Path, year: int) -> None:
    """Write the year's list as an office would have it."""
    from papi_desktop.exchange.workbook_writer import write_register

    people = _facts()["people"]
    chance = random.Random(_SEED)
    villages = office.villages()
    records = []
    for number in range(_HOUSEHOLDS):
        female = chance.random() < 0.4
        middle = chance.choice(people["female" if female else "male"])
        born = chance.randint(1940, 2000)
        b1 = chance.randint(60, 170)
        b2 = 10 * chance.randint(0, 7)
        was = ("poor" if b2 >= 30 else "near_poor") if b1 <= 140 else chance.choice(("left_poor", "left_near_poor"))
        # A year later some have moved on; the same seed keeps the people the same.
        now = {"poor": "near_poor", "near_poor": "left_near_poor"}.get(was, was) if number % 7 == 0 else was
        records.append(
            {
                "head_name": f"{chance.choice(people['family'])} {middle} {chance.choice(people['given'])}",
                "sex": "female" if female else "male",
                "birth": str(born),
                "village_id": villages[number * len(villages) // _HOUSEHOLDS]["id"],
                "members": chance.randint(1, 8),
                "class_after": was if year < office.today().year else now,
                "b1": b1,
                "b2": b2,
                "citizen_id": f"099{1 if female else 0}{born % 100:02d}{number:06d}",
                "ethnicity": chance.choice(people["ethnicity"]),
                "phone": f"0900{number:06d}",
            }
        )
    columns = [f for f in HOUSEHOLDS if f.key in records[0]]
    names = {"villages": office.village_names()}
    title = f"DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO NĂM {year}"
    write_register(path, HOUSEHOLDS, records, columns=columns, references_back=names, title=title)


def _last_year_on_the_wall(office: Office, papers: Path, start: date) -> None:
    """Publish last year's list and let it hang everywhere long enough, so that the books are not empty."""
    request = publish.PublishRequest(year=start.year, posted_from=start, document_date=start - timedelta(days=1))
    done = publish.publish(office, publish.prepare(office, request), papers)
    for place in posting.postings_of(office, done.disclosure_id):
        _hang(office, place["id"], start, days=31, proven=True)


def _disclosed(office: Office, line: dict[str, Any]) -> None:
    """Record one disclosure of this year by hand, and its postings if it was hung."""
    today = office.today()
    years = {"year": today.year, "last_year": today.year - 1, "next_year": today.year + 1}
    start = today + timedelta(days=line["hung"]) if "hung" in line else None
    record = {
        "title": line["title"].format(**years),
        "duty": line["duty"],
        "year": today.year,
        "trigger_date": (today + timedelta(days=line["decided"])).isoformat(),
        "posted_from": start.isoformat() if start else None,
        "responsible": _facts()["officials"][2]["name"],
    }
    record_id = records.save(office, DISCLOSURES, record)
    if start is None:
        return
    for place in posting.postings_of(office, record_id):
        _hang(office, place["id"], start, days=line.get("days"), proven=line["proven"])


def _hang(office: Office, posting_id: str, start: date, *, days: int | None, proven: bool) -> None:
    people = _facts()["officials"]
    photos = [("anh-niem-yet.jpg", _photo(posting_id, start))] if proven else []
    # Whoever hangs a paper is no witness of it.
    witnesses = [people[0]["name"], people[1]["name"]] if proven else []
    posting.hang(office, posting_id, start, by=people[2]["name"], witnesses=witnesses, photos=photos)
    if days is not None:
        posting.take_down(office, posting_id, start + timedelta(days=days), by=people[2]["name"], opinions=0)


def _photo(mark: str, taken: date) -> bytes:
    """Draw a picture that stands for a photo of a notice board, with the date a camera would write into it."""
    from PIL import ExifTags, Image, ImageDraw

    picture = Image.new("RGB", (960, 720), "#b9b3a4")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((120, 90, 840, 630), fill="#5d7a5a", outline="#3a3a3a", width=14)
    shift = sum(mark.encode()) % 80
    for column in range(3):
        left = 180 + shift // 4 + column * 215
        pen.rectangle((left, 150, left + 170, 390), fill="white")
        for line in range(9):
            pen.line(
                (left + 15, 180 + 22 * line, left + 155 - 7 * (line % 3), 180 + 22 * line), fill="#555555", width=4
            )
    exif = picture.getexif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken.strftime("%Y:%m:%d 09:15:00")
    data = BytesIO()
    picture.save(data, "JPEG", quality=80, exif=exif)
    return data.getvalue()
