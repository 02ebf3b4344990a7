"""Everything received and in force as Parquet, partitioned by period and unit, for analysis without this program (docs/bundle.md)."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import RECEIVED, RECEIVED_RECORDS
from papi_desktop.domain.reporting import is_partial
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.jobs import Progress
from papi_desktop.operations import papers
from papi_desktop.operations.board import awaited_units, reaches_to
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class Exported:
    """Two datasets that were written: `figures` and `records`, with their rows."""

    folder: Path
    reports: int
    figures: int
    records: int


def missing() -> UserError:
    """Return why nothing can be written where the part for it is not installed: it is larger than the program (docs/decisions/0005)."""
    return UserError(
        "PQ-01",
        say("The part that writes Parquet (pyarrow) is not installed on this computer."),
        say("Nothing was written; what was received is safe."),
        say("Ask whoever looks after the computers to install it by this command: {command}", command=_command()),
    )


def _command() -> str:
    """Return the command that installs the part beside this program, whichever Python it was installed with."""
    python = Path(sys.executable)
    return f'"{python.with_name(python.name.replace("pythonw", "python"))}" -m pip install pyarrow'


def installed() -> bool:
    """Return whether the part that writes Parquet is there."""
    return find_spec("pyarrow") is not None


def folder_in(chosen: Path) -> Path:
    """Return the folder of its own that an export gets in one a person chose."""
    return chosen / papers.stem_word("parquet")


def export(office: Office, out: Path, progress: Progress | None = None) -> Exported:
    """Write every report in force into `out`/figures and `out`/records; an export that was there is replaced at the end.

    Raises:
        UserError: pyarrow is not installed, files of something else lie there, `out` cannot be written, or the role may only look.
    """
    office.store.require_files()
    if not installed():
        raise missing()
    progress = progress or Progress()
    rows = list(office.store.all(RECEIVED, Query(filters={"state": "current"})))
    codes = {fold(name): code for name, code in awaited_units(office).values()}
    counted = {"figures": 0, "records": 0}
    for name in counted:
        _require_ours(out / name)
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".papi-", dir=out) as scratch:
            folder = Path(scratch)
            for name in counted:
                (folder / name).mkdir()
            for number, row in enumerate(rows):
                progress.step(number, len(rows), say("Writing {unit}", unit=row["unit_name"]))
                common = _common(office, row, codes)
                counted["figures"] += _write(folder / "figures", row, _figures(row, common))
                counted["records"] += _write(folder / "records", row, _records(office, row, common))
            progress.step(len(rows), len(rows))
            for name in counted:
                if (out / name).exists():
                    shutil.rmtree(out / name)
                (folder / name).rename(out / name)
    except OSError as error:
        raise UserError(
            "PQ-02",
            say("The data could not be written into “{folder}”: {reason}.", folder=str(out), reason=reason_of(error)),
            say("What was received is safe."),
            say("Make room on the disk or choose another folder, and try again."),
        ) from error
    return Exported(out, len(rows), counted["figures"], counted["records"])


def _require_ours(dataset: Path) -> None:
    """Refuse to replace a folder that is no earlier export: it is taken away as a whole.

    Raises:
        UserError: there is something else in it.
    """
    if dataset.exists() and not (
        dataset.is_dir() and all(entry.is_dir() and entry.name.startswith("period=") for entry in dataset.iterdir())
    ):
        raise UserError(
            "PQ-03",
            say("In “{folder}” lies something that is no earlier export.", folder=str(dataset)),
            say("Nothing was written, and nothing there was touched."),
            say("Choose another folder, best an empty one."),
        )


def _common(office: Office, row: dict[str, Any], codes: dict[str, str]) -> dict[str, Any]:
    return {
        "unit_name": row["unit_name"],
        "unit_code": row["unit_code"] or codes.get(fold(row["unit_name"]), ""),
        "kind": row["kind"],
        "version": row["edition"],
        "received_on": row["received_on"],
        "practice": office.practice,  # a practice report is received by a practice office only
    }


def _figures(row: dict[str, Any], common: dict[str, Any]) -> list[dict[str, Any]]:
    as_of = reaches_to(row["content"])
    return [
        {
            **common,
            "figure": figure["key"],
            "label": figure["label"],
            "measure": str(figure.get("unit", "")),
            "state": figure["state"],
            "value": figure["value"],
            "is_estimate": figure.get("estimate") is True,
            "is_partial": is_partial(figure),
            "as_of": as_of.isoformat() if as_of else None,
        }
        for figure in (row["content"] or {}).get("figures", [])
    ]


def _records(office: Office, row: dict[str, Any], common: dict[str, Any]) -> list[dict[str, Any]]:
    found = office.store.all(RECEIVED_RECORDS, Query(filters={"received_id": row["id"]}))
    return [
        {
            **common,
            "book": record["book"],
            "source_id": record["source"],
            "data": json.dumps(record["data"] or {}, ensure_ascii=False, sort_keys=True),
        }
        for record in found
    ]


def _write(dataset: Path, row: dict[str, Any], lines: list[dict[str, Any]]) -> int:
    """Write the lines of one report as one file of its partition; return how many there are."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not lines:
        return 0
    columns: dict[str, list[Any]] = defaultdict(list)
    for line in lines:
        for key, value in line.items():
            columns[key].append(value)
    others = {
        "version": pa.int32(),
        "value": pa.int64(),
        "practice": pa.bool_(),
        "is_estimate": pa.bool_(),
        "is_partial": pa.bool_(),
    }
    schema = pa.schema([(key, others.get(key, pa.string())) for key in columns])
    unit = lines[0]["unit_code"] or papers.stem_of(row["unit_name"])
    partition = dataset / f"period={row['period']}" / f"unit={unit}"
    partition.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(dict(columns), schema=schema), partition / f"{row['kind']}.parquet", compression="zstd")
    return len(lines)
