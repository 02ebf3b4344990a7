"""`papi user`: who logs in and with which role."""

from __future__ import annotations

from papi_desktop.cli_session import Answer, Args, Tell, new_password, office_of
from papi_desktop.translations import _


def user(args: Args, tell: Tell) -> tuple[Answer, int]:
    """Run `papi user list`, `add`, `role` or `close`."""
    from papi_desktop.domain.roles import Role
    from papi_desktop.operations import accounts

    with office_of(args) as office:
        if args.what == "add":
            accounts.add(office, args.name, new_password(), Role(args.role))
        elif args.what == "role":
            accounts.set_role(office, args.name, Role(args.role))
        elif args.what == "close":
            accounts.close(office, args.name)
        known = accounts.accounts(office)
        for account in known:
            tell(f"{account.user}: {_(account.role.label)}")
        return {"users": [{"user": account.user, "role": account.role.value} for account in known]}, 0
