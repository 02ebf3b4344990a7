"""Role by action, over every book and against the real store; and the accounts the roles belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ALL, BY_KEY, PETITIONS, VILLAGES
from papi_desktop.domain.roles import GROUPS, Role
from papi_desktop.exchange.role_table import load_role_table
from papi_desktop.operations import accounts, days_off, lists, record_papers, records, rights, wordings
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.petitions import period_papers
from papi_desktop.operations.setup import Setup, create_office, open_office
from papi_desktop.paths import resource_folder
from papi_desktop.store.store import Store
from papi_desktop.store.transaction import Transaction
from tests.operations.conftest import PASSWORD, TODAY, USER
from tests.store import samples

OTHER = "Quàng Thị Pản"
OTHERS_PASSWORD = "mat-khau-thu-2"
TRY = say("Save")


class _TakenBack(Exception):
    """Ends a try, so that the next one finds the books as they were."""


def refused(store: Store, act: Callable[..., object], *arguments: object) -> str:
    """Return the code an act is refused with; "" when it is done. Nothing of it stays."""
    try:
        with store.transaction(TRY) as tx:
            act(tx, *arguments)
            raise _TakenBack
    except _TakenBack:
        return ""
    except UserError as error:
        return error.code


@pytest.fixture(scope="module")
def filled(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Store, dict[str, dict[str, Any]], dict[str, str]]]:
    """A store, a record of every book that could be entered, and the id of one that is there."""
    store, _key = Store.create(tmp_path_factory.mktemp("roles") / "data", password=PASSWORD, user=USER)
    fresh: dict[str, dict[str, Any]] = {}
    there: dict[str, str] = {}
    with store.transaction(TRY) as tx:
        for register in ALL:
            there[register.key] = tx.insert(register, samples.record(tx, register))
            fresh[register.key] = samples.record(tx, register, 5)
    yield store, fresh, there
    store.close()


def test_every_book_stands_in_one_group_and_every_role_in_the_table() -> None:
    table = load_role_table(resource_folder("office"))
    books = [book for group in table.groups.values() for book in group]
    assert sorted(books) == sorted(BY_KEY)
    assert set(table.roles) == set(Role)
    assert list(table.groups) == list(GROUPS), "each is called something"
    assert {group for row in table.roles.values() for group in row.writes} == set(table.groups)
    assert rights.rights_of(Role.ADMINISTRATOR).writes == set(BY_KEY)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("[groups]\n", "[groups]\nown = []\n"),
            "group own has no name .*the administrator does not write own",
        ),
        ((', "opinions"', ""), "book opinions stands in no group"),
        ((', "opinions"', ', "opinions", "households"'), "book households stands in 2 groups"),
        ((', "opinions"', ', "opinions", "dogs"'), "there is no book dogs"),
        (('"office", "settings"]', '"office"]'), "the administrator does not write settings"),
        (("[roles.viewer]\nwrites = []", '[roles.viewer]\nwrites = ["dogs"]'), "role viewer writes dogs"),
        (("settings = true", "settings = false"), "the administrator must have exports and settings"),
    ],
)
def test_a_table_that_leaves_a_book_without_its_administrator_is_refused(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    text = resource_folder("office").joinpath("roles.toml").read_text(encoding="utf-8")
    assert text.count(change[0]) == 1
    (tmp_path / "roles.toml").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        load_role_table(tmp_path)


@pytest.mark.parametrize("role", list(Role))
def test_role_by_action_over_every_book(
    filled: tuple[Store, dict[str, dict[str, Any]], dict[str, str]], role: Role
) -> None:
    store, fresh, there = filled
    table = load_role_table(resource_folder("office"))
    row = table.roles[role]
    may_write = {book for group in row.writes for book in table.groups[group]}
    store.limit(rights.rights_of(role))
    for register in ALL:
        record = there[register.key]
        field = next(f.key for f in register if f.kind.value in ("text", "person"))
        for act, arguments in (
            (Transaction.insert, (register, fresh[register.key])),
            (Transaction.update, (register, record, {field: "đổi"})),
            (Transaction.delete, (register, record, "thử")),
            (Transaction.bring, (register, record, {field: "đổi"})),
        ):
            wanted = "" if register.key in may_write else "QUYEN-01"
            assert refused(store, act, *arguments) == wanted, (role, register.key, act.__name__)
        assert store.get(register, record) is not None, (role, register.key, "read")
        assert store.count(register) > 0
    store.limit(None)


@pytest.mark.parametrize("role", list(Role))
def test_files_and_settings_by_role(office: Office, tmp_path: Path, role: Role) -> None:
    row = load_role_table(resource_folder("office")).roles[role]
    petition = records.save(office, PETITIONS, {**PETITIONS.blank(), "kind": "feedback", "summary": "Đường hỏng"})
    office.store.limit(rights.rights_of(role))
    files: list[Callable[[], object]] = [
        lambda: lists.list_pdf(office, VILLAGES, Query()),
        lambda: lists.export_workbook(office, VILLAGES, Query(), tmp_path / "thon.xlsx"),
        lambda: lists.today_pdf(office, TODAY),
        lambda: period_papers.write(office, "intake-register", TODAY, TODAY, tmp_path),
        lambda: record_papers.preview(office, PETITIONS, petition, "petition-receipt"),
    ]
    settings: list[Callable[[], object]] = [
        lambda: wordings.take_back(office, "notice"),
        lambda: days_off.enter_days(office, []),
        lambda: accounts.accounts(office),
        office.store.renew_recovery_key,
    ]
    for acts, may, code in ((files, row.exports, "QUYEN-03"), (settings, row.settings, "QUYEN-04")):
        for act in acts:
            if may:
                act()
            else:
                with pytest.raises(UserError) as raised:
                    act()
                assert raised.value.code == code


# --- accounts ---


def as_other(office: Office, tmp_path: Path) -> Office:
    """Return the office as the other account sees it after logging in."""
    office.store.close()
    return open_office(tmp_path / "data", user=OTHER, password=OTHERS_PASSWORD, today=lambda: TODAY)


def test_the_first_person_alone_is_an_administrator_whom_nothing_is_kept_from(office: Office) -> None:
    assert (office.store.role, office.store.rights) == (Role.ADMINISTRATOR, None)
    accounts.add(office, OTHER, OTHERS_PASSWORD, Role.CLERK)
    assert office.store.rights == rights.rights_of(Role.ADMINISTRATOR)
    assert rights.rights_of(Role.ADMINISTRATOR).unseen == {"denunciation"}


def test_an_account_works_after_log_in_with_its_role(office: Office, tmp_path: Path) -> None:
    accounts.add(office, OTHER, OTHERS_PASSWORD, Role.POVERTY)
    accounts.set_role(office, OTHER, Role.VIEWER)
    other = as_other(office, tmp_path)
    try:
        assert other.store.role is Role.VIEWER
        with pytest.raises(UserError) as raised:
            records.save(other, PETITIONS, {**PETITIONS.blank(), "kind": "feedback", "summary": "Đường hỏng"})
        assert raised.value.code == "QUYEN-01"
        with pytest.raises(UserError) as raised:
            accounts.set_role(other, OTHER, Role.ADMINISTRATOR)
        assert raised.value.code == "QUYEN-04"
    finally:
        other.store.close()


def test_a_role_written_into_the_key_file_by_hand_changes_nothing(office: Office, tmp_path: Path) -> None:
    accounts.add(office, OTHER, OTHERS_PASSWORD, Role.VIEWER)
    file = tmp_path / "data" / "keys.json"
    text = file.read_text(encoding="utf-8")
    assert '"viewer"' in text
    file.write_text(text.replace('"viewer"', '"administrator"'), encoding="utf-8")
    other = as_other(office, tmp_path)
    assert other.store.role is Role.VIEWER
    other.store.close()


def test_the_recovery_key_opens_as_an_administrator(tmp_path: Path) -> None:
    """Names are sorted; the first of them may be anybody."""
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, "Vì Văn Út")
    office, key = create_office(tmp_path / "data", setup)
    accounts.add(office, "An", OTHERS_PASSWORD, Role.VIEWER)
    office.store.close()
    office = open_office(tmp_path / "data", recovery_key=key)
    assert (office.store.user, office.store.role) == ("Vì Văn Út", Role.ADMINISTRATOR)
    accounts.set_password(office, "An", "mat-khau-thu-4")
    office.store.close()


def test_a_worker_learns_of_a_new_account(office: Office) -> None:
    worker = office.another()
    assert worker.store.count(VILLAGES) == 3
    accounts.add(office, OTHER, OTHERS_PASSWORD, Role.CLERK)
    office.store.limit(rights.rights_of(Role.VIEWER))
    assert refused(worker.store, Transaction.insert, VILLAGES, {"name": "Bản Mới"}) == "QUYEN-01"
    worker.store.close()


def test_the_last_administrator_and_ones_own_account_stay(office: Office) -> None:
    accounts.add(office, OTHER, OTHERS_PASSWORD, Role.CLERK)
    for act, code in (
        (lambda: accounts.set_role(office, USER, Role.LEADER), "QUYEN-05"),
        (lambda: accounts.close(office, USER), "QUYEN-06"),
        (lambda: accounts.add(office, OTHER, OTHERS_PASSWORD, Role.CLERK), "KHO-17"),
    ):
        with pytest.raises(UserError) as raised:
            act()
        assert raised.value.code == code
    accounts.close(office, OTHER)
    assert [account.user for account in accounts.accounts(office)] == [USER]
    assert office.store.rights is None


def test_every_change_of_an_account_is_in_the_history(office: Office) -> None:
    accounts.add(office, OTHER, OTHERS_PASSWORD, Role.CLERK)
    accounts.set_role(office, OTHER, Role.FINANCE)
    accounts.set_password(office, OTHER, "mat-khau-thu-3")
    accounts.close(office, OTHER)
    told = [batch.operation.in_english() for batch in office.store.batches(4)]
    assert all(OTHER in line for line in told)
    assert "Finance" in told[2]
    assert office.store.verify_chain().first_broken is None


def test_what_is_being_typed_is_offered_to_whoever_typed_it(office: Office, tmp_path: Path) -> None:
    office.store.save_draft("petitions/new", {"summary": "Khiếu nại"})
    accounts.add(office, OTHER, OTHERS_PASSWORD, Role.RECEPTION)
    assert [draft.key for draft in office.store.drafts()] == ["petitions/new"]
    other = as_other(office, tmp_path)
    assert other.store.drafts() == []
    other.store.close()
