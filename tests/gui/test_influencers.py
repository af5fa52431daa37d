#!/usr/bin/python3
"""The page Influencers: what its leaderboard and an influencer's window show is what the report says under the same
filter; marks filter and open."""
import csv
import os
import re
import sys

from window_case import (PREFIXES, SAMPLE, accept, finish, lacks, main, make_session, report, says, shows, start, ungroup,
                         wait_until)

TABLE = 'Leaderboard'
MEASURES = {'ROAS': 'roas', 'Incremental ROAS': 'iroas', 'ROI': 'roi', 'Revenue': 'revenue', 'Orders': 'orders',
            'Profit': 'profit', 'CPA': 'cpa'}
FILTERS = ['--filter=platform=Instagram,X', '--filter=gender=Female', '--since=2025-02-01', '--until=2025-04-30']


def show_value(measure, value):
  if value is None:
    return '–'
  form = {'roas': '{:.2f}×', 'iroas': '{:.2f}×', 'orders': '{:.0f}'}.get(measure, '{:.2f}')
  text = '{:.1f}%'.format(100 * value) if measure == 'roi' else form.format(value)
  return text.replace('-', '−')


def show_leaderboard(measure, *arguments):
  """The first cells of each row of the leaderboard, as the report has them."""
  return [['–' if row['rank'] is None else str(row['rank']), row['name'], show_value(measure, row['value'])]
          for row in report(f'--rank-by={measure}', *arguments)['leaderboard']['rows']]


def list_rows(app):
  return [[ungroup(cell) for cell in row[:3]] for row in app.find('tree table', TABLE).rows()[1:]]


def waits_for_rows(app, wanted):
  wait_until(lambda: list_rows(app)[:len(wanted)] == wanted, what=f'rows {wanted}')


def open_page(app):
  app.key('alt+2')
  app.find('tree table', TABLE)


def pick(app, name, index):
  """Chooses in a drop-down by keys."""
  app.find('combo box', name).click()
  wait_until(lambda: any(entry.has('focused') for entry in app.find('combo box', name).find_all('list item')),
             what=f'the list of {name}')
  app.key('Home', *['Down'] * index, 'Return')


def rank_by(app, title):
  pick(app, 'Rank by', list(MEASURES).index(title))


def case_measures():
  """Each measure has its own order, ranks and values, under filters too."""
  with make_session() as session:
    app = start(session, '--sample', *FILTERS)
    open_page(app)
    for title in 'ROAS', 'Incremental ROAS', 'CPA', 'Profit':
      rank_by(app, title)
      waits_for_rows(app, show_leaderboard(MEASURES[title], *FILTERS)[:8])
      app.find('image', re.compile(f'^All influencers by {title}$', re.I))
    finish(app)


def case_sizes():
  """As many rows as were asked for, and all of them in the end."""
  everybody = show_leaderboard('roas')
  with make_session() as session:
    app = start(session, '--sample')
    open_page(app)
    for index, n in (0, 5), (2, 20), (4, len(everybody)), (1, 10):
      pick(app, 'How many to list', index)
      shows(app, f'{n} influencers')
    wait_until(lambda: list_rows(app) == everybody[:10], what='the first ten')
    finish(app)


def case_best():
  """Who is the best in a measure has a star and its name beside it."""
  people = report()['influencers']
  best = max((p for p in people if p['roas'] is not None), key=lambda p: p['roas'])
  with make_session() as session:
    app = start(session, '--sample')
    open_page(app)
    waits_for_rows(app, show_leaderboard('roas')[:8])
    first = app.find('tree table', TABLE).rows()[1]
    assert first[1] == best['name'] and first[3].startswith('ROAS'), first
    finish(app)


def case_save():
  """The leaderboard is saved as it is shown, with plain numbers."""
  with make_session() as session:
    app = start(session, '--sample')
    open_page(app)
    rank_by(app, 'CPA')
    pick(app, 'How many to list', 0)
    shows(app, '5 influencers')
    path = os.path.join(session.home, 'leaderboard.csv')
    table = app.find('tree table', TABLE)
    card = next(node for node in table.ancestors() if node.find_all('push button', 'Save as CSV…'))
    card.find('push button', 'Save as CSV…').click()
    accept(app, 'Save table', path, lambda: os.path.exists(path))
    with open(path, encoding='utf-8', newline='') as file:
      rows = list(csv.DictReader(file))
    wanted = report('--rank-by=cpa')['leaderboard']['rows'][:5]
    assert list(rows[0])[:3] == ['rank', 'name', 'cpa'], rows[0]
    assert [(row['rank'], row['name']) for row in rows] == [(str(row['rank']), row['name']) for row in wanted], rows
    assert all(abs(float(a['cpa']) - b['value']) < 1e-9 for a, b in zip(rows, wanted)), rows
    finish(app)


def check_window(app, name, *arguments):
  """The tiles of an influencer's window are the totals with this influencer alone."""
  found = report(f'--filter=influencer={name}', *arguments)
  totals, person = found['totals'], found['influencers'][0]
  wanted = [
    f'^ROAS: {show_value("roas", totals["roas"])}, rank\\s',
    f'^Incremental ROAS: {show_value("iroas", person["incremental_roas"])}, ',
    f'^ROI: {show_value("roi", totals["roi"])}, rank\\s',
    f'^Revenue: .+, {totals["revenue"]:.2f} · rank\\s',
    f'^Spend: .+, {totals["spend"]:.2f} · prorated',
    f'^Profit: .+, {show_value("profit", totals["profit"])} · rank\\s',
    f'^Orders: {totals["orders"]}, rank\\s',
    f'^AOV: {totals["aov"]:.2f}, average order value$',
    f'^CPA: {totals["cpa"]:.2f}, rank\\s',
    f'^Posts: {totals["posts"]}, in the selection$',
  ]
  def are_shown():
    window = next(w for w in app.toplevels() if w.name == name)
    shown = [ungroup(node.name) for node in window.find_all('panel', re.compile(': '))]
    return all(any(re.search(tile, text) for text in shown) for tile in wanted)

  wait_until(are_shown, what=f'the tiles {wanted}')


def open_row(app, name):
  app.find('tree table', TABLE).find('label', name).click(count=2)
  app.window(name)


def case_open():
  """A double click opens the influencer: its figures follow the filters, and its button filters by it."""
  name = show_leaderboard('roas')[1][1]
  with make_session() as session:
    app = start(session, '--sample')
    open_page(app)
    waits_for_rows(app, show_leaderboard('roas')[:8])
    open_row(app, name)
    check_window(app, name)
    shows(app, 'All data of this influencer')
    app.find('image', re.compile('^Orders by '), showing=True)
    faults = [fault for fault in app.audit(prefixes=PREFIXES) if f'> {name}' in fault] + app.clipped()
    assert not faults, faults
    app.find('push button', 'Show only this', showing=True).click()
    says(app, 'push button', f'^Remove the filter .*{re.escape(name)}')
    check_window(app, name)
    # The figures of the whole window are now those of the influencer's.
    app.key('ctrl+z')
    lacks(app, 'push button', re.compile('^Remove the filter'))
    app.key('Escape')
    wait_until(lambda: name not in [window.title for window in app.windows()], what='the window to close')
    finish(app)


def case_filtered():
  """The window says under which filters it stands, and that the influencer is left out when it is."""
  name = show_leaderboard('roas', *FILTERS)[0][1]
  with make_session() as session:
    app = start(session, '--sample', *FILTERS)
    open_page(app)
    waits_for_rows(app, show_leaderboard('roas', *FILTERS)[:5])
    open_row(app, name)
    check_window(app, name, *FILTERS)
    says(app, 'label', '^Under the filters Platform: Instagram, X · Gender: Female · 1 Feb – 30 Apr 2025$')
    app.activate('Uplift')
    app.find('push button', re.compile('^Remove the filter .*Female'), showing=True).click()
    app.find('check box', re.compile('^TikTok'), showing=True).click()
    for platform in 'Instagram', 'X,':
      app.find('check box', re.compile('^' + platform), showing=True).click()
    shows(app, 'Left out by the filters')
    finish(app)


def case_marks():
  """A click on a bar filters by its influencer, and again undoes; its menu opens the influencer."""
  first = show_leaderboard('revenue')[0][1]
  with make_session() as session:
    app = start(session, '--sample')
    open_page(app)
    rank_by(app, 'Revenue')
    chart = app.find('image', 'All influencers by revenue')
    chart.click(fx=0.4, fy=0.065)
    says(app, 'push button', f'^Remove the filter .*{re.escape(first)}')
    waits_for_rows(app, [['1', first, show_leaderboard('revenue')[0][2]]])
    chart.click(fx=0.4, fy=0.065)
    lacks(app, 'push button', re.compile('^Remove the filter'))
    chart.click(button=3, fx=0.4, fy=0.065)
    app.find('menu item', 'Show details', showing=True).click()
    app.window(first)
    check_window(app, first)
    finish(app)


def case_no_payouts():
  """Without a payouts file: sentences in place of what rests on spend."""
  with make_session() as session:
    files = [os.path.join(SAMPLE, name) for name in ('influencers.csv', 'posts.csv', 'tracking_data.csv')]
    app = start(session, *files)
    open_page(app)
    found = app.find_all('label', re.compile('^No payouts file, so no spend'))
    assert len(found) >= 2, found
    rank_by(app, 'Orders')
    waits_for_rows(app, show_leaderboard('orders')[:8])
    assert not app.clipped()
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
