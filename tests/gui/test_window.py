#!/usr/bin/python3
"""The whole program as a person uses it: real windows on a display of their own, real clicks and keys.

usage: test_window.py PROGRAM SAMPLE-FOLDER SCHEMA-FOLDER [CASE...]
"""
import os
import re
import shutil
import sys
import tempfile
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


def start(session, *arguments):
  app = session.launch([PROGRAM, *arguments], title=re.compile('Uplift'))
  return app


def make_session(**kw):
  env = {'GSETTINGS_SCHEMA_DIR': SCHEMAS, 'G_DEBUG': 'fatal-criticals', **kw.pop('env', {})}
  return Session(env=env, **kw)


def finish(app):
  status = app.quit()
  assert status == 0, f'exit status {status}'
  app.check_log()


def shows(app, text):
  return app.find('label', text, showing=True)


def choose(app, title, path):
  """In the file dialog of that title. GTK's takes a Return for itself now and then, while it completes the name."""
  dialog = app.window(title)
  app.choose_file(path)

  def is_closed():
    return dialog.id not in [window.id for window in app.windows()]

  try:
    wait_until(is_closed, 1.5)
  except DriveError:
    app.key('Return')
    wait_until(is_closed, what=f'{title} closed')
  app.activate()


def open_path(app, path):
  app.key('ctrl+o')
  choose(app, 'Open files', path)


def case_first_start():
  """The sample with its banner, which can be closed."""
  with make_session() as session:
    app = start(session)
    shows(app, BANNER)
    shows(app, 'Sample data')
    assert not app.audit(PREFIXES), app.audit(PREFIXES)
    app.find('push button', 'Close this message', showing=True).click()
    wait_until(lambda: not app.find_all('label', BANNER, showing=True), what='no banner')
    finish(app)


def case_bad_files():
  """What cannot be read is told in a sentence with the file's name, and what is open stays."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    picture, empty = os.path.join(folder, 'picture.csv'), os.path.join(folder, 'empty.csv')
    with open(picture, 'wb') as file:
      file.write(b'\x89PNG\r\n\x1a\n' + bytes(64))
    with open(empty, 'wb'):
      pass
    app = start(session)
    shows(app, BANNER)
    for path in picture, empty:
      open_path(app, path)
      app.find('alert', re.compile('^' + re.escape(os.path.basename(path)) + ': .+'), showing=True)
      shows(app, 'Sample data')
    # A good set takes the message away.
    for name in FILES:
      shutil.copy(os.path.join(SAMPLE, name), folder)
    app.find('push button', 'Open…', showing=True).click()
    choose(app, 'Open files', os.path.join(folder, 'tracking_data.csv'))
    shows(app, 'tracking_data.csv')
    wait_until(lambda: not app.find_all('alert', re.compile('empty.csv'), showing=True), what='no error bar')
    wait_until(lambda: not app.find_all('label', BANNER, showing=True), what='no banner')
    finish(app)


def case_open_twice():
  """Ctrl+O while the dialog is open opens no second one, and it can be opened again afterwards."""
  with make_session() as session:
    app = start(session)
    shows(app, BANNER)
    for _ in range(2):
      app.key('ctrl+o')
      app.window('Open files')
      app.key('ctrl+o')
      time.sleep(0.3)
      dialogs = [w for w in app.windows() if w.title == 'Open files']
      assert len(dialogs) == 1, dialogs
      app.key('Escape')
      wait_until(lambda: not [w for w in app.windows() if w.title == 'Open files'], what='the dialog closed')
      app.activate()
    finish(app)


def case_export():
  """Ctrl+S writes the summary, says so, and asks before it overwrites."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    target = os.path.join(folder, 'summary.csv')
    app = start(session)
    shows(app, BANNER)
    app.key('ctrl+s')
    choose(app, 'Export summary table', target)
    shows(app, 'Saved “summary.csv”')
    app.find('push button', 'Open folder', showing=True)
    with open(target, encoding='utf-8') as file:
      lines = file.read().splitlines()
    assert lines[0].startswith('id,name,'), lines[0]
    assert len(lines) > 10, len(lines)

    with open(target, 'w', encoding='utf-8') as file:
      file.write('old')
    app.activate()
    app.key('ctrl+s')
    app.window('Export summary table')
    app.choose_file(target)
    app.find('push button', re.compile('Replace'), showing=True)
    with open(target, encoding='utf-8') as file:
      assert file.read() == 'old'
    app.key('Escape', 'Escape')
    finish(app)


def case_export_fails():
  """A folder that cannot be written in: the message names it, nothing is left behind."""
  with make_session() as session:
    app = start(session)
    shows(app, BANNER)
    app.key('ctrl+s')
    choose(app, 'Export summary table', '/proc/summary.csv')
    shows(app, re.compile('^“summary.csv” was not saved$'))
    app.key('Escape')
    finish(app)


def is_pressed(app, name):
  return app.find('push button', name).has('pressed')


def case_sidebar():
  """F9 shows and hides it; in a narrow window it is closed, and an overlay that Escape closes."""
  with make_session() as session:
    app = start(session)
    shows(app, BANNER)
    app.resize(1000, 700)
    wait_until(lambda: is_pressed(app, 'Filters'), what='the sidebar')
    app.key('F9')
    wait_until(lambda: not is_pressed(app, 'Filters'), what='no sidebar')
    app.key('F9')
    wait_until(lambda: is_pressed(app, 'Filters'), what='the sidebar again')
    app.resize(420, 700)
    wait_until(lambda: not is_pressed(app, 'Filters'), what='no sidebar when narrow')
    app.resize(360, 640)
    assert app.window().w < 420, app.window()
    assert not app.clipped(), app.clipped()
    assert not app.audit(PREFIXES), app.audit(PREFIXES)
    app.key('F9')
    wait_until(lambda: is_pressed(app, 'Filters'), what='the overlay')
    app.resize(1000, 700)
    wait_until(lambda: is_pressed(app, 'Filters'), what='the sidebar beside the page')
    finish(app)


def case_last_files():
  """The files opened last come back at the next start; when they are gone, the sample and a word about it."""
  with make_session(env={'GSETTINGS_BACKEND': 'keyfile'}) as session, tempfile.TemporaryDirectory() as folder:
    data = os.path.join(folder, 'my-campaign')
    shutil.copytree(SAMPLE, data)
    app = start(session, data)
    shows(app, 'my-campaign')
    finish(app)
    app = start(session)
    shows(app, 'my-campaign')
    finish(app)
    shutil.rmtree(data)
    app = start(session)
    app.find('alert', re.compile('my-campaign'), showing=True)
    shows(app, BANNER)
    finish(app)


def case_command_line():
  """Filter and settings of the command line are those of the window; a value that is not there is told."""
  with make_session() as session:
    app = start(session, '--sample', '--filter=platform=YouTube', '--spend=whole')
    shows(app, BANNER)
    wait_until(lambda: app.find('check box', re.compile('YouTube')).has('checked'), what='YouTube ticked')
    finish(app)
    app = start(session, '--sample', '--filter=platform=Elsewhere')
    app.find('alert', re.compile('Elsewhere'), showing=True)
    finish(app)


def case_dialogs():
  """Preferences and shortcuts open and close; every control of the preferences has a name."""
  with make_session() as session:
    app = start(session)
    shows(app, BANNER)
    for key, title in ('ctrl+comma', 'Preferences'), ('ctrl+question', 'Keyboard shortcuts'):
      app.key(key)
      window = app.window(title)
      # The shortcuts window is all GTK's own.
      assert title != 'Preferences' or not app.audit(PREFIXES), app.audit(PREFIXES)
      app.key('Escape')
      wait_until(lambda: window.id not in [w.id for w in app.windows()], what=f'{title} closed')
      app.activate()
    finish(app)


def case_preferences():
  """Dark means dark, at once."""
  with make_session() as session:
    app = start(session)
    shows(app, BANNER)
    before = app.shot().colors()
    app.key('ctrl+comma')
    app.window('Preferences')
    app.find('check box', 'Dark').click()
    app.key('Escape')
    app.activate(re.compile('Uplift'))
    wait_until(lambda: app.shot().colors() != before, what='other colours')
    finish(app)


def case_drop():
  """Files dragged in from elsewhere are opened."""
  with make_session(size=(1700, 900)) as session, tempfile.TemporaryDirectory() as folder:
    paths = [shutil.copy(os.path.join(SAMPLE, name), folder) for name in FILES]
    app = start(session)
    shows(app, BANNER)
    app.resize(900, 700)
    driver = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'gtkdrive.py')
    source = session.launch([sys.executable, driver, 'drag-source', *paths], title='gtkdrive drag source')
    drop = app.window(re.compile('Uplift'))
    drag = source.window()
    session.x.message(drag.id, '_NET_MOVERESIZE_WINDOW', (0, 0, 0, 0, 0), True)
    session.x.resize(drag.id, drag.w, drag.h, 1400, 100)
    drag = wait_until(lambda: source.window().x > 1200 and source.window(), what='the source beside the window')
    session.x.drag(drag.x + drag.w / 2, drag.y + drag.h / 2, drop.x + 500, drop.y + 400, steps=30)
    shows(app, os.path.basename(folder))
    source.quit()
    finish(app)


def case_drag_over_chart():
  """A drag over a chart of which only a part is in sight chooses a period: the page stays where it is."""
  with make_session(size=(1366, 768)) as session:
    app = start(session)
    shows(app, BANNER)
    app.resize(1366, 768)
    app.settle()
    x, y, width, height = app.find('image', 'Revenue over time by source').screen_rect
    assert y + height > 768 > y + 100, (y, height)
    session.x.drag(x + width * 0.3, y + 100, x + width * 0.6, y + 100)
    app.find('push button', re.compile('^Remove the filter Period'))
    assert app.find('image', 'Revenue over time by source').screen_rect[1] == y, 'the page has moved'
    finish(app)


def case_group_in_sight():
  """A filter group at the lower end of the sidebar opens in sight."""
  with make_session(size=(1366, 768)) as session:
    app = start(session)
    shows(app, BANNER)
    app.resize(1366, 600)
    app.find('push button', 'Influencer').click()
    entry = app.find('entry', 'Search Influencer')
    wait_until(lambda: entry.refresh().showing(), what='the search of the group')
    finish(app)


CASES = {name[5:]: function for name, function in sorted(globals().items()) if name.startswith('case_')}


def main():
  failed = []
  for name in sys.argv[4:] or CASES:
    began = time.monotonic()
    try:
      CASES[name]()
      print(f'ok {name} ({time.monotonic() - began:.1f} s)', flush=True)
    except (AssertionError, DriveError) as error:
      print(f'not ok {name}: {error}', flush=True)
      failed.append(name)
  return 1 if failed else 0


if __name__ == '__main__':
  sys.exit(main())
