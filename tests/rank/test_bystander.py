"""Who poses as the person, and who only speaks about her: same photo, same name, other words."""

from dataclasses import replace

import pytest

from impostor import photos
from impostor.model import Account, Band, Match, Person
from impostor.rank import PersonIndex, rank
from impostor.rank import bystander as b
from tests.rank.test_bands import OWN, OWN_PROFILE, look, photo

PHOTOS = tuple(photo(n) for n in range(3))
SEARCH = photos.index(PHOTOS)
LEA = "Léa Tremblay"


def index_of(name: str = LEA, handle: str = "leatremblay") -> PersonIndex:
    return PersonIndex.of(Person((name,), handles=(handle,), photos=PHOTOS, own=(OWN,)), SEARCH)


def match_of(name: str, of: str = LEA, handle: str = "zq81", bio: str = "") -> Match:
    return rank(index_of(of), [look(0, name=name, handle=handle, bio=bio)])[0]


POSES = [
    pytest.param(LEA, LEA, id="the name alone"),
    pytest.param("Léa Tremblay officiel", LEA, id="officiel"),
    pytest.param("The official Léa Tremblay", LEA, id="official"),
    pytest.param("real Léa Tremblay", LEA, id="real"),
    pytest.param("La vraie Léa Tremblay", LEA, id="la vraie"),
    pytest.param("Léa Tremblay (privé)", LEA, id="privé"),
    pytest.param("Léa Tremblay private account", LEA, id="private account"),
    pytest.param("Léa Tremblay backup", LEA, id="backup"),
    pytest.param("Léa Tremblay nouveau compte", LEA, id="nouveau compte"),
    pytest.param("Léa Tremblay 2.0", LEA, id="2.0"),
    pytest.param("Léa Tremblay 2008", LEA, id="year of birth"),
    pytest.param("★ Léa Tremblay ★ ✨💖", LEA, id="stars and emoji"),
    pytest.param("Léa ❤️ Tremblay", LEA, id="a heart between her own names"),
    pytest.param("Léa E Tremblay", LEA, id="an initial that is Italian for and"),
    pytest.param("Léa Marie Tremblay", LEA, id="a second given name"),
    pytest.param("Léa Tremblay Paris 17 ans", LEA, id="town and age"),
    pytest.param("Léa Tremblay | model & actress", LEA, id="two trades joined, not two people"),
    pytest.param("Léa Tremblay - my old account was hacked", LEA, id="an excuse"),
    pytest.param("Léa Tremblay (ancien compte piraté, ajoutez-moi)", LEA, id="French excuse"),
    pytest.param("Léa Tremblay nudes link in bio", LEA, id="a bait"),
    pytest.param("x Léa Tremblay x", LEA, id="kisses"),
    pytest.param("© Léa Tremblay", LEA, id="her own copyright"),
    pytest.param("Léa T. 🔞 snap: leaa.t", LEA, id="another app"),
    pytest.param("سلمى بن يحيى", LEA, id="a false name of three words"),
    pytest.param("Ana Luísa Prado Sequeira", LEA, id="a false name of four words"),
    pytest.param("Мaman de Léa Trеmblаy", LEA, id="look-alike letters: a disguise"),
    pytest.param("Полина Щеглова официальный", "Полина Щеглова", id="Russian: official"),
    pytest.param("Αλίκη Ρήγα επίσημη", "Αλίκη Ρήγα", id="Greek: official"),
    pytest.param("ليلى حداد الرسمية", "ليلى حداد", id="Arabic: official"),
    pytest.param("María de la Cruz y Ortega", "María de la Cruz y Ortega", id="her own y"),
    pytest.param("Lou Papa oficial", "Lou Papa", id="Papa is her family name"),
    pytest.param("Ana Ville & Ana Ville", "Ana Ville", id="Ville is her family name"),
]

SPEAKS = [
    pytest.param("Maman de Léa Tremblay", LEA, id="French mother"),
    pytest.param("Léa Tremblay’s Mum", LEA, id="English mother"),
    pytest.param("El papá de Léa Tremblay", LEA, id="Spanish father"),
    pytest.param("Mutter von Léa Tremblay", LEA, id="German mother"),
    pytest.param("Mamma di Léa Tremblay", LEA, id="Italian mother"),
    pytest.param("Mãe da Léa Tremblay", LEA, id="Portuguese mother"),
    pytest.param("Léa Tremblay annesi", LEA, id="Turkish mother"),
    pytest.param("Мама Полина Щеглова", "Полина Щеглова", id="Russian mother"),
    pytest.param("Αλίκη Ρήγα's mum", "Αλίκη Ρήγα", id="a Greek name, an English mother"),
    pytest.param("ليلى حداد's mum", "ليلى حداد", id="an Arabic name, an English mother"),
    pytest.param("大輝 & 結衣 桜庭", "桜庭大輝", id="couple: Japanese given names"),
    pytest.param("Η μαμά: Αλίκη Ρήγα", "Αλίκη Ρήγα", id="Greek mother"),
    pytest.param("أم ليلى حداد", "ليلى حداد", id="Arabic mother"),
    pytest.param("张伟的妈妈", "张伟", id="Chinese mother, no spaces"),
    pytest.param("김민준엄마", "김민준", id="Korean mother, no spaces"),
    pytest.param("Tremblay Family (Léa Tremblay)", LEA, id="family"),
    pytest.param("Léa & Paul Tremblay", LEA, id="couple or twins: &"),
    pytest.param("Paul et Léa Tremblay", LEA, id="couple: et"),
    pytest.param("Léa Tremblay y Paula Ruiz", LEA, id="couple: y"),
    pytest.param("Léa Tremblay ❤ Paul", LEA, id="couple: heart"),
    pytest.param("Полина Щеглова и Глеб", "Полина Щеглова", id="couple: Russian"),
    pytest.param("Léa Tremblay, by Jean Photo", LEA, id="photographer: by"),
    pytest.param("Léa Tremblay par Jean Morel", LEA, id="photographer: par"),
    pytest.param("Léa Tremblay - Studio Morel", LEA, id="photographer: studio"),
    pytest.param("© Jean Morel - Léa Tremblay", LEA, id="photographer: ©"),
    pytest.param("Léa x Paul", LEA, id="couple: x"),
    pytest.param("Justice pour Léa Tremblay", LEA, id="a cause"),
    pytest.param("Missing: Léa Tremblay", LEA, id="a search"),
    pytest.param("Club Equestre de Lyon - Léa Tremblay", LEA, id="club"),
    pytest.param("Lycée Jean-Moulin : Léa Tremblay", LEA, id="school"),
    pytest.param("FC Valmeyrac Léa Tremblay", LEA, id="sports club"),
    pytest.param("Радио: Полина Щеглова", "Полина Щеглова", id="radio, Russian"),
    pytest.param("Léa Tremblay wins the regional riding cup", LEA, id="English headline"),
    pytest.param("Léa Tremblay remporte la coupe régionale", LEA, id="French headline"),
    pytest.param("张伟赢得全国游泳冠军", "张伟", id="Chinese headline"),
]


@pytest.mark.parametrize(("shown", "name"), POSES)
def test_posing_as_the_person_is_no_reason_for_care(shown: str, name: str) -> None:
    match = match_of(shown, name)
    assert not match.care
    assert "speaks_about" not in {finding.signal for finding in match.findings}


@pytest.mark.parametrize(("shown", "name"), SPEAKS)
def test_speaking_about_the_person_is_never_accused(shown: str, name: str) -> None:
    match = match_of(shown, name)
    assert match.band in {Band.POSSIBLE, Band.USES_PHOTOS}
    assert match.care


@pytest.mark.parametrize("name", [LEA, "Полина Щеглова", "Αλίκη Ρήγα", "ليلى حداد", "김민준"])
def test_the_same_account_under_the_name_alone_is_likely(name: str) -> None:
    assert match_of(name, name).band is Band.LIKELY


@pytest.mark.parametrize(
    "shown",
    [
        "Léa Tremblay officiel", "The official Léa Tremblay", "real Léa Tremblay",
        "Léa Tremblay (privé)", "Léa Tremblay backup", "Léa Tremblay new account",
        "Léa Tremblay 2.0", "Léa Tremblay 2008", "★ Léa Tremblay ★", "Léa Tremblay ✨",
    ],
)  # fmt: skip
def test_what_fakes_add_stays_likely(shown: str) -> None:
    assert match_of(shown).band is Band.LIKELY


@pytest.mark.parametrize("handle", ["maman_de_lea", "club-lyon.example.com", "lea.studio"])
def test_a_handle_can_speak_about_the_person_too(handle: str) -> None:
    assert match_of(LEA, handle=handle).care


@pytest.mark.parametrize("handle", ["lea.tremblay.officiel", "lea_e_tremblay", "lea@photo.example"])
def test_a_handle_that_poses_is_no_reason(handle: str) -> None:
    assert match_of(LEA, handle=handle).band is Band.LIKELY


@pytest.mark.parametrize(
    ("bio", "words"),
    [
        pytest.param("Compte géré par ses parents.", "géré par ses parents", id="French"),
        pytest.param("13 ans, compte tenu par maman", "tenu par maman", id="French, her mother"),
        pytest.param("Run by her mum!", "Run by her mum", id="English"),
        pytest.param("Account managed by parents", "managed by parents", id="English, parents"),
        pytest.param("mom-run account", "mom-run", id="American"),
        pytest.param("Cuenta gestionada por mis padres", "gestionada por mis padres", id="Spanish"),
        pytest.param("Verwaltet von ihrer Mutter", "Verwaltet von ihrer Mutter", id="German"),
        pytest.param("Аккаунт ведёт мама", "ведёт мама", id="Russian"),
        pytest.param("run by horses", None, id="by nobody's relative"),
        pytest.param("My mum runs marathons", None, id="a mum who runs"),
        pytest.param("Compte géré par moi", None, id="by oneself"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_who_runs_it(bio: str, words: str | None) -> None:
    assert b.runs_it(bio) == words
    assert (match_of(LEA, bio=bio).band is Band.LIKELY) is (words is None)


def test_a_copied_description_speaks_for_nobody() -> None:
    bio = "Poney, dessin et beaucoup trop de chats. Compte géré par ses parents"
    own = replace(OWN_PROFILE, name=LEA, bio=bio)
    seen = look(0, name=LEA, handle="zq81", bio=bio)
    assert rank(index_of(), [seen])[0].care
    assert rank(replace(index_of(), own=(own,)), [seen])[0].band is Band.LIKELY


def test_the_name_on_a_genuine_account_is_hers() -> None:
    name = "Léa & Paul Tremblay"
    own = replace(OWN_PROFILE, name=name)
    seen = look(0, name=name, handle="zq81")
    assert rank(index_of(), [seen])[0].care
    assert rank(replace(index_of(), own=(own,)), [seen])[0].band is Band.LIKELY


def test_the_name_on_a_trusted_account_is_anothers() -> None:
    father = Account("bluesky", "https://bsky.app/profile/paul.example.com", "paul.example.com")
    index = index_of()
    known = replace(
        index,
        person=replace(index.person, trusted=(father,)),
        own=(replace(OWN_PROFILE, account=father, name="Paul Tremblay"),),
    )
    assert rank(known, [look(0, name="Léa & Paul Tremblay", handle="zq81")])[0].care


@pytest.mark.parametrize(
    ("name", "care"),
    [
        pytest.param("Jean Morel", True, id="another name: it speaks about her"),
        pytest.param(LEA, False, id="her name as well"),
        pytest.param("✨", False, id="no other name"),
    ],
)
def test_another_name_that_only_mentions_her(name: str, care: bool) -> None:
    assert bool(match_of(name, bio="Lately with Léa Tremblay").care) is care


def test_without_a_photo_or_the_name_nothing_is_asked() -> None:
    seen = look(61, name="Club de lecture", handle="zq81")
    assert not rank(index_of(), [seen])[0].care
