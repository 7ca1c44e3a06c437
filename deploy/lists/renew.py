#!/usr/bin/env python3
"""Makes the lists that the hub ships from packages of the npm registry. See README.md.

Run it with Python 3.9 or later and npm; it needs no other package. It writes
  src/IdentityHub.Server/Verification/disposable-domains.txt
  src/IdentityHub.Server/People/Passwords/common-passwords.bin
"""
import hashlib
import json
import pathlib
import subprocess
import tarfile
import tempfile

DOMAINS = ("disposable-email-domains-js", "1.26.0", "package/dist/dict/disposable_email_blocklist.json")
PASSWORDS = ("@zxcvbn-ts/language-common", "4.1.3", "package/src/passwords.json")
SERVER = pathlib.Path(__file__).resolve().parents[2] / "src" / "IdentityHub.Server"


def read(package, version, member):
    """A JSON file of a package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        archive = next(pathlib.Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as files:
            return json.load(files.extractfile(member))


def write_domains():
    """One domain a line, sorted."""
    domains = sorted({domain.strip().lower() for domain in read(*DOMAINS) if domain.strip()})
    head = f"# {DOMAINS[0]} {DOMAINS[1]}, CC0-1.0; made by deploy/lists/renew.py\n"
    (SERVER / "Verification" / "disposable-domains.txt").write_text(head + "\n".join(domains) + "\n", encoding="utf-8")
    return len(domains)


def write_passwords():
    """The first 32 bits of the SHA-256 of each password in lower case, big-endian, ascending."""
    prefixes = {hashlib.sha256(password.lower().encode()).digest()[:4] for password in read(*PASSWORDS)}
    (SERVER / "People" / "Passwords" / "common-passwords.bin").write_bytes(b"".join(sorted(prefixes)))
    return len(prefixes)


if __name__ == "__main__":
    print(f"{write_domains()} domains, {write_passwords()} passwords")
