/* What one table of the window shows: its columns and its cells, by row and column index.
 *
 * Abstract and immutable once set up; new figures are a new object, handed to
 * uplift_data_table_set_data () (app/data-table). Cells are asked for when they are needed: there
 * is no object for a row, and a table of 50 000 rows costs no more than one of 50 to make. Rows are
 * numbered as the data has them; the table sorts and searches by itself. Main thread only.
 *
 * A subclass keeps what its cells are read from, says its columns and rows in its constructor, and
 * implements the class functions its columns need:
 *
 *   enum { NAME, REVENUE, ROAS };
 *
 *   static const UpliftTableColumn columns[] = {
 *     [NAME] = { .id = "name", .title = "Campaign", .form = UPLIFT_CELL_TEXT, .width = 18 },
 *     [REVENUE] = { .id = "revenue", .title = "Revenue", .form = UPLIFT_CELL_MONEY },
 *     [ROAS] = { .id = "roas", .title = "ROAS", .form = UPLIFT_CELL_RATIO }, // titles in N_ ()
 *   };
 *
 *   struct _UpliftCampaignTableData
 *   {
 *     UpliftTableData parent_instance;
 *     UpliftResults *results; // (owned), let go in finalize
 *   };
 *
 *   static double
 *   uplift_campaign_table_data_get_number (UpliftTableData *data, guint row, guint column)
 *   …
 *   UpliftTableData *
 *   uplift_campaign_table_data_new (UpliftResults *results)
 *   {
 *     UpliftCampaignTableData *self = g_object_new (UPLIFT_TYPE_CAMPAIGN_TABLE_DATA, NULL);
 *
 *     self->results = uplift_results_ref (results);
 *     uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
 *                               &(UpliftTableShape){ .columns = columns,
 *                                                    .n_columns = G_N_ELEMENTS (columns),
 *                                                    .n_rows = breakdown->n,
 *                                                    .currency = results->dataset->currency,
 *                                                    .sort_column = REVENUE,
 *                                                    .sort_descending = TRUE,
 *                                                    .tie_column = NAME });
 *     return UPLIFT_TABLE_DATA (self);
 *   }
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  /* get_text () */
  UPLIFT_CELL_TEXT,
  UPLIFT_CELL_LINK,   /* an address (app/web-address), to be opened with a click; else a text */
  UPLIFT_CELL_STATUS, /* a word with an icon, from get_mark (); sorted by get_number () */
  /* get_number (), UPLIFT_NO_VALUE where there is none */
  UPLIFT_CELL_RANK,    /* a place: 1 is the first */
  UPLIFT_CELL_COUNT,   /* with two decimals where it is not whole */
  UPLIFT_CELL_MONEY,   /* currency units */
  UPLIFT_CELL_RATIO,   /* "11.28×" */
  UPLIFT_CELL_PERCENT, /* a fraction */
  UPLIFT_CELL_DATE     /* an UpliftDay */
} UpliftCellForm;

typedef struct
{
  const char *id;          /* a-z and "_", as README.md names the figure: the header of a CSV */
  const char *title;       /* marked with N_ (), or translated already */
  const char *explanation; /* tooltip of the title: what it is or includes; likewise (nullable) */
  UpliftCellForm form;
  guint width; /* characters of room for a text, of which the rest is cut (of a status it is not);
                  0: 10 */
  gboolean hidden; /* at first; the user may show it */
} UpliftTableColumn;

/* What a cell of the form STATUS shows beside its word (all static, nullable). */
typedef struct
{
  const char *icon_name;
  const char *style_class; /* "error", "warning" */
  const char *explanation; /* tooltip */
} UpliftCellMark;

typedef struct
{
  const UpliftTableColumn *columns;
  guint n_columns, n_rows;
  const char *currency; /* (nullable) */
  guint sort_column;    /* how the table is sorted at first */
  gboolean sort_descending;
  guint tie_column; /* by which rows are sorted, ascending, that are alike in the sorted column */

  /* What keys are comparable under, such as the dataset, which the data must keep alive. While it
   * stays the same, rows with the same key stay selected. NULL: selections end with the data. */
  gconstpointer key_space;
} UpliftTableShape;

#define UPLIFT_TYPE_TABLE_DATA (uplift_table_data_get_type ())
G_DECLARE_DERIVABLE_TYPE (UpliftTableData, uplift_table_data, UPLIFT, TABLE_DATA, GObject)

/* All O(1), with row and column in range. */
struct _UpliftTableDataClass
{
  GObjectClass parent_class;

  /* For columns of numbers, and for STATUS: the gravest is the lowest, nothing to say is
   * UPLIFT_NO_VALUE. */
  double (*get_number) (UpliftTableData *data, guint row, guint column);

  /* For columns of text; "" when there is none (transfer none, as long as data lives). */
  const char *(*get_text) (UpliftTableData *data, guint row, guint column);

  UpliftCellMark (*get_mark) (UpliftTableData *data, guint row, guint column);

  /* What the row is about, such as the index of its influencer. By default the row itself. */
  guint64 (*get_key) (UpliftTableData *data, guint row);

  /* "200 posts" (transfer full): n is for ngettext (), number is the text to put in: "200", or
   * "12 of 200" under a search. By default "200 rows". */
  char *(*dup_count) (UpliftTableData *data, guint n, const char *number);
};

/* To be called by a constructor, once. Everything is copied, but for ids, which are static. */
void uplift_table_data_set_up (UpliftTableData *data, const UpliftTableShape *shape);

/* As set up, with the titles and explanations translated (transfer none). */
const UpliftTableShape *uplift_table_data_get_shape (UpliftTableData *data);

/* The column of that id, which must be there. O(columns). */
guint uplift_table_data_find_column (UpliftTableData *data, const char *id);

/* TRUE when ids and forms of all columns are the same (both nullable): a view can stay as it is. */
gboolean uplift_table_data_has_same_columns (UpliftTableData *data, UpliftTableData *other);

double uplift_table_data_get_number (UpliftTableData *data, guint row, guint column);
const char *uplift_table_data_get_text (UpliftTableData *data, guint row, guint column);
UpliftCellMark uplift_table_data_get_mark (UpliftTableData *data, guint row, guint column);
guint64 uplift_table_data_get_key (UpliftTableData *data, guint row);
char *uplift_table_data_dup_count (UpliftTableData *data, guint n, const char *number);

/* FALSE for texts, links and statuses. */
gboolean uplift_cell_form_is_number (UpliftCellForm form);

/* What a cell shows: numbers and days formatted, "–" for no value (transfer full). */
char *uplift_table_data_dup_display (UpliftTableData *data, guint row, guint column);

/* What a cell gives to other programs: numbers plain, with a point and all digits, days as
 * YYYY-MM-DD, "" for no value, texts as they are (transfer full). */
char *uplift_table_data_dup_plain (UpliftTableData *data, guint row, guint column);

/* The characters that the longest number of a column needs. O(rows) when first asked, then O(1). */
guint uplift_table_data_get_number_width (UpliftTableData *data, guint column);

G_END_DECLS
