"""Saved files as browsers, SingleFile and crawlers make them, of one page with its pictures."""

import base64
import gzip
import json
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

URL = "https://www.instagram.com/lea.martin/"
AVATAR = "https://cdn.example/v/lea_150.jpg"
DATE = "2026-03-01T12:00:00Z"
MARKUP = (
    '<!doctype html><html><head><meta charset="utf-8">'
    '<meta property="og:title" content="Léa Martin (@lea.martin) • Instagram photos and videos">'
    '<meta property="og:type" content="profile">'
    f'<meta property="og:image" content="{AVATAR}">'
    '<meta property="og:description" content="12 Followers, 3 Following, 5 Posts - see photos">'
    f'<meta property="og:url" content="{URL}">'
    "</head><body><img src='{picture}'></body></html>"
)
"""What Instagram's profile page says to visitors."""


def markup(picture: str = AVATAR, comment: str = "") -> bytes:
    return (comment + MARKUP.replace("{picture}", picture)).encode()


def chrome(folder: Path, picture: bytes, url: str | None = URL) -> Path:
    """A complete page: the file and its folder, with the comment unless `url` is None."""
    page = folder / "Léa Martin (@lea.martin).html"
    comment = f"<!-- saved from url=({len(url):04d}){url} -->\n" if url else ""
    page.write_bytes(markup(f"./{page.stem}_files/lea_150.jpg", comment))
    files = folder / f"{page.stem}_files"
    files.mkdir()
    (files / "lea_150.jpg").write_bytes(picture)
    return page


def single_file(folder: Path, picture: bytes) -> Path:
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n"
        " saved date: Sun Mar 01 2026 13:00:00 GMT+0100 (heure normale d’Europe centrale)\n-->"
    )
    inlined = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
    page = folder / "single.html"
    page.write_bytes(
        markup(inlined, comment).replace(
            f'og:image" content="{AVATAR}'.encode(), f'og:image" content="{inlined}'.encode()
        )
    )
    return page


def mhtml(folder: Path, picture: bytes) -> Path:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = URL
    message["Date"] = "Sun, 01 Mar 2026 12:00:00 +0000"
    message.set_content(markup().decode(), subtype="html", cte="quoted-printable")
    message.add_related(picture, "image", "jpeg", headers=[f"Content-Location: {AVATAR}"])
    next(message.iter_parts())["Content-Location"] = URL
    page = folder / "page.mhtml"
    page.write_bytes(bytes(message))
    return page


def har(folder: Path, picture: bytes) -> Path:
    entries = [
        _entry(URL, "text/html", {"text": markup().decode()}),
        _entry(AVATAR, "image/jpeg",
               {"text": base64.b64encode(picture).decode(), "encoding": "base64"}),
    ]  # fmt: skip
    page = folder / "log.har"
    page.write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}), "utf-8")
    return page


def _entry(url: str, kind: str, content: Mapping[str, str]) -> dict[str, object]:
    return {
        "startedDateTime": DATE,
        "request": {"url": url},
        "response": {"status": 200, "content": {"mimeType": kind, **content}},
    }


def warc_bytes(held: Mapping[str, tuple[str, bytes]], packed: bool) -> bytes:
    """Write records by hand, as ISO 28500 has them; packed, each is a gzip member of its own."""
    records = [_record(url, kind, body) for url, (kind, body) in held.items()]
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(url: str, kind: str, body: bytes) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {DATE}\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-feed-f00d-0001-123456789abc>\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def answers(picture: bytes) -> dict[str, tuple[str, bytes]]:
    return {URL: ("text/html", markup()), AVATAR: ("image/jpeg", picture)}


def warc(folder: Path, picture: bytes) -> Path:
    page = folder / "crawl.warc"
    page.write_bytes(warc_bytes(answers(picture), packed=False))
    return page


def warc_gz(folder: Path, picture: bytes) -> Path:
    page = folder / "crawl.warc.gz"
    page.write_bytes(warc_bytes(answers(picture), packed=True))
    return page


def wacz(folder: Path, picture: bytes) -> Path:
    page = folder / "crawl.wacz"
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("archive/data.warc.gz", warc_bytes(answers(picture), packed=True))
        pages = f'{{"format": "json-pages-1.0"}}\n{{"url": "{URL}"}}\n'
        archive.writestr("pages/pages.jsonl", pages)
        archive.writestr("datapackage.json", "{}")
    return page


FORMS: Mapping[str, Callable[[Path, bytes], Path]] = {
    "HTML with its folder": chrome,
    "SingleFile": single_file,
    "MHTML": mhtml,
    "HAR": har,
    "WARC": warc,
    "WARC, packed": warc_gz,
    "WACZ": wacz,
}
