-- Addresses that were asked because somebody who imitates the person might stand there: a row a
-- question, written before the question goes out, so that a killed run's questions count too.
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL,
    account TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX question_at ON question (at);
CREATE INDEX question_of ON question (url);

-- What came back. Only those that are there become accounts of the case.
CREATE TABLE answer (
    question INTEGER PRIMARY KEY REFERENCES question,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    page_sha256 TEXT
) STRICT;

CREATE TRIGGER question_kept BEFORE UPDATE ON question BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER question_stays BEFORE DELETE ON question BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER answer_kept BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER answer_stays BEFORE DELETE ON answer BEGIN SELECT RAISE(ABORT, 'append-only'); END;
