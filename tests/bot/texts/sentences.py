"""The sentences of the rest of the program, as the code has them: what is put in reads `{}`."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@functools.cache
def modules(folder: str) -> dict[str, ast.Module]:
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    }


def template(node: ast.AST) -> str | None:
    """`{} lacks the tag.` of f"{typed} lacks the tag."; None of what is no text."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(template(part) or "{}" for part in parts)
    return None


@functools.cache
def all_templates() -> frozenset[str]:
    """Every text in `tracking` and `bot`."""
    return frozenset(
        found
        for folder in ("tracking", "bot")
        for module in modules(folder).values()
        for node in ast.walk(module)
        if (found := template(node))
    )


@functools.cache
def constants() -> dict[str, str]:
    """Texts that have a name of their own in `tracking`."""
    return {
        target.id: found
        for module in modules("tracking").values()
        for node in module.body
        if isinstance(node, ast.Assign) and (found := template(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def raised(name: str) -> Iterator[tuple[str, str]]:
    """Where a mistake of this class is made, and its sentence."""
    for path, module in modules("tracking").items():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and _is(node.func, name) and node.args:
                yield f"{path}:{node.lineno}", _sentence(node.args[0])


def told_to_admins(path: str) -> Iterator[tuple[str, str]]:
    """Where a server's admins are told of a condition in this module, and in which sentence."""
    for node in ast.walk(modules("tracking")[path]):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="notices")), args=[_, _, text, *_]):
                yield f"{path}:{node.lineno}", _sentence(text)


def _is(function: ast.expr, name: str) -> bool:
    return isinstance(function, ast.Name) and function.id == name


def _sentence(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return constants().get(node.id, "")
    return template(node) or ""
