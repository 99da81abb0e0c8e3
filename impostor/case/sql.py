"""Every statement that the case runs; the tables are made by migrations/*.sql."""

# ruff: noqa: S608 - only constants of this file are joined

ADD_ACCOUNT = "INSERT INTO account (given, added_at) VALUES (?, ?)"
ADD_ADDRESS = "INSERT OR IGNORE INTO address (url, account) VALUES (?, ?)"
ADD_IDENTITY = """
    INSERT INTO identity (platform, account_id, account, learned_at) VALUES (?, ?, ?, ?)"""
ADD_ALIAS = "INSERT INTO alias (account, shown_as, at) VALUES (?, ?, ?)"
ACCOUNTS = "SELECT number, given FROM account ORDER BY number"
ADDED = "SELECT number, added_at FROM account"
GIVEN = "SELECT given FROM account WHERE number = ?"
BY_ADDRESS = "SELECT account FROM address WHERE url = ?"
BY_IDENTITY = "SELECT account FROM identity WHERE platform = ? AND account_id = ?"
IDENTITIES = "SELECT account, account_id FROM identity"
ALIASES = "SELECT account, shown_as FROM alias ORDER BY account"
SHOWN_AS = """
    WITH RECURSIVE up (number) AS (
        SELECT ?
        UNION SELECT shown_as FROM alias JOIN up ON alias.account = up.number
    ) SELECT min(number) FROM up"""
# A group is all numbers shown under one.
GROUP = """
    WITH RECURSIVE down (number) AS (
        SELECT ?
        UNION SELECT account FROM alias JOIN down ON alias.shown_as = down.number
    ) """
GROUP_IDENTITY = GROUP + "SELECT account_id FROM identity JOIN down ON account = number"
# SQLite takes the other columns from the row that holds the maximum
# (sqlite.org/lang_select.html#bare_columns_in_an_aggregate_query).
LAST_SEEN = "SELECT account, account_id, seen, max(at) FROM observation GROUP BY 1, 2"

ADD_PAGE = """
    INSERT OR IGNORE INTO page
        (asked, answered, redirects, status, headers, fetched_at, sha256)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
LAST_PAGE = """
    SELECT answered, redirects, status, headers, fetched_at, sha256
    FROM page WHERE asked = ? ORDER BY fetched_at DESC, id DESC LIMIT 1"""

ADD_OBSERVATION = """
    INSERT OR IGNORE INTO observation
        (account, seen, account_id, status, reason, at, source, page_sha256, controlled)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
OBSERVATION_ID = """
    SELECT id FROM observation
    WHERE account = ? AND at = ? AND source = ? AND COALESCE(page_sha256, '') = ?"""
OBSERVATION_FIELDS = "seen, status, reason, at, source, page_sha256, controlled"
OBSERVATION = f"SELECT {OBSERVATION_FIELDS} FROM observation WHERE id = ?"
HISTORY = (
    GROUP + f"SELECT {OBSERVATION_FIELDS} FROM observation JOIN down ON account = number"
    " ORDER BY at, id"
)
# In the order in which they were stored: a clock that was set back does not move a look.
STORED = (
    GROUP + f"SELECT id, {OBSERVATION_FIELDS} FROM observation JOIN down ON account = number"
    " ORDER BY id"
)
OBSERVATION_TIMES = """
    SELECT o.id, o.account, o.source,
        (SELECT max(r.has_profile) FROM reading AS r WHERE r.observation = o.id)
    FROM observation AS o ORDER BY o.at, o.id"""
ADD_READING = "INSERT INTO reading (observation, has_profile, body) VALUES (?, ?, ?)"
LAST_READING = "SELECT body FROM reading WHERE observation = ? ORDER BY id DESC LIMIT 1"
ADD_PICTURE = "INSERT OR IGNORE INTO picture (sha256, described_by, reading) VALUES (?, ?, ?)"

ADD_BROUGHT = """
    INSERT OR IGNORE INTO brought (sha256, name, kind, claimed_at, brought_at, account)
    VALUES (?, ?, ?, ?, ?, ?)"""
BROUGHT = """
    SELECT account, sha256, name, kind, claimed_at, brought_at
    FROM brought WHERE account IS NOT NULL ORDER BY id"""

ADD_PHOTO = """
    INSERT OR IGNORE INTO photo
        (sha256, described_by, width, height, quality, descriptors, stored_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
PHOTO_FIELDS = "p.sha256, p.width, p.height, p.quality, p.described_by, p.descriptors"
IS_DESCRIBED = "SELECT 1 FROM photo WHERE sha256 = ? AND described_by = ?"
PHOTO = f"SELECT {PHOTO_FIELDS} FROM photo AS p WHERE sha256 = ? AND described_by = ?"
# Without the descriptors, whose pages SQLite then does not read.
OUTLINE_FIELDS = "p.sha256, p.width, p.height, p.quality, p.described_by, x''"
LAST_OUTLINE = (
    f"SELECT {OUTLINE_FIELDS} FROM photo AS p WHERE sha256 = ? ORDER BY rowid DESC LIMIT 1"
)
UNDESCRIBED = """
    SELECT sha256 FROM reference UNION SELECT sha256 FROM common UNION SELECT sha256 FROM picture
    EXCEPT SELECT sha256 FROM photo WHERE described_by = ?"""
IN_USE = """
    SELECT 1 FROM picture WHERE sha256 = :name UNION SELECT 1 FROM reference WHERE sha256 = :name
    UNION SELECT 1 FROM common WHERE sha256 = :name LIMIT 1"""
ADD_REFERENCE = """
    INSERT OR IGNORE INTO reference (sha256, name, file, added_at) VALUES (?, ?, ?, ?)"""
REFERENCES = "SELECT sha256, name, file FROM reference ORDER BY id"
REMOVE_REFERENCE = "DELETE FROM reference WHERE sha256 = ?"
ADD_COMMON = "INSERT OR IGNORE INTO common (sha256, name, file, added_at) VALUES (?, ?, ?, ?)"
COMMON = "SELECT sha256, name, file FROM common ORDER BY id"
REMOVE_COMMON = "DELETE FROM common WHERE sha256 = ?"

ADD_COMPARISON = """
    INSERT OR IGNORE INTO comparison (candidate, against, matches) VALUES (?, ?, ?)"""
COMPARISONS = "SELECT candidate, matches FROM comparison WHERE against = ?"

ADD_MATCH = "INSERT INTO match (account, at, body) VALUES (?, ?, ?)"
LAST_MATCHES = """
    SELECT account, body FROM match
    WHERE id IN (SELECT max(id) FROM match GROUP BY account) ORDER BY id"""
LAST_MATCH_TIMES = "SELECT account, max(at) FROM match GROUP BY account"

ADD_VERDICT = "INSERT INTO verdict (account, at, body, undoes) VALUES (?, ?, ?, ?)"
STANDING_VERDICTS = """
    SELECT id, account, body FROM verdict AS v
    WHERE body IS NOT NULL AND NOT EXISTS (SELECT 1 FROM verdict AS u WHERE u.undoes = v.id)
    ORDER BY id"""

ADD_QUESTION = "INSERT INTO question (url, account, at) VALUES (?, ?, ?)"
QUESTIONS_SINCE = "SELECT count(*) FROM question WHERE at > ?"
ADD_ANSWER = """
    INSERT OR IGNORE INTO answer (question, status, reason, at, page_sha256)
    VALUES (?, ?, ?, ?, ?)"""
LAST_QUESTIONS = """
    SELECT q.account, q.at, a.status, a.reason
    FROM question AS q LEFT JOIN answer AS a ON a.question = q.id
    WHERE q.id IN (SELECT max(id) FROM question GROUP BY url) ORDER BY q.id"""

ADD_FILING = """
    INSERT INTO filing (account, channel, at, reference, noted_at) VALUES (?, ?, ?, ?, ?)"""
FILINGS = "SELECT account, channel, at, reference FROM filing ORDER BY at, id"
ADD_TOLD = "INSERT INTO told (account, observation, at) VALUES (?, ?, ?)"
TOLD = "SELECT account, max(observation) FROM told GROUP BY account"
ADD_RECHECK = "INSERT INTO recheck (started_at, what) VALUES (?, ?)"
END_RECHECK = "INSERT OR IGNORE INTO recheck_end (recheck, ended_at) VALUES (?, ?)"
LAST_RECHECK = """
    SELECT r.id, r.started_at, e.ended_at FROM recheck AS r
    LEFT JOIN recheck_end AS e ON e.recheck = r.id WHERE r.what = ? ORDER BY r.id DESC LIMIT 1"""
