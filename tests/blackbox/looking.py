"""Looks into another program's windows over the accessibility bus, and acts there, as a screen reader does.

Runs under the system's own Python, which owns the bindings (``gi``); needs nothing else.
"""

from __future__ import annotations

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # the version must be asked for first

LOOK_EVERY_S = 0.05
ASKED_WITHIN_MS = 5000
VIEWPORT = "qt_scrollarea_viewport"


class Node:
    """One thing in a window: what it is called, what it is, where it is, and what can be done with it."""

    def __init__(self, accessible):
        self._it = accessible

    @property
    def name(self):
        return self._it.get_name() or ""

    @property
    def role(self):
        return self._it.get_role_name()

    @property
    def identifier(self):
        return self._it.get_accessible_id() or ""

    @property
    def description(self):
        return self._it.get_description() or ""

    def is_in(self, *states):
        held = self._it.get_state_set()
        return all(held.contains(getattr(Atspi.StateType, state.upper())) for state in states)

    @property
    def states(self):
        wanted = ("showing", "focused", "focusable", "enabled", "checked", "selected", "active")
        return [state for state in wanted if self.is_in(state)]

    @property
    def place(self):
        """x, y, width, height on the screen, or None for what has no place."""
        if self._it.get_component_iface() is None:
            return None
        box = self._it.get_extents(Atspi.CoordType.SCREEN)
        return [box.x, box.y, box.width, box.height]

    @property
    def viewport(self):
        """The place of what it scrolls in, or None where it stands still."""
        around = self._it.get_parent()
        while around is not None:
            if (around.get_accessible_id() or "").endswith(VIEWPORT):
                return Node(around).place
            around = around.get_parent()
        return None

    @property
    def text(self):
        """The text inside, where there is any."""
        if self._it.get_text_iface() is None:
            return ""
        return Atspi.Text.get_text(self._it, 0, -1)

    @property
    def actions(self):
        actions = self._it.get_action_iface()
        return [actions.get_action_name(i) for i in range(actions.get_n_actions())] if actions else []

    def act(self, *names):
        """Do the first of these actions that the thing knows."""
        known = self.actions
        for name in names:
            if name in known:
                return self._it.get_action_iface().do_action(known.index(name))
        raise LookupError(f"{self}: none of {names} among {known}")

    def write(self, text):
        """Put text into a field."""
        return self._it.get_editable_text_iface().set_text_contents(text)

    def focus(self):
        return self._it.get_component_iface().grab_focus()

    def children(self):
        for i in range(self._it.get_child_count()):
            child = self._it.get_child_at_index(i)
            if child is not None:
                yield Node(child)

    def facts(self, depth):
        return {
            "depth": depth,
            "name": self.name,
            "role": self.role,
            "id": self.identifier,
            "description": self.description,
            "states": self.states,
            "place": self.place,
            "text": self.text,
            "actions": self.actions,
        }

    def __repr__(self):
        return f"{self.role} {self.name!r} ({self.identifier})"


def program(pid):
    """A program by its process, or None while it is not on the bus."""
    desk = Atspi.get_desktop(0)
    for i in range(desk.get_child_count()):
        child = desk.get_child_at_index(i)
        if child is not None and child.get_process_id() == pid:
            return Node(child)
    return None


def walk(node, depth=0):
    """The node and all below it that is showing, with their depths. What closes while it is read is left out.

    What is hidden is passed over whole: most of a window is pages that are not in view.
    """
    yield depth, node
    for child in node.children():
        try:
            if child.is_in("showing"):
                yield from walk(child, depth + 1)
        except GLib.Error:
            continue


def find(node, **wanted):
    """The first thing that is showing and fits, or None."""
    return next((found for _, found in find_all(node, **wanted)), None)


def find_all(node, *, name=None, role=None, identifier=None, state=None):
    """Everything that is showing and fits, with its depth; what costs least to ask is asked first."""
    for depth, found in walk(node):
        try:
            if (
                depth > 0
                and (state is None or found.is_in(state))
                and (identifier is None or found.identifier == identifier)
                and (name is None or found.name == name)
                and (role is None or found.role == role)
            ):
                yield depth, found
        except GLib.Error:
            continue


def until(look, seconds, what):
    """The first answer that is not empty; another process's time can only be watched."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds:g} s still not so: {what}")
        time.sleep(LOOK_EVERY_S)


def begin():
    """Connect to the bus; no question waits long for an answer."""
    Atspi.init()
    Atspi.set_timeout(ASKED_WITHIN_MS, ASKED_WITHIN_MS)
