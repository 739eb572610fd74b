"""``NamedTuple`` as typing has it, at a price that a hook can pay at each start.

``typing.NamedTuple`` compiles the annotation of every field and ``collections.namedtuple`` the text of a constructor:
over all records of nextlint that is the largest part of its own start. Type checkers see typing's own. What a record
can do is the same (fields, defaults, methods, ``_replace``, ``_asdict``, ``_make``, pickling, ``match``); generic
records and ``typing.get_type_hints`` on names that are imported for type checkers only are not supported.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        from _collections import _tuplegetter as _getter
    except ImportError:  # not CPython
        from operator import itemgetter

        def _getter(index, doc):
            return property(itemgetter(index), doc=doc)

    _GETTERS = [_getter(index, None) for index in range(16)]  # the same for all records
    _make_tuple = tuple.__new__

    def _new(cls, /, *values, **named):
        if named or len(values) != len(cls._fields):
            values = _filled(cls, values, named)
        return _make_tuple(cls, values)

    def _filled(cls, values, named):
        """The value of every field, in order, from what a call gives and the defaults."""
        fields, defaults = cls._fields, cls._field_defaults
        missing = len(fields) - len(values)
        if not named and 0 < missing <= len(defaults):  # the fields with a default are the last ones
            return values + tuple(defaults.values())[len(defaults) - missing :]
        if len(values) > len(fields):
            raise TypeError(f"{cls.__name__} takes {len(fields)} values, not {len(values)}")
        for name in named:
            if name not in fields[len(values) :]:
                raise TypeError(f"{cls.__name__} has no field {name!r} that is still free")
        try:
            return (*values, *(named[name] if name in named else defaults[name] for name in fields[len(values) :]))
        except KeyError as missing:
            raise TypeError(f"{cls.__name__} needs a value for {missing}") from None

    def _repr(self):
        members = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(members)})"

    def _replace(self, /, **named):
        for name in named:
            if name not in self._fields:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
        return tuple.__new__(
            type(self),
            [named.get(name, value) for name, value in zip(self._fields, self, strict=True)],
        )

    def _asdict(self):
        return dict(zip(self._fields, self, strict=True))

    def _make(cls, values):
        return cls(*values)

    def _getnewargs(self):
        return tuple(self)

    _METHODS = {
        "__slots__": (),
        "__new__": _new,
        "__repr__": _repr,
        "__getnewargs__": _getnewargs,
        "_replace": _replace,
        "__replace__": _replace,
        "_asdict": _asdict,
        "_make": classmethod(_make),
    }
    _Record = type("_Record", (tuple,), _METHODS)  # what they share, once: it makes each of them cheaper to create

    class _Maker(type):
        """Makes a subclass of tuple out of a class body with annotations."""

        def __new__(mcs, name, _bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {}
            for index, field in enumerate(fields):
                if field in body:
                    defaults[field] = body[field]
                elif defaults:
                    raise TypeError(f"{name} has a field without a default behind one that has one")
                body[field] = _GETTERS[index] if index < len(_GETTERS) else _getter(index, None)
            body["__slots__"] = ()
            body["__match_args__"] = body["_fields"] = fields
            body["_field_defaults"] = defaults
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
