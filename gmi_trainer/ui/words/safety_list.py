"""When to get help, when to see someone soon, who needs another way, when to stop: science.md F1 to F4 in plain words.

First run asks by these groups; Settings & safety shows them all. They give actions, never a finding: no item says
what somebody has.
"""

from __future__ import annotations

from gmi_trainer.domain.safety import SafetyGroup
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.words.translate import Translate


@dataclass(frozen=True, slots=True)
class SafetyPart:
    """Items under a small heading. ``title`` is empty where a group needs no parts."""

    title: str
    items: tuple[str, ...]


def group_title(group: SafetyGroup, translate: Translate) -> str:
    """What the group asks a person to do."""
    return {
        SafetyGroup.EMERGENCY: translate("Safety", "Get emergency help now"),
        SafetyGroup.SOON: translate("Safety", "See someone soon"),
        SafetyGroup.OTHER_WAY: translate("Safety", "Groups that need another way"),
    }[group]


def group_summary(group: SafetyGroup, translate: Translate) -> str:
    """The whole group in a line or two, where the full list is one press away."""
    return {
        SafetyGroup.EMERGENCY: translate(
            "Safety",
            "Numb between the legs, or new trouble with bladder or bowel. Sudden weakness. Chest pain or hard "
            "to breathe. A bad fall. Fever with back or bone pain. Thoughts of ending your life.",
        ),
        SafetyGroup.SOON: translate(
            "Safety",
            "Numbness or weakness that does not go away. Pain that grows for weeks. Night pain after cancer. "
            "A limb that swells or changes colour after an injury.",
        ),
        SafetyGroup.OTHER_WAY: translate(
            "Safety",
            "You crash after small efforts. You had an operation or an injury not long ago. You are pregnant, "
            "under 16, or have another illness that needs care.",
        ),
    }[group]


def group_action(group: SafetyGroup, translate: Translate) -> str:
    """What to do when something in the group is new, or clearly worse."""
    return {
        SafetyGroup.EMERGENCY: translate(
            "Safety",
            "If any of this is new or clearly worse for you, call your emergency number now, or go to an "
            "emergency department. Practice can wait.",
        ),
        SafetyGroup.SOON: translate(
            "Safety",
            "If any of this is new or clearly worse for you, see a doctor or nurse soon: today, or in the next "
            "few days.",
        ),
        SafetyGroup.OTHER_WAY: translate(
            "Safety", "If you are in one of these groups, let your own team guide what you do here."
        ),
    }[group]


def group_parts(group: SafetyGroup, translate: Translate) -> tuple[SafetyPart, ...]:
    """The full list of a group, as it is read."""
    if group is SafetyGroup.EMERGENCY:
        return (
            SafetyPart(translate("Safety", "Back or neck"), _back_or_neck(translate)),
            SafetyPart(translate("Safety", "Anywhere"), _anywhere(translate)),
        )
    items = _soon(translate) if group is SafetyGroup.SOON else _another_way(translate)
    return (SafetyPart("", items),)


def group_items(group: SafetyGroup, translate: Translate) -> tuple[str, ...]:
    """The full list of a group without its parts."""
    return tuple(item for part in group_parts(group, translate) for item in part.items)


def stop_title(translate: Translate) -> str:
    """The name of the list of reasons to stop."""
    return translate("Safety", "When to stop")


def stop_summary(translate: Translate) -> str:
    """The list in a line."""
    return translate(
        "Safety",
        "Pain that stays up for over an hour. Swelling. Dizzy or sick. Fear that rushes in. New numbness. "
        "Stopping is always fine.",
    )


def stop_reasons(translate: Translate) -> tuple[str, ...]:
    """F2: stop and rest when one of these happens during practice."""
    return (
        translate("Safety", "Pain goes up by 2 points or more and stays up for over an hour."),
        translate("Safety", "A limb swells, or its skin changes colour or warmth."),
        translate("Safety", "You feel dizzy or sick, your head aches, or you see double."),
        translate("Safety", "Fear rushes in, hard memories come up, or things feel unreal."),
        translate("Safety", "You notice new numbness or weakness."),
        translate("Safety", "Pain or pressure in your chest. Call your emergency number."),
    )


def after_stopping(translate: Translate) -> tuple[str, ...]:
    """What a stop means, and what comes next."""
    return (
        translate("Safety", "Stopping is always fine, and it counts as practice."),
        translate(
            "Safety", "If you had to stop twice in a row, take an easier step and talk with your clinician."
        ),
    )


def nothing_urgent(translate: Translate) -> str:
    """When nothing was answered with yes: never "you are safe"."""
    return translate("Safety", "Nothing here needs urgent help today. If anything changes, come back.")


def frame_line(translate: Translate) -> str:
    """F4 in one line, for the foot of every page."""
    return translate("Safety", "This program does not diagnose or treat.")


def frame_title(translate: Translate) -> str:
    """The name of the frame."""
    return translate("Safety", "What this program is, and is not")


def frame_sentences(translate: Translate) -> tuple[str, ...]:
    """F4 in full."""
    return (
        translate(
            "Safety",
            "It helps you learn about pain and practise. It does not diagnose, treat or prevent any illness. "
            "It does not take the place of a doctor, physiotherapist or other health worker.",
        ),
        translate("Safety", "Please do not start, stop or change a medicine because of it."),
        translate(
            "Safety", "Pain can change from day to day. Your results show how practice goes, and no more."
        ),
        translate("Safety", "If something is new, much worse, or worries you, have it looked at first."),
    )


def _back_or_neck(translate: Translate) -> tuple[str, ...]:
    return (
        translate("Safety", "New numbness between your legs, or around your private parts or bottom."),
        translate(
            "Safety",
            "New trouble passing urine, leaking, or not feeling when you need to go. Losing control of your bowel.",
        ),
        translate("Safety", "New weakness in one or both legs or feet."),
        translate("Safety", "Pain going down both legs that is getting worse."),
        translate("Safety", "New clumsy hands, unsteady walking, or legs that feel stiff or weak."),
        translate("Safety", "Electric shocks down the spine when you bend your neck."),
        translate("Safety", "New numbness or loss of function in sex, along with back pain."),
    )


def _anywhere(translate: Translate) -> tuple[str, ...]:
    return (
        translate(
            "Safety",
            "Sudden weakness, a drooping face, slurred speech, sudden loss of sight, or the worst headache "
            "you ever had.",
        ),
        translate("Safety", "Pain or pressure in your chest, great trouble breathing, or fainting."),
        translate("Safety", "A hot, swollen, red and very painful joint or limb, along with a fever."),
        translate("Safety", "A limb that is suddenly cold, pale or blue."),
        translate("Safety", "One calf that is hot and swollen."),
        translate(
            "Safety",
            "Severe pain after a bad fall or crash. After a small fall too, if your bones are weak or you "
            "take steroids.",
        ),
        translate("Safety", "A limb that looks out of place."),
        translate(
            "Safety",
            "Fever, chills or feeling very ill, along with back or bone pain. Most of all after an infection, "
            "an operation or an injected drug, or if your body cannot fight germs well.",
        ),
        translate("Safety", "Thoughts of ending your life. Call your emergency number or a crisis line now."),
    )


def _soon(translate: Translate) -> tuple[str, ...]:
    return (
        translate("Safety", "You had cancer before, and there is new or growing pain in your bones or back."),
        translate(
            "Safety", "Pain at night that does not ease, night sweats, or weight loss you cannot explain."
        ),
        translate("Safety", "New numbness, pins and needles, or weakness that does not get better."),
        translate("Safety", "Pain that gets worse for weeks, or that spreads while you feel unwell."),
        translate(
            "Safety",
            "Joints that swell and are stiff for over half an hour in the morning, along with a red eye or "
            "bowel trouble.",
        ),
        translate(
            "Safety",
            "Your first strong back pain, under 18 or over 50. On its own this seldom means much.",
        ),
        translate(
            "Safety",
            "After an injury, an operation or a cast: far more pain than you would expect, and a limb that "
            "swells, changes colour or warmth, sweats in a new way, gets stiff or shakes. Its skin, hair or nails "
            "may change, and a light touch may hurt. Early care helps, so please do not wait.",
        ),
        translate(
            "Safety",
            "A bad headache that is new after 50, or wakes you, or comes with a sore scalp or pain in the jaw "
            "when you chew.",
        ),
        translate(
            "Safety",
            "New swelling or pain after a recent operation or break in a bone, or with a new blood thinner.",
        ),
    )


def _another_way(translate: Translate) -> tuple[str, ...]:
    return (
        translate(
            "Safety",
            "A small effort can make you crash for a day or more, as with ME/CFS or long COVID. Stay within your "
            "energy, and do not do more each week.",
        ),
        translate("Safety", "A recent operation, injury or break in a bone. Follow your own team first."),
        translate(
            "Safety",
            "Pregnancy, epilepsy, or an illness of the heart or lungs. Ask your clinician before you start any "
            "breathing practice.",
        ),
        translate(
            "Safety",
            "Hard memories, or hard things that happened to you. You may skip anything. It helps to look around "
            "the room first.",
        ),
        translate(
            "Safety",
            "Pain from cancer or sickle cells, joints that are inflamed now, or an infection. Take what is here "
            "as something to read. Your own team guides the rest.",
        ),
        translate("Safety", "A stroke or dementia. Practise along with your therapist."),
        translate("Safety", "Migraine, or eyes that tire at a screen. Keep it short, and try the dark look."),
        translate("Safety", "Under 16. Use it together with an adult and a clinician."),
    )
