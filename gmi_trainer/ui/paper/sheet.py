"""What is put on paper, as one value."""

from __future__ import annotations

from PySide6.QtGui import QImage

from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A title and what stands below it; as many pages as it needs.

    ``html`` is small and safe, every text in it escaped (``html.escape``): h2, h3, p, ul, ol, li, strong, em, br,
    table, and ``<blockquote class="note">`` for a box. ``<p class="soft">`` is of second rank, ``<p class="lede">``
    stands below the title, ``<p class="small">`` is for sources, ``<p class="line">`` has a line to write on by hand.

    ``pictures``: each with its name, to be shown by ``<p class="picture"><img src="name"></p>`` as wide as the text.
    ``name``: for the file, where the title would be too long; else the title. ``<p class="code">`` is for what is typed
    from paper. ``is_one_page``: it is set in smaller type rather than on a second page, but in no type smaller than
    ``smallest_points``: where that is not enough it is set in the usual size, on as many pages as it needs.
    """

    title: str
    html: str
    pictures: tuple[tuple[str, QImage], ...] = ()
    name: str = ""
    is_one_page: bool = False
    smallest_points: float = 0.0

    @property
    def file_name(self) -> str:
        """A name for a file that every computer takes."""
        words = "".join(
            " " if letter in '<>:"/\\|?*' or not letter.isprintable() else letter
            for letter in self.name or self.title
        )
        return f"{' '.join(words.split()).strip('. ')[:80] or 'GMI Trainer'}.pdf"
