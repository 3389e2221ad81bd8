#!/usr/bin/env python3
"""Makes the man page of each program out of its --help, which so stays the one place where an option is
described. What --help has no room for (files, examples, other pages) is added here.

  tools/man.py BIN PROGRAM    prints the page of the program that stands in the folder BIN
  tools/man.py BIN            writes all of them into docs/man
"""
import os
import re
import subprocess
import sys

NAMES = {
    'goldseam': "a student's window of a classroom game, or the class's board",
    'goldseam-server': 'opens a room for one lesson of Goldseam',
    'goldseam-pack': 'checks packs of challenges for Goldseam',
    'goldseam-swarm': 'students without windows for a room of Goldseam',
    'goldseam-replay': 'plays a lesson of Goldseam again, or tells it',
    'goldseam-chaos': 'a bad network on purpose, between students and a room',
}

PACKS = ('/usr/share/goldseam/packs', 'The installed packs, each found by its name: '
         '"fractions-10-12" is fractions-10-12.yaml.')
FILES = {
    'goldseam': [('~/.local/state/goldseam', 'What brings a window back to its seat, and which teachers '
                  'were met; $XDG_STATE_HOME/goldseam where that is set.'),
                 ('~/.config/goldseam/settings.yaml', 'A person\'s own settings; one that is not right is kept '
                  'beside it as settings.yaml.old when a setting is changed.'),
                 ('/etc/goldseam/goldseam.yaml', 'The settings of a lab; goldseam.yaml beside the program goes '
                  'before it.'),
                 ('/usr/share/goldseam/theme.yaml', 'Colours and fonts of the themes.')],
    'goldseam-server': [PACKS, ('~/.local/state/goldseam', 'Journals, results and the teacher\'s identity; '
                                '$XDG_STATE_HOME/goldseam where that is set.')],
    'goldseam-pack': [PACKS],
    'goldseam-swarm': [PACKS],
}
EXAMPLES = {
    'goldseam': [('goldseam join K7QM-2XPD', 'joins the room of that code; it is found on the local network'),
                 ('goldseam board K7QM-2XPD', 'shows its board, for a projector')],
    'goldseam-server': [('goldseam-server --pack fractions-10-12', 'opens a room with an installed pack'),
                        ('goldseam-server --resume', 'goes on after a power cut')],
    'goldseam-pack': [('goldseam-pack check my-pack.yaml', 'says what is to be mended in it')],
    'goldseam-swarm': [('goldseam-swarm 127.0.0.1 --code K7QM-2XPD --seats 24 --pack fractions-10-12',
                        'a class of 24 in the room of this machine')],
    'goldseam-replay': [('goldseam-replay --story 2026-09-01-081500-K7QM-2XPD.journal',
                         'tells the lesson, without a name in it')],
    'goldseam-chaos': [('goldseam-chaos --listen 27460 --to 192.168.1.20 --loss 5% --jitter 40ms',
                        'a Wi-Fi like many')],
}

OPTION = re.compile(r'(-[-\w]+(?:, --[-\w]+)*(?: (?:\[?[A-Z][\w\[\]:.]*\]?|\d\S*))?)(?:\s+(\S.*))?$')
TERM = re.compile(r'(\S.*?)(?:\s{2,}(\S.*))$')


def roff(text):
    text = text.replace('\\', '\\e').replace('-', '\\-').replace("'", '\\(aq').replace('~', '\\(ti')
    return ('\\&' if text[:1] in '.' else '') + text.replace('"', '\\(dq').replace('`', '\\(ga').replace('^', '\\(ha')


def split(line):
    """The indentation of a line, its term (None in running text) and what is said about it."""
    text = line.strip()
    indent = len(line) - len(line.lstrip())
    if indent == 0:
        return 0, None, text
    if text.startswith('--help, --version'):
        return indent, '--help, --version', 'prints this text; prints the version'
    found = OPTION.match(text) or TERM.match(text)
    if found:
        return indent, found[1], found[2] or ''
    return (indent, text, '') if text.startswith('goldseam ') else (indent, None, text)


def blocks(lines):
    """Paragraphs, as lists of their lines."""
    block = []
    for line in lines + ['']:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def block_roff(block):
    """A paragraph, and the terms in it; lines that are indented and no terms are shown as they are."""
    out, column = [], None
    if all(line.startswith('  ') and not split(line)[1] for line in block) or '#' in block[0]:
        return ['.PP', '.nf', '.RS 4'] + [roff(line.strip()) for line in block] + ['.RE', '.fi']
    for line in block:
        indent, term, text = split(line)
        if column is not None and indent > column:
            out.append(roff(line.strip()))  # goes on with the term above
        elif term:
            column = indent
            out += ['.TP', '.B ' + roff(term)] + ([roff(text)] if text else [])
        else:
            if column is not None or not out:
                out.append('.PP')
            column = None
            out.append(roff(text))
    return out


def usage_roff(lines):
    out = []
    for line in lines:
        line = re.sub(r'^(usage|Usage):', '', line).strip()
        out += ['.br'] if out else []
        out.append('.B ' + roff(re.split(r'\s{3,}', line)[0]))
    return out


def said(folder, program, option):
    english = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en'}
    return subprocess.run([f'{folder}/{program}', option], capture_output=True, text=True, check=True,
                          env=english).stdout


def page(folder, program):
    text = said(folder, program, '--help')
    version = said(folder, program, '--version').split()[-1]
    parts = list(blocks(text.splitlines()))
    if not parts[0][0].lower().startswith('usage:'):
        parts[0], parts[1] = parts[1], parts[0]  # what it is stands above how it is called
        synopsis = [line for line in parts[0] if line.startswith(f'  {program}')]
        body = [parts[1], parts[0]] + parts[2:]
    else:
        synopsis, body = parts[0], parts[1:]
    out = ['.\\" Made by tools/man.py out of --help.',
           f'.TH {program.upper()} 1 "" "Goldseam {version}" "Goldseam"',
           '.nh', '.ad l', '.SH NAME', roff(f'{program}') + ' \\- ' + roff(NAMES[program]), '.SH SYNOPSIS']
    out += usage_roff(synopsis) + ['.SH DESCRIPTION']
    for block in body:
        out += block_roff(block)
    if program in FILES:
        out.append('.SH FILES')
        for path, says in FILES[program]:
            out += ['.TP', '.I ' + roff(path), roff(says)]
    out.append('.SH EXAMPLES')
    for command, says in EXAMPLES[program]:
        out += ['.TP', '.B ' + roff(command), roff(says)]
    others = [f'.BR {roff(name)} (1)' for name in sorted(NAMES) if name != program]
    out += ['.SH SEE ALSO'] + [other + ',' for other in others[:-1]] + others[-1:]
    out += ['.PP', roff('README.md and OPERATING.md, below /usr/share/doc/goldseam')]
    return '\n'.join(out) + '\n'


def main():
    if len(sys.argv) == 3:
        if sys.argv[2] not in NAMES:
            sys.exit(f'man.py: there is no program "{sys.argv[2]}".')
        print(page(sys.argv[1], sys.argv[2]), end='')
    elif len(sys.argv) == 2:
        for program in NAMES:
            with open(f'docs/man/{program}.1', 'w', encoding='utf-8') as file:
                file.write(page(sys.argv[1], program))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
