#!/usr/bin/python3
"""Exports from the window: filtered rows as they stand in the files, and the reports."""
import csv
import os
import re
import shutil
import sys
import tempfile

from window_case import (BANNER, FILES, SAMPLE, choose, finish, lacks, main, make_session, run, says, shows, start)

ITEMS = {
  'influencers.csv': 'Filtered influencers…',
  'posts.csv': 'Filtered posts…',
  'tracking_data.csv': 'Filtered orders (tracking)…',
  'payouts.csv': 'Filtered payouts…',
}


def read(path):
  with open(path, 'rb') as file:
    return file.read()


def copy_sample(folder, names=FILES):
  os.makedirs(folder, exist_ok=True)
  for name in names:
    shutil.copy(os.path.join(SAMPLE, name), folder)
  return folder


def begin(app, item):
  app.find('push button', 'Export', showing=True).click()
  app.find('menu item', item, showing=True).click()


def begin_rows(app, name):
  """Up to the dialog that says what will be written; its title and text."""
  begin(app, ITEMS[name])
  title = says(app, 'label', f'^Export .* of “{re.escape(name)}”$').name
  return title, '\n'.join(node.name for node in app.find_all('label', re.compile('They are written'), showing=True))


def save_as(app, path):
  app.find('push button', 'Save as…', showing=True).click()
  choose(app, 'Export rows', path)


def list_lines(name, passes):
  """The lines of a sample file whose record passes, with its header: none of them has a line end in a field."""
  lines = read(os.path.join(SAMPLE, name)).decode().splitlines(keepends=True)
  header = lines[0].rstrip('\n').split(',')
  return lines[:1] + [line for line in lines[1:] if passes(dict(zip(header, next(csv.reader([line])))))]


def case_rows():
  """Each table under a filter: the lines of its file that pass, to the byte, and as many as was said."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    app = start(session, '--sample', '--filter=platform=Instagram', '--since=2025-03-01', '--until=2025-04-15')
    shows(app, BANNER)
    ids = {line.split(',')[0] for line in list_lines('influencers.csv', lambda row: row['platform'] == 'Instagram')}
    passes = {
      'influencers.csv': lambda row: row['id'] in ids,
      'posts.csv': lambda row: row['influencer_id'] in ids and '2025-03-01' <= row['date'] <= '2025-04-15',
      'tracking_data.csv': lambda row: row['influencer_id'] in ids and '2025-03-01' <= row['date'] <= '2025-04-15',
      'payouts.csv': lambda row: row['influencer_id'] in ids,
    }
    for name, passing in passes.items():
      wanted = list_lines(name, passing)
      title, text = begin_rows(app, name)
      assert f' {len(wanted) - 1} of ' in title.replace('\u202f', ''), (title, len(wanted))
      assert 'Rows without an influencer are not among them' in text or name != 'tracking_data.csv', text
      path = os.path.join(folder, name)
      save_as(app, path)
      shows(app, f'Saved “{name}”')
      app.find('push button', 'Open folder', showing=True)
      assert read(path).decode() == ''.join(wanted), name
    finish(app)


def case_missing_tables():
  """What is not there cannot be exported."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    app = start(session, copy_sample(os.path.join(folder, 'one'), ['tracking_data.csv']))
    says(app, 'status bar', '^5000 rows')
    app.find('push button', 'Export', showing=True).click()
    for name, item in ITEMS.items():
      sensitive = app.find('menu item', item, showing=True).has('sensitive')
      assert sensitive == (name == 'tracking_data.csv'), name
    app.key('Escape')
    finish(app)


def case_changed_file():
  """A file that was written after it was opened is not exported from; opened again, it is."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data = copy_sample(os.path.join(folder, 'data'))
    source, target = os.path.join(data, 'tracking_data.csv'), os.path.join(folder, 'out.csv')
    app = start(session, data)
    says(app, 'status bar', '^5000 rows')
    with open(source, 'ab') as file:
      file.write(read(source).splitlines(keepends=True)[-1])
    begin_rows(app, 'tracking_data.csv')
    save_as(app, target)
    shows(app, re.compile('^tracking_data.csv: the file has changed since it was opened'))
    assert not os.path.exists(target)
    app.find('push button', 'Open again', showing=True).click()
    app.activate()
    says(app, 'status bar', '^5001 rows')
    begin_rows(app, 'tracking_data.csv')
    save_as(app, target)
    shows(app, 'Saved “out.csv”')
    assert read(target) == read(source)
    finish(app)


def case_open_file_stays():
  """A file that is open is not written over."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data = copy_sample(os.path.join(folder, 'data'))
    path = os.path.join(data, 'posts.csv')
    before = read(path)
    app = start(session, data, '--filter=platform=X')
    shows(app, re.compile('^X$'))
    begin_rows(app, 'posts.csv')
    app.find('push button', 'Save as…', showing=True).click()
    app.window('Export rows')
    app.choose_file(path)
    app.find('push button', re.compile('Replace'), showing=True).click()
    shows(app, re.compile('^posts.csv: the file is open in Uplift'))
    assert read(path) == before
    app.key('Escape')
    finish(app)


def case_cancel():
  """While rows are written the window shows how far they are, can be used, and can give them up.

  They go into a pipe that nobody reads, so that it takes as long as it takes."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data, pipe = os.path.join(folder, 'data'), os.path.join(folder, 'pipe')
    run(f'--generate={data}', '--rows=20000')
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    app = start(session, data)
    says(app, 'status bar', '^20000 rows')
    begin_rows(app, 'tracking_data.csv')
    app.find('push button', 'Save as…', showing=True).click()
    app.window('Export rows')
    app.choose_file(pipe)
    app.find('push button', re.compile('Replace'), showing=True).click()
    app.find('progress bar', 'Exporting “pipe”…', showing=True)
    app.activate()
    app.find('push button', 'Export', showing=True).click()
    assert not app.find('menu item', ITEMS['posts.csv'], showing=True).has('sensitive')
    app.key('Escape')
    app.find('push button', 'Cancel', showing=True).click()
    os.set_blocking(reader, True)
    with open(reader, 'rb') as file:
      written, whole = file.read(), read(os.path.join(data, 'tracking_data.csv'))
    assert whole.startswith(written) and 0 < len(written) < len(whole), (len(written), len(whole))
    shows(app, 'Exporting was cancelled')
    lacks(app, 'progress bar', None)
    # And afterwards to the end.
    begin_rows(app, 'posts.csv')
    save_as(app, os.path.join(folder, 'out.csv'))
    shows(app, 'Saved “out.csv”')
    assert read(os.path.join(folder, 'out.csv')) == read(os.path.join(data, 'posts.csv'))
    finish(app)


def case_reports():
  """The reports of the menu are those of the command line."""
  arguments = ['--sample', '--filter=gender=Female', '--spend=whole']
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    app = start(session, *arguments)
    shows(app, BANNER)
    for item, suffix in ('Report as JSON…', 'json'), ('Report as PDF…', 'pdf'):
      path, wanted = os.path.join(folder, f'seen.{suffix}'), os.path.join(folder, f'wanted.{suffix}')
      begin(app, item)
      choose(app, 'Export report', path)
      shows(app, f'Saved “seen.{suffix}”')
      run(*arguments, f'--report={wanted}')
      assert len(read(path)) > 1000
      assert suffix == 'pdf' or read(path) == read(wanted)
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
