"""Days as people tell them: reads a scenario, and says in the same words what the rules say.

A scenario is lines of text; ``#`` begins a remark.

    pain: right hand            one of the parts and sides, or "not said"
    pictures: hand, foot        the parts of which there are pictures
    program: drills             what can be done in it: "drills", "everything", or kinds by name
    saves energy: yes
    rests on: Sunday
    begins on: Monday           the weekday of day 1
    lessons: 4                  how many there are; each has four questions
    plan: hand-1, 5 bouts, 40 pictures, 2 weeks, test every 7 days, level 3 pictures
                                a clinic's plan, made from a template with its usual dose but for what is said; without
                                this line the default plan
    own words: Walk to the gate     one more item of that plan, twice a day, beside the stages

    day 1: does it; does it     what is done or said on that day, in order
    days 2 to 9: does it        the same on each of these days
    -> kept                     what Today says then; all of these lines hold at that moment
    says "I'm in a flare"       more on the same day

"does it" presses Start on the first card that is not done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gmi_trainer import resources
from gmi_trainer.content.plan_files import TemplateFolder
from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.flare import FlareSource
from gmi_trainer.domain.offer import DayKind, OfferCard
from gmi_trainer.domain.plan import (
    BreathDose,
    DrillDose,
    LessonDose,
    OwnWords,
    Plan,
    PlanItem,
    PracticeDose,
)
from gmi_trainer.domain.plan_choices import plan_from_template
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyOccasion
from tests.scenarios.days.world import A_MONDAY, Person

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RULES = {
    "pain": "not said",
    "pictures": "hand, foot",
    "program": "drills",
    "saves energy": "no",
    "rests on": "no day",
    "begins on": "Monday",
    "safety": "asked",
    "lessons": "18",
    "plan": "default",
    "own words": "",
}
PROGRAMS = {"drills": frozenset({SessionKind.DRILL}), "everything": frozenset(SessionKind)}
SAID = {
    FlareSource.SAID: '"I\'m in a flare"',
    FlareSource.LONGER: '"worse for longer"',
    FlareSource.STILL_WORSE: '"still worse"',
}
AFTER_LAST = {
    "no change": AfterLast.NO_CHANGE,
    "worse, gone within the hour": AfterLast.SETTLED,
    "worse for longer": AfterLast.LONGER,
    "still worse": AfterLast.STILL_WORSE,
}
KINDS = {
    DayKind.ORDINARY: "an ordinary day",
    DayKind.LIGHTER: "a lighter day",
    DayKind.REST: "a rest day",
    DayKind.STEPPED_BACK: "a stepped-back day",
    DayKind.PAUSED: "a paused day",
}
ASKS = {
    None: "no safety questions",
    SafetyOccasion.FIRST_RUN: "safety questions first, because they were never answered",
    SafetyOccasion.NEW_SYMPTOM: "safety questions first, because of a new symptom",
    SafetyOccasion.LONG_BREAK: "safety questions first, because of a long break",
}
ANSWERS = {
    "no": SafetyAnswer.NO,
    "new": SafetyAnswer.NEW,
    "known": SafetyAnswer.KNOWN,
    "not said": SafetyAnswer.NOT_SAID,
}


@dataclass(frozen=True)
class Line:
    """One line that happens or holds."""

    number: int
    day: int
    text: str
    is_claim: bool


@dataclass(frozen=True)
class Telling:
    """A scenario as read."""

    rules: dict[str, str]
    lines: tuple[Line, ...]


def read(text: str) -> Telling:
    """Read a scenario; what nobody understands is an error with its line."""
    rules = dict(RULES)
    lines: list[Line] = []
    day = 0
    for number, raw in enumerate(text.splitlines(), start=1):
        words = " ".join(raw.partition("#")[0].split())
        if not words:
            continue
        if told := re.fullmatch(r"days? (\d+)(?: to (\d+))?(?:: (.*))?", words):
            assert int(told[1]) >= max(day, 1), f"line {number}: days go forward"
            for day in range(int(told[1]), int(told[2] or told[1]) + 1):
                lines.append(Line(number, day, told[3] or "", is_claim=False))
        elif not day:
            name, _, value = words.partition(": ")
            assert name in RULES, f"line {number}: there is no rule {name}"
            rules[name] = value
        else:
            claim = words.removeprefix("-> ")
            lines.append(Line(number, day, claim, is_claim=claim != words))
    return Telling(rules, tuple(lines))


def tell(telling: Telling) -> int:
    """Let the days happen. Raises where a line does not hold; returns how many claims held."""
    person = _person(telling.rules)
    claims = 0
    for line in telling.lines:
        person.day = person.first_day + timedelta(days=line.day - 1)
        if line.is_claim:
            for claim in line.text.split("; "):
                said = what_today_says(person, claim)
                assert claim == said, f"line {line.number}, day {line.day}: {claim!r}, but Today: {said!r}"
                claims += 1
        elif line.text:
            for deed in line.text.split("; "):
                happen(person, deed, line.number)
    return claims


def happen(person: Person, deed: str, number: int = 0) -> None:
    """One thing that a person does or says."""
    for pattern, act in DEEDS:
        if match := re.fullmatch(pattern, deed):
            act(person, match)
            return
    raise AssertionError(f"line {number}: nobody understands {deed!r}")


def what_today_says(person: Person, claim: str) -> str:
    """The truth about what a claim is about, in the words of claims."""
    today = person.offer()
    truths: tuple[tuple[str, Callable[[], str]], ...] = (
        (r"kept|not kept", lambda: "kept" if today.day_is_kept else "not kept"),
        (r"an? .* day", lambda: KINDS[today.day_kind]),
        (
            r"welcome back|no welcome back",
            lambda: "welcome back" if today.welcome_back else "no welcome back",
        ),
        (r"away \d+ days?", lambda: f"away {_count(today.days_away, 'day')}"),
        (r"stepped back .*|not stepped back", lambda: _stepped_back(person)),
        (r"speak with .*|no word of a clinician", lambda: _clinician(person)),
        (r"(no )?safety questions.*", lambda: ASKS[person.asks()]),
        (r"training is .*", lambda: f"training is {person.standing().value}"),
        (r"(no )?who I can call", lambda: "who I can call" if person.offers_call() else "no who I can call"),
        (r"kept \d+ of \d+ days?", lambda: _habit(person)),
        (r"\d+ days? in a row", lambda: f"{_count(person.habit().streak or 0, 'day')} in a row"),
        (r"(no|\d+) questions? back", lambda: f"{_questions(today.questions_back)} back"),
        (r"on one press: .*", lambda: "on one press: " + _cards(person, today.optional)),
    )
    for pattern, truth in truths:
        if re.fullmatch(pattern, claim):
            return truth()
    return _cards(person, today.cards)


def _cards(person: Person, cards: tuple[OfferCard, ...]) -> str:
    return " + ".join(_card(person, card) for card in cards) or "no cards"


def _card(person: Person, card: OfferCard) -> str:
    """ "training of hands, 20 pictures, 2 minutes, bout 1 of 3 (plan)"."""
    match card.dose:
        case DrillDose(part=part, mode=mode, pictures=pictures, level=level):
            name = "test" if mode is DrillMode.TEST else "training"
            name += "" if part is person.part else f" of {part}"
            name += f", {pictures} pictures" + (f" of level {level}" if level else "")
        case BreathDose():
            name = "breathing"
        case LessonDose():
            assert card.lesson is not None
            name = f"lesson {card.lesson.number}"
        case PracticeDose(kind=kind):
            name = kind.value
        case _:
            name = "own words"
    bouts = f", bout {card.bout} of {card.bouts}" if card.bouts > 1 else ""
    because = card.reason.value.replace("_", " ")
    done = ", all done" if card.is_done else ""
    return f"{name}, {_count(card.minutes, 'minute')}{bouts}{done} ({because})"


def _count(number: float, what: str) -> str:
    return f"{number:g} {what}" + ("" if number == 1 else "s")


def _questions(number: int) -> str:
    return _count(number, "question") if number else "no questions"


def _stepped_back(person: Person) -> str:
    step_back = person.offer().step_back
    if step_back is None:
        return "not stepped back"
    because = f"{SAID[step_back.because.source]} on day {_number(person, step_back.because.day)}"
    return f"stepped back until day {_number(person, step_back.last_day)}, because of {because}"


def _clinician(person: Person) -> str:
    step_back = person.offer().step_back
    suggests = step_back is not None and step_back.suggests_clinician
    return "speak with a clinician" if suggests else "no word of a clinician"


def _habit(person: Person) -> str:
    habit = person.habit()
    return f"kept {habit.kept} of {_count(habit.days, 'day')}"


def _number(person: Person, day: date) -> int:
    return (day - person.first_day).days + 1


def _person(rules: dict[str, str]) -> Person:
    pain, _, part = rules["pain"].partition(" ")
    sore = rules["pain"] != "not said"
    side = SoreSide(pain) if sore and pain in set(SoreSide) else SoreSide.NONE
    program = rules["program"]
    kinds = PROGRAMS.get(program) or frozenset(SessionKind(kind) for kind in program.split(", "))
    person = Person(
        AboutMe(
            sore_part=BodyPart(part or pain) if sore else None,
            sore_side=side,
            saves_energy=rules["saves energy"] == "yes",
            rest_weekdays=frozenset(
                WEEKDAYS.index(day.lower()) for day in rules["rests on"].split(", ") if day != "no day"
            ),
        ),
        tuple(BodyPart(part) for part in rules["pictures"].split(", ")),
        kinds,
        A_MONDAY + timedelta(days=WEEKDAYS.index(rules["begins on"].lower())),
        lessons=int(rules["lessons"]),
    )
    if rules["plan"] != "default":
        person.plan = _clinics_plan(rules["plan"], rules["own words"], person.first_day)
    if rules["safety"] == "asked":
        _answer(person, dict.fromkeys(SafetyGroup, SafetyAnswer.NO), SafetyOccasion.FIRST_RUN)
    return person


def _clinics_plan(words: str, own: str, began_on: date) -> Plan:
    """Such as "hand-1, 5 bouts, 2 weeks"."""
    key, *chosen = words.split(", ")
    templates = TemplateFolder(resources.find("assets", "plans")).load("en").templates
    template = next(one for one in templates if one.key == key)
    dose = template.usual
    level = None
    for choice in chosen:
        number = int(re.search(r"\d+", choice)[0])  # type: ignore[index]  # each has one
        if "test" in choice:
            dose = replace(dose, test_every_days=number)
        elif choice.startswith("level"):
            level = number
        else:
            dose = replace(dose, **{choice.split(" ")[1]: number})  # type: ignore[arg-type]
    plan = plan_from_template(template, dose, began_on, "clinic-plan", made_by="Clinic")
    items = [
        replace(item, dose=replace(item.dose, level=level)) if isinstance(item.dose, DrillDose) else item
        for item in plan.items
    ]
    if own:
        items.append(PlanItem("own", OwnWords(own), 10.0, bouts=2, order=25))
    return replace(plan, items=tuple(items))


def _answer(
    person: Person, answers: dict[SafetyGroup, SafetyAnswer], occasion: SafetyOccasion | None = None
) -> None:
    why = occasion or person.asks() or SafetyOccasion.ASKED_FOR
    for group, answer in answers.items():
        person.say(DiaryKind.SAFETY, {"group": group.value, "answer": answer.value, "why": why.value})


def _answers(person: Person, match: re.Match[str]) -> None:
    names = zip(SafetyGroup, match.groups(), strict=True)
    _answer(person, {group: ANSWERS[answer] for group, answer in names})


def _says(kind: DiaryKind) -> Callable[[Person, re.Match[str]], None]:
    return lambda person, _: person.say(kind)


def _does(person: Person, match: re.Match[str]) -> None:
    for _ in range(int(match[1] or 1)):
        person.do()


def _level(person: Person, match: re.Match[str]) -> None:
    person.level = int(match[1])


_ANSWER = "(no|new|known|not said)"
DEEDS: tuple[tuple[str, Callable[[Person, re.Match[str]], None]], ...] = (
    (r"does it(?: (\d+) times)?", _does),
    (r"does it but stops early", lambda person, _: person.do(stops=True)),
    (r"trains (\w+) on their own", lambda person, m: person.train_freely(BodyPart(m[1]))),
    (r"tells that it is done", lambda person, _: person.tell_own_words()),
    (r"breathes", lambda person, _: person.breathe()),
    (r"breathes on their own", lambda person, _: person.breathe_freely()),
    (r"reads", lambda person, _: person.read()),
    (r"reads lesson (\d+) on their own", lambda person, m: person.read(f"L{int(m[1]):02}")),
    (r"answers what is back(?:, (\d+) wrong)?", lambda person, m: person.answer_questions(int(m[1] or 0))),
    (r"says \"I'm in a flare\"", _says(DiaryKind.FLARE)),
    (r"says \"lighter day\"", _says(DiaryKind.LIGHTER_DAY)),
    (r"says \"rest today\"", _says(DiaryKind.REST_DAY)),
    (r"says \"new symptom\"", _says(DiaryKind.NEW_SYMPTOM)),
    (r"says \"I have had this looked at\"", _says(DiaryKind.LOOKED_AT)),
    (r"takes it back", lambda person, _: person.take_back()),
    (
        r"after last time: (.*)",
        lambda person, m: person.say(DiaryKind.AFTER_LAST, {"answer": AFTER_LAST[m[1]].value}),
    ),
    (rf"answers emergency {_ANSWER}, soon {_ANSWER}, other way {_ANSWER}", _answers),
    (r"mood (\d+)", lambda person, m: person.feel(int(m[1]))),
    (r"is shown who to call", _says(DiaryKind.CALL_OFFERED)),
    (r"level (\d)", _level),
    (
        r"saves energy from now on",
        lambda person, _: person.change(replace(person.about, saves_energy=True)),
    ),
)
