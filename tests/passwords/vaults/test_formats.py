"""Every format: recognised by what stands in it, and read without changing a character."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secaudit.passwords.reading.formats import Locked, members
from secaudit.passwords.reading.opening import read_vault

if TYPE_CHECKING:
    from secaudit.passwords.entries import Vault

TEXTS = [name for name, one in members().items() if not isinstance(one, Locked)]
# Each was once changed by some reader of tables.
TRICKY = [
    "NA", "null", "None", "nan", "007", "1e5", "1.23456789012e+19", "TRUE", "  leading", "end ",
    "\ttab", 'quo"te', '"quoted"', "com,ma", "semi;colon", "two\nlines", "two\r\nlines", "=1+1",
    "'apostrophe", "back\\slash", "\\n", "ünï", "密码", "🔑", "-1", "0x10", "%s{0}", "#", "&amp;",
    "2019-03-04", ",", "x" * 5000,
]  # fmt: skip
WITH_FACTOR = {
    "apple", "bitwarden_csv", "bitwarden_json", "dashlane", "keepassxc_csv", "lastpass",
    "onepassword_1pux", "onepassword_csv", "proton_csv", "proton_json",
}  # fmt: skip
WITH_DAYS = {
    "bitwarden_json": date(2019, 3, 4),
    "firefox": date(2019, 3, 4),
    "keepassxc_csv": date(2019, 3, 4),
    "onepassword_1pux": date(2019, 3, 4),
    "proton_csv": date(2019, 3, 4),
    "proton_json": date(2025, 3, 4),
}


def read(data: bytes) -> Vault:
    return read_vault(io.BytesIO(data))


def test_every_format_has_an_export_here(exports: dict[str, Any]) -> None:
    assert set(exports) == set(TEXTS)
    assert len(TEXTS) >= 14


@pytest.mark.parametrize("name", TEXTS)
def test_no_password_is_changed(name: str, exports: dict[str, Any], account: Any) -> None:  # noqa: ANN401
    accounts = [account(title=f"no {n}", password=one) for n, one in enumerate(TRICKY)]
    vault = read(exports[name](accounts))
    assert vault.manager == members()[name].manager
    assert [entry.password for entry in vault.entries] == TRICKY
    assert {entry.username for entry in vault.entries} == {"tom@example.com"}
    assert {entry.sites for entry in vault.entries} == {("https://www.example.com/login",)}
    assert vault.refused == ()


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
    ),
    st.sampled_from(TEXTS),
)
def test_any_password_comes_back(
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
    passwords: list[str],
    name: str,
) -> None:
    vault = read(exports[name]([account(password=one) for one in passwords]))
    assert [entry.password for entry in vault.entries] == passwords


@pytest.mark.parametrize("name", TEXTS)
def test_a_second_factor_is_seen_where_the_export_has_one(
    name: str,
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
) -> None:
    secret = "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"  # noqa: S105 - the test's own
    vault = read(exports[name]([account(totp=secret), account()]))
    found = [entry.second_factor for entry in vault.entries]
    assert found == ([True, False] if name in WITH_FACTOR else [None, None])
    assert "JBSWY3DP" not in repr(vault)
    assert not any(
        "JBSWY3DP" in str(getattr(vault.entries[0], name))
        for name in ("title", "sites", "username", "password")
    )


@pytest.mark.parametrize("name", TEXTS)
def test_the_day_of_the_change_is_read_where_the_export_has_one(
    name: str,
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
) -> None:
    (entry,) = read(exports[name]([account()])).entries
    assert entry.changed == WITH_DAYS.get(name)


@pytest.mark.parametrize("name", TEXTS)
def test_an_entry_without_a_password_is_counted(
    name: str,
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
) -> None:
    vault = read(exports[name]([account(password=""), account()]))
    assert (len(vault.entries), vault.skipped) == (1, 1)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_shows_a_password_by_accident(
    name: str,
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
) -> None:
    vault = read(exports[name]([account(password="hunter2-hunter2")]))  # noqa: S106
    assert "hunter2" not in repr(vault)
    assert "hunter2" not in str(vault.entries)


@pytest.mark.parametrize(
    "name", [name for name in TEXTS if name not in {"onepassword_1pux", "proton_json", "dashlane"}]
)
def test_a_mark_at_the_beginning_and_utf_16_are_taken(
    name: str,
    exports: dict[str, Any],
    account: Any,  # noqa: ANN401
) -> None:
    data = exports[name]([account(password="密码-kD8#")])  # noqa: S106
    for told in (b"\xef\xbb\xbf" + data, data.decode().encode("utf-16")):
        assert [entry.password for entry in read(told).entries] == ["密码-kD8#"]


def test_the_order_and_case_of_columns_make_no_difference() -> None:
    vault = read(b"Password,URL,Name,Username\n007,https://x.org,X,tom\n")
    assert vault.manager == "Chrome, Edge"
    assert vault.entries[0].password == "007"  # noqa: S105
