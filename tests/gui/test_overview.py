#!/usr/bin/python3
"""The overview page: what its filters, tiles, search, sorting and undo show is what the report without a window says."""
import os
import re
import sys

from window_case import (finish, lacks, main, make_session, report, says, shows, start, start_with_sample,
                         wait_until)

TABLE = 'Summary'


def show_figures(found):
  """What the tiles say for the figures of a report."""
  totals, incremental = found['totals'], found['incremental']
  interval = '{:.2f}\u00a0–\u00a0{:.2f}'.format(*incremental['interval'])
  return [
    f'^Revenue: .+, {totals["revenue"]:.2f}$',
    f'^Spend: .+, {totals["spend"]:.2f} · prorated',
    f'^ROAS: {totals["roas"]:.2f}×, break-even at 1.00×$',
    f'^Incremental ROAS: {incremental["roas"]:.2f}×, experiment · {interval}$'.replace('-', '−'),
    f'^Orders: {totals["orders"]}, {totals["influencers"]} influencers$',
    f'^AOV: {totals["aov"]:.2f}, average order value$',
  ]


def check_tiles(app, *arguments):
  for tile in show_figures(report(*arguments)):
    says(app, 'panel', tile)


def tick(app, value):
  app.find('check box', re.compile('^' + value), showing=True).click()


def list_names(app):
  """The influencers in the rows of the table that are made, from the top."""
  rows = app.find('tree table', TABLE).rows()
  assert rows[0][0] == 'Influencer', rows[0]
  return [cells[0] for cells in rows[1:]]


def rank(key, highest_first=True):
  """The influencers of the sample by a figure of the report: no value last, ties by name."""
  people = report()['influencers']
  valued = sorted((p for p in people if p[key] is not None), key=lambda p: p['name'])
  valued.sort(key=lambda p: p[key], reverse=highest_first)
  return [p['name'] for p in valued] + sorted(p['name'] for p in people if p[key] is None)


def waits_for_names(app, names):
  """The first rows of the table: as many as surely are made."""
  wait_until(lambda: list_names(app)[:8] == names[:8], what=f'rows {names[:8]}')


def sort_by(app, column):
  """Chooses in the open list by keys: it may open upwards or downwards."""
  def list_items():
    return app.find('combo box', 'Sort by').find_all('list item')

  app.find('combo box', 'Sort by').click()
  wait_until(lambda: any(item.has('focused') for item in list_items()), what='the list of columns')
  items = list_items()
  steps = [item.text for item in items].index(column) - [item.has('focused') for item in items].index(True)
  app.key(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')


def case_filter():
  """Each tick changes every figure to what the report says under the same filter, and undo takes one back at a time."""
  with make_session() as session:
    app = start_with_sample(session)
    check_tiles(app)
    tick(app, 'Instagram')
    check_tiles(app, '--filter=platform=Instagram')
    says(app, 'status bar', '^1002 of 5000 rows')
    tick(app, 'X,')
    check_tiles(app, '--filter=platform=Instagram,X')
    app.key('ctrl+z')
    check_tiles(app, '--filter=platform=Instagram')
    assert not app.find('check box', re.compile('^X,')).has('checked')
    app.key('ctrl+z')
    check_tiles(app)
    # Nothing is left to take back.
    app.key('ctrl+z')
    check_tiles(app)
    finish(app)


def case_chip():
  """A filter stands above the page with its name, and its cross takes it away."""
  with make_session() as session:
    app = start_with_sample(session)
    tick(app, 'TikTok')
    app.find('push button', re.compile('^Remove the filter .*TikTok'), showing=True).click()
    lacks(app, 'push button', re.compile('^Remove the filter'))
    check_tiles(app)
    finish(app)


def case_search():
  """Ctrl+F and a part of a word leave the rows that hold it; the figures above are of all of them still."""
  with make_session() as session:
    app = start_with_sample(session)
    app.key('ctrl+f')
    wait_until(lambda: app.focused() and app.focused().role in ('text', 'entry'), what='the search entry')
    app.type('stud')
    wanted = [name for name in rank('roas') if 'stud' in name.lower()]
    assert 0 < len(wanted) < 40, wanted
    shows(app, f'{len(wanted)} of 40 influencers')
    wait_until(lambda: list_names(app) == wanted, what=f'rows {wanted}')
    app.type('io nowhere')
    shows(app, re.compile('^Nothing found'))
    shows(app, '0 of 40 influencers')
    app.key('Escape')
    shows(app, '40 influencers')
    waits_for_names(app, rank('roas'))
    finish(app)


def case_sort():
  """By the control and by the heads of the columns, both ways; by ROAS, highest first, to begin with."""
  with make_session() as session:
    app = start_with_sample(session)
    waits_for_names(app, rank('roas'))
    app.find('push button', 'Highest first').click()
    waits_for_names(app, rank('roas', highest_first=False))
    app.find('push button', 'Highest first').click()
    waits_for_names(app, rank('roas'))
    sort_by(app, 'Spend')
    waits_for_names(app, rank('spend'))
    table = app.find('tree table', TABLE)
    head = table.find('label', 'Revenue')
    head.click()
    revenue = rank('revenue'), rank('revenue', highest_first=False)
    wait_until(lambda: list_names(app)[:8] in (revenue[0][:8], revenue[1][:8]), what='rows by revenue')
    was_highest_first = list_names(app)[:8] == revenue[0][:8]
    head.click()
    waits_for_names(app, revenue[was_highest_first])
    finish(app)


def case_nothing_left():
  """A filter that no row passes: a sentence and a way out, and no tile that claims a figure."""
  with make_session() as session:
    app = start(session, '--sample', '--since=2025-01-01', '--until=2025-01-01', '--filter=platform=X',
                '--filter=gender=Male', '--filter=source=email')
    shows(app, 'Nothing left')
    assert not app.find_all('panel', re.compile('^(Revenue|Spend|ROAS|Orders|AOV): '), showing=True)
    assert not app.find_all('image', re.compile('^Top 5'), showing=True)
    says(app, 'status bar', '^0 of 5000 rows')
    app.find('push button', 'Clear filters', showing=True).click()
    check_tiles(app)
    finish(app)


def case_no_value():
  """A figure that divides by nothing has a dash and no number."""
  name = next(p['name'] for p in report('--since=2025-01-01', '--until=2025-01-02')['influencers'] if not p['orders'])
  with make_session() as session:
    app = start(session, '--sample', f'--filter=influencer={name}', '--since=2025-01-01', '--until=2025-01-02',
                '--spend=whole')
    for tile in 'AOV', 'Incremental ROAS':
      app.find('panel', re.compile(f'^{tile}: –, '), showing=True)
    app.find('panel', re.compile('^ROAS: 0.00×, '), showing=True)
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
