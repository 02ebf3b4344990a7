"""Who can unlock the data, who must wait, and what no file on the disk may show."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.store import keyring, login_delay
from papi_desktop.store.keyring import Cost, Keyring
from papi_desktop.store.store import Store
from tests.conftest import REAL_COST
from tests.store.samples import PASSWORD, USER

OTHER = "Vì Thị Khác"


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def made(path: Path) -> tuple[keyring.Keys, str]:
    _ring, keys, recovery_key = Keyring.create(path, user=USER, password=PASSWORD)
    return keys, recovery_key


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_password_and_recovery_key_give_the_same_keys(path: Path) -> None:
    keys, recovery_key = made(path)
    assert Keyring.load(path).unlock(PASSWORD) == (keys, USER)
    assert Keyring.load(path).unlock_by_recovery_key(recovery_key) == keys
    assert keys.data != keys.audit


def test_password_may_be_typed_decomposed_and_name_in_small_letters(path: Path) -> None:
    keys, _ = made(path)
    assert Keyring.load(path).unlock(unicodedata.normalize("NFD", PASSWORD), "  lò văn  thử ") == (keys, USER)


def test_the_file_holds_neither_keys_nor_password(path: Path) -> None:
    keys, recovery_key = made(path)
    content = path.read_text(encoding="utf-8")
    for secret in (PASSWORD, recovery_key, recovery_key.replace("-", ""), keys.data.hex(), keys.audit.hex()):
        assert secret not in content


def test_the_real_cost_is_what_rfc_9106_recommends(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Cost(passes=3, memory_kib=65536, lanes=4) == REAL_COST
    monkeypatch.setattr(keyring, "OFFICE_COST", REAL_COST)
    keys, _ = made(path)
    entry = json.loads(path.read_text(encoding="utf-8"))["users"][USER]["key"]
    assert (entry["passes"], entry["memory_kib"], entry["lanes"]) == (3, 65536, 4)
    assert Keyring.load(path).unlock(PASSWORD)[0] == keys


def test_each_user_has_a_password_of_their_own(path: Path) -> None:
    keys, _ = made(path)
    ring = Keyring.load(path)
    ring.add_user(keys, OTHER, "một mật khẩu khác", "viewer")
    ring = Keyring.load(path)
    assert ring.users == sorted([USER, OTHER])
    assert ring.role_of(OTHER) == "viewer"
    assert ring.role_of(USER) == "administrator"
    assert ring.unlock("một mật khẩu khác", OTHER)[0] == keys
    with pytest.raises(UserError) as refused:
        ring.unlock(PASSWORD, OTHER)
    assert code_of(refused) == "KHO-10"
    with pytest.raises(UserError) as refused:
        ring.unlock(PASSWORD)
    assert code_of(refused) == "KHO-14"


def test_a_wrapped_key_cannot_be_moved_to_another_name(path: Path) -> None:
    keys, _ = made(path)
    ring = Keyring.load(path)
    ring.add_user(keys, OTHER, "một mật khẩu khác", "viewer")
    content = json.loads(path.read_text(encoding="utf-8"))
    content["users"][USER]["key"] = content["users"][OTHER]["key"]
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UserError):
        Keyring.load(path).unlock("một mật khẩu khác", USER)


def test_a_leaver_is_out_and_the_last_one_stays(path: Path) -> None:
    keys, _ = made(path)
    ring = Keyring.load(path)
    ring.add_user(keys, OTHER, "một mật khẩu khác", "viewer")
    ring.remove_user(OTHER)
    with pytest.raises(UserError) as refused:
        Keyring.load(path).unlock("một mật khẩu khác", OTHER)
    assert code_of(refused) == "KHO-13"
    with pytest.raises(UserError) as refused:
        ring.remove_user(USER)
    assert code_of(refused) == "KHO-18"


@pytest.mark.parametrize(
    ("user", "password", "code"),
    [("", "đủ dài mà", "KHO-16"), (OTHER, "ngắn", "KHO-15"), ("LÒ VĂN THỬ", "đủ dài mà", "KHO-17")],
)
def test_bad_users_are_refused(path: Path, user: str, password: str, code: str) -> None:
    keys, _ = made(path)
    with pytest.raises(UserError) as refused:
        Keyring.load(path).add_user(keys, user, password, "viewer")
    assert code_of(refused) == code
    assert Keyring.load(path).users == [USER]


def test_changing_the_password(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        with pytest.raises(UserError):
            store.change_password("không đúng", "mật khẩu mới")
        store.change_password(PASSWORD, "mật khẩu mới")
    with pytest.raises(UserError):
        Store.open(folder, password=PASSWORD)
    Store.open(folder, password="mật khẩu mới").close()


def test_forgotten_password_is_replaced_with_the_recovery_key(folder: Path, recovery_key: str) -> None:
    with Store.open(folder, recovery_key=recovery_key) as store:
        assert store.user == USER
        store.set_password("mật khẩu mới")
        fresh = store.renew_recovery_key()
    Store.open(folder, password="mật khẩu mới").close()
    Store.open(folder, recovery_key=fresh).close()
    with pytest.raises(UserError) as refused:
        Store.open(folder, recovery_key=recovery_key)
    assert code_of(refused) == "KHO-25"


def try_wrong(path: Path, clock: Clock) -> str:
    with pytest.raises(UserError) as refused:
        Keyring.load(path, clock).unlock("không đúng", USER)
    return code_of(refused)


def test_the_wait_grows_and_survives_a_restart(path: Path) -> None:
    keys, _ = made(path)
    clock = Clock()
    for _ in range(login_delay.FREE_TRIES):
        assert try_wrong(path, clock) == "KHO-10"
    assert try_wrong(path, clock) == "KHO-10"
    waits = []
    for _ in range(3):
        assert try_wrong(path, clock) == "KHO-11"
        with pytest.raises(UserError):
            Keyring.load(path, clock).unlock(PASSWORD)
        failures = json.loads(path.read_text(encoding="utf-8"))["users"][USER]["tries"]["failures"]
        waits.append(login_delay.seconds_after(failures))
        clock.now += waits[-1]
        assert try_wrong(path, clock) == "KHO-10"
    assert waits == sorted(set(waits))
    clock.now += 3600
    assert Keyring.load(path, clock).unlock(PASSWORD)[0] == keys
    assert try_wrong(path, clock) == "KHO-10"


def test_setting_the_clock_back_neither_ends_nor_prolongs_the_wait(path: Path) -> None:
    keys, _ = made(path)
    clock = Clock()
    for _ in range(login_delay.FREE_TRIES + 2):
        try_wrong(path, clock)
        clock.now += login_delay.seconds_after(login_delay.FREE_TRIES + 1)
    clock.now -= 30 * 24 * 3600
    with pytest.raises(UserError) as refused:
        Keyring.load(path, clock).unlock(PASSWORD)
    assert code_of(refused) == "KHO-11"
    clock.now += login_delay.seconds_after(login_delay.FREE_TRIES + 2)
    assert Keyring.load(path, clock).unlock(PASSWORD)[0] == keys


def test_lock_out_does_not_end_by_the_clock_but_by_the_recovery_key(path: Path) -> None:
    keys, recovery_key = made(path)
    clock = Clock()
    for _ in range(login_delay.LOCKED_AFTER):
        try_wrong(path, clock)
        clock.now += 24 * 3600
    clock.now += 365 * 24 * 3600
    with pytest.raises(UserError) as refused:
        Keyring.load(path, clock).unlock(PASSWORD)
    assert code_of(refused) == "KHO-12"
    assert Keyring.load(path, clock).unlock_by_recovery_key(recovery_key) == keys
    assert Keyring.load(path, clock).unlock(PASSWORD)[0] == keys


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 1, "users": [], "recovery": {}}'])
def test_a_damaged_key_file_is_told(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        Keyring.load(path)
    assert code_of(refused) == "KHO-23"


def test_a_missing_or_newer_key_file_is_told(path: Path) -> None:
    with pytest.raises(UserError) as refused:
        Keyring.load(path)
    assert code_of(refused) == "KHO-22"
    path.write_text('{"format": 2, "users": {}, "recovery": {}}', encoding="utf-8")
    with pytest.raises(UserError) as refused:
        Keyring.load(path)
    assert code_of(refused) == "KHO-24"


def test_a_failed_write_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys, _ = made(path)

    def full(_temporary: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "publish", full)
    with pytest.raises(UserError) as refused:
        Keyring.load(path).set_password(keys, USER, "mật khẩu mới")
    assert code_of(refused) == "KHO-01"
    monkeypatch.undo()
    assert Keyring.load(path).unlock(PASSWORD)[0] == keys
    assert [file.name for file in path.parent.iterdir()] == [path.name]
