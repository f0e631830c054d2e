"""Pages to look at, and a browser to look with."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.reports.documents import scan
from secaudit.reports.html import report
from secaudit.workflows.picturing import pictured, silent
from secaudit.workflows.scan import scan_files

if TYPE_CHECKING:
    from types import ModuleType

    from secaudit.model.report import ScanResult
    from secaudit.reports.document import Document

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "sample_data" / "alipay.csv"
MADE = date(2026, 11, 22)


@pytest.fixture(scope="session")
def tool() -> ModuleType:
    """The module that drives the browser."""
    spec = importlib.util.spec_from_file_location("browser", ROOT / "tools" / "browser.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def result() -> ScanResult:
    return scan_files([SAMPLE])


def document(result: ScanResult, translator: Translator) -> Document:
    return scan.compose(
        result, translator, overview=pictured(result), passed=silent(result), made=MADE
    )


@pytest.fixture(scope="session", params=["en", "zh"])
def page(
    request: pytest.FixtureRequest, result: ScanResult, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The report of a scan as a file, in both languages."""
    translator = Translator(request.param)
    target = tmp_path_factory.mktemp("pages") / f"scan_{request.param}.html"
    target.write_text(report.render(document(result, translator), translator), encoding="utf-8")
    return target
