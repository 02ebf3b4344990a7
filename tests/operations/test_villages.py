"""What a village is by its kind, and what its head is called."""

from __future__ import annotations

import pytest

from papi_desktop.domain.registers import VILLAGES
from papi_desktop.operations import records, villages
from papi_desktop.operations.office import Office


@pytest.mark.parametrize(
    ("village", "role"),
    [
        ({"name": "Bản Nà Cáy"}, "Trưởng bản"),
        ({"name": "Nà Cáy", "kind": "Bản"}, "Trưởng bản"),
        ({"name": "Tổ dân phố 3"}, "Tổ trưởng tổ dân phố"),
        ({"name": "Xóm Púng Khoai", "kind": ""}, "Trưởng xóm"),
        ({"name": "Nà Cáy"}, ""),
    ],
)
def test_the_head_is_called_by_the_kind(office: Office, village: dict[str, str], role: str) -> None:
    assert villages.head_role(office, village) == role


def test_the_kind_is_read_from_the_name_and_a_stated_one_stays(office: Office) -> None:
    def kept(values: dict[str, str]) -> str:
        found = office.store.get(VILLAGES, records.save(office, VILLAGES, values))
        assert found is not None
        return str(found["kind"])

    assert kept({"name": "Bản Pá Lầu"}) == "Bản"
    assert kept({"name": "Bản Co Muông", "kind": "Thôn"}) == "Thôn"
