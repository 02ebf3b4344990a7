"""The records a figure of a report was reckoned from: a list, and one key to each."""

from __future__ import annotations

from collections.abc import Callable

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Register
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
        parent = BY_KEY.get(self._register.parent or "")
        belongs = render(Message(parent.singular)) if parent else ""
        headings = [text[:1].upper() + text[1:] for text in (what, belongs) if text]
        self.table = PlainTable([*headings, _("Day")], [*[0] * len(headings), 130], line.figure.label)
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.add_close()
        self.shell.reader.submit(
            _reading(self._register, self._ids, line.figure.date), self.table.show_rows, key="report-records"
        )
        self.table.setFocus()

    def _open(self, row: int) -> None:
        self.accept()
        self._leave()
        self.shell.open_record(self._register.key, self._ids[row])


def _reading(register: Register, ids: tuple[str, ...], day: str) -> Callable[[Office], list[list[str]]]:
    """Return the work that reads titles, what each belongs to, and days; it holds no widget.

    Args:
        day: field the figure goes by; "" where it goes by none.
    """

    def work(office: Office) -> list[list[str]]:
        from papi_desktop.domain.registers import BY_KEY
        from papi_desktop.domain.vietnamese.dates import table_date
        from papi_desktop.operations.report_records import first_day

        parent = BY_KEY.get(register.parent or "")
        rows = []
        for record_id in ids:
            record = office.store.get(register, record_id) or {}
            above = office.store.get(parent, record[register.parent_field]) if parent and record else None
            when = first_day(office, register, record, day)
            rows.append(
                [
                    register.title_of(record),
                    *([parent.title_of(above) if above else ""] if parent else []),
                    table_date(when) if when else "",
                ]
            )
        return rows

    return work
