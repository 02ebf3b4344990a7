"""A piece of the country as Parquet: summed up by an engine without this program, which opens only the files a question needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.country import PERIODS, Asked, Country, write_country

PROVINCES, COMMUNES = 3, 4


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Country]:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("country")
    made = write_country(folder / "out", folder / "offices", provinces=PROVINCES, communes=COMMUNES, lines=6)
    return folder / "out", made


def test_sums_agree_with_what_was_reported(written: tuple[Path, Country]) -> None:
    out, made = written
    assert made.reports == made.communes * len(PERIODS), "of a corrected report only the version in force"
    assert made.communes == PROVINCES * COMMUNES
    asked = Asked(out)
    assert asked.rows("SELECT sum(value) FROM {figures} WHERE figure = 'disclosures'") == [(made.disclosed,)]
    assert asked.rows("SELECT count(*) FROM {records}") == [(made.disclosed,)]
    assert asked.rows("SELECT count(DISTINCT unit) FROM {figures}") == [(made.communes,)]
    assert [period for (period,) in asked.rows("SELECT DISTINCT period FROM {figures} ORDER BY 1")] == list(PERIODS)


def test_what_is_not_told_is_not_counted_as_nothing(written: tuple[Path, Country]) -> None:
    [(value, state)] = Asked(written[0]).rows(
        "SELECT DISTINCT value, state FROM {figures} WHERE figure = 'disclosures_late'"
    )
    assert (value, state) == (None, "blank")


def test_only_the_partitions_asked_for_are_opened(written: tuple[Path, Country]) -> None:
    asked = Asked(written[0])
    everything = "SELECT sum(value) FROM {figures}"
    assert asked.files_read(everything) == PROVINCES * COMMUNES * len(PERIODS)
    assert asked.files_read(everything + " WHERE period = '2026-Q3'") == PROVINCES * COMMUNES
    [(unit,)] = asked.rows("SELECT min(unit) FROM {figures}")
    assert asked.files_read(f"{everything} WHERE unit = '{unit}'") == len(PERIODS)
    assert asked.files_read(f"{everything} WHERE unit = '{unit}' AND period = '2026-Q3'") == 1
