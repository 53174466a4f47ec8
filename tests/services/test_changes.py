"""Whoever listens hears of a change, until they have heard enough."""

from __future__ import annotations

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
