"""What the files of photos end in that can be read here; known without reading what decodes them."""

from __future__ import annotations

from importlib.util import find_spec

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
HEIC_ENDINGS = (".heic", ".heif")


def reads_heic() -> bool:
    """Whether the extra for the photos of some phones is installed; it is not one of ours."""
    return find_spec("pillow_heif") is not None


def photo_endings() -> tuple[str, ...]:
    """In small letters."""
    return (*ENDINGS, *HEIC_ENDINGS) if reads_heic() else ENDINGS
