"""Every word that the program can show, read out of its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gmi_trainer

PACKAGE = Path(gmi_trainer.__file__).parent
OTHER_NAMES = {"say", "_translate", "qt_translate"}  # of "translate": for passing it on, not for calling it
PASS_ON = {"ui/translation.py"}  # hands a text on that was written elsewhere
CONSOLE_KEYWORDS = {"help", "description", "epilog"}


@dataclass(frozen=True)
class Shown:
    """A text, and where it is written."""

    text: str
    where: str


@dataclass(frozen=True)
class Source:
    """The program's words. ``unreadable``: places where a tool for translators would find no text, because it is
    put together or comes out of a variable."""

    texts: tuple[Shown, ...]
    unreadable: tuple[str, ...]


def read_source() -> Source:
    """All of the package: what is translated, and what the console says."""
    texts: list[Shown] = []
    unreadable: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{name}:{call.lineno}"
            for argument in _translated(call):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    texts.append(Shown(argument.value, where))
                elif name not in PASS_ON:
                    unreadable.append(where)
            if _goes_by_another_name(call):
                unreadable.append(where)
            texts += [Shown(text, where) for text in _said_on_the_console(call)]
    return Source(tuple(texts), tuple(unreadable))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _translated(call: ast.Call) -> list[ast.expr]:
    """Of ``tr`` the text; of ``translate`` the context and the text."""
    name = _name(call.func)
    if name == "tr":
        return call.args[:1]
    if name == "translate" and not _belongs_to_a_painter(call.func):
        return call.args[:2]
    return []


def _belongs_to_a_painter(function: ast.expr) -> bool:
    """QPainter.translate moves things."""
    return isinstance(function, ast.Attribute) and _name(function.value) != "QCoreApplication"


def _goes_by_another_name(call: ast.Call) -> bool:
    """A translators' tool looks for "tr" and "translate" only."""
    texts = [a for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return _name(call.func) in OTHER_NAMES and len(texts) == 2


def _said_on_the_console(call: ast.Call) -> Iterator[str]:
    """What argparse shows."""
    for keyword in call.keywords:
        value = keyword.value
        if (
            keyword.arg in CONSOLE_KEYWORDS
            and isinstance(value, ast.Constant)
            and isinstance(value.value, str)
        ):
            yield value.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
