"""One question to a server: what is answered, what is not, and who is not asked at all."""

import logging
import socket
import ssl
import subprocess
from contextlib import suppress
from threading import Thread

import pytest

from tools import program
from web import status, web_host
from workshopsite import __version__
from workshopsite.external.asking import Asker, NoAnswer, is_public, run
from workshopsite.external.outcome import Trouble


def ask(url, method="GET", *, private=True, seconds=5, **more):
    return run(lambda: Asker(seconds=seconds, private=private).ask(method, url, **more))


def trouble(url, **options):
    with pytest.raises(NoAnswer) as caught:
        ask(url, **options)
    return caught.value.trouble


def make_certificate(folder, name, issuer=None):
    """Make a certificate, signed by itself or by an issuer of the folder, and its key."""

    def openssl(*arguments):
        command = [program("openssl"), *arguments]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    new = ("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-keyout", f"{name}.key")
    if issuer is None:
        openssl(*new, "-x509", "-days", "2", "-out", f"{name}.pem")
        return
    openssl(*new, "-out", "request")
    by = ("-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key", "-CAcreateserial")
    openssl("x509", "-req", "-in", "request", *by, "-days", "2", "-out", f"{name}.pem")


def trouble_with(folder, name):
    """What comes of asking a server with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    with socket.create_server(("127.0.0.1", 0)) as server:

        def shake_hands():
            connection, _ = server.accept()
            with connection, suppress(OSError):
                context.wrap_socket(connection, server_side=True).close()

        thread = Thread(target=shake_hands)
        thread.start()
        found = trouble(f"https://127.0.0.1:{server.getsockname()[1]}/")
        thread.join()
    return found


class TestAnswers:
    def test_an_answer_is_its_status_its_headers_and_its_content(self):
        with web_host({"/a": status(418, b"tea", Retry_After="7")}) as host:
            reply = ask(f"{host.url}/a")
        assert (reply.status, reply.content) == (418, b"tea")
        assert reply.headers["Retry-After"] == "7"

    def test_we_say_who_asks(self):
        with web_host({}) as host:
            ask(f"{host.url}/")
        assert host.agents == {f"workshopsite/{__version__} (link check)"}

    @pytest.mark.parametrize("method", ["HEAD", "GET"])
    def test_a_video_is_not_loaded(self, method):
        with web_host({"/v": status(200, b"v" * 100, Content_Length="900000000")}) as host:
            reply = ask(f"{host.url}/v", method)
        assert (reply.status, reply.content) == (200, b"")

    def test_a_redirect_is_an_answer_like_any_other(self):
        with web_host({"/a": status(301, Location="/b")}) as host:
            assert ask(f"{host.url}/a").headers["Location"] == "/b"
        assert host.asked == ["GET /a"]


class TestNoAnswers:
    def test_a_server_that_keeps_silent(self):
        with web_host({}) as host:
            assert trouble(f"{host.url}/slow", seconds=0.2) is Trouble.SILENT

    def test_a_server_that_breaks_off(self):
        with web_host({"/a": None}) as host:
            assert trouble(f"{host.url}/a") is Trouble.HUNG_UP

    def test_a_port_where_nobody_listens(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        assert trouble(f"http://127.0.0.1:{port}/") is Trouble.HUNG_UP

    def test_a_host_that_does_not_exist(self):
        assert trouble("http://no-such-host.invalid/") is Trouble.UNKNOWN_HOST

    def test_a_server_that_speaks_nothing_of_the_web(self):
        with socket.create_server(("127.0.0.1", 0)) as server:

            def greet():
                connection, _ = server.accept()
                connection.sendall(b"220 mail.example ESMTP\r\n")
                connection.close()

            thread = Thread(target=greet)
            thread.start()
            assert trouble(f"http://127.0.0.1:{server.getsockname()[1]}/") is Trouble.HUNG_UP
            thread.join()

    def test_a_certificate_that_nobody_vouches_for(self, tmp_path):
        make_certificate(tmp_path, "own")
        assert trouble_with(tmp_path, "own") is Trouble.CERTIFICATE

    def test_a_certificate_whose_issuer_is_not_at_hand(self, tmp_path):
        make_certificate(tmp_path, "issuer")
        make_certificate(tmp_path, "issued", issuer="issuer")
        assert trouble_with(tmp_path, "issued") is Trouble.INCOMPLETE

    def test_none_of_this_is_logged(self, caplog, capfd):
        with web_host({"/a": None}) as host:
            trouble(f"{host.url}/a")
            trouble(f"{host.url}/slow", seconds=0.1)
        assert (caplog.records, *capfd.readouterr()) == ([], "", "")
        assert logging.getLogger("tornado").level == logging.NOTSET

    def test_our_own_mistakes_are_not_taken_for_silence(self, monkeypatch):
        def broken(*_):
            raise KeyError("ours")

        monkeypatch.setattr("tornado.simple_httpclient.SimpleAsyncHTTPClient.fetch_impl", broken)
        with pytest.raises(KeyError, match="ours"):
            ask("http://example.org/")


class TestWhoIsNotAsked:
    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1",
            "localhost",
            "2130706433",
            "[::1]",
            "10.1.2.3",
            "169.254.169.254",
            "[fe80::1]",
            "0.0.0.0",
        ],
    )
    def test_this_machine_and_its_network_are_not(self, host):
        try:
            socket.getaddrinfo(host.strip("[]"), 80)
        except OSError:
            pytest.skip("this system does not know such a name")
        assert trouble(f"http://{host}:9/", private=False, seconds=2) is Trouble.NOT_PUBLIC

    def test_a_name_that_leads_into_this_machine_gets_no_question(self):
        with web_host({}) as host:
            assert trouble(f"{host.url}/", private=False) is Trouble.NOT_PUBLIC
        assert host.asked == []

    @pytest.mark.parametrize(
        ("number", "public"),
        [
            ("93.184.215.14", True),
            ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
            ("64:ff9b::5db8:d70e", True),
            ("198.18.0.7", True),
            ("127.0.0.1", False),
            ("::ffff:127.0.0.1", False),
            ("172.16.0.1", False),
            ("100.64.0.1", False),
            ("fd00::1", False),
            ("fe80::1%eth0", False),
            ("224.0.0.1", False),
            ("::", False),
        ],
    )
    def test_what_is_public(self, number, public):
        assert is_public(number) is public
