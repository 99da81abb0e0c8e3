"""What a case's folder is made of."""

PERSON_FILE = "case.toml"
DATABASE = "case.sqlite"

LOCK = "case.lock"
OBJECTS = "objects"
PHOTOS = "photos"
THUMBNAILS = "thumbnails"
UNFINISHED = "unfinished"
LOGS = (f"{DATABASE}-wal", f"{DATABASE}-shm")
BEFORE_PERSON_FILE = frozenset({DATABASE, *LOGS, LOCK, UNFINISHED})
"""What is there before a case is whole, which it is from its case.toml on."""

CONTENTS = (PERSON_FILE, DATABASE, *LOGS, LOCK, OBJECTS, PHOTOS, THUMBNAILS, UNFINISHED)
