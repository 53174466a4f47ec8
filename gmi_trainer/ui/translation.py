"""The language of the window. English is in the source; others are compiled files beside this module."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

PSEUDO = "xx"
_FOLDER = Path(__file__).parent / "i18n"
_ACCENTS = str.maketrans("aeiouAEIOUcnsy", "áéíóúÁÉÍÓÚçñšý")


class PseudoTranslator(QTranslator):
    """A made-up language that proves that every word can be translated: longer, accented, in brackets."""

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt's signature
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        return pseudo(sourceText)

    def isEmpty(self) -> bool:
        return False


def pseudo(text: str) -> str:
    """A text in the made-up language; what stands in braces stays as it is."""
    parts = text.split("{")
    out = [parts[0].translate(_ACCENTS)]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        out.append("{" + name + "}" + rest.translate(_ACCENTS))
    return "[" + "".join(out) + " ~~~]"


def install_language(app: QApplication, language: str | None) -> str:
    """Speak a language (None: the system's) from now on; returns the one that is spoken in the end."""
    wanted = language or QLocale.system().name()
    if wanted == PSEUDO:
        app.installTranslator(PseudoTranslator(app))
        return PSEUDO
    translator = QTranslator(app)
    if not translator.load(f"gmi_{wanted}", str(_FOLDER)) and not translator.load(
        f"gmi_{wanted.split('_')[0]}", str(_FOLDER)
    ):
        return "en"
    app.installTranslator(translator)
    own = QTranslator(app)  # Qt's own words, such as OK
    if own.load(f"qtbase_{wanted}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(own)
    return wanted


def qt_translate(context: str, text: str) -> str:
    """The words' way to the installed language."""
    return QCoreApplication.translate(context, text)
