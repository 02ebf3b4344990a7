"""The clerk of J4 in a process of its own: writes at the dialogue through the real window until somebody pulls the plug.

python -m tests.journeys.meeting_clerk FOLDER      tells each question once it is entered, then that one is half typed, then waits
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.official import Official

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 12, 15)
HALF = "half typed"


@dataclass(frozen=True)
class Said:
    """What is typed of one question; with `owner` the answer is promised."""

    speaker: str
    village: str
    topic: str
    question: str
    answer: str = ""
    owner: str = ""
    due: str = ""


QUESTIONS = (
    Said("Quàng Văn Đức", "co sáy", "Thủy lợi", "Mương Co Sáy vỡ 40 m, bao giờ sửa?", "Khởi công trong tháng 12."),
    Said("Lò Thị Ẻn", "Huổi Siểu", "Đất đai", "Bao giờ cấp sổ đỏ đất rừng?", owner="Phòng Kinh tế", due="31/12"),
    Said("", "nặm", "Điện", "Điện yếu vào buổi tối", "Điện lực đã đổi máy biến áp."),
    Said("Giàng A Páo", "Nà Cáy", "Hộ nghèo", "Vì sao nhà tôi ra khỏi danh sách?", "Đã giải thích bảng điểm."),
    Said("Cà Văn Hòa", "nà c", "Giao thông", "Đường vào bản lầy lội", owner="Phòng Kinh tế", due="+30"),
    Said("", "co", "Môi trường", "Rác ở đầu bản không ai thu", "Thu gom thứ Ba, thứ Sáu."),
    Said("Vì Thị Ngân", "Nà", "Y tế", "Trạm y tế thiếu thuốc", owner="Trạm Y tế", due="20/12"),
    Said("Tòng Văn Sơn", "h", "Giáo dục", "Học sinh bán trú thiếu chăn", "Đã mua 60 chăn."),
    Said("Lường Thị Ẻn", "co s", "Chính sách", "Tiền hỗ trợ giống chậm", "Chi trả ngày 20/12."),
    Said("Bạc Cầm Hính", "Nà C", "Khác", "Đề nghị thông báo họp sớm hơn", "Sẽ thông báo trước 07 ngày."),
    Said(
        "Lò Văn Dục",
        "Nà C",
        "Nước sạch",
        "Nước sinh hoạt của bản mất từ tháng 2",
        owner="Phòng Kinh tế",
        due="15/01/2027",
    ),
    Said("", "nặm", "Khác", "Sóng điện thoại ở bản rất yếu", owner="Phòng Văn hóa - Xã hội", due="30/12"),
    Said("Đèo Thị Mai", "hs", "Đất đai", "Giá đất bồi thường tính thế nào?", "Theo bảng giá đã niêm yết."),
    Said("Quàng Thị Sơn", "co s", "Đóng góp", "Thu tiền làm đường có bắt buộc không?", "Không, là tự nguyện."),
)
"""Fourteen: nine answered, five promised. The plug is pulled at the eleventh."""

BEFORE_THE_CUT = 10


def write(official: Official, said: Said) -> None:
    """Type one question as the keyboard does, to its end."""
    begin(official, said).types(said.question).hits("Enter")
    if said.owner:
        official.hits("F6").types(said.owner).hits("Enter").types(said.due).hits("Enter")
    else:
        official.types(said.answer).hits("Enter")


def begin(official: Official, said: Said) -> Official:
    """Type who asks and about what; the cursor comes to the question."""
    if said.speaker:
        official.types(said.speaker).hits("Enter")
    else:
        official.hits("F2")
    return official.types(said.village).hits("Enter").types(said.topic).hits("Enter")


def write_until_killed(folder: Path) -> list[str]:
    """Run the clerk, kill the process while the eleventh question is half typed, and return what had been told until then."""
    command = [sys.executable, "-X", "utf8", "-m", "tests.journeys.meeting_clerk", str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ) as clerk:
        assert clerk.stdout is not None
        patience = threading.Timer(120, clerk.kill)
        patience.start()
        told: list[str] = []
        for line in clerk.stdout:
            told.append(line.decode().strip())
            if told[-1] == HALF:
                clerk.kill()
        patience.cancel()
    return told


def main(folder: Path) -> None:
    """Work at the window."""
    from PySide6.QtWidgets import QApplication

    from papi_desktop.operations.setup import open_office
    from papi_desktop.ui.window import MainWindow
    from tests.ui.official import AnsweringPicker, Official
    from tests.ui.screens.commune import PASSWORD
    from tests.ui.screens.dialogue_samples import NEXT
    from tests.ui.stage import Patience, prepare

    app = QApplication([])
    prepare(app)
    office = open_office(folder, password=PASSWORD, today=lambda: DAY)
    picker = AnsweringPicker()
    official = Official(Patience(), picker)
    window = MainWindow(office, picker)
    window.show()
    window.activateWindow()
    official.opens("Đối thoại").chooses_row(NEXT).presses("Ghi tại hội nghị").sees("Việc đã hứa tại").hits("Enter")
    for number, said in enumerate(QUESTIONS[:BEFORE_THE_CUT], 1):
        write(official, said)
        official.sees(f"{number} câu:")
        tell(f"entered {number}")
    cut = QUESTIONS[BEFORE_THE_CUT]
    begin(official, cut)
    official.types(cut.question[:20])
    official._until(lambda: any(cut.question[:20] in str(d.payload) for d in office.store.drafts()), "no draft is kept")
    tell(HALF)
    app.exec()


def tell(line: str) -> None:
    """Tell the test in one write, so that a kill never leaves half a line."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
