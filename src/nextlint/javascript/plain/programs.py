"""Tokens -> the program: a script, or a module with its imports and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.javascript.plain.nodes import Node, Program
from nextlint.javascript.plain.scanner import END, NAME, STRING, NotPlain
from nextlint.javascript.plain.statements import Statements
from nextlint.javascript.tree import bound_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from nextlint.javascript.plain.scanner import Tokens


class Programs(Statements):
    def __init__(self, tokens: Tokens, *, module: bool) -> None:
        super().__init__(tokens, module=module)
        self.imports_or_exports = False
        self.exported: set[str] = set()
        self.locals: list[str] = []  # names in ``export { name }`` that the module must declare

    def program(self) -> Program:
        if self.kinds[0] == END:
            raise NotPlain
        body = self.directives()
        while self.kinds[self.at] != END:
            body.append(self.module_item())
        declared = self.block.names | self.block.variables
        if not declared.issuperset(self.locals):
            raise NotPlain
        return Program(body[-1].range[1], body, module=self.module, tokens=self.tokens)

    def module_item(self) -> Node:
        kind = self.kinds[self.at]
        if kind not in ("import", "export") or not self.module or self.kinds[self.at + 1] in ("(", "."):
            return self.item()
        self.imports_or_exports = True
        return self.import_() if kind == "import" else self.export()

    def import_(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        specifiers: list[Node] = []
        if self.kinds[self.at] != STRING:
            has_default = self.kinds[self.at] == NAME
            if has_default:
                begin = self.starts[self.at]
                local = self._imported_name()
                specifiers.append(Node("ImportDefaultSpecifier", begin, self.end(), local=local))
            if not has_default or self.kinds[self.at] == ",":
                self.at += has_default
                specifiers += self._import_others()
            self.word("from")
        source = self._source()
        return Node("ImportDeclaration", start, self.semicolon(), specifiers=specifiers, source=source, attributes=[])

    def _imported_name(self) -> Node:
        name = self.binding_name()
        self.block.declare(name.name)
        return name

    def _import_others(self) -> list[Node]:
        """Read ``* as name``, or names in braces."""
        if self.kinds[self.at] == "{":
            return self._specifiers(self._import_specifier)
        start = self.starts[self.at]
        self.expect("*")
        self.word("as")
        local = self._imported_name()
        return [Node("ImportNamespaceSpecifier", start, self.end(), local=local)]

    def _import_specifier(self) -> Node:
        start = self.starts[self.at]
        at = self.at
        imported = self.property_name()
        if self.is_word("as"):
            self.at += 1
            local = self._imported_name()
        else:
            self.at = at
            local = imported = self._imported_name()
        return Node("ImportSpecifier", start, self.end(), local=local, imported=imported)

    def _specifiers(self, one: Callable[[], Node]) -> list[Node]:
        self.expect("{")
        found = []
        while self.kinds[self.at] != "}":
            found.append(one())
            if self.kinds[self.at] != "}":
                self.expect(",")
        self.at += 1
        return found

    def _source(self) -> Node:
        if self.kinds[self.at] != STRING:
            raise NotPlain
        source = self.atom()
        if self.kinds[self.at] == "with":
            raise NotPlain  # import attributes
        return source

    def export(self) -> Node:
        start = self.starts[self.at]
        self.at += 1
        kind = self.kinds[self.at]
        if kind == "default":
            self.at += 1
            self._export_name("default")
            return self._export_default(start)
        if kind == "*":
            return self._export_all(start)
        if kind == "{":
            return self._export_names(start)
        declaration = self._exported_declaration()
        return Node(
            "ExportNamedDeclaration",
            start,
            declaration.range[1],
            declaration=declaration,
            specifiers=[],
            source=None,
            attributes=[],
        )

    def _export_name(self, name: str) -> None:
        if name in self.exported:
            raise NotPlain
        self.exported.add(name)

    def _exported_declaration(self) -> Node:
        node = self.item()
        if node.type not in ("VariableDeclaration", "FunctionDeclaration"):
            raise NotPlain
        for pattern in [node.id] if node.id else [one.id for one in node.declarations]:
            for name in bound_names(pattern):
                self._export_name(name)
        return node

    def _export_default(self, start: int) -> Node:
        at = self.at
        kind = self.kinds[at]
        is_async = self.is_word("async")
        if self.is_word("from"):
            raise NotPlain
        if kind == "function":
            declaration = self.declared_function(is_async=False, is_default=True)
            end = self.end()
        elif is_async and self.kinds[at + 1] == "function" and not self.breaks[at + 1]:
            self.at = at + 1
            declaration = self.declared_function(is_async=True, is_default=True)
            end = self.end()
        elif is_async:
            declaration = self.assignment()
            end = self.end()
            if self.kinds[self.at] not in (";", END) and not self.breaks[self.at]:
                raise NotPlain
        elif kind in ("{", "["):
            declaration = self.object() if kind == "{" else self.array()
            end = self.semicolon()
        else:
            declaration = self.assignment()
            end = self.semicolon()
        return Node("ExportDefaultDeclaration", start, end, declaration=declaration)

    def _export_all(self, start: int) -> Node:
        self.at += 1
        exported = None
        if self.is_word("as"):
            self.at += 1
            exported = self.property_name()
            self._export_name(exported.name)
        self.word("from")
        source = self._source()
        return Node("ExportAllDeclaration", start, self.semicolon(), source=source, exported=exported, attributes=[])

    def _export_names(self, start: int) -> Node:
        specifiers = self._specifiers(self._export_specifier)
        source = None
        if self.is_word("from"):
            self.at += 1
            source = self._source()
        else:
            self.locals += [one.local.name for one in specifiers]
        return Node(
            "ExportNamedDeclaration",
            start,
            self.semicolon(),
            declaration=None,
            specifiers=specifiers,
            source=source,
            attributes=[],
        )

    def _export_specifier(self) -> Node:
        start = self.starts[self.at]
        local = exported = self.property_name()
        if self.is_word("as"):
            self.at += 1
            exported = self.property_name()
        self._export_name(exported.name)
        return Node("ExportSpecifier", start, self.end(), exported=exported, local=local)
