"""Photos of one's own: what there is of them, what can be taken back, and drills that are drawn from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path

import pytest

from gmi_trainer.domain.activity import DrillMode, DrillSpec, PictureSource, spec_for_training
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import RoundFrame
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.own_picture_ports import OwnPictureLooks, PhotoFiles
from gmi_trainer.services.own_pictures import OwnPicturesService
from gmi_trainer.services.own_ports import Undo
from gmi_trainer.storage.own_picture_log import SqliteOwnPictures
from tests.fakes import FakeCatalogue, FakeClock, FakePictureChoices, FakeSessionLog
from tests.samples import sample_photo, sample_picture
from tests.storage.records import new_record, opened


def unwanted() -> PhotoFiles:
    raise AssertionError("no photo is decoded for this")


def undrawn() -> OwnPictureLooks:
    raise AssertionError("nothing is drawn for this")


class Album:
    """A person with a real record, whose photos nobody looks at."""

    def __init__(self, own: SqliteOwnPictures) -> None:
        self.heard: list[Changed] = []
        changes = Changes()
        changes.subscribe(self.heard.append)
        self.service = OwnPicturesService(own, unwanted, undrawn, changes)
        self.choices = FakePictureChoices()
        self.drills = DrillService(
            FakeSessionLog(),
            FakeCatalogue([sample_picture(n) for n in range(30)]),
            self.choices,
            FakeClock(),
            changes,
            new_seed=lambda: 7,
            new_uuid=lambda: "uuid",
            app_version="1",
            own_pictures=lambda: tuple(one.picture() for one in self.service.now().sorted),
        )

    def bring(self, count: int, part: BodyPart = BodyPart.HAND, *, first: int = 1) -> None:
        """Left and right in turn."""
        for number in range(first, first + count):
            uuid = self.service.keep(sample_photo(number), part)
            assert uuid is not None
            self.service.say(uuid, part, Side.LEFT if number % 2 else Side.RIGHT)


@pytest.fixture
def album(tmp_path: Path) -> Iterator[Album]:
    numbers = count(1)
    with opened(new_record(tmp_path / "record.sqlite3")) as record:
        yield Album(SqliteOwnPictures(record, FakeClock(), lambda: f"{next(numbers):012d}-photo"))


def own_training(pictures: int = 20, level: int = 1) -> DrillSpec:
    return replace(spec_for_training(BodyPart.HAND, pictures, level=level), source=PictureSource.OWN)


def test_what_there_is_is_counted_by_part_and_what_waits_apart(album: Album) -> None:
    album.bring(6)
    album.bring(2, BodyPart.FOOT, first=20)
    album.service.keep(sample_photo(90), BodyPart.FOOT)

    now = album.service.now()

    assert now.counts == {BodyPart.HAND: 6, BodyPart.FOOT: 2}
    assert now.parts == (BodyPart.HAND,)
    assert [one.side for one in now.waiting] == [None]
    assert len(now.of(BodyPart.FOOT)) == 2
    assert now.find(now.waiting[0].uuid) == now.waiting[0]
    assert now.find("another") is None


def test_every_change_is_told_and_so_is_its_way_back(album: Album) -> None:
    album.bring(1)
    (one,) = album.service.now().pictures
    album.heard.clear()

    changes: list[Callable[[], Undo]] = [
        lambda: album.service.say(one.uuid, BodyPart.FOOT, None),
        lambda: album.service.put_frame(one.uuid, RoundFrame(0, 0, 60)),
        lambda: album.service.delete([one.uuid]),
    ]
    for change in changes:
        undo = change()
        assert album.service.now().find(one.uuid) != one
        undo()
        assert album.service.now().find(one.uuid) == one
    assert album.heard == [Changed.PICTURES] * 6
    assert album.service.keep(sample_photo(1), BodyPart.HAND) is None
    assert len(album.heard) == 6, "nothing came"


def test_six_of_a_part_make_a_drill(album: Album) -> None:
    album.bring(5)
    assert album.drills.own_parts() == ()
    assert album.drills.levels(BodyPart.HAND, PictureSource.OWN) == ()
    with pytest.raises(UserProblem) as raised:
        album.drills.prepare(own_training())
    assert raised.value.problem is Problem.TOO_FEW_OWN_PICTURES

    album.bring(1, first=6)

    assert album.drills.own_parts() == (BodyPart.HAND,)
    assert album.drills.levels(BodyPart.HAND, PictureSource.OWN) == (1, 2)


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_small_set_is_balanced_by_its_twins_as_far_as_it_allows(
    album: Album, seed: int, level: int
) -> None:
    album.bring(6)

    deck = album.drills.prepare(own_training(20, level), seed).deck

    assert Counter(s.side for s in deck) == {Side.LEFT: 10, Side.RIGHT: 10}
    shown = Counter(s.picture.sha256 for s in deck)
    assert set(shown) == {one.shown_sha256 for one in album.service.now().pictures}
    assert set(shown.values()) == {3, 4}
    for name in shown:  # each as itself and as its twin
        sides = Counter(s.side for s in deck if s.picture.sha256 == name)
        assert abs(sides[Side.LEFT] - sides[Side.RIGHT]) <= 2
        assert len(sides) == 2
    assert all(a.picture.sha256 != b.picture.sha256 for a, b in pairwise(deck)), "never twice running"


def test_library_and_own_pictures_are_never_mixed(album: Album) -> None:
    album.bring(6)

    own = album.drills.prepare(own_training()).deck
    library = album.drills.prepare(spec_for_training(BodyPart.HAND)).deck

    assert {s.picture.person for s in own} == {"own"}
    assert "own" not in {s.picture.person for s in library}


def test_one_that_the_person_does_not_want_stays_out_until_it_is_framed_anew(album: Album) -> None:
    album.bring(6)
    first = album.service.now().pictures[0]
    album.choices.keep_out(first.shown_sha256, "own")
    assert album.drills.own_parts() == ()

    album.service.put_frame(first.uuid, RoundFrame(0, 0, 150))

    assert album.drills.own_parts() == (BodyPart.HAND,)


def test_a_test_is_never_made_of_them(album: Album) -> None:
    with pytest.raises(AssertionError):
        album.drills.prepare(replace(own_training(), mode=DrillMode.TEST))
