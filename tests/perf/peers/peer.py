"""What all that is compared has to do alike: the filters, and how a figure is told."""
import json
import math

# Share of the values of platform, category, campaign and product that is kept, and of the days.
FILTERS = {'all': (1.0, 0.0, 1.0), 'mid': (0.8, 0.1, 0.9), 'narrow': (0.5, 0.25, 0.75)}


def choose(values, share):
  """The first of the values in the order of their names, as many as the share."""
  ordered = sorted(set(v for v in values if v))
  return ordered[:math.ceil(share * len(ordered))]


def period(days, begin, end):
  """First and last day, as they are written, of a part of all days."""
  ordered = sorted(set(days))
  return ordered[math.floor(begin * (len(ordered) - 1))], ordered[math.floor(end * (len(ordered) - 1))]


def tell(who, name, load, times, sums, peak):
  """load: seconds; times: seconds of each round; sums: rows, orders, hundredths of revenue; peak: KiB."""
  ordered = sorted(times)
  print(json.dumps({'who': who, 'filter': name, 'load_ms': load * 1e3, 'best_ms': ordered[0] * 1e3,
                    'median_ms': ordered[len(ordered) // 2] * 1e3, 'rows': sums[0], 'orders': sums[1],
                    'revenue': sums[2], 'peak_kib': peak}), flush=True)
