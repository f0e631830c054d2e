"""Debian's Chromium without a window, driven over WebDriver: for tests and pictures in docs.

Needs `chromium` and `chromium-driver`; nothing of it belongs to the program.
"""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
_ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-dev-shm-usage", "about:blank",
)  # fmt: skip
_PATIENCE = 30  # seconds until it is taken for broken

Answer = Any  # values that JSON knows


class Browser:
    """One window; what a page did is told by `console` and `requests`."""

    def __init__(self, session: str) -> None:
        self._session = session

    def open(
        self,
        page: Path,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        scale: int = 1,
    ) -> None:
        """Load a file as a window of this size shows it; `scale` 2 is a zoom of 200 %."""
        self.devtools("Emulation.setEmulatedMedia", features=[_scheme(dark=dark)])
        self.size(width // scale, height // scale, scale=scale)
        self._ask("url", {"url": page.resolve().as_uri()})

    def size(self, width: int, height: int, *, scale: int = 1) -> None:
        """Show the page in a window of this size."""
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=False,
        )  # fmt: skip

    def devtools(self, command: str, **params: Answer) -> Answer:
        """Run a command of the DevTools protocol."""
        return self._ask("goog/cdp/execute", {"cmd": command, "params": params})

    def run(self, script: str, *arguments: Answer) -> Answer:
        """What a script in the page returns; it comes from outside, so no policy holds it back."""
        return self._ask("execute/sync", {"script": script, "args": list(arguments)})

    def press_tab(self) -> None:
        """Go to the next thing that takes the keyboard."""
        keys = [{"type": kind, "value": "\ue004"} for kind in ("keyDown", "keyUp")]
        self._ask("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]})

    def console(self) -> list[str]:
        """Messages of the console since the last time."""
        return [line["message"] for line in self._ask("se/log", {"type": "browser"})]

    def requests(self) -> list[str]:
        """Addresses asked for since the last time."""
        lines = [
            json.loads(line["message"])["message"]
            for line in self._ask("se/log", {"type": "performance"})
        ]
        return [
            line["params"]["request"]["url"]
            for line in lines
            if line["method"] == "Network.requestWillBeSent"
            # Not what the browser's own first tab loads.
            and line["params"]["documentURL"].startswith("file:")
        ]

    def picture(self, target: Path) -> None:
        """Save what the window shows as a picture of the kind that the file's name tells."""
        kind = target.suffix.removeprefix(".")
        quality = {} if kind == "png" else {"quality": 85}
        shot = self.devtools("Page.captureScreenshot", format=kind, **quality)
        target.write_bytes(base64.b64decode(shot["data"]))

    def _ask(self, path: str, body: Answer) -> Answer:
        return _post(f"{self._session}/{path}", body)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that is gone afterwards with everything that it kept."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        driver = subprocess.Popen(
            [str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}/session"
            made = _patiently(address, _wishes(folder))
            session = f"{address}/{made['sessionId']}"
            yield Browser(session)
            _send(urllib.request.Request(session, method="DELETE"))  # noqa: S310 - our own driver
        finally:
            driver.terminate()
            driver.wait(_PATIENCE)


def _wishes(folder: str) -> Answer:
    options = {"binary": CHROMIUM, "args": [*_ARGUMENTS, f"--user-data-dir={folder}"]}
    logs = {"browser": "ALL", "performance": "ALL"}
    return {
        "capabilities": {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": logs}}
    }


def _patiently(address: str, body: Answer) -> Answer:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return _post(address, body)
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def _post(address: str, body: Answer) -> Answer:
    request = urllib.request.Request(  # noqa: S310 - our own driver on this computer
        address, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    return json.loads(_send(request))["value"]


def _send(request: urllib.request.Request) -> bytes:
    with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - as above
        told: bytes = answer.read()
        return told


def _scheme(*, dark: bool) -> dict[str, str]:
    return {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
