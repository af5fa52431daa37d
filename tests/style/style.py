"""What the tests of the tree's form share: the files of the tree, C without comments and strings, and TAP.

Every test is called as  test-NAME.py SOURCE_ROOT BUILD_ROOT.
"""

import os
import re
import sys

SOURCE = os.path.abspath(sys.argv[1])
BUILD = os.path.abspath(sys.argv[2])


def walk(folder, *endings):
  """Paths below a folder, relative to the source root, of files that end so; in order."""
  found = []
  for path, folders, files in os.walk(os.path.join(SOURCE, folder)):
    folders[:] = [f for f in folders if f != '__pycache__' and not f.startswith('build')]
    for name in files:
      if not endings or name.endswith(endings):
        found.append(os.path.relpath(os.path.join(path, name), SOURCE))
  return sorted(found)


def read(path):
  with open(os.path.join(SOURCE, path), encoding='utf-8', newline='') as file:
    return file.read()


NOISE = re.compile(r'''
  /\* .*? \*/ | //[^\n]*                                # comments
  | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'           # strings and characters
  | ^[ \t]*\#(?:\\\n|[^\n])*                            # preprocessor lines with what continues them
''', re.VERBOSE | re.DOTALL | re.MULTILINE)


def blank_noise(text):
  """The C code with everything blanked in which a brace or comma means nothing; lines stay lines."""
  return NOISE.sub(lambda match: re.sub(r'[^\n]', ' ', match.group()), text)


def get_includes(path):
  """(line, name, quoted) of each #include."""
  pattern = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')
  for number, line in enumerate(read(path).split('\n'), 1):
    match = pattern.match(line)
    if match:
      yield number, match.group(1) or match.group(2), match.group(1) is not None


class Tap:
  """One line for each check, with its problems below it."""

  def __init__(self):
    self.count = 0
    self.failed = 0

  def check(self, name, problems):
    self.count += 1
    if problems:
      self.failed += 1
      for problem in problems:
        print('# ' + problem)
    print(f'{"not ok" if problems else "ok"} {self.count} - {name}', flush=True)

  def skip(self, name, reason):
    self.count += 1
    print(f'ok {self.count} - {name} # SKIP {reason}', flush=True)

  def note(self, text):
    print('# ' + text)

  def finish(self):
    print(f'1..{self.count}')
    sys.exit(1 if self.failed else 0)
