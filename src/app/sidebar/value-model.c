#include "app/sidebar/value-model.h"
#include "app/words/dimension-text.h"
#include <string.h>

typedef struct
{
  guint32 code;
  char *folded; /* the label without case, to search in (owned) */
  char *key;    /* to sort by (owned) */
} Entry;

struct _UpliftValueModel
{
  GObject parent_instance;
  UpliftDataset *dataset; /* (owned) */
  UpliftDimension dimension;
  GArray *entries; /* Entry, sorted (owned) */
  GArray *shown;   /* guint, indices into entries, ascending (owned) */
  char *search;    /* without case; "": none (owned) */
};

static GType
uplift_value_model_get_item_type (GListModel *list)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
uplift_value_model_get_n_items (GListModel *list)
{
  return UPLIFT_VALUE_MODEL (list)->shown->len;
}

static const Entry *
get_shown (UpliftValueModel *self, guint position)
{
  return &g_array_index (self->entries, Entry, g_array_index (self->shown, guint, position));
}

static gpointer
uplift_value_model_get_item (GListModel *list, guint position)
{
  UpliftValueModel *self = UPLIFT_VALUE_MODEL (list);
  if (position >= self->shown->len)
    return NULL;
  return gtk_string_object_new (uplift_value_model_get_value (self, position));
}

static void
uplift_value_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = uplift_value_model_get_item_type;
  iface->get_n_items = uplift_value_model_get_n_items;
  iface->get_item = uplift_value_model_get_item;
}

G_DEFINE_TYPE_WITH_CODE (UpliftValueModel, uplift_value_model, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, uplift_value_model_list_init))

static void
clear_entry (gpointer data)
{
  Entry *entry = data;
  g_free (entry->folded);
  g_free (entry->key);
}

static void
uplift_value_model_finalize (GObject *object)
{
  UpliftValueModel *self = UPLIFT_VALUE_MODEL (object);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  g_array_unref (self->entries);
  g_array_unref (self->shown);
  g_free (self->search);
  G_OBJECT_CLASS (uplift_value_model_parent_class)->finalize (object);
}

static void
uplift_value_model_class_init (UpliftValueModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = uplift_value_model_finalize;
}

static void
uplift_value_model_init (UpliftValueModel *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->search = g_strdup ("");
}

static gboolean
column_has_empty (const guint32 *column, guint64 n)
{
  for (guint64 i = 0; i < n; i++)
    if (column[i] == 0)
      return TRUE;
  return FALSE;
}

/* Whether one of the first n rows has it: no row is asked where no offer is without a value. */
static gboolean
offer_has_empty (const UpliftDataset *dataset, UpliftDimension dimension, guint64 n)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  glong offset = uplift_offer_get_offset (dimension);
  gboolean any = FALSE;

  if (!dataset->has_dimension[dimension])
    return FALSE;
  for (guint32 i = 0; i < tracking->n_offers && !any; i++)
    any = G_STRUCT_MEMBER (guint32, &tracking->offers[i], offset) == 0;
  for (guint64 i = 0; any && i < n; i++)
    if (G_STRUCT_MEMBER (guint32, uplift_tracking_get_offer (tracking, i), offset) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
source_has_empty (const UpliftTrackingColumns *tracking)
{
  for (guint32 i = 0; i < tracking->n_pairs; i++)
    if (tracking->pairs[i].source == 0)
      return TRUE;
  return FALSE;
}

/* Every dictionary holds the empty text; whether anything is filed under it is another matter. */
static gboolean
has_empty_value (const UpliftDataset *dataset, UpliftDimension dimension)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  switch (dimension)
    {
    case UPLIFT_DIMENSION_PLATFORM:
    case UPLIFT_DIMENSION_CATEGORY:
    case UPLIFT_DIMENSION_TYPE:
    case UPLIFT_DIMENSION_GENDER:
      return column_has_empty (dataset->influencers.attribute[dimension], dataset->influencers.n);
    case UPLIFT_DIMENSION_CAMPAIGN:
      /* Baseline rows belong to no campaign, whatever stands in that column. */
      return offer_has_empty (dataset, dimension, tracking->first[dataset->influencers.n]);
    case UPLIFT_DIMENSION_PRODUCT:
    case UPLIFT_DIMENSION_BRAND:
      return offer_has_empty (dataset, dimension, tracking->n);
    case UPLIFT_DIMENSION_SOURCE:
      return source_has_empty (tracking);
    case UPLIFT_DIMENSION_INFLUENCER:
    case UPLIFT_N_DIMENSIONS:
      break;
    }
  return FALSE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  int order = strcmp (x->key, y->key);
  return order != 0 ? order : (x->code > y->code) - (x->code < y->code);
}

static void
add_entry (UpliftValueModel *self, guint32 code)
{
  const char *label = uplift_dimension_get_label (self->dataset, self->dimension, code);
  Entry entry = { .code = code, .folded = g_utf8_casefold (label, -1) };
  entry.key = g_utf8_collate_key_for_filename (entry.folded, -1);
  g_array_append_val (self->entries, entry);
}

static void
fill (UpliftValueModel *self)
{
  gboolean has_empty_code = self->dimension != UPLIFT_DIMENSION_INFLUENCER;
  guint32 n = uplift_dictionary_get_size (self->dataset->values[self->dimension]);
  for (guint32 code = has_empty_code ? 1 : 0; code < n; code++)
    add_entry (self, code);
  g_array_sort (self->entries, compare_entries);
  if (has_empty_code && n > 0 && has_empty_value (self->dataset, self->dimension))
    add_entry (self, 0);
  for (guint i = 0; i < self->entries->len; i++)
    g_array_append_val (self->shown, i);
}

UpliftValueModel *
uplift_value_model_new (UpliftDataset *dataset, UpliftDimension dimension)
{
  g_return_val_if_fail (dataset != NULL, NULL);
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, NULL);

  UpliftValueModel *self = g_object_new (UPLIFT_TYPE_VALUE_MODEL, NULL);
  self->dataset = uplift_dataset_ref (dataset);
  self->dimension = dimension;
  fill (self);
  return self;
}

static gboolean
matches (UpliftValueModel *self, const Entry *entry, const char *search)
{
  if (strstr (entry->folded, search) != NULL)
    return TRUE;
  if (self->dimension != UPLIFT_DIMENSION_INFLUENCER)
    return FALSE;
  const char *id = uplift_dictionary_get (self->dataset->values[self->dimension], entry->code);
  g_autofree char *folded = g_utf8_casefold (id, -1);
  return g_str_equal (folded, search);
}

void
uplift_value_model_set_search (UpliftValueModel *self, const char *text)
{
  g_return_if_fail (UPLIFT_IS_VALUE_MODEL (self));
  g_return_if_fail (text != NULL);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *search = g_utf8_casefold (trimmed, -1);
  if (g_str_equal (search, self->search))
    return;
  guint removed = self->shown->len;
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->entries->len; i++)
    if (matches (self, &g_array_index (self->entries, Entry, i), search))
      g_array_append_val (self->shown, i);
  g_free (self->search);
  self->search = g_steal_pointer (&search);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->shown->len);
}

gboolean
uplift_value_model_has_search (UpliftValueModel *self)
{
  g_return_val_if_fail (UPLIFT_IS_VALUE_MODEL (self), FALSE);

  return *self->search != '\0';
}

guint
uplift_value_model_get_n_values (UpliftValueModel *self)
{
  g_return_val_if_fail (UPLIFT_IS_VALUE_MODEL (self), 0);

  return self->entries->len;
}

const char *
uplift_value_model_get_value (UpliftValueModel *self, guint position)
{
  g_return_val_if_fail (UPLIFT_IS_VALUE_MODEL (self), NULL);
  g_return_val_if_fail (position < self->shown->len, NULL);

  return uplift_dictionary_get (self->dataset->values[self->dimension],
                                get_shown (self, position)->code);
}
