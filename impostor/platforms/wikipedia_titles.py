"""Whose page an address of a wiki is, in the words of each language's wiki, as data."""

import re
from datetime import date

from impostor.platforms.addresses import Place

CHECKED_ON = date(2026, 11, 21)
USER = (
    r"user(?:[ _]talk)?|utilisat(?:eur|rice)|discussion[ _]utilisat(?:eur|rice)|benutzer(?:in)?"
    r"|benutzer(?:in)?[ _]diskussion|usuari[oa]|usuari[oa][ _]discusión|utente|gebruiker"
    r"|usuário\(a\)|wikipedysta|wikipedystka|участни(?:к|ца)|користувач|مستخدم|利用者|用户"
)
TITLE = re.compile(
    rf"(?:(?:{USER})\s*:\s*([^/#]+)|(?:special|spécial|spezial|especial)\s*:[^/]+/([^/#]+))(?:/.*)?",
    re.IGNORECASE,
)


def user_in(at: Place) -> str:
    """Give the user whom a page, talk page, contributions or the API's address names, or ""."""
    found = TITLE.fullmatch(_title(at))
    return (found[1] or found[2]).replace("_", " ").strip() if found else ""


def _title(at: Place) -> str:
    if at.segment(0) == "wiki":
        return "/".join(at.path[1:])
    if user := at.query.get("ususers"):
        return f"User:{user}"
    return at.query.get("title", "")
