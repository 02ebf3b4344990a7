"""What may be typed behind `papi`: the commands with their arguments.

Must not know what a command does; `papi_desktop.cli` does it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from papi_desktop import __version__
from papi_desktop.cli_exchange_arguments import exchange_commands
from papi_desktop.cli_options import Command, as_date, common_options, existing_file, numbering
from papi_desktop.cli_words import Parser
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.roles import Role
from papi_desktop.paths import default_data_folder
from papi_desktop.translations import LANGUAGES, _


def default_language() -> str:
    """Return the language asked for by PAPI_LANGUAGE, else Vietnamese."""
    wanted = os.environ.get("PAPI_LANGUAGE", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _user_commands(command: Command) -> None:
    """Add what an administrator does with accounts."""
    what = command("user", _("the people who log in and their roles")).add_subparsers(
        dest="what", required=True, metavar=_("ACTION")
    )
    what.add_parser("list", parents=[common_options()], help=_("say who can log in"))
    add = what.add_parser("add", parents=[common_options()], help=_("let another person log in"))
    role = what.add_parser("role", parents=[common_options()], help=_("give an account another role"))
    close = what.add_parser("close", parents=[common_options()], help=_("end a person's access"))
    for step in (add, role, close):
        step.add_argument("name", help=_("name of the account"))
    for step in (add, role):
        step.add_argument("role", choices=[role.value for role in Role], help=_("the role"))


def parser(papers_told: Callable[[], str] | None = None, reports_told: Callable[[], str] | None = None) -> Parser:
    """Return the parser of the whole command line; what was chosen stands in `command`.

    Args:
        papers_told: returns the list of papers that the help of `paper` ends with; the books know them.
        reports_told: returns the kinds of report that the help of `report` ends with.
    """
    made = Parser(prog="papi", parents=[common_options()], description=_("PAPI Desktop without the window"))
    made.add_argument("--version", action="version", version=f"papi {__version__}", help=_("show the version"))
    # Each parser has options of its own: set_defaults would put the default into options shared with the commands.
    made.set_defaults(data=default_data_folder(), user=None, language=default_language(), json=False)
    commands = made.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))

    def command(name: str, help_text: str) -> Parser:
        return commands.add_parser(name, parents=[common_options()], help=help_text, description=help_text)

    init = command("init", _("set up the office and its villages"))
    init.add_argument("--unit", required=True, help=_("the commune or province with its kind, such as “xã Na Sang”"))
    init.add_argument("--province", required=True, help=_("the province with its kind, such as “tỉnh Sơn La”"))
    init.add_argument("--villages", type=existing_file, help=_("workbook with the villages"))
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
    load.add_argument("file", type=existing_file, help=_("the workbook as it is"))
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
    load.add_argument("--reason", help=_("why gifts are stored before their campaign is opened or after its last day"))

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
    publish.add_argument("--from", dest="start", type=as_date, required=True, help=_("first day it hangs"))
    publish.add_argument(
        "--to", dest="end", type=as_date, help=_("last day as stated on the paper, when not the legal one")
    )
    publish.add_argument(
        "--number", help=_("document number; the next free one when left out, a blank space on the paper for “”")
    )
    publish.add_argument("--date", type=as_date, help=_("date of the document; today when left out"))
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
    post.add_argument("--from", dest="start", type=as_date, required=True, help=_("day it was hung"))
    post.add_argument("--to", dest="end", type=as_date, help=_("last day it hung, to its end"))
    post.add_argument("--photo", type=existing_file, action="append", default=[], help=_("photo of the paper hanging"))
    post.add_argument("--end-photo", type=existing_file, action="append", default=[], help=_("photo of the last day"))
    post.add_argument("--witness", action="append", default=[], help=_("who saw it hung; may be given several times"))
    post.add_argument("--by", help=_("who hung it"))
    post.add_argument("--minutes-signed", action="store_true", help=_("the minutes of the posting are signed"))

    verdict = command("verdict", _("say for every place whether it hung long enough, with proof"))
    verdict.add_argument("disclosure", nargs="?", help=_("id of a disclosure; all when left out"))
    verdict.add_argument("--on", type=as_date, help=_("day it is asked for; today when left out"))

    listing = command("list-disclosures", _("print the quarter's list of everything disclosed"))
    listing.add_argument("period", metavar=_("QUARTER"), help=_("such as 2026-Q4"))
    listing.add_argument("--out", type=Path, required=True, help=_("folder the papers are written to"))

    paper = command("paper", _("make a paper of a record, with number, verification code and QR"))
    paper.add_argument("kind", help=_("stable word of the paper; they are listed below"))
    paper.more = papers_told
    paper.add_argument("record", help=_("id of the record, as “papi search” tells it"))
    paper.add_argument("--out", type=Path, required=True, help=_("folder the papers are written to"))
    numbering(paper)
    paper.add_argument("--date", type=as_date, help=_("date of the document; today when left out"))

    year_plan = command("plan-year", _("make the yearly disclosure plan and print it"))
    year_plan.add_argument("year", type=int, help=_("year of the plan"))
    year_plan.add_argument("--out", type=Path, required=True, help=_("folder for the papers"))
    numbering(year_plan)
    number = command("number", _("keep a document number, give one up, or begin a series"))
    actions = number.add_subparsers(dest="what", required=True, metavar=_("COMMAND"))

    def numbered(name: str, help_text: str) -> Parser:
        return actions.add_parser(name, parents=[common_options()], help=help_text, description=help_text)

    reserve = numbered("reserve", _("keep a number for a paper that is still being written"))
    reserve.add_argument("--kind", required=True, help=_("short form of the kind of document, such as TB"))
    reserve.add_argument("--number", help=_("the number; the next free one when left out"))
    reserve.add_argument("--date", type=as_date, help=_("day whose year counts; today when left out"))
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
    due.add_argument("--on", type=as_date, help=_("day it is asked for; today when left out"))

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
    exchange_commands(command, reports_told)

    clock = command("clock", _("count a time limit day by day"))
    clock.add_argument("rule", help=_("id of the rule, such as PUB_DEFAULT"))
    clock.add_argument("--start", type=as_date, required=True, help=_("day the time limit begins to run"))

    words = command("words", _("write an amount in words"))
    words.add_argument("amount", type=int, help=_("whole number, in đồng"))
    command("self-test", _("try everything the program needs on this machine"))
    demo = command("demo", _("do the main job on the invented practice commune"))
    demo.add_argument("folder", type=Path, help=_("folder the practice commune is made in"))
    return made
