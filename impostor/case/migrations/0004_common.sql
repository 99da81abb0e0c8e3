-- Pictures that many unrelated people use, copied into common/. They may be taken away again.
CREATE TABLE common (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
