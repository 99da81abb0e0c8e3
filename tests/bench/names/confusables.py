"""Derive impostor/names/data/confusables.tsv from the Unicode consortium's confusables.txt.

    python -m tests.bench.names.confusables confusables.txt

The source is https://www.unicode.org/Public/security/latest/confusables.txt (UTS #39), under the
Unicode License v3, whose notice the derived file carries.
"""

import sys
import unicodedata
from pathlib import Path

HOME = Path(__file__).parents[3] / "impostor" / "names" / "data" / "confusables.tsv"
HEADER = """\
# Characters that look like ASCII letters or digits: character, what it looks like.
# Derived by tests/bench/names/confusables.py from confusables.txt, version {version},
# Unicode Security Mechanisms for UTS #39, https://www.unicode.org/Public/security/
# Copyright 1991-2025 Unicode, Inc. Distributed under the Unicode License v3,
# https://www.unicode.org/license.txt
"""


def pairs(text: str) -> dict[str, str]:
    """Read source and prototype of every line."""
    found = {}
    for line in text.splitlines():
        fields = line.lstrip("\ufeff").split("#")[0].split(";")
        if len(fields) >= 3:
            source, target = ("".join(chr(int(x, 16)) for x in f.split()) for f in fields[:2])
            found[source] = target
    return found


def unmarked(text: str) -> str:
    """Drop combining marks: a letter with a stroke or a tail still looks like the letter."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def derive(table: dict[str, str]) -> dict[str, str]:
    """Keep the letters, digits and symbols that look like ASCII letters or digits."""
    kept = {}
    for character in sorted({*table, *(c.lower() for c in table if len(c.lower()) == 1)}):
        if character.isascii() or unicodedata.category(character)[0] in "MZCP":
            continue
        own = table.get(character, character)
        look = unmarked(own).casefold()
        if not (look.isascii() and look.isalnum()):
            capital = unmarked(table.get(character.upper(), "")).casefold()
            look = capital
        if look.isascii() and look.isalnum() and look != unmarked(character).casefold():
            kept[character] = look
    return kept


def main() -> None:
    """Write the table."""
    text = Path(sys.argv[1]).read_text("utf-8")
    version = text.split("# Version:")[1].split()[0]
    rows = "".join(f"{c}\t{look}\n" for c, look in derive(pairs(text)).items())
    HOME.write_text(HEADER.format(version=version) + rows, "utf-8")


if __name__ == "__main__":
    main()
