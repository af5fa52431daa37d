#include "app/row.h"

struct _UpliftRow
{
  GObject parent_instance;

  UpliftResults *results; /* (owned) */
  guint32 influencer;
};

G_DEFINE_TYPE (UpliftRow, uplift_row, G_TYPE_OBJECT)

static void
uplift_row_finalize (GObject *object)
{
  UpliftRow *self = UPLIFT_ROW (object);

  uplift_results_unref (self->results);
  G_OBJECT_CLASS (uplift_row_parent_class)->finalize (object);
}

static void
uplift_row_class_init (UpliftRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = uplift_row_finalize;
}

static void
uplift_row_init (UpliftRow *self)
{
}

UpliftRow *
uplift_row_new (UpliftResults *results, guint32 influencer)
{
  UpliftRow *self;

  g_return_val_if_fail (results != NULL, NULL);
  g_return_val_if_fail (influencer < results->dataset->influencers.n, NULL);

  self = g_object_new (UPLIFT_TYPE_ROW, NULL);
  self->results = uplift_results_ref (results);
  self->influencer = influencer;
  return self;
}

UpliftResults *
uplift_row_get_results (UpliftRow *row)
{
  g_return_val_if_fail (UPLIFT_IS_ROW (row), NULL);
  return row->results;
}

guint32
uplift_row_get_influencer (UpliftRow *row)
{
  g_return_val_if_fail (UPLIFT_IS_ROW (row), 0);
  return row->influencer;
}
