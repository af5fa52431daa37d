#include "app/files/import-texts.h"

#include "core/write/format.h"
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* Beyond this a value says no more about how it is read. */
#define MAX_EXAMPLE 40
#define MAX_NAME 60
#define MAX_CELL 40

static const char *const tables[UPLIFT_N_TABLES] = {
  [UPLIFT_TABLE_INFLUENCERS] = N_ ("Influencers"),
  [UPLIFT_TABLE_POSTS] = N_ ("Posts"),
  [UPLIFT_TABLE_TRACKING] = N_ ("Tracked orders"),
  [UPLIFT_TABLE_PAYOUTS] = N_ ("Payouts"),
};

static const char *const no_tables[UPLIFT_N_TABLES] = {
  [UPLIFT_TABLE_INFLUENCERS]
  = N_ ("No influencers file: names are ids, and there are no figures by platform, category, type "
        "or gender."),
  [UPLIFT_TABLE_POSTS] = N_ ("No posts file: no reach and no engagement."),
  [UPLIFT_TABLE_TRACKING] = N_ ("No tracked orders: no figures at all."),
  [UPLIFT_TABLE_PAYOUTS] = N_ ("No payouts file: no spend, and so no ROAS and no ROI."),
};

static const char *const titles[UPLIFT_N_COLUMNS] = {
  [UPLIFT_COLUMN_INFLUENCER_ID] = N_ ("Influencer"),
  [UPLIFT_COLUMN_CODE] = N_ ("Discount code"),
  [UPLIFT_COLUMN_NAME] = N_ ("Name"),
  [UPLIFT_COLUMN_CATEGORY] = N_ ("Category"),
  [UPLIFT_COLUMN_GENDER] = N_ ("Gender"),
  [UPLIFT_COLUMN_FOLLOWERS] = N_ ("Followers"),
  [UPLIFT_COLUMN_PLATFORM] = N_ ("Platform"),
  [UPLIFT_COLUMN_TYPE] = N_ ("Type"),
  [UPLIFT_COLUMN_DATE] = N_ ("Date"),
  [UPLIFT_COLUMN_URL] = N_ ("Link"),
  [UPLIFT_COLUMN_CAPTION] = N_ ("Caption"),
  [UPLIFT_COLUMN_REACH] = N_ ("Reach"),
  [UPLIFT_COLUMN_LIKES] = N_ ("Likes"),
  [UPLIFT_COLUMN_COMMENTS] = N_ ("Comments"),
  [UPLIFT_COLUMN_CAMPAIGN] = N_ ("Campaign"),
  [UPLIFT_COLUMN_BRAND] = N_ ("Brand"),
  [UPLIFT_COLUMN_PRODUCT] = N_ ("Product"),
  [UPLIFT_COLUMN_SOURCE] = N_ ("Source"),
  [UPLIFT_COLUMN_USER_ID] = N_ ("User id"),
  [UPLIFT_COLUMN_ORDER_ID] = N_ ("Order number"),
  [UPLIFT_COLUMN_STATUS] = N_ ("Status"),
  [UPLIFT_COLUMN_CURRENCY] = N_ ("Currency"),
  [UPLIFT_COLUMN_ORDERS] = N_ ("Orders"),
  [UPLIFT_COLUMN_REVENUE] = N_ ("Revenue"),
  [UPLIFT_COLUMN_GROUP] = N_ ("Group in the experiment"),
  [UPLIFT_COLUMN_BASIS] = N_ ("Basis"),
  [UPLIFT_COLUMN_RATE] = N_ ("Rate"),
  [UPLIFT_COLUMN_TOTAL_PAYOUT] = N_ ("Payout"),
};

/* What there is not without a column, where that hangs on nothing else. */
static const char *const influencer_lacks[UPLIFT_N_COLUMNS] = {
  [UPLIFT_COLUMN_CATEGORY] = N_ ("No figures by category, and personas by gender alone."),
  [UPLIFT_COLUMN_GENDER] = N_ ("No figures by gender, and personas by category alone."),
  [UPLIFT_COLUMN_FOLLOWERS] = N_ ("No followers beside the figures."),
  [UPLIFT_COLUMN_PLATFORM] = N_ ("No figures by platform."),
  [UPLIFT_COLUMN_CODE] = N_ ("Orders are found by the influencer's id, not by a code."),
};

static const char *const post_lacks[UPLIFT_N_COLUMNS] = {
  [UPLIFT_COLUMN_PLATFORM] = N_ ("A post counts for the platform of its influencer."),
  [UPLIFT_COLUMN_URL] = N_ ("Posts cannot be opened from the list."),
  [UPLIFT_COLUMN_CAPTION] = N_ ("Posts are listed without their text."),
  [UPLIFT_COLUMN_REACH] = N_ ("No reach, no engagement rate and no CPM."),
  [UPLIFT_COLUMN_CAMPAIGN] = N_ ("No cost per post or reach for a campaign."),
  [UPLIFT_COLUMN_BRAND] = N_ ("No cost per post or reach for a brand."),
  [UPLIFT_COLUMN_PRODUCT] = N_ ("No cost per post or reach for a product."),
};

static const char *const tracking_lacks[UPLIFT_N_COLUMNS] = {
  [UPLIFT_COLUMN_CODE] = N_ ("Orders are those of the influencer that they name."),
  [UPLIFT_COLUMN_SOURCE] = N_ ("No figures by source."),
  [UPLIFT_COLUMN_CAMPAIGN] = N_ ("No figures by campaign."),
  [UPLIFT_COLUMN_PRODUCT] = N_ ("No figures by product."),
  [UPLIFT_COLUMN_BRAND] = N_ ("No figures by brand."),
  [UPLIFT_COLUMN_USER_ID] = N_ ("No test of lift user by user."),
  [UPLIFT_COLUMN_GROUP] = N_ ("No test of lift user by user."),
  [UPLIFT_COLUMN_ORDERS] = N_ ("Each row counts as one order."),
  [UPLIFT_COLUMN_ORDER_ID] = N_ ("Several rows of one order cannot be told."),
  [UPLIFT_COLUMN_STATUS] = N_ ("No order counts as reversed."),
  [UPLIFT_COLUMN_CURRENCY] = N_ ("Several currencies cannot be told."),
};

static const char *const payout_lacks[UPLIFT_N_COLUMNS] = {
  [UPLIFT_COLUMN_BASIS] = N_ ("Payouts cannot be checked."),
  [UPLIFT_COLUMN_RATE] = N_ ("Payouts cannot be checked."),
  [UPLIFT_COLUMN_ORDERS] = N_ ("Payouts are checked by the tracked orders alone."),
  [UPLIFT_COLUMN_TOTAL_PAYOUT] = N_ ("A payout is the rate for each order or post."),
  [UPLIFT_COLUMN_CAMPAIGN] = N_ ("A payout is for all campaigns of its influencer."),
  [UPLIFT_COLUMN_DATE] = N_ ("A payout is for the whole time."),
};

static const char *const *const lacks[UPLIFT_N_TABLES] = {
  [UPLIFT_TABLE_INFLUENCERS] = influencer_lacks,
  [UPLIFT_TABLE_POSTS] = post_lacks,
  [UPLIFT_TABLE_TRACKING] = tracking_lacks,
  [UPLIFT_TABLE_PAYOUTS] = payout_lacks,
};

const char *
uplift_import_texts_get_table (UpliftTable table)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES, "");
  return _ (tables[table]);
}

const char *
uplift_import_texts_describe_no_table (UpliftTable table)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES, "");
  return _ (no_tables[table]);
}

const char *
uplift_import_texts_get_title (UpliftTable table, UpliftColumn column)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES && column < UPLIFT_N_COLUMNS, "");

  if (table == UPLIFT_TABLE_INFLUENCERS && column == UPLIFT_COLUMN_INFLUENCER_ID)
    return _ ("Id");
  return _ (titles[column]);
}

UpliftSchemaNeeds
uplift_import_texts_get_need (UpliftTable table, UpliftColumn column)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES && column < UPLIFT_N_COLUMNS, 0);

  if (column == UPLIFT_COLUMN_INFLUENCER_ID)
    return UPLIFT_NEED_INFLUENCER;
  if (column == UPLIFT_COLUMN_NAME)
    return UPLIFT_NEED_NAME;
  if (column == UPLIFT_COLUMN_REVENUE)
    return UPLIFT_NEED_REVENUE;
  if (column == UPLIFT_COLUMN_DATE)
    return table == UPLIFT_TABLE_PAYOUTS ? 0 : UPLIFT_NEED_DATE;
  if (column == UPLIFT_COLUMN_TOTAL_PAYOUT)
    return UPLIFT_NEED_PAYOUT;
  return 0;
}

static void
append_need (GString *text, const char *title)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", title);
}

char *
uplift_import_texts_list_needs (UpliftTable table, UpliftSchemaNeeds needs)
{
  static const UpliftColumn columns[] = { UPLIFT_COLUMN_INFLUENCER_ID, UPLIFT_COLUMN_NAME,
                                          UPLIFT_COLUMN_DATE, UPLIFT_COLUMN_REVENUE };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((needs & uplift_import_texts_get_need (table, columns[i])) != 0)
      append_need (text, uplift_import_texts_get_title (table, columns[i]));
  if ((needs & UPLIFT_NEED_PAYOUT) != 0)
    append_need (text, _ ("Payout or Rate"));
  if ((needs & UPLIFT_NEED_MORE) != 0)
    append_need (text, _ ("anything besides Influencer and Date"));
  return g_string_free (text, FALSE);
}

const char *
uplift_import_texts_get_reason (UpliftImportReason reason)
{
  switch (reason)
    {
    case UPLIFT_IMPORT_REASON_SAME_NAME:
      return _ ("same name");
    case UPLIFT_IMPORT_REASON_OTHER_NAME:
      return _ ("another name for it");
    case UPLIFT_IMPORT_REASON_CHOSEN:
      return _ ("chosen by you");
    case UPLIFT_IMPORT_REASON_NONE:
      return "";
    default:
      g_return_val_if_reached ("");
    }
}

const char *
uplift_import_texts_describe_lack (const UpliftImportChoice *choice, UpliftColumn column)
{
  g_return_val_if_fail (choice != NULL && column < UPLIFT_N_COLUMNS, "");

  if (column == UPLIFT_COLUMN_TYPE)
    return choice->field[UPLIFT_COLUMN_FOLLOWERS] >= 0
               ? _ ("Nano to Mega by the number of followers.")
               : _ ("No figures by type, as there are no followers either.");
  if (column == UPLIFT_COLUMN_LIKES || column == UPLIFT_COLUMN_COMMENTS)
    {
      if (choice->field[UPLIFT_COLUMN_COMMENTS] >= 0)
        return _ ("Engagement is that of the comments alone.");
      return choice->field[UPLIFT_COLUMN_LIKES] >= 0
                 ? _ ("Engagement is that of the likes alone.")
                 : _ ("No engagement rate and no cost per engagement.");
    }
  const char *text = lacks[choice->table][column];
  return text != NULL ? _ (text) : "";
}

static const char *
get_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return _ ("semicolons");
    case '\t':
      return _ ("tabs");
    case '|':
      return _ ("vertical bars");
    default:
      return _ ("commas");
    }
}

char *
uplift_import_texts_describe_form (const UpliftImportPreview *preview)
{
  g_return_val_if_fail (preview != NULL, NULL);

  g_autofree char *size = g_format_size (preview->size);
  g_autofree char *columns = g_strdup_printf (
      ngettext ("%u column", "%u columns", preview->header->len), preview->header->len);
  g_autofree char *line = uplift_format_count ((gint64) preview->header_line);
  if (preview->header_line > 1)
    /* Translators: "1.2 MB · 8 columns in line 3 · semicolons between them · UTF-8". */
    return g_strdup_printf (_ ("%s · %s in line %s · %s between them · %s"), size, columns, line,
                            get_delimiter (preview->delimiter), preview->encoding_name);
  /* Translators: "1.2 MB · 8 columns · semicolons between them · UTF-8". */
  return g_strdup_printf (_ ("%s · %s · %s between them · %s"), size, columns,
                          get_delimiter (preview->delimiter), preview->encoding_name);
}

const char *
uplift_import_texts_get_way (UpliftColumn column, UpliftWay way)
{
  gboolean is_first = way != UPLIFT_WAY_SECOND;

  if (column == UPLIFT_COLUMN_DATE)
    return is_first ? _ ("Day first") : _ ("Month first");
  return is_first ? _ ("Decimal point") : _ ("Decimal comma");
}

const char *
uplift_import_texts_get_automatic (UpliftColumn column, UpliftWay way)
{
  gboolean is_first = way != UPLIFT_WAY_SECOND;

  if (column == UPLIFT_COLUMN_DATE)
    return is_first ? _ ("Automatic (day first)") : _ ("Automatic (month first)");
  return is_first ? _ ("Automatic (decimal point)") : _ ("Automatic (decimal comma)");
}

char *
uplift_import_texts_read (UpliftColumn column, UpliftWay way, const char *cell)
{
  g_return_val_if_fail (column < UPLIFT_N_COLUMNS && cell != NULL, NULL);

  g_autofree char *value = uplift_import_preview_read (column, way, cell);
  int year, month, day;
  if (value == NULL)
    return NULL;
  if (*value == '\0')
    return g_strdup ("–");
  if (column == UPLIFT_COLUMN_DATE && sscanf (value, "%d-%d-%d", &year, &month, &day) == 3)
    return uplift_format_day (uplift_day_from_date (year, month, day));
  return uplift_import_texts_shorten (value, MAX_CELL);
}

/* Whether both ways read the value, and not alike. */
static gboolean
is_telling (UpliftColumn column, const char *cell)
{
  g_autofree char *first = uplift_import_preview_read (column, UPLIFT_WAY_FIRST, cell);
  g_autofree char *second = uplift_import_preview_read (column, UPLIFT_WAY_SECOND, cell);

  return g_strcmp0 (first, second) != 0;
}

static gboolean
is_read (UpliftColumn column, UpliftWay way, const char *cell)
{
  g_autofree char *value = uplift_import_preview_read (column, way, cell);

  return value != NULL;
}

/* The different values of the column, those first that do not read that way, then those on which
 * the ways differ (transfer container). */
static GPtrArray *
list_examples (const UpliftImportPreview *preview, int field, UpliftColumn column, UpliftWay way)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *examples = g_ptr_array_new ();
  guint n_lost = 0, n_telling = 0;

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (preview->rows, i);
      const char *cell = row[field];
      if (uplift_parse_is_missing (cell) || !g_hash_table_add (seen, (gpointer) cell))
        continue;
      if (!is_read (column, way, cell))
        g_ptr_array_insert (examples, (int) n_lost++, (gpointer) cell);
      else if (is_telling (column, cell))
        g_ptr_array_insert (examples, (int) (n_lost + n_telling++), (gpointer) cell);
      else
        g_ptr_array_add (examples, (gpointer) cell);
    }
  return examples;
}

/* Three examples may all read where others do not. */
static void
append_losses (GString *text, const UpliftImportPreview *preview, int field, UpliftColumn column,
               UpliftWay way)
{
  guint n = 0, n_lost = 0;

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (preview->rows, i);
      if (uplift_parse_is_missing (row[field]))
        continue;
      n++;
      n_lost += !is_read (column, way, row[field]);
    }
  if (n_lost == 0)
    return;
  g_string_append_c (text, '\n');
  /* Translators: how many values of the first rows, and how many there are. */
  g_string_append_printf (
      text, ngettext ("%u of the first %u does not read", "%u of the first %u do not read", n_lost),
      n_lost, n);
}

char *
uplift_import_texts_describe_examples (const UpliftImportPreview *preview,
                                       const UpliftImportChoice *choice, UpliftColumn column,
                                       guint n)
{
  g_return_val_if_fail (preview != NULL && choice != NULL && column < UPLIFT_N_COLUMNS, NULL);

  GString *text = g_string_new (NULL);
  if (choice->field[column] < 0)
    return g_string_free (text, FALSE);
  int field = choice->field[column];
  UpliftWay way = uplift_import_preview_decide (preview, choice, column, NULL);
  g_autoptr (GPtrArray) examples = list_examples (preview, field, column, way);
  for (guint i = 0; i < MIN (n, examples->len); i++)
    {
      const char *cell = g_ptr_array_index (examples, i);
      g_autofree char *before = uplift_import_texts_shorten (cell, MAX_EXAMPLE);
      g_autofree char *after = uplift_import_texts_read (column, way, cell);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (after != NULL)
        /* Translators: a value as the file has it, and as it is read. */
        g_string_append_printf (text, _ ("%s → %s"), before, after);
      else
        g_string_append_printf (text, _ ("%s → does not read"), before);
    }
  append_losses (text, preview, field, column, way);
  return g_string_free (text, FALSE);
}

char *
uplift_import_texts_shorten (const char *text, guint n)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *line = g_strdelimit (g_strstrip (g_strdup (text)), "\r\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= (glong) n)
    return g_steal_pointer (&line);
  g_autofree char *begin = g_utf8_substring (line, 0, n - 1);
  return g_strconcat (begin, "…", NULL);
}

char *
uplift_import_texts_get_field (const UpliftImportPreview *preview, guint field)
{
  g_return_val_if_fail (preview != NULL && field < preview->header->len, NULL);

  const char *name = g_ptr_array_index (preview->header, field);
  g_autofree char *shown = uplift_import_texts_shorten (name, MAX_NAME);
  if (*shown == '\0')
    return g_strdup_printf (_ ("Column %u"), field + 1);
  for (guint i = 0; i < preview->header->len; i++)
    if (i != field && g_str_equal (name, g_ptr_array_index (preview->header, i)))
      /* Translators: the name of a column that there is more than once, and which of all it is. */
      return g_strdup_printf (_ ("%s (column %u)"), shown, field + 1);
  return g_steal_pointer (&shown);
}
