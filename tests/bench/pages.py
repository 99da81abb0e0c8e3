"""Read a folder of recorded pages and print, field by field, what was read right and wrong.

    python tests/bench/pages.py FOLDER

FOLDER holds a manifest.json: a list of {"file", "url", "status" (optional), "expected": {field:
value}}, where the fields are those of `impostor read` (and its status).
"""

import argparse
import json
from pathlib import Path

from impostor.cli.read import reading


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    right = wrong = 0
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        body = (folder / entry["file"]).read_bytes()
        found = reading(body, entry["url"], entry.get("status", 200))
        shown = {"status": found["status"], **(found["profile"] or {})}
        for field, value in entry["expected"].items():
            if shown.get(field) == value:
                right += 1
            else:
                wrong += 1
                print(f"{entry['file']}: {field} is {shown.get(field)!r}, expected {value!r}")
    print(f"right {right}, wrong {wrong}")


if __name__ == "__main__":
    main()
