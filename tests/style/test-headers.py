#!/usr/bin/env python3
"""Every header compiles on its own, with the flags of the library it belongs to and no others."""

import concurrent.futures
import json
import os
import shlex
import subprocess

from style import BUILD, SOURCE, Tap, walk


def get_flags():
  """Compiler and flags of each folder of src, from the build's record of any of its sources."""
  with open(os.path.join(BUILD, 'compile_commands.json'), encoding='utf-8') as file:
    commands = json.load(file)
  flags = {}
  for command in commands:
    source = os.path.relpath(os.path.join(command['directory'], command['file']), SOURCE)
    if not source.startswith('src/') or not source.endswith('.c'):
      continue
    words = shlex.split(command['command'])
    kept = []
    while words:
      word = words.pop(0)
      if word in ('-o', '-MF', '-MQ'):
        words.pop(0)
      elif word not in ('-c', '-MD', command['file']):
        kept.append(word)
    flags[os.path.dirname(source)] = kept
  return flags


def compile_alone(header, flags):
  result = subprocess.run(
    flags + ['-Werror', '-fsyntax-only', '-x', 'c', '-include', os.path.join(SOURCE, header), os.devnull],
    cwd=BUILD, capture_output=True, text=True, check=False)
  return result.stderr.splitlines() if result.returncode else []


tap = Tap()
flags = get_flags()
headers = walk('src', '.h')
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
  results = threads.map(lambda header: compile_alone(header, flags[os.path.dirname(header)]), headers)
  for header, problems in zip(headers, results):
    tap.check(header, problems)
tap.finish()
