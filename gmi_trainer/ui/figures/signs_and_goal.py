"""A list of warning signs that ends in what to do, and the parts of a goal; no paint, and never a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.safety import SafetyAnswer
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

LONGEST_WHAT, LONGEST_WHEN = 60, 36
ANSWERS = (SafetyAnswer.NO, SafetyAnswer.NEW, SafetyAnswer.KNOWN)


class SignsList(StrEnum):
    """Where the signs of a question are written."""

    BACK_OR_NECK = "back-or-neck"
    ANYWHERE = "anywhere"
    SOON = "soon"
    OWN = "own"  # in the figure's own texts


class LeadsTo(StrEnum):
    """What to do, the most urgent first. Nothing is called safe."""

    NOW = "now"
    SOON = "soon"
    BOOK = "book"
    ON = "on"


@dataclass(frozen=True, slots=True)
class SignsQuestion:
    """One group of signs. ``items``: how many there are, where they are the figure's own."""

    question_id: str
    signs: SignsList
    leads_to: LeadsTo
    items: int = 0


@dataclass(frozen=True, slots=True)
class SignsPlan:
    """All that the figure knows."""

    questions: tuple[SignsQuestion, ...]
    ideas: tuple[str, ...]
    how_often: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignsAnswered:
    """What was answered so far, by question, in order. An emergency ends the list at once."""

    questions: tuple[SignsQuestion, ...]
    answers: tuple[SafetyAnswer, ...] = ()

    @property
    def at(self) -> int | None:
        """The number of the question that is asked now, from 0; None: there is an outcome."""
        is_over = self.outcome is not None
        return None if is_over else len(self.answers)

    @property
    def outcome(self) -> LeadsTo | None:
        """What to do; None as long as it is asked."""
        new = [
            question.leads_to
            for question, answer in zip(self.questions, self.answers, strict=False)
            if answer is SafetyAnswer.NEW
        ]
        if LeadsTo.NOW in new:
            return LeadsTo.NOW
        if len(self.answers) < len(self.questions):
            return None
        return min(new, key=list(LeadsTo).index, default=LeadsTo.ON)

    @property
    def has_known(self) -> bool:
        """Whether something is known, and was checked."""
        return SafetyAnswer.KNOWN in self.answers

    def with_answer(self, answer: SafetyAnswer) -> SignsAnswered:
        """One more. Where there is an outcome, nothing more is asked."""
        return self if self.outcome is not None else SignsAnswered(self.questions, (*self.answers, answer))

    def one_back(self) -> SignsAnswered:
        """Without the last answer."""
        return SignsAnswered(self.questions, self.answers[:-1])


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A goal that is being put together. ``often``: an id; ``now``: 0 to 10."""

    what: str = ""
    often: str = ""
    when: str = ""
    now: int | None = None

    @property
    def parts(self) -> Mapping[str, bool]:
        """Which parts are there, as the compass shows them: from the top on, clockwise."""
        return {
            "what": bool(self.what),
            "often": bool(self.often),
            "when": bool(self.when),
            "now": self.now is not None,
        }

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that a goal cannot do without, and that are not there yet. When is up to the person."""
        return tuple(part for part, is_there in self.parts.items() if not is_there and part != "when")

    @property
    def share(self) -> float:
        """How much of it is there, 0 to 1. Without a when it can still be whole."""
        return 1 - len(self.missing) / 3

    @property
    def is_begun(self) -> bool:
        """Whether anything is there."""
        return any(self.parts.values())


def signs_plan(figure: Figure) -> SignsPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    questions = tuple(
        _question(one, f"{where}.questions[{number}]")
        for number, one in enumerate(settings.parts("questions"), start=1)
    )
    plan = SignsPlan(questions, settings.words("ideas"), settings.words("how_often"))
    ids = [question.question_id for question in questions]
    require(len(ids) == len(set(ids)), f"{where}.questions", "every id once")
    urgency = [list(LeadsTo).index(question.leads_to) for question in questions]
    require(urgency == sorted(urgency), f"{where}.questions", "the most urgent first")
    shown = {question.signs for question in questions}
    require(
        shown >= {SignsList.BACK_OR_NECK, SignsList.ANYWHERE, SignsList.SOON},
        f"{where}.questions",
        "all of the program's own lists",
    )
    for key, found in (("ideas", plan.ideas), ("how_often", plan.how_often)):
        require(_is_each_once(found), f"{where}.{key}", "every one once")
    return plan


def _question(settings: Settings, where: str) -> SignsQuestion:
    signs, leads_to = settings.word("list"), settings.word("leads_to")
    require(signs in list(SignsList), f"{where}.list", ", ".join(SignsList))
    towards = [place for place in LeadsTo if place is not LeadsTo.ON]
    require(leads_to in towards, f"{where}.leads_to", ", ".join(towards))
    items = settings.whole("items", 0)
    require((items > 0) is (signs == SignsList.OWN), f"{where}.items", "how many, for a list of its own only")
    if signs in (SignsList.BACK_OR_NECK, SignsList.ANYWHERE):
        require(leads_to == LeadsTo.NOW, f"{where}.leads_to", "now, for signs of an emergency")
    return SignsQuestion(settings.word("id"), SignsList(signs), LeadsTo(leads_to), items)


def _is_each_once(words: Sequence[str]) -> bool:
    return len(words) == len(set(words))
