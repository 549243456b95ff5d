"""C19: a request whose end two servers could see in two places has one answer, and the connection ends."""

import socket

import pytest

from tests.servicedesk.test_server import port, served

__all__ = ["port", "served"]
HEAD = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
SECOND = b"GET /smuggled HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
REQUESTS = {
    "both lengths": HEAD + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SECOND,
    "two lengths": HEAD + b"Content-Length: 0\r\nContent-Length: %d\r\n\r\n" % len(SECOND) + SECOND,
    "plus before the length": HEAD + b"Content-Length: +0\r\n\r\n" + SECOND,
    "odd coding": HEAD + b"Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n\r\n" + SECOND,
    "bad chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n" + SECOND,
    "space before the colon": HEAD + b"Content-Length : %d\r\n\r\n" % len(SECOND) + SECOND,
}


@pytest.mark.parametrize("name", REQUESTS)
def test_request_with_two_ends_is_refused_or_has_one(served: object, port: int, name: str) -> None:
    with socket.create_connection(("127.0.0.1", port), 5) as connection:
        connection.sendall(REQUESTS[name])
        connection.shutdown(socket.SHUT_WR)
        answers = b""
        while piece := connection.recv(65536):
            answers += piece

    assert answers.count(b"HTTP/1.1 ") <= 1
