"""Addresses as people paste them, made one: `clean` first, then each platform reads the parts.

Parsing follows the WHATWG URL standard where browsers and RFC 3986 differ (backslashes, tabs,
a host in front of an `@`), so that an address names the host a browser would open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, quote_plus, unquote, unquote_plus, urljoin, urlsplit

import idna

from impostor.language import N_
from impostor.model import Sentence
from impostor.platforms.interface import Refused
from impostor.platforms.values import whole_characters

WRAPPING = " \t\r\n\f<>\"'`«»“”‘’,;\u200b\u200e\u200f\u202a\u202c\u2060\ufeff"
SENTENCE_END = re.compile(r"(?<=[>\"'»”’)\]])[.,;:!?]+$")
LONGEST = 4096
"""Longer addresses carry data, and servers refuse them."""

APPS = (
    (r"at://([^/?#]+)", "https://bsky.app/profile/{}"),
    (r"tg://resolve\?(?:.*&)?domain=(\w+)", "https://t.me/{}"),
    (r"whatsapp://send/?\?(?:.*&)?phone=([^&]+)", "https://wa.me/{}"),
    (r"instagram://user\?(?:.*&)?username=([\w.]+)", "https://www.instagram.com/{}/"),
    (r"(?:twitter|x)://user\?(?:.*&)?screen_name=(\w+)", "https://x.com/{}"),
    (r"fb://(?:profile|page)/(?:\?id=)?(\d+)", "https://www.facebook.com/{}"),
    (r"snapchat://add/([\w.-]+)", "https://www.snapchat.com/@{}"),
    (r"vnd\.youtube://(?:www\.youtube\.com/)?(?:channel/)?(UC[\w-]{22})",
     "https://www.youtube.com/channel/{}"),
    (r"https?://(?:mobile\.|www\.)?twitter\.com/#!/(\w+)", "https://x.com/{}"),
)  # fmt: skip
"""Addresses that open an app, or are older than today's: pattern, and the address meant."""

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
HOST = re.compile(
    r"(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)+"
)
FEDIVERSE = re.compile(r"(?:acct:)?@?([\w.-]+)@([^\s/@]+\.[^\s/@]+)")

TRACKING = re.compile(
    r"utm_\w+|igshid|igsh|fbclid|gclid|gclsrc|dclid|msclkid|mibextid|mc_[ce]id|yclid|twclid|ttclid"
    r"|gbraid|wbraid|srsltid|_gl|_ga|_hsenc|_hsmi|mkt_tok|xtor|at_(medium|campaign|custom\d)"
    r"|fref|ref_src|ref_url|refid|__tn__|paipv|eav|_rdr|share_id|trk\w*|originalsubdomain"
    r"|ab_channel|is_from_webapp|sender_device",
)
"""Parameters that on any site say how somebody came to a page, never which page it is."""

LANGUAGE = re.compile(r"lang|language|hl|locale|setlang|uselang|ui_lang|hreflang")
LANGUAGE_CODE = re.compile(r"([a-z]{2,3}([-_][a-z0-9]{2,8})*)?", re.IGNORECASE)
"""Parameters (and their values) that say in which language a page is shown."""

WANTED = (
    (r"(?:[\w-]+\.)*instagram\.com", r"/accounts/login|/challenge", "next"),
    (r"(?:[\w-]+\.)*(?:facebook|fb)\.com", r"/(?:login|checkpoint|recover)", "next"),
    (r"(?:[\w-]+\.)*threads\.(?:com|net)", r"/login", "next"),
    (r"(?:[\w-]+\.)*(?:x|twitter)\.com", r"/i/flow/login|/login", "redirect_after_login"),
    (r"(?:[\w-]+\.)*linkedin\.com", r"/authwall", "sessionRedirect"),
    (r"(?:[\w-]+\.)*linkedin\.com", r"/(?:login|uas/login|signup)", "session_redirect"),
    (r"(?:[\w-]+\.)*tiktok\.com", r"/login", "redirect_url"),
    (r"(?:[\w-]+\.)*reddit\.com", r"/(?:login|register)", "dest"),
    (r"(?:[\w-]+\.)*pinterest\.[a-z.]+", r"/login", "next"),
    (r"accounts\.google\.com", r"/(?:v3/)?(?:signin|servicelogin)", "continue"),
)
"""Log-in pages that people are led to and copy: host, path, and the parameter with the address."""

REDIRECTORS = {
    ("l.facebook.com", "/l.php"): "u",
    ("lm.facebook.com", "/l.php"): "u",
    ("l.instagram.com", "/"): "u",
    ("google.com", "/url"): "q",
    ("youtube.com", "/redirect"): "q",
    ("out.reddit.com", "/"): "url",
    ("consent.youtube.com", "/m"): "continue",
    ("consent.youtube.com", "/ml"): "continue",
    ("vk.com", "/away.php"): "to",
}
"""Link-leaving pages (host without `www.`, path) and the parameter with the wanted address."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cleaned address in parts; `path` holds its segments, percent-decoded."""

    host: str
    path: tuple[str, ...]
    query: dict[str, str]

    def on(self, *domains: str) -> bool:
        """Say whether the host is one of the domains or below one."""
        return any(self.host == each or self.host.endswith("." + each) for each in domains)

    def segment(self, index: int) -> str:
        """Give one segment of the path, or nothing where there are fewer."""
        return self.path[index] if index < len(self.path) else ""


def place(address: str) -> Place:
    """Take a cleaned address apart."""
    parts = urlsplit(address)
    segments = tuple(unquote(each) for each in parts.path.split("/") if each)
    return Place(parts.hostname or "", segments, dict(parse_qsl(parts.query)))


def clean(text: str) -> str | Refused:
    """Make a pasted text an address: `https://host/path?query`.

    Handles wrapping quotes and marks, missing schemes, user names and passwords, backslashes,
    upper case, international host names (to their ASCII form, IDNA 2008 with UTS 46), fragments,
    tracking parameters, link-leaving pages, `@user@host`, `at://` and `tg://` addresses.
    """
    text = whole_characters(text)
    if len(text) > LONGEST:
        return _no_address(text)
    address = re.sub(r"[\t\r\n]", "", _unwrapped(text)).replace("\\", "/")
    address = address.removeprefix("view-source:")
    if named := FEDIVERSE.fullmatch(address):
        return _fediverse(text, named[1], named[2])
    if address.startswith("@") or not address or " " in address:
        return _no_address(text)
    address = _known_scheme(address)
    if not address.lower().startswith(("https://", "http://")):
        return _no_address(text)
    return _normal(text, address)


def one_form(address: str) -> str:
    """Give the form that all variants of a cleaned address share, on sites not known by name.

    That is https, a host without `www.`, and the parameters that choose a page, sorted, without
    the one for the language. The form is also what a look asks for: a site that answers at
    `www.` or without encryption only, and does not lead there, is then not reached, which reads
    as unknown. That is the lesser harm: otherwise a person's own site would be another account
    for each way to write it.
    """
    parts = urlsplit(address)
    kept = sorted(each for each in parts.query.split("&") if each and not _is_language(each))
    whole = f"https://{bare_host(parts.netloc)}/{parts.path.strip('/')}"
    return whole + (f"?{'&'.join(kept)}" if kept else "")


def bare_host(host: str) -> str:
    """Give a host without `www.`, unless that is the site's own name (`www.com`)."""
    return re.sub(r"^(www\.)+(?=[^.]+\.)", "", host)


def absolute(base: str, address: str) -> str | None:
    """Resolve a link that stands on the page `base`; None where it leads to no web page."""
    if len(address) > LONGEST:
        return None
    try:
        joined = urljoin(base, address.strip())
        if urlsplit(joined).scheme not in {"http", "https"} or not urlsplit(joined).hostname:
            return None
        joined.encode()
    except ValueError:  # a broken host or a lone surrogate: no address
        return None
    return re.sub(r"[\x00-\x20\x7f]+", lambda blank: quote(blank[0]), joined)


def host_of(address: str) -> str:
    """Give the host of any address, lower case and without `www.`; empty where it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _unwrapped(text: str) -> str:
    bare = SENTENCE_END.sub("", text.strip()).strip(WRAPPING)
    for opening, closing in ("()", "[]"):
        bare = bare.removeprefix(opening)
        # A closing bracket without its opening one belongs to the text around the address.
        if bare.endswith(closing) and opening not in bare:
            bare = bare[:-1]
    return bare.strip(WRAPPING)


def _known_scheme(address: str) -> str:
    lower = address.lower()
    for pattern, meant in APPS:
        if found := re.match(pattern, address, re.IGNORECASE):
            return meant.format(quote(unquote(found[1]), safe="+:"))
    if lower.startswith("//"):
        return f"https:{address}"
    if SCHEME.match(address) and not re.match(r"[\w.-]+:\d+(/|$)", address):
        return re.sub(r"^(https?):/*", r"\1://", address, flags=re.IGNORECASE)
    return f"https://{address}"


def _normal(text: str, address: str) -> str | Refused:
    try:
        parts = urlsplit(address)
        host = _ascii_host((parts.hostname or "").rstrip("."))
        port = parts.port
    except ValueError:  # also idna.IDNAError, which is one
        return _no_address(text)
    if not host or port not in {None, 80, 443}:
        return _no_address(text)
    query = dict(parse_qsl(parts.query))
    if wanted := query.get(_wanted(host, parts.path)):
        whole = urljoin(f"https://{host}/", wanted) if wanted.startswith("/") else wanted
        return clean(whole) if len(wanted) < len(text) else _no_address(text)
    path = "/" + quote(unquote(parts.path), safe="/@:~!$&'()*+,;=-._").strip("/")
    scheme = "http" if parts.scheme.lower() == "http" else "https"
    kept = "&".join(_parameters(parts.query))
    return f"{scheme}://{host}{path}" + (f"?{kept}" if kept else "")


def _wanted(host: str, path: str) -> str:
    """Give the parameter that holds the wanted address, on pages that only lead on."""
    for hosts, paths, name in WANTED:
        if re.fullmatch(hosts, host) and re.match(paths, path, re.IGNORECASE):
            return name
    return REDIRECTORS.get((bare_host(host), path), "")


def _parameters(query: str) -> Iterator[str]:
    """Give what is no tracking; `?/profile/5-name/`, without a value, is a page on some forums."""
    for parameter in query.split("&"):
        name, equals, value = (_quoted(each) for each in parameter.partition("="))
        if name and not TRACKING.fullmatch(name.lower()):
            yield f"{name}={value}" if equals else name


def _quoted(text: str) -> str:
    return "=" if text == "=" else quote_plus(unquote_plus(text), safe="/")


def _ascii_host(host: str) -> str:
    ascii_host = host if host.isascii() else idna.encode(host, uts46=True).decode()
    return ascii_host if HOST.fullmatch(ascii_host) else ""


def _is_language(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    return bool(LANGUAGE.fullmatch(name.lower()) and LANGUAGE_CODE.fullmatch(value))


def _fediverse(text: str, user: str, host: str) -> str | Refused:
    if not _unwrapped(text).startswith(("@", "acct:")):
        template = N_(
            "{address} looks like an e-mail address; a Mastodon account is written @name@server."
        )
        return Refused(Sentence(template, {"address": text.strip()}))
    return _normal(text, f"https://{host}/@{user}")


def _no_address(text: str) -> Refused:
    template = N_(
        "“{address}” is no web address; expected a profile's address such as"
        " https://bsky.app/profile/name."
    )
    return Refused(Sentence(template, {"address": text.strip()[:200]}))
