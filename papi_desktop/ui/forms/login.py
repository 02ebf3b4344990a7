# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'login.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)
class Ui_LoginDialog(object):
    def setupUi(self, LoginDialog):
        if not LoginDialog.objectName():
            LoginDialog.setObjectName(u"LoginDialog")
        LoginDialog.resize(440, 380)
        LoginDialog.setWindowTitle(u"PAPI Desktop")
        self.layout = QVBoxLayout(LoginDialog)
        self.layout.setSpacing(4)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(16, 16, 16, 16)
        self.heading = QLabel(LoginDialog)
        self.heading.setObjectName(u"heading")

        self.layout.addWidget(self.heading)

        self.where = QLabel(LoginDialog)
        self.where.setObjectName(u"where")
        self.where.setWordWrap(True)

        self.layout.addWidget(self.where)

        self.user_label = QLabel(LoginDialog)
        self.user_label.setObjectName(u"user_label")

        self.layout.addWidget(self.user_label)

        self.user = QComboBox(LoginDialog)
        self.user.setObjectName(u"user")

        self.layout.addWidget(self.user)

        self.password_label = QLabel(LoginDialog)
        self.password_label.setObjectName(u"password_label")

        self.layout.addWidget(self.password_label)

        self.password = QLineEdit(LoginDialog)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.layout.addWidget(self.password)

        self.problem = QLabel(LoginDialog)
        self.problem.setObjectName(u"problem")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)

        self.layout.addWidget(self.problem)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout.addItem(self.stretch)

        self.open = QPushButton(LoginDialog)
        self.open.setObjectName(u"open")

        self.layout.addWidget(self.open)

        self.recovery = QPushButton(LoginDialog)
        self.recovery.setObjectName(u"recovery")
        self.recovery.setAutoDefault(False)

        self.layout.addWidget(self.recovery)

        self.restore = QPushButton(LoginDialog)
        self.restore.setObjectName(u"restore")
        self.restore.setAutoDefault(False)

        self.layout.addWidget(self.restore)

        self.practise = QPushButton(LoginDialog)
        self.practise.setObjectName(u"practise")
        self.practise.setAutoDefault(False)

        self.layout.addWidget(self.practise)

#if QT_CONFIG(shortcut)
        self.user_label.setBuddy(self.user)
        self.password_label.setBuddy(self.password)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.user, self.password)
        QWidget.setTabOrder(self.password, self.open)
        QWidget.setTabOrder(self.open, self.recovery)
        QWidget.setTabOrder(self.recovery, self.restore)
        QWidget.setTabOrder(self.restore, self.practise)

        self.retranslateUi(LoginDialog)

        self.open.setDefault(True)


        QMetaObject.connectSlotsByName(LoginDialog)
    # setupUi

    def retranslateUi(self, LoginDialog):
        self.heading.setText(QCoreApplication.translate("LoginDialog", u"Log in", None))
        self.user_label.setText(QCoreApplication.translate("LoginDialog", u"&Name", None))
        self.password_label.setText(QCoreApplication.translate("LoginDialog", u"&Password", None))
        self.open.setText(QCoreApplication.translate("LoginDialog", u"Open the books", None))
        self.recovery.setText(QCoreApplication.translate("LoginDialog", u"Password forgotten: use the recovery key", None))
        self.restore.setText(QCoreApplication.translate("LoginDialog", u"Restore from a backup", None))
        self.practise.setText(QCoreApplication.translate("LoginDialog", u"Practise with an invented commune", None))
        pass
    # retranslateUi

