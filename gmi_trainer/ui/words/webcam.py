"""What the camera as a mirror says."""

from __future__ import annotations

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.webcam import MOST_DELAY_MS, MOST_MINUTES, Delay, MirrorSetup
from gmi_trainer.ui.words.breathing import Words
from gmi_trainer.ui.words.translate import Translate


def camera_on(translate: Translate) -> str:
    """In view all the time while it is."""
    return translate("Webcam", "Camera on, nothing is saved")


def file_shown(translate: Translate) -> str:
    """A picture or a video stands in for the camera."""
    return translate("Webcam", "A file is shown. The camera is off.")


def opening(setup: MirrorSetup, translate: Translate) -> Words:
    """Before the camera is on."""
    if setup.kept is Side.RIGHT:
        side = translate(
            "Webcam", "Your right side is shown twice: the left of the picture is its mirror image."
        )
    else:
        side = translate(
            "Webcam", "Your left side is shown twice: the right of the picture is its mirror image."
        )
    return Words(
        translate("Webcam", "The camera as a mirror"),
        side
        + " "
        + translate("Webcam", "Sit in front of the camera, with your other side still and at ease."),
        translate(
            "Webcam",
            "This is an experiment. Real mirrors have been tried far more, and have no delay. Pictures are only shown: "
            "nothing is saved and nothing leaves this computer.",
        ),
    )


def no_camera(translate: Translate) -> Words:
    """None was found."""
    return Words(
        translate("Webcam", "No camera was found"),
        translate(
            "Webcam", "A real mirror does the same, and better. Or show a picture or a video from a file."
        ),
        translate("Webcam", "If you plug a camera in, it appears here."),
    )


def no_parts(translate: Translate) -> Words:
    """The system cannot show cameras at all."""
    return Words(
        translate("Webcam", "This computer cannot show a camera here"),
        translate(
            "Webcam", "A real mirror does the same, and better. Nothing else in the program needs a camera."
        ),
    )


def not_allowed(translate: Translate) -> Words:
    """The system, or the person, said no."""
    return Words(
        translate("Webcam", "The camera may not be used"),
        translate(
            "Webcam",
            "Your computer keeps it closed for this program. You can change that in the computer's settings. "
            "A real mirror needs no camera.",
        ),
    )


def failed(translate: Translate, *, is_camera: bool) -> Words:
    """It does not go on, or never began."""
    if is_camera:
        return Words(
            translate("Webcam", "The camera gives no picture"),
            translate(
                "Webcam",
                "Perhaps another program uses it. Close that one and try again, or use a real mirror.",
            ),
        )
    return Words(
        translate("Webcam", "This file cannot be shown"),
        translate("Webcam", "Choose a picture or a video of another kind, or use a real mirror."),
    )


def too_slow(delay: Delay, translate: Translate) -> Words:
    """Further behind than is offered."""
    return Words(
        translate("Webcam", "This camera is too far behind"),
        translate(
            "Webcam",
            "Its picture comes about {ms} ms after you move. From {most} ms on it does not feel like your own. "
            "Please use a real mirror, or another camera.",
        ).format(ms=round(delay.total_ms), most=MOST_DELAY_MS),
        parts_of(delay, translate),
    )


def paused(translate: Translate) -> Words:
    """The person asked for it, or the window is not in front."""
    return Words(
        translate("Webcam", "Paused. The camera is off."),
        translate("Webcam", "Rest as long as you like. Going on turns the camera on again."),
    )


def upset(translate: Translate) -> Words:
    """ "I feel dizzy or upset"."""
    return Words(
        translate("Webcam", "Stop moving. The camera is off."),
        translate(
            "Webcam",
            "Look at something that stays still, far away. Feel your feet on the floor. This settles, often within "
            "some minutes. You need not go on today.",
        ),
    )


def enough(translate: Translate) -> Words:
    """The longest time is over."""
    return Words(
        translate("Webcam", "That is enough for now"),
        translate("Webcam", "{n} minutes are the most for a mirror. The camera is off.").format(
            n=MOST_MINUTES
        ),
    )


def delay_line(delay: Delay | None, translate: Translate) -> str:
    """Beside the sentence on the camera."""
    if delay is None:
        return translate("Webcam", "measuring the delay")
    return translate("Webcam", "about {ms} ms behind you").format(ms=round(delay.total_ms))


def parts_of(delay: Delay, translate: Translate) -> str:
    """What is in that number, and what is not."""
    return translate(
        "Webcam",
        "Measured from the picture's arrival to its paint: {program} ms. Worked out: {camera} ms for the camera (one "
        "picture's time), {screen} ms for the screen. What camera, cable and screen need beyond that is not in it.",
    ).format(program=round(delay.program_ms), camera=round(delay.camera_ms), screen=round(delay.screen_ms))


def whole_delay(delay: Delay | None, translate: Translate) -> Words:
    """How to see the whole delay, and what is in the number that is shown."""
    return Words(
        translate("Webcam", "See the whole delay"),
        translate(
            "Webcam",
            "A number runs above the mirror. Hold a hand mirror so that the camera sees it too. Take a photo of the "
            "screen with a phone. The first number less the second is the delay in ms.",
        ),
        parts_of(delay, translate) if delay is not None else "",
    )
