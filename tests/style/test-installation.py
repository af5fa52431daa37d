#!/usr/bin/env python3
"""What the desktop needs to know of the program is valid: desktop file, metainfo, settings, icons."""

import os
import shutil
import subprocess
import xml.etree.ElementTree

from style import BUILD, SOURCE, Tap, walk

APP_ID = 'io.github.uplift_roi.Uplift'


def run(tap, name, *command):
  if not shutil.which(command[0]):
    tap.skip(name, command[0] + ' is not installed')
    return
  result = subprocess.run(command, capture_output=True, text=True, check=False)
  tap.check(name, (result.stdout + result.stderr).splitlines() or ['failed'] if result.returncode else [])


def check_icon(path, size):
  root = xml.etree.ElementTree.parse(os.path.join(SOURCE, path)).getroot()
  wanted = {'width': str(size), 'height': str(size), 'viewBox': f'0 0 {size} {size}'}
  return [f'{path}: {key} is {root.get(key)}, not {value}' for key, value in wanted.items() if root.get(key) != value]


def check_xml():
  problems = []
  for path in walk('data', '.svg', '.xml', '.xml.in') + walk('ui', '.ui') + walk('resources', '.svg', '.xml'):
    try:
      xml.etree.ElementTree.parse(os.path.join(SOURCE, path))
    except xml.etree.ElementTree.ParseError as error:
      problems.append(f'{path}: {error}')
  return problems


tap = Tap()
run(tap, 'desktop file', 'desktop-file-validate', os.path.join(BUILD, 'data', APP_ID + '.desktop'))
run(tap, 'metainfo', 'appstreamcli', 'validate', '--no-net', '--pedantic', '--explain',
    os.path.join(BUILD, 'data', APP_ID + '.metainfo.xml'))
run(tap, 'settings', 'glib-compile-schemas', '--strict', '--dry-run', os.path.join(SOURCE, 'data'))
tap.check('XML is well-formed', check_xml())
tap.check('icon', check_icon(f'data/icons/{APP_ID}.svg', 128))
tap.check('symbolic icon', check_icon(f'data/icons/{APP_ID}-symbolic.svg', 16))
tap.finish()
