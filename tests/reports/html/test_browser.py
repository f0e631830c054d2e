"""The page as a real browser shows it: Debian's Chromium without a window."""

from __future__ import annotations

import shutil
import socket
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType
    from typing import Any

    Browser = Any  # tools/browser.py is a script, not a package

pytestmark = pytest.mark.skipif(
    not (shutil.which("chromium") and shutil.which("chromedriver")),
    reason="needs Debian's packages chromium and chromium-driver",
)

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
WIDTHS = "return [document.documentElement.scrollWidth, innerWidth]"
# Contrast by WCAG 2.2, 1.4.3, https://www.w3.org/TR/WCAG22/#contrast-minimum, of every text with
# the ground that it stands on; pictures paint theirs with `fill`.
CONTRASTS = """
const rgb = text => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const ground = node => {
  for (let at = node; at; at = at.parentElement) {
    const seen = rgb(getComputedStyle(at).backgroundColor);
    if (seen.length === 3 || seen[3] > 0) return seen;
  }
  return [255, 255, 255];
};
const found = [];
for (const node of document.querySelectorAll('body *')) {
  const own = [...node.childNodes].some(one => one.nodeType === 3 && one.data.trim());
  if (!own || ['title', 'desc'].includes(node.tagName)) continue;
  const style = getComputedStyle(node);
  const ink = rgb(node instanceof SVGElement ? style.fill : style.color);
  const [a, b] = [light(ink), light(ground(node))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  found.push([ratio, node.tagName + ' ' + node.textContent.trim().slice(0, 30)]);
}
return found;
"""
FOCUS = "return document.activeElement.tagName + ' ' + document.activeElement.textContent.trim()"
FOLDED = """
return [...document.querySelectorAll('summary')]
  .filter(one => one.checkVisibility())
  .map(one => 'SUMMARY ' + one.textContent.trim())
"""


@pytest.fixture(scope="module")
def window(tool: ModuleType) -> Iterator[Browser]:
    with tool.browser() as opened:
        yield opened


@pytest.fixture(autouse=True)
def _local_network(monkeypatch: pytest.MonkeyPatch, _no_network: None, window: Browser) -> None:
    """The driver is spoken to over a socket of this computer; the page itself asks for nothing."""
    assert window is not None
    monkeypatch.undo()
    assert socket.socket.connect is not None


def test_a_page_asks_for_nothing_and_complains_of_nothing(window: Browser, page: Path) -> None:
    window.console(), window.requests()
    window.open(page)
    assert window.run("return document.querySelectorAll('.card').length") > 5
    assert window.console() == []
    assert window.requests() == [page.as_uri()]


def test_the_policy_holds_back_what_somebody_may_get_in(
    window: Browser, page: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.html"
    inside = '<script>document.title = "run"</script><img src="https://example.invalid/a.png">'
    text = page.read_text(encoding="utf-8").replace("<main>", f"<main>{inside}")
    foreign.write_text(text, encoding="utf-8")
    window.console()
    window.open(foreign)
    assert window.run("return document.title") != "run"
    told = window.console()
    assert sum("Content Security Policy" in line for line in told) == 2


@pytest.mark.parametrize("scale", [1, 2])
def test_a_phone_scrolls_down_only(window: Browser, page: Path, scale: int) -> None:
    """At 360 px, and where a reader zooms a window of 720 px to 200 %."""
    window.open(page, width=360 * scale, scale=scale)
    window.run(OPEN_ALL)
    needed, shown = window.run(WIDTHS)
    assert shown == 360
    assert needed <= shown


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_stands_out_from_its_ground(window: Browser, page: Path, dark: bool) -> None:
    window.open(page, dark=dark)
    window.run(OPEN_ALL)
    found = window.run(CONTRASTS)
    assert len(found) > 100
    assert [one for one in found if one[0] < 4.5] == []
    assert (window.run("return getComputedStyle(document.body).backgroundColor")) == (
        "rgb(18, 22, 28)" if dark else "rgb(246, 247, 249)"
    )


def test_the_keyboard_reaches_what_is_folded_in_its_order(window: Browser, page: Path) -> None:
    window.open(page)
    expected = window.run(FOLDED)
    assert len(expected) > 4
    reached = []
    for _ in expected:
        window.press_tab()
        reached.append(window.run(FOCUS))
    assert reached == expected


def test_print_opens_what_is_folded(window: Browser, page: Path) -> None:
    window.open(page)
    shown = "return document.querySelector('#method ul').checkVisibility()"
    assert window.run(shown) is False
    window.devtools("Emulation.setEmulatedMedia", media="print")
    assert window.run(shown) is True
    window.devtools("Emulation.setEmulatedMedia", media="")
