"""Everything received and in force as Parquet, partitioned by period and unit, for analysis without this program (docs/bundle.md)."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import RECEIVED, RECEIVED_RECORDS
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.jobs import Progress
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class Exported:
    """Two datasets that were written: `figures` and `records`, with their rows."""

    folder: Path
    reports: int
    figures: int
    records: int


def export(office: Office, out: Path, progress: Progress | None = None) -> Exported:
    """Write every report in force into `out`/figures and `out`/records; what was there is replaced at the end.

    Raises:
        UserError: pyarrow is not installed, or `out` cannot be written.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as missing:
        raise UserError(
            "PQ-01",
            say("The part that writes Parquet (pyarrow) is not installed on this computer."),
            say("Nothing was written; what was received is safe."),
            say("Install it with: pip install papi-desktop[parquet]"),
        ) from missing
    progress = progress or Progress()
    rows = list(office.store.all(RECEIVED, Query(filters={"state": "current"})))
    counted = {"figures": 0, "records": 0}
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".papi-", dir=out) as scratch:
            folder = Path(scratch)
            for name in counted:
                (folder / name).mkdir()
            for number, row in enumerate(rows):
                progress.step(number, len(rows), say("Writing {unit}", unit=row["unit_name"]))
                counted["figures"] += _write(folder / "figures", row, _figures(row))
                counted["records"] += _write(folder / "records", row, _records(office, row))
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


def _common(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "unit_name": row["unit_name"],
        "unit_code": row["unit_code"] or "",
        "kind": row["kind"],
        "version": row["edition"],
        "received_on": row["received_on"],
    }


def _figures(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            **_common(row),
            "figure": figure["key"],
            "label": figure["label"],
            "measure": str(figure.get("unit", "")),
            "state": figure["state"],
            "value": figure["value"],
        }
        for figure in (row["content"] or {}).get("figures", [])
    ]


def _records(office: Office, row: dict[str, Any]) -> list[dict[str, Any]]:
    found = office.store.all(RECEIVED_RECORDS, Query(filters={"received_id": row["id"]}))
    return [
        {
            **_common(row),
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
    whole = {"version": pa.int32(), "value": pa.int64()}
    schema = pa.schema([(key, whole.get(key, pa.string())) for key in columns])
    unit = row["unit_code"] or papers.stem_of(row["unit_name"])
    partition = dataset / f"period={row['period']}" / f"unit={unit}"
    partition.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(dict(columns), schema=schema), partition / f"{row['kind']}.parquet", compression="zstd")
    return len(lines)
