"""One editor for every kind of field: what is typed is never touched until the field is left.

Vietnamese typing programs send backspaces and replacement letters, so there is no input mask, no inline completion and no reformatting
while the cursor is in a field. Editors know their field and nothing of the record.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Field, Kind
from papi_desktop.domain.vietnamese.dates import PartialDate, parse_date, parse_typed_date, table_date
from papi_desktop.domain.vietnamese.numbers import amount_in_words, format_number, parse_number
from papi_desktop.domain.vietnamese.text import nfc, squeeze
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.translations import _
from papi_desktop.ui.style import theme

Today = Callable[[], date]


class Editor:
    """What a form asks of every editor, and what most of them answer."""

    edited: SignalInstance
    """Emitted when the official changed something, not when a value is shown."""

    def value(self) -> Any:
        """Return the value of the field's kind; None when blank or unreadable."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value of the field's kind."""
        raise NotImplementedError

    def set_locked(self, locked: bool) -> None:
        """Allow or forbid changes; a locked editor can still be read, selected and copied."""
        raise NotImplementedError

    def settle(self) -> None:
        """Rewrite what was typed in its proper form: called on leaving the field and before saving."""

    def problem(self) -> Message | None:
        """Return why what is typed cannot be read, or None."""
        return None

    def hint(self) -> str:
        """Return what stands under the field, such as the amount in words."""
        return ""

    def choose(self) -> None:
        """Open the list to choose from, if there is one."""


class TextEditor(QLineEdit, Editor):
    """One line of text, a name, a telephone or an identity number."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._tell)

    def value(self) -> Any:
        """Return the text, NFC and squeezed, or None."""
        return squeeze(self.text()) or None

    def show_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def set_locked(self, locked: bool) -> None:
        """Lock or unlock."""
        self.setReadOnly(locked)

    def settle(self) -> None:
        """Squeeze white space."""
        clean = squeeze(self.text())
        if clean != self.text():
            self.setText(clean)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles it; losing the window to another program does not."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason and not self.isReadOnly():
            self.settle()

    def _tell(self, _text: str) -> None:
        self.edited.emit()


class ParsedEditor(TextEditor):
    """A line whose text is read as something else: a date, a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[str, Any] = ("", None)

    def value(self) -> Any:
        """Return what the text says, or None when it says nothing that can be read."""
        try:
            return self._read()
        except UnreadableError:
            return None

    def problem(self) -> Message | None:
        """Return why the text cannot be read."""
        try:
            self._read()
        except UnreadableError as e:
            return e.message
        return None

    def show_value(self, value: Any) -> None:
        """Write a value in its proper form."""
        written = "" if value is None else self.write(value)
        self._kept = (written, value)
        super().show_value(written)

    def settle(self) -> None:
        """Write what was read in its proper form; leave what cannot be read for the official to correct."""
        if self.problem() is None:
            self.show_value(self.value())

    def _read(self) -> Any:
        text = self.text()
        return self._kept[1] if text == self._kept[0] else self.read(text)

    def read(self, text: str) -> Any:
        """Read a text.

        Raises:
            UnreadableError: if it does not say what the field asks for.
        """
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """Return the proper form of a value."""
        raise NotImplementedError


class DateEditor(ParsedEditor):
    """A whole date; "5", "5/3" and "+30" are understood; F4 opens a calendar."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def read(self, text: str) -> Any:
        """Read short and long forms."""
        day = parse_typed_date(text, self._today())
        return day.isoformat() if day else None

    def write(self, value: Any) -> str:
        """Return dd/mm/yyyy."""
        return table_date(date.fromisoformat(value))

    def choose(self) -> None:
        """Open a calendar at the date typed."""
        if self.isReadOnly():
            return
        dialog = QDialog(self, Qt.WindowType.Popup)
        calendar = QCalendarWidget(dialog)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        start = self.value() or self._today().isoformat()
        calendar.setSelectedDate(QDate.fromString(start, Qt.DateFormat.ISODate))
        calendar.activated.connect(self._chosen)
        calendar.activated.connect(dialog.accept)
        calendar.clicked.connect(self._chosen)
        calendar.clicked.connect(dialog.accept)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.move(self.mapToGlobal(self.rect().bottomLeft()))
        dialog.open()
        calendar.setFocus()

    def _chosen(self, day: QDate) -> None:
        self.show_value(day.toString(Qt.DateFormat.ISODate))
        self.edited.emit()


class PartialDateEditor(ParsedEditor):
    """A date of which only the year, or month and year, may be known."""

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today

    def read(self, text: str) -> Any:
        """Read 12/5/1960, 5/1960 or 1960."""
        found = parse_date(text, today=self._today())
        return found.iso if found else None

    def write(self, value: Any) -> str:
        """Return what is known, day first."""
        return table_date(PartialDate.from_iso(value))


class NumberEditor(ParsedEditor):
    """A whole number, a decimal or an amount of đồng; blank is not zero."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind

    def read(self, text: str) -> Any:
        """Read a number as Vietnamese papers write it."""
        number = parse_number(text, decimal_separator=",")
        if number is None:
            return None
        if self._kind is Kind.DECIMAL:
            return format(number.normalize(), "f")
        if number != int(number):
            raise UnreadableError(say("“{text}” is not a whole number.", text=squeeze(text)))
        return int(number)

    def write(self, value: Any) -> str:
        """Return the number with dots; a year without."""
        return str(value) if self._kind is Kind.YEAR else format_number(Decimal(str(value)))

    def hint(self) -> str:
        """Return an amount in words, so that a zero too many is seen."""
        value = self.value()
        return amount_in_words(value) if self._kind is Kind.MONEY and value is not None else ""


class LongTextEditor(QPlainTextEdit, Editor):
    """Several lines; with `names` each line is one name."""

    edited = Signal()

    def __init__(self, names: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._showing = False
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme().px(72))
        self.textChanged.connect(self._tell)

    def value(self) -> Any:
        """Return the text, or the list of names; None when blank."""
        text = nfc(self.toPlainText())
        if self._names:
            return [name for line in text.split("\n") if (name := squeeze(line))] or None
        return text.strip() or None

    def show_value(self, value: Any) -> None:
        """Show a text or a list of names."""
        self._showing = True
        self.setPlainText("\n".join(value) if isinstance(value, list) else str(value or ""))
        self._showing = False

    def set_locked(self, locked: bool) -> None:
        """Lock or unlock."""
        self.setReadOnly(locked)

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit()


class ChoiceEditor(QComboBox, Editor):
    """One of few; the wheel does not change it by accident.

    Args:
        blank: whether none of them may stand there too.
    """

    edited = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None, *, blank: bool = True) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        if blank:
            self.addItem("", None)
        for choice in field.choices:
            self.addItem(_(choice.label), choice.value)
        self.activated.connect(self._tell)

    def value(self) -> Any:
        """Return the stored word of the choice."""
        return self.currentData()

    def show_value(self, value: Any) -> None:
        """Show a choice; one that is no longer offered is kept and shown as it is."""
        index = self.findData(value)
        if index < 0:
            self.addItem(str(value), value)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def set_locked(self, locked: bool) -> None:
        """Lock or unlock."""
        self.setEnabled(not locked)

    def choose(self) -> None:
        """Open the list."""
        if self.isEnabled():
            self.showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()

    def _tell(self, _index: int) -> None:
        self.edited.emit()


class FlagEditor(QCheckBox, Editor):
    """Yes or no, with its label beside the box."""

    edited = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.clicked.connect(self._tell)

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.isChecked()

    def show_value(self, value: Any) -> None:
        """Tick or untick; blank is unticked."""
        self.setChecked(bool(value))

    def set_locked(self, locked: bool) -> None:
        """Lock or unlock."""
        self.setEnabled(not locked)

    def _tell(self, _checked: bool) -> None:
        self.edited.emit()


class ChoicesEditor(QWidget, Editor):
    """Any number of few, each a tick box."""

    edited = Signal()
    _COLUMNS = 4

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        self._boxes: dict[str, QCheckBox] = {}
        for number, choice in enumerate(field.choices):
            box = QCheckBox(_(choice.label))
            box.clicked.connect(self._tell)
            layout.addWidget(box, number // self._COLUMNS, number % self._COLUMNS)
            self._boxes[choice.value] = box
        self.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> Any:
        """Return the stored words of what is ticked, or None."""
        return [value for value, box in self._boxes.items() if box.isChecked()] or None

    def show_value(self, value: Any) -> None:
        """Tick what `value` lists."""
        for key, box in self._boxes.items():
            box.setChecked(key in (value or ()))

    def set_locked(self, locked: bool) -> None:
        """Lock or unlock."""
        for box in self._boxes.values():
            box.setEnabled(not locked)

    def _tell(self, _checked: bool) -> None:
        self.edited.emit()
