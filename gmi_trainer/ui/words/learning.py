"""What Learn says around the lessons: how a lesson stands, how sure we are, and kind words after an answer."""

from __future__ import annotations

from gmi_trainer.domain.learning import LessonState, Sureness
from gmi_trainer.domain.lesson import Certainty, Claim, Course, Lesson, ScreenKind
from gmi_trainer.ui.words.translate import Translate


def lesson_name(lesson: Lesson, translate: Translate) -> str:
    """ "Lesson 1"."""
    return translate("Learning", "Lesson {n}").format(n=lesson.number)


def about_minutes(minutes: int, translate: Translate) -> str:
    """How long it takes, roughly."""
    if minutes == 1:
        return translate("Learning", "About 1 minute")
    return translate("Learning", "About {n} minutes").format(n=minutes)


def place_line(at: int, of: int, translate: Translate) -> str:
    """Where somebody is: "3 of 14"."""
    return translate("Learning", "{n} of {all}").format(n=at, all=of)


def where_in_lesson(lesson: Lesson, at: int, of: int, translate: Translate) -> str:
    """ "Lesson 1 · 3 of 14"."""
    return f"{lesson_name(lesson, translate)} · {place_line(at, of, translate)}"


def state_name(state: LessonState, translate: Translate) -> str:
    """How a lesson stands in the list."""
    return {
        LessonState.NEW: translate("Learning", "New"),
        LessonState.BEGUN: translate("Learning", "Begun"),
        LessonState.DONE: translate("Learning", "Read"),
    }[state]


def begun_line(at: int, of: int, translate: Translate) -> str:
    """A lesson that was begun, and how far."""
    return translate("Learning", "Begun: screen {n} of {all}").format(n=at, all=of)


def needs_line(lesson: Lesson, course: Course, translate: Translate) -> str:
    """What has to be read before, by the last of it."""
    numbers = [course.lessons[one].number for one in lesson.needs if one in course.lessons]
    return translate("Learning", "Opens after lesson {n}").format(n=max(numbers, default=lesson.number - 1))


def kept_line(at: int, of: int, translate: Translate) -> str:
    """What somebody reads who left in the middle."""
    return translate("Learning", "Your place is kept: screen {n} of {all}.").format(n=at, all=of)


def kind_name(kind: ScreenKind, translate: Translate) -> str:
    """What a screen is for, above its title. A figure and the science around it are one thing for the reader."""
    return {
        ScreenKind.HEARD: translate("Learning", "What you may have heard"),
        ScreenKind.SCIENCE: translate("Learning", "What science says"),
        ScreenKind.FIGURE: translate("Learning", "See for yourself"),
        ScreenKind.STORY: translate("Learning", "A story"),
        ScreenKind.TRY: translate("Learning", "Try this"),
        ScreenKind.LIMIT: translate("Learning", "Where this picture stops working"),
        ScreenKind.FRIEND: translate("Learning", "In your own words"),
        ScreenKind.QUESTIONS: translate("Learning", "Questions"),
        ScreenKind.SOURCES: sources_name(translate),
    }[kind]


def sources_name(translate: Translate) -> str:
    """Above what a text rests on."""
    return translate("Learning", "Where this comes from")


def note_name(translate: Translate) -> str:
    """Above the title of a note that stands beside the lessons."""
    return translate("Learning", "A short note")


def notes_title(translate: Translate) -> str:
    """Above the list of them."""
    return translate("Learning", "Short notes")


def notes_about(translate: Translate) -> str:
    """Whom they are for."""
    return translate("Learning", "A page each, for those whom it concerns. Read them or leave them.")


# -- before and after ------------------------------------------------------------------------------------


def stop_any_time(translate: Translate) -> str:
    """On the first screen."""
    return translate("Learning", "Stop whenever you like. Your place is kept.")


def how_to_turn(translate: Translate) -> str:
    """The keys, once."""
    return translate("Learning", "Space goes on, Left goes back, Esc leaves.")


def end_title(lesson: Lesson, translate: Translate) -> str:
    """The last screen of a lesson."""
    return translate("Learning", "That was lesson {n}").format(n=lesson.number)


def end_line(questions: int, translate: Translate) -> str:
    """What becomes of it."""
    if questions == 0:
        return translate("Learning", "You can read it again at any time.")
    return translate(
        "Learning",
        "You can read it again at any time. Its questions come back over the next days, a few at a time. That helps "
        "to keep them in mind.",
    )


def next_line(lesson: Lesson, translate: Translate) -> str:
    """What comes next, with no hurry."""
    return translate("Learning", "Next, when you like: {title}. {minutes}.").format(
        title=lesson.title, minutes=about_minutes(lesson.minutes, translate)
    )


# -- questions -------------------------------------------------------------------------------------------


def question_place(at: int, of: int, translate: Translate) -> str:
    """Above a question."""
    return translate("Learning", "Question {n} of {all}").format(n=at, all=of)


def fits_name(translate: Translate) -> str:
    """Beside the answer that is right."""
    return translate("Learning", "This fits best")


def yours_name(translate: Translate) -> str:
    """Beside the answer that was given."""
    return translate("Learning", "Your answer")


def after_answer(*, is_right: bool, is_unsure: bool, translate: Translate) -> str:
    """The first words after an answer. Nobody is told off for not knowing."""
    if is_right:
        return translate("Learning", "That fits.")
    if is_unsure:
        return translate("Learning", "Good to say so. Here is what fits.")
    return translate("Learning", "Here is what fits better.")


def other_answers(count: int, translate: Translate) -> str:
    """Opens the words on the answers that were not chosen."""
    if count == 1:
        return translate("Learning", "The other answer")
    return translate("Learning", "The other {n} answers").format(n=count)


def sureness_name(sureness: Sureness, translate: Translate) -> str:
    """How sure somebody was."""
    return {
        Sureness.GUESS: translate("Learning", "A guess"),
        Sureness.FAIRLY: translate("Learning", "Fairly sure"),
        Sureness.SURE: translate("Learning", "Sure"),
    }[sureness]


# -- review ----------------------------------------------------------------------------------------------


def review_title(translate: Translate) -> str:
    """Questions that come back."""
    return translate("Learning", "Do you remember?")


def review_count(count: int, translate: Translate) -> str:
    """How many come back today."""
    if count == 1:
        return translate("Learning", "1 question comes back today")
    return translate("Learning", "{n} questions come back today").format(n=count)


def review_about(count: int, translate: Translate) -> str:
    """Why, and how long it takes."""
    minutes = about_minutes(max(1, round(count * 0.5)), translate)
    return translate("Learning", "{minutes}. A look back now helps to keep it.").format(minutes=minutes)


def review_end_title(translate: Translate) -> str:
    """After the last one."""
    return translate("Learning", "That is all for today")


def review_end(translate: Translate) -> str:
    """What becomes of them."""
    return translate(
        "Learning", "What you knew comes back later. What was new to you comes back soon. Both are fine."
    )


# -- how sure we are -------------------------------------------------------------------------------------


def certainty_name(certainty: Certainty, translate: Translate) -> str:
    """How sure we are, in plain words."""
    return {
        Certainty.VERIFIED: translate("Learning", "Checked: we compared this with its source."),
        Certainty.CONVENTION: translate(
            "Learning", "Widely taught: many experts say so. We have not compared it with a source again."
        ),
        Certainty.DESIGN: translate(
            "Learning", "Our own choice: we made this for the program. No study tested it."
        ),
    }[certainty]


def certainty_in_short(certainty: Certainty, translate: Translate) -> str:
    """The same on paper, where there is less room."""
    return {
        Certainty.VERIFIED: translate("Learning", "Compared with its source."),
        Certainty.CONVENTION: translate("Learning", "Widely taught, not compared again."),
        Certainty.DESIGN: translate("Learning", "Our own choice, not tested."),
    }[certainty]


def notes_name(count: int, translate: Translate) -> str:
    """Opens the notes of a screen."""
    if count == 1:
        return translate("Learning", "How sure are we? 1 note")
    return translate("Learning", "How sure are we? {n} notes").format(n=count)


def source_label(count: int, translate: Translate) -> str:
    """Before what was published."""
    return translate("Learning", "Source:") if count == 1 else translate("Learning", "Sources:")


def spoken_note(number: int, claim: Claim, translate: Translate) -> str:
    """A note, read aloud."""
    return translate("Learning", "Note {n}: {says} {certainty}").format(
        n=number, says=claim.says, certainty=certainty_name(claim.certainty, translate)
    )


# -- search ----------------------------------------------------------------------------------------------


def found_count(count: int, translate: Translate) -> str:
    """How many places hold what was looked for."""
    if count == 0:
        return translate("Learning", "Nothing found. Try another word, or a part of one.")
    if count == 1:
        return translate("Learning", "Found in 1 place")
    return translate("Learning", "Found in {n} places").format(n=count)


def course_line(done: int, of: int, translate: Translate) -> str:
    """How much of it has been read: a fact, not a score."""
    if done == 0:
        return translate("Learning", "{n} short lessons. Read them at your own pace.").format(n=of)
    if done == of:
        return translate("Learning", "You have read all {n} lessons. Read any of them again.").format(n=of)
    return translate("Learning", "{done} of {n} lessons read. There is no hurry.").format(done=done, n=of)


def unit_line(done: int, of: int, translate: Translate) -> str:
    """Below the title of a unit that has been begun."""
    if done == of:
        return translate("Learning", "All read")
    return translate("Learning", "Read: {done} of {n}").format(done=done, n=of)


def left_out_line(count: int, translate: Translate) -> str:
    """Files of the lessons that somebody has written, and that cannot be read: a whole lesson, or a part of one."""
    if count == 1:
        return translate(
            "Learning",
            "1 file of the lessons has a mistake, so it is left out. Who wrote it can find it with: {command}",
        ).format(command="gmi-trainer lessons check")
    return translate(
        "Learning",
        "{n} files of the lessons have a mistake, so they are left out. Who wrote them can find it with: {command}",
    ).format(n=count, command="gmi-trainer lessons check")
