"""One run of the questionnaire: what is known already, what is asked, what it comes to.

Each answer is kept at once, before the next question is asked.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from secaudit import clock
from secaudit.model.finding import Finding
from secaudit.model.message import N_, Message
from secaudit.model.overview import ScorePoint
from secaudit.model.questionnaire import SKIP, UNKNOWN, Scenario
from secaudit.model.score import Result, Standing
from secaudit.model.severity import Severity
from secaudit.questionnaire import answers_file, asking, evidence, items
from secaudit.questionnaire.answers_file import HINT
from secaudit.questionnaire.asking import Walk, several, understand
from secaudit.questionnaire.bank import bank
from secaudit.questionnaire.scoring import score
from secaudit.storage import answers, checks, hotlines
from secaudit.workflows import emergency, providers
from secaudit.workflows.light import light_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from secaudit.model.emergency import FirstScreen
    from secaudit.model.evidence import Evidence
    from secaudit.model.plan import Plan
    from secaudit.model.questionnaire import Answer, Fact, Question
    from secaudit.storage.database import Database

__all__ = [
    "HINT",
    "Session",
    "Walk",
    "read_answers",
    "several",
    "understand",
]  # the command line reaches the feature through here

KIND = "questionnaire"
_UNNAMED = Message(
    N_(
        "These steps hold for every wallet. With --provider and its name, "
        "for example --provider alipay, they become exact."
    )
)


class Session:
    """What is known of the user in this run; with a database, from former runs and for later ones.

    `answers` is alive: it holds at any moment what was answered so far.
    """

    def __init__(self, db: Database | None, *, provider: str | None = None) -> None:
        self.bank = bank()
        self.answers: dict[str, Answer] = {}
        self._db, self._today = db, clock.today()
        self._at: dict[str, str] = {}
        self._providers, self._provider = providers.known(), provider
        if provider is not None:
            self._providers.load(provider)
        self._recall()

    def _recall(self) -> None:
        """Take over what former runs have kept, as far as today's bank still asks for it."""
        if self._db is None:
            return
        asked = self.bank.askable
        for key, kept in answers.kept(self._db).items():
            if key in asked and asking.fits(asked[key], kept.answer):
                self.answers[key], self._at[key] = kept.answer, kept.at

    def steps(
        self,
        *,
        quick: bool = False,
        section: str | None = None,
        due: bool = False,
        resume: bool = False,
    ) -> tuple[Fact | Question, ...]:
        """What to ask, in order; it does not all apply, which `asking.Walk` sees to.

        `quick` together with `due` leaves out what is not quick and was never answered.
        Facts that are known are asked again in a full run only.
        """
        wanted: set[str] | None = None
        if due:
            given = {key: clock.local(datetime.fromisoformat(at)) for key, at in self._at.items()}
            wanted = asking.due(self.bank, self.answers, given, today=self._today)
        questions = [
            question
            for question in self.bank.questions
            if (question.quick or not quick or (due and question.id in self.answers))
            and (section is None or question.id.startswith(f"{section}."))
            and (wanted is None or question.id in wanted)
        ]
        facts = list(asking.facts_for(self.bank, questions))
        if due or section is not None:
            facts = [fact for fact in facts if not self._known(fact.id)]
        steps: tuple[Fact | Question, ...] = (*facts, *questions)
        return tuple(one for one in steps if not self._since_start(one.id)) if resume else steps

    def _known(self, key: str) -> bool:
        return self.answers.get(key, (SKIP,)) not in ((SKIP,), (UNKNOWN,))

    def _since_start(self, key: str) -> bool:
        """Whether this was answered in the run that is to be resumed; "skip" is asked again."""
        begun = answers.started(self._db) if self._db is not None else None
        answered = self.answers.get(key, (SKIP,)) != (SKIP,)
        return answered and (begun is None or self._at.get(key, "") >= begun)

    def start(self) -> None:
        """Note that a new run begins, which `resume` would go on with."""
        if self._db is not None:
            answers.start(self._db, at=_now())

    def answer(self, given: Mapping[str, Answer]) -> None:
        """Keep answers, all or none, and only then count them."""
        at = _now()
        if self._db is not None:
            with self._db.transaction():
                for key, answer in given.items():
                    answers.keep(self._db, key, answer, at=at)
        self.answers.update(given)
        self._at.update(dict.fromkeys(given, at))

    def scenario(self, given: Mapping[str, Answer]) -> Scenario | None:
        """What may be happening, if answers say so; the gravest of several."""
        found = {
            option.scenario
            for key, answer in given.items()
            for option in self.bank.askable[key].option
            if option.id in answer and option.scenario is not None
        }
        grave = (Scenario.DEVICE_CONTROLLED, Scenario.PHONE_GONE, Scenario.UNKNOWN_PAYMENT)
        return next((one for one in grave if one in found), None)

    def what_to_do(self) -> Plan:
        """The steps that save money, freeze first."""
        urgent = Finding("questionnaire", Message(""), Severity.HIGH, ())
        found = self._providers.plan(
            self._provider, findings=[urgent], today=self._today, confirmed=providers.confirmed()
        )
        return found if self._provider is not None else replace(found, unnamed=_UNNAMED)

    def first_screen(self, scenario: Scenario, plan: Plan) -> FirstScreen:
        """The seven lines of the emergency that may be happening."""
        return emergency.screen_of(self._providers, [plan], scenario.value)

    def result(self, *, quick: bool = False, seen: Mapping[str, Evidence] | None = None) -> Result:
        """What the answers come to; `seen` is what probes have seen, by the id of the probe."""
        found = score(self.bank, {**self.answers, **self._items()}, quick=quick)
        light = light_of(self._db)
        return Result(
            bank=self.bank,
            score=found,
            light=light.light,
            light_text=light.text,
            beside=evidence.beside(found.verdicts, seen or {}),
        )

    def points(self) -> tuple[ScorePoint, ...]:
        """The score of every finished run of all questions, the oldest first."""
        if self._db is None:
            return ()
        return tuple(
            ScorePoint(one.at, one.figures["score"], one.figures["low"], one.figures["high"])
            for one in checks.every(self._db, KIND)
            if not one.label and one.figures.keys() >= {"score", "low", "high"}
        )

    def _items(self) -> dict[str, Answer]:
        if self._db is None:
            return {}
        return items.answers(
            passwords=checks.results(self._db, "password").values(),
            vaults=checks.results(self._db, "vault").values(),
            hotlines=hotlines.count(self._db),
        )

    def record(self, result: Result) -> None:
        """Keep the figures of a finished run, with the version of the bank that made them."""
        if self._db is None:
            return
        found = result.score
        figures = {
            "score": found.score,
            "low": found.low,
            "high": found.high,
            "coverage": found.coverage,
            "gaps": len(found.gaps),
            "unknown": len(found.of(Standing.UNKNOWN)) + len(found.of(Standing.SKIPPED)),
            "bank": int(self.bank.version.replace(".", "")),
        }
        label = "quick" if found.quick else ""
        checks.add(self._db, KIND, label=label, at=_now(), result=figures)


def read_answers(
    session: Session, text: str, *, pairs: Sequence[str] = (), where: str | None = None
) -> dict[str, Answer]:
    """The answers of a file and of pairs; raises `AnswersError` with everything that is wrong."""
    return answers_file.read(session.bank, text, pairs=pairs, where=where)


def _now() -> str:
    return clock.now().isoformat(timespec="microseconds")
