"""About the program: its version and what it promises."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.translations import render
from papi_desktop.ui.forms.about import Ui_AboutDialog
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.fit import fit_height


class AboutDialog(QDialog):
    """The fixed dialog with the version filled in."""

    def __init__(self, parent: QWidget, version: str) -> None:
        super().__init__(parent)
        self._form = Ui_AboutDialog()
        self._form.setupUi(self)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self._form.name, "title")
        set_role(self._form.version, "muted")
        self._form.version.setText(render(say("Version {version}", version=version)))
        fit_height(self, 480)
