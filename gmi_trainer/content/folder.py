"""The folder of the lessons: which file is read for a language, and what a file is called in messages."""

from __future__ import annotations

import re
from pathlib import Path

from gmi_trainer.content.findings import Findings
from gmi_trainer.content.languages import ENGLISH, LANGUAGE, best_first
from gmi_trainer.content.text_file import read_text
from gmi_trainer.content.yaml_text import YamlText

LESSON_FOLDER = re.compile(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*")


class Folder:
    """Reads files in one language, English where a file is not translated. ``called``: the folder's name for people."""

    def __init__(self, path: Path, called: str, language: str, findings: Findings) -> None:
        self._path = path
        self._called = called
        self._findings = findings
        self._languages = best_first(language)

    @property
    def lesson_folders(self) -> tuple[str, ...]:
        """Those whose name looks like a lesson's, in order."""
        try:
            names = sorted(one.name for one in self._path.iterdir() if one.is_dir())
        except OSError:
            return ()
        return tuple(name for name in names if LESSON_FOLDER.fullmatch(name))

    def stems(self, folder: str, ending: str) -> tuple[str, ...]:
        """What the English files of a folder are called, without their language, in order."""
        try:
            names = sorted(one.name for one in (self._path / folder).iterdir())
        except OSError:
            return ()
        end = f".{ENGLISH}.{ending}"
        return tuple(name.removesuffix(end) for name in names if name.endswith(end))

    def called(self, name: str) -> str:
        """What a file is called in messages."""
        return f"{self._called}/{name}"

    def has(self, name: str) -> bool:
        """Whether there is something of that name."""
        try:
            return (self._path / name).exists()
        except OSError:  # a folder that may not be looked into
            return False

    def in_language(self, stem: str, ending: str) -> str:
        """The name of the best file for the language; the English one where there is none at all."""
        names = [f"{stem}.{language}.{ending}" for language in self._languages]
        return next((name for name in names if self.has(name)), names[-1])

    def text(self, name: str) -> str | None:
        """A file's text, or None and a mistake."""
        return read_text(self._path / name, self.called(name), self._findings)

    def yaml(self, name: str) -> YamlText:
        """A file's content; its ``data`` is None where it cannot be read, and then a mistake is told."""
        file = YamlText(self.called(name), self._findings)
        text = self.text(name)
        if text is None:
            return file
        if file.read(text).data is None and not any(one.file == file.name for one in self._findings.problems):
            self._findings.mistake(file.name, 1, "some content", "an empty file")
        return file


def languages_in(path: Path) -> tuple[str, ...]:
    """English first, then all that some text is translated into."""
    found = {
        name[-2]
        for file in (*path.glob("*.*.yaml"), *path.glob("*/*.*.*"))
        if len(name := file.name.split(".")) == 3
        and LANGUAGE.fullmatch(name[-2])
        and name[-1] in {"md", "yaml"}
    }
    return (ENGLISH, *sorted(found - {ENGLISH}))
