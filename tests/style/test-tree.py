#!/usr/bin/env python3
"""Everything is where it belongs and is known: the top of the tree, test programs, files with texts to translate."""

import json
import os
import re

from style import BUILD, SOURCE, Tap, read, walk

TOP = {'src', 'ui', 'resources', 'data', 'tests', 'po', '.ci', 'meson.build', 'meson_options.txt', 'README.md',
       'CONTRIBUTING.md', 'COPYING', '.clang-format', '.editorconfig', '.gitignore'}
# What tools leave there, and .gitignore names.
LEFT = re.compile(r'^(\.git|build.*|\.cache)$')

TRANSLATED = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2) \(\s*"|translatable="yes"')

CUT_OFF = re.compile(r'\b(?:_|N_|C_|ngettext) \((?:\s*"(?:\\.|[^"\\])*"|\s*PRI\w+)+\s*(?!PRI)[A-Z]\w+')


def check_top():
  return [f'{name}: does not belong at the top' for name in sorted(os.listdir(SOURCE))
          if name not in TOP and not LEFT.match(name)]


def load(name):
  with open(os.path.join(BUILD, 'meson-info', name), encoding='utf-8') as file:
    return json.load(file)


def check_registered():
  """Each test-*.c is built into a program, and each program and script is run by some test."""
  # A program that is handed to a wrapper is named from the build folder.
  commands = {os.path.realpath(os.path.join(BUILD, word)) for test in load('intro-tests.json') for word in test['cmd']}
  run = set()
  for target in load('intro-targets.json'):
    if commands & {os.path.realpath(name) for name in target['filename']}:
      run |= {os.path.realpath(source) for part in target['target_sources'] for source in part.get('sources', [])}
  return [f'{path}: no test runs it' for path in walk('tests', '.c', '.py', '.sh')
          if os.path.basename(path).startswith('test-')
          and os.path.realpath(os.path.join(SOURCE, path)) not in run | commands]


def check_potfiles():
  listed = [line for line in read('po/POTFILES.in').split('\n') if line and not line.startswith('#')]
  needed = [path for path in walk('src', '.c', '.h') + walk('ui', '.ui') if TRANSLATED.search(read(path))]
  needed += walk('data', '.desktop.in', '.metainfo.xml.in', '.gschema.xml')
  problems = [f'po/POTFILES.in: add {path}' for path in needed if path not in listed]
  problems += [f'po/POTFILES.in: {path} is not there' for path in listed
               if not os.path.exists(os.path.join(SOURCE, path))]
  if listed != sorted(set(listed)):
    problems.append('po/POTFILES.in: not in order, or a file twice')
  return problems


def check_translatable():
  """xgettext knows the macros of <inttypes.h> and no others: a text with another is cut off there."""
  return [f'{path}: {match.group().splitlines()[0]}… holds a macro that gettext does not read'
          for path in walk('src', '.c') for match in CUT_OFF.finditer(read(path))]


tap = Tap()
tap.check('the top of the tree holds only what it should', check_top())
tap.check('every test is registered', check_registered())
tap.check('po/POTFILES.in is complete', check_potfiles())
tap.check('texts to translate are whole for gettext', check_translatable())
tap.finish()
