#include "core/data/filter.h"

#include <string.h>

struct _UpliftFilter
{
  GPtrArray *values[UPLIFT_N_DIMENSIONS]; /* of char *, sorted by bytes, without doubles (owned) */
  UpliftDay since, until;
};

UpliftFilter *
uplift_filter_new (void)
{
  UpliftFilter *filter = g_new0 (UpliftFilter, 1);

  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    filter->values[i] = g_ptr_array_new_with_free_func (g_free);
  filter->since = UPLIFT_DAY_NONE;
  filter->until = UPLIFT_DAY_NONE;
  return filter;
}

UpliftFilter *
uplift_filter_copy (const UpliftFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  UpliftFilter *copy = uplift_filter_new ();
  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    for (guint j = 0; j < filter->values[i]->len; j++)
      g_ptr_array_add (copy->values[i], g_strdup (g_ptr_array_index (filter->values[i], j)));
  copy->since = filter->since;
  copy->until = filter->until;
  return copy;
}

void
uplift_filter_free (UpliftFilter *filter)
{
  if (filter == NULL)
    return;
  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    g_ptr_array_unref (filter->values[i]);
  g_free (filter);
}

gboolean
uplift_filter_equal (const UpliftFilter *a, const UpliftFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->since != b->since || a->until != b->until)
    return FALSE;
  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    {
      if (a->values[i]->len != b->values[i]->len)
        return FALSE;
      for (guint j = 0; j < a->values[i]->len; j++)
        if (!g_str_equal (g_ptr_array_index (a->values[i], j), g_ptr_array_index (b->values[i], j)))
          return FALSE;
    }
  return TRUE;
}

static gboolean
has_period (const UpliftFilter *filter)
{
  return filter->since != UPLIFT_DAY_NONE || filter->until != UPLIFT_DAY_NONE;
}

gboolean
uplift_filter_is_empty (const UpliftFilter *filter)
{
  g_return_val_if_fail (filter != NULL, TRUE);

  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    if (filter->values[i]->len > 0)
      return FALSE;
  return !has_period (filter);
}

gboolean
uplift_filter_has_row_filter (const UpliftFilter *filter)
{
  g_return_val_if_fail (filter != NULL, FALSE);

  for (guint i = 0; i < UPLIFT_N_DIMENSIONS; i++)
    if (uplift_dimension_is_row ((UpliftDimension) i) && filter->values[i]->len > 0)
      return TRUE;
  return has_period (filter);
}

/* The place of the value in the sorted array, or where it would go; *found tells which. */
static guint
find_place (const GPtrArray *values, const char *value, gboolean *found)
{
  guint low = 0, high = values->len;

  *found = FALSE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (g_ptr_array_index (values, middle), value);
      if (order == 0)
        {
          *found = TRUE;
          return middle;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
uplift_filter_set (UpliftFilter *filter, UpliftDimension dimension, const char *value,
                   gboolean ticked)
{
  g_return_if_fail (filter != NULL && value != NULL);
  g_return_if_fail (dimension < UPLIFT_N_DIMENSIONS);

  gboolean found;
  GPtrArray *values = filter->values[dimension];
  guint place = find_place (values, value, &found);
  if (ticked && !found)
    g_ptr_array_insert (values, (int) place, g_strdup (value));
  else if (!ticked && found)
    g_ptr_array_remove_index (values, place);
}

gboolean
uplift_filter_has (const UpliftFilter *filter, UpliftDimension dimension, const char *value)
{
  g_return_val_if_fail (filter != NULL && value != NULL, FALSE);
  g_return_val_if_fail (dimension < UPLIFT_N_DIMENSIONS, FALSE);

  gboolean found;
  find_place (filter->values[dimension], value, &found);
  return found;
}

guint
uplift_filter_get_n_values (const UpliftFilter *filter, UpliftDimension dimension)
{
  g_return_val_if_fail (filter != NULL && dimension < UPLIFT_N_DIMENSIONS, 0);

  return filter->values[dimension]->len;
}

const char *
uplift_filter_get_value (const UpliftFilter *filter, UpliftDimension dimension, guint index)
{
  g_return_val_if_fail (filter != NULL && dimension < UPLIFT_N_DIMENSIONS, NULL);
  g_return_val_if_fail (index < filter->values[dimension]->len, NULL);

  return g_ptr_array_index (filter->values[dimension], index);
}

void
uplift_filter_clear_dimension (UpliftFilter *filter, UpliftDimension dimension)
{
  g_return_if_fail (filter != NULL && dimension < UPLIFT_N_DIMENSIONS);

  g_ptr_array_set_size (filter->values[dimension], 0);
}

void
uplift_filter_set_period (UpliftFilter *filter, UpliftDay since, UpliftDay until)
{
  g_return_if_fail (filter != NULL);

  filter->since = since;
  filter->until = until;
}

UpliftDay
uplift_filter_get_since (const UpliftFilter *filter)
{
  g_return_val_if_fail (filter != NULL, UPLIFT_DAY_NONE);

  return filter->since;
}

UpliftDay
uplift_filter_get_until (const UpliftFilter *filter)
{
  g_return_val_if_fail (filter != NULL, UPLIFT_DAY_NONE);

  return filter->until;
}
