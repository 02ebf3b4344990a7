"""The style sheet of the window as a template over the tokens of `style`. Nothing but rules; no colour is written here."""

SHEET = """
QToolTip { border: 1px solid $line; padding: $px4; }

QLabel[role="title"] { font-size: $heading; font-weight: 600; }
QLabel[role="card-title"] { font-size: $section; font-weight: 600; }
QLabel[role="section"] { font-size: $section; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="help"] { color: $muted; font-size: $help; }
QLabel[role="problem"] { color: $bad; font-size: $help; }
QLabel[role="warning"] { color: $warn; font-size: $help; }
QLabel[role="good"] { color: $good; font-size: $help; }
QLabel[role="badge"] { color: $warn; border: 1px solid $warn; border-radius: 4px; padding: $px2 $px8; font-weight: 600; }
QLabel[role="big"] { font-size: $heading; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[role="bar"] { background: $soft; border: 1px solid $line; border-radius: 6px; }
QFrame[role="side"] { background: $background; border: 1px solid $line; border-radius: 6px; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="header"] { background: $background; border: none; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[role="plain"] { background: transparent; }

QPushButton {
    background: $surface; border: 1px solid $line; border-radius: 4px;
    padding: 0 $px12; min-height: $px28;
}
QPushButton:hover { background: $soft; border-color: $accent; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 0 $px10; min-height: $px26; }
QLabel[role="waiting"] { background: $surface; color: $muted; }
QPushButton:disabled { color: $muted; background: $background; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; color: $accent; padding: 0 $px4;
    text-align: left; min-height: $px20;
}
QPushButton[role="link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[role="link"]:focus { border: 1px solid $accent; }
QPushButton[role="choice"] { text-align: left; font-weight: 600; padding: $px12 $px16; min-height: $px36; }
QPushButton[role="choice"]:focus { padding: $px12 $px16; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox {
    background: $surface; border: 1px solid $line; border-radius: 4px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QComboBox, QSpinBox { padding: 0 $px9; min-height: $px30; }
QPlainTextEdit, QTextEdit { padding: $px4 $px6; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus { border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { padding: 0 $px8; min-height: $px28; }
QLineEdit:read-only, QPlainTextEdit:read-only, QComboBox:disabled { background: $background; color: $text; }
QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"] { border-color: $bad; }
QComboBox::drop-down { border: none; width: $px26; }
QComboBox::down-arrow { image: url("$icons/down-$arrow.svg"); width: $px12; height: $px12; }
QComboBox:disabled::down-arrow { image: none; }
QComboBox QAbstractItemView {
    border: 1px solid $line; background: $surface; outline: none;
    selection-background-color: $soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: $px28; padding-left: $px8; }

QCheckBox, QRadioButton { spacing: $px8; min-height: $px30; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator, QTableView::indicator, QTreeView::indicator, QListView::indicator {
    width: $px14; height: $px14; border: 1px solid $muted; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border: 1px solid $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/check-$arrow.svg");
}
QCheckBox::indicator:disabled { border-color: $line; background: $background; }
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; }

QTableView, QListView, QTreeView {
    background: $surface; alternate-background-color: $background; border: 1px solid $line; outline: none;
    selection-background-color: $soft; selection-color: $text; gridline-color: $line;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 1px solid $accent; }
QTableView::item { padding: 0 $px8; border: none; }
QTableView::item:selected { background: $soft; color: $text; }
QTableView::item:selected:active { background: $soft; color: $text; }
QListView::item { padding: $px4 $px8; min-height: $px20; }
QListView::item:selected { background: $soft; color: $text; }
QHeaderView { background: $background; border: none; }
QHeaderView::section {
    background: $background; border: none; border-right: 1px solid $line; border-bottom: 1px solid $line;
    padding: 0 $px8; font-weight: 600; min-height: $px30;
}
QHeaderView::section:vertical { font-weight: 400; }
QHeaderView::down-arrow { image: url("$icons/down-$arrow.svg"); width: $px10; height: $px10; }
QHeaderView::up-arrow { image: url("$icons/up-$arrow.svg"); width: $px10; height: $px10; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableCornerButton::section { background: $background; border: none; }

QListView[role="navigation"] { background: $navigation; border: none; border-right: 1px solid $line; padding-top: $px8; }
QListView[role="navigation"]::item {
    min-height: $px36; padding: 0 $px12; border: none; border-left: 3px solid transparent;
}
QListView[role="navigation"]::item:hover { background: $background; }
QListView[role="navigation"]::item:selected { background: $soft; color: $text; border-left: 3px solid $accent; }
QListView[role="side"] { background: transparent; border: none; border-right: 1px solid $line; }
QListView[role="side"]::item { min-height: $px28; padding: 0 $px8; border: none; border-radius: $px4; }
QListView[role="side"]::item:hover { background: $navigation; }
QListView[role="side"]::item:selected { background: $soft; color: $text; }
QListView[role="side"]::item:disabled { color: $muted; background: transparent; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: $px6 $px14; min-height: $px20;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }

QStatusBar { background: $navigation; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QScrollBar:vertical { background: transparent; border: none; width: $px12; margin: 0; }
QScrollBar:horizontal { background: transparent; border: none; height: $px12; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: $px28; }
QScrollBar::handle:horizontal { min-width: $px28; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QProgressBar { border: 1px solid $line; border-radius: 4px; background: $background; text-align: center; min-height: $px20; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QMenu { background: $surface; border: 1px solid $line; padding: $px4 0; }
QMenu::item { padding: $px6 $px20; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::separator { height: 1px; background: $line; margin: $px4 0; }
QGroupBox { border: 1px solid $line; border-radius: 6px; margin-top: $px10; padding: $px12 $px8 $px8 $px8; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: $px12; padding: 0 $px4; }
"""
