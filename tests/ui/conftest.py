"""What the window's tests stand on: no screen, known fonts, a real office in a temporary folder, and nothing left behind."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTEST_QT_API"] = "pyside6"

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from papi_desktop import translations
from papi_desktop.ui.style import dress
from papi_desktop.ui.translator import install_translator
from tests.ui.official import AnsweringPicker, Official

TODAY = date(2026, 12, 1)


def known_families() -> list[str]:
    """Load fonts with every Vietnamese letter and every sign, so that pictures do not depend on the machine; return their families."""
    families: list[str] = []
    for pattern in ("liberation2/LiberationSans-*.ttf", "dejavu/DejaVuSans*.ttf"):
        for file in sorted(Path("/usr/share/fonts/truetype").glob(pattern)):
            number = QFontDatabase.addApplicationFont(str(file))
            families += [f for f in QFontDatabase.applicationFontFamilies(number) if f in ("Liberation Sans", "DejaVu Sans")]
    return list(dict.fromkeys(families)) or [QApplication.font().family()]


def lend_notes() -> None:
    """Let Vietnamese that is noted but not yet merged in the catalogue be seen."""
    root = Path(__file__).resolve().parents[2]
    notes: dict[str, str] = {}
    for file in sorted((root / "i18n").glob("vi_*notes.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            msgid, _tab, text = line.partition("\t")
            notes[msgid.replace("\\n", "\n")] = text.replace("\\n", "\n")
    catalogue: Any = translations._catalogue("vi")
    known = catalogue.gettext

    def gettext(msgid: str) -> str:
        found: str = known(msgid)
        return notes.get(msgid, found) if found == msgid else found

    catalogue.gettext = gettext


def prepare(app: QApplication) -> None:
    """Give the application known fonts, Vietnamese and the light scheme."""
    font = QFont(app.font())
    font.setFamilies(known_families())
    font.setPointSizeF(10)
    app.setFont(font)
    translations.use_language("vi")
    lend_notes()
    install_translator(app)
    dress(app, 1.0, dark=False)


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """The application, dressed and speaking Vietnamese."""
    app = QApplication.instance() or qapp_cls(qapp_args)
    assert isinstance(app, QApplication)
    prepare(app)
    return app


@pytest.fixture
def picker() -> AnsweringPicker:
    """Answers file dialogs."""
    return AnsweringPicker()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Any:
    """Remember whether the test failed, for the picture."""
    outcome = yield
    report = outcome.get_result()
    if report.when == "call":
        item.failed_call = report.failed  # type: ignore[attr-defined]


@pytest.fixture
def official(qtbot: Any, picker: AnsweringPicker, request: pytest.FixtureRequest) -> Iterator[Official]:
    """An official at the window; a failed test leaves a picture and the steps done."""
    one = Official(qtbot, picker)
    yield one
    if getattr(request.node, "failed_call", False):
        folder = Path(str(request.config.rootpath)) / "build" / "failed"
        folder.mkdir(parents=True, exist_ok=True)
        for number, top in enumerate(w for w in QApplication.topLevelWidgets() if w.isVisible()):
            top.grab().save(str(folder / f"{request.node.name}-{number}.png"))


@pytest.fixture
def today() -> Callable[[], date]:
    """A day that does not move."""
    return lambda: TODAY


PASSWORD = "mat-khau-thu-1"
VILLAGES = ("Nà Cáy", "Pá Lầu", "Huổi Ỏ", "Co Muông", "Nậm Ty", "Phiêng Hay")
FAMILIES = ("Lò Thị Ún", "Quàng Văn Đức", "Cà Văn Hòa", "Lường Thị Ẻn", "Tòng Văn Sơn", "Vì Thị Ngân", "Hoàng Văn Dậu")


def make_office(folder: Path, households: int = 24) -> Any:
    """Return an office of an invented commune with a list of households, disclosures and postings."""
    from papi_desktop.domain.messages import say
    from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, OFFICIALS, POSTINGS, ROUNDS
    from papi_desktop.operations.setup import Setup, create_office

    villages = [{"name": name, "kind": "Bản", "households": 40 + n} for n, name in enumerate(VILLAGES)]
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, "Lò Thị Ún", villages)
    office, _key = create_office(folder, setup, today=lambda: TODAY)
    ids = [v["id"] for v in office.villages()]
    with office.store.transaction(say("Set up the office")) as tx:
        tx.insert(OFFICIALS, {"name": "Lò Văn Bình", "job_title": "Chủ tịch", "can_sign": True})
        round_id = tx.insert(
            ROUNDS, {"name": "Rà soát cuối năm 2026", "year": 2026, "kind": "yearly", "stage": "draft"}
        )
        for number in range(households):
            family = FAMILIES[number % len(FAMILIES)]
            tx.insert(
                HOUSEHOLDS,
                {
                    "round_id": round_id,
                    "head_name": f"{family} {'' if number < 7 else 'ABCDEFGHIK'[number // 7 % 10]}".strip(),
                    "birth": str(1950 + number),
                    "sex": "female" if "Thị" in family else "male",
                    "village_id": ids[number % len(ids)],
                    "members": 2 + number % 6,
                    "class_after": "poor" if number % 3 else "near_poor",
                },
            )
        listed = tx.insert(
            DISCLOSURES,
            {
                "title": "Danh sách hộ nghèo, hộ cận nghèo năm 2026",
                "year": 2026,
                "due": "2026-11-30",
                "document_number": "45/TB-UBND",
                "document_date": "2026-11-20",
                "posted_from": "2026-11-21",
                "posted_to": "2026-12-21",
                "version": 1,
            },
        )
        tx.insert(
            DISCLOSURES,
            {"title": "Dự toán ngân sách năm 2027 trình HĐND", "year": 2026, "due": "2026-12-04", "version": 1},
        )
        tx.insert(
            DISCLOSURES, {"title": "Kết quả hội nghị đối thoại 15/11", "year": 2026, "due": "2026-11-25", "version": 1}
        )
        for place in office.places():
            tx.insert(
                POSTINGS,
                {
                    "disclosure_id": listed,
                    "place_id": place["id"],
                    "place_name": place["name"],
                    "posted_from": "2026-11-21",
                    "posted_by": "Lò Thị Ún",
                    "witnesses": ["Quàng Văn Đức"],
                },
            )
    return office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Any]:
    """A real office in a temporary folder."""
    made = make_office(tmp_path / "data")
    yield made
    made.store.close()


@pytest.fixture
def window(qtbot: Any, office: Any, picker: AnsweringPicker) -> Iterator[Any]:
    """The program's window over the office, as wide as an office screen."""
    from papi_desktop.ui.window import MainWindow

    made = MainWindow(office, picker)
    made.resize(1366, 705)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.shell.close()
    made._ready_to_close = True
    made.close()
    made.deleteLater()
