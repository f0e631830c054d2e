"""An answers file of the questionnaire to fill in: TOML, every question with its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secaudit.model.message import N_
from secaudit.model.questionnaire import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from secaudit.i18n import Translator
    from secaudit.model.questionnaire import Fact

_HOW = (
    N_("Put the id of an option between the quotes; what stays empty is left as it is."),
    N_("Also possible everywhere: unknown, skip."),
    N_("Then: secaudit questionnaire --answers FILE"),
)


def template(steps: Iterable[Fact | Question], translator: Translator) -> str:
    """The file as text, with no answer in it."""
    return "\n".join([*(f"# {translator(one)}" for one in _HOW), *fields(steps, translator)])


def fields(steps: Iterable[Fact | Question], translator: Translator) -> list[str]:
    """A line to fill in for each question, below its options."""
    lines = []
    for step in steps:
        lines += ["", f"# {translator.render(step.text)}"]
        lines += [f"#   {option.id} - {translator.render(option.text)}" for option in step.option]
        several = isinstance(step, Question) and step.multi
        lines.append(f"{step.id} = " + ("[]" if several else '""'))
    return lines
