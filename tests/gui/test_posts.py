#!/usr/bin/python3
"""The page Posts: what it shows is what the report says, its table can be searched and saved, and links are opened when
they are pages of the web, and else never."""
import csv
import os
import re
import sys

from window_case import (SAMPLE, accept, finish, lacks, main, make_session, report, says, shows, start,
                         start_with_sample, ungroup, wait_until)

TABLE = 'Posts'
BROWSER = """[Desktop Entry]
Type=Application
Name=Browser
Exec={script} %u
MimeType=x-scheme-handler/http;x-scheme-handler/https;x-scheme-handler/file;x-scheme-handler/javascript;
"""
SCHEMES = ('http', 'https', 'file', 'javascript')


def percent(fraction):
  return '%.1f%%' % (100 * fraction)


def check_tiles(app, *arguments):
  """What the tiles say is what the report says under the same filter."""
  totals = report(*arguments)['totals']
  wanted = [
    f'^Posts: {totals["posts"]}, ',
    f'^Reach: .+, {totals["reach"]}$',
    f'^Engagements: .+, {totals["engagements"]}$',
    f'^Engagement rate: {percent(totals["engagement_rate"])}, mean of {totals["posts"]} posts$',
    f'^Cost per post: {totals["cost_per_post"]:.2f}, ',
    f'^CPM: {totals["cpm"]:.2f}, ',
    f'^CPE: {totals["cpe"]:.2f}, ',
    f'^Pooled rate: {percent(totals["pooled_engagement_rate"])}, ',
  ]
  def are_shown():
    shown = [ungroup(node.name) for node in app.find_all('panel', re.compile(': '), showing=True)]
    return all(any(re.search(tile, name) for name in shown) for tile in wanted)

  wait_until(are_shown, what=f'the tiles {wanted}')


def show_posts(app):
  app.key('alt+5')
  app.find('panel', re.compile('^Posts: '), showing=True)


def show_table(app):
  """Ctrl+F brings the table into sight, with the focus in its search."""
  app.key('ctrl+f')
  wait_until(lambda: app.focused() and app.focused().role in ('text', 'entry'), what='the search entry')


def find_in_table(app, name):
  show_table(app)
  return app.find('tree table', TABLE).find(None, name)


def counts(app, text):
  """Waits for what stands above the table, which may lie below what is in sight."""
  app.find('label', text)


def list_rows(app):
  """The rows of the table that are made, as lists of cells, without its head."""
  return app.find('tree table', TABLE).rows()[1:]


def copy_sample(folder, posts):
  """The sample in a folder, with other posts, each a dictionary by column; None: no posts file."""
  os.makedirs(folder)
  for name in os.listdir(SAMPLE):
    if name != 'posts.csv' and name.endswith('.csv'):
      os.link(os.path.join(SAMPLE, name), os.path.join(folder, name))
  if posts is None:
    return
  with open(os.path.join(folder, 'posts.csv'), 'w', newline='', encoding='utf-8') as file:
    writer = csv.DictWriter(file, posts[0].keys())
    writer.writeheader()
    writer.writerows(posts)


def case_figures():
  """The tiles follow the filter, and so does the count above the table."""
  with make_session() as session:
    app = start_with_sample(session)
    show_posts(app)
    check_tiles(app)
    counts(app, f'{report()["totals"]["posts"]} posts')
    app.find('check box', re.compile('^Instagram'), showing=True).click()
    check_tiles(app, '--filter=platform=Instagram')
    counts(app, f'{report("--filter=platform=Instagram")["totals"]["posts"]} posts')
    finish(app)


def case_chart():
  """By keyboard: the first bar filters by its platform, and again lets go of it."""
  engagement = report()['engagement']
  with make_session() as session:
    app = start_with_sample(session)
    show_posts(app)
    chart = app.find('image', re.compile('^Engagement rate by platform'), showing=True)
    chart.click(fy=0.97)
    app.key('Home')
    wait_until(lambda: percent(engagement[0]['rate']) in chart.refresh().description, what='the first bar')
    app.key('Return')
    check_tiles(app, f'--filter=platform={engagement[0]["platform"]}')
    app.key('Home', 'Return')
    check_tiles(app)
    finish(app)


def case_search():
  """Ctrl+F finds in captions and names; double click opens the influencer."""
  with make_session() as session:
    app = start_with_sample(session)
    show_posts(app)
    show_table(app)
    app.type('morning greens')
    with open(os.path.join(SAMPLE, 'posts.csv'), encoding='utf-8') as file:
      posts = list(csv.DictReader(file))
    wanted = [post for post in posts if 'morning' in post['caption'].lower() and 'greens' in post['caption'].lower()]
    assert 0 < len(wanted) < len(posts)
    counts(app, f'{len(wanted)} of {len(posts)} posts')
    row = list_rows(app)[0]
    app.find('tree table', TABLE).find('label', row[1]).click(count=2)
    app.window(re.compile(re.escape(row[1])))
    app.key('Escape')
    finish(app)


def case_save():
  """What is saved is what is shown: the posts of one platform, newest first."""
  with make_session() as session:
    path = os.path.join(session.home, 'saved.csv')
    app = start(session, '--sample', '--filter=platform=Instagram')
    show_posts(app)
    table = app.find('tree table', TABLE)
    card = next(node for node in table.ancestors() if node.find_all('push button', 'Save as CSV…'))
    card.find('push button', 'Save as CSV…').click()
    accept(app, 'Save table', path, lambda: os.path.exists(path))
    with open(path, encoding='utf-8') as file:
      saved = list(csv.DictReader(file))
    totals = report('--filter=platform=Instagram')['totals']
    assert len(saved) == totals['posts'], len(saved)
    assert sum(int(post['reach']) for post in saved) == totals['reach']
    dates = [post['date'] for post in saved]
    assert dates == sorted(dates, reverse=True), dates
    finish(app)


def install_browser(session, opened):
  """Makes a program of the session that writes down what it is asked to open the one for all kinds of addresses."""
  script = os.path.join(session.home, 'browser')
  applications = os.path.join(session.home, '.local', 'share', 'applications')
  os.makedirs(applications, exist_ok=True)
  with open(script, 'w', encoding='utf-8') as file:
    file.write(f'#!/bin/sh\necho "$1" >> {opened}\n')
  os.chmod(script, 0o755)
  with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
    file.write(BROWSER.format(script=script))
  with open(os.path.join(session.home, '.config', 'mimeapps.list'), 'w', encoding='utf-8') as file:
    file.write('[Default Applications]\n' + ''.join(f'x-scheme-handler/{s}=browser.desktop\n' for s in SCHEMES))


def read(path):
  if not os.path.exists(path):
    return []
  with open(path, encoding='utf-8') as file:
    return file.read().split()


def case_links():
  """A click opens pages of the web, and nothing else that a file may hold."""
  links = ['https://example.org/a', 'file:///etc/passwd', 'javascript:alert(1)', 'instagram.com/p/x',
           'HTTP://EXAMPLE.ORG/b']
  with make_session() as session:
    opened = os.path.join(session.home, 'opened')
    folder = os.path.join(session.home, 'linked')
    copy_sample(folder, [{'influencer_id': '1', 'date': f'2025-02-{20 - i}', 'url': link, 'reach': '100',
                          'caption': 'two\nlines'} for i, link in enumerate(links)])
    install_browser(session, opened)
    app = start(session, folder)
    show_posts(app)
    shown = ['example.org/a', 'file:///etc/passwd', 'javascript:alert(1)', 'instagram.com/p/x', 'EXAMPLE.ORG/b']
    assert 'two lines' in list_rows(app)[0], list_rows(app)[0]
    for text in shown:
      find_in_table(app, text).click()
    wanted = ['https://example.org/a', 'https://instagram.com/p/x', 'HTTP://EXAMPLE.ORG/b']
    wait_until(lambda: len(read(opened)) >= len(wanted), what='three pages opened')
    assert sorted(read(opened)) == sorted(wanted), read(opened)
    finish(app)


def case_link_by_keyboard():
  """Ctrl+Enter opens the link of the row that the arrow keys have come to."""
  with make_session() as session:
    opened = os.path.join(session.home, 'opened')
    folder = os.path.join(session.home, 'linked')
    copy_sample(folder, [{'influencer_id': '1', 'date': f'2025-02-{20 - i}', 'url': f'https://example.org/{i}', 'reach': '9'}
                         for i in range(3)])
    install_browser(session, opened)
    app = start(session, folder)
    show_posts(app)
    app.key('ctrl+f', 'Tab', 'Tab', 'Tab')
    wait_until(lambda: app.focused().role == 'table row', what='the focus on a row')
    app.key('Down', 'ctrl+Return')
    wait_until(lambda: read(opened) == ['https://example.org/1'], what='the page of the second row opened')
    finish(app)


def case_no_browser():
  """A page that nothing can open is said, and the program goes on."""
  with make_session() as session:
    folder = os.path.join(session.home, 'linked')
    copy_sample(folder, [{'influencer_id': '1', 'date': '2025-02-20', 'url': 'https://example.org/a'}])
    app = start(session, folder)
    show_posts(app)
    says(app, 'panel', '^Reach: –, the posts file has no reach$')
    shows(app, re.compile('^The posts file has no reach: '))
    find_in_table(app, 'example.org/a').click()
    shows(app, re.compile('^The link could not be opened: '))
    finish(app)


def case_no_file():
  """Without a posts file the page says what to do."""
  with make_session() as session:
    folder = os.path.join(session.home, 'without')
    copy_sample(folder, None)
    app = start(session, folder)
    app.key('alt+5')
    shows(app, 'No posts file')
    lacks(app, 'panel', re.compile('^Posts: '))
    app.find('push button', 'Open…', showing=True).click()
    app.window('Open files')
    app.key('Escape')
    finish(app)


if __name__ == '__main__':
  sys.exit(main(globals()))
