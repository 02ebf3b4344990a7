"""An official at the window, for tests: finds everything by the words on screen, types letter by letter, waits for what must appear.

Only visible and enabled controls are found, so that a test fails where a person would be stuck. Nothing here knows object names, classes
of pages or the store.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QProgressBar,
    QStatusBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
    QWizard,
)

PATIENCE = 30_000
"""Milliseconds an official waits before a test says that nothing came: long, for a machine that does other things too."""

_SHORTCUT = re.compile(r"\s{2,}\S.*$")


def bare(text: str) -> str:
    """Return a label without its access key, its shortcut, its required mark and a count behind it."""
    text = _SHORTCUT.sub("", text.replace("&&", "\0").replace("&", "").replace("\0", "&"))
    return re.sub(r"\s*\(\d+\)$", "", text.removesuffix(" *").strip())


class AnsweringPicker:
    """The file picker of a test: answers with the path it was told, as if the official had chosen it."""

    def __init__(self) -> None:
        self.answers: list[Path] = []
        self.asked: list[str] = []

    def will_choose(self, path: Path) -> None:
        """The next dialog is answered with `path`."""
        self.answers.append(path)

    def open_file(self, parent: QWidget, title: str, kinds: Any, chosen: Callable[[Path], None]) -> None:
        """Answer."""
        self._answer(title, chosen)

    def open_files(self, parent: QWidget, title: str, kinds: Any, chosen: Callable[[list[Path]], None]) -> None:
        """Answer with everything told so far."""
        self.asked.append(title)
        paths, self.answers = self.answers, []
        chosen(paths)

    def save_file(self, parent: QWidget, title: str, suggested: str, kind: Any, chosen: Callable[[Path], None]) -> None:
        """Answer."""
        self._answer(title, chosen)

    def folder(self, parent: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
        """Answer."""
        self._answer(title, chosen)

    def _answer(self, title: str, chosen: Callable[[Path], None]) -> None:
        self.asked.append(title)
        if self.answers:
            chosen(self.answers.pop(0))


class Official:
    """Works at whatever window is in front.

    Args:
        qtbot: pytest-qt's robot, for waiting.
        picker: answers file dialogs.
    """

    def __init__(self, qtbot: Any, picker: AnsweringPicker | None = None) -> None:
        self._bot = qtbot
        self.picker = picker or AnsweringPicker()
        self.steps: list[str] = []

    # -------------------------------------------------------------------------------------------------------- seeing

    @property
    def window(self) -> QWidget:
        """Return the window in front: a dialog over the program, or the program."""
        modal = QApplication.activeModalWidget()
        if modal is not None and modal.isVisible():
            return modal
        tops = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() != Qt.WindowType.ToolTip]
        dialogs = [w for w in tops if isinstance(w, QDialog | QWizard)]
        mains = [w for w in tops if isinstance(w, QMainWindow)]
        found = dialogs[-1:] or mains[-1:] or tops[-1:]
        assert found, "no window is open"
        return found[0]

    def sees(self, text: str) -> Official:
        """Wait until `text` is on screen."""
        self.steps.append(f"sees {text!r}")
        self._until(lambda: any(text in shown for shown in self.texts()), f"{text!r} is not on screen")
        return self

    def does_not_see(self, text: str) -> Official:
        """Wait until `text` is gone."""
        self.steps.append(f"does not see {text!r}")
        self._until(lambda: not any(text in shown for shown in self.texts()), f"{text!r} is still on screen")
        return self

    def texts(self) -> list[str]:
        """Return every text on screen in the window in front, and in lists open over it."""
        found: list[str] = [self.window.windowTitle()]
        popups = [
            w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowType() == Qt.WindowType.ToolTip
        ]
        for top in (self.window, *popups):
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible():
                    found += texts_of(widget)
        return found

    # -------------------------------------------------------------------------------------------------------- doing

    def opens(self, entry: str) -> Official:
        """Click an entry of the navigation or a tab."""
        self.steps.append(f"opens {entry!r}")
        self._until(lambda: self._entry(entry) is not None, f"there is no entry or tab {entry!r}")
        view, place = self._entry(entry) or (None, QPoint())
        assert view is not None
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        return self

    def presses(self, label: str) -> Official:
        """Click a button by its words."""
        self.steps.append(f"presses {label!r}")
        self._until(
            lambda: self._button(label) is not None, f"there is no button {label!r} to press: {self._buttons()}"
        )
        button = self._button(label)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return self

    def fills(self, values: Mapping[str, Any]) -> Official:
        """Fill fields by their labels: text is typed, a choice is chosen, True and False tick."""
        for label, value in values.items():
            self.steps.append(f"fills {label!r} with {value!r}")
            self._fill(self.field(label), value)
        return self

    def types(self, text: str) -> Official:
        """Type into whatever has the focus, letter by letter, as a Vietnamese typing program hands letters over."""
        self.steps.append(f"types {text!r}")
        for letter in text:
            self._send(letter)
        return self

    def retypes(self, wrong: str, right: str) -> Official:
        """Type as Unikey does: letters, then backspaces and the replacement."""
        self.types(wrong)
        for _letter in wrong:
            self.hits("Backspace")
        return self.types(right)

    def hits(self, *keys: str) -> Official:
        """Press keys such as "Ctrl+S", "Enter", "F2"."""
        for key in keys:
            self.steps.append(f"hits {key}")
            *modifiers, name = key.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= {
                    "Ctrl": Qt.KeyboardModifier.ControlModifier,
                    "Shift": Qt.KeyboardModifier.ShiftModifier,
                    "Alt": Qt.KeyboardModifier.AltModifier,
                }[modifier]
            code = getattr(Qt.Key, f"Key_{ {'Enter': 'Return', 'Del': 'Delete', 'Esc': 'Escape'}.get(name, name) }")
            QTest.keyClick(self._focused(), code, held)
            QCoreApplication.sendPostedEvents()  # what a key sets going is done before the next one: nobody types that fast
        return self

    def chooses_row(self, text: str) -> Official:
        """Click the line of a list or table that holds `text`."""
        self.steps.append(f"chooses the line of {text!r}")
        self._until(lambda: self._cell(text) is not None, f"no line holds {text!r}")
        found = self._cell(text)
        assert found is not None
        view, index = found
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, view.visualRect(index).center()
        )
        return self

    def clicks_heading(self, text: str) -> Official:
        """Click the heading of a column."""
        self.steps.append(f"clicks the heading {text!r}")
        for header in self.window.findChildren(QHeaderView):
            model = header.model()
            if not header.isVisible() or model is None or header.orientation() is not Qt.Orientation.Horizontal:
                continue
            for section in range(header.count()):
                if model.headerData(section, Qt.Orientation.Horizontal) == text:
                    place = QPoint(header.sectionViewportPosition(section) + 12, header.height() // 2)
                    QTest.mouseClick(
                        header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
                    )
                    return self
        raise AssertionError(f"there is no heading {text!r}")

    def buttons(self) -> list[str]:
        """Return what can be pressed now."""
        return self._buttons()

    def chooses_file(self, path: Path) -> Official:
        """Answer the next file dialog."""
        self.picker.will_choose(path)
        return self

    # ------------------------------------------------------------------------------------------------------ finding

    def field(self, label: str) -> QWidget:
        """Return the field with this label, once it can be typed into."""
        self._until(
            lambda: self._field(label) is not None, f"there is no field {label!r} to fill: {sorted(self._labels())}"
        )
        found = self._field(label)
        assert found is not None
        return found

    def shows(self, label: str, text: str) -> Official:
        """Wait until a field shows `text`."""
        self.steps.append(f"sees {text!r} in {label!r}")
        self._until(lambda: self.value_of(label) == text, f"{label!r} does not show {text!r}")
        return self

    def value_of(self, label: str) -> str:
        """Return what a field shows."""
        for widget in self._fields():
            if _name(widget) == label:
                return _shown_in(widget)
        raise AssertionError(f"there is no field {label!r}: {sorted(self._labels())}")

    def lines(self) -> list[list[str]]:
        """Return the rows of the first table on screen."""
        table = next(t for t in self.window.findChildren(QTableView) if t.isVisible())
        model = table.model()
        return [
            [str(model.index(row, column).data() or "") for column in range(_columns(model))]
            for row in range(model.rowCount())
        ]

    def _fields(self) -> Iterator[QWidget]:
        for widget in self.window.findChildren(QWidget):
            if (
                isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit | QTextEdit | QCheckBox)
                and widget.isVisible()
            ):
                yield widget

    def _field(self, label: str) -> QWidget | None:
        for widget in self._fields():
            locked = isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and widget.isReadOnly()
            if widget.isEnabled() and not locked and _name(widget) == label:
                return widget
        return None

    def _labels(self) -> set[str]:
        return {_name(w) for w in self._fields()}

    def _button(self, label: str) -> QAbstractButton | None:
        for button in self.window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and bare(button.text()) == label:
                return button
        return None

    def _buttons(self) -> list[str]:
        return [
            bare(b.text())
            for b in self.window.findChildren(QAbstractButton)
            if b.isVisible() and b.isEnabled() and b.text()
        ]

    def _entry(self, text: str) -> tuple[QWidget, QPoint] | None:
        for bar in self.window.findChildren(QTabBar):
            for number in range(bar.count()):
                if bar.isVisible() and bar.isTabVisible(number) and bare(bar.tabText(number)) == text:
                    return bar, bar.tabRect(number).center()
        for view in self.window.findChildren(QListView):
            model = view.model()
            if view.isVisible() and model is not None:
                for row in range(model.rowCount()):
                    if model.index(row, 0).data() == text:
                        return view.viewport(), view.visualRect(model.index(row, 0)).center()
        return None

    def _cell(self, text: str) -> tuple[QAbstractItemView, QModelIndex] | None:
        popups = [w for w in QApplication.topLevelWidgets() if w.isVisible() and isinstance(w, QAbstractItemView)]
        views = [*popups, *(v for v in self.window.findChildren(QAbstractItemView) if v.isVisible())]
        for view in views:
            model = view.model()
            if model is None or isinstance(view, QHeaderView):
                continue
            found = _find(model, text)
            if found is not None:
                return view, found
        return None

    def _fill(self, widget: QWidget, value: Any) -> None:
        if isinstance(widget, QCheckBox):
            if widget.isChecked() != bool(value):
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(8, widget.height() // 2))
            return
        if isinstance(widget, QComboBox) and not widget.isEditable():
            wanted = [n for n in range(widget.count()) if bare(widget.itemText(n)) == str(value)]
            assert wanted, f"{value!r} is not offered: {[widget.itemText(n) for n in range(widget.count())]}"
            widget.setFocus()
            widget.setCurrentIndex(wanted[0])
            widget.activated.emit(wanted[0])
            return
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        for letter in str(value):
            self._send(letter, widget)

    def _send(self, letter: str, widget: QWidget | None = None) -> None:
        target = widget or self._focused()
        if letter == "\n":
            QTest.keyClick(target, Qt.Key.Key_Return)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def _focused(self) -> QWidget:
        """Return what the keyboard speaks to: the window in front is made active first, as the system does for a person."""
        window = self.window
        if not window.isActiveWindow():
            window.activateWindow()
            self._until(window.isActiveWindow, "the window in front does not take the keyboard")
        return QApplication.focusWidget() or window

    def _until(self, true: Callable[[], bool], otherwise: str) -> None:
        def check() -> bool:
            assert true(), f"{otherwise}\nsteps so far:\n  " + "\n  ".join(self.steps)
            return True

        self._bot.waitUntil(check, timeout=PATIENCE)


def _name(field: QWidget) -> str:
    return bare(field.accessibleName() or (field.text() if isinstance(field, QCheckBox) else ""))


def texts_of(widget: QWidget) -> list[str]:
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        return _cells(widget)
    if isinstance(widget, QTabBar):
        return [widget.tabText(n) for n in range(widget.count()) if widget.isTabVisible(n)]
    if isinstance(widget, QStatusBar):
        return [widget.currentMessage()]
    if isinstance(widget, QProgressBar):
        return [widget.text()]
    if isinstance(widget, QLabel | QAbstractButton):
        return [bare(widget.text()), widget.text()]
    if isinstance(widget, QLineEdit | QComboBox | QPlainTextEdit | QTextEdit):
        return [_shown_in(widget)]
    return []


def _shown_in(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QCheckBox):
        return "x" if widget.isChecked() else ""
    return ""


def _cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    texts = [
        str(model.index(row, column).data() or "")
        for row in range(min(model.rowCount(), 400))
        for column in range(_columns(model))
    ]
    texts += [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in range(_columns(model))]
    return texts


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _find(model: QAbstractItemModel, text: str) -> QModelIndex | None:
    for row in range(min(model.rowCount(), 400)):
        for column in range(_columns(model)):
            index = model.index(row, column)
            if text in str(index.data() or "") and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                return index
    return None
