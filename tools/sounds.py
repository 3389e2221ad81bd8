#!/usr/bin/env python3
"""Makes the sounds in assets/sounds, with nothing but Python itself.

  tools/sounds.py FOLDER            writes them anew
  tools/sounds.py --check FOLDER    makes them again and compares; looks at peak, length, loudness, ends
  tools/sounds.py --picture FILE    draws their waves and what they are made of into an SVG

A sound is struck: partials that begin together and die away, each at its own pace. What rings has
partials that are no multiples of each other, like a bowl's or a bell's. They are gentle: thirty of
them may sound in one room.
"""
import array
import math
import os
import sys
import wave

RATE = 22050
PEAK = 0.5           # of full scale, at most
LOUDNESS_DB = -25.0  # of the loudest 50 ms, each the same
NEAR_DB = 2.0        # ... within this; what is short may be a little quieter
FADE_IN_S, FADE_OUT_S = 0.002, 0.020


def noise(seed, count):
    """The same on every machine."""
    out = []
    for _ in range(count):
        seed = (seed * 1664525 + 1013904223) % 2**32
        out.append(seed / 2**31 - 1)
    return out


def struck(out, at_s, partials, soft_s=0.0):
    """Adds partials (Hz, loudness, seconds to a third) that begin at at_s; a soft mallet takes
    soft_s to let go."""
    first = int(at_s * RATE)
    for i in range(first, len(out)):
        t = (i - first) / RATE
        rise = 1.0 if t >= soft_s else 0.5 - 0.5 * math.cos(math.pi * t / soft_s)
        out[i] += rise * sum(loud * math.exp(-t / slow) * math.sin(2 * math.pi * hz * t)
                             for hz, loud, slow in partials)


def silence(seconds):
    return [0.0] * int(seconds * RATE)


def kept():
    """A soft click, like a piece of wood that is put down."""
    out = silence(0.070)
    struck(out, 0, [(780, 1.0, 0.014), (1420, 0.5, 0.009), (2350, 0.16, 0.005)], 0.003)
    return out


def crack():
    """A tick of fired clay: dry, no tone that stays, and a smaller one behind it."""
    out = silence(0.120)
    rough = noise(7, len(out))
    for at_s, loud in ((0.0, 1.0), (0.034, 0.35)):
        struck(out, at_s, [(1310, 0.8 * loud, 0.012), (2080, 0.6 * loud, 0.009),
                           (3270, 0.35 * loud, 0.006)], 0.001)
        first = int(at_s * RATE)
        for i in range(first, len(out)):
            out[i] += 0.3 * loud * rough[i] * math.exp(-(i - first) / RATE / 0.004)
    return out


def pair(hz, loud, slow, apart_hz):
    """No bowl is quite round: each of its tones is two, and they beat."""
    return [(hz - apart_hz / 2, 0.55 * loud, slow), (hz + apart_hz / 2, 0.45 * loud, slow)]


def seam():
    """A bowl that rings: the modes of a round wall go by squares, 1 : 2.8 : 5.4 : 8.8."""
    out = silence(2.2)
    struck(out, 0, pair(392, 1.0, 0.62, 1.6) + pair(392 * 2.83, 0.42, 0.36, 2.3) +
           pair(392 * 5.42, 0.16, 0.17, 3.1) + pair(392 * 8.77, 0.05, 0.07, 4.0), 0.006)
    return out


def bell(hz):
    """Hum, prime, minor third, fifth, octave and what is above, as bell founders name them."""
    parts = ((0.5, 0.30, 0.80), (1.0, 0.75, 0.55), (1.19, 0.38, 0.42), (1.5, 0.18, 0.32),
             (2.0, 0.55, 0.34), (2.52, 0.14, 0.20), (3.01, 0.16, 0.16), (4.17, 0.09, 0.09))
    return [(hz * ratio, loud, slow) for ratio, loud, slow in parts]


def chorus():
    """A bell, and a second one a fifth above it."""
    out = silence(2.4)
    struck(out, 0, bell(523.25), 0.004)
    struck(out, 0.19, [(hz, 0.7 * loud, slow) for hz, loud, slow in bell(783.99)], 0.004)
    return out


def mended():
    """One small bell, a fifth above the bowl."""
    out = silence(1.9)
    struck(out, 0, bell(587.33), 0.004)
    return out


SOUNDS = {f.__name__: f for f in (kept, crack, seam, chorus, mended)}
LONGEST_S = {"kept": 0.080, "crack": 0.200, "seam": 2.5, "chorus": 2.5, "mended": 2.5}


def db(share):
    return 20 * math.log10(max(share, 1e-9))


def loudness(samples):
    """Of the loudest 50 ms; a shorter sound has silence behind it."""
    wide = int(0.050 * RATE)
    hop = wide // 10
    most = max(sum(s * s for s in samples[i:i + wide]) for i in range(0, len(samples), hop))
    return db(math.sqrt(most / wide) / 32767)


def finished(out):
    """As loud as the others but never over the peak, with soft ends, in 16 bits."""
    count_in, count_out = int(FADE_IN_S * RATE), int(FADE_OUT_S * RATE)
    for i in range(count_in):
        out[i] *= 0.5 - 0.5 * math.cos(math.pi * i / count_in)
    for i in range(count_out):
        out[len(out) - 1 - i] *= 0.5 - 0.5 * math.cos(math.pi * i / count_out)
    gain = 10 ** ((LOUDNESS_DB - loudness([32767 * s for s in out])) / 20)
    gain = min(gain, PEAK / max(abs(s) for s in out))
    return array.array("h", [round(32767 * gain * s) for s in out])


def write(folder):
    for name, make in SOUNDS.items():
        samples = finished(make())
        if sys.byteorder == "big":
            samples.byteswap()
        with wave.open(os.path.join(folder, name + ".wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples.tobytes())


def read(path):
    with wave.open(path, "rb") as file:
        if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE):
            raise ValueError(f"{path} is not one channel of 16 bits at {RATE} Hz")
        samples = array.array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def faults(name, samples):
    """What is not as it should be, a sentence each. Other machines may round the last bit
    otherwise."""
    again = finished(SOUNDS[name]())
    peak = max(abs(s) for s in samples)
    if len(again) != len(samples) or any(abs(a - b) > 1 for a, b in zip(again, samples)):
        yield "is not what this script makes; write it anew"
    if peak > 32767 * PEAK + 1:
        yield f"has a peak of {db(peak / 32767):.1f} dB"
    if len(samples) / RATE > LONGEST_S[name]:
        yield f"takes {len(samples) / RATE:.2f} s"
    if abs(loudness(samples) - LOUDNESS_DB) > NEAR_DB:
        yield f"has a loudness of {loudness(samples):.1f} dB"
    if abs(samples[0]) > 8 or abs(samples[-1]) > 8:
        yield "does not begin and end in silence"
    if abs(sum(samples) / len(samples)) > 8:
        yield "leans to one side"


def check(folder):
    is_well = True
    for name in SOUNDS:
        samples = read(os.path.join(folder, name + ".wav"))
        for fault in faults(name, samples):
            is_well = False
            print(f"{name}.wav {fault}.")
        print(f"{name:8} {len(samples) / RATE:5.2f} s  peak {db(max(map(abs, samples)) / 32767):6.1f} dB"
              f"  loudness {loudness(samples):6.1f} dB  {len(samples) * 2 + 44:6} bytes")
    return is_well


def spectrum(samples, hz):
    """How much of a tone there is in the first 0.4 s."""
    part = samples[:int(0.4 * RATE)]
    step = 2 * math.pi * hz / RATE
    x = sum(s * math.cos(step * i) for i, s in enumerate(part))
    y = sum(s * math.sin(step * i) for i, s in enumerate(part))
    return math.hypot(x, y) / 32767 / len(part)


def picture(path):
    """For each sound its wave at the left, at the right its tones from 100 Hz to 10 kHz."""
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="800">'
           '<rect width="1240" height="800" fill="#fffdf6"/>']
    for row, (name, make) in enumerate(SOUNDS.items()):
        samples, middle = finished(make()), 80 + row * 155
        step = max(1, len(samples) // 600)
        tops = [max(samples[i:i + step]) for i in range(0, len(samples), step)]
        lows = [min(samples[i:i + step]) for i in range(0, len(samples), step)]
        bars = "".join(f"M{10 + i} {middle - t / 250:.1f}V{middle - l / 250 + 0.5:.1f}"
                       for i, (t, l) in enumerate(zip(tops, lows)))
        tones = [spectrum(samples, 100 * 100 ** (i / 299)) for i in range(300)]
        line = " ".join(f"{640 + 2 * i},{middle + 65 - max(0, db(t) + 90) * 2:.1f}"
                        for i, t in enumerate(tones))
        out.append(f'<path d="{bars}" stroke="#c8932b"/><text x="10" y="{middle - 62}" '
                   f'font-size="15">{name}: {len(samples) / RATE:.2f} s, peak '
                   f'{db(max(map(abs, samples)) / 32767):.1f} dB</text>'
                   f'<polyline points="{line}" fill="none" stroke="#2f5b9c"/>')
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "</svg>\n")


def main(arguments):
    if len(arguments) == 1 and not arguments[0].startswith("-"):
        write(arguments[0])
        return 0
    if len(arguments) == 2 and arguments[0] == "--check":
        return 0 if check(arguments[1]) else 1
    if len(arguments) == 2 and arguments[0] == "--picture":
        picture(arguments[1])
        return 0
    print(__doc__)
    return 0 if arguments == ["--help"] else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
