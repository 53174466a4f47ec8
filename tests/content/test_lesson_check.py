"""What makes a lesson a good one is checked, and whatever is not so is told with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.lesson_check import check_lessons
from gmi_trainer.content.text_rules import number_in
from gmi_trainer.services.lesson_report import LessonReport
from tests.content.lesson_copies import SAMPLES, change, copy_of_samples, line_of, said

BELL, GARDEN = "01-bell", "02-garden"
EASY = "The sun is up and you walk down the lane to see how it is. "  # 15 words


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """The samples, made as long as lessons are: then nothing is the matter with them."""
    folder = copy_of_samples(tmp_path)
    for name in (BELL, GARDEN):
        change(folder / name / "lesson.en.md", "Imagine", EASY * 26 + "Imagine")
    return folder


def report(folder: Path) -> LessonReport:
    return check_lessons(folder, "lessons")


def told(folder: Path) -> list[str]:
    return [said(problem) for problem in report(folder).problems]


def lesson_told(folder: Path, old: str, new: str, name: str = BELL) -> list[str]:
    """What is told of a lesson's own file once it was changed."""
    change(folder / name / "lesson.en.md", old, new)
    return [line.removeprefix(f"lessons/{name}/lesson.en.md:") for line in told(folder)]


# -- whole lessons -------------------------------------------------------------------------------------------


def test_the_lessons_of_the_program_have_no_mistake() -> None:
    found = check_lessons(resources.find("lessons"), "lessons")

    assert [said(problem) for problem in found.problems if not problem.is_remark] == []
    assert found.lessons >= 4
    assert found.languages[0] == "en"


def test_whole_lessons_have_nothing_the_matter(lessons: Path) -> None:
    assert told(lessons) == []
    assert report(lessons).lessons == 2


def test_the_small_samples_are_too_short_and_nothing_else() -> None:
    assert [problem.rpartition(":")[2] for problem in [said(one) for one in report(SAMPLES).problems]] == [
        " expected 400 to 700 words in a lesson, found 107",
        " expected 400 to 700 words in a lesson, found 37",
    ]


def test_a_long_lesson_is_too_long(lessons: Path) -> None:
    (one,) = lesson_told(lessons, "Imagine", EASY * 20 + "Imagine")

    assert one.startswith("14: expected 400 to 700 words in a lesson, found 7")


def test_a_broken_lesson_does_not_stop_the_check_of_others(lessons: Path) -> None:
    (lessons / BELL / "lesson.en.md").write_bytes(b"\xff\xfe")
    change(lessons / GARDEN / "lesson.en.md", "one row", "a broken row")

    assert [line.partition(":")[0] for line in told(lessons)] == [
        f"lessons/{BELL}/lesson.en.md",
        f"lessons/{GARDEN}/lesson.en.md",
    ]
    assert report(lessons).lessons == 2


def test_a_broken_list_of_claims_is_one_mistake_and_not_one_for_each_mark(lessons: Path) -> None:
    file = lessons / "claims.yaml"
    file.write_text(file.read_text("utf-8") + "A: [\n", "utf-8")

    (one,) = told(lessons)
    assert one.startswith("lessons/claims.yaml:")
    assert "expected YAML that can be read" in one


def test_no_folder_is_one_mistake(tmp_path: Path) -> None:
    assert told(tmp_path / "nowhere") == ["lessons:1: expected a folder of lessons, found no folder"]


def test_an_empty_folder_has_no_lesson(tmp_path: Path) -> None:
    assert report(tmp_path).lessons == 0
    assert report(tmp_path).mistakes == 6  # five files that are shared, and the word list


# -- parts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["heard", "science", "figure", "story", "try", "limit", "questions", "sources"]
)
def test_a_part_that_is_missing_is_told(kind: str, lessons: Path) -> None:
    problems = lesson_told(lessons, f"{{#{kind} {kind}}}", f"{{#{kind} friend}}")

    assert any(
        "expected a screen for " in one and f"{{#{kind} {kind}}}, found none" in one for one in problems
    )


def test_the_line_to_a_friend_may_be_left_out(lessons: Path) -> None:
    assert told(lessons) == []
    assert "friend" not in (lessons / GARDEN / "lesson.en.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ["figure", "questions", "sources"])
def test_some_parts_come_once(kind: str, lessons: Path) -> None:
    problems = lesson_told(lessons, "{#story story}", f"{{#story {kind}}}")

    assert any(f"expected one {kind} screen, found another one" in one for one in problems)


def test_sources_come_last(lessons: Path) -> None:
    last = "{#sources sources}\n"
    (one,) = lesson_told(lessons, last, f"{last}\n## More {{#so story}}\n\nYes.\n")

    assert one.endswith("expected the sources as the last screen, found a story screen")


def test_a_screen_says_something(lessons: Path) -> None:
    (one,) = lesson_told(lessons, "What would you say in one line?", "")

    assert one.endswith("expected some text on a friend screen, found none")


def test_a_lesson_names_a_claim(lessons: Path) -> None:
    file = lessons / GARDEN / "lesson.en.md"
    change(file, " [S02] [S01]", "")
    change(file, " [S03-sample-2001]", "")

    (one,) = told(lessons)

    assert one.endswith("expected at least one claim mark such as [A01] in a lesson, found none")


def test_a_lesson_without_screens_is_told(lessons: Path) -> None:
    file = lessons / GARDEN / "lesson.en.md"
    file.write_text(file.read_text("utf-8").partition("## ")[0], "utf-8")

    assert any("expected a screen for a story" in one for one in told(lessons))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("minutes: 5", "minutes: 4", "7: expected minutes: from 5 to 8, found 4"),
        ("minutes: 5", "minutes: 9", "7: expected minutes: from 5 to 8, found 9"),
        ("concepts: [bells-warn]", "concepts: []", "8: expected at least one concept, found none"),
        ("number: 1", "number: 3", "3: expected the number of the folder, 01-bell, found 3"),
        ("unit: 1", "unit: 2", "4: expected unit 1, where course.yaml has it, found 2"),
        ("title: Why", "title: 3 times why", "5: expected no number in title: (it has no claim mark), found"),
        ("summary: What", "summary: What a broken", '6: expected other words (worn, old), found "broken"'),
        ("content_note:", "content_note: One in four", "11: expected no number in content_note:"),
        ("content_note:", "energy_note: A broken day", "11: expected other words (worn, old), found"),
    ],
)
def test_the_head_is_looked_at(old: str, new: str, problem: str, lessons: Path) -> None:
    assert any(one.startswith(problem) for one in lesson_told(lessons, old, new))


# -- words, numbers, reading ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was 24.3 % of all.", "24.3 %"),
        ("In 1,234 people.", "1,234"),
        ("One in four did.", "One in four"),
        ("about eight out of ten", "eight out of ten"),
        ("one in every five", "one in every five"),
        ("nine in a hundred", "nine in a hundred"),
        ("twenty per cent of it", "per cent"),
        ("Field {count} of {9}", ""),
        ("One of them, two steps, someone in ten-pin bowling.", ""),
        ("", ""),
    ],
)
def test_numbers_are_found_in_digits_and_in_words(text: str, number: str) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["So did 7 of us.", "So did one in five.", "- It was 3 %."])
def test_a_number_without_a_mark_is_told(text: str, lessons: Path) -> None:
    (one,) = lesson_told(
        lessons, "A bell does not learn. You do.", f"A bell does not learn. You do.\n\n{text}"
    )

    line = line_of(lessons / BELL / "lesson.en.md", text)
    assert one.startswith(
        f"{line}: expected a claim mark such as [A01] or [design] in this paragraph, found a number"
    )


@pytest.mark.parametrize("mark", ["[S01]", "[design]"])
def test_a_number_with_a_mark_is_fine(mark: str, lessons: Path) -> None:
    assert lesson_told(lessons, "You do.", f"You do, 7 times {mark}.") == []


def test_a_title_has_no_number(lessons: Path) -> None:
    (one,) = lesson_told(lessons, "## A bell at night", "## 2 bells at night")

    assert "expected no number in a title" in one


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## A bell at night", "## A Broken bell at night"),
        ("You do.", "You do, and it\nis broken."),
        ("> [!remember] In one line", "> [!remember] Broken or not"),
        ("- A bell warns.", "- A bell rings on for ever."),
    ],
)
def test_words_of_the_list_are_told(old: str, new: str, lessons: Path) -> None:
    (one,) = lesson_told(lessons, old, new)

    assert "expected other words (" in one


HARD = (
    "Neurophysiological laterality discrimination necessitates considerable organisational sophistication. "
)


def test_a_hard_lesson_is_told_with_its_hardest_screen(lessons: Path) -> None:
    problems = lesson_told(lessons, "Imagine", HARD * 12 + "Imagine")

    line = line_of(lessons / BELL / "lesson.en.md", "{#story story}")
    assert problems[0].startswith(
        f"14: expected a reading grade of at most 8 for the lesson (hardest: line {line}, "
    )


def test_a_lesson_a_little_over_the_aim_is_a_remark(lessons: Path) -> None:
    change(
        lessons / GARDEN / "lesson.en.md",
        EASY * 26,
        "The yellow garden over the river is open to all visitors all day long, even now. " * 30,
    )

    (one,) = report(lessons).problems

    assert one.is_remark
    assert one.expected.startswith("a reading grade near 7 for the lesson")
    assert report(lessons).mistakes == 0


# -- figures -------------------------------------------------------------------------------------------------


def test_a_figure_has_its_file_and_its_screen(lessons: Path) -> None:
    (lessons / BELL / "figure.yaml").unlink()
    change(lessons / GARDEN / "lesson.en.md", "{#figure figure}", "{#figure story}")

    problems = told(lessons)

    assert any(one.endswith("expected figure.yaml beside the lesson, found no file") for one in problems)
    assert f"lessons/{GARDEN}/figure.yaml:1: expected a figure screen in the lesson, found none" in problems


def test_a_lesson_without_any_figure_is_told_once(lessons: Path) -> None:
    (lessons / BELL / "figure.yaml").unlink()

    assert len(lesson_told(lessons, "{#figure figure}", "{#figure story}")) == 1


def test_numbers_of_a_figure_come_from_somewhere(lessons: Path) -> None:
    change(lessons / GARDEN / "figure.yaml", "made_up: true", "made_up: false")

    assert told(lessons) == [
        f"lessons/{GARDEN}/figure.yaml:2: expected claims: [...] for the numbers, or made_up: true "
        "where they only show an idea, found neither"
    ]


def test_a_figure_without_numbers_needs_no_claim(lessons: Path) -> None:
    (lessons / GARDEN / "figure.yaml").write_text(
        "kind: two-curves\nsettings:\n  on: true\n  names: [a]\n", "utf-8"
    )

    assert told(lessons) == []


def test_words_of_a_figure_are_held_to_the_same(lessons: Path) -> None:
    change(lessons / GARDEN / "figure.en.yaml", "lead: Choose a week.", "lead: Choose 1 of 3 broken ones.")

    assert [one.partition(": ")[2] for one in told(lessons)] == [
        'expected other words (worn, old), found "broken"',
        'expected claims: [...] in the figure\'s settings, found a number without one, "1"',
    ]


def test_a_figure_that_cannot_be_read_is_told_once(lessons: Path) -> None:
    (lessons / BELL / "figure.yaml").write_text("kind: 'A b'\n", "utf-8")

    assert len(told(lessons)) == 1


# -- questions -----------------------------------------------------------------------------------------------


def question_told(lessons: Path, old: str, new: str) -> list[str]:
    change(lessons / BELL / "questions.en.yaml", old, new)
    return [one.removeprefix(f"lessons/{BELL}/questions.en.yaml:") for one in told(lessons)]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("text: Birds did it", "text: All of the above", '15: expected an answer that stands for itself'),
        ("text: Birds did it", "text: None of them", '15: expected an answer that stands for itself'),
        ("text: Birds did it", "text: Birds did it, and they did so for hours", "15: expected options of like length"),
        ("why: A fine thought.", "why: A. B. C.", "16: expected one to 3 sentences, found 4"),
        ("why: A fine thought.", "why: A broken thought.", '16: expected other words (worn, old), found "broken"'),
        ("stem: What rang", "stem: What **rang**", "5: expected plain words without marks, found"),
        ("stem: What rang", "stem: What [S01]", "5: expected plain words without marks, found"),
        ("stem: What is a bell", "stem: Is 1 bell", "40: expected claim: in this question, with a claim's id"),
        ("stem: What is a bell", "stem: Is not a bell not", "40: expected a question without a double no, found"),
    ],
)  # fmt: skip
def test_a_question_is_looked_at(old: str, new: str, problem: str, lessons: Path) -> None:
    problems = question_told(lessons, old, new)

    assert len(problems) == 1, problems
    assert problems[0].startswith(problem)


def test_a_number_of_our_own_may_stand_in_a_question(lessons: Path) -> None:
    assert question_told(lessons, "stem: What is a bell", "claim: design\n  stem: Is 1 bell") == []


def test_there_are_four_options_or_true_false_not_sure(lessons: Path) -> None:
    problems = question_told(lessons, "id: not-sure", "id: maybe")

    assert problems == ["25: expected 4 options, or true, false and not-sure, found false, maybe, true"]


def test_a_lesson_has_four_to_six_questions(lessons: Path) -> None:
    file = lessons / BELL / "questions.en.yaml"
    file.write_text(file.read_text("utf-8").partition("- id: bell-4")[0], "utf-8")

    assert told(lessons) == [f"lessons/{BELL}/questions.en.yaml:1: expected 4 to 6 questions, found 3"]


def test_an_empty_file_of_questions_is_told_once(lessons: Path) -> None:
    (lessons / BELL / "questions.en.yaml").write_text("", "utf-8")

    assert told(lessons) == [
        f"lessons/{BELL}/questions.en.yaml:1: expected some content, found an empty file"
    ]


def test_questions_that_are_no_list_are_told(lessons: Path) -> None:
    (lessons / BELL / "questions.en.yaml").write_text("a: b\n", "utf-8")

    assert len(told(lessons)) == 2


def test_a_concept_that_the_lesson_is_not_about_is_a_remark(lessons: Path) -> None:
    change(lessons / BELL / "questions.en.yaml", "concept: bells-warn", "concept: gardens-change")

    (one,) = report(lessons).problems

    assert one.is_remark
    assert (one.line, one.found) == (2, '"gardens-change"')


def test_the_right_answer_at_the_same_place_each_time_is_a_remark(lessons: Path) -> None:
    true_false = (lessons / BELL / "questions.en.yaml").read_text("utf-8")
    start, end = true_false.index("- id: bell-2"), true_false.index("- id: bell-3")
    fourth = (
        "- id: bell-2\n  concept: bells-warn\n  difficulty: 1\n  stem: What now?\n  options:\n"
        + "".join(
            f"    - {{ id: o{n}, text: Do it {word}, why: Fine, {'right: yes' if n == 0 else 'right: no'} }}\n"
            for n, word in enumerate(("now", "soon", "late", "then"))
        )
    )
    (lessons / BELL / "questions.en.yaml").write_text(
        true_false[:start] + fourth + "\n" + true_false[end:], "utf-8"
    )

    (one,) = report(lessons).problems

    assert one.is_remark
    assert one.found == "number 1 each time"


def test_hard_questions_are_told(lessons: Path) -> None:
    problems = question_told(lessons, "why: A fine thought.", f"why: {HARD * 5}")

    assert any("expected a reading grade" in one and "for the questions" in one for one in problems)


# -- what all lessons share ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "course.yaml",
            "[02-garden]",
            "[]",
            "course.yaml:1: expected 02-garden in the list of a unit, found it nowhere",
        ),
        (
            "course.en.yaml",
            "  2: Things that grow\n",
            "",
            "course.en.yaml:1: expected a title for unit 2, found none",
        ),
        (
            "course.yaml",
            "  - gardens-change",
            "  - roses",
            "course.en.yaml:5: expected a sentence for roses, found none",
        ),
        (
            "course.yaml",
            "  - gardens-change\n",
            "",
            "course.en.yaml:7: expected a concept that course.yaml lists",
        ),
        (
            "course.en.yaml",
            "Things that grow",
            "Broken things",
            "course.en.yaml:3: expected other words (worn, old)",
        ),
        (
            "course.en.yaml",
            "any age",
            "any age, unbroken or broken",
            "course.en.yaml:7: expected other words",
        ),
        ("claims.en.yaml", "can change", "is broken", "claims.en.yaml:2: expected other words (worn, old)"),
        (
            "claims.yaml",
            "K, sources: [made-up-2002]",
            "K, sources: []",
            "claims.yaml:2: expected sources: at least one",
        ),
        (
            "claims.en.yaml",
            "S02: A",
            "S04: Walls grow.\nS02: A",
            "claims.en.yaml:2: expected a claim that claims.yaml has",
        ),
        ("words.en.yaml", "broken:", "bro*ken:", "words.en.yaml:1: expected words, with * at an end"),
    ],
)
def test_what_is_shared_is_looked_at(name: str, old: str, new: str, problem: str, lessons: Path) -> None:
    change(lessons / name, old, new)

    assert any(one.startswith(f"lessons/{problem}") for one in told(lessons)), told(lessons)


def test_hard_claims_are_told(lessons: Path) -> None:
    change(lessons / "claims.en.yaml", "A garden that is cared for can change.", HARD * 2)

    assert any("for all claims together" in one for one in told(lessons))


# -- translations --------------------------------------------------------------------------------------------


def translated(lessons: Path) -> Path:
    """A whole translation of the first lesson, word for word the same."""
    for name in ("lesson.{}.md", "questions.{}.yaml", "figure.{}.yaml"):
        english = lessons / BELL / name.format("en")
        (lessons / BELL / name.format("de")).write_text(english.read_text("utf-8"), "utf-8")
    return lessons / BELL


def of_the_translation(lessons: Path) -> list[str]:
    return [one.removeprefix(f"lessons/{BELL}/") for one in told(lessons) if f"/{BELL}/" in one]


def test_a_whole_translation_is_fine_and_others_are_not_there_yet(lessons: Path) -> None:
    translated(lessons)

    found = report(lessons)

    assert found.languages == ("en", "de")
    assert found.mistakes == 0
    assert [said(problem).partition("found ")[2] for problem in found.problems] == [
        "none; the English text is shown"
    ] * 4


def test_other_languages_have_their_own_words_and_no_english_grade(lessons: Path) -> None:
    folder = translated(lessons)
    change(folder / "lesson.de.md", "Imagine", HARD * 2 + "broken. Kaputt. Imagine")
    assert of_the_translation(lessons) == []

    (lessons / "words.de.yaml").write_text("kaputt: alt\n", "utf-8")

    assert [one.partition("expected ")[2] for one in of_the_translation(lessons)] == [
        'other words (alt), found "Kaputt"'
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("lesson", "id: bell", "id: glocke", "lesson.de.md:2: expected id: bell, as in English, found glocke"),
        ("lesson", "minutes: 5", "minutes: 6", "lesson.de.md:7: expected minutes: as in English, found 6"),
        ("lesson", "asks_safety: no", "asks_safety: yes", "lesson.de.md:10: expected asks_safety: as in English"),
        ("lesson", "{#story story}", "{#tale story}", "expected {#story story}, as in English, found {#tale story}"),
        ("lesson", "idea** [S02]", "idea**", "expected the claims of the English screen (S02), found none"),
        ("lesson", "## Tell a friend {#friend friend}\n\nWhat would you say in one line?\n", "",
         "expected 9 screens, as in English, found 8"),
        ("questions", "id: bell-3", "id: glocke-3", "questions.de.yaml:37: expected a question that is there"),
        ("questions", "id: bell-3", "id: glocke-3", "questions.de.yaml:1: expected the question bell-3, as in English"),
        ("questions", "claim: S01", "claim: S02", "questions.de.yaml:4: expected claim: as in English, found S02"),
        ("questions", "difficulty: 2", "difficulty: 3", "questions.de.yaml:23: expected difficulty: as in English"),
        ("questions", "id: people", "id: leute", "questions.de.yaml:6: expected the options wind, people, birds"),
        ("figure", "{level}", "{stufe}", "figure.de.yaml:3: expected the fields {level}, found {stufe}"),
        ("figure", " is now {level}", "", "figure.de.yaml:3: expected the fields {level}, found none"),
        ("figure", "lead: Let", "leid: Let", "figure.de.yaml:1: expected lead:, as in English, found none"),
        ("figure", "lead: Let", "leid: Let", "figure.de.yaml:2: expected a text that is there in English, found leid:"),
    ],
)  # fmt: skip
def test_a_translation_says_the_same(name: str, old: str, new: str, problem: str, lessons: Path) -> None:
    folder = translated(lessons)
    ending = "md" if name == "lesson" else "yaml"
    change(folder / f"{name}.de.{ending}", old, new)

    assert any(problem in one for one in of_the_translation(lessons)), of_the_translation(lessons)


def test_an_empty_translation_has_no_screens(lessons: Path) -> None:
    file = translated(lessons) / "lesson.de.md"
    file.write_text(file.read_text("utf-8").partition("## ")[0], "utf-8")

    assert any("expected 9 screens, as in English, found 0" in one for one in of_the_translation(lessons))


def test_a_broken_translation_is_told_and_compared_no_further(lessons: Path) -> None:
    change(translated(lessons) / "lesson.de.md", "id: bell\n", "")

    assert of_the_translation(lessons) == [
        "lesson.de.md:2: expected id: letters, digits and hyphens, found no id:"
    ]


def test_of_a_lesson_without_figure_nothing_is_compared(lessons: Path) -> None:
    translated(lessons)
    (lessons / BELL / "figure.yaml").unlink()

    assert [one.partition(":")[0] for one in of_the_translation(lessons)] == ["lesson.de.md", "lesson.en.md"]
