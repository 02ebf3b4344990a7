"""The dialog that asks for a written reason; imported when it is first needed, because its form is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from papi_desktop.domain.messages import Message
from papi_desktop.translations import _, render
from papi_desktop.ui.forms.reason import Ui_ReasonDialog
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.fit import fit_height


class ReasonDialog(QDialog):
    """Asks for a written reason; the button stays off until there is one."""

    def __init__(self, parent: QWidget, question: Message, confirm: str, then: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._form = Ui_ReasonDialog()
        self._form.setupUi(self)
        self._then = then
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form.question.setText(render(question))
        ok = self._form.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(_(confirm))
        ok.setEnabled(False)
        set_role(ok, "primary")
        # "Hủy" would be the word of half of what is confirmed here.
        self._form.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Back"))
        self._ok = ok
        self._form.reason.textChanged.connect(self._typed)
        self._form.reason.setAccessibleName(_("Reason"))
        fit_height(self, 480)
        self._form.reason.setFocus()

    def _typed(self, text: str) -> None:
        self._ok.setEnabled(bool(text.strip()))

    def accept(self) -> None:
        """Hand the reason on."""
        reason = self._form.reason.text().strip()
        super().accept()
        self._then(reason)
