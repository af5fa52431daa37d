"""What the tests of the whole window share: the program in a session of its own, and how they are run.

Every test is called as  test_NAME.py PROGRAM SAMPLE-FOLDER SCHEMA-FOLDER [CASE...]; its cases are its functions case_*.
Without a display server, a bus or the bindings of Python it is skipped.
"""
import functools
import json
import os
import re
import shutil
import subprocess
import sys
import time

SKIP = 77

for tool in ('Xvfb', 'dbus-daemon', 'setpriv'):
  if not shutil.which(tool):
    print(f'skipped: {tool} is not installed')
    sys.exit(SKIP)
try:
  from gtkdrive import DriveError, Session, wait_until
except (ImportError, OSError) as error:
  print(f'skipped: {error}')
  sys.exit(SKIP)

PROGRAM, SAMPLE, SCHEMAS = (os.path.abspath(path) for path in sys.argv[1:4])
PREFIXES = ('Gtk', 'Uplift')
FILES = ('influencers.csv', 'payouts.csv', 'posts.csv', 'tracking_data.csv')
BANNER = re.compile('^Sample data. Open')
IMPORT = 'How the files are read'
ENVIRONMENT = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'G_DEBUG': 'fatal-criticals'}


def make_session(**kw):
  return Session(env={**ENVIRONMENT, **kw.pop('env', {})}, **kw)


def start(session, *arguments):
  return session.launch([PROGRAM, *arguments], title=re.compile('Uplift'))


def start_with_sample(session):
  app = start(session)
  shows(app, BANNER)
  return app


def finish(app):
  status = app.quit()
  assert status == 0, f'exit status {status}'
  app.check_log()


def shows(app, text):
  return app.find('label', text, showing=True)


def lacks(app, role, name):
  """Waits until nothing of that role and name can be seen."""
  wait_until(lambda: not app.find_all(role, name, showing=True), what=f'no {role} {name!r}')


def ungroup(text):
  """A text with its numbers as a report writes them: without the blanks that group digits for the eye."""
  return re.sub(r'(?<=\d)\s(?=\d{3})', '', text)


def says(app, role, pattern):
  """Waits for a widget of that role in sight whose name, its digits ungrouped, has the pattern."""
  return app.find(role, where=lambda node: re.search(pattern, ungroup(node.name)), showing=True)


def run(*arguments):
  """The program without a window, on the same preferences; what it writes to standard output."""
  environment = {**os.environ, **ENVIRONMENT, 'GSETTINGS_BACKEND': 'memory', 'LC_ALL': 'C.UTF-8'}
  result = subprocess.run([PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=False)
  assert result.returncode == 0, result.stderr
  return result.stdout


@functools.cache
def report(*arguments):
  """All figures of the sample, as the program prints them."""
  return json.loads(run('--report=-', '--sample', *arguments))


def accept(app, title, path, is_done):
  """Answers the file dialog of that title with a path, and waits until that is done.

  GTK's dialog takes a Return for itself now and then, while it completes the name: then a second one is due."""
  app.window(title)
  app.choose_file(path)
  try:
    wait_until(is_done, 1.5)
  except DriveError:
    app.key('Return')
    wait_until(is_done, what=f'{title} answered with {path}')


def choose(app, title, path):
  """In the file dialog of that title; afterwards it is closed."""
  accept(app, title, path, lambda: title not in [window.title for window in app.windows()])
  app.activate()


def open_path(app, path):
  app.key('ctrl+o')
  choose(app, 'Open files', path)


def has_window(app, title):
  return title in [window.title for window in app.windows()]


def choose_undecided(app, title, path):
  """In the file dialog of that title, a path about whose columns the program has to ask."""
  accept(app, title, path, lambda: has_window(app, IMPORT))
  app.activate(IMPORT)


def decline(app):
  """Leaves that question open."""
  app.key('Escape')
  wait_until(lambda: not has_window(app, IMPORT), what='the import dialog closed')
  app.activate()


def main(names):
  """Runs the cases among these names, those asked for on the command line or all; the exit status."""
  cases = {name[5:]: function for name, function in sorted(names.items()) if name.startswith('case_')}
  failed = []
  for name in sys.argv[4:] or cases:
    began = time.monotonic()
    try:
      cases[name]()
      print(f'ok {name} ({time.monotonic() - began:.1f} s)', flush=True)
    except (AssertionError, DriveError) as problem:
      print(f'not ok {name}: {problem}', flush=True)
      failed.append(name)
  return 1 if failed else 0
