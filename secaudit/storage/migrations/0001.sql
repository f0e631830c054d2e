-- Accounts: exports of one account continue each other. `named`: the user chose the name.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    provider TEXT,
    named INTEGER NOT NULL DEFAULT 0
);

-- Imports: one table of one file. `at` is UTC, ISO 8601; `file` has no folder; `digest` is of the
-- bytes of the file and the name of the part, `content` of the entries as read, `headers` of the
-- headers of the columns; `first` and `last` are seconds of the local wall clock; `step` is how
-- fine its times are (1, 60, 86400); `folded_into`: a later import holds every entry of this one,
-- so its rows are gone; `judged_from`: entries before this second were not judged yet.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts,
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    digest BLOB NOT NULL,
    content BLOB NOT NULL,
    provider TEXT,
    layout TEXT,
    headers BLOB,
    rows INTEGER NOT NULL,
    first INTEGER,
    last INTEGER,
    step INTEGER,
    referred INTEGER NOT NULL DEFAULT 0,
    folded_into INTEGER REFERENCES imports,
    judged_from INTEGER
);

-- Entries: `stands` is the id of the entry that stands for this one in the joined ledger, often
-- itself; `latest` the id of the one that tells its status. The other columns are those of the
-- ledger, as the export has them.
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
    account_id INTEGER NOT NULL,
    stands INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    time INTEGER NOT NULL,
    time_known INTEGER NOT NULL,
    payee TEXT,
    payee_key TEXT,
    description TEXT,
    amount INTEGER NOT NULL,
    digits INTEGER NOT NULL,
    currency TEXT,
    direction TEXT,
    kind TEXT,
    status TEXT,
    method TEXT,
    category TEXT,
    place TEXT,
    account TEXT,
    counter_account TEXT,
    reference TEXT,
    note TEXT,
    balance INTEGER,
    source TEXT,
    line INTEGER
);
CREATE INDEX entries_by_time ON entries (account_id, time);
CREATE INDEX entries_by_import ON entries (import_id);
CREATE INDEX entries_stood_for ON entries (stands) WHERE stands <> id;
CREATE INDEX entries_told_by ON entries (latest) WHERE latest <> id;

-- Decisions: never changed, only added; the latest of a cluster counts. Undo removes a batch.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
    word TEXT NOT NULL CHECK (word IN ('mine', 'not_mine', 'always_mine', 'unsure')),
    at TEXT NOT NULL,
    batch INTEGER NOT NULL
);
CREATE INDEX decisions_by_entry ON decisions (entry_id);

-- Asked: entries that the screen has asked about.
CREATE TABLE asked (
    entry_id INTEGER PRIMARY KEY REFERENCES entries ON DELETE CASCADE,
    at TEXT NOT NULL,
    severity INTEGER NOT NULL
);

-- Answers to the questionnaire.
CREATE TABLE answers (
    question TEXT PRIMARY KEY,
    option TEXT NOT NULL,
    at TEXT NOT NULL
);

-- Checks: what an audit found, as JSON of its figures.
CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    result TEXT NOT NULL
);

-- Hotlines: numbers that the user has confirmed.
CREATE TABLE hotlines (
    provider TEXT NOT NULL,
    number TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (provider, number)
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
