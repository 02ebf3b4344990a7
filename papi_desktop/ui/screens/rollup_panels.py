"""What the figures of all units are looked at by: sums, two units, two periods, pictures by unit and by dimension."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations.office import Office
from papi_desktop.operations.rollup import RollUp, UnitFigures
from papi_desktop.operations.rollup_compare import ALL_UNITS, Comparison, Dimension
from papi_desktop.translations import _, render
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.plain_words import plain_words

_NARROW = 420  # pixels a picture is never scaled below


class SumsPanel(QWidget):
    """Every figure with its sum; Enter asks for its units."""

    opened = Signal(str)
    """The key of the figure."""

    def __init__(self, whole: RollUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = list(whole.labels)
        heads = [
            _("Figure"),
            _("Sum of all units"),
            _("Same period last year"),
            _("Units with a value"),
            _("Units that keep the book"),
        ]
        self.table = PlainTable(heads, [0, 140, 160, 150, 150], _("Figures of all units"), right=(1, 2, 3, 4))
        rows = []
        for key, (label, measure) in whole.labels.items():
            told = f"{whole.told[key]}/{len(whole.board.lines)}"
            total = whole.shown(key, _("not kept"))
            rows.append([f"{label} ({measure})", total, _last_year(whole, key), told, whole.kept_of(key)])
        self.table.show_rows(rows)
        self.table.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.addWidget(self.table)

    def _open(self, row: int) -> None:
        self.opened.emit(self._keys[row])


class ComparePanel(QWidget):
    """Two sides chosen from two lists, and every figure on both.

    Args:
        choices: for each of the two lists its caption and what it offers, as (text, value).
        work: makes the work that compares what was chosen; it holds no widget.
    """

    def __init__(
        self,
        shell: Shell,
        choices: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        work: Callable[[str, str], Callable[[Office], Comparison]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._work = shell, work
        self.found: Comparison | None = None
        self._boxes: list[QComboBox] = []
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        for caption, offered in choices:
            box = QComboBox()
            box.setAccessibleName(caption)
            for text, value in offered:
                box.addItem(text, value)
            label = QLabel(caption)
            label.setBuddy(box)
            top.addWidget(label)
            top.addWidget(box)
            box.activated.connect(self.read)
            self._boxes.append(box)
        top.addStretch(1)
        self.table = PlainTable(
            [_("Figure"), "", "", _("Second against first")], [0, 190, 190, 220], _("Comparison"), right=(1, 2, 3)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self._silent = plain_words("muted")
        layout.addWidget(self._silent)
        if self._boxes[-1].count() > 1 and [box.currentText() for box in self._boxes] == [offered[0][0]] * 2:
            self._boxes[-1].setCurrentIndex(1)

    def read(self, _index: int = 0) -> None:
        """Compare what is chosen."""
        left, right = (str(box.currentData()) for box in self._boxes)
        self._shell.reader.submit(self._work(left, right), self._show, key=f"compare:{id(self)}")

    def _show(self, found: Comparison) -> None:
        self.found = found
        self.table.setHorizontalHeaderLabels([_("Figure"), found.left, found.right, _("Second against first")])
        self._silent.setText("  ".join(_nothing_sent(found, side) for side in found.silent))
        self._silent.setVisible(bool(found.silent))
        rows = []
        for line in found.lines:
            told = _("other units, not compared") if line.other_units else _difference(line.difference)
            left, right = line.told(_("not kept"))
            rows.append([f"{line.label} ({line.measure})", left, right, told])
        self.table.show_rows(rows)


class PicturePanel(QSplitter):
    """Pictures with their figures beside them.

    Args:
        name: accessible name of the pictures.
        table: the figures.
    """

    def __init__(self, name: str, table: PlainTable, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._whole: list[QPixmap] = []
        self._labels: list[QLabel] = []
        self._name = name
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, theme().px(8), 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._inside)
        self.table = table
        self.setChildrenCollapsible(False)
        self.addWidget(self._area)
        self.addWidget(table)
        self.setSizes([theme().px(660), theme().px(500)])
        self.splitterMoved.connect(self._fit)

    def show_pictures(self, pictures: Sequence[bytes]) -> None:
        """Show these pictures, one under the other."""
        for label in self._labels:
            self._column.removeWidget(label)
            label.deleteLater()
        self._whole, self._labels = [], []
        while self._column.count():
            self._column.takeAt(0)
        for png in pictures:
            pixmap = QPixmap()
            pixmap.loadFromData(png)
            label = QLabel()
            label.setAccessibleName(self._name)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._whole.append(pixmap)
            self._labels.append(label)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self, _position: int = 0, _index: int = 0) -> None:
        width = max(theme().px(_NARROW), self._area.viewport().width() - theme().px(12))
        for pixmap, label in zip(self._whole, self._labels, strict=True):
            if not pixmap.isNull():
                label.setPixmap(pixmap.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))


class UnitChartPanel(QWidget):
    """One figure, unit by unit."""

    def __init__(self, shell: Shell, whole: RollUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._whole = shell, whole
        self._figure = QComboBox()
        self._figure.setAccessibleName(_("Figure"))
        for key, (label, measure) in whole.labels.items():
            self._figure.addItem(f"{label} ({measure})", key)
        caption = QLabel(_("Figure"))
        caption.setBuddy(self._figure)
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        top.addWidget(caption)
        top.addWidget(self._figure)
        top.addStretch(1)
        heads = [_("Reporting unit"), _("This period"), _("Same period last year")]
        self.panel = PicturePanel(
            _("Chart by unit"), PlainTable(heads, [0, 140, 160], _("Figures of the chart"), right=(1, 2))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(top)
        layout.addWidget(self.panel, 1)
        self._figure.activated.connect(self.read)

    @property
    def figure(self) -> str:
        """Return the key of the figure drawn."""
        return str(self._figure.currentData() or "")

    def read(self, _index: int = 0) -> None:
        """Draw the figure chosen."""
        key, whole = self.figure, self._whole
        if not key:
            return

        def work(office: Office) -> list[bytes]:
            from papi_desktop.operations.rollup_compare import drawn_by_unit

            return drawn_by_unit(office, whole, key)

        told = whole.ranked(key)
        self.panel.table.show_rows([unit_row(unit, key) for unit in told])
        self._shell.reader.submit(work, self.panel.show_pictures, key="chart-by-unit")


class DimensionPanel(QWidget):
    """The headings of the report with how many units have anything to show."""

    def __init__(self, shell: Shell, whole: RollUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._whole = shell, whole
        heads = [_("Section of the report"), _("Units with a result"), _("Same period last year")]
        self.panel = PicturePanel(
            _("Chart by section"), PlainTable(heads, [0, 150, 150], _("Figures of the chart"), wrap=True, right=(1, 2))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.addWidget(self.panel)

    def read(self) -> None:
        """Draw the sections."""
        whole = self._whole

        def work(office: Office) -> tuple[list[bytes], tuple[Dimension, ...]]:
            from papi_desktop.operations.rollup_compare import by_dimension, drawn_by_dimension

            found = by_dimension(office, whole)
            return drawn_by_dimension(office, found), found

        self._shell.reader.submit(work, self._show, key="chart-by-section")

    def _show(self, drawn: tuple[list[bytes], tuple[Dimension, ...]]) -> None:
        pictures, found = drawn
        self.panel.table.show_rows(
            [[d.title, f"{d.units}/{d.told}", "" if d.units_before is None else str(d.units_before)] for d in found]
        )
        self.panel.show_pictures(pictures)


def _nothing_sent(found: Comparison, side: str) -> str:
    """Return why a side is blank."""
    period = side[:1].upper() + side[1:]
    if found.about:
        return render(say("{period}: {unit} told no figure.", period=period, unit=found.about))
    return render(say("{period}: 0 of {all} units told a figure.", period=period, all=found.awaited))


def _difference(value: int | None) -> str:
    """Return by how much the second column is more or less than the first, in words: a bare minus leaves open of what."""
    if value is None:
        return ""
    if not value:
        return _("the same")
    count = format_number(abs(value))
    return render(say("more by {count}", count=count) if value > 0 else say("less by {count}", count=count))


def _last_year(whole: RollUp, key: str) -> str:
    """Return last year's sum, and of how many units where they are others than this year's."""
    value, of = whole.shown_before(key), whole.told_last_year(key)
    return render(say("{value} ({of} units)", value=value, of=of)) if of else value


def unit_row(unit: UnitFigures, figure: str) -> list[str]:
    """Return a unit with a figure of this period and of the same period last year."""
    sign = _("not kept")
    return [unit.unit, unit.told(figure, sign), unit.told_before(figure, sign)]


def units_offered(whole: RollUp) -> list[tuple[str, str]]:
    """Return the units that reported, to choose one of."""
    return [(unit.unit, unit.unit) for unit in whole.units]


def units_and_all(whole: RollUp) -> list[tuple[str, str]]:
    """Return the units that reported, and before them the sums of all."""
    return [(_("All units"), ALL_UNITS), *units_offered(whole)]
