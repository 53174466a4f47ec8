"""Every known problem in one clear sentence with a next step."""

from __future__ import annotations

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.ui.words.translate import Translate

LONGEST_VALUE = 300
"""A folder with all that it lies in may be this long."""

_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_TURN_ROUND = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_STEERS = dict.fromkeys((*_CONTROLS, *_TURN_ROUND))


def problem_sentence(problem: UserProblem, translate: Translate) -> str:
    """What happened and what to do now, with the problem's own values filled in."""
    values = {
        name: _tidy(value) if isinstance(value, str) else value for name, value in problem.values.items()
    }
    return _template(problem.problem, translate).format_map(_Values(values))


def _tidy(value: str) -> str:
    """A stranger names their files. What would steer a screen or turn the way of reading round is left out, and a name
    without end is cut."""
    tidy = value.translate(_STEERS)
    return tidy if len(tidy) <= LONGEST_VALUE else f"{tidy[: LONGEST_VALUE - 3]}..."


class _Values(dict[str, str | int | float]):
    """A value that was not given shows as an ellipsis instead of stopping the sentence."""

    def __missing__(self, key: str) -> str:
        return "…"


def _template(problem: Problem, translate: Translate) -> str:
    return {
        Problem.ENCRYPTION_MISSING: translate(
            "Problem",
            "The part that opens encrypted records is missing here. "
            "Please type: pip install gmi-trainer[encryption]",
        ),
        Problem.RECORD_KEY_NEEDED: translate(
            "Problem",
            "The record {file} is encrypted, and its key is not open. "
            "Please unlock the program first, or type the key from the recovery sheet.",
        ),
        Problem.RECORD_KEY_DAMAGED: translate(
            "Problem",
            "The key file {file} is missing or not whole, so the record stays closed. "
            "Please type the key from the recovery sheet, or put a copy of that file back.",
        ),
        Problem.RECORD_KEY_OF_ANOTHER: translate(
            "Problem",
            "The key file {file} was made for another passphrase or another sheet, so it was not opened. "
            "Please look for the recovery sheet of this record.",
        ),
        Problem.LOCK_NEEDED: translate(
            "Problem",
            "There are encrypted records here, and only this passphrase opens them, so the lock stays. "
            "Please make those records plain first. You can change the passphrase at any time.",
        ),
        Problem.LOCK_WAITS: translate(
            "Problem",
            "That was not the passphrase a moment ago. Please wait {seconds} s, then type it again.",
        ),
        Problem.LOCK_DAMAGED: translate(
            "Problem",
            "The file {file} is not whole, so no passphrase can be checked. The records are safe. "
            "Please put a copy of it back in the data folder, then start the program again.",
        ),
        Problem.PASSPHRASE_SHORT: translate(
            "Problem",
            "Please choose a passphrase of {least} signs or more. Three or four words are easy to keep in mind.",
        ),
        Problem.PASSPHRASE_NEEDED: translate(
            "Problem",
            "The records here are encrypted, and the passphrase of the lock was not given. Please type the command "
            "in a terminal, or add --passphrase-stdin and give the passphrase as the first line.",
        ),
        Problem.RECORDS_LEFT: translate(
            "Problem",
            "Encrypting the records here was begun and is not done yet (records left: {count}). "
            "Please start the program and type the passphrase: it goes on by itself.",
        ),
        Problem.GOALS_FULL: translate(
            "Problem",
            "You have {most} goals, and more at a time would be hard to keep in mind. "
            "Please mark one as reached, or let one go, and there is room for another.",
        ),
        Problem.PHOTO_NOT_A_PICTURE: translate(
            "Problem",
            "{file} is not a photo that can be read here, so it was left out. "
            "Please choose photos that end in {endings}.",
        ),
        Problem.PHOTO_NOT_WHOLE: translate(
            "Problem",
            "{file} is not whole, so it was left out. Please copy it from the camera or phone once more.",
        ),
        Problem.PHOTO_TOO_LARGE: translate(
            "Problem",
            "{file} is too large, so it was left out. Please save it smaller (up to {most} million dots).",
        ),
        Problem.PHOTO_TOO_SMALL: translate(
            "Problem",
            "{file} is too small to see well, so it was left out. "
            "Please choose one with at least {least} dots each way.",
        ),
        Problem.PHOTO_OUT_OF_REACH: translate(
            "Problem",
            "{file} could not be opened, so it was left out. Please check that the disk or phone is still there.",
        ),
        Problem.OWN_PICTURE_UNREADABLE: translate(
            "Problem",
            "One of your own pictures can no longer be read. "
            "Please delete it in Your own pictures, then add the photo again.",
        ),
        Problem.TOO_FEW_OWN_PICTURES: translate(
            "Problem",
            "There are too few pictures of your own for this drill (it needs {least}). "
            "Please add some, or train with the pictures that come with the program.",
        ),
        Problem.RECORD_NEWER: translate(
            "Problem",
            "This record was written by a newer version of the program, so it was left as it is. "
            "Please install the newer version to open it.",
        ),
        Problem.RECORD_FOREIGN: translate(
            "Problem",
            "The file {file} is not a record of this program, so it was left as it is. "
            "Please choose another folder or move the file away.",
        ),
        Problem.RECORD_DAMAGED: translate(
            "Problem",
            "The record {file} cannot be read in full. It was left as it is. "
            "Please go on with a copy, if there is one, or ask someone to look at the file.",
        ),
        Problem.RECORD_UNREADABLE: translate(
            "Problem",
            "The record {file} may not be opened by this user. Please check who owns the file, then try again.",
        ),
        Problem.RECORD_BUSY: translate(
            "Problem",
            "Another program is using the record {file}. Please close that program, then try again.",
        ),
        Problem.RECORD_OUT_OF_REACH: translate(
            "Problem",
            "The disk with the record {file} did not answer. What was saved before is safe. "
            "Please check that the disk or stick is still there, then start the program again.",
        ),
        Problem.RECORD_SUMS_DIFFER: translate(
            "Problem",
            "All answers are there, but some sums do not fit them (sessions: {count}). "
            "Please close the window, then type: gmi-trainer doctor --rebuild",
        ),
        Problem.CLINIC_FILE_DAMAGED: translate(
            "Problem",
            "The clinic's list {file} cannot be read. It was left as it is, and nobody's record is touched. "
            "Please move the file away: a new list is then made from the records.",
        ),
        Problem.CLINIC_FILE_FOREIGN: translate(
            "Problem",
            "The file {file} is not a clinic's list of this program, so it was left as it is. "
            "Please move the file away: a new list is then made from the records.",
        ),
        Problem.CLINIC_FILE_NEWER: translate(
            "Problem",
            "The clinic's list was written by a newer version of the program, so it was left as it is. "
            "Please install the newer version to open it.",
        ),
        Problem.CLINIC_FILE_LOCKED: translate(
            "Problem",
            "The clinic's list is encrypted, and its key is not open, so it was left as it is. "
            "Please lock the program and unlock it again, or type the key from the recovery sheet.",
        ),
        Problem.DISK_FULL: translate(
            "Problem",
            "The disk is full, so this could not be saved. What was saved before is safe. "
            "Please free some space, then try again.",
        ),
        Problem.DISK_NEARLY_FULL: translate(
            "Problem",
            "The disk is nearly full: {free_mb} MB are free in {folder}. "
            "Please free some space, so that what you do can be saved.",
        ),
        Problem.FOLDER_NOT_WRITABLE: translate(
            "Problem",
            "Nothing can be written in the folder {folder}. "
            "Please choose another one with --data-dir, or ask for the right to write there.",
        ),
        Problem.FOLDER_OPEN_TO_OTHERS: translate(
            "Problem",
            "Other people who use this computer may look into {folder}. "
            "Please take that right away from them (chmod 700) to keep it to yourself.",
        ),
        Problem.LOG_NOT_WRITABLE: translate(
            "Problem",
            "The file {file} in {folder} belongs to somebody else, so the program cannot note what goes wrong. "
            "Please take the file away; a new one will be made.",
        ),
        Problem.SETTINGS_SET_ASIDE: translate(
            "Problem",
            "The settings of this computer could not be read, so the usual ones are used. "
            "The old ones were kept as {file}. Please look at Settings once.",
        ),
        Problem.SETTINGS_NOT_UNDERSTOOD: translate(
            "Problem",
            "The settings in {file} cannot be read. The next start will keep them under another name "
            "and use the usual ones. Please look at Settings then.",
        ),
        Problem.CLOCK_SET_BACK: translate(
            "Problem",
            "Your record holds a later day than this computer shows. Nothing is lost. "
            "Please look at the date here, and set the clock right if it is off.",
        ),
        Problem.BACKUP_FAILED: translate(
            "Problem",
            "The backup could not be made. Your record is safe. Please check the disk, then try again.",
        ),
        Problem.BACKUP_DAMAGED: translate(
            "Problem",
            "The backup {file} did not pass its check, so nothing was changed. Please choose another one.",
        ),
        Problem.PROFILE_MISSING: translate(
            "Problem", "This person's folder is gone. Please choose another person in Settings."
        ),
        Problem.MANIFEST_LINE: translate(
            "Problem",
            "The picture list {file} has a mistake on line {line}: {expected}. "
            "Please mend the line or install the program again.",
        ),
        Problem.LIBRARY_MISSING: translate(
            "Problem",
            "The pictures were not found in {folder}. Please install the program again.",
        ),
        Problem.PICTURE_MISSING: translate(
            "Problem", "The picture {file} is missing. Please install the program again."
        ),
        Problem.PICTURE_UNREADABLE: translate(
            "Problem", "The picture {file} cannot be read. Please install the program again."
        ),
        Problem.PICTURE_TOO_LARGE: translate(
            "Problem", "The picture {file} is too large to be shown. Please use a smaller one."
        ),
        Problem.PICTURE_CHANGED: translate(
            "Problem",
            "The picture {file} is not the one that came with the program. Please install the program again.",
        ),
        Problem.PICTURES_LEFT_OUT: translate(
            "Problem",
            "Some pictures cannot be shown ({count}), so you train without them. "
            "Please install the program again to get them back.",
        ),
        Problem.TEST_PICTURE_MISSING: translate(
            "Problem",
            "This test needs the picture {file}, and it cannot be shown. You can train without it. "
            "Please install the program again to take the test.",
        ),
        Problem.TOO_FEW_SHOWABLE: translate(
            "Problem",
            "Too few pictures can be shown for this drill (it needs {least}). "
            "Please choose another level, or install the program again to get the pictures back.",
        ),
        Problem.TOO_FEW_PICTURES: translate(
            "Problem",
            "There are too few pictures left for this drill (it needs {least}). "
            "Please choose another level, or let left-out pictures back in, in Settings.",
        ),
        Problem.GIVEN_PICTURES_GONE: translate(
            "Problem",
            "Most of these pictures are no longer here, or you left them out (a drill needs {least}). "
            "Please look again under “Why am I slow?”, or choose a drill on the Train page.",
        ),
        Problem.TEST_SET_BROKEN: translate(
            "Problem", "The test set {file} does not fit the pictures. Please install the program again."
        ),
        Problem.REPLAY_LINE: translate(
            "Problem", "{file}, line {line}: {expected}. Please mend the line, then try again."
        ),
        Problem.CALL_TABLE_LINE: translate(
            "Problem",
            "The list of numbers {file} has a mistake on line {line}: {expected}. "
            "Please write your own numbers here until the line is mended.",
        ),
        Problem.CALL_TABLE_MISSING: translate(
            "Problem",
            "The list of numbers {file} cannot be read. Please write your own numbers here. "
            "To get the list back, install the program again.",
        ),
        Problem.WINDOW_PARTS_MISSING: translate(
            "Problem",
            "The window cannot open, because a part of the system is missing ({part}). "
            "Please type: gmi-trainer setup",
        ),
        Problem.NO_SCREEN: translate(
            "Problem",
            "There is no screen to open the window on. Please start the program from a desktop.",
        ),
        Problem.ALREADY_RUNNING: translate(
            "Problem",
            "The program is already open with the folder {folder}, but its window does not answer. "
            "Please close it, then start again.",
        ),
        Problem.FILE_MISSING: translate("Problem", "The file {file} was not found. Please check its name."),
        Problem.FILE_TOO_LARGE: translate(
            "Problem",
            "The file {file} is too large to be one of ours. Please check that it is the right one.",
        ),
        Problem.FILE_NOT_UNDERSTOOD: translate(
            "Problem",
            "The file {file} could not be understood: {expected}. Please check that it is the right one.",
        ),
        Problem.QUICK_TEST_WAITS: translate(
            "Problem",
            "A quick test waits to be kept or thrown away. Please open Quick test in Clinic and do that first.",
        ),
        Problem.PLAN_NOT_UNDERSTOOD: translate(
            "Problem",
            "Your plan cannot be read by this version of the program, so it was left as it is. "
            "Until then you see an earlier plan. Please install the newest version to see yours.",
        ),
        Problem.PLAN_FILE_FOREIGN: translate(
            "Problem",
            "The file {file} is not a plan for this program, so nothing was changed. "
            "Please choose the file that your clinic gave you. Its name ends in .gmiplan.",
        ),
        Problem.PLAN_FILE_NEWER: translate(
            "Problem",
            "The plan in {file} was made with a newer version of the program, so nothing was changed. "
            "Please install the newest version, then open it again.",
        ),
        Problem.PLAN_FILE_DAMAGED: translate(
            "Problem",
            "The plan in {file} is not whole, so nothing was changed. "
            "Please copy it again, or ask your clinic for it once more.",
        ),
        Problem.PLAN_FILE_BEYOND: translate(
            "Problem",
            "The plan in {file} asks for something that no plan may ask for ({where}), so nothing was changed. "
            "Please ask your clinic for a new one.",
        ),
        Problem.PLAN_FILE_KEY: translate(
            "Problem",
            "The clinic's key in {file} does not fit its fingerprint, so nothing was changed. "
            "Please ask your clinic for the file once more.",
        ),
        Problem.EXPORT_FOREIGN: translate(
            "Problem",
            "The file {file} is not a record that this program wrote, so nothing was brought in. "
            "Please choose the zip file that was made with Export.",
        ),
        Problem.EXPORT_NEWER: translate(
            "Problem",
            "The file {file} was written by a newer version of the program, so nothing was brought in. "
            "Please install the newer version first.",
        ),
        Problem.EXPORT_DAMAGED: translate(
            "Problem",
            "The file {file} is not whole or was changed, so nothing was brought in. "
            "Please copy it again, or make a new export.",
        ),
        Problem.EXPORT_UNSAFE: translate(
            "Problem",
            "The file {file} holds names that lead out of it, so it was not opened. "
            "Please use a zip file that this program made.",
        ),
        Problem.EXPORT_IS_THERE: translate(
            "Problem",
            "There is a file {file} already, and it was left as it is. Please choose another name.",
        ),
        Problem.EXPORT_NOT_WRITTEN: translate(
            "Problem",
            "The file could not be written in {folder}. Your record is safe. "
            "Please choose another folder or another disk.",
        ),
        Problem.PAPER_NOT_WRITTEN: translate(
            "Problem",
            "The file {file} could not be written in {folder}. Please choose another folder or another disk.",
        ),
        Problem.PERSON_IS_HERE: translate(
            "Problem",
            "This person is on this computer already, so nothing was brought in. "
            "Please open that record, or bring this one in as a copy beside it.",
        ),
        Problem.KEY_MISTYPED: translate(
            "Problem",
            "This is not a whole key, or a sign of it is not right. "
            "Please look at each group once more, then try again.",
        ),
        Problem.KEY_IS_THERE: translate(
            "Problem",
            "This clinic has a key already, and it was left as it is. Please use that one.",
        ),
        Problem.KEY_IS_ANOTHER: translate(
            "Problem",
            "This key is not the one of this clinic, so nothing was changed. "
            "Please look for the paper with the fingerprint {fingerprint}.",
        ),
        Problem.WRONG_PASSPHRASE: translate(
            "Problem",
            "This passphrase does not open it. Please look at capital letters and spaces, then try again.",
        ),
        Problem.SEALED_FOR_ANOTHER: translate(
            "Problem",
            "The file {file} was sealed for another clinic, so it cannot be opened here. "
            "Please ask for a new one, made after your plan was opened.",
        ),
        Problem.SEAL_DAMAGED: translate(
            "Problem",
            "The file {file} is not whole or was changed, so it was not opened. "
            "Please copy it again, or ask for a new one.",
        ),
        Problem.RESULT_FOREIGN: translate(
            "Problem",
            "The file {file} is not a result that this program wrote, so nothing was taken in. "
            "Please choose the file that ends in .gmiresult.",
        ),
        Problem.RESULT_NEWER: translate(
            "Problem",
            "The file {file} was written by a newer version of the program, so nothing was taken in. "
            "Please install the newer version first.",
        ),
        Problem.RESULT_DAMAGED: translate(
            "Problem",
            "The file {file} is not whole or was changed, so nothing was taken in. "
            "Please copy it again, or ask for a new one.",
        ),
        Problem.RESULT_UNSAFE: translate(
            "Problem",
            "The file {file} holds names that lead out of it, so it was not opened. "
            "Please ask for one that this program wrote.",
        ),
        Problem.RESULT_OPENED: translate(
            "Problem",
            "This result was opened on {day}, and all of it is here already. Nothing was taken in twice. "
            "Please ask for a newer one if you look for later days.",
        ),
        Problem.RESULT_NEEDS_KEY: translate(
            "Problem",
            "The file {file} is sealed for a clinic, and this computer has no key of a clinic. "
            "Please bring the key here from its paper first (Clinic, The clinic’s key).",
        ),
        Problem.ERASING_UNFINISHED: translate(
            "Problem",
            "Most of it is gone, but the disk would not let go of {file}. Files left: {count}. "
            "Please close other programs that may use it, then press Try again.",
        ),
        Problem.PACK_FOREIGN: translate(
            "Problem",
            "The file {file} is not a set of pictures for this program, so nothing was brought in. "
            "Please choose a file that ends in .gmipack, or a folder with library.json in it.",
        ),
        Problem.PACK_DAMAGED: translate(
            "Problem",
            "The file {file} is not whole, so nothing was brought in. Please copy it again, then try again.",
        ),
        Problem.PACK_UNSAFE: translate(
            "Problem",
            "The file {file} holds names that could lead out of it, so it was not opened. "
            "Please ask for one that was written with: gmi-trainer pack share",
        ),
        Problem.PACK_STRANGE_FILE: translate(
            "Problem",
            "There is something in {file} that no set of pictures has ({name}), so nothing was brought in. "
            "Please ask for one that was written with: gmi-trainer pack share",
        ),
        Problem.PACK_TOO_LARGE: translate(
            "Problem",
            "There is more in {file} than a set of pictures may hold, so nothing was brought in. "
            "Please ask for a smaller one, or for two.",
        ),
        Problem.PACK_HAS_MISTAKES: translate(
            "Problem",
            "There are mistakes in {file} ({count}), so it was not used. The first is in {where}, line {line}: "
            "it needs {expected}. Please look through all of it with: gmi-trainer pack check",
        ),
        Problem.PACK_NAME_TAKEN: translate(
            "Problem",
            "There is another set of pictures with a name like {name}, and it was left as it is. "
            "Please remove it first, or give one of them a new name.",
        ),
        Problem.PACK_UNKNOWN: translate(
            "Problem",
            "There is no set of pictures called {name}. Please look for its name with: gmi-trainer pack list",
        ),
        Problem.PACK_LEFT_OUT: translate(
            "Problem",
            "The set of pictures {name} cannot be used ({expected}), so you train without it. "
            "Please bring it in again, or remove it.",
        ),
        Problem.PACK_NOT_MOVED: translate(
            "Problem",
            "The folder of {name} is in use, so all was left as it was. "
            "Please close other programs that may use it, then try again.",
        ),
    }[problem]
