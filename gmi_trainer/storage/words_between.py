"""The words of a person that stand in rows of other things: left out of one result, they may come with a later one."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.storage import driver

WORDED = {"session": "not_counted_reason", "activity": "note", "mirror": "words", "event": "detail"}
"""Where such words stand, by table."""

WORDS_OF_THE_CLINIC = DiaryKind.OWN_DONE.value
"""Of such an event the words are the clinician's own: they always leave."""

_KEYS = ("words", "reason")
_BARE = "json_remove({told}, '$.words', '$.reason')"
_ROW = {
    "session": "uuid = ?",
    "event": "uuid = ?",
    "activity": "session_id = (SELECT id FROM session WHERE uuid = ?)",
    "mirror": "session_id = (SELECT id FROM session WHERE uuid = ?)",
}


def bare(told: str) -> str:
    """SQL for the detail of an event without a person's words."""
    return _BARE.format(told=told)


def brings_words(table: str, values: Mapping[str, object]) -> bool:
    """Whether a row that comes has words of the person's."""
    words = values.get(WORDED[table])
    if not isinstance(words, str):
        return False
    if table != "event":
        return bool(words.strip())
    if values.get("kind") == WORDS_OF_THE_CLINIC:
        return False
    detail = msgspec.json.decode(words)
    return isinstance(detail, dict) and any(key in detail for key in _KEYS)


def fill_words(connection: driver.Connection, table: str, uuid: str, values: Mapping[str, object]) -> bool:
    """Put words where there were none; whether there was room for them. Whatever is there stays.

    ``uuid``: of the row, or of the session that it belongs to.
    """
    words = values[WORDED[table]]
    where = _ROW[table]
    if table == "event":
        sql = (
            f"UPDATE event SET detail = ?1 WHERE uuid = ?2 AND kind <> '{WORDS_OF_THE_CLINIC}'"
            f" AND detail = {bare('detail')} AND {bare('?1')} = detail AND ?1 <> detail"
        )
        return connection.execute(sql, (words, uuid)).rowcount > 0
    room = " AND counted = 0" if table == "session" else ""
    column = WORDED[table]
    sql = f"UPDATE {table} SET {column} = ? WHERE {where} AND trim({column}) = ''{room}"
    return connection.execute(sql, (words, uuid)).rowcount > 0


def has_words(connection: driver.Connection, table: str, uuid: str) -> bool:
    """Whether there are any."""
    column = WORDED[table]
    told = (
        f"detail <> {bare('detail')} AND kind <> '{WORDS_OF_THE_CLINIC}'"
        if table == "event"
        else f"trim({column}) <> ''"
    )
    return (
        connection.execute(f"SELECT 1 FROM {table} WHERE {_ROW[table]} AND {told}", (uuid,)).fetchone()
        is not None
    )


def take_words_out(connection: driver.Connection, table: str, uuid: str) -> None:
    """Leave the row without them."""
    column = WORDED[table]
    nothing = bare(column) if table == "event" else "''"
    connection.execute(f"UPDATE {table} SET {column} = {nothing} WHERE {_ROW[table]}", (uuid,))
