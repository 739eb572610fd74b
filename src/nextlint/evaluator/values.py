"""The values a config can hold, as the evaluator sees them.

JavaScript primitives are Python's own: ``bool``, ``float`` (every number), ``str``, plus :data:`UNDEFINED`,
:data:`NULL`, :class:`BigInt` and :class:`Symbol`. Unknowns are values, too: :class:`Opaque` (only the reason is known),
:class:`Choice` (one of two, by a named condition) and :class:`Passthrough` (what a package made of a value).
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
        """What may be known about an unknown: see Opaque."""

        origin: Literal["package", "environment", "defaults", "wrapper", "other"]
        truthy: bool | None
        nullish: bool | None
        type: str | None

    Test: TypeAlias = "bool | Choice[bool]"
    Entries: TypeAlias = "dict[Key, Entry]"  # of a Map or a Set, by a hashable of the key
    Data: TypeAlias = 'Entries | Paused | bytes | JSObject | Literal["linking"] | None'
    Key: TypeAlias = Hashable  # identifies a condition or an unknown within an execution


NAN, INFINITY = float("nan"), float("inf")


T_co = TypeVar("T_co", covariant=True)


class Special(Enum):
    """Singletons; the last three are not JavaScript values."""

    UNDEFINED = "undefined"
    NULL = "null"
    NO_ELEMENT = "no element"  # an arm of a Choice in an array: no element there
    MISSING = "missing"  # no such property; also an arm of a Choice
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
    """A location: an ESTree node of a module."""

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
    """A regular expression, by its source. ``last_index`` is None if unknown."""

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
    """An unknown value, with the reason why it is unknown.

    ``key`` identifies the unknown: two opaque values with equal keys are the same value. ``truthy`` and ``nullish`` are
    known properties of it, or None. ``origin`` is "package" for what a package exports: such a function passes
    configs through; and "wrapper" for an option that only a wrapper may add, in a version of Next.js that reads it.
    """

    __slots__ = ("condition", "key", "nullish", "origin", "place", "reason", "truthy", "type")

    def __init__(
        self,
        reason: str,
        place: Place | None = None,
        *,
        key: Key,
        origin: Literal["package", "environment", "defaults", "wrapper", "other"] = "other",
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
        self.condition: Test = True  # for ``JSObject.unseen``: when the object has unseen properties

    def refined(self, *, truthy: bool | None = None, nullish: bool | None = None) -> Opaque:
        """Return the same unknown with more known about it."""
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
        """Return the same unknown, present under a condition."""
        other = self.refined()
        other.condition = condition
        return other


class Holes(Opaque):
    """The content of ``Array(3)``: holes, whose number is known."""

    __slots__ = ("count",)

    def __init__(self, count: int, place: Place | None, *, key: Key) -> None:
        super().__init__("it has missing elements", place, key=key)
        self.count = count


def subject_of(key: Key) -> Key:
    """Return what a condition is about; conditions about the same unknown may imply each other."""
    return key[1] if isinstance(key, tuple) and len(key) > 1 and key[0] in ("truthy", "nullish", "eq") else key


class Choice(Generic[T_co]):
    """``yes`` if the condition named ``key`` holds, else ``no``."""

    __slots__ = ("_subjects", "key", "no", "yes")

    def __init__(self, key: Key, yes: T_co | Choice[T_co], no: T_co | Choice[T_co]) -> None:
        self.key = key
        self.yes = yes
        self.no = no
        self._subjects: frozenset[Key] | None = None

    @property
    def subjects(self) -> frozenset[Key]:
        """The subjects of its condition and of those in its arms."""
        if self._subjects is None:
            arms = [arm.subjects for arm in (self.yes, self.no) if type(arm) is Choice]
            self._subjects = frozenset((subject_of(self.key),)).union(*arms)
        return self._subjects

    def leaves(self) -> Iterator[T_co]:
        """Yield the values at the ends; those of a shared arm once."""
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
    getter: Value | None = None  # of an accessor property; ``value`` is then UNDEFINED
    setter: Value | None = None
    is_locked: bool = False  # not writable and not configurable


class Entry(NamedTuple):
    """What a Map or a Set holds under a key; a Set has twice the key. ``added`` orders additions in time."""

    key: Plain
    value: Value
    added: int


class JSObject:
    """An object. ``unseen`` is set if it has unknown properties (after a spread of something opaque).

    ``site`` is the ObjectExpression that made it, to which an edit can add a property. ``created_at`` orders objects in
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
        self.data: Data = None  # the content of a Map or the like


class Keys(JSObject):
    """The keys that Next reads from a config that is not a plain object; ``what`` says what it is: "a string".

    ``is_namespace``: Next uses the namespace of the file, with the falsy value as its ``default``.
    """

    __slots__ = ("is_namespace", "what")

    def __init__(self, created_at: int, what: str, *, is_namespace: bool = False) -> None:
        super().__init__(created_at)
        self.what = what
        self.is_namespace = is_namespace


class JSArray:
    """An array. ``unseen`` is set if it has unknown elements.

    ``has_gaps``: elements may be Choices with NO_ELEMENT, which exist under a condition only.
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
        self.extra: dict[str, Slot] | None = None  # properties other than elements: ``raw``, ``index``
        self.is_arguments = False
        self.mapped: tuple[Scope, tuple[str, ...]] | None = None  # arguments in sloppy mode: the parameters they alias
        self.source: tuple[JSArray | JSObject, list[object]] | None = (
            None  # of an iterator: what it iterates over, and its contents then
        )
        self.is_iterator = False  # result of Map.keys() and the like: items, but no properties


class JSFunction:
    """A function of the config: its node, and the scope it closes over."""

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
        self.prototype: JSObject | None = None  # of a class, or if a file mentions prototypes
        self.home: JSFunction | None = None  # the class it extends
        self.native: NativeFunction | None = None  # the Error that a class extends
        self.fields: list[PropertyDefinition] = []  # of a class

    @property
    def place(self) -> Place:
        return Place(self.module, self.node)

    @property
    def code(self) -> FunctionNode:
        """The node of a function that is not a class."""
        node = self.node
        assert node.type != "ClassDeclaration"
        assert node.type != "ClassExpression"
        return node


class NativeFunction:
    """A built-in function that the evaluator knows."""

    __slots__ = ("call", "construct", "name", "slots")
    created_at = 0

    def __init__(self, name: str, call: Callable[[Run, Value, list[Value], Place], Value]) -> None:
        self.name = name
        self.call = call
        self.construct: Callable[[Run, list[Value], Place], Value] | None = None
        self.slots: dict[str | Symbol, Slot] = {}


class Items(NamedTuple):
    """What a generator yields (None: unknown), and how it ends."""

    values: list[Value] | None
    error: Exception | None = None
    is_cut: bool = False
    result: Value = UNDEFINED


class Paused:
    """A generator object's data: its function, how to run its body, and the values that are left."""

    __slots__ = ("body", "function", "items")

    def __init__(
        self, function: JSFunction | None, body: Callable[[Run, Place], Value], items: Items | None = None
    ) -> None:
        self.function = function
        self.body = body
        self.items = items  # None: not started


class Promise(NamedTuple):
    """A settled promise: everything a config awaits is treated as done in order."""

    value: Value
    rejected: bool = False


class Passthrough:
    """The result of a package's function for ``subject``: it acts as the subject; called, it passes on again."""

    __slots__ = ("key", "name", "place", "subject")

    def __init__(self, subject: Value, name: str, place: Place, key: Key) -> None:
        self.subject = subject
        self.name = name
        self.place = place
        self.key = key


def environment_variable(name: str, place: Place | None) -> Opaque:
    """Return a variable of ``process.env``: a string or undefined."""
    reason = f"it depends on the environment variable {name}"
    return Opaque(reason, place, key=("environment", name), origin="environment")


def show(key: str | Symbol | Opaque) -> str:
    """Return a property key as text."""
    if isinstance(key, Symbol):
        return f"Symbol({key.description})"
    return str(key.key) if isinstance(key, Opaque) else key


Callables = (JSFunction, NativeFunction)


def size(value: Value) -> int:
    """Return the cost of one pass over a value, in evaluated nodes: 0 for usual sizes."""
    if isinstance(value, str):
        return len(value) // 256
    if isinstance(value, JSArray):
        return len(value.items) // 16
    return len(value.slots) // 2 if isinstance(value, (JSObject, JSFunction, NativeFunction)) else 0


MAX_TEXT = 1 << 20  # characters of a string, elements of an array
