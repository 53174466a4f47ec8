"""The one declaration of the record's tables: every column with its type, its unit and what it means.

Migrations stay literal; a test proves that a migrated record looks exactly like this. Exports take their
header and their description from here.
"""

from __future__ import annotations

from typing import Literal

from gmi_trainer.domain.values import dataclass

SqlType = Literal["INTEGER", "REAL", "TEXT", "BLOB"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``unit`` is empty where there is nothing to count; ``optional`` may hold nothing (NULL)."""

    name: str
    type: SqlType
    sentence: str
    unit: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table. A derived one can be made again from the others at any time."""

    name: str
    sentence: str
    columns: tuple[Column, ...]
    derived: bool = False

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names, in the order in which they are kept."""
        return tuple(column.name for column in self.columns)


_ROW = Column("id", "INTEGER", "The row's number in this file.")
_UUID = Column("uuid", "TEXT", "A name that stays the same when the row travels to another file.")
_SESSION = Column("session_id", "INTEGER", "The session it belongs to.")
_ANY_SESSION = Column("session_id", "INTEGER", "The session it belongs to, if any.", optional=True)
_IMPORT = Column("import_id", "INTEGER", "The import that brought it; nothing if made here.", optional=True)
_OFFSET = Column("utc_offset_min", "INTEGER", "What the wall clock was ahead of UTC.", "min")
_DAY = Column("local_day", "TEXT", "The person's day (it starts at 4 in the morning), as YYYY-MM-DD.")

PERSON = Table(
    "person",
    "The person whose record this is: always one row.",
    (
        _ROW,
        _UUID,
        Column("name", "TEXT", "What the person likes to be called; may be empty."),
        Column("created_utc", "TEXT", "When the record was begun, in UTC."),
    ),
)

IMPORT = Table(
    "import",
    "Something brought in from another file.",
    (
        _ROW,
        _UUID,
        Column("kind", "TEXT", "What was brought in."),
        Column("source", "TEXT", "Where it came from, in a few words."),
        Column("sha256", "TEXT", "The fingerprint of the file that was read.", optional=True),
        Column("imported_utc", "TEXT", "When it was brought in, in UTC."),
        Column("app_version", "TEXT", "The version of the program that did it."),
        Column("result_uuid", "TEXT", "Of a result: the name that it has for good.", optional=True),
        Column("person_uuid", "TEXT", "Of a result: whose it was (person.uuid there).", optional=True),
        Column("made_utc", "TEXT", "Of a result: when it was made, in UTC.", optional=True),
        Column("undone_utc", "TEXT", "When all that it brought was taken out again, in UTC.", optional=True),
        Column(
            "replaced",
            "TEXT",
            "What it changed in rows that were here before, as they had been, as JSON.",
            optional=True,
        ),
    ),
)

PLAN = Table(
    "plan",
    "A plan of things to do, one row for each version.",
    (
        _ROW,
        _UUID,
        Column("version", "INTEGER", "Counts up with every change of the same plan."),
        Column("body", "TEXT", "The plan itself, as JSON."),
        Column("received_utc", "TEXT", "When it was set or received, in UTC."),
        _IMPORT,
    ),
)

SESSION = Table(
    "session",
    "One activity from its start to its end: a drill, breathing, a lesson and so on.",
    (
        _ROW,
        _UUID,
        Column("kind", "TEXT", "drill, breathing, lesson, imagery, mirror, notice or activity."),
        Column("purpose", "TEXT", "familiarisation (shown, not counted), training or test.", optional=True),
        Column("plan_uuid", "TEXT", "The plan that asked for it, if any.", optional=True),
        Column("plan_version", "INTEGER", "That plan's version.", optional=True),
        Column("plan_item", "TEXT", "The item of the plan.", optional=True),
        Column("started_utc", "TEXT", "When it began, in UTC."),
        _OFFSET,
        _DAY,
        Column("finished_utc", "TEXT", "When it ended; nothing if it was interrupted.", optional=True),
        Column("input_kind", "TEXT", "How it was answered: keyboard, mouse, touch or dwell.", optional=True),
        Column("answering_limb", "TEXT", "With what it was answered.", optional=True),
        Column("spec", "TEXT", "What exactly was done (body part, pictures, level, limit ...), as JSON."),
        Column("seed", "INTEGER", "The number from which the order was drawn.", optional=True),
        Column("app_version", "TEXT", "The version of the program that ran it."),
        Column("environment", "TEXT", "How it was measured (screen, timing quality ...), as JSON."),
        Column("counted", "INTEGER", "1, or 0 where the person said not to count it."),
        Column("not_counted_reason", "TEXT", "Why it does not count, in the person's words."),
        _IMPORT,
    ),
)

STIMULUS = Table(
    "stimulus",
    "A picture as it was when first shown, kept even if the picture itself is gone. Rows never change.",
    (
        Column("sha256", "TEXT", "The fingerprint of the picture's file: its lasting name."),
        Column("picture_id", "TEXT", "The picture's short name in its library."),
        Column("part", "TEXT", "The body part."),
        Column("side", "TEXT", "The side in the file, before any mirroring."),
        Column("posture", "TEXT", "How the limb is held."),
        Column("view", "TEXT", "From where it is seen."),
        Column("rotation_deg", "REAL", "The limb's own clockwise turn inside the picture.", "degrees"),
        Column("level", "INTEGER", "How hard it is: 1 plain, 3 awkward, 4 in context, 5 abstract."),
        Column("person", "TEXT", "Which model it shows."),
        Column("setting", "TEXT", "What is around it."),
        Column("alt", "TEXT", "What can be seen, without giving the side away."),
    ),
)

TRIAL = Table(
    "trial",
    "One picture shown, and what was answered. Trials that were not scored are kept too.",
    (
        _ROW,
        _SESSION,
        Column("position", "INTEGER", "The place within the session, from 1."),
        Column("stimulus_id", "TEXT", "What was shown: picture, side and turn."),
        Column("side", "TEXT", "The right answer."),
        Column("response", "TEXT", "The answer given.", optional=True),
        Column("response_key", "TEXT", "The key, or the half that was pressed or entered.", optional=True),
        Column("outcome", "TEXT", "correct, wrong, missed, too_fast, void or skipped."),
        Column("rt_ms", "REAL", "The response time that counts.", "ms", optional=True),
        Column(
            "onset_ns", "INTEGER", "When the picture was there, by the monotonic clock.", "ns", optional=True
        ),
        Column("flush_ns", "INTEGER", "When it was handed to the window system.", "ns", optional=True),
        Column("key_handler_ns", "INTEGER", "When the program first saw the answer.", "ns", optional=True),
        Column("key_event_ms", "INTEGER", "The window system's own time of the answer.", "ms", optional=True),
        Column("rt_handler_ms", "REAL", "The response time from key_handler_ns alone.", "ms", optional=True),
        Column("flags", "TEXT", "What else is true of it: words with a space between."),
        Column(
            "rotation_deg", "REAL", "The limb's clockwise turn as shown, its own turn included.", "degrees"
        ),
        Column("turn", "TEXT", "Turned towards the middle of the body, away from it, or none."),
        Column("mirrored", "INTEGER", "1 where the picture was shown as its mirror twin."),
        Column("picture_sha256", "TEXT", "The picture shown (stimulus.sha256)."),
    ),
)

SESSION_SIDE = Table(
    "session_side",
    "How each side of a finished session went. Times are of correct answers.",
    (
        _SESSION,
        Column("side", "TEXT", "The right answer's side."),
        Column("scored", "INTEGER", "Trials that count: correct, wrong and missed.", "trials"),
        Column("correct", "INTEGER", "Of these, answered right.", "trials"),
        Column("wrong", "INTEGER", "Of these, answered wrong.", "trials"),
        Column("missed", "INTEGER", "Of these, not answered in time.", "trials"),
        Column("too_fast", "INTEGER", "Answers faster than sight, not scored.", "trials"),
        Column("median_rt_ms", "REAL", "The median response time.", "ms", optional=True),
        Column("mean_rt_ms", "REAL", "The mean response time.", "ms", optional=True),
        Column(
            "sd_rt_ms", "REAL", "The spread of the response times (standard deviation).", "ms", optional=True
        ),
        Column("spent_ms", "REAL", "What all trials that count took; a missed one the whole limit.", "ms"),
    ),
    derived=True,
)

SESSION_LINE = Table(
    "session_line",
    "A finished drill in one line, by which years are looked through.",
    (
        _SESSION,
        Column("part", "TEXT", "The body part."),
        _DAY,
        Column("started_utc", "TEXT", "When it began, in UTC."),
        Column("purpose", "TEXT", "familiarisation, training or test, as in session."),
        Column("counted", "INTEGER", "1, or 0 where the person said not to count it, as in session."),
        Column("way", "TEXT", "How it was answered: input, limb and time to rest the pointer."),
        Column("conditions", "TEXT", "How it was made; tests with the same words can be compared."),
        Column("scored", "INTEGER", "Trials that count, of both sides.", "trials"),
        Column("complete", "INTEGER", "1 where nine of ten pictures were scored, else 0."),
    ),
    derived=True,
)

SESSION_CELL = Table(
    "session_cell",
    "The scored trials of a finished session by what was shown. Times are of correct answers.",
    (
        _SESSION,
        Column("side", "TEXT", "The right answer's side."),
        Column("view", "TEXT", "From where the limb was seen."),
        Column("turn", "TEXT", "towards, away or none."),
        Column("rotation_bin_deg", "INTEGER", "The turn as shown, to the nearest 45 degrees.", "degrees"),
        Column("level", "INTEGER", "The picture's level."),
        Column("scored", "INTEGER", "Trials that count.", "trials"),
        Column("correct", "INTEGER", "Of these, answered right.", "trials"),
        Column("sum_rt_ms", "REAL", "The response times added up.", "ms"),
        Column("sum_rt_squared_ms2", "REAL", "Their squares added up.", "ms^2"),
    ),
    derived=True,
)

BREATHING = Table(
    "breathing",
    "What came of a breathing session, kept after every whole breath.",
    (
        _SESSION,
        Column("breaths", "INTEGER", "Whole breaths.", "breaths"),
        Column("breathed_ms", "INTEGER", "How long the whole breaths took together.", "ms"),
        Column("in_ms", "INTEGER", "The breath it ended with: in.", "ms"),
        Column("hold_full_ms", "INTEGER", "That breath: the hold after the breath in.", "ms"),
        Column("out_ms", "INTEGER", "That breath: out.", "ms"),
        Column("hold_empty_ms", "INTEGER", "That breath: the hold after the breath out.", "ms"),
        Column("eased", "INTEGER", "How often it was made easier on the way.", "times"),
        Column("pauses", "INTEGER", "How often the person paused.", "times"),
        Column("sleeps", "INTEGER", "How often the computer slept or stood still.", "times"),
        Column("ending", "TEXT", "whole, stopped or dizzy; nothing if it was interrupted.", optional=True),
    ),
)

GUIDED = Table(
    "guided",
    "What came of a guided practice with words, kept after every step.",
    (
        _SESSION,
        Column("script_id", "TEXT", "The practice's lasting name."),
        Column("length", "TEXT", "Its short or its long version."),
        Column("steps", "INTEGER", "How many steps that version has.", "steps"),
        Column("steps_done", "INTEGER", "Whole steps.", "steps"),
        Column("left_out", "INTEGER", "Steps that the person left before their end.", "steps"),
        Column("practised_ms", "INTEGER", "The time in steps, without halts and gaps.", "ms"),
        Column("pauses", "INTEGER", "How often the person paused.", "times"),
        Column("sleeps", "INTEGER", "How often the computer slept or stood still.", "times"),
        Column("ending", "TEXT", "whole, stopped or upset; nothing if it was interrupted.", optional=True),
    ),
)

MIRROR = Table(
    "mirror",
    "A session with a mirror, beside its row in guided, and what the person said of it.",
    (
        _SESSION,
        Column("part", "TEXT", "The body part."),
        Column("hidden", "TEXT", "The side behind the mirror: left or right."),
        Column(
            "step",
            "INTEGER",
            "0 looking, 1 one side moves, 2 both, 3 finer movements, 4 touch, 5 light objects.",
        ),
        Column("comfort_stops", "INTEGER", "How often it was halted because of dizziness or upset.", "times"),
        Column("felt", "TEXT", "How it was: easy, fine or hard.", optional=True),
        Column("odd", "INTEGER", "1 where moving one side alone felt odd."),
        Column(
            "like_mine",
            "INTEGER",
            "How much the limb in the mirror felt like the person's own, 0 to 10.",
            optional=True,
        ),
        Column(
            "colour", "TEXT", "Of the hidden limb afterwards: same, redder, paler or darker.", optional=True
        ),
        Column("swelling", "TEXT", "The same for swelling: same, less or more.", optional=True),
        Column(
            "sense",
            "TEXT",
            "How it felt: same, warmer, cooler, tingling, lighter or strange.",
            optional=True,
        ),
        Column("relief_min", "INTEGER", "For how long it was easier afterwards.", "min", optional=True),
        Column("words", "TEXT", "What the person wrote about it."),
    ),
)

IMAGERY = Table(
    "imagery",
    "A session of imagined movements, beside its row in guided, and what the person said of it.",
    (
        _SESSION,
        Column("part", "TEXT", "The body part."),
        Column("side", "TEXT", "The imagined side; nothing for neck and back.", optional=True),
        Column(
            "rung",
            "INTEGER",
            "The step of the ladder: 1 watching, 2 another's limb, 3 the good side, 4 at rest, 5 a calm place, "
            "6 a joint beside it, 7 the movement, 8 small tasks.",
        ),
        Column("cards", "INTEGER", "How many cards it had.", "cards"),
        Column("cards_done", "INTEGER", "Of these, imagined to their end.", "cards"),
        Column("own_pace", "INTEGER", "1 where the person pressed at the end of each movement, else 0."),
        Column("really_done", "INTEGER", "1 where the movements were really done and timed, too."),
        Column("felt", "INTEGER", "1 where the words were those for a limb that is not there."),
        Column("place", "TEXT", "Where the person imagined to be; here is where they were."),
        Column("mood", "TEXT", "In which mood; now is as it was."),
        Column("posture", "TEXT", "How they imagined to be; now is as they were."),
        Column("clarity", "INTEGER", "How clear the picture in the mind was, 1 to 5.", optional=True),
        Column("feeling", "INTEGER", "How well it could be felt, 1 to 5.", optional=True),
        Column("hurt", "TEXT", "Whether it hurt or was too much: no, little or yes.", optional=True),
        Column("moved", "TEXT", "Whether anything moved: no, little or yes.", optional=True),
    ),
)

IMAGERY_CARD = Table(
    "imagery_card",
    "A card of a session of imagined movements. Times end with a press, at the person's own pace.",
    (
        _ROW,
        _SESSION,
        Column("position", "INTEGER", "The place within the session, from 1."),
        Column("card_id", "TEXT", "The card's lasting name."),
        Column("done", "INTEGER", "1 where it was imagined to its end, else 0."),
        Column("imagined_ms", "INTEGER", "There and back in the mind.", "ms", optional=True),
        Column("again_ms", "INTEGER", "There and back in the mind, once more.", "ms", optional=True),
        Column("real_ms", "INTEGER", "There and back as it was really done.", "ms", optional=True),
    ),
)

ACTIVITY = Table(
    "activity",
    "A small task of daily life that was tried, as a session of its own.",
    (
        _SESSION,
        Column("part", "TEXT", "The body part."),
        Column("rung_id", "TEXT", "The lasting name of its step on the ladder of that part."),
        Column("words", "TEXT", "What that step was called when it was tried."),
        Column("expected", "INTEGER", "How hard the person thought it would be, 0 to 10.", optional=True),
        Column("actual", "INTEGER", "How hard it was, 0 to 10.", optional=True),
        Column("wanted_ms", "INTEGER", "How long the timer was to run.", "ms", optional=True),
        Column(
            "did_ms", "INTEGER", "How long it was, by the timer or as the person said.", "ms", optional=True
        ),
        Column("eased", "INTEGER", "1 in the easier days after a flare, else 0."),
        Column("ending", "TEXT", "whole, stopped or unwell; nothing if it was interrupted.", optional=True),
        Column("note", "TEXT", "The person's own words about it; may be empty."),
    ),
)

ACTIVITY_NEXT_DAY = Table(
    "activity_next_day",
    "How it was the day after a task. Rows are only added; of several for one task the newest counts.",
    (
        _ROW,
        _UUID,
        _SESSION,
        Column(
            "answer",
            "TEXT",
            "same, settled (more, and settled within the day) or longer; nothing where it was taken back.",
            optional=True,
        ),
        Column("answered_utc", "TEXT", "When it was said, in UTC."),
        _OFFSET,
        _DAY,
        _IMPORT,
    ),
)

ACTIVITY_RUNG = Table(
    "activity_rung",
    "A step of a person's own ladder. A part without any has the ladder that comes with the program.",
    (
        _ROW,
        _UUID,
        Column("part", "TEXT", "The body part."),
        Column("rung_id", "TEXT", "The step's lasting name."),
        Column("words", "TEXT", "What the person calls it; empty: as it comes with the program."),
        Column("place", "INTEGER", "Where it stands; the lowest is 0."),
        Column("left_out", "INTEGER", "1 where the person leaves it out, else 0."),
        Column("written_utc", "TEXT", "When it was written, in UTC."),
        _OFFSET,
        _DAY,
        _IMPORT,
    ),
)

READING = Table(
    "reading",
    "Where a person is in the lesson of a session, kept with every screen. Questions that came back have none.",
    (
        _SESSION,
        Column("lesson_id", "TEXT", "The lesson's lasting name."),
        Column("screen_id", "TEXT", "The screen that was in view last.", optional=True),
    ),
)

ANSWER = Table(
    "answer",
    "A question about a lesson answered. Rows are only added.",
    (
        _ROW,
        _UUID,
        _SESSION,
        Column("question_id", "TEXT", "The question's lasting name."),
        Column("option_id", "TEXT", "What was chosen; not-sure is a choice, too."),
        Column("was_right", "INTEGER", "1 where it was the best answer, else 0."),
        Column("in_review", "INTEGER", "1 where the question had come back, 0 in its lesson."),
        Column("sure", "TEXT", "How sure the person was: guess, fairly or sure.", optional=True),
        Column("answered_utc", "TEXT", "When it was answered, in UTC."),
        _OFFSET,
        _DAY,
        Column("due_day", "TEXT", "The day from which the question comes back, as YYYY-MM-DD."),
        _IMPORT,
    ),
)

RATING = Table(
    "rating",
    "Something rated by the person. Rows are only added; of several the newest wins.",
    (
        _ROW,
        _UUID,
        _ANY_SESSION,
        Column(
            "scale",
            "TEXT",
            "What was rated, from 0 to 10. feel is -1 easier, 0 same, 1 worse; pace 0 to 2; overall_change -3 very "
            "much worse to 3 very much better. peg_pain, peg_enjoyment and peg_activity are the questions of PEG "
            "(Krebs 2009); its score is their mean.",
        ),
        Column(
            "moment",
            "TEXT",
            "When it was asked: check_in, before or after a session, weekly, monthly.",
        ),
        Column("value", "REAL", "The rating; nothing where it was taken back.", optional=True),
        Column("rated_utc", "TEXT", "When it was given, in UTC."),
        _OFFSET,
        _DAY,
        _IMPORT,
    ),
)

EVENT = Table(
    "event",
    "Something that happened and is remembered with its date.",
    (
        _ROW,
        _UUID,
        _ANY_SESSION,
        Column("kind", "TEXT", "What happened, in one word."),
        Column("happened_utc", "TEXT", "When, in UTC."),
        _OFFSET,
        _DAY,
        Column("detail", "TEXT", "More about it, as JSON."),
        _IMPORT,
    ),
)

NOTE = Table(
    "note",
    "The person's own words: about a session (of a lesson: about that lesson), or without one about a day. Of several "
    "about the same the newest holds; an empty one takes them back.",
    (
        _ROW,
        _UUID,
        _ANY_SESSION,
        Column("text", "TEXT", "The words."),
        Column("written_utc", "TEXT", "When they were written, in UTC."),
        _OFFSET,
        _DAY,
        _IMPORT,
    ),
)

_WRITTEN = Column("written_utc", "TEXT", "When it was written, in UTC.")

GOAL = Table(
    "goal",
    "Something the person wants to do again or more of, in their own words.",
    (
        _ROW,
        _UUID,
        Column("text", "TEXT", "The goal."),
        _WRITTEN,
        _OFFSET,
        _DAY,
        Column("ending", "TEXT", "reached or let_go; nothing while it is a goal.", optional=True),
        Column("ended_utc", "TEXT", "When the person said so, in UTC.", optional=True),
        Column("ended_day", "TEXT", "The person's day of that, as YYYY-MM-DD.", optional=True),
        _IMPORT,
    ),
)

GOAL_RATING = Table(
    "goal_rating",
    "How well a goal goes. Rows are only added; of several on a day the newest wins.",
    (
        _ROW,
        _UUID,
        Column("goal_id", "INTEGER", "The goal."),
        Column(
            "value",
            "INTEGER",
            "From 0, cannot do it, to 10, as well as I would like; nothing where it was taken back.",
            optional=True,
        ),
        Column("rated_utc", "TEXT", "When it was said, in UTC."),
        _OFFSET,
        _DAY,
        _IMPORT,
    ),
)

THOUGHT = Table(
    "thought",
    "An alarm thought, looked at again.",
    (
        _ROW,
        _UUID,
        Column("alarm", "TEXT", "The thought as it came."),
        Column("second_look", "TEXT", "What the person saw on looking again; may be empty."),
        Column("kinder", "TEXT", "The kinder sentence they found; may be empty."),
        _WRITTEN,
        _OFFSET,
        _DAY,
        _IMPORT,
    ),
)

PREDICTION = Table(
    "prediction",
    "What the person thought would happen when they try something, and what did.",
    (
        _ROW,
        _UUID,
        Column("doing", "TEXT", "What they want to try."),
        Column("expected", "TEXT", "What they think will happen; may be empty."),
        Column("worry", "INTEGER", "How worried they are about it, from 0 to 10.", optional=True),
        _WRITTEN,
        _OFFSET,
        _DAY,
        Column("happened", "TEXT", "What happened; may be empty."),
        Column(
            "turned_out", "TEXT", "easier, as_expected or harder; nothing before it was tried.", optional=True
        ),
        Column("tried_utc", "TEXT", "When the person said so, in UTC.", optional=True),
        Column("tried_day", "TEXT", "The person's day of that, as YYYY-MM-DD.", optional=True),
        _IMPORT,
    ),
)

KNOWLEDGE_CHECK = Table(
    "knowledge_check",
    'One time that the person answered the sentences of "What I know about pain".',
    (
        _ROW,
        _UUID,
        Column("edition", "INTEGER", "Which set of sentences it was; counts up when some come or go."),
        Column("moment", "TEXT", "start, middle or end of the lessons, or again at any other time."),
        Column("lessons_read", "INTEGER", "How many lessons had been read.", "lessons"),
        Column("language", "TEXT", "The language of the sentences, such as en."),
        Column("started_utc", "TEXT", "When it was begun, in UTC."),
        _OFFSET,
        _DAY,
        Column("finished_utc", "TEXT", "When it was done; nothing if it was left.", optional=True),
        Column("app_version", "TEXT", "The version of the program that asked."),
        _IMPORT,
    ),
)

KNOWLEDGE_ANSWER = Table(
    "knowledge_answer",
    "What was said to one of the sentences. Rows are only added; of several in one time the newest counts.",
    (
        _ROW,
        _UUID,
        Column("check_id", "INTEGER", "The time it belongs to (knowledge_check)."),
        Column("item_id", "TEXT", "The sentence's lasting name."),
        Column("reply", "TEXT", "true, false or not-sure."),
        Column("was_right", "INTEGER", "1 where it fitted, else 0."),
        Column("answered_utc", "TEXT", "When it was said, in UTC."),
        _IMPORT,
    ),
)

PREFERENCE = Table(
    "preference",
    "Small choices that belong to the person.",
    (
        Column("key", "TEXT", "The choice's name."),
        Column("value", "TEXT", "What was chosen, as JSON."),
        Column("changed_utc", "TEXT", "When it was last changed, in UTC."),
    ),
)

PICTURE_CHOICE = Table(
    "picture_choice",
    "Pictures the person does not want to see.",
    (
        Column("sha256", "TEXT", "The fingerprint of the picture's file."),
        Column("picture_id", "TEXT", "The picture's short name in its library."),
        Column("kept_out_utc", "TEXT", "Since when it is left out, in UTC."),
    ),
)

OWN_PICTURE = Table(
    "own_picture",
    "A photo of the person's own. Nothing of its file is kept but a fingerprint: no name, place, time or camera.",
    (
        _ROW,
        _UUID,
        Column("sha256", "TEXT", "The fingerprint of the photo as it is kept here."),
        Column("source_sha256", "TEXT", "The fingerprint of the file it was read from, to notice it again."),
        Column("part", "TEXT", "The body part."),
        Column("side", "TEXT", "left or right; nothing until the person has said it.", optional=True),
        Column("width", "INTEGER", "How wide the photo is, in pixels."),
        Column("height", "INTEGER", "How high the photo is, in pixels."),
        Column("frame_left", "INTEGER", "Where the square around the round frame starts; may be below 0."),
        Column("frame_top", "INTEGER", "The same from above."),
        Column("frame_side", "INTEGER", "How wide and high that square is, in pixels of the photo."),
        Column("added_utc", "TEXT", "When it was brought in, in UTC."),
        _OFFSET,
        _DAY,
        _IMPORT,
        Column("photo", "BLOB", "The photo, upright, as WebP without any other data in it."),
    ),
)

TABLES = (
    PERSON,
    IMPORT,
    PLAN,
    SESSION,
    STIMULUS,
    TRIAL,
    SESSION_SIDE,
    SESSION_CELL,
    SESSION_LINE,
    BREATHING,
    GUIDED,
    MIRROR,
    IMAGERY,
    IMAGERY_CARD,
    ACTIVITY,
    ACTIVITY_NEXT_DAY,
    ACTIVITY_RUNG,
    READING,
    ANSWER,
    RATING,
    EVENT,
    NOTE,
    GOAL,
    GOAL_RATING,
    THOUGHT,
    PREDICTION,
    KNOWLEDGE_CHECK,
    KNOWLEDGE_ANSWER,
    PREFERENCE,
    PICTURE_CHOICE,
    OWN_PICTURE,
)
"""Every table of the record, each after those it refers to."""
