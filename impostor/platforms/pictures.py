"""Which pictures a page shows are a person's, and at which address they are largest."""

import re
from collections.abc import Sequence
from datetime import date

from impostor.platforms.addresses import absolute, host_of

CHECKED_ON = date(2026, 11, 21)

SITE_PICTURES = (
    ("redditstatic.com", r"/avatars/(defaults|avatar_default)|/icon|/favicon|/shreddit/"),
    ("i.redd.it", r"/snoovatar/"),
    ("abs.twimg.com", r"."),
    ("jtvnw.net", r"ttv-static-metadata|/user-default-pictures"),
    ("fbcdn.net", r"/rsrc\.php|/t1\.30497-1/|84628273_176159830277856|44884218_345707102882519"
     r"|464760996_1254146839119862"),
    ("facebook.com", r"/images/|/rsrc\.php|/common/"),
    ("cdninstagram.com", r"/rsrc\.php|44884218_345707102882519|464760996_1254146839119862"),
    ("instagram.com", r"/static/"),
    ("whatsapp.net", r"/rsrc\.php"),
    ("whatsapp.com", r"/rsrc\.php"),
    ("snapchat.com", r"/snapcode|/web/deeplink|/preview/|og-image|/static"),
    ("sc-cdn.net", r"snapcode|/web-"),
    ("pinimg.com", r"/images/(default|user|facebook_share)|/user/default"),
    ("telegram.org", r"/img/"),
    ("bsky.app", r"^/static/"),
    ("youtube.com", r"/img/"),
    ("ytimg.com", r"^/yts?/|no_thumbnail|/favicon"),
    ("ggpht.com", r"/a/default-user|/a-/default"),
    ("googleusercontent.com", r"/a/default-user|/AAAAAAAAAAI/AAAAAAAAAAA/"),
    ("licdn.com", r"/aero-v1/sc/|/scds/|/sc/h/"),
    ("tiktokcdn.com", r"/musically-maliva-obj/1594805258216454|/tiktok/.*logo"),
    ("gravatar.com", r"/avatar/0{32}"),
    ("jeuxvideo.com", r"/avatar-[a-z]*/default|/img/"),
    ("leetchi.com", r"^/Content/|/img/|/static/|/_next/|logo"),
    ("cloudinary.com", r"^/leetchi/.*(default|placeholder|logo)"),
    ("lepotcommun.fr", r"/assets/|/static/|/bundles/|logo|default"),
    ("wikipedia.org", r"^/static/"),
    ("wikimedia.org", r"/static/images/|\.svg(/|$)|Disambig|Crystal_Clear|Nuvola"),
)  # fmt: skip
"""Pictures of the platforms themselves: (domain, pattern in the path)."""

NOUN = "(?:avatar|user|profile|picture|photo|image|pic|img|face)"
NONE = "(?:default|missing|placeholder|blank|anonymous)"
SIZE = rf"(?:[-_.]?(?:\d{{1,4}}(?:x\d{{1,4}})?|large|small|medium|big|normal|male|female|{NOUN}))*"
ANY_SITE = re.compile(
    rf"/(?:{NONE}|no[-_]?{NOUN}|{NONE}[-_]?{NOUN}|{NOUN}[-_]{NONE}){SIZE}\.(?:png|jpe?g|gif|webp)$"
    r"|/(?:avatars?|headers?)/original/missing\.png$"
    r"|/(?:favicon|apple-touch-icon)[\w.-]*$|\.(?:svg|ico)$",
    re.IGNORECASE,
)
"""File names that say "no picture was chosen", on any site; Mastodon's is missing.png."""

LARGER = (
    ("pbs.twimg.com", r"(/profile_images/.*)_(?:normal|bigger|mini|x96|\d+x\d+)(\.\w+)$", r"\1\2"),
    ("yt3.googleusercontent.com", r"=[swh]\d+(-[\w-]+)?$", "=s0"),
    ("yt3.ggpht.com", r"=[swh]\d+(-[\w-]+)?$", "=s0"),
    ("cdn.bsky.app", r"/img/avatar_thumbnail/", "/img/avatar/"),
    ("cdn.bsky.app", r"/img/feed_thumbnail/", "/img/feed_fullsize/"),
    ("i.pinimg.com", r"/(30x30|60x60|75x75|140x140)_RS/", "/280x280_RS/"),
    ("static-cdn.jtvnw.net", r"-(28x28|50x50|70x70|150x150)\.", "-300x300."),
)
"""(domain, pattern, replacement) for pictures whose larger size stands in a like address.

As yt-dlp (`avatar_uncropped`) and microlinkhq/unavatar ask for them: without a size, as uploaded.
"""

META_SIZE = re.compile(r"[?&]stp=[^&]*?[ps](\d+)x\d+")


def is_generic(address: str) -> bool:
    """Say whether a picture is a site's logo or default rather than somebody's own."""
    host = host_of(address)
    path = re.sub(r"^https?://[^/?#]*|[?#].*$", "", address)
    if any(_below(host, site) and re.search(mark, path) for site, mark in SITE_PICTURES):
        return True
    return bool(ANY_SITE.search(path))


def picture(base: str, address: str | None) -> str | None:
    """Give the largest known address of somebody's own picture; None for generic pictures."""
    whole = absolute(base, address) if address else None
    if whole is None or is_generic(whole):
        return None
    for site, small, large in LARGER:
        if _below(host_of(whole), site):
            whole = re.sub(small, large, whole)
    return whole


def largest(addresses: Sequence[str]) -> str:
    """Give the address of the largest copy of one picture, by the size that Meta's servers name.

    An address without a size is the picture as it was uploaded. There is at least one address.
    """
    return max(addresses, key=lambda each: int(m[1]) if (m := META_SIZE.search(each)) else 10**6)


def pictures(base: str, addresses: list[str]) -> tuple[str, ...]:
    """Give several pictures' addresses, each once, without the generic ones."""
    found = (picture(base, address) for address in addresses)
    return tuple(dict.fromkeys(each for each in found if each))


def _below(host: str, site: str) -> bool:
    return host == site or host.endswith("." + site)
