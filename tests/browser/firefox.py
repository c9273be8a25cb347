#!/usr/bin/env python3
"""Firefox between Playwright and itself: started in its place, with the same arguments.

Playwright drives the Firefox of a Linux distribution by WebDriver BiDi, and asks it for what the
newest one can.  A Firefox of long support does not know every such command; each is answered here
as done, so that the rest can be used.  See docs/decisions/browsers.md.
"""

import json
import os
import re
import socket
import subprocess
import sys
import threading

SAYS = "WebDriver BiDi listening on ws://"
LISTENING = re.compile(rf"{SAYS}([\w.]+):(\d+)")
FORGIVEN = "emulation.setMediaFeaturesOverride"
LENGTHS = {126: 2, 127: 8}  # RFC 6455, 5.2: how many bytes of length follow


def exactly(source: socket.socket, size: int) -> bytes:
    """Read so many bytes, fewer only at the end."""
    parts = bytearray()
    while len(parts) < size and (part := source.recv(size - len(parts))):
        parts += part
    return bytes(parts)


def forgiving(payload: bytes) -> bytes:
    """Return a message of Firefox: that it does not know a command of looks becomes a yes."""
    if b'"unknown command"' not in payload or FORGIVEN.encode() not in payload:
        return payload
    message = json.loads(payload)
    if message.get("error") != "unknown command":
        return payload
    return json.dumps({"type": "success", "id": message["id"], "result": {}}).encode()


def frame(first: int, payload: bytes) -> bytes:
    """Return a frame of a WebSocket's server."""
    size = len(payload)
    if size < 126:
        return bytes([first, size]) + payload
    wide = 127 if size >= 1 << 16 else 126
    return bytes([first, wide]) + size.to_bytes(LENGTHS[wide], "big") + payload


def answers(firefox: socket.socket, asker: socket.socket) -> None:
    """Hand Firefox's messages on, frame by frame."""
    head = bytearray()
    while not head.endswith(b"\r\n\r\n"):
        if not (byte := firefox.recv(1)):
            break
        head += byte
    asker.sendall(head)
    while len(start := exactly(firefox, 2)) == 2:
        size = start[1] & 0x7F
        if size in LENGTHS:
            size = int.from_bytes(exactly(firefox, LENGTHS[size]), "big")
        asker.sendall(frame(start[0], forgiving(exactly(firefox, size))))
    asker.shutdown(socket.SHUT_WR)


def questions(asker: socket.socket, firefox: socket.socket) -> None:
    """Hand on what Playwright says, as it is, but for the address in the first lines."""
    theirs, ours = firefox.getpeername()[1], asker.getsockname()[1]
    first = asker.recv(1 << 16)
    firefox.sendall(first.replace(f":{ours}\r\n".encode(), f":{theirs}\r\n".encode()))
    while part := asker.recv(1 << 16):
        firefox.sendall(part)
    firefox.shutdown(socket.SHUT_WR)


def relay(server: socket.socket, host: str, port: int) -> None:
    """Join the one that asks with Firefox."""
    asker, _ = server.accept()
    firefox = socket.create_connection((host, port))
    threading.Thread(target=questions, args=(asker, firefox), daemon=True).start()
    answers(firefox, asker)


def main() -> int:
    """Start Firefox, tell Playwright our port in place of its own, and end with it."""
    command = [os.environ["FIREFOX"], *sys.argv[1:]]
    firefox = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace")
    assert firefox.stderr
    for line in firefox.stderr:
        said = line
        if found := LISTENING.search(line):
            server = socket.create_server(("127.0.0.1", 0))
            said = line.replace(found[0], f"{SAYS}127.0.0.1:{server.getsockname()[1]}")
            threading.Thread(
                target=relay, args=(server, found[1], int(found[2])), daemon=True
            ).start()
        sys.stderr.write(said)
        sys.stderr.flush()
    return firefox.wait()


if __name__ == "__main__":
    sys.exit(main())
