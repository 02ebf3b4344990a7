"""Send down to the units what this office set for them: rule tables, days off, report dates, wordings, a plan; one closed file for each."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle.keys import PublicKey
from papi_desktop.exchange.bundle.manifest import GUIDANCE
from papi_desktop.exchange.bundle.writer import write_bundle
from papi_desktop.jobs import Progress
from papi_desktop.operations import (
    guidance_changes,
    guidance_files,
    guidance_sent,
    handover,
    import_plan,
    made_here,
    papers,
    unit_keys,
)
from papi_desktop.operations.guidance import KIND
from papi_desktop.operations.guidance_changes import Change
from papi_desktop.operations.handover_parts import Parts
from papi_desktop.operations.office import Office


@dataclass(frozen=True)
class Sent:
    """A file for one unit."""

    unit: str
    file: Path
    short_code: str


def receivers(office: Office) -> list[PublicKey]:
    """Return the newest trusted key of every unit that reports here, by name."""
    rows = [row for row in unit_keys.keys_known(office) if row["role"] == "commune" and row["state"] == "trusted"]
    newest = (unit_keys.receiver_for(office, row["fingerprint"]) for row in rows)
    found: list[PublicKey] = []
    for key in filter(None, newest):
        if not any(unit_keys.same_unit(key.unit, other.unit) for other in found):
            found.append(key)
    return sorted(found, key=lambda key: key.unit.name)


@dataclass(frozen=True)
class Content:
    """What can go down, told one by one.

    Attributes:
        files: by the name of the file what it says, beside what ships with the program.
        plan: the tasks of the plan.
    """

    files: Mapping[str, Sequence[Change]]
    plan: Sequence[Change]


def content(office: Office, plan: Path | None = None) -> Content:
    """Return everything that would be sent down now, as it is to be read before it is signed.

    Raises:
        UserError: a file does not fit, or the plan cannot be read.
    """
    tasks = guidance_changes.of_plan(import_plan.read_bytes(office, plan.read_bytes())) if plan is not None else ()
    return Content(guidance_changes.beside_the_law(office, guidance_files.own_files(office)), tasks)


def send(
    office: Office,
    folder: Path,
    title: str,
    *,
    names: Collection[str] | None = None,
    tables: Path | None = None,
    plan: Path | None = None,
    progress: Progress | None = None,
) -> list[Sent]:
    """Write one file for every unit whose key is trusted.

    Args:
        title: what it is, for people.
        names: which of `guidance_files.own_files` go along; None for all.
        tables: a folder with more rule tables.
        plan: a plan in Word or Excel; each unit picks its own tasks out of it.

    Raises:
        UserError: there is nothing to send or nobody to send it to, a file does not fit, or the folder cannot take the files.
    """
    progress = progress or Progress()
    own = handover.usable_key(office)
    files = {
        name: content for name, content in guidance_files.own_files(office).items() if names is None or name in names
    }
    if tables is not None:
        named = {guidance_files.LAW + path.name: path for path in sorted(tables.glob("*.toml"))}
        files |= {name: path.read_bytes() for name, path in named.items() if guidance_files.is_file_of(name)}
    units = receivers(office)
    if not (files or plan) or not units or not title.strip():
        raise UserError(
            "HD-04",
            say("There is nothing to send, nobody whose key is known, or no title."),
            say("Nothing was written."),
            say(
                "Enter days off, rules or wordings in the settings or choose a plan, bring in the keys of the units, and try again."
            ),
        )
    guidance_files.check(office, files)
    parts = Parts()
    content = plan.read_bytes() if plan is not None else b""
    described = None
    if plan is not None:
        import_plan.read_bytes(office, content)
        described = {"member": f"files/{sha256(content).hexdigest()}", "name": plan.name}
    parts.add(GUIDANCE, json.dumps({"plan": described}, ensure_ascii=False).encode())
    for name, text in files.items():
        parts.add(name, text)
    if described is not None:
        parts.add(described["member"], content, described["name"])
    told = handover.manifest_for(office, "guidance", KIND, "", 1, title.strip(), parts)
    made_at = told.made_at.isoformat(timespec="seconds")
    done, made, lines = [], [], []
    try:
        for number, unit in enumerate(units):
            progress.step(number, len(units), say("Writing {unit}", unit=unit.unit.name))
            data = write_bundle(told, parts.contents, own, unit)
            code = told.short_code
            name = papers.stem_of_kind("guidance", unit.unit.name, code[:9]) + handover.ENDING
            made.append(data)
            done.append(Sent(unit.unit.name, stick.deliver(data, folder, name).path, code))
            lines.append(
                {
                    "title": title.strip(),
                    "unit_name": unit.unit.name,
                    "unit_key": unit_keys.unit_key_of(unit.unit),
                    "made_at": made_at,
                    "written_on": office.today().isoformat(),
                    "place": str(folder),
                    "file_name": name,
                    "short_code": code,
                }
            )
    finally:  # what lies on the stick already is there, whatever stopped the rest
        made_here.remember(office, made)
        if lines:
            guidance_sent.remember(office, lines)
    return done
