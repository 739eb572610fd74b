"""Text -> tokens. The previous token tells whether a slash is a division or begins a regular expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.javascript.plain.characters import DIGITS, HEXADECIMAL, LETTERS, WORD
from nextlint.javascript.plain.regexps import is_plain

if TYPE_CHECKING:
    from typing import Any

# The kind of a token: its own text for a punctuator or a keyword, else one of these. A template is a token up to its
# first expression, and one behind each expression.
NAME, STRING, NUMBER, TEMPLATE, TEMPLATE_REST = "(name)", "(string)", "(number)", "(template)", "(rest of a template)"
REGEXP, END = "(regexp)", "(end)"

KEYWORDS = frozenset(
    "break case catch class const continue debugger default delete do else enum export extends false finally for "
    "function if import in instanceof let new null return super switch this throw true try typeof var void while with "
    "yield".split()
)
SINGLE = frozenset("{}()[];,:~")
LONGER = {  # by its first character, every punctuator of more than one, the longest first
    ".": ("...",),
    "=": ("===", "==", "=>"),
    "!": ("!==", "!="),
    "<": ("<<=", "<<", "<="),
    ">": (">>>=", ">>>", ">>=", ">>", ">="),
    "+": ("++", "+="),
    "-": ("--", "-="),
    "*": ("**=", "**", "*="),
    "%": ("%=",),
    "&": ("&&=", "&&", "&="),
    "|": ("||=", "||", "|="),
    "^": ("^=",),
    "?": ("??=", "??", "?."),
    "/": ("/=",),
}
OPENING = {")": "(", "]": "[", "}": "{"}
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
CODES = {"x": 2, "u": 4}  # hexadecimal digits after the escape
UNUSUAL_ESCAPES = DIGITS | frozenset("\r\n\0")
VALUES = frozenset(
    {NAME, STRING, NUMBER, TEMPLATE, TEMPLATE_REST, REGEXP, "]", "this", "super", "null", "true", "false"}
)
HEADS = frozenset({"if", "while", "for", "with"})  # after their parentheses a statement begins


class NotPlain(Exception):
    """The text is not plain; it may be valid or not."""


class Tokens:
    """Parallel lists, with an entry for each token and one for the end of the text.

    ``starts`` and ``ends`` are string indices; ``values`` are names, and the values of strings, numbers, templates and
    regular expressions; ``breaks`` says whether a token is on a later line than the previous one; ``closing`` maps an
    opening bracket to its closing one.
    """

    __slots__ = ("breaks", "closing", "comments", "ends", "kinds", "starts", "text", "values")

    def __init__(self, text: str) -> None:
        self.text = text
        self.kinds: list[str] = []
        self.values: list[Any] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks: list[bool] = []
        self.closing: dict[int, int] = {}
        self.comments: list[tuple[int, int]] = []


def scan(text: str) -> Tokens:
    """Return the tokens of a text. Raises NotPlain."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        raise NotPlain
    if "\u2028" in text or "\u2029" in text or "\0" in text:
        raise NotPlain
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text + "\0"  # there is always a next character
        self.tokens = Tokens(text)
        self.open: list[int] = []  # indices of open brackets, and of templates up to a `${`
        self.closed = 0  # the index of the bracket closed last
        self.marks: dict[str, int] = {}

    def scan(self) -> Tokens:
        text, end = self.text, len(self.text) - 1
        tokens = self.tokens
        kinds, values, starts, ends, breaks = tokens.kinds, tokens.values, tokens.starts, tokens.ends, tokens.breaks
        at, has_break = 0, False
        while True:
            char = text[at]
            if char == " ":
                at += 1
                continue
            if char == "\n":
                has_break = True
                at += 1
                continue
            start = at
            value: Any = None
            if char in LETTERS:
                at += 1
                while text[at] in WORD:
                    at += 1
                value = text[start:at]
                kind = value if value in KEYWORDS and not (kinds and kinds[-1] in (".", "?.")) else NAME
            elif char in SINGLE:
                at += 1
                kind = char
                if char in "([{":
                    self.open.append(len(kinds))
                elif char in OPENING:
                    if char == "}" and self.open and kinds[self.open[-1]] in (TEMPLATE, TEMPLATE_REST):
                        self.open.pop()
                        kind = TEMPLATE_REST
                        value, at = self._template(start)
                    else:
                        self._close(char)
            elif char in "'\"":
                kind = STRING
                value, at = self._string(start)
            elif char in DIGITS or (char == "." and text[at + 1] in DIGITS):
                kind = NUMBER
                value, at = self._number(start)
            elif char in "\t\r":
                at += 1
                continue
            elif char == "/" and text[at + 1] in "/*":
                at = self._comment(start)
                has_break = has_break or text.find("\n", start, at) != -1
                continue
            elif char == "`":
                kind = TEMPLATE
                value, at = self._template(start)
            elif char == "/" and not self._divides():
                kind = REGEXP
                value, at = self._regexp(start)
            elif char == "\0" and at == end:
                break
            elif char in LONGER:
                kind, at = self._punctuator(start)
            else:
                raise NotPlain  # another blank, a letter beyond ASCII, an escape, a private name, a hashbang
            kinds.append(kind)
            values.append(value)
            starts.append(start)
            ends.append(at)
            breaks.append(has_break)
            has_break = False
        if self.open:
            raise NotPlain
        kinds.append(END)
        values.append(None)
        starts.append(end)
        ends.append(end)
        breaks.append(has_break)
        return tokens

    def _close(self, char: str) -> None:
        if not self.open or self.tokens.kinds[self.open[-1]] != OPENING[char]:
            raise NotPlain
        self.closed = self.open.pop()
        self.tokens.closing[self.closed] = len(self.tokens.kinds)

    def _punctuator(self, at: int) -> tuple[str, int]:
        text = self.text
        for longer in LONGER[text[at]]:
            if text.startswith(longer, at):
                if longer == "?." and text[at + 2] in DIGITS:
                    continue
                if longer == "--" and text[at + 2] == ">":
                    raise NotPlain  # `-->` begins a comment in some places
                return longer, at + len(longer)
        if text.startswith("<!--", at):
            raise NotPlain
        return text[at], at + 1

    def _comment(self, at: int) -> int:
        """Record a comment; return its end."""
        text = self.text
        if text[at + 1] == "*":
            end = text.find("*/", at + 2) + 2
            if end == 1:
                raise NotPlain
        else:
            end = text.find("\n", at)
            if end == -1:
                end = len(text) - 1
            elif text[end - 1] == "\r":
                end -= 1
        self.tokens.comments.append((at, end))
        return end

    def _string(self, at: int) -> tuple[str, int]:
        text = self.text
        quote = text[at]
        end = text.find(quote, at + 1)
        if end == -1:
            raise NotPlain
        value = text[at + 1 : end]
        if "\\" in value:
            return self._escaped_string(at)
        if "\n" in value:
            raise NotPlain
        return value, end + 1

    def _escaped_string(self, at: int) -> tuple[str, int]:
        text = self.text
        quote = text[at]
        at += 1
        parts = []
        while (char := text[at]) != quote:
            if char == "\\":
                at += 1
                char = text[at]
                if char in UNUSUAL_ESCAPES:
                    raise NotPlain
                if char in CODES:
                    digits = text[at + 1 : at + 1 + CODES[char]]
                    at += len(digits)
                    char = _character(digits, CODES[char])
                else:
                    char = ESCAPES.get(char, char)
            elif char in "\r\n\0":
                raise NotPlain
            parts.append(char)
            at += 1
        return "".join(parts), at + 1

    def _number(self, at: int) -> tuple[float, int]:
        text, start = self.text, at
        if text[at] == "0" and text[at + 1] in "xX":
            at += 2
            while text[at] in HEXADECIMAL:
                at += 1
            if at == start + 2 or text[at] in WORD or at - start > 14:
                raise NotPlain
            return int(text[start + 2 : at], 16), at
        while text[at] in DIGITS or (text[at] == "_" and text[at - 1] in DIGITS and text[at + 1] in DIGITS):
            at += 1
        if text[start] == "0" and at > start + 1:
            raise NotPlain
        if text[at] == ".":
            at += 1
            if text[at] not in DIGITS:
                raise NotPlain
            while text[at] in DIGITS:
                at += 1
        if text[at] in "eE":
            at += 2 if text[at + 1] in "+-" else 1
            if text[at] not in DIGITS:
                raise NotPlain
            while text[at] in DIGITS:
                at += 1
        if text[at] in WORD or text[at] in "\\." or text[at] > "\x7f":
            raise NotPlain
        value = float(text[start:at].replace("_", ""))
        return (int(value) if value.is_integer() else value), at

    def _template(self, at: int) -> tuple[tuple[str, bool], int]:
        """Read a template from its backtick, or from the brace after an expression; return its text, and if it ends."""
        text = self.text
        end, dollar = self._next("`", at + 1), self._next("${", at + 1)
        is_last = end < dollar
        value = text[at + 1 : min(end, dollar)]
        if end == len(text) or "\\" in value or "\r" in value:
            raise NotPlain
        if is_last:
            return (value, True), end + 1
        self.open.append(len(self.tokens.kinds))
        return (value, False), dollar + 2

    def _next(self, mark: str, at: int) -> int:
        """Return the next offset of a mark, or the length of the text. Cached up to that offset."""
        known = self.marks.get(mark, -1)
        if known < at:
            known = self.text.find(mark, at)
            known = self.marks[mark] = len(self.text) if known == -1 else known
        return known

    def _divides(self) -> bool:
        kinds = self.tokens.kinds
        if not kinds:
            return False
        before = kinds[-1]
        if before == ")":
            return not (self.closed and kinds[self.closed - 1] in HEADS)
        if before in ("}", "++", "--"):
            raise NotPlain
        return before in VALUES

    def _regexp(self, at: int) -> tuple[tuple[str, str], int]:
        """Read a regular expression; return its pattern and flags."""
        text, start = self.text, at + 1
        at, in_class = start, False
        while in_class or text[at] != "/":
            is_escaped = text[at] == "\\"
            at += is_escaped
            char = text[at]
            if char in "\r\n\0":
                raise NotPlain
            if not is_escaped and char in "[]":
                in_class = char == "["
            at += 1
        pattern = text[start:at]
        at += 1
        end = at
        while text[end] in WORD:
            end += 1
        flags = text[at:end]
        if text[end] == "\\" or text[end] > "\x7f" or not is_plain(pattern, flags):
            raise NotPlain
        return (pattern, flags), end


def _character(digits: str, count: int) -> str:
    if len(digits) != count or not HEXADECIMAL.issuperset(digits):
        raise NotPlain
    code = int(digits, 16)
    if 0xD800 <= code <= 0xDFFF:
        raise NotPlain  # half of a surrogate pair
    return chr(code)
