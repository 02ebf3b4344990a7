"""The last step of publishing: the papers made, and what comes next, hanging them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.operations.publish import Published
from papi_desktop.translations import render
from papi_desktop.ui.screens.files_made import FilesMade
from papi_desktop.ui.screens.steps import Step
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme


class DoneStep(Step):
    """The papers made, and what comes next: hanging them."""

    title = N_("Done")
    next_label = N_("Record the postings")
    final = True
    record_wanted = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._disclosure = ""
        self._heading = QLabel()
        set_role(self._heading, "title")
        self._facts = QLabel()
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self.files = FilesMade()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._heading)
        layout.addWidget(self._facts)
        layout.addWidget(self.files, 1)

    def entered(self) -> None:
        """The list of papers has the keyboard."""
        self.files.list.setFocus()

    def go_on(self) -> None:
        """Go to the disclosure, where its postings are recorded."""
        self.record_wanted.emit(self._disclosure)

    def show_published(self, published: Published) -> None:
        """Show what was published."""
        self._disclosure = published.disclosure_id
        number = say("✓ Published as {number}", number=published.number)
        self._heading.setText(render(number if published.number else say("✓ Published without a number")))
        facts = [say("{count} papers for {places} places.", count=len(published.files), places=len(published.places))]
        if published.last_day_up is not None and published.takedown_from is not None:
            facts.append(
                say(
                    "It must hang to the end of {day}; it may be taken down from {takedown}.",
                    day=f"{published.last_day_up:%d/%m/%Y}",
                    takedown=f"{published.takedown_from:%d/%m/%Y}",
                )
            )
        facts.append(say("Verification code: {code}", code=published.verification_code))
        self._facts.setText("\n".join(map(render, facts)))
        self.files.show_files([path for _kind, path in published.files])
