"""What the page of the level above sets going: files come in, answers, sums, papers, guidance and keys go out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations.board_overview import Overview
from papi_desktop.operations.office import Office
from papi_desktop.operations.received_file import ReceivedFile
from papi_desktop.operations.rollup import RollUp
from papi_desktop.ui.file_picker import ANY
from papi_desktop.ui.job_runner import RECEIVED_STAYS, WRITTEN_STAYS
from papi_desktop.ui.screens.files_made import show_files
from papi_desktop.ui.screens.received_dialog import BUNDLES, ReceivedDialog
from papi_desktop.ui.shell import Shell


class BoardWork:
    """The work behind the buttons of the board.

    Args:
        page: over which it asks.
        chosen: tells kind and period the work is about.
        side_by_side: tells the overview shown; None while one report of one period is.
        changed: called when files were received.
    """

    def __init__(
        self,
        shell: Shell,
        page: QWidget,
        chosen: Callable[[], tuple[str, str]],
        side_by_side: Callable[[], Overview | None],
        changed: Callable[[], None],
    ) -> None:
        self.shell, self._page, self._changed = shell, page, changed
        self._chosen, self._side_by_side = chosen, side_by_side

    # --- receiving ---

    def ask_files(self) -> None:
        """Ask for files and receive them."""
        self.shell.picker.open_files(self._page, N_("Receive files…"), (BUNDLES, ANY), self.receive)

    def ask_folder(self) -> None:
        """Ask for a folder or stick and receive what lies there."""
        self.shell.picker.folder(self._page, N_("Receive a folder or stick…"), self._receive_folder)

    def _receive_folder(self, folder: Path) -> None:
        self.receive([folder])

    def receive(self, paths: list[Path]) -> None:
        """Receive these files, folders or sticks."""

        def job(office: Office, progress: Progress) -> list[ReceivedFile]:
            from papi_desktop.operations.receive import receive

            return receive(office, paths, progress=progress)

        self.shell.jobs.run(say("Receiving the files"), job, self._received, stopping=RECEIVED_STAYS)

    def _received(self, files: list[ReceivedFile]) -> None:
        if files:
            ReceivedDialog(self.shell, files).open()
        else:
            self.shell.tell(say("No hand-over file was found there."))
        self._changed()

    # --- what goes out ---

    def ask_answers(self) -> None:
        """Ask where the answers go and write them."""
        self.shell.picker.folder(self._page, N_("Stick or folder"), self._answer)

    def _answer(self, folder: Path) -> None:
        def job(office: Office, progress: Progress) -> Message:
            from papi_desktop.operations.acknowledge import acknowledge
            from papi_desktop.operations.carrying import where_it_lies

            done = acknowledge(office, folder, progress=progress)
            if not done:
                return say("Every report received was answered already; nothing was written.")
            told = say("{count} answers were written. {where}", count=len(done), where=where_it_lies(folder))
            undecided = sum(one.undecided for one in done)
            if undecided:
                waits = say("{count} reports in them wait for a decision between two files.", count=undecided)
                told = say("{first} {then}", first=told, then=waits)
            return told

        self.shell.jobs.run(say("Writing the answers"), job, self.shell.tell, stopping=WRITTEN_STAYS)

    def ask_rollup(self) -> None:
        """Put the figures of all units together."""
        kind, period = self._chosen()

        def work(office: Office) -> RollUp:
            from papi_desktop.operations.rollup import roll_up

            return roll_up(office, kind, period)

        self.shell.reader.submit(work, self._show_rollup, key="rollup")

    def _show_rollup(self, whole: RollUp) -> None:
        from papi_desktop.ui.screens.rollup_dialog import RollupDialog

        if whole.units:
            RollupDialog(self.shell, whole).open()
        else:
            self.shell.tell(say("No report of this period was received yet; there is nothing to add up."))

    # --- the board on paper ---

    def ask_paper(self) -> None:
        """Ask where the board goes, as it is shown, and write it."""
        self.shell.picker.folder(self._page, N_("Where to write the papers"), self._write_paper)

    def _write_paper(self, folder: Path) -> None:
        (kind, period), shown = self._chosen(), self._side_by_side()

        def job(office: Office, progress: Progress) -> tuple[Path, ...]:
            from papi_desktop.operations import board_paper, overview_papers

            progress.step(0)
            if shown is not None:
                return overview_papers.write(office, shown, folder)
            return board_paper.write(office, kind, period, folder)

        self.shell.jobs.run(say("Drawing the papers"), job, self._written)

    def _written(self, files: tuple[Path, ...]) -> None:
        show_files(self.shell, say("{count} papers are ready.", count=len(files)), files)

    def send_guidance(self) -> None:
        """Make guidance for the units."""
        from papi_desktop.ui.screens.send_guidance_dialog import SendGuidanceDialog

        SendGuidanceDialog(self.shell).open()

    def export(self) -> None:
        """Write what was received for analysis."""
        from papi_desktop.ui.screens.parquet_dialog import ParquetDialog

        ParquetDialog(self.shell).open()

    def keys(self) -> None:
        """Show the keys."""
        from papi_desktop.ui.screens.keys_dialog import KeysDialog

        KeysDialog(self.shell).open()
