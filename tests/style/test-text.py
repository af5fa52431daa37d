#!/usr/bin/env python3
"""The text of the tree: UTF-8, clean line ends, C as clang-format wants it, no unfinished business."""

import os
import re
import shutil
import subprocess

from style import SOURCE, Tap, read, walk

FOLDERS = ('.ci', 'data', 'po', 'resources', 'src', 'tests', 'ui')
TOP_FILES = ('meson.build', 'meson_options.txt', 'README.md', 'CONTRIBUTING.md', '.editorconfig', '.gitignore',
             '.clang-format')
BINARY = ('.png', '.pdf', '.gz')

# In two parts, so that this file does not find itself.
UNFINISHED = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)\b')


def list_texts():
  paths = [path for folder in FOLDERS for path in walk(folder)
           if not path.startswith('tests/data/') and not path.endswith(BINARY)]
  return paths + [path for path in TOP_FILES if os.path.exists(os.path.join(SOURCE, path))]


def check_lines(paths):
  problems = []
  for path in paths:
    try:
      text = read(path)
    except UnicodeDecodeError:
      problems.append(f'{path}: not UTF-8')
      continue
    if text and not text.endswith('\n'):
      problems.append(f'{path}: no newline at the end')
    if '\r' in text and '/fuzz/' not in path:
      problems.append(f'{path}: CR line ends')
    for number, line in enumerate(text.split('\n'), 1):
      if line != line.rstrip():
        problems.append(f'{path}:{number}: blanks at the end of the line')
      if '\t' in line and path.endswith(('.c', '.h', '.py', '.build', '.ui', '.xml')):
        problems.append(f'{path}:{number}: a tab')
  return problems


def check_unfinished(paths):
  return [f'{path}:{number}: {line.strip()}' for path in paths
          for number, line in enumerate(read(path).split('\n'), 1) if UNFINISHED.search(line)]


def check_format(sources):
  result = subprocess.run(['clang-format', '--dry-run', '-Werror', '--style=file'] + sources, cwd=SOURCE,
                          capture_output=True, text=True, check=False)
  return [line for line in result.stderr.splitlines() if 'error:' in line] if result.returncode else []


tap = Tap()
texts = list_texts()
corpora = [path for path in texts if '/fuzz/' in path and not path.endswith(('.c', '.h', '.build'))]
texts = [path for path in texts if path not in corpora]
tap.check('lines are clean', check_lines(texts))
tap.check('nothing is left unfinished', check_unfinished(texts))
if shutil.which('clang-format'):
  tap.check('clang-format changes nothing', check_format(walk('src', '.c', '.h') + walk('tests', '.c', '.h')))
else:
  tap.skip('clang-format changes nothing', 'clang-format is not installed')
tap.finish()
