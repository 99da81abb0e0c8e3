"""case.toml and the person's own photos."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impostor.case import Case, CaseError, PersonText, Settings, create, open_case
from impostor.case.person_file import PersonFile
from impostor.errors import UsageError
from tests.case.made import account, clock, look, outline, photo

FULL = PersonText(
    names=("Léa Moulin", 'O"Neil \\ 山田'),
    aliases=("lili",),
    handles=("lea.m",),
    own=("https://pictogram.example/lea",),
    trusted=("https://pictogram.example/club",),
    filed_for="my-child",
)

EDITED = """\
# my notes on the whole
version = 1
[person]
names = [
    "Léa",   # her name at school
    "Lila",  # the stage name
]
aliases = ["lili"] # family only
own = []
colour = "green"  # unknown to the program

[settings]
prior = 0.25  # one in four
"""


def test_a_person_comes_back_as_written(folder: Path) -> None:
    create(folder, FULL, clock).close()
    with open_case(folder, clock) as case:
        assert case.person_text() == FULL
        assert case.settings() == Settings(0.1, timedelta(hours=24), None)
        assert case.person().names == FULL.names


def test_the_new_file_explains_each_setting(case: Case, folder: Path) -> None:
    lines = (folder / "case.toml").read_text(encoding="utf-8").splitlines()
    for key in ("names", "aliases", "handles", "own", "filed_for", "prior", "max_age_hours"):
        place = next(n for n, line in enumerate(lines) if line.startswith(f"{key} ="))
        assert lines[place - 1].startswith("# "), key


def test_an_edit_keeps_comments_and_what_the_program_does_not_know(
    case: Case, folder: Path
) -> None:
    (folder / "case.toml").write_text(EDITED, encoding="utf-8")
    person = case.person_text()
    case.edit_person(replace(person, names=("Léa", "Zoé"), aliases=(), handles=("lea.m",)))
    text = (folder / "case.toml").read_text(encoding="utf-8")
    for kept in ("# my notes", "# her name at school", "# family only", "# one in four"):
        assert kept in text
    assert 'colour = "green"  # unknown to the program' in text
    assert case.person_text() == PersonText(("Léa", "Zoé"), (), ("lea.m",))
    assert case.settings().prior == 0.25


def test_an_edit_that_changes_nothing_leaves_the_file_as_it_is(case: Case, folder: Path) -> None:
    full = EDITED.replace("own = []", "own = []\nhandles = []\ntrusted = []")
    full = full.replace("own = []", 'own = []\nfiled_for = "me"')
    (folder / "case.toml").write_text(full, encoding="utf-8")
    case.edit_person(case.person_text())
    assert (folder / "case.toml").read_text(encoding="utf-8") == full


NAMES = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1),
    unique=True,
    max_size=4,
).map(tuple)


@settings(max_examples=40)  # each writes two files
@given(before=NAMES, after=NAMES)
def test_any_list_can_be_brought_to_any_other(
    before: tuple[str, ...], after: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("toml")
    file = PersonFile(folder / "case.toml", folder / "unfinished")
    file.create(PersonText(before))
    assert file.person().names == before
    file.edit(PersonText(after))
    assert set(file.person().names) == set(after)


@pytest.mark.parametrize(
    "wrong",
    [{"names": ("",)}, {"names": ("a\nb",)}, {"own": ("\x1b[2J",)}, {"handles": ("\ud800",)},
     {"filed_for": "fun"}],
)  # fmt: skip
def test_what_is_no_plain_text_is_refused_and_the_file_kept(
    case: Case, wrong: dict[str, object]
) -> None:
    before = case.person_text()
    with pytest.raises(UsageError):
        case.edit_person(replace(before, **wrong))  # type: ignore[arg-type]
    assert case.person_text() == before


def test_settings_edited_by_hand_count(case: Case, folder: Path) -> None:
    (folder / "case.toml").write_text(
        '\ufeff[settings]\nprior = 0.5\nmax_age_hours = 1.5\nlanguage = "fr"\n', encoding="utf-8"
    )
    assert case.settings() == Settings(0.5, timedelta(hours=1.5), "fr")
    assert case.person_text() == PersonText(())


def test_a_reference_photo_is_copied_once(case: Case, folder: Path) -> None:
    assert case.add_reference(b"jpeg", "été/moi 1.JPG", photo("a"), b"small") is True
    assert case.add_reference(b"jpeg", "copy.jpg", photo("a"), b"small") is False
    (reference,) = case.references()
    assert (reference.name, reference.photo) == ("été/moi 1.JPG", outline("a"))
    assert (folder / "photos" / ("a" * 64 + ".jpg")).read_bytes() == b"jpeg"
    assert case.original("a" * 64) == b"jpeg"
    assert case.thumbnail("a" * 64) == b"small"
    assert case.person().photos == (outline("a"),)


def test_a_common_picture_that_is_the_persons_too_is_both(case: Case, folder: Path) -> None:
    case.add_reference(b"jpeg", "me.jpg", photo("a"), b"small")
    assert case.add_common(b"jpeg", "flag.jpg", photo("a"), b"small") is True
    assert case.common()[0].photo == case.references()[0].photo == outline("a")
    assert case.undescribed("v9") == ("a" * 64,)
    case.remove_reference("flag.jpg")
    assert (case.common(), len(case.references())) == ((), 1)
    assert case.thumbnail("a" * 64) == b"small", "the person's own photo still needs it"
    assert not list((folder / "common").iterdir())
    assert case.original("a" * 64) == b"jpeg"


def test_a_photo_described_anew_is_the_same_reference(case: Case) -> None:
    case.add_reference(b"jpeg", "me.jpg", photo("a", "v1"), b"small")
    assert case.add_reference(b"jpeg", "me.jpg", photo("a", "v2"), b"small") is False
    assert case.person().photos == (outline("a", "v2"),)


@pytest.mark.parametrize("name", ["..", "x.", "x.p/../../n", "con.jpg:stream", "x", "x.ünï"])
def test_an_odd_file_name_leads_nowhere_else(case: Case, folder: Path, name: str) -> None:
    case.add_reference(b"jpeg", name, photo("a"), b"small")
    assert [path.parent for path in (folder / "photos").rglob("*")] == [folder / "photos"]
    assert case.references()[0].name == name


@pytest.mark.parametrize("name", ["me.jpg", "aaaaaa", "A" * 64])
def test_a_photo_taken_away_is_gone_with_its_copies(case: Case, folder: Path, name: str) -> None:
    case.add_reference(b"jpeg", "me.jpg", photo("a"), b"small")
    case.add_reference(b"png", "you.png", photo("b"), b"small")
    assert case.remove_reference(name).photo == outline("a")
    assert [reference.name for reference in case.references()] == ["you.png"]
    assert [path.name[0] for path in (folder / "photos").iterdir()] == ["b"]
    assert case.thumbnail("a" * 64) is None
    assert case.original("a" * 64) is None


def test_a_photo_taken_away_stays_where_an_account_shows_that_very_file(case: Case) -> None:
    case.add_reference(b"jpeg", "me.jpg", photo("a"), b"small")
    case.record(look(account(), 0, look(account()).observation.status, photo("a")))
    case.remove_reference("me.jpg")
    assert case.thumbnail("a" * 64) == b"small"
    assert case.looks()[1].pictures[0].photo == outline("a")


def test_a_photo_to_take_away_is_named_without_doubt(case: Case) -> None:
    for letter in "ab":
        case.add_reference(letter.encode(), "me.jpg", photo(letter), b"small")
    with pytest.raises(CaseError, match=r"any of the photos aaaaaaaaaaaa \(me.jpg\), bbb.*give"):
        case.remove_reference("me.jpg")
    for unknown in ("you.jpg", "aaaaa", ""):
        with pytest.raises(CaseError, match="has no photo"):
            case.remove_reference(unknown)
    assert len(case.references()) == 2
