"""A script of one's own: every picture is opened in a process that reads the script first."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.stories.town import ENVIRONMENT

BEGINNING = """
from pathlib import Path
from impostor.api import Profile, account, look, open_photos, photo_door

def main():
    with photo_door() as door:
        {work}

"""
OPENED = "print([photo.width for photo in open_photos(door, Path('lea'))])"
LOOKED = (
    "seen = look(door, Profile(account('instagram.com/lea')), Path('lea/a.png'));"
    "print(seen.pictures[0].trouble)"
)
GUARDED = 'if __name__ == "__main__":\n    main()\n'


def run(folder: Path, work: str, ending: str) -> subprocess.CompletedProcess[str]:
    (folder / "lea").mkdir()
    Image.linear_gradient("L").convert("RGB").save(folder / "lea" / "a.png")
    script = folder / "script.py"
    script.write_text(BEGINNING.format(work=work) + ending, encoding="utf-8")
    words = [sys.executable, str(script)]
    return subprocess.run(
        words, cwd=folder, capture_output=True, text=True, env=ENVIRONMENT, check=False
    )


@pytest.mark.parametrize("work", [OPENED, LOOKED], ids=["photos", "a look"])
def test_a_script_without_the_guard_is_told_what_to_do(tmp_path: Path, work: str) -> None:
    done = run(tmp_path, work, "main()\n")
    assert (done.returncode, done.stdout) == (1, "")
    said = done.stderr.strip().splitlines()[-1]
    assert said.startswith("impostor.errors.ImpostorError: No process that opens pictures could")
    assert 'put all that runs under `if __name__ == "__main__":`' in said
    assert done.stderr.count("Traceback") == 1, "said once, and not by every process"
    assert "bootstrapping" not in done.stderr
    assert "could not be" not in done.stderr.replace(said, ""), "nothing wrong is said of a picture"


@pytest.mark.parametrize(("work", "expected"), [(OPENED, "[256]"), (LOOKED, "None")])
def test_control_the_same_script_with_the_guard_opens_its_pictures(
    tmp_path: Path, work: str, expected: str
) -> None:
    done = run(tmp_path, work, GUARDED)
    assert (done.returncode, done.stdout.strip()) == (0, expected), done.stderr


def test_a_door_may_be_made_anywhere_in_a_script(tmp_path: Path) -> None:
    ending = "DOOR = photo_door()\n" + GUARDED
    done = run(tmp_path, OPENED, ending)
    assert (done.returncode, done.stdout.strip()) == (0, "[256]"), done.stderr
