"""Other people for a second check: names that neither the trees nor the lists of names come from.

The distribution `nominate` (MIT) packs the names of 110 countries with counts, from Onomaverse
(https://onomaverse.com/datasets, CC BY 4.0). Unpack it and give its folder to the benchmark as
`--source`; reading it takes `pyarrow`. Nothing of it is kept in this repository.
"""

import unicodedata
from pathlib import Path

COUNTRIES = {
    "en_US": ("US", "LATIN"), "en_GB": ("GB", "LATIN"), "fr_FR": ("FR", "LATIN"),
    "fr_BE": ("BE", "LATIN"), "de_DE": ("DE", "LATIN"), "es_ES": ("ES", "LATIN"),
    "es_MX": ("MX", "LATIN"), "it_IT": ("IT", "LATIN"), "pt_BR": ("BR", "LATIN"),
    "pl_PL": ("PL", "LATIN"), "tr_TR": ("TR", "LATIN"), "nl_NL": ("NL", "LATIN"),
    "sv_SE": ("SE", "LATIN"), "cs_CZ": ("CZ", "LATIN"), "hu_HU": ("HU", "LATIN"),
    "vi_VN": ("VN", "LATIN"), "fr_DZ": ("DZ", "LATIN"), "en_IN": ("IN", "LATIN"),
    "en_NG": ("NG", "LATIN"), "fi_FI": ("FI", "LATIN"), "ru_RU": ("RU", "CYRILLIC"),
    "bg_BG": ("BG", "CYRILLIC"), "el_GR": ("GR", "GREEK"), "ar_SA": ("SA", "ARABIC"),
    "ar_AA": ("EG", "ARABIC"), "he_IL": ("IL", "HEBREW"), "fa_IR": ("IR", "ARABIC"),
    "bn_BD": ("BD", "BENGALI"),
}  # fmt: skip
"""The country and script whose names stand for a locale; where names of it are too few, none do."""
SEEN = 50
"""Names counted less often are mostly misspelt or made up."""


def _script(word: str) -> str:
    """Name the one script of a word's letters; "" for none or several."""
    found = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
    return found.pop() if len(found) == 1 else ""


def names(root: Path, kind: str, locale: str) -> list[str]:
    """List a country's names in its script; `kind` is given or surname."""
    from pyarrow import parquet  # noqa: PLC0415 - needed for this check alone

    country, script = COUNTRIES[locale]
    path = next(root.rglob(f"{kind}/{country}.parquet"))
    rows = parquet.read_table(path, columns=["name", "count"]).to_pylist()
    return sorted(
        {
            row["name"]
            for row in rows
            if row["count"] >= SEEN and len(row["name"]) > 1 and _script(row["name"]) == script
        }
    )
