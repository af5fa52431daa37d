#include "app/row-model.h"

#include "app/standing.h"
#include "app/text-index.h"

#include <string.h>

struct _UpliftRowModel
{
  GObject parent_instance;

  UpliftResults *results; /* (owned, nullable) */
  UpliftTextIndex *texts; /* of the results' dataset (owned, nullable) */
  UpliftColumn column;
  gboolean descending;
  char **words;     /* folded (owned, nullable: no search) */
  guint32 *order;   /* influencers in the order shown (owned, nullable) */
  guint n;          /* of order */
  UpliftRow **rows; /* by influencer, NULL where not asked for yet (owned, nullable) */
};

typedef struct
{
  double key;
  guint32 place; /* of the name */
  guint32 influencer;
} SortEntry;

static void list_model_init (GListModelInterface *interface);

G_DEFINE_TYPE_WITH_CODE (UpliftRowModel, uplift_row_model, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type_cb (GListModel *list)
{
  return UPLIFT_TYPE_ROW;
}

static guint
get_n_items_cb (GListModel *list)
{
  return UPLIFT_ROW_MODEL (list)->n;
}

static gpointer
get_item_cb (GListModel *list, guint position)
{
  UpliftRowModel *self = UPLIFT_ROW_MODEL (list);
  UpliftRow **row;

  if (position >= self->n)
    return NULL;

  row = &self->rows[self->order[position]];
  if (*row == NULL)
    *row = uplift_row_new (self->results, self->order[position]);
  return g_object_ref (*row);
}

/* Lets go of the rows; those that somebody shows stay alive until then. */
static void
forget_rows (UpliftRowModel *self)
{
  for (guint32 i = 0; self->results != NULL && i < self->results->dataset->influencers.n; i++)
    g_clear_object (&self->rows[i]);
  g_clear_pointer (&self->rows, g_free);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type_cb;
  interface->get_n_items = get_n_items_cb;
  interface->get_item = get_item_cb;
}

static double
get_sort_key (UpliftRowModel *self, guint32 influencer)
{
  int dimension = uplift_column_get_dimension (self->column);

  if (self->column == UPLIFT_COLUMN_NAME)
    return uplift_text_index_get_name_place (self->texts, influencer);
  if (self->column == UPLIFT_COLUMN_STATUS)
    {
      UpliftStanding standing = uplift_standing_get (self->results, influencer);

      return standing == UPLIFT_STANDING_FINE ? UPLIFT_NO_VALUE : (double) standing;
    }
  if (dimension >= 0)
    return uplift_text_index_get_value_place (
        self->texts, (UpliftDimension) dimension,
        self->results->dataset->influencers.attribute[dimension][influencer]);
  return uplift_column_get_number (self->column, self->results, influencer);
}

static gboolean
word_occurs (UpliftRowModel *self, guint32 influencer, const char *word, char **folded_status)
{
  const UpliftInfluencerColumns *influencers = &self->results->dataset->influencers;

  if (strstr (uplift_text_index_get_folded_name (self->texts, influencer), word) != NULL)
    return TRUE;
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    if (strstr (uplift_text_index_get_folded_value (self->texts, (UpliftDimension) i,
                                                    influencers->attribute[i][influencer]),
                word)
        != NULL)
      return TRUE;
  return strstr (folded_status[uplift_standing_get (self->results, influencer)], word) != NULL;
}

static gboolean
matches (UpliftRowModel *self, guint32 influencer, char **folded_status)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (!word_occurs (self, influencer, self->words[i], folded_status))
      return FALSE;
  return TRUE;
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SortEntry *left = a, *right = b;
  const UpliftRowModel *self = user_data;

  if (isnan (left->key) != isnan (right->key))
    return isnan (left->key) ? 1 : -1;
  if (left->key < right->key)
    return self->descending ? 1 : -1;
  if (left->key > right->key)
    return self->descending ? -1 : 1;
  return left->place < right->place ? -1 : left->place > right->place;
}

/* The influencers that are to be shown, in order (transfer full). */
static guint32 *
make_order (UpliftRowModel *self, guint *n)
{
  g_auto (GStrv) folded_status = g_new0 (char *, UPLIFT_STANDING_FINE + 2);
  g_autofree SortEntry *entries = NULL;
  guint32 *order;

  *n = 0;
  if (self->results == NULL)
    return NULL;

  for (int i = 0; i <= UPLIFT_STANDING_FINE; i++)
    folded_status[i] = uplift_text_fold (uplift_standing_get_word ((UpliftStanding) i));

  entries = g_new (SortEntry, self->results->n_ranking);
  for (guint i = 0; i < self->results->n_ranking; i++)
    {
      guint32 influencer = self->results->ranking[i];

      if (matches (self, influencer, folded_status))
        entries[(*n)++] = (SortEntry){
          .key = get_sort_key (self, influencer),
          .place = uplift_text_index_get_name_place (self->texts, influencer),
          .influencer = influencer,
        };
    }
  g_qsort_with_data (entries, (int) *n, sizeof *entries, compare_entries_cb, self);

  order = g_new (guint32, *n);
  for (guint i = 0; i < *n; i++)
    order[i] = entries[i].influencer;
  return order;
}

static void
update_order (UpliftRowModel *self, gboolean all_changed)
{
  g_autofree guint32 *old = g_steal_pointer (&self->order);
  guint n_old = self->n, shorter, before = 0, after = 0;

  self->order = make_order (self, &self->n);
  shorter = MIN (n_old, self->n);
  if (!all_changed)
    {
      while (before < shorter && old[before] == self->order[before])
        before++;
      while (after < shorter - before && old[n_old - 1 - after] == self->order[self->n - 1 - after])
        after++;
    }
  if (before + after < n_old || before + after < self->n)
    g_list_model_items_changed (G_LIST_MODEL (self), before, n_old - before - after,
                                self->n - before - after);
}

static void
uplift_row_model_finalize (GObject *object)
{
  UpliftRowModel *self = UPLIFT_ROW_MODEL (object);

  forget_rows (self);
  g_clear_pointer (&self->results, uplift_results_unref);
  g_clear_pointer (&self->texts, uplift_text_index_free);
  g_strfreev (self->words);
  g_free (self->order);
  G_OBJECT_CLASS (uplift_row_model_parent_class)->finalize (object);
}

static void
uplift_row_model_class_init (UpliftRowModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = uplift_row_model_finalize;
}

static void
uplift_row_model_init (UpliftRowModel *self)
{
  self->column = UPLIFT_COLUMN_ROAS;
  self->descending = TRUE;
}

UpliftRowModel *
uplift_row_model_new (void)
{
  return g_object_new (UPLIFT_TYPE_ROW_MODEL, NULL);
}

void
uplift_row_model_set_results (UpliftRowModel *model, UpliftResults *results)
{
  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));

  if (results == model->results)
    return;

  if (results == NULL || model->results == NULL || results->dataset != model->results->dataset)
    {
      g_clear_pointer (&model->texts, uplift_text_index_free);
      if (results != NULL)
        model->texts = uplift_text_index_new (results->dataset);
    }
  forget_rows (model);
  g_clear_pointer (&model->results, uplift_results_unref);
  if (results != NULL)
    {
      model->results = uplift_results_ref (results);
      model->rows = g_new0 (UpliftRow *, results->dataset->influencers.n);
    }
  update_order (model, TRUE);
}

UpliftResults *
uplift_row_model_get_results (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), NULL);
  return model->results;
}

void
uplift_row_model_set_sort (UpliftRowModel *model, UpliftColumn column, gboolean descending)
{
  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));
  g_return_if_fail (column < UPLIFT_N_COLUMNS);

  if (column == model->column && !descending == !model->descending)
    return;
  model->column = column;
  model->descending = descending;
  update_order (model, FALSE);
}

UpliftColumn
uplift_row_model_get_sort_column (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), UPLIFT_COLUMN_ROAS);
  return model->column;
}

gboolean
uplift_row_model_is_descending (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), FALSE);
  return model->descending;
}

/* The words of a text, folded, NULL when there are none (transfer full). */
static char **
split_words (const char *text)
{
  g_autofree char *folded = uplift_text_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

void
uplift_row_model_set_search (UpliftRowModel *model, const char *text)
{
  g_auto (GStrv) words = NULL;

  g_return_if_fail (UPLIFT_IS_ROW_MODEL (model));

  words = split_words (text != NULL ? text : "");
  if (words == NULL && model->words == NULL)
    return;
  if (words != NULL && model->words != NULL
      && g_strv_equal ((const char *const *) words, (const char *const *) model->words))
    return;
  g_strfreev (model->words);
  model->words = g_steal_pointer (&words);
  update_order (model, FALSE);
}

gboolean
uplift_row_model_is_searching (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), FALSE);
  return model->words != NULL;
}

guint
uplift_row_model_get_n_unsearched (UpliftRowModel *model)
{
  g_return_val_if_fail (UPLIFT_IS_ROW_MODEL (model), 0);
  return model->results != NULL ? model->results->n_ranking : 0;
}
