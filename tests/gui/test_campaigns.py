#!/usr/bin/python3
"""The pages Campaigns and Personas: what they show under any choice is what the report without a window says."""
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
  return [[ungroup(cell) for cell in row[:columns]] for row in app.find('tree table', table).rows()[1:]]


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


def show_persona(persona):
  return [persona['category'], persona['gender'], str(persona['influencers']), str(persona['orders']),
          show_number(persona['revenue']), show_number(persona['spend']), show_number(persona['roas'], '{:.2f}×'),
          show_number(persona['mean_roas'], '{:.2f}×')]


def check_personas(app, *arguments):
  """The rows that are surely made."""
  rows = [show_persona(persona) for persona in report(*arguments)['personas']][:8]
  wait_until(lambda: list_rows(app, 'Personas', 8)[:8] == rows, what=f'rows {rows}')


def case_personas():
  """Enter on a cell or on a row filters by category and gender in one step, and again undoes."""
  personas = report()['personas']
  first = min(personas, key=lambda persona: (persona['category'], persona['gender']))
  filters = [f'--filter={key}={first[key]}' for key in ('category', 'gender')]
  with make_session() as session:
    app = start(session, '--sample')
    go_to(app, 'Personas')
    check_personas(app)
    app.find('image', 'Heat map of ROAS, ratio of sums', showing=True).click(fx=0.01, fy=0.99)
    app.key('Home', 'Return')
    check_personas(app, *filters)
    app.key('Home', 'Return')
    check_personas(app)
    app.key('ctrl+f') # brings the table into sight
    app.find('tree table', 'Personas').find('label', personas[0]['category']).click()
    app.key('Return')
    check_personas(app, *(f'--filter={key}={personas[0][key]}' for key in ('category', 'gender')))
    app.key('ctrl+z')
    check_personas(app)
    finish(app)


def case_mean_of_influencers():
  """The other kind of ROAS is named in the titles, and the bars are its own."""
  best = max((p for p in report()['personas'] if p['mean_roas'] is not None), key=lambda p: p['mean_roas'])
  with make_session() as session:
    app = start(session, '--sample')
    go_to(app, 'Personas')
    app.find('image', 'ROAS by persona, ratio of sums', showing=True)
    app.find('push button', 'Mean of influencers', showing=True).click()
    shows(app, 'Heat map of ROAS, mean of influencers')
    app.find('image', 'ROAS by persona, mean of influencers', showing=True,
             where=lambda node: '{:.2f}×'.format(best['mean_roas']) in node.description)
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


def case_missing_people():
  """Without an influencers file there are no personas, and the page says why."""
  with tempfile.TemporaryDirectory() as folder, make_session() as session:
    drop_columns(folder, 'tracking_data.csv', ())
    app = start(session, folder)
    go_to(app, 'Personas')
    shows(app, re.compile('^There is no influencers file with a category or gender column'))
    shows(app, re.compile('^No persona here'))
    assert not app.find_all('image', CHART, showing=True)
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
