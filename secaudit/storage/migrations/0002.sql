-- Incidents: an emergency that the user works through. `provider` is an id or empty; `scenario` is
-- one of the playbook; `started` and `ended` are UTC, ISO 8601; `noticed` is the local day and time
-- at which the user saw it, as they told it.
CREATE TABLE incidents (
    id INTEGER PRIMARY KEY,
    scenario TEXT NOT NULL,
    provider TEXT,
    started TEXT NOT NULL,
    noticed TEXT,
    ended TEXT
);

-- Steps that were done in an incident: `step` is one of the playbook, `at` is UTC, ISO 8601,
-- `note` is what the user wrote down of it, such as a case number.
CREATE TABLE incident_steps (
    incident_id INTEGER NOT NULL REFERENCES incidents ON DELETE CASCADE,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (incident_id, step)
);
