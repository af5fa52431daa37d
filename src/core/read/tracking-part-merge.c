#include "core/read/tracking-part.h"

#include <string.h>

/* Codes of one dictionary in another, which gets the texts it lacks; NULL: it is the same one. */
static guint32 *
map_texts (const UpliftDictionary *from, UpliftDictionary *to)
{
  if (from == to)
    return NULL;

  guint32 n = uplift_dictionary_get_size (from);
  guint32 *map = g_new (guint32, MAX (n, 1));
  for (guint32 code = 0; code < n; code++)
    {
      const char *text = uplift_dictionary_get (from, code);
      map[code] = uplift_dictionary_intern (to, text, strlen (text));
    }
  return map;
}

static guint32
look_up (const guint32 *map, guint32 code)
{
  return map != NULL ? map[code] : code;
}

static guint32 *
map_offers (UpliftTrackingPart *whole, const UpliftTrackingPart *part,
            guint32 *const names[UPLIFT_PART_N_NAMES])
{
  guint32 n = uplift_code_pairs_get_size (part->offers);
  guint32 *map = g_new (guint32, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    {
      guint64 offer = uplift_code_pairs_get (part->offers, i);
      guint64 goods = uplift_code_pairs_get (part->goods, (guint32) (offer >> 32));
      guint32 product = look_up (names[UPLIFT_PART_PRODUCT], (guint32) (goods >> 32));
      guint32 brand = look_up (names[UPLIFT_PART_BRAND], (guint32) goods);
      guint32 campaign = look_up (names[UPLIFT_PART_CAMPAIGN], (guint32) offer);
      map[i] = uplift_code_pairs_number (
          whole->offers, uplift_code_pairs_number (whole->goods, product, brand), campaign);
    }
  return map;
}

static guint32 *
map_pairs (UpliftTrackingPart *whole, const UpliftTrackingPart *part, const guint32 *sources)
{
  guint32 n = uplift_code_pairs_get_size (part->pairs);
  guint32 *map = g_new (guint32, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    {
      guint64 pair = uplift_code_pairs_get (part->pairs, i);
      const UpliftDateCell *cell
          = &g_array_index (part->date_cells, UpliftDateCell, (guint) (pair >> 32));
      map[i]
          = uplift_code_pairs_number (whole->pairs, uplift_tracking_part_intern_cell (whole, cell),
                                      look_up (sources, (guint32) pair));
    }
  return map;
}

/* Influencers are numbered in the order in which they come. */
static void
merge_first_seen (UpliftLoaderContext *whole, const UpliftLoaderContext *part, const guint32 *map,
                  guint64 line_offset)
{
  for (guint32 code = 0; map != NULL && code < part->first_seen->len; code++)
    {
      UpliftFirstSeen seen = g_array_index (part->first_seen, UpliftFirstSeen, code);
      if (map[code] < whole->first_seen->len)
        continue;
      seen.line += line_offset;
      g_array_set_size (whole->first_seen, map[code] + 1);
      g_array_index (whole->first_seen, UpliftFirstSeen, map[code]) = seen;
    }
}

static void
merge_notes (UpliftTrackingPart *whole, const UpliftTrackingPart *part, guint64 line_offset)
{
  uplift_value_notes_merge (whole->day, part->day, line_offset);
  uplift_value_notes_merge (whole->revenue, part->revenue, line_offset);
  if (whole->orders != NULL)
    uplift_value_notes_merge (whole->orders, part->orders, line_offset);
  g_array_append_vals (whole->other_revenue, part->other_revenue->data, part->other_revenue->len);
  g_array_append_vals (whole->other_orders, part->other_orders->data, part->other_orders->len);
  whole->revenue_size = uplift_part_add_size (whole->revenue_size, part->revenue_size);
  whole->orders_size = uplift_part_add_size (whole->orders_size, part->orders_size);
}

static UpliftTrackingMaps *
make_maps (UpliftTrackingPart *whole, const UpliftTrackingPart *part, guint64 line_offset)
{
  UpliftDictionary *const *from = part->context->dataset->values;
  UpliftDictionary *const *to = whole->context->dataset->values;
  UpliftTrackingMaps *maps = uplift_tracking_maps_new ();
  guint32 *names[UPLIFT_PART_N_NAMES];

  maps->influencer = map_texts (from[UPLIFT_DIMENSION_INFLUENCER], to[UPLIFT_DIMENSION_INFLUENCER]);
  merge_first_seen (whole->context, part->context, maps->influencer, line_offset);
  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    names[i] = map_texts (from[uplift_part_dimensions[i]], to[uplift_part_dimensions[i]]);
  maps->offer = map_offers (whole, part, names);
  maps->pair = map_pairs (whole, part, names[UPLIFT_PART_SOURCE]);
  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    g_free (names[i]);
  return maps;
}

void
uplift_tracking_part_merge (UpliftTrackingPart *whole, UpliftTrackingPart *part,
                            guint64 line_offset)
{
  g_return_if_fail (whole != NULL && part != NULL);

  uplift_tracking_part_look_up_users (part);
  g_autoptr (UpliftTrackingMaps) maps = make_maps (whole, part, line_offset);

  for (guint i = 0; i < part->stretches->len; i++)
    {
      UpliftTrackingStretch *stretch = part->stretches->pdata[i];
      stretch->maps = uplift_tracking_maps_ref (maps);
      uplift_tracking_stretch_shift_lines (stretch, line_offset);
    }
  g_ptr_array_extend_and_steal (whole->stretches, g_ptr_array_ref (part->stretches));
  part->stretch = NULL;
  merge_notes (whole, part, line_offset);
}
