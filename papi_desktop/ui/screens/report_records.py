"""The records a figure of a report was reckoned from: a list, and one key to each."""

from __future__ import annotations

from collections.abc import Callable

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Kind, Register
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import FigureLine
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.plain_table import PlainTable


class ReportRecords(SmallDialog):
    """The records of one figure.

    Args:
        over: the dialog of the report, over which it opens.
        leave: called before a record is opened, so that the report gives way to it.
    """

    def __init__(self, shell: Shell, over: SmallDialog, line: FigureLine, leave: Callable[[], object]) -> None:
        from papi_desktop.domain.registers import BY_KEY

        super().__init__(over, line.figure.label, line.figure.label, 820, 560)
        self.shell, self._leave = shell, leave
        self._register = BY_KEY[line.now.register]
        self._ids = line.now.records
        self.note.setText(render(say("{count} records", count=len(self._ids))))
        what = render(Message(self._register.singular))
        self.table = PlainTable([what[:1].upper() + what[1:], _("Day")], [0, 130], line.figure.label)
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.add_close()
        self.shell.reader.submit(_reading(self._register, self._ids), self.table.show_rows, key="report-records")
        self.table.setFocus()

    def _open(self, row: int) -> None:
        self.accept()
        self._leave()
        self.shell.open_record(self._register.key, self._ids[row])


def _reading(register: Register, ids: tuple[str, ...]) -> Callable[[Office], list[list[str]]]:
    """Return the work that reads titles and days; it holds no widget."""

    def work(office: Office) -> list[list[str]]:
        from papi_desktop.domain.vietnamese.dates import table_date
        from papi_desktop.operations.reckoning.reckoned import day_of

        day = next((field.key for field in register if field.kind is Kind.DATE), "")
        rows = []
        for record_id in ids:
            record = office.store.get(register, record_id) or {}
            when = day_of(record.get(day))
            rows.append([register.title_of(record), table_date(when) if when else ""])
        return rows

    return work
