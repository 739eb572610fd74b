"""Records: made, copied, compared and pickled as one expects of a frozen class with named fields."""

import pickle

import pytest

from nextlint.model.record import Record


class Point(Record):
    x: int
    y: int = 0
    name: str = ""

    @property
    def total(self) -> int:
        return self.x + self.y


class Named(Point):
    label: str | None = None


class Other(Record):
    x: int
    y: int = 0
    name: str = ""


def test_fields_are_given_by_position_and_by_name_and_have_defaults() -> None:
    point = Point(1, name="a")
    assert (point.x, point.y, point.name, point.total) == (1, 0, "a", 1)
    assert repr(point) == "Point(x=1, y=0, name='a')"
    assert repr(Named(1, label="l")) == "Named(x=1, y=0, name='', label='l')"


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1, 2, "", 4), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((), {"y": 1})],
    ids=["a field is missing", "too many", "given twice", "unknown", "only one with a default"],
)
def test_wrong_fields_are_refused(values: tuple[int | str, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point takes x, y, name"):
        Point(*values, **named)  # type: ignore[arg-type]


def test_a_record_is_immutable() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="immutable"):
        point.x = 2  # type: ignore[misc]
    assert point.x == 1


def test_a_copy_has_the_changes_and_the_original_has_not() -> None:
    point = Point(1, 2)
    assert point._replace(y=3, name="b") == Point(1, 3, "b")
    assert point == Point(1, 2)
    with pytest.raises(TypeError):
        point._replace(z=1)


def test_equal_records_of_one_class_are_equal_and_hash_alike() -> None:
    assert Point(1) == Point(1, 0, "")
    assert len({Point(1), Point(1, name=""), Point(2)}) == 2
    assert Point(1) != Point(1, 1)
    assert Point(1) != Other(1)


def test_a_record_survives_the_way_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Named(1, label="l"))) == Named(1, label="l")
