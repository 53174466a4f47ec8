"""What a good knowledge check is: every idea asked, as much true as false, and sentences that are our own and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import groupby

from gmi_trainer.content.check_files import CheckDraft
from gmi_trainer.content.findings import Findings, quoted
from gmi_trainer.content.question_rules import NEGATION
from gmi_trainer.content.readability import sentences_of, words_of
from gmi_trainer.content.shelf_files import Shelf
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.domain.knowledge import CheckItem

FEWEST, MOST = 16, 20
MOST_ALIKE = 3
"""So many sentences running have the same answer at most: who guesses must not find a pattern."""

MOST_WORDS = 22
MOST_SENTENCES = 3
MOST_MORE = 2
"""So many more of one answer than of the other."""


def check_check(
    draft: CheckDraft, shelf: Shelf, stems: Collection[str], rules: TextRules, findings: Findings
) -> None:
    """Hold the check to the rules. ``stems``: what the questions of lessons ask."""
    _Check(draft, shelf, stems, rules, findings).run()


class _Check:
    def __init__(
        self, draft: CheckDraft, shelf: Shelf, stems: Collection[str], rules: TextRules, findings: Findings
    ) -> None:
        self._draft = draft
        self._check = draft.check
        self._shelf = shelf
        self._stems = {_bare(stem) for stem in stems}
        self._rules = rules
        self._findings = findings

    def run(self) -> None:
        """All of it."""
        self._whole()
        self._order()
        self._groups()
        for item in self._check.items:
            self._item(item)
        words = "\n".join(f"{item.statement}\n{item.why}" for item in self._check.items)
        self._rules.easy(words, self._said_name, 1, "the knowledge check")

    @property
    def _said_name(self) -> str:
        return self._draft.said_file.name

    def _whole(self) -> None:
        items = self._check.items
        line = self._draft.file.line(("items",))
        if not FEWEST <= len(items) <= MOST:
            self._wrong(line, f"{FEWEST} to {MOST} sentences", str(len(items)))
        true = sum(item.is_true for item in items)
        if abs(2 * true - len(items)) > MOST_MORE:
            self._wrong(line, "about as many true sentences as false ones", f"{true} of {len(items)} true")
        asked = {item.concept for item in items}
        for concept in self._shelf.concept_ids:
            if concept not in asked:
                self._wrong(line, f"a sentence on {concept}", "none")

    def _order(self) -> None:
        for is_true, running in groupby(self._check.items, key=lambda item: item.is_true):
            alike = list(running)
            if len(alike) > MOST_ALIKE:
                line = self._draft.item_line(alike[MOST_ALIKE].item_id, "answer")
                found = f"{len(alike)} that are {'true' if is_true else 'false'}"
                self._wrong(line, f"at most {MOST_ALIKE} sentences running with the same answer", found)

    def _groups(self) -> None:
        named = Counter(concept for group in self._check.groups for concept in group.concepts)
        line = self._draft.file.line(("groups",))
        for item in self._check.items:
            if named[item.concept] != 1:
                found = "none" if not named[item.concept] else str(named[item.concept])
                self._wrong(line, f"{item.concept} in one group", found)
        for group in self._check.groups:
            place = self._draft.said_file.line(("groups", group.group_id))
            self._rules.words(group.title, self._said_name, place)
            self._rules.no_loose_number(
                group.title, self._said_name, place, carried=False, by="no number in a title"
            )

    def _item(self, item: CheckItem) -> None:
        for name, text in (("statement", item.statement), ("why", item.why)):
            line = self._draft.said_line(item.item_id, name)
            self._rules.words(text, self._said_name, line)
            self._rules.easy(text, self._said_name, line, f"{name}:")
            by = f"claim: for {item.item_id} in check.yaml"
            self._rules.no_loose_number(text, self._said_name, line, carried=item.claim is not None, by=by)
        self._statement(item)
        count = len(sentences_of(item.why))
        if count > MOST_SENTENCES:
            self._said_wrong(item, "why", f"one to {MOST_SENTENCES} sentences", str(count))

    def _statement(self, item: CheckItem) -> None:
        text = item.statement
        if len(sentences_of(text)) > 1 or len(words_of(text)) > MOST_WORDS:
            expected = f"one sentence of at most {MOST_WORDS} words"
            self._said_wrong(item, "statement", expected, quoted(text))
        if len(NEGATION.findall(text)) > 1:
            line = self._draft.said_line(item.item_id, "statement")
            self._findings.remark(self._said_name, line, "a sentence without a double no", quoted(text))
        if _bare(text) in self._stems:
            expected = "a sentence that no lesson asks (it would be answered from memory)"
            self._said_wrong(item, "statement", expected, quoted(text))

    def _said_wrong(self, item: CheckItem, name: str, expected: str, found: str) -> None:
        self._findings.mistake(self._said_name, self._draft.said_line(item.item_id, name), expected, found)

    def _wrong(self, line: int, expected: str, found: str) -> None:
        self._findings.mistake(self._draft.file.name, line, expected, found)


def _bare(text: str) -> str:
    """A sentence's words, whatever stands between them."""
    return " ".join(word.casefold() for word in words_of(text))
