"""What is exported comes back the same, for every register that has columns in workbooks."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papi_desktop.domain.parsing import parse_value
from papi_desktop.domain.register import Field, Kind, Register
from papi_desktop.domain.registers import ALL
from papi_desktop.exchange.workbook_reader import read_register
from papi_desktop.exchange.workbook_writer import exportable, write_register

TODAY = date(2026, 11, 22)
REGISTERS = [register for register in ALL if exportable(register)]
NAMES = {"id-1": "Bản Nà Cáy", "id-2": "Tiểu khu 3", "id-3": "=HYPERLINK(1)"}

texts = st.text(max_size=30) | st.sampled_from(
    [
        "=1+1",
        "+84",
        "-5",
        "@x",
        "\tx",
        "000",
        "1.234",
        "Tổng cộng",
        "Cộng bản",
        "Hoà  Bình",
        "NGƯỜI LẬP",
        "II",
        "x\u0301",
        "_x0041_",
        "A",
        "3=2/1",
    ]
)
days = st.dates(date(1900, 1, 1), TODAY)


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Return a strategy for what a field may hold once it is kept."""
    if field.catalogue:
        return st.sampled_from(list(NAMES))
    match field.kind:
        case Kind.TEXT | Kind.LONGTEXT | Kind.PERSON:
            return texts.map(lambda text: parse_value(field, text, today=TODAY).value)
        case Kind.NAMES:
            return st.lists(texts, max_size=3).map(
                lambda names: parse_value(field, "; ".join(names), today=TODAY).value
            )
        case Kind.DATE:
            return st.dates(date(1890, 1, 1), date(2100, 1, 1)).map(date.isoformat)
        case Kind.PARTIAL_DATE:
            return st.tuples(days, st.sampled_from((4, 7, 10))).map(lambda both: both[0].isoformat()[: both[1]])
        case Kind.YEAR:
            return st.integers(1900, 2050)
        case Kind.INTEGER:
            return st.integers(0, 10**18)
        case Kind.MONEY:
            return st.integers(-(10**18), 10**18)
        case Kind.DECIMAL:
            numbers = st.decimals(-(10**9), 10**9, places=4) | st.decimals(0, 1, places=20)
            return numbers.map(lambda number: parse_value(field, f"{number:f}".replace(".", ","), today=TODAY).value)
        case Kind.CHOICE:
            return st.sampled_from([choice.value for choice in field.choices])
        case Kind.CHOICES:
            chosen = st.sets(st.sampled_from([choice.value for choice in field.choices]))
            return chosen.map(lambda some: [choice.value for choice in field.choices if choice.value in some])
        case Kind.FLAG:
            return st.booleans()
        case Kind.PHONE:
            return st.from_regex(r"\A0[35789][0-9]{8}(, 02[0-9]{8})?\Z")
        case Kind.CITIZEN_ID:
            return st.from_regex(r"\A(0[0-9]{10}[1-9]|[1-8][0-9]{7}0)\Z")
        case Kind.REFERENCE:
            return st.sampled_from(list(NAMES))
        case _:
            raise AssertionError(field.kind)


def records_of(register: Register) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return a strategy for a few records with what they must have, and any of the rest."""
    must = {
        f.key: values_of(f).filter(bool) for f in exportable(register) if f.required or f.key == register.title_field
    }
    may = {f.key: values_of(f) for f in exportable(register) if f.key not in must}
    return st.lists(st.fixed_dictionaries(must, optional=may), min_size=1, max_size=4)


def kept(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, "", [])}


def test_every_kind_that_is_kept_is_tried() -> None:
    tried = {field.kind for register in REGISTERS for field in exportable(register)}
    assert tried >= {Kind.TEXT, Kind.PARTIAL_DATE, Kind.CITIZEN_ID, Kind.REFERENCE, Kind.CHOICE, Kind.NAMES, Kind.FLAG}
    assert len(REGISTERS) >= 8


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_export_and_import_are_inverse(register: Register, data: st.DataObject) -> None:
    records = data.draw(records_of(register))
    linked = {field.named_by for field in register if field.named_by}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        count = write_register(path, register, records, references_back=dict.fromkeys(linked, NAMES))
        back = {key: {name: identity for identity, name in NAMES.items()} for key in linked}
        reading = read_register(path, register, references=back, today=TODAY)
    assert count == len(records) == len(reading.rows)
    assert [row.record for row in reading.rows] == [kept(record) for record in records]
    # Rules of the whole record speak of what was drawn, not of what was read.
    rules = {problem.kind for row in reading.rows for rule in register.rules if (problem := rule(row.record))}
    assert {problem.kind for problem in reading.problems} <= {"required", "duplicate"} | rules
    assert reading.unmapped == []
    assert reading.rows_in == len(reading.rows) + sum(skipped.count for skipped in reading.skipped)


def test_decimals_beyond_what_a_cell_keeps_stay_text(tmp_path: Path) -> None:
    field = Field("rate", Kind.DECIMAL, "Rate", print_label="Tỷ lệ")
    name = Field("name", Kind.TEXT, "Name", print_label="Tên")
    register = Register("rates", "Rates", "rate", (name, field), "name")
    records = [
        {"name": "a", "rate": "0.1"},
        {"name": "b", "rate": "0.12345678901234567891"},
        {"name": "c", "rate": "-1234567.5"},
    ]
    write_register(tmp_path / "r.xlsx", register, records, references_back={})
    rows = read_register(tmp_path / "r.xlsx", register, references={}, today=TODAY).rows
    assert [Decimal(row.record["rate"]) for row in rows] == [Decimal(record["rate"]) for record in records]
