-- What was seen, and what was made of it. Moments are ISO 8601 texts in UTC with microseconds.

-- The numbers that people use. AUTOINCREMENT never gives a number twice, even after an erasure.
CREATE TABLE account (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    given TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

-- Every address that leads to an account, the one it was given with among them.
CREATE TABLE address (
    url TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account
) STRICT, WITHOUT ROWID;
CREATE INDEX address_of ON address (account);

-- The stable id that an account's platform first showed at its address.
CREATE TABLE identity (
    platform TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account INTEGER NOT NULL UNIQUE REFERENCES account,
    learned_at TEXT NOT NULL,
    PRIMARY KEY (platform, account_id)
) STRICT, WITHOUT ROWID;

-- Two numbers found to be one account: the later one is shown under the first.
CREATE TABLE alias (
    account INTEGER PRIMARY KEY REFERENCES account,
    shown_as INTEGER NOT NULL REFERENCES account,
    at TEXT NOT NULL,
    CHECK (shown_as < account)
) STRICT;
CREATE INDEX alias_under ON alias (shown_as);

-- Answers as received; the body is the file objects/ab/abcdef... of that SHA-256.
CREATE TABLE page (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    asked TEXT NOT NULL,
    answered TEXT NOT NULL,
    redirects TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX page_once ON page (asked, fetched_at, sha256);

-- One dated look at one account: a fact, stored once.
CREATE TABLE observation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account,
    seen TEXT NOT NULL,
    account_id TEXT,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('tool', 'person')),
    page_sha256 TEXT
) STRICT;
CREATE UNIQUE INDEX observation_once
    ON observation (account, at, source, COALESCE(page_sha256, ''));

-- What was read in a look. Reading the same look again, with pictures that failed at first, adds
-- a reading, and the last one counts.
CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    observation INTEGER NOT NULL REFERENCES observation,
    has_profile INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX reading_of ON reading (observation);

-- Working copies: what one version of the photo engine says of a picture, named by its original.
CREATE TABLE photo (
    sha256 TEXT NOT NULL,
    described_by TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    quality REAL NOT NULL,
    descriptors BLOB NOT NULL,
    stored_at TEXT NOT NULL,
    PRIMARY KEY (sha256, described_by)
) STRICT;

-- Which readings show which photo.
CREATE TABLE picture (
    sha256 TEXT NOT NULL,
    described_by TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES reading,
    PRIMARY KEY (sha256, described_by, reading),
    FOREIGN KEY (sha256, described_by) REFERENCES photo
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_in ON picture (reading);

-- The person's own reference photos, copied into photos/. These may be taken away again.
CREATE TABLE reference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;

-- The machine's views, each with its findings; an account's last one counts.
CREATE TABLE match (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account,
    at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX match_of ON match (account);

-- People's views; a row that undoes another has no decision of its own.
CREATE TABLE verdict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account,
    at TEXT NOT NULL,
    body TEXT,
    undoes INTEGER UNIQUE REFERENCES verdict,
    CHECK ((body IS NULL) = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX verdict_of ON verdict (account);

-- What was seen and said is only ever added.
CREATE TRIGGER account_kept BEFORE UPDATE ON account BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER account_stays BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER address_kept BEFORE UPDATE ON address BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER address_stays BEFORE DELETE ON address BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER identity_kept BEFORE UPDATE ON identity BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER identity_stays BEFORE DELETE ON identity BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER alias_kept BEFORE UPDATE ON alias BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER alias_stays BEFORE DELETE ON alias BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER page_kept BEFORE UPDATE ON page BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER page_stays BEFORE DELETE ON page BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER observation_kept BEFORE UPDATE ON observation BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER observation_stays BEFORE DELETE ON observation BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER reading_kept BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER reading_stays BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER picture_kept BEFORE UPDATE ON picture BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER picture_stays BEFORE DELETE ON picture BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER match_kept BEFORE UPDATE ON match BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER match_stays BEFORE DELETE ON match BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER verdict_kept BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER verdict_stays BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'append-only'); END;
