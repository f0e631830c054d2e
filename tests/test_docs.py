"""What README.md and README.zh.md show is what the program does: examples run, lists complete.

`pytest --update-golden` writes the examples anew. A line of three dots in one stands for all that
it leaves out; as many lines before and after it are kept.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from secaudit.api import read_export, scan
from secaudit.cli.exits import Exit
from secaudit.cli.main import Commands, main

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CHINESE = ROOT / "README.zh.md"
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
TEXT = README.read_text(encoding="utf-8")
CUT = "...\n"
EXAMPLE = re.compile(
    r"^```console\n\$ secaudit (?P<arguments>.*)\n(?P<shown>(?s:.*?))^```$", re.MULTILINE
)


def examples(page: Path = README) -> dict[str, str]:
    """The arguments of a page's examples, and what is shown to be printed."""
    text = page.read_text(encoding="utf-8")
    return {match["arguments"]: match["shown"] for match in EXAMPLE.finditer(text)}


def all_examples() -> list[tuple[Path, str]]:
    return [(page, arguments) for page in (README, CHINESE) for arguments in examples(page)]


@pytest.fixture
def beside_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder of this test's own that holds the samples."""
    shutil.copytree(ROOT / "sample_data", tmp_path / "sample_data")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("beside_the_samples")
@pytest.mark.parametrize(
    ("page", "arguments"), all_examples(), ids=lambda value: getattr(value, "name", value)
)
def test_an_example_shows_what_the_command_prints(
    page: Path, arguments: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(shlex.split(arguments))
    screen = capsys.readouterr()
    printed = abridged(screen.out, like=examples(page)[arguments])
    if request.config.getoption("--update-golden"):
        write_example(page, arguments, printed)
    assert screen.err == ""
    assert code in {Exit.NOTHING_FOUND, Exit.FINDINGS}
    assert examples(page)[arguments] == printed


def abridged(printed: str, like: str) -> str:
    """The lines of `printed`, without those that `like` leaves out and without padding."""
    lines = [f"{line.rstrip()}\n" for line in printed.splitlines()]
    head, cut, tail = like.partition(CUT)
    if cut:
        lines[head.count("\n") : len(lines) - tail.count("\n")] = [CUT]
    return "".join(lines)


def write_example(page: Path, arguments: str, printed: str) -> None:
    def renew(match: re.Match[str]) -> str:
        if match["arguments"] != arguments:
            return match[0]
        return f"```console\n$ secaudit {arguments}\n{printed}```"

    page.write_text(EXAMPLE.sub(renew, page.read_text("utf-8")), encoding="utf-8")


def test_the_readme_has_examples_with_and_without_findings() -> None:
    assert any("clean" in arguments for arguments in examples())
    assert any("--lang zh" in arguments for arguments in examples())


@pytest.mark.parametrize("code", list(Exit))
def test_every_exit_code_is_in_the_readme(code: Exit) -> None:
    assert re.search(rf"^\| {code.value} \| ", TEXT, re.MULTILINE)


def test_every_command_is_in_the_readme() -> None:
    group = Commands("en")
    with group.make_context("secaudit", [], resilient_parsing=True) as context:
        names = group.list_commands(context)
    assert names
    rows = set(re.findall(r"^\| `secaudit ([a-z-]+)", TEXT, re.MULTILINE))
    assert rows == set(names)


def test_the_two_commands_stand_on_the_first_screen() -> None:
    commands = [line for line in TEXT.splitlines()[:24] if line.startswith("python3 -m venv ")]
    assert len(commands) == 2
    assert "sample_data/" in commands[0]
    assert "requirements.lock" in commands[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https://)([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.usefixtures("beside_the_samples")
def test_the_python_example_runs_and_shows_flagged_entries(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for block in re.findall(r"^```python\n((?s:.*?))^```$", page, re.MULTILINE):
        exec(block, {})  # noqa: S102 - our own page
    shown = capsys.readouterr().out
    assert "surprise" in shown
    assert "2026-" in shown


def test_the_page_on_python_names_every_column_and_figure() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    ledger = read_export(ROOT / "sample_data" / "clean.csv")
    names = {*ledger.table.columns, *scan(ledger).table.columns, *ledger.summary()}
    assert {name for name in names if f"`{name}`" not in page} == set()
