"""The words around daily tasks: what is suggested and why, what came of a try, and the day after. Never a push."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from gmi_trainer.domain.activity_steps import (
    MS_PER_MINUTE,
    ActivityEnding,
    Advice,
    NextDay,
    Suggestion,
    Tried,
)
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.days import weekday_name
from gmi_trainer.ui.words.own_goals import said_day
from gmi_trainer.ui.words.translate import Translate


def ladder_of_name(part: BodyPart, translate: Translate) -> str:
    """The heading of a ladder."""
    return {
        BodyPart.HAND: translate("Activities", "My ladder for the hand"),
        BodyPart.FOOT: translate("Activities", "My ladder for the foot"),
        BodyPart.KNEE: translate("Activities", "My ladder for the knee"),
        BodyPart.SHOULDER: translate("Activities", "My ladder for the shoulder"),
        BodyPart.ELBOW: translate("Activities", "My ladder for the elbow"),
        BodyPart.NECK: translate("Activities", "My ladder for the neck"),
        BodyPart.BACK: translate("Activities", "My ladder for the back"),
    }[part]


def time_name(minutes: float, translate: Translate) -> str:
    """Half a minute, a minute, 2.5 minutes."""
    if minutes == 0.5:
        return translate("Activities", "half a minute")
    if minutes == 1:
        return translate("Activities", "1 minute")
    shown = int(minutes) if minutes == int(minutes) else round(minutes, 1)
    return translate("Activities", "{n} minutes").format(n=shown)


def advice_line(advice: Advice, translate: Translate) -> str:
    """What is said of a step, in a sentence or two."""
    return {
        Advice.BEGIN: translate(
            "Activities", "Not tried yet. Try it gently, and stop while it is still easy."
        ),
        Advice.WAIT: translate(
            "Activities",
            "The day after tells if it was right. Until then you can do the same again, or rest.",
        ),
        Advice.STAY: translate(
            "Activities", "Stay here for now. Two easy days, and then a little more if you like."
        ),
        Advice.MORE: translate(
            "Activities", "It was easy on two days, and the days after were fine. You may try a little more."
        ),
        Advice.TOP: translate(
            "Activities",
            "It was easy on two days, and the days after were fine. This is your highest step. Stay as long as you "
            "like, or write a step of your own.",
        ),
        Advice.LESS: translate(
            "Activities",
            "Last time there was more for longer than a day. That is no harm done. It says: a smaller step, or half "
            "the time.",
        ),
        Advice.EASED: translate(
            "Activities",
            "You had a flare, so these are easier days. A lower step and half the time are enough.",
        ),
        Advice.AWAY: translate("Activities", "It has been a while. Begin with half the time."),
        Advice.SAVING: translate(
            "Activities",
            "Stay well within your limits, and rest before you need it. Nothing here asks you to add to it.",
        ),
        Advice.SAVING_LESS: translate(
            "Activities",
            "It took more than you could spare. Do less next time, and rest in between. Talk it over with your "
            "clinician if it goes on.",
        ),
    }[advice]


def way_words(suggestion: Suggestion, translate: Translate) -> str:
    """What is suggested, and the second way where there is one."""
    first = translate("Activities", "{what}, about {time}.").format(
        what=suggestion.rung.words, time=time_name(suggestion.minutes, translate)
    )
    if suggestion.other is None:
        return first
    other = translate("Activities", "Or: {what}, about {time}.").format(
        what=suggestion.other.words, time=time_name(suggestion.other_minutes, translate)
    )
    return translate("Activities", "{first} {second}").format(first=first, second=other)


# -- before a try --------------------------------------------------------------------------------------


def expected_question(translate: Translate) -> str:
    """Before it."""
    return translate("Activities", "How hard do you think it will be?")


def actual_question(translate: Translate) -> str:
    """After it."""
    return translate("Activities", "How hard was it?")


def hardness_ends(translate: Translate) -> tuple[str, str]:
    """What 0 and 10 mean."""
    return translate("Activities", "very easy"), translate("Activities", "as hard as can be")


# -- after a try ---------------------------------------------------------------------------------------


def result_sentence(ending: ActivityEnding, words: str, did_ms: int | None, translate: Translate) -> str:
    """What was done, and nothing else."""
    if ending is ActivityEnding.UNWELL:
        return translate("Activities", "You stopped when it was too much. That was the right thing to do.")
    if did_ms is None or did_ms < MS_PER_MINUTE // 2:
        return translate("Activities", "{what}. That counts.").format(what=words)
    time = time_name(rounded_minutes(did_ms), translate)
    return translate("Activities", "{what}, {time}. That counts.").format(what=words, time=time)


def what_now(ending: ActivityEnding, translate: Translate, *, saves_energy: bool) -> str:
    """The line below it."""
    if ending is ActivityEnding.UNWELL:
        return translate("Activities", "Rest now. A lower step or less time may suit you better next time.")
    if saves_energy:
        return translate(
            "Activities", "Now rest, before you need it. You can say tomorrow how the day after was."
        )
    return translate("Activities", "You can say tomorrow how the day after was. It tells what comes next.")


def beside_expected(expected: int, actual: int, translate: Translate) -> str:
    """The guess and how it was."""
    if actual < expected:
        line = translate(
            "Activities", "You thought {expected}, and it was {actual}: easier than you thought."
        )
    elif actual > expected:
        line = translate(
            "Activities",
            "You thought {expected}, and it was {actual}: harder than you thought. Good to know.",
        )
    else:
        line = translate("Activities", "You thought {expected}, and it was {actual}: just as you thought.")
    return line.format(expected=expected, actual=actual)


def not_counted_reason(translate: Translate) -> str:
    """Why, as it is kept."""
    return translate("Activities", "said after the task")


def unwell_words(translate: Translate) -> Words:
    """ "I feel unwell": it is over, and nothing is asked."""
    steps = translate(
        "Activities",
        "Stop here, and sit or lie down. Look around you. Let your breath come by itself. It mostly passes in a few "
        "minutes.",
    )
    emergency = translate(
        "Activities", "Chest pain, very hard to breathe, or fainting: call your emergency number now."
    )
    return Words(translate("Activities", "Rest now"), f"{steps}\n\n{emergency}")


def rounded_minutes(ms: int) -> float:
    """To half a minute."""
    return round(ms / MS_PER_MINUTE * 2) / 2


def left_line(left_ms: int, translate: Translate) -> str:
    """How much of the timer is left, roughly: nobody has to watch it."""
    minutes = max(0.5, -(-left_ms // (MS_PER_MINUTE // 2)) / 2)
    return translate("Activities", "About {time} left").format(time=time_name(minutes, translate))


# -- the day after -------------------------------------------------------------------------------------


def next_day_name(answer: NextDay, translate: Translate) -> str:
    """An answer to "how was the day after?"."""
    return {
        NextDay.SAME: translate("Activities", "As usual"),
        NextDay.SETTLED: translate("Activities", "A bit more, settled within a day"),
        NextDay.LONGER: translate("Activities", "Clearly more, for longer than a day"),
    }[answer]


def next_day_question(asked: Sequence[Tried], today: date, translate: Translate) -> str:
    """What is asked, about which tasks."""
    day = asked[0].day
    names = list(dict.fromkeys(one.words for one in asked))
    what = ", ".join(names)
    if len(names) == 2:
        what = translate("Activities", "{one} and {other}").format(one=names[0], other=names[1])
    if day == today - timedelta(days=1):
        return translate("Activities", "Yesterday: {what}. How were you the day after?").format(what=what)
    return translate("Activities", "On {day}: {what}. How were you the day after?").format(
        day=weekday_name(day, translate), what=what
    )


def follows_line(answer: NextDay, translate: Translate, *, saves_energy: bool) -> str:
    """What follows from the day after."""
    if answer is NextDay.LONGER:
        return (
            translate("Activities", "Thank you. Do less next time, and rest in between.")
            if saves_energy
            else translate(
                "Activities",
                "Thank you. So a smaller step, or half the time, comes next. If it is a flare, say so on Today.",
            )
        )
    return translate("Activities", "Thank you. So it was about right.")


# -- looking back --------------------------------------------------------------------------------------


def rung_facts(tries: Sequence[Tried], today: date, translate: Translate) -> str:
    """How often a step was tried, and when last."""
    done = [one for one in tries if one.is_done]
    if not done:
        return translate("Activities", "Not tried yet")
    last = said_day(done[-1].day, today, translate)
    if len(done) == 1:
        return translate("Activities", "Tried once, {day}").format(day=last)
    return translate("Activities", "Tried {n} times, last {day}").format(n=len(done), day=last)


def try_facts(one: Tried, translate: Translate) -> str:
    """All that is known of a try, in a line."""
    if one.ending is None:
        return translate("Activities", "Not finished")
    parts = []
    if one.expected is not None and one.actual is not None:
        parts.append(
            translate("Activities", "thought {expected}, was {actual}").format(
                expected=one.expected, actual=one.actual
            )
        )
    elif one.actual is not None:
        parts.append(translate("Activities", "hard: {n} of 10").format(n=one.actual))
    if one.did_ms:
        parts.append(time_name(max(0.5, rounded_minutes(one.did_ms)), translate))
    if one.ending is not ActivityEnding.WHOLE:
        parts.append(translate("Activities", "stopped on the way"))
    if one.next_day is not None:
        parts.append(
            translate("Activities", "day after: {words}").format(words=_after_words(one.next_day, translate))
        )
    if not one.counted:
        parts.append(translate("Activities", "not counted"))
    return " · ".join(parts)


def _after_words(answer: NextDay, translate: Translate) -> str:
    return {
        NextDay.SAME: translate("Activities", "as usual"),
        NextDay.SETTLED: translate("Activities", "a bit more, settled"),
        NextDay.LONGER: translate("Activities", "more for over a day"),
    }[answer]
