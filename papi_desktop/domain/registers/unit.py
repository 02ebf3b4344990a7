"""Đơn vị: the office itself, one line. Papers take their header and their defaults from here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Problem, Record, Register, Section, Severity
from papi_desktop.domain.vietnamese.text import fold


def _receives(record: Record) -> bool:
    return bool(record.get("receiving"))


def _letterhead_names_it(record: Record) -> Problem | None:
    """Return a problem when the letterhead of a level above is not that of its committee, which its papers and its key name."""
    name = fold(str(record.get("name") or ""))
    lines = fold(" ".join(str(record.get(key) or "") for key in ("issuer_1", "issuer_2"))).strip()
    if not _receives(record) or record.get("department") or not name or not lines:
        return None
    if lines in {f"{fold(committee)} {name}" for committee in _COMMITTEE}:
        return None
    what = say(
        "The letterhead is not that of the committee of {name}, which the papers and the key of this office name. "
        "A department is written under “{field}”; the two lines stay those of the committee.",
        name=record["name"],
        field=Message(_DEPARTMENT),
    )
    return Problem("issuer_2", "another_office", what, Severity.WARNING)


_COMMITTEE = ("ỦY BAN NHÂN DÂN", "UBND")
_DEPARTMENT = N_("Department that issues the papers")

UNIT = Register(
    key="units",
    title=N_("Office"),
    singular=N_("office"),
    title_field="name",
    icon="office",
    empty_text=N_("The office is not set up yet."),
    rules=(_letterhead_names_it,),
    sections=(
        Section("main", N_("The commune")),
        Section("papers", N_("On official papers")),
        Section("channels", N_("Channels and dialogues")),
    ),
    fields=(
        Field(
            "name",
            Kind.TEXT,
            N_("Name of the commune"),
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            example="xã Na Sang",
            help=N_("As written inside a sentence, with its kind: xã, phường or đặc khu."),
        ),
        Field(
            "province",
            Kind.TEXT,
            N_("Province"),
            required=True,
            privacy=Privacy.PUBLIC,
            example="tỉnh Sơn La",
        ),
        Field("code", Kind.TEXT, N_("Administrative code"), privacy=Privacy.PUBLIC),
        Field(
            "area_kind",
            Kind.CHOICE,
            N_("Area"),
            privacy=Privacy.PUBLIC,
            default="rural",
            choices=(
                Choice("rural", N_("Rural"), "Nông thôn"),
                Choice("urban", N_("Urban"), "Thành thị"),
            ),
        ),
        Field("address", Kind.TEXT, N_("Address of the headquarters"), privacy=Privacy.PUBLIC),
        Field(
            "phone",
            Kind.TEXT,
            N_("Telephone of the office"),
            privacy=Privacy.PUBLIC,
            help=N_("Printed on notices so that residents can call. Not a private number."),
        ),
        Field(
            "issuer_1",
            Kind.TEXT,
            N_("Issuing body, first line"),
            section="papers",
            required=True,
            privacy=Privacy.PUBLIC,
            default=_COMMITTEE[0],
            help=N_("Both spellings ỦY and UỶ are printed as written here."),
        ),
        Field(
            "issuer_2",
            Kind.TEXT,
            N_("Issuing body, second line"),
            section="papers",
            required=True,
            privacy=Privacy.PUBLIC,
            example="XÃ NA SANG",
        ),
        Field(
            "department",
            Kind.TEXT,
            _DEPARTMENT,
            section="papers",
            privacy=Privacy.PUBLIC,
            visible_when=_receives,
            example="Sở Nội vụ",
            help=N_(
                "Printed in bold under the two lines of the committee, which then stand above it. "
                "Blank: the committee itself issues the papers."
            ),
        ),
        Field(
            "symbol",
            Kind.TEXT,
            N_("Symbol of the office"),
            section="papers",
            required=True,
            privacy=Privacy.PUBLIC,
            default=_COMMITTEE[1],
        ),
        Field(
            "place_name",
            Kind.TEXT,
            N_("Place before the date"),
            section="papers",
            required=True,
            privacy=Privacy.PUBLIC,
            example="Na Sang",
            help=N_("The bare name; a name that is a number, a person or an event is written in full."),
        ),
        Field(
            "number_series",
            Kind.CHOICE,
            N_("Document numbers"),
            section="papers",
            privacy=Privacy.PUBLIC,
            default="per_type",
            choices=(
                Choice("per_type", N_("One series for each kind of document"), "Theo loại văn bản"),
                Choice("common", N_("One series for all"), "Chung"),
            ),
        ),
        Field(
            "village_list_form",
            Kind.CHOICE,
            N_("Poor-household list for the villages"),
            section="papers",
            privacy=Privacy.PUBLIC,
            default="reduced",
            choices=(
                Choice("reduced", N_("Reduced: name, village, class"), "Bản rút gọn"),
                Choice(
                    "national",
                    N_("National posting form with scores and birth year"),
                    "Phụ lục I Thông tư 07/2021/TT-BLĐTBXH",
                ),
            ),
            help=N_(
                "The national form is prescribed for the short village posting; the reduced copy is for the thirty-day posting, "
                "the web page and the loudspeaker."
            ),
        ),
        Field(
            "has_website",
            Kind.FLAG,
            N_("Has a website or portal"),
            section="channels",
            privacy=Privacy.PUBLIC,
            default=False,
        ),
        Field(
            "website",
            Kind.TEXT,
            N_("Address of the website"),
            section="channels",
            privacy=Privacy.PUBLIC,
            visible_when=lambda r: bool(r.get("has_website")),
        ),
        Field(
            "has_radio",
            Kind.FLAG,
            N_("Has a loudspeaker network"),
            section="channels",
            privacy=Privacy.PUBLIC,
            default=False,
        ),
        Field(
            "has_group",
            Kind.FLAG,
            N_("Has a group on a social network"),
            section="channels",
            privacy=Privacy.PUBLIC,
            default=False,
        ),
        Field(
            "dialogues_a_year",
            Kind.INTEGER,
            N_("Dialogues held each year"),
            section="channels",
            privacy=Privacy.PUBLIC,
            legal_basis="DIALOGUE_YEARLY",
            help=N_(
                "What the plan of the province or the office asks for. Blank: twice a year; never fewer than the law asks."
            ),
        ),
        Field(
            "superior",
            Kind.TEXT,
            N_("Level above"),
            section="papers",
            privacy=Privacy.PUBLIC,
            example="UBND tỉnh Sơn La",
        ),
        Field("practice", Kind.FLAG, N_("Practice commune"), section="", privacy=Privacy.PUBLIC, default=False),
        Field(
            "receiving",
            Kind.FLAG,
            N_("Receives the reports of other units"),
            section="",
            privacy=Privacy.PUBLIC,
            default=False,
        ),
    ),
)

_OTHERWISE: dict[str, dict[str, Any]] = {
    "name": {
        "label": N_("Name of the province"),
        "help": N_("As written inside a sentence, with its kind: “tỉnh” or “thành phố”."),
        "example": "tỉnh Sơn La",
    },
    "phone": {"help": ""},
    "issuer_2": {"example": "TỈNH SƠN LA"},
    "symbol": {"help": N_("Stands in the numbers of papers: UBND, or that of the department, such as SNV.")},
    "place_name": {"example": "Sơn La"},
}
_OF_A_COMMUNE = frozenset(
    {"province", "code", "area_kind", "number_series", "village_list_form", "superior"}
    | {field.key for field in UNIT.in_section("channels")}
)

UNIT_ABOVE = replace(
    UNIT,
    sections=(Section("main", N_("The province")), Section("papers", N_("On official papers"))),
    fields=tuple(
        replace(field, section="") if field.key in _OF_A_COMMUNE else replace(field, **_OTHERWISE.get(field.key, {}))
        for field in UNIT
    ),
)
"""The same book in the words of an office that receives the reports of communes, without what only communes have."""
