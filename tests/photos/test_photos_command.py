"""`impostor photos`: what it prints, draws and says of what it cannot read."""

import errno
import importlib
import json
import os
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from impostor.cli.photos import photos
from impostor.photos.evidence import NOTHING
from impostor.photos.score import Findings
from tests.photos import scenes

PAGE = Path(__file__).parents[2] / "docs" / "python.md"
KEYS = ["candidate", "reference", "score", "relation"]
KEYS += ["candidate_region", "reference_region", "by"]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    here = tmp_path_factory.mktemp("pictures")
    references, candidates = here / "mine", here / "theirs"
    (references / "summer").mkdir(parents=True)
    (candidates / "deep" / "deeper").mkdir(parents=True)
    scenes.scene(1).save(references / "one.jpg")
    scenes.scene(2).save(references / "summer" / "two.png")
    scenes.mirrored(scenes.scene(1)).save(candidates / "copy.jpg")
    scenes.screenshot(scenes.scene(2)).save(candidates / "deep" / "deeper" / "shot.png")
    scenes.scene(50).save(candidates / "other.webp")
    return references, candidates


def run(*arguments: object) -> Result:
    return CliRunner().invoke(photos, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_pair_is_one_line_of_json(folders: tuple[Path, Path]) -> None:
    references, candidates = folders
    result = run(references, candidates, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    told = {line["candidate"]: line for line in lines(result)}
    assert set(told) == {
        str(candidates / "copy.jpg"),
        str(candidates / "deep" / "deeper" / "shot.png"),
    }
    copy = told[str(candidates / "copy.jpg")]
    assert list(copy) == KEYS
    assert copy["reference"] == str(references / "one.jpg")
    assert copy["relation"] == "mirrored"
    assert len(copy["candidate_region"]) == len(copy["reference_region"]) == 4  # type: ignore[arg-type]


def test_best_lists_every_candidate_even_at_a_low_score(folders: tuple[Path, Path]) -> None:
    result = run(*folders, "--format", "jsonl", "--best")
    told = {line["candidate"]: line["score"] for line in lines(result)}
    assert set(told) == {str(path) for path in folders[1].rglob("*.*")}
    assert told[str(folders[1] / "other.webp")] < 0.1  # type: ignore[operator]


def test_single_files_and_paths_as_given(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders[0].parent)
    result = run("mine/one.jpg", "./theirs/copy.jpg", "--format", "jsonl")
    assert [line["reference"] for line in lines(result)] == [os.path.join("mine", "one.jpg")]  # noqa: PTH118
    link = tmp_path / "link.jpg"
    link.symlink_to(folders[1] / "copy.jpg")
    result = run("mine", link, "--format", "jsonl")
    assert [line["candidate"] for line in lines(result)] == [str(link)]


def test_the_table_says_what_was_found_and_when_nothing_was(folders: tuple[Path, Path]) -> None:
    references, candidates = folders
    result = run(references, candidates)
    assert result.exit_code == 0
    assert "copy.jpg" in result.stdout
    assert "mirrored" in result.stdout
    assert "No copies found in 1 picture." in run(references, candidates / "other.webp").stdout


def test_what_windows_leaves_in_a_folder_is_no_picture(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    shutil.copytree(folders[1], tmp_path / "theirs")
    for name in ("Thumbs.db", "desktop.ini"):
        (tmp_path / "theirs" / name).write_bytes(b"a list")
    assert run(folders[0], tmp_path / "theirs").exit_code == 0


def test_that_no_pair_is_sure_enough_is_not_said_to_be_no_copy(folders: tuple[Path, Path]) -> None:
    result = run(*folders, "--min-score", "1")
    assert result.stdout == "No pair scored 1 or more, in 3 pictures.\n"


@pytest.mark.parametrize("place", ["mine", "theirs/deep", "theirs/../mine/new"])
def test_drawings_are_not_put_among_the_pictures_that_are_compared(
    folders: tuple[Path, Path], place: str
) -> None:
    into = folders[0].parent / place
    result = run(*folders, "--draw", into)
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 2
    assert "Choose a folder outside it." in result.stderr
    # The control: beside them they may be.
    assert run(*folders, "--draw", folders[0].parent / "drawn").exit_code == 0


def test_what_could_not_be_read_is_not_said_to_be_no_copy(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    result = run(folders[0], tmp_path / "broken.jpg")
    assert result.exit_code == 3
    assert result.stdout == "No picture could be compared.\n"


def test_the_best_reference_of_no_copy_is_not_called_the_same(folders: tuple[Path, Path]) -> None:
    references, candidates = folders
    table = run(references, candidates / "other.webp", "--best").stdout
    assert "hardly a copy" in table
    assert "same" not in table


def test_draw_writes_one_picture_a_pair(folders: tuple[Path, Path], tmp_path: Path) -> None:
    into = tmp_path / "new" / "drawn"
    assert run(*folders, "--draw", into).exit_code == 0
    drawn = sorted(into.iterdir())
    assert [path.name.rpartition(" ")[0] for path in drawn] == ["copy and one", "shot and two"]
    for path in drawn:
        with Image.open(path) as image:
            assert image.width > image.height


def test_the_frame_of_an_animation_that_shows_something_is_drawn(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    blank, scene = Image.new("RGB", (640, 480), "navy"), scenes.scene(1)
    gif = tmp_path / "moving.gif"
    blank.save(gif, save_all=True, append_images=[scene], duration=300)
    assert run(folders[0], gif, "--draw", tmp_path / "drawn").exit_code == 0
    (drawn,) = (tmp_path / "drawn").iterdir()
    with Image.open(drawn) as image:
        left = np.asarray(image.convert("L"))[20:-20, 20 : image.width // 2 - 20]
    # Control: the first frame alone is of one tone.
    assert left.std() > 20 > np.asarray(blank.convert("L")).std()


def test_a_reference_that_shows_too_little_is_named(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    flat = tmp_path / "flat.png"
    Image.new("RGB", (400, 300), "grey").save(flat)
    result = run(flat, folders[1])
    assert result.exit_code == 0
    assert result.stderr == f"Too plain or blurred for a copy to be sure: {flat}\n"
    # A name that goes on in a second line is told in one.
    steering = run(flat.rename(tmp_path / "fl\nat.png"), folders[1])
    assert steering.stderr.count("\n") == 1
    assert "fl⟦U+000A⟧at.png" in steering.stderr
    # The control: photos are not.
    assert not run(*folders).stderr


def test_the_table_promises_no_certainty(folders: tuple[Path, Path]) -> None:
    table = run(*folders).stdout
    assert ">0.99" in table
    assert "1.00" not in table
    # What is exact, for programs, is exact.
    assert max(line["score"] for line in lines(run(*folders, "--format", "jsonl"))) > 0.995


def test_what_cannot_be_read_is_listed_and_the_rest_is_done(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "broken.jpg").write_bytes((folders[0] / "one.jpg").read_bytes()[:5000])
    (tmp_path / "notes.txt").write_text("no picture")
    (tmp_path / "copy.jpg").write_bytes((folders[1] / "copy.jpg").read_bytes())
    (tmp_path / ".hidden").write_text("not looked at")
    result = run(folders[0], tmp_path, "--format", "jsonl")
    assert result.exit_code == 3
    assert len(lines(result)) == 1
    told = result.stderr.splitlines()
    assert len(told) == 2
    assert told[0].startswith(f"{tmp_path / 'broken.jpg'}: ")
    assert "not a picture" in told[1]


def test_a_folder_that_cannot_be_looked_into_is_named(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    scenes.scene(1).save(closed / "copy.jpg")
    assert len(lines(run(folders[0], tmp_path, "--format", "jsonl"))) == 1
    listed = os.scandir

    def scandir(path: str | Path | int) -> object:
        if str(path) == str(closed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return listed(path)

    # Who runs the tests may be allowed to look everywhere.
    monkeypatch.setattr(os, "scandir", scandir)
    result = run(folders[0], tmp_path)
    assert result.exit_code == 3
    assert result.stdout == "No picture could be compared.\n"
    assert result.stderr == f"{closed}: Permission denied.\n"


def test_pairs_are_listed_even_where_they_cannot_be_drawn(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run(*folders, "--format", "jsonl", "--draw", tmp_path / "file" / "drawn")
    assert result.exit_code == 3
    assert len(lines(result)) == 2
    told = f"Pairs that could not be drawn in '{tmp_path / 'file' / 'drawn'}': 2 ("
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1


def test_a_pair_of_long_names_in_any_script_is_drawn(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    copy = tmp_path / f"{'写真' * 30}.jpg"
    copy.write_bytes((folders[1] / "copy.jpg").read_bytes())
    assert run(folders[0], copy, "--draw", tmp_path / "drawn").exit_code == 0
    (drawn,) = (tmp_path / "drawn").iterdir()
    assert drawn.name.startswith("写真")


def test_a_picture_that_many_people_use_counts_less_and_it_is_said(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    scenes.smaller(scenes.scene(1)).save(tmp_path / "meme.png")
    result = run(*folders, "--format", "jsonl", "--common", tmp_path)
    assert [line["reference"] for line in lines(result)] == [str(folders[0] / "summer" / "two.png")]
    assert "1 pair is not listed" in result.stderr
    assert "many people use" in result.stderr
    low = run(*folders, "--format", "jsonl", "--common", tmp_path, "--min-score", "0.2")
    by = {line["candidate"]: line["by"] for line in lines(low)}
    assert by[str(folders[1] / "copy.jpg")]["common"] > 0.8  # type: ignore[index]
    assert "common" not in by[str(folders[1] / "deep" / "deeper" / "shot.png")]  # type: ignore[operator]
    table = run(*folders, "--common", tmp_path, "--min-score", "0.2")
    assert table.stdout.count("mirrored; a picture that many people use") == 1


def test_a_photo_beside_a_picture_that_many_people_use_counts_in_full(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "common").mkdir()
    (tmp_path / "theirs").mkdir()
    scenes.scene(60).save(tmp_path / "common" / "meme.png")
    scenes.collage(scenes.scene(1)).save(tmp_path / "theirs" / "both.png")
    arguments = (folders[0], tmp_path / "theirs", "--format", "jsonl")
    assert lines(run(*arguments)) == lines(run(*arguments, "--common", tmp_path / "common")) != []


def test_many_candidates_are_compared_by_processes_as_by_one(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run(*folders, "--format", "jsonl", "--best")
    # The package's name for the module is that of the command in it.
    monkeypatch.setattr(importlib.import_module("impostor.cli.photos"), "TOGETHER", 2)
    monkeypatch.setattr("impostor.cli.comparing.FEW", 0)
    assert lines(run(*folders, "--format", "jsonl", "--best")) == lines(alone)


def test_an_empty_folder_is_no_good_news(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run(folders[0], tmp_path / "empty")
    assert result.exit_code == 1
    assert "No picture is in" in str(result.exception)


@pytest.mark.parametrize(
    "arguments",
    [
        ("missing", "missing"),
        (".",),
        (".", ".", "--min-score", "2"),
        (".", ".", "--min-score", "nan"),
        (".", ".", "--format", "x"),
    ],
    ids=["missing", "one folder", "score above 1", "no number", "no such format"],
)
def test_wrong_use_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_references_of_which_none_can_be_read_stop_it(tmp_path: Path) -> None:
    result = run(tmp_path, tmp_path)
    assert result.exit_code == 1
    assert "nothing to compare with" in str(result.exception)
    (tmp_path / "notes.txt").write_text("no picture")
    result = run(tmp_path, tmp_path)
    assert f"nothing to compare with. {tmp_path / 'notes.txt'}: This is not" in str(
        result.exception
    )


def test_an_empty_folder_of_common_pictures_stops_it(
    folders: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / "flags").mkdir()
    result = run(*folders, "--common", tmp_path / "flags")
    assert result.exit_code == 1
    assert "--common" in str(result.exception)


def test_all_that_is_measured_of_a_pair_is_explained() -> None:
    _, _, page = PAGE.read_text(encoding="utf-8").partition("### What was measured of a pair")
    table, _, _ = page.partition("\n## ")
    names = "".join(re.findall(r"^\|([^|]+)\|", table, re.MULTILINE))
    explained = set(re.findall(r"`(\w+)`", names))
    assert explained == {*Findings(NOTHING, 0, 0, 1).named(), "common"}
