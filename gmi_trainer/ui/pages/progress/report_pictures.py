"""The charts of a report: the same as those of Progress, of these weeks alone and of nothing that was left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from statistics import fmean

from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.measure import Measure, Whose
from gmi_trainer.domain.report import Interval, Section, Trend, TrendPart
from gmi_trainer.domain.report_paper import PaperPicture
from gmi_trainer.domain.span import Grain
from gmi_trainer.services.progress import Course
from gmi_trainer.services.report import ReportRead
from gmi_trainer.ui.charts.over_time import RATING_SCALE, TimeLine, TimeMark, TimeValue, over_time
from gmi_trainer.ui.charts.picture import Ink, Sign
from gmi_trainer.ui.pages.progress.course_picture import CourseShown, course_picture
from gmi_trainer.ui.pages.progress.moments import moments_of
from gmi_trainer.ui.paper.report_page import ReportPlot
from gmi_trainer.ui.words.body import part_name
from gmi_trainer.ui.words.report import life_change_name, scale_name
from gmi_trainer.ui.words.translate import Translate

MOST_WEEKS_BY_DAY = 4
"""Over more weeks a mark a day would be a thicket."""

SVG_WIDTH_PX, SVG_HEIGHT_PX = 760, 240
_INKS = {Scale.PAIN_AVERAGE: Ink.ONE, Scale.SLEEP: Ink.TWO, Scale.MOOD: Ink.THREE}


def report_plots(read: ReportRead, translate: Translate) -> tuple[ReportPlot, ...]:
    """Accuracy and time of each body part, then how the days were."""
    interval = read.report.interval
    plots = [
        plot
        for group, course in enumerate(read.courses)
        for plot in _of_part(course, group, interval, translate)
    ]
    if read.report.trend is not None:
        plots += _of_days(read.report.trend, interval, translate)
    return tuple(plots)


def report_svgs(plots: tuple[ReportPlot, ...]) -> tuple[PaperPicture, ...]:
    """The same for a web page."""
    from gmi_trainer.ui.charts.printed import chart_svg  # loads what draws charts

    return tuple(
        PaperPicture(
            plot.section,
            plot.title,
            plot.picture.spoken,
            chart_svg(plot.picture, SVG_WIDTH_PX, SVG_HEIGHT_PX),
        )
        for plot in plots
    )


def _of_part(course: Course, group: int, interval: Interval, translate: Translate) -> Iterator[ReportPlot]:
    if not course.points:
        return
    shown = CourseShown(course, moments_of(course.points, None, course.by), Whose.BOTH, interval.last)
    for measure in Measure:
        picture = course_picture(shown, measure, (), translate)
        title = translate("Report", "{part}: {what}").format(
            part=part_name(course.part, translate), what=picture.name
        )
        yield ReportPlot(Section.TESTS, group, title, picture)


def _of_days(part: TrendPart, interval: Interval, translate: Translate) -> Iterator[ReportPlot]:
    told = [trend for trend in part.trends if trend.days]
    if not told:
        return
    names = ", ".join(scale_name(trend.scale, translate) for trend in told)
    marks = [
        TimeMark(change.day, Sign.CHANGE, life_change_name(change.what, translate)) for change in part.changes
    ]
    days = sum(len(trend.days) for trend in told)
    by = Grain.DRILL if interval.weeks <= MOST_WEEKS_BY_DAY else Grain.WEEK
    title = translate("Report", "Day by day, 0 to 10")
    if by is Grain.WEEK:
        title = translate("Report", "Means of each week, 0 to 10")
    picture = over_time(
        names,
        translate("Report", "{names}. All {n} numbers are in the table below.").format(names=names, n=days),
        [_line(trend, by, translate) for trend in told],
        by.begin(interval.first),
        interval.last,
        RATING_SCALE,
        marks,
        translate,
        today=interval.last,
        by=by,
    )
    yield ReportPlot(Section.PAIN_SLEEP, 0, title, picture)


def _line(trend: Trend, by: Grain, translate: Translate) -> TimeLine:
    """Of each day, or the mean of each week's days."""
    values: dict[date, list[float]] = {}
    for said in trend.days:
        values.setdefault(by.begin(said.day), []).append(said.value)
    return TimeLine(
        _INKS[trend.scale],
        {
            Scale.PAIN_AVERAGE: translate("Report", "Pain"),
            Scale.SLEEP: translate("Report", "Sleep"),
            Scale.MOOD: translate("Report", "Mood"),
        }[trend.scale],
        tuple(TimeValue(day, fmean(values[day])) for day in sorted(values)),
        "{:.0f}".format,
    )
