"""When to be careful with slow breathing, and when to stop: who asks a doctor first, and what changes then."""

from __future__ import annotations

from gmi_trainer.domain.breath_steps import Caution, Cautions
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.translate import Translate


def caution_name(caution: Caution, translate: Translate) -> str:
    """A reason to be careful, as a person would tick it."""
    return {
        Caution.LUNGS: translate("Cautions", "An illness of the lungs"),
        Caution.HEART: translate("Cautions", "Heart trouble"),
        Caution.FAINTING: translate("Cautions", "I faint easily"),
        Caution.EPILEPSY: translate("Cautions", "Epilepsy"),
        Caution.PREGNANCY: translate("Cautions", "Late pregnancy"),
        Caution.UPSETTING: translate("Cautions", "Watching my breath upsets me"),
    }[caution]


def caution_about(caution: Caution, translate: Translate) -> str:
    """What belongs to it."""
    return {
        Caution.LUNGS: translate("Cautions", "COPD, asthma that is bad now, oxygen at home, or another one"),
        Caution.HEART: translate(
            "Cautions", "A heart attack not long ago, an uneven heartbeat, or a heart that is not stable"
        ),
        Caution.FAINTING: translate("Cautions", "Or my blood pressure is very low"),
        Caution.EPILEPSY: translate("Cautions", "Fits that fast or deep breathing can set off"),
        Caution.PREGNANCY: translate("Cautions", "The last three months"),
        Caution.UPSETTING: translate("Cautions", "It can bring up panic or hard memories"),
    }[caution]


def caution_advice(caution: Caution, translate: Translate) -> str:
    """What to do about it, in a sentence or two."""
    return {
        Caution.LUNGS: translate(
            "Cautions",
            "Lungs: if a therapist taught you a way to breathe, use that one. You can enter it as your own breath.",
        ),
        Caution.HEART: translate("Cautions", "Heart: ask your doctor before you begin."),
        Caution.FAINTING: translate(
            "Cautions", "Fainting: sit or lie down while you breathe. Get up slowly after it."
        ),
        Caution.EPILEPSY: translate(
            "Cautions", "Epilepsy: keep each breath small and quiet. Stop at the first tingling."
        ),
        Caution.PREGNANCY: translate("Cautions", "Pregnancy: sit upright, and do not hold your breath."),
        Caution.UPSETTING: translate(
            "Cautions",
            "If your breath upsets you: keep your eyes open and look around the room. Or settle instead.",
        ),
    }[caution]


def cautions_title(*, is_first: bool, translate: Translate) -> str:
    """Above the questions."""
    if is_first:
        return translate("Cautions", "Before your first slow breathing")
    return translate("Cautions", "When to be careful")


def cautions_ask(before: Cautions | None, translate: Translate) -> str:
    """What is asked. Never that somebody is safe."""
    if before is None:
        return translate(
            "Cautions",
            "Tick what fits you. If you are not sure about one, tick it and ask your doctor first.",
        )
    return translate(
        "Cautions", "You answered on {day}. Change what is not true any more. If you are not sure, ask first."
    ).format(day=day_month_year(before.day, translate))


def stays_here(translate: Translate) -> str:
    """Where the answers are kept."""
    return translate("Cautions", "Your answers stay in your record on this computer.")


def gentle_title(translate: Translate) -> str:
    """Above what follows when something was ticked."""
    return translate("Cautions", "Then with a gentler breath")


def gentle_about(*, is_said: bool, translate: Translate) -> str:
    """The first thing to do."""
    if is_said:
        return translate("Cautions", "Please ask your doctor or nurse first if slow breathing suits you.")
    return translate(
        "Cautions",
        "You need not say. If one of those fits you, please ask your doctor or nurse before you begin.",
    )


def what_changes(translate: Translate) -> str:
    """What the answers close."""
    return translate("Cautions", "Here, the breath is not held, and each breath out lasts 6 seconds at most.")


def stop_line(translate: Translate) -> str:
    """When to stop, in a line."""
    return translate(
        "Cautions",
        "Stop and breathe as you like when you feel dizzy, faint, tingling, short of breath or panicky, or when "
        "your chest hurts.",
    )


def stop_title(translate: Translate) -> str:
    """Above the reasons to stop."""
    return translate("Cautions", "Stop, and breathe as you like, when")


def stop_reasons(translate: Translate) -> tuple[str, ...]:
    """When to stop, one by one (science D3)."""
    return (
        translate("Cautions", "You feel dizzy"),
        translate("Cautions", "Your fingers or lips tingle"),
        translate("Cautions", "Your chest hurts"),
        translate("Cautions", "You feel faint"),
        translate("Cautions", "You get more short of breath"),
        translate("Cautions", "You feel panicky"),
    )


def emergency_line(translate: Translate) -> str:
    """What is more than a reason to stop."""
    return translate(
        "Cautions",
        "Chest pain, very hard breathing or fainting: call your emergency number.",
    )


def answered_lines(cautions: Cautions | None, translate: Translate) -> tuple[str, ...]:
    """What was answered, and when."""
    if cautions is None:
        return (translate("Cautions", "You will be asked before your first session."),)
    day = day_month_year(cautions.day, translate)
    if not cautions.is_said:
        said = translate("Cautions", "On {day}: you would rather not say.")
    elif not cautions.reasons:
        said = translate("Cautions", "On {day}: none of the reasons to be careful fits you.")
    else:
        said = translate("Cautions", "On {day} you ticked:")
    names = tuple(
        translate("Cautions", "• {reason}").format(reason=caution_name(reason, translate))
        for reason in Caution
        if reason in cautions.reasons
    )
    return (said.format(day=day), *names)
