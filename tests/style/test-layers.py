#!/usr/bin/env python3
"""Includes point the right way: core knows no window and no drawing, charts know neither GTK nor core, and in
app only a few named files know both core and charts. A quoted include names its folder."""

import os
import re

from style import SOURCE, Tap, get_includes, walk

FORBIDDEN = {
  'core': re.compile(r'^(gtk|gdk|gsk|cairo|pango|charts/|app/)'),
  'charts': re.compile(r'^(gtk|gdk|gsk|csv\.h|gsl/|json-glib/|core/|app/)'),
  'app': re.compile(r'^(csv\.h|gsl/)'),
}

# Where results become chart data and pages of the report.
BRIDGES = re.compile(r'^src/app/([a-z]+/)?([a-z-]*specs|pdf-report|report)[a-z-]*\.[ch]$')


def check_direction(layer):
  return [f'{path}:{line}: {layer} must not include {name}'
          for path in walk('src/' + layer, '.c', '.h')
          for line, name, _ in get_includes(path) if FORBIDDEN[layer].match(name)]


def check_bridges():
  problems = []
  for path in walk('src/app', '.c', '.h'):
    layers = {name.split('/')[0] for _, name, quoted in get_includes(path) if quoted}
    if {'core', 'charts'} <= layers and not BRIDGES.match(path):
      problems.append(f'{path}: includes headers of core and of charts, which only the specs of charts and the report may')
  return problems


def check_folders():
  problems = []
  for path in walk('src', '.c', '.h') + walk('tests', '.c', '.h'):
    own = os.path.dirname(os.path.join(SOURCE, path))
    for line, name, quoted in get_includes(path):
      if not quoted:
        continue
      in_tree = '/' in name and os.path.exists(os.path.join(SOURCE, 'src', name))
      beside = path.startswith('tests/') and os.path.exists(os.path.join(own, name))
      if not in_tree and not beside:
        problems.append(f'{path}:{line}: “{name}” names no file of src with its folder')
  return problems


tap = Tap()
for layer in FORBIDDEN:
  tap.check(layer + ' includes only what it may', check_direction(layer))
tap.check('core and charts meet in few places', check_bridges())
tap.check('includes name their folder', check_folders())
tap.finish()
