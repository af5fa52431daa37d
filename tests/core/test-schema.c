#include "core/read/schema.h"

#include <string.h>

static gboolean
match_header (const char *header, UpliftSchemaMatch *match)
{
  g_auto (GStrv) names = g_strsplit (header, ",", -1);

  return uplift_schema_match ((const char *const *) names, g_strv_length (names), match);
}

static const struct
{
  const char *header;
  UpliftTable table;
} headers[] = {
  { "influencer_id,name,category,gender,follower_count,platform", UPLIFT_TABLE_INFLUENCERS },
  { "id,name", UPLIFT_TABLE_INFLUENCERS },
  { "post_id,influencer_id,platform,post_date,post_url,caption,reach", UPLIFT_TABLE_POSTS },
  { "influencer_id,date,likes", UPLIFT_TABLE_POSTS },
  { "source,campaign,influencer_id,user_id,product,date,orders,revenue,group",
    UPLIFT_TABLE_TRACKING },
  { "influencer_id,date,revenue,total_payout", UPLIFT_TABLE_TRACKING },
  { "payout_id,influencer_id,basis,rate,orders,total_payout", UPLIFT_TABLE_PAYOUTS },
  { "influencer_id,rate", UPLIFT_TABLE_PAYOUTS },
  { "influencer_id,total_payout,campaign,date", UPLIFT_TABLE_PAYOUTS },
};

static void
test_tables (void)
{
  UpliftSchemaMatch match;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_assert_true (match_header (headers[i].header, &match));
      g_assert_cmpint (match.table, ==, headers[i].table);
    }
  g_assert_false (match_header ("influencer_id,date", &match));
  g_assert_false (match_header ("name,category,platform", &match));
  g_assert_false (match_header ("id,price", &match));
  g_assert_false (match_header ("", &match));
  g_assert_false (uplift_schema_match (NULL, 0, &match));
}

/* A header of the other names; %s is where the name goes. */
static const struct
{
  const char *header;
  UpliftTable table;
  UpliftColumn column;
  const char *names;
} other_names[] = {
  { "%s,name", UPLIFT_TABLE_INFLUENCERS, UPLIFT_COLUMN_INFLUENCER_ID,
    "influencer_id,ID,creator id,partner id,affiliate,handle,username,Creator-ID, Id ,PartnerID" },
  { "id,%s", UPLIFT_TABLE_INFLUENCERS, UPLIFT_COLUMN_NAME,
    "influencer,creator,partner,account name,NAME,Account_Name" },
  { "id,name,%s", UPLIFT_TABLE_INFLUENCERS, UPLIFT_COLUMN_FOLLOWERS,
    "followers,subscribers,Follower_Count,follower count" },
  { "id,name,%s", UPLIFT_TABLE_INFLUENCERS, UPLIFT_COLUMN_TYPE, "type,tier,Influencer Type" },
  { "influencer_id,platform,%s", UPLIFT_TABLE_POSTS, UPLIFT_COLUMN_DATE,
    "post_date,transaction_date,order_date,created at,publish time,post time,action date,Date" },
  { "influencer_id,revenue,%s", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_DATE,
    "post_date,transaction_date,order_date,created at,publish time,post time,action date" },
  { "influencer_id,date,%s", UPLIFT_TABLE_POSTS, UPLIFT_COLUMN_URL,
    "URL,post_url,permalink,video link" },
  { "influencer_id,date,%s", UPLIFT_TABLE_POSTS, UPLIFT_COLUMN_REACH, "views,impressions,Reach" },
  { "influencer_id,date,revenue,%s", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_ORDERS,
    "order count,conversions,actions,quantity" },
  { "influencer_id,rate,%s", UPLIFT_TABLE_PAYOUTS, UPLIFT_COLUMN_ORDERS,
    "total_orders_by_influencer,orders" },
  { "influencer_id,date,%s", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_REVENUE,
    "sales,sale amount,amount,total,total sales,net sales" },
  { "influencer_id,date,revenue,%s", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_BRAND, "brands,Brand" },
  { "influencer_id,date,revenue,%s", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_GROUP,
    "variant,exposed,test_group,ab_group" },
  { "influencer_id,%s", UPLIFT_TABLE_PAYOUTS, UPLIFT_COLUMN_TOTAL_PAYOUT,
    "payout,spend,cost,commission,fee,action cost,Total Payout" },
  { "id,name,%s", UPLIFT_TABLE_INFLUENCERS, UPLIFT_COLUMN_CODE,
    "code,discount code,coupon,Coupon_Code,promo code" },
  { "%s,date,revenue", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_CODE,
    "code,Discount Code,coupon,coupon code,promo_code" },
  { "%s,date,revenue", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_INFLUENCER_ID, "Partner" },
  { "influencer_id,date,revenue,%s", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_STATUS,
    "status,Financial Status,Action Status,state" },
  { "influencer_id,date,revenue,%s", UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_ORDER_ID,
    "order id,order_id,Action Id" },
  { "%s,rate", UPLIFT_TABLE_PAYOUTS, UPLIFT_COLUMN_INFLUENCER_ID,
    "creator id,partner id,affiliate,handle,username" },
};

static void
test_other_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    {
      g_auto (GStrv) names = g_strsplit (other_names[i].names, ",", -1);
      for (guint k = 0; names[k] != NULL; k++)
        {
          g_auto (GStrv) parts = g_strsplit (other_names[i].header, "%s", 2);
          g_autofree char *header = g_strconcat (parts[0], names[k], parts[1], NULL);
          g_auto (GStrv) columns = g_strsplit (header, ",", -1);
          UpliftSchemaMatch match;
          g_assert_true (match_header (header, &match));
          g_assert_cmpint (match.table, ==, other_names[i].table);
          int field = match.field[other_names[i].column];
          g_assert_cmpint (field, >=, 0);
          g_assert_cmpstr (columns[field], ==, names[k]);
        }
    }
}

static void
test_precedence (void)
{
  UpliftSchemaMatch match;

  g_assert_true (match_header ("handle,id,influencer,name", &match));
  g_assert_cmpint (match.field[UPLIFT_COLUMN_INFLUENCER_ID], ==, 1);
  g_assert_cmpint (match.field[UPLIFT_COLUMN_NAME], ==, 3);
  g_assert_true (match_header ("influencer_id,date,impressions,views", &match));
  g_assert_cmpint (match.field[UPLIFT_COLUMN_REACH], ==, 3);
  g_assert_true (match.reach_is_views);
  g_assert_true (match_header ("influencer_id,date,views,reach", &match));
  g_assert_cmpint (match.field[UPLIFT_COLUMN_REACH], ==, 3);
  g_assert_false (match.reach_is_views);
  g_assert_true (match_header ("influencer_id,date,date,revenue", &match));
  g_assert_cmpint (match.field[UPLIFT_COLUMN_DATE], ==, 1);
  g_assert_true (match_header ("account username,date,publish time,reach", &match));
  g_assert_cmpint (match.field[UPLIFT_COLUMN_DATE], ==, 2);
  g_assert_true (match_header ("name,date,total,coupon,lineitem sku", &match));
  g_assert_cmpint (match.table, ==, UPLIFT_TABLE_TRACKING);
  g_assert_cmpint (match.field[UPLIFT_COLUMN_ORDER_ID], ==, 0);
  g_assert_true (match_header ("name,date,total,coupon", &match));
  g_assert_cmpint (match.field[UPLIFT_COLUMN_ORDER_ID], ==, -1);
  g_assert_true (match_header ("id,name,date,total,coupon", &match));
  g_assert_cmpint (match.table, ==, UPLIFT_TABLE_INFLUENCERS);
  g_assert_true (match_header ("id,name,date,total,coupon,lineitem sku", &match));
  g_assert_cmpint (match.table, ==, UPLIFT_TABLE_TRACKING);
  g_assert_true (match_header ("\357\273\277ID,Name,shoe size", &match));
  g_assert_cmpint (match.field[UPLIFT_COLUMN_INFLUENCER_ID], ==, 0);
}

/* Every table can do with the columns that it lists, and no column is listed twice. */
static void
test_columns (void)
{
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      UpliftTable table = (UpliftTable) i;
      const UpliftColumn *columns;
      int field[UPLIFT_N_COLUMNS];
      gboolean seen[UPLIFT_N_COLUMNS] = { FALSE };
      for (guint k = 0; k < UPLIFT_N_COLUMNS; k++)
        field[k] = -1;
      guint n = uplift_schema_list_columns (table, &columns);
      g_assert_cmpint (uplift_schema_get_needs (table, field, FALSE), !=, 0);
      for (guint k = 0; k < n; k++)
        {
          const char *name = uplift_schema_get_name (table, columns[k]);
          g_assert_false (seen[columns[k]]);
          seen[columns[k]] = TRUE;
          field[columns[k]] = (int) k;
          g_assert_cmpint (uplift_schema_get_reason (table, columns[k], name), ==,
                           UPLIFT_SCHEMA_REASON_OWN_NAME);
        }
      g_assert_cmpint (uplift_schema_get_needs (table, field, FALSE), ==, 0);
      for (guint k = 0; k < UPLIFT_N_COLUMNS; k++)
        g_assert_true ((uplift_schema_get_name (table, (UpliftColumn) k) != NULL) == seen[k]);
    }
}

static void
test_reasons (void)
{
  g_assert_cmpint (
      uplift_schema_get_reason (UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_REVENUE, " Net-Sales"), ==,
      UPLIFT_SCHEMA_REASON_OTHER_NAME);
  g_assert_cmpint (
      uplift_schema_get_reason (UPLIFT_TABLE_TRACKING, UPLIFT_COLUMN_REVENUE, "shoe size"), ==,
      UPLIFT_SCHEMA_REASON_NONE);
  g_assert_cmpint (uplift_schema_get_reason (UPLIFT_TABLE_POSTS, UPLIFT_COLUMN_REVENUE, "revenue"),
                   ==, UPLIFT_SCHEMA_REASON_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/other-names", test_other_names);
  g_test_add_func ("/schema/precedence", test_precedence);
  g_test_add_func ("/schema/columns", test_columns);
  g_test_add_func ("/schema/reasons", test_reasons);
  return g_test_run ();
}
