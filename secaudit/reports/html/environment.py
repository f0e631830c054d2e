"""The one Jinja2 environment: every value is escaped, every unknown name an error.

A template extends `base.html`, which brings the policy that lets nothing be loaded or run, and the
style sheet. Its texts are translated before or by `_` and `render`; nothing is marked safe here but
our own style sheet and pictures.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from secaudit import __version__, safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secaudit.i18n import Translator

_FOLDER = Path(__file__).parent
_UNSEEN = re.compile(f"[{safe.UNSEEN}\ud800-\udfff]+")
_TAGS = {"en": "en", "zh": "zh-Hans"}


def environment(translator: Translator) -> Environment:
    """Templates of this folder, with `_(text)`, `render(message)` and `value(...)` in them."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css = (_FOLDER / "style.css").read_text(encoding="utf-8")
    made.globals |= {
        "_": translator,
        "render": translator.render,
        "value": translator.value,
        "lang": _TAGS[translator.language],
        "css": Markup(css),  # noqa: S704 - our own file
        "policy": policy(css),
        "version": __version__,
    }
    return made


def page(template: str, values: Mapping[str, object], translator: Translator) -> str:
    """The page that a template of this folder makes of `values`."""
    return environment(translator).get_template(template).render(values)


def policy(css: str) -> str:
    """A policy that allows this style sheet, pictures within the page, and nothing else.

    Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
    """
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _clean(value: object) -> object:
    """Take out of text what could fool a reader's eye; escaping comes after it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSEEN.sub(" ", value)
    return value
