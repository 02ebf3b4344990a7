"""The command of `papi` for what the level above sends down: write it, look at it, let it hold, take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from papi_desktop.cli_session import Answer, Args, Tell
from papi_desktop.domain.registers import GUIDANCE, GUIDANCE_SENT
from papi_desktop.operations.office import Office
from papi_desktop.translations import _

if TYPE_CHECKING:
    from papi_desktop.operations.open_limits import Shift


def guidance(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    """Do what `papi guidance ACTION` asks."""
    return _ACTIONS[args.action](office, args, tell)


def _send(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import guidance_out

    done = guidance_out.send(office, args.to, args.title, tables=args.tables, plan=args.plan)
    for one in done:
        tell(f"{one.unit}: {one.file} ({one.short_code})")
    return {"files": [{"unit": one.unit, "file": str(one.file), "short_code": one.short_code} for one in done]}, 0


def _list(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import guidance as operations

    rows = operations.all_guidance(office)
    for row in rows:
        tell(f"{row['id']}: {row['title']} ({row['sender']}, {_state(row)})")
    keys = ("id", "title", "sender", "made_at", "received_on", "state", "applied_on", "short_code")
    return {"guidance": [{key: row[key] for key in keys} for row in rows]}, 0


def _sent(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import guidance_sent

    rows = guidance_sent.all_sent(office)
    for row in rows:
        choice = GUIDANCE_SENT["state"].choice(row["state"])
        tell(f"{row['title']} – {row['unit_name']}: {_(choice.label) if choice else ''} ({row['place']})")
    keys = (
        "title",
        "unit_name",
        "made_at",
        "written_on",
        "place",
        "file_name",
        "short_code",
        "state",
        "applied_on",
        "told_at",
    )
    return {"sent": [{key: row[key] for key in keys} for row in rows]}, 0


def _show(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import guidance as operations
    from papi_desktop.operations import open_limits
    from papi_desktop.operations.guidance_changes import GROUPS, in_words

    seen = operations.preview(office, args.guidance)
    tell(f"{seen.row['title']} ({seen.row['sender']}, {_state(seen.row)})")
    for change in seen.changes:
        tell(
            f"  {_(GROUPS[change.group])}: {in_words(change.name)}: {in_words(change.before)} → {in_words(change.after)}"
        )
    moved = _moved(office, seen.moved)
    for shift in seen.moved:
        tell(f"  {open_limits.named(office, shift)}: {' → '.join(open_limits.days(shift))}")
    changes = [
        {"group": c.group, "name": in_words(c.name), "before": in_words(c.before), "after": in_words(c.after)}
        for c in seen.changes
    ]
    return {"guidance": seen.row["id"], "state": seen.row["state"], "changes": changes, "moved": moved}, 0


def _apply(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import guidance as operations

    moved = operations.apply(office, args.guidance)
    tell(_("It holds now; {count} time limits were counted again.").format(count=len(moved)))
    return {"guidance": args.guidance, "state": "applied", "moved": _moved(office, moved)}, 0


def _take_back(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import guidance as operations

    moved = operations.take_back(office, args.guidance, args.reason)
    tell(_("It holds no more; {count} time limits were counted again.").format(count=len(moved)))
    return {"guidance": args.guidance, "state": "taken_back", "moved": _moved(office, moved)}, 0


def _moved(office: Office, moved: Sequence[Shift]) -> list[dict[str, str | None]]:
    from papi_desktop.operations import open_limits

    return [
        {
            "book": m.register.key,
            "record": m.record_id,
            "name": open_limits.named(office, m),
            "before": m.before.isoformat(),
            "after": m.after.isoformat() if m.after else None,
        }
        for m in moved
    ]


def _state(row: Mapping[str, Any]) -> str:
    choice = GUIDANCE["state"].choice(row["state"])
    return _(choice.label) if choice else ""


COMMANDS = {"guidance": guidance}
_ACTIONS: Mapping[str, Callable[[Office, Args, Tell], tuple[Answer, int]]] = {
    "send": _send,
    "list": _list,
    "sent": _sent,
    "show": _show,
    "apply": _apply,
    "take-back": _take_back,
}
