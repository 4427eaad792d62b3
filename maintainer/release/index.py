"""A package index: where it is, with which credentials, and what it holds of a project.

Names, addresses, credentials and certificates are found as twine finds them: `TWINE_USERNAME` and `TWINE_PASSWORD`, a
section of `.pypirc`, the keyring, `TWINE_CERT`. What an index holds is read from its simple API (PEP 503, PEP 691).
"""

from __future__ import annotations

import hashlib
import os
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
"""Where the simple API lies below the address for uploads; the second is devpi's way."""

_PUBLIC = {
    urlsplit(getattr(twine_repository, name)).hostname
    for name in ("LEGACY_PYPI", "LEGACY_TEST_PYPI", "OLD_WAREHOUSE", "TEST_WAREHOUSE", "WAREHOUSE", "WAREHOUSE_WEB")
}
_TIMEOUT = (10, 60)
"""Seconds to connect, and between two bytes."""


@frozen
class Held:
    """A file in an index."""

    url: str
    algorithm: str | None
    digest: str


@define
class Index:
    """An index to upload to."""

    url: str
    """Where uploads go."""
    simple_url: str | None
    """Where its simple API is; None to look for it."""
    _uploads: TwineRepository

    @classmethod
    def named(cls, name: str, *, simple: str | None = None, for_upload: bool) -> Index:
        """The index of a section of `.pypirc`, or at an address.

        Args:
            name: The section or the address.
            simple: The address of its simple API, if that is somewhere unusual.
            for_upload: Whether credentials are needed.

        Raises:
            ReleaseError: It is not known, is a public one, or there are no credentials; or an address holds some.
        """
        is_url = "://" in name
        if not is_url and set(name) & set("@:/"):
            raise ReleaseError("INDEX is neither a section of .pypirc nor an address with http:// or https://")
        if any(each and "@" in _split(each).netloc for each in (name if is_url else None, simple)):
            raise ReleaseError(
                "an address must not hold a user name or a password, as it gets into logs; "
                "set TWINE_USERNAME and TWINE_PASSWORD, or use .pypirc or the keyring"
            )
        try:
            settings = Settings(
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
        url = str(settings.repository_config["repository"])
        _check_address(url)
        try:
            uploads = settings.create_repository()
        except NonInteractive as error:
            if for_upload:
                raise ReleaseError(
                    f"there are no credentials for {url}; set TWINE_USERNAME and TWINE_PASSWORD, "
                    "or keep them in .pypirc or the keyring"
                ) from error
            uploads = twine_repository.Repository(url, None, None, True)
            uploads.set_certificate_authority(settings.cacert)
        return cls(url, simple, uploads)

    def files(self, project: str) -> dict[str, Held]:
        """The files that the index holds of a project, by their names.

        Raises:
            ReleaseError: It cannot be reached, or does not say.
        """
        root = self._simple_root()
        page = urljoin(root, f"{canonicalize_name(project)}/")
        answer = self._get(page)
        # An index without the project may send on to another one.
        if answer.status_code == requests.codes.not_found or answer.is_redirect:
            return {}
        if not answer.ok:
            raise ReleaseError(f"{page} answered {_status(answer)}")
        try:
            return _files(answer)
        except (ValueError, LookupError, TypeError) as error:
            raise ReleaseError(f"{page} is no page of a simple API") from error

    def holds_same(self, held: Held, file: Path) -> bool:
        """Whether a file in the index has the bytes of one here."""
        content = file.read_bytes()
        if held.algorithm is not None and held.algorithm in hashlib.algorithms_available:
            return hashlib.new(held.algorithm, content).hexdigest() == held.digest.lower()
        answer = self._get(held.url)
        if not answer.ok:
            raise ReleaseError(f"{_without_query(held.url)} answered {_status(answer)}")
        return bool(answer.content == content)

    def upload(self, file: Path) -> None:
        """Upload a file.

        Raises:
            ReleaseError: The index cannot be reached, or did not take it.
        """
        try:
            answer = self._uploads.upload(PackageFile.from_filename(str(file), None))
        except requests.RequestException as error:
            raise ReleaseError(f"{file.name} did not get to {self.url}: {_reason(error)}") from error
        except TwineException as error:
            raise ReleaseError(f"{file.name} cannot be uploaded: {error}") from error
        if answer.is_redirect:
            raise ReleaseError(
                f"{self.url} sends uploads on to {_without_query(answer.headers.get('location', '?'))}; "
                "name that address if it is the right one"
            )
        if answer.status_code in (requests.codes.unauthorized, requests.codes.forbidden):
            raise ReleaseError(f"{self.url} does not let this account upload {file.name}: {_status(answer)}")
        if not answer.ok:
            raise ReleaseError(f"{self.url} did not take {file.name}: {_status(answer)}")

    def close(self) -> None:
        self._uploads.close()

    def _simple_root(self) -> str:
        base = self.url if self.url.endswith("/") else f"{self.url}/"
        roots = [urljoin(base, folder) for folder in _SIMPLE_FOLDERS]
        if self.simple_url is not None:
            roots = [self.simple_url if self.simple_url.endswith("/") else f"{self.simple_url}/"]
        for root in roots:
            # The list of all projects can be long, and only whether there is one matters.
            answer = self._get(root, stream=True)
            answer.close()
            if answer.status_code in (requests.codes.unauthorized, requests.codes.forbidden):
                raise ReleaseError(f"{root} does not let this account read: {_status(answer)}")
            if answer.ok and not answer.is_redirect:
                return root
        raise ReleaseError(
            f"what the index holds cannot be seen: {' and '.join(roots)} is no simple API; name it with SIMPLE=<URL>"
        )

    def _get(self, url: str, *, stream: bool = False) -> requests.Response:
        # What a page links to may be anywhere, and credentials are for the index alone.
        is_named = _origin(url) in (_origin(self.url), _origin(self.simple_url or self.url))
        try:
            return self._uploads.session.get(
                url,
                headers={"Accept": _ACCEPT},
                auth=None if is_named else _no_credentials,
                allow_redirects=False,
                stream=stream,
                timeout=_TIMEOUT,
            )
        except requests.RequestException as error:
            raise ReleaseError(f"{_without_query(url)} cannot be reached: {_reason(error)}") from error


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hrefs += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError as error:
        raise ReleaseError(f"an address is none: {error}") from None


def _origin(url: str) -> tuple[str, str]:
    parts = _split(url)
    return parts.scheme, parts.netloc


def _no_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _check_address(url: str) -> None:
    parts = _split(url)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or not host:
        raise ReleaseError("the index must have an http or https address")
    if "@" in parts.netloc:
        raise ReleaseError("the index's address in .pypirc must not hold a user name or a password")
    if host in _PUBLIC or any(host.endswith(f".{each}") for each in _PUBLIC):
        raise ReleaseError("this leads to a public index, and releases go to an internal one")


def _files(answer: requests.Response) -> dict[str, Held]:
    held = {}
    if answer.headers.get("Content-Type", "").startswith(_SIMPLE_JSON):
        listed: list[Any] = answer.json()["files"]
        for each in listed:
            algorithm, digest = next(iter(sorted(each["hashes"].items(), reverse=True)), (None, ""))
            held[str(each["filename"])] = Held(urljoin(answer.url, each["url"]), algorithm, str(digest))
        return held
    links = _Links()
    links.feed(answer.text)
    for href in links.hrefs:
        url, _, fragment = urljoin(answer.url, href).partition("#")
        algorithm, equals, digest = fragment.partition("=")
        name = unquote(urlsplit(url).path.rpartition("/")[2])
        held[name] = Held(url, algorithm if equals else None, digest)
    return held


def _status(answer: requests.Response) -> str:
    status = f"{answer.status_code} {answer.reason or ''}".strip()
    is_text = answer.headers.get("Content-Type", "").startswith("text/plain")
    first_line = answer.text.strip().partition("\n")[0][:200] if is_text else ""
    return f"{status} ({first_line})" if first_line and first_line != answer.reason else status


def _reason(error: BaseException) -> str:
    """The innermost cause, as what lies around it repeats addresses and objects."""
    while (cause := error.__cause__ or error.__context__) is not None:
        error = cause
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _without_query(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"
