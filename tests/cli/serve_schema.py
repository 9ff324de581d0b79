"""serve_schema.py: whether real answers are what /openapi.json says of them.

usage: serve_schema.py ADDRESS…

Every endpoint is asked, with options by which its answers have all of their parts, and each answer is held against the
schema of its endpoint. Every field of every shape has to be met somewhere; and what is changed in an answer - a field
more, another type - has to be noticed. A server of several indexes is wanted among them: its answers name them.
Prints how many answers and fields were checked; exits with 1 and what is wrong.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

# What depends on a question that is too much work, and on options that the API does not take.
UNMET = {"gave_up", "qid", "lower_bound"}
# What is there while an index is being made.
UNMET_SHAPES = {"Activity"}
# What is a problem.
WRONG = [{"q": ""}, {"q": "水", "limit": "-1"}]
TYPES = {"string": str, "boolean": bool, "object": dict, "array": list, "null": type(None)}
WORDS = ["敬老院", "集体经济收入", "水", "(税收", "没有的词儿"]


class Wrong(Exception):
    pass


class Schema:
    """The words of JSON Schema that the description uses; another word is an error."""
    KNOWN = {"type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref", "minimum", "maximum"}

    def __init__(self, api):
        self.shapes = api["components"]["schemas"]
        self.met = set()

    def check(self, value, schema, at="$"):
        unknown = set(schema) - self.KNOWN
        if unknown:
            raise Wrong(f"{at}: {unknown} in the schema")
        if "$ref" in schema:
            name = schema["$ref"].removeprefix("#/components/schemas/")
            return self.check_object(value, self.shapes[name], at, name)
        if "anyOf" in schema:
            return self.check_any(value, schema["anyOf"], at)
        if not self.is_type(value, schema["type"]):
            raise Wrong(f"{at}: {value!r} is no {schema['type']}")
        if "enum" in schema and value not in schema["enum"]:
            raise Wrong(f"{at}: {value!r} is none of {schema['enum']}")
        if isinstance(value, list):
            for number, item in enumerate(value):
                self.check(item, schema["items"], f"{at}[{number}]")
        if isinstance(value, dict):
            self.check_object(value, schema, at, None)
        return None

    @staticmethod
    def is_type(value, name):
        if name in ("integer", "number"):
            numbers = int if name == "integer" else (int, float)
            return isinstance(value, numbers) and not isinstance(value, bool)
        return isinstance(value, TYPES[name])

    def check_any(self, value, schemas, at):
        failures = []
        for schema in schemas:
            try:
                return self.check(value, schema, at)
            except Wrong as wrong:
                failures.append(str(wrong))
        raise Wrong(failures[0])

    def check_object(self, value, schema, at, name):
        if not isinstance(value, dict):
            raise Wrong(f"{at}: {value!r} is no object")
        known, others = schema.get("properties", {}), schema["additionalProperties"]
        for key in schema.get("required", []):
            if key not in value:
                raise Wrong(f"{at}: {key} is missing")
        for key, inner in value.items():
            if key in known:
                self.met.add((name, key))
                self.check(inner, known[key], f"{at}.{key}")
            elif not others:
                raise Wrong(f"{at}: no schema has {key}")
            else:
                self.check(inner, others, f"{at}.{key}")


def fetch(address, path, **parameters):
    url = f"{address}{path}?" + urllib.parse.urlencode(parameters, doseq=True)
    try:
        with urllib.request.urlopen(url, timeout=60) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def asked(address):
    """Endpoint and parameters: all that there is in answers."""
    for word in WORDS:
        for more in ({}, {"explain": 1}, {"full": 1, "copies": "list"}, {"kind": "commitment"}, {"issuer": "云溪镇政府"}):
            yield "search", {"q": word, **more}
        for more in ({}, {"explain": 1}, {"statements": "report,problem,other"}):
            yield "statements", {"q": word, **more}
        yield "trace", {"q": word}
        yield "kwic", {"q": word, "limit": 3}
        yield "stats", {"q": word}
        for field in ("year", "speaker", "kind", "folder"):
            yield "facets", {"q": word, "facet": field}
    yield "search", {"q": "敬老院", "cite": "gbt7714"}
    yield "statements", {"q": "敬老院", "cite": "gbt7714"}
    yield "search", {"q": "首次提出集体经济"}
    yield "search", {"q": "敬老园", "match": "exact"}
    yield "trace", {"q": "敬老院", "explain": 1}
    yield "ledger", {}
    yield "ledger", {"explain": 1, "year": "2020"}
    _, found = fetch(address, "api/search", q="敬老院")
    hit = next(hit for hit in found["hits"] if hit["heading"])
    place = f'{hit["path"]}:{hit["line"]}'
    yield "similar", {"q": place}
    yield "passage", {"show": place}
    yield "passage", {"show": 1, "q": "(敬老院"}
    yield "document", {"document": place, "q": "敬老院"}
    yield "document", {"document": 1, "q": "(敬老院"}
    old, new = "work_reports/2019_云溪县政府工作报告.txt", "work_reports/2020_云溪县政府工作报告.txt"
    yield "compare", {"compare": old, "with": new}
    yield "compare", {"compare": 1, "with": new, "QUERY": "(敬老院"}
    for name in ("saved", "check", "status", "list"):
        yield name, {}
    for wrong in WRONG:
        yield "search", wrong


def changed(value):
    """Copies of an answer, each with one thing that is wrong: in the outermost map, and in the first one inside."""
    if isinstance(value, list):
        for item in value[:1]:
            for wrong in changed(item):
                yield [wrong]
        return
    if not isinstance(value, dict):
        return
    yield {**value, "unheard_of": [[]]}
    for key, inner in value.items():
        if isinstance(inner, bool) or isinstance(inner, (int, float)):
            yield {**value, key: "text"}
        if isinstance(inner, (list, dict)) and inner:
            yield {**value, key: "text"}
            for wrong in changed(inner):
                yield {**value, key: wrong}


def check_changes(schema, answer, type_of):
    noticed = 0
    for wrong in changed(answer):
        try:
            schema.check(wrong, type_of)
        except Wrong:
            noticed += 1
            continue
        raise Wrong(f"a change went unnoticed: {json.dumps(wrong, ensure_ascii=False)[:300]}")
    return noticed


def used(schema, api):
    """The shapes that answers have: those that a reference leads to."""
    return {part.split('"')[0] for part in json.dumps(api).split("#/components/schemas/")[1:]}


def main():
    status, api = fetch(sys.argv[1], "openapi.json")
    assert status == 200
    schema, count, noticed, endpoints = Schema(api), 0, 0, set()
    for address in sys.argv[1:]:
        for name, parameters in asked(address):
            status, answer = fetch(address, f"api/{name}", **parameters)
            reply = api["paths"][f"/api/{name}"]["get"]["responses"][str(status)]
            wanted = {400} if parameters in WRONG else {200, 404}
            if status not in wanted:
                print(f"{name} {parameters}: {status} {answer}")
                return 1
            (kind, content), *_ = reply["content"].items()
            assert kind == ("application/json" if status == 200 else "application/problem+json"), kind
            try:
                schema.check(answer, content["schema"])
                noticed += check_changes(Schema(api), answer, content["schema"])
            except Wrong as wrong:
                print(f"{name} {parameters}: {wrong}")
                return 1
            count += 1
            endpoints.add(name)
    missing = {path.removeprefix("/api/") for path in api["paths"]} - endpoints
    unmet = sorted((name, key) for name in used(schema, api) for key in schema.shapes[name]["properties"]
                   if (name, key) not in schema.met and key not in UNMET and name not in UNMET_SHAPES)
    if missing or unmet:
        print(f"never asked: {missing}; never met: {unmet}")
        return 1
    print(f"{count} answers of {len(endpoints)} endpoints, {len(schema.met)} fields, {noticed} changes noticed")
    return 0


sys.exit(main())
