"""What `--json` prints is what the published schemas in docs/schemas/ say."""

from __future__ import annotations

import io
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry, Resource

from secaudit.cli.main import Commands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import click

    from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = sorted((ROOT / "docs" / "schemas").glob("*.json"))
SAMPLES = ROOT / "sample_data"
VAULT = (
    "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,"
    "login_totp\n,,login,PayPal,,,0,https://www.paypal.com,tom,abc123,\n"
)
# What each command that prints JSON is called with; what it prints may differ by its arguments.
CALLS = {
    "transactions": [
        ["transactions", "thefts.csv", "--json"],
        ["transactions", "bank.csv", "wallet.csv", "missing.csv", "--json", "--recurring"],
        ["transactions", "clean.csv", "--json", "--no-remember", "--last", "60"],
    ],
    "explain-file": [["explain-file", "wechat.csv", "--json"]],
    "review": [["review", "--json"]],
    "data show": [["data", "show", "--json"]],
    "password": [["password", "--stdin", "--json"], ["password", "--generate", "--json"]],
    "pin": [["pin", "--stdin", "--json"], ["pin", "--generate", "--json"]],
    "vault": [["vault", "vault.csv", "--json", "--keep-export"]],
    "questionnaire": [
        ["questionnaire", "--json", "--set", "signin.alerts=off", "--set", "triage.now=caller"],
        ["questionnaire", "--json", "--probe"],
    ],
    "probe": [["probe", "--json"]],
    "config show": [["config", "show", "--json"]],
    "explain": [["explain", "--json"], ["explain", "burst", "--json"]],
    "deadlines": [["deadlines", "--json", "--date", "2026-11-20", "--jurisdiction", "US"]],
    "troubleshoot": [["troubleshoot", "--json"]],
    "report": [["report", "--json"]],
    "emergency": [
        ["emergency", "--json"],
        ["emergency", "--json", "--provider", "yiqianbao", "--scenario", "phone_gone"],
    ],
    "hotline": [
        ["hotline", "--json"],
        ["hotline", "--json", "yiqianbao"],
        ["hotline", "--json", "96110"],
    ],
    "remind due": [["remind", "due", "--json"]],
    "status": [["status", "--json"]],
    "history": [["history", "--json"]],
    "demo": [["demo", "--json", "--lang", "zh"]],
}


def leaves(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
    for key, one in (inner or {}).items():
        yield from leaves(one, f"{name} {key}")


@cache
def printing() -> set[str]:
    """The commands that have `--json`."""
    group = Commands("en")
    with group.make_context("secaudit", [], resilient_parsing=True) as context:
        return {
            name
            for top in group.list_commands(context)
            for name, one in leaves(group.get_command(context, top) or group, top)
            if any("--json" in param.opts for param in one.params)
        }


@cache
def registry() -> Registry[Any]:  # Any: what JSON holds
    loaded = (json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS)
    return Registry().with_resources(
        (schema["$id"], Resource.from_contents(schema)) for schema in loaded
    )


def faults(report: dict[str, Any]) -> list[str]:  # Any: what JSON holds
    """What the schema of a report says against it."""
    name = report["schema"].removeprefix("secaudit/").replace("/", "-")
    schema = registry().contents(f"secaudit/schemas/{name}.json")
    found = Draft202012Validator(schema, registry=registry()).iter_errors(report)
    return [f"{error.json_path}: {error.message[:200]}" for one in found for error in whole(one)]


def whole(error: ValidationError) -> Iterator[ValidationError]:
    """An error, or those of the choice that it came nearest to."""
    if not error.context:
        yield error
        return
    groups: dict[object, list[ValidationError]] = {}
    for inner in error.context:
        groups.setdefault(inner.schema_path[0], []).append(inner)
    for inner in min(groups.values(), key=len):
        yield from whole(inner)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples, a vault, and a line to come in."""
    for sample in SAMPLES.glob("*.csv"):
        (tmp_path / sample.name).write_bytes(sample.read_bytes())
    (tmp_path / "vault.csv").write_text(VAULT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", [name for name in CALLS if name in printing()])
def test_what_is_printed_is_what_the_schema_says(
    name: str, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    if name in {"review", "data show", "report"}:
        run("transactions", "thefts.csv", "--quiet")
    if name == "report":
        run("questionnaire", "--set", "triage.now=none", "--set", "signin.alerts=off")
    for arguments in CALLS[name]:
        line = "135790\n" if name == "pin" else "woaini1314\n"
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
        report = json.loads(run(*arguments).out)
        assert faults(report) == []


@pytest.mark.usefixtures("here")
def test_what_is_written_out_is_what_the_schema_says(run: Callable[..., Run], here: Path) -> None:
    run("transactions", "clean.csv", "--quiet")
    run("data", "export", "out")
    assert faults(json.loads((here / "out" / "secaudit.json").read_text("utf-8"))) == []


@pytest.mark.usefixtures("here")
def test_a_field_that_is_missing_or_that_nobody_knows_is_a_fault(run: Callable[..., Run]) -> None:
    report = json.loads(run("transactions", "thefts.csv", "--json").out)
    report["findings"][0]["surprising"] = 1
    del report["entries"][0]["amount"]
    assert len(faults(report)) == 2


def test_every_command_with_json_is_called_here() -> None:
    assert printing() - {*CALLS} == set()


def test_every_format_that_the_sources_name_has_a_schema() -> None:
    named = {
        schema
        for path in (ROOT / "secaudit").rglob("*.py")
        for schema in re.findall(
            r'^SCHEMA = "secaudit/([a-z]+/\d+)"', path.read_text("utf-8"), re.MULTILINE
        )
    }
    kept = {path.stem.replace("-", "/") for path in SCHEMAS}
    assert "report/1" in named
    assert named - kept == set()


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_a_schema_is_one(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
