"""Sites that write addresses as Mastodon does and are something else."""

from datetime import date

CHECKED_ON = date(2026, 11, 21)

ELSEWHERE = (
    "youtube.com", "tiktok.com", "threads.net", "threads.com", "medium.com", "substack.com",
    "snapchat.com", "instagram.com", "facebook.com", "twitter.com", "x.com", "twitch.tv", "t.me",
    "pinterest.com", "telegram.me", "linkedin.com", "reddit.com", "bsky.app", "odysee.com",
    "steemit.com", "peakd.com", "hive.blog", "ecency.com", "unsplash.com", "observablehq.com",
    "replit.com", "producthunt.com", "hashnode.com", "jsr.io", "vk.com", "npmjs.com",
    "flipboard.com", "stackoverflow.com", "stackexchange.com", "wattpad.com", "github.com",
    "gitlab.com", "lbry.tv", "linktr.ee", "ko-fi.com", "kick.com", "dailymotion.com", "vimeo.com",
    "rumble.com",
)  # fmt: skip
"""Domains that use /@name or /users/name for accounts of their own."""
