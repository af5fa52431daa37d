#include "core/read/import-preview.h"

#include "core/read/loader.h"

#include <glib/gstdio.h>
#include <string.h>

/* A preview of a file of these bytes. */
static UpliftImportPreview *
preview_bytes (const char *bytes, gssize length, const UpliftImportChoices *choices, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("uplift-preview-XXXXXX.csv", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  UpliftImportPreview *preview = uplift_import_preview_open (file, choices, NULL, error);
  g_remove (path);
  return preview;
}

static UpliftImportPreview *
preview_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  UpliftImportPreview *preview = preview_bytes (text, -1, NULL, &error);

  g_assert_no_error (error);
  return preview;
}

static const char *
get_cell (const UpliftImportPreview *preview, guint row, guint column)
{
  return ((char **) preview->rows->pdata[row])[column];
}

static void
test_recognized (void)
{
  g_autoptr (UpliftImportPreview) preview = preview_text (
      "a title\n\nDate;Revenue;Influencer-ID;size\n1.2.2025;1,5;A\n;;;\n3.2.2025;2;B;"
      "9;10\n");

  g_assert_cmpstr (preview->encoding_name, ==, "UTF-8");
  g_assert_cmpint (preview->delimiter, ==, ';');
  g_assert_cmpuint (preview->header_line, ==, 3);
  g_assert_cmpuint (preview->header->len, ==, 4);
  g_assert_cmpstr (preview->header->pdata[2], ==, "Influencer-ID");
  g_assert_cmpuint (preview->rows->len, ==, 2);
  g_assert_cmpstr (get_cell (preview, 0, 1), ==, "1,5");
  g_assert_cmpstr (get_cell (preview, 0, 3), ==, "");
  g_assert_cmpstr (get_cell (preview, 1, 3), ==, "9");
  g_assert_true (preview->recognized);
  g_assert_null (preview->remembered);
  g_assert_cmpint (preview->automatic->table, ==, UPLIFT_TABLE_TRACKING);
  g_assert_cmpint (preview->automatic->field[UPLIFT_COLUMN_REVENUE], ==, 1);
  g_assert_cmpint (preview->automatic->field[UPLIFT_COLUMN_INFLUENCER_ID], ==, 2);
  g_assert_cmpint (preview->automatic->field[UPLIFT_COLUMN_ORDERS], ==, -1);

  g_autoptr (UpliftImportChoice) payouts
      = uplift_import_preview_match (preview, UPLIFT_TABLE_PAYOUTS);
  g_assert_cmpint (payouts->field[UPLIFT_COLUMN_DATE], ==, 0);
  g_assert_cmpint (uplift_import_choice_get_needs (payouts), ==, UPLIFT_NEED_PAYOUT);
}

/* Files whose header no rule knows: the line it stands on, the delimiter, the first name. */
static const struct
{
  const char *text;
  guint64 line;
  char delimiter;
  const char *name;
} unknown[] = {
  { "who,when,how much\nA,1,2\nB,2,3\n", 1, ',', "who" },
  { "who;when;how much\nA;1;2,5\nB;2;3,5\nC;3;4,5\n", 1, ';', "who" },
  { "who\twhen\thow much\nA\t1\t2,5\nB\t2\t3,5\n", 1, '\t', "who" },
  { "Report\nAll time\n\nwho,when,how much\nA,1,2\nB,,3\n", 4, ',', "who" },
  /* A spreadsheet fills titles up with delimiters. */
  { "Report,,,\nfrom,2025-01-01,,\nto,2025-02-01,,\nwho,when,how much,note\nA,1,2,x\nB,2,3,\nC,3,4,"
    "y\n",
    4, ',', "who" },
  /* Comments, even with as many fields as the rows. */
  { "# who, when, what\n# by me, today, all\nwho,when,how much\nA,1,2\n", 3, ',', "who" },
  { "#,who,when\n1,A,x\n2,B,y\n", 1, ',', "#" },
  /* Sparse rows: the header is the fullest. */
  { "who,when,how much,a,b,c\nA,1,,,,\nB,2,3,,,\nC,1,,,,1\nD,,,,,5\n", 1, ',', "who" },
  { "sep=|\nwho|when, where|how much\nA|1, 2|2\n", 2, '|', "who" },
  { "who,when\nA\n", 1, ',', "who" },
  { "who,when\n", 1, ',', "who" },
  { "\"who, really\";when\n\"A, B\";1\n\"C, D\";2\n", 1, ';', "who, really" },
};

static void
test_unknown_header (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (UpliftImportPreview) preview = preview_text (unknown[i].text);
      g_test_message ("%s", unknown[i].text);
      g_assert_false (preview->recognized);
      g_assert_cmpuint (preview->header_line, ==, unknown[i].line);
      g_assert_cmpint (preview->delimiter, ==, unknown[i].delimiter);
      g_assert_cmpstr (preview->header->pdata[0], ==, unknown[i].name);
      g_assert_cmpint (uplift_import_choice_get_needs (preview->automatic), !=, 0);
    }
}

/* Of a file that is nearly a table only what is missing is to be asked for. */
static void
test_nearest_table (void)
{
  g_autoptr (UpliftImportPreview) preview
      = preview_text ("Content,Video title,Video publish time,Duration,Impressions,Views\n"
                      "Total,,,,900,90\nx1,Hello,\"Jan 13, 2026\",30,900,90\n");

  g_assert_false (preview->recognized);
  g_assert_cmpint (preview->automatic->table, ==, UPLIFT_TABLE_POSTS);
  g_assert_cmpint (preview->automatic->field[UPLIFT_COLUMN_DATE], ==, 2);
  g_assert_cmpint (preview->automatic->field[UPLIFT_COLUMN_REACH], ==, 5);
  g_assert_cmpint (uplift_import_choice_get_needs (preview->automatic), ==, UPLIFT_NEED_INFLUENCER);
}

static void
test_no_table (void)
{
  static const char *const texts[] = { "", "\n\n", "just text\nand more\n", "PK\003\004xyz" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (preview_bytes (texts[i], -1, NULL, &error));
      g_assert_cmpint ((int) error->domain, ==, (int) UPLIFT_LOADER_ERROR);
    }
}

static void
test_encodings (void)
{
  static const char utf16[] = "\377\376i\0d\0,\0n\0a\0m\0e\0\n\0001\0,\0\344\0\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftImportPreview) wide = preview_bytes (utf16, sizeof utf16, NULL, &error);
  g_autoptr (UpliftImportPreview) old = preview_text ("id,name\n1,J\344n\n");

  g_assert_no_error (error);
  g_assert_cmpstr (wide->encoding_name, ==, "UTF-16LE");
  g_assert_cmpstr (get_cell (wide, 0, 1), ==, "ä");
  g_assert_cmpstr (old->encoding_name, ==, "Windows-1252");
  g_assert_cmpstr (get_cell (old, 0, 1), ==, "Jän");
}

/* No more is read than the beginning, and a row that it breaks off is none. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new ("id,name\n");
  g_autofree char *name = g_strnfill (20000, 'x');

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%u,%sä\n", i, name);
  g_autoptr (UpliftImportPreview) wide_rows = preview_text (text->str);
  g_assert_cmpuint (wide_rows->size, ==, text->len);
  g_assert_cmpuint (wide_rows->rows->len, ==, 256 * 1024 / 20006);
  g_assert_cmpuint (strlen (get_cell (wide_rows, wide_rows->rows->len - 1, 1)), ==, 20002);
  g_assert_cmpstr (wide_rows->encoding_name, ==, "UTF-8");

  g_string_assign (text, "id,name\n");
  for (guint i = 0; i < 90; i++)
    g_string_append_printf (text, "%u,x\n", i);
  g_autoptr (UpliftImportPreview) many_rows = preview_text (text->str);
  g_assert_cmpuint (many_rows->rows->len, ==, UPLIFT_IMPORT_PREVIEW_ROWS);
}

static void
test_remembered (void)
{
  static const char *const header[] = { "who", "when", "what" };
  static const char text[] = "a,b,c\nd,e,f\nWho,When,What\n1,2.3.2025,4\n";
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_new ();
  g_autoptr (UpliftImportChoice) choice = uplift_import_choice_new (UPLIFT_TABLE_TRACKING);
  g_autoptr (GError) error = NULL;

  choice->field[UPLIFT_COLUMN_INFLUENCER_ID] = 0;
  choice->field[UPLIFT_COLUMN_DATE] = 1;
  choice->field[UPLIFT_COLUMN_REVENUE] = 2;
  uplift_import_choices_set (choices, header, 3, choice);
  g_autoptr (UpliftImportPreview) preview = preview_bytes (text, -1, choices, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->header_line, ==, 3);
  g_assert_false (preview->recognized);
  g_assert_true (uplift_import_choice_equal (preview->remembered, choice));

  choice->field[UPLIFT_COLUMN_PRODUCT] = 3;
  uplift_import_choices_set (choices, header, 3, choice);
  g_autoptr (UpliftImportPreview) unfit = preview_bytes (text, -1, choices, &error);
  g_assert_null (unfit->remembered);
}

static void
check_decision (const char *rows, UpliftColumn column, UpliftWay way, gboolean guessed)
{
  g_autofree char *text = g_strconcat ("influencer_id|date|revenue\n", rows, NULL);
  g_autoptr (UpliftImportPreview) preview = preview_text (text);
  gboolean is_guess;

  g_assert_cmpint (uplift_import_preview_decide (preview, preview->automatic, column, &is_guess),
                   ==, way);
  g_assert_cmpint (is_guess, ==, guessed);
}

static void
test_decide (void)
{
  check_decision ("A|31.1.2025|1\n", UPLIFT_COLUMN_DATE, UPLIFT_WAY_FIRST, FALSE);
  check_decision ("A|1/31/2025|1\n", UPLIFT_COLUMN_DATE, UPLIFT_WAY_SECOND, FALSE);
  check_decision ("A|02-07-2025|1\nA|07-07-2025|1\n", UPLIFT_COLUMN_DATE, UPLIFT_WAY_FIRST, TRUE);
  check_decision ("A||1,50\n", UPLIFT_COLUMN_REVENUE, UPLIFT_WAY_SECOND, FALSE);
  check_decision ("A||1.234\n", UPLIFT_COLUMN_REVENUE, UPLIFT_WAY_FIRST, TRUE);
  check_decision ("A||1.234\n", UPLIFT_COLUMN_INFLUENCER_ID, UPLIFT_WAY_FIRST, FALSE);
  check_decision ("A||1.234\n", UPLIFT_COLUMN_ORDERS, UPLIFT_WAY_FIRST, FALSE);

  g_autoptr (UpliftImportPreview) preview
      = preview_text ("influencer_id|date|revenue\nA|1.2.2025|1,50\n");
  preview->automatic->way[UPLIFT_COLUMN_DATE] = UPLIFT_WAY_SECOND;
  gboolean guessed;
  g_assert_cmpint (
      uplift_import_preview_decide (preview, preview->automatic, UPLIFT_COLUMN_DATE, &guessed), ==,
      UPLIFT_WAY_SECOND);
  g_assert_false (guessed);
}

static const struct
{
  UpliftColumn column;
  UpliftWay way;
  const char *cell, *read;
} cells[] = {
  { UPLIFT_COLUMN_DATE, UPLIFT_WAY_FIRST, "02-07-2025", "2025-07-02" },
  { UPLIFT_COLUMN_DATE, UPLIFT_WAY_SECOND, "02-07-2025", "2025-02-07" },
  { UPLIFT_COLUMN_DATE, UPLIFT_WAY_SECOND, "2025-07-02", "2025-07-02" },
  { UPLIFT_COLUMN_DATE, UPLIFT_WAY_SECOND, "31.1.2025", NULL },
  { UPLIFT_COLUMN_DATE, UPLIFT_WAY_FIRST, "soon", NULL },
  { UPLIFT_COLUMN_DATE, UPLIFT_WAY_FIRST, " ", "" },
  { UPLIFT_COLUMN_REVENUE, UPLIFT_WAY_FIRST, "1,234.50", "1234.50" },
  { UPLIFT_COLUMN_REVENUE, UPLIFT_WAY_SECOND, "1.234", "1234.00" },
  { UPLIFT_COLUMN_REVENUE, UPLIFT_WAY_FIRST, "N/A", "" },
  { UPLIFT_COLUMN_LIKES, UPLIFT_WAY_FIRST, "1.2K", "1200" },
  { UPLIFT_COLUMN_INFLUENCER_ID, UPLIFT_WAY_FIRST, " 42.0 ", "42" },
  { UPLIFT_COLUMN_CAMPAIGN, UPLIFT_WAY_FIRST, " 42.0 ", "42.0" },
};

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *read
          = uplift_import_preview_read (cells[i].column, cells[i].way, cells[i].cell);
      g_assert_cmpstr (read, ==, cells[i].read);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-preview/recognized", test_recognized);
  g_test_add_func ("/import-preview/unknown-header", test_unknown_header);
  g_test_add_func ("/import-preview/nearest-table", test_nearest_table);
  g_test_add_func ("/import-preview/no-table", test_no_table);
  g_test_add_func ("/import-preview/encodings", test_encodings);
  g_test_add_func ("/import-preview/large", test_large);
  g_test_add_func ("/import-preview/remembered", test_remembered);
  g_test_add_func ("/import-preview/decide", test_decide);
  g_test_add_func ("/import-preview/read", test_read);
  return g_test_run ();
}
