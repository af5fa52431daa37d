#!/usr/bin/python3
"""Files that no rule knows: what they are is asked, remembered, and can be forgotten."""
import os
import re
import shutil
import sys
import tempfile

from window_case import (IMPORT, SAMPLE, choose, choose_undecided, decline, finish, has_window, main, make_session, says,
                         shows, start_with_sample, wait_until)

# Ten orders of 100.50 of a tenth of the influencers each.
SHOP = 'When;Who;Takings\n' + ''.join(f'{day:02}/07/2025;{day % 5 + 1};100,50\n' for day in range(11, 21))


def begin_open_folder(app):
  app.find('push button', 'More ways to open', showing=True).click()
  app.find('menu item', re.compile('^Open folder'), showing=True).click()
  return 'Open folder'


def find_open(app):
  return app.find('push button', 'Open', where=lambda node: IMPORT in [above.name for above in node.ancestors()])


def pick(app, drop_down, item):
  """By the keyboard, so far below the first of its items."""
  app.find('push button', drop_down).click()
  app.settle()
  app.key(*['Down'] * item, 'Return')


def case_unknown_columns():
  """The columns are chosen once: the figures are there, and the next time nothing is asked."""
  with make_session() as session, tempfile.TemporaryDirectory() as folder:
    data = os.path.join(folder, 'spring')
    os.mkdir(data)
    shutil.copy(os.path.join(SAMPLE, 'influencers.csv'), data)
    with open(os.path.join(data, 'shop.csv'), 'w', encoding='utf-8') as file:
      file.write(SHOP)
    app = start_with_sample(session)
    choose_undecided(app, begin_open_folder(app), data)
    says(app, 'status bar', '^“shop.csv” needs a column for: Influencer, Date, Revenue$')
    assert 'sensitive' not in find_open(app).states
    pick(app, 'Influencer: column of the file', 2)
    pick(app, 'Date: column of the file', 1)
    shows(app, re.compile('11/07/2025 → 11 Jul 2025'))
    # The page stays where it is while a list is open that reaches beyond it.
    pick(app, 'Date: how it is written', 1)
    shows(app, 'Day first')
    pick(app, 'Revenue: column of the file', 3)
    find_open(app).click()
    wait_until(lambda: not has_window(app, IMPORT), what='the import dialog closed')
    app.activate()
    says(app, 'panel', r'^Revenue: .*1005\.00')
    says(app, 'status bar', '^10 rows')

    # Its figures go, and come again without a question.
    app.find('push button', 'More ways to open', showing=True).click()
    app.find('menu item', 'Sample data', showing=True).click()
    says(app, 'status bar', '^5000 rows')
    choose(app, begin_open_folder(app), data)
    says(app, 'panel', r'^Revenue: .*1005\.00')

    app.find('push button', 'How the files are read…').click()
    app.window(IMPORT)
    app.activate(IMPORT)
    app.find('list item', 'shop.csv: Tracked orders').click()
    app.find('push button', 'Forget what was chosen', showing=True)
    decline(app)
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
