"""Login by name and password, or by the recovery key when the password is forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from papi_desktop.translations import _, render
from papi_desktop.ui.entrance import Entrance, words_of
from papi_desktop.ui.forms.login import Ui_LoginDialog
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.fit import fit_height
from papi_desktop.ui.widgets.password_fields import PasswordFields


class LoginDialog(QDialog):
    """The door."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__()
        self._entrance = entrance
        self._by_key = False
        self._form = Ui_LoginDialog()
        self._form.setupUi(self)
        form = self._form
        set_role(form.heading, "title")
        set_role(form.where, "muted")
        set_role(form.problem, "problem")
        set_role(form.open, "primary")
        for button in (form.recovery, form.restore, form.practise):
            set_role(button, "link")
        form.where.setText(render(say("Data in {folder}", folder=str(entrance.data))))
        self._show_users()
        form.user.setAccessibleName(_("Name"))
        form.password.setAccessibleName(_("Password"))
        form.open.clicked.connect(self._open)
        form.recovery.clicked.connect(self._switch)
        form.restore.clicked.connect(entrance.show_restore)
        form.practise.clicked.connect(entrance.practise)
        fit_height(self, 460)
        form.password.setFocus()

    def _show_users(self) -> None:
        try:
            self._form.user.addItems(self._entrance.doors.users(self._entrance.data))
        except UserError as e:
            self._form.problem.setText(words_of(e))

    def _switch(self) -> None:
        """Ask for the recovery key instead of the password, or the other way round."""
        self._by_key = not self._by_key
        form = self._form
        label = _("&Recovery key from the sheet in the safe") if self._by_key else _("&Password")
        form.password_label.setText(label)
        form.password.setAccessibleName(label.replace("&", ""))
        form.password.setEchoMode(QLineEdit.EchoMode.Normal if self._by_key else QLineEdit.EchoMode.Password)
        form.recovery.setText(_("Use the password") if self._by_key else _("Password forgotten: use the recovery key"))
        form.password.clear()
        form.problem.clear()
        form.password.setFocus()

    def _open(self) -> None:
        user, typed = self._form.user.currentText(), self._form.password.text()
        # Slow on purpose (Argon2), about a quarter of a second; the connection belongs to this thread, so it is opened here.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            if self._by_key:
                office = open_office(self._entrance.data, recovery_key=typed, user=user)
            else:
                office = open_office(self._entrance.data, password=typed, user=user)
        except UserError as e:
            self._form.problem.setText(words_of(e))
            self._form.password.selectAll()
            self._form.password.setFocus()
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        if self._by_key:
            NewPasswordDialog(self, office, self._entrance).open()
        else:
            self._entrance.enter(office)


class NewPasswordDialog(QDialog):
    """After the recovery key: a new password at once, so that the key can go back into the safe."""

    def __init__(self, parent: QWidget, office: Office, entrance: Entrance) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New password"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office = office
        self._entrance = entrance
        self._fields = PasswordFields(_("New password"), _("New password once more"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(_("Keep the new password"))
        ok.setEnabled(False)
        set_role(ok, "primary")
        self._fields.changed.connect(self._typed)
        self._buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(self._fields)
        layout.addWidget(self._buttons)

    def _typed(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._fields.good)

    def accept(self) -> None:
        """Keep it and go in."""
        self._office.store.set_password(self._fields.password)
        super().accept()
        self._entrance.enter(self._office)

    def reject(self) -> None:
        """Without a new password the books close again."""
        self._office.store.close()
        super().reject()
