"""The changes that mutants.py makes in a source, one at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

BORDERS: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
FLIPS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
UNSEEN = {"annotation", "returns", "decorator_list", "bases", "type_params"}  # fields that say nothing about behaviour


@dataclass(frozen=True, slots=True)
class Change:
    """The change of this `number` in its source, on this line: what is written there and what instead. `inside` is the
    line on which the function around it begins, None where there is none, or where it remembers its answers."""

    number: int
    line: int
    what: str
    inside: int | None


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change that can be made in the tree it was found in."""

    line: int
    before: str
    after: str
    make: Callable[[], None]


def changes(source: str) -> list[Change]:
    """Every change there is, in the order of the source."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]  # outer before inner
    return [
        Change(number, edit.line, f"{_short(edit.before)} -> {_short(edit.after)}", _around(functions, edit.line))
        for number, edit in enumerate(_edits(tree))
    ]


def _around(functions: Sequence[ast.FunctionDef], line: int) -> int | None:
    """Where the innermost function whose body has the line begins, decorators included, as its code object says."""
    found = None
    for one in functions:
        if one.body[0].lineno <= line <= (one.end_lineno or 0):
            decorators = [ast.unparse(decorator) for decorator in one.decorator_list]
            first = min([one.lineno, *(decorator.lineno for decorator in one.decorator_list)])
            found = None if any("cache" in decorator for decorator in decorators) else first
    return found


def changed(source: str, number: int) -> ast.Module:
    """The source with that one change made."""
    tree = ast.parse(source)
    for at, edit in enumerate(_edits(tree)):
        if at == number:
            edit.make()
            return ast.fix_missing_locations(tree)
    raise IndexError(number)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 70 else f"{flat[:67]}..."


def _edits(node: ast.AST) -> Iterator[_Edit]:
    """The edits of everything below a node. Texts, types, decorators, zip's `strict` and what is exported are left
    alone."""
    for field, value in ast.iter_fields(node):
        if field in UNSEEN:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or isinstance(child, (ast.JoinedStr, ast.Import, ast.ImportFrom)):
                continue
            if _is_type(child) or (isinstance(child, ast.keyword) and child.arg == "strict"):
                continue
            yield from _of(node, field, index, child)
            yield from _edits(child)


def _is_type(node: ast.AST) -> bool:
    """`Kind = Literal[...]`, `Point = tuple[...]`, `__all__ = ...`: names for types, and for what is exported."""
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return False
    named = isinstance(node.value, ast.Subscript) and isinstance(node.value.value, ast.Name)
    types = {"Literal", "tuple", "Callable", "Sequence", "dict", "Annotated", "Mapping", "type"}
    return node.targets[0].id == "__all__" or (
        named and isinstance(node.value, ast.Subscript) and ast.unparse(node.value.value) in types
    )


def _of(  # noqa: PLR0912 - a table: one case an operator
    parent: ast.AST, field: str, index: int | None, node: ast.AST
) -> Iterator[_Edit]:
    """The edits of this one node, which sits in that field of its parent."""

    def instead(new: ast.AST) -> _Edit:
        def make() -> None:
            if index is None:
                setattr(parent, field, new)
            else:
                getattr(parent, field)[index] = new

        return _Edit(getattr(node, "lineno", 0), ast.unparse(node), ast.unparse(ast.fix_missing_locations(new)), make)

    match node:
        case ast.Compare(left, ops, comparators):
            for at, op in enumerate(ops):
                for table in (BORDERS, FLIPS):
                    if other := table.get(type(op)):
                        yield instead(ast.Compare(left, [*ops[:at], other(), *ops[at + 1 :]], comparators))
        case ast.BoolOp(op, values):
            yield instead(ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values))
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield instead(operand)
        case ast.BinOp(left, op, right) if type(op) in SIGNS and not _is_text(left) and not _is_text(right):
            yield instead(ast.BinOp(left, SIGNS[type(op)](), right))
        case ast.AugAssign(target, op, value) if type(op) in SIGNS:
            yield instead(ast.AugAssign(target, SIGNS[type(op)](), value))
        case ast.Constant(bool(value)):
            yield instead(ast.Constant(not value))
        case ast.Constant(int(value)):
            yield from (instead(ast.Constant(value + by)) for by in (1, -1))
        case ast.Constant(float(value)):
            yield from (instead(ast.Constant(other)) for other in ((2 * value, value / 2) if value else (1.0,)))
        case ast.Call(ast.Name(name), arguments, keywords) if name in NAMES:
            yield instead(ast.Call(ast.Name(NAMES[name], ast.Load()), arguments, keywords))
        case ast.If(test) | ast.IfExp(test) | ast.While(test) if not isinstance(test, (ast.Compare, ast.UnaryOp)):

            def negate() -> None:
                node.test = ast.UnaryOp(ast.Not(), test)

            yield _Edit(node.lineno, f"if {ast.unparse(test)}", f"if not {ast.unparse(test)}", negate)
        case ast.Return(ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value in {None, True}):
            for nothing in _nothing(value):
                yield instead(ast.Return(nothing))
    match node:
        case ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign() | ast.Expr(ast.Call() | ast.Yield()):
            yield instead(ast.Pass())
        case ast.Assign([ast.Attribute() | ast.Subscript(), *_]):
            yield instead(ast.Pass())


def _nothing(value: ast.expr) -> Iterator[ast.expr]:
    """What a function may return in place of its value: None, or a collection of its kind without anything in it."""
    match value:
        case ast.Constant(bool()):
            return
        case ast.Tuple():
            yield ast.Tuple([], ast.Load())
        case ast.List() | ast.ListComp():
            yield ast.List([], ast.Load())
        case ast.Dict() | ast.DictComp():
            yield ast.Dict([], [])
        case ast.Call(ast.Name("tuple" | "sorted" | "frozenset" | "dict" | "list" as name)):
            yield ast.Call(ast.Name("list" if name == "sorted" else name, ast.Load()), [], [])
        case ast.Compare() | ast.BoolOp():
            return  # flipped already
        case _:
            yield ast.Constant(None)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
