"""The languages that people are spoken to in: English and French, through gettext.

A sentence is marked with `N_` where it is written and translated where it is shown.
"""

import gettext
import locale
import os
from pathlib import Path

from impostor.model import Sentence

LANGUAGES = ("en", "fr")
CATALOGUES = Path(__file__).parent / "locale"
DOMAIN = "impostor"


def N_(message: str) -> str:  # noqa: N802 - the gettext manual's name for marking without translating
    """Mark a message for translation and return it unchanged (GNU gettext manual, 4.7)."""
    return message


def translations(language: str) -> gettext.NullTranslations:
    """Open the catalogue of a language of `LANGUAGES`; English is the messages themselves."""
    return gettext.translation(DOMAIN, CATALOGUES, [language], fallback=language == "en")


def translate(sentence: Sentence, catalogue: gettext.NullTranslations) -> str:
    """Give a sentence in the catalogue's language."""
    if sentence.plural is None:
        template = catalogue.gettext(sentence.template)
    else:
        template = catalogue.ngettext(sentence.template, sentence.plural, sentence.count)
    return template.format(**{"count": str(sentence.count), **sentence.values})


def preferred_language() -> str:
    """Choose French where the environment or the system's locale is French, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "fr" if value.lower().startswith("fr") else "en"
    return "fr" if (locale.getlocale()[0] or "").lower().startswith(("fr", "french")) else "en"
