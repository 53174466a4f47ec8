"""Tells another process what is in a program's windows: a line of JSON in, a line of JSON out.

``{"pid": 12}`` is answered with the list of everything that is showing in that program's windows, top down, with
``"id": "save"`` or ``"state": "focused"`` only what fits, with ``"most": 1`` no more than that many, and with
``"viewport": true`` with the place of what each scrolls in;
``{"pid": 12, "act": "Press", "id": "save"}`` does something to the first thing that fits;
``{"pid": 12, "focus": true, "id": "save"}`` brings the keyboard to it.
"""

from __future__ import annotations

import itertools
import json
import sys

import looking
from gi.repository import GLib

WANTED = {"name": "name", "role": "role", "identifier": "id", "state": "state"}


def answer(question):
    root = looking.program(question["pid"])
    if root is None:
        return {"nodes": []}
    wanted = {name: question.get(key) for name, key in WANTED.items()}
    if "act" in question:
        node = looking.find(root, **wanted)
        return {"done": node is not None and node.act(question["act"])}
    if "focus" in question:
        node = looking.find(root, **wanted)
        return {"done": node is not None and node.focus()}
    nodes = []
    for depth, node in itertools.islice(looking.find_all(root, **wanted), question.get("most")):
        try:
            facts = node.facts(depth)
            nodes.append(facts | {"viewport": node.viewport} if question.get("viewport") else facts)
        except GLib.Error:
            continue  # closed while it was read
    return {"nodes": nodes}


def main():
    looking.begin()
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except GLib.Error as problem:
            reply = {"nodes": [], "problem": str(problem)}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
