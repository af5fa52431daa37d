/* What order ids, statuses and currencies say about the rows of a tracking file: which are further
 * items of an order, which orders do not stand or not yet, which come twice, and which are in
 * another currency than the first.
 *
 * Private to the loader. Nothing of it costs anything for a file without these columns.
 */
#pragma once

#include "core/read/loader-tables.h"

G_BEGIN_DECLS

typedef struct _UpliftLoaderOrders UpliftLoaderOrders;

/* NULL when the file has none of these columns. Both are (borrowed). */
UpliftLoaderOrders *uplift_loader_orders_new (UpliftLoaderContext *context,
                                              const UpliftLoaderSource *source);
void uplift_loader_orders_free (UpliftLoaderOrders *orders);

/* Takes the next row. FALSE when it is but a further item of the order before it, since it has the
 * same order id and no money of its own: then it has been reported and left out, and is not
 * counted as one of the rows below. */
gboolean uplift_loader_orders_add (UpliftLoaderOrders *orders, const UpliftLoaderRow *row);

/* TRUE when the n-th row's order does not stand: then it has been reported and left out. Reports
 * what is not final otherwise. revenue: UPLIFT_VALUE_NONE where missing. */
gboolean uplift_loader_orders_leave_out (UpliftLoaderOrders *orders, guint n, guint64 line,
                                         gint64 revenue);

/* Takes the n-th row as one that counts, and reports it when an earlier one has the same order id,
 * influencer, day and revenue, or another currency. values: day and revenue. */
void uplift_loader_orders_use (UpliftLoaderOrders *orders, guint n, guint64 line,
                               guint32 influencer, const gint64 values[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLoaderOrders, uplift_loader_orders_free)

G_END_DECLS
