"""What a good question is: one clearly best answer, options of like length, and a kind word about each of them."""

from __future__ import annotations

import re

from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.lesson_files import LessonDraft
from gmi_trainer.content.readability import sentences_of
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.content.yaml_text import Path
from gmi_trainer.domain.lesson import NOT_SURE, Option, Question

FEWEST, MOST = 4, 6
OPTIONS = 4
TRUE_FALSE = {"true", "false", NOT_SURE}
MOST_SENTENCES = 3
MOST_TIMES_AS_LONG = 2.0
OF_NO_MATTER = 20
"""Characters by which options may differ in any case."""

_ALL_OF_THEM = re.compile(
    r"\b(?:all|none|both|any|neither)\s+of\s+(?:the\s+|these\s*|them\s*)(?:above|others?|answers?|options?)?",
    re.IGNORECASE,
)
NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|cannot|\w+n['’]t)\b", re.IGNORECASE)
CLAIM = "claim: in this question, with a claim's id or design"


def check_questions(draft: LessonDraft, rules: TextRules, findings: Findings) -> None:
    """Hold a lesson's questions to the rules."""
    _Check(draft, rules, findings).run()


class _Check:
    def __init__(self, draft: LessonDraft, rules: TextRules, findings: Findings) -> None:
        self._draft = draft
        self._file = draft.questions_file
        self._rules = rules
        self._findings = findings

    def run(self) -> None:
        """All of them."""
        if self._file.data is None:
            return  # there is no file, and that is told
        questions = self._draft.questions
        entries = len(self._file.data) if isinstance(self._file.data, list) else 0
        if not FEWEST <= entries <= MOST:
            self._wrong((), f"{FEWEST} to {MOST} questions", str(entries))
        for place, question in questions.items():
            self._question(question, place)
        self._places_of_right(list(questions.values()))
        text = "\n".join(_all_words(question) for question in questions.values())
        self._rules.easy(text, self._file.name, 1, "the questions")

    def _question(self, question: Question, place: int) -> None:
        self._text(question.stem, (place, "stem"), question)
        if len(NEGATION.findall(question.stem)) > 1:
            line = self._file.line((place, "stem"))
            self._findings.remark(
                self._file.name, line, "a question without a double no", quoted(question.stem)
            )
        if question.concept not in self._draft.lesson.concepts:
            file, line = self._file.name, self._file.line((place, "concept"))
            self._findings.remark(file, line, "a concept that the lesson is about", quoted(question.concept))
        for number, option in enumerate(question.options):
            self._option(option, (place, "options", number), question)
        ids = {option.option_id for option in question.options}
        if ids == TRUE_FALSE:
            return
        if len(ids) != OPTIONS:
            expected = f"{OPTIONS} options, or true, false and {NOT_SURE}"
            self._wrong((place, "options"), expected, ", ".join(sorted(ids)))
        self._like_lengths(question, place)

    def _option(self, option: Option, path: Path, question: Question) -> None:
        self._text(option.text, (*path, "text"), question)
        self._text(option.why, (*path, "why"), question)
        if found := _ALL_OF_THEM.search(option.text):
            self._wrong((*path, "text"), "an answer that stands for itself", quoted(found.group()))
        count = len(sentences_of(option.why))
        if count > MOST_SENTENCES:
            self._wrong((*path, "why"), f"one to {MOST_SENTENCES} sentences", f"{count}")

    def _text(self, text: str, path: Path, question: Question) -> None:
        line = self._file.line(path)
        self._rules.words(text, self._file.name, line)
        carried = question.claim is not None or self._is_design(path)
        self._rules.no_loose_number(text, self._file.name, line, carried=carried, by=CLAIM)
        if "[" in text or "**" in text:
            self._wrong(path, "plain words without marks", quoted(text))

    def _is_design(self, path: Path) -> bool:
        assert isinstance(self._file.data, list), "questions come out of a list"
        return bool(self._file.data[int(path[0])].get("claim") == "design")

    def _like_lengths(self, question: Question, place: int) -> None:
        """The longest one must not be the obvious one."""
        by_length = sorted(question.options, key=lambda option: len(option.text))
        short, long = by_length[0], by_length[-1]
        if len(long.text) > max(MOST_TIMES_AS_LONG * len(short.text), len(short.text) + OF_NO_MATTER):
            path = (place, "options", question.options.index(long), "text")
            found = f"{len(long.text)} letters here and {len(short.text)} in {quoted(short.text)}"
            self._wrong(path, "options of like length", found)

    def _places_of_right(self, questions: list[Question]) -> None:
        """Somebody might answer by the place."""
        places = [
            [option.is_right for option in question.options].index(True)
            for question in questions
            if len(question.options) == OPTIONS
        ]
        if len(places) >= FEWEST and len(set(places)) == 1:
            expected = "the right option in different places"
            self._findings.remark(self._file.name, 1, expected, f"number {places[0] + 1} each time")

    def _wrong(self, path: Path, expected: str, found: str) -> None:
        self._findings.mistake(self._file.name, self._file.line(path), expected, found)


def _all_words(question: Question) -> str:
    options = [part for option in question.options for part in (option.text, option.why)]
    return "\n".join((question.stem, *options))
