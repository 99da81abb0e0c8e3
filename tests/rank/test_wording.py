"""Words in a description: what counts as copied, claimed, asked or credited."""

import pytest

from impostor.rank import wording

BIO = "Seconde à Nantes, volley le samedi et beaucoup trop de chats"


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        pytest.param(BIO, True, id="the same"),
        pytest.param(BIO.upper() + " !!! nouveau compte", True, id="capitals and an addition"),
        pytest.param("Seconde à Nantes, volley le samedi et trop de chats", True, id="a word less"),
        pytest.param("Volley le samedi à Nantes", False, id="the same subject in other words"),
        pytest.param("", False, id="empty"),
        pytest.param("chats et volley", False, id="a few of its words"),
    ],
)
def test_copied_descriptions(text: str, copied: bool) -> None:
    assert wording.copies_text(text, BIO) is copied


def test_a_turn_of_phrase_filled_otherwise_is_no_copy() -> None:
    hers = "Voile le week-end, jardinage quand il pleut"
    assert wording.copies_text(f"{hers} 🌧", hers)
    assert not wording.copies_text("Échecs le week-end, jardinage quand il pleut", hers)


def test_a_phrase_that_many_fill_in_is_no_copy_of_another_filling() -> None:
    hers = "Student in Porto Vermelho. Talk to me about board games!"
    assert wording.copies_text(hers, hers)
    assert not wording.copies_text("Student in Porto Vermelho. Talk to me about cycling!", hers)


def test_a_short_description_is_nobodys_own() -> None:
    assert not wording.copies_text("Paris", "Paris")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param("Compte officiel", "officiel", id="French"),
        pytest.param("my NEW ACCOUNT pls follow", "NEW ACCOUNT", id="English"),
        pytest.param("официальный аккаунт", "официальный", id="Russian"),
        pytest.param("I like officialdom", None, id="inside another word"),
        pytest.param("volley", None, id="nothing"),
    ],
)
def test_claims(text: str, claims: str | None) -> None:
    assert wording.claims_to_be_real(text) == claims


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        pytest.param("écris-moi sur WhatsApp", "WhatsApp", id="another app"),
        pytest.param("PayPal en bio", "PayPal", id="money"),
        pytest.param("I love snappy songs", None, id="inside another word"),
    ],
)
def test_requests(text: str, asks: str | None) -> None:
    assert wording.asks_to_move(text) == asks


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        pytest.param("📸 @lea_t", True, id="camera and handle"),
        pytest.param("photos by Léa Tremblay", True, id="by name"),
        pytest.param("photos by Marc Dupont", False, id="somebody else's photos"),
        pytest.param("Léa Tremblay", False, id="a name is no credit"),
    ],
)
def test_credit(text: str, credit: bool) -> None:
    assert wording.gives_credit(text, ["Léa Tremblay", "lea_t"]) is credit


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        pytest.param("📷 @studio.ruiz", True, id="camera and account"),
        pytest.param("Photos par @studio_ruiz, Nantes", True, id="French"),
        pytest.param("© @studio", True, id="copyright"),
        pytest.param("photos, and write to @me.again", False, id="an account later on"),
        pytest.param("📷 lover", False, id="a camera without an account"),
        pytest.param("@studio.ruiz", False, id="an account alone"),
    ],
)
def test_credit_to_whom_it_may_be(text: str, credit: bool) -> None:
    assert wording.credits_somebody(text) is credit
