"""What may be typed behind `papi`: the commands with their arguments, and how a date or a file is written.

Must not know what a command does; `papi_desktop.cli` does it.
"""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from typing import Protocol

from papi_desktop import __version__
from papi_desktop.paths import default_data_folder
from papi_desktop.translations import LANGUAGES, _


def default_language() -> str:
    """Return the language asked for by PAPI_LANGUAGE, else Vietnamese."""
    wanted = os.environ.get("PAPI_LANGUAGE", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(_("Write the date as 2026-11-30.")) from wrong


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(_("There is no file {path}.").format(path=text))
    return path


def _range(text: str) -> tuple[int, int]:
    low, dash, high = text.partition("-")
    if not (dash and low.strip().isdigit() and high.strip().isdigit()):
        raise argparse.ArgumentTypeError(_("Write the numbers as 301-400."))
    return int(low), int(high)


def _common() -> argparse.ArgumentParser:
    """Return the options that may stand before or behind a command's name; without a default, so that neither hides the other."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=Path, help=_("folder of the office's data"))
    common.add_argument("--user", help=_("name to log in with"))
    common.add_argument("--language", choices=LANGUAGES)
    common.add_argument("--json", action="store_true", help=_("print one JSON object"))
    return common


class _Command(Protocol):
    """Adds a command with its help."""

    def __call__(self, name: str, help_text: str) -> argparse.ArgumentParser: ...


def _handover_commands(command: _Command) -> None:
    """Add what goes to and comes from other offices and other computers."""
    report = command("report", _("write a report: narrative, workbook, figures"))
    report.add_argument("kind", help=_("such as disclosures, democracy, papi, budget, petitions, contributions"))
    report.add_argument("--period", required=True, help=_("such as 2026-Q4, 2026-H1, 2026-11 or 2026"))
    report.add_argument("--out", type=Path, required=True)

    keys = command("keys", _("the keys of this office and of those it deals with"))
    actions = keys.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    export = actions.add_parser("export", parents=[_common()], help=_("write the key file of this office"))
    export.add_argument("--out", type=Path, required=True)
    trust = actions.add_parser("trust", parents=[_common()], help=_("bring in the key file of another office"))
    trust.add_argument("file", type=_file)
    trust.add_argument("--fingerprint", default="", help=_("as it stands on paper; compared with the file"))
    actions.add_parser("list", parents=[_common()], help=_("the keys known here"))
    actions.add_parser("renew", parents=[_common()], help=_("replace the key of this office"))
    withdraw = actions.add_parser("withdraw", parents=[_common()], help=_("believe a key no more"))
    withdraw.add_argument("fingerprint")

    handover = command("handover", _("hand a report over on a stick, closed for its receiver"))
    handover.add_argument("kind", help=_("kind of report, or “work” for another computer of this office"))
    handover.add_argument("--period", default="", help=_("such as 2026-Q4, 2026-H1, 2026-11 or 2026"))
    handover.add_argument("--to", type=Path, required=True, help=_("folder or stick"))
    handover.add_argument("--receiver", type=_file, help=_("key file of the receiver"))
    handover.add_argument("--no-photos", action="store_true", help=_("leave photos out"))
    handover.add_argument("--note", default="", help=_("what a correction changes"))

    receive = command("receive", _("receive hand-over files: files, folders, sticks"))
    receive.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    receive.add_argument("--period", default="", help=_("refuse reports of other periods"))

    board = command("board", _("units by what they sent for a period"))
    board.add_argument("--period", required=True)
    board.add_argument("--kind", default="disclosures")

    rollup = command("rollup", _("figures of all units put together"))
    rollup.add_argument("kind")
    rollup.add_argument("--period", required=True)
    rollup.add_argument("--out", type=Path, required=True)

    give_back = command("return", _("return a received report with a reason"))
    give_back.add_argument("received", help=_("id of the received report, as “papi board” tells it"))
    give_back.add_argument("--reason", required=True)

    keep = command("keep", _("use this one of two different files of the same version"))
    keep.add_argument("received", help=_("id of the received report, as “papi board” tells it"))

    answer = command("acknowledge", _("write the answers to what was received, one file for each unit"))
    answer.add_argument("--to", type=Path, required=True, help=_("folder or stick"))
    answer.add_argument("--period", default="")
    answer.add_argument("--all", dest="everything", action="store_true", help=_("also what was answered before"))

    parquet = command("parquet", _("write everything received as Parquet"))
    parquet.add_argument("--out", type=Path, required=True)
    merge = command("merge", _("take in the work of another computer of this office"))
    merge.add_argument("file", type=Path)

    command("conflicts", _("what was written differently on two computers"))
    decide = command("decide", _("decide between two versions"))
    decide.add_argument("conflict", help=_("id, as “papi conflicts” tells it"))
    decide.add_argument("--use", type=int, required=True, help=_("number of the version, from 1"))

    workplace = command("workplace", _("the computers of this office"))
    steps = workplace.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    add = steps.add_parser("add", parents=[_common()], help=_("foresee another computer"))
    add.add_argument("name")
    add.add_argument("--numbers", type=_range, required=True, help=_("document numbers kept for it, such as 301-400"))
    take = steps.add_parser("take", parents=[_common()], help=_("let this copy of the data be that computer"))
    take.add_argument("name")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; what was chosen stands in `command`."""
    made = argparse.ArgumentParser(prog="papi", parents=[_common()], description=_("PAPI Desktop without the window"))
    made.add_argument("--version", action="version", version=f"papi {__version__}")
    # Each parser has options of its own: set_defaults would put the default into options shared with the commands.
    made.set_defaults(data=default_data_folder(), user=None, language=default_language(), json=False)
    commands = made.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))

    def command(name: str, help_text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[_common()], help=help_text, description=help_text)

    init = command("init", _("set up the office and its villages"))
    init.add_argument("--unit", required=True, help=_("the commune with its kind, such as “xã Na Sang”"))
    init.add_argument("--province", required=True)
    init.add_argument("--villages", type=_file)
    init.add_argument("--website", default="", help=_("address of the commune's website, when it has one"))
    init.add_argument("--radio", action="store_true", help=_("the commune has a loudspeaker network"))
    init.add_argument("--group", action="store_true", help=_("the commune has a group on a social network"))

    init.add_argument("--receiving", action="store_true", help=_("this office receives the reports of other units"))

    load = command("import", _("read a workbook as it is, and store it as one batch"))
    load.add_argument("book", choices=("households", "villages"))
    load.add_argument("file", type=_file)
    load.add_argument("--year", type=int, help=_("year of the review round"))
    load.add_argument(
        "--encoding", choices=("tcvn3", "vni", "unicode"), help=_("confirm the letters of a file without fonts")
    )
    load.add_argument("--dry-run", action="store_true", help=_("list every problem, store nothing"))
    load.add_argument("--errors-to", type=Path, help=_("write the same workbook with the bad cells coloured"))
    load.add_argument("--accept-errors", action="store_true", help=_("store the good rows and list the rest"))

    undo = command("undo", _("undo a whole batch"))
    undo.add_argument("batch")

    publish = command("publish", _("publish the list of a year: notice, public list, minutes"))
    publish.add_argument("book", choices=("households",))
    publish.add_argument("--year", type=int, required=True)
    publish.add_argument("--from", dest="start", type=_date, required=True, help=_("first day it hangs"))
    publish.add_argument(
        "--to", dest="end", type=_date, help=_("last day as stated on the paper, when not the legal one")
    )
    publish.add_argument(
        "--number", help=_("document number; the next free one when left out, a blank space on the paper for “”")
    )
    publish.add_argument("--date", type=_date, help=_("date of the document; today when left out"))
    publish.add_argument("--stage", choices=("draft", "decided"), default="decided")
    publish.add_argument(
        "--form",
        choices=("reduced", "national"),
        help=_("what hangs in the villages; the office's setting when left out"),
    )
    publish.add_argument("--out", type=Path, required=True)

    post = command("post", _("record that a disclosure hung at a place"))
    post.add_argument("disclosure")
    post.add_argument("--place", required=True)
    post.add_argument("--from", dest="start", type=_date, required=True)
    post.add_argument("--to", dest="end", type=_date, help=_("last day it hung, to its end"))
    post.add_argument("--photo", type=_file, action="append", default=[])
    post.add_argument("--end-photo", type=_file, action="append", default=[])
    post.add_argument("--witness", action="append", default=[])
    post.add_argument("--by", help=_("who hung it"))
    post.add_argument("--minutes-signed", action="store_true")

    verdict = command("verdict", _("say for every place whether it hung long enough, with proof"))
    verdict.add_argument("disclosure", nargs="?")
    verdict.add_argument("--on", type=_date)

    listing = command("list-disclosures", _("print the quarter's list of everything disclosed"))
    listing.add_argument("period", help=_("such as 2026-Q4"))
    listing.add_argument("--out", type=Path, required=True)

    paper = command("paper", _("make a paper of a record, with number, verification code and QR"))
    paper.add_argument("kind", help=_("stable word of the paper; a wrong one lists them all"))
    paper.add_argument("record", help=_("id of the record, as “papi search” tells it"))
    paper.add_argument("--out", type=Path, required=True)
    paper.add_argument(
        "--number",
        default="next",
        help=_("document number; the next free one when left out, a blank space on the paper for “”"),
    )
    paper.add_argument("--date", type=_date, help=_("date of the document; today when left out"))

    due = command("due", _("say what is overdue, due soon, hanging and not yet disclosed"))
    due.add_argument("--on", type=_date)

    search = command("search", _("find anything, with or without accents"))
    search.add_argument("text")
    search.add_argument("--limit", type=int, default=20)

    verify = command("verify", _("say whether a verification code belongs to a paper of this office"))
    verify.add_argument("code")

    command("check", _("check the data: file, history, files kept, numbers"))
    backup = command("backup", _("make a backup and verify it"))
    backup.add_argument("--to", type=Path)
    restore = command("restore", _("restore from a backup, also when the present data cannot be opened"))
    restore.add_argument("file", type=Path)

    _handover_commands(command)

    clock = command("clock", _("count a time limit day by day"))
    clock.add_argument("rule")
    clock.add_argument("--start", type=_date, required=True)

    words = command("words", _("write an amount in words"))
    words.add_argument("amount", type=int)
    command("self-test", _("try everything the program needs on this machine"))
    demo = command("demo", _("do the main job on the invented practice commune"))
    demo.add_argument("folder", type=Path)
    return made
