# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'about.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QDialog, QDialogButtonBox,
    QLabel, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)
class Ui_AboutDialog(object):
    def setupUi(self, AboutDialog):
        if not AboutDialog.objectName():
            AboutDialog.setObjectName(u"AboutDialog")
        AboutDialog.resize(480, 260)
        self.layout = QVBoxLayout(AboutDialog)
        self.layout.setSpacing(8)
        self.layout.setObjectName(u"layout")
        self.layout.setContentsMargins(16, 16, 16, 16)
        self.name = QLabel(AboutDialog)
        self.name.setObjectName(u"name")
        self.name.setText(u"PAPI Desktop")

        self.layout.addWidget(self.name)

        self.version = QLabel(AboutDialog)
        self.version.setObjectName(u"version")

        self.layout.addWidget(self.version)

        self.what = QLabel(AboutDialog)
        self.what.setObjectName(u"what")
        self.what.setWordWrap(True)

        self.layout.addWidget(self.what)

        self.law = QLabel(AboutDialog)
        self.law.setObjectName(u"law")
        self.law.setWordWrap(True)

        self.layout.addWidget(self.law)

        self.licence = QLabel(AboutDialog)
        self.licence.setObjectName(u"licence")
        self.licence.setWordWrap(True)

        self.layout.addWidget(self.licence)

        self.stretch = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.layout.addItem(self.stretch)

        self.buttons = QDialogButtonBox(AboutDialog)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.layout.addWidget(self.buttons)


        self.retranslateUi(AboutDialog)
        self.buttons.rejected.connect(AboutDialog.reject)

        QMetaObject.connectSlotsByName(AboutDialog)
    # setupUi

    def retranslateUi(self, AboutDialog):
        AboutDialog.setWindowTitle(QCoreApplication.translate("AboutDialog", u"About this program", None))
        self.what.setText(QCoreApplication.translate("AboutDialog", u"Keeps what a commune must make public, where it hung and the proof. It works without a network and never sends anything.", None))
        self.law.setText(QCoreApplication.translate("AboutDialog", u"Time limits and citations come from dated tables; those not yet confirmed are marked \u201cto be checked against the original text\u201d and never printed.", None))
        self.licence.setText(QCoreApplication.translate("AboutDialog", u"Free software under the MIT licence. Qt is used under the LGPL.", None))
    # retranslateUi

