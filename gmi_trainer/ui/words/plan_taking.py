"""What a plan from a clinic asks, in words for the person who is asked; and what stays with them whatever it says."""

from __future__ import annotations

from collections.abc import Mapping

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.plan import BreathDose, Dose, DrillDose, LessonDose, Plan, PracticeDose
from gmi_trainer.services.plan_way_ports import BroughtPlan, PlanWay
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.plan_items import item_facts, item_title
from gmi_trainer.ui.words.translate import Translate


def from_words(brought: BroughtPlan, translate: Translate) -> str:
    """Who a plan says that it is from. A code says nothing of that."""
    if brought.plan.made_by:
        return brought.plan.made_by
    if brought.origin.way is PlanWay.CODE:
        return translate("PlanTaking", "A code from a sheet. A code does not say who made it.")
    return translate("PlanTaking", "The file does not say who made it.")


def made_words(plan: Plan, translate: Translate) -> str:
    """What it is called, when it was made, and for how long."""
    parts = [plan.name] if plan.name else []
    if plan.made_on is not None:
        parts.append(
            translate("PlanTaking", "made on {day}").format(day=day_month_year(plan.made_on, translate))
        )
    if plan.until_day is not None:
        parts.append(lasts_words(plan.until_day + 1, translate))
    return " · ".join(parts)


def lasts_words(days: int, translate: Translate) -> str:
    """For how long a plan was made."""
    if days % 7:
        return translate("PlanTaking", "for {n} days").format(n=days)
    if days == 7:
        return translate("PlanTaking", "for one week")
    return translate("PlanTaking", "for {n} weeks").format(n=days // 7)


def told_lines(brought: BroughtPlan, titles: Mapping[str, str], translate: Translate) -> list[str]:
    """The whole plan as lines, for the console. ``titles``: what lessons are called, by their ids."""
    plan = brought.plan
    lines = [
        translate("PlanTaking", "From: {clinic}").format(clinic=from_words(brought, translate)),
    ]
    if brought.fingerprint:
        words = translate("PlanTaking", "Fingerprint: {fingerprint}")
        lines.append(words.format(fingerprint=brought.fingerprint))
    made = made_words(plan, translate)
    lines += [made] if made else []
    for item in sorted(plan.items, key=lambda item: item.order):
        title = " ".join(item_title(item, titles, translate).split())
        lines.append(f"- {title}: {item_facts(item, translate)}")
    lines += [*plan.note.splitlines(), *plan.stop_rule.splitlines()]
    return lines


def how_words(dose: Dose, translate: Translate) -> str:
    """How something is done, in one plain sentence; empty for own words, which say it themselves."""
    match dose:
        case DrillDose(mode=DrillMode.TEST):
            return translate(
                "PlanTaking", "A test: say left or right for each picture. The result comes at the end."
            )
        case DrillDose():
            return translate("PlanTaking", "Say left or right for each picture. Take your time.")
        case BreathDose(in_s=in_s, out_s=out_s):
            words = translate("PlanTaking", "Breathe in for {n} seconds and out for {m}. Easier is fine.")
            return words.format(n=f"{in_s:g}", m=f"{out_s:g}")
        case LessonDose():
            return translate("PlanTaking", "Read at your own pace. A few screens at a time is fine.")
        case PracticeDose(kind=SessionKind.IMAGERY):
            return translate("PlanTaking", "Picture the movement in your mind. Keep still.")
        case PracticeDose(kind=SessionKind.MIRROR):
            return translate(
                "PlanTaking", "Look at the good side in the mirror. Move slowly, and only with ease."
            )
        case PracticeDose(kind=SessionKind.ACTIVITY):
            return translate("PlanTaking", "One small daily task, step by step.")
        case PracticeDose():
            return translate("PlanTaking", "A calm practice with words. Sit or lie as you like.")
        case _:
            return ""


def yours_lines(translate: Translate) -> tuple[str, ...]:
    """What no plan changes."""
    return (
        translate("PlanTaking", "You can stop at any time. What you did counts."),
        translate("PlanTaking", "Lighter days, rest days and days in a flare count as kept."),
        translate("PlanTaking", "In a flare the program makes it easier by itself, whatever the plan says."),
        translate(
            "PlanTaking", "Something new, or clearly worse? Then safety comes first, and practice waits."
        ),
        translate(
            "PlanTaking", "Nothing that you do is sent to your clinic. You hand it over yourself, or not."
        ),
    )


def stop_lines(translate: Translate) -> tuple[str, ...]:
    """When to stop a session (science F2), for paper."""
    return (
        translate("PlanTaking", "Stop whenever you like, and rest."),
        translate("PlanTaking", "Stop for the day if pain is up by 2 or more for over an hour."),
        translate(
            "PlanTaking", "Stop, too, if you feel dizzy or sick, or if a limb swells or changes colour."
        ),
        translate("PlanTaking", "New numbness, new weakness or pain in the chest: get medical help at once."),
    )


def safety_line(translate: Translate) -> str:
    """What this is not (science F4), for paper."""
    return translate(
        "PlanTaking",
        "This program teaches about pain and offers practice. It does not find out what is wrong, and it does not "
        "stand in for your doctor or physiotherapist. Change no medicine because of it. If you are worried, get "
        "medical help.",
    )
