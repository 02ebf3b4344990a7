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

CREATE TABLE land_files (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    year INTEGER,
    term TEXT,
    location TEXT,
    area_stated TEXT,
    households_stated TEXT,
    project TEXT,
    investor TEXT,
    eia_group TEXT,
    read_at TEXT,
    responsible TEXT,
    document_number TEXT,
    document_date TEXT,
    issued_by TEXT,
    subject_stated TEXT,
    bases TEXT,
    contents TEXT,
    published_on TEXT,
    closes_on TEXT,
    stated_days INTEGER,
    stated_period TEXT,
    places_stated TEXT,
    channels_stated TEXT,
    receiver TEXT,
    meeting_on TEXT,
    meeting_at TEXT,
    agree INTEGER,
    disagree INTEGER,
    other_opinion INTEGER,
    disagreed INTEGER CHECK (disagreed IN (0, 1)),
    dialogue_on TEXT,
    notice_period TEXT,
    recovery_on TEXT,
    approved_on TEXT,
    approval_number TEXT,
    approved_by TEXT,
    announced_on TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX land_files_order ON land_files (deleted_at, published_on DESC, sort_title);
CREATE INDEX land_files_title ON land_files (deleted_at, sort_title);
CREATE VIRTUAL TABLE land_files_words USING fts5(
    search_key, content='land_files', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE affected_persons (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    land_file_id TEXT NOT NULL REFERENCES land_files (id),
    name TEXT NOT NULL,
    citizen_id TEXT,
    village_id TEXT REFERENCES villages (id),
    plot TEXT,
    area TEXT,
    land_type TEXT,
    handed_on TEXT,
    received_by TEXT,
    handed_by TEXT,
    handover_way TEXT,
    handover_note TEXT,
    stance TEXT,
    opinion TEXT,
    early INTEGER CHECK (early IN (0, 1)),
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_plot BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX affected_persons_order ON affected_persons (deleted_at, land_file_id, village_id, sort_name);
CREATE INDEX affected_persons_title ON affected_persons (deleted_at, sort_name);
CREATE INDEX affected_persons_citizen_id ON affected_persons (deleted_at, citizen_id) WHERE citizen_id IS NOT NULL;
CREATE VIRTUAL TABLE affected_persons_words USING fts5(
    search_key, content='affected_persons', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE land_plots (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    land_file_id TEXT NOT NULL REFERENCES land_files (id),
    plot TEXT NOT NULL,
    village_id TEXT REFERENCES villages (id),
    area TEXT,
    use TEXT,
    lessee TEXT,
    leased_from TEXT,
    leased_to TEXT,
    rent INTEGER,
    contract TEXT,
    search_key TEXT NOT NULL,
    sort_plot BLOB,
    sort_use BLOB,
    sort_lessee BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX land_plots_order ON land_plots (deleted_at, land_file_id, village_id, sort_plot);
CREATE INDEX land_plots_title ON land_plots (deleted_at, sort_plot);
CREATE VIRTUAL TABLE land_plots_words USING fts5(
    search_key, content='land_plots', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE consultations (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    land_file_id TEXT REFERENCES land_files (id),
    plan_number TEXT,
    plan_date TEXT,
    published_on TEXT,
    closes_on TEXT,
    materials TEXT,
    questions TEXT,
    responsible TEXT,
    ways TEXT CHECK (json_valid(ways)),
    receiver TEXT,
    box_at TEXT,
    hotline TEXT,
    ballots_out INTEGER,
    ballots_in INTEGER,
    ballots_agree INTEGER,
    ballots_disagree INTEGER,
    met_on TEXT,
    met_at TEXT,
    attendance INTEGER,
    synthesis_on TEXT,
    opinions_stated INTEGER,
    contents_stated INTEGER,
    result_number TEXT,
    decided TEXT,
    majority TEXT,
    reported_on TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX consultations_order ON consultations (deleted_at, published_on DESC, sort_title);
CREATE INDEX consultations_title ON consultations (deleted_at, sort_title);
CREATE INDEX consultations_land_file_id ON consultations (deleted_at, land_file_id) WHERE land_file_id IS NOT NULL;
CREATE VIRTUAL TABLE consultations_words USING fts5(
    search_key, content='consultations', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE opinions (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    consultation_id TEXT NOT NULL REFERENCES consultations (id),
    position INTEGER,
    content TEXT NOT NULL,
    topic TEXT,
    opinions INTEGER,
    channel TEXT,
    level TEXT,
    village_id TEXT REFERENCES villages (id),
    giver TEXT,
    received_on TEXT,
    treatment TEXT NOT NULL,
    answer TEXT,
    answered_by TEXT,
    answered_on TEXT,
    search_key TEXT NOT NULL,
    sort_content BLOB,
    sort_topic BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX opinions_order ON opinions (deleted_at, consultation_id, position);
CREATE INDEX opinions_title ON opinions (deleted_at, sort_content);
CREATE INDEX opinions_village_id ON opinions (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE opinions_words USING fts5(
    search_key, content='opinions', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE community_decisions (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    matter TEXT NOT NULL,
    scope TEXT NOT NULL,
    village_id TEXT REFERENCES villages (id),
    form TEXT NOT NULL,
    held_on TEXT,
    held_at TEXT,
    notified_on TEXT,
    plan_on TEXT,
    plan_sent_on TEXT,
    handed_out_on TEXT,
    content TEXT,
    households_total INTEGER,
    households_present INTEGER,
    ballots_out INTEGER,
    ballots_in INTEGER,
    ballots_invalid INTEGER,
    votes_for INTEGER,
    votes_against INTEGER,
    votes_blank INTEGER,
    online_consent INTEGER,
    villages_total INTEGER,
    villages_for INTEGER,
    passed INTEGER CHECK (passed IN (0, 1)),
    vote_rule TEXT CHECK (json_valid(vote_rule)),
    chair TEXT,
    secretary TEXT,
    front_head TEXT,
    household_reps TEXT CHECK (json_valid(household_reps)),
    counting_team TEXT CHECK (json_valid(counting_team)),
    witnesses TEXT CHECK (json_valid(witnesses)),
    decision_number TEXT,
    sent_on TEXT,
    recognised_on TEXT,
    refusal TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX community_decisions_order ON community_decisions (deleted_at, held_on DESC, sort_title);
CREATE INDEX community_decisions_title ON community_decisions (deleted_at, sort_title);
CREATE INDEX community_decisions_village_id ON community_decisions (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE community_decisions_words USING fts5(
    search_key, content='community_decisions', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE village_elections (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    village_id TEXT NOT NULL REFERENCES villages (id),
    held_on TEXT,
    held_at TEXT,
    term TEXT,
    secret INTEGER CHECK (secret IN (0, 1)),
    plan_number TEXT,
    plan_on TEXT,
    candidates_sent_on TEXT,
    team_on TEXT,
    posted_on TEXT,
    team TEXT CHECK (json_valid(team)),
    households_total INTEGER,
    households_present INTEGER,
    ballots_out INTEGER,
    ballots_in INTEGER,
    ballots_invalid INTEGER,
    removal_for INTEGER,
    elected TEXT,
    passed INTEGER CHECK (passed IN (0, 1)),
    chair TEXT,
    secretary TEXT,
    witnesses TEXT CHECK (json_valid(witnesses)),
    result_sent_on TEXT,
    recognised_on TEXT,
    recognition_number TEXT,
    new_election_on TEXT,
    acting TEXT,
    acting_from TEXT,
    acting_to TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    sort_elected BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX village_elections_order ON village_elections (deleted_at, held_on DESC, sort_title);
CREATE INDEX village_elections_title ON village_elections (deleted_at, sort_title);
CREATE INDEX village_elections_village_id ON village_elections (deleted_at, village_id);
CREATE VIRTUAL TABLE village_elections_words USING fts5(
    search_key, content='village_elections', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE candidates (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    election_id TEXT NOT NULL REFERENCES village_elections (id),
    name TEXT NOT NULL,
    position INTEGER,
    birth_year INTEGER,
    occupation TEXT,
    put_forward_by TEXT,
    votes_for INTEGER,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_occupation BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX candidates_order ON candidates (deleted_at, election_id, position, sort_name);
CREATE INDEX candidates_title ON candidates (deleted_at, sort_name);
CREATE VIRTUAL TABLE candidates_words USING fts5(
    search_key, content='candidates', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE year_conferences (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    village_id TEXT NOT NULL REFERENCES villages (id),
    year INTEGER NOT NULL,
    notified_on TEXT,
    held_on TEXT,
    held_at TEXT,
    households_total INTEGER,
    households_present INTEGER,
    guests TEXT,
    chair TEXT,
    secretary TEXT,
    head_report TEXT,
    front_report TEXT,
    board_report TEXT,
    opinions TEXT,
    conclusions TEXT,
    sent_on TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX year_conferences_order ON year_conferences (deleted_at, year DESC, sort_title);
CREATE INDEX year_conferences_title ON year_conferences (deleted_at, sort_title);
CREATE INDEX year_conferences_village_id ON year_conferences (deleted_at, village_id);
CREATE VIRTUAL TABLE year_conferences_words USING fts5(
    search_key, content='year_conferences', content_rowid='rowno',
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
