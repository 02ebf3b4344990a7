"""Every editor: what is typed is never touched before the field is left, and then it stands in its proper form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from papi_desktop.domain.register import Choice, Field, Kind
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.translations import render
from papi_desktop.ui.widgets.editors import (
    ChoiceEditor,
    ChoicesEditor,
    DateEditor,
    Editor,
    FlagEditor,
    LongTextEditor,
    NumberEditor,
    PartialDateEditor,
    TextEditor,
)
from papi_desktop.ui.widgets.reference_editor import Candidate, ReferenceEditor
from tests.ui.commune import TODAY
from tests.ui.official import Official

VILLAGES = [Candidate("1", "Bản Nà Cáy"), Candidate("2", "Bản Pá Lầu"), Candidate("3", "Bản Pá Lông")]


class Finder:
    """Candidates that answer at once."""

    def find_now(self, text: str) -> Sequence[Candidate]:
        return [c for c in VILLAGES if fold(text) in fold(c.title)]

    def find(self, text: str, done: Callable[[Sequence[Candidate]], None]) -> None:
        done(self.find_now(text))

    def name(self, id: str, done: Callable[[Candidate], None]) -> None:
        done(next(c for c in VILLAGES if c.id == id))


def today() -> date:
    return TODAY


@pytest.fixture
def place(qtbot: Any) -> Iterator[Callable[[QWidget], Any]]:
    """Puts an editor into a window beside another field, with the cursor in it."""
    windows = []

    def put(editor: QWidget) -> Any:
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.addWidget(editor)
        layout.addWidget(QLineEdit())
        windows.append(window)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        editor.setFocus()
        return editor

    yield put
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.mark.parametrize(
    ("typed", "shown", "value"),
    [
        ("5", "05/12/2026", "2026-12-05"),
        ("5/3", "05/03/2026", "2026-03-05"),
        ("+30", "31/12/2026", "2026-12-31"),
        ("05092026", "05/09/2026", "2026-09-05"),
        ("", "", None),
        ("31/02/2026", "31/02/2026", None),
    ],
)
def test_dates_are_read_on_leaving(
    place: Callable[[QWidget], Any], official: Official, typed: str, shown: str, value: str | None
) -> None:
    editor = place(DateEditor(today))
    official.types(typed)
    assert editor.text() == typed
    official.hits("Tab")
    assert (editor.text(), editor.value()) == (shown, value)
    assert (editor.problem() is None) == (value is not None or not typed)


@pytest.mark.parametrize(
    ("kind", "typed", "shown", "value"),
    [
        (Kind.MONEY, "1005000", "1.005.000", 1_005_000),
        (Kind.MONEY, "0", "0", 0),
        (Kind.INTEGER, "12", "12", 12),
        (Kind.INTEGER, "1,5", "1,5", None),
        (Kind.INTEGER, "", "", None),
        (Kind.DECIMAL, "12,50", "12,5", "12.5"),
        (Kind.YEAR, "2026", "2026", 2026),
        (Kind.MONEY, "mười", "mười", None),
    ],
)
def test_numbers(
    place: Callable[[QWidget], Any], official: Official, kind: Kind, typed: str, shown: str, value: object
) -> None:
    editor = place(NumberEditor(kind))
    official.types(typed)
    assert editor.text() == typed
    official.hits("Tab")
    assert (editor.text(), editor.value()) == (shown, value)


def test_money_is_said_in_words(place: Callable[[QWidget], Any], official: Official) -> None:
    editor = place(NumberEditor(Kind.MONEY))
    official.types("1005000")
    assert editor.hint() == "Một triệu không trăm linh năm nghìn đồng"


def test_partial_dates_keep_what_is_known(place: Callable[[QWidget], Any], official: Official) -> None:
    editor = place(PartialDateEditor(today))
    official.types("5/1960").hits("Tab")
    assert (editor.text(), editor.value()) == ("05/1960", "1960-05")


@pytest.mark.parametrize("editor", [TextEditor, LongTextEditor, lambda: ReferenceEditor(Finder(), "village")])
def test_unikey_backspaces_and_replacement_letters(
    place: Callable[[QWidget], Any], official: Official, editor: Callable[[], QWidget]
) -> None:
    field = place(editor())
    official.retypes("Nguye", "Nguyê").retypes("Nguyên", "Nguyễn").types(" Đức")
    text = field.toPlainText() if isinstance(field, LongTextEditor) else field.text()
    assert text.endswith("Nguyễn Đức")


def test_text_is_nfc_and_squeezed(place: Callable[[QWidget], Any], official: Official) -> None:
    editor = place(TextEditor())
    official.types("  Lo\u0300  Thi\u0323 U\u0301n ")
    assert editor.value() == "Lò Thị Ún"
    official.hits("Tab")
    assert editor.text() == "Lò Thị Ún"


def test_names_are_one_a_line(place: Callable[[QWidget], Any], official: Official) -> None:
    editor = place(LongTextEditor(names=True))
    official.types("Lò Thị Ún\n\n Quàng Văn Đức ")
    assert editor.value() == ["Lò Thị Ún", "Quàng Văn Đức"]


def test_a_reference_is_chosen_by_part_of_its_name(place: Callable[[QWidget], Any], official: Official) -> None:
    editor = place(ReferenceEditor(Finder(), "village"))
    official.types("pa l").sees("Bản Pá Lông")
    official.hits("Down", "Enter")
    assert (editor.text(), editor.value()) == ("Bản Pá Lông", "3")


def test_a_reference_meant_by_one_only_is_taken_on_leaving(place: Callable[[QWidget], Any], official: Official) -> None:
    editor = place(ReferenceEditor(Finder(), "village"))
    official.types("nà cáy").hits("Tab")
    assert editor.value() == "1"


def test_an_unclear_reference_is_a_problem(place: Callable[[QWidget], Any], official: Official) -> None:
    editor = place(ReferenceEditor(Finder(), "village"))
    official.types("pá l").hits("Tab")
    assert editor.value() is None
    assert "F4" in render(editor.problem())


def test_choice_flag_and_choices(qtbot: Any) -> None:
    field = Field("x", Kind.CHOICE, "State", choices=(Choice("a", "Poor", "A"), Choice("b", "Near poor", "B")))
    one, some, flag = ChoiceEditor(field), ChoicesEditor(field), FlagEditor("State")
    for editor in (one, some, flag):
        qtbot.addWidget(editor)
    one.show_value("b")
    some.show_value(["a", "b"])
    flag.show_value(True)
    assert (one.value(), some.value(), flag.value()) == ("b", ["a", "b"], True)
    one.show_value(None)
    some.show_value(None)
    assert (one.value(), some.value()) == (None, None)
    one.show_value("gone")
    assert one.value() == "gone", "a choice no longer offered must not be lost by opening the form"


@pytest.mark.parametrize(
    "editor", [lambda: DateEditor(today), TextEditor, lambda: NumberEditor(Kind.MONEY), LongTextEditor]
)
def test_a_locked_editor_cannot_be_typed_into(
    place: Callable[[QWidget], Any], official: Official, editor: Callable[[], QWidget]
) -> None:
    field = place(editor())
    assert isinstance(field, Editor)
    field.set_locked(True)
    official.types("5")
    assert field.value() is None
