#!/usr/bin/env python3
"""A second verifier of exported logs, written from docs/audit-log.md and the specifications it names (RFC 6962, RFC 8785,
RFC 9901, C2SP signed-note, tlog-checkpoint and tlog-cosignature), not from the first. Python's standard library and the openssl program.

    second_verifier.py FILE [--key FILE] [--checkpoint FILE] [--witness FILE]
                                                                 one log; prints one JSON object, ends 0, 1 or 3
    second_verifier.py --many                                    names of files on standard input, one answer a line

"witnessed" is how many entries of the file's last log a witness saw, or null.

The answer: {"whole": bool, "witnessed": n or null, "faults": how many, "first": code of the first or null, "from": n or null, "to": n or null}.
"""
import base64
import hashlib
import json
import subprocess
import sys
import tempfile
import unicodedata

MOST_LINE = 64 * 1024
MOST_ENTRY = 8 * 1024
LAST_SECOND = 253402300799
SPKI = bytes.fromhex("302a300506032b6570032100")


class NotALog(Exception):
    pass


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    """RFC 8785 for what stands in an export: texts, whole numbers, null, and objects of those."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def no_repeats(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("a name stands twice")
    return dict(pairs)


def in_order(pairs):
    names = [name for name, _ in pairs]
    if any(one >= other for one, other in zip(names, names[1:])):
        raise ValueError("a name stands twice, or out of order")
    return dict(pairs)


def number_of(text):
    number = int(text)
    if text == "-0" or not -2**63 <= number < 2**64:
        raise ValueError("not a whole number of 64 bits")
    return number


def refused(text):
    raise ValueError(f"{text} is no whole number")


def held_to_depth(value, most=127):
    """No deeper than the first verifier goes."""
    level = [value]
    while level := [one for one in level if isinstance(one, (dict, list))]:
        most -= 1
        if most < 0:
            raise ValueError("nested too deep")
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]


def parsed(text, **how):
    """JSON as UTF-8 can carry it; ValueError for anything else, however deep."""
    try:
        value = json.loads(text, parse_constant=refused, **how)
        held_to_depth(value)
        json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as why:
        raise ValueError("nested too deep") from why
    return value


def plain(text):
    """What says the same to every reader: names in order and none twice, whole numbers alone."""
    return parsed(text, object_pairs_hook=in_order, parse_float=refused, parse_int=number_of)


def texts(value):
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def base64url(text):
    data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(data).decode().rstrip("=") != text:
        raise ValueError("a second spelling")
    return data


def decode64(text):
    """Standard base64 in the one way to write it."""
    data = base64.b64decode(text.encode("ascii"), validate=True)
    if base64.b64encode(data).decode("ascii") != text:
        raise ValueError("a second spelling")
    return data


def whole_number(text):
    if not isinstance(text, str) or not text.isascii() or not text.isdigit() or (len(text) > 1 and text[0] == "0"):
        raise ValueError("not a number")
    number = int(text)
    if number >= 2**64:
        raise ValueError("too large")
    return number


def root_of(peaks):
    """The root over the subtrees of the right edge, largest first."""
    if not peaks:
        return sha256(b"")
    root = peaks[-1][1]
    for _, left in reversed(peaks[:-1]):
        root = sha256(b"\x01" + left + root)
    return root


def append(peaks, leaf):
    size = 1
    while peaks and peaks[-1][0] == size:
        _, left = peaks.pop()
        leaf = sha256(b"\x01" + left + leaf)
        size *= 2
    peaks.append((size, leaf))


PRIME = 2**255 - 19
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME


def held_to_curve(data):
    """A point of Ed25519's curve (RFC 8032), and none under which anybody's signature fits: eight times it is not the neutral one."""
    y = int.from_bytes(data, "little") % 2**255 % PRIME
    for _ in range(4):
        y2 = y * y % PRIME
        x2 = (y2 - 1) * pow(CURVE * y2 + 1, -1, PRIME) % PRIME
        if x2 != 0 and pow(x2, (PRIME - 1) // 2, PRIME) != 1:
            raise ValueError("no point of the curve")
        if y == 1:
            raise ValueError("a weak key")
        y = (y2 + x2) * pow(1 - CURVE * x2 * y2, -1, PRIME) % PRIME


def held_to_name(name):
    if not name or "+" in name or any(c.isspace() for c in name):
        raise ValueError("no name of a key")


def held_to_print(name):
    """The name of a log that is printed beside the verdict."""
    held_to_name(name)
    if any(unicodedata.category(c) == "Cc" for c in name):
        raise ValueError("a name that steers a terminal")


class Key:
    """A verifier key: name, four bytes of id, 32 bytes of Ed25519; of kind 1 a log's, of kind 4 a witness's."""

    def __init__(self, text, kind=1):
        name, number, data = text.split("+", 2)
        typed = decode64(data)
        held_to_name(name)
        if len(typed) != 33 or typed[0] != kind:
            raise ValueError("not an Ed25519 key")
        held_to_print(name)
        held_to_curve(typed[1:])
        self.name, self.public = name, typed[1:]
        self.id = sha256(name.encode() + b"\n" + typed)[:4]
        if number != self.id.hex():
            raise ValueError("the id is another key's")
        self.text = text

    def signed(self, message, signature):
        with tempfile.NamedTemporaryFile() as key, tempfile.NamedTemporaryFile() as text, \
                tempfile.NamedTemporaryFile() as sign:
            for file, data in ((key, SPKI + self.public), (text, message), (sign, signature)):
                file.write(data)
                file.flush()
            words = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", key.name, "-rawin",
                     "-in", text.name, "-sigfile", sign.name]
            return subprocess.run(words, capture_output=True, check=False).returncode == 0


def open_checkpoint(note, key):
    """(size, root) of a note that the key signed; ValueError for anything else."""
    if any(c < " " and c != "\n" for c in note):
        raise ValueError("a control character")
    text, _, signatures = note.rpartition("\n\n")
    if not text or not signatures.endswith("\n"):
        raise ValueError("no note")
    text += "\n"
    lines = text.split("\n")
    if len(lines) != 4 or lines[0] != key.name or len(decode64(lines[2])) != 32:
        raise ValueError("no checkpoint of this log")
    size, root = whole_number(lines[1]), decode64(lines[2])
    ours = []
    if signatures.count("\n") > 100:
        raise ValueError("more signatures than anybody reads")
    for line in signatures[:-1].split("\n"):
        mark, name, data = line.split(" ")
        held_to_name(name)
        data = decode64(data)
        if mark != "\u2014" or len(data) < 5:
            raise ValueError("no signature line")
        if name == key.name and data[:4] == key.id:
            ours.append(data[4:])
    if not ours or len(ours[0]) != 64 or not key.signed(text.encode(), ours[0]):
        raise ValueError("not signed")
    return size, root


def open_cosignature(line, key, size, root, origin):
    """The second at which the witness saw this checkpoint; ValueError for anything else."""
    mark, name, data = line.split(" ")
    data = decode64(data)
    if mark != "\u2014" or name != key.name or len(data) != 76 or data[:4] != key.id:
        raise ValueError("no signature line of this witness")
    at = int.from_bytes(data[4:12], "big")
    text = f"cosignature/v1\ntime {at}\n{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    if at > LAST_SECOND or not key.signed(text.encode(), data[12:]):
        raise ValueError("not signed")
    return at


class Log:
    def __init__(self, keys, remembered, witnesses):
        self.keys, self.remembered, self.witnesses = keys, remembered, witnesses
        self.above, self.witnessed = None, None
        self.used = set()
        self.entries = 0
        self.next_seq = 0
        self.number = 0
        self.key = None
        self.spoilt = True
        self.before = None
        self.faults = []
        self.first, self.signed, self.peaks, self.size, self.base = 0, 0, [], 0, 0
        self.link, self.seen = None, []
        self.rooted, self.vouched, self.agreed = False, 0, 0

    def bad(self, code, place):
        """The bad entry at this place, or one before it that had no root to show it."""
        self.fault(code, place if self.spoilt else min(self.vouched, place), place)

    def fault(self, code, first=None, last=None):
        self.faults.append((code, first, first if last is None else last))
        self.spoilt = True

    def begin(self, line):
        self.end_log()
        number = whole_number(line["epoch"])
        joined = number > self.number and (line["link"] is not None) == (number > 1)
        self.number = max(number, self.number, 1)
        self.witnessed = None
        self.first, self.signed, self.peaks, self.size = self.entries, 0, [], 0
        self.spoilt, self.link, self.seen, self.key = False, line["link"], [], None
        self.rooted, self.vouched, self.agreed = self.link is not None, self.entries, 0
        try:
            self.key = Key(line["key"])
        except (ValueError, TypeError):
            return self.fault("bad_checkpoint")
        for place, note in enumerate(self.remembered):
            try:
                self.seen.append(open_checkpoint(note, self.key))
                self.used.add(place)
            except ValueError:
                pass
        if self.keys and self.key.text not in self.keys:
            self.fault("unknown_key")
        elif not (joined and self.key.name.endswith(f"/log/{number}")):
            self.fault("broken_link")

    def entry(self, line):
        place = self.entries
        self.entries += 1
        if self.key is None and self.number == 0:
            return self.fault("unreadable", place)
        if self.spoilt:
            return None
        try:
            said = plain(line["entry"])
            seq = said["seq"]
            kind, commit = said.get("type", ""), said.get("commit", {})
            if len(line["entry"].encode()) > MOST_ENTRY or not isinstance(seq, str) or not isinstance(kind, str) \
                    or not texts(commit):
                raise ValueError("no entry")
        except (ValueError, KeyError, TypeError, AttributeError):
            return self.bad("unreadable", place)
        if not self.follows(seq):
            return self.bad("out_of_order", place)
        append(self.peaks, sha256(b"\x00" + line["entry"].encode()))
        self.size += 1
        if self.size == 1 and self.link is not None and not (kind == "log_broken" and self.linked(commit)):
            return self.bad("broken_link", place)
        root = root_of(self.peaks)
        if line["root"] is None:
            if self.rooted:
                return self.bad("altered", place)
        elif decode64(line["root"]) != root:
            return self.bad("altered", place)
        else:
            self.rooted, self.vouched = True, self.entries
        seen = [seen for size, seen in self.seen if size == self.size]
        if any(one != root for one in seen):
            # Its own checkpoints prove nothing here: whoever wrote the log anew with its key signed them too.
            return self.fault("forked", self.first + self.agreed, place)
        if seen:
            self.agreed = self.size
        return None

    def follows(self, text):
        """Numbers count on by one within a log; a log that follows another begins at any number not given yet."""
        try:
            seq = whole_number(text)
        except ValueError:
            return False
        if seq == 2**64 - 1:
            return False
        if self.size == 0:
            if seq != 0 if self.link is None else seq < self.next_seq:
                return False
            self.base = seq
        elif seq != self.base + self.size:
            return False
        self.next_seq = seq + 1
        return True

    def linked(self, commit):
        """The first entry commits to where the log before ended (RFC 9901: digest of the disclosure's text)."""
        digest = base64.urlsafe_b64encode(sha256(self.link.encode())).decode().rstrip("=")
        try:
            salt, name, said = plain(base64url(self.link).decode("utf-8"))
            if not isinstance(salt, str) or not texts(said):
                return False
            held_to_print(said["origin"])
            end = (said["origin"], whole_number(said["size"]), decode64(said["root"]))
        except (ValueError, KeyError, TypeError):
            return False
        return name == "previous" and commit.get("previous") == digest and self.before in (None, end)

    def checkpoint(self, line):
        if self.spoilt:
            if self.number == 0:
                self.fault("bad_checkpoint")
            return
        try:
            size, root = open_checkpoint(line["checkpoint"], self.key)
        except ValueError:
            return self.fault("bad_checkpoint")
        # Roots are kept since logs are signed: the entry a checkpoint stands under has one.
        if self.vouched == self.entries and size == self.size and root == root_of(self.peaks):
            self.signed, self.vouched = size, self.entries
            self.above = (size, root)
            return
        proven = self.first + self.signed
        # One that speaks of more: the first that is missing may be the first that is bad.
        end = self.entries + (1 if size > self.size else 0)
        if proven < end:
            self.fault("altered", proven, end - 1)
        else:
            self.fault("altered")

    def cosignature(self, line, above):
        """A witness saw the checkpoint of the line before."""
        if self.spoilt and self.number > 0:
            return
        try:
            if above is None or above[0] == 0:
                raise ValueError("nothing above")
            key = Key(line["witness"], 4)
            open_cosignature(line["cosignature"], key, above[0], above[1], self.key.name)
        except (ValueError, TypeError):
            return self.fault("bad_cosignature")
        if self.witnesses and key.text not in self.witnesses:
            return self.fault("unknown_witness")
        self.witnessed = above[0]

    def end_log(self):
        if self.number == 0 or self.key is None:
            self.before = None
            return
        if self.spoilt:
            self.before = None
        else:
            self.before = (self.key.name, self.size, root_of(self.peaks))
            if self.size == 0:
                self.fault("empty", self.entries)
            elif self.signed < self.size:
                self.fault("unsigned_tail", self.first + self.signed, self.entries - 1)
            elif any(size > self.size for size, _ in self.seen):
                self.fault("rolled_back", self.entries)
        self.key = None

    def end(self, told):
        self.end_log()
        if not self.faults and self.number == 0:
            self.fault("empty")
        if not self.faults and self.entries != told:
            self.fault("wrong_count", min(self.entries, told))
        if not self.faults and len(self.used) < len(self.remembered):
            self.fault("forked")


NAMES = [{"entries", "log", "v"}, {"epoch", "key", "link"}, {"entry", "root"}, {"checkpoint"},
         {"cosignature", "witness"}]


def text_or_null(value):
    return value is None or isinstance(value, str)


def read_line(data):
    """One line as an export writes it, or None."""
    if not data.endswith(b"\n") or len(data) > MOST_LINE:
        return None
    try:
        text = data[:-1].decode("utf-8")
        line = json.loads(text, object_pairs_hook=no_repeats)
        if not isinstance(line, dict) or set(line) not in NAMES or canonical(line) != text:
            return None
        if "log" in line:
            whole_number(line["entries"])
            return line if line["log"] == "second-look" and line["v"] == 1 and type(line["v"]) is int else None
        if "epoch" in line:
            number = whole_number(line["epoch"])
            fits = number < 2**32 and isinstance(line["key"], str) and text_or_null(line["link"])
            return line if fits else None
        if "entry" in line:
            if not isinstance(line["entry"], str) or not text_or_null(line["root"]):
                return None
            return line if line["root"] is None or len(decode64(line["root"])) == 32 else None
        return line if all(isinstance(value, str) for value in line.values()) else None
    except (ValueError, UnicodeError, RecursionError):
        return None


def check(path, keys=(), remembered=(), witnesses=()):
    with open(path, "rb") as file:
        head = read_line(file.readline(MOST_LINE))
        if head is None or "log" not in head:
            raise NotALog("the file does not begin as an exported log does")
        log = Log(list(keys), list(remembered), list(witnesses))
        for data in iter(lambda: file.readline(MOST_LINE), b""):
            line = read_line(data)
            above, log.above = log.above, None
            if line is None or "log" in line:
                log.bad("unreadable", log.entries)
            elif "epoch" in line:
                log.begin(line)
            elif "entry" in line:
                log.entry(line)
            elif "cosignature" in line:
                log.cosignature(line, above)
            else:
                log.checkpoint(line)
    log.end(whole_number(head["entries"]))
    return log


def answer(log):
    code, first, last = log.faults[0] if log.faults else (None, None, None)
    return {"whole": not log.faults, "witnessed": log.witnessed, "faults": len(log.faults), "first": code, "from": first, "to": last}


def read_text(path):
    with open(path, "r", encoding="utf-8", newline="") as file:
        return file.read()


def many():
    for name in sys.stdin:
        try:
            print(json.dumps(answer(check(name.rstrip("\n")))), flush=True)
        except NotALog:
            print(json.dumps({"whole": False, "first": "not_a_log", "from": None, "to": None}), flush=True)
    return 0


def main(words):
    if words == ["--many"]:
        return many()
    path, keys, remembered, witnesses = None, [], [], []
    words = iter(words)
    try:
        for word in words:
            if word == "--key":
                keys.append(Key(read_text(next(words)).rstrip()).text)
            elif word == "--checkpoint":
                remembered.append(read_text(next(words)))
            elif word == "--witness":
                witnesses.append(Key(read_text(next(words)).rstrip(), 4).text)
            else:
                path = word
        if path is None:
            print(__doc__, file=sys.stderr)
            return 2
        log = check(path, keys, remembered, witnesses)
    except (NotALog, OSError, ValueError) as why:
        print(json.dumps({"whole": None, "error": str(why)}))
        return 3
    print(json.dumps(answer(log)))
    return 0 if not log.faults else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
