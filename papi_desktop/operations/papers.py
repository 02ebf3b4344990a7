"""How the office stands on its papers, and how a paper becomes files: the same for every kind.

A file is written under a temporary name, flushed, read through by the leak gate when everyone may see it, and only then gets its name.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from filecmp import cmp
from io import BytesIO
from itertools import count
from pathlib import Path

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.paper import Paper, Signature, Verification
from papi_desktop.documents.wording import Wording, load_wording
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.dated import LawRow
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import OFFICIALS, PLACES
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

_DEPUTY = fold("Phó") + " "
_CHAIR = fold("Chủ tịch")
"""How the title of whoever signs in another's place begins (Nghị định 30/2020/NĐ-CP, Điều 13)."""
_NAMED_APART = 3
"""Places of one kind that a paper still names one by one."""

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What the files of papers are, by the end of their names."""
_FACILITIES = {"website": "has_website", "loudspeaker": "has_radio"}


@dataclass(frozen=True)
class PaperCode:
    """By which the office recognises a paper, as the book of papers keeps it.

    Attributes:
        symbol: number and symbol; "" when it took none.
        day: of the paper.
        digest: of what it says.
        about: what the book calls it.
    """

    symbol: str
    day: date | None
    code: str
    digest: str
    about: str


@dataclass(frozen=True)
class Sheet:
    """One paper to be written as files.

    Attributes:
        kind: stable word ("notice", "public_list", "village_list", "posting_minutes", "loudspeaker", …).
        stem: beginning of the file names, without folder and ending.
        paper: what stands on it.
        public: everyone may read it, so it must pass the leak gate; without a default, so that whoever makes a paper decides it.
        forbidden: texts that must not stand on it, beside those the operation names.
        code: the code it carries; None where whoever writes it puts one on it, or it has none.
        place: the place or village it is for; "" where it is for all.
    """

    kind: str
    stem: str
    paper: Paper
    public: bool
    forbidden: frozenset[str] = frozenset()
    code: PaperCode | None = None
    place: str = ""


def wording(office: Office, name: str) -> Wording:
    """Return the words of a kind of paper, the office's own over the standard."""
    return load_wording(name, wording_folder(office))


def wording_folder(office: Office) -> Path:
    """Return where the office keeps its own wording."""
    return office.store.folder / "papers"


def issuing_office(office: Office) -> facts.Office:
    """Return the office as its papers name it."""
    unit = office.unit
    lines = tuple(str(unit[key]) for key in ("issuer_1", "issuer_2") if unit.get(key))
    words, department = wording(office, "office"), unit.get("department")
    if department:  # the body it belongs to stands above it (Nghị định 30/2020/NĐ-CP, Phụ lục I)
        name = words.fill("unit_department", department=department, commune=unit["name"])
        return facts.Office((department.upper(),), name, unit["name"], unit["place_name"], lines)
    return facts.Office(lines, words.fill("unit", commune=unit["name"]), unit["name"], unit["place_name"])


def signer(office: Office, official_id: str | None = None) -> Signature:
    """Return who signs: the one chosen, else the first official who signs, else the place for a signature without a name."""
    chosen = office.store.get(OFFICIALS, official_id) if official_id else None
    if chosen is None:
        chosen = next(
            (o for o in office.store.all(OFFICIALS, Query(filters={"can_sign": True})) if not o["left_on"]), {}
        )
    authority = chosen.get("authority") or _authority(office, str(chosen.get("job_title") or ""))
    lines = tuple(line.strip() for line in re.split(r"\s/\s|\n", authority) if line.strip())
    return Signature(lines, chosen.get("name") or "")


def in_person(office: Office, signature: Signature) -> Signature:
    """Return who signs what the chair decides alone, not the committee: without "TM. ỦY BAN NHÂN DÂN" above."""
    committee = wording(office, "office").fill("signing_tm", position="").partition("/")[0].strip()
    first, *others = signature.authority or ("",)
    return replace(signature, authority=tuple(others)) if others and fold(first) == fold(committee) else signature


def _authority(office: Office, title: str) -> str:
    """Return the lines above a signature when the office did not write its own: a deputy signs in the chair's place."""
    words, department = wording(office, "office"), bool(office.unit.get("department"))
    # A level above may be a department that did not write its name: its head is told by the position, and signs TM. nobody.
    headed = department or bool(office.receiving and title and _CHAIR not in fold(title))
    if fold(title).startswith(_DEPUTY):
        return words.fill("department_kt" if headed else "signing_kt", position=title.upper())
    if headed and title:
        return words.fill("department_tm", position=title.upper())
    return words.fill("department_authority" if headed else "authority")


def signing_lines(office: Office, form: str, title: str) -> str:
    """Return the lines above a signature (Nghị định 30/2020/NĐ-CP, Phụ lục I); a department has a head, so nobody signs TM. there.

    Args:
        form: how the official signs, as the book of officials keeps it: "tm", "kt", "tl", "tuq", "q".
    """
    who = "department" if office.unit.get("department") else "signing"
    return wording(office, "office").fill(f"{who}_{form}", position=title.upper())


def receiver(office: Office) -> str:
    """Return where residents send their opinions: the office, its address and telephone as far as they are known."""
    unit = office.unit
    known = {key: unit[key] for key in ("address", "phone") if unit.get(key)}
    return wording(office, "office").fill("_".join(["receiver", *known]), unit=issuing_office(office).unit, **known)


def made_by(office: Office) -> str:
    """Return the line of a paper put together from what was received: on which day, and by whom."""
    day = table_date(office.today())
    return wording(office, "office").fill("made_by", day=day, user=office.store.user)


def watermark(office: Office) -> str:
    """Return what is printed across every page: nothing, or the mark of the practice commune."""
    return wording(office, "office").fill("watermark_practice") if office.practice else ""


def internal_watermark(office: Office) -> str:
    """Return what is printed across every page of a paper that must not be taken for a public one."""
    return watermark(office) or wording(office, "office").fill("watermark_internal")


def facilities(office: Office) -> frozenset[str]:
    """Return what the commune has, as the channels of the law ask for it: "website", "loudspeaker"."""
    unit = office.unit
    return frozenset(name for name, key in _FACILITIES.items() if unit.get(key))


def forms_in_words(office: Office, codes: Iterable[str]) -> tuple[str, ...]:
    """Return forms of disclosure as papers name them."""
    names: Mapping[str, str] = wording(office, "office").data["channels"]
    return tuple(names[code] for code in codes if code in names)


def places_in_words(office: Office, places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return places, each given by kind and name, as papers name them: many of one kind together, "Nhà văn hóa (9 nơi)"."""
    by_kind: dict[str, list[str]] = {}
    for kind, name in places:
        by_kind.setdefault(kind, []).append(name)
    words = wording(office, "office")
    named: list[str] = []
    for kind, names in by_kind.items():
        choice = PLACES["kind"].choice(kind)
        if choice is not None and len(names) > _NAMED_APART:
            named.append(words.fill("places_of_a_kind", kind=choice.print_label, count=len(names)))
        else:
            named += names
    return tuple(named)


def stamped(office: Office, paper: Paper, kind: str, number: str, day: date | None) -> tuple[Paper, str, str]:
    """Return a paper with its verification code, the code, and the digest of what it says."""
    from papi_desktop.documents.verification import content_digest, qr_content

    digest = content_digest(paper)
    code = code_of(office, kind, number, day, digest)
    # Whoever reads the QR with a telephone reads the name of the paper, not the program's word for it.
    payload = qr_content(name_of(office, paper), number, day, issuing_office(office).unit, code)
    return paper.stamped(Verification(code, payload)), code, digest


def name_of(office: Office, paper: Paper) -> str:
    """Return what kind of paper it is in the words printed on it; a letter prints none."""
    return (paper.halves[0] if paper.halves else paper).title or wording(office, "office").fill("letter")


def code_of(office: Office, kind: str, number: str, day: date | None, digest: str) -> str:
    """Return the code only this office can compute for a paper."""
    parts = (kind, number, day.isoformat() if day else "", issuing_office(office).unit, digest)
    return office.store.verification_code("\n".join(parts))


def as_pdf(paper: Paper) -> bytes:
    """Return a paper as the PDF that would be printed."""
    from papi_desktop.documents.pdf import render_pdf

    target = BytesIO()
    render_pdf(paper, target)
    return target.getvalue()


def apart(sheets: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Return sheets each under a file name of its own: names of places may differ by a mark, or where a file name ends."""
    named: dict[str, Sheet] = {}
    for sheet in sheets:
        stems = (sheet.stem if version == 1 else f"{sheet.stem}-{version}" for version in count(1))
        stem = next(stem for stem in stems if stem not in named)
        named[stem] = sheet if stem == sheet.stem else replace(sheet, stem=stem)
    return tuple(named.values())


def write_sheets(
    sheets: Iterable[Sheet], folder: Path, *, forbidden: Iterable[str], allowed: Iterable[str]
) -> list[tuple[str, Path]]:
    """Write every sheet as PDF and DOCX into `folder` and look through what everyone may read.

    Returns:
        (kind, path) of every file.

    Raises:
        UserError: if a public file leaks; what was written so far is for the caller to remove.
    """
    from papi_desktop.documents.docx import render_docx
    from papi_desktop.documents.leak_gate import require_clean
    from papi_desktop.documents.pdf import render_pdf

    folder.mkdir(parents=True, exist_ok=True)
    secrets, printed = tuple(forbidden), tuple(allowed)
    files: list[tuple[str, Path]] = []
    for sheet in sheets:
        for ending, render in ((".pdf", render_pdf), (".docx", render_docx)):
            path = folder / f"{sheet.stem}{ending}"
            with path.open("xb") as target:  # never one paper over another: `apart` gives each its name
                render(sheet.paper, target)
                target.flush()
                os.fsync(target.fileno())
            if sheet.public:
                require_clean(path, forbidden=(*secrets, *sheet.forbidden), allowed=printed)
            files.append((sheet.kind, path))
    return files


@contextmanager
def scratch_in(out: Path) -> Iterator[Path]:
    """Give a scratch folder inside `out`, made if it is not there, and remove it in the end.

    It lies inside, because a rename is only atomic on one disk.

    Raises:
        UserError: if the folder cannot be made or written, or the disk is full.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".papi-", dir=out) as scratch:
            yield Path(scratch)
    except OSError as error:
        raise UserError(
            "IN-01",
            say(
                "The papers could not be written into “{folder}”: {reason}.",
                folder=out,
                reason=reason_of(error),
            ),
            say("No paper was made and no number was used; your data is safe."),
            say("Make room on the disk, close the papers in other programs, or choose another folder, and try again."),
        ) from error


@contextmanager
def in_place(files: Iterable[tuple[str, Path]], out: Path) -> Iterator[list[tuple[str, Path]]]:
    """Give finished files, written below `out`, their names in it; if the block fails, take them away again.

    A file that is there already stays as it is, for it may be the one that was signed: what says the same is that file, and what says
    something else gets the name of another version, the same for all files of one paper.
    """
    written = list(files)
    papers_of: dict[str, list[Path]] = {}
    for _kind, path in written:
        papers_of.setdefault(path.stem, []).append(path)
    versions = {stem: _free_version(paths, out) for stem, paths in papers_of.items()}
    placed: list[tuple[str, Path]] = []
    ours: list[Path] = []
    try:
        for kind, path in written:
            target = _named(path, out, versions[path.stem])
            if not target.exists():
                os.replace(path, target)
                ours.append(target)
            placed.append((kind, target))
        yield placed
    except BaseException:
        for target in ours:
            target.unlink(missing_ok=True)
        raise


def _free_version(paths: Sequence[Path], out: Path) -> int:
    """Return the first version, from 1, whose names in `out` are free or are those of the very same files."""
    return next(version for version in count(1) if all(_is_free(path, _named(path, out, version)) for path in paths))


def _is_free(path: Path, target: Path) -> bool:
    return not target.exists() or cmp(path, target, shallow=False)


def _named(path: Path, out: Path, version: int) -> Path:
    return out / (path.name if version == 1 else f"{path.stem}_{stem_word('version')}-{version}{path.suffix}")


def print_sheets(
    sheets: Iterable[Sheet], out: Path, *, forbidden: Iterable[str] = (), allowed: Iterable[str] = ()
) -> list[tuple[str, Path]]:
    """Write sheets into `out`: all of them or none.

    Raises:
        UserError: if a public one leaks, or `out` cannot be written.
    """
    with scratch_in(out) as scratch:
        written = write_sheets(apart(sheets), scratch, forbidden=forbidden, allowed=allowed)
        with in_place(written, out) as files:
            return files


def stem_of(*parts: str) -> str:
    """Return a file name that a FAT32 stick and a mail program both take: plain letters, digits and hyphens."""
    return "_".join(re.sub(r"[^a-z0-9]+", "-", fold(part)).strip("-") for part in parts if part)[:120]


def stem_with_number(stem: str, symbol: str) -> str:
    """Return the file name of a further paper of a record, told from the earlier one by its number."""
    number = stem_of(symbol)
    return stem if number in stem else f"{stem}_{stem_word('numbered')}-{number}"


def stem_of_kind(kind: str, *parts: str) -> str:
    """Return a file name that says in Vietnamese which paper it is.

    Args:
        kind: stable word of the paper.
        parts: by which one paper of the kind is told from another.
    """
    return stem_of(stem_word(kind), *parts)


def stem_word(kind: str) -> str:
    """Return the word by which the files of a kind of paper are known."""
    word: str = load_wording("office").data["stems"][kind]
    return word


def citations(office: Office, *rows: LawRow | None) -> tuple[str, ...]:
    """Return what a paper may cite of rows of the law, each article once, the texts named in full; nothing of unconfirmed ones."""
    cited = [office.rules.printable_citation(row) or "" for row in rows if row is not None]
    articles = dict.fromkeys(article for citation in cited for article in citation.split("; ") if article)
    return tuple(_in_full(office, article) for article in articles)


def _in_full(office: Office, citation: str) -> str:
    for short, full in wording(office, "office").data["full_names"].items():
        citation = citation.replace(short, full)
    return citation


def marks_in_words(words: Wording, *, estimate: bool, partial: bool) -> str | None:
    """Return in words what paper tells by signs behind a number; a workbook's numbers stay numbers."""
    return "; ".join(words.fill(key) for key, holds in (("estimated", estimate), ("partial", partial)) if holds) or None
