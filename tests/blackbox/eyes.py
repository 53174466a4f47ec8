"""Tells another process what is in a program's windows: a line of JSON in, a line of JSON out.

``{"pid": 12}`` is answered with the list of everything in that program's windows, top down;
``{"pid": 12, "act": "Press", "id": "save"}`` does something to the first thing that fits.
"""

from __future__ import annotations

import json
import sys

import looking
from gi.repository import GLib


def answer(question):
    root = looking.program(question["pid"])
    if root is None:
        return {"nodes": []}
    if "act" in question:
        node = looking.find(root, name=question.get("name"), identifier=question.get("id"))
        return {"done": node is not None and node.act(question["act"])}
    nodes = []
    for depth, node in looking.walk(root):
        try:
            nodes.append(node.facts(depth))
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
