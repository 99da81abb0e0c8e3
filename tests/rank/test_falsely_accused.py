"""Innocent accounts that resemble a fake most: none of them is in the band likely."""

from dataclasses import replace

import pytest

from impostor.model import Band, Look
from impostor.rank import rank
from tests.rank.test_bands import INDEX, OWN, OWN_BIO, SAME, look

WHOLE = "Léa Tremblay-Kowalski"

INNOCENT = [
    pytest.param(look(0, 1, name="Marc Tremblay-Kowalski"), id="a parent with her photos"),
    pytest.param(look(0, 1, name=f"Maman de {WHOLE}"), id="a parent under the child's name"),
    pytest.param(look(60, name=WHOLE, bio="Nantes"), id="a namesake of the same city"),
    pytest.param(look(60, 61, name="Ana Ruiz"), id="a friend with a group photo of their own"),
    pytest.param(look(0, 1, name="Nantes Volley Club"), id="a club"),
    pytest.param(look(0, 1, name="Studio Ruiz", bio=f"Portraits of {WHOLE}"), id="a photographer"),
    pytest.param(look(0, name=f"{WHOLE} fan club"), id="a fan"),
    pytest.param(look(0, name=f"{WHOLE} (parody)"), id="a parody"),
    pytest.param(look(0, name=f"{WHOLE} wins the regional cup"), id="a news article"),
    pytest.param(look(0, 1, name="Zoé Tremblay-Kowalski"), id="a twin"),
    pytest.param(look(0, bio=f"Photo: {WHOLE}"), id="a re-post with credit"),
    pytest.param(look(0, 1, links=(OWN.url,), **SAME), id="a second account that links to hers"),
]


@pytest.mark.parametrize("seen", INNOCENT)
def test_an_innocent_account_is_not_accused(seen: Look) -> None:
    assert rank(INDEX, [seen])[0].band is not Band.LIKELY


def test_the_owners_new_account_after_a_deletion_is_not_accused() -> None:
    deleted = replace(INDEX, lost=(OWN,))
    assert rank(deleted, [look(0, 1, bio=OWN_BIO, **SAME)])[0].band is not Band.LIKELY


def test_control_a_fake_is_accused() -> None:
    assert rank(INDEX, [look(0, 1, bio=OWN_BIO, **SAME)])[0].band is Band.LIKELY
