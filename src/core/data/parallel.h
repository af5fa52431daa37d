/* The same work for many items, on all cores. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* worker: 0 … the number of workers − 1; no two calls with the same worker overlap, so that each
 * worker can have its own sums. Which worker gets which item is chance. */
typedef void (*UpliftParallelFunc) (gpointer data, guint worker, guint64 item);

/* How many workers a run over so many items takes: at most one a core and one an item; at least 1.
 */
guint uplift_parallel_get_n_workers (guint64 n_items);

/* Calls func for each item and returns when all are done. n_workers: of get_n_workers (). The
 * calling thread is the first worker; what it wrote before, all workers see, and it sees afterwards
 * what they wrote. Items are handed out one by one, in their order, so that a core that is busy
 * otherwise holds up no more than one. Any thread, several at a time. */
void uplift_parallel_run (UpliftParallelFunc func, gpointer data, guint n_workers, guint64 n_items);

/* At most so many workers from now on, more than there are cores if need be; 0: one a core. For
 * tests and benchmarks. */
void uplift_parallel_set_limit (guint n_workers);

G_END_DECLS
