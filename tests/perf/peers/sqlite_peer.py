#!/usr/bin/python3
"""SQLite: its shell imports the file, then SQL. sqlite_peer.py FOLDER ROUNDS"""
import csv
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

from peer import FILTERS, choose, period, tell

TYPES = {'orders': 'INTEGER', 'revenue': 'REAL'}


def main(folder, rounds):
  path = f'{folder}/tracking_data.csv'
  with open(path, encoding='utf-8', newline='') as file:
    header = next(csv.reader(file))
  columns = ', '.join(f'"{name}" {TYPES.get(name, "TEXT")}' for name in header)
  with tempfile.TemporaryDirectory() as place:
    database = os.path.join(place, 'loaded.db')
    began = time.perf_counter()
    subprocess.run(['sqlite3', database], text=True, check=True,
                   input=f'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;\nCREATE TABLE rows({columns});\n'
                         f'.mode csv\n.import --skip 1 "{path}" rows\n', stdout=subprocess.DEVNULL)
    load = time.perf_counter() - began
    connection = sqlite3.connect(database)
    with open(f'{folder}/influencers.csv', encoding='utf-8', newline='') as file:
      people = list(csv.DictReader(file))
    days = [day for (day,) in connection.execute('SELECT DISTINCT date FROM rows')]
    values = {name: [v for (v,) in connection.execute(f'SELECT DISTINCT "{name}" FROM rows')] for name in ('campaign', 'product')}
    for name, (share, *span) in FILTERS.items():
      where = "influencer_id <> ''"
      if share < 1:
        ids = [p['id'] for p in people
               if all(p[d] in choose([q[d] for q in people], share) for d in ('platform', 'category'))]
        connection.execute('CREATE TEMP TABLE IF NOT EXISTS wanted(id TEXT PRIMARY KEY)')
        connection.execute('DELETE FROM wanted')
        connection.executemany('INSERT INTO wanted VALUES (?)', [(i,) for i in ids])
        quoted = {d: ', '.join("'" + v.replace("'", "''") + "'" for v in choose(values[d], share)) for d in values}
        first, last = period(days, *span)
        where = (f'influencer_id IN wanted AND campaign IN ({quoted["campaign"]}) AND product IN ({quoted["product"]}) '
                 f"AND date BETWEEN '{first}' AND '{last}'")
      times = []
      for _ in range(rounds):
        began = time.perf_counter()
        for sql in (f'SELECT influencer_id, sum(revenue) r, sum(orders) FROM rows WHERE {where} GROUP BY 1 ORDER BY r DESC',
                    f'SELECT date, source, sum(revenue) FROM rows WHERE {where} GROUP BY 1, 2',
                    f'SELECT campaign, product, sum(revenue) FROM rows WHERE {where} GROUP BY 1, 2',
                    'SELECT arm, count(*), avg(r), avg(r * r) FROM (SELECT "group" arm, user_id, sum(revenue) r FROM rows '
                    f'WHERE {where} GROUP BY 1, 2) GROUP BY 1'):
          connection.execute(sql).fetchall()
        sums = connection.execute(f'SELECT count(*), sum(orders), CAST(round(sum(revenue) * 100) AS INTEGER) FROM rows WHERE {where}').fetchone()
        times.append(time.perf_counter() - began)
      peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
      tell('SQLite', name, load, times, sums, peak)


main(sys.argv[1], int(sys.argv[2]))
