#!/usr/bin/python3
"""What is open, at the end of the sidebar: another file for one table, and the findings of each."""
import csv
import os
import re
import shutil
import sys
import tempfile

from window_case import (BANNER, FILES, SAMPLE, accept, choose, choose_undecided, decline, finish, lacks, main, make_session,
                         says, shows, start, wait_until)


def copy_sample(folder, names=FILES):
  os.makedirs(folder, exist_ok=True)
  for name in names:
    shutil.copy(os.path.join(SAMPLE, name), folder)
  return folder


def read_lines(name):
  with open(os.path.join(SAMPLE, name), encoding='utf-8') as file:
    return file.readlines()


def go_to(app, page):
  app.find('push button', page, showing=True).click()


def load_table(app, button, title, path):
  """By the button of that name in the sidebar, which scrolls to it."""
  app.find('push button', button).click()
  choose(app, title, path)


def write_dearer(path):
  """The payouts of the sample, each of them 1000."""
  lines = read_lines('payouts.csv')
  with open(path, 'w', encoding='utf-8') as file:
    file.writelines(lines[:1] + [line.rsplit(',', 1)[0] + ',1000\n' for line in lines[1:]])
  return 1000 * len(lines[1:])


def case_load_table():
  """Another payouts file: the other files, the filters and the page stay, and the set is remembered as it is now."""
  arguments = ['--filter=platform=Instagram', '--since=2025-02-01', '--until=2025-03-31', '--spend=whole']
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data, other = copy_sample(os.path.join(folder, 'data')), os.path.join(folder, 'dearer.csv')
    write_dearer(other)
    n_influencers = sum(',Instagram,' in line for line in read_lines('influencers.csv'))
    app = start(session, data, *arguments)
    says(app, 'status bar', '^337 of 5000 rows')
    go_to(app, 'Campaigns')
    load_table(app, 'Load another payouts file', 'Choose a payouts file', other)
    shows(app, re.compile('^Loaded “dearer.csv” · [0-9]+ finding'))
    app.find('label', 'dearer.csv')
    app.find('tree table', 'Campaigns', showing=True)
    go_to(app, 'Overview')
    says(app, 'panel', f'^Spend: .* {1000 * n_influencers}.00 · whole')
    says(app, 'status bar', '^337 of 5000 rows')
    app.find('push button', 'More ways to open', showing=True).click()
    app.find('menu item', f'{os.path.basename(folder)} (4 files)', showing=True)
    app.key('Escape')
    finish(app)


def case_wrong_table():
  """A file that is another table is not taken, whether that one is open or not; nor is one that is none."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data = copy_sample(os.path.join(folder, 'data'), ['tracking_data.csv', 'posts.csv'])
    none = os.path.join(folder, 'none.csv')
    with open(none, 'w', encoding='utf-8') as file:
      file.write('colour,weight\nred,12\n')
    app = start(session, data)
    before = says(app, 'panel', '^Revenue: ').name
    for path, message in ((os.path.join(data, 'posts.csv'), 'the table “posts”, and not of “influencers”'),
                          (os.path.join(SAMPLE, 'payouts.csv'), 'the table “payouts”, and not of “influencers”'),
                          (none, 'no line names the columns')):
      if path == none:
        app.find('push button', 'Add an influencers file').click()
        choose_undecided(app, 'Choose an influencers file', path)
        decline(app)
      else:
        load_table(app, 'Add an influencers file', 'Choose an influencers file', path)
      app.find('alert', re.compile('^' + os.path.basename(path) + ': .*' + message), showing=True)
      assert says(app, 'panel', '^Revenue: ').name == before
    app.find('push button', 'Add an influencers file')
    # What was missing is added, and what it told is gone.
    load_table(app, 'Add an influencers file', 'Choose an influencers file', os.path.join(SAMPLE, 'influencers.csv'))
    lacks(app, 'alert', re.compile('none.csv'))
    app.find('push button', 'Load another influencers file')
    finish(app)


def case_sample_in_part():
  """One file of the sample can be replaced too, and the window says that the others are sample data."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    total = write_dearer(os.path.join(folder, 'payouts.csv'))
    app = start(session)
    shows(app, BANNER)
    load_table(app, 'Load another payouts file', 'Choose a payouts file', os.path.join(folder, 'payouts.csv'))
    shows(app, re.compile('^Some of these files are sample data'))
    says(app, 'panel', f'^Spend: .* {total}.00 · prorated')
    app.find('label', 'posts.csv (sample)')
    app.find('label', 'payouts.csv')
    # It can be opened again as it was.
    for item, banner in ('Sample data', BANNER), (f'{os.path.basename(folder)} (4 files)', re.compile('^Some of these')):
      app.find('push button', 'More ways to open', showing=True).click()
      app.find('menu item', item, showing=True).click()
      shows(app, banner)
    says(app, 'panel', f'^Spend: .* {total}.00 · prorated')
    finish(app)


def case_changed_on_disk():
  """A file that somebody has written to is offered; with it come its figures, nothing else changes."""
  arguments = ['--filter=platform=Instagram']
  with make_session(size=(1400, 1000)) as session, tempfile.TemporaryDirectory() as folder:
    data = copy_sample(os.path.join(folder, 'data'))
    app = start(session, data, *arguments)
    says(app, 'status bar', '^1002 of 5000 rows')
    go_to(app, 'Campaigns')
    tracking = os.path.join(data, 'tracking_data.csv')
    offer = re.compile('^“tracking_data.csv” has changed on disk')
    with open(tracking, 'a', encoding='utf-8') as file:
      file.writelines(read_lines('tracking_data.csv')[1:31])
    app.find('alert', offer, showing=True)
    says(app, 'status bar', '^1002 of 5000 rows')
    app.find('push button', 'Reload', showing=True).click()
    says(app, 'status bar', '^[0-9]+ of 5030 rows')
    lacks(app, 'alert', offer)
    app.find('tree table', 'Campaigns', showing=True)

    # Without a question where that is wished, and not while there is nothing to read.
    app.key('ctrl+comma')
    app.window('Preferences')
    app.find('check box', 'Reload files that change on disk').click()
    app.key('Escape')
    app.activate()
    os.remove(tracking)
    shutil.copy(os.path.join(SAMPLE, 'tracking_data.csv'), os.path.join(folder, 'new'))
    os.rename(os.path.join(folder, 'new'), tracking)
    says(app, 'status bar', '^1002 of 5000 rows')
    app.find('tree table', 'Campaigns', showing=True)
    assert not app.find_all('alert', offer, showing=True)
    finish(app)


def case_findings():
  """The findings of one file, and of all of them, from the sidebar."""
  with make_session(size=(1400, 1400)) as session, tempfile.TemporaryDirectory() as folder:
    data = copy_sample(os.path.join(folder, 'data'), ['tracking_data.csv', 'payouts.csv'])
    with open(os.path.join(data, 'payouts.csv'), 'a', encoding='utf-8') as file:
      file.write('1,order,x,1,y\n')
    app = start(session, data)
    says(app, 'status bar', '^5000 rows')
    app.resize(1300, 1350)
    assert ', 1 left out' in app.find('label', re.compile('left out$')).name
    app.find('push button', re.compile(r'^Payouts: \d errors')).click()
    title = 'Findings in “payouts.csv”'
    app.window(title)
    assert not app.find_all('label', re.compile('no influencers file'), showing=True)

    # The line in its file, and back; and all that is listed, as a file.
    app.find('list item', re.compile('^Error: Not a number: “y”'), showing=True).click()
    app.window('payouts.csv')
    lines = app.find('text', 'Lines of the file', showing=True)
    wait_until(lambda: re.search(r'▸ +[0-9]+  1,order,x,1,y', lines.text), what='the line is shown')
    app.key('Escape')
    app.window(title)
    app.find('push button', 'Save the findings as CSV…', showing=True).click()
    saved = os.path.join(folder, 'findings.csv')
    accept(app, 'Save the findings', saved, lambda: os.path.exists(saved))
    shows(app, 'Saved “findings.csv”')
    with open(saved, encoding='utf-8', newline='') as file:
      rows = list(csv.DictReader(file))
    assert rows and all(row['table'] == 'payouts' for row in rows)
    assert [row['value'] for row in rows if row['kind'] == 'bad-value'] == ['x', 'y'], rows
    app.key('Escape')
    wait_until(lambda: title not in [window.title for window in app.windows()], what='the dialog closed')
    app.activate()
    app.find('push button', re.compile('^Show all')).click()
    app.window('Findings in the data')
    shows(app, re.compile('There is no influencers file'))
    app.key('Escape')
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
