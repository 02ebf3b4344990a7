"""Roles by field of work, and what follows from one: which books it writes, and which records it sees only from outside.

The rows are data (`resources/office/roles.toml`, `seen_by` of `resources/law/petitions.toml`); the store enforces them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from papi_desktop.domain.messages import N_

SETTINGS = "settings"
"""The group of books in which the office says who it is."""


class Role(StrEnum):
    """The closed set of roles an account can have."""

    ADMINISTRATOR = "administrator"
    LEADER = "leader"
    CLERK = "clerk"
    RECEPTION = "reception"
    POVERTY = "poverty"
    FINANCE = "finance"
    LAND = "land"
    VIEWER = "viewer"

    @property
    def label(self) -> str:
        """Return the msgid of what the role is called."""
        return _LABELS[self]


_LABELS = {
    Role.ADMINISTRATOR: N_("Administrator of the program"),
    Role.LEADER: N_("Leader of the commune"),
    Role.CLERK: N_("Office clerk"),
    Role.RECEPTION: N_("Citizen reception"),
    Role.POVERTY: N_("Poverty reduction"),
    Role.FINANCE: N_("Finance"),
    Role.LAND: N_("Land and construction"),
    Role.VIEWER: N_("Viewer"),
}


GROUPS: Mapping[str, str] = {
    "common": N_("disclosures and outgoing documents"),
    "poverty": N_("poor households"),
    "land": N_("land, consultations, environment"),
    "finance": N_("budget, contributions"),
    "democracy": N_("decisions of residents, dialogues, supervision, loudspeaker"),
    "petitions": N_("reception and petitions"),
    "plans": N_("plans"),
    "exchange": N_("hand-over, several computers"),
    "office": N_("villages, posting places, receivers"),
    SETTINGS: N_("the office and its officials"),
}
"""What each group of books is called, in the order it is told."""


def role_named(word: str) -> Role:
    """Return the role with a stable word; an unknown word may only look."""
    return Role(word) if word in set(Role) else Role.VIEWER


@dataclass(frozen=True, slots=True)
class Rights:
    """What one role may do.

    Attributes:
        role: whose rights they are.
        groups: groups of books it writes.
        writes: keys of the books of these groups. A petition is also written by the official in charge of it.
        exports: whether lists and papers may leave the screen as files.
        settings: whether it changes the settings of the office and the accounts.
        unseen: kinds of petitions it sees from outside only, unless it is in charge of one.
        sealed: kinds of petitions whose sender the official in charge alone sees, whatever the role.
    """

    role: Role
    groups: tuple[str, ...]
    writes: frozenset[str]
    exports: bool
    settings: bool
    unseen: frozenset[str] = frozenset()
    sealed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One row of the roles: the groups of books it writes, and the two things that concern no book."""

    writes: tuple[str, ...]
    exports: bool
    settings: bool


@dataclass(frozen=True, slots=True)
class RoleTable:
    """The whole table: groups of books, each book in one, and what each role may."""

    groups: Mapping[str, tuple[str, ...]]
    roles: Mapping[Role, RoleRow]

    def rights(self, role: Role, seen_by: Mapping[str, Collection[str]], sealed: Collection[str]) -> Rights:
        """Return the rights of a role.

        Args:
            seen_by: kind of petition to the roles that see it; an empty collection stands for everybody.
            sealed: kinds of petitions whose sender is sealed.
        """
        row = self.roles[role]
        books = frozenset(book for group in row.writes for book in self.groups[group])
        unseen = frozenset(kind for kind, roles in seen_by.items() if roles and role.value not in roles)
        return Rights(role, row.writes, books, row.exports, row.settings, unseen, frozenset(sealed))

    def faults(self, books: Collection[str]) -> tuple[str, ...]:
        """Return, for whoever edits the table, what is wrong with it; empty when it holds.

        Args:
            books: keys of every register.
        """
        placed = Counter(book for group in self.groups.values() for book in group)
        of_all = self.roles.get(Role.ADMINISTRATOR, RoleRow((), False, False))
        return (
            *(f"book {book} stands in no group" for book in sorted(set(books) - placed.keys())),
            *(f"group {group} has no name in domain/roles.py" for group in self.groups if group not in GROUPS),
            *(f"there is no book {book}" for book in sorted(placed.keys() - set(books))),
            *(f"book {book} stands in {times} groups" for book, times in placed.items() if times > 1),
            *(f"role {role} has no row" for role in Role if role not in self.roles),
            *(
                f"role {role} writes {group}, which is no group"
                for role, row in self.roles.items()
                for group in row.writes
                if group not in self.groups
            ),
            # Else nobody, or nobody who is always there, could write a book that was moved to a group of its own.
            *(f"the administrator does not write {group}" for group in self.groups if group not in of_all.writes),
            *(["the administrator must have exports and settings"] if not (of_all.exports and of_all.settings) else []),
        )
