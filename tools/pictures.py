"""Takes the pictures of reports in docs/pictures: `python -m tools.pictures`.

They show the sample data of the project, nobody's money. Needs what `tools/browser.py` needs, and
a font with Chinese (Debian's fonts-noto-cjk).
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from secaudit.i18n import Translator
from secaudit.reports.documents import scan
from secaudit.reports.html import report
from secaudit.workflows.picturing import pictured, silent
from secaudit.workflows.scan import scan_files
from tools.browser import browser

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
SIZES = {1280: 960, 360: 760}
MADE = date(2026, 11, 22)


def main() -> None:
    """Both languages, a screen and a phone, light and dark: the beginning, and the charts."""
    TARGET.mkdir(exist_ok=True)
    result = scan_files([ROOT / "sample_data" / "alipay.csv"])
    with tempfile.TemporaryDirectory() as folder, browser() as window:
        for language in ("en", "zh"):
            translator = Translator(language)
            document = scan.compose(
                result, translator, overview=pictured(result), passed=silent(result), made=MADE
            )
            page = Path(folder) / f"{language}.html"
            page.write_text(report.render(document, translator), encoding="utf-8")
            for width, height in SIZES.items():
                for dark in (False, True):
                    window.open(page, width=width, height=height, dark=dark)
                    name = f"report_{language}_{width}_{'dark' if dark else 'light'}"
                    window.picture(TARGET / f"{name}.webp")
                    if dark == (language == "zh"):
                        window.run("document.getElementById('pictures').scrollIntoView()")
                        window.picture(TARGET / f"{name.replace('report', 'charts')}.webp")


if __name__ == "__main__":
    main()
