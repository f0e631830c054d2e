"""Hides in a text what must not leave with an evidence pack.

Passwords, PINs and codes are hidden always, and so are service numbers: thieves plant "hotlines" in
what they send. Numbers of cards, identity papers and phones keep their last four digits. In doubt
more is hidden than has to be: the export itself holds everything.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from secaudit import safe
from secaudit.model.plan import Standing
from secaudit.providers import profiles
from secaudit.response.hotline import card

_HIDDEN = "\u2022" * 4
_SECRETS = (
    r"登录密码|支付密码|交易密码|密\s*码|口\s*令|验\s*证\s*码|校\s*验\s*码|动态码|短信码|安全码|提取码"
    r"|pass\s?-?(?:word|code|phrase)s?|passwd|pwd|(?<![a-z])(?:pin|otp|cvv2?+|cvc2?+|cvn2?+|totp)(?![a-z])"
    r"|(?:verification|security|one-?\s?time|sms|login|access|auth(?:entication)?)[\s-]*code"
    r"|(?<![a-z])code(?=\W{0,3}\d{4,8}(?!\d))"
)
_NAMED = r"(?:\s*(?:为|是|is|was|码|号|number|no\.?|code))?"
# With a mark between: all up to the end of the clause, since a password may hold spaces.
_MARKED = re.compile(
    rf"(?P<name>{_SECRETS})(?P<mark>{_NAMED}\s*[:=\u201c\"'(（【\[<]\s*)[^,;，；。|\n]{{1,200}}",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?P<name>{_SECRETS})(?P<mark>\s*(?:为|是|is|was)\s*)[^\s,;，；。|]{{1,200}}", re.IGNORECASE
)
# Without one: only what holds a digit, or "1Password Ltd" would lose its name.
_BESIDE = re.compile(
    rf"(?P<name>{_SECRETS})(?P<mark>\s*)(?=[^\s,;，；。|]{{0,60}}\d)"
    r"[^\s,;，；。|]{1,200}(?:[ -]\d{1,8}){0,8}",
    re.IGNORECASE,
)
# Words in a row: nobody can tell where they end.
_PHRASE = re.compile(
    r"(?P<name>助记词|私钥|(?:seed|recovery)\s?phrase|private\s?key|mnemonic)(?P<mark>\s*).+",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![\d.])\d(?:[ -]?\d){3,7}(?![\d.])"
    r"(?=\D{0,16}(?:验证码|校验码|动态码|(?:verification|security|login) code|one-?time|otp\b))",
    re.IGNORECASE,
)
_BREAK = r"[\s.()\-\u00b7]{0,2}"
_SERVICE = re.compile(
    rf"(?<![\d.,])(?:\+?86{_BREAK})?[48]{_BREAK}0{_BREAK}0(?:{_BREAK}\d){{7}}(?!\d|[.,]\d)"
    rf"|(?<![\d.,])\+?1?{_BREAK}8(?:33|44|55|66|77|88){_BREAK}\d{{3}}{_BREAK}\d{{4}}(?!\d|[.,]\d)"
    r"|(?<![\d.,])\d{3}[)-] ?\d{3}[-. ]\d{4}(?!\d|[.,]\d)"
    r"|(?<![\d.,-])95\d{3,6}(?!\d|[.,]\d)"
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?(\d{4})(?!\d)")
_ABROAD = re.compile(r"(?<![\w+])\+\d[\d ()-]{6,16}\d(?!\d)")
_MAIL = re.compile(r"(?<![\w.+-])([\w+-])[\w.+-]{0,63}(@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_CHINESE_ID = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?![0-9A-Za-z])"
)
_OTHER_ID = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{3}-\d{2}-\d{4}|[A-Z]{1,2}\d{6}\([0-9A]\)|[EGPS]\d{8})(?![0-9A-Za-z])"
)
_IBAN = re.compile(
    r"(?<![0-9A-Za-z])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![0-9A-Za-z])"
)
_LONG = re.compile(r"(?<![0-9A-Za-z])\d(?:[ -]?\d){12,18}(?![0-9A-Za-z])")
_ANY_LONG = re.compile(r"\d(?:[ -]?\d){7,}")
_LAST, _LONG_NUMBER = 4, 7  # digits


def text(outside: str, *, reveal: bool = False) -> str:
    """A payee, description or note; with `reveal` only secrets and service numbers are hidden."""
    shown = _service(_secrets(_folded(outside)))
    return shown if reveal else _numbers(shown)


def account(outside: str, *, reveal: bool = False) -> str:
    """What stands in a column of accounts: of any longer number the last four digits."""
    shown = text(outside, reveal=reveal)
    return shown if reveal else _ANY_LONG.sub(_last_four, shown)


def reference(outside: str) -> str:
    """A transaction number: shown whole, unless it is a service number in disguise."""
    return _service(safe.plain(outside))


def name(outside: str) -> str:
    """Somebody else's name: only its first letter."""
    shown = safe.plain(outside)
    return f"{shown[0]}**" if shown else ""


def _folded(outside: str) -> str:
    """One line; with full-width digits and letters as plain ones where these hide something."""
    shown = safe.plain(outside, limit=1000)
    folded = unicodedata.normalize("NFKC", shown)
    changes = _numbers(_service(_secrets(folded))) != folded
    return folded if changes else shown


def _secrets(shown: str) -> str:
    for pattern in (_PHRASE, _MARKED, _SAID, _BESIDE):
        shown = pattern.sub(_hide, shown)
    return _BEFORE.sub(_HIDDEN, shown)


def _hide(match: re.Match[str]) -> str:
    return f"{match['name']}{match['mark']}{_HIDDEN}"


def _service(shown: str) -> str:
    return _on_file().sub(_last_four, _SERVICE.sub(_last_four, shown))


@cache
def _on_file() -> re.Pattern[str]:
    """The numbers in the profiles that nobody confirmed, and all long ones, however spaced."""
    cards = (card(profiles.load(name).hotline) for name in profiles.ids())
    numbers = {
        digits
        for group in chain.from_iterable(one.groups for one in cards)
        for number in group.numbers
        if len(digits := "".join(filter(str.isdigit, number.number))) >= _LONG_NUMBER
        or group.standing is Standing.NOT_CONFIRMED
    }
    spaced = (_BREAK.join(digits) for digits in sorted(numbers, key=len, reverse=True))
    return re.compile(rf"(?<![\d.,])\+?(?:{'|'.join(spaced)})(?!\d|[.,]\d)")


def _numbers(shown: str) -> str:
    for pattern in (_IBAN, _CHINESE_ID, _OTHER_ID, _MOBILE, _ABROAD):
        shown = pattern.sub(_last_four, shown)
    shown = _LONG.sub(_card, shown)
    return _MAIL.sub(rf"\1{_HIDDEN}\2", shown)


def _last_four(match: re.Match[str]) -> str:
    digits = "".join(filter(str.isalnum, match[0]))
    kept = digits[-_LAST:] if len(digits) > 2 * _LAST else digits[-2:]
    return _HIDDEN + kept


def _card(match: re.Match[str]) -> str:
    """Numbers of cards and nothing else: order numbers are of any length, and needed."""
    digits = "".join(filter(str.isdigit, match[0]))
    return _last_four(match) if digits.startswith("62") or _checks(digits) else match[0]


def _checks(digits: str) -> bool:
    """Whether the last digit is that of Luhn's sum, as on every card (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled  # noqa: PLR2004 - the sum of its two digits
    return total % 10 == 0
