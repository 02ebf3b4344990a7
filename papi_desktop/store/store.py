"""Store: the office's books, open. Everything above this layer reads and writes through it.

Owns the life of a connection (opening, the lock, closing) and passes every request to the module that knows how. One Store belongs to
one thread; `another` gives a second one for a worker.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message
from papi_desktop.domain.register import Register
from papi_desktop.domain.roles import Rights, Role
from papi_desktop.jobs import Progress
from papi_desktop.store import (
    audit,
    database,
    drafts,
    errors,
    exchange_log,
    files,
    guard,
    history,
    keyring,
    manifest,
    opening,
    repository,
    seals,
    search,
    settings,
    snapshot,
    triggers,
    undo,
)
from papi_desktop.store.accounts import Accounts
from papi_desktop.store.audit import ChainReport
from papi_desktop.store.changes import ChangeSet, Listener
from papi_desktop.store.database import Connection
from papi_desktop.store.drafts import Draft
from papi_desktop.store.errors import database_spoken, spoken
from papi_desktop.store.exchange_log import LoggedEntry
from papi_desktop.store.files import FileStore, Writing
from papi_desktop.store.guard import Guard
from papi_desktop.store.history import Batch, HistoryEntry
from papi_desktop.store.keyring import Keyring, Keys
from papi_desktop.store.manifest import BackupInfo
from papi_desktop.store.query import Hit, Page, Query
from papi_desktop.store.shared import Shared
from papi_desktop.store.snapshot import Snapshot
from papi_desktop.store.transaction import Transaction

_LAST_BACKUP = "store.last_backup"
_EVERYTHING = Query()
_OF = "@"  # stands in the key of a draft before the name of whoever typed it


class Store:
    """The office's books, open in this thread. Use `create`, `open` or `another` to get one, and `close` it.

    Attributes:
        folder: where the data is.
        user: who is logged in.
    """

    def __init__(self, shared: Shared, connection: Connection) -> None:
        self._shared = shared
        self._bare = connection
        self._guard: Guard | None = None
        self._whole = False
        self._transaction: Transaction | None = None
        self._writing = Writing(shared.files)
        self._open = True
        # The triggers ask by this function which batch they write for.
        connection.create_function(
            triggers.OPEN_BATCH, 0, lambda: self._transaction.number if self._transaction else None
        )
        shared.join()
        self.folder: Path = shared.opened.folder
        self.user: str = shared.opened.user

    # --- opening and closing ---

    @classmethod
    def create(cls, folder: Path, *, password: str, user: str, check_place: bool = True) -> tuple[Store, str]:
        """Make the data of a new office.

        Args:
            check_place: refuse sticks, network and synchronised folders.

        Returns:
            The open store, and the recovery key, which is kept nowhere and must be printed now.

        Raises:
            UserError: the folder holds data already, is no safe place or cannot be written, or the password is too short.
        """
        opened, recovery_key = opening.create(folder, password, user, check_place=check_place)
        return cls(Shared(opened), opened.connection), recovery_key

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        password: str | None = None,
        user: str | None = None,
        recovery_key: str | None = None,
        check_place: bool = True,
    ) -> Store:
        """Open the data of an office, by a password or by the recovery key.

        Args:
            user: whose password it is; may be left out when there is only one user. With the recovery key: as whom to work.

        Raises:
            UserError: no data, no safe place, open elsewhere, wrong password, wait, damaged, or written by a newer program.
        """

        def unlock(ring: Keyring) -> tuple[Keys, str]:
            if recovery_key is not None:
                return ring.unlock_by_recovery_key(recovery_key), user or ring.users[0]
            return ring.unlock(password or "", user)

        opened = opening.open_folder(folder, unlock, check_place=check_place)
        store = cls(Shared(opened), opened.connection)
        if recovery_key is not None and user is None:
            store._work_as_administrator()
        return store

    def _work_as_administrator(self) -> None:
        """Let whoever brings the recovery key and no name help everybody else in again."""
        administrators = [name for name, role in self._accounts.roles().items() if role is Role.ADMINISTRATOR]
        if administrators:
            self.user = administrators[0]
            self._shared.opened = replace(self._shared.opened, user=self.user)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Return whether a folder holds the data of an office."""
        return opening.exists(folder)

    @staticmethod
    def users(folder: Path) -> list[str]:
        """Return who can log in, without any key.

        Raises:
            UserError: the key file is missing or damaged.
        """
        return Keyring.load(folder / keyring.FILE_NAME).users

    @property
    def notices(self) -> tuple[Message, ...]:
        """Return what the official should know about how the data was found, whichever connection asks."""
        return self._shared.notices

    def add_notice(self, notice: Message) -> None:
        """Let something found while the office was opened be told with the rest."""
        self._shared.notices += (notice,)

    def another(self) -> Store:
        """Return a store over a connection of its own for another thread, told of the same listeners."""
        return Store(self._shared, opening.connect_again(self.folder, self._shared.opened.keys))

    def close(self) -> None:
        """Close this connection; the last one to close leaves the data in one file, so that a copy made by hand is whole."""
        if not self._open:
            return
        self._open = False
        try:
            # What cannot be moved out of the log now stays in it, safely, for the next start.
            with suppress(*errors.DATABASE_ERRORS):
                self._bare.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._writing.close()
            self._bare.close()
            self._shared.leave()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # --- who may do what ---

    def limit(self, rights: Rights | None) -> None:
        """Keep back from now on, on every connection, what the user logged in may not read or write.

        Args:
            rights: of the user; None where nothing is kept from anybody.
        """
        self._shared.guard = None if rights is None else Guard(rights, self.user)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Let the program itself read and write everything inside the block: what it does there shows the user nothing."""
        before, self._whole = self._whole, True
        try:
            yield
        finally:
            self._whole = before

    @property
    def _connection(self) -> Connection:
        """Return the connection with what is kept back from the user: another thread may have changed that meanwhile."""
        wanted = None if self._whole else self._shared.guard
        if self._guard is not wanted:
            if self._guard is not None:
                self._guard.take_off(self._bare)
            self._guard = wanted
            if wanted is not None:
                wanted.put_on(self._bare)
        return self._bare

    @property
    def rights(self) -> Rights | None:
        """Return the rights of the user logged in; None when nothing is kept from anybody."""
        return self._shared.guard.rights if self._shared.guard else None

    def kept_back(self, register: Register, id: str) -> frozenset[str]:
        """Return the fields of a record that the user logged in may not see."""
        connection = self._connection
        return self._guard.masked(connection, register, id) if self._guard else frozenset()

    def require_sight(self, register: Register, id: str) -> None:
        """Refuse to go on unless the user may see the whole of a record.

        Raises:
            UserError: something of it is kept back.
        """
        if self.kept_back(register, id):
            raise guard.sealed()

    def require_change(self, register: Register, id: str) -> None:
        """Refuse to go on unless the user may write a record.

        Raises:
            UserError: something of it is kept back, or the book is of another field of work.
        """
        connection = self._connection
        if self._guard is not None:
            self._guard.require(connection, register, (id,))

    def require_save(self, register: Register, record: Mapping[str, Any]) -> None:
        """Refuse to go on unless the user may write a record as it is now to be, new or changed.

        Raises:
            UserError: something of it is kept back, or the book is of another field of work.
        """
        connection = self._connection
        if self._guard is not None:
            self._guard.require_save(connection, register, record)

    def require_write(self, register: Register) -> None:
        """Refuse to go on unless the user may write in a book.

        Raises:
            UserError: the role is of another field of work.
        """
        if self.rights is not None and register.key not in self.rights.writes:
            raise guard.not_yours(register)

    def require_files(self) -> None:
        """Refuse to go on unless lists and papers may leave the screen.

        Raises:
            UserError: the role may only look.
        """
        if self.rights is not None and not self.rights.exports:
            raise guard.no_files()

    def require_settings(self) -> None:
        """Refuse to go on unless the user may change settings and accounts.

        Raises:
            UserError: the user is no administrator.
        """
        if self.rights is not None and not self.rights.settings:
            raise guard.no_settings()

    # --- reading ---

    def get(self, register: Register, id: str) -> dict[str, Any] | None:
        """Return a record, also a deleted one; None when there is none."""
        with spoken():
            return repository.get(self._connection, register, id)

    def page(self, register: Register, query: Query = _EVERYTHING) -> Page:
        """Return some rows of an answer and how many there are in all."""
        with spoken():
            return repository.page(self._connection, register, query)

    def count(self, register: Register, query: Query = _EVERYTHING) -> int:
        """Return how many records answer a query."""
        with spoken():
            return repository.count(self._connection, register, query)

    def all(self, register: Register, query: Query = _EVERYTHING) -> Iterator[dict[str, Any]]:
        """Yield every record that answers a query; its offset and limit do not count."""
        with spoken():
            yield from repository.all_records(self._connection, register, query)

    def totals(
        self, register: Register, group_by: Sequence[str], sums: Sequence[str] = (), query: Query = _EVERYTHING
    ) -> list[dict[str, Any]]:
        """Return for each group its fields, "count" and the sums; a sum over blanks only is None."""
        with spoken():
            return repository.totals(self._connection, register, group_by, sums, query)

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Find records of any book by words, those agreeing with the accents typed first."""
        with spoken():
            return search.search(self._connection, text, limit)

    # --- writing ---

    @contextmanager
    def transaction(self, operation: Message, *, actor: str | None = None) -> Iterator[Transaction]:
        """Do an operation as one batch: all of it is kept and in the history when the block ends, or nothing if it raises.

        Args:
            operation: what is being done, for the history.
            actor: who does it; the user logged in if left out.

        Raises:
            UserError: the disk is full, the file cannot be written, or another task is writing too long.
        """
        with self._batch(operation, actor, None) as transaction:
            yield transaction

    def undo(self, batch_id: str, *, actor: str | None = None) -> ChangeSet:
        """Undo a batch as a new batch.

        Raises:
            UserError: there is no such batch, it is undone already, or what it wrote was changed since (naming the records).
        """
        with spoken():
            operation = undo.operation_of(self._connection, batch_id)
        with self._batch(operation, actor, batch_id) as transaction:
            undo.apply(self._connection, transaction, batch_id)
        return transaction.changes()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every commit, in the thread that wrote; the function returned ends it."""
        return self._shared.listeners.add(listener)

    @contextmanager
    def _batch(self, operation: Message, actor: str | None, undoes: str | None) -> Iterator[Transaction]:
        if self._transaction is not None:
            raise RuntimeError("a transaction is open already; operations do not nest")
        connection = self._connection
        transaction = Transaction(connection, operation, actor or self.user, undoes, self._guard)
        with database_spoken():
            transaction.begin()
            self._transaction = transaction
            try:
                yield transaction
                self._writing.finish()
                changes = transaction.commit(self._shared.chain_key)
            except BaseException:
                database.roll_back(self._connection)
                with suppress(UserError, OSError):
                    self._writing.finish()
                raise
            finally:
                self._transaction = None
        if changes is not None:
            self._shared.listeners.tell(changes)

    # --- history ---

    def history(self, register: Register, id: str, *, reveal: bool = False) -> list[HistoryEntry]:
        """Return what happened to a record, newest first; SENSITIVE values are masked unless `reveal`."""
        with spoken():
            kept_back = self.kept_back(register, id)
            return history.of_record(self._connection, register, id, reveal=reveal, kept_back=kept_back)

    def batches(self, limit: int = 50, offset: int = 0) -> list[Batch]:
        """Return what was done, newest first."""
        with spoken():
            return history.batches(self._connection, limit, offset)

    def verify_chain(self, progress: Progress | None = None) -> ChainReport:
        """Compute the chain of the whole history again and name the first entry that does not hold."""
        with spoken():
            return audit.verify(self._connection, self._shared.chain_key, progress or Progress())

    def broken_seals(self, register: Register) -> list[str]:
        """Return the ids of the parents whose records in `register` are not as the history sealed them (`Register.sealed_by`)."""
        with spoken():
            return seals.broken(self._connection, register)

    @property
    def chain_head(self) -> str:
        """Return the short printable digest of the last entry of the history, for papers and bundles."""
        with spoken():
            return audit.head(self._connection, self._shared.chain_key)

    def entry_of_head(self, printed: str) -> int | None:
        """Return the number of the entry whose head stands on a paper; None when this history never had it."""
        with spoken():
            return audit.entry_of_head(self._connection, printed)

    def verification_code(self, text: str) -> str:
        """Return the short code by which this office, and only it, can tell that it issued `text`."""
        return audit.printable(hmac.digest(self._shared.code_key, text.encode(), "sha256"))

    # --- for the other computers of the office ---

    def entries_after(self, batch: int) -> list[LoggedEntry]:
        """Return every entry of the history behind a batch number, in order."""
        with spoken():
            return list(exchange_log.entries_after(self._connection, batch))

    def entries_of(self, records: Collection[str]) -> list[LoggedEntry]:
        """Return every entry of the history that concerns some records, in order."""
        with spoken():
            return list(exchange_log.entries_of(self._connection, records))

    def last_batch(self) -> int:
        """Return the number of the last batch of the history."""
        with spoken():
            return exchange_log.last_batch(self._connection)

    def batch_id(self, number: int) -> str | None:
        """Return the id of a batch by its number."""
        with spoken():
            return exchange_log.batch_id(self._connection, number)

    # --- beside the books ---

    def setting(self, key: str, default: Any = None) -> Any:
        """Return what is remembered under `key`."""
        with spoken():
            return settings.read(self._connection, key, default)

    def set_setting(self, key: str, value: Any) -> None:
        """Remember a JSON value; not part of the history."""
        with spoken():
            settings.write(self._connection, key, value)

    def save_draft(self, key: str, payload: Mapping[str, Any]) -> None:
        """Keep what is being typed, for whoever types it."""
        with spoken():
            drafts.save(self._connection, self._own(key), payload)

    def drafts(self) -> list[Draft]:
        """Return everything the user logged in began and did not save, the latest first."""
        mine = self._own("")
        with spoken():
            found = drafts.read_all(self._connection)
        # Drafts of an older program name nobody.
        return [replace(d, key=d.key.removesuffix(mine)) for d in found if d.key.endswith(mine) or _OF not in d.key]

    def drop_draft(self, key: str) -> None:
        """Forget a draft."""
        with spoken():
            drafts.drop(self._connection, self._own(key))
            drafts.drop(self._connection, key)

    def _own(self, key: str) -> str:
        return f"{key}{_OF}{self.user}"

    def put_file(self, data: bytes) -> str:
        """Keep a file, encrypted, and return its digest.

        Inside a transaction it belongs to the data when that is kept, and is on the disk before.

        Raises:
            UserError: the disk is full or cannot be written; inside a transaction its end says so.
        """
        digest = self._shared.files.put(data) if self._transaction is None else self._writing.begin(data)
        with spoken():
            files.record(self._connection, digest, len(data))
        return digest

    @property
    def _files(self) -> FileStore:
        """The files, once those that are still being written are there."""
        self._writing.finish()
        return self._shared.files

    def get_file(self, digest: str) -> bytes:
        """Return the content of a kept file.

        Raises:
            UserError: it is missing or damaged.
        """
        return self._files.get(digest)

    def file_size(self, digest: str) -> int:
        """Return how many bytes a kept file has.

        Raises:
            UserError: it is missing.
        """
        return self._files.size(digest)

    def has_file(self, digest: str) -> bool:
        """Return whether a kept file is there."""
        return self._files.has(digest)

    # --- users ---

    @property
    def accounts(self) -> Accounts:
        """Return the accounts, for an administrator.

        Raises:
            UserError: the user logged in is none.
        """
        self.require_settings()
        return self._accounts

    @property
    def role(self) -> Role:
        """Return the role of the user logged in; whoever opened with the recovery key under no name of an account administers."""
        return self._accounts.roles().get(self.user, Role.ADMINISTRATOR)

    @property
    def alone(self) -> bool:
        """Return whether one person alone has an account: then there is nobody to keep anything from."""
        return len(self._shared.opened.keyring.users) == 1

    @property
    def _accounts(self) -> Accounts:
        opened = self._shared.opened
        return Accounts(opened.keyring, opened.keys, self.setting, self.set_setting)

    def require_password(self, password: str) -> None:
        """Refuse to go on unless `password` is that of the user logged in: who finds an open window may not take the keys along.

        Raises:
            UserError: it is wrong, or one must wait after too many tries.
        """
        self._shared.opened.keyring.unlock(password, self.user)

    def change_password(self, old: str, new: str) -> None:
        """Give the user logged in another password.

        Raises:
            UserError: the old one is wrong, or the new one too short.
        """
        self.require_password(old)
        self.set_password(new)

    def set_password(self, new: str) -> None:
        """Give the user logged in a password without the old one, after opening with the recovery key.

        Raises:
            UserError: the password is too short.
        """
        self._accounts.set_password(self.user, new)

    def renew_recovery_key(self) -> str:
        """Make and return a new recovery key; the old sheet opens nothing from now on.

        Raises:
            UserError: the user logged in is no administrator.
        """
        self.require_settings()
        return self._shared.opened.keyring.renew_recovery_key(self._shared.opened.keys)

    # --- safety ---

    def integrity(self) -> list[str]:
        """Return everything wrong with the data file; empty when it is sound."""
        return database.all_faults(self._connection)

    def quick_faults(self) -> list[str]:
        """Return what a quick look at the data file finds wrong; empty when it is sound."""
        return database.quick_faults(self._connection)

    def copy_database(self, path: Path, progress: Progress) -> Snapshot:
        """Copy the database to a new file, encrypted alike, and verify the copy."""
        return snapshot.take(self._connection, path, self._shared.opened.keys, progress)

    def file_paths(self) -> list[Path]:
        """Return where every file that belongs to the data is, or should be."""
        with spoken():
            return [self._files.path_of(digest) for digest in files.recorded(self._connection)]

    def remember_backup(self, info: BackupInfo) -> None:
        """Note that a backup was made."""
        self.set_setting(_LAST_BACKUP, {**manifest.plain(info), "path": str(info.path)})

    def last_backup(self) -> BackupInfo | None:
        """Return the last backup that was made of this data; None when there was none."""
        known = self.setting(_LAST_BACKUP)
        return None if known is None else manifest.info_of(Path(known["path"]), known)

    def changed_since_backup(self) -> bool:
        """Return whether the books were changed since the last backup."""
        last = self.last_backup()
        return last is None or last.head != self.chain_head
