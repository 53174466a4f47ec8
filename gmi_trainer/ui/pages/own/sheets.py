"""A person's own pages as sheets of paper: each alone, or all of them one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from gmi_trainer.domain.alarm_card import AlarmCard, Pan
from gmi_trainer.domain.flare_plan import FlarePart
from gmi_trainer.domain.goals import ended_goals, mean_change, open_goals
from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.domain.prediction import Prediction
from gmi_trainer.domain.safety import SafetyGroup
from gmi_trainer.services.own_pages import OwnPagesNow
from gmi_trainer.ui.paper.sheet import PaperSheet
from gmi_trainer.ui.words.days import day_month_year
from gmi_trainer.ui.words.own_goals import (
    bands_note,
    ending_line,
    goal_change_line,
    goal_days_line,
    goal_now_line,
    mean_change_line,
)
from gmi_trainer.ui.words.own_pages import all_pages_name, own_page_name
from gmi_trainer.ui.words.own_writing import (
    alarm_group_names,
    alarm_side_words,
    flare_part_name,
    turned_out_words,
)
from gmi_trainer.ui.words.safety_list import group_action, group_summary
from gmi_trainer.ui.words.translate import Translate

PAGES = (
    OwnPage.GOALS,
    OwnPage.FLARE_PLAN,
    OwnPage.ALARM,
    OwnPage.THOUGHTS,
    OwnPage.PREDICTIONS,
    OwnPage.WORDS,
)
"""In the order in which they stand everywhere: what is needed most often comes first."""


def has_any(page: OwnPage, now: OwnPagesNow) -> bool:
    """Whether something is written there."""
    return bool(
        {
            OwnPage.GOALS: now.goals,
            OwnPage.FLARE_PLAN: now.flare_plan.written,
            OwnPage.ALARM: now.cards,
            OwnPage.THOUGHTS: now.thoughts,
            OwnPage.PREDICTIONS: now.predictions,
            OwnPage.WORDS: now.words,
        }[page]
    )


def sheet_of(page: OwnPage, now: OwnPagesNow, titles: Mapping[str, str], translate: Translate) -> PaperSheet:
    """One page. ``titles`` of the lessons, in their order."""
    day = f'<p class="soft">{escape(day_month_year(now.day, translate))}</p>'
    return PaperSheet(own_page_name(page, translate), day + _inside(page, now, titles, translate))


def sheet_of_all(now: OwnPagesNow, titles: Mapping[str, str], translate: Translate) -> PaperSheet:
    """Every page on which something is written."""
    parts = [f'<p class="soft">{escape(day_month_year(now.day, translate))}</p>']
    for page in PAGES:
        if has_any(page, now):
            parts.append(f"<h2>{escape(own_page_name(page, translate))}</h2>")
            parts.append(_inside(page, now, titles, translate))
    return PaperSheet(all_pages_name(translate), "".join(parts))


def _inside(page: OwnPage, now: OwnPagesNow, titles: Mapping[str, str], translate: Translate) -> str:
    if page is OwnPage.GOALS:
        return _goals(now, translate)
    if page is OwnPage.FLARE_PLAN:
        return _flare_plan(now, translate)
    if page is OwnPage.ALARM:
        return _alarm(now, translate)
    if page is OwnPage.THOUGHTS:
        return _thoughts(now, translate)
    if page is OwnPage.PREDICTIONS:
        return _predictions(now, translate)
    return _words(now, titles, translate)


def _goals(now: OwnPagesNow, translate: Translate) -> str:
    parts, going = [], open_goals(now.goals)
    for goal in going:
        parts.append(f"<h3>{escape(goal.text)}</h3>")
        parts.append(_p(goal_now_line(goal, now.day, translate)))
        parts.append(_p(goal_change_line(goal, now.day, translate)))
        if len(goal.ratings) > 1:
            parts.append(_p(goal_days_line(goal, now.day, translate), "soft"))
    change = mean_change(going)
    if change is not None:
        if change.goals > 1:
            parts.append(_p(mean_change_line(change, translate)))
        parts.append(_p(bands_note(translate), "small"))
    ended = ended_goals(now.goals)
    if ended:
        parts.append(f"<h3>{escape(translate('Sheets', 'Reached and let go'))}</h3>")
        parts.append(_list(f"{goal.text} ({ending_line(goal, now.day, translate)})" for goal in ended))
    return "".join(parts)


def _flare_plan(now: OwnPagesNow, translate: Translate) -> str:
    """What is not written yet has lines for a hand."""
    parts = []
    for part in FlarePart:
        parts.append(f"<h3>{escape(flare_part_name(part, translate))}</h3>")
        words = now.flare_plan[part]
        parts.append(_p(words) if words else '<p class="line"></p>')
    parts.append(f"<h3>{escape(translate('Sheets', 'When a flare is no flare'))}</h3>")
    told = "".join(
        _p(group_summary(group, translate))
        + f"<p><strong>{escape(group_action(group, translate))}</strong></p>"
        for group in (SafetyGroup.EMERGENCY, SafetyGroup.SOON)
    )
    parts.append(f'<blockquote class="note">{told}</blockquote>')
    return "".join(parts)


def _alarm(now: OwnPagesNow, translate: Translate) -> str:
    """The two sides first, as they are needed on a hard day; in each the groups."""
    names = alarm_group_names(translate)
    parts = []
    for pan in (Pan.SAFE, Pan.DANGER, Pan.NONE):
        cards = [card for card in now.cards if card.pan is pan]
        if cards:
            parts.append(f"<h3>{escape(alarm_side_words(pan, translate))}</h3>")
            parts.append(_list(_card_line(card, names) for card in _by_group(cards, names)))
    return "".join(parts)


def _by_group(cards: Iterable[AlarmCard], names: Mapping[str, str]) -> list[AlarmCard]:
    order = list(names)
    return sorted(cards, key=lambda card: order.index(card.group) if card.group in order else 0)


def _card_line(card: AlarmCard, names: Mapping[str, str]) -> str:
    group = names.get(card.group)
    return f"{card.text} ({group})" if group is not None else card.text


def _thoughts(now: OwnPagesNow, translate: Translate) -> str:
    parts = []
    for thought in now.thoughts:
        words = thought.words
        if words.kinder:
            parts.append(f'<blockquote class="note">{_p(words.kinder)}</blockquote>')
        parts.append(_p(translate("Sheets", "Alarm thought: {words}").format(words=words.alarm), "soft"))
        if words.second_look:
            parts.append(
                _p(translate("Sheets", "Second look: {words}").format(words=words.second_look), "soft")
            )
    return "".join(parts)


def _predictions(now: OwnPagesNow, translate: Translate) -> str:
    return "".join(_prediction(one, translate) for one in now.predictions)


def _prediction(one: Prediction, translate: Translate) -> str:
    parts = [f"<h3>{escape(one.guess.doing)}</h3>"]
    if one.guess.expected:
        parts.append(_p(translate("Sheets", "My guess: {words}").format(words=one.guess.expected)))
    if one.guess.worry is not None:
        parts.append(_p(translate("Sheets", "Worry before: {n} of 10").format(n=one.guess.worry), "soft"))
    if one.result is None:
        parts.append(f'<p class="line">{escape(translate("Sheets", "What happened:"))}</p>')
    else:
        parts.append(_p(turned_out_words(one.result.turned_out, translate)))
        if one.result.happened:
            parts.append(_p(translate("Sheets", "What happened: {words}").format(words=one.result.happened)))
    return "".join(parts)


def _words(now: OwnPagesNow, titles: Mapping[str, str], translate: Translate) -> str:
    parts = []
    for lesson_id in (*titles, *(one for one in now.words if one not in titles)):
        if lesson_id in now.words:
            title = titles.get(lesson_id, translate("Sheets", "A lesson that is no longer here"))
            parts.append(f"<h3>{escape(title)}</h3>{_p(now.words[lesson_id])}")
    return "".join(parts)


def _p(words: str, kind: str = "") -> str:
    """A paragraph with the person's own line breaks; nothing for nothing."""
    if not words:
        return ""
    inside = "<br>".join(escape(line) for line in words.splitlines())
    return f'<p class="{kind}">{inside}</p>' if kind else f"<p>{inside}</p>"


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
