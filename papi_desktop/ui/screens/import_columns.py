"""What a dry run tells of the columns of its workbook, and what a column can fill. Plain values for the columns step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.register import Kind, Register
from papi_desktop.operations.import_workbook import DryRun
from papi_desktop.translations import _, render

_SAMPLES = 3


@dataclass(frozen=True)
class FoundColumn:
    """One column of the workbook.

    Attributes:
        heading: its name, by which choices are kept.
        target: what it fills ("birth", "birth:female"), "" for nothing.
        before, after: some of what stands in it, as the file holds it and decoded.
        encoding: how it was decoded where no font tells, "" where fonts do or nothing was to decode.
        takes: whether it can fill a field; the running number cannot.
    """

    heading: str
    target: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    encoding: str = ""
    takes: bool = True


def found_columns(run: DryRun) -> list[FoundColumn]:
    """Return the columns of a dry run: those that fill something, those that fill nothing, and others that had to be decoded."""
    reading = run.reading
    doubtful = {preview.heading: preview for preview in reading.previews}
    mapped = {heading: target for heading, target in reading.mapping.items() if target}
    unmapped = dict.fromkeys([*reading.unmapped, *(h for h, target in reading.mapping.items() if not target)], "")
    found = []
    for heading, target in (mapped | unmapped).items():
        preview = doubtful.pop(heading, None)
        pairs = list(_samples(run, target)) if target else list(preview.samples[:_SAMPLES]) if preview else []
        found.append(_column(heading, target, pairs, preview.encoding if preview else ""))
    found += [
        _column(heading, "", list(preview.samples[:_SAMPLES]), preview.encoding, takes=False)
        for heading, preview in doubtful.items()
    ]
    return found


def targets_of(register: Register) -> list[tuple[str, str]]:
    """Return what a column can fill: the text that is remembered, and its words on screen."""
    found = []
    for field in register:
        if not field.print_label or (field.kind is Kind.REFERENCE and field.key != register.subtitle_field):
            continue
        found.append((field.key, _(field.label)))
        for split in register.split_columns:
            for value in dict.fromkeys(split.children.values()) if split.value_field == field.key else ():
                choice = register[split.choice_field].choice(value)
                answer = Message(choice.label) if choice else value
                words = say("{field} ({answer})", field=Message(field.label), answer=answer)
                found.append((f"{field.key}:{value}", render(words)))
    return found


def _samples(run: DryRun, target: str) -> Iterator[tuple[str, str]]:
    """Yield some texts of a column before and after decoding; of a split heading those of its own answer."""
    field, _colon, answer = target.partition(":")
    choice_fields = {split.value_field: split.choice_field for split in run.register.split_columns}
    left = _SAMPLES
    for row in run.reading.rows:
        if row.raw.get(field) is None or (answer and row.record.get(choice_fields[field]) != answer):
            continue
        yield as_text(row.raw[field]), as_text(row.cells[field])
        left -= 1
        if not left:
            return


def _column(
    heading: str, target: str, pairs: list[tuple[str, str]], encoding: str, *, takes: bool = True
) -> FoundColumn:
    before, after = tuple(zip(*pairs, strict=True)) or ((), ())
    return FoundColumn(heading, target, before, after, encoding, takes)
