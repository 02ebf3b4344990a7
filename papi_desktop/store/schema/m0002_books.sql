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

CREATE TABLE plans (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    number TEXT,
    issued_on TEXT,
    issued_by TEXT,
    year INTEGER NOT NULL,
    note TEXT,
    baseline_year TEXT,
    baseline_points TEXT,
    baseline_rank INTEGER,
    baseline_of INTEGER,
    goal_points TEXT,
    goal_ranks INTEGER,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    sort_number BLOB,
    sort_issued_by BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX plans_order ON plans (deleted_at, year DESC, sort_title);
CREATE INDEX plans_title ON plans (deleted_at, sort_title);
CREATE VIRTUAL TABLE plans_words USING fts5(
    search_key, content='plans', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE plan_tasks (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position INTEGER,
    number TEXT,
    task TEXT NOT NULL,
    lead TEXT,
    cooperating TEXT,
    share TEXT,
    dimension TEXT,
    duty TEXT,
    time_stated TEXT,
    schedule TEXT,
    starts TEXT,
    due TEXT,
    times_count INTEGER,
    times_per TEXT,
    responsible TEXT,
    progress TEXT,
    done_on TEXT,
    result TEXT,
    search_key TEXT NOT NULL,
    sort_number BLOB,
    sort_task BLOB,
    sort_lead BLOB,
    sort_dimension BLOB,
    sort_time_stated BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX plan_tasks_order ON plan_tasks (deleted_at, plan_id, position);
CREATE INDEX plan_tasks_title ON plan_tasks (deleted_at, sort_task);
CREATE VIRTUAL TABLE plan_tasks_words USING fts5(
    search_key, content='plan_tasks', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE plan_evidence (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    task_id TEXT NOT NULL REFERENCES plan_tasks (id),
    what TEXT NOT NULL,
    on_day TEXT,
    book TEXT,
    record_id TEXT,
    origin TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_what BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX plan_evidence_order ON plan_evidence (deleted_at, task_id, on_day, sort_what);
CREATE INDEX plan_evidence_title ON plan_evidence (deleted_at, sort_what);
CREATE INDEX plan_evidence_record_id ON plan_evidence (deleted_at, record_id) WHERE record_id IS NOT NULL;
CREATE VIRTUAL TABLE plan_evidence_words USING fts5(
    search_key, content='plan_evidence', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE plan_reports (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    name TEXT NOT NULL,
    due TEXT NOT NULL,
    receiver TEXT,
    sent_on TEXT,
    note TEXT,
    sort_name BLOB,
    sort_receiver BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX plan_reports_order ON plan_reports (deleted_at, plan_id, due);
CREATE INDEX plan_reports_title ON plan_reports (deleted_at, sort_name);

CREATE TABLE year_plans (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    document_number TEXT,
    document_date TEXT,
    responsible TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    sort_document_number BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX year_plans_order ON year_plans (deleted_at, year DESC);
CREATE INDEX year_plans_title ON year_plans (deleted_at, sort_title);
CREATE VIRTUAL TABLE year_plans_words USING fts5(
    search_key, content='year_plans', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE year_plan_items (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    plan_id TEXT NOT NULL REFERENCES year_plans (id),
    position INTEGER,
    content TEXT NOT NULL,
    duty TEXT,
    stage TEXT,
    basis TEXT,
    state TEXT,
    forms TEXT,
    places TEXT,
    time TEXT,
    duration TEXT,
    responsible TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_content BLOB,
    sort_forms BLOB,
    sort_time BLOB,
    sort_responsible BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX year_plan_items_order ON year_plan_items (deleted_at, plan_id, position);
CREATE INDEX year_plan_items_title ON year_plan_items (deleted_at, sort_content);
CREATE VIRTUAL TABLE year_plan_items_words USING fts5(
    search_key, content='year_plan_items', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE environment (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    project TEXT NOT NULL,
    owner TEXT,
    kind TEXT NOT NULL,
    village_id TEXT REFERENCES villages (id),
    received_on TEXT,
    number TEXT,
    state TEXT,
    where_to_read TEXT,
    posted_by_owner INTEGER CHECK (posted_by_owner IN (0, 1)),
    opinions INTEGER,
    answered_on TEXT,
    checked_on TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_project BLOB,
    sort_owner BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX environment_order ON environment (deleted_at, received_on DESC, sort_project);
CREATE INDEX environment_title ON environment (deleted_at, sort_project);
CREATE INDEX environment_village_id ON environment (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE environment_words USING fts5(
    search_key, content='environment', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

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
    former_unit TEXT,
    position INTEGER,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_kind BLOB,
    sort_head_name BLOB,
    sort_former_unit BLOB,
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
    signing_form TEXT,
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

CREATE TABLE receivers (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    papers TEXT NOT NULL CHECK (json_valid(papers)),
    position INTEGER,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX receivers_order ON receivers (deleted_at, position, sort_name);
CREATE INDEX receivers_title ON receivers (deleted_at, sort_name);
CREATE VIRTUAL TABLE receivers_words USING fts5(
    search_key, content='receivers', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);
