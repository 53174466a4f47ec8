"""Whoever listens hears of a change, until they have heard enough."""

from __future__ import annotations

from collections.abc import Callable

from gmi_trainer.services.changes import Changed, Changes


def test_all_listeners_hear_of_a_change_in_the_order_in_which_they_came() -> None:
    changes = Changes()
    heard: list[tuple[str, Changed]] = []
    changes.subscribe(lambda kind: heard.append(("first", kind)))
    changes.subscribe(lambda kind: heard.append(("second", kind)))

    changes.publish(Changed.SESSIONS)

    assert heard == [("first", Changed.SESSIONS), ("second", Changed.SESSIONS)]


def test_who_has_heard_enough_hears_no_more_and_may_say_so_twice() -> None:
    changes = Changes()
    heard: list[Changed] = []
    stop_listening = changes.subscribe(heard.append)

    stop_listening()
    stop_listening()
    changes.publish(Changed.PICTURES)

    assert heard == []


def test_a_listener_may_leave_while_it_is_being_told() -> None:
    changes = Changes()
    heard: list[Changed] = []

    def once(kind: Changed) -> None:
        heard.append(kind)
        leave()

    leave = changes.subscribe(once)
    changes.subscribe(heard.append)

    changes.publish(Changed.PEOPLE)
    changes.publish(Changed.PEOPLE)

    assert heard == [Changed.PEOPLE] * 3


def test_the_same_listener_twice_is_two_listeners() -> None:
    changes = Changes()
    told: list[Changed] = []
    stop_first = changes.subscribe(told.append)
    changes.subscribe(told.append)

    stop_first()
    stop_first()
    changes.publish(Changed.PEOPLE)

    assert told == [Changed.PEOPLE]


def test_whoever_is_stopped_by_an_earlier_listener_is_not_told_any_more() -> None:
    changes = Changes()
    told: list[Changed] = []
    stops: list[Callable[[], None]] = []
    changes.subscribe(lambda kind: stops[0]())
    stops.append(changes.subscribe(told.append))

    changes.publish(Changed.PICTURES)

    assert told == []


def test_whoever_begins_to_listen_meanwhile_is_told_from_the_next_change_on() -> None:
    changes = Changes()
    told: list[Changed] = []

    def listen_too(kind: Changed) -> None:
        changes.subscribe(told.append)

    stop = changes.subscribe(listen_too)

    changes.publish(Changed.PICTURES)
    stop()
    changes.publish(Changed.PEOPLE)

    assert told == [Changed.PEOPLE]
