"""A small course made by hand: a lesson with every kind of screen, and one that comes after it."""

from __future__ import annotations

import re

from gmi_trainer.domain.lesson import (
    NOT_SURE,
    Certainty,
    Claim,
    Course,
    Figure,
    Lesson,
    Option,
    Question,
    Screen,
    ScreenKind,
    Source,
    Unit,
)
from gmi_trainer.domain.own_page import OwnPage

NUMBERS = {"A01": 1, "A24": 2, "C2-4": 3}

FIGURE = Figure(
    "unknown-kind",
    texts={"name": "The way of a message", "stop-toe": "Toe", "stop-toe-says": "The toe is bumped."},
)


def a_screen(screen_id: str, kind: ScreenKind, title: str, html: str, claims: tuple[str, ...] = ()) -> Screen:
    """``html`` as the lesson reader makes it; the plain words are taken from it."""
    words = re.sub(r'\u00a0<a href="claim:.*?</a>|<[^>]+>', " ", html)
    return Screen(screen_id, kind, title, html, " ".join(words.split()), claims)


def a_mark(claim_id: str) -> str:
    """A claim's mark as it stands in a screen."""
    return f'\u00a0<a href="claim:{claim_id}">[{NUMBERS[claim_id]}]</a>'


SCREENS = (
    a_screen(
        "heard",
        ScreenKind.HEARD,
        "Pain means harm?",
        "<p>Many of us learned that pain always means harm. It fits what we know from a cut or a burn.</p>"
        f"<p>Still, it is <strong>not the whole story</strong>.{a_mark('A01')}</p>",
        ("A01",),
    ),
    a_screen(
        "science",
        ScreenKind.SCIENCE,
        "Danger messages",
        "<p>Your skin, muscles and joints hold danger detectors. They send a message when something may hurt "
        f"you.{a_mark('A24')} The brain weighs it with all else it knows.{a_mark('C2-4')}</p>"
        "<ul><li>Where you are</li><li>How you slept</li><li>What it may mean</li></ul>"
        '<blockquote class="note"><p>All pain is real, wherever it comes from.</p></blockquote>',
        ("A24", "C2-4"),
    ),
    a_screen("see", ScreenKind.FIGURE, "Follow a message", "<p>Follow it on its way to the brain.</p>"),
    a_screen(
        "story",
        ScreenKind.STORY,
        "The smoke alarm",
        "<p>Imagine that you live in a house with a smoke detector. One day it learns to be careful, and from then "
        "on it rings for burnt toast too. The noise is as loud as ever, yet the house is safe.</p>",
    ),
    a_screen("try", ScreenKind.TRY, "A calm moment", "<p>Look around the room for a minute.</p>"),
    a_screen("limit", ScreenKind.LIMIT, "What it cannot do", "<p>You cannot take out the battery.</p>"),
    a_screen("friend", ScreenKind.FRIEND, "Tell a friend", "<p>How would you say it in one line?</p>"),
    a_screen("questions", ScreenKind.QUESTIONS, "Questions", ""),
    a_screen("sources", ScreenKind.SOURCES, "Sources", ""),
)


def a_question(number: int, lesson_id: str = "alarm") -> Question:
    """Four options; the second fits."""
    return Question(
        question_id=f"{lesson_id}-q{number}",
        lesson_id=lesson_id,
        concept="protector",
        difficulty=1,
        stem=f"What is pain for, in short? ({number})",
        options=tuple(
            Option(f"o{place}", f"Answer {place}", place == 2, f"Why answer {place} fits, or does not.")
            for place in range(1, 5)
        ),
    )


def a_true_or_false(number: int = 9, lesson_id: str = "alarm") -> Question:
    """True, false, not sure; it is false."""
    return Question(
        question_id=f"{lesson_id}-q{number}",
        lesson_id=lesson_id,
        concept="real",
        difficulty=2,
        stem="Some pain is not real.",
        options=(
            Option("true", "True", False, "It can feel as if others think so."),
            Option("false", "False", True, "All pain is real."),
            Option(NOT_SURE, "Not sure", False, "All pain is real, even where nothing can be seen."),
        ),
    )


def a_lesson(
    lesson_id: str = "alarm",
    number: int = 1,
    title: str = "Your body's alarm system",
    *,
    needs: tuple[str, ...] = (),
    content_note: str = "",
    energy_note: str = "",
    own_pages: tuple[OwnPage, ...] = (),
    asks_safety: bool = False,
    figure: Figure | None = FIGURE,
) -> Lesson:
    """With every kind of screen, and three questions."""
    return Lesson(
        lesson_id=lesson_id,
        number=number,
        unit=1,
        title=title,
        summary="What pain is for, and why all pain is real.",
        minutes=6,
        concepts=("protector",),
        screens=SCREENS,
        questions=(a_question(1, lesson_id), a_question(2, lesson_id), a_true_or_false(9, lesson_id)),
        figure=figure,
        needs=needs,
        asks_safety=asks_safety,
        content_note=content_note,
        energy_note=energy_note,
        own_pages=own_pages,
    )


def a_course() -> Course:
    """Two units, three lessons, of which the second needs the first."""
    lessons = (
        a_lesson(),
        a_lesson("hurt", 2, "Hurt is not the same as harm", needs=("alarm",)),
        a_lesson("sleep", 3, "Sleep and rest"),
    )
    return Course(
        units=(
            Unit(1, "Understanding the alarm", ("alarm", "hurt")),
            Unit(2, "Life around it", ("sleep",)),
        ),
        lessons={lesson.lesson_id: lesson for lesson in lessons},
        claims={
            "A01": Claim("A01", Certainty.VERIFIED, ("made-up-2020",), "Pain can come without harm."),
            "A24": Claim("A24", Certainty.CONVENTION, ("made-up-2020",), "The body has danger detectors."),
            "C2-4": Claim("C2-4", Certainty.DESIGN, (), "The brain weighs everything."),
        },
        sources={
            "made-up-2020": Source("made-up-2020", "A made-up paper. A Journal 2020.", "10.1000/made-up"),
        },
        concepts={"protector": "Pain is a protector.", "real": "All pain is real."},
    )
