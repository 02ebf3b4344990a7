-- History. `audit` is written by triggers only, one line for each record changed; `batches` says what was done, by whom and when, and is
-- written when a transaction ends; `audit_chain` holds the keyed digest that binds each line to the one before it.
CREATE TABLE batches (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (json_valid(operation)),
    first_entry INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    undoes TEXT REFERENCES batches (id)
) STRICT;
CREATE INDEX batches_undoes ON batches (undoes) WHERE undoes IS NOT NULL;

-- The batch being written, for the triggers to read; NULL outside a transaction, so that nothing can be written past it.
CREATE TABLE open_batch (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    batch INTEGER
) STRICT;
INSERT INTO open_batch (one, batch) VALUES (1, NULL);

-- No foreign key from `batch`: its row is written after the entries, and a deferred key would search all of them each time.
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

CREATE TABLE audit_chain (
    rowno INTEGER PRIMARY KEY,
    digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

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
