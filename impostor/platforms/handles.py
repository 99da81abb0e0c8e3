"""What a handle may be on each platform, where its account stands, and what a visitor is shown.

Handles are lower case here, though a platform may show them otherwise. A rule is that for new
handles: older ones may break it. Sources: the platforms' own help pages as quoted on
namesniper.pro/tools/social-media-character-limits and handlekit.com/username-rules, and where a
row names another one, that.
"""

import re
from dataclasses import dataclass
from datetime import date

CHECKED_ON = date(2026, 11, 24)
SERVER = "{server}"


@dataclass(frozen=True, slots=True)
class HandleRule:
    """One platform's rule for handles, as last checked on `checked_on`.

    `form` matches whole handles; `separators` are what may part words in them, the usual one
    first; characters of `ignored` make no difference. `address` has the places `{handle}` and,
    where accounts stand on many servers, `{server}`. `hides` is empty where a visitor without an
    account is shown whether somebody has a handle, else the reason why nobody can tell.
    """

    platform: str
    form: re.Pattern[str]
    separators: str
    address: str
    source: str
    hides: str = ""
    ignored: str = ""
    checked_on: date = CHECKED_ON

    @property
    def on_servers(self) -> bool:
        """Say whether an address needs a server."""
        return SERVER in self.address

    def allows(self, handle: str) -> bool:
        """Say whether somebody could choose this handle."""
        return self.form.fullmatch(handle) is not None

    def folded(self, handle: str) -> str:
        """Give the form that all spellings of one handle share."""
        return "".join(letter for letter in handle.lower() if letter not in self.ignored)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


_META = _form(r"(?=.{1,30}$)(?=.*[a-z])[a-z0-9_]+(\.[a-z0-9_]+)*")
_LOG_IN = "shows visitors a log-in page for most accounts, there or not"

HANDLE_RULES: tuple[HandleRule, ...] = (
    HandleRule(
        "bluesky",
        _form(r"[a-z0-9](?:[a-z0-9-]{1,16})[a-z0-9]"),
        "-",
        "https://bsky.app/profile/{handle}.bsky.social",
        "bluesky-social/social-app src/lib/strings/handles.ts, for the names under bsky.social",
    ),
    HandleRule(
        "youtube",
        _form(r"(?=.{3,30}$)[a-z0-9]+([_.-]+[a-z0-9]+)*"),
        ".-_",
        "https://www.youtube.com/@{handle}",
        "support.google.com/youtube/answer/11585688",
    ),
    HandleRule(
        "tiktok",
        _form(r"(?=.{2,24}$)(?=.*[a-z_])[a-z0-9_]+(\.[a-z0-9_]+)*"),
        "._",
        "https://www.tiktok.com/@{handle}",
        "support.tiktok.com/en/getting-started/setting-up-your-profile/changing-your-username",
    ),
    HandleRule(
        "telegram",
        _form(r"(?=.{5,32}$)[a-z][a-z0-9]*(_[a-z0-9]+)*"),
        "_",
        "https://t.me/{handle}",
        "core.telegram.org/method/account.checkUsername",
    ),
    HandleRule(
        "snapchat",
        _form(r"(?=.{3,15}$)[a-z][a-z0-9]*([_.-]?[a-z0-9]+)?"),
        "._-",
        "https://www.snapchat.com/@{handle}",
        "help.snapchat.com, How do I choose a username: one separator, a letter first",
    ),
    HandleRule(
        "reddit",
        _form(r"[a-z0-9_-]{3,20}"),
        "_-",
        "https://www.reddit.com/user/{handle}",
        "support.reddithelp.com, usernames",
    ),
    HandleRule(
        "pinterest",
        _form(r"(?=.{3,30}$)(?=.*[a-z_])[a-z0-9_]+"),
        "_",
        "https://www.pinterest.com/{handle}/",
        "help.pinterest.com/en/article/edit-your-profile",
    ),
    HandleRule(
        "x",
        _form(r"[a-z0-9_]{4,15}"),
        "_",
        "https://x.com/{handle}",
        "help.x.com/en/managing-your-account/x-username-rules",
    ),
    HandleRule(
        "mastodon",
        _form(r"[a-z0-9_]{1,30}"),
        "_",
        "https://{server}/@{handle}",
        "mastodon/mastodon app/models/account.rb, for names on the server itself",
    ),
    HandleRule(
        "instagram",
        _META,
        "._",
        "https://www.instagram.com/{handle}/",
        "help.instagram.com/182492381886913",
        hides=_LOG_IN,
    ),
    HandleRule(
        "threads",
        _META,
        "._",
        "https://www.threads.com/@{handle}",
        "a handle on Threads is the one on Instagram",
        hides="answers with the same log-in page for missing accounts as for walled ones",
    ),
    HandleRule(
        "facebook",
        _form(r"(?=.{5,50}$)(?=.*[a-z])[a-z0-9]+(\.[a-z0-9]+)*"),
        ".",
        "https://www.facebook.com/{handle}",
        "facebook.com/help/105399436216001: dots make no difference",
        hides=_LOG_IN,
        ignored=".",
    ),
    HandleRule(
        "twitch",
        _form(r"[a-z0-9][a-z0-9_]{3,24}"),
        "_",
        "https://www.twitch.tv/{handle}",
        "help.twitch.tv, username rules",
        hides="shows visitors a shell that names no channel",
    ),
    HandleRule(
        "linkedin",
        _form(r"[a-z0-9](?:[a-z0-9-]{1,98})[a-z0-9]"),
        "-",
        "https://www.linkedin.com/in/{handle}",
        "linkedin.com/help/linkedin/answer/a542685",
        hides="turns programs away",
    ),
    HandleRule(
        "jeuxvideo",
        _form(r"[a-z0-9_-]{3,15}"),
        "_-",
        "https://www.jeuxvideo.com/profil/{handle}?mode=infos",
        "soxoj/maigret, and the form for a new account",
        hides="turns programs away",
    ),
)
"""In the order in which equal candidates are given."""


def handle_rule(platform: str) -> HandleRule | None:
    """Give a platform's rule; None where no handle stands for a person who can be imitated by it.

    WhatsApp's accounts are phone numbers; a name on Wikipedia is free text and shows no photo.
    """
    return next((rule for rule in HANDLE_RULES if rule.platform == platform), None)
