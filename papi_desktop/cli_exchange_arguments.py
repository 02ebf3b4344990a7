"""What may be typed behind `papi` for what goes to and comes from other offices and the other computers of this one.

Must not know what a command does; `cli_handover`, `cli_keys`, `cli_receiving` and `cli_guidance` do it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from papi_desktop.cli_options import Command, as_range, common_options, existing_file, several
from papi_desktop.cli_words import Parser
from papi_desktop.translations import _


def _period() -> str:
    return _(
        "month, quarter, half-year or year: 2026-11, 2026-Q4, 2026-H1, 2026; from a day to a day: 2026-07-01..2026-12-05"
    )


def exchange_commands(command: Command, reports_told: Callable[[], str] | None) -> None:
    """Add what goes to and comes from other offices and other computers."""
    report = command("report", _("write a report: narrative, workbook, figures"))
    report.add_argument("kind", help=_("stable word of the report; they are listed below"))
    report.more = reports_told
    report.add_argument(
        "--tables", type=several, default=(), help=_("tables of a report on request, such as T1,T5; kept with it")
    )
    report.add_argument(
        "--figures",
        type=several,
        default=(),
        help=_("figures of a report on request; those of its tables when left out"),
    )
    report.add_argument("--period", required=True, help=_period())
    report.add_argument("--out", type=Path, required=True, help=_("folder for the papers"))

    keys = command("keys", _("the keys of this office and of those it deals with"))
    actions = keys.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    export = actions.add_parser("export", parents=[common_options()], help=_("write the key file of this office"))
    export.add_argument("--out", type=Path, required=True, help=_("the file to write"))
    export.add_argument(
        "--private",
        action="store_true",
        help=_("write the secret key instead, by which another program opens what is received"),
    )
    export.add_argument("--paper", type=Path, help=_("folder for the sheet with the fingerprint, to be printed"))
    trust = actions.add_parser("trust", parents=[common_options()], help=_("bring in the key file of another office"))
    trust.add_argument("file", type=existing_file, help=_("key file of the other office"))
    trust.add_argument("--fingerprint", default="", help=_("as it stands on paper; compared with the file"))
    trust.add_argument(
        "--beside", action="store_true", help=_("one more computer of the unit: its other keys stay believed")
    )
    actions.add_parser("list", parents=[common_options()], help=_("the keys known here"))
    actions.add_parser("renew", parents=[common_options()], help=_("replace the key of this office"))
    withdraw = actions.add_parser("withdraw", parents=[common_options()], help=_("believe a key no more"))
    withdraw.add_argument("fingerprint", help=_("of the key, as “papi keys list” tells it"))
    withdraw.add_argument("--reason", required=True, help=_("why it is believed no more; kept with the key"))

    handover = command("handover", _("hand a report over on a stick, closed for its receiver"))
    handover.add_argument("kind", help=_("kind of report, or “work” for another computer of this office"))
    handover.add_argument("--period", default="", help=_period())
    handover.add_argument("--to", type=Path, required=True, help=_("folder or stick"))
    handover.add_argument("--receiver", type=existing_file, help=_("key file of the receiver"))
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
    add = steps.add_parser("add", parents=[common_options()], help=_("foresee another computer"))
    add.add_argument("name", help=_("name of the computer"))
    add.add_argument("--numbers", type=as_range, required=True, help=_("document numbers kept for it, such as 301-400"))
    take = steps.add_parser("take", parents=[common_options()], help=_("let this copy of the data be that computer"))
    take.add_argument("name", help=_("name of the computer"))
    _guidance_commands(command("guidance", _("what the level above sends down: rules, days off, wordings, a plan")))


def _guidance_commands(guidance: Parser) -> None:
    """Add what is sent down and what is made of it."""
    steps = guidance.add_subparsers(dest="action", required=True, metavar=_("ACTION"))
    send = steps.add_parser(
        "send", parents=[common_options()], help=_("write one file for each unit whose key is known")
    )
    send.add_argument("--to", type=Path, required=True, help=_("folder or stick"))
    send.add_argument("--title", required=True, help=_("what it is, for the units"))
    send.add_argument("--tables", type=Path, help=_("folder with rule tables beside those of this office"))
    send.add_argument("--plan", type=existing_file, help=_("a plan in Word or Excel"))
    steps.add_parser("list", parents=[common_options()], help=_("what was received, and what of it holds"))
    steps.add_parser(
        "sent", parents=[common_options()], help=_("what was sent to which unit, and what became of it there")
    )
    for name, help_text in (
        ("show", _("what it would change here")),
        ("apply", _("let it hold from now on")),
        ("take-back", _("let it hold no more")),
    ):
        step = steps.add_parser(name, parents=[common_options()], help=help_text)
        step.add_argument("guidance", help=_("id, as “papi guidance list” tells it"))
    step.add_argument("--reason", required=True, help=_("why it shall hold no more"))
