"""Papers of a consultation: plan, notice, ballot, report of the opinions put together, and the notice of the result."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.facts import Basis
from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.paper import Appendix, Orientation, Row, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CONSULTATIONS, OPINIONS
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books.consultation_tables import opinion_table, way_table
from papi_desktop.operations.office import Office
from papi_desktop.operations.opinions import Figures, figures, opinions_of, told
from papi_desktop.operations.paper_parts import day_in_words, figure, lines, office_header, parts_sheet
from papi_desktop.operations.paper_tables import column_of
from papi_desktop.operations.papers import Sheet

_LINES_TO_WRITE = 4


def plan(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the plan of a consultation: content, ways, time, who does it."""
    words = papers.wording(office, "consultation")
    unit, title = papers.issuing_office(office).unit, _matter(record, words)
    responsible = record.get("responsible") or words.fill("nobody")
    facts = PartsFacts(
        header=office_header(office, number, stated=record.get("plan_number")),
        title=words.fill("plan_title"),
        subject=(words.fill("plan_subject", title=title),),
        bases=(Basis(words.fill("plan_basis")),),
        opening=words.fill("plan_opening", unit=unit, title=title),
        parts=(
            *_asked(office, record, words),
            Part(words.fill("tasks_heading"), text=words.fill("tasks", responsible=responsible)),
        ),
        closing=words.fill("plan_closing"),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["plan"]),
    )
    return parts_sheet(office, CONSULTATIONS, "consultation-plan", record, facts, words)


def notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice by which people learn what they are asked, how and until when."""
    words = papers.wording(office, "consultation")
    unit, title = papers.issuing_office(office).unit, _matter(record, words)
    facts = PartsFacts(
        header=office_header(office, number),
        title=words.fill("notice_title"),
        subject=(words.fill("notice_subject", title=title),),
        opening=words.fill("notice_opening", unit=unit, title=title),
        parts=tuple(_asked(office, record, words)),
        closing=words.fill("closing", unit=unit),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["notice"]),
    )
    return parts_sheet(office, CONSULTATIONS, "consultation-notice", record, facts, words)


def ballot(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the ballot for a household: a box for each answer to each question, and room to write."""
    words = papers.wording(office, "consultation")
    columns = words.data["columns"]
    shown = [column_of(columns[key]) for key in ("serial", "question", "agree", "disagree", "other")]
    asked = lines(record.get("questions")) or (str(record["title"]),)
    table = Table(tuple(shown), tuple(Row((str(n), text, "", "", "")) for n, text in enumerate(asked, 1)))
    receiver = record.get("receiver") or papers.issuing_office(office).unit
    facts = PartsFacts(
        header=office_header(office, PaperNumber()),
        title=words.fill("ballot_title"),
        subject=(words.fill("ballot_subject", title=_matter(record, words)),),
        opening=words.fill("ballot_opening"),
        parts=(
            Part(text=words.fill("ballot_household")),
            Part(text=words.fill("ballot_village"), table=table),
            Part(text=words.fill("ballot_other_heading")),
            *[Part(text=words.fill("ballot_line"))] * _LINES_TO_WRITE,
            Part(text=words.fill("ballot_return", last=day_in_words(record.get("closes_on")), receiver=receiver)),
        ),
        ends=False,
    )
    return parts_sheet(office, CONSULTATIONS, "consultation-ballot", record, facts, words)


def synthesis(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the report in which every opinion stands with its acceptance or explanation."""
    words = papers.wording(office, "consultation")
    unit, title = papers.issuing_office(office).unit, _matter(record, words)
    opinions = opinions_of(office, record["id"])
    facts = PartsFacts(
        header=office_header(office, number),
        title=words.fill("synthesis_title"),
        subject=(words.fill("synthesis_subject", title=title),),
        opening=words.fill("synthesis_opening", unit=unit, title=title),
        parts=(
            *_came_of_it(record, opinions, words),
            *_decided(record, words),
        ),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["synthesis"]),
        appendices=_appendices(record, opinions, words),
    )
    return parts_sheet(office, CONSULTATIONS, "consultation-synthesis", record, facts, words)


def result(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice of the result, with the table of opinions, acceptances and explanations; nobody is named on it."""
    words = papers.wording(office, "consultation")
    unit, title = papers.issuing_office(office).unit, _matter(record, words)
    opinions = opinions_of(office, record["id"])
    facts = PartsFacts(
        header=office_header(office, number, stated=record.get("result_number")),
        title=words.fill("result_title"),
        subject=(words.fill("result_subject", title=title),),
        opening=words.fill("result_opening", unit=unit, title=title),
        parts=(*_came_of_it(record, opinions, words), *_decided(record, words)),
        closing=words.fill("result_closing", unit=unit),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["notice"]),
        appendices=_appendices(record, opinions, words),
    )
    return parts_sheet(office, CONSULTATIONS, "consultation-result", record, facts, words)


def _matter(record: Record, words: Wording) -> str:
    """Return what people are asked about: a title that says itself "Lấy ý kiến …" does not say it twice in one line."""
    title = " ".join(str(record["title"]).split())
    for begin in sorted(words.data["said_already"], key=len, reverse=True):
        if title.casefold().startswith(f"{begin} ".casefold()):
            return title[len(begin) :].strip()
    return title


def _asked(office: Office, record: Record, words: Wording) -> Iterator[Part]:
    unit = papers.issuing_office(office).unit
    asked = lines(record.get("questions")) or (str(record["title"]),)
    yield Part(words.fill("contents_heading"), points=asked)
    if record.get("materials"):
        yield Part(words.fill("materials_heading"), points=lines(record["materials"]))
    ways = tuple(_way(record, str(way), words) for way in record.get("ways") or ())
    if ways:
        yield Part(words.fill("ways_heading"), points=ways)
    first, last = day_in_words(record.get("published_on")), day_in_words(record.get("closes_on"))
    yield Part(words.fill("period_heading"), text=words.fill("period", first=first, last=last))
    receiver = record.get("receiver") or papers.receiver(office)
    yield Part(words.fill("receiver_heading"), text=words.fill("receiver", receiver=receiver))
    yield Part(words.fill("after_heading"), text=words.fill("after", unit=unit))


def _way(record: Record, way: str, words: Wording) -> str:
    choice = CONSULTATIONS["ways"].choice(way)
    name = choice.print_label if choice else way
    if way == "box" and record.get("box_at"):
        return words.fill("way_box", way=name, place=record["box_at"])
    if way == "hotline" and record.get("hotline"):
        return words.fill("way_hotline", way=name, number=record["hotline"])
    if way in ("conference", "meeting") and record.get("met_on") and record.get("met_at"):
        return words.fill("way_meeting", way=name, day=day_in_words(record["met_on"]), place=record["met_at"])
    return name


def _came_of_it(record: Record, opinions: list[Record], words: Wording) -> Iterator[Part]:
    course = tuple(_course(record, words))
    if course:
        yield Part(words.fill("course_heading"), points=course)
    counted: Figures = figures(opinions)
    number, contents = told(record, counted)
    if not number and not contents:
        yield Part(words.fill("figures_heading"), text=words.fill("figures_none"))
        return
    became = ", ".join(
        words.fill("treatment", treatment=choice.print_label.lower(), count=f"{counted.by_treatment[choice.value]:02d}")
        for choice in OPINIONS["treatment"].choices
        if counted.by_treatment.get(choice.value)
    )
    text = words.fill("figures", opinions=f"{number:02d}", contents=f"{contents:02d}")
    yield Part(
        words.fill("figures_heading"), text=text, note=words.fill("treatments", treatments=became) if became else ""
    )
    if counted.opinions:
        yield Part(words.fill("ways_table_heading"), table=way_table(counted, words))
    if opinions:
        yield Part(words.fill("table_heading"), text=words.fill("appendix_note"))


def _course(record: Record, words: Wording) -> Iterator[str]:
    if record.get("published_on") and record.get("closes_on"):
        first, last = day_in_words(record["published_on"]), day_in_words(record["closes_on"])
        yield words.fill("course_period", first=first, last=last)
    if record.get("ballots_out") is not None:
        yield words.fill(
            "course_ballots",
            given=record["ballots_out"],
            returned=figure(record.get("ballots_in")),
            agree=figure(record.get("ballots_agree")),
            disagree=figure(record.get("ballots_disagree")),
        )
    if record.get("met_on"):
        yield words.fill(
            "course_meeting",
            day=day_in_words(record["met_on"]),
            place=record.get("met_at") or figure(None),
            attendance=figure(record.get("attendance")),
        )


def _decided(record: Record, words: Wording) -> Iterator[Part]:
    for key in ("decided", "majority"):
        if record.get(key):
            yield Part(words.fill(f"{key}_heading"), points=lines(record[key]))


def _appendices(record: Record, opinions: list[Record], words: Wording) -> tuple[Appendix, ...]:
    if not opinions:
        return ()
    title = (words.fill("appendix_title"), words.fill("appendix_about", title=record["title"]))
    return (Appendix((opinion_table(opinions, words),), title=title, orientation=Orientation.LANDSCAPE),)
