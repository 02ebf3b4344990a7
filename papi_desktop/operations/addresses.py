"""The provinces and communes of the country, for the first run."""

from __future__ import annotations

from functools import cache

from papi_desktop.domain.communes import AddressBook
from papi_desktop.exchange.law_tables import load_addresses
from papi_desktop.paths import resource_folder


@cache
def addresses() -> AddressBook:
    """Return the list of provinces and communes in force, read once."""
    return load_addresses(resource_folder("law"))
