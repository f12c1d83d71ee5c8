from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
import redis

from scripts import servers
from scripts.trouble import Trouble


def test_running_postgres_answers_and_is_gone_afterwards():
    with servers.running_postgres() as url:
        connection = psycopg2.connect(url)
        with connection, connection.cursor() as cursor:
            cursor.execute("SHOW listen_addresses")
            assert cursor.fetchone() == ("127.0.0.1",)
            cursor.execute("SHOW data_directory")
            folder = Path(cursor.fetchone()[0])
        connection.close()

    with pytest.raises(psycopg2.OperationalError, match="refused"):
        psycopg2.connect(url)
    assert not folder.parent.exists()


def test_running_postgres_is_gone_when_the_tests_were_broken_off():
    with pytest.raises(KeyboardInterrupt), servers.running_postgres() as url:
        raise KeyboardInterrupt

    with pytest.raises(psycopg2.OperationalError, match="refused"):
        psycopg2.connect(url)


def test_running_redis_answers_on_this_machine_alone_and_is_gone_afterwards():
    with servers.running_redis() as url, redis.Redis.from_url(url) as client:
        assert client.ping()
        assert client.config_get("bind") == {"bind": "127.0.0.1"}

    with redis.Redis.from_url(url) as client, pytest.raises(redis.ConnectionError):
        client.ping()


def test_a_server_that_does_not_start_says_why(tmp_path):
    command = ["sh", "-c", "echo no such option; exit 1"]

    with (
        pytest.raises(Trouble, match="sh did not start: no such option"),
        servers._server(command, ["false"], stop_with=15, cwd=tmp_path),
    ):
        pytest.fail("it is not running")


def test_free_ports_differ_from_one_that_is_open():
    with servers.running_redis() as url:
        assert servers.free_port() != urlsplit(url).port
