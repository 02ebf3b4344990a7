"""What whoever is logged in may do: the role of the account, the table of roles and the law of petitions, put before the store."""

from __future__ import annotations

from papi_desktop.domain.roles import Rights, Role
from papi_desktop.paths import resource_folder
from papi_desktop.store.store import Store


def limit(store: Store) -> None:
    """Have a store enforce the rights of its user; again after an account changed.

    An office of one account is not limited, and its program starts without reading the tables.
    """
    store.limit(None if store.alone else rights_of(store.role))


def rights_of(role: Role) -> Rights:
    """Return what a role may do."""
    from papi_desktop.exchange.petition_ways import load_petition_law
    from papi_desktop.exchange.role_table import load_role_table

    ways = load_petition_law(resource_folder("law")).ways.values()
    return load_role_table(resource_folder("office")).rights(
        role, {way.id: way.seen_by for way in ways}, [way.id for way in ways if way.sealed]
    )
