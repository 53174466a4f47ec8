"""Known problems carry what their sentence needs."""

from __future__ import annotations

from gmi_trainer.domain.problems import Problem, UserProblem


def test_a_problem_carries_the_values_of_its_sentence() -> None:
    problem = UserProblem(Problem.FILE_TOO_LARGE, file="a.txt", limit=10)

    assert problem.problem is Problem.FILE_TOO_LARGE
    assert problem.values == {"file": "a.txt", "limit": 10}
    assert str(problem) == "file_too_large (file=a.txt, limit=10)"


def test_a_problem_without_values_is_named_alone() -> None:
    assert str(UserProblem(Problem.DISK_FULL)) == "disk_full"
