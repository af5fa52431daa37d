/* Files in the shapes in which shops, affiliate networks and social networks export them. */
#include "core/read/loader.h"
#include "row-account.h"

#include <glib/gstdio.h>
#include <string.h>

#define PEOPLE \
  "id,name,code,platform\n1,Ann,ANN10,Instagram\n2,Bob,\"bob5, BOBBY\",TikTok\n3,Cleo,,YouTube\n"

#define SHOPIFY_NAMES \
  "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing," \
  "Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method," \
  "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price," \
  "Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status," \
  "Billing Name,Billing Country,Notes,Note Attributes,Cancelled at,Payment Method," \
  "Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Id,Tags,Risk Level,Source," \
  "Lineitem discount,Phone"

/* A file with so many columns is written by naming those that are filled. */
typedef struct
{
  GString *text; /* (owned) */
  char **names;  /* (owned) */
} Table;

static Table
begin_table (const char *names)
{
  Table table = { g_string_new (names), g_strsplit (names, ",", -1) };

  g_string_append_c (table.text, '\n');
  return table;
}

/* fields: "Name=#1|Total=5" */
static void
add_row (Table *table, const char *fields)
{
  g_auto (GStrv) pairs = g_strsplit (fields, "|", -1);

  for (guint i = 0; table->names[i] != NULL; i++)
    {
      g_autofree char *start = g_strconcat (table->names[i], "=", NULL);
      for (guint k = 0; pairs[k] != NULL; k++)
        if (g_str_has_prefix (pairs[k], start))
          g_string_append_printf (table->text, "\"%s\"", pairs[k] + strlen (start));
      g_string_append_c (table->text, table->names[i + 1] != NULL ? ',' : '\n');
    }
}

static void
clear_table (Table *table)
{
  g_string_free (table->text, TRUE);
  g_strfreev (table->names);
}

/* Loads files of these texts. choices: (nullable) */
static UpliftDataset *
load (const char *const *texts, const UpliftImportChoices *choices)
{
  g_autofree char *folder = g_dir_make_tmp ("uplift-tables-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  UpliftLoaderOptions options = UPLIFT_LOADER_OPTIONS_DEFAULT;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.csv", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  options.choices = choices;
  UpliftDataset *dataset = uplift_loader_run (files, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    g_file_delete (files->pdata[i], NULL, NULL);
  g_rmdir (folder);
  row_account_check (dataset);
  return dataset;
}

static UpliftDataset *
load_with_people (const char *text)
{
  return load ((const char *const[]){ PEOPLE, text, NULL }, NULL);
}

/* The orders and the revenue of an influencer by name; NULL: of the baseline. */
static void
check_sums (const UpliftDataset *dataset, const char *name, gint64 orders, UpliftMoney revenue)
{
  guint32 at = dataset->influencers.n;

  if (name != NULL)
    for (at = 0; strcmp (dataset->influencers.name[at], name) != 0; at++)
      g_assert_cmpuint (at + 1, <, dataset->influencers.n);
  guint64 end = name != NULL ? dataset->tracking.first[at + 1] : (guint64) dataset->tracking.n;
  for (guint64 row = dataset->tracking.first[at]; row < end; row++)
    {
      orders -= uplift_tracking_get_orders (&dataset->tracking, row);
      revenue -= uplift_tracking_get_revenue (&dataset->tracking, row);
    }
  g_assert_cmpint (orders, ==, 0);
  g_assert_cmpint (revenue, ==, 0);
}

static const UpliftProblem *
find_problem (const UpliftDataset *dataset, const char *kind)
{
  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    if (strcmp (uplift_problems_get (dataset->problems, i)->kind, kind) == 0)
      return uplift_problems_get (dataset->problems, i);
  return NULL;
}

static void
check_problem (const UpliftDataset *dataset, const char *kind, guint64 line, guint64 count,
               guint64 left_out, UpliftMoney money)
{
  const UpliftProblem *problem = find_problem (dataset, kind);

  g_assert_nonnull (problem);
  g_assert_cmpuint (problem->lines[0], ==, line);
  g_assert_cmpuint (problem->count, ==, count);
  g_assert_cmpuint (problem->left_out, ==, left_out);
  g_assert_cmpint (problem->money, ==, money);
}

static Table
make_shopify (void)
{
  Table table = begin_table (SHOPIFY_NAMES);

  add_row (&table, "Name=#1001|Email=a@x.org|Financial Status=paid|Total=54.50|"
                   "Discount Code=ann10|Created at=2025-03-02 10:00:00 +0100|Lineitem quantity=2|"
                   "Lineitem name=Shirt|Id=501|Source=web");
  /* Further items: with the day, as Shopify writes it now, and without it. */
  add_row (&table, "Name=#1001|Email=a@x.org|Created at=2025-03-02 10:00:00 +0100|"
                   "Lineitem quantity=1|Lineitem name=Hat");
  add_row (&table, "Name=#1001|Email=a@x.org|Lineitem quantity=4|Lineitem name=Socks");
  add_row (&table, "Name=#1002|Financial Status=pending|Total=20|Discount Code= BOBBY |"
                   "Created at=2025-03-03 10:00:00 +0100|Lineitem name=Hat|Source=web");
  add_row (&table, "Name=#1003|Financial Status=refunded|Total=99|Discount Code=ANN10|"
                   "Created at=2025-03-03 11:00:00 +0100|Lineitem name=Coat|Source=web");
  add_row (&table, "Name=#1004|Financial Status=paid|Total=30|Created at=2025-03-04 09:00:00 "
                   "+0100|Lineitem name=Hat|Source=pos");
  add_row (&table, "Name=#1005|Financial Status=partially_refunded|Total=7|"
                   "Discount Code=SPRING|Created at=2025-03-05 09:00:00 +0100|Lineitem name=Hat");
  add_row (&table, "Name=#1006|Financial Status=paid|Total=8|Discount Code=spring |"
                   "Created at=2025-03-05 09:00:00 +0100|Lineitem name=Hat");
  return table;
}

static void
test_shopify (void)
{
  Table table = make_shopify ();
  g_autoptr (UpliftDataset) dataset = load_with_people (table.text->str);

  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_TRACKING].rows, ==, 8);
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_TRACKING].skipped, ==, 3);
  check_sums (dataset, "Ann", 1, 545000);
  check_sums (dataset, "Bob", 1, 200000);
  check_sums (dataset, "Cleo", 0, 0);
  check_sums (dataset, "SPRING", 2, 150000);
  check_sums (dataset, NULL, 1, 300000);
  check_problem (dataset, "line-item", 3, 2, 2, UPLIFT_MONEY_NONE);
  check_problem (dataset, "reversed-order", 6, 1, 1, 990000);
  check_problem (dataset, "pending-order", 5, 1, 0, 200000);
  check_problem (dataset, "partly-refunded", 8, 1, 0, 70000);
  check_problem (dataset, "unknown-influencer", 8, 2, 0, 150000);
  g_assert_cmpstr (find_problem (dataset, "unknown-influencer")->column, ==, "Discount Code");
  g_assert_null (find_problem (dataset, "missing-value"));
  g_assert_null (find_problem (dataset, "repeated-order"));
  g_assert_true (dataset->has_dimension[UPLIFT_DIMENSION_PRODUCT]);
  g_assert_true (dataset->has_dimension[UPLIFT_DIMENSION_SOURCE]);
  guint32 code;
  g_assert_true (
      uplift_dictionary_lookup (dataset->values[UPLIFT_DIMENSION_PRODUCT], "Shirt", &code));
  g_assert_false (
      uplift_dictionary_lookup (dataset->values[UPLIFT_DIMENSION_PRODUCT], "Socks", &code));
  clear_table (&table);
}

/* Without a code column, and without any influencers file, the codes are the ids. */
static void
test_codes_alone (void)
{
  static const char tracking[]
      = "promo code,date,revenue\nX1,2025-01-01,1\nx1,2025-01-02,2\n--,2025-01-02,4\n"
        "\"y, X1\",2025-01-02,8\n7,2025-01-03,16\n";
  g_autoptr (UpliftDataset) alone = load ((const char *const[]){ tracking, NULL }, NULL);
  g_autoptr (UpliftDataset) ids
      = load ((const char *const[]){ "id,name\n7,Sue\n", tracking, NULL }, NULL);

  g_assert_cmpuint (alone->influencers.n, ==, 2);
  check_sums (alone, "X1", 3, 110000);
  check_sums (alone, "7", 1, 160000);
  check_sums (alone, NULL, 1, 40000);
  check_sums (ids, "Sue", 1, 160000);
  check_problem (ids, "unknown-influencer", 2, 3, 0, 110000);
}

static void
test_code_of_two (void)
{
  g_autoptr (UpliftDataset) dataset
      = load ((const char *const[]){ "id,name,coupon\n1,Ann,SUN\n2,Bob,sun\n",
                                     "coupon,date,revenue\nSun,2025-01-01,1\n", NULL },
              NULL);

  check_sums (dataset, "Ann", 1, 10000);
  check_problem (dataset, "duplicate-code", 3, 1, 0, UPLIFT_MONEY_NONE);
}

/* Ids go before codes, and a list of influencers is none of orders. */
static void
test_codes_beside_ids (void)
{
  g_autoptr (UpliftDataset) dataset = load (
      (const char *const[]){ "id,name,promo_code,created at,total sales\n1,Ann,SUN,2025-01-01,5\n",
                             "influencer_id,promo_code,date,revenue\n,SUN,2025-01-01,1\n"
                             "1,,2025-01-01,2\n",
                             NULL },
      NULL);

  check_sums (dataset, "Ann", 1, 20000);
  check_sums (dataset, NULL, 1, 10000);
}

/* An order once more is a warning, and counts; other values under its number are none. */
static void
test_repeated_orders (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_with_people ("order id,influencer_id,date,revenue\nA,1,2025-01-01,1\n"
                          "B,1,2025-01-01,2\nA,1,2025-01-01,1\nA,1,2025-01-02,1\n"
                          "A,2,2025-01-01,1\n,1,2025-01-01,1\n,1,2025-01-01,1\n");

  check_sums (dataset, "Ann", 6, 70000);
  check_problem (dataset, "repeated-order", 4, 1, 0, 10000);
}

/* Without money of its own a row is an item of the order right above it, and of no other. */
static void
test_line_items (void)
{
  g_autoptr (UpliftDataset) dataset
      = load_with_people ("order_id,influencer_id,date,revenue\nA,1,2025-01-01,1\n"
                          "B,1,2025-01-01,2\nA,,,\n,1,2025-01-01,\nB,1,,3\n");

  check_sums (dataset, "Ann", 2, 30000);
  g_assert_null (find_problem (dataset, "line-item"));
  g_assert_cmpuint (dataset->tables[UPLIFT_TABLE_TRACKING].skipped, ==, 3);
}

/* Rows that do not count, and such without a currency, mix nothing. */
static void
test_currencies (void)
{
  g_autoptr (UpliftDataset) mixed
      = load_with_people ("influencer_id,date,revenue,Currency,status\n1,2025-01-01,1,JPY,void\n"
                          "1,2025-01-01,1,,\n1,2025-01-01,1,EUR,\n1,2025-01-01,2,USD,\n"
                          "1,2025-01-01,4,eur,\n1,2025-01-01,8,EUR,\n1,2025-01-01,16,USD,\n");
  g_autoptr (UpliftDataset) one
      = load_with_people ("influencer_id,date,revenue,Currency,status\n1,2025-01-01,1,JPY,void\n"
                          "1,2025-01-01,1,,\n1,2025-01-01,1,EUR,\n1,2025-01-01,8,EUR,\n");

  check_problem (mixed, "mixed-currencies", 5, 2, 0, 180000);
  g_assert_cmpstr (find_problem (mixed, "mixed-currencies")->value, ==, "USD");
  g_assert_null (find_problem (one, "mixed-currencies"));
}

static void
test_affiliate_actions (void)
{
  g_autoptr (UpliftDataset) dataset = load (
      (const char *const[]){
          "Partner Id,Partner\n77,Ann\n",
          "Action Date,Action Id,Partner,Status,Sale Amount,Action Cost,Campaign\n"
          "\"Jan 13, 2026 10:15 CET\",1.2.3,77,APPROVED,$50.00,$5.00,Spring\n"
          "\"Jan 14, 2026 10:15 CET\",1.2.4,77,PENDING,$10.00,$1.00,Spring\n"
          "\"Jan 15, 2026 10:15 CET\",1.2.5,77,REVERSED,$70.00,$0.00,Spring\n"
          "\"Jan 15, 2026 10:15 CET\",1.2.6,78,APPROVED,$3.00,$0.30,Fall\n",
          NULL },
      NULL);

  g_assert_false (dataset->tables[UPLIFT_TABLE_PAYOUTS].present);
  check_sums (dataset, "Ann", 2, 600000);
  check_sums (dataset, "78", 1, 30000);
  check_problem (dataset, "reversed-order", 4, 1, 1, 700000);
  check_problem (dataset, "pending-order", 3, 1, 0, 100000);
}

static void
test_instagram (void)
{
  g_autoptr (UpliftDataset) dataset = load (
      (const char *const[]){
          "handle,name\nann.fit,Ann\n", "influencer_id,date,revenue\nann.fit,2025-07-01,5\n",
          "Post ID,Account ID,Account username,Account name,Description,Duration (sec),"
          "Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,"
          "Comments,Saves\n"
          "18,17,ann.fit,Ann Fit,\"Hello,\nworld\",0,03/27/2026 "
          "06:08,https://www.instagram.com/p/x,"
          "IG image,,Lifetime,2000,1500,300,4,1,20,9\n",
          NULL },
      NULL);

  g_assert_cmpuint (dataset->posts.n, ==, 1);
  g_assert_cmpuint (dataset->posts.influencer[0], ==, 0);
  g_assert_cmpint (dataset->posts.day[0], ==, uplift_day_from_date (2026, 3, 27));
  g_assert_cmpint (dataset->posts.reach[0], ==, 1500);
  g_assert_false (dataset->posts.reach_is_views);
  g_assert_cmpint (dataset->posts.likes[0], ==, 300);
  g_assert_cmpint (dataset->posts.comments[0], ==, 20);
  g_assert_cmpstr (dataset->posts.caption[0], ==, "Hello,\nworld");
  g_assert_cmpstr (dataset->posts.url[0], ==, "https://www.instagram.com/p/x");
}

/* The account is in the link. */
static void
test_tiktok (void)
{
  g_autoptr (UpliftDataset) dataset = load (
      (const char *const[]){
          "username,name\nbob_moves,Bob\n", "influencer_id,date,revenue\nx,2025-07-01,5\n",
          "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total "
          "views\n"
          "Dance!,https://www.tiktok.com/@bob_moves/video/731,2025-07-02,1.2K,15,3,20K\n"
          "Two,https://www.tiktok.com/@other/video/732,2025-07-03,1,2,3,4\n",
          NULL },
      NULL);

  g_assert_cmpuint (dataset->posts.n, ==, 2);
  g_assert_cmpuint (dataset->posts.influencer[0], ==, 0);
  g_assert_cmpint (dataset->posts.likes[0], ==, 1200);
  g_assert_cmpint (dataset->posts.comments[0], ==, 15);
  g_assert_cmpint (dataset->posts.reach[0], ==, 20000);
  g_assert_true (dataset->posts.reach_is_views);
  g_assert_cmpstr (dataset->posts.caption[0], ==, "Dance!");
  g_assert_cmpstr (dataset->posts.url[1], ==, "https://www.tiktok.com/@other/video/732");
  check_problem (dataset, "unknown-influencer", 3, 1, 0, UPLIFT_MONEY_NONE);
}

/* YouTube says nothing about whose channel it is: a person does. */
static void
test_youtube (void)
{
  static const char *const header[]
      = { "Content",     "Video title", "Video publish time",
          "Duration",    "Views",       "Watch time (hours)",
          "Subscribers", "Impressions", "Impressions click-through rate (%)" };
  g_autoptr (UpliftImportChoices) choices = uplift_import_choices_new ();
  g_autoptr (UpliftImportChoice) choice = uplift_import_choice_new (UPLIFT_TABLE_POSTS);
  UpliftSchemaMatch match;

  uplift_schema_match_table (header, G_N_ELEMENTS (header), UPLIFT_TABLE_POSTS, &match);
  memcpy (choice->field, match.field, sizeof choice->field);
  g_assert_cmpint (uplift_import_choice_get_needs (choice), ==, UPLIFT_NEED_INFLUENCER);
  uplift_import_choice_set_influencer (choice, "3");
  uplift_import_choices_set (choices, header, G_N_ELEMENTS (header), choice);
  g_autoptr (UpliftDataset) dataset = load (
      (const char *const[]){ PEOPLE, "influencer_id,date,revenue\n1,2025-07-01,5\n",
                             "Content,Video title,Video publish time,Duration,Views,Watch time "
                             "(hours),Subscribers,Impressions,Impressions click-through rate (%)\n"
                             "Total,,,,1500,20.5,3,90000,4.1\n"
                             "a1B,First,\"Jan 13, 2026\",630,1000,15.5,2,60000,4.2\n"
                             "c2D,Second,\"Feb 1, 2026\",30,500,5,1,30000,4.0\n",
                             NULL },
      choices);

  g_assert_cmpuint (dataset->posts.n, ==, 2);
  g_assert_cmpuint (dataset->posts.influencer[1], ==, 2);
  g_assert_cmpint (dataset->posts.reach[0], ==, 1000);
  g_assert_true (dataset->posts.reach_is_views);
  g_assert_cmpint (dataset->posts.day[1], ==, uplift_day_from_date (2026, 2, 1));
  g_assert_cmpstr (dataset->posts.caption[0], ==, "First");
  g_assert_nonnull (find_problem (dataset, "total-row"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/other-tables/shopify", test_shopify);
  g_test_add_func ("/other-tables/codes-alone", test_codes_alone);
  g_test_add_func ("/other-tables/code-of-two", test_code_of_two);
  g_test_add_func ("/other-tables/codes-beside-ids", test_codes_beside_ids);
  g_test_add_func ("/other-tables/repeated-orders", test_repeated_orders);
  g_test_add_func ("/other-tables/line-items", test_line_items);
  g_test_add_func ("/other-tables/currencies", test_currencies);
  g_test_add_func ("/other-tables/affiliate-actions", test_affiliate_actions);
  g_test_add_func ("/other-tables/instagram", test_instagram);
  g_test_add_func ("/other-tables/tiktok", test_tiktok);
  g_test_add_func ("/other-tables/youtube", test_youtube);
  return g_test_run ();
}
