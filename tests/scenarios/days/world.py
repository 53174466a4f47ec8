"""A made-up person's days: what they say and do becomes facts, and the real rules look at them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import CheckIn
from gmi_trainer.domain.coming_back import due_today
from gmi_trainer.domain.default_plan import default_plan, training_part
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import flare_reports, step_back, step_backs
from gmi_trainer.domain.habits import Habit, habit, kept_days
from gmi_trainer.domain.learning import Answer
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.low_mood import offers_call
from gmi_trainer.domain.offer import Offer, OfferCard, OfferFacts, offer
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose, OwnWords, Plan, PracticeDose
from gmi_trainer.domain.safety import (
    SafetyOccasion,
    Standing,
    asks_again,
    needs_other_way,
    paused_days,
    standing,
)
from gmi_trainer.services.review import comes_back
from gmi_trainer.services.today_view import own_done

QUESTIONS_A_LESSON = 4
A_MONDAY = date(2025, 3, 10)


@dataclass
class Person:
    """One person from their first day on. ``day`` is the day that is told now."""

    about: AboutMe
    parts: tuple[BodyPart, ...]
    available: frozenset[SessionKind]
    first_day: date
    level: int = 1
    lessons: int = 18
    day: date = field(init=False)
    facts: list[DiaryFact] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    moods: list[CheckIn] = field(default_factory=list)
    answers: dict[str, list[Answer]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.day = self.first_day
        self.plan: Plan = default_plan(self.about, self.parts, self.first_day, "plan")

    def say(self, kind: DiaryKind, detail: Mapping[str, object] | None = None) -> None:
        """A fact of the day that is told."""
        at = datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)
        at += timedelta(minutes=len(self.facts))
        self.facts.append(DiaryFact(f"fact-{len(self.facts)}", kind, self.day, at, detail or {}))

    def tell_own_words(self) -> None:
        """Press "I did this" on the card with the clinician's own words."""
        item_id, words = next(
            (card.item_id, card.dose.text)
            for card in self.cards()
            if isinstance(card.dose, OwnWords) and not card.is_done
        )
        self.say(DiaryKind.OWN_DONE, {"item": item_id, "words": words})

    def take_back(self) -> None:
        """The last fact was never said; the reader leaves such facts out."""
        self.facts.pop()

    def do(self, *, stops: bool = False) -> None:
        """Press Start on the first card that is not done; of a clinician's own words, tell that they are done."""
        card = next(card for card in self.cards() if not card.is_done)
        if isinstance(card.dose, OwnWords):
            self.say(DiaryKind.OWN_DONE, {"item": card.item_id, "words": card.dose.text})
            return
        self._keep(_session(card, stops), card.item_id)

    def train_freely(self, part: BodyPart) -> None:
        """A training from the page Train, not from the plan."""
        self._keep(Done(0, "", SessionKind.DRILL, self.day, part=part, mode=DrillMode.TRAINING), None)

    def breathe(self) -> None:
        """Press Start on the card that is for breathing."""
        card = next(card for card in self.cards() if isinstance(card.dose, BreathDose) and not card.is_done)
        self._keep(_session(card, stops=False), card.item_id)

    def breathe_freely(self) -> None:
        """From the page Breathe, not from the plan."""
        self._keep(Done(0, "", SessionKind.BREATHING, self.day), None)

    def read(self, lesson_id: str | None = None) -> None:
        """Press Start on the card of a lesson, or read one of the page Learn, not from the plan."""
        if lesson_id is None:
            card = next(card for card in self.cards() if card.lesson is not None and not card.is_done)
            self._keep(_session(card, stops=False), card.item_id)
            return
        self._keep(Done(0, "", SessionKind.LESSON, self.day, lesson_id=lesson_id), None)

    def answer_questions(self, wrong: int = 0) -> None:
        """All that come back today, so many of them wrong."""
        for number, question in enumerate(self.questions_back()):
            self._answer(question, is_right=number >= wrong, in_review=True)
        self._keep(Done(0, "", SessionKind.LESSON, self.day, is_review=True), None)

    def questions_back(self) -> tuple[str, ...]:
        """What is left of them today."""
        given = [a for answers in self.answers.values() for a in answers if a.in_review and a.day == self.day]
        due = {question: comes_back(answers) for question, answers in self.answers.items()}
        return due_today(due, self.day, len({answer.question_id for answer in given}))

    def heads(self) -> tuple[LessonHead, ...]:
        """The lessons there are."""
        return tuple(LessonHead(f"L{n:02}", n, f"Lesson {n}", 6) for n in range(1, self.lessons + 1))

    def feel(self, mood: int) -> None:
        """A check-in."""
        self.moods.append(CheckIn(self.day, mood=mood))

    def offer(self) -> Offer:
        """What Today shows."""
        return offer(
            self.plan,
            OfferFacts(
                day=self.day,
                about=self.about,
                standing=self.standing(),
                available=self.available,
                parts=self.parts,
                done=tuple(done for done in self.done if done.day >= self.day - timedelta(days=40)),
                step_back=step_back(flare_reports(self.facts), self.day),
                lighter_days=self._days(DiaryKind.LIGHTER_DAY),
                rest_days=self._days(DiaryKind.REST_DAY),
                level=self.level,
                practice_days=frozenset(done.day for done in self.done),
                asks_safety=self.asks() is not None,
                needs_other_way=needs_other_way(self.facts),
                has_breathed=any(done.kind is SessionKind.BREATHING for done in self.done),
                lessons=self.heads(),
                lessons_done=frozenset(done.lesson_id for done in self.done if done.lesson_id is not None),
                questions_back=len(self.questions_back()),
                own_done=own_done(fact for fact in self.facts if fact.kind is DiaryKind.OWN_DONE),
            ),
        )

    def cards(self) -> tuple[OfferCard, ...]:
        """The cards, on a rest day those that one press brings."""
        today = self.offer()
        return today.cards or today.optional

    def standing(self) -> Standing:
        """What the safety answers have open."""
        return standing(self.facts)

    def asks(self) -> SafetyOccasion | None:
        """Why the safety questions are due."""
        return asks_again(self.facts, max((done.day for done in self.done), default=None), self.day)

    def habit(self) -> Habit:
        """The kept days."""
        kept = kept_days(
            self.first_day,
            self.day,
            practice_days=frozenset(done.day for done in self.done) | self._days(DiaryKind.OWN_DONE),
            lighter_days=self._days(DiaryKind.LIGHTER_DAY),
            rest_days=self._days(DiaryKind.REST_DAY),
            rest_weekdays=self.about.rest_weekdays,
            step_backs=step_backs(flare_reports(self.facts)),
            paused_days=paused_days(self.facts, self.first_day, self.day),
        )
        return habit(kept, self.first_day, self.day, with_streak=True)

    def offers_call(self) -> bool:
        """Whether "who I can call" is shown."""
        return offers_call(self.moods, self._days(DiaryKind.CALL_OFFERED), self.day)

    def change(self, about: AboutMe) -> None:
        """Something else is true of the person now; the plan is made anew for the telling, but not a clinician's."""
        self.about = about
        if self.plan.is_default:
            self.plan = default_plan(about, self.parts, self.first_day, "plan")

    @property
    def part(self) -> BodyPart:
        """The part that is trained."""
        return training_part(self.about, self.parts)

    def _keep(self, session: Done, plan_item: str | None) -> None:
        number = len(self.done) + 1
        self.done.append(
            replace(session, session_id=number, uuid=f"session-{number}", day=self.day, plan_item=plan_item)
        )
        if session.lesson_id is not None:
            for question in range(QUESTIONS_A_LESSON):
                self._answer(f"{session.lesson_id}-{question}", is_right=True)

    def _answer(self, question: str, *, is_right: bool, in_review: bool = False) -> None:
        at = datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)
        answer = Answer(question, "a", is_right, at, self.day, in_review)
        self.answers.setdefault(question, []).append(answer)

    def _days(self, kind: DiaryKind) -> frozenset[date]:
        return frozenset(fact.day for fact in self.facts if fact.kind is kind)


def _session(card: OfferCard, stops: bool) -> Done:
    match card.dose:
        case DrillDose(part=part, mode=mode, pictures=pictures):
            return Done(
                0,
                "",
                SessionKind.DRILL,
                date.min,
                part=part,
                mode=mode,
                pictures=pictures or 0,
                stopped_early=stops,
            )
        case BreathDose():
            return Done(0, "", SessionKind.BREATHING, date.min, stopped_early=stops)
        case LessonDose():
            assert card.lesson is not None
            return Done(0, "", SessionKind.LESSON, date.min, lesson_id=card.lesson.lesson_id)
        case PracticeDose(kind=kind, part=part):
            return Done(0, "", kind, date.min, part=part, stopped_early=stops)
        case _:
            raise AssertionError("own words are not started")
