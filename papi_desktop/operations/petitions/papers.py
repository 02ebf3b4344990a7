"""The papers about a petition: the slip for the sender, and one paper for each step.

Owns what goes on which paper; the words are the template "petition". A sealed sender is not on any of them: a letter leaves the place for
the name to be filled by the official's own hand, and the slip has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.decision import decision
from papi_desktop.documents.kinds.letter import LetterFacts, letter, text_of
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import Block, Column, Paper, Paragraph, Row, Signature, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.law.explain import written_day
from papi_desktop.domain.law.rules import Rule
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, OFFICIALS, PETITION_STEPS, PETITIONS
from papi_desktop.domain.registers.petition_steps import passes_on
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperKind, PaperNumber
from papi_desktop.operations.numbers import LETTER
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import cited, document_of
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.petitions.state import code_of
from papi_desktop.operations.petitions.terms import SECOND, awaited, settlement_rule, way_of
from papi_desktop.operations.villages import village_of

_DAY_WIDTH, _WHY_WIDTH = 55, 115
_LETTERS = frozenset({"guidance", "reply", "correction", "apology", "dialogue"})
_DECISIONS = frozenset({"suspension", "resumption"})


def receipt(office: Office, petition: Record, number: PaperNumber) -> Sheet:
    """Return the slip for the sender: what was received, by when the answer is due, and how that is counted."""
    words = papers.wording(office, "petition")
    values = _values(office, petition, words)
    blocks: list[Block] = [*text_of(words, "receipt_body", values)]
    blocks += text_of(words, "receipt_due", values)
    blocks += text_of(words, "receipt_then", {"amount": _amount(settlement_rule(office, petition), words)})
    blocks += _counting(office, petition, words)
    blocks += text_of(words, "receipt_ask", values)
    note = words.fill("signer_note")
    row = [Signature((words.fill("receipt_signer"),), office.store.user, note)]
    if not way_of(petition).sealed:  # a denunciation is not signed for: a name would stand on a sheet that lies about
        row.insert(0, Signature((words.fill("receipt_sender"),), str(petition.get("person") or ""), note))
    title = f"receipt_{awaited(petition)}_title"
    issuer = papers.issuing_office(office)
    told = LetterFacts(
        issuer,
        facts.Document("", None, number.day),
        words.fill(title if title in words.texts else "receipt_title"),
        words.fill("receipt_subject", **values),
        tuple(blocks),
        (tuple(row),),
        ends=False,
    )
    paper = letter(told, words, papers.watermark(office))
    return Sheet("petition-receipt", papers.stem_of_kind("petition-receipt", code_of(petition)), paper, public=False)


def step_paper(kind: str, office: Office, step: Record, number: PaperNumber) -> Sheet:
    """Return the paper of one step."""
    petition = office.store.get(PETITIONS, step["petition_id"]) or {}
    words = papers.wording(office, "petition")
    values = _values(office, petition, words) | _step_values(step, petition) | {"again": _again(petition)}
    make = _decision if kind in _DECISIONS else _letter
    paper = make(office, kind, petition, step, number, words, values)
    key = f"petition-{kind}"
    return Sheet(key, papers.stem_of_kind(key, code_of(petition)), paper, public=False)


def _letter(
    office: Office,
    kind: str,
    petition: Record,
    step: Record,
    number: PaperNumber,
    words: Wording,
    values: Mapping[str, str],
) -> Paper:
    is_letter = kind in _LETTERS
    addressees: tuple[str, ...] = ()
    if kind == "transfer":
        addressees = (str(step.get("agency") or ""),)
    elif is_letter:
        addressees = (_addressee(petition, words),)
    recipients = words.data["recipients"]["letter" if addressees else "notice"]
    told = LetterFacts(
        papers.issuing_office(office),
        document_of(number),
        words.fill(f"{kind}_title"),
        words.fill(f"{kind}_subject", **values),
        text_of(words, _body_key(kind, petition, step), values),
        ((papers.signer(office),),),
        tuple(recipients),
        addressees,
        cited(office, words, _rule_of(petition)),
    )
    return letter(told, words, papers.watermark(office))


def _body_key(kind: str, petition: Record, step: Record) -> str:
    if kind == "transfer" and not passes_on(step):
        return "transfer_advice_body"
    if kind == "apology" and petition.get("closed_on") and not step.get("until"):
        return "apology_late_body"
    return f"{kind}_body"


def _decision(
    office: Office,
    kind: str,
    petition: Record,
    step: Record,
    number: PaperNumber,
    words: Wording,
    values: Mapping[str, str],
) -> Paper:
    del step
    told = facts.DecisionFacts(
        papers.issuing_office(office),
        document_of(number),
        (words.fill(f"{kind}_subject", **values),),
        words.fill("decision_authority", commune=papers.issuing_office(office).commune),
        cited(office, words, _rule_of(petition)),
        (facts.Article(words.fill(f"{kind}_article_1", **values)), facts.Article(words.fill("decision_article_2"))),
        papers.in_person(office, papers.signer(office)),
        tuple(words.data["recipients"]["notice"]),
    )
    return decision(told, papers.wording(office, "decision"), papers.watermark(office))


def _values(office: Office, petition: Record, words: Wording) -> dict[str, str]:
    """Return what every template about a petition may ask for; "" for what is not known."""
    kind = PETITIONS["kind"].choice(petition["kind"])
    channel = PETITIONS["channel"].choice(petition.get("channel") or "")
    code, received = code_of(petition), _day(petition.get("received_on"))
    disclosure = office.store.get(DISCLOSURES, petition["disclosure_id"]) if petition.get("disclosure_id") else None
    official = office.store.get(OFFICIALS, petition["assigned_id"]) if petition.get("assigned_id") else None
    name = kind.print_label if kind else ""
    people = petition.get("people") or 1
    return {
        "unit": papers.issuing_office(office).unit,
        "kind": name,
        "kind_inside": name[:1].lower() + name[1:],
        "code": code,
        "code_inside": words.fill("code", code=code, received=_table(petition.get("received_on"))),
        "received": received,
        "channel": channel.print_label if channel else "",
        "summary": str(petition["summary"]).rstrip(". "),
        "disclosure": str(disclosure["title"]) if disclosure else "",
        "people": str(people) if people > 1 else "",
        "official": str(official["name"]) if official else "",
        "sender": _sender(office, petition, words),
        "due": _day(petition.get("due")),
        "awaits": words.fill(awaited(petition)),
        "closed": _day(petition.get("closed_on")),
        "receiver": papers.receiver(office),
    }


def _again(petition: Record) -> str:
    """Return before whom a settled first complaint may be brought a second time; "" for all others."""
    return way_of(petition).again_before if petition.get("instance") != SECOND else ""


def _step_values(step: Record, petition: Record) -> dict[str, str]:
    ground = PETITION_STEPS["ground"].choice(step.get("ground") or "")
    known = ground.print_label if ground and petition.get("kind") == "information" else ""
    return {
        "day": _day(step.get("day")),
        "until": _day(step.get("until")),
        "agency": str(step.get("agency") or ""),
        "reason": str(step.get("reason") or "").strip().rstrip("."),
        "content": str(step.get("content") or "").strip(),
        "ground": known,
    }


def _sender(office: Office, petition: Record, words: Wording) -> str:
    if way_of(petition).sealed:
        return words.fill("sealed")
    if not petition.get("person"):
        return words.fill("unnamed")
    person = _with_others(petition, words)
    village = village_of(office, petition)
    address = ", ".join(filter(None, [petition.get("address"), village["name"] if village else None]))
    if address:
        return words.fill("sender_address", person=person, address=address)
    return words.fill("sender", person=person)


def _addressee(petition: Record, words: Wording) -> str:
    if way_of(petition).sealed:
        return words.fill("sealed_addressee")
    if not petition.get("person"):
        return words.fill("unnamed_addressee")
    return words.fill("addressee", person=_with_others(petition, words))


def _with_others(petition: Record, words: Wording) -> str:
    others = (petition.get("people") or 1) - 1
    person = str(petition["person"])
    return words.fill("group", person=person, others=f"{others:02d}") if others > 0 else person


def _counting(office: Office, petition: Record, words: Wording) -> list[Block]:
    """Return the counting as a table, a line a day, under the text it rests on; nothing where no rule runs."""
    lines = [line.partition(": ") for line in (petition.get("due_rule") or {}).get("lines", ())[:-1]]
    if not lines:
        return []
    columns = (
        Column(words.fill("counting_day"), _DAY_WIDTH),
        Column(words.fill("counting_why"), _WHY_WIDTH),
    )
    rows = tuple(Row((day, why)) for day, _colon, why in lines)
    rule = _rule_of(petition)
    cited = office.rules.printable_citation(rule) if rule is not None else None
    title = words.fill("receipt_counting_basis", citation=cited) if cited else words.fill("receipt_counting")
    return [Paragraph(title, "clause_title"), Table(columns, rows)]


def _amount(rule: Rule | None, words: Wording) -> str:
    """Return how long a time limit is, in words; "" for none."""
    if rule is None or rule.amount is None:
        return ""
    return f"{int(rule.amount):02d} {words.data['units'][str(rule.unit)]}"


def _rule_of(petition: Record) -> Rule | None:
    rules = (petition.get("due_rule") or {}).get("rules") or ()
    return restore_rule(rules[-1]) if rules else None


def _day(text: str | None) -> str:
    return official_format().date_in_words(date.fromisoformat(text)) if text else ""


def _table(text: str | None) -> str:
    return written_day(date.fromisoformat(text)).rpartition(" ")[2] if text else ""


def _step_kind(key: str, label: str, series: str) -> PaperKind:
    def fits(_office: Office, step: Record) -> bool:
        return bool(step.get("kind") == key)

    return PaperKind(f"petition-{key}", label, partial(step_paper, key), series, fits)


OF_PETITION = (PaperKind("petition-receipt", N_("Slip for the sender, with its time limit"), receipt),)
OF_STEP = (
    _step_kind("acceptance", N_("Notice of acceptance"), "TB"),
    _step_kind("transfer", N_("Transfer slip"), "PC"),
    _step_kind("guidance", N_("Letter of guidance"), LETTER),
    _step_kind("dialogue", N_("Invitation to the dialogue"), "GM"),
    _step_kind("extension", N_("Notice of extension"), "TB"),
    _step_kind("suspension", N_("Decision to suspend"), "QĐ"),
    _step_kind("resumption", N_("Decision to resume"), "QĐ"),
    _step_kind("refusal", N_("Notice of refusal"), "TB"),
    _step_kind("reply", N_("Letter of answer"), LETTER),
    _step_kind("correction", N_("Letter of correction"), LETTER),
    _step_kind("apology", N_("Letter of apology"), LETTER),
)
"""Papers by step; the other steps have none."""
