"""A recovery key is typed by hand years later: slips are found, and where."""

from __future__ import annotations

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.store import recovery_key
from papi_desktop.store.crockford import LETTERS


def test_is_eight_groups_of_five() -> None:
    key = recovery_key.new()
    groups = key.split("-")
    assert [len(group) for group in groups] == [5] * 8
    assert set(key) <= set(LETTERS + "-")
    assert key != recovery_key.new()


def test_however_it_is_typed_the_secret_is_the_same() -> None:
    key = recovery_key.new()
    secret = recovery_key.secret_of(key)
    sloppy = key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recovery_key.secret_of(sloppy) == secret
    assert len(secret) == 32


def test_every_single_slip_is_found_and_its_group_named() -> None:
    letters = recovery_key.new().replace("-", "")
    for place, letter in enumerate(letters):
        for other in LETTERS:
            if other == letter:
                continue
            with pytest.raises(UserError) as refused:
                recovery_key.secret_of(letters[:place] + other + letters[place + 1 :])
            assert refused.value.code == "KHO-21"
            assert refused.value.what.values["place"] == place // 5 + 1


def test_every_swap_of_neighbours_and_of_groups_is_found() -> None:
    letters = recovery_key.new().replace("-", "")
    swapped = [letters[:n] + letters[n + 1] + letters[n] + letters[n + 2 :] for n in range(len(letters) - 1)]
    swapped += [
        letters[: 5 * n] + letters[5 * n + 5 : 5 * n + 10] + letters[5 * n : 5 * n + 5] + letters[5 * n + 10 :]
        for n in range(7)
    ]
    for typed in swapped:
        if typed != letters:
            with pytest.raises(UserError):
                recovery_key.secret_of(typed)


@pytest.mark.parametrize("typed", ["", "ABCDE", "U" * 40, "Đ" * 40])
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        recovery_key.secret_of(typed)
