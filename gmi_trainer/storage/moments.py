"""Moments as text: UTC, always the same length, so that sorting the text sorts the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def utc_text(moment: datetime) -> str:
    """Such as ``2025-11-22T04:34:12.000250Z``."""
    assert moment.utcoffset() == timedelta(0), "moments are kept in UTC"
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def utc_from(text: str) -> datetime:
    """The same moment, aware."""
    return datetime.fromisoformat(text).astimezone(UTC)
