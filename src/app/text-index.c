#include "app/text-index.h"

#include <string.h>

/* The dimensions whose values an influencer has one of: all before the influencer itself. */
#define N_ATTRIBUTES UPLIFT_DIMENSION_INFLUENCER

struct _UpliftTextIndex
{
  UpliftDataset *dataset;              /* (owned) */
  guint32 *name_places;                /* (owned, nullable: not asked for yet) */
  guint32 *value_places[N_ATTRIBUTES]; /* by code (owned, nullable) */
  GPtrArray *names;                    /* folded (owned, nullable) */
  GPtrArray *values[N_ATTRIBUTES];     /* folded, by code (owned, nullable) */
};

typedef struct
{
  char *key;      /* collation key (owned) */
  const char *id; /* (borrowed, nullable) */
  guint32 position;
} SortedText;

UpliftTextIndex *
uplift_text_index_new (UpliftDataset *dataset)
{
  UpliftTextIndex *index;

  g_return_val_if_fail (dataset != NULL, NULL);

  index = g_new0 (UpliftTextIndex, 1);
  index->dataset = uplift_dataset_ref (dataset);
  return index;
}

void
uplift_text_index_free (UpliftTextIndex *index)
{
  if (index == NULL)
    return;
  g_free (index->name_places);
  g_clear_pointer (&index->names, g_ptr_array_unref);
  for (int i = 0; i < N_ATTRIBUTES; i++)
    {
      g_free (index->value_places[i]);
      g_clear_pointer (&index->values[i], g_ptr_array_unref);
    }
  uplift_dataset_unref (index->dataset);
  g_free (index);
}

static int
compare_sorted_text_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SortedText *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  if (order == 0)
    order = g_strcmp0 (left->id, right->id);
  return order;
}

/* Sorts the texts and returns the place of each, by its position; frees the keys. */
static guint32 *
make_places (SortedText *texts, guint32 n)
{
  guint32 *places = g_new (guint32, n);

  g_qsort_with_data (texts, (int) n, sizeof *texts, compare_sorted_text_cb, NULL);
  for (guint32 i = 0; i < n; i++)
    {
      places[texts[i].position] = i;
      g_free (texts[i].key);
    }
  return places;
}

guint32
uplift_text_index_get_name_place (UpliftTextIndex *index, guint32 influencer)
{
  g_return_val_if_fail (index != NULL, 0);
  g_return_val_if_fail (influencer < index->dataset->influencers.n, 0);

  if (index->name_places == NULL)
    {
      const UpliftDataset *dataset = index->dataset;
      guint32 n = dataset->influencers.n;
      g_autofree SortedText *texts = g_new (SortedText, n);

      for (guint32 i = 0; i < n; i++)
        texts[i] = (SortedText){
          .key = g_utf8_collate_key_for_filename (dataset->influencers.name[i], -1),
          .id = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], i),
          .position = i,
        };
      index->name_places = make_places (texts, n);
    }
  return index->name_places[influencer];
}

double
uplift_text_index_get_value_place (UpliftTextIndex *index, UpliftDimension dimension, guint32 code)
{
  const UpliftDictionary *values;

  g_return_val_if_fail (index != NULL, UPLIFT_NO_VALUE);
  g_return_val_if_fail (dimension < N_ATTRIBUTES, UPLIFT_NO_VALUE);

  values = index->dataset->values[dimension];
  if (index->value_places[dimension] == NULL)
    {
      guint32 n = uplift_dictionary_get_size (values);
      g_autofree SortedText *texts = g_new (SortedText, n);

      for (guint32 i = 0; i < n; i++)
        texts[i] = (SortedText){
          .key = g_utf8_collate_key_for_filename (uplift_dictionary_get (values, i), -1),
          .position = i,
        };
      index->value_places[dimension] = make_places (texts, n);
    }
  if (*uplift_dictionary_get (values, code) == '\0')
    return UPLIFT_NO_VALUE;
  return index->value_places[dimension][code];
}

const char *
uplift_text_index_get_folded_name (UpliftTextIndex *index, guint32 influencer)
{
  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (influencer < index->dataset->influencers.n, NULL);

  if (index->names == NULL)
    {
      const UpliftInfluencerColumns *influencers = &index->dataset->influencers;

      index->names = g_ptr_array_new_full (influencers->n, g_free);
      for (guint32 i = 0; i < influencers->n; i++)
        g_ptr_array_add (index->names, uplift_text_fold (influencers->name[i]));
    }
  return g_ptr_array_index (index->names, influencer);
}

const char *
uplift_text_index_get_folded_value (UpliftTextIndex *index, UpliftDimension dimension, guint32 code)
{
  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (dimension < N_ATTRIBUTES, NULL);

  if (index->values[dimension] == NULL)
    {
      const UpliftDictionary *values = index->dataset->values[dimension];
      guint32 n = uplift_dictionary_get_size (values);

      index->values[dimension] = g_ptr_array_new_full (n, g_free);
      for (guint32 i = 0; i < n; i++)
        g_ptr_array_add (index->values[dimension],
                         uplift_text_fold (uplift_dictionary_get (values, i)));
    }
  return g_ptr_array_index (index->values[dimension], code);
}

char *
uplift_text_fold (const char *text)
{
  g_autofree char *folded = NULL, *decomposed = NULL;
  GString *plain;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  folded = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_steal_pointer (&folded);

  plain = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_ismark (letter))
        g_string_append_unichar (plain, letter);
    }
  return g_string_free (plain, FALSE);
}
