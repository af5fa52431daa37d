#!/usr/bin/python3
"""The page Insights: what it shows is what the report without a window says, and what its controls do."""
import csv
import json
import os
import re
import sys
import tempfile

from window_case import (PREFIXES, accept, finish, lacks, main, make_session, report, run, shows, start, ungroup,
                         wait_until)

INFLUENCERS = 'id,name,platform\n' + ''.join(f'{i},{name},{platform}\n' for i, name, platform in (
  (1, 'Ann', 'TikTok'), (2, 'Bob', 'YouTube'), (3, 'Cid', 'TikTok'), (4, 'Dee', 'YouTube')))
TRACKING = 'influencer_id,date,campaign,orders,revenue\n1,2025-01-01,Spring,30,900\n2,2025-02-01,Fall,5,100\n4,2025-02-02,Fall,2,50\n'
POSTS = 'influencer_id,date,reach\n1,2025-01-01,5\n2,2025-01-02,5\n3,2025-01-05,5\n'
# As it should be, too much, too little, twice, without any sale, and by nobody knows what.
PAYOUTS = ('influencer_id,basis,rate,orders,total_payout\n1,order,4,30,120\n1,post,50,,80\n2,order,2.5,3,7.5\n'
           '2,post,10,,10\n2,post,10,,10\n3,post,20,,20\n4,bonus,20,,40\n')
JUDGEMENTS = {'doubled': 'Paid twice', 'no_sale': 'Paid without sale', 'overpaid': 'Overpaid', 'underpaid': 'Underpaid',
              'unchecked': 'Not checked', 'ok': 'As expected'}


def go_to_insights(app):
  app.find('push button', 'Insights', showing=True).click()


def go_to_end(app):
  """Scrolls the page to its end, with the pointer in its margin, where no table takes the wheel."""
  panes = [node for node in app.find('tree table', 'Payouts').ancestors() if node.role == 'scroll pane']
  x, y, _, height = panes[-1].screen_rect
  app.s.x.scroll(x + 6, y + height // 2, 60)
  app.settle()


def holds(app, role, pattern):
  """Like says (), wherever on the page it is."""
  return app.find(role, where=lambda node: re.search(pattern, ungroup(node.name)))


def money(value):
  return f'{value:.2f}'.replace('-', '−')


def make_folder(folder, with_payouts=True):
  for name, text in (('influencers', INFLUENCERS), ('tracking', TRACKING), ('posts', POSTS), ('payouts', PAYOUTS)):
    if name != 'payouts' or with_payouts:
      with open(os.path.join(folder, name + '.csv'), 'w', encoding='utf-8') as file:
        file.write(text)


def list_rows(app, table, columns):
  return [[ungroup(cell) for cell in row[:columns]] for row in app.find('tree table', table).rows()[1:]]


def waits_for_rows(app, table, rows):
  wait_until(lambda: list_rows(app, table, len(rows[0])) == rows, what=f'rows {rows}')


def show_payouts(audit, wanted):
  """What the table says of the payouts with these judgements, gravest first and most money first within one."""
  order = list(JUDGEMENTS)
  rows = sorted((row for row in audit['rows'] if row['judgement'] in wanted),
                key=lambda row: (order.index(row['judgement']), -max(row['at_stake'], row['owed']), row['name']))
  return [[row['name'], JUDGEMENTS[row['judgement']], money(row['paid']),
           '–' if row['expected_by_count'] is None else money(row['expected_by_count']),
           '–' if row['difference'] is None else money(row['difference'])] for row in rows]


def check_facts(app, *arguments):
  influencers = report(*arguments)['influencers']
  for title, key, form in (('Best ROAS', 'roas', '{:.2f}×'), ('Best incremental ROAS', 'incremental_roas', '{:.2f}×'),
                           ('Most orders', 'orders', '{}'), ('Most revenue', 'revenue', '{:.2f}')):
    best = max((one for one in influencers if one[key] is not None), key=lambda one: one[key])
    value = form.format(best[key]).replace('-', '−')
    app.find('push button', where=lambda node: ungroup(node.name) == f'{title}: {value}'
             and node.description.startswith(best['name']))


def case_figures():
  """Who stands out and who loses money, under a filter too; a fact filters by who has it, and undoes that."""
  with make_session() as session:
    app = start(session, '--sample')
    go_to_insights(app)
    check_facts(app)
    found = report()['influencers']
    losing = sorted((one for one in found if one['loss_making']), key=lambda one: one['profit'])
    waits_for_rows(app, 'Loses money', [[one['name'], one['platform'], money(one['revenue']), money(one['spend']),
                                         money(-one['profit'])] for one in losing])
    less = sorted((one for one in found if one['not_incremental']), key=lambda one: one['incremental_revenue'])
    waits_for_rows(app, 'Not incremental', [[one['name'], one['platform'], money(one['revenue']), money(one['spend']),
                                             money(one['profit']), money(one['incremental_revenue'])] for one in less])
    best = max(found, key=lambda one: one['revenue'])
    app.find('push button', re.compile('^Most revenue')).click()
    check_facts(app, f'--filter=influencer={best["id"]}')
    shows(app, 'No influencer loses money in this selection.')
    app.find('push button', re.compile('^Most revenue')).click()
    check_facts(app)
    finish(app)


def case_patterns():
  """What chance could have made is hidden, and said; another cut shows others; a row filters by its group."""
  patterns = report()['patterns']
  shown = [pattern for pattern in patterns if pattern['p_value'] <= 0.05]
  assert 0 < len(shown) < len(patterns) <= 20 and shown[0]['dimension'] == 'platform'
  with make_session() as session:
    app = start(session, '--sample')
    go_to_insights(app)
    card = app.find('list', 'Patterns of under-performance')
    holds(app, 'label', f'{len(patterns) - len(shown)} more could be chance and are hidden')
    assert len(card.find_all('list item')) == len(shown)
    app.find('check box', 'Hide what could be chance').click()
    app.find('push button', f'Show all {len(patterns)}').click()
    wait_until(lambda: len(app.find('list', 'Patterns of under-performance').find_all('list item')) == len(patterns))
    app.find('list item', re.compile('^Platform: ' + shown[0]['value'])).click()
    app.find('push button', re.compile('^Remove the filter .*' + shown[0]['value']), showing=True)
    check_facts(app, f'--filter=platform={shown[0]["value"]}')
    finish(app)


def case_audit():
  """Every kind of finding is in the table and in the sums, and the file that is saved holds what is shown."""
  with tempfile.TemporaryDirectory() as folder, make_session() as session:
    make_folder(folder)
    app = start(session, folder)
    go_to_insights(app)
    audit = audit_of(folder)
    totals = audit['totals']
    wrong = ('doubled', 'no_sale', 'overpaid', 'underpaid')
    assert all(totals[judgement] == 1 for judgement in wrong + ('unchecked',)) and totals['ok'] == 2, totals
    waits_for_rows(app, 'Payouts', show_payouts(audit, wrong))
    holds(app, 'panel', f'^Money at stake: {totals["at_stake"]:.0f}, 3 payouts$')
    holds(app, 'panel', f'^Owed to influencers: {totals["owed"]:.0f}, 1 payout too low$')
    holds(app, 'panel', '^Paid twice: 1, 10.00$')
    holds(app, 'panel', '^Paid without sale: 1, 1 influencer · 20.00$')
    holds(app, 'label', '^6 of 7 payouts checked, 2 as expected.')
    app.find('check box', 'Only those that are wrong').click()
    waits_for_rows(app, 'Payouts', show_payouts(audit, JUDGEMENTS))
    save_and_compare(app, folder, show_payouts(audit, JUDGEMENTS))
    finish(app)


def audit_of(folder):
  return json.loads(run('--report=-', folder))['payout_audit']


def save_and_compare(app, folder, rows):
  path = os.path.join(folder, 'saved.csv')
  app.find('push button', 'Save as CSV…', where=lambda node: any(
    found.role == 'tree table' and found.name == 'Payouts' for found in node.parent.parent.walk())).click()
  accept(app, 'Save table', path, lambda: os.path.exists(path))
  with open(path, encoding='utf-8', newline='') as file:
    saved = list(csv.DictReader(file))
  assert [[row['name'], row['judgement']] for row in saved] == [row[:2] for row in rows], saved
  for row, shown in zip(saved, rows):
    for key, cell in zip(('paid', 'expected_by_count', 'difference'), shown[2:]):
      assert ('–' if row[key] == '' else money(float(row[key]))) == cell, (key, row, shown)


def case_audit_filters():
  """Filters on the influencer select payouts, filters on the row do not, and that is said."""
  with tempfile.TemporaryDirectory() as folder, make_session() as session:
    make_folder(folder)
    app = start(session, '--filter=campaign=Fall', folder)
    go_to_insights(app)
    holds(app, 'label', '^6 of 7 payouts checked.*The filters on product, brand, campaign, source and period are ignored')
    app.find('check box', re.compile('^TikTok')).click()
    holds(app, 'label', '^3 of 3 payouts checked, 1 as expected.')
    finish(app)


def case_open():
  """Enter on a payout opens its influencer."""
  with tempfile.TemporaryDirectory() as folder, make_session() as session:
    make_folder(folder)
    app = start(session, folder)
    go_to_insights(app)
    go_to_end(app)
    app.find('tree table', 'Payouts').find('label', 'Cid').click()
    app.key('Return')
    app.window(re.compile('Cid'))
    app.key('Escape')
    app.activate()
    finish(app)


def case_no_payouts():
  """Without payouts it is said that nothing is known, and not that all is well."""
  with tempfile.TemporaryDirectory() as folder, make_session() as session:
    make_folder(folder, with_payouts=False)
    app = start(session, folder)
    go_to_insights(app)
    app.find('label', 'No payouts file, so there is nothing to audit.')
    page = list(app.find('label', 'Loses money').ancestors())[-1]
    assert len(page.find_all('label', re.compile('^No payouts file, so it is not known who'))) >= 4
    lacks(app, 'tree table', 'Payouts')
    assert not app.find('push button', re.compile('^Best ROAS: –')).has('sensitive')
    assert app.find('push button', re.compile('^Most orders: 30')).has('sensitive')
    finish(app)


def case_sizes():
  """Nothing is cut off or nameless, narrow and wide."""
  with tempfile.TemporaryDirectory() as folder, make_session() as session:
    make_folder(folder)
    app = start(session, folder)
    go_to_insights(app)
    for size in ((1366, 768), (420, 800), (360, 640)):
      app.resize(*size)
      app.settle()
      assert not app.clipped(), app.clipped()
    assert not app.audit(PREFIXES), app.audit(PREFIXES)
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
