#!/usr/bin/python3
"""Files opened and saved from the window: good ones, bad ones, many rows, tables and pictures."""
import os
import re
import shutil
import struct
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree

from window_case import (BANNER, FILES, SAMPLE, accept, choose, choose_undecided, decline, finish, lacks, main,
                         make_session, open_path, report, run, says, shows, start, start_with_sample, ungroup, wait_until)

from gi.repository import Gio  # after what skips the tests without it

SUMMARY = 'Export summary table'


def write(folder, name, content):
  path = os.path.join(folder, name)
  with open(path, 'wb') as file:
    file.write(content)
  return path


def read(path):
  with open(path, 'rb') as file:
    return file.read()


def copy_sample(folder):
  for name in FILES:
    shutil.copy(os.path.join(SAMPLE, name), folder)


def begin_open_folder(app):
  """Opens the dialog that asks for a folder, and returns its title."""
  app.find('push button', 'More ways to open', showing=True).click()
  app.find('menu item', re.compile('^Open folder'), showing=True).click()
  return 'Open folder'


def case_bad_files():
  """What cannot be read is told in a sentence with the file's name, and what is open stays."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    bad = [
      write(folder, 'picture.csv', b'\x89PNG\r\n\x1a\n' + bytes(64)),
      write(folder, 'columns.csv', b'colour,weight\nred,12\nblue,7\n'),
      write(folder, 'empty.csv', b''),
    ]
    app = start_with_sample(session)
    tile = app.find('panel', re.compile('^Revenue: '), showing=True).name
    for path in bad:
      if path.endswith('columns.csv'):
        app.key('ctrl+o')
        choose_undecided(app, 'Open files', path)
        decline(app)
      else:
        open_path(app, path)
      alert = app.find('alert', re.compile('^' + re.escape(os.path.basename(path)) + ': .+'), showing=True)
      assert '\n' not in alert.name and not re.search(r'[.!?] ', alert.name), alert.name
      shows(app, 'Sample data')
      assert app.find('panel', re.compile('^Revenue: '), showing=True).name == tile
    # A good set takes the message away.
    copy_sample(folder)
    app.find('push button', 'Open…', showing=True).click()
    choose(app, 'Open files', os.path.join(folder, 'tracking_data.csv'))
    shows(app, 'tracking_data.csv')
    lacks(app, 'alert', re.compile('empty.csv'))
    lacks(app, 'label', BANNER)
    finish(app)


def case_open_twice():
  """Ctrl+O while the dialog is open opens no second one, and it can be opened again afterwards."""
  with make_session() as session:
    app = start_with_sample(session)
    for _ in range(2):
      app.key('ctrl+o')
      app.window('Open files')
      app.key('ctrl+o')
      app.settle()
      dialogs = [w for w in app.windows() if w.title == 'Open files']
      assert len(dialogs) == 1, dialogs
      app.key('Escape')
      wait_until(lambda: not [w for w in app.windows() if w.title == 'Open files'], what='the dialog closed')
      app.activate()
    finish(app)


def case_open_folder():
  """A folder chosen in the dialog is opened with all that is in it, and named."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data = os.path.join(folder, 'spring')
    os.mkdir(data)
    copy_sample(data)
    # Half of the orders, so that these figures are not those of the sample.
    lines = read(os.path.join(data, 'tracking_data.csv')).splitlines(keepends=True)
    write(data, 'tracking_data.csv', b''.join(lines[:len(lines) // 2]))
    app = start_with_sample(session)
    choose(app, begin_open_folder(app), data)
    shows(app, 'spring')
    lacks(app, 'label', BANNER)
    says(app, 'status bar', f'^{len(lines) // 2 - 1} rows')
    finish(app)


def case_export():
  """Ctrl+S writes what --report writes, says so, and asks before it overwrites."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    target, wanted = os.path.join(folder, 'summary.csv'), os.path.join(folder, 'wanted.csv')
    run('--sample', f'--report={wanted}')
    app = start_with_sample(session)
    app.key('ctrl+s')
    choose(app, SUMMARY, target)
    shows(app, 'Saved “summary.csv”')
    app.find('push button', 'Open folder', showing=True)
    assert read(target) == read(wanted)
    assert len(read(target).splitlines()) == 1 + report()['totals']['influencers']

    write(folder, 'summary.csv', b'old')
    app.activate()
    app.key('ctrl+s')
    accept(app, SUMMARY, target, lambda: app.find_all('push button', re.compile('Replace'), showing=True))
    assert read(target) == b'old'
    app.key('Escape', 'Escape')
    finish(app)


def case_export_filtered():
  """Under a filter the window's summary is that of --report with the same one, and not that of everything."""
  arguments = ['--sample', '--filter=platform=Instagram', '--since=2025-02-01', '--spend=whole']
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    target, wanted, whole = (os.path.join(folder, name) for name in ('summary.csv', 'wanted.csv', 'whole.csv'))
    run(*arguments, f'--report={wanted}')
    run('--sample', f'--report={whole}')
    app = start(session, *arguments)
    wait_until(lambda: app.find('check box', re.compile('^Instagram')).has('checked'), what='Instagram ticked')
    app.activate()
    app.key('ctrl+s')
    choose(app, SUMMARY, target)
    shows(app, 'Saved “summary.csv”')
    assert read(target) == read(wanted)
    assert read(target) != read(whole)
    finish(app)


def case_export_fails():
  """A folder that cannot be written in: the message names it, nothing is left behind."""
  with make_session() as session:
    app = start_with_sample(session)
    app.key('ctrl+s')
    choose(app, SUMMARY, '/proc/summary.csv')
    shows(app, re.compile('^“summary.csv” was not saved$'))
    app.key('Escape')
    finish(app)


def check_png(content):
  assert content.startswith(b'\x89PNG\r\n\x1a\n') and content.endswith(b'IEND\xaeB`\x82'), content[:16]
  width, height = struct.unpack('>II', content[16:24])
  assert width >= 400 and height >= 200, (width, height)


def check_svg(content):
  root = xml.etree.ElementTree.fromstring(content)
  assert root.tag == '{http://www.w3.org/2000/svg}svg', root.tag
  assert len(list(root.iter())) > 20, 'hardly anything is drawn'


def check_pdf(content):
  assert content.startswith(b'%PDF-') and content.rstrip().endswith(b'%%EOF'), content[:16]


def case_chart_pictures():
  """A chart's menu saves it as PNG, SVG and PDF, each a file of its kind."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    app = start_with_sample(session)
    for kind, check in ('PNG', check_png), ('SVG', check_svg), ('PDF', check_pdf):
      name = 'roas.' + kind.lower()
      app.find('push button', 'Menu of the chart “Top 5 by ROAS”', showing=True).click()
      app.find('menu item', f'Save as {kind}…', showing=True).click()
      choose(app, 'Save chart', os.path.join(folder, name))
      shows(app, f'Saved “{name}”')
      check(read(os.path.join(folder, name)))
    assert sorted(os.listdir(folder)) == ['roas.pdf', 'roas.png', 'roas.svg'], os.listdir(folder)
    finish(app)


class Pulse(threading.Thread):
  """Asks a window for its state again and again, on a connection of its own, and keeps the longest wait for an answer."""

  def __init__(self, session, window):
    super().__init__(daemon=True)
    self.address, self.window = session.env['AT_SPI_BUS_ADDRESS'], window
    self.slowest, self.is_over = 0.0, threading.Event()

  def run(self):
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    connection = Gio.DBusConnection.new_for_address_sync(self.address, flags, None, None)
    while not self.is_over.wait(0.01):
      asked = time.monotonic()
      connection.call_sync(*self.window.ref, 'org.a11y.atspi.Accessible', 'GetState', None, None, 0, 60000, None)
      self.slowest = max(self.slowest, time.monotonic() - asked)

  def stop(self):
    self.is_over.set()
    self.join()
    return self.slowest


def case_many_rows():
  """Four million rows: the window answers all the time while they are read, and what takes long shows how far it is."""
  rows = 4000000
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data = os.path.join(folder, 'large')
    run(f'--generate={data}', f'--rows={rows}')
    app = start_with_sample(session)
    title = begin_open_folder(app)
    pulse = Pulse(session, next(top for top in app.toplevels() if top.name == 'Uplift'))
    pulse.start()
    accept(app, title, data, lambda: title not in [window.title for window in app.windows()])
    began, seen = time.monotonic(), False

    def is_read():
      nonlocal seen
      seen = seen or bool(app.find_all('progress bar', showing=True))
      return app.find_all('status bar', where=lambda line: ungroup(line.name).startswith(f'{rows} rows'))

    wait_until(is_read, 60, 'the rows')
    seconds, slowest = time.monotonic() - began, pulse.stop()
    print(f'# read in {seconds:.1f} s, the slowest answer took {slowest:.2f} s')
    # A busy computer is slow in everything; a window that does not answer is so for most of the time.
    assert slowest < max(0.2, min(seconds / 3, 1.5)), (seconds, slowest)
    assert seen or seconds < 1, 'no progress was shown'
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
