"""A process that has the program loaded, and forks for each command: to start Python anew costs a second every time.

A command is a process all the same, with arguments, an environment, streams and an exit status of its own.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys

MOST = 1 << 16
"""Bytes of a request, its arguments and environment, that are read at once."""


def serve(connection: socket.socket) -> list[str] | None:
    """Fork for each request; return the arguments in a child, and None in the parent when nobody asks any more."""
    while True:
        request, streams, _, _ = socket.recv_fds(connection, MOST, 3)
        while not request.endswith(b"\n"):
            if not (more := connection.recv(MOST)):
                return None
            request += more
        if child := os.fork():
            for stream in streams:
                os.close(stream)
            _, status = os.waitpid(child, 0)
            connection.sendall(json.dumps(os.waitstatus_to_exitcode(status)).encode() + b"\n")
        else:
            connection.close()
            return become(json.loads(request), streams)


def become(request: dict[str, object], streams: list[int]) -> list[str]:
    """Take the streams and the environment of a command, and return its arguments."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[arg-type]
    return request["arguments"]  # type: ignore[return-value]


if __name__ == "__main__":
    from bot.cli.main import main
    from bot.texts import load_texts

    load_texts()  # what every command reads first: half of what it costs
    gc.freeze()  # or each command looks through all of it again when it ends
    asked = serve(socket.socket(fileno=int(sys.argv[1])))
    if asked is not None:
        sys.argv = ["bot.py", *asked]
        sys.exit(main())
