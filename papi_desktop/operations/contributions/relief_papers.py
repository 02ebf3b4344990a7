"""Papers about appeals for relief that others make: their notice ready to sign, the answer of the office, and the result to post."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.facts import Basis
from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import Header
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import RELIEF_NOTICES
from papi_desktop.domain.vietnamese.numbers import amount_in_words, format_number
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import (
    cited,
    day_in_words,
    figure,
    lines,
    office_header,
    parts_sheet,
    signed,
)
from papi_desktop.operations.papers import Sheet

_WORDS = "relief_notice"


def notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice of whoever appeals, ready to be signed by them: points that are not known yet have dots."""
    words = papers.wording(office, _WORDS)
    issuing = papers.issuing_office(office)
    organiser = str(record["organiser"])
    place_date = official_format().place_date_line(issuing.place, number.day)
    points = (
        ("who", words.fill("notice_who_line", **_who(record))),
        ("purpose", " ".join(lines(record["purpose"]))),
        ("area", figure(record.get("area") or None)),
        ("way", figure(record.get("way") or None)),
        ("account", figure(record.get("account") or None)),
        ("place", figure(record.get("receiving_place") or None)),
        ("period", words.fill("notice_period_line", **_period(record))),
        ("hand_out", words.fill("notice_hand_out_line", day=day_in_words(record.get("hand_out_by")))),
    )
    organisation = record.get("organiser_kind") == "organisation"
    facts = PartsFacts(
        header=Header((organiser.upper(),), (), "", place_date),
        title=words.fill("notice_title"),
        subject=(words.fill("notice_subject"),),
        opening=words.fill("notice_opening", organiser=organiser),
        parts=tuple(Part(words.fill(f"notice_{key}"), text) for key, text in points),
        closing=words.fill("notice_promise", organiser=organiser, unit=issuing.unit),
        signatures=((signed(words, "organisation_signature" if organisation else "caller_signature"),),),
        addressees=(issuing.unit,),
    )
    return parts_sheet(office, RELIEF_NOTICES, "relief-notice", record, facts, words, public=False)


def answer(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the letter that says where, to whom and when help is to be given."""
    words = papers.wording(office, _WORDS)
    told = {"unit": papers.issuing_office(office).unit, "organiser": str(record["organiser"])}
    header = office_header(office, number)
    facts = PartsFacts(
        header=Header(
            header.issuer,
            header.superior,
            header.number,
            header.place_date,
            words.fill("about_text", subject=words.fill("answer_subject")),
        ),
        title="",
        subject=(),
        bases=tuple(_bases(office, record, words)),
        opening=words.fill("answer_opening", day=day_in_words(record["received_on"]), **told),
        parts=(
            Part(words.fill("answer_heading"), points=lines(record["answer"])),
            Part(
                words.fill("answer_after_heading"),
                words.fill("answer_after", organiser=told["organiser"], receiver=papers.receiver(office)),
            ),
        ),
        closing=words.fill("answer_closing", **told),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["answer"]),
        addressees=(told["organiser"],),
    )
    return parts_sheet(office, RELIEF_NOTICES, "relief-answer", record, facts, words, public=False)


def result(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the result that whoever appealed sent, as the office posts it."""
    words = papers.wording(office, _WORDS)
    unit, organiser = papers.issuing_office(office).unit, str(record["organiser"])
    about = [words.fill("result_purpose", purpose=" ".join(lines(record["purpose"])))]
    if record.get("area"):
        about.append(words.fill("result_area", area=record["area"]))
    if record.get("starts_on") and record.get("ends_on"):
        about.append(words.fill("result_period", **_period(record)))
    facts = PartsFacts(
        header=office_header(office, number),
        title=words.fill("result_title"),
        subject=(words.fill("result_subject", organiser=organiser),),
        bases=tuple(_bases(office, record, words)),
        opening=words.fill("result_opening", unit=unit, organiser=organiser, day=day_in_words(record.get("result_on"))),
        parts=(
            Part(words.fill("result_about_heading"), points=tuple(about)),
            _moved(record, words, "received"),
            _moved(record, words, "spent"),
            Part(
                words.fill("result_opinions_heading"),
                words.fill("result_opinions", receiver=papers.receiver(office)),
            ),
        ),
        closing=words.fill("result_closing", unit=unit),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["result"]),
    )
    return parts_sheet(office, RELIEF_NOTICES, "relief-result", record, facts, words)


def _moved(record: Record, words: Wording, side: str) -> Part:
    """Return the part about what came in or went out; what is blank is not told, nothing at all is."""
    points = []
    money, goods = record.get(f"money_{side}"), lines(record.get(f"goods_{side}"))
    if money is not None:
        points.append(words.fill("result_money", **_amount(money)))
    if goods:
        points.append(words.fill("result_goods", goods="; ".join(goods)))
    if side == "spent":
        if record.get("helped"):
            points.append(words.fill("result_helped", helped=record["helped"]))
        if money is not None and record.get("money_received") is not None:
            points.append(words.fill("result_left", **_amount(record["money_received"] - money)))
    return Part(words.fill(f"result_{side}_heading"), points=tuple(points or [words.fill("result_nothing")]))


def _amount(money: int) -> dict[str, str]:
    return {"amount": format_number(money), "words": amount_in_words(money)}


def _who(record: Record) -> dict[str, str]:
    return {key: figure(record.get(key) or None) for key in ("organiser", "address", "phone")}


def _period(record: Record) -> dict[str, str]:
    return {"first": day_in_words(record.get("starts_on")), "last": day_in_words(record.get("ends_on"))}


def _bases(office: Office, record: Record, words: Wording) -> Iterator[Basis]:
    row = office.matters.disclosure_of(RELIEF_NOTICES.key, "result", record)
    yield from cited(office, words, office.rules.duty(row.duty, office.today()) if row else None)
