CREATE TABLE disclosures (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    duty TEXT,
    stage TEXT,
    year INTEGER,
    source_register TEXT,
    source_id TEXT,
    edition INTEGER,
    replaces_id TEXT REFERENCES disclosures (id),
    responsible TEXT,
    document_number TEXT,
    document_date TEXT,
    trigger_date TEXT,
    due TEXT,
    due_rule TEXT CHECK (json_valid(due_rule)),
    posted_from TEXT,
    posted_to TEXT,
    stated_days INTEGER,
    posting_rule TEXT CHECK (json_valid(posting_rule)),
    permanent INTEGER CHECK (permanent IN (0, 1)),
    reason_late TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    sort_duty BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX disclosures_order ON disclosures (deleted_at, posted_from DESC, sort_title);
CREATE INDEX disclosures_title ON disclosures (deleted_at, sort_title);
CREATE INDEX disclosures_source_id ON disclosures (deleted_at, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX disclosures_replaces_id ON disclosures (deleted_at, replaces_id) WHERE replaces_id IS NOT NULL;
CREATE VIRTUAL TABLE disclosures_words USING fts5(
    search_key, content='disclosures', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE postings (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    disclosure_id TEXT NOT NULL REFERENCES disclosures (id),
    place_id TEXT NOT NULL REFERENCES places (id),
    place_name TEXT NOT NULL,
    posted_from TEXT,
    posted_by TEXT,
    witnesses TEXT CHECK (json_valid(witnesses)),
    minutes_number TEXT,
    minutes_signed INTEGER CHECK (minutes_signed IN (0, 1)),
    posted_to TEXT,
    taken_down_by TEXT,
    end_minutes_signed INTEGER CHECK (end_minutes_signed IN (0, 1)),
    opinions INTEGER,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_place_name BLOB,
    sort_posted_by BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX postings_order ON postings (deleted_at, disclosure_id, sort_place_name);
CREATE INDEX postings_title ON postings (deleted_at, sort_place_name);
CREATE INDEX postings_place_id ON postings (deleted_at, place_id);
CREATE VIRTUAL TABLE postings_words USING fts5(
    search_key, content='postings', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE channel_uses (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    disclosure_id TEXT NOT NULL REFERENCES disclosures (id),
    channel TEXT NOT NULL,
    used_from TEXT NOT NULL,
    used_to TEXT,
    address TEXT,
    village_id TEXT REFERENCES villages (id),
    by_whom TEXT,
    note TEXT,
    sort_address BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX channel_uses_order ON channel_uses (deleted_at, disclosure_id, used_from);
CREATE INDEX channel_uses_village_id ON channel_uses (deleted_at, village_id) WHERE village_id IS NOT NULL;

CREATE TABLE households (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    round_id TEXT NOT NULL REFERENCES review_rounds (id),
    head_name TEXT NOT NULL,
    sex TEXT,
    birth TEXT,
    village_id TEXT NOT NULL REFERENCES villages (id),
    members INTEGER,
    address TEXT,
    class_after TEXT NOT NULL,
    class_before TEXT,
    b1 INTEGER,
    b2 INTEGER,
    citizen_id TEXT,
    ethnicity TEXT,
    phone TEXT,
    reason TEXT,
    note TEXT,
    previous_id TEXT REFERENCES households (id),
    search_key TEXT NOT NULL,
    sort_head_name BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX households_order ON households (deleted_at, round_id, village_id, sort_head_name);
CREATE INDEX households_title ON households (deleted_at, sort_head_name);
CREATE INDEX households_citizen_id ON households (deleted_at, citizen_id) WHERE citizen_id IS NOT NULL;
CREATE INDEX households_previous_id ON households (deleted_at, previous_id) WHERE previous_id IS NOT NULL;
CREATE VIRTUAL TABLE households_words USING fts5(
    search_key, content='households', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE household_members (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    household_id TEXT NOT NULL REFERENCES households (id),
    name TEXT NOT NULL,
    sex TEXT,
    birth TEXT,
    relation TEXT,
    status TEXT,
    citizen_id TEXT,
    position INTEGER,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_relation BLOB,
    sort_status BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX household_members_order ON household_members (deleted_at, household_id, position, sort_name);
CREATE INDEX household_members_title ON household_members (deleted_at, sort_name);
CREATE INDEX household_members_citizen_id ON household_members (deleted_at, citizen_id) WHERE citizen_id IS NOT NULL;
CREATE VIRTUAL TABLE household_members_words USING fts5(
    search_key, content='household_members', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE review_rounds (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    standard TEXT,
    stage TEXT,
    decision_number TEXT,
    decision_date TEXT,
    source_file TEXT,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX review_rounds_order ON review_rounds (deleted_at, year DESC, sort_name);
CREATE INDEX review_rounds_title ON review_rounds (deleted_at, sort_name);
CREATE VIRTUAL TABLE review_rounds_words USING fts5(
    search_key, content='review_rounds', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE petitions (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    number INTEGER,
    year INTEGER,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    channel TEXT NOT NULL,
    received_on TEXT,
    summary TEXT NOT NULL,
    content TEXT,
    disclosure_id TEXT REFERENCES disclosures (id),
    reception_id TEXT REFERENCES reception_days (id),
    person TEXT,
    address TEXT,
    village_id TEXT REFERENCES villages (id),
    citizen_id TEXT,
    phone TEXT,
    people INTEGER,
    same_as_id TEXT REFERENCES petitions (id),
    repeated INTEGER CHECK (repeated IN (0, 1)),
    competence TEXT,
    settled_by TEXT,
    assigned_id TEXT REFERENCES officials (id),
    case_kind TEXT,
    valid_on TEXT,
    resident INTEGER CHECK (resident IN (0, 1)),
    information_kind TEXT,
    cost INTEGER,
    accepted_on TEXT,
    due TEXT,
    due_rule TEXT CHECK (json_valid(due_rule)),
    closed_on TEXT,
    promised_on TEXT,
    note TEXT,
    satisfaction TEXT,
    called_on TEXT,
    satisfaction_note TEXT,
    search_key TEXT NOT NULL,
    sort_summary BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX petitions_order ON petitions (deleted_at, received_on DESC, number DESC);
CREATE INDEX petitions_title ON petitions (deleted_at, sort_summary);
CREATE INDEX petitions_disclosure_id ON petitions (deleted_at, disclosure_id) WHERE disclosure_id IS NOT NULL;
CREATE INDEX petitions_reception_id ON petitions (deleted_at, reception_id) WHERE reception_id IS NOT NULL;
CREATE INDEX petitions_village_id ON petitions (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE INDEX petitions_citizen_id ON petitions (deleted_at, citizen_id) WHERE citizen_id IS NOT NULL;
CREATE INDEX petitions_same_as_id ON petitions (deleted_at, same_as_id) WHERE same_as_id IS NOT NULL;
CREATE INDEX petitions_assigned_id ON petitions (deleted_at, assigned_id) WHERE assigned_id IS NOT NULL;
CREATE VIRTUAL TABLE petitions_words USING fts5(
    search_key, content='petitions', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE petition_steps (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    petition_id TEXT NOT NULL REFERENCES petitions (id),
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    agency TEXT,
    still_ours INTEGER CHECK (still_ours IN (0, 1)),
    reply_on TEXT,
    reply_paper TEXT,
    until TEXT,
    ground TEXT,
    reason TEXT,
    content TEXT,
    sent_on TEXT,
    paper_number TEXT,
    sort_agency BLOB,
    sort_paper_number BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX petition_steps_order ON petition_steps (deleted_at, petition_id, day);

CREATE TABLE reception_days (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    hours TEXT,
    place TEXT,
    receiver TEXT NOT NULL,
    receiver_role TEXT,
    held_on TEXT,
    not_held_reason TEXT,
    visits INTEGER,
    people INTEGER,
    matters_first INTEGER,
    matters_again INTEGER,
    groups INTEGER,
    group_people INTEGER,
    conclusion TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_receiver BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX reception_days_order ON reception_days (deleted_at, planned_on DESC, sort_name);
CREATE INDEX reception_days_title ON reception_days (deleted_at, sort_name);
CREATE VIRTUAL TABLE reception_days_words USING fts5(
    search_key, content='reception_days', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE denouncers (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    petition_id TEXT NOT NULL REFERENCES petitions (id),
    code TEXT NOT NULL,
    person TEXT,
    address TEXT,
    village_id TEXT REFERENCES villages (id),
    citizen_id TEXT,
    phone TEXT,
    sort_code BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX denouncers_order ON denouncers (deleted_at, sort_code);
CREATE INDEX denouncers_petition_id ON denouncers (deleted_at, petition_id);
CREATE INDEX denouncers_village_id ON denouncers (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE INDEX denouncers_citizen_id ON denouncers (deleted_at, citizen_id) WHERE citizen_id IS NOT NULL;

CREATE TABLE outgoing (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    document_kind TEXT NOT NULL,
    series TEXT NOT NULL,
    number INTEGER,
    number_text TEXT NOT NULL,
    symbol TEXT NOT NULL,
    issued_on TEXT,
    subject TEXT NOT NULL,
    signer TEXT,
    state TEXT NOT NULL,
    gap_reason TEXT,
    source_register TEXT,
    source_id TEXT,
    verification_code TEXT,
    digest TEXT,
    search_key TEXT NOT NULL,
    sort_document_kind BLOB,
    sort_number_text BLOB,
    sort_symbol BLOB,
    sort_subject BLOB,
    sort_signer BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX outgoing_order ON outgoing (deleted_at, year DESC, number DESC, sort_number_text);
CREATE INDEX outgoing_title ON outgoing (deleted_at, sort_subject);
CREATE INDEX outgoing_source_id ON outgoing (deleted_at, source_id) WHERE source_id IS NOT NULL;
CREATE VIRTUAL TABLE outgoing_words USING fts5(
    search_key, content='outgoing', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE papers (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    paper_kind TEXT NOT NULL,
    symbol TEXT,
    made_on TEXT,
    copy INTEGER,
    verification_code TEXT,
    digest TEXT,
    source_register TEXT,
    source_id TEXT,
    search_key TEXT NOT NULL,
    sort_subject BLOB,
    sort_paper_kind BLOB,
    sort_symbol BLOB,
    sort_verification_code BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX papers_order ON papers (deleted_at, made_on DESC);
CREATE INDEX papers_title ON papers (deleted_at, sort_subject);
CREATE INDEX papers_source_id ON papers (deleted_at, source_id) WHERE source_id IS NOT NULL;
CREATE VIRTUAL TABLE papers_words USING fts5(
    search_key, content='papers', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE attachments (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    owner_register TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    role TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    taken_at TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_taken_at BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX attachments_order ON attachments (deleted_at, sort_name);
CREATE INDEX attachments_owner_id ON attachments (deleted_at, owner_id);
CREATE VIRTUAL TABLE attachments_words USING fts5(
    search_key, content='attachments', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE units (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    province TEXT NOT NULL,
    code TEXT,
    former_units TEXT,
    area_kind TEXT,
    address TEXT,
    phone TEXT,
    issuer_1 TEXT NOT NULL,
    issuer_2 TEXT NOT NULL,
    symbol TEXT NOT NULL,
    place_name TEXT NOT NULL,
    number_series TEXT,
    village_list_form TEXT,
    has_website INTEGER CHECK (has_website IN (0, 1)),
    website TEXT,
    has_radio INTEGER CHECK (has_radio IN (0, 1)),
    has_group INTEGER CHECK (has_group IN (0, 1)),
    superior TEXT,
    practice INTEGER CHECK (practice IN (0, 1)),
    search_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX units_order ON units (deleted_at);
CREATE VIRTUAL TABLE units_words USING fts5(
    search_key, content='units', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE villages (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT,
    households INTEGER,
    people INTEGER,
    head_name TEXT,
    head_phone TEXT,
    culture_house TEXT,
    position INTEGER,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_kind BLOB,
    sort_head_name BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX villages_order ON villages (deleted_at, position, sort_name);
CREATE INDEX villages_title ON villages (deleted_at, sort_name);
CREATE VIRTUAL TABLE villages_words USING fts5(
    search_key, content='villages', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE places (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    village_id TEXT REFERENCES villages (id),
    closed_on TEXT,
    position INTEGER,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX places_order ON places (deleted_at, position, sort_name);
CREATE INDEX places_title ON places (deleted_at, sort_name);
CREATE INDEX places_village_id ON places (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE places_words USING fts5(
    search_key, content='places', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE officials (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    job_title TEXT NOT NULL,
    work_field TEXT,
    phone TEXT,
    can_sign INTEGER CHECK (can_sign IN (0, 1)),
    authority TEXT,
    position_order INTEGER,
    left_on TEXT,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_job_title BLOB,
    sort_work_field BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX officials_order ON officials (deleted_at, position_order, sort_name);
CREATE INDEX officials_title ON officials (deleted_at, sort_name);
CREATE VIRTUAL TABLE officials_words USING fts5(
    search_key, content='officials', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);
