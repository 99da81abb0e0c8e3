-- Whether the control probes of the platform passed in the run of a look.
ALTER TABLE observation ADD COLUMN controlled INTEGER NOT NULL DEFAULT 0;

-- What a person sent to whom about an account, and when.
CREATE TABLE filing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account,
    channel TEXT NOT NULL,
    at TEXT NOT NULL,
    reference TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT;
CREATE INDEX filing_of ON filing (account);

-- Up to which look an account's changes were told to the person.
CREATE TABLE told (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account,
    observation INTEGER NOT NULL REFERENCES observation,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX told_of ON told (account);

-- Rechecks by what they were asked to look at; one without an end was stopped, and is gone on with.
CREATE TABLE recheck (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
CREATE TABLE recheck_end (
    recheck INTEGER PRIMARY KEY REFERENCES recheck,
    ended_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER filing_kept BEFORE UPDATE ON filing BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER filing_stays BEFORE DELETE ON filing BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER told_kept BEFORE UPDATE ON told BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER told_stays BEFORE DELETE ON told BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recheck_kept BEFORE UPDATE ON recheck BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recheck_stays BEFORE DELETE ON recheck BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recheck_end_kept BEFORE UPDATE ON recheck_end BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER recheck_end_stays BEFORE DELETE ON recheck_end BEGIN SELECT RAISE(ABORT, 'append-only'); END;
