"""Notices: by the system's own means, with texts that cannot be run and name no account."""

from __future__ import annotations

import base64
import string
from typing import TYPE_CHECKING

import pytest

from secaudit.i18n import Translator
from secaudit.model.message import Message
from secaudit.reminders import notice
from secaudit.reminders.system import Answer, ReminderError

if TYPE_CHECKING:
    from tests.reminders.conftest import Machine

HOSTILE = "'; Remove-Item x; ‘$(id)’ \"`\n--help <b>"
PLACES = [("linux", "notify-send"), ("darwin", "osascript"), ("win32", "powershell")]


@pytest.mark.parametrize(("platform", "command"), PLACES)
def test_each_system_shows_it_by_its_own_command(
    platform: str, command: str, machine: Machine
) -> None:
    machine.platform, machine.commands = platform, {command}
    assert notice.show("a title", "a text", machine)
    assert [ran[0] for ran in machine.ran] == [command]


def test_without_a_way_to_show_it_nothing_is_run(machine: Machine) -> None:
    assert not notice.show("a title", "a text", machine)
    assert machine.ran == []


def test_what_the_system_refuses_does_not_count_as_shown(machine: Machine) -> None:
    machine.commands = {"notify-send"}
    refused = ("notify-send", "--app-name=secaudit", "--", "a", "b")
    machine.answers[refused] = Answer(1, err="no bus")
    assert not notice.show("a", "b", machine)


def test_a_command_that_fails_to_start_does_not_count_as_shown(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.commands = {"notify-send"}

    def fail(*_: str, **__: bytes) -> Answer:
        raise ReminderError(Message("no"))

    monkeypatch.setattr(machine, "run", fail)
    assert not notice.show("a", "b", machine)


@pytest.mark.parametrize("name", ["notify_send", "osascript"])
def test_the_texts_are_arguments_of_their_own_behind_the_rest(name: str) -> None:
    command = notice.members()[name].command(HOSTILE, HOSTILE)
    assert command[-2:] == (HOSTILE, HOSTILE)
    assert not any(HOSTILE in word for word in command[:-2])


def test_in_powershell_the_texts_stay_between_their_quotes() -> None:
    command = notice.members()["powershell"].command(HOSTILE, "fine")
    script = base64.b64decode(command[-1]).decode("utf-16-le")
    literal = "'" + HOSTILE.replace("'", "''").replace("‘", "‘‘").replace("’", "’’") + "'"
    assert f"CreateTextNode({literal})" in script
    assert "CreateTextNode('fine')" in script


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_notice_tells_how_many_things_are_due_and_nothing_else(language: str) -> None:
    # Only a count goes in, so that no account, payee or amount can come out.
    translator = Translator(language)
    for message in (notice.TITLE, notice.TRIED, notice.due_text(3)):
        fields = {name for _, name, _, _ in string.Formatter().parse(message.msgid) if name}
        assert fields <= {"count"}
        assert translator.render(message)
    assert "3" in translator.render(notice.due_text(3))
