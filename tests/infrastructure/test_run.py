import socket

import pytest

from scripts.run import check_free, read_port
from scripts.trouble import Trouble


def test_check_free_names_the_port_that_is_taken_and_another():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(Trouble, match=rf"^Port {port} is taken.*PORT=\d+$"):
            check_free(port)

    check_free(port)


@pytest.mark.parametrize("words", ["http", "0", "65536", "-1", "80 80"])
def test_read_port_refuses(words):
    with pytest.raises(Trouble, match="is not a port"):
        read_port(words)


def test_read_port_takes_the_highest_there_is():
    assert read_port("65535") == 65535
