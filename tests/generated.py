"""What is generated from the source and committed, and the check that it is current.

    python -m tests.generated --write     collect msgids, merge into vi and en, compile; write the data dictionary and window forms
    python -m tests.generated --check     say what is out of date, exit 1 if anything is

Generated: `i18n/papi.pot`, the compiled catalogues, `docs/data-dictionary.md`, `papi_desktop/ui/forms/`.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.msgids import marked_in

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "i18n"
# A fixed date in the headers: otherwise every run would change every file.
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def collect() -> Catalog:
    """Return every msgid of the program."""
    template = Catalog(project="PAPI Desktop", charset="utf-8", fuzzy=False)
    for path in sorted((ROOT / "papi_desktop").rglob("*.py")):
        for line, msgid in marked_in(path):
            template.add(msgid, locations=[(path.relative_to(ROOT).as_posix(), line)])
    return template


def as_po(catalogue: Catalog, *, template: bool = False) -> bytes:
    """Return a catalogue as the text of a .po file: sorted, and without dates that would make every build differ."""
    target = io.BytesIO()
    write_po(
        target, catalogue, sort_output=True, no_location=True, omit_header=template, ignore_obsolete=True, width=120
    )
    return target.getvalue()


def merged(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of `language` with today's msgids; English texts are their own translation."""
    path = I18N / language / "LC_MESSAGES" / "papi.po"
    known = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    fresh = Catalog(
        locale=language,
        charset="utf-8",
        fuzzy=False,
        project="PAPI Desktop",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
    )
    for message in template:
        if not message.id:
            continue
        old = known.get(message.id)
        text = old.string if old is not None else ""
        if language == "en":
            text = message.id
        fresh.add(message.id, text)
    fresh.header_comment = f"# {language} translation of PAPI Desktop"
    return fresh


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of a .mo file."""
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def data_dictionary(vietnamese: Catalog) -> bytes:
    """Return the data dictionary, made from the registers and today's Vietnamese catalogue."""
    from papi_desktop.domain.registers import ALL

    def text(msgid: str) -> str:
        return str(vietnamese[msgid].string or msgid) if msgid else ""

    lines = [
        "# Data dictionary",
        "",
        "Generated from `papi_desktop/domain/registers/` by `make i18n`; do not edit.",
        "Privacy: public may stand on a notice, staff stays in the office, sensitive is restricted and never exported to a notice.",
        "",
    ]
    for register in ALL:
        lines += [
            f"## {register.key}: {text(register.title)} ({register.title})",
            "",
            "| Field | Vietnamese | English | Kind | Privacy | Required |",
        ]
        lines += ["|---|---|---|---|---|---|"]
        for f in register:
            kind = f"{f.kind.value} → {f.named_by}" if f.named_by else f.kind.value
            if f.choices:
                kind += ": " + ", ".join(f"{c.value} ({c.print_label})" for c in f.choices)
            lines.append(
                f"| `{f.key}` | {text(f.label)} | {f.label} | {kind} | {f.privacy.value} | {'yes' if f.required else ''} |"
            )
        lines.append("")
    return "\n".join(lines).encode()


def forms() -> dict[Path, bytes]:
    """Return the dialogs compiled from their Designer sources."""
    made: dict[Path, bytes] = {}
    for source in sorted((ROOT / "ui").glob("*.ui")):
        uic = Path(sys.executable).with_name("pyside6-uic")
        code = subprocess.run([uic, "--absolute-imports", source], check=True, capture_output=True, text=True).stdout
        # The version of the compiler is noise: a patch release would make every form look changed.
        lines = [line for line in code.splitlines() if not line.startswith("## Created by:")]
        made[ROOT / "papi_desktop" / "ui" / "forms" / f"{source.stem}.py"] = ("\n".join(lines) + "\n").encode()
    return made


def everything() -> dict[Path, bytes]:
    """Return path to content of all that is generated."""
    template = collect()
    files: dict[Path, bytes] = {I18N / "papi.pot": as_po(template, template=True)}
    catalogues = {language: merged(language, template) for language in ("vi", "en")}
    for language, catalogue in catalogues.items():
        folder = I18N / language / "LC_MESSAGES"
        files[folder / "papi.po"] = as_po(catalogue)
        files[folder / "papi.mo"] = compiled(catalogue)
    files |= forms()
    files[ROOT / "docs" / "data-dictionary.md"] = data_dictionary(catalogues["vi"])
    return files


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--write", action="store_true")
    choice.add_argument("--check", action="store_true")
    write = parser.parse_args().write
    stale = [
        (path, content) for path, content in everything().items() if not path.exists() or path.read_bytes() != content
    ]
    for path, content in stale:
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        print(("wrote" if write else "out of date:"), path.relative_to(ROOT))
    return 0 if write or not stale else 1


if __name__ == "__main__":
    raise SystemExit(main())
