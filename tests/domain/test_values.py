"""Values with late methods behave as Python's own frozen dataclasses with slots, in everything we use."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import math
import pickle
from dataclasses import FrozenInstanceError, asdict, astuple, field, fields, is_dataclass, replace
from pathlib import Path
from typing import get_type_hints

import pytest

from gmi_trainer.domain import values
from gmi_trainer.domain.values import write_all, write_methods


@values.dataclass(frozen=True, slots=True)
class Late:
    """A value with everything that ours have."""

    name: str
    number: float = 1.5
    many: tuple[int, ...] = ()
    gathered: list[int] = field(default_factory=list, compare=False)
    silent: int = field(default=7, repr=False, kw_only=True)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")

    @property
    def shout(self) -> str:
        return self.name.upper()


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """The same, written by Python at once."""

    name: str
    number: float = 1.5
    many: tuple[int, ...] = ()
    gathered: list[int] = field(default_factory=list, compare=False)
    silent: int = field(default=7, repr=False, kw_only=True)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")

    @property
    def shout(self) -> str:
        return self.name.upper()


def fresh() -> type[Late]:
    """A class that nobody has used yet."""

    @values.dataclass(frozen=True, slots=True)
    class Fresh:
        name: str
        number: float = 1.5

        def __str__(self) -> str:
            return "its own words"

    return Fresh  # type: ignore[return-value]  # as far as these tests go


def test_a_value_holds_what_it_was_given() -> None:
    late, usual = Late("a", 2, (3,), [4], silent=5), Usual("a", 2, (3,), [4], silent=5)

    assert astuple(late) == astuple(usual) == ("a", 2, (3,), [4], 5)
    assert asdict(late) == asdict(usual)
    assert late.shout == "A"


def test_defaults_and_factories() -> None:
    assert astuple(Late("a")) == astuple(Usual("a")) == ("a", 1.5, (), [], 7)
    assert Late("a").gathered is not Late("a").gathered


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Late("a", gathered=[1]) == Late("a", gathered=[2])
    assert Late("a") != Late("b")
    assert Late("a") != Usual("a")  # type: ignore[comparison-overlap]  # the point of the test
    assert hash(Late("a")) == hash(Usual("a"))
    assert len({Late("a"), Late("a"), Late("b")}) == 2


def test_it_shows_itself() -> None:
    assert repr(Late("a")) == repr(Usual("a")).replace("Usual", "Late")


def test_nothing_can_be_changed() -> None:
    value = Late("a")
    with pytest.raises(FrozenInstanceError, match="'name'"):
        value.name = "b"  # type: ignore[misc]  # the point of the test
    with pytest.raises(FrozenInstanceError, match="'name'"):
        del value.name
    with pytest.raises(FrozenInstanceError):
        value.other = 1  # type: ignore[attr-defined]  # the point of the test
    assert not hasattr(value, "__dict__")


def test_a_copy_with_changes() -> None:
    assert replace(Late("a", 3), number=4) == Late("a", 4)
    with pytest.raises(ValueError, match="no name"):
        replace(Late("a"), name="")


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_copies_are_equal(again: object) -> None:
    assert callable(again)
    assert again(Late("a", 2, (1,))) == Late("a", 2, (1,))


@pytest.mark.parametrize("wrong", [(), ("a", 1, (), [], 5), ("a",) * 9])
def test_wrong_arguments_are_refused_by_the_first_call_too(wrong: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        fresh()(*wrong)  # type: ignore[arg-type]  # the point of the test


def test_what_a_class_says_itself_stays() -> None:
    assert str(fresh()("a")) == "its own words"


def test_patterns_match() -> None:
    match Late("a", 2):
        case Late(name, number):
            assert (name, number) == ("a", 2)
        case _:
            pytest.fail("it has the places of its fields")


def test_it_is_a_dataclass_with_the_same_fields() -> None:
    assert is_dataclass(Late)
    assert [f.name for f in fields(Late)] == [f.name for f in fields(Usual)]
    assert Late.__doc__ == "A value with everything that ours have."


def test_the_way_to_make_one_is_written_once_and_not_before_it_is_needed() -> None:
    kind = fresh()
    assert not callable(kind.__dict__["__init__"])

    kind("a")

    first = kind.__dict__["__init__"]
    assert callable(first)
    write_methods(kind)
    assert kind.__dict__["__init__"] is first


def test_it_can_be_asked_for_beforehand() -> None:
    kind = fresh()
    write_methods(kind)

    assert callable(kind.__dict__["__init__"])
    write_methods(Usual)  # nothing to do, no harm


def test_it_takes_what_pythons_own_takes() -> None:
    def parameters(kind: type) -> list[tuple[str, object, object]]:
        found = list(inspect.signature(kind).parameters.values())
        return [(one.name, one.kind, one.annotation) for one in found]

    assert parameters(Late) == parameters(Usual)
    assert get_type_hints(Late.__init__) == get_type_hints(Usual.__init__)


@pytest.mark.parametrize("names", [(), ("only",), ("one", "two")])
def test_few_fields_or_none(names: tuple[str, ...]) -> None:
    late: type = values.dataclass(frozen=True, slots=True)(
        type("Few", (), {"__annotations__": dict.fromkeys(names, float)})
    )
    usual = dataclasses.make_dataclass("Few", names, frozen=True, slots=True)
    numbers = [math.nan] * len(names)

    assert repr(late(*numbers)) == repr(usual(*numbers))
    assert hash(late(*numbers)) == hash(usual(*numbers))
    assert late(*numbers) == late(*numbers)
    assert (late(*numbers) == 1) is (usual(*numbers) == 1) is False


def test_before_a_measurement_all_are_written() -> None:
    kind = fresh()
    write_all()

    assert callable(kind.__dict__["__init__"])


def test_a_value_can_be_built_on() -> None:
    @values.dataclass(frozen=True, slots=True)
    class More(Late):
        extra: int = 0

    assert astuple(More("a", extra=3)) == ("a", 1.5, (), [], 7, 3)
    assert More("a", extra=3) != More("a")
    assert More("a") != Late("a")


def test_only_frozen_values_with_slots() -> None:
    with pytest.raises(TypeError):
        values.dataclass(frozen=False, slots=True)


def test_every_frozen_value_of_the_program_is_of_this_kind() -> None:
    """``from gmi_trainer.domain.values import dataclass`` instead of Python's own: it is the start that pays."""
    package = Path(values.__file__).parents[1]
    texts = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    of_python = [
        path.relative_to(package).as_posix()
        for path, text in texts.items()
        if "\n@dataclass(frozen=True, slots=True)\n" in text
        and "from gmi_trainer.domain.values import dataclass" not in text
    ]
    assert of_python == ["domain/cells.py"], "its keys are put in order, which only Python's own can do"
