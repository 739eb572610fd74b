"""The nodes of ESTree, as far as JavaScript has them, for annotations alone: nothing imports this when it runs.

Both parsers build nodes of their own classes (:mod:`by_esprima <nextlint.javascript.by_esprima>`,
:mod:`plain <nextlint.javascript.plain>`); what :mod:`syntax <nextlint.javascript.syntax>` hands on is taken for these.
A field that is not there is None in both. The names are those of ESTree, and where esprima has its own, esprima's.
"""

from __future__ import annotations

from typing import Literal as Is
from typing import TypeAlias


class Base:
    range: tuple[int, int]  # string indices


class Mark:
    """A token or a comment."""

    range: tuple[int, int]


class Program(Base):
    type: Is["Program"]
    sourceType: Is["module", "script"]
    body: list[Statement]
    tokens: list[Mark]
    comments: list[Mark]


# ── expressions ──────────────────────────────────────────────────────────────────────────────────────────────────────


class Identifier(Base):
    type: Is["Identifier"]
    name: str


class PrivateIdentifier(Base):
    type: Is["PrivateIdentifier"]
    name: str


class Regex:
    pattern: str
    flags: str


class Literal(Base):
    type: Is["Literal"]
    value: str | bool | float | None
    raw: str
    regex: Regex | None
    bigint: str | None


class StringLiteral(Base):
    """A Literal where the grammar has a string."""

    type: Is["Literal"]
    value: str
    raw: str


class TemplateText:
    cooked: str | None
    raw: str


class TemplateElement(Base):
    type: Is["TemplateElement"]
    value: TemplateText
    tail: bool


class TemplateLiteral(Base):
    type: Is["TemplateLiteral"]
    quasis: list[TemplateElement]
    expressions: list[Expression]


class TaggedTemplateExpression(Base):
    type: Is["TaggedTemplateExpression"]
    tag: Expression
    quasi: TemplateLiteral


class ThisExpression(Base):
    type: Is["ThisExpression"]


class Super(Base):
    type: Is["Super"]


class ArrayExpression(Base):
    type: Is["ArrayExpression"]
    elements: list[Expression | SpreadElement | None]


class SpreadElement(Base):
    type: Is["SpreadElement"]
    argument: Expression


class ObjectExpression(Base):
    type: Is["ObjectExpression"]
    properties: list[Property | SpreadElement]


class Property(Base):
    """A property of an ObjectExpression; its value is an AssignmentPattern in what may still become a pattern only."""

    type: Is["Property"]
    key: Expression
    value: Expression
    kind: Is["init", "get", "set"]
    computed: bool
    method: bool
    shorthand: bool


class FunctionExpression(Base):
    type: Is["FunctionExpression"]
    id: Identifier | None
    params: list[Pattern]
    body: BlockStatement
    generator: bool
    isAsync: bool


class ArrowFunctionExpression(Base):
    type: Is["ArrowFunctionExpression"]
    id: None
    params: list[Pattern]
    body: BlockStatement | Expression
    generator: bool
    isAsync: bool


class UnaryExpression(Base):
    type: Is["UnaryExpression"]
    operator: str
    argument: Expression


class UpdateExpression(Base):
    type: Is["UpdateExpression"]
    operator: Is["++", "--"]
    argument: Identifier | MemberExpression
    prefix: bool


class BinaryExpression(Base):
    type: Is["BinaryExpression"]
    operator: str
    left: Expression | PrivateIdentifier
    right: Expression


class LogicalExpression(Base):
    type: Is["LogicalExpression"]
    operator: Is["&&", "||", "??"]
    left: Expression
    right: Expression


class AssignmentExpression(Base):
    type: Is["AssignmentExpression"]
    operator: str
    left: Pattern
    right: Expression


class ConditionalExpression(Base):
    type: Is["ConditionalExpression"]
    test: Expression
    consequent: Expression
    alternate: Expression


class SequenceExpression(Base):
    type: Is["SequenceExpression"]
    expressions: list[Expression]


class MemberExpression(Base):
    type: Is["MemberExpression"]
    object: Expression | Super
    property: Expression | PrivateIdentifier
    computed: bool
    optional: bool


class CallExpression(Base):
    type: Is["CallExpression"]
    callee: Expression | Super
    arguments: list[Expression | SpreadElement]
    optional: bool


class ChainExpression(Base):
    type: Is["ChainExpression"]
    expression: CallExpression | MemberExpression


class NewExpression(Base):
    type: Is["NewExpression"]
    callee: Expression
    arguments: list[Expression | SpreadElement]


class AwaitExpression(Base):
    type: Is["AwaitExpression"]
    argument: Expression


class YieldExpression(Base):
    type: Is["YieldExpression"]
    argument: Expression | None
    delegate: bool


class MetaProperty(Base):
    type: Is["MetaProperty"]
    meta: Identifier
    property: Identifier


class ImportExpression(Base):
    type: Is["ImportExpression"]
    source: Expression


# ── patterns ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class PatternProperty(Base):
    """A property of an ObjectPattern: a Property whose value is a pattern."""

    type: Is["Property"]
    key: Expression
    value: Pattern
    kind: Is["init"]
    computed: bool
    method: bool
    shorthand: bool


class ObjectPattern(Base):
    type: Is["ObjectPattern"]
    properties: list[PatternProperty | RestElement]


class ArrayPattern(Base):
    type: Is["ArrayPattern"]
    elements: list[Pattern | None]


class RestElement(Base):
    type: Is["RestElement"]
    argument: Pattern


class AssignmentPattern(Base):
    type: Is["AssignmentPattern"]
    left: Pattern
    right: Expression


# ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────────


class ExpressionStatement(Base):
    type: Is["ExpressionStatement"]
    expression: Expression
    directive: str | None


class BlockStatement(Base):
    type: Is["BlockStatement"]
    body: list[Statement]


class EmptyStatement(Base):
    type: Is["EmptyStatement"]


class DebuggerStatement(Base):
    type: Is["DebuggerStatement"]


class WithStatement(Base):
    type: Is["WithStatement"]
    object: Expression
    body: Statement


class ReturnStatement(Base):
    type: Is["ReturnStatement"]
    argument: Expression | None


class ThrowStatement(Base):
    type: Is["ThrowStatement"]
    argument: Expression


class LabeledStatement(Base):
    type: Is["LabeledStatement"]
    label: Identifier
    body: Statement


class BreakStatement(Base):
    type: Is["BreakStatement"]
    label: Identifier | None


class ContinueStatement(Base):
    type: Is["ContinueStatement"]
    label: Identifier | None


class IfStatement(Base):
    type: Is["IfStatement"]
    test: Expression
    consequent: Statement
    alternate: Statement | None


class SwitchStatement(Base):
    type: Is["SwitchStatement"]
    discriminant: Expression
    cases: list[SwitchCase]


class SwitchCase(Base):
    type: Is["SwitchCase"]
    test: Expression | None
    consequent: list[Statement]


class TryStatement(Base):
    type: Is["TryStatement"]
    block: BlockStatement
    handler: CatchClause | None
    finalizer: BlockStatement | None


class CatchClause(Base):
    type: Is["CatchClause"]
    param: Pattern | None
    body: BlockStatement


class ForStatement(Base):
    type: Is["ForStatement"]
    init: VariableDeclaration | Expression | None
    test: Expression | None
    update: Expression | None
    body: Statement


class ForInStatement(Base):
    type: Is["ForInStatement"]
    left: VariableDeclaration | Pattern
    right: Expression
    body: Statement


class ForOfStatement(Base):
    type: Is["ForOfStatement"]
    left: VariableDeclaration | Pattern
    right: Expression
    body: Statement
    allowAwait: bool


class WhileStatement(Base):
    type: Is["WhileStatement"]
    test: Expression
    body: Statement


class DoWhileStatement(Base):
    type: Is["DoWhileStatement"]
    test: Expression
    body: Statement


class VariableDeclaration(Base):
    type: Is["VariableDeclaration"]
    kind: Is["var", "let", "const"]
    declarations: list[VariableDeclarator]


class VariableDeclarator(Base):
    type: Is["VariableDeclarator"]
    id: Pattern
    init: Expression | None


class FunctionDeclaration(Base):
    """``id`` is None in an ExportDefaultDeclaration alone."""

    type: Is["FunctionDeclaration"]
    id: Identifier | None
    params: list[Pattern]
    body: BlockStatement
    generator: bool
    isAsync: bool


# ── classes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class ClassDeclaration(Base):
    """``id`` is None in an ExportDefaultDeclaration alone."""

    type: Is["ClassDeclaration"]
    id: Identifier | None
    superClass: Expression | None
    body: ClassBody


class ClassExpression(Base):
    type: Is["ClassExpression"]
    id: Identifier | None
    superClass: Expression | None
    body: ClassBody


class ClassBody(Base):
    type: Is["ClassBody"]
    body: list[ClassMember]


class MethodDefinition(Base):
    type: Is["MethodDefinition"]
    key: Expression | PrivateIdentifier
    value: FunctionExpression
    kind: Is["constructor", "method", "get", "set"]
    computed: bool
    static: bool


class PropertyDefinition(Base):
    type: Is["PropertyDefinition"]
    key: Expression | PrivateIdentifier
    value: Expression | None
    computed: bool
    static: bool


class StaticBlock(Base):
    type: Is["StaticBlock"]
    body: list[Statement]


# ── modules ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class ImportDeclaration(Base):
    type: Is["ImportDeclaration"]
    specifiers: list[ImportSpecifier | ImportDefaultSpecifier | ImportNamespaceSpecifier]
    source: StringLiteral


class ImportSpecifier(Base):
    type: Is["ImportSpecifier"]
    imported: Identifier | StringLiteral
    local: Identifier


class ImportDefaultSpecifier(Base):
    type: Is["ImportDefaultSpecifier"]
    local: Identifier


class ImportNamespaceSpecifier(Base):
    type: Is["ImportNamespaceSpecifier"]
    local: Identifier


class ExportNamedDeclaration(Base):
    type: Is["ExportNamedDeclaration"]
    declaration: VariableDeclaration | FunctionDeclaration | ClassDeclaration | None
    specifiers: list[ExportSpecifier]
    source: StringLiteral | None


class ExportSpecifier(Base):
    type: Is["ExportSpecifier"]
    local: Identifier | StringLiteral
    exported: Identifier | StringLiteral


class ExportDefaultDeclaration(Base):
    type: Is["ExportDefaultDeclaration"]
    declaration: FunctionDeclaration | ClassDeclaration | Expression


class ExportAllDeclaration(Base):
    type: Is["ExportAllDeclaration"]
    exported: Identifier | StringLiteral | None
    source: StringLiteral


# ── what stands where ────────────────────────────────────────────────────────────────────────────────────────────────

Expression: TypeAlias = (
    Identifier
    | Literal
    | TemplateLiteral
    | TaggedTemplateExpression
    | ThisExpression
    | ArrayExpression
    | ObjectExpression
    | FunctionExpression
    | ArrowFunctionExpression
    | ClassExpression
    | UnaryExpression
    | UpdateExpression
    | BinaryExpression
    | LogicalExpression
    | AssignmentExpression
    | ConditionalExpression
    | SequenceExpression
    | MemberExpression
    | CallExpression
    | ChainExpression
    | NewExpression
    | AwaitExpression
    | YieldExpression
    | MetaProperty
    | ImportExpression
)
Pattern: TypeAlias = Identifier | MemberExpression | ObjectPattern | ArrayPattern | RestElement | AssignmentPattern
AnyProperty: TypeAlias = Property | PatternProperty
Declaration: TypeAlias = VariableDeclaration | FunctionDeclaration | ClassDeclaration
Loop: TypeAlias = ForStatement | ForInStatement | ForOfStatement | WhileStatement | DoWhileStatement
ModuleDeclaration: TypeAlias = (
    ImportDeclaration | ExportNamedDeclaration | ExportDefaultDeclaration | ExportAllDeclaration
)
Statement: TypeAlias = (
    ExpressionStatement
    | BlockStatement
    | EmptyStatement
    | DebuggerStatement
    | WithStatement
    | ReturnStatement
    | ThrowStatement
    | LabeledStatement
    | BreakStatement
    | ContinueStatement
    | IfStatement
    | SwitchStatement
    | TryStatement
    | Loop
    | Declaration
    | ModuleDeclaration
)
Function: TypeAlias = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression
Class: TypeAlias = ClassDeclaration | ClassExpression
ClassMember: TypeAlias = MethodDefinition | PropertyDefinition | StaticBlock
Specifier: TypeAlias = ImportSpecifier | ImportDefaultSpecifier | ImportNamespaceSpecifier | ExportSpecifier
Node: TypeAlias = (
    Program
    | Expression
    | Pattern
    | Statement
    | ClassMember
    | Specifier
    | PrivateIdentifier
    | StringLiteral
    | TemplateElement
    | Super
    | SpreadElement
    | Property
    | PatternProperty
    | SwitchCase
    | CatchClause
    | VariableDeclarator
    | ClassBody
)
