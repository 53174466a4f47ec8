"""Hears what a screen reader is asked to say: a line of JSON for every announcement, as it comes.

The first line, an empty object, says that it listens. Each other one has the process (``pid``), when it was heard in
seconds of the monotonic clock (``at``), and the words (``said``).
"""

from __future__ import annotations

import json
import time

import looking
from gi.repository import Atspi, GLib


def on_announced(event):
    heard = time.monotonic()
    try:
        pid = event.source.get_process_id()
    except GLib.Error:
        return  # closed while it spoke
    print(json.dumps({"pid": pid, "at": heard, "said": event.any_data}), flush=True)


def main():
    looking.begin()
    listener = Atspi.EventListener.new(on_announced)
    listener.register("object:announcement")
    print(json.dumps({}), flush=True)
    Atspi.event_main()


if __name__ == "__main__":
    main()
