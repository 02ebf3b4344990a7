"""`papi number`: keep a document number, give one up, begin a series in the middle of a year."""

from __future__ import annotations

from papi_desktop.cli_session import Answer, Args, Tell, office_of
from papi_desktop.translations import _


def number(args: Args, tell: Tell) -> tuple[Answer, int]:
    """Run `papi number reserve`, `void` or `start`."""
    return {"reserve": _reserve, "void": _void, "start": _start}[args.what](args, tell)


def _reserve(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import numbers

    with office_of(args) as office:
        day = args.date or office.today()
        wanted = numbers.as_number(office, args.kind, args.number, day) if args.number else None
        taken = wanted or numbers.next_number(office, args.kind, day)
        line = numbers.reserve(office, taken, args.subject)
        tell(_("Number {number} is kept for “{subject}”.").format(number=taken.symbol, subject=args.subject))
        return {"id": line, "number": taken.symbol}, 0


def _void(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import numbers

    with office_of(args) as office:
        line = numbers.find(office, args.number, args.year or office.today().year)
        numbers.void(office, line, args.reason)
        tell(_("Number {number} is given up; it is never used again.").format(number=args.number))
        return {"id": line, "number": args.number}, 0


def _start(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import numbers

    with office_of(args) as office:
        following = numbers.start_series_at(office, args.kind, args.year or office.today().year, args.first)
        tell(_("The next number is {number}.").format(number=following.symbol))
        return {"next": following.symbol}, 0
