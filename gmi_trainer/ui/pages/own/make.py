"""Makes the pages of a person's own, each when it is first opened."""

from __future__ import annotations

from gmi_trainer.domain.own_page import OwnPage
from gmi_trainer.ui.pages.own.own_page_view import OwnPageView, OwnTools


def own_page_view(page: OwnPage, tools: OwnTools, back_words: str) -> OwnPageView:
    """``back_words``: where the way back leads."""
    if page is OwnPage.GOALS:
        from gmi_trainer.ui.pages.own.goals_view import GoalsView

        return GoalsView(tools, back_words)
    if page is OwnPage.FLARE_PLAN:
        from gmi_trainer.ui.pages.own.flare_plan_view import FlarePlanView

        return FlarePlanView(tools, back_words)
    if page is OwnPage.ALARM:
        from gmi_trainer.ui.pages.own.alarm_view import AlarmView

        return AlarmView(tools, back_words)
    if page is OwnPage.THOUGHTS:
        from gmi_trainer.ui.pages.own.thoughts_view import ThoughtsView

        return ThoughtsView(tools, back_words)
    if page is OwnPage.PREDICTIONS:
        from gmi_trainer.ui.pages.own.predictions_view import PredictionsView

        return PredictionsView(tools, back_words)
    from gmi_trainer.ui.pages.own.words_view import WordsView

    return WordsView(tools, back_words)
