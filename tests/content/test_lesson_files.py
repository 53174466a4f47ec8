"""Lessons are read from plain files, and what is the matter with one never stops the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer.content.lesson_files import LessonFolder
from gmi_trainer.content.text_file import MOST_BYTES
from gmi_trainer.domain.lesson import Certainty, Claim, Course, Figure, Option, ScreenKind, Source, Unit
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.services.lesson_ports import LoadedCourse
from tests.content.lesson_copies import SAMPLES, change, copy_of_samples, line_of, said


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    return copy_of_samples(tmp_path)


def load(folder: Path, language: str = "en") -> LoadedCourse:
    return LessonFolder(folder).load(language)


def problems(folder: Path) -> list[str]:
    return [said(problem) for problem in load(folder).problems]


def sample() -> Course:
    return load(SAMPLES).course


# -- what is read ------------------------------------------------------------------------------------------


def test_the_samples_are_read_without_a_problem() -> None:
    loaded = load(SAMPLES)

    assert loaded.problems == ()
    assert [lesson.lesson_id for lesson in loaded.course.in_order] == ["bell", "garden"]


def test_the_head_of_a_lesson() -> None:
    bell, garden = sample().in_order

    assert (bell.number, bell.unit, bell.title, bell.minutes) == (1, 1, "Why a bell rings", 5)
    assert (bell.needs, bell.asks_safety, bell.content_note) == ((), False, "")
    assert bell.concepts == ("bells-warn",)
    assert garden.needs == ("bell",)
    assert garden.asks_safety
    assert garden.content_note == "This lesson speaks of weeds."
    assert garden.energy_note == "Stay within what you can do."
    assert garden.own_pages == (OwnPage.GOALS, OwnPage.FLARE_PLAN)
    assert (bell.energy_note, bell.own_pages) == ("", ())


def test_a_page_that_is_not_there_is_told_and_left_out(lessons: Path) -> None:
    file = lessons / "02-garden" / "lesson.en.md"
    change(file, "[goals, flare-plan]", "[goals, diary]")

    pages = "alarm, thoughts, words, goals, flare-plan, predictions"
    line = line_of(file, "own_pages")
    assert problems(lessons) == [
        f'lessons/02-garden/lesson.en.md:{line}: expected one of the pages {pages}, found "diary"'
    ]
    assert load(lessons).course.lessons["garden"].own_pages == (OwnPage.GOALS,)


def test_screens_have_one_kind_each_and_their_claims_in_order() -> None:
    bell = sample().lessons["bell"]

    assert [screen.kind for screen in bell.screens] == [
        ScreenKind.HEARD,
        ScreenKind.SCIENCE,
        ScreenKind.FIGURE,
        ScreenKind.STORY,
        ScreenKind.TRY,
        ScreenKind.LIMIT,
        ScreenKind.FRIEND,
        ScreenKind.QUESTIONS,
        ScreenKind.SOURCES,
    ]
    assert bell.screens[1].claims == ("S01", "S02")
    assert bell.screens[1].title == "What is known"
    assert bell.screens[1].screen_id == "science"
    assert bell.screens[-1].html == bell.screens[-1].plain == ""


def test_claims_are_links_numbered_through_the_lesson() -> None:
    html = sample().lessons["bell"].screens[1].html

    assert 'rang 3 of 4 bells\u00a0<a href="claim:S01">[2]</a>.' in html
    assert 'known why\u00a0<a href="claim:S02">[1]</a>.' in html


def test_plain_words_have_no_marks() -> None:
    science = sample().lessons["bell"].screens[1]

    assert science.plain.splitlines() == [
        "In one sample, the wind rang 3 of 4 bells. Each of them was fine & well, and it is known why.",
        "Two things follow:",
        "A bell warns.",
        "A bell does not measure.",
        "In one line",
        "A loud bell is not always a big thing.",
    ]


def test_a_question_has_its_options_and_one_is_right() -> None:
    questions = sample().lessons["bell"].questions

    assert [question.question_id for question in questions] == ["bell-1", "bell-2", "bell-3", "bell-4"]
    assert questions[0].lesson_id == "bell"
    assert questions[0].claim == "S01"
    assert questions[1].claim is None
    assert questions[1].difficulty == 2
    assert questions[0].options[0] == Option(
        "wind", "The wind did", is_right=True, why="Yes. It was the wind, in 3 of 4."
    )
    assert [sum(option.is_right for option in question.options) for question in questions] == [1, 1, 1, 1]


def test_a_word_such_as_no_stays_a_word() -> None:
    """YAML would take it for "false"."""
    assert sample().lessons["bell"].questions[3].options[0].option_id == "no"
    assert sample().lessons["bell"].questions[1].options[0].text == "True"


def test_a_figure_has_numbers_and_words() -> None:
    assert sample().lessons["bell"].figure == Figure(
        kind="message-path",
        settings={
            "made_up": True,
            "claims": ["S02"],
            "message": 5,
            "share": 0.5,
            "stops": ["bell", "ear"],
            "cards": [{"id": "wind", "effect": -1, "claim": "S01"}],
        },
        texts={
            "name": "Wind and bell",
            "lead": "Let the wind blow.",
            "changed": "The bell is now {level}.",
        },
    )


def test_what_lessons_share() -> None:
    course = sample()

    assert course.units == (Unit(1, "Things that ring", ("bell",)), Unit(2, "Things that grow", ("garden",)))
    assert course.sources["made-up-2001"] == Source(
        "made-up-2001", "Sample A, Sample B. Journal of Samples 2001; 1: 1-2.", "10.1000/sample"
    )
    assert course.claims["S01"] == Claim(
        "S01",
        Certainty.VERIFIED,
        ("made-up-2001", "made-up-2002"),
        "In the sample, 3 of 4 bells were rung by the wind.",
    )
    assert course.concepts["bells-warn"] == "A bell warns, and knows no more than that."


# -- what is the matter with a lesson ------------------------------------------------------------------------

BELL, GARDEN = "01-bell", "02-garden"


def ids(folder: Path) -> list[str]:
    return [lesson.lesson_id for lesson in load(folder).course.in_order]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("number: 1", "number: one", '3: expected number: a number from 1 to 99, found "one"'),
        ("title: Why a bell rings", "title:", "2: expected title: a text, found no title:"),
        ("id: bell\n", "", "2: expected id: letters, digits and hyphens, found no id:"),
        ("minutes: 5", "minutes: [5]", "7: expected minutes: minutes from 1 to 30, found a list"),
        ("needs: []", "needs: {a: b}", "9: expected needs: a list of ids such as [alarm, scans], "
         "found keys with values"),
        ("asks_safety: no", "asks_safety: maybe", '10: expected asks_safety: yes or no, found "maybe"'),
        ("id: bell", "id: a bell", '2: expected id: letters, digits and hyphens, found "a bell"'),
        ("{#story story}", "{#story tale}", "expected one of the kinds heard, science, figure, story, try, limit"),
        ("{#story story}", "{#science story}", "expected a different id for each screen, found {#science} again"),
        ("{#story story}", "", "expected a heading with its id and kind"),
        ("---\nid", "id", "1: expected --- then id:, number:, title: and so on, then ---, found other text"),
        ("\n---\n", "\n", "1: expected --- then id:, number:, title: and so on, then ---, found no second ---"),
        ("id: bell\n", "id: bell: x\n", "2: expected YAML that can be read, found mapping values are not"),
        ("id: bell\n", "- bell\n", "expected YAML that can be read"),
    ],
)  # fmt: skip
def test_a_lesson_that_cannot_be_believed_is_left_out_and_told(
    old: str, new: str, problem: str, lessons: Path
) -> None:
    change(lessons / BELL / "lesson.en.md", old, new)

    loaded = load(lessons)

    assert ids(lessons) == ["garden"]
    told = [said(one) for one in loaded.problems if one.file.startswith(f"lessons/{BELL}/")]
    assert any(problem in one for one in told), told


def test_all_mistakes_are_told_and_not_only_the_first(lessons: Path) -> None:
    file = lessons / BELL / "lesson.en.md"
    change(file, "number: 1", "number: 0")
    change(file, "minutes: 5", "minuets: 5")
    change(file, "[S01]", "[S99]")
    change(file, "{#try try}", "{#try tray}")
    change(lessons / GARDEN / "questions.en.yaml", "difficulty: 1", "difficulty: 9")

    assert [problem.partition(",")[0] for problem in problems(lessons)] == [
        "lessons/01-bell/lesson.en.md:2: expected minutes: minutes from 1 to 30",
        'lessons/01-bell/lesson.en.md:3: expected number: a number from 1 to 99',
        "lessons/01-bell/lesson.en.md:7: expected one of id",
        f"lessons/01-bell/lesson.en.md:{line_of(file, '[S99]')}: expected a claim that claims.yaml has",
        f"lessons/01-bell/lesson.en.md:{line_of(file, 'tray')}: expected one of the kinds heard",
        "lessons/02-garden/questions.en.yaml:3: expected difficulty: 1",
    ]  # fmt: skip


def test_the_head_alone_is_no_lesson_yet_and_harms_nothing(lessons: Path) -> None:
    (lessons / BELL / "lesson.en.md").write_text("---\n---\n", "utf-8")

    assert ids(lessons) == ["garden"]
    assert "lessons/01-bell/lesson.en.md:2: expected an entry with id:, number:" in problems(lessons)[0]


def test_an_unknown_claim_makes_no_link(lessons: Path) -> None:
    change(lessons / BELL / "lesson.en.md", "[S01]", "[S99]")

    science = load(lessons).course.lessons["bell"].screens[1]

    assert science.claims == ("S02",)
    assert "S99" not in science.html


def test_an_unknown_concept_is_told_and_left_out(lessons: Path) -> None:
    change(lessons / GARDEN / "lesson.en.md", "bells-warn", "bells-sing")

    assert load(lessons).course.lessons["garden"].concepts == ("gardens-change",)
    assert problems(lessons) == [
        'lessons/02-garden/lesson.en.md:8: expected a concept that course.en.yaml has, found "bells-sing"'
    ]


# -- files that are not what they should be ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "caf\u00e9\n".encode("latin-1"),
            ":1: expected text saved as UTF-8, found a letter in another encoding",
        ),
        (b"a\nb\n\xff\n", ":3: expected text saved as UTF-8, found a letter in another encoding"),
        (b"a" * (MOST_BYTES + 1), ":1: expected a file of at most 200 kB, found a larger one"),
        (None, ":1: expected this file, found no file"),
    ],
)
@pytest.mark.parametrize("name", ["lesson.en.md", "questions.en.yaml", "figure.yaml", "figure.en.yaml"])
def test_a_file_that_is_none_never_stops_the_others(
    name: str, content: bytes | None, problem: str, lessons: Path
) -> None:
    file = lessons / BELL / name
    file.unlink()
    if content is not None:
        file.write_bytes(content)

    loaded = load(lessons)

    assert "garden" in loaded.course.lessons
    assert ("bell" in loaded.course.lessons) == (name != "lesson.en.md")
    if content is not None or name != "figure.yaml":
        assert f"lessons/01-bell/{name}{problem}" in [said(one) for one in loaded.problems]
    else:
        assert loaded.course.lessons["bell"].figure is None


def test_a_folder_in_the_place_of_a_file_is_told(lessons: Path) -> None:
    (lessons / BELL / "lesson.en.md").unlink()
    (lessons / BELL / "lesson.en.md").mkdir()

    assert ids(lessons) == ["garden"]
    assert problems(lessons)[0].endswith("expected a plain text file, found something that cannot be opened")


@pytest.mark.parametrize(
    "name", ["course.yaml", "course.en.yaml", "claims.yaml", "claims.en.yaml", "sources.yaml"]
)
@pytest.mark.parametrize(
    "content", [None, "", "- a\n", "a: [b, c]\n", "units: x\nconcepts: y\n", "a: b: c\n"]
)
def test_the_lessons_are_there_even_without_what_they_share(
    name: str, content: str | None, lessons: Path
) -> None:
    (lessons / name).unlink()
    if content is not None:
        (lessons / name).write_text(content, "utf-8")

    loaded = load(lessons)

    assert ids(lessons) == ["bell", "garden"]
    assert any(one.file == f"lessons/{name}" for one in loaded.problems), problems(lessons)


def test_windows_line_ends_and_a_mark_at_the_start_are_fine(lessons: Path) -> None:
    for file in lessons.rglob("*.*"):
        if file.is_file():
            text = file.read_text("utf-8")
            file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert load(lessons) == load(SAMPLES)


def test_an_empty_folder_has_no_lessons_and_says_what_is_missing(tmp_path: Path) -> None:
    loaded = load(tmp_path)

    assert loaded.course == Course((), {}, {}, {}, {})
    assert len(loaded.problems) == 5
    assert load(tmp_path / "nowhere").course.lessons == {}


def test_a_folder_that_may_not_be_looked_into_has_no_lessons(
    lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "closed")

    for name in ("iterdir", "exists", "open"):
        monkeypatch.setattr(Path, name, refuse)

    loaded = load(lessons)

    assert loaded.course.lessons == {}
    assert {said(one).partition("expected ")[2] for one in loaded.problems} == {
        "a plain text file, found something that cannot be opened"
    }


# -- lessons that get in one another's way -------------------------------------------------------------------


def test_lessons_that_need_one_another_in_a_circle_all_stay_readable(lessons: Path) -> None:
    change(lessons / BELL / "lesson.en.md", "needs: []", "needs: [garden]")

    loaded = load(lessons)

    assert loaded.course.lessons["bell"].needs == ()
    assert loaded.course.lessons["garden"].needs == ("bell",)
    assert problems(lessons) == [
        'lessons/01-bell/lesson.en.md:9: expected needs: lessons with a smaller number, found "garden"'
    ]


def test_a_lesson_that_needs_itself_or_nobody_is_readable(lessons: Path) -> None:
    change(lessons / GARDEN / "lesson.en.md", "needs: [bell]", "needs: [garden, bell, nobody]")

    assert load(lessons).course.lessons["garden"].needs == ("bell",)
    assert len(problems(lessons)) == 2


def test_what_needs_a_broken_lesson_is_not_closed_for_ever(lessons: Path) -> None:
    (lessons / BELL / "lesson.en.md").unlink()

    assert load(lessons).course.lessons["garden"].needs == ()
    assert problems(lessons) == ["lessons/01-bell/lesson.en.md:1: expected this file, found no file"]


def test_a_number_that_comes_twice_is_told_and_both_stay(lessons: Path) -> None:
    change(lessons / GARDEN / "lesson.en.md", "number: 2", "number: 1")

    assert ids(lessons) == ["bell", "garden"]
    assert (
        "lessons/02-garden/lesson.en.md:3: expected a different number for each lesson, found 1, as in 01-bell"
        in problems(lessons)
    )


def test_an_id_that_comes_twice_is_the_first_ones(lessons: Path) -> None:
    change(lessons / GARDEN / "lesson.en.md", "id: garden", "id: bell")

    assert ids(lessons) == ["bell"]
    assert problems(lessons) == [
        'lessons/02-garden/lesson.en.md:2: expected a different id for each lesson, found "bell" again'
    ]


def test_a_question_that_comes_twice_is_the_first_ones(lessons: Path) -> None:
    change(lessons / GARDEN / "questions.en.yaml", "id: garden-3", "id: bell-1")

    loaded = load(lessons)

    assert [one.question_id for one in loaded.course.lessons["garden"].questions] == [
        "garden-1",
        "garden-2",
        "garden-4",
    ]
    line = line_of(lessons / GARDEN / "questions.en.yaml", "id: bell-1")
    assert problems(lessons) == [
        f'lessons/02-garden/questions.en.yaml:{line}: expected an id that no other question has, found "bell-1" again'
    ]


def test_a_lesson_that_no_unit_lists_is_there_all_the_same(lessons: Path) -> None:
    change(lessons / "course.yaml", "lessons: [02-garden]", "lessons: []")

    assert load(lessons).course.units[1] == Unit(2, "Things that grow", ("garden",))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[02-garden]", "[garden]", '5: expected a lesson\'s folder such as 01-alarm, found "garden"'),
        ("[02-garden]", "[../secret]", '5: expected a lesson\'s folder such as 01-alarm, found "../secret"'),
        ("[02-garden]", "[01-bell]", '5: expected each lesson once, found "01-bell" again'),
        ("number: 2", "number: two", '4: expected number: a number from 1, found "two"'),
        (
            "[02-garden]",
            "[02-garden, 03-tree]",
            "lessons/03-tree/lesson.en.md:1: expected this file, found no file",
        ),
    ],
)
def test_a_unit_that_is_not_right_is_told(old: str, new: str, problem: str, lessons: Path) -> None:
    change(lessons / "course.yaml", old, new)

    assert ids(lessons) == ["bell", "garden"]
    assert problem in "\n".join(problems(lessons))


# -- questions, figures, claims ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("      right: yes\n", "", "6: expected exactly one option with right: yes, found 0"),
        (
            "id: people\n",
            "id: people\n      right: true\n",
            "6: expected exactly one option with right: yes, found 2",
        ),
        ("id: people", "id: wind", '6: expected a different id for each option, found "wind" again'),
        (
            "id: wind",
            "id: not-sure",
            "6: expected not-sure never to be right, found not-sure with right: yes",
        ),
        (
            "concept: bells-warn",
            "concept: songs",
            '2: expected a concept that course.en.yaml has, found "songs"',
        ),
        ("      why: Yes. It was the wind, in 3 of 4.\n", "", "7: expected why: a text, found no why:"),
        ("text: The wind did", "text: [a]", "8: expected text: a text, found a list"),
        ("right: yes", "rihgt: yes", '9: expected one of id, text, why, right, found "rihgt:"'),
        ("- id: bell-1\n", "- id: bell 1\n", '1: expected id: letters, digits and hyphens, found "bell 1"'),
    ],
)
def test_a_question_that_cannot_be_asked_is_left_out_and_told(
    old: str, new: str, problem: str, lessons: Path
) -> None:
    change(lessons / BELL / "questions.en.yaml", old, new)

    questions = load(lessons).course.lessons["bell"].questions

    assert [question.question_id for question in questions] == ["bell-2", "bell-3", "bell-4"]
    assert any(f"questions.en.yaml:{problem}" in one for one in problems(lessons)), problems(lessons)


def test_one_option_is_no_choice(lessons: Path) -> None:
    (lessons / BELL / "questions.en.yaml").write_text(
        "- id: q\n  concept: bells-warn\n  difficulty: 1\n  stem: What?\n  options: [one]\n- text\n", "utf-8"
    )

    assert problems(lessons) == [
        "lessons/01-bell/questions.en.yaml:5: expected options: a list of at least two options, found a list",
        "lessons/01-bell/questions.en.yaml:6: expected an entry with id:, concept:, difficulty:, stem:, options:, "
        'claim:, found "text"',
    ]


def test_questions_that_are_no_list_are_none(lessons: Path) -> None:
    (lessons / BELL / "questions.en.yaml").write_text("id: a\n", "utf-8")

    assert load(lessons).course.lessons["bell"].questions == ()
    assert problems(lessons) == [
        "lessons/01-bell/questions.en.yaml:1: expected a list of questions, each beginning with - id:, "
        "found other content"
    ]


def test_a_claim_of_a_question_is_known_or_none(lessons: Path) -> None:
    change(lessons / BELL / "questions.en.yaml", "claim: S01", "claim: S99")
    change(lessons / BELL / "questions.en.yaml", "claim: S02", "claim: design")

    questions = load(lessons).course.lessons["bell"].questions

    assert [question.claim for question in questions] == [None] * 4
    assert problems(lessons) == [
        'lessons/01-bell/questions.en.yaml:4: expected a claim that claims.yaml has, found "S99"'
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "kind: message-path",
            "kind: Message Path",
            "1: expected kind: a figure's name such as message-path, found",
        ),
        ("kind: message-path", "kinds: x", "1: expected one of kind, settings"),
        ("settings:\n", "settings: 1\nx:\n", '2: expected settings: keys with values, found "1"'),
    ],
)
def test_a_figure_that_is_none_is_left_out_and_told(old: str, new: str, problem: str, lessons: Path) -> None:
    change(lessons / BELL / "figure.yaml", old, new)

    assert load(lessons).course.lessons["bell"].figure is None
    assert f"lessons/01-bell/figure.yaml:{problem}" in "\n".join(problems(lessons))


def test_a_figure_needs_no_settings(lessons: Path) -> None:
    (lessons / BELL / "figure.yaml").write_text("kind: quiet\n", "utf-8")

    figure = load(lessons).course.lessons["bell"].figure

    assert figure is not None
    assert (figure.kind, figure.settings) == ("quiet", {})


def test_claims_anywhere_in_a_figure_are_known(lessons: Path) -> None:
    change(lessons / BELL / "figure.yaml", "claims: [S02]", "claims: [S77]")
    change(lessons / BELL / "figure.yaml", "claim: S01", "claim: S88")

    assert problems(lessons) == [
        'lessons/01-bell/figure.yaml:4: expected a claim that claims.yaml has, found "S77"',
        'lessons/01-bell/figure.yaml:9: expected a claim that claims.yaml has, found "S88"',
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "1: expected an id and a text a line, such as next: Next stop, found a list"),
        ("a: b\nc: [d]\n", "2: expected a text, found a list"),
    ],
)
def test_words_of_a_figure_are_texts(text: str, problem: str, lessons: Path) -> None:
    (lessons / BELL / "figure.en.yaml").write_text(text, "utf-8")

    assert problems(lessons) == [f"lessons/01-bell/figure.en.yaml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("certainty: K", "certainty: U", '2: expected certainty: V (verified), K (known) or D (our own design); '
         'nothing else is shown, found "U"'),
        ("[made-up-2002] }", "[made-up-3000] }", '2: expected a source that sources.yaml has, found "made-up-3000"'),
    ],
)  # fmt: skip
def test_a_claim_that_must_not_be_shown_is_told(old: str, new: str, problem: str, lessons: Path) -> None:
    change(lessons / "claims.yaml", old, new)

    assert f"lessons/claims.yaml:{problem}" in problems(lessons)
    if "U" in new:
        assert "S02" not in load(lessons).course.claims
        assert 'expected a claim that claims.yaml has, found "S02"' in "\n".join(problems(lessons)) or any(
            "found [S02]" in one for one in problems(lessons)
        )


def test_every_claim_has_its_sentence(lessons: Path) -> None:
    change(lessons / "claims.en.yaml", "S02: A garden that is cared for can change.\n", "")

    assert problems(lessons) == [
        "lessons/claims.yaml:2: expected a sentence for each claim in claims.en.yaml, found none for S02"
    ]


def test_a_source_has_its_citation(lessons: Path) -> None:
    change(lessons / "sources.yaml", "citation", "quote")

    assert "lessons/sources.yaml:1: expected citation: a text, found no citation:" in problems(lessons)


def test_a_unit_title_belongs_to_a_number(lessons: Path) -> None:
    change(lessons / "course.en.yaml", "  1: Things", "  one: Things")

    assert problems(lessons) == [
        'lessons/course.en.yaml:2: expected a unit\'s number before its title, found "one"'
    ]
    assert load(lessons).course.units[0].title == ""


# -- other languages -----------------------------------------------------------------------------------------


def german(lessons: Path, name: str, old: str, new: str) -> None:
    """A translation of a file, with something of it in German."""
    english = lessons / name.replace(".de.", ".en.").replace(".de_AT.", ".en.")
    (lessons / name).write_text(english.read_text("utf-8"), "utf-8")
    change(lessons / name, old, new)


def test_a_translation_is_taken_file_by_file_and_the_rest_is_english(lessons: Path) -> None:
    german(lessons, "01-bell/lesson.de.md", "Why a bell rings", "Warum eine Glocke läutet")
    german(lessons, "01-bell/figure.de_AT.yaml", "Wind and bell", "Wind und Glocke")
    (lessons / "claims.de.yaml").write_text("S02: Ein Garten kann sich ändern.\n", "utf-8")

    austrian = load(lessons, "de_AT").course
    german_, french, odd = (load(lessons, one).course for one in ("de", "fr", "../../etc"))

    assert austrian.lessons["bell"].title == german_.lessons["bell"].title == "Warum eine Glocke läutet"
    assert austrian.lessons["bell"].figure is not None
    assert austrian.lessons["bell"].figure.texts["name"] == "Wind und Glocke"
    assert german_.lessons["bell"].figure is not None
    assert german_.lessons["bell"].figure.texts["name"] == "Wind and bell"
    assert austrian.lessons["garden"].title == "How a garden changes"
    assert austrian.claims["S02"].says == "Ein Garten kann sich ändern."
    assert austrian.claims["S01"].says == "In the sample, 3 of 4 bells were rung by the wind."
    assert french == odd == load(lessons).course
    assert load(lessons, "de_AT").problems == ()


def test_of_what_is_shared_each_text_may_wait_to_be_translated(lessons: Path) -> None:
    (lessons / "course.de.yaml").write_text(
        "units:\n  2: Was wächst\nconcepts:\n  bells-warn: Eine Glocke warnt.\n", "utf-8"
    )

    loaded = load(lessons, "de")

    assert loaded.problems == ()
    assert [unit.title for unit in loaded.course.units] == ["Things that ring", "Was wächst"]
    assert loaded.course.concepts == {
        "bells-warn": "Eine Glocke warnt.",
        "gardens-change": "A garden can change at any age.",
    }


def test_a_broken_translation_leaves_the_lesson_out_of_that_language_only(lessons: Path) -> None:
    german(lessons, "01-bell/lesson.de.md", "{#try try}", "{#try versuch}")

    assert "bell" not in load(lessons, "de").course.lessons
    assert "bell" in load(lessons, "en").course.lessons
