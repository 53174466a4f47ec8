"""The sheet that a person takes home with a plan: what, when, how, when to stop, and the code. One page, as a rule."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from gmi_trainer.domain.plan import Plan, PlanItem
from gmi_trainer.services.clinic_key import fingerprint_of
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.plan_items import item_facts, item_title
from gmi_trainer.ui.words.plan_taking import how_words, lasts_words, safety_line, stop_lines
from gmi_trainer.ui.words.translate import Translate

SMALLEST_POINTS = 9.0
"""Tired eyes at home read nothing smaller. A plan of very many items takes a second page."""


def plan_sheet(plan: Plan, code: str, titles: Mapping[str, str], translate: Translate) -> PaperSheet:
    """``code``: the short code; empty: the plan comes as a file. ``titles``: what lessons are called, by their ids."""
    parts = (
        f'<p class="lede">{escape(_from(plan, translate))}</p>',
        _box(plan.note),
        _items(plan, titles, translate),
        _stop(plan, translate),
        _code(code, translate),
        _fingerprint(plan, translate),
        f'<p class="small">{escape(safety_line(translate))}</p>',
    )
    title = plan.name or translate("PlanSheet", "Your plan")
    return PaperSheet(
        title,
        "".join(parts),
        name=translate("PlanSheet", "Plan"),
        is_one_page=True,
        smallest_points=SMALLEST_POINTS,
    )


def _from(plan: Plan, translate: Translate) -> str:
    made = plan.made_on or plan.began_on
    said = [plan.made_by] if plan.made_by else []
    said.append(day_month_year(made, translate))
    if plan.until_day is not None:
        said.append(lasts_words(plan.until_day + 1, translate))
    return " · ".join(said)


def _box(words: str) -> str:
    return f'<blockquote class="note"><p>{_lines(words)}</p></blockquote>' if words else ""


def _items(plan: Plan, titles: Mapping[str, str], translate: Translate) -> str:
    heads = (
        translate("PlanSheet", "What"),
        translate("PlanSheet", "How"),
        translate("PlanSheet", "When and how much"),
    )
    head = "".join(f"<th>{escape(words)}</th>" for words in heads)
    items = sorted(plan.items, key=lambda item: item.order)
    rows = "".join(_row(item, titles, translate) for item in items)
    return f'<table width="100%" cellspacing="0"><thead><tr>{head}</tr></thead>{rows}</table>'


def _row(item: PlanItem, titles: Mapping[str, str], translate: Translate) -> str:
    """Own words say how themselves, and have its room."""
    what = f"<strong>{_lines(item_title(item, titles, translate))}</strong>"
    how = escape(how_words(item.dose, translate))
    first = (
        f'<td width="28%">{what}</td><td width="38%">{how}</td>' if how else f'<td colspan="2">{what}</td>'
    )
    return f'<tr>{first}<td width="34%">{escape(item_facts(item, translate))}</td></tr>'


def _stop(plan: Plan, translate: Translate) -> str:
    heading = escape(translate("PlanSheet", "When to stop"))
    own = f"<p><strong>{_lines(plan.stop_rule)}</strong></p>" if plan.stop_rule else ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in stop_lines(translate))
    return f"<h2>{heading}</h2>{own}<ul>{lines}</ul>"


def _code(code: str, translate: Translate) -> str:
    heading = escape(translate("PlanSheet", "At home, in GMI Trainer"))
    how = escape(
        translate("PlanSheet", "On Today or in Settings, press “Plan from my clinic”. You see it first.")
    )
    if not code:
        file = escape(translate("PlanSheet", "This plan comes as a file. Its name ends in .gmiplan."))
        return f"<h2>{heading}</h2><p>{how} {file}</p>"
    type_it = escape(translate("PlanSheet", "Then type this code. There is no letter O, I, L or U in it."))
    groups = "&nbsp;&nbsp;&nbsp;&nbsp;".join(escape(group) for group in code.split(" "))
    return f'<h2>{heading}</h2><p>{how} {type_it}</p><p class="code">{groups}</p>'


def _fingerprint(plan: Plan, translate: Translate) -> str:
    if not plan.clinic_key:
        return ""
    words = translate("PlanSheet", "Fingerprint of this clinic, to be compared on the screen: {fingerprint}")
    return f"<p>{escape(words.format(fingerprint=fingerprint_of(plan.clinic_key)))}</p>"


def _lines(words: str) -> str:
    return "<br>".join(escape(line) for line in words.splitlines())
