#!/usr/bin/python3
"""wiretap.py ROOM_PORT: stands between a room and its clients, on loopback; prints its own port.

Each client has its own socket to the room. Of each datagram it writes one line: the number of the
client, > to the room or < from it, the type and the size. It ends when it is told to.
"""
import selectors
import socket
import sys


def udp(port):
    """Bound to any free port of loopback; connected to PORT unless that is 0."""
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.bind(("127.0.0.1", 0))
    if port:
        made.connect(("127.0.0.1", port))
    return made


room_port = int(sys.argv[1])
front = udp(0)
backs, clients = {}, {}  # by a client's address: its socket to the room; and the other way round
watched = selectors.DefaultSelector()
watched.register(front, selectors.EVENT_READ)
print("port", front.getsockname()[1], flush=True)


def tell(back, way, data):
    print(list(clients).index(back) + 1, way, data[0] if data else "none", len(data), flush=True)


while True:
    for key, _ in watched.select():
        if key.fileobj is front:
            data, client = front.recvfrom(2048)
            if client not in backs:
                backs[client] = udp(room_port)
                clients[backs[client]] = client
                watched.register(backs[client], selectors.EVENT_READ)
            tell(backs[client], ">", data)
            backs[client].send(data)
        else:
            data = key.fileobj.recv(2048)
            tell(key.fileobj, "<", data)
            front.sendto(data, clients[key.fileobj])
