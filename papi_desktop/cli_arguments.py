"""What may be typed behind `papi`: the commands with their arguments, and how a date or a file is written.

Must not know what a command does; `papi_desktop.cli` does it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from papi_desktop import __version__
from papi_desktop.cli_words import Parser
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.roles import Role
from papi_desktop.domain.vietnamese.dates import parse_date
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.paths import default_data_folder
from papi_desktop.translations import LANGUAGES, _


def default_language() -> str:
    """Return the language asked for by PAPI_LANGUAGE, else Vietnamese."""
    wanted = os.environ.get("PAPI_LANGUAGE", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _date(text: str) -> date:
    try:
        found = parse_date(text)
    except UnreadableError:
        found = None
    if found is None or not found.is_whole:
        raise argparse.ArgumentTypeError(_("Write the date as 30/11/2026 or 2026-11-30."))
    return found.to_date()


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(_("There is no file {path}.").format(path=text))
    return path


def _several(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.replace(",", " ").split() if word)


def _range(text: str) -> tuple[int, int]:
    low, dash, high = text.partition("-")
    if not (dash and low.strip().isdigit() and high.strip().isdigit()):
        raise argparse.ArgumentTypeError(_("Write the numbers as 301-400."))
    return int(low), int(high)


def _common() -> Parser:
    """Return the options that may stand before or behind a command's name; without a default, so that neither hides the other."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=Path, help=_("folder of the office's data"))
    common.add_argument("--user", help=_("name to log in with"))
    common.add_argument("--language", choices=LANGUAGES, help=_("language of what is said; Vietnamese when left out"))
    common.add_argument("--json", action="store_true", help=_("print one JSON object"))
    return common


def _period() -> str:
    return _(
        "month, quarter, half-year or year: 2026-11, 2026-Q4, 2026-H1, 2026; from a day to a day: 2026-07-01..2026-12-05"
    )


def _numbering(command: Parser) -> None:
    """Let a command say under which number its paper goes out."""
    command.add_argument(
        "--number",
        default="issued",
        help=_("document number; as it was issued or the next free one when left out, a blank space for “”"),
    )
    command.add_argument(
        "--new",
        dest="number",
        action="store_const",
        const="next",
        help=_("a new paper with the next number, although one was issued before"),
    )


class _Command(Protocol):
    """Adds a command with its help."""

    def __call__(self, name: str, help_text: str) -> Parser: ...


def _user_commands(command: _Command) -> None:
    """Add what an administrator does with accounts."""
    what = command("user", _("the people who log in and their roles")).add_subparsers(
        dest="what", required=True, metavar=_("ACTION")
    )
    what.add_parser("list", parents=[_common()], help=_("say who can log in"))
    add = what.add_parser("add", parents=[_common()], help=_("let another person log in"))
    role = what.add_parser("role", parents=[_common()], help=_("give an account another role"))
    close = what.add_parser("close", parents=[_common()], help=_("end a person's access"))
    for step in (add, role, close):
        step.add_argument("name", help=_("name of the account"))
    for step in (add, role):
        step.add_argument("role", choices=[role.value for role in Role], help=_("the role"))


def _handover_commands(command: _Command, reports_told: Callable[[], str] | None) -> None:
    """Add what goes to and comes from other offices and other computers."""
    report = command("report", _("write a report: narrative, workbook, figures"))
    report.add_argument("kind", help=_("stable word of the report; they are listed below"))
    report.more = reports_told
    report.add_argument(
        "--tables", type=_several, default=(), help=_("tables of a report on request, such as T1,T5; kept with it")
    )
    report.add_argument(
        "--figures",
        type=_several,
        default=(),
        help=_("figures of a report on request; those of its tables when left out"),
    )
    report.add_argument("--period", required=True, help=_period())
    report.add_argument("--out", type=Path, required=True, help=_("folder for the papers"))

    keys = command("keys", _("the keys of this office and of those it deals with"))
    actions = keys.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    export = actions.add_parser("export", parents=[_common()], help=_("write the key file of this office"))
    export.add_argument("--out", type=Path, required=True, help=_("the file to write"))
    export.add_argument(
        "--private",
        action="store_true",
        help=_("write the secret key instead, by which another program opens what is received"),
    )
    export.add_argument("--paper", type=Path, help=_("folder for the sheet with the fingerprint, to be printed"))
    trust = actions.add_parser("trust", parents=[_common()], help=_("bring in the key file of another office"))
    trust.add_argument("file", type=_file, help=_("key file of the other office"))
    trust.add_argument("--fingerprint", default="", help=_("as it stands on paper; compared with the file"))
    trust.add_argument(
        "--beside", action="store_true", help=_("one more computer of the unit: its other keys stay believed")
    )
    actions.add_parser("list", parents=[_common()], help=_("the keys known here"))
    actions.add_parser("renew", parents=[_common()], help=_("replace the key of this office"))
    withdraw = actions.add_parser("withdraw", parents=[_common()], help=_("believe a key no more"))
    withdraw.add_argument("fingerprint", help=_("of the key, as “papi keys list” tells it"))
    withdraw.add_argument("--reason", required=True, help=_("why it is believed no more; kept with the key"))

    handover = command("handover", _("hand a report over on a stick, closed for its receiver"))
    handover.add_argument("kind", help=_("kind of report, or “work” for another computer of this office"))
    handover.add_argument("--period", default="", help=_period())
    handover.add_argument("--to", type=Path, required=True, help=_("folder or stick"))
    handover.add_argument("--receiver", type=_file, help=_("key file of the receiver"))
    handover.add_argument("--no-photos", action="store_true", help=_("leave photos out"))
    handover.add_argument(
        "--again", action="store_true", help=_("also when nothing has changed since it was handed over")
    )
    handover.add_argument("--note", default="", help=_("what a correction changes"))

    receive = command("receive", _("receive hand-over files: files, folders, sticks"))
    receive.add_argument("paths", type=Path, nargs="+", help=_("files, folders or sticks"))
    receive.add_argument("--period", default="", help=_("refuse reports of other periods"))

    board = command("board", _("units by what they sent for a period"))
    board.add_argument("--period", required=True, help=_period())
    board.add_argument("--out", type=Path, help=_("write the board into this folder, on paper and as a workbook"))
    board.add_argument("--kind", default="disclosures", help=_("kind of report"))
    board.add_argument(
        "--across",
        choices=("periods", "reports"),
        help=_("one table: “periods” of the year of --period for the report, or all “reports” of the period"),
    )

    rollup = command("rollup", _("figures of all units put together"))
    rollup.add_argument("kind", help=_("kind of report"))
    rollup.add_argument("--period", required=True, help=_period())
    rollup.add_argument("--out", type=Path, required=True, help=_("folder for the papers"))
    beside = rollup.add_mutually_exclusive_group()
    beside.add_argument(
        "--units", nargs=2, metavar=(_("UNIT"), _("UNIT")), help=_("set two units side by side instead")
    )
    beside.add_argument("--against", default="", help=_("set this earlier period beside the one asked for instead"))
    rollup.add_argument("--unit", default="", help=_("with --against: of this unit, not of all"))

    give_back = command("return", _("return a received report with a reason"))
    give_back.add_argument("received", help=_("id of the received report, as “papi board” tells it"))
    give_back.add_argument("--reason", required=True, help=_("what the unit is to mend"))

    keep = command("keep", _("use this one of two different files of the same version"))
    keep.add_argument("received", help=_("id of the received report, as “papi board” tells it"))

    answer = command("acknowledge", _("write the answers to what was received, one file for each unit"))
    answer.add_argument("--to", type=Path, required=True, help=_("folder or stick"))
    answer.add_argument("--period", default="", help=_("only what belongs to this period"))
    answer.add_argument("--all", dest="everything", action="store_true", help=_("also what was answered before"))

    parquet = command("parquet", _("write everything received as Parquet"))
    parquet.add_argument("--out", type=Path, required=True, help=_("folder of the dataset"))

    merge = command("merge", _("take in the work of another computer of this office"))
    merge.add_argument("file", type=Path, help=_("the file from the other computer"))

    command("conflicts", _("what was written differently on two computers"))
    decide = command("decide", _("decide between two versions"))
    decide.add_argument("conflict", help=_("id, as “papi conflicts” tells it"))
    decide.add_argument("--use", type=int, required=True, help=_("number of the version, from 1"))

    workplace = command("workplace", _("the computers of this office"))
    steps = workplace.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    add = steps.add_parser("add", parents=[_common()], help=_("foresee another computer"))
    add.add_argument("name", help=_("name of the computer"))
    add.add_argument("--numbers", type=_range, required=True, help=_("document numbers kept for it, such as 301-400"))
    take = steps.add_parser("take", parents=[_common()], help=_("let this copy of the data be that computer"))
    take.add_argument("name", help=_("name of the computer"))
    _guidance_commands(command("guidance", _("what the level above sends down: rules, days off, wordings, a plan")))


def _guidance_commands(guidance: Parser) -> None:
    """Add what is sent down and what is made of it."""
    steps = guidance.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    send = steps.add_parser("send", parents=[_common()], help=_("write one file for each unit whose key is known"))
    send.add_argument("--to", type=Path, required=True, help=_("folder or stick"))
    send.add_argument("--title", required=True, help=_("what it is, for the units"))
    send.add_argument("--tables", type=Path, help=_("folder with rule tables beside those of this office"))
    send.add_argument("--plan", type=_file, help=_("a plan in Word or Excel"))
    steps.add_parser("list", parents=[_common()], help=_("what was received, and what of it holds"))
    steps.add_parser("sent", parents=[_common()], help=_("what was sent to which unit, and what became of it there"))
    for name, help_text in (
        ("show", _("what it would change here")),
        ("apply", _("let it hold from now on")),
        ("take-back", _("let it hold no more")),
    ):
        step = steps.add_parser(name, parents=[_common()], help=help_text)
        step.add_argument("guidance", help=_("id, as “papi guidance list” tells it"))
    step.add_argument("--reason", required=True, help=_("why it shall hold no more"))


def parser(papers_told: Callable[[], str] | None = None, reports_told: Callable[[], str] | None = None) -> Parser:
    """Return the parser of the whole command line; what was chosen stands in `command`.

    Args:
        papers_told: returns the list of papers that the help of `paper` ends with; the books know them.
        reports_told: returns the kinds of report that the help of `report` ends with.
    """
    made = Parser(prog="papi", parents=[_common()], description=_("PAPI Desktop without the window"))
    made.add_argument("--version", action="version", version=f"papi {__version__}", help=_("show the version"))
    # Each parser has options of its own: set_defaults would put the default into options shared with the commands.
    made.set_defaults(data=default_data_folder(), user=None, language=default_language(), json=False)
    commands = made.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))

    def command(name: str, help_text: str) -> Parser:
        return commands.add_parser(name, parents=[_common()], help=help_text, description=help_text)

    init = command("init", _("set up the office and its villages"))
    init.add_argument("--unit", required=True, help=_("the commune or province with its kind, such as “xã Na Sang”"))
    init.add_argument("--province", required=True, help=_("the province with its kind, such as “tỉnh Sơn La”"))
    init.add_argument("--villages", type=_file, help=_("workbook with the villages"))
    init.add_argument("--address", default="", help=_("address of the headquarters, printed on notices"))
    init.add_argument("--phone", default="", help=_("telephone of the office, printed on notices"))
    init.add_argument("--signer", action="append", default=[], help=_("who signs papers; may be given several times"))
    init.add_argument(
        "--signer-title", action="append", default=[], help=_("position of each signer, in the same order: “Chủ tịch”")
    )
    init.add_argument("--website", default="", help=_("address of the commune's website, when it has one"))
    init.add_argument("--radio", action="store_true", help=_("the commune has a loudspeaker network"))
    init.add_argument("--group", action="store_true", help=_("the commune has a group on a social network"))

    init.add_argument("--receiving", action="store_true", help=_("this office receives the reports of other units"))
    init.add_argument(
        "--department", default="", help=_("department of the province that issues the papers, such as “Sở Nội vụ”")
    )

    load = command("import", _("read a workbook as it is, and store it as one batch"))
    load.add_argument(
        "book",
        choices=("households", "villages", "budget", "gifts", "plan", "affected", "opinions", "candidates"),
        help=_("the book the list belongs to"),
    )
    load.add_argument("file", type=_file, help=_("the workbook as it is"))
    load.add_argument("--year", type=int, help=_("year of the review round, of the budget or of the plan"))
    load.add_argument(
        "--stage", default="", help=_("stage of the budget, such as exec_9; told by its titles when left out")
    )
    load.add_argument(
        "--parent", default="", help=_("id of the land file, the consultation or the election the list belongs to")
    )
    load.add_argument("--campaign", help=_("id of the campaign the gifts belong to; a new one when left out"))
    load.add_argument(
        "--encoding", choices=("tcvn3", "vni", "unicode"), help=_("confirm the letters of a file without fonts")
    )
    load.add_argument("--dry-run", action="store_true", help=_("list every problem, store nothing"))
    load.add_argument("--errors-to", type=Path, help=_("write the same workbook with the bad cells coloured"))
    load.add_argument("--accept-errors", action="store_true", help=_("store the good rows and list the rest"))
    load.add_argument("--reason", help=_("why gifts are stored before their campaign is opened"))

    template = command("template", _("write an empty workbook to be filled in and imported"))
    template.add_argument(
        "book", choices=tuple(BY_KEY), metavar=_("BOOK"), help=_("key of a book; a wrong one lists them all")
    )
    template.add_argument("--out", type=Path, required=True, metavar=_("FILE"), help=_("the workbook to write"))

    undo = command("undo", _("undo a whole batch"))
    undo.add_argument("batch", help=_("id of the batch, as the import told it"))

    publish = command("publish", _("publish the list of a year: notice, public list, minutes"))
    publish.add_argument("book", choices=("households",), help=_("the book the list is in"))
    publish.add_argument("--year", type=int, required=True, help=_("year of the review round"))
    publish.add_argument("--from", dest="start", type=_date, required=True, help=_("first day it hangs"))
    publish.add_argument(
        "--to", dest="end", type=_date, help=_("last day as stated on the paper, when not the legal one")
    )
    publish.add_argument(
        "--number", help=_("document number; the next free one when left out, a blank space on the paper for “”")
    )
    publish.add_argument("--date", type=_date, help=_("date of the document; today when left out"))
    publish.add_argument(
        "--stage", choices=("draft", "decided"), default="decided", help=_("the list for comments, or the one decided")
    )
    publish.add_argument(
        "--form",
        choices=("reduced", "national"),
        help=_("what hangs in the villages; the office's setting when left out"),
    )
    publish.add_argument("--again", help=_("why a list is published again on which nothing changed"))
    publish.add_argument("--out", type=Path, required=True, help=_("folder the papers are written to"))

    post = command("post", _("record that a disclosure hung at a place"))
    post.add_argument("disclosure", help=_("id of the disclosure, as publishing told it"))
    post.add_argument("--place", required=True, help=_("the posting place, or the village it is in"))
    post.add_argument("--from", dest="start", type=_date, required=True, help=_("day it was hung"))
    post.add_argument("--to", dest="end", type=_date, help=_("last day it hung, to its end"))
    post.add_argument("--photo", type=_file, action="append", default=[], help=_("photo of the paper hanging"))
    post.add_argument("--end-photo", type=_file, action="append", default=[], help=_("photo of the last day"))
    post.add_argument("--witness", action="append", default=[], help=_("who saw it hung; may be given several times"))
    post.add_argument("--by", help=_("who hung it"))
    post.add_argument("--minutes-signed", action="store_true", help=_("the minutes of the posting are signed"))

    verdict = command("verdict", _("say for every place whether it hung long enough, with proof"))
    verdict.add_argument("disclosure", nargs="?", help=_("id of a disclosure; all when left out"))
    verdict.add_argument("--on", type=_date, help=_("day it is asked for; today when left out"))

    listing = command("list-disclosures", _("print the quarter's list of everything disclosed"))
    listing.add_argument("period", metavar=_("QUARTER"), help=_("such as 2026-Q4"))
    listing.add_argument("--out", type=Path, required=True, help=_("folder the papers are written to"))

    paper = command("paper", _("make a paper of a record, with number, verification code and QR"))
    paper.add_argument("kind", help=_("stable word of the paper; they are listed below"))
    paper.more = papers_told
    paper.add_argument("record", help=_("id of the record, as “papi search” tells it"))
    paper.add_argument("--out", type=Path, required=True, help=_("folder the papers are written to"))
    _numbering(paper)
    paper.add_argument("--date", type=_date, help=_("date of the document; today when left out"))

    year_plan = command("plan-year", _("make the yearly disclosure plan and print it"))
    year_plan.add_argument("year", type=int, help=_("year of the plan"))
    year_plan.add_argument("--out", type=Path, required=True, help=_("folder for the papers"))
    _numbering(year_plan)
    number = command("number", _("keep a document number, give one up, or begin a series"))
    actions = number.add_subparsers(dest="what", required=True, metavar=_("COMMAND"))

    def numbered(name: str, help_text: str) -> Parser:
        return actions.add_parser(name, parents=[_common()], help=help_text, description=help_text)

    reserve = numbered("reserve", _("keep a number for a paper that is still being written"))
    reserve.add_argument("--kind", required=True, help=_("short form of the kind of document, such as TB"))
    reserve.add_argument("--number", help=_("the number; the next free one when left out"))
    reserve.add_argument("--date", type=_date, help=_("day whose year counts; today when left out"))
    reserve.add_argument("--subject", required=True, help=_("what the paper is about"))
    void = numbered("void", _("give a kept number up; it is never used again"))
    void.add_argument("number", help=_("number and symbol as printed, such as 45/TB-UBND"))
    void.add_argument("--reason", required=True, help=_("why: an inspector will ask for the gap"))
    void.add_argument("--year", type=int, help=_("year of the book; this year when left out"))
    start = numbered("start", _("begin the series of a kind at a number, as when the program is changed within a year"))
    start.add_argument("--kind", required=True, help=_("short form of the kind of document, such as TB"))
    start.add_argument("--first", type=int, required=True, help=_("the first number"))
    start.add_argument("--year", type=int, help=_("year of the book; this year when left out"))

    assessment = command("self-assessment", _("say which evidence the books hold for each part of PAPI"))
    assessment.add_argument("year", type=int, help=_("the year to assess"))
    assessment.add_argument("--out", type=Path, help=_("also write it as a paper into this folder"))

    due = command("due", _("say what is overdue, due soon, hanging and not yet disclosed"))
    due.add_argument("--on", type=_date, help=_("day it is asked for; today when left out"))

    search = command("search", _("find anything, with or without accents"))
    search.add_argument("text", help=_("name, number or words"))
    search.add_argument("--limit", type=int, default=20, help=_("how many are told at most"))

    verify = command("verify", _("say whether a verification code belongs to a paper of this office"))
    verify.add_argument("code", help=_("the code under the QR of the paper"))

    command("check", _("check the data: file, history, files kept, numbers"))
    backup = command("backup", _("make a backup and verify it"))
    backup.add_argument("--to", type=Path, help=_("folder of backups; the office's own when left out"))
    restore = command("restore", _("restore from a backup, also when the present data cannot be opened"))
    restore.add_argument("file", type=Path, help=_("the backup, a folder or a file"))
    restore.add_argument("--yes", action="store_true", help=_("replace the present data without being asked"))
    command("renew-recovery-key", _("make a new recovery key; the old sheet opens nothing from then on"))

    _user_commands(command)
    _handover_commands(command, reports_told)

    clock = command("clock", _("count a time limit day by day"))
    clock.add_argument("rule", help=_("id of the rule, such as PUB_DEFAULT"))
    clock.add_argument("--start", type=_date, required=True, help=_("day the time limit begins to run"))

    words = command("words", _("write an amount in words"))
    words.add_argument("amount", type=int, help=_("whole number, in đồng"))
    command("self-test", _("try everything the program needs on this machine"))
    demo = command("demo", _("do the main job on the invented practice commune"))
    demo.add_argument("folder", type=Path, help=_("folder the practice commune is made in"))
    return made
