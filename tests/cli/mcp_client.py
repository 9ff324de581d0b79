"""mcp_client.py: a client of the Model Context Protocol over stdio, as its specification describes one.

usage: mcp_client.py COMMAND…: opens a session, and holds every message against the protocol (revision 2025-06-18).
"""
import json
import subprocess
import sys


class Session:
    def __init__(self, command):
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0

    def send(self, message):
        """A message is a line of UTF-8 without line ends in it."""
        text = message if isinstance(message, bytes) else json.dumps(message, ensure_ascii=False).encode()
        self.server.stdin.write(text + b"\n")
        self.server.stdin.flush()

    def receive(self):
        return json.loads(self.server.stdout.readline())

    def ask(self, method, params=None):
        self.number += 1
        self.send({"jsonrpc": "2.0", "id": self.number, "method": method} | ({"params": params} if params is not None else {}))
        answer = self.receive()
        assert answer["jsonrpc"] == "2.0" and answer["id"] == self.number, answer
        assert ("result" in answer) != ("error" in answer), answer
        return answer

    def call(self, name, **arguments):
        return self.ask("tools/call", {"name": name, "arguments": arguments})["result"]


def check_start(session):
    for asked, given in (("2024-11-05", "2024-11-05"), ("1999-01-01", "2025-06-18"), ("2025-06-18", "2025-06-18")):
        result = session.ask("initialize", {"protocolVersion": asked, "capabilities": {"roots": {"listChanged": True}},
                                            "clientInfo": {"name": "test", "version": "1"}})["result"]
        assert result["protocolVersion"] == given and result["serverInfo"]["name"] == "jiyan"
        assert result["capabilities"] == {"tools": {}}, result
    session.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert session.ask("ping")["result"] == {}


def check_tools(session):
    tools = {tool["name"]: tool for tool in session.ask("tools/list")["result"]["tools"]}
    assert set(tools) == {"search", "statements", "trace", "document"}, tools
    for tool in tools.values():
        schema = tool["inputSchema"]
        assert tool["description"] and schema["type"] == "object"
        assert set(schema["required"]) <= set(schema["properties"])
        assert all(p["description"] and p["type"] in ("string", "integer") for p in schema["properties"].values())


def check_pieces(session, path):
    """The pieces of a document are all of it, each passage once, in order."""
    whole = session.call("document", show=path, limit=200)["structuredContent"]
    assert whole["path"] == path and whole["title"] and whole["date"] and whole["outline"], whole
    assert whole["total"] == len(whole["passages"]) > 2 and whole["next_offset"] is None and whole["offset"] == 0
    assert all(passage["text"] and passage["line"] and "heading" in passage for passage in whole["passages"])
    read, offset = [], 0
    while offset is not None:
        piece = session.call("document", show=path, offset=offset, limit=2)["structuredContent"]
        assert (piece["path"], piece["title"], piece["date"]) == (whole["path"], whole["title"], whole["date"])
        assert piece["offset"] == offset and ("outline" in piece) == (offset == 0) and len(piece["passages"]) <= 2
        read += piece["passages"]
        offset = piece["next_offset"]
    assert read == whole["passages"]
    behind = session.call("document", show=path, offset=100000)["structuredContent"]
    assert behind["passages"] == [] and behind["next_offset"] is None and behind["total"] == whole["total"]
    for arguments in ({"offset": -1}, {"limit": 0}, {"limit": 201}, {"offset": "x"}, {"offset": 0, "context": 1}):
        assert session.call("document", show=path, **arguments)["isError"] is True, arguments
    assert session.call("document", show="nowhere.txt", offset=0)["isError"] is True


def check_calls(session):
    result = session.call("search", q="敬老院", limit=2, year=2021)
    assert result["isError"] is False and result["content"][0]["type"] == "text"
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
    hit = result["structuredContent"]["hits"][0]
    assert hit["path"] and hit["line"] and hit["title"] and hit["date"].startswith("2021") and "敬老院" in hit["snippet"]
    around = session.call("document", show=f"{hit['path']}:{hit['line']}", context=2)["structuredContent"]
    found = [passage for passage in around["passages"] if passage["found"]]
    assert len(found) == 1 and hit["snippet"][:10] in found[0]["text"].replace("\n", ""), (hit, found)
    check_pieces(session, hit["path"])
    statements = session.call("statements", year="2021", limit=3)["structuredContent"]["statements"]
    assert len(statements) == 3 and all(s["kind"] == "commitment" and s["id"] for s in statements)
    trail = session.call("trace", q=statements[0]["id"])["structuredContent"]
    assert trail["commitment"]["id"] == statements[0]["id"], trail


def check_faults(session):
    for arguments in ({}, {"q": ["a"]}, {"q": "a", "db": "/etc"}, {"q": "a", "limit": -1}, {"q": "a", "sort": "x"}):
        result = session.call("search", **arguments)
        assert result["isError"] is True and result["content"][0]["text"], result
    for params in ({"name": "nothing"}, {}, None, {"name": "search", "arguments": 1}, {"name": 7}):
        assert session.ask("tools/call", params)["error"]["code"] == -32602
    assert session.ask("resources/list")["error"]["code"] == -32601
    for line, code in ((b"{", -32700), (b"\xff", -32700), (b"[]", -32600), (b"7", -32600), (b'{"id":1}', -32600),
                       (b'{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600),
                       (b'{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600),
                       (b"[" * 100000, -32700), (b'{"a":"' + b"x" * 5_000_000 + b'"}', -32700)):
        session.send(line)
        answer = session.receive()
        assert answer["error"]["code"] == code and answer["error"]["message"], (line[:40], answer)
    session.send(b'[{"jsonrpc":"2.0","id":"x","method":"ping"},{"jsonrpc":"2.0","method":"notifications/cancelled"},3]')
    assert [answer["id"] for answer in session.receive()] == ["x", None]
    for line in (b"", b"  ", b'{"jsonrpc":"2.0","id":1,"result":{}}', b'{"jsonrpc":"2.0","method":"notifications/unknown"}'):
        session.send(line)
    assert session.ask("ping")["result"] == {}


def main():
    session = Session(sys.argv[1:])
    for check in (check_start, check_tools, check_calls, check_faults):
        check(session)
    session.server.stdin.close()
    assert session.server.stdout.read() == b"" and session.server.wait(60) == 0


main()
