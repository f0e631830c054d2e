"""The range protocol against a server of this machine: what it is told, and whom we believe."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from secaudit.passwords.breaches.outcome import Standing
from secaudit.passwords.breaches.service import RangeService

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.passwords.breaches.conftest import Handler, Server

STRANGE = "rK4}mzv!Tq93"


def prefix(password: str) -> str:
    return hashlib.sha1(password.encode()).hexdigest().upper()[:5]  # noqa: S324 - the protocol's


def standings(server: Server, *passwords: str) -> list[Standing]:
    return [outcome.standing for outcome in server.service().look_up(passwords)]


def test_leaked_passwords_are_found_with_their_counts(server: Server) -> None:
    found = server.service().look_up(["trustno1", STRANGE, "pässwörd", "trustno1"])
    assert [(one.standing, one.count) for one in found] == [
        (Standing.FOUND, 4711),
        (Standing.NOT_FOUND, 0),
        (Standing.FOUND, 3),
        (Standing.FOUND, 4711),
    ]


def test_five_digits_leave_and_nothing_else(server: Server) -> None:
    server.service().look_up(["trustno1", STRANGE, "trustno1"])
    assert sorted(server.asked) == sorted(
        f"/range/{prefix(one)}" for one in ("password", "trustno1", STRANGE)
    )
    for headers in server.headers:
        assert headers["Add-Padding"] == "true"
        assert headers["User-Agent"].startswith("secaudit/")
        assert set(headers) == {"Host", "Accept-Encoding", "Add-Padding", "User-Agent", "Accept"}


def test_the_order_of_the_vault_is_not_told(server: Server) -> None:
    passwords = [f"{STRANGE}{number}" for number in range(12)]
    server.service().look_up(passwords)
    first = server.asked[1:]
    assert first != [f"/range/{prefix(one)}" for one in passwords]
    assert len(server.asked) == 13
    # A set has an order too, and it would be the same again.
    server.service().look_up(passwords)
    assert server.asked[14:] != first


def test_padding_is_no_match(server: Server) -> None:
    """A row of count 0 with the very suffix asked for says nothing."""
    server.leaked[STRANGE] = 0
    assert standings(server, STRANGE) == [Standing.NOT_FOUND]


def test_a_part_of_a_suffix_is_no_match(server: Server) -> None:
    suffix = hashlib.sha1(STRANGE.encode()).hexdigest().upper()[5:]  # noqa: S324

    def shifted(handler: Handler, body: bytes) -> None:
        handler.answer(body + f"\r\n{'0' + suffix[:-1]}:7\r\n{suffix[1:] + '0'}:7".encode())

    server.misbehave = shifted
    assert standings(server, STRANGE) == [Standing.NOT_FOUND]


def test_an_empty_password_is_not_looked_up(server: Server) -> None:
    assert standings(server, "") == [Standing.NOT_CHECKED]
    assert server.asked == []


def _status(code: int) -> Callable[[Handler, bytes], None]:
    return lambda handler, _: handler.answer(b"", status=code)


def _elsewhere(handler: Handler, body: bytes) -> None:
    handler.answer(body, status=302, headers={"Location": "https://127.0.0.1:1/range/00000"})


def _cut(handler: Handler, body: bytes) -> None:
    handler.answer(body[: len(body) // 2], length=len(body))


def _cut_quietly(handler: Handler, body: bytes) -> None:
    handler.answer(body[:2000])


def _endless(handler: Handler, _: bytes) -> None:
    handler.answer(b"0" * 35 + b":1\r\n", length=10**9)
    for _times in range(1000):
        handler.wfile.write(b"A" * 4096)


def _without_end(handler: Handler, body: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(body)
    handler.close_connection = True


def _page(handler: Handler, _: bytes) -> None:
    handler.answer(b"<html>Please log in to this network</html>\n" * 400)


def _nothing(handler: Handler, _: bytes) -> None:
    handler.answer(b"")


def _other_list(handler: Handler, body: bytes) -> None:
    """Well-formed rows, but of some other range: the known password is not among them."""
    handler.answer(b"\r\n".join(row[1:35] + b"F" + row[35:] for row in body.split(b"\r\n")))


def _hangs_up(handler: Handler, _: bytes) -> None:
    handler.close_connection = True


def _drips(handler: Handler, body: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    for byte in body:
        if handler.state.over.wait(0.05):
            return
        handler.wfile.write(bytes([byte]))


def _drips_headers(handler: Handler, _: bytes) -> None:
    handler.send_response(200)
    for number in range(60):
        if handler.state.over.wait(0.05):
            return
        handler.send_header(f"X-{number}", "x")
        handler.flush_headers()
    handler.answer(b"")


def _stalls(handler: Handler, _: bytes) -> None:
    handler.state.over.wait(5)


FAULTS = [
    _status(403), _status(404), _status(500), _elsewhere, _cut, _cut_quietly, _endless,
    _without_end, _page, _nothing, _other_list, _hangs_up,
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_never_a_clean_result(
    server: Server, fault: Callable[[Handler, bytes], None]
) -> None:
    server.misbehave = fault
    found = server.service().look_up([STRANGE, "trustno1"])
    assert [one.standing for one in found] == [Standing.NOT_CHECKED] * 2
    assert all(one.why is not None for one in found)


@pytest.mark.parametrize("fault", [_drips, _drips_headers, _stalls])
def test_a_slow_answer_is_given_up(server: Server, fault: Callable[[Handler, bytes], None]) -> None:
    server.misbehave = fault
    (found,) = server.service(timeout=0.2).look_up([STRANGE])
    assert found.standing is Standing.NOT_CHECKED
    assert found.why is not None
    assert "too long" in found.why.msgid


def test_one_bad_range_leaves_the_others_checked(server: Server) -> None:
    def one_bad(handler: Handler, body: bytes) -> None:
        if handler.path.endswith(prefix(STRANGE)):
            return handler.answer(b"", status=500)
        return handler.answer(body)

    server.misbehave = one_bad
    assert standings(server, STRANGE, "trustno1") == [Standing.NOT_CHECKED, Standing.FOUND]


def test_a_service_that_died_is_not_asked_for_every_range(server: Server) -> None:
    def dies(handler: Handler, body: bytes) -> None:
        if len(server.asked) > 3:
            return handler.answer(b"", status=500)
        return handler.answer(body)

    server.misbehave = dies
    passwords = [f"{STRANGE}{number}" for number in range(30)]
    found = standings(server, *passwords)
    assert found.count(Standing.NOT_CHECKED) == 28
    assert len(server.asked) == 6


def _busy(times: int, wait: str | None) -> Callable[[Handler, bytes], None]:
    def busy(handler: Handler, body: bytes) -> None:
        if len(handler.state.asked) <= times:
            headers = {} if wait is None else {"Retry-After": wait}
            return handler.answer(b"", status=429, headers=headers)
        return handler.answer(body)

    return busy


@pytest.mark.parametrize(("wait", "waited"), [("3", [3.0, 3.0]), (None, [2.0, 2.0])])
def test_a_busy_service_is_asked_again_when_it_said(
    server: Server, wait: str | None, waited: list[float]
) -> None:
    server.misbehave = _busy(2, wait)
    assert standings(server, "trustno1") == [Standing.FOUND]
    assert server.waits == waited


def test_a_date_to_come_back_at_is_understood(server: Server) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    server.misbehave = _busy(1, later)
    assert standings(server, "trustno1") == [Standing.FOUND]
    assert 15 < server.waits[0] <= 20


@pytest.mark.parametrize("wait", ["3600", "9" * 4000])
def test_nobody_waits_for_an_hour(server: Server, wait: str) -> None:
    server.misbehave = _busy(1, wait)
    assert standings(server, "trustno1") == [Standing.NOT_CHECKED]
    assert server.waits == []


def test_a_service_that_stays_busy_is_given_up(server: Server) -> None:
    server.misbehave = _busy(10**6, "1")
    assert standings(server, "trustno1") == [Standing.NOT_CHECKED]
    assert len(server.waits) == 4


def test_a_connection_that_was_closed_meanwhile_is_opened_anew(server: Server) -> None:
    def closes(handler: Handler, body: bytes) -> None:
        handler.answer(body)
        handler.close_connection = True

    server.misbehave = closes
    assert standings(server, "trustno1", STRANGE) == [Standing.FOUND, Standing.NOT_FOUND]


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Server) -> None:
    (found,) = server.service(context=None).look_up(["trustno1"])
    assert found.standing is Standing.NOT_CHECKED
    assert found.why is not None
    assert "certificate" in found.why.msgid
    assert server.asked == []


def test_a_server_that_is_not_there_is_said(server: Server) -> None:
    service = RangeService(address="https://127.0.0.1:9", context=server.context, timeout=1)
    (found,) = service.look_up(["trustno1"])
    assert found.standing is Standing.NOT_CHECKED


@pytest.mark.parametrize("address", ["http://127.0.0.1:80", "ftp://127.0.0.1", "file:///etc"])
def test_only_https_is_spoken(address: str) -> None:
    with pytest.raises(ValueError, match="https"):
        RangeService(address=address).look_up(["trustno1"])


def test_no_setting_of_the_environment_moves_the_service(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SECAUDIT_BREACH_SERVICE", "SECAUDIT_ADDRESS", "SECAUDIT_BREACHED"):
        monkeypatch.setenv(name, server.address)
    service = RangeService()
    assert service._address == "https://api.pwnedpasswords.com"  # noqa: SLF001 - the point


def test_progress_ends_at_the_end(server: Server) -> None:
    told: list[float] = []
    server.service().look_up(["trustno1", STRANGE], progress=told.append)
    assert told == [0.5, 1.0]


def test_nothing_that_is_kept_shows_a_password(server: Server) -> None:
    service = server.service()
    found = service.look_up(["trustno1"])
    assert "trustno1" not in repr((service, vars(service), found))
    assert prefix("trustno1") not in repr((service, vars(service), found))
