"""Keys of offices: who this office is (`unit`), its own keys (`own`), those of others (`known`), and believing them (`believing`)."""

from __future__ import annotations

from papi_desktop.operations.unit_keys.believing import (
    Trusted,
    confirm,
    others_of_unit,
    read_key,
    replaced_by,
    require_of_another,
    strange_place,
    trust,
    withdraw,
)
from papi_desktop.operations.unit_keys.known import (
    compared_keys,
    entry_of,
    is_compared,
    key_of,
    keys_known,
    public_key,
    receiver_for,
    withdrawn_units,
)
from papi_desktop.operations.unit_keys.own import (
    export,
    export_private,
    own_fingerprints,
    own_identities,
    own_key,
    renew,
)
from papi_desktop.operations.unit_keys.unit import names_of_province, same_unit, unit_key_of, unit_name

__all__ = [
    "Trusted",
    "compared_keys",
    "confirm",
    "entry_of",
    "export",
    "export_private",
    "is_compared",
    "key_of",
    "keys_known",
    "names_of_province",
    "others_of_unit",
    "own_fingerprints",
    "own_identities",
    "own_key",
    "public_key",
    "read_key",
    "receiver_for",
    "renew",
    "replaced_by",
    "require_of_another",
    "same_unit",
    "strange_place",
    "trust",
    "unit_key_of",
    "unit_name",
    "withdraw",
    "withdrawn_units",
]
