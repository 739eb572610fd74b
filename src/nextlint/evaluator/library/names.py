"""The names on JavaScript's prototypes: Object.getOwnPropertyNames in Node 20, and later additions.

A name that is here and not implemented is unknown, never undefined.
"""

from __future__ import annotations

from nextlint.evaluator.values import BigInt, JSArray, JSFunction, Promise, Symbol

STRING = frozenset(
    "anchor at big blink bold charAt charCodeAt codePointAt concat endsWith fixed fontcolor fontsize includes "
    "indexOf isWellFormed italics lastIndexOf length link localeCompare match matchAll normalize padEnd padStart "
    "repeat replace replaceAll search slice small split startsWith strike sub substr substring sup "
    "toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase toWellFormed trim trimEnd trimLeft "
    "trimRight trimStart valueOf".split()
)
ARRAY = frozenset(
    "at concat copyWithin entries every fill filter find findIndex findLast findLastIndex flat flatMap forEach "
    "includes indexOf join keys lastIndexOf length map pop push reduce reduceRight reverse shift slice some sort "
    "splice toLocaleString toReversed toSorted toSpliced toString unshift values with".split()
)
NUMBER = frozenset("toExponential toFixed toLocaleString toPrecision toString valueOf".split())
OBJECT = frozenset(
    "__defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ constructor hasOwnProperty isPrototypeOf "
    "propertyIsEnumerable toLocaleString toString valueOf".split()
)
FUNCTION = frozenset("apply arguments bind call caller length name prototype toString".split())
PROMISE = frozenset("catch finally then".split())
COLLECTION = frozenset(
    "add clear delete difference entries forEach get getOrInsert getOrInsertComputed has intersection "
    "isDisjointFrom isSubsetOf isSupersetOf keys set size symmetricDifference union values".split()
)
PRIMITIVE = frozenset("description toLocaleString toString valueOf".split())
OF_KINDS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, STRING),
    (JSArray, ARRAY),
    (float, NUMBER),
    (JSFunction, FUNCTION),
    (Promise, PROMISE),
    (BigInt, PRIMITIVE),
    (Symbol, PRIMITIVE),
)
