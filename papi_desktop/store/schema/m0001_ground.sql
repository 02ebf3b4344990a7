-- History. `audit` is written by triggers only, one entry for each record changed; `batches` says what was done, by whom and when, and is
-- written when a transaction ends. `digests` holds 32 bytes for each entry of the batch: the keyed digest that binds it to the one before.
-- Every page touched is encrypted when a record is saved, hence no index on `id`, which is looked up when something is undone, and no table
-- of digests by itself.
CREATE TABLE batches (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (json_valid(operation)),
    first_entry INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    undoes TEXT,
    digests BLOB NOT NULL CHECK (length(digests) = 32 * (last_entry - first_entry + 1))
) STRICT;
CREATE INDEX batches_undoes ON batches (undoes) WHERE undoes IS NOT NULL;

-- `batch` is filled by the program's own function open_batch(), NULL outside a transaction: nothing is written past it. No foreign key: the
-- row of the batch is written after its entries, and a deferred key would search all of them each time.
CREATE TABLE audit (
    rowno INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL,
    register TEXT NOT NULL,
    record TEXT NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete', 'restore', 'note')),
    old TEXT,
    new TEXT
) STRICT;
CREATE INDEX audit_record ON audit (record);

-- What the program remembers for the office, and what was being typed when it stopped. Neither is part of the books.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE drafts (
    key TEXT PRIMARY KEY,
    saved_at TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload))
) STRICT;

-- The attachments that must be found beside the database, by the digest of their content.
CREATE TABLE files (
    digest TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    stored_at TEXT NOT NULL
) STRICT;
