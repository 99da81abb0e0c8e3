"""In a real browser the report shows its pictures, fits a phone, prints, and runs nothing."""

import json
import subprocess
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from impostor.report import FORMATS
from tests.report.sample import family
from tests.report.test_report_html import ATTACKS, hostile

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars",
)  # fmt: skip
OUTLINE = (211, 0, 45)
SHIRT = (200, 60, 60)

pytestmark = pytest.mark.needs("chromium")
Browse = Callable[..., bytes]


@pytest.fixture
def browse(chromium: str, tmp_path: Path) -> Browse:
    def run(page: str, *options: str) -> bytes:
        file = tmp_path / "report.html"
        file.write_text(page, encoding="utf-8")
        made = subprocess.run(
            [chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *options, file.as_uri()],
            capture_output=True, timeout=60, check=True, cwd=tmp_path,
        )  # fmt: skip
        return made.stdout

    return run


def colours(browse: Browse, tmp_path: Path, page: str) -> set[tuple[int, ...]]:
    browse(page, "--screenshot", "--window-size=1200,2500")
    with Image.open(BytesIO((tmp_path / "screenshot.png").read_bytes())) as picture:
        return {colour for _count, colour in picture.convert("RGB").getcolors(2**24)}


def near(wanted: tuple[int, int, int], found: set[tuple[int, ...]]) -> bool:
    return any(sum(abs(a - b) for a, b in zip(wanted, c, strict=True)) < 9 for c in found)


def test_pictures_and_outlines_are_seen(browse: Browse, tmp_path: Path) -> None:
    page = FORMATS["html"](family(), "en")
    found = colours(browse, tmp_path, page)
    assert near(SHIRT, found)
    assert near(OUTLINE, found)
    without = colours(browse, tmp_path, page.replace("img-src data:", "img-src 'none'"))
    assert not near(SHIRT, without), "the control: the policy is what lets pictures in"


def test_no_attack_runs(browse: Browse) -> None:
    seen = browse(FORMATS["html"](hostile(), "en"), "--dump-dom").decode()
    assert "<title>Accounts that may use" in seen
    control = f"<title>safe</title><div>{ATTACKS[0]}</div>"
    assert "<title>owned</title>" in browse(control, "--dump-dom").decode()


WIDTHS = (360, 1200)
FRAME = '<iframe style="border:0;width:{width}px;height:900px" srcdoc="{page}"></iframe>'
MEASURE = """<script>
window.onload = () => {
  document.title = JSON.stringify([...document.querySelectorAll("iframe")].map((frame) => {
    const inside = frame.contentDocument;
    const out = [...inside.querySelectorAll("body *")].filter((one) =>
      one.getBoundingClientRect().right > frame.clientWidth + 0.5 && !one.closest("svg"));
    return [inside.documentElement.scrollWidth, out.map((one) => one.className || one.tagName)];
  }));
};
</script>"""


def test_nothing_sticks_out_at_the_side_of_a_phone_or_a_desk(browse: Browse) -> None:
    pages = [FORMATS["html"](made(), "fr") for made in (family, hostile)]
    wide = f"<div style='width:2000px'>{'x' * 2000}</div>"
    frames = [
        FRAME.format(width=width, page=escape(page)) for page in (*pages, wide) for width in WIDTHS
    ]
    seen = browse("<!DOCTYPE html>" + "".join(frames) + MEASURE, "--dump-dom").decode()
    measured = json.loads(seen[seen.index("<title>") + 7 : seen.index("</title>")])
    assert measured[:4] == [[width, []] for _page in pages for width in WIDTHS]
    assert all(out for _width, out in measured[4:]), "the control sticks out"


def test_it_prints_on_a_few_pages(browse: Browse, tmp_path: Path) -> None:
    browse(FORMATS["html"](family(), "en"), "--no-pdf-header-footer", "--print-to-pdf=report.pdf")
    pdf = (tmp_path / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert 4 <= pdf.count(b"/Type /Page\n") <= 9
