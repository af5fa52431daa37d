#!/usr/bin/python3
"""Incremental ROAS explained: it is found from everywhere it should be, says what the report says, and what is chosen in it counts."""
import re
import sys

from gtkdrive import DriveError
from window_case import finish, main, make_session, report, says, shows, start_with_sample, ungroup, wait_until

TITLE = 'Incremental ROAS'
METHODS = {'experiment': 'Experiment', 'baseline': 'Baseline', 'aov': 'Order value', 'share': 'Share of revenue'}


def open_it(app):
  """By its key; afterwards what is looked for is in it."""
  app.key('ctrl+i')
  app.window(TITLE)


def write(number, decimals=2):
  return f'{number:.{decimals}f}'.replace('-', '−')


def says_all(app, role, patterns, checked=()):
  """Waits until each of the patterns is in the name of something of that role, in sight or not, its digits ungrouped; and
  until those of checked are checked. The tree is read once for all of them: that is what takes long."""
  missing = []

  def finds():
    nodes = [(ungroup(node.name), node) for node in app.find_all(role)]
    missing[:] = [p for p in patterns if not any(re.search(p, name) for name, _ in nodes)]
    return not missing and all(any(re.search(p, name) and node.has('checked') for name, node in nodes) for p in checked)
  try:
    wait_until(finds, what=role)
  except DriveError as problem:
    raise DriveError(f'{problem}: {missing or checked}') from None


def list_figures(incremental):
  """What the window says for the figures of a report, beside the ROAS itself."""
  inputs = incremental['inputs']
  if incremental['method'] == 'experiment':
    low, high = incremental['interval']
    return [f'^95% interval: {write(low)}\u00a0–\u00a0{write(high)}$', f'^{write(inputs["exposed_mean"])}$',
            f'^{inputs["exposed_users"]}$', f'^{write(inputs["t"])}$', f'^{write(inputs["freedom"], 1)}$',
            f'^{write(inputs["mde"], 4)}×$']
  if incremental['method'] == 'baseline':
    return [f'^{write(inputs["daily_baseline"])}$', f'^{inputs["days"]}$', f'^{inputs["selected_with_revenue"]}$']
  if incremental['method'] == 'aov':
    return [f'^{write(inputs["baseline_aov"])}$', f'^{write(inputs["break_even_aov"])}$']
  return [f'^{write(100 * inputs["baseline_share"], 1)}%$', f'^{write(100 * inputs["break_even_share"], 1)}%$']


def check(app, *arguments):
  """The window shows the report with these arguments: the method used, and beside it all of them."""
  incremental = report(*arguments)['incremental']
  says_all(app, 'label', [f'^{write(incremental["roas"])}×$', f'^{write(incremental["revenue"])}$',
                          *list_figures(incremental)])
  rows = {m['method']: f'^{METHODS[m["method"]]}: incremental revenue {write(m["revenue"])}, '
                       f'incremental ROAS {write(m["roas"])}×' for m in incremental['methods']}
  says_all(app, 'radio button', rows.values(), checked=[rows[incremental['method']]])


def case_ways():
  """The tile by Enter and by its button, the button in the sidebar, the menu and the key all lead to the one window."""
  with make_session() as session:
    app = start_with_sample(session)

    def closes():
      app.window(TITLE)
      assert len(app.windows()) == 2, app.windows()
      app.key('Escape')
      wait_until(lambda: len(app.windows()) == 1, what='the window closed')
      app.activate()

    open_it(app)
    closes()
    # From the control behind the last tile back to the fourth.
    app.find('push button', 'How many bars to show', showing=True).click()
    app.key('Escape', *['shift+Tab'] * 3)
    wait_until(lambda: app.focused() and app.focused().name.startswith('Incremental ROAS: '), what='the focus on the tile')
    app.key('Return')
    closes()
    app.find(name=re.compile('^How Incremental ROAS'), showing=True).click()
    app.find('push button', 'Explain and compare', showing=True).click()
    closes()
    app.find('push button', 'Explain and compare the methods').click()
    closes()
    app.key('F10')
    app.find('menu item', re.compile('Incremental ROAS explained'), showing=True).click()
    closes()
    finish(app)


def case_methods():
  """Every method, chosen in the list, says what the report says; so does the chart, and the tile behind follows."""
  with make_session() as session:
    app = start_with_sample(session)
    open_it(app)
    check(app)
    shows(app, re.compile('^What exposed users spent'))
    for method, title in METHODS.items():
      app.find('radio button', re.compile(f'^{title}:')).click()
      check(app, f'--method={method}')
    app.key('Escape')
    app.activate()
    share = report('--method=share')['incremental']['roas']
    says(app, 'panel', f'^Incremental ROAS: {write(share)}×, share$')
    finish(app)


def case_number():
  """The value of an order is entered in the window, and all that rests on it changes."""
  with make_session() as session:
    app = start_with_sample(session)
    open_it(app)
    app.find('radio button', re.compile('^Order value:')).click()
    check(app, '--method=aov')
    entry = app.find('spin button', re.compile('^Value that an order'), showing=True)
    entry.click(count=3, fx=0.2)
    app.type('450\n')
    check(app, '--method=aov', '--baseline-aov=450')
    finish(app)


def case_filter():
  """It stays open beside the main window and follows its filters, and a filter says so."""
  with make_session(size=(1900, 900)) as session:
    app = start_with_sample(session)
    app.resize(1000, 850)
    open_it(app)
    # The key goes to the window above, so that the click needs a place where it is not.
    session.x.resize(app.window(TITLE).id, 800, 850, 1050, 0)
    app.settle()
    app.find('check box', re.compile('^Instagram'), showing=True).click()
    check(app, '--filter=platform=Instagram')
    says_all(app, 'label', ['^1002 of 5000 rows are selected'])
    finish(app)


def case_cautions():
  """The sample's experiment leaves open whether the spend paid, which is said, and that it is a warning."""
  with make_session() as session:
    app = start_with_sample(session)
    assert report()['incremental']['caveats'] == ['pays_in_doubt']
    open_it(app)
    says_all(app, 'label', ['^Break-even, 1.00×, lies in the interval: whether the spend paid',
                            '^It holds only if chance decided'])
    assert len(app.find_all('image', 'Warning')) == 1
    finish(app)


def case_right_to_left():
  """Among right-to-left words a figure is kept together by marks that are not seen."""
  with make_session(env={'GTK_DEBUG': 'invert-text-dir'}) as session:
    app = start_with_sample(session)
    open_it(app)
    roas = write(report()['incremental']['roas'])
    says_all(app, 'label', [f'^\u2068{roas}×\u2069$'])
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
