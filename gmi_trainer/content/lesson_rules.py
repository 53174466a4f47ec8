"""What a lesson is made of: its parts, how long it is, and that it says where its numbers come from."""

from __future__ import annotations

from collections import Counter

from gmi_trainer.content.findings import Findings
from gmi_trainer.content.lesson_files import LessonDraft, claims_in
from gmi_trainer.content.markup import Section
from gmi_trainer.content.readability import grade, words_of
from gmi_trainer.content.text_rules import HIGHEST_GRADE, TextRules
from gmi_trainer.content.yaml_text import YamlText
from gmi_trainer.domain.lesson import ScreenKind

FEWEST_WORDS, MOST_WORDS = 400, 700
FEWEST_MINUTES, MOST_MINUTES = 5, 8
NEEDED = {
    ScreenKind.HEARD: "what you may have heard",
    ScreenKind.SCIENCE: "what science says",
    ScreenKind.FIGURE: "the interactive figure",
    ScreenKind.STORY: "a story",
    ScreenKind.TRY: "a thing to try",
    ScreenKind.LIMIT: "where the picture stops working",
    ScreenKind.QUESTIONS: "the questions",
    ScreenKind.SOURCES: "the sources",
}
ONCE = (ScreenKind.FIGURE, ScreenKind.QUESTIONS, ScreenKind.SOURCES)
MAY_BE_EMPTY = (ScreenKind.QUESTIONS, ScreenKind.SOURCES)
MARK = "a claim mark such as [A01] or [design] in this paragraph"


def check_lesson(draft: LessonDraft, rules: TextRules, findings: Findings) -> None:
    """Hold a lesson's own text and its figure to the rules."""
    _Check(draft, rules, findings).run()


class _Check:
    def __init__(self, draft: LessonDraft, rules: TextRules, findings: Findings) -> None:
        self._draft = draft
        self._lesson = draft.lesson
        self._rules = rules
        self._findings = findings

    def run(self) -> None:
        """All of them."""
        self._head()
        self._parts()
        for section in self._draft.sections:
            self._section(section)
        self._length()
        self._figure()

    def _head(self) -> None:
        lesson = self._lesson
        for name, text in (
            ("title", lesson.title),
            ("summary", lesson.summary),
            ("content_note", lesson.content_note),
            ("energy_note", lesson.energy_note),
        ):
            line = self._draft.front.line((name,))
            self._rules.words(text, self._draft.file, line)
            self._rules.easy(text, self._draft.file, line, f"{name}:")
            self._rules.no_loose_number(
                text, self._draft.file, line, carried=False, by=f"no number in {name}: (it has no claim mark)"
            )
        if not FEWEST_MINUTES <= lesson.minutes <= MOST_MINUTES:
            expected = f"minutes: from {FEWEST_MINUTES} to {MOST_MINUTES}"
            self._wrong(self._draft.front.line(("minutes",)), expected, str(lesson.minutes))
        if not lesson.concepts:
            self._wrong(self._draft.front.line(("concepts",)), "at least one concept", "none")
        if not self._draft.folder.startswith(f"{lesson.number:02}-"):
            expected = f"the number of the folder, {self._draft.folder}"
            self._wrong(self._draft.front.line(("number",)), expected, str(lesson.number))

    def _parts(self) -> None:
        sections = self._draft.sections
        count = Counter(section.kind for section in sections)
        last = sections[-1].line if sections else 1
        for kind, what in NEEDED.items():
            if not count[kind]:
                self._wrong(last, f"a screen for {what}, such as ## Title {{#{kind} {kind}}}", "none")
        for kind in ONCE:
            for section in [section for section in sections if section.kind == kind][1:]:
                self._wrong(section.line, f"one {kind} screen", "another one")
        if sections and count[ScreenKind.SOURCES] and sections[-1].kind != ScreenKind.SOURCES:
            self._wrong(last, "the sources as the last screen", f"a {sections[-1].kind} screen")
        if not any(section.claims for section in sections):
            self._wrong(last, "at least one claim mark such as [A01] in a lesson", "none")

    def _section(self, section: Section) -> None:
        file = self._draft.file
        self._rules.words(section.title, file, section.line)
        self._rules.no_loose_number(
            section.title, file, section.line, carried=False, by="no number in a title (it has no claim mark)"
        )
        if not section.pieces and section.kind not in MAY_BE_EMPTY:
            self._wrong(section.line, f"some text on a {section.kind} screen", "none")
        for piece in section.pieces:
            self._rules.words(piece.text, file, piece.line)
            self._rules.no_loose_number(piece.text, file, piece.line, carried=bool(piece.marks), by=MARK)

    def _length(self) -> None:
        """Without titles, and without questions."""
        text = "\n".join(section.plain for section in self._draft.sections)
        line = self._draft.sections[0].line if self._draft.sections else 1
        count = len(words_of(text))
        if not FEWEST_WORDS <= count <= MOST_WORDS:
            self._wrong(line, f"{FEWEST_WORDS} to {MOST_WORDS} words in a lesson", f"{count}")
        self._rules.easy(text, self._draft.file, line, f"the lesson{self._hardest()}")

    def _hardest(self) -> str:
        """The screen to begin with where a lesson is hard to read."""
        graded = [(grade(section.plain), section) for section in self._draft.sections]
        hard = [(found, section) for found, section in graded if found > HIGHEST_GRADE]
        if not hard:
            return ""
        found, section = max(hard, key=lambda one: one[0])
        return f" (hardest: line {section.line}, {found:.1f})"

    def _figure(self) -> None:
        file, texts_file = self._draft.figure_file, self._draft.figure_texts_file
        screen = next((one for one in self._draft.sections if one.kind == ScreenKind.FIGURE), None)
        if file is None or texts_file is None:
            if screen is not None:
                self._wrong(screen.line, "figure.yaml beside the lesson", "no file")
            return
        figure = self._lesson.figure
        if figure is None:
            return  # it could not be read, and that is told
        if screen is None:
            self._findings.mistake(file.name, 1, "a figure screen in the lesson", "none")
        has_claims = any(True for _ in claims_in(file))
        if _has_number(figure.settings) and not has_claims and figure.settings.get("made_up") is not True:
            expected = "claims: [...] for the numbers, or made_up: true where they only show an idea"
            self._findings.mistake(file.name, file.line(("settings",)), expected, "neither")
        self._figure_texts(texts_file, has_claims=has_claims)

    def _figure_texts(self, file: YamlText, *, has_claims: bool) -> None:
        assert self._lesson.figure is not None, "there is a figure"
        for name, text in self._lesson.figure.texts.items():
            line = file.line((name,))
            self._rules.words(text, file.name, line)
            self._rules.easy(text, file.name, line, f"{name}:")
            self._rules.no_loose_number(
                text, file.name, line, carried=has_claims, by="claims: [...] in the figure's settings"
            )

    def _wrong(self, line: int, expected: str, found: str) -> None:
        self._findings.mistake(self._draft.file, line, expected, found)


def _has_number(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_has_number, value.values()))
    if isinstance(value, list):
        return any(map(_has_number, value))
    return isinstance(value, (int, float)) and not isinstance(value, bool)
