"""A program that is killed: answers questions in a lesson, and says of each answer, once it is stored, which it was."""

from __future__ import annotations

import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from gmi_trainer.storage.learning_log import SqliteLearningLog
from tests.samples import sample_answer, sample_lesson
from tests.storage.records import opened


def main(path: Path, number: int) -> None:
    """Write until killed."""
    with opened(path) as record:
        log = SqliteLearningLog(record)
        session = log.begin(sample_lesson(number))
        for place in count(1):
            log.keep_place(session, f"screen-{place}")
            answer = sample_answer(f"question-{number}-{place}")
            log.add_answer(session, f"{number}-{place}", answer, 60, answer.day + timedelta(days=1))
            sys.stdout.write(f"{session} {place}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
