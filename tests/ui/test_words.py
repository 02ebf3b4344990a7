"""Every word an official can meet is Vietnamese, Qt's own included, and the names of keys stay as printed on the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from papi_desktop import translations
from papi_desktop.ui.qt_strings import QT_STRINGS
from papi_desktop.ui.translator import install_translator

SAME = {"Show "}  # the space is part of it


@pytest.mark.parametrize("text", sorted(set(QT_STRINGS) - SAME))
def test_qt_texts_have_a_vietnamese_text(qapp: Any, text: str) -> None:
    shown = QCoreApplication.translate("QPlatformTheme", text)
    assert shown
    assert shown != text
    assert text.count("%1") == shown.count("%1")
    assert text.count("\n") == shown.count("\n")


def test_standard_buttons_and_the_editing_menu(qapp: Any, qtbot: Any) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    assert {b.text().replace("&", "") for b in box.buttons()} == {"Hủy", "Lưu"}
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [a.text().replace("&", "").split("\t")[0] for a in menu.actions() if not a.isSeparator()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]
    menu.deleteLater()


def test_keys_keep_their_names(qapp: Any) -> None:
    assert QKeySequence("Delete").toString(QKeySequence.SequenceFormat.NativeText) in {"Del", "Delete"}


def test_dates_and_numbers_are_written_the_vietnamese_way(qapp: Any) -> None:
    assert QLocale().toString(1234567) == "1.234.567"


def test_english_is_complete_too(qapp: Any) -> None:
    translations.use_language("en")
    english = install_translator(qapp)
    try:
        assert english.translate("QPlatformTheme", "Cancel") is None
        assert QCoreApplication.translate("ReasonDialog", "Reason") == "Reason"
    finally:
        translations.use_language("vi")
        qapp.removeTranslator(english)
        install_translator(qapp)
