"""Make the browser's types and a JSON Schema of the seam from :mod:`explorer.engine.protocol`: ``python -m tools.types.make``.

Both are committed; a test says when they are out of date.
"""

from __future__ import annotations

import inspect
import json
import re
from itertools import takewhile
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from explorer import paths
from explorer.engine import protocol

SCHEMA = Path(protocol.__file__).with_name("schema.json")
TYPES = paths.STATIC / "js" / "protocol.d.ts"

Schema = dict[str, Any]

_NAMES = {str: "string", bool: "boolean", int: "integer", float: "number", NoneType: "null"}
_MADE = "Made by `python -m tools.types.make` from explorer/engine/protocol: change it there."


def schema() -> Schema:
    """The JSON Schema: one definition a type; it is itself that of a question."""
    defs: dict[str, Schema] = {}
    whole = {"title": "Question", "description": "What a page asks.", **_schema(protocol.Question, defs)}
    for kind in (protocol.Answers, protocol.Refusal, protocol.Place):
        _schema(kind, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": _MADE,
        **whole,
        "$defs": dict(sorted(defs.items())),
    }


def _schema(kind: Any, defs: dict[str, Schema]) -> Schema:
    """The schema of a type; what it holds that has a name goes to `defs`."""
    if is_typeddict(kind):
        if kind.__name__ not in defs:
            defs[kind.__name__] = {}  # before its fields, which may name it
            defs[kind.__name__] = _object(kind, defs)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    origin, parts = get_origin(kind), get_args(kind)
    if kind is Any:
        return {}
    if origin in (UnionType, Union):
        return {"anyOf": [_schema(part, defs) for part in parts]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is list:
        return {"type": "array", "items": _schema(parts[0], defs)}
    if origin is tuple:
        fields = [_schema(part, defs) for part in parts]
        return {"type": "array", "prefixItems": fields, "minItems": len(fields), "maxItems": len(fields)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1], defs)}
    return {"type": _NAMES[kind]}


def _object(kind: Any, defs: dict[str, Schema]) -> Schema:
    about, notes = _documented(inspect.cleandoc(kind.__doc__ or ""))
    fields, required = {}, []
    for name, hint in get_type_hints(kind, include_extras=True).items():
        optional = get_origin(hint) is NotRequired
        fields[name] = _schema(get_args(hint)[0] if optional else hint, defs)
        if name in notes:
            fields[name]["description"] = notes[name]
        if not optional:
            required.append(name)
    described = {"description": about} if about else {}
    return {
        **described,
        "type": "object",
        "properties": fields,
        "required": required,
        "additionalProperties": False,
    }


def _documented(text: str) -> tuple[str, dict[str, str]]:
    """What a numpydoc docstring says of the whole, and of each attribute."""
    about, _, attributes = text.partition("\n\nAttributes\n----------\n")
    notes: dict[str, str] = {}
    lines = attributes.splitlines()
    for at, line in enumerate(lines):
        if line and not line.startswith(" "):
            said = takewhile(lambda below: below.startswith(" "), lines[at + 1 :])
            notes |= dict.fromkeys(line.split(", "), " ".join(part.strip() for part in said))
    return " ".join(about.split()), notes


def types(whole: Schema) -> str:
    """The same as TypeScript declarations."""
    parts = [f"// {_MADE}", _declared("Question", whole)]
    parts += [_declared(name, made) for name, made in whole["$defs"].items()]
    return "\n\n".join(parts) + "\n"


def _declared(name: str, made: Schema) -> str:
    if "properties" not in made:
        kinds = "".join(f"\n  | {_type(kind)}" for kind in made["anyOf"])
        return f"{_comment(made)}export type {name} ={kinds};"
    lines = [f"{_comment(made)}export interface {name} {{"]
    for field, kind in made["properties"].items():
        key = field if re.fullmatch(r"\w+", field) else json.dumps(field)
        lines.append(f"{_comment(kind, '  ')}  {key}{'' if field in made['required'] else '?'}: {_type(kind)};")
    return "\n".join([*lines, "}"])


def _type(kind: Schema) -> str:
    if "$ref" in kind:
        return str(kind["$ref"]).rpartition("/")[2]
    if "anyOf" in kind:  # numbers with and without a fraction are the same there
        return " | ".join(dict.fromkeys(map(_type, kind["anyOf"])))
    if "enum" in kind:
        return " | ".join(json.dumps(value) for value in kind["enum"])
    if "prefixItems" in kind:
        return f"[{', '.join(map(_type, kind['prefixItems']))}]"
    if "items" in kind:
        return f"Array<{_type(kind['items'])}>"
    if "additionalProperties" in kind:
        return f"Record<string, {_type(kind['additionalProperties'])}>"
    return {"integer": "number"}.get(name := str(kind.get("type", "any")), name)


def _comment(made: Schema, indent: str = "") -> str:
    said = made.get("description", "").replace("``", "`")
    return f"{indent}/** {said} */\n" if said else ""


def made() -> dict[Path, str]:
    """Each file with what it has to hold."""
    whole = schema()
    return {SCHEMA: json.dumps(whole, indent=2, ensure_ascii=False) + "\n", TYPES: types(whole)}


if __name__ == "__main__":
    for path, content in made().items():
        path.write_text(content, encoding="utf-8")
