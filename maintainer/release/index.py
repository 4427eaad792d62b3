"""A package index: its URL and credentials, the files that it has of a project, and uploads.

The URL, the credentials and the certificates are configured as for twine: `TWINE_USERNAME` and `TWINE_PASSWORD`, a
section of `.pypirc`, the keyring, `TWINE_CERT`. The files of a project are read from the simple API (PEP 503, PEP 691).
"""

from __future__ import annotations

import base64
import hashlib
import logging
import os
from contextlib import suppress
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import requests
from attrs import define, frozen
from packaging.utils import canonicalize_name
from twine import repository as twine_repository
from twine.exceptions import NonInteractive, TwineException
from twine.package import PackageFile
from twine.settings import Settings

from maintainer.release.project import ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

    from twine.repository import Repository as TwineRepository

_SIMPLE_JSON = "application/vnd.pypi.simple.v1+json"
_ACCEPT = f"{_SIMPLE_JSON}, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1"
_SIMPLE_FOLDERS = ("simple/", "+simple/")
"""The path of the simple API below the URL for uploads; devpi uses the second."""

_PUBLIC = {
    urlsplit(getattr(twine_repository, name)).hostname
    for name in ("LEGACY_PYPI", "LEGACY_TEST_PYPI", "OLD_WAREHOUSE", "TEST_WAREHOUSE", "WAREHOUSE", "WAREHOUSE_WEB")
}
_TIMEOUT = (10, 60)
"""Maximum time to connect and between two bytes, in seconds."""

# twine logs the reason phrase of a response, which may repeat the credentials. Without a handler, logging prints it.
logging.getLogger("twine").addHandler(logging.NullHandler())


@frozen
class IndexFile:
    """A file in an index."""

    url: str
    algorithm: str | None
    digest: str


@define
class Index:
    """An index to upload to."""

    url: str
    """The URL for uploads."""
    simple_url: str | None
    """The URL of the simple API; None to search for it."""
    _uploads: TwineRepository

    @classmethod
    def from_name(cls, name: str, *, simple: str | None = None, for_upload: bool) -> Index:
        """Return the index of a section of `.pypirc`, or at a URL.

        Args:
            name: The section or the URL.
            simple: The URL of the simple API, if it is not found below the URL for uploads.
            for_upload: Refuse an index without credentials.

        Raises:
            ReleaseError: The index is unknown, public or without credentials, or a URL contains credentials.
        """
        settings = _settings(name, simple)
        url = str(settings.repository_config["repository"])
        _check_url(url)
        try:
            uploads = settings.create_repository()
        except NonInteractive as error:
            if for_upload:
                raise ReleaseError(
                    f"there are no credentials for {url}; set TWINE_USERNAME and TWINE_PASSWORD, "
                    "or store them in .pypirc or the keyring"
                ) from error
            uploads = twine_repository.Repository(url, None, None, True)
            uploads.set_certificate_authority(settings.cacert)
        return cls(url, simple, uploads)

    def files(self, project: str) -> dict[str, IndexFile]:
        """Return the files that the index has of a project, by name.

        Raises:
            ReleaseError: The index cannot be reached, or its response is not a page of a simple API.
        """
        page = urljoin(self._simple_root(), f"{canonicalize_name(project)}/")
        response = self._get(page)
        # An index that lacks the project may redirect to another index.
        if response.status_code == requests.codes.not_found or response.is_redirect:
            return {}
        if not response.ok:
            raise ReleaseError(f"{page} responded with {_status(response)}")
        try:
            return _listed_files(response)
        except (ValueError, LookupError, TypeError) as error:
            raise ReleaseError(f"{page} is not a page of a simple API") from error

    def has_same_content(self, listed: IndexFile, file: Path) -> bool:
        """Return whether a file in the index has the content of a local file."""
        content = file.read_bytes()
        if listed.algorithm is not None and listed.algorithm in hashlib.algorithms_available:
            return hashlib.new(listed.algorithm, content).hexdigest() == listed.digest.lower()
        response = self._get(listed.url)
        if not response.ok:
            raise ReleaseError(f"{_without_query(listed.url)} responded with {_status(response)}")
        return bool(response.content == content)

    def upload(self, file: Path) -> None:
        """Upload a file.

        Raises:
            ReleaseError: The index cannot be reached, or refused the file.
        """
        try:
            response = self._uploads.upload(PackageFile.from_filename(str(file), None))
        except requests.RequestException as error:
            raise ReleaseError(f"the upload of {file.name} to {self.url} failed: {_root_cause(error)}") from error
        except TwineException as error:
            raise ReleaseError(f"{file.name} cannot be uploaded: {error}") from error
        if response.is_redirect:
            location = _redacted(response, _without_query(response.headers.get("location", "?")))
            raise ReleaseError(f"{self.url} redirects uploads to {location}; name that URL if it is the right one")
        if _is_denied(response):
            raise ReleaseError(f"{self.url} does not allow this account to upload {file.name}: {_status(response)}")
        if not response.ok:
            raise ReleaseError(f"{self.url} refused {file.name}: {_status(response)}")

    def close(self) -> None:
        self._uploads.close()

    def _simple_root(self) -> str:
        roots = [urljoin(_with_slash(self.url), folder) for folder in _SIMPLE_FOLDERS]
        if self.simple_url is not None:
            roots = [_with_slash(self.simple_url)]
        for root in roots:
            # The response may list all projects; its status is enough.
            response = self._get(root, stream=True)
            response.close()
            if _is_denied(response):
                raise ReleaseError(f"{root} does not allow this account to read: {_status(response)}")
            if response.ok and not response.is_redirect:
                return root
        raise ReleaseError(f"no simple API found at {' or '.join(roots)}; name its URL with SIMPLE=<URL>")

    def _get(self, url: str, *, stream: bool = False) -> requests.Response:
        # Pages may link to other servers, and only the index may receive the credentials.
        is_index = _origin(url) in (_origin(self.url), _origin(self.simple_url or self.url))
        try:
            return self._uploads.session.get(
                url,
                headers={"Accept": _ACCEPT},
                auth=None if is_index else _without_credentials,
                allow_redirects=False,
                stream=stream,
                timeout=_TIMEOUT,
            )
        except requests.RequestException as error:
            raise ReleaseError(f"{_without_query(url)} cannot be reached: {_root_cause(error)}") from error


class _LinkParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hrefs += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _settings(name: str, simple: str | None) -> Settings:
    is_url = "://" in name
    if not is_url and set(name) & set("@:/"):
        raise ReleaseError("INDEX must be a section of .pypirc or a URL with http:// or https://")
    if any(url and "@" in _split(url).netloc for url in (name if is_url else None, simple)):
        raise ReleaseError(
            "a URL must not contain a user name or a password, because logs would show them; "
            "set TWINE_USERNAME and TWINE_PASSWORD, or use .pypirc or the keyring"
        )
    try:
        return Settings(
            username=os.environ.get("TWINE_USERNAME"),
            password=os.environ.get("TWINE_PASSWORD"),
            cacert=os.environ.get("TWINE_CERT"),
            repository_name=name if not is_url else "",
            repository_url=name if is_url else None,
            non_interactive=True,
            disable_progress_bar=True,
        )
    except (TwineException, ValueError, OSError) as error:
        raise ReleaseError(f"the index {name} cannot be used: {error}") from error


def _check_url(url: str) -> None:
    parts = _split(url)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or not host:
        raise ReleaseError("the URL of the index must begin with http:// or https://")
    if "@" in parts.netloc:
        raise ReleaseError("the URL of the index in .pypirc must not contain a user name or a password")
    if host in _PUBLIC or any(host.endswith(f".{each}") for each in _PUBLIC):
        raise ReleaseError("this index is public; publish to an internal one")


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise ReleaseError(f"invalid URL: {error}") from None


def _origin(url: str) -> tuple[str, str]:
    parts = _split(url)
    return parts.scheme, parts.netloc


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"


def _without_query(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"


def _without_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _listed_files(response: requests.Response) -> dict[str, IndexFile]:
    is_json = response.headers.get("Content-Type", "").startswith(_SIMPLE_JSON)
    return _files_in_json(response) if is_json else _files_in_html(response)


def _files_in_json(response: requests.Response) -> dict[str, IndexFile]:
    listed: list[Any] = response.json()["files"]
    files = {}
    for each in listed:
        algorithm, digest = next(iter(sorted(each["hashes"].items(), reverse=True)), (None, ""))
        files[str(each["filename"])] = IndexFile(urljoin(response.url, each["url"]), algorithm, str(digest))
    return files


def _files_in_html(response: requests.Response) -> dict[str, IndexFile]:
    parser = _LinkParser()
    parser.feed(response.text)
    files = {}
    for href in parser.hrefs:
        url, _, fragment = urljoin(response.url, href).partition("#")
        algorithm, equals, digest = fragment.partition("=")
        name = unquote(urlsplit(url).path.rpartition("/")[2])
        files[name] = IndexFile(url, algorithm if equals else None, digest)
    return files


def _is_denied(response: requests.Response) -> bool:
    return response.status_code in (requests.codes.unauthorized, requests.codes.forbidden)


def _status(response: requests.Response) -> str:
    reason = _redacted(response, response.reason or "")
    status = f"{response.status_code} {reason}".strip()
    is_text = response.headers.get("Content-Type", "").startswith("text/plain")
    first_line = _redacted(response, response.text.strip().partition("\n")[0])[:200] if is_text else ""
    return f"{status} ({first_line})" if first_line and first_line != reason else status


def _redacted(response: requests.Response, text: str) -> str:
    """Replace the credentials of the request in a text from the server, which may repeat its headers."""
    for secret in _credentials_sent(response.request.headers.get("Authorization", "")):
        text = text.replace(secret, "[redacted]")
    return text


def _credentials_sent(authorization: str) -> list[str]:
    """Return the credentials in the value of an `Authorization` header, as they are and decoded, longest first."""
    scheme, _, token = authorization.partition(" ")
    secrets = {token}
    if scheme.lower() == "basic":
        with suppress(ValueError):
            user_and_password = base64.b64decode(token).decode("latin-1")
            secrets |= {user_and_password, user_and_password.partition(":")[2]}
    return sorted(secrets - {""}, key=len, reverse=True)


def _root_cause(error: BaseException) -> str:
    """Return the message of the innermost exception; the outer ones repeat URLs and the names of objects."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
