"""Keys of the office are the administrator's: nobody else renews them or writes out what opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.roles import Role
from papi_desktop.operations import unit_keys
from papi_desktop.operations.rights import rights_of
from tests.handover.conftest import Road


def test_a_viewer_neither_renews_the_keys_nor_writes_them_out(road: Road, tmp_path: Path) -> None:
    before = unit_keys.own_key(road.commune).public.fingerprint
    road.commune.store.limit(rights_of(Role.VIEWER))
    with pytest.raises(UserError, match="QUYEN-04"):
        unit_keys.export_private(road.commune, tmp_path / "khoa.txt")
    with pytest.raises(UserError, match="QUYEN-04"):
        unit_keys.renew(road.commune)
    road.commune.store.limit(None)
    assert not (tmp_path / "khoa.txt").exists()
    assert unit_keys.own_key(road.commune).public.fingerprint == before
    assert unit_keys.export_private(road.commune, tmp_path / "khoa.txt") >= 1
