#!/usr/bin/env python3
"""A second verifier of evidence packages, written from docs/evidence-package.md and the specifications it names (RFC 8493,
RFC 8785, RFC 9901, RFC 6962, DSSE, in-toto, C2SP), not from the first. Python's standard library and the openssl program.

    second_packages.py FILE [--key FILE]     one package; prints one JSON object, ends 0, 1 or 3
    second_packages.py --many                names of files on standard input, one answer a line

The answer: {"whole": bool, "first": code of the first fault or null, "part": name or null, "entry": n or null}.
"""
import base64
import json
import re
import struct
import sys
import zlib

from second_verifier import (Key, base64url, canonical, decode64, no_repeats, open_checkpoint, parsed, plain, sha256, texts,
                             whole_number)

FOLDER = "evidence/"
NAME = re.compile(r"^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,3}$")
MOST_MEMBERS, MOST_BYTES = 500, 200 * 1024 * 1024
PAYLOAD_TYPE = "application/vnd.in-toto+json"
TAGS, LIST, ENVELOPE = "tagmanifest-sha256.txt", "manifest-sha256.txt", "evidence.dsse.json"
KEY, PEM, FACTS, FIELDS, CASE = "keys/log.vkey", "keys/log.pem", "data/package.json", "data/fields.json", "data/case.json"
CHECKPOINT, ENTRIES = "data/audit/checkpoint.txt", "data/audit/entries.jsonl"
# What the entry of the export does not commit to; whoever holds the key could put any other beside them later.
NOT_LOGGED = ("VERIFY.txt", "bag-info.txt", "bagit.txt", CHECKPOINT, ENTRIES, KEY, PEM, ENVELOPE, LIST, TAGS)
SPKI = bytes.fromhex("302a300506032b6570032100")


class Bad(Exception):
    def __init__(self, code, part, entry=None):
        super().__init__(code)
        self.code, self.part, self.entry = code, part, entry


def hexed(data):
    return sha256(data).hex()


def told(data):
    return "sha-256:" + hexed(data)


def digest_of(disclosure):
    return base64.urlsafe_b64encode(sha256(disclosure.encode())).decode().rstrip("=")


def opened(disclosure):
    """(name, value) of a disclosure."""
    said = whole(base64url(disclosure).decode("utf-8"))
    if not isinstance(said, list) or len(said) != 3 or not isinstance(said[0], str) or not isinstance(said[1], str):
        raise ValueError("no disclosure")
    return said[1], said[2]


def write(members):
    """The archive as the page describes it."""
    body, directory = b"", b""
    parts = []
    at = 0
    for name in sorted(members):
        data = members[name]
        full = (FOLDER + name).encode()
        facts = struct.pack("<5H3I2H", 10, 0, 0, 0, 0x21, zlib.crc32(data), len(data), len(data), len(full), 0)
        head = struct.pack("<I", 0x04034B50) + facts + full
        directory += struct.pack("<IH", 0x02014B50, 0x030A) + facts + b"\0" * 6 + struct.pack("<II", 0o100644 << 16, at)
        directory += full
        parts += [head, data]
        at += len(head) + len(data)
    body = b"".join(parts)
    return body + directory + struct.pack("<I4H2IH", 0x06054B50, 0, 0, len(members), len(members), len(directory), at, 0)


def read(data):
    members, at = {}, 0
    try:
        while data[at:at + 4] == b"PK\x03\x04":
            size, = struct.unpack_from("<I", data, at + 22)
            length, = struct.unpack_from("<H", data, at + 26)
            name = data[at + 30:at + 30 + length].decode("ascii")
            at += 30 + length
            if at + size > len(data) or not name.startswith(FOLDER) or name[len(FOLDER):] in members:
                raise ValueError("no member")
            name = name[len(FOLDER):]
            if not NAME.match(name) or len(name) > 120 or name.endswith("\n"):
                raise ValueError("no name")
            members[name] = data[at:at + size]
            at += size
    except (struct.error, ValueError) as why:
        raise Bad("unreadable", "archive") from why
    if len(members) > MOST_MEMBERS or sum(map(len, members.values())) > MOST_BYTES or len(data) > MOST_BYTES + MOST_MEMBERS * 512 or write(members) != data:
        raise Bad("unreadable", "archive")
    plain = {name.lower() for name in members}
    folders = {name[:at] for name in plain for at, letter in enumerate(name) if letter == "/"}
    if len(plain) != len(members) or plain & folders:
        raise Bad("unreadable", "archive")
    return members


def number_of(text):
    """As readers of 64 bits take it: what does not fit is a float."""
    number = int(text) if len(text) < 25 else None
    fits = number is not None and text != "-0" and -2**63 <= number < 2**64
    return number if fits else float_of(text)


def float_of(text):
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError("no number")
    return number


def whole(text):
    """JSON in which no name stands twice."""
    return parsed(text, object_pairs_hook=no_repeats, parse_int=number_of, parse_float=float_of)


def shaped(value, shape):
    """A type, several, a list of one shape, an object of exactly these names, or what a function says of it."""
    if isinstance(shape, type):
        return type(value) is shape
    if isinstance(shape, tuple):
        return any(shaped(value, one) for one in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(shaped(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and set(value) == set(shape) and all(shaped(value[name], shape[name]) for name in shape)
    return shape(value)


def exact(members, part, shape):
    """An object of this shape, written in the one way."""
    if part not in members:
        raise Bad("missing", part)
    try:
        text = members[part].decode("utf-8")
        said = whole(text)
    except ValueError as why:
        raise Bad("unreadable", part) from why
    if not shaped(said, shape) or canonical(said) != text:
        raise Bad("unreadable", part)
    return said


def signed(members, keys):
    def get(name):
        if name not in members:
            raise Bad("missing", name)
        return members[name]

    try:
        text = get(KEY).decode("utf-8")
        if not text.endswith("\n") or text.endswith("\n\n"):
            raise ValueError("no line")
        key = Key(text[:-1])
    except ValueError as why:
        raise Bad("bad_key", KEY) from why
    if keys and key.text not in keys:
        raise Bad("unknown_key", KEY)
    pem = "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n" % base64.b64encode(SPKI + key.public).decode()
    if get(PEM) != pem.encode():
        raise Bad("bad_key", PEM)
    envelope = get(ENVELOPE)
    try:
        said = whole(envelope.decode("utf-8"))
        payload, signature = decode64(said["payload"]), decode64(said["signatures"][0]["sig"])
        again = '{"payload":"%s","payloadType":"%s","signatures":[{"sig":"%s"}]}' % (
            said["payload"], PAYLOAD_TYPE, said["signatures"][0]["sig"])
        if again.encode() != envelope or len(signature) != 64:
            raise ValueError("a second spelling")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, UnicodeError) as why:
        raise Bad("unreadable", ENVELOPE) from why
    pae = b"DSSEv1 %d %s %d " % (len(PAYLOAD_TYPE), PAYLOAD_TYPE.encode(), len(payload)) + payload
    if not key.signed(pae, signature):
        raise Bad("bad_signature", ENVELOPE)
    try:
        said = whole(payload.decode("utf-8"))
        package, lists = said["predicate"]["packageId"], [one["digest"]["sha256"] for one in said["subject"]]
        subject = [{"digest": {"sha256": digest}, "name": name} for digest, name in zip(lists, (LIST, TAGS))]
        again = {"_type": "https://in-toto.io/Statement/v1", "predicate": {"packageId": package},
                 "predicateType": "urn:second-look:evidence-package:v1", "subject": subject}
        if canonical(again).encode() != payload or not shaped([package] + lists, [str]) or len(lists) != 2:
            raise ValueError("a second spelling")
    except (ValueError, KeyError, TypeError, AttributeError, UnicodeError) as why:
        raise Bad("unreadable", ENVELOPE) from why
    return key, package, lists


def listed(members, lists):
    named, faults = set(), []
    for name, digest in ((TAGS, lists[1]), (LIST, lists[0])):
        if name not in members:
            raise (faults[0] if faults else Bad("missing", name))
        if hexed(members[name]) != digest:
            raise (faults[0] if faults else Bad("altered", name))
        try:
            lines = [line.split("  ", 1) for line in members[name].decode("utf-8").split("\n")]
        except UnicodeError:
            lines = [[]]
        if lines.pop() != [""] or any(len(line) != 2 for line in lines):
            raise (faults[0] if faults else Bad("unreadable", name))
        for wanted, path in lines:
            named.add(path)
            if path not in members:
                faults.append(Bad("missing", path))
            elif hexed(members[path]) != wanted:
                faults.append(Bad("altered", path))
    faults += [Bad("unexpected", name) for name in sorted(set(members) - named - {TAGS, ENVELOPE})]
    if faults:
        raise faults[0]
    # Each file in its own list, and the lists written in the one way.
    for name, of_it in ((TAGS, lambda one: not one.startswith("data/") and one not in (TAGS, ENVELOPE)),
                        (LIST, lambda one: one.startswith("data/"))):
        text = "".join(f"{hexed(members[one])}  {one}\n" for one in sorted(members) if of_it(one))
        if members[name] != text.encode():
            raise Bad("unreadable", name)


MOST_FIELDS, MOST_NAME_BYTES = 20_000, 2 * 1024 * 1024


def escaped(name):
    return name.replace("~", "~0").replace("/", "~1")


def inner_of(value):
    """(name, value) of what stands in a list or an object that is not empty."""
    if isinstance(value, list):
        return [(str(at), inner) for at, inner in enumerate(value)]
    return list(value.items()) if isinstance(value, dict) else []


def deepest(document):
    """The deepest level at which all fields fit; below it a list or an object is one field."""
    level, ended, names, depth, best = [(0, document)], 0, 0, 0, 0
    while level:
        on = [(size, value) for size, value in level if inner_of(value)]
        ends = [size for size, value in level if not inner_of(value)]
        ended, names = ended + len(ends), names + sum(ends)
        if ended + len(on) <= MOST_FIELDS and names + sum(size for size, _ in on) <= MOST_NAME_BYTES:
            best = depth
        level = [(size + 1 + len(escaped(name).encode()), inner) for size, value in on for name, inner in inner_of(value)]
        depth += 1
    return best


def flatten(value):
    fields, level = {}, [("", value)]
    for below in range(deepest(value), -1, -1):
        after = []
        for path, one in level:
            inside = inner_of(one) if below else []
            after += [(path + "/" + escaped(name), inner) for name, inner in inside]
            if not inside:
                fields[path] = one
        level = after
    return fields


def same(one, other):
    """Equal, and yes is not 1."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


MAYBE = (str, type(None))


def short(value):
    return type(value) is int and 0 <= value < 2**32


def pair(value):
    return shaped(value, [str]) and len(value) == 2


A_FILE = {"mediaType": MAYBE, "original": MAYBE, "path": MAYBE, "side": str, "state": str}
A_PACKAGE = {"app": str, "caseId": str, "etag": MAYBE, "evidenceDigest": MAYBE, "fields": str, "files": [A_FILE], "kind": str,
             "language": str, "leftOut": [{"reason": str, "what": str}], "madeAt": str, "packageId": str,
             "parts": [{"part": str, "state": str}], "recipient": MAYBE, "v": short}
ITS_FIELDS = {"digests": [str], "disclosed": [str], "v": short}
A_SUMMARY = {"deviceVerdict": MAYBE, "dueAt": MAYBE, "expiresAt": MAYBE, "flowId": MAYBE, "openedAt": str,
             "openedBecause": [pair], "platformOutcome": str, "priority": short, "second": bool, "sessionId": MAYBE, "source": str}
AS_SHOWN = {"catalogue": str, "policy": {"digest": str, "text": MAYBE, "version": str}, "shownAt": MAYBE, "state": str,
            "summary": A_SUMMARY, "v": short}
AN_ENTRY = {"disclosed": [str], "entry": str, "proof": str}
DIGEST = re.compile(r"[A-Za-z0-9_-]{43}")


REVIEWED = ("regulator", "court")
FOLDERS = ("data/images/", "data/signed/")


def pictures(members, facts, full, reviewed):
    named = set()
    for one in facts["files"]:
        path = one["path"]
        if path is None:
            if one["state"] in ("original", "redacted"):
                raise Bad("contradicts", FACTS)
            continue
        if path in named or not path.startswith(FOLDERS) or path not in members:
            raise Bad("contradicts", FACTS)
        named.add(path)
        same = None if one["original"] is None else one["original"] == hexed(members[path])
        told = (one["state"] == "original" and full and same is True) \
            or (one["state"] == "redacted" and not full and reviewed and same is False)
        if not told:
            raise Bad("contradicts", path)
    for name in sorted(members):
        if name.startswith(FOLDERS) and name not in named:
            raise Bad("unexpected", name)


SHOWN = "data/shown.json"


def as_shown(members, facts, full, reviewed):
    if not reviewed:
        if SHOWN in members:
            raise Bad("unexpected", SHOWN)
        return
    shown = exact(members, SHOWN, (AS_SHOWN, {"kept": bool, **AS_SHOWN}))
    text = shown["policy"]["text"]
    if shown["v"] != 1 or (text is not None) != full or (full and told(text.encode()) != shown["policy"]["digest"]):
        raise Bad("contradicts", SHOWN)
    state = {"catalogue": shown["catalogue"], "fields": facts["fields"], "policy": shown["policy"]["digest"],
             "files": [one["original"] for one in facts["files"]], "shownAt": shown["shownAt"], "summary": shown["summary"]}
    if told(canonical(state).encode()) != shown["state"]:
        raise Bad("contradicts", SHOWN)


def said(members, key, package):
    facts = exact(members, FACTS, A_PACKAGE)
    full = facts["kind"] == "full" and facts["recipient"] is None and facts["evidenceDigest"] is not None
    redacted = facts["kind"] == "redacted" and facts["recipient"] in REVIEWED + ("partner", "data_subject") \
        and facts["evidenceDigest"] is None
    if facts["packageId"] != package or facts["v"] != 1 or not (full or redacted) or full != (CASE in members):
        raise Bad("contradicts", FACTS)
    reviewed = full or facts["recipient"] in REVIEWED
    for name in sorted(members):
        if (not name.startswith("data/") or name.startswith("data/audit/")) and name not in NOT_LOGGED:
            raise Bad("unexpected", name)
    for name in sorted(members):
        if not full and name.startswith(("data/decisions/", "data/receipts/", "data/signed/")):
            raise Bad("unexpected", name)
    if not reviewed and (facts["etag"] is not None or any(one["original"] is not None for one in facts["files"])):
        raise Bad("contradicts", FACTS)
    pictures(members, facts, full, reviewed)
    if members.get("bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        raise Bad("contradicts", "bagit.txt")
    payload = [data for name, data in members.items() if name.startswith("data/")]
    info = "Bag-Software-Agent: %s\nBagging-Date: %s\nExternal-Identifier: %s\nPayload-Oxum: %d.%d\n" % (
        facts["app"], facts["madeAt"].split("T")[0], package, sum(map(len, payload)), len(payload))
    if members.get("bag-info.txt") != info.encode():
        raise Bad("contradicts", "bag-info.txt")
    fields = exact(members, FIELDS, ITS_FIELDS)
    if fields["v"] != 1 or fields["digests"] != sorted(fields["digests"]) \
            or not all(map(DIGEST.fullmatch, fields["digests"])) or told(json.dumps(fields["digests"], separators=(",", ":")).encode()) != facts["fields"]:
        raise Bad("contradicts", FIELDS)
    shown, known = {}, set(fields["digests"])
    for disclosure in fields["disclosed"]:
        try:
            name, value = opened(disclosure)
        except (ValueError, UnicodeError) as why:
            raise Bad("not_committed", FIELDS) from why
        if digest_of(disclosure) not in known or name in shown:
            raise Bad("not_committed", FIELDS)
        shown[name] = value
    if "/caseId" not in shown or not same(shown["/caseId"], facts["caseId"]):
        raise Bad("contradicts", FACTS)
    if not same(shown.get("/etag"), facts["etag"]):
        raise Bad("contradicts", FACTS)
    if full:
        if told(members[CASE]) != facts["evidenceDigest"]:
            raise Bad("contradicts", CASE)
        try:
            document = whole(members[CASE].decode("utf-8"))
        except ValueError as why:
            raise Bad("unreadable", CASE) from why
        if not same(flatten(document), shown):
            raise Bad("not_committed", CASE)
    as_shown(members, facts, full, reviewed)
    logged(members, key, facts, reviewed)


def climbed(leaf, index, size, hashes):
    """The root an entry's proof leads to (RFC 9162 section 2.1.3.2)."""
    at, last = index, size - 1
    for hash_ in hashes:
        if last == 0:
            return None
        if at % 2 == 1 or at == last:
            leaf = sha256(b"\x01" + hash_ + leaf)
            while at % 2 == 0 and at != 0:
                at, last = at >> 1, last >> 1
        else:
            leaf = sha256(b"\x01" + leaf + hash_)
        at, last = at >> 1, last >> 1
    return leaf if last == 0 else None


def logged(members, key, facts, reviewed):
    if CHECKPOINT not in members:
        raise Bad("missing", CHECKPOINT)
    try:
        note = members[CHECKPOINT].decode("utf-8")
        open_checkpoint(note, key)
    except (ValueError, UnicodeError) as why:
        raise Bad("bad_checkpoint", CHECKPOINT) from why
    if ENTRIES not in members:
        if reviewed:
            raise Bad("missing", ENTRIES)
        return
    if not reviewed:
        raise Bad("unexpected", ENTRIES)
    size, root = open_checkpoint(note, key)
    case, base, before, entries = None, None, -1, []
    for line in re.findall(rb"[^\n]*\n|[^\n]+$", members[ENTRIES]):
        try:
            text = line.decode("utf-8")
            one = whole(text)
            if not shaped(one, AN_ENTRY) or canonical(one) + "\n" != text:
                raise ValueError("a second spelling")
            entry = plain(one["entry"])
            seq, commit = whole_number(entry["seq"]), entry["commit"]
            if not texts(commit) or not isinstance(entry["type"], str) \
                    or not all(isinstance(entry.get(name), (str, type(None))) for name in ("caseRef", "decisionId")):
                raise ValueError("no entry")
        except (ValueError, KeyError, TypeError, UnicodeError) as why:
            raise Bad("unreadable", ENTRIES) from why
        try:
            head, own = one["proof"].split("\n\n", 1)
            first, index, *hashes = head.split("\n")
            if first != "c2sp.org/tlog-proof@v1" or not index.startswith("index ") or len(hashes) > 63:
                raise ValueError("no proof")
            hashes = [decode64(hash_) for hash_ in hashes]
            if any(len(hash_) != 32 for hash_ in hashes):
                raise ValueError("no hash")
            if own != note:
                raise ValueError("another checkpoint than the package's")
            index = whole_number(index[6:])
            base = seq - index if base is None else base
            if base < 0 or seq - index != base:
                raise ValueError("another place in the log than its number says")
            leaf = sha256(b"\x00" + one["entry"].encode())
            if index >= size or climbed(leaf, index, size, hashes) != root:
                raise ValueError("leads nowhere")
        except ValueError as why:
            raise Bad("not_in_log", ENTRIES, seq) from why
        case = entry.get("caseRef") if case is None else case
        if entry.get("caseRef") is None or entry["caseRef"] != case or seq <= before:
            raise Bad("contradicts", ENTRIES, seq)
        before, values = seq, {}
        for disclosure in one["disclosed"]:
            try:
                name, value = opened(disclosure)
            except (ValueError, UnicodeError) as why:
                raise Bad("not_committed", ENTRIES, seq) from why
            if commit.get(name) != digest_of(disclosure) or name in values:
                raise Bad("not_committed", ENTRIES, seq)
            values[name] = value
        entries.append((seq, entry, values))
    if not entries:
        raise Bad("contradicts", ENTRIES)
    seq, entry, values = entries[-1]
    lines = members[LIST].decode("utf-8").split("\n")[:-1]
    content = told("".join(line + "\n" for line in lines if "  data/audit/" not in line).encode())
    wanted = {"packageId": facts["packageId"], "kind": facts["kind"], "fields": facts["fields"], "content": content,
              "recipient": facts["recipient"]}
    if entry["type"] != "package_exported" or "recipient" not in values \
            or any(values.get(name) != text for name, text in wanted.items()):
        raise Bad("contradicts", ENTRIES, seq)
    for name in sorted(members):
        if name.startswith("data/decisions/"):
            of_it = [values for _, entry, values in entries if entry["type"] in ("decided", "second_answered")
                     and entry.get("decisionId") == name[len("data/decisions/"):-len(".json")]]
            if of_it and "bodyDigest" in of_it[0] and of_it[0]["bodyDigest"] != told(members[name]):
                raise Bad("not_committed", name)


def check(path, keys=()):
    with open(path, "rb") as file:
        members = read(file.read())
    key, package, lists = signed(members, list(keys))
    listed(members, lists)
    said(members, key, package)


def answer(path, keys=()):
    try:
        check(path, keys)
    except Bad as bad:
        return {"whole": False, "first": bad.code, "part": bad.part, "entry": bad.entry}
    return {"whole": True, "first": None, "part": None, "entry": None}


def main(words):
    if words == ["--many"]:
        for name in sys.stdin:
            print(json.dumps(answer(name.rstrip("\n"))), flush=True)
        return 0
    path, keys = None, []
    words = iter(words)
    try:
        for word in words:
            if word == "--key":
                with open(next(words), encoding="utf-8") as file:
                    keys.append(Key(file.read().rstrip()).text)
            else:
                path = word
        if path is None:
            print(__doc__, file=sys.stderr)
            return 2
        found = answer(path, keys)
    except (OSError, ValueError) as why:
        print(json.dumps({"whole": None, "error": str(why)}))
        return 3
    print(json.dumps(found))
    return 0 if found["whole"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
