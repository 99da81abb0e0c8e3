-- Files that a person brought, kept apart from what was seen; the bytes are objects of that SHA-256.
-- `claimed_at` is when the file says it was made. Without an account it is not clear whose it is.
CREATE TABLE brought (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    claimed_at TEXT,
    brought_at TEXT NOT NULL,
    account INTEGER REFERENCES account
) STRICT;
CREATE UNIQUE INDEX brought_once ON brought (sha256, COALESCE(account, 0));
CREATE INDEX brought_for ON brought (account);
CREATE TRIGGER brought_kept BEFORE UPDATE ON brought BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER brought_stays BEFORE DELETE ON brought BEGIN SELECT RAISE(ABORT, 'append-only'); END;
