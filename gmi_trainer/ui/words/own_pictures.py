"""Pictures of one's own in words."""

from __future__ import annotations

from gmi_trainer.domain.body import BodyPart, Question, Side, question_for
from gmi_trainer.domain.own_picture import FEWEST_OWN_PICTURES
from gmi_trainer.ui.words.body import part_name, side_name, side_of
from gmi_trainer.ui.words.translate import Translate


def own_pictures_name(translate: Translate) -> str:
    """The page, and the button that leads there."""
    return translate("OwnPictures", "Your own pictures")


def brought_line(count: int, left_out: int, translate: Translate) -> str:
    """How many photos came, and whether some did not."""
    if count == 1:
        words = translate("OwnPictures", "1 photo was added.")
    else:
        words = translate("OwnPictures", "{n} photos were added.").format(n=count)
    if left_out == 0:
        return words
    return f"{words} {translate('OwnPictures', 'Left out: {n}. This page says why.').format(n=left_out)}"


def already_line(count: int, translate: Translate) -> str:
    """How many were here before."""
    if count == 1:
        return translate("OwnPictures", "1 photo was here already, so it was not added again.")
    return translate("OwnPictures", "{n} photos were here already, so they were not added again.").format(
        n=count
    )


def more_line(count: int, translate: Translate) -> str:
    """How many were left for another time."""
    return translate(
        "OwnPictures", "Left for now: {n} more. Add the same ones again, and those come next."
    ).format(n=count)


def others_line(count: int, translate: Translate) -> str:
    """How many more could not be used, after the first few were told one by one."""
    return translate("OwnPictures", "The same is true of some others: {n}.").format(n=count)


def waiting_line(count: int, translate: Translate) -> str:
    """How many wait for left or right."""
    if count == 1:
        return translate("OwnPictures", "1 photo waits for you to say left or right.")
    return translate("OwnPictures", "{n} photos wait for you to say left or right.").format(n=count)


def enough_line(part: BodyPart, count: int, translate: Translate) -> str:
    """How many there are of a part, and whether that is enough."""
    missing = FEWEST_OWN_PICTURES - count
    if missing <= 0:
        return translate("OwnPictures", "{n} pictures. You can train with them.").format(n=count)
    if count == 1:
        words = translate("OwnPictures", "1 picture so far. With {more} more you can train with them.")
    else:
        words = translate("OwnPictures", "{n} pictures so far. With {more} more you can train with them.")
    return words.format(n=count, more=missing, part=part_name(part, translate))


def side_line(part: BodyPart, side: Side | None, translate: Translate) -> str:
    """What is said of a picture, below it."""
    if side is None:
        return translate("OwnPictures", "Not said yet")
    if question_for(part) is Question.WHICH_WAY:
        words = side_of(part, side, translate)
        return words[:1].upper() + words[1:]
    return side_name(side, translate)


def said_line(part: BodyPart, side: Side, translate: Translate) -> str:
    """What was just said."""
    if question_for(part) is Question.WHICH_WAY:
        words = translate("OwnPictures", "Kept: turned or leaned {side}.")
    else:
        words = translate("OwnPictures", "Kept: {side}.")
    return words.format(side=side_of(part, side, translate))


def tile_name(part: BodyPart, side: Side | None, number: int, translate: Translate) -> str:
    """A picture, for those who listen."""
    return translate("OwnPictures", "{part}, picture {n}: {side}").format(
        part=part_name(part, translate), n=number, side=side_line(part, side, translate)
    )


def deleted_line(count: int, translate: Translate) -> str:
    """What went."""
    if count == 1:
        return translate("OwnPictures", "The picture was deleted.")
    return translate("OwnPictures", "{n} pictures were deleted.").format(n=count)


def photos_in_export_line(ticked: int, count: int, translate: Translate) -> str:
    """What an export takes along of them."""
    if ticked == 0:
        return translate("Records", "None of your own photos ({n}) goes in").format(n=count)
    return translate("Records", "Photos of your own that you ticked: {ticked} of {n}").format(
        ticked=ticked, n=count
    )
