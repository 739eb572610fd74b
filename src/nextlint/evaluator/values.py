"""The values a config can hold, as the evaluator sees them.

JavaScript primitives are Python's own: ``bool``, ``float`` (every number), ``str``, plus :data:`UNDEFINED`,
:data:`NULL`, :class:`BigInt` and :class:`Symbol`. What is not known is a value too: :class:`Opaque` (nothing is known
but why), :class:`Choice` (one of two, by a condition that has a name) and :class:`Passthrough` (what a package made
of a value).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator
    from typing import Literal, TypeAlias, TypedDict

    from nextlint.evaluator.run import Run
    from nextlint.evaluator.scope import Scope
    from nextlint.evaluator.sources import Module
    from nextlint.javascript.estree import Class, Node, PropertyDefinition
    from nextlint.javascript.estree import Function as FunctionNode

    PropertyKey: TypeAlias = "str | Symbol"
    Plain: TypeAlias = (
        "Special | bool | float | str | BigInt | Symbol | RegExp | Opaque | JSObject | JSArray | JSFunction"
        " | NativeFunction | Promise | Passthrough"
    )
    Value: TypeAlias = "Plain | Choice[Plain]"
    Origin: TypeAlias = "Place | Choice[Place | None] | None"

    class Known(TypedDict, total=False):
        """What may be known of an unknown: see Opaque."""

        origin: Literal["package", "environment", "defaults", "other"]
        truthy: bool | None
        nullish: bool | None
        type: str | None

    Test: TypeAlias = "bool | Choice[bool]"
    Entries: TypeAlias = "dict[Key, tuple[Plain, Value]]"  # of a Map, by a name of the key; of a Set: twice the key
    Data: TypeAlias = 'Entries | Paused | bytes | JSObject | Literal["linking"] | None'
    Key: TypeAlias = Hashable  # the name of a condition or of an unknown: equal keys are equal in one execution


NAN, INFINITY = float("nan"), float("inf")


T_co = TypeVar("T_co", covariant=True)


class Special(Enum):
    """Values of which there is one each; the last three are no values of JavaScript."""

    UNDEFINED = "undefined"
    NULL = "null"
    NO_ELEMENT = "no element"  # an arm of a Choice that an array holds: there the element is not
    MISSING = "missing"  # "there is no such property", also as an arm of a Choice
    UNINITIALISED = "uninitialised"  # let, const and class before their declaration ran

    def __repr__(self) -> str:
        return self.value

    __str__ = __repr__
    __hash__ = object.__hash__


UNDEFINED: Final = Special.UNDEFINED
NULL: Final = Special.NULL
NO_ELEMENT: Final = Special.NO_ELEMENT
MISSING: Final = Special.MISSING
UNINITIALISED: Final = Special.UNINITIALISED


class Place(NamedTuple):
    """Where something stands: an ESTree node of a module."""

    module: Module
    node: Node

    @property
    def text(self) -> str:
        start, end = self.node.range
        return self.module.source.text[start - self.module.shift : end - self.module.shift]


class BigInt(NamedTuple):
    value: int


class Symbol:
    __slots__ = ("description",)

    def __init__(self, description: str) -> None:
        self.description = description


class RegExp:
    """A regular expression, known by its source. ``last_index`` is None where it is not known."""

    __slots__ = ("created_at", "last_index", "place", "raw")

    def __init__(self, created_at: int, raw: str, place: Place | None = None) -> None:
        self.created_at = created_at
        self.raw = raw
        self.place = place
        self.last_index: float | None = 0.0

    @property
    def source(self) -> str:
        return self.raw[1:].rpartition("/")[0]

    @property
    def flags(self) -> str:
        return self.raw.rpartition("/")[2]


class Opaque:
    """A value of which only the reason of not knowing it is known.

    ``key`` names the unknown: two opaque values with equal keys are the same value. ``truthy`` and ``nullish`` hold
    what is known of it all the same. ``origin`` is "package" for what a package exports: such a function passes
    configs through.
    """

    __slots__ = ("condition", "key", "nullish", "origin", "place", "reason", "truthy", "type")

    def __init__(
        self,
        reason: str,
        place: Place | None = None,
        *,
        key: Key,
        origin: Literal["package", "environment", "defaults", "other"] = "other",
        truthy: bool | None = None,
        nullish: bool | None = None,
        type: str | None = None,  # noqa: A002 - what typeof gives, where that is known
    ) -> None:
        self.reason = reason
        self.place = place
        self.key = key
        self.origin = origin
        self.truthy = truthy
        self.nullish = False if truthy else nullish
        self.type = type
        self.condition: Test = True  # of what an object holds unseen: whether it does (a Choice of True and False)

    def refined(self, *, truthy: bool | None = None, nullish: bool | None = None) -> Opaque:
        """The same unknown with more known about it."""
        return Opaque(
            self.reason,
            self.place,
            key=self.key,
            origin=self.origin,
            truthy=self.truthy if truthy is None else truthy,
            nullish=self.nullish if nullish is None else nullish,
            type=self.type,
        )

    def under(self, condition: Test) -> Opaque:
        """The same where a condition holds."""
        other = self.refined()
        other.condition = condition
        return other


class Holes(Opaque):
    """What ``Array(3)`` holds: its length is known, and nothing is there."""

    __slots__ = ("count",)

    def __init__(self, count: int, place: Place | None, *, key: Key) -> None:
        super().__init__("it has missing elements", place, key=key)
        self.count = count


def subject_of(key: Key) -> Key:
    """What a condition is about: those about the same unknown may imply each other."""
    return key[1] if isinstance(key, tuple) and len(key) > 1 and key[0] in ("truthy", "nullish", "eq") else key


class Choice(Generic[T_co]):
    """``yes`` where the condition named ``key`` holds, else ``no``."""

    __slots__ = ("_subjects", "key", "no", "yes")

    def __init__(self, key: Key, yes: T_co | Choice[T_co], no: T_co | Choice[T_co]) -> None:
        self.key = key
        self.yes = yes
        self.no = no
        self._subjects: frozenset[Key] | None = None

    @property
    def subjects(self) -> frozenset[Key]:
        """What its conditions are about, and those of its arms."""
        if self._subjects is None:
            arms = [arm.subjects for arm in (self.yes, self.no) if type(arm) is Choice]
            self._subjects = frozenset((subject_of(self.key),)).union(*arms)
        return self._subjects

    def leaves(self) -> Iterator[T_co]:
        """The values at the ends, those of an arm that several choices share once."""
        todo: list[T_co | Choice[T_co]] = [self]
        seen: set[int] = set()
        while todo:
            value = todo.pop()
            if not isinstance(value, Choice):
                yield value
            elif id(value) not in seen:
                seen.add(id(value))
                todo += (value.no, value.yes)


class Slot(NamedTuple):
    """A property of an object: its value and the node that wrote it (a Property or an AssignmentExpression)."""

    value: Value
    place: Origin = None
    enumerable: bool = True
    getter: Value | None = None  # a function value for an accessor property; ``value`` is then UNDEFINED
    setter: Value | None = None
    is_locked: bool = False  # it can neither be written nor deleted


class JSObject:
    """An object. ``unseen`` is set where it has properties that could not be seen (a spread of something opaque).

    ``site`` is the ObjectExpression that made it: where an edit can add a property. ``created_at`` orders objects in
    time.
    """

    __slots__ = ("class_name", "created_at", "data", "frozen", "proto", "sealed", "site", "slots", "unseen")

    def __init__(self, created_at: int, site: Place | None = None, *, class_name: str = "Object") -> None:
        self.created_at = created_at
        self.site = site
        self.class_name = class_name
        self.slots: dict[str | Symbol, Slot] = {}
        self.unseen: Opaque | None = None
        self.frozen = False
        self.sealed = False  # nothing can be added or deleted
        self.proto: JSObject | None = None
        self.data: Data = None  # what a Map or the like carries


class Keys(JSObject):
    """The keys that Next reads of what a config is where that is no plain object; ``what`` says what it is: "a string".

    ``is_namespace``: Next takes the namespace of the file, with the falsy value as its ``default``.
    """

    __slots__ = ("is_namespace", "what")

    def __init__(self, created_at: int, what: str, *, is_namespace: bool = False) -> None:
        super().__init__(created_at)
        self.what = what
        self.is_namespace = is_namespace


class JSArray:
    """An array. ``unseen`` is set where it holds elements that could not be seen.

    ``has_gaps``: elements may be Choices with NO_ELEMENT, which are there under a condition only.
    """

    __slots__ = (
        "created_at",
        "extra",
        "frozen",
        "has_gaps",
        "is_arguments",
        "is_iterator",
        "items",
        "mapped",
        "site",
        "source",
        "unseen",
    )

    def __init__(self, created_at: int, items: list[Value], site: Place | None = None) -> None:
        self.created_at = created_at
        self.items = items
        self.site = site
        self.unseen: Opaque | None = None
        self.has_gaps = False
        self.frozen = False
        self.extra: dict[str, Slot] | None = None  # properties beside the elements: ``raw``, ``index``
        self.is_arguments = False
        self.mapped: tuple[Scope, tuple[str, ...]] | None = None  # arguments of sloppy mode: the parameters they are
        self.source: tuple[JSArray | JSObject, list[object]] | None = (
            None  # of an iterator: what it walks through, as it was
        )
        self.is_iterator = False  # what Map.keys() and the like give: it has items and no properties


class JSFunction:
    """A function of the config's own: its node, and the scope it closes over."""

    __slots__ = (
        "created_at",
        "fields",
        "home",
        "is_class",
        "module",
        "native",
        "node",
        "prototype",
        "scope",
        "slots",
        "this",
    )

    def __init__(
        self, created_at: int, node: FunctionNode | Class, scope: Scope, module: Module, this: Value | None = None
    ) -> None:
        self.created_at = created_at
        self.node = node
        self.scope = scope
        self.module = module
        self.this = this  # lexical ``this`` of an arrow function, None for others
        self.slots: dict[str | Symbol, Slot] = {}
        self.is_class = False
        self.prototype: JSObject | None = None  # of a class, or where a file asks for prototypes
        self.home: JSFunction | None = None  # the class it extends
        self.native: NativeFunction | None = None  # the Error that a class extends
        self.fields: list[PropertyDefinition] = []  # of a class

    @property
    def place(self) -> Place:
        return Place(self.module, self.node)

    @property
    def code(self) -> FunctionNode:
        """The node of one that is no class."""
        node = self.node
        assert node.type != "ClassDeclaration"
        assert node.type != "ClassExpression"
        return node


class NativeFunction:
    """A function of the language's own library, as far as the evaluator knows it."""

    __slots__ = ("call", "construct", "name", "slots")
    created_at = 0

    def __init__(self, name: str, call: Callable[[Run, Value, list[Value], Place], Value]) -> None:
        self.name = name
        self.call = call
        self.construct: Callable[[Run, list[Value], Place], Value] | None = None
        self.slots: dict[str | Symbol, Slot] = {}


class Items(NamedTuple):
    """What a generator yields, None where that is unknown, and how it ends."""

    values: list[Value] | None
    error: Exception | None = None
    is_cut: bool = False
    result: Value = UNDEFINED


class Paused:
    """A generator that was called: its function, how its body is run, and what was taken from it."""

    __slots__ = ("body", "function", "items")

    def __init__(
        self, function: JSFunction | None, body: Callable[[Run, Place], Value], items: Items | None = None
    ) -> None:
        self.function = function
        self.body = body
        self.items = items  # None: not begun


class Promise(NamedTuple):
    """A promise that is settled: everything a config awaits is treated as done in order."""

    value: Value
    rejected: bool = False


class Passthrough:
    """What a package's function gave for ``subject``: as an object it is the subject, called it passes on again."""

    __slots__ = ("key", "name", "place", "subject")

    def __init__(self, subject: Value, name: str, place: Place, key: Key) -> None:
        self.subject = subject
        self.name = name
        self.place = place
        self.key = key


def environment_variable(name: str, place: Place | None) -> Opaque:
    """A variable of ``process.env``: a string or undefined."""
    reason = f"it depends on the environment variable {name}"
    return Opaque(reason, place, key=("environment", name), origin="environment")


def show(key: str | Symbol | Opaque) -> str:
    """The key of a property for messages and names."""
    if isinstance(key, Symbol):
        return f"Symbol({key.description})"
    return str(key.key) if isinstance(key, Opaque) else key


Callables = (JSFunction, NativeFunction)


def size(value: Value) -> int:
    """What it costs to go over a value once, in evaluated nodes: nothing for those of the usual size."""
    if isinstance(value, str):
        return len(value) // 256
    if isinstance(value, JSArray):
        return len(value.items) // 16
    return len(value.slots) // 2 if isinstance(value, (JSObject, JSFunction, NativeFunction)) else 0


MAX_TEXT = 1 << 20  # characters of a string, elements of an array
