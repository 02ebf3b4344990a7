"""The task screens as pictures, for a person to look at: each is opened as an official would open it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import CAMPAIGNS, GIFT_BATCHES, RELIEF_NOTICES
from papi_desktop.operations import posting, records
from papi_desktop.operations.contributions import batches, receipts
from tests.journeys.list_workbook import write_list
from tests.operations.contributions_samples import campaign, gift, write_gifts
from tests.ui.official import Official
from tests.ui.screens.commune import photo, publish_list
from tests.ui.screens.democracy_pictures import DEMOCRACY_SCREENS
from tests.ui.screens.dialogue_samples import NEXT, last_dialogue, next_dialogue
from tests.ui.screens.petition_pictures import PETITION_SCREENS
from tests.ui.stage import SIZE, Screen


def _folder(window: Any) -> Path:
    """Return the temporary folder the office lies in."""
    return Path(window.shell.office.store.folder).parent


def _read(window: Any, official: Official, *, faulty: bool = True, fonts: bool = True) -> Official:
    book = _folder(window) / "Danh sách hộ nghèo 2025.xlsx"
    write_list(book, faulty=faulty, fonts=fonts)
    official.opens("Hộ nghèo").presses("Nhập từ Excel").chooses_file(book).presses("Chọn tệp…")
    return official.fills({"Năm rà soát": "2025"}).presses("Đọc tệp").sees("Cột trong tệp")


def _file(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").presses("Nhập từ Excel").sees("Chưa chọn tệp nào.")


def _columns(window: Any, official: Official) -> None:
    _read(window, official)


def _columns_without_fonts(window: Any, official: Official) -> None:
    _read(window, official, fonts=False)


def _dry_run(window: Any, official: Official) -> None:
    _read(window, official).presses("Tiếp tục").sees("Tổng hợp")


def _correct(window: Any, official: Official) -> None:
    _read(window, official).presses("Tiếp tục").presses("Xem các lỗi").sees("lỗi phải sửa")


def _stored(window: Any, official: Official) -> None:
    _read(window, official, faulty=False).presses("Tiếp tục").sees("Tổng hợp")
    if "Xem các lỗi" in official._buttons():
        official.presses("Xem các lỗi").sees("lỗi phải sửa")
    official.presses("Ghi vào sổ").sees("Đã ghi")


def _publish(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng").presses("Công khai danh sách này").sees("Trang 1/")


def _counting(window: Any, official: Official) -> None:
    _publish(window, official)
    official.presses("Xem cách tính").sees("Cách tính")


def _published(window: Any, official: Official) -> None:
    _publish(window, official)
    official.chooses_file(_folder(window) / "papers").presses("Chọn thư mục…").presses("Công khai").presses(
        "Công khai ngay"
    ).sees("Đã công khai")


def _postings(window: Any, official: Official) -> None:
    office = window.shell.office
    published = publish_list(office, _folder(window), date(2026, 12, 1))
    places = posting.postings_of(office, published.disclosure_id)
    for number, place in enumerate(places[:6]):
        witnesses = ["Quàng Văn Đức"] if number % 3 else []
        posting.hang(office, place["id"], date(2026, 11, 1), by="Lò Thị Ún", witnesses=witnesses)
    for number, place in enumerate(places[:4]):
        posting.take_down(office, place["id"], date(2026, 12, 1), by="Lò Thị Ún", opinions=number)
    posting.take_down(office, places[4]["id"], date(2026, 11, 27), by="Lò Thị Ún", opinions=0)
    official.opens("Sổ công khai").chooses_row("năm 2025").opens("Nơi niêm yết").sees("Kết luận")


def _hang(window: Any, official: Official) -> None:
    _postings(window, official)
    official.hits("Ctrl+A").presses("Ghi đã niêm yết…")
    folder = _folder(window)
    official.chooses_file(photo(folder / "anh1.jpg", "2026:12:01 09:15:00"))
    official.chooses_file(photo(folder / "anh2.jpg", "2026:11:30 16:40:00")).chooses_file(photo(folder / "anh3.jpg"))
    official.presses("Chọn ảnh…").sees("anh3.jpg")


def _quarter(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").presses("Danh sách quý").sees("nội dung công khai")


def _dialogue_clocks(window: Any, official: Official) -> None:
    _dialogues(window, official).opens("Thời hạn").sees("chưa thông báo")


def _dialogues(window: Any, official: Official) -> Official:
    last_dialogue(window.shell.office)
    next_dialogue(window.shell.office, "2026-12-12")
    return official.opens("Đối thoại").chooses_row(NEXT).sees("Ghi tại hội nghị")


def _promised_before(window: Any, official: Official) -> Official:
    _dialogues(window, official).presses("Ghi tại hội nghị").sees("Việc đã hứa tại")
    official.window.showNormal()  # the screenless platform has a smaller screen than any office
    official.window.resize(*SIZE)
    return official


def _meeting(window: Any, official: Official) -> Official:
    _promised_before(window, official).presses("Bắt đầu ghi câu hỏi").sees("Người phát biểu")
    for speaker, village, question, answer in (
        ("Lò Văn Pành", "Pá", "Mương nước bản bị hỏng từ tháng 8, bao giờ xã sửa?", "Xã đã bố trí 120 triệu đồng."),
        ("Quàng Thị Sơn", "hỏ", "Đề nghị xã công khai danh sách hộ nghèo tại nhà văn hóa bản", "Niêm yết từ 01/12."),
    ):
        official.types(speaker).hits("Enter").types(village).hits("Enter").types("Thủy lợi").hits("Enter")
        official.types(question).hits("Enter").types(answer).hits("Enter")
    official.hits("F2").types("nậm").hits("Enter", "Enter").types("Bao giờ có sổ đỏ đất rừng?").hits("Enter", "F6")
    official.types("Phòng Kinh tế").hits("Enter").types("+15").hits("Enter").sees("3 câu")
    official.types("Giàng A Páo").hits("Enter").types("n")
    return official.hits("F6")


def _meeting_end(window: Any, official: Official) -> None:
    _promised_before(window, official).presses("Bắt đầu ghi câu hỏi").hits("F10").sees("Lưu và lập biên bản")


def _promises(window: Any, official: Official) -> None:
    _dialogues(window, official)
    window.shell.open_page("promises")
    official.chooses_row("Nước sinh hoạt").sees("Nội dung trả lời")


def _campaign(window: Any, official: Official, **values: Any) -> None:
    """A campaign with three gifts, a fourth missing in their batch."""
    office = window.shell.office
    village = office.villages()[0]["id"]
    campaign_id = campaign(office, village_id=village, starts_on="2026-11-02", **values)
    batch = office.store.get(GIFT_BATCHES, batches.open_batch(office, campaign_id, 3, 750_000, "Lò Thị Ún"))
    for giver, amount in (("Lò Văn Ún", 540_000), ("Vì Thị Bích", 200_000), ("Cà Văn Hòa", 100_000)):
        line = {"giver": giver, "village_id": village, "amount": amount, "received_on": "2026-11-20"}
        batches.put_line(office, batch, line)
    receipts.issue(office, receipts.without_receipt(office, campaign_id)[:2], date(2026, 12, 1), "Lò Thị Ún")
    official.opens("Đóng góp").chooses_row("Làm đường Bản Nà").sees("Nhập theo đợt")


_ASKED = {"asked_decision": "go_on", "asked_reason": "dân đã bàn"}
_REASONS = {"decision_for": "bản giấy", "state": "đã nhắc"}


def _gift_batch(window: Any, official: Official) -> None:
    _campaign(window, official)
    official.presses("Nhập theo đợt").sees("đảo hai chữ số?")


def _gifts(window: Any, official: Official) -> None:
    _campaign(window, official)
    official.opens("Khoản góp").sees("Vì Thị Bích")


def _receipts(window: Any, official: Official) -> None:
    _campaign(window, official)
    official.opens("Biên nhận").sees("2026/0001")


def _day_close(window: Any, official: Official) -> None:
    _campaign(window, official)
    official.opens("Chốt ngày").presses("Chốt ngày").sees("Biên nhận trong ngày")


def _asked_before(window: Any, official: Official) -> None:
    office = window.shell.office
    village = office.villages()[0]["id"]
    for title, state in (("Làm nhà văn hóa", "closed"), ("Quỹ Vì người nghèo", "open")):
        made = campaign(office, title=title, village_id=village, **_ASKED)
        records.save(
            office, CAMPAIGNS, {**(office.store.get(CAMPAIGNS, made) or {}), "state": state}, accepted=_REASONS
        )
        gift(office, made, "Lò Văn Ún", village_id=village, amount=50_000)
    _campaign(window, official, **_ASKED)
    newest = max(str(line["id"]) for line in office.store.all(CAMPAIGNS))
    gift(office, newest, "lò văn ún", village_id=village, amount=20_000)
    official.opens("Đã vận động").sees("Làm nhà văn hóa")


def _relief(window: Any, official: Official) -> None:
    values = {"organiser": "Bà Lò Thị Hoa", "purpose": "Giúp các hộ sập nhà do lũ quét", "received_on": "2026-11-27"}
    records.save(window.shell.office, RELIEF_NOTICES, {**RELIEF_NOTICES.blank(), **values})
    official.opens("Đóng góp").opens("Cá nhân, tổ chức vận động cứu trợ").chooses_row("Bà Lò Thị Hoa").sees("Trả lời")


def _gifts_refused(window: Any, official: Official) -> None:
    book = write_gifts(_folder(window) / "Sổ ghi đóng góp.xlsx", extra="Mức đóng góp tối thiểu")
    official.opens("Đóng góp").presses("Nhập từ Excel").chooses_file(book).presses("Chọn tệp…").sees("tự nguyện")


TASK_SCREENS = [
    Screen("import-1-file", _file),
    Screen("import-2-columns", _columns),
    Screen("import-2-columns-without-fonts", _columns_without_fonts),
    Screen("import-3-dry-run", _dry_run),
    Screen("import-4-correct", _correct),
    Screen("import-5-stored", _stored),
    Screen("publish-1-papers", _publish),
    Screen("publish-counting", _counting),
    Screen("publish-2-done", _published),
    Screen("postings", _postings),
    Screen("postings-hang", _hang),
    Screen("quarter-list", _quarter),
    Screen("dialogues", _dialogues),
    Screen("dialogue-clocks", _dialogue_clocks),
    Screen("meeting-promised-before", _promised_before),
    Screen("meeting-mode", _meeting),
    Screen("meeting-end", _meeting_end),
    Screen("promises", _promises),
    *PETITION_SCREENS,
    *DEMOCRACY_SCREENS,
    Screen("campaign", _campaign),
    Screen("gift-batch", _gift_batch),
    Screen("gifts", _gifts),
    Screen("gift-receipts", _receipts),
    Screen("day-close", _day_close),
    Screen("gifts-asked-before", _asked_before),
    Screen("gifts-relief", _relief),
    Screen("gifts-refused", _gifts_refused),
]
