#include "core/read/loader-orders.h"

#include "core/read/order-status.h"
#include "core/read/parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_ORDER G_MAXUINT32
#define NO_CURRENCY G_MAXUINT32

/* The first row of an order that counts. */
typedef struct
{
  gboolean seen;
  guint32 influencer;
  gint64 day, revenue;
} First;

struct _UpliftLoaderOrders
{
  UpliftLoaderContext *context;     /* (borrowed) */
  const UpliftLoaderSource *source; /* (borrowed) */
  UpliftDictionary *ids;            /* (owned, nullable) */
  GArray *id_of_row;                /* of guint32 (owned, nullable) */
  GArray *firsts;                   /* of First, by id (owned, nullable) */
  guint32 last_id;
  UpliftDictionary *texts;      /* of the statuses (owned, nullable) */
  GByteArray *statuses;         /* UpliftOrderStatus of each text (owned, nullable) */
  GArray *status_of_row;        /* of guint32: its text (owned, nullable) */
  UpliftDictionary *currencies; /* (owned, nullable) */
  GArray *currency_of_row;      /* of guint32 (owned, nullable) */
  guint32 currency;             /* of the first row that counts and has one */
};

UpliftLoaderOrders *
uplift_loader_orders_new (UpliftLoaderContext *context, const UpliftLoaderSource *source)
{
  gboolean has_ids = uplift_loader_source_has (source, UPLIFT_COLUMN_ORDER_ID);
  gboolean has_statuses = uplift_loader_source_has (source, UPLIFT_COLUMN_STATUS);
  gboolean has_currencies = uplift_loader_source_has (source, UPLIFT_COLUMN_CURRENCY);

  if (!has_ids && !has_statuses && !has_currencies)
    return NULL;
  UpliftLoaderOrders *orders = g_new0 (UpliftLoaderOrders, 1);
  orders->context = context;
  orders->source = source;
  orders->last_id = NO_ORDER;
  if (has_ids)
    {
      orders->ids = uplift_dictionary_new ();
      orders->id_of_row = g_array_new (FALSE, FALSE, sizeof (guint32));
      orders->firsts = g_array_new (FALSE, TRUE, sizeof (First));
    }
  if (has_statuses)
    {
      orders->texts = uplift_dictionary_new ();
      orders->statuses = g_byte_array_new ();
      orders->status_of_row = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  if (has_currencies)
    {
      orders->currencies = uplift_dictionary_new ();
      orders->currency_of_row = g_array_new (FALSE, FALSE, sizeof (guint32));
      orders->currency = NO_CURRENCY;
    }
  return orders;
}

void
uplift_loader_orders_free (UpliftLoaderOrders *orders)
{
  if (orders == NULL)
    return;
  g_clear_pointer (&orders->ids, uplift_dictionary_free);
  g_clear_pointer (&orders->id_of_row, g_array_unref);
  g_clear_pointer (&orders->firsts, g_array_unref);
  g_clear_pointer (&orders->texts, uplift_dictionary_free);
  g_clear_pointer (&orders->statuses, g_byte_array_unref);
  g_clear_pointer (&orders->status_of_row, g_array_unref);
  g_clear_pointer (&orders->currencies, uplift_dictionary_free);
  g_clear_pointer (&orders->currency_of_row, g_array_unref);
  g_free (orders);
}

static gboolean
is_empty (const UpliftLoaderRow *row, UpliftColumn column)
{
  gsize length;

  uplift_parse_text (uplift_loader_row_get (row, column), &length);
  return length == 0;
}

static void
leave_out_item (UpliftLoaderOrders *orders, const UpliftLoaderRow *row, guint32 id)
{
  UpliftFinding finding = uplift_loader_source_make_finding (
      orders->source, UPLIFT_COLUMN_ORDER_ID, UPLIFT_SEVERITY_NOTE, "line-item", row->line);

  finding.value = uplift_dictionary_get (orders->ids, id);
  uplift_problems_add (orders->context->dataset->problems, &finding, "%s",
                       _ ("a further item of the order above, which counts once"));
  uplift_loader_leave_out (orders->context, &finding);
}

static guint32
intern_currency (UpliftLoaderOrders *orders, const UpliftLoaderRow *row)
{
  gsize length;
  const char *text
      = uplift_parse_text (uplift_loader_row_get (row, UPLIFT_COLUMN_CURRENCY), &length);
  g_autofree char *code = g_ascii_strup (text, (gssize) length);

  return length > 0 ? uplift_dictionary_intern (orders->currencies, code, length) : NO_CURRENCY;
}

gboolean
uplift_loader_orders_add (UpliftLoaderOrders *orders, const UpliftLoaderRow *row)
{
  g_return_val_if_fail (orders != NULL && row != NULL, TRUE);

  guint32 id = NO_ORDER;
  if (orders->ids != NULL)
    {
      uplift_loader_row_intern_id (row, UPLIFT_COLUMN_ORDER_ID, orders->ids, &id);
      if (id != NO_ORDER && id == orders->last_id && is_empty (row, UPLIFT_COLUMN_REVENUE))
        {
          leave_out_item (orders, row, id);
          return FALSE;
        }
      orders->last_id = id;
      g_array_append_val (orders->id_of_row, id);
    }
  if (orders->texts != NULL)
    {
      guint32 status = uplift_loader_row_intern (row, UPLIFT_COLUMN_STATUS, orders->texts);
      g_array_append_val (orders->status_of_row, status);
    }
  if (orders->currencies != NULL)
    {
      guint32 currency = intern_currency (orders, row);
      g_array_append_val (orders->currency_of_row, currency);
    }
  return TRUE;
}

/* Each text is looked at once. */
static UpliftOrderStatus
get_status (UpliftLoaderOrders *orders, guint32 code)
{
  while (orders->statuses->len <= code)
    {
      const char *text = uplift_dictionary_get (orders->texts, orders->statuses->len);
      guint8 status = (guint8) uplift_order_status_parse (text, strlen (text));
      g_byte_array_append (orders->statuses, &status, 1);
    }
  return (UpliftOrderStatus) orders->statuses->data[code];
}

gboolean
uplift_loader_orders_leave_out (UpliftLoaderOrders *orders, guint n, guint64 line, gint64 revenue)
{
  g_return_val_if_fail (orders != NULL, FALSE);

  if (orders->texts == NULL)
    return FALSE;
  guint32 code = g_array_index (orders->status_of_row, guint32, n);
  UpliftProblems *problems = orders->context->dataset->problems;
  UpliftFinding finding = uplift_loader_source_make_finding (
      orders->source, UPLIFT_COLUMN_STATUS, UPLIFT_SEVERITY_NOTE, "reversed-order", line);
  finding.value = uplift_dictionary_get (orders->texts, code);
  finding.money = revenue != UPLIFT_VALUE_NONE ? revenue : 0;
  switch (get_status (orders, code))
    {
    case UPLIFT_ORDER_STATUS_STANDS:
      return FALSE;
    case UPLIFT_ORDER_STATUS_PENDING:
      finding.kind = "pending-order";
      uplift_problems_add (problems, &finding, _ ("not final yet, and counted: “%s”"),
                           finding.value);
      return FALSE;
    case UPLIFT_ORDER_STATUS_PARTLY_REFUNDED:
      finding.severity = UPLIFT_SEVERITY_WARNING;
      finding.kind = "partly-refunded";
      uplift_problems_add (problems, &finding, _ ("refunded in part, and counted in full: “%s”"),
                           finding.value);
      return FALSE;
    case UPLIFT_ORDER_STATUS_REVERSED:
      uplift_problems_add (problems, &finding,
                           _ ("the order does not stand, and is left out: “%s”"), finding.value);
      uplift_loader_leave_out (orders->context, &finding);
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* Money of several currencies is never quietly added up. */
static void
check_currency (UpliftLoaderOrders *orders, guint n, guint64 line, gint64 revenue)
{
  if (orders->currencies == NULL)
    return;
  guint32 currency = g_array_index (orders->currency_of_row, guint32, n);
  if (orders->currency == NO_CURRENCY)
    orders->currency = currency;
  if (currency == NO_CURRENCY || currency == orders->currency)
    return;
  UpliftFinding finding = uplift_loader_source_make_finding (
      orders->source, UPLIFT_COLUMN_CURRENCY, UPLIFT_SEVERITY_ERROR, "mixed-currencies", line);
  finding.value = uplift_dictionary_get (orders->currencies, currency);
  finding.money = revenue;
  uplift_problems_add (
      orders->context->dataset->problems, &finding,
      _ ("several currencies, which are added up as if they were one: “%s” and “%s”"),
      uplift_dictionary_get (orders->currencies, orders->currency), finding.value);
}

static void
check_repeated (UpliftLoaderOrders *orders, guint n, guint64 line, guint32 influencer,
                const gint64 values[2])
{
  guint32 id = orders->ids != NULL ? g_array_index (orders->id_of_row, guint32, n) : NO_ORDER;
  if (id == NO_ORDER)
    return;
  if (orders->firsts->len <= id)
    g_array_set_size (orders->firsts, id + 1);
  First *first = &g_array_index (orders->firsts, First, id);
  if (!first->seen)
    {
      *first = (First){ TRUE, influencer, values[0], values[1] };
      return;
    }
  if (first->influencer != influencer || first->day != values[0] || first->revenue != values[1])
    return;
  UpliftFinding finding = uplift_loader_source_make_finding (
      orders->source, UPLIFT_COLUMN_ORDER_ID, UPLIFT_SEVERITY_WARNING, "repeated-order", line);
  finding.value = uplift_dictionary_get (orders->ids, id);
  finding.money = values[1];
  uplift_problems_add (orders->context->dataset->problems, &finding,
                       _ ("the order stands there more than once, and each row counts: “%s”"),
                       finding.value);
}

void
uplift_loader_orders_use (UpliftLoaderOrders *orders, guint n, guint64 line, guint32 influencer,
                          const gint64 values[2])
{
  g_return_if_fail (orders != NULL);

  check_currency (orders, n, line, values[1]);
  check_repeated (orders, n, line, influencer, values);
}
