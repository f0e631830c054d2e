BEGIN TRANSACTION;
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    provider TEXT,
    named INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "accounts" VALUES(1,'A1',NULL,0);
CREATE TABLE answers (
    question TEXT PRIMARY KEY,
    option TEXT NOT NULL,
    at TEXT NOT NULL
);
INSERT INTO "answers" VALUES('pin_shared','no','2026-11-22T10:02:00+00:00');
CREATE TABLE asked (
    entry_id INTEGER PRIMARY KEY REFERENCES entries ON DELETE CASCADE,
    at TEXT NOT NULL,
    severity INTEGER NOT NULL
);
INSERT INTO "asked" VALUES(1,'2026-11-22T10:01:00+00:00',2);
CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL,
    result TEXT NOT NULL
);
INSERT INTO "checks" VALUES(1,'pin','','2026-11-22T10:03:00+00:00','{"score": 3}');
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
    word TEXT NOT NULL CHECK (word IN ('mine', 'not_mine', 'always_mine', 'unsure')),
    at TEXT NOT NULL,
    batch INTEGER NOT NULL
);
INSERT INTO "decisions" VALUES(1,1,'mine','2026-11-22T10:05:00+00:00',1);
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
INSERT INTO "entries" VALUES(1,1,1,1,1,1767225600,1,'绿叶超市',NULL,NULL,-9007199254740992,2,'CNY','out',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026000000',NULL,0,NULL,2);
INSERT INTO "entries" VALUES(2,1,1,2,2,1767225660,0,'绿叶超市',NULL,NULL,-9007199254740993,2,'CNY','out',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026000001',NULL,NULL,NULL,3);
INSERT INTO "entries" VALUES(3,1,1,3,3,1767225720,1,'绿叶超市',NULL,NULL,-9007199254740994,2,'CNY','out',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026000002',NULL,NULL,NULL,4);
CREATE TABLE hotlines (
    provider TEXT NOT NULL,
    number TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (provider, number)
);
INSERT INTO "hotlines" VALUES('alipay','95188','2026-11-22T10:04:00+00:00');
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
INSERT INTO "imports" VALUES(1,1,'2026-11-22T10:00:00+00:00','a.csv',X'00',X'00',NULL,NULL,NULL,3,NULL,NULL,NULL,0,NULL,NULL);
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO "settings" VALUES('language','zh');
CREATE TABLE incidents (
    id INTEGER PRIMARY KEY,
    scenario TEXT NOT NULL,
    provider TEXT,
    started TEXT NOT NULL,
    noticed TEXT,
    ended TEXT
);
INSERT INTO "incidents" VALUES(1,'unknown_payment','yiqianbao','2026-11-22T10:00:00+00:00','2026-11-22T17:30',NULL);
CREATE TABLE incident_steps (
    incident_id INTEGER NOT NULL REFERENCES incidents ON DELETE CASCADE,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (incident_id, step)
);
INSERT INTO "incident_steps" VALUES(1,'s03_freeze_wallet','2026-11-22T10:02:00+00:00','case 12');
CREATE INDEX entries_by_time ON entries (account_id, time);
CREATE INDEX entries_by_import ON entries (import_id);
CREATE INDEX entries_stood_for ON entries (stands) WHERE stands <> id;
CREATE INDEX entries_told_by ON entries (latest) WHERE latest <> id;
CREATE INDEX decisions_by_entry ON decisions (entry_id);
COMMIT;
PRAGMA application_id = 1936024385;
PRAGMA user_version = 2;
