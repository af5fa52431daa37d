#!/usr/bin/python3
"""The window as a whole: its first start, its sidebar, its dialogs, and what it remembers."""
import os
import re
import shutil
import sys
import tempfile

from window_case import (BANNER, FILES, PREFIXES, SAMPLE, finish, main, make_session, shows, start, start_with_sample,
                         wait_until)


def case_first_start():
  """The sample with its banner, which can be closed."""
  with make_session() as session:
    app = start_with_sample(session)
    shows(app, 'Sample data')
    assert not app.audit(PREFIXES), app.audit(PREFIXES)
    app.find('push button', 'Close this message', showing=True).click()
    wait_until(lambda: not app.find_all('label', BANNER, showing=True), what='no banner')
    finish(app)


def is_pressed(app, name):
  return app.find('push button', name).has('pressed')


def case_sidebar():
  """F9 shows and hides it; in a narrow window it is closed, and an overlay that Escape closes."""
  with make_session() as session:
    app = start_with_sample(session)
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


def case_wheel():
  """The wheel scrolls the sidebar, and changes no number that comes below the pointer."""
  with make_session() as session:
    app = start_with_sample(session)
    app.resize(1000, 500)
    margin = app.find('spin button', re.compile('^Margin'))
    margin.reveal()
    place, value = margin.extents, margin.value
    session.x.scroll(*margin.point(), -2)
    wait_until(lambda: margin.refresh().extents[1] > place[1], what='the sidebar scrolled')
    assert margin.value == value, (margin.value, value)
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
    app = start_with_sample(session)
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
    app = start_with_sample(session)
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
    app = start_with_sample(session)
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
    app = start_with_sample(session)
    app.resize(1366, 768)
    app.settle()
    x, y, width, height = app.find('image', 'Revenue over time by source').screen_rect
    assert y + height > 768 > y + 100, (y, height)
    session.x.drag(x + width * 0.3, y + 100, x + width * 0.6, y + 100)
    app.find('push button', re.compile('^Remove the filter Period'))
    assert app.find('image', 'Revenue over time by source').screen_rect[1] == y, 'the page has moved'
    finish(app)


def case_tab_leaves_table():
  """The rows of the table are one stop of Tab, not one each."""
  with make_session(size=(1366, 768)) as session:
    app = start(session)
    shows(app, BANNER)
    app.resize(1366, 768)
    app.key('ctrl+f')
    wait_until(lambda: app.focused().name == 'Search the table', what='the focus on the search')
    app.key('Tab', 'Tab', 'Tab')
    wait_until(lambda: app.focused().role == 'table row', what='the focus on a row')
    app.key('Down', 'Tab')
    wait_until(lambda: app.focused().role != 'table row', what='the focus behind the table')
    app.key('ctrl+f', 'Tab', 'Tab', 'Tab', 'shift+Tab')
    wait_until(lambda: app.focused().name == 'Highest first', what='the focus before the table')
    finish(app)


def case_group_in_sight():
  """A filter group at the lower end of the sidebar opens in sight."""
  with make_session(size=(1366, 768)) as session:
    app = start_with_sample(session)
    app.resize(1366, 600)
    app.find('push button', 'Influencer').click()
    entry = app.find('entry', 'Search Influencer')
    wait_until(lambda: entry.refresh().showing(), what='the search of the group')
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
