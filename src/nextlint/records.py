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
    _tuple = tuple.__new__

    # By number of fields: the constructor of a class is one of these with its own names and defaults put in.
    _CONSTRUCTORS = (
        lambda cls: _tuple(cls, ()),
        lambda cls, a: _tuple(cls, (a,)),
        lambda cls, a, b: _tuple(cls, (a, b)),
        lambda cls, a, b, c: _tuple(cls, (a, b, c)),
        lambda cls, a, b, c, d: _tuple(cls, (a, b, c, d)),
        lambda cls, a, b, c, d, e: _tuple(cls, (a, b, c, d, e)),
        lambda cls, a, b, c, d, e, f: _tuple(cls, (a, b, c, d, e, f)),
        lambda cls, a, b, c, d, e, f, g: _tuple(cls, (a, b, c, d, e, f, g)),
        lambda cls, a, b, c, d, e, f, g, h: _tuple(cls, (a, b, c, d, e, f, g, h)),
        lambda cls, a, b, c, d, e, f, g, h, i: _tuple(cls, (a, b, c, d, e, f, g, h, i)),
        lambda cls, a, b, c, d, e, f, g, h, i, j: _tuple(cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda cls, a, b, c, d, e, f, g, h, i, j, k: _tuple(cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda cls, a, b, c, d, e, f, g, h, i, j, k, m: _tuple(cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _tuple(cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _tuple(cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
        lambda cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p: _tuple(
            cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)
        ),
        lambda cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q: _tuple(
            cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)
        ),
    )

    def _constructor(name, fields, defaults):
        plain = _CONSTRUCTORS[len(fields)]
        code = plain.__code__.replace(co_varnames=("cls", *fields), co_name="__new__", co_qualname=name)
        return type(plain)(code, globals(), "__new__", tuple(defaults.values()))

    def _repr(self):
        members = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(members)})"

    def _replace(self, /, **named):
        for name in named:
            if name not in self._fields:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
        return _tuple(
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
            body["__new__"] = _constructor(name, fields, defaults)
            body["__slots__"] = ()
            body["__match_args__"] = body["_fields"] = fields
            body["_field_defaults"] = defaults
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})
