#!/usr/bin/env python3
"""Makes reference-operations.jsonl: what the reference's own description says of each operation, without its words.

    python3 reference-operations.py openapi-management.json > reference-operations.jsonl

One line for each operation: method and path, id, query parameters, statuses of success, and the members of body and answer with their types.
A type ends in ? when the member may be missing; | joins alternatives. Members that the description lists as required but does not describe have
the type *.
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)


def resolve(node):
    while isinstance(node, dict) and "$ref" in node:
        place = document
        for key in node["$ref"][2:].split("/"):
            place = place[key]
        node = place
    return node


def add(members, path, kind, optional):
    known = members.get(path)
    if known is not None:
        optional = optional or known.endswith("?")
        kinds = set(known.rstrip("?").split("|")) | set(kind.split("|"))
        kind = "|".join(sorted(kinds, key=lambda each: (each == "null", each)))
    members[path] = kind + ("?" if optional else "")


def flatten(schema, path, members, optional=False):
    schema = resolve(schema)
    forms = schema.get("oneOf") or schema.get("anyOf") or schema.get("allOf")
    if forms:
        for form in forms:
            flatten(form, path, members, optional)
        return
    kind = {"integer": "number", None: "any"}.get(schema.get("type"), schema.get("type"))
    add(members, path, kind + ("|null" if schema.get("nullable") else ""), optional)
    required = schema.get("required", []) if kind == "object" else []
    for name, member in schema.get("properties", {}).items():
        flatten(member, f"{path}.{name}" if path else name, members, name not in required)
    for name in required:
        if name not in schema.get("properties", {}):
            add(members, f"{path}.{name}" if path else name, "*", False)
    if kind == "array" and schema.get("items"):
        flatten(schema["items"], path + "[]", members)


def content(holder):
    for kind, media in (holder.get("content") or {}).items():
        members = {}
        if isinstance(media, dict) and media.get("schema"):
            flatten(media["schema"], "", members)
        return members if kind == "application/json" else {"": kind}
    return None


for path, item in document["paths"].items():
    for method, operation in item.items():
        if method == "parameters":
            continue
        parameters = [resolve(parameter) for parameter in operation.get("parameters", [])]
        successes = {status: resolve(answer) for status, answer in operation["responses"].items() if status[0] in "23"}
        print(json.dumps({
            "operation": f"{method.upper()} {path}",
            "id": operation["operationId"],
            "query": sorted(parameter["name"] for parameter in parameters if parameter["in"] == "query"),
            "statuses": sorted(int(status) for status in successes),
            "body": content(operation.get("requestBody", {})),
            "answer": next((found for found in map(content, successes.values()) if found is not None), None),
        }, separators=(",", ":"), sort_keys=True))
