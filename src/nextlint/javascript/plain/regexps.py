"""Which regular expressions are plain: certainly valid, with any of the supported flags."""

from __future__ import annotations

from nextlint.javascript.plain.characters import DIGITS, LETTERS, WORD

FLAGS = frozenset("gimsy")
PUNCTUATION = frozenset("./\\-^$*+?()[]{}|@_:,;=!#&%~<>'\" ")
CLASSES = frozenset("dDwWsS")
CONTROLS = frozenset("nrtfv")
GROUPS = ("(?:", "(?=", "(?!")


def is_plain(pattern: str, flags: str) -> bool:
    """Return whether a pattern is plain and well formed; False says nothing."""
    if not FLAGS.issuperset(flags) or len(set(flags)) != len(flags):
        return False
    groups: list[bool] = []  # for each open group: whether it may be repeated
    at, end, is_atom = 0, len(pattern), False  # is_atom: whether a quantifier may follow
    while at < end:
        char = pattern[at]
        at += 1
        if char == "\\":
            escaped = pattern[at : at + 1]
            at += 1
            if escaped in CLASSES or escaped in CONTROLS or escaped in PUNCTUATION:
                is_atom = True
            elif escaped in ("b", "B"):
                is_atom = False
            else:
                return False
        elif char == "[":
            at = _class_end(pattern, at)
            if at < 0:
                return False
            is_atom = True
        elif char == "(":
            is_special = pattern.startswith("?", at)
            if is_special and pattern[at - 1 : at + 2] not in GROUPS:
                return False
            groups.append(not is_special or pattern[at + 1] == ":")
            at += 2 if is_special else 0
            is_atom = False
        elif char == ")":
            if not groups:
                return False
            is_atom = groups.pop()
        elif char in "*+?{":
            at = _quantifier_end(pattern, at - 1) if is_atom else -1
            if at < 0:
                return False
            is_atom = False
        elif char in "^$|":
            is_atom = False
        elif char in "]}" or char > "\x7f":
            return False
        else:
            is_atom = True
    return not groups


def _quantifier_end(pattern: str, at: int) -> int:
    """Return the end of a quantifier, with the question mark of a lazy one; -1 if there is none."""
    if pattern[at] == "{":
        close = pattern.find("}", at)
        least, comma, most = pattern[at + 1 : close].partition(",")
        if close < 0 or not least or not DIGITS.issuperset(least + most) or len(least + most) > 8:
            return -1
        if comma and most and int(least) > int(most):
            return -1
        at = close
    return at + 2 if pattern.startswith("?", at + 1) else at + 1


def _class_end(pattern: str, at: int) -> int:
    """Return the end of the class that begins before ``at``; -1 if it is not plain."""
    if pattern.startswith("^", at):
        at += 1
    first = at
    before = ""  # the possible start of a range
    while not pattern.startswith("]", at):
        char = pattern[at : at + 1]
        after = pattern[at + 1 : at + 2]
        if char == "\\":
            if after not in CLASSES and after not in CONTROLS and after not in PUNCTUATION:
                return -1
            before = ""
            at += 1
        elif char == "-" and after != "]" and at > first:
            if before not in WORD or after not in WORD or before > after:
                return -1
            before = ""
            at += 1
        elif not char or char > "\x7f" or char == "[":
            return -1
        else:
            before = char if char in LETTERS or char in DIGITS else ""
        at += 1
    return at + 1
