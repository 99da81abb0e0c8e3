"""Every form that people paste becomes one canonical address, or is refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.platforms import Refused, identify
from impostor.platforms.addresses import clean

DID = "did:plc:k2x7mq4tnv5awl3srbz6ycdh"
CHANNEL = "UCq7Zt3mVx0Lr5Wk9NbPs2Yg"
AURELIEN = "https://fr.wikipedia.org/wiki/User:Aur%C3%A9lien_Vasquerel"

INSTAGRAM = "https://www.instagram.com/anouk.terrasson/"
FACEBOOK = "https://www.facebook.com/boulangerie.kermadec"
FACEBOOK_NUMBER = "https://www.facebook.com/profile.php?id=100091155873204"
SNAPCHAT = "https://www.snapchat.com/@elouan.vaudreuil"
PINTEREST = "https://www.pinterest.com/philippine_osmont/"
LINKEDIN = "https://www.linkedin.com/in/capucine-hautbourg"
JEUXVIDEO = "https://www.jeuxvideo.com/profil/brindezinc?mode=infos"
PASTED = [
    # Bluesky
    ("https://bsky.app/profile/name.bsky.social", "https://bsky.app/profile/name.bsky.social"),
    ("bsky.app/profile/Name.Bsky.Social/", "https://bsky.app/profile/name.bsky.social"),
    ("https://bsky.app/profile/@name.example?ref_src=embed#x", "https://bsky.app/profile/name.example"),
    (f"https://bsky.app/profile/{DID}", f"https://bsky.app/profile/{DID}"),
    (f"at://{DID}/app.bsky.feed.post/3lbexampl4k2q", f"https://bsky.app/profile/{DID}"),
    ("name.bsky.social", "https://bsky.app/profile/name.bsky.social"),
    (
        "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=name.example",
        "https://bsky.app/profile/name.example",
    ),
    # Mastodon
    ("https://social.example/@Name", "https://social.example/@name"),
    ("http://social.example/@name/", "https://social.example/@name"),
    ("https://social.example/users/name", "https://social.example/@name"),
    ("https://social.example/web/@name", "https://social.example/@name"),
    ("https://social.example/@name/media", "https://social.example/@name"),
    ("https://social.example/@name@elsewhere.example", "https://elsewhere.example/@name"),
    ("@name@social.example", "https://social.example/@name"),
    ("acct:name@social.example", "https://social.example/@name"),
    ("https://social.example/api/v1/accounts/lookup?acct=name", "https://social.example/@name"),
    # YouTube
    (f"https://www.youtube.com/channel/{CHANNEL}", f"https://www.youtube.com/channel/{CHANNEL}"),
    (f"m.youtube.com/channel/{CHANNEL}/videos", f"https://www.youtube.com/channel/{CHANNEL}"),
    ("https://youtube.com/@Name.Surname?si=Kj3x", "https://www.youtube.com/@name.surname"),
    ("https://music.youtube.com/@name", "https://www.youtube.com/@name"),
    ("http://youtube.com/c/Name/about", "https://www.youtube.com/c/name"),
    ("https://www.youtube.com/user/Name", "https://www.youtube.com/user/name"),
    ("https://www.youtube.com/Name", "https://www.youtube.com/name"),
    ("https://www.youtube.com/@%E5%90%8D%E5%89%8D", "https://www.youtube.com/@%E5%90%8D%E5%89%8D"),
    ("https://www.youtube.com/@名前", "https://www.youtube.com/@%E5%90%8D%E5%89%8D"),
    (
        f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}",
        f"https://www.youtube.com/channel/{CHANNEL}",
    ),
    (
        "https://consent.youtube.com/m?continue=https%3A%2F%2Fwww.youtube.com%2F%40name&gl=FR",
        "https://www.youtube.com/@name",
    ),
    # Wikipedia
    ("https://fr.wikipedia.org/wiki/Utilisateur:Aurélien_Vasquerel", AURELIEN),
    ("https://fr.m.wikipedia.org/wiki/Utilisatrice:Aur%C3%A9lien_Vasquerel", AURELIEN),
    ("https://fr.wikipedia.org/wiki/Discussion_utilisateur:aurélien_Vasquerel", AURELIEN),
    ("https://fr.wikipedia.org/wiki/Spécial:Contributions/Aurélien_Vasquerel", AURELIEN),
    ("https://fr.wikipedia.org/w/index.php?title=User:Aurélien_Vasquerel/Brouillon", AURELIEN),
    (
        "https://en.wikipedia.org/wiki/User:Name_(WMF)",
        "https://en.wikipedia.org/wiki/User:Name_%28WMF%29",
    ),
    # Instagram
    ("https://www.instagram.com/Anouk.Terrasson/?igsh=abc&hl=fr", INSTAGRAM),
    ("instagram.com/anouk.terrasson", INSTAGRAM),
    ("https://m.instagram.com/anouk.terrasson/tagged/", INSTAGRAM),
    ("https://instagram.com/_u/anouk.terrasson/", INSTAGRAM),
    ("https://www.instagram.com/stories/anouk.terrasson/3141592653589793238/", INSTAGRAM),
    ("https://ig.me/m/anouk.terrasson", INSTAGRAM),
    ("https://l.instagram.com/?u=https%3A%2F%2Finstagram.com%2Fanouk.terrasson&e=A", INSTAGRAM),
    # Facebook
    ("https://www.facebook.com/Boulangerie.Kermadec?mibextid=ZbWKwL", FACEBOOK),
    ("https://m.facebook.com/boulangerie.kermadec/about", FACEBOOK),
    ("fr-fr.facebook.com/boulangerie.kermadec/?fref=ts", FACEBOOK),
    ("https://fb.com/boulangerie.kermadec", FACEBOOK),
    ("https://www.facebook.com/profile.php?id=100091155873204&sk=about", FACEBOOK_NUMBER),
    ("https://www.facebook.com/people/Jean-Kermadec/100091155873204/", FACEBOOK_NUMBER),
    ("https://www.facebook.com/pages/Boulangerie-Kermadec/100091155873204", FACEBOOK_NUMBER),
    ("https://www.facebook.com/p/Boulangerie-Kermadec-100091155873204/", FACEBOOK_NUMBER),
    ("https://www.facebook.com/100091155873204", FACEBOOK_NUMBER),
    # X
    ("https://twitter.com/Ysaline_Marc?s=20&t=abc", "https://x.com/ysaline_marc"),
    ("mobile.twitter.com/ysaline_marc/with_replies", "https://x.com/ysaline_marc"),
    ("https://x.com/@ysaline_marc", "https://x.com/ysaline_marc"),
    ("https://x.com/intent/user?screen_name=Ysaline_Marc", "https://x.com/ysaline_marc"),
    ("https://twitter.com/intent/follow?user_id=518840227", "https://x.com/i/user/518840227"),
    ("https://x.com/i/user/518840227", "https://x.com/i/user/518840227"),
    # TikTok
    ("https://www.tiktok.com/@Maelys.Orvault?lang=fr&_t=8k&_r=1", "https://www.tiktok.com/@maelys.orvault"),
    ("m.tiktok.com/@maelys.orvault", "https://www.tiktok.com/@maelys.orvault"),
    ("https://www.tiktok.com/embed/@maelys.orvault", "https://www.tiktok.com/@maelys.orvault"),
    ("https://vm.tiktok.com/ZMabc123/", "https://vm.tiktok.com/ZMabc123"),
    # Telegram
    ("https://t.me/CarnetsDeBrume", "https://t.me/carnetsdebrume"),
    ("t.me/s/CarnetsDeBrume", "https://t.me/carnetsdebrume"),
    ("https://telegram.me/carnetsdebrume", "https://t.me/carnetsdebrume"),
    ("https://carnetsdebrume.t.me", "https://t.me/carnetsdebrume"),
    ("tg://resolve?domain=CarnetsDeBrume", "https://t.me/carnetsdebrume"),
    # Reddit
    ("https://www.reddit.com/user/Gaspard_Vantour/", "https://www.reddit.com/user/gaspard_vantour"),
    ("old.reddit.com/u/gaspard_vantour", "https://www.reddit.com/user/gaspard_vantour"),
    ("https://np.reddit.com/user/gaspard_vantour/comments/", "https://www.reddit.com/user/gaspard_vantour"),
    (
        "https://www.reddit.com/user/gaspard_vantour/about.json",
        "https://www.reddit.com/user/gaspard_vantour",
    ),
    # Twitch
    ("https://www.twitch.tv/LubinRocheclair", "https://www.twitch.tv/lubinrocheclair"),
    ("m.twitch.tv/lubinrocheclair/about", "https://www.twitch.tv/lubinrocheclair"),
    ("https://www.twitch.tv/popout/lubinrocheclair/chat", "https://www.twitch.tv/lubinrocheclair"),
    # Threads
    ("https://www.threads.net/@Romane.Quelennec?xmt=AQ", "https://www.threads.com/@romane.quelennec"),
    ("threads.com/@romane.quelennec/replies", "https://www.threads.com/@romane.quelennec"),
    # Snapchat
    ("https://www.snapchat.com/add/Elouan.Vaudreuil?share_id=x", SNAPCHAT),
    ("snapchat.com/@elouan.vaudreuil", SNAPCHAT),
    ("https://story.snapchat.com/@elouan.vaudreuil", SNAPCHAT),
    # Pinterest
    ("https://www.pinterest.fr/philippine_osmont/_saved/", PINTEREST),
    ("fr.pinterest.com/Philippine_Osmont", PINTEREST),
    ("https://www.pinterest.co.uk/philippine_osmont/", PINTEREST),
    # LinkedIn
    ("https://fr.linkedin.com/in/Capucine-Hautbourg/?originalSubdomain=fr&trk=x", LINKEDIN),
    ("linkedin.com/in/capucine-hautbourg/en", LINKEDIN),
    ("https://www.linkedin.com/company/ponts/about/", "https://www.linkedin.com/company/ponts"),
    # WhatsApp
    ("https://wa.me/33600000017?text=Bonjour", "https://wa.me/33600000017"),
    ("https://wa.me/+33600000017", "https://wa.me/33600000017"),
    ("https://api.whatsapp.com/send?phone=+33%206%2000%2000%2000%2017", "https://wa.me/33600000017"),
    # jeuxvideo.com
    ("https://www.jeuxvideo.com/profil/Brindezinc?mode=infos", JEUXVIDEO),
    ("http://www.jeuxvideo.com/profil/brindezinc.html", JEUXVIDEO),
    ("https://www.jeuxvideo.com/profil/brindezinc?mode=historique_forum", JEUXVIDEO),
    ("https://m.jeuxvideo.com/profil/brindezinc", JEUXVIDEO),
    # fund-raising pots: the pot is the account
    ("https://www.leetchi.com/fr/c/un-velo-2106387?utm_source=copylink", "https://www.leetchi.com/c/un-velo-2106387"),
    ("leetchi.com/c/wpj8Q80r", "https://www.leetchi.com/c/wpj8Q80r"),
    ("https://www.leetchi.com/fr/Cagnotte/31978353/a8a95db7", "https://www.leetchi.com/fr/Cagnotte/31978353/a8a95db7"),
    ("lepotcommun.fr/pot/m230d9ye", "https://www.lepotcommun.fr/pot/m230d9ye"),
    (
        "https://www.lepotcommun.fr/cagnotte/festive/naissance-d-anna-gv3n7vse/participation",
        "https://www.lepotcommun.fr/pot/gv3n7vse",
    ),
    # apps' addresses, and log-in pages that people were led to
    ("instagram://user?username=anouk.terrasson", INSTAGRAM),
    ("whatsapp://send?phone=+33600000017&text=x", "https://wa.me/33600000017"),
    ("fb://profile/100091155873204", FACEBOOK_NUMBER),
    ("https://twitter.com/#!/Ysaline_Marc", "https://x.com/ysaline_marc"),
    ("https://www.instagram.com/accounts/login/?next=%2Fanouk.terrasson%2F&source=x", INSTAGRAM),
    ("https://fb.com/login/?next=https%3A%2F%2Ffb.com%2Fboulangerie.kermadec", FACEBOOK),
    ("https://x.com/i/flow/login?redirect_after_login=%2FYsaline_Marc", "https://x.com/ysaline_marc"),
    (
        "https://fr.linkedin.com/authwall?trk=x&sessionRedirect=https%3A%2F%2Ffr.linkedin.com%2Fin%2Fcapucine-hautbourg",
        LINKEDIN,
    ),
    # platform:handle
    ("instagram:@Anouk.Terrasson", INSTAGRAM),
    ("facebook:boulangerie.kermadec", FACEBOOK),
    ("facebook:100091155873204", FACEBOOK_NUMBER),
    ("wikipedia:fr:Aurélien Vasquerel", AURELIEN),
    ("mastodon:name@social.example", "https://social.example/@name"),
    ("whatsapp:+33 6 00 00 00 17", "https://wa.me/33600000017"),
    (f"youtube:{CHANNEL}", f"https://www.youtube.com/channel/{CHANNEL}"),
    # more that people paste
    ("https://facebook.com/pages/category/Bakery/Kermadec-100091155873204/", FACEBOOK_NUMBER),
    ("https://www.facebook.com/pg/boulangerie.kermadec/posts/", FACEBOOK),
    ("https://m.me/boulangerie.kermadec", FACEBOOK),
    ("https://www.messenger.com/t/100091155873204", FACEBOOK_NUMBER),
    ("https://www.youtube.com/@name/shorts", "https://www.youtube.com/@name"),
    ("https://web.whatsapp.com/send?phone=33600000017", "https://wa.me/33600000017"),
    ("https://www.linkedin.com/mwlite/in/capucine-hautbourg", LINKEDIN),
    # anything else
    ("Example.ORG/u/Name?utm_source=x&s=2", "https://example.org/u/Name?s=2"),
    ("<https://example.org/name>.", "https://example.org/name"),
    ("(https://example.org/name)", "https://example.org/name"),
    ("« https://example.org/name »", "https://example.org/name"),
    ("\u200bhttps://example.org/name\u200b", "https://example.org/name"),
    ("view-source:https://example.org/name", "https://example.org/name"),
    ("//example.org/name", "https://example.org/name"),
    ("https:/example.org/name", "https://example.org/name"),
    ("https://user:secret@example.org/name", "https://example.org/name"),
    ("https://example.org:443/name", "https://example.org/name"),
    ("https://straße.example/name", "https://xn--strae-oqa.example/name"),
    ("https://BÜCHER.example/name", "https://xn--bcher-kva.example/name"),
    ("https://example.org./name", "https://example.org/name"),
    (
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fname%3Ffbclid%3D1&h=AT0",
        "https://example.org/name",
    ),
]  # fmt: skip

LED = [
    # The address says whose it is.
    ("https://bsky.app/profile/name.bsky.social/post/3lbexampl4k2q", "https://bsky.app/profile/name.bsky.social"),
    ("https://bsky.app/profile/name.bsky.social/lists/3l", "https://bsky.app/profile/name.bsky.social"),
    ("https://bsky.app/starter-pack/name.bsky.social/3l", "https://bsky.app/profile/name.bsky.social"),
    ("https://social.example/@name/113290441872036155", "https://social.example/@name"),
    ("https://social.example/@name@other.example/113290441872036155", "https://other.example/@name"),
    ("https://social.example/users/name/statuses/113290441872036155", "https://social.example/@name"),
    ("https://www.instagram.com/anouk.terrasson/p/Cabc123/?img_index=1", INSTAGRAM),
    ("https://www.instagram.com/anouk.terrasson/reel/Cabc123/", INSTAGRAM),
    ("https://www.facebook.com/boulangerie.kermadec/posts/pfbid02", FACEBOOK),
    ("https://m.facebook.com/boulangerie.kermadec/photos/a.1/2/?type=3", FACEBOOK),
    ("https://www.facebook.com/story.php?story_fbid=1&id=100091155873204", FACEBOOK_NUMBER),
    ("https://www.facebook.com/permalink.php?story_fbid=pf&id=100091155873204", FACEBOOK_NUMBER),
    ("https://www.facebook.com/groups/12345/user/100091155873204/", FACEBOOK_NUMBER),
    ("https://x.com/ysaline_marc/status/1800000000000000000?s=46", "https://x.com/ysaline_marc"),
    ("https://twitter.com/Ysaline_Marc/status/1800000000000000000/photo/1", "https://x.com/ysaline_marc"),
    ("https://www.tiktok.com/@maelys.orvault/video/7012883340917265409", "https://www.tiktok.com/@maelys.orvault"),
    ("https://www.tiktok.com/@maelys.orvault/live", "https://www.tiktok.com/@maelys.orvault"),
    ("https://t.me/carnetsdebrume/88", "https://t.me/carnetsdebrume"),
    ("https://t.me/s/carnetsdebrume/88", "https://t.me/carnetsdebrume"),
    ("tg://resolve?domain=carnetsdebrume&post=88", "https://t.me/carnetsdebrume"),
    ("https://www.reddit.com/user/gaspard_vantour/comments/1abc/titre/", "https://www.reddit.com/user/gaspard_vantour"),
    ("https://www.threads.net/@romane.quelennec/post/DA1", "https://www.threads.com/@romane.quelennec"),
    ("https://www.twitch.tv/lubinrocheclair/clip/Abc", "https://www.twitch.tv/lubinrocheclair"),
    ("https://www.snapchat.com/@elouan.vaudreuil/spotlight/abc", SNAPCHAT),
    ("https://www.pinterest.com/philippine_osmont/papiers/", PINTEREST),
    # The page alone says whose it is, or leads there.
    ("https://www.instagram.com/p/Cabc123/?igsh=x", "https://www.instagram.com/p/Cabc123/"),
    ("https://www.instagram.com/reel/Cabc123/", "https://www.instagram.com/p/Cabc123/"),
    ("https://www.instagram.com/share/BACabc123", "https://www.instagram.com/share/BACabc123"),
    ("https://www.youtube.com/watch?v=dZ3mVx0Lr5W&t=12", "https://www.youtube.com/watch?v=dZ3mVx0Lr5W"),
    ("https://youtu.be/dZ3mVx0Lr5W?si=x", "https://www.youtube.com/watch?v=dZ3mVx0Lr5W"),
    ("https://m.youtube.com/shorts/dZ3mVx0Lr5W", "https://www.youtube.com/watch?v=dZ3mVx0Lr5W"),
    ("https://www.facebook.com/photo.php?fbid=123&set=a.1", "https://www.facebook.com/photo/?fbid=123"),
    ("https://www.facebook.com/watch/?v=123", "https://www.facebook.com/watch/?v=123"),
    ("https://www.facebook.com/share/p/1AbCdEfGhI/?mibextid=x", "https://www.facebook.com/share/p/1AbCdEfGhI"),
    ("https://www.facebook.com/share/1AbCdEfGhI/", "https://www.facebook.com/share/1AbCdEfGhI"),
    ("https://fb.watch/abc123/", "https://fb.watch/abc123"),
    ("https://x.com/i/web/status/1800000000000000000", "https://x.com/i/status/1800000000000000000"),
    ("https://vt.tiktok.com/ZSabc123/", "https://vt.tiktok.com/ZSabc123"),
    ("https://www.tiktok.com/t/ZTabc123/", "https://www.tiktok.com/t/ZTabc123"),
    ("https://pin.it/4AbCdEf", "https://pin.it/4AbCdEf"),
    ("https://www.pinterest.fr/pin/123456/", "https://www.pinterest.com/pin/123456/"),
    ("https://www.reddit.com/r/france/comments/abc/titre/?share_id=1", "https://www.reddit.com/r/france/comments/abc"),
    ("https://www.linkedin.com/posts/capucine-hautbourg_abc-activity-1", "https://www.linkedin.com/posts/capucine-hautbourg_abc-activity-1"),
]  # fmt: skip
"""Addresses that are no profile and lead to one: by themselves, or as a page to be read first."""

REFUSED = {
    "Bluesky's search": "https://bsky.app/search?q=name",
    "YouTube's search": "https://www.youtube.com/results?search_query=name",
    "a channel with no such number": "https://www.youtube.com/channel/UC123",
    "an article": "https://fr.wikipedia.org/wiki/Lavoir",
    "Wikipedia's front page": "https://www.wikipedia.org/",
    "Instagram's front page": "https://www.instagram.com/",
    "a highlight on Instagram": "https://www.instagram.com/stories/highlights/17900000/",
    "Instagram's settings": "https://www.instagram.com/accounts/edit/",
    "a group on Facebook": "https://www.facebook.com/groups/1234567/",
    "X's search": "https://x.com/search?q=name",
    "X's settings": "https://x.com/settings/account",
    "TikTok's discovery": "https://www.tiktok.com/explore",
    "an invitation on Telegram": "https://t.me/+AbCdEf123456",
    "an older invitation": "https://t.me/joinchat/AbCdEf123456",
    "a community on Reddit": "https://www.reddit.com/r/france/",
    "a video on Twitch": "https://www.twitch.tv/videos/1234567890",
    "a directory on Twitch": "https://www.twitch.tv/directory/all",
    "Snapchat's spotlight": "https://www.snapchat.com/spotlight/abc",
    "a job on LinkedIn": "https://www.linkedin.com/jobs/view/1",
    "a group's invitation on WhatsApp": "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv",
    "a forum on jeuxvideo.com": "https://www.jeuxvideo.com/forums/0-51-0-1-0-1-0-blabla.htm",
    "an e-mail address": "name@example.org",
    "a bare name": "name",
    "a bare handle": "@name",
    "nothing": "",
    "words": "my friend's account",
    "a half of a character": "\ud800",
    "another scheme": "ftp://example.org/name",
    "a script": "javascript:alert(1)",
    "a broken host": "http://[",
    "an address by number": "http://[::1]/name",
    "another port": "https://example.org:8443/name",
    "this computer": "http://localhost/name",
    "a longer address than servers take": "https://example.org/" + "x" * 5000,
    "a redirect to itself": "https://www.google.com/url?q=https://www.google.com/url?q=x",
}


@pytest.mark.parametrize(("pasted", "canonical"), PASTED + LED, ids=[e[0] for e in PASTED + LED])
def test_a_pasted_form_becomes_the_canonical_address(pasted: str, canonical: str) -> None:
    named = identify(pasted)
    assert isinstance(named, tuple)
    assert named[1].url == canonical


@pytest.mark.parametrize("canonical", sorted({each[1] for each in PASTED + LED}))
def test_a_canonical_address_names_the_same_account(canonical: str) -> None:
    first = identify(canonical)
    assert isinstance(first, tuple)
    assert first[1].url == canonical
    assert identify(first[1].url) == first


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_no_profile_is_refused_with_a_sentence(text: str) -> None:
    refused = identify(text)
    assert isinstance(refused, Refused)
    assert len(str(refused.sentence)) > 40


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://bsky.app@evil.example/profile/a.b", "evil.example"),
        ("https://evil.example\\@bsky.app/profile/a.b", "evil.example"),
        ("https://evil.example/https://bsky.app/profile/a.b", "evil.example"),
        ("https://bsky.app.evil.example/profile/a.b", "bsky.app.evil.example"),
        ("https://evilbsky.app/profile/a.b", "evilbsky.app"),
    ],
)
def test_the_host_is_the_one_that_a_browser_would_open(text: str, host: str) -> None:
    cleaned = clean(text)
    assert isinstance(cleaned, str)
    assert cleaned.split("/")[2] == host
    named = identify(text)
    assert isinstance(named, tuple)
    assert named[0].name == "web"


@pytest.mark.parametrize(
    "address",
    ["https://www.tiktok.com/@name", "https://www.threads.net/@name", "https://medium.com/@name"],
)
def test_an_at_sign_alone_does_not_make_mastodon(address: str) -> None:
    named = identify(address)
    assert isinstance(named, tuple)
    assert named[0].name != "mastodon"


@given(st.text(max_size=80) | st.from_regex(r"https?://[\w.:@/\\?#%\[\]-]{0,60}", fullmatch=True))
def test_any_text_is_an_account_or_a_refusal(text: str) -> None:
    named = identify(text)
    if isinstance(named, tuple):
        assert identify(named[1].url) == named
