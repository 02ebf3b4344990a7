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
    due_rule TEXT,
    posted_from TEXT,
    posted_to TEXT,
    stated_days INTEGER,
    posting_rule TEXT,
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
    vote_rule TEXT,
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

CREATE TABLE campaigns (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    legal_kind TEXT NOT NULL,
    state TEXT NOT NULL,
    organiser TEXT NOT NULL,
    village_id TEXT REFERENCES villages (id),
    purpose TEXT NOT NULL,
    plan_of_use TEXT,
    hoped_for TEXT,
    supervisors TEXT CHECK (json_valid(supervisors)),
    decision_id TEXT REFERENCES community_decisions (id),
    decision_text TEXT,
    decision_date TEXT,
    decision_total INTEGER,
    decision_for INTEGER,
    starts_on TEXT,
    ends_on TEXT,
    spent_by TEXT,
    receiving_place TEXT,
    account TEXT,
    early_reason TEXT,
    asked_before TEXT,
    asked_decision TEXT,
    asked_reason TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX campaigns_order ON campaigns (deleted_at, starts_on DESC, sort_title);
CREATE INDEX campaigns_title ON campaigns (deleted_at, sort_title);
CREATE INDEX campaigns_village_id ON campaigns (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE INDEX campaigns_decision_id ON campaigns (deleted_at, decision_id) WHERE decision_id IS NOT NULL;
CREATE VIRTUAL TABLE campaigns_words USING fts5(
    search_key, content='campaigns', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE gift_batches (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    opened_on TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    expected_count INTEGER NOT NULL,
    expected_total INTEGER NOT NULL,
    state TEXT NOT NULL,
    sort_entered_by BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX gift_batches_order ON gift_batches (deleted_at, campaign_id, opened_on DESC, sort_entered_by);
CREATE INDEX gift_batches_title ON gift_batches (deleted_at, sort_entered_by);

CREATE TABLE gifts (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    batch_id TEXT REFERENCES gift_batches (id),
    giver TEXT NOT NULL,
    giver_kind TEXT,
    village_id TEXT REFERENCES villages (id),
    household_id TEXT REFERENCES households (id),
    address TEXT,
    received_on TEXT,
    amount INTEGER,
    labour_days TEXT,
    goods TEXT,
    goods_quantity TEXT,
    goods_unit TEXT,
    goods_unit_price INTEGER,
    price_basis TEXT,
    may_be_named INTEGER CHECK (may_be_named IN (0, 1)),
    note TEXT,
    state TEXT NOT NULL,
    void_reason TEXT,
    search_key TEXT NOT NULL,
    sort_giver BLOB,
    sort_goods BLOB,
    sort_goods_unit BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX gifts_order ON gifts (deleted_at, campaign_id, received_on, sort_giver);
CREATE INDEX gifts_title ON gifts (deleted_at, sort_giver);
CREATE INDEX gifts_batch_id ON gifts (deleted_at, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX gifts_village_id ON gifts (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE INDEX gifts_household_id ON gifts (deleted_at, household_id) WHERE household_id IS NOT NULL;
CREATE VIRTUAL TABLE gifts_words USING fts5(
    search_key, content='gifts', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE gift_receipts (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    symbol TEXT NOT NULL,
    book TEXT NOT NULL,
    number INTEGER NOT NULL,
    gift_id TEXT NOT NULL REFERENCES gifts (id),
    issued_on TEXT NOT NULL,
    amount INTEGER,
    collector TEXT,
    printed_on TEXT,
    state TEXT NOT NULL,
    void_reason TEXT,
    voided_on TEXT,
    search_key TEXT NOT NULL,
    sort_symbol BLOB,
    sort_book BLOB,
    sort_void_reason BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX gift_receipts_order ON gift_receipts (deleted_at, campaign_id, sort_book, number);
CREATE INDEX gift_receipts_title ON gift_receipts (deleted_at, sort_symbol);
CREATE INDEX gift_receipts_gift_id ON gift_receipts (deleted_at, gift_id);
CREATE VIRTUAL TABLE gift_receipts_words USING fts5(
    search_key, content='gift_receipts', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE campaign_spendings (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    spent_on TEXT NOT NULL,
    content TEXT NOT NULL,
    amount INTEGER,
    in_kind TEXT,
    voucher_number TEXT,
    voucher_date TEXT,
    payee TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_content BLOB,
    sort_voucher_number BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX campaign_spendings_order ON campaign_spendings (deleted_at, campaign_id, spent_on, sort_voucher_number);
CREATE INDEX campaign_spendings_title ON campaign_spendings (deleted_at, sort_content);
CREATE VIRTUAL TABLE campaign_spendings_words USING fts5(
    search_key, content='campaign_spendings', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE day_closes (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    day TEXT NOT NULL,
    receipts_count INTEGER,
    receipts_total INTEGER,
    counted INTEGER NOT NULL,
    reason TEXT,
    counted_by TEXT NOT NULL,
    witness TEXT,
    sort_counted_by BLOB,
    sort_witness BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX day_closes_order ON day_closes (deleted_at, campaign_id, day DESC);
CREATE INDEX day_closes_title ON day_closes (deleted_at, sort_counted_by);

CREATE TABLE relief_notices (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    organiser TEXT NOT NULL,
    organiser_kind TEXT NOT NULL,
    address TEXT,
    phone TEXT,
    received_on TEXT NOT NULL,
    purpose TEXT NOT NULL,
    area TEXT,
    way TEXT,
    account TEXT,
    receiving_place TEXT,
    starts_on TEXT,
    ends_on TEXT,
    hand_out_by TEXT,
    answer TEXT,
    answered_on TEXT,
    result_on TEXT,
    money_received INTEGER,
    goods_received TEXT,
    money_spent INTEGER,
    goods_spent TEXT,
    helped TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_organiser BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX relief_notices_order ON relief_notices (deleted_at, received_on DESC, sort_organiser);
CREATE INDEX relief_notices_title ON relief_notices (deleted_at, sort_organiser);
CREATE VIRTUAL TABLE relief_notices_words USING fts5(
    search_key, content='relief_notices', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE dialogues (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    held_on TEXT,
    starts_at TEXT,
    place TEXT,
    state TEXT NOT NULL,
    year INTEGER,
    villages TEXT CHECK (json_valid(villages)),
    topics TEXT,
    kinds TEXT CHECK (json_valid(kinds)),
    reason TEXT,
    manner TEXT,
    chair TEXT,
    chair_title TEXT,
    hosts TEXT,
    guests TEXT,
    secretary TEXT,
    bases TEXT,
    notice_on TEXT,
    ended_at TEXT,
    present INTEGER,
    men INTEGER,
    women INTEGER,
    villages_present INTEGER,
    speakers INTEGER,
    opinions INTEGER,
    opinions_spoken INTEGER,
    opinions_written INTEGER,
    contents INTEGER,
    conclusion TEXT,
    result_on TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    sort_place BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX dialogues_order ON dialogues (deleted_at, held_on DESC, sort_title);
CREATE INDEX dialogues_title ON dialogues (deleted_at, sort_title);
CREATE VIRTUAL TABLE dialogues_words USING fts5(
    search_key, content='dialogues', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE dialogue_questions (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    dialogue_id TEXT NOT NULL REFERENCES dialogues (id),
    order_no INTEGER,
    speaker TEXT,
    unnamed INTEGER CHECK (unnamed IN (0, 1)),
    village_id TEXT REFERENCES villages (id),
    topic TEXT,
    question TEXT NOT NULL,
    contents INTEGER,
    way TEXT,
    outcome TEXT NOT NULL,
    answer TEXT,
    owner TEXT,
    due TEXT,
    search_key TEXT NOT NULL,
    sort_speaker BLOB,
    sort_topic BLOB,
    sort_question BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX dialogue_questions_order ON dialogue_questions (deleted_at, dialogue_id, order_no);
CREATE INDEX dialogue_questions_title ON dialogue_questions (deleted_at, sort_question);
CREATE INDEX dialogue_questions_village_id ON dialogue_questions (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE dialogue_questions_words USING fts5(
    search_key, content='dialogue_questions', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE promises (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL,
    owner TEXT NOT NULL,
    due TEXT,
    state TEXT NOT NULL,
    dialogue_id TEXT NOT NULL REFERENCES dialogues (id),
    question_id TEXT REFERENCES dialogue_questions (id),
    village_id TEXT REFERENCES villages (id),
    reply TEXT,
    replied_on TEXT,
    reply_number TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_what BLOB,
    sort_owner BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX promises_order ON promises (deleted_at, dialogue_id, state, due, sort_what);
CREATE INDEX promises_title ON promises (deleted_at, sort_what);
CREATE INDEX promises_question_id ON promises (deleted_at, question_id) WHERE question_id IS NOT NULL;
CREATE INDEX promises_village_id ON promises (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE promises_words USING fts5(
    search_key, content='promises', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE dialogue_requests (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL,
    received_on TEXT NOT NULL,
    people INTEGER NOT NULL,
    voters INTEGER NOT NULL,
    dialogue_id TEXT REFERENCES dialogues (id),
    answer TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_what BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX dialogue_requests_order ON dialogue_requests (deleted_at, received_on DESC, sort_what);
CREATE INDEX dialogue_requests_title ON dialogue_requests (deleted_at, sort_what);
CREATE INDEX dialogue_requests_dialogue_id ON dialogue_requests (deleted_at, dialogue_id) WHERE dialogue_id IS NOT NULL;
CREATE VIRTUAL TABLE dialogue_requests_words USING fts5(
    search_key, content='dialogue_requests', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE supervisions (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    village_id TEXT REFERENCES villages (id),
    held_on TEXT,
    recommendations INTEGER,
    accepted INTEGER,
    content TEXT,
    received_on TEXT,
    answered_on TEXT,
    answer TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX supervisions_order ON supervisions (deleted_at, held_on DESC, sort_title);
CREATE INDEX supervisions_title ON supervisions (deleted_at, sort_title);
CREATE INDEX supervisions_village_id ON supervisions (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE supervisions_words USING fts5(
    search_key, content='supervisions', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE mediations (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT,
    village_id TEXT REFERENCES villages (id),
    held_on TEXT,
    mediator TEXT,
    result TEXT,
    written_on TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX mediations_order ON mediations (deleted_at, held_on DESC, sort_title);
CREATE INDEX mediations_title ON mediations (deleted_at, sort_title);
CREATE INDEX mediations_village_id ON mediations (deleted_at, village_id) WHERE village_id IS NOT NULL;
CREATE VIRTUAL TABLE mediations_words USING fts5(
    search_key, content='mediations', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE broadcasts (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    disclosure_id TEXT REFERENCES disclosures (id),
    text TEXT,
    planned_from TEXT,
    planned_to TEXT,
    hours TEXT,
    stations TEXT CHECK (json_valid(stations)),
    aired_from TEXT,
    aired_to TEXT,
    aired_by TEXT,
    log_signed INTEGER CHECK (log_signed IN (0, 1)),
    channel_use_id TEXT REFERENCES channel_uses (id),
    note TEXT,
    search_key TEXT NOT NULL,
    sort_content BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX broadcasts_order ON broadcasts (deleted_at, planned_from DESC, sort_content);
CREATE INDEX broadcasts_title ON broadcasts (deleted_at, sort_content);
CREATE INDEX broadcasts_disclosure_id ON broadcasts (deleted_at, disclosure_id) WHERE disclosure_id IS NOT NULL;
CREATE INDEX broadcasts_channel_use_id ON broadcasts (deleted_at, channel_use_id) WHERE channel_use_id IS NOT NULL;
CREATE VIRTUAL TABLE broadcasts_words USING fts5(
    search_key, content='broadcasts', content_rowid='rowno',
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
    matter TEXT,
    instance TEXT,
    known_on TEXT,
    case_kind TEXT,
    valid_on TEXT,
    resident INTEGER CHECK (resident IN (0, 1)),
    information_kind TEXT,
    cost INTEGER,
    accepted_on TEXT,
    due TEXT,
    due_rule TEXT,
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
    tested_on TEXT,
    held_on TEXT,
    not_held_reason TEXT,
    visits INTEGER,
    people INTEGER,
    matters_first INTEGER,
    matters_again INTEGER,
    groups INTEGER,
    group_people INTEGER,
    group_matters_first INTEGER,
    group_matters_again INTEGER,
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

CREATE TABLE budgets (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    stage TEXT NOT NULL,
    title TEXT NOT NULL,
    regime TEXT,
    trigger_date TEXT,
    due TEXT,
    due_rule TEXT,
    basis TEXT,
    document_number TEXT,
    document_date TEXT,
    narrative_revenue TEXT,
    narrative_spending TEXT,
    narrative_other TEXT,
    note TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX budgets_order ON budgets (deleted_at, year DESC, trigger_date DESC, sort_title);
CREATE INDEX budgets_title ON budgets (deleted_at, sort_title);
CREATE VIRTUAL TABLE budgets_words USING fts5(
    search_key, content='budgets', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE budget_tables (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    budget_id TEXT NOT NULL REFERENCES budgets (id),
    name TEXT NOT NULL,
    title TEXT,
    unit TEXT NOT NULL,
    unit_text TEXT,
    side TEXT,
    form TEXT,
    position INTEGER,
    body TEXT,
    content TEXT,
    passed TEXT,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX budget_tables_order ON budget_tables (deleted_at, budget_id, position, sort_name);
CREATE INDEX budget_tables_title ON budget_tables (deleted_at, sort_name);
CREATE VIRTUAL TABLE budget_tables_words USING fts5(
    search_key, content='budget_tables', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE outgoing (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    document_kind TEXT NOT NULL,
    series TEXT,
    number INTEGER,
    number_text TEXT NOT NULL,
    symbol TEXT,
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
    name TEXT,
    symbol TEXT,
    made_on TEXT,
    copy INTEGER,
    verification_code TEXT,
    paper_kind TEXT,
    digest TEXT,
    source_register TEXT,
    source_id TEXT,
    search_key TEXT NOT NULL,
    sort_subject BLOB,
    sort_name BLOB,
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

CREATE TABLE working_papers (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    paper_kind TEXT,
    made_on TEXT,
    verification_code TEXT,
    digest TEXT,
    sort_subject BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX working_papers_order ON working_papers (deleted_at, made_on DESC);
CREATE INDEX working_papers_title ON working_papers (deleted_at, sort_subject);

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
    verification_code TEXT,
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

CREATE TABLE reports (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    edition INTEGER NOT NULL,
    made_on TEXT,
    due TEXT,
    state TEXT NOT NULL,
    subject TEXT,
    receivers TEXT,
    texts TEXT,
    chosen TEXT,
    changes TEXT,
    content TEXT,
    digest TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    sort_kind BLOB,
    sort_period BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX reports_order ON reports (deleted_at, sort_period DESC, sort_kind, edition DESC);
CREATE INDEX reports_title ON reports (deleted_at, sort_title);
CREATE VIRTUAL TABLE reports_words USING fts5(
    search_key, content='reports', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE council_sessions (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    opens_on TEXT NOT NULL,
    told_from TEXT,
    told_to TEXT,
    reported_on TEXT,
    front_sent_on TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX council_sessions_order ON council_sessions (deleted_at, opens_on DESC);
CREATE INDEX council_sessions_title ON council_sessions (deleted_at, sort_title);
CREATE VIRTUAL TABLE council_sessions_words USING fts5(
    search_key, content='council_sessions', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE report_terms (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    every TEXT CHECK (json_valid(every)),
    counted_from INTEGER,
    receivers TEXT,
    source TEXT,
    due_q1 TEXT,
    due_q2 TEXT,
    due_q3 TEXT,
    due_q4 TEXT,
    due_h1 TEXT,
    due_h2 TEXT,
    due_year TEXT,
    due_month INTEGER,
    sort_kind BLOB,
    sort_source BLOB,
    sort_due_q1 BLOB,
    sort_due_q2 BLOB,
    sort_due_q3 BLOB,
    sort_due_q4 BLOB,
    sort_due_h1 BLOB,
    sort_due_h2 BLOB,
    sort_due_year BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX report_terms_order ON report_terms (deleted_at, sort_kind);

CREATE TABLE handovers (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    period TEXT,
    edition INTEGER,
    report_id TEXT REFERENCES reports (id),
    receiver TEXT NOT NULL,
    receiver_key TEXT,
    state TEXT NOT NULL,
    made_on TEXT,
    handed_on TEXT,
    file_name TEXT,
    size INTEGER,
    short_code TEXT,
    digest TEXT,
    counts TEXT,
    audit_head TEXT,
    answered_on TEXT,
    return_reason TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    sort_receiver BLOB,
    sort_short_code BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX handovers_order ON handovers (deleted_at, made_on DESC, sort_title, edition DESC);
CREATE INDEX handovers_title ON handovers (deleted_at, sort_title);
CREATE INDEX handovers_report_id ON handovers (deleted_at, report_id) WHERE report_id IS NOT NULL;
CREATE VIRTUAL TABLE handovers_words USING fts5(
    search_key, content='handovers', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE unit_keys (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    unit_name TEXT NOT NULL,
    unit_code TEXT,
    province TEXT,
    role TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    sign_key TEXT NOT NULL,
    age_recipient TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    state TEXT NOT NULL,
    trusted_on TEXT,
    compared_on TEXT,
    withdrawn_reason TEXT,
    search_key TEXT NOT NULL,
    sort_unit_name BLOB,
    sort_unit_code BLOB,
    sort_fingerprint BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX unit_keys_order ON unit_keys (deleted_at, sort_unit_name, valid_from DESC);
CREATE VIRTUAL TABLE unit_keys_words USING fts5(
    search_key, content='unit_keys', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE received (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    unit_name TEXT NOT NULL,
    unit_key TEXT NOT NULL,
    unit_code TEXT,
    kind TEXT NOT NULL,
    period TEXT,
    edition INTEGER NOT NULL,
    title TEXT,
    state TEXT NOT NULL,
    received_on TEXT,
    made_at TEXT,
    late INTEGER CHECK (late IN (0, 1)),
    short_code TEXT,
    digest TEXT NOT NULL,
    signed_digest TEXT NOT NULL,
    proof TEXT,
    signer TEXT,
    counts TEXT,
    records_seal TEXT,
    content TEXT,
    return_reason TEXT,
    answered_on TEXT,
    search_key TEXT NOT NULL,
    sort_unit_name BLOB,
    sort_unit_code BLOB,
    sort_kind BLOB,
    sort_period BLOB,
    sort_title BLOB,
    sort_short_code BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX received_order ON received (deleted_at, sort_period DESC, sort_kind, sort_unit_name, edition DESC);
CREATE INDEX received_title ON received (deleted_at, sort_unit_name);
CREATE VIRTUAL TABLE received_words USING fts5(
    search_key, content='received', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE received_records (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    received_id TEXT NOT NULL REFERENCES received (id),
    book TEXT NOT NULL,
    source TEXT NOT NULL,
    data TEXT,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX received_records_order ON received_records (deleted_at, received_id);

CREATE TABLE guidance (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    sender TEXT NOT NULL,
    made_at TEXT NOT NULL,
    received_on TEXT,
    state TEXT NOT NULL,
    applied_on TEXT,
    short_code TEXT,
    digest TEXT NOT NULL,
    signed_digest TEXT NOT NULL,
    proof TEXT,
    signer TEXT,
    parts TEXT,
    plan_id TEXT REFERENCES plans (id),
    sort_title BLOB,
    sort_sender BLOB,
    sort_made_at BLOB,
    sort_short_code BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX guidance_order ON guidance (deleted_at, sort_made_at DESC, sort_title);
CREATE INDEX guidance_title ON guidance (deleted_at, sort_title);
CREATE INDEX guidance_plan_id ON guidance (deleted_at, plan_id) WHERE plan_id IS NOT NULL;

CREATE TABLE guidance_sent (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    unit_key TEXT NOT NULL,
    made_at TEXT NOT NULL,
    written_on TEXT NOT NULL,
    place TEXT,
    file_name TEXT,
    short_code TEXT,
    state TEXT NOT NULL,
    applied_on TEXT,
    told_at TEXT,
    sort_title BLOB,
    sort_unit_name BLOB,
    sort_made_at BLOB,
    sort_place BLOB,
    sort_short_code BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX guidance_sent_order ON guidance_sent (deleted_at, sort_made_at DESC, sort_title, sort_unit_name);
CREATE INDEX guidance_sent_title ON guidance_sent (deleted_at, sort_title);

CREATE TABLE workplaces (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    numbers_from INTEGER,
    numbers_to INTEGER,
    taken_on TEXT,
    mark TEXT,
    fingerprint TEXT,
    sort_name BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX workplaces_order ON workplaces (deleted_at, sort_name);

CREATE TABLE foreign_changes (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    book TEXT NOT NULL,
    source_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    seq INTEGER NOT NULL,
    place INTEGER NOT NULL,
    batch TEXT NOT NULL,
    seen TEXT,
    moment TEXT NOT NULL,
    actor TEXT NOT NULL,
    op TEXT NOT NULL,
    content TEXT,
    sort_book BLOB,
    sort_origin BLOB,
    sort_moment BLOB,
    sort_actor BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX foreign_changes_order ON foreign_changes (deleted_at, sort_origin, seq);
CREATE INDEX foreign_changes_title ON foreign_changes (deleted_at, sort_book);
CREATE INDEX foreign_changes_source_id ON foreign_changes (deleted_at, source_id);

CREATE TABLE decisions (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    book TEXT NOT NULL,
    source_id TEXT NOT NULL,
    key TEXT,
    content TEXT,
    sort_book BLOB,
    sort_source_id BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX decisions_order ON decisions (deleted_at, sort_book, sort_source_id);

CREATE TABLE conflicts (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    book TEXT NOT NULL,
    source_id TEXT NOT NULL,
    key TEXT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    versions TEXT,
    decided_on TEXT,
    search_key TEXT NOT NULL,
    sort_title BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX conflicts_order ON conflicts (deleted_at, state, sort_title);
CREATE INDEX conflicts_title ON conflicts (deleted_at, sort_title);
CREATE INDEX conflicts_source_id ON conflicts (deleted_at, source_id);
CREATE VIRTUAL TABLE conflicts_words USING fts5(
    search_key, content='conflicts', content_rowid='rowno',
    tokenize="unicode61 remove_diacritics 0", detail=none, columnsize=0
);

CREATE TABLE units (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    province TEXT NOT NULL,
    code TEXT,
    area_kind TEXT,
    address TEXT,
    phone TEXT,
    issuer_1 TEXT NOT NULL,
    issuer_2 TEXT NOT NULL,
    department TEXT,
    symbol TEXT NOT NULL,
    place_name TEXT NOT NULL,
    number_series TEXT,
    village_list_form TEXT,
    has_website INTEGER CHECK (has_website IN (0, 1)),
    website TEXT,
    has_radio INTEGER CHECK (has_radio IN (0, 1)),
    has_group INTEGER CHECK (has_group IN (0, 1)),
    dialogues_a_year INTEGER,
    superior TEXT,
    practice INTEGER CHECK (practice IN (0, 1)),
    receiving INTEGER CHECK (receiving IN (0, 1)),
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

CREATE TABLE former_units (
    rowno INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    dissolved_on TEXT,
    merged_into TEXT,
    decision TEXT,
    files_at TEXT,
    note TEXT,
    position INTEGER,
    search_key TEXT NOT NULL,
    sort_name BLOB,
    sort_merged_into BLOB,
    sort_decision BLOB,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    deleted_reason TEXT
) STRICT;
CREATE INDEX former_units_order ON former_units (deleted_at, position, sort_name);
CREATE INDEX former_units_title ON former_units (deleted_at, sort_name);
CREATE VIRTUAL TABLE former_units_words USING fts5(
    search_key, content='former_units', content_rowid='rowno',
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
    former_unit_id TEXT REFERENCES former_units (id),
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
CREATE INDEX villages_former_unit_id ON villages (deleted_at, former_unit_id) WHERE former_unit_id IS NOT NULL;
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
    former_unit_id TEXT REFERENCES former_units (id),
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
CREATE INDEX places_former_unit_id ON places (deleted_at, former_unit_id) WHERE former_unit_id IS NOT NULL;
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
    login TEXT,
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
