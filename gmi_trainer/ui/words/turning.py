"""Why somebody is slow, in words: one plain sentence first, then rows and numbers with their noise.

Turn and time: science B5. Wording of a slower or a less sure side: science B3.
"""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart, Question, Side, question_for
from gmi_trainer.domain.picture_kinds import Sight
from gmi_trainer.domain.slow_pictures import PictureLooks
from gmi_trainer.domain.stimulus import Turn
from gmi_trainer.domain.turning import LEAST_ANSWERS, By, Finding, Group, Hallmark, Of, Turning
from gmi_trainer.services.turning import Pool, PooledOver
from gmi_trainer.ui.words.body import side_name
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.levels import level_name
from gmi_trainer.ui.words.numbers import NONE, percent, seconds
from gmi_trainer.ui.words.picture_kinds import pictures_of, posture_name, sight_name
from gmi_trainer.ui.words.translate import Translate

MOST_SENTENCES = 3


def room_name(translate: Translate) -> str:
    """What the room is called."""
    return translate("Turning", "Why am I slow?")


def room_about(translate: Translate) -> str:
    """What it shows."""
    return translate("Turning", "Which pictures take you longer, and which you mix up.")


def by_name(by: By, translate: Translate) -> str:
    """What answers are sorted by, as a choice."""
    return {
        By.TURN: translate("Turning", "Turn"),
        By.VIEW: translate("Turning", "View"),
        By.POSTURE: translate("Turning", "Posture"),
        By.LEVEL: translate("Turning", "Level"),
        By.SIDE: translate("Turning", "Side"),
    }[by]


def of_name(of: Of, translate: Translate) -> str:
    """What is drawn of them."""
    return translate("Turning", "Time to answer") if of is Of.TIME else translate("Turning", "Right answers")


def chart_name(by: By, of: Of, translate: Translate) -> str:
    """The heading of a chart."""
    time = of is Of.TIME
    return {
        By.TURN: translate("Turning", "Time by turn") if time else translate("Turning", "Right by turn"),
        By.VIEW: translate("Turning", "Time by view") if time else translate("Turning", "Right by view"),
        By.POSTURE: translate("Turning", "Time by posture")
        if time
        else translate("Turning", "Right by posture"),
        By.LEVEL: translate("Turning", "Time by level") if time else translate("Turning", "Right by level"),
        By.SIDE: translate("Turning", "Time by side") if time else translate("Turning", "Right by side"),
    }[by]


def about_chart(by: By, of: Of, translate: Translate) -> str:
    """What the bars of a chart are, and what it is drawn from."""
    bars = (
        translate("Turning", "The mean time of right answers.")
        if of is Of.TIME
        else translate("Turning", "How many of all answers were right.")
    )
    noise = translate("Turning", "The thin bar shows how far chance could move it, with these pictures.")
    if by is By.LEVEL:
        return translate("Turning", "{bars} {noise} From all your drills, not only from tests.").format(
            bars=bars, noise=noise
        )
    return translate("Turning", "{bars} {noise}").format(bars=bars, noise=noise)


def by_way_note(translate: Translate) -> str:
    """Which drills tell towards from away, and what the two are."""
    return translate(
        "Turning",
        "Towards or away from the middle of the body. From training only: a test turns each picture the same way "
        "every time.",
    )


def turn_name(degrees: int, translate: Translate) -> str:
    """How far a picture was turned from upright."""
    if degrees == 0:
        return translate("Turning", "Upright")
    if degrees == 180:
        return translate("Turning", "Upside down")
    return translate("Turning", "{n}° turned").format(n=degrees)


def way_name(way: Turn, translate: Translate) -> str:
    """Where it was turned to."""
    if way is Turn.TOWARDS:
        return translate("Turning", "Towards the middle of the body")
    return translate("Turning", "Away from it")


def short_way_name(way: Turn, translate: Translate) -> str:
    """The same at the end of a line."""
    return translate("Turning", "Towards") if way is Turn.TOWARDS else translate("Turning", "Away")


def kind_name(by: By, key: object, part: BodyPart, translate: Translate) -> str:
    """The name of a row."""
    if isinstance(key, Sight):
        return sight_name(key, translate)
    if isinstance(key, Side):
        return side_row(part, key, translate)
    if by is By.LEVEL and isinstance(key, int):
        return level_name(key, translate)
    if isinstance(key, int):
        return turn_name(key, translate)
    return posture_name(part, str(key), translate)


def side_row(part: BodyPart, side: Side, translate: Translate) -> str:
    """A side, or a way that somebody turned."""
    if question_for(part) is Question.WHICH_WAY:
        left = side is Side.LEFT
        return translate("Turning", "To the left") if left else translate("Turning", "To the right")
    return side_name(side, translate)


# -- sentences -----------------------------------------------------------------------------------------------


def headline(turning: Turning, part: BodyPart, translate: Translate) -> tuple[str, ...]:
    """The plain sentences, first the turn; each only where it is more than chance."""
    first = next((one for one in turning.findings if one.by is By.TURN and one.of is Of.TIME), None)
    others = [one for one in turning.findings if one is not first]
    if first is not None:
        said = [
            translate(
                "Turning",
                "Turned further takes longer. That is how everybody's brain does it. (From upright to upside "
                "down {gap} more, give or take {noise}.)",
            ).format(gap=seconds(first.gap, translate), noise=seconds(first.noise, translate))
        ]
    elif turning.turn_is_known:
        said = [translate("Turning", "How far a picture is turned makes no clear difference for you so far.")]
    else:
        said = [
            translate(
                "Turning", "There are too few answers yet to say what makes you slow. Each drill adds some."
            )
        ]
    said += [finding_sentence(one, part, translate) for one in others]
    return tuple(said[:MOST_SENTENCES])


def finding_sentence(found: Finding, part: BodyPart, translate: Translate) -> str:
    """One difference with its size and its noise."""
    if found.of is Of.TIME:
        size = translate("Turning", "{gap} more, give or take {noise}").format(
            gap=seconds(found.gap, translate), noise=seconds(found.noise, translate)
        )
    else:
        size = translate("Turning", "{gap} points fewer right, give or take {noise}").format(
            gap=f"{found.gap * 100:.0f}", noise=f"{found.noise * 100:.0f}"
        )
    return translate("Turning", "{sentence} ({size}.)").format(
        sentence=_plain_sentence(found, part, translate), size=size
    )


def _plain_sentence(found: Finding, part: BodyPart, translate: Translate) -> str:
    time, key = found.of is Of.TIME, found.key
    if found.by is By.TURN:
        if time:
            return translate("Turning", "Turned further takes longer.")
        return translate("Turning", "Turned further, you mix up more of them. That is common.")
    if isinstance(key, Side):
        return _side_sentence(part, key, translate, time=time)
    if found.by is By.POSTURE:
        says = (
            translate("Turning", "The posture “{name}” takes you longer.")
            if time
            else translate("Turning", "The posture “{name}” gets mixed up more often.")
        )
        return says.format(name=posture_name(part, str(key), translate))
    whose = (
        pictures_of(key, translate)
        if isinstance(key, Sight)
        else translate("Turning", "Pictures of level {n}").format(n=key)
    )
    says = (
        translate("Turning", "{pictures} take you longer.")
        if time
        else translate("Turning", "{pictures} get mixed up more often.")
    )
    return says.format(pictures=whose)


def _side_sentence(part: BodyPart, side: Side, translate: Translate, *, time: bool) -> str:
    """As science B3 words it for a side; for neck and back the way that somebody turned."""
    left = side is Side.LEFT
    if question_for(part) is Question.WHICH_WAY:
        if time:
            return (
                translate("Turning", "Turned to the left takes your brain a bit longer. That is common.")
                if left
                else translate(
                    "Turning", "Turned to the right takes your brain a bit longer. That is common."
                )
            )
        return (
            translate("Turning", "Turned to the left gets mixed up more often. Practice can help.")
            if left
            else translate("Turning", "Turned to the right gets mixed up more often. Practice can help.")
        )
    if time:
        return (
            translate("Turning", "Your brain takes a bit longer with your left side. That is common.")
            if left
            else translate("Turning", "Your brain takes a bit longer with your right side. That is common.")
        )
    return (
        translate(
            "Turning", "Your brain's picture of your left side may be a bit fuzzy. Practice can sharpen it."
        )
        if left
        else translate(
            "Turning", "Your brain's picture of your right side may be a bit fuzzy. Practice can sharpen it."
        )
    )


def pooled_sentence(over: PooledOver, translate: Translate) -> str:
    """What is pooled, and from when."""
    words = (
        translate("Turning", "From your newest {n} tests that compare, {first} to {last}.")
        if over.pool is Pool.TESTS
        else translate(
            "Turning", "From your newest {n} drills that turn pictures every way, {first} to {last}."
        )
    )
    words = words.format(
        n=over.sessions,
        first=day_month_year(over.first, translate),
        last=day_month_year(over.last, translate),
    )
    within = translate("Turning", "At most 60 of them, from the last 12 weeks of training.")
    if over.pool is Pool.DRILLS:
        within += " " + translate("Turning", "With three tests that compare, tests alone are used.")
    return f"{words} {within}"


def too_few_note(left_out: int, translate: Translate) -> str:
    """What is not drawn."""
    if left_out == 1:
        return translate("Turning", "One kind has fewer than {least} answers and is not shown.").format(
            least=LEAST_ANSWERS
        )
    return translate("Turning", "{n} kinds have fewer than {least} answers and are not shown.").format(
        n=left_out, least=LEAST_ANSWERS
    )


# -- numbers -------------------------------------------------------------------------------------------------


def time_words(group: Group, translate: Translate) -> str:
    """A mean with its noise: "1.84 s ± 0.12"."""
    mean, noise = group.mean_ms, group.noise_ms
    if mean is None or noise is None:
        return NONE
    return translate("Turning", "{time} ± {noise}").format(
        time=seconds(mean, translate), noise=f"{noise / 1000:.2f}"
    )


def right_words(group: Group, translate: Translate) -> str:
    """A share with its range: "88 % (80 to 93)"."""
    share = group.pooled.accuracy
    if share is None:
        return NONE
    low, high = group.pooled.accuracy_range
    return translate("Turning", "{share} ({low} to {high})").format(
        share=percent(share), low=f"{low * 100:.0f}", high=f"{high * 100:.0f}"
    )


def value_words(of: Of, group: Group, translate: Translate) -> str:
    """What a row says."""
    return time_words(group, translate) if of is Of.TIME else right_words(group, translate)


def answers_words(answers: int, pictures: int, translate: Translate) -> str:
    """How much stands behind a mark."""
    return translate("Turning", "{n} answers to {pictures} pictures").format(n=answers, pictures=pictures)


def columns(by: By, translate: Translate) -> tuple[str, ...]:
    """The names of a table's columns."""
    return (
        by_name(by, translate),
        translate("Turning", "Time ± chance"),
        translate("Turning", "Right (range)"),
        translate("Turning", "Answers"),
        translate("Turning", "Pictures"),
    )


def table_row(name: str, group: Group, translate: Translate) -> tuple[str, ...]:
    """One of its rows."""
    return (
        name,
        time_words(group, translate),
        right_words(group, translate),
        str(group.pooled.scored),
        str(group.pictures),
    )


def spoken_rows(by: By, of: Of, rows: list[tuple[str, Group]], translate: Translate) -> str:
    """What a chart shows, in one sentence."""
    if not rows:
        return translate("Turning", "Too few answers yet.")
    said = ", ".join(
        translate("Turning", "{name} {value}").format(
            name=name,
            value=seconds(group.mean_ms, translate) if of is Of.TIME else percent(group.pooled.accuracy),
        )
        for name, group in rows
    )
    return translate("Turning", "{chart}: {said}.").format(chart=chart_name(by, of, translate), said=said)


# -- pictures ------------------------------------------------------------------------------------------------


def picture_line(one: PictureLooks, translate: Translate) -> str:
    """Below a small picture: its usual time, or how often it was right."""
    if one.is_mixed_up:
        return translate("Turning", "{right} of {n} right").format(right=one.right, n=one.looks)
    return translate("Turning", "{time}, {n} times").format(
        time=seconds(one.usual_ms, translate), n=one.looks
    )


def slow_note(usual_ms: float, translate: Translate) -> str:
    """What "long" is held against, and how far it can be trusted."""
    return translate(
        "Turning",
        "Your usual time for a picture is {time}. Pictures seen a few times only can be here by chance.",
    ).format(time=seconds(usual_ms, translate))


def practise_about(count: int, translate: Translate) -> str:
    """What the button begins."""
    return translate(
        "Turning", "A short drill of these {n} pictures and their mirror twins, with a mark after each."
    ).format(n=count)


# -- the clinician's look ------------------------------------------------------------------------------------


def hallmark_sentence(mark: Hallmark, translate: Translate) -> str:
    """The difference, hedged both ways."""
    numbers = translate("Turning", "{gap}, give or take {noise}, from {n} answers").format(
        gap=seconds(abs(mark.gap_ms), translate),
        noise=seconds(mark.noise_ms, translate),
        n=mark.towards.times + mark.away.times,
    )
    if not mark.is_clear:
        said = translate(
            "Turning", "No difference beyond chance between turned away and turned towards ({numbers})."
        )
    elif mark.gap_ms > 0:
        said = translate("Turning", "Turned away took longer than turned towards ({numbers}).")
    else:
        said = translate("Turning", "Turned towards took longer than turned away ({numbers}).")
    return said.format(numbers=numbers)


def hallmark_note(translate: Translate) -> str:
    """What it may and may not mean."""
    return translate(
        "Turning",
        "In groups of people, hands turned away from the middle of the body take longer, as they would to move. "
        "This is read as a mark of imagined movement. For one person it is a hint at most: it is no test, and "
        "without it the training may help as well. From training with backs of hands, both sides together, at equal "
        "angles.",
    )


def hallmark_source(translate: Translate) -> str:
    """Where it is from."""
    return translate("Turning", "Source: {source}").format(
        source="Moreno-Verdu 2025, Neuroscience, doi:10.1016/j.neuroscience.2025.02.056"
    )
