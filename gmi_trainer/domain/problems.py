"""Problems a person can act on. Their sentences live in ui/words; here they only have names."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """What went wrong, in one word. Every member has a sentence with a next step in ui/words/problems.py."""

    RECORD_NEWER = "record_newer"
    RECORD_FOREIGN = "record_foreign"
    RECORD_DAMAGED = "record_damaged"
    RECORD_UNREADABLE = "record_unreadable"
    RECORD_BUSY = "record_busy"
    RECORD_OUT_OF_REACH = "record_out_of_reach"
    RECORD_SUMS_DIFFER = "record_sums_differ"
    DISK_FULL = "disk_full"
    DISK_NEARLY_FULL = "disk_nearly_full"
    FOLDER_NOT_WRITABLE = "folder_not_writable"
    FOLDER_OPEN_TO_OTHERS = "folder_open_to_others"
    LOG_NOT_WRITABLE = "log_not_writable"
    SETTINGS_SET_ASIDE = "settings_set_aside"
    SETTINGS_NOT_UNDERSTOOD = "settings_not_understood"
    CLOCK_SET_BACK = "clock_set_back"
    BACKUP_FAILED = "backup_failed"
    BACKUP_DAMAGED = "backup_damaged"
    PROFILE_MISSING = "profile_missing"
    MANIFEST_LINE = "manifest_line"
    LIBRARY_MISSING = "library_missing"
    PICTURE_MISSING = "picture_missing"
    PICTURE_UNREADABLE = "picture_unreadable"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_CHANGED = "picture_changed"
    PICTURES_LEFT_OUT = "pictures_left_out"
    TEST_PICTURE_MISSING = "test_picture_missing"
    TOO_FEW_SHOWABLE = "too_few_showable"
    TOO_FEW_PICTURES = "too_few_pictures"
    GIVEN_PICTURES_GONE = "given_pictures_gone"
    TEST_SET_BROKEN = "test_set_broken"
    REPLAY_LINE = "replay_line"
    CALL_TABLE_LINE = "call_table_line"
    CALL_TABLE_MISSING = "call_table_missing"
    WINDOW_PARTS_MISSING = "window_parts_missing"
    NO_SCREEN = "no_screen"
    ALREADY_RUNNING = "already_running"
    FILE_MISSING = "file_missing"
    FILE_TOO_LARGE = "file_too_large"
    FILE_NOT_UNDERSTOOD = "file_not_understood"
    PLAN_NOT_UNDERSTOOD = "plan_not_understood"
    EXPORT_FOREIGN = "export_foreign"
    EXPORT_NEWER = "export_newer"
    EXPORT_DAMAGED = "export_damaged"
    EXPORT_UNSAFE = "export_unsafe"
    EXPORT_IS_THERE = "export_is_there"
    EXPORT_NOT_WRITTEN = "export_not_written"
    PAPER_NOT_WRITTEN = "paper_not_written"
    PERSON_IS_HERE = "person_is_here"
    KEY_MISTYPED = "key_mistyped"
    KEY_IS_THERE = "key_is_there"
    KEY_IS_ANOTHER = "key_is_another"
    WRONG_PASSPHRASE = "wrong_passphrase"
    SEALED_FOR_ANOTHER = "sealed_for_another"
    SEAL_DAMAGED = "seal_damaged"
    ERASING_UNFINISHED = "erasing_unfinished"
    LOCK_WAITS = "lock_waits"
    LOCK_DAMAGED = "lock_damaged"
    PASSPHRASE_SHORT = "passphrase_short"
    GOALS_FULL = "goals_full"
    PHOTO_NOT_A_PICTURE = "photo_not_a_picture"
    PHOTO_NOT_WHOLE = "photo_not_whole"
    PHOTO_TOO_LARGE = "photo_too_large"
    PHOTO_TOO_SMALL = "photo_too_small"
    PHOTO_OUT_OF_REACH = "photo_out_of_reach"
    OWN_PICTURE_UNREADABLE = "own_picture_unreadable"
    TOO_FEW_OWN_PICTURES = "too_few_own_pictures"
    PACK_FOREIGN = "pack_foreign"
    PACK_DAMAGED = "pack_damaged"
    PACK_UNSAFE = "pack_unsafe"
    PACK_STRANGE_FILE = "pack_strange_file"
    PACK_TOO_LARGE = "pack_too_large"
    PACK_HAS_MISTAKES = "pack_has_mistakes"
    PACK_NAME_TAKEN = "pack_name_taken"
    PACK_UNKNOWN = "pack_unknown"
    PACK_LEFT_OUT = "pack_left_out"
    PACK_NOT_MOVED = "pack_not_moved"


class UserProblem(Exception):  # noqa: N818 - it is a problem of the person's, not an error of ours
    """A known problem with the values its sentence needs (a file's name, a line number, a limit)."""

    def __init__(self, problem: Problem, **values: str | int | float) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.values = values

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.problem.value} ({said})" if said else self.problem.value
