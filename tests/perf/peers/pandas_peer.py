#!/usr/bin/python3
"""pandas, used as well as one can: given types, categories, and numpy on codes instead of group-by."""
import resource
import sys
import time

import numpy as np
import pandas as pd

from peer import FILTERS, choose, period, tell

# Users are left to pandas: as categories, so many of them take eight times as long to read.
TYPES = {'source': 'category', 'campaign': 'category', 'influencer_id': 'category', 'product': 'category',
         'date': 'category', 'orders': 'int32', 'revenue': 'float64', 'group': 'category'}


def get_codes(column):
  return column.cat.codes.to_numpy(), list(column.cat.categories)


def compute(columns, keep):
  """What the window shows first: by influencer, by day and source, by campaign and product, and by user in each arm."""
  picked = np.flatnonzero(keep)
  revenue = columns['revenue'][picked]
  orders = columns['orders'][picked]
  codes = {name: columns[name][0][picked] for name in ('influencer_id', 'date', 'source', 'campaign', 'product', 'user_id', 'group')}
  sizes = {name: len(columns[name][1]) + 1 for name in codes}
  by_influencer = np.bincount(codes['influencer_id'] + 1, revenue, sizes['influencer_id'])
  np.bincount(codes['influencer_id'] + 1, orders, sizes['influencer_id'])
  np.argsort(-by_influencer)
  for a, b in (('date', 'source'), ('campaign', 'product')):
    np.bincount((codes[a].astype(np.int64) + 1) * sizes[b] + codes[b] + 1, revenue, sizes[a] * sizes[b])
  for arm in range(sizes['group'] - 1):
    rows = codes['group'] == arm
    users = np.bincount(codes['user_id'][rows] + 1, revenue[rows], sizes['user_id'])
    users = users[users != 0]
    users.mean(), users.var(ddof=1)
  return len(picked), int(orders.sum()), round(float(revenue.sum()) * 100)


def main(folder, rounds):
  began = time.perf_counter()
  table = pd.read_csv(f'{folder}/tracking_data.csv', dtype=TYPES)
  load = time.perf_counter() - began
  columns = {name: get_codes(table[name]) for name, kind in TYPES.items() if kind == 'category'}
  columns['user_id'] = pd.factorize(table['user_id'])
  columns['orders'], columns['revenue'] = table['orders'].to_numpy(), table['revenue'].to_numpy()
  people = pd.read_csv(f'{folder}/influencers.csv', dtype=str, keep_default_na=False).set_index('id')
  attributes = people.reindex(columns['influencer_id'][1])
  for name, (share, *span) in FILTERS.items():
    times = []
    for _ in range(rounds):
      began = time.perf_counter()
      keep = columns['influencer_id'][0] >= 0
      if share < 1:
        chosen = np.ones(len(attributes), bool)
        for dimension in ('platform', 'category'):
          chosen &= attributes[dimension].isin(choose(people[dimension], share)).to_numpy()
        keep &= np.append(chosen, False)[columns['influencer_id'][0]]
        for dimension in ('campaign', 'product'):
          codes, values = columns[dimension]
          keep &= np.append(np.isin(values, choose(values, share)), False)[codes]
        first, last = period(columns['date'][1], *span)
        keep &= np.array([first <= day <= last for day in columns['date'][1]])[columns['date'][0]]
      sums = compute(columns, keep)
      times.append(time.perf_counter() - began)
    tell('pandas', name, load, times, sums, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


main(sys.argv[1], int(sys.argv[2]))
