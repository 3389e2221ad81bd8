#!/usr/bin/python3
"""A student of another make, written from docs/SECURITY.md and docs/PROTOCOL.md alone.

It knocks, shakes hands, compares the room's key with the code from the board, takes the first name
that it is offered, answers what is asked, and leaves when the answer is kept. It shares no line
with the other programs: where they and the documents part, it does not come in.
"""
import argparse
import collections
import hashlib
import hmac
import secrets
import socket
import struct
import sys
import time

import msgpack
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

JOINED, NOT_KEPT, NO_ROOM, ANOTHER_CODE, ANOTHER_VERSION, ENDED = 0, 1, 3, 4, 5, 6
KNOCK, COOKIE, OPENED, SEALED, VERSIONS = 1, 2, 3, 4, 5
SIZES = 64, 128, 256, 512, 1140
MTU = 1109  # what fits inside the largest of them


class Stop(Exception):
    """Ends the program: how, and why in words."""


def say(*words):
    print(*words, flush=True)


# The code: forty bits of a fingerprint of the room's key.

def room_code(key):
    salt = hashlib.blake2b(b"Goldseam room code", digest_size=16).digest()
    mark = hash_secret_raw(key, salt, 2, 65536, 1, 16, Type.ID, version=0x13)
    bits = int.from_bytes(mark[:5], "big")
    return "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[bits >> at & 31] for at in range(35, -1, -5))


def plain_code(typed):
    for char, read in ("-", ""), (" ", ""), ("I", "1"), ("L", "1"), ("O", "0"):
        typed = typed.upper().replace(char, read)
    return typed


# Noise_NX_25519_ChaChaPoly_SHA256, the initiator's half.

def nonce(number):
    return struct.pack("<IQ", 0, number)


def raw(public):
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def hkdf(chain, secret):
    def mac(key, data):
        return hmac.new(key, data, hashlib.sha256).digest()
    base = mac(chain, secret)
    first = mac(base, b"\x01")
    return first, mac(base, first + b"\x02")


class Noise:
    def __init__(self, prologue):
        self.chain = self.h = b"Noise_NX_25519_ChaChaPoly_SHA256"  # 32 bytes: no need to hash it
        self.mine = X25519PrivateKey.generate()
        self.e = raw(self.mine.public_key())
        for part in prologue, self.e, b"":  # the last: the empty payload of message 1
            self.mix_hash(part)

    def mix_hash(self, data):
        self.h = hashlib.sha256(self.h + data).digest()

    def mix_key(self, public):
        shared = self.mine.exchange(X25519PublicKey.from_public_bytes(public))
        self.chain, key = hkdf(self.chain, shared)
        self.cipher = ChaCha20Poly1305(key)

    def open(self, data):
        plain = self.cipher.decrypt(nonce(0), data, self.h)
        self.mix_hash(data)
        return plain

    def message_2(self, data):
        """The room's key and the payload; InvalidTag when anything was changed."""
        self.mix_hash(data[:32])
        self.mix_key(data[:32])
        room_key = self.open(data[32:80])
        self.mix_key(room_key)
        return room_key, self.open(data[80:])

    def split(self):
        return hkdf(self.chain, b"")


# The door: knocks, until there is a session.

class Door:
    def __init__(self, address, version):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.connect(address)
        self.socket.settimeout(0.02)
        self.version = version
        self.connection = secrets.token_bytes(8)
        self.session = 1 + secrets.randbelow(0xfffffffe)
        self.noise = Noise(b"Goldseam seal" + bytes([version]) + self.connection +
                           struct.pack("<I", self.session))
        self.cookie = bytes(32)

    def receive(self):
        try:
            return self.socket.recv(2048)
        except TimeoutError:
            return b""
        except ConnectionError:
            raise Stop(NO_ROOM, "nobody listens there") from None

    def knock(self):
        self.socket.send(struct.pack("<BBH8sI32s32s176x", KNOCK, self.version, 0, self.connection,
                                     self.session, self.cookie, self.noise.e))

    def come_in(self, give_up):
        """Knocks until it is answered: the bytes of Noise message 2."""
        next_knock, cookies = 0, 0
        while time.monotonic() < give_up:
            if time.monotonic() >= next_knock:
                self.knock()
                next_knock, cookies = time.monotonic() + 0.5, 0
            data = self.receive()
            if data[2:12] != bytes(2) + self.connection:
                continue
            kind = data[0], len(data)
            if kind == (VERSIONS, 12):
                raise Stop(ANOTHER_VERSION, f"the room's seal has version {data[1]}")
            if data[1] != self.version:
                continue
            if kind == (COOKIE, 44) and cookies < 4:
                self.cookie, cookies = data[12:], cookies + 1
                self.knock()
            elif kind == (OPENED, 208):
                return data[12:]
        raise Stop(NO_ROOM, "no room answers")

    def shake_hands(self, code, give_up):
        try:
            room_key, payload = self.noise.message_2(self.come_in(give_up))
        except (InvalidTag, ValueError):
            raise Stop(NO_ROOM, "what answers is no room") from None
        theirs, teacher, signature = struct.unpack("<I32s64s", payload)
        if room_code(room_key) != plain_code(code):
            raise Stop(ANOTHER_CODE, "the key of this room is not the one that the code names")
        say("the room has the key that the code names")
        try:
            identity = Ed25519PublicKey.from_public_bytes(teacher)
            identity.verify(signature, b"Goldseam room" + room_key)
            say("its teacher is", teacher.hex())
        except (InvalidSignature, ValueError):
            say("it names no teacher")
        return Seal(self, theirs, self.noise.split())


class Seal:
    """Datagrams of ENet, in and out of sealed ones."""

    def __init__(self, door, theirs, keys):
        self.door, self.theirs = door, theirs
        self.out, self.back = map(ChaCha20Poly1305, keys)
        self.counter, self.highest, self.seen = 0, -1, set()

    def send(self, inside):
        inside = struct.pack("<H", len(inside)) + inside
        size = next(size for size in SIZES if size >= len(inside) + 29)
        head = struct.pack("<BIQ", SEALED, self.theirs, self.counter)
        inside = inside.ljust(size - 29, b"\0")
        self.door.socket.send(head + self.out.encrypt(nonce(self.counter), inside, head))
        self.counter += 1

    def receive(self):
        """What was inside of a datagram; empty when none came, or none to be believed."""
        data = self.door.receive()
        if len(data) not in SIZES or data[:5] != struct.pack("<BI", SEALED, self.door.session):
            return b""
        counter, = struct.unpack("<Q", data[5:13])
        if counter in self.seen or counter < self.highest - 1023:
            return b""
        try:
            inside = self.back.decrypt(nonce(counter), data[13:], data[:13])
        except InvalidTag:
            return b""
        self.highest = max(self.highest, counter)
        self.seen = {one for one in self.seen | {counter} if one >= self.highest - 1023}
        count, = struct.unpack("<H", inside[:2])
        inside, zeros = inside[2:2 + count], inside[2 + count:]
        return inside if len(inside) == count and not any(zeros) else b""


# As much of ENet as it takes: each command in a datagram of its own, said again until acknowledged.

ACK, CONNECT, VERIFY, DISCONNECT, PING, RELIABLE, UNRELIABLE, UNSEQUENCED, BANDWIDTH = (
    1, 2, 3, 4, 5, 6, 7, 9, 10)
BODY = {ACK: ">HH", CONNECT: ">HBB10I", VERIFY: ">HBB9I", DISCONNECT: ">I", PING: ">",
        RELIABLE: ">H", UNRELIABLE: ">HH", UNSEQUENCED: ">HH", BANDWIDTH: ">II"}
WANTS_ACK, HAS_TIME = 0x80, 0x8000


class Peer:
    def __init__(self, seal):
        self.seal = seal
        self.to = 0xfff  # the room's number for us, with its session bits; unknown before VERIFY
        self.numbers = collections.Counter()  # of the last reliable command, by channel
        self.waiting = {}                     # reliable commands without an acknowledgement
        self.early, self.heard = {}, 0        # what came before its turn; the last in turn
        self.messages = collections.deque()
        self.connect_id = secrets.randbits(32)
        self.is_connected, self.ended, self.last_sent = False, None, 0
        self.reliable(CONNECT, 0xff, struct.pack(BODY[CONNECT], 0, 0xff, 0xff, MTU, 65536, 2, 0, 0,
                                                 5000, 2, 2, self.connect_id, 0))

    def send(self, command):
        self.seal.send(struct.pack(">HH", self.to | HAS_TIME, self.now()) + command)
        self.last_sent = time.monotonic()

    @staticmethod
    def now():
        return int(time.monotonic() * 1000) & 0xffff

    def reliable(self, kind, channel, body):
        self.numbers[channel] += 1
        number = self.numbers[channel] & 0xffff
        command = struct.pack(">BBH", kind | WANTS_ACK, channel, number) + body
        self.waiting[channel, number] = command, time.monotonic()
        self.send(command)

    def say(self, message):
        self.reliable(RELIABLE, 0, struct.pack(BODY[RELIABLE], len(message)) + message)

    def work(self):
        """Takes in one datagram, says again what was not heard, pings where it was silent."""
        inside = self.seal.receive()
        if len(inside) >= 4:
            flags, sent = struct.unpack(">HH", inside[:4])
            self.take(inside[4 if flags & HAS_TIME else 2:], sent)
        for key, (command, since) in list(self.waiting.items()):
            if time.monotonic() > since + 0.5:
                self.waiting[key] = command, time.monotonic()
                self.send(command)
        if self.is_connected and time.monotonic() > self.last_sent + 0.5:
            self.reliable(PING, 0xff, b"")

    def take(self, data, sent):
        while len(data) >= 4:
            flags, channel, number = struct.unpack(">BBH", data[:4])
            kind, layout = flags & 15, BODY[flags & 15]
            end = 4 + struct.calcsize(layout)
            body, rest = struct.unpack(layout, data[4:end]), b""
            if kind in (RELIABLE, UNRELIABLE, UNSEQUENCED):
                rest, end = data[end:end + body[-1]], end + body[-1]
            self.obey(kind, channel, number, body, rest)
            if flags & WANTS_ACK:  # afterwards: VERIFY tells whom to address
                self.send(struct.pack(">BBHHH", ACK, channel, number, number, sent))
            data = data[end:]

    def obey(self, kind, channel, number, body, rest):
        if kind == ACK:
            self.waiting.pop((channel, body[0]), None)
        elif kind == VERIFY and body[-1] == self.connect_id:
            self.to, self.is_connected = body[0] | body[2] << 12, True
            self.waiting.pop((0xff, 1), None)
        elif kind == DISCONNECT:
            self.ended = body[0]
        elif kind == RELIABLE and channel == 0:
            if 0 < (number - self.heard) & 0xffff < 0x8000:
                self.early[number] = rest
            while (following := self.heard + 1 & 0xffff) in self.early:
                self.heard = following
                self.messages.append(self.early.pop(following))
        elif kind in (UNRELIABLE, UNSEQUENCED):
            self.messages.append(rest)


# The protocol: a student.

HELLO, WELCOME, REFUSED, ALIVE, LEAVE, NAMES, JOIN, SEAT = 1, 2, 3, 4, 5, 6, 8, 9
PHASE, CHALLENGE, ANSWER, KEPT, CLOSED, PART = 12, 13, 14, 16, 25, 26
NUMBER, TEXT, ORDER, MATCH, SLIP = 2, 3, 4, 5, 6  # kinds of challenges
STAGE_ROUND, PHASE_TRY, SURE = 1, 1, 3
U8, U16, U32, U64 = (2**bits - 1 for bits in (8, 16, 32, 64))


def u(value, largest):
    """An unsigned number, in as many bytes as the largest of its field takes."""
    forms = (U8 >> 1, "", 1), (U8, "cc", 1), (U16, "cd", 2), (U32, "ce", 4), (U64, "cf", 8)
    mark, size = next(form[1:] for form in forms if largest <= form[0])
    return bytes.fromhex(mark) + value.to_bytes(size, "big")


def message(number, *fields, padded_to=0):
    """The array as bytes; bytes among the fields are packed already, the padding goes last."""
    count = 1 + len(fields) + (padded_to > 0)
    data = bytes([0x90 + count]) + b"".join(
        field if isinstance(field, bytes) else msgpack.packb(field) for field in (number, *fields))
    if padded_to:
        zeros = padded_to - len(data) - 3
        zeros = zeros if zeros >= 0 else -(len(data) + 3) % 960
        data += b"\xc5" + struct.pack(">H", zeros) + bytes(zeros)
    return data


class Student:
    def __init__(self, peer):
        self.peer = peer
        self.action, self.kept = 0, set()
        self.phase, self.challenge, self.answered = None, None, None
        self.parts, self.beat, self.last_said = b"", 0, 0

    def say(self, data):
        self.peer.say(data)
        self.last_said = time.monotonic()

    def be_alive(self):
        if time.monotonic() > self.last_said + 0.5:
            self.beat += 1
            self.say(message(ALIVE, u(self.beat, U32)))

    def act(self, number, *fields, padded_to=0):
        self.action += 1
        self.say(message(number, u(self.action, U32), *fields, padded_to=padded_to))

    def hello(self):
        none = msgpack.packb(b"")
        token = msgpack.packb(secrets.token_bytes(32))
        self.say(message(HELLO, u(1, U16), u(4, U16), u(0, 2), token, u(0, U64), none, none))

    def hear(self, data):
        number, *fields = msgpack.unpackb(data)
        if number == PART:
            transfer, index, count, piece = fields
            self.parts = piece if index == 0 else self.parts + piece
            if index == count - 1:
                self.hear(self.parts)
        elif number == WELCOME:
            say(f"welcome to {fields[3]}, run {fields[2]}")
        elif number == NAMES and fields[0]:
            self.act(JOIN, u(0, 2))
        elif number == SEAT:
            say(f"seat {fields[0]} is {fields[1]}")
        elif number == PHASE:
            self.phase = fields
        elif number == CHALLENGE:
            self.challenge = fields
        elif number == KEPT:
            self.kept.add(fields[0])
            say(f"action {fields[0]} is kept as event {fields[1]}")
        elif number == REFUSED:
            raise Stop(NOT_KEPT, f"action {fields[0]} is refused: reason {fields[1]}")
        elif number == CLOSED:
            raise Stop(ENDED, f"the room is closed: reason {fields[0]}")
        self.answer()

    def answer(self):
        if self.answered or not (self.phase and self.challenge):
            return
        (stage, number, _, phase), (asked, _, kind) = self.phase[:4], self.challenge[:3]
        if (stage, number, phase) != (STAGE_ROUND, asked, PHASE_TRY):
            return
        say("asked:", self.challenge[3])
        text = "1" if kind in (NUMBER, TEXT, SLIP) else ""
        picks = bytes(range(len(self.challenge[5]))) if kind in (ORDER, MATCH) else b"\0"
        picks = b"" if kind in (NUMBER, TEXT) else picks
        self.act(ANSWER, u(number, 64), u(phase, 8), u(0, U32), text, msgpack.packb(picks),
                 u(SURE, 3), True, padded_to=200)
        self.answered = self.action  # which `kept` will name


def attend(address, code, version, seconds):
    give_up = time.monotonic() + seconds
    peer = Peer(Door(address, version).shake_hands(code, give_up))
    student = Student(peer)
    is_in, is_leaving = False, False
    while time.monotonic() < give_up:
        peer.work()
        while peer.messages:
            data = peer.messages.popleft()
            if is_in:
                student.hear(data)
            elif data == b"w":
                say("let in")
                is_in = True
                student.hello()
        if peer.ended is not None:
            raise Stop(JOINED if is_leaving else ENDED, f"the room ends it with {peer.ended}")
        if is_in:
            student.be_alive()
        if student.answered in student.kept and not is_leaving:
            say("answered, and leaving")
            is_leaving = True
            student.act(LEAVE)
    raise Stop(NOT_KEPT, "no answer was kept in time")


def main():
    parser = argparse.ArgumentParser(
        description="A student of another make: joins, answers once, leaves. Ends with 0 then, 1 "
        "when nothing was kept, 3 where no room is, 4 by another code, 5 by another version of the "
        "seal, 6 when it was put out.")
    parser.add_argument("address", help="HOST:PORT")
    parser.add_argument("code")
    parser.add_argument("--version", type=int, default=1, help="of the seal, as the knock says it")
    parser.add_argument("--seconds", type=float, default=30, help="how long to try")
    said = parser.parse_args()
    host, port = said.address.rsplit(":", 1)
    try:
        attend((host, int(port)), said.code, said.version, said.seconds)
    except Stop as stop:
        status, words = stop.args
        say(words)
        sys.exit(status)


if __name__ == "__main__":
    main()
