"""What is told of a bug holds no value of anybody."""

from __future__ import annotations

from lut_admin.office import bugs

NAME = "ZINEDINE KHALLOUFI"


def fails(name: str) -> None:
    try:
        {}[name]
    except KeyError as error:
        raise ValueError(f"cannot place {name}") from error


def test_kinds_and_stack_are_told_and_no_value() -> None:
    try:
        fails(NAME)
    except ValueError as error:
        told = bugs.stacks(error)
    assert "builtins.ValueError" in told and "builtins.KeyError" in told
    assert "test_bugs.py" in told and " fails" in told
    assert NAME not in told
    assert __file__ not in told, "folders above may hold the counselor's name"


def test_errors_that_cause_one_another_end() -> None:
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert bugs.stacks(one).count("ValueError") == 1
