#!/usr/bin/python3
"""The page Campaigns: what it shows under any choice is what the report without a window says."""
import csv
import os
import re
import sys
import tempfile

from window_case import (SAMPLE, finish, main, make_session, report, says, shows, start, ungroup,
                         wait_until)

CHART = re.compile(' by ')


def go_to(app, page):
  app.find('push button', page, showing=True).click()


def show_number(value, form='{:.2f}'):
  return '–' if value is None else form.format(value).replace('-', '−')


def show_row(value):
  """What the table says of a row of the report, in the order of its columns, up to the ratios."""
  return [value['name'] or '(none)', str(value['influencers']), str(value['orders']), show_number(value['revenue']),
          show_number(value['spend']), show_number(value['roas'], '{:.2f}×'),
          show_number(value['incremental_roas'], '{:.2f}×')]


def list_rows(app, table, columns):
  """The first cells of the rows of a table, digits ungrouped, without the header."""
  return [[ungroup(cell) for cell in row[:columns]] for row in app.find('tree table', table, showing=True).rows()[1:]]


def waits_for_rows(app, table, rows):
  wait_until(lambda: list_rows(app, table, len(rows[0])) == rows, what=f'rows {rows}')


def check_campaigns(app, *arguments):
  waits_for_rows(app, 'Campaigns', [show_row(value) for value in report(*arguments)['campaigns']])


def case_campaigns():
  """Each dimension has its own rows, and a filter from elsewhere acts on them."""
  lists = {'Campaign': ('Campaigns', 'campaigns'), 'Product': ('Products', 'products'), 'Brand': ('Brands', 'brands'),
           'Platform': ('Platforms', 'platforms'), 'Category': ('Categories', 'categories'),
           'Type': ('Types', 'types')}
  with make_session() as session:
    app = start(session, '--sample', '--filter=gender=Female')
    go_to(app, 'Campaigns')
    for dimension, (table, key) in lists.items():
      app.find('push button', dimension, within=app.find('panel', 'Break down by')).click()
      rows = [show_row(value) for value in report('--filter=gender=Female')[key]]
      waits_for_rows(app, table, rows)
      app.find('image', f'Revenue by {dimension.lower()}', showing=True)
    says(app, 'label', '^Spend is that of the influencers together.* method “Experiment”')
    finish(app)


def case_campaign_bar():
  """A click on a bar filters by its campaign, which the bars then still compare with the others; again undoes."""
  best = report()['campaigns'][0]['name']
  with make_session() as session:
    app = start(session, '--sample')
    go_to(app, 'Campaigns')
    check_campaigns(app)
    says(app, 'label', '^Spend is prorated: ')
    chart = app.find('image', 'Revenue by campaign', showing=True)
    chart.click(fx=0.3, fy=0.1)
    check_campaigns(app, f'--filter=campaign={best}')
    app.find('push button', re.compile('^Remove the filter .*' + best), showing=True)
    chart = app.find('image', 'Revenue by campaign', where=lambda node: ' with 6 bars' in node.description, showing=True)
    chart.click(fx=0.3, fy=0.1)
    check_campaigns(app)
    finish(app)


def case_campaign_row():
  """Enter on a row filters by it as well."""
  best = report()['campaigns'][0]['name']
  with make_session() as session:
    app = start(session, '--sample')
    go_to(app, 'Campaigns')
    check_campaigns(app)
    app.find('tree table', 'Campaigns').find('label', best).click()
    app.key('Return')
    check_campaigns(app, f'--filter=campaign={best}')
    finish(app)


def case_measure():
  """The measure changes the bars and nothing else."""
  with make_session() as session:
    app = start(session, '--sample', '--filter=category=Beauty')
    go_to(app, 'Campaigns')
    app.find('combo box', 'What the bars show').click()
    app.key('Down', 'Down', 'Down', 'Down', 'Return')
    values = sorted(c['incremental_roas'] for c in report('--filter=category=Beauty')['campaigns'])
    app.find('image', 'Incremental ROAS by campaign', showing=True, where=lambda node: re.search(
        'Highest: .*, {:.2f}×; lowest: .*, {:.2f}×'.format(values[-1], values[0]).replace('-', '−'),
        node.description))
    check_campaigns(app, '--filter=category=Beauty')
    finish(app)


def drop_columns(folder, table, dropped):
  with open(os.path.join(SAMPLE, table), encoding='utf-8', newline='') as source:
    rows = list(csv.DictReader(source))
  names = [name for name in rows[0] if name not in dropped]
  with open(os.path.join(folder, table), 'w', encoding='utf-8', newline='') as target:
    writer = csv.DictWriter(target, names, extrasaction='ignore')
    writer.writeheader()
    writer.writerows(rows)


def case_missing_columns():
  """Without campaigns and payouts: the next dimension, no way to the missing one, and what is missing is said."""
  with tempfile.TemporaryDirectory() as folder, make_session() as session:
    drop_columns(folder, 'tracking_data.csv', ('campaign', 'user_id', 'group'))
    drop_columns(folder, 'influencers.csv', ())
    app = start(session, folder)
    go_to(app, 'Campaigns')
    app.find('tree table', 'Products', showing=True)
    assert not app.find('push button', 'Campaign', within=app.find('panel', 'Break down by')).has('sensitive')
    says(app, 'label', '^No payouts file, so no spend.')
    app.find('combo box', 'What the bars show').click()
    app.key('Down', 'Down', 'Down', 'Return')
    shows(app, re.compile('^No payouts file, so no spend and no ROAS'))
    assert not app.find_all('image', CHART, showing=True)
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
