"""The document in an export says everything about it, without this program."""

from __future__ import annotations

from gmi_trainer.exchange.format_document import format_document
from gmi_trainer.storage.columns import TABLES


def document(*, with_name: bool = True) -> str:
    return format_document(TABLES, schema_version=7, app_version="1.2.3", with_name=with_name)


def test_every_table_and_column_is_explained() -> None:
    lines = document().splitlines()

    for table in TABLES:
        start = lines.index(f"### `{table.name}`")
        assert lines[start + 2].startswith(table.sentence)
        part = lines[start + 6 : start + 6 + len(table.columns)]
        for column, line in zip(table.columns, part, strict=True):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert cells == [
                f"`{column.name}`",
                column.type,
                column.unit,
                "yes" if column.optional else "no",
                column.sentence,
            ]


def test_versions_the_name_and_the_apostrophe_are_told() -> None:
    text = document()

    assert "GMI Trainer 1.2.3" in text
    assert "version 7 of the database" in text
    assert "name is in it" in text
    assert "apostrophe" in text
    assert "name was left out" in document(with_name=False)
