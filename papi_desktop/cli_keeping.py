"""The commands of `papi` that set the office up and keep its data safe: init, check, backup, restore, renew-recovery-key."""

from __future__ import annotations

import sys
from datetime import date

from papi_desktop.cli_session import Answer, Args, Tell, office_of, password_of
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.translations import _, render


def init(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations.setup import Setup, create_office, read_villages, signers

    villages = read_villages(args.villages, date.today()) if args.villages else []
    channels = {
        "has_website": bool(args.website),
        "website": args.website,
        "has_radio": args.radio,
        "has_group": args.group,
        "receiving": args.receiving or bool(args.department),
    }
    told = (("address", args.address), ("phone", args.phone), ("department", " ".join(args.department.split())))
    reached = {key: value for key, value in told if value}
    setup = Setup(
        args.unit,
        args.province,
        password_of(twice=True),
        args.user or _("Administrator"),
        villages,
        signers(args.signer, args.signer_title),
        {**channels, **reached},
    )
    office, recovery_key = create_office(args.data, setup)
    try:
        households = sum(v.get("households") or 0 for v in villages)
        if office.receiving:
            tell(_("{unit} is set up and receives the reports of its communes.").format(unit=args.unit))
        else:
            tell(_("The office of {unit} is set up with {count} villages.").format(unit=args.unit, count=len(villages)))
        tell(_("Log in as “{user}”, with the password just chosen.").format(user=office.store.user))
        tell(_("Recovery key, to be written down and kept in the safe: {key}").format(key=recovery_key))
        return {
            "unit": office.unit["name"],
            "villages": len(villages),
            "households": households,
            "user": office.store.user,
            "recovery_key": recovery_key,
        }, 0
    finally:
        office.store.close()


def check(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    with office_of(args) as office:
        report = safety.check(office)
        for line in report.lines:
            tell(("✓ " if line.good else "✕ ") + render(line.words))
        checks = [{"check": line.name, "good": line.good, "text": render(line.words)} for line in report.lines]
        return {"good": report.good, "checks": checks, "head": report.chain_head}, 0 if report.good else 1


def backup(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    with office_of(args) as office:
        made = safety.back_up(office, args.to or safety.backup_folder(office))
        tell(_("Backup made and checked: {path}").format(path=made.path))
        return {"path": str(made.path), "verified": made.verified, "counts": dict(made.counts)}, 0


def restore(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    if not args.yes:
        _ask_before_replacing(args)
    done = safety.restore(args.file, args.data, password=password_of(), user=args.user)
    tell(_("Restored from {path}.").format(path=args.file))
    if done.kept:
        tell(_("The replaced files are kept in {path}.").format(path=done.kept))
    return {"restored": str(args.file), "kept": str(done.kept) if done.kept else None, "counts": dict(done.counts)}, 0


def _ask_before_replacing(args: Args) -> None:
    """Let the person at the terminal say once more that the present data is to be replaced.

    A script cannot answer: it says --yes, or nothing is replaced. Where there is no data yet, nothing is asked.

    Raises:
        UserError: if the answer is not yes, or there is nobody to ask.
    """
    from papi_desktop.operations.setup import office_exists

    if not office_exists(args.data):
        return
    question = _("The data in {folder} is replaced by the backup and kept beside it. Type “yes” to go on: ")
    answer = input(question.format(folder=args.data)) if sys.stdin.isatty() else ""
    if answer.strip().casefold() not in ("yes", _("yes")):
        raise UserError(
            "KP-01",
            say("The restore was not confirmed."),
            say("Nothing was changed."),
            say("Type “yes” when asked, or add --yes."),
        )


def renew_recovery_key(args: Args, tell: Tell) -> tuple[Answer, int]:
    """Make a new recovery key; the old sheet opens nothing from then on."""
    with office_of(args) as office:
        key = office.store.renew_recovery_key()
        tell(_("Recovery key, to be written down and kept in the safe: {key}").format(key=key))
        tell(_("The old recovery sheet opens nothing any more: destroy it."))
        return {"recovery_key": key}, 0
