"""What I know about pain: when it is asked, what it comes to, and what changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.knowledge import (
    CheckChange,
    CheckGroup,
    CheckItem,
    CheckMoment,
    CheckScore,
    CheckStanding,
    CheckTaken,
    GivenReply,
    KnowledgeCheck,
    Reply,
    change,
    first_to_answer,
    moment_at,
    moment_to_begin,
    score,
    standing,
)

DAY = date(2025, 3, 10)
GROUPS = (
    CheckGroup("pain", "What pain is", ("protects", "weighs")),
    CheckGroup("moving", "Moving", ("safe",)),
    CheckGroup("care", "Care", ("flags",)),
)
CHECK = KnowledgeCheck(
    2,
    GROUPS,
    (
        CheckItem("k1", "protects", "Pain protects.", True, "It does."),
        CheckItem("k2", "safe", "Keep still.", False, "Moving helps most people."),
        CheckItem("k3", "weighs", "The brain weighs much.", True, "It does."),
    ),
)


def taken(
    number: int,
    replies: str = "",
    *,
    moment: CheckMoment = CheckMoment.START,
    finished: bool = True,
    day: date = DAY,
    edition: int = 2,
) -> CheckTaken:
    """``replies``: for k1, k2 ...: y(es, it fits), n(o), ? (not sure), or - (not asked)."""
    given = {
        f"k{place}": GivenReply(f"k{place}", Reply.NOT_SURE if one == "?" else Reply.TRUE, one == "y")
        for place, one in enumerate(replies, start=1)
        if one != "-"
    }
    return CheckTaken(number, edition, moment, day, finished, given)


def stand(
    *takings: CheckTaken, done: int = 0, today: date = DAY, declined: tuple[CheckMoment, ...] = ()
) -> CheckStanding:
    return standing(CHECK, takings, lessons_done=done, lessons=18, today=today, declined=declined)


@pytest.mark.parametrize(
    ("done", "moment"),
    [
        (0, CheckMoment.START),
        (1, CheckMoment.AGAIN),
        (8, CheckMoment.AGAIN),
        (9, CheckMoment.MIDDLE),
        (17, CheckMoment.MIDDLE),
        (18, CheckMoment.END),
    ],
)
def test_it_is_asked_before_the_lessons_half_way_and_after_them(done: int, moment: CheckMoment) -> None:
    assert moment_at(done, 18) is moment
    assert stand(done=done).offer is (None if moment is CheckMoment.AGAIN else moment)


def test_without_lessons_it_is_the_start() -> None:
    assert moment_at(0, 0) is CheckMoment.START


def test_each_moment_is_offered_once() -> None:
    start, middle = taken(1, "nnn"), taken(2, "yny", moment=CheckMoment.MIDDLE)

    assert stand(start).offer is None
    assert stand(start, done=9).offer is CheckMoment.MIDDLE
    assert stand(start, middle, done=12).offer is None
    assert stand(start, middle, done=18).offer is CheckMoment.END
    assert moment_to_begin((start, middle), 12, 18) is CheckMoment.AGAIN


def test_who_said_not_now_is_asked_again_at_the_next_moment_only() -> None:
    assert stand(declined=(CheckMoment.START,)).offer is None
    assert stand(declined=(CheckMoment.START,), done=9).offer is CheckMoment.MIDDLE


def test_what_was_left_is_gone_on_with_for_a_while() -> None:
    left = taken(1, "y", finished=False)

    assert stand(left).begun == left
    assert stand(left, today=DAY + timedelta(days=14)).begun == left
    assert stand(left, today=DAY + timedelta(days=15)).begun is None
    assert stand(left).offer is CheckMoment.START


def test_what_was_left_of_other_sentences_or_before_another_time_is_over() -> None:
    assert stand(taken(1, "y", finished=False, edition=1)).begun is None
    assert stand(taken(1, "y", finished=False), taken(2, "yyy")).begun is None


def test_once_another_moment_has_come_a_new_time_begins() -> None:
    left = taken(1, "y", finished=False)

    assert stand(left, done=3).begun == left
    assert stand(left, done=9).begun is None
    assert stand(left, done=9).offer is CheckMoment.MIDDLE


def test_what_was_begun_can_be_put_off_and_is_kept() -> None:
    left = taken(1, "y", finished=False)
    declined = stand(left, declined=(CheckMoment.START,))

    assert (declined.begun, declined.offer, declined.is_put_off) == (left, None, True)
    assert not stand(left).is_put_off
    assert not stand(declined=(CheckMoment.START,)).is_put_off


def test_the_times_that_came_to_their_end_are_told_in_order() -> None:
    first, left, second = taken(1, "nnn"), taken(2, "y", finished=False), taken(3, "yyy")

    assert stand(first, left, second).finished == (first, second)
    assert stand(first, left, second).latest == second
    assert stand(left).latest is None


def test_the_score_counts_what_fitted_and_what_was_open() -> None:
    assert score(taken(1, "y?n")) == CheckScore(right=1, unsure=1, of=3)
    assert score(taken(1)) == CheckScore(0, 0, 0)


def test_an_item_knows_what_fits() -> None:
    assert [item.fitting for item in CHECK.items] == [Reply.TRUE, Reply.FALSE, Reply.TRUE]


def test_the_change_is_told_group_by_group() -> None:
    found = change(CHECK, taken(1, "nn?"), taken(2, "yny"))

    assert [(one.group.group_id, one.before, one.now, one.of) for one in found.groups] == [
        ("pain", 0, 2, 2),
        ("moving", 0, 0, 1),
    ]
    assert (found.before, found.now, found.of) == (0, 2, 3)


def test_only_what_was_asked_both_times_is_compared() -> None:
    found = change(CHECK, taken(1, "n-n", edition=1), taken(2, "yyy"))

    assert [(one.group.group_id, one.of) for one in found.groups] == [("pain", 2)]
    assert (found.before, found.now, found.of) == (0, 2, 2)


def test_a_few_answers_more_or_less_are_no_clear_change() -> None:
    items = tuple(CheckItem(f"k{n}", "protects", "Pain protects.", True, "It does.") for n in range(1, 11))
    long = KnowledgeCheck(2, GROUPS, items)
    start = taken(1, "nnnnnnyyyy")

    def since(replies: str) -> CheckChange:
        return change(long, start, taken(2, replies))

    assert (since("yyynnnyyyy").luck, since("yyynnnyyyy").is_clear) == (3, False)
    assert (since("yyyynnyyyy").luck, since("yyyynnyyyy").is_clear) == (3, True)
    assert (since("nnnnnnnnnn").luck, since("nnnnnnnnnn").is_clear) == (3, True)
    assert (since("yyyyyynnyy").luck, since("yyyyyynnyy").is_clear) == (5, False)  # six went up, two down
    assert since("nnnnnnyyyy").luck == 2  # nothing changed, and yet some may have been guesses


def test_one_goes_on_at_the_first_sentence_without_an_answer() -> None:
    assert first_to_answer(CHECK, ()) == 0
    assert first_to_answer(CHECK, ("k1", "k3")) == 1
    assert first_to_answer(CHECK, ("k1", "k2", "k3")) == 3
