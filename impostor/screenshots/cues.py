"""Words by which an app's pages are known, in English and French, as they stood on `CHECKED_ON`.

Weights add up: 3 alone says which app it is, 2 nearly so, 1 only supports. Patterns are matched
against a text folded to lower-case letters without accents (`folded`).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

CHECKED_ON = date(2026, 11, 24)
ENOUGH = 2.0
"""An app is named from this weight on, if the next one has a whole point less."""
MARGIN = 1.0

Cues = tuple[tuple[str, float], ...]

WORDS: Mapping[str, Cues] = {
    "instagram": (
        (r"instagram", 3), (r"suivi\(?e\)?\(?s\)? ?par\b", 2), (r"followed by .*(others|\d)", 2),
        (r"^suivi\(?e\)?\(?s\)?$", 2), (r"^publications?$", 1.5), (r"^posts?$", 1),
        (r"(liked by|aime par) .*(and|et) ", 2), (r"view all [\d,. ]+ comments", 2),
        (r"(voir|afficher) (les|tous les) [\d,. ]+ commentaires", 2), (r"^ecrire$", 1.5),
        (r"^(followers|following)$", 0.5), (r"edit profile|modifier (le|mon) profil", 1),
        (r"^reels$", 1), (r"suggested for you|suggestions? pour vous", 1),
    ),
    "tiktok": (
        (r"tiktok", 3), (r"for you$|pour toi", 2), (r"original sound|son original", 2),
        (r"#(fyp|foryou|pourtoi)", 1), (r"^(inbox|boite de reception)$", 1.5),
        (r"^suivis$", 1), (r"^(likes|j'aime)$", 1), (r"^followers$", 0.5),
    ),
    "x": (
        (r"\btwitter\b", 2), (r"^joined \w+ \d{4}", 2), (r"a rejoint (x |twitter )?en", 3),
        (r"\b(replies|reponses)\b.*\bmedias?\b", 1.5),
        (r"\b\d+ (reposts?|quotes|citations)\b", 1.5), (r"mentions j'aime", 1),
        (r"^post$", 1), (r"\d (following|abonnements)", 1),
        (r"\d (views|vues)$", 0.5), (r"\bposts?\b.*\b(replies|reponses)\b", 1),
        (r"· ?\d+ ?(s|min|m|h|j|d)$", 0.5), (r"post your reply|postez votre reponse", 2),
    ),
    "threads": (
        (r"^threads?\b", 2), (r"^mention(ner)?$", 2), (r"^(reply to|repondre a) \S+", 2),
        (r"threads\.(net|com)", 3), (r"\bthreads\b.*\b(replies|reponses)", 2),
        (r"^[\d,. km]+ followers$", 0.5),
    ),
    "facebook": (
        (r"facebook", 3), (r"mutual friends|ami\(?e?\)?\(?s\)? en commun", 3),
        (r"lives in |habite a ", 2), (r"see .*about info|voir les infos", 2), (r"^intro$", 1),
        (r"add friend|ajouter$", 1), (r"what's on your mind|a quoi pensez-vous", 2),
        (r"in a relationship|en couple", 1), (r"^(about|a propos)$", 0.5),
        (r"like +comment +share|j'aime +commenter +partager", 2),
    ),
    "snapchat": (
        (r"snapchat", 3), (r"snap ?map|carte snap", 3), (r"snap ?score|score snap", 3),
        (r"(send a|envoyer un) chat", 3), (r"^snap$", 1), (r"^spotlight$", 2), (r"bitmoji", 1.5),
        (r"add friend|ajouter un ami", 1), (r"^[a-z][\w.-]+ ?[|•·] ?[\d,. ]+$", 1),
    ),
    "telegram": (
        (r"telegram", 3), (r"\bt\.me/", 3), (r"^last seen (recently|within)", 2),
        (r"^(vue? recemment|en ligne recemment)", 2), (r"^(username|nom d'utilisateur)$", 2),
        (r"^bio$", 0.5), (r"^gif$", 1), (r"\bgif\b.*", 0.5), (r"^(files|fichiers)$", 1),
        (r"^send message$|^envoyer un message$", 1),
    ),
    "youtube": (
        (r"youtube", 3), (r"(subscribers|abonnes) ?[•·.-]? ?[\d,. km]+ ?videos", 3),
        (r"^(subscribe|s'abonner)$", 2), (r"\bshorts\b", 1.5), (r"\bplaylists\b", 1),
        (r"\bvideos\b.*\bshorts\b", 1.5), (r"\d (views|vues)\b", 0.5),
    ),
    "whatsapp": (
        (r"whatsapp", 3), (r"contact info|infos (du )?contact", 3),
        (r"disappearing messages|messages ephemeres", 3), (r"encryption|chiffrement", 1.5),
        (r"(last seen|vue?) (today|aujourd'hui)", 2), (r"^\+\d[\d .()-]{7,}$", 1),
    ),
    "bluesky": ((r"bluesky", 2), (r"@?[\w.-]+\.bsky\.social", 4)),
    "mastodon": ((r"mastodon", 2), (r"@[\w.-]+@[\w-]+\.[\w.-]+", 3)),
    "reddit": ((r"reddit", 2), (r"\bu/[\w-]{3,}", 2), (r"\bkarma\b", 2)),
    "twitch": ((r"twitch", 3),),
    "pinterest": ((r"pinterest", 3), (r"^(pins|epingles|enregistrements)$", 1.5)),
    "linkedin": ((r"linkedin", 3), (r"\d+\+? (connections|relations)\b", 2)),
}  # fmt: skip

WITHOUT_AT = frozenset({"instagram", "threads", "snapchat"})
"""Apps that show a handle without an @."""

LOWER_CASE = frozenset({"instagram", "threads", "tiktok", "snapchat"})
"""Apps whose handles have no capital letters: an I there is an l."""

INTERFACE = frozenset(
    re.findall(
        r"\w+",
        """posts post publications publication followers following follow message messages suivre
        suivi suivis abonnes abonnements ecrire contacter contact reels photos photo videos video
        likes thread threads edit share partager chat snap home accueil search profile profil inbox
        friends reply repost reposts media medias replies reponses subscribe subscribed save more
        plus back comments commentaires gif files fichiers bio username online edited playlists
        shorts mention mentionner amis ajouter snapchat instagram tiktok telegram facebook youtube
        whatsapp twitter suggestions voir retour done cancel annuler for you pour toi""",
    )
)
"""Words of the apps themselves, which look like handles and are none."""


def folded(text: str) -> str:
    """Give a text in lower case, without accents and with straight apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()


def weights(texts: Iterable[str]) -> dict[str, float]:
    """Weigh the apps that folded lines of text speak for; each cue counts once."""
    lines = tuple(texts)
    found = {
        app: sum(weight for pattern, weight in cues if _stands(pattern, lines))
        for app, cues in WORDS.items()
    }
    return {app: weight for app, weight in found.items() if weight}


def _stands(pattern: str, lines: Iterable[str]) -> bool:
    return any(re.search(pattern, line) for line in lines)


def clearest(found: Mapping[str, float]) -> str | None:
    """Name the app that the weights speak for, where they do so clearly."""
    order = sorted(found.items(), key=lambda pair: -pair[1])
    if not order or order[0][1] < ENOUGH:
        return None
    clear = len(order) == 1 or order[0][1] - order[1][1] >= MARGIN
    return order[0][0] if clear else None
