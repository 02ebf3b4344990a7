"""The kinds of land matters, and what a kind brings with it: a project, a meeting of those affected."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Record

KINDS = (
    Choice("land_use_plan", N_("Land-use plan"), "Quy hoạch sử dụng đất"),
    Choice("yearly_plan", N_("Yearly land-use plan"), "Kế hoạch sử dụng đất hằng năm", ("kế hoạch sử dụng đất",)),
    Choice("price_table", N_("Land price table"), "Bảng giá đất"),
    Choice("recovery_notice", N_("Recovery notice"), "Thông báo thu hồi đất"),
    Choice("compensation_plan", N_("Compensation plan"), "Phương án bồi thường, hỗ trợ, tái định cư"),
    Choice("resettlement", N_("Resettlement arrangement"), "Phương án bố trí tái định cư"),
    Choice("commune_land", N_("Commune land fund and leases"), "Quỹ đất do xã quản lý, cho thuê đất công ích"),
    Choice("construction_planning", N_("Construction planning"), "Quy hoạch xây dựng"),
    Choice("environment", N_("Environmental report"), "Báo cáo đánh giá tác động môi trường"),
    Choice(
        "first_registration", N_("Check of a first land registration"), "Kết quả kiểm tra hồ sơ đăng ký đất đai lần đầu"
    ),
    Choice("violations", N_("Violations of land law"), "Danh sách vi phạm pháp luật đất đai"),
    Choice("other", N_("Other land matter"), "Nội dung khác về đất đai"),
)

_WITH_PROJECT = (
    "recovery_notice",
    "compensation_plan",
    "resettlement",
    "environment",
    "construction_planning",
    "other",
)
_NO_DRAFT = ("recovery_notice", "violations")
_WITH_MEETING = ("recovery_notice", "compensation_plan")


def has_project(record: Record) -> bool:
    """Return whether the matter is about a project with an investor."""
    return record.get("kind") in _WITH_PROJECT


def has_meeting(record: Record) -> bool:
    """Return whether those affected are asked at a meeting."""
    return record.get("kind") in _WITH_MEETING


def is_recovery(record: Record) -> bool:
    """Return whether it is a recovery notice."""
    return record.get("kind") == "recovery_notice"


def is_issued_when_signed(record: Record) -> bool:
    """Return whether its number and date make it issued: nobody is asked about a draft of it."""
    return record.get("kind") in _NO_DRAFT


def is_environment(record: Record) -> bool:
    """Return whether it is an environmental report."""
    return record.get("kind") == "environment"
