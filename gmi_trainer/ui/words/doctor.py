"""What the doctor found, a sentence each: the same words as in the window wherever something is to be done."""

from __future__ import annotations

from gmi_trainer.services.doctor import Check, Finding
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.translate import Translate

_MINUTES = 60


def finding_sentence(finding: Finding, translate: Translate) -> str:
    """What was looked at and how it is; where it is not well, what to do now."""
    if finding.problem is not None:
        words = problem_sentence(finding.problem, translate)
    else:
        words = _well(finding, translate).format_map(dict(finding.facts))
    if not finding.about:
        return words
    return translate("Doctor", "Record {id}: {words}").format(id=finding.about, words=words)


def _well(finding: Finding, translate: Translate) -> str:
    facts = finding.facts
    match finding.check:
        case Check.PROGRAM:
            return translate("Doctor", "GMI Trainer {version} runs on Python {python} and {system}.")
        case Check.QT:
            if not facts.get("qt"):
                return translate("Doctor", "What draws the window comes with the program.")
            return translate("Doctor", "What draws the window is there: Qt {qt}, PySide6 {pyside}.")
        case Check.SCREEN:
            return _screen(finding, translate)
        case Check.SOUND:
            if "lacks" in facts:
                return translate(
                    "Doctor",
                    "No sound can be played here: {lacks}. That is fine: the program needs none. To have tones, "
                    "type: gmi-trainer setup",
                )
            if "devices" not in facts:
                return translate("Doctor", "Sound: this system does not tell. The program needs none.")
            if not facts["devices"]:
                return translate("Doctor", "No sound device was found. That is fine: the program needs none.")
            return translate("Doctor", "Sound devices: {devices}.")
        case Check.VOICE:
            if not facts["there"]:
                return translate(
                    "Doctor", "This computer has no voice. That is fine: the program needs none."
                )
            return translate("Doctor", "This computer has a voice that can lead your breath.")
        case Check.FOLDER:
            if not facts["exists"]:
                return translate("Doctor", "The folder {folder} is not there yet. The first start makes it.")
            return translate("Doctor", "All data lies in {folder}, and can be written there.")
        case Check.ROOM:
            if "free_mb" not in facts:
                return translate("Doctor", "How much room the disk has is not known.")
            return translate("Doctor", "The disk has room: {free_mb} MB are free.")
        case Check.LOG:
            if facts["crashed"]:
                return translate(
                    "Doctor",
                    "A start before this one ended by itself. Its trace is kept in the folder logs; "
                    "who helps you may want to see it.",
                )
            return translate("Doctor", "The program can note what goes wrong.")
        case Check.SETTINGS:
            return _settings(finding, translate)
        case Check.RUNNING:
            if facts["pid"]:
                return translate("Doctor", "The window is open now.")
            return translate("Doctor", "The window is not open.")
        case Check.CLOCK:
            return _clock(finding, translate)
        case Check.PICTURES:
            return translate("Doctor", "All pictures are there, as they came: {count}.")
        case Check.TEST_SETS:
            return translate("Doctor", "All test sets fit the pictures: {count}.")
        case Check.PACKS:
            return translate("Doctor", "The set of pictures {name} is whole: {count}.")
        case Check.ENCRYPTION:
            return _encryption(finding, translate)
        case Check.RECORD | Check.COPIES if "closed" in facts:
            return _closed(finding, translate)
        case Check.RECORD:
            return _record(finding, translate)
        case Check.COPIES:
            if not facts:
                return translate("Doctor", "there is no copy yet. One is made when the window closes.")
            return translate(
                "Doctor",
                "the newest copy is of {made} and can be read (sessions in it: {sessions}, copies: {copies}).",
            )
        case Check.ERASING:
            return translate("Doctor", "Who was deleted is gone.")
        case Check.SUMS:
            if not facts["count"]:
                return translate("Doctor", "every sum fits the answers. Nothing was changed.")
            return translate(
                "Doctor",
                "the sums of some sessions did not fit their answers and were worked out again "
                "(sessions: {count}). No answer was touched. The record as it was before is kept "
                "beside the other copies: {copy}",
            )


def _screen(finding: Finding, translate: Translate) -> str:
    if "width" not in finding.facts:
        return translate("Doctor", "No screen can be seen from here.")
    if not finding.facts["hz"]:
        return translate(
            "Doctor", "A screen of {width} x {height} points; it does not tell its refresh rate."
        )
    return translate("Doctor", "A screen of {width} x {height} points, {hz} pictures a second.")


def _settings(finding: Finding, translate: Translate) -> str:
    if finding.facts["kept"]:
        return translate(
            "Doctor", "The settings can be read. Old ones that could not be read are kept: {kept}."
        )
    if not finding.facts["exists"]:
        return translate("Doctor", "No settings were chosen yet, so the usual ones are used.")
    return translate("Doctor", "The settings can be read.")


def _clock(finding: Finding, translate: Translate) -> str:
    """The offset is put into the template here: it needs a sign and two parts."""
    minutes = int(finding.facts["offset_min"])
    sign = "-" if minutes < 0 else "+"
    offset = f"{sign}{abs(minutes) // _MINUTES:02}:{abs(minutes) % _MINUTES:02}"
    return translate(
        "Doctor", "The clock fits the records: today is {day}, the time zone UTC{offset}."
    ).replace("{offset}", offset)


def _encryption(finding: Finding, translate: Translate) -> str:
    if not finding.facts["on"]:
        return translate("Doctor", "The records are not encrypted.")
    if not finding.facts["open"]:
        return translate(
            "Doctor",
            "The records are encrypted ({encrypted} of {records}). Without the passphrase none was looked into.",
        )
    return translate(
        "Doctor", "The records are encrypted ({encrypted} of {records}), and their keys are open."
    )


def _closed(finding: Finding, translate: Translate) -> str:
    if finding.check is Check.COPIES:
        return translate("Doctor", "its newest copy is encrypted. It was not looked into.")
    return translate("Doctor", "it is encrypted. It was not looked into.")


def _record(finding: Finding, translate: Translate) -> str:
    parts = [
        translate("Doctor", "it is whole (sessions: {sessions}, pictures: {trials}, shape {shape})."),
    ]
    if finding.facts["unfinished"]:
        parts.append(translate("Doctor", "Ended before their end: {unfinished}. What was answered is kept."))
    if finding.facts["is_old"]:
        parts.append(translate("Doctor", "An older program wrote it; it is copied and renewed when opened."))
    if not finding.facts["has_wal"]:
        parts.append(
            translate("Doctor", "Its folder, as on a network, asks for slower writing. That is safe, too.")
        )
    return " ".join(parts)
