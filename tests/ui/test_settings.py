"""Đơn vị, cài đặt: the office, its books, the rules, backups, password and display."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QListWidget, QStackedWidget

from papi_desktop.documents.wording import for_people
from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import FORMER_UNITS, OFFICIALS, VILLAGES, WORKPLACES
from papi_desktop.operations import days_off, own_rules, papers, workplaces
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.safety import list_backups
from papi_desktop.paths import ABOVE
from papi_desktop.store import keyring
from papi_desktop.store.keyring import Keyring
from papi_desktop.ui.preferences import Preferences, load_preferences, save_preferences
from papi_desktop.ui.settings.page import TABS
from papi_desktop.ui.settings.rules_tab import rule_lines
from papi_desktop.ui.style import theme
from tests.operations.test_days_off import disclosed
from tests.ui.commune import PASSWORD
from tests.ui.official import Official


@pytest.fixture
def settings(window: Any, official: Official) -> Official:
    return official.opens("Đơn vị, cài đặt")


@pytest.fixture
def same_look_afterwards() -> Iterator[None]:
    yield
    theme().set_scale(1.0)
    theme().set_dark(False)


def test_the_office_is_one_record(settings: Official, office: Any) -> None:
    settings.presses("Sửa").fills({"Điện thoại cơ quan": "0212 3 888 999"}).presses("Lưu").sees("Đã lưu")
    assert office.unit["phone"] == "0212 3 888 999"


def test_f2_writes_in_the_office_as_soon_as_the_settings_are_open(settings: Official, office: Any) -> None:
    settings.sees("Sửa").hits("F2").fills({"Điện thoại cơ quan": "0212 3 888 111"}).presses("Lưu").sees("Đã lưu")
    assert office.unit["phone"] == "0212 3 888 111"


def test_villages_and_officials_are_books(settings: Official, office: Any) -> None:
    settings.opens("Thôn, bản, tổ dân phố").sees("6 dòng").presses("Ghi mới")
    settings.fills({VILLAGE_NAME: "Bản Mới"}).presses("Lưu").sees("· 7 dòng")
    assert office.store.count(VILLAGES) == 7
    settings.opens("Cán bộ, người ký").sees("Lò Văn Bình")
    assert office.store.count(OFFICIALS) == 1


def test_a_former_commune_lists_its_villages(settings: Official, office: Any) -> None:
    settings.opens("Xã cũ").sees("Chưa ghi xã cũ nào").presses("Ghi mới")
    settings.fills({"Tên xã cũ": "xã Huổi Một (cũ)", "Ngày kết thúc hoạt động": "01/07/2025"}).presses("Lưu")
    settings.opens("Các thôn, bản").sees("Chưa có thôn, bản nào ghi").presses("Ghi thôn, bản mới")
    settings.fills({VILLAGE_NAME: "Bản Mới"}).presses("Lưu").sees("· 7 dòng")
    former = next(iter(office.store.all(FORMER_UNITS)))
    assert [v["name"] for v in office.villages() if v["former_unit_id"] == former["id"]] == ["Bản Mới"]
    settings.fills({"Chỉ hiện: Xã cũ": "xã Huổi Một (cũ)"}).sees("· 1 dòng")
    settings.opens("Xã cũ").opens("Các thôn, bản").sees("Các thôn, bản này thuộc xã cũ trước khi sáp nhập")


VILLAGE_NAME = "Tên thôn, bản"


def test_rules_show_what_is_not_confirmed(settings: Official) -> None:
    settings.opens("Quy định pháp luật").sees("? Cần đối chiếu văn bản gốc").sees("✓ Đã xác minh")
    settings.fills({"Tìm quy định": "doi thoai"}).sees("đối thoại")
    amounts = {line[1] for line in settings.lines()}
    assert "thường xuyên" in amounts
    assert {"Ngay trong ngày", "ít nhất 2/3", "trên 1/2", "ít nhất 10 %"} <= amounts
    assert not {amount for amount in amounts if amount.startswith("ít nhất thường xuyên")}


def test_an_office_sets_and_takes_back_its_own_value_of_a_rule(settings: Official, office: Any) -> None:
    settings.opens("Quy định pháp luật").sees("chọn trong bảng một quy định có con số")
    settings.fills({"Tìm quy định": "PUB_DEFAULT"}).chooses_row("Công khai thông tin khi luật chuyên ngành")
    settings.fills({"Giá trị của đơn vị": "2,5", "Áp dụng từ ngày": "01/11/2026", "Theo văn bản": "Công văn số 12"})
    settings.presses("Kiểm tra").sees("Quy định này dùng số nguyên").presses("Đóng")
    settings.fills({"Giá trị của đơn vị": "3"}).presses("Kiểm tra").sees("✓ Giá trị hợp lệ")
    assert own_rules.own_rules(office) == ()
    settings.presses("Áp dụng giá trị này").sees("Đã lưu giá trị của quy định")
    settings.sees("3 ngày làm việc, từ ngày 01/11/2026").sees("● Đơn vị tự ghi").sees("không quá 5 ngày làm việc")
    assert office.rules.rule("PUB_DEFAULT", date(2026, 11, 22)).amount == 3
    settings.chooses_row("3 ngày làm việc, từ ngày").presses("Thôi dùng giá trị của đơn vị")
    settings.sees("Đã lưu giá trị của quy định").does_not_see("3 ngày làm việc, từ ngày")
    assert own_rules.own_rules(office) == ()


def test_a_day_off_decided_late_is_entered(settings: Official, office: Any) -> None:
    settings.opens("Ngày nghỉ")
    settings.fills(
        {"Ngày": "31/12/2026", "Tên, theo văn bản quyết định": "Nghỉ theo Công văn 12", "Căn cứ": "Công văn 12/UBND"}
    )
    settings.presses("Ghi ngày này").does_not_see("tiếp tục không?")
    settings.sees("Đã ghi ngày nghỉ").sees("Nghỉ theo Công văn 12")
    (own,) = days_off.own_days(office)
    assert (own.day, own.kind) == (date(2026, 12, 31), DayKind.HOLIDAY)


def test_a_day_that_is_off_already_keeps_its_name_unless_the_office_says_so(settings: Official, office: Any) -> None:
    own = {"Ngày": "24/11/2026", "Tên, theo văn bản quyết định": "Nghỉ Tết của đồng bào Mông"}
    settings.opens("Ngày nghỉ").fills(own).presses("Ghi ngày này")
    settings.sees("24/11/2026 đã có trong bảng: Ngày nghỉ lễ, “Ngày Văn hóa Việt Nam").presses("Giữ nguyên")
    assert days_off.own_days(office) == []
    settings.presses("Ghi ngày này").presses("Thay bằng ngày của cơ quan").sees("Đã ghi ngày nghỉ")
    assert [day.name for day in days_off.own_days(office)] == ["Nghỉ Tết của đồng bào Mông"]


def test_what_a_rule_or_a_day_moves_is_named_and_asked_about(settings: Official, office: Any) -> None:
    disclosed(office, hung=False)
    settings.opens("Quy định pháp luật").fills({"Tìm quy định": "PUB_DEFAULT"}).chooses_row("không quá 5 ngày làm việc")
    settings.fills({"Giá trị của đơn vị": "3", "Áp dụng từ ngày": "01/11/2026", "Theo văn bản": "Công văn số 12"})
    moving = "– Sổ công khai: Dự toán: 30/11/2026 → 26/11/2026"
    settings.presses("Kiểm tra").sees(moving)
    settings.presses("Áp dụng giá trị này").sees("tiếp tục không?").sees(moving).presses("Hủy")
    assert own_rules.own_rules(office) == ()
    settings.presses("Áp dụng giá trị này").presses("Có").sees("Đã lưu giá trị của quy định")
    settings.opens("Ngày nghỉ").fills({"Ngày": "25/11/2026", "Tên, theo văn bản quyết định": "Nghỉ bù"})
    settings.presses("Ghi ngày này").sees("– Sổ công khai: Dự toán: 26/11/2026 → 27/11/2026").presses("Có")
    settings.sees("Đã ghi ngày nghỉ").sees("Nghỉ bù")


def test_an_office_of_several_computers_hears_that_each_counts_for_itself(settings: Official, office: Any) -> None:
    workplaces.add(office, "Máy văn thư", (301, 400))
    [line] = office.store.all(WORKPLACES)
    with office.store.transaction(say("Test")) as tx:
        tx.update(WORKPLACES, line["id"], {"taken_on": "2026-11-20"})
    settings.opens("Ngày nghỉ").fills({"Ngày": "31/12/2026", "Tên, theo văn bản quyết định": "Nghỉ bù"})
    settings.presses("Ghi ngày này").sees("hãy làm như vậy trên các máy còn lại").presses("Tôi đã đọc").sees("Nghỉ bù")


def test_a_day_off_says_who_decided_it(settings: Official, office: Any) -> None:
    folder = law_overrides_folder(office.store.folder) / ABOVE
    folder.mkdir(parents=True)
    row = '[[day]]\nid = "2026-12-24"\nkind = "holiday"\nname_vi = "Nghỉ theo Công văn 12"\ncertainty = "to_check"\n'
    (folder / "holidays.toml").write_text(row, encoding="utf-8")
    office.law.forget()
    settings.opens("Ngày nghỉ").sees("Nghỉ theo Công văn 12")
    told = {line[2]: line[4] for line in settings.lines()}
    assert told["Nghỉ theo Công văn 12"] == "● Cấp trên gửi"
    assert told["Quốc khánh"] == "✓ Bảng chung"


def test_backups_are_listed_and_not_put_inside_the_data(settings: Official, office: Any, tmp_path: Path) -> None:
    settings.opens("Bản sao lưu")
    settings.chooses_file(office.store.folder / "x").presses("Thư mục khác…").sees(
        "Không để bản sao lưu trong thư mục dữ liệu"
    )
    settings.chooses_file(tmp_path / "usb").presses("Chọn thư mục khác").sees(str(tmp_path / "usb"))
    settings.presses("Sao lưu ngay").sees("✓ Đã kiểm tra").sees("Theo yêu cầu")
    assert len(list_backups(tmp_path / "usb")) == 1
    settings.presses("Kiểm tra toàn bộ dữ liệu").sees("✓ ")


def test_the_password_is_changed_by_the_old_one(settings: Official, office: Any, window: Any) -> None:
    from papi_desktop.operations.setup import open_office

    settings.opens("Mật khẩu").fills({"Mật khẩu hiện tại": "sai bet roi"})
    settings.fills({"Mật khẩu mới": "bon tu bat ky nao", "Nhập lại mật khẩu mới": "bon tu bat ky"})
    assert "Đổi mật khẩu" not in settings.buttons()
    settings.fills({"Nhập lại mật khẩu mới": "bon tu bat ky nao"}).presses("Đổi mật khẩu").sees("Mã:").presses("Đóng")
    settings.fills({"Mật khẩu hiện tại": PASSWORD}).presses("Đổi mật khẩu").sees("Đã đổi mật khẩu.")
    folder = office.store.folder
    window.shell.close()
    office.store.close()
    open_office(folder, password="bon tu bat ky nao", user="Lò Thị Ún").store.close()


def test_text_size_and_scheme_hold_at_once(same_look_afterwards: None, settings: Official, office: Any) -> None:
    settings.opens("Hiển thị").fills({"Cỡ chữ": "125 %", "Nền sáng hoặc tối": "Tối"})
    assert theme().scale == 1.25
    assert load_preferences(office.store.folder) == Preferences("vi", 1.25, "dark")


def test_about(settings: Official) -> None:
    settings.opens("Hiển thị").presses("Giới thiệu chương trình").sees("Phiên bản").presses("Đóng").does_not_see(
        "Phiên bản"
    )


@pytest.mark.parametrize("content", ["", "[1]", '{"language": 7, "text_scale": "big"}', '{"unknown": 1}'])
def test_unreadable_preferences_are_the_defaults(tmp_path: Path, content: str) -> None:
    (tmp_path / "window.json").write_text(content)
    assert load_preferences(tmp_path) == Preferences()


def test_preferences_are_kept(tmp_path: Path) -> None:
    save_preferences(tmp_path, Preferences("en", 1.5, "light"))
    assert load_preferences(tmp_path) == Preferences("en", 1.5, "light")
    assert [p.name for p in tmp_path.iterdir()] == ["window.json"]


def test_the_words_of_papers_are_changed_and_taken_back(settings: Official, office: Any) -> None:
    standard = papers.wording(office, "notice").texts["closing"]
    settings.opens("Mẫu câu chữ").chooses_row("Thông báo niêm yết danh sách")
    settings.fills({for_people(standard): "{đơn vị} xin báo để bà con biết"}).presses("Lưu")
    settings.sees("Thông báo niêm yết danh sách (1 câu của đơn vị)")
    assert papers.wording(office, "notice").texts["closing"] == "{unit} xin báo để bà con biết"
    settings.presses("Về câu chữ mẫu").presses("Về câu chữ mẫu")
    settings.does_not_see("1 câu của đơn vị")
    assert papers.wording(office, "notice").texts["closing"] == standard


def test_the_names_of_papers_stand_whole(settings: Official, window: Any) -> None:
    settings.opens("Mẫu câu chữ").sees("Thông báo niêm yết danh sách")
    names = next(found for found in window.findChildren(QListWidget) if found.accessibleName() == "Các loại giấy tờ")
    line = names.fontMetrics()
    room = names.viewport().width() - 2 * theme().px(12)
    for place in range(names.count()):
        item = names.item(place)
        lines = names.visualItemRect(item).height() // line.height()
        assert line.horizontalAdvance(item.text()) <= room * lines, item.text()
    assert names.horizontalScrollBar().maximum() == 0 or not names.horizontalScrollBar().isVisible()


def test_a_new_recovery_sheet_wants_the_password_and_voids_the_old(
    settings: Official, office: Any, tmp_path: Path
) -> None:
    sheet = tmp_path / "phiếu.pdf"
    settings.opens("Mật khẩu").presses("Lập phiếu khóa phục hồi mới…").fills({"Mật khẩu hiện tại": "không phải"})
    settings.presses("Lập khóa mới").sees("Mật khẩu không đúng").presses("Đóng")
    settings.fills({"Mật khẩu hiện tại": PASSWORD}).presses("Lập khóa mới").sees("Khóa chỉ hiện lần này")
    key = next(text.replace("\n", "-").replace("  ", "-") for text in settings.texts() if text.count("  ") >= 4)
    settings.chooses_file(sheet).presses("Lưu phiếu thành PDF…").sees("Đã lưu: phiếu.pdf").presses("Đóng")
    assert sheet.read_bytes().startswith(b"%PDF")
    ring = Keyring.load(office.store.folder / keyring.FILE_NAME)
    assert ring.unlock_by_recovery_key(key)


def test_the_arrows_go_through_the_settings_and_pass_over_the_headings(settings: Official, window: Any) -> None:
    settings.opens("Đơn vị")
    stack = window.page.findChild(QStackedWidget)
    reached = [stack.currentIndex()]
    for _tab in TABS[1:]:
        settings.hits("Down")
        reached.append(stack.currentIndex())
    assert reached == list(range(len(TABS)))


def test_a_rule_the_level_above_sent_has_its_own_line_from_its_day_on(office: Office) -> None:
    folder = law_overrides_folder(office.store.folder) / ABOVE
    folder.mkdir(parents=True)
    row = '[[rule]]\nid = "PUB_DEFAULT"\namount = 3\nvalid_from = 2027-01-01\ncitation = "Công văn 512"\n'
    (folder / "clocks.toml").write_text(row, encoding="utf-8")
    office.law.forget()
    sent, law = [line for line in rule_lines(office) if line.id == "PUB_DEFAULT"]
    assert (sent.certainty.word, sent.citation) == ("Cấp trên gửi", "Công văn 512")
    assert "3" in sent.amount
    assert "từ ngày 01/01/2027" in sent.amount
    assert "5" in law.amount
