"""What Today says: a day, its plan and the reasons for it. Kind, short, and never a push."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast, CheckIn, Feel, LifeChange, Scale
from gmi_trainer.domain.flare import FlareSource, StepBack
from gmi_trainer.domain.habits import Habit
from gmi_trainer.domain.lesson_head import LessonHead
from gmi_trainer.domain.offer import CardReason, OfferCard
from gmi_trainer.domain.plan import BreathDose, Dose, DrillDose, LessonDose, OwnWords, Plan, PracticeDose
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.safety import SafetyOccasion, Standing
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.days import day_month, weekday_name
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

FEWEST_DAYS_TO_COUNT = 3
"""Before that a number of days would only say how little it is."""


def day_title(day: date, translate: Translate) -> str:
    """ "Thursday, 13 Mar"."""
    return translate("Today", "{weekday}, {day}").format(
        weekday=weekday_name(day, translate), day=day_month(day, translate)
    )


def habit_line(habit: Habit, translate: Translate) -> str:
    """The line under the day: how many were kept, once that is something to be glad of."""
    if habit.kept < FEWEST_DAYS_TO_COUNT:
        return translate("Today", "A few quiet minutes are plenty.")
    line = (
        translate("Today", "{n} of your first {days} days. Rest days count, too.")
        if habit.is_from_the_start
        else translate("Today", "{n} of the last {days} days. Rest days count, too.")
    ).format(n=habit.kept, days=habit.days)
    if habit.streak is not None and habit.streak >= FEWEST_DAYS_TO_COUNT:
        row = translate("Today", "{n} days in a row.").format(n=habit.streak)
        return translate("Today", "{line} {row}").format(line=line, row=row)
    return line


# -- the questions -------------------------------------------------------------------------------------


def after_last_name(answer: AfterLast, translate: Translate) -> str:
    """An answer to "how was it after last time?"."""
    return {
        AfterLast.NO_CHANGE: translate("Today", "No change"),
        AfterLast.SETTLED: translate("Today", "Worse, but gone within the hour"),
        AfterLast.LONGER: translate("Today", "Worse for longer"),
        AfterLast.STILL_WORSE: translate("Today", "Still worse now"),
    }[answer]


def scale_question(scale: Scale, translate: Translate) -> str:
    """What a 0 to 10 row asks."""
    return {
        Scale.PAIN_AVERAGE: translate("Today", "Pain since yesterday, on average"),
        Scale.PAIN_NOW: translate("Today", "Pain right now"),
        Scale.TENSION: translate("Today", "Tension right now"),
        Scale.CALM: translate("Today", "Calm right now"),
        Scale.SLEEP: translate("Today", "How did you sleep?"),
        Scale.MOOD: translate("Today", "How is your mood?"),
    }[scale]


def scale_ends(scale: Scale, translate: Translate) -> tuple[str, str]:
    """What 0 and 10 mean."""
    return {
        Scale.PAIN_AVERAGE: (translate("Today", "no pain"), translate("Today", "the worst pain")),
        Scale.PAIN_NOW: (translate("Today", "no pain"), translate("Today", "the worst pain")),
        Scale.TENSION: (translate("Today", "not tense at all"), translate("Today", "as tense as can be")),
        Scale.CALM: (translate("Today", "not calm at all"), translate("Today", "as calm as can be")),
        Scale.SLEEP: (translate("Today", "very badly"), translate("Today", "very well")),
        Scale.MOOD: (translate("Today", "very low"), translate("Today", "very good")),
    }[scale]


def check_in_line(said: CheckIn, translate: Translate, *, with_pain: bool) -> str:
    """The day's check-in in one line: "Pain 4 · Sleep 6 · Mood 5". What was not said is not there."""
    parts = []
    if with_pain and said.pain is not None:
        parts.append(translate("Today", "Pain {n}").format(n=said.pain))
    if said.sleep is not None:
        parts.append(translate("Today", "Sleep {n}").format(n=said.sleep))
    if said.mood is not None:
        parts.append(translate("Today", "Mood {n}").format(n=said.mood))
    return " · ".join(parts) if parts else translate("Today", "No check-in today.")


def change_name(change: LifeChange, translate: Translate) -> str:
    """Something that changed."""
    return {
        LifeChange.MEDICINE: translate("Today", "Medicine"),
        LifeChange.TREATMENT: translate("Today", "Treatment"),
        LifeChange.ILLNESS: translate("Today", "Illness"),
        LifeChange.SLEEP: translate("Today", "Sleep"),
        LifeChange.OTHER: translate("Today", "Something else"),
    }[change]


def changes_line(changes: Sequence[LifeChange], translate: Translate) -> str:
    """What was noted today."""
    return translate("Today", "Noted today: {what}").format(
        what=", ".join(change_name(change, translate) for change in changes)
    )


def feel_name(feel: Feel, translate: Translate) -> str:
    """One tap after a practice."""
    return {
        Feel.EASIER: translate("Today", "Easier"),
        Feel.SAME: translate("Today", "Same"),
        Feel.WORSE: translate("Today", "Worse"),
    }[feel]


# -- the plan ------------------------------------------------------------------------------------------


def card_title(dose: Dose, translate: Translate, lesson: LessonHead | None = None) -> str:
    """What a card is for. ``lesson``: the one of a card for reading."""
    if lesson is not None:
        return translate("Today", "Lesson {n}: {title}").format(n=lesson.number, title=lesson.title)
    match dose:
        case DrillDose():
            return drill_title(dose, translate)
        case BreathDose():
            return translate("Today", "Slow breathing")
        case PracticeDose(kind=SessionKind.NOTICE):
            return translate("Today", "Notice: a calm practice")
        case PracticeDose(kind=SessionKind.MIRROR):
            return translate("Today", "The mirror: a short practice")
        case PracticeDose(kind=SessionKind.IMAGERY, part=None):
            return translate("Today", "Imagined movement")
        case PracticeDose(kind=SessionKind.IMAGERY, part=BodyPart() as part):
            return translate("Today", "{part}: imagined movement").format(part=part_name(part, translate))
        case PracticeDose(kind=SessionKind.ACTIVITY, part=None):
            return translate("Today", "A small daily task")
        case PracticeDose(kind=SessionKind.ACTIVITY, part=BodyPart() as part):
            return translate("Today", "{part}: a small daily task").format(part=part_name(part, translate))
        case OwnWords(text=text):
            return text
        case LessonDose():
            return translate("Today", "A lesson")
        case _:
            raise AssertionError(f"no card shows {dose} yet")


def drill_title(dose: DrillDose, translate: Translate) -> str:
    """ "Hands: training"."""
    what = (
        translate("Today", "{part}: test")
        if dose.mode is DrillMode.TEST
        else translate("Today", "{part}: training")
    )
    return what.format(part=part_name(dose.part, translate))


def card_facts(card: OfferCard, translate: Translate) -> str:
    """How long, and which of several; once it is done, how many there were, and of one nothing more."""
    if card.is_done:
        return translate("Today", "All {n} bouts").format(n=card.bouts) if card.bouts > 1 else ""
    if not card.minutes:
        return bout_words(card.bout, card.bouts, translate) if card.bouts > 1 else ""
    words = translate("Today", "About {n} min").format(n=max(1, round(card.minutes)))
    return words if card.bouts <= 1 else f"{words} · {bout_words(card.bout, card.bouts, translate)}"


def bout_words(bout: int, bouts: int, translate: Translate) -> str:
    """ "bout 1 of 3"."""
    return translate("Today", "bout {n} of {all}").format(n=bout, all=bouts)


def questions_back_lines(questions: int, translate: Translate) -> tuple[str, str]:
    """Questions of lessons come back, so that what was read stays."""
    title = (
        translate("Today", "A question from your lessons is back")
        if questions == 1
        else translate("Today", "{n} questions from your lessons are back").format(n=questions)
    )
    return title, translate("Today", "A minute or two, and what you read stays with you.")


def later_line(bout: int, bouts: int, translate: Translate) -> str:
    """After a bout, what is left of it for today: never at once."""
    if bout >= bouts:
        return translate("Today", "That was the last one for today.")
    return translate("Today", "Bout {n} of {all} can wait until later.").format(n=bout + 1, all=bouts)


def reason_line(card: OfferCard, translate: Translate) -> str:
    """Why a card is there, where that helps and nothing above it says so already; else empty."""
    if card.reason is CardReason.FIRST and isinstance(card.dose, BreathDose):
        return translate("Today", "One minute, to try it out.")
    if isinstance(card.dose, OwnWords):
        return translate("Today", "Your clinic wrote this for you.")
    return {
        CardReason.TEST_DAY: translate("Today", "Now and then a test shows where you are."),
        CardReason.FIRST: translate("Today", "Your first one. Just try it out."),
        CardReason.GENTLE: translate("Today", "Short and easy at first, after your time away."),
    }.get(card.reason, "")


def plan_line(plan: Plan, translate: Translate) -> str:
    """Whose plan it is: "Your plan from the clinic by the lake, version 2, 3 Nov"."""
    day = day_month(plan.made_on or plan.began_on, translate)
    if plan.made_by:
        words = translate("Today", "Your plan from {clinic}, version {n}, {day}")
        return words.format(clinic=plan.made_by, n=plan.version, day=day)
    return translate("Today", "Your plan from your clinic, version {n}, {day}").format(
        n=plan.version, day=day
    )


def plan_ended_line(plan: Plan, today: date, translate: Translate) -> str:
    """Past its last day a plan goes on as it was; before that nothing is said."""
    if plan.until is None or today <= plan.until:
        return ""
    return translate(
        "Today",
        "This plan was made until {day}. It goes on as it was. Your clinic can tell you what comes next.",
    ).format(day=day_month(plan.until, translate))


def rest_lines(translate: Translate) -> tuple[str, str]:
    """A day of rest, planned or chosen."""
    return translate("Today", "A rest day"), translate(
        "Today", "Rest is part of the plan. This day counts as kept."
    )


def welcome_lines(translate: Translate) -> tuple[str, str]:
    """The first day after some days away."""
    return translate("Today", "Welcome back"), translate(
        "Today", "Two minutes are enough for today. What you missed is not added up."
    )


def lighter_lines(translate: Translate, *, with_breathing: bool) -> tuple[str, str]:
    """A lighter day that was chosen, and the little that is in it."""
    enough = (
        translate("Today", "One short bout and a little slow breathing count as a whole day.")
        if with_breathing
        else translate("Today", "One short bout is enough. It counts as a whole day.")
    )
    return translate("Today", "A lighter day"), enough


def kept_lines(anything_left: bool, translate: Translate) -> tuple[str, str]:
    """When enough is done for the day."""
    more = (
        translate("Today", "What is left can wait. It is there if you want it.")
        if anything_left
        else translate("Today", "What was planned for today is done.")
    )
    return translate("Today", "That is enough for today"), more


def nothing_planned(translate: Translate) -> tuple[str, str]:
    """A day on which the plan asks for nothing."""
    return translate("Today", "Nothing is planned for today"), translate(
        "Today", "A free day. If you feel like it, Train is open."
    )


# -- hard days -----------------------------------------------------------------------------------------


def because(step_back: StepBack, today: date, translate: Translate) -> str:
    """Why it is easier now. Only what the person said themselves ever makes it so."""
    words = {
        FlareSource.SAID: translate("Today", "{when} you said that you are in a flare."),
        FlareSource.LONGER: translate(
            "Today", "{when} you said that it stayed worse for longer than an hour."
        ),
        FlareSource.STILL_WORSE: translate("Today", "{when} you said that it was still worse."),
    }[step_back.because.source]
    return words.format(when=_when(step_back.because.day, today, translate))


def until(step_back: StepBack, today: date, translate: Translate) -> str:
    """How long it is easier, and that it ends by itself."""
    if step_back.last_day <= today:
        return translate("Today", "Practice is shorter and easier today. Then your plan goes on by itself.")
    day = (
        translate("Today", "tomorrow")
        if step_back.last_day == today + timedelta(days=1)
        else weekday_name(step_back.last_day, translate)
    )
    return translate(
        "Today", "Practice is shorter and easier until {day}. Then your plan goes on by itself."
    ).format(day=day)


def clinician_line(translate: Translate) -> str:
    """The second step back in a row."""
    return translate(
        "Today",
        "This is the second time in a row. It may help to talk it over with your physiotherapist or doctor.",
    )


def _when(day: date, today: date, translate: Translate) -> str:
    if day >= today:
        return translate("Today", "Today")
    if day == today - timedelta(days=1):
        return translate("Today", "Yesterday")
    return translate("Today", "On {day}").format(day=weekday_name(day, translate))


def paused_lines(standing: Standing, translate: Translate) -> tuple[str, str]:
    """Practice waits: what it is, and what to do now."""
    if standing is Standing.EMERGENCY:
        return translate("Today", "Get help first. Practice can wait."), translate(
            "Today",
            "Something on the list that needs help at once is new or worse for you. Call your emergency number "
            "now, or go to an emergency department. When it has been looked at, you can go on here.",
        )
    return translate(
        "Today", "Have this looked at soon. Practice with pictures waits until then."
    ), translate(
        "Today",
        "Something that a health worker should see is new or worse for you. Please call them in the next few "
        "days. Settling and slow breathing are open to you meanwhile.",
    )


def safety_ask_lines(occasion: SafetyOccasion, translate: Translate) -> tuple[str, str]:
    """A few safety questions come first."""
    more = translate(
        "Today", "Three short questions help you see whether to start now or to see someone first."
    )
    return {
        SafetyOccasion.LONG_BREAK: translate("Today", "It has been a while. Has anything changed?"),
        SafetyOccasion.NEW_SYMPTOM: translate("Today", "Something is new? Let us look at that first."),
    }.get(occasion, translate("Today", "First, a few questions")), more


def call_lines(translate: Translate) -> tuple[str, str]:
    """After three days of low mood: once, and gently."""
    return translate("Today", "These have been hard days"), translate(
        "Today", "You do not have to carry them alone. Here is who you can call."
    )


def clock_line(translate: Translate) -> str:
    """The computer's clock stands before a day that the record already holds; the doctor says it so, too."""
    return problem_sentence(UserProblem(Problem.CLOCK_SET_BACK), translate)
