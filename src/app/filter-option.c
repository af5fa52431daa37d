#include "app/filter-option.h"

#include "core/figures/nearest.h"

#include <glib/gi18n.h>
#include <string.h>

/* Appends what stands in quotes, of which the first was read, and returns what follows them. */
static const char *
take_quoted (const char *text, GString *value)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '"' && *++text != '"')
        break;
      g_string_append_c (value, *text);
    }
  return text;
}

/* The values between the commas (transfer full, of char *). */
static GPtrArray *
split_values (const char *text)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (;; text++)
    {
      GString *value = g_string_new (NULL);
      text += strspn (text, " \t");
      if (*text == '"')
        text = take_quoted (text + 1, value);
      gsize length = strcspn (text, ",");
      g_autofree char *rest = g_strchomp (g_strndup (text, length));
      g_string_append (value, rest);
      g_ptr_array_add (values, g_string_free (value, FALSE));
      text += length;
      if (*text == '\0')
        return values;
    }
}

static gboolean
fail_value (GError **error, const UpliftDataset *dataset, UpliftDimension dimension,
            const char *value)
{
  const UpliftDictionary *dictionary = dataset->values[dimension];
  gboolean is_influencer = dimension == UPLIFT_DIMENSION_INFLUENCER;
  guint n = is_influencer ? dataset->influencers.n : uplift_dictionary_get_size (dictionary);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, is_influencer ? dataset->influencers.name[i]
                                          : (gpointer) uplift_dictionary_get (dictionary, i));
  g_autofree char *hint
      = uplift_nearest_make_hint (value, (const char *const *) words->pdata, words->len);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--filter: no %s “%s” in the data%s"), uplift_dimension_get_name (dimension),
               value, hint);
  return FALSE;
}

/* Ticks all influencers of the names, to which is noted that they were found. */
static gboolean
tick_names (UpliftFilter *filter, const UpliftDataset *dataset, GHashTable *names, GError **error)
{
  GHashTableIter iter;
  gpointer name, found;

  for (guint32 i = 0; i < dataset->influencers.n && g_hash_table_size (names) > 0; i++)
    if (g_hash_table_contains (names, dataset->influencers.name[i]))
      {
        uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER,
                           uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], i),
                           TRUE);
        g_hash_table_insert (names, dataset->influencers.name[i], GINT_TO_POINTER (TRUE));
      }
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &found))
    if (!GPOINTER_TO_INT (found))
      return fail_value (error, dataset, UPLIFT_DIMENSION_INFLUENCER, name);
  return TRUE;
}

/* One look at the names for all the values that are no ids. */
static gboolean
tick_influencers (UpliftFilter *filter, const UpliftDataset *dataset, const GPtrArray *values,
                  GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < values->len; i++)
    {
      guint32 code;
      if (uplift_dictionary_lookup (dataset->values[UPLIFT_DIMENSION_INFLUENCER], values->pdata[i],
                                    &code))
        uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, values->pdata[i], TRUE);
      else
        g_hash_table_insert (names, values->pdata[i], GINT_TO_POINTER (FALSE));
    }
  return tick_names (filter, dataset, names, error);
}

static gboolean
tick_values (UpliftFilter *filter, const UpliftDataset *dataset, UpliftDimension dimension,
             const GPtrArray *values, GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      guint32 code;
      if (!uplift_dictionary_lookup (dataset->values[dimension], values->pdata[i], &code))
        return fail_value (error, dataset, dimension, values->pdata[i]);
      uplift_filter_set (filter, dimension, values->pdata[i], TRUE);
    }
  return TRUE;
}

static gboolean
read_dimension (const char *text, gsize length, UpliftDimension *dimension, GError **error)
{
  const char *names[UPLIFT_N_DIMENSIONS + 1] = { NULL };
  g_autofree char *name = g_strndup (text, length);

  if (uplift_dimension_from_name (name, dimension))
    return TRUE;
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    names[d] = uplift_dimension_get_name ((UpliftDimension) d);
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  g_autofree char *hint = uplift_nearest_make_hint (name, names, UPLIFT_N_DIMENSIONS);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--filter: “%s” is none of %s%s"), name, list, hint);
  return FALSE;
}

gboolean
uplift_filter_option_apply (UpliftFilter *filter, const UpliftDataset *dataset, const char *text,
                            GError **error)
{
  g_return_val_if_fail (filter != NULL && dataset != NULL && text != NULL, FALSE);

  const char *equals = strchr (text, '=');
  UpliftDimension dimension;

  if (equals == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--filter: “%s” is not of the form DIMENSION=VALUE"), text);
      return FALSE;
    }
  if (!read_dimension (text, (gsize) (equals - text), &dimension, error))
    return FALSE;
  if (!dataset->has_dimension[dimension])
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--filter: the data have no %s to filter by"),
                   uplift_dimension_get_name (dimension));
      return FALSE;
    }

  g_autoptr (GPtrArray) values = split_values (equals + 1);
  return dimension == UPLIFT_DIMENSION_INFLUENCER
             ? tick_influencers (filter, dataset, values, error)
             : tick_values (filter, dataset, dimension, values, error);
}
