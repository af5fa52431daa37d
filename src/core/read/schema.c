#include "core/read/schema.h"

#include <string.h>

#define MAX_NAMES 12
#define MAX_COLUMNS 16

/* names[0] is the canonical one; all others as they are commonly written. */
typedef struct
{
  UpliftColumn column;
  const char *names[MAX_NAMES];
} Rule;

#define ID_NAMES "creator id", "partner id", "affiliate", "handle", "username", "account username"
#define CODE_NAMES "code", "discount code", "coupon", "coupon code", "promo code"
#define DATE_NAMES \
  "post_date", "transaction_date", "order_date", "created at", "publish time", "post time", \
      "action date"

static const Rule influencer_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "id", "influencer_id", ID_NAMES } },
        { UPLIFT_COLUMN_NAME, { "name", "influencer", "creator", "partner", "account name" } },
        { UPLIFT_COLUMN_CODE, { CODE_NAMES } },
        { UPLIFT_COLUMN_CATEGORY, { "category" } },
        { UPLIFT_COLUMN_GENDER, { "gender" } },
        { UPLIFT_COLUMN_FOLLOWERS, { "follower_count", "followers", "subscribers" } },
        { UPLIFT_COLUMN_PLATFORM, { "platform" } },
        { UPLIFT_COLUMN_TYPE, { "influencer_type", "type", "tier" } } };

/* The link of a video holds the name of its account. */
static const Rule post_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "influencer_id", ID_NAMES, "partner", "video link" } },
        { UPLIFT_COLUMN_DATE, { "date", DATE_NAMES, "video publish time" } },
        { UPLIFT_COLUMN_PLATFORM, { "platform" } },
        { UPLIFT_COLUMN_URL, { "url", "post_url", "permalink", "video link" } },
        { UPLIFT_COLUMN_CAPTION, { "caption", "description", "video title" } },
        { UPLIFT_COLUMN_REACH, { "reach", "views", "total views", "impressions" } },
        { UPLIFT_COLUMN_LIKES, { "likes", "total likes" } },
        { UPLIFT_COLUMN_COMMENTS, { "comments", "total comments", "comments added" } },
        { UPLIFT_COLUMN_CAMPAIGN, { "campaign" } },
        { UPLIFT_COLUMN_BRAND, { "brand", "brands" } },
        { UPLIFT_COLUMN_PRODUCT, { "product" } } };

static const Rule tracking_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "influencer_id", ID_NAMES, "partner" } },
        { UPLIFT_COLUMN_CODE, { CODE_NAMES } },
        { UPLIFT_COLUMN_DATE, { "date", DATE_NAMES } },
        { UPLIFT_COLUMN_REVENUE,
          { "revenue", "sales", "sale amount", "amount", "total", "total sales", "net sales" } },
        { UPLIFT_COLUMN_ORDERS, { "orders", "order count", "conversions", "actions", "quantity" } },
        { UPLIFT_COLUMN_SOURCE, { "source" } },
        { UPLIFT_COLUMN_CAMPAIGN, { "campaign" } },
        { UPLIFT_COLUMN_PRODUCT, { "product", "lineitem name" } },
        { UPLIFT_COLUMN_BRAND, { "brand", "brands" } },
        { UPLIFT_COLUMN_USER_ID, { "user_id" } },
        { UPLIFT_COLUMN_GROUP, { "group", "variant", "exposed", "test_group", "ab_group" } },
        { UPLIFT_COLUMN_ORDER_ID, { "order_id", "action id" } },
        { UPLIFT_COLUMN_STATUS, { "status", "financial status", "action status", "state" } },
        { UPLIFT_COLUMN_CURRENCY, { "currency", "currency code" } } };

static const Rule payout_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "influencer_id", ID_NAMES, "partner" } },
        { UPLIFT_COLUMN_TOTAL_PAYOUT,
          { "total_payout", "payout", "spend", "cost", "commission", "fee", "action cost" } },
        { UPLIFT_COLUMN_BASIS, { "basis" } },
        { UPLIFT_COLUMN_RATE, { "rate" } },
        { UPLIFT_COLUMN_ORDERS,
          { "orders", "order count", "conversions", "actions", "quantity",
            "total_orders_by_influencer" } },
        { UPLIFT_COLUMN_CAMPAIGN, { "campaign" } },
        { UPLIFT_COLUMN_DATE, { "date" } } };

static const struct
{
  const Rule *rules;
  guint n;
} tables[UPLIFT_N_TABLES]
    = { [UPLIFT_TABLE_INFLUENCERS] = { influencer_rules, G_N_ELEMENTS (influencer_rules) },
        [UPLIFT_TABLE_POSTS] = { post_rules, G_N_ELEMENTS (post_rules) },
        [UPLIFT_TABLE_TRACKING] = { tracking_rules, G_N_ELEMENTS (tracking_rules) },
        [UPLIFT_TABLE_PAYOUTS] = { payout_rules, G_N_ELEMENTS (payout_rules) } };

static const UpliftTable trial_order[UPLIFT_N_TABLES]
    = { UPLIFT_TABLE_TRACKING, UPLIFT_TABLE_PAYOUTS, UPLIFT_TABLE_POSTS, UPLIFT_TABLE_INFLUENCERS };

static gboolean
is_skipped (gunichar c)
{
  return c == '_' || c == '-' || c == 0xFEFF || g_unichar_isspace (c);
}

char *
uplift_schema_fold_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  GString *folded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_skipped (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}

/* The first field of that name, -1: none. */
static int
find_name (char **folded, guint n, const char *name)
{
  g_autofree char *wanted = uplift_schema_fold_name (name);

  for (guint i = 0; i < n; i++)
    if (strcmp (folded[i], wanted) == 0)
      return (int) i;
  return -1;
}

static void
match_rule (const Rule *rule, char **folded, guint n, UpliftSchemaMatch *match)
{
  for (guint i = 0; i < MAX_NAMES && rule->names[i] != NULL; i++)
    {
      int field = find_name (folded, n, rule->names[i]);
      if (field < 0)
        continue;
      match->field[rule->column] = field;
      return;
    }
}

/* Is it one row for each line item, as shops export their orders? */
static gboolean
has_line_items (char **folded, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (folded[i], "lineitem"))
      return TRUE;
  return FALSE;
}

/* What no list of names says. */
static void
match_exceptions (char **folded, guint n, UpliftSchemaMatch *match)
{
  int field;

  /* Beside the time of publishing, Instagram's "Date" says which days the counts are of. */
  if (match->table == UPLIFT_TABLE_POSTS && (field = find_name (folded, n, "publish time")) >= 0)
    match->field[UPLIFT_COLUMN_DATE] = field;
  /* The name of an order is its number; "Name" alone is anybody's. */
  if (match->table == UPLIFT_TABLE_TRACKING && match->field[UPLIFT_COLUMN_ORDER_ID] < 0
      && has_line_items (folded, n))
    match->field[UPLIFT_COLUMN_ORDER_ID] = find_name (folded, n, "name");
}

static void
match_table (char **folded, guint n, UpliftTable table, UpliftSchemaMatch *match)
{
  match->table = table;
  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    match->field[i] = -1;
  for (guint i = 0; i < tables[table].n; i++)
    match_rule (&tables[table].rules[i], folded, n, match);
  match_exceptions (folded, n, match);
  match->reach_is_views = match->field[UPLIFT_COLUMN_REACH] >= 0
                          && strcmp (folded[match->field[UPLIFT_COLUMN_REACH]], "reach") != 0;
}

static GPtrArray *
fold_names (const char *const *names, guint n)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (folded, uplift_schema_fold_name (names[i]));
  return folded;
}

void
uplift_schema_match_table (const char *const *names, guint n, UpliftTable table,
                           UpliftSchemaMatch *match)
{
  g_return_if_fail (names != NULL || n == 0);
  g_return_if_fail (table < UPLIFT_N_TABLES && match != NULL);

  g_autoptr (GPtrArray) folded = fold_names (names, n);
  match_table ((char **) folded->pdata, n, table, match);
}

static gboolean
has_more (const int *field)
{
  for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
    if (i != UPLIFT_COLUMN_INFLUENCER_ID && i != UPLIFT_COLUMN_DATE && field[i] >= 0)
      return TRUE;
  return FALSE;
}

UpliftSchemaNeeds
uplift_schema_get_needs (UpliftTable table, const int *field, gboolean influencer_given)
{
  g_return_val_if_fail (field != NULL, 0);

  UpliftSchemaNeeds influencer
      = field[UPLIFT_COLUMN_INFLUENCER_ID] < 0 && !influencer_given ? UPLIFT_NEED_INFLUENCER : 0;
  UpliftSchemaNeeds date = field[UPLIFT_COLUMN_DATE] < 0 ? UPLIFT_NEED_DATE : 0;
  switch (table)
    {
    case UPLIFT_TABLE_INFLUENCERS:
      return (field[UPLIFT_COLUMN_INFLUENCER_ID] < 0 ? UPLIFT_NEED_INFLUENCER : 0)
             | (field[UPLIFT_COLUMN_NAME] < 0 ? UPLIFT_NEED_NAME : 0);
    case UPLIFT_TABLE_POSTS:
      return influencer | date | (has_more (field) ? 0 : UPLIFT_NEED_MORE);
    case UPLIFT_TABLE_TRACKING:
      return (field[UPLIFT_COLUMN_CODE] < 0 ? influencer : 0) | date
             | (field[UPLIFT_COLUMN_REVENUE] < 0 ? UPLIFT_NEED_REVENUE : 0);
    case UPLIFT_TABLE_PAYOUTS:
      return influencer
             | (field[UPLIFT_COLUMN_TOTAL_PAYOUT] < 0 && field[UPLIFT_COLUMN_RATE] < 0
                    ? UPLIFT_NEED_PAYOUT
                    : 0);
    case UPLIFT_N_TABLES:
      break;
    }
  g_return_val_if_reached (0);
}

static gboolean
is_complete (const UpliftSchemaMatch *match)
{
  return uplift_schema_get_needs (match->table, match->field, FALSE) == 0;
}

/* A list of influencers may hold their codes, since when they are there, and what they sold. */
static gboolean
is_rather_influencers (char **folded, guint n, const UpliftSchemaMatch *match)
{
  if (match->table != UPLIFT_TABLE_TRACKING || match->field[UPLIFT_COLUMN_INFLUENCER_ID] >= 0
      || match->field[UPLIFT_COLUMN_ORDER_ID] >= 0)
    return FALSE;

  UpliftSchemaMatch other;
  match_table (folded, n, UPLIFT_TABLE_INFLUENCERS, &other);
  return is_complete (&other);
}

gboolean
uplift_schema_match (const char *const *names, guint n, UpliftSchemaMatch *match)
{
  g_return_val_if_fail (names != NULL || n == 0, FALSE);
  g_return_val_if_fail (match != NULL, FALSE);

  g_autoptr (GPtrArray) folded = fold_names (names, n);
  char **folded_names = (char **) folded->pdata;
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      match_table (folded_names, n, trial_order[i], match);
      if (is_complete (match) && !is_rather_influencers (folded_names, n, match))
        return TRUE;
    }
  return FALSE;
}

static const Rule *
find_rule (UpliftTable table, UpliftColumn column)
{
  for (guint i = 0; i < tables[table].n; i++)
    if (tables[table].rules[i].column == column)
      return &tables[table].rules[i];
  return NULL;
}

guint
uplift_schema_list_columns (UpliftTable table, const UpliftColumn **columns)
{
  static UpliftColumn lists[UPLIFT_N_TABLES][MAX_COLUMNS];
  static gsize made = 0;

  g_return_val_if_fail (table < UPLIFT_N_TABLES && columns != NULL, 0);

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < UPLIFT_N_TABLES; i++)
        for (guint k = 0; k < tables[i].n; k++)
          lists[i][k] = tables[i].rules[k].column;
      g_once_init_leave (&made, 1);
    }
  *columns = lists[table];
  return tables[table].n;
}

const char *
uplift_schema_get_name (UpliftTable table, UpliftColumn column)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES, NULL);

  const Rule *rule = find_rule (table, column);
  return rule != NULL ? rule->names[0] : NULL;
}

UpliftSchemaReason
uplift_schema_get_reason (UpliftTable table, UpliftColumn column, const char *name)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES && name != NULL, UPLIFT_SCHEMA_REASON_NONE);

  const Rule *rule = find_rule (table, column);
  g_autofree char *folded = uplift_schema_fold_name (name);
  for (guint i = 0; rule != NULL && i < MAX_NAMES && rule->names[i] != NULL; i++)
    if (find_name (&folded, 1, rule->names[i]) == 0)
      return i == 0 ? UPLIFT_SCHEMA_REASON_OWN_NAME : UPLIFT_SCHEMA_REASON_OTHER_NAME;
  return UPLIFT_SCHEMA_REASON_NONE;
}

gboolean
uplift_schema_get_kind (UpliftColumn column, UpliftValueKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  switch ((int) column)
    {
    case UPLIFT_COLUMN_DATE:
      *kind = UPLIFT_VALUE_DATE;
      return TRUE;
    case UPLIFT_COLUMN_FOLLOWERS:
    case UPLIFT_COLUMN_REACH:
    case UPLIFT_COLUMN_LIKES:
    case UPLIFT_COLUMN_COMMENTS:
    case UPLIFT_COLUMN_ORDERS:
      *kind = UPLIFT_VALUE_COUNT;
      return TRUE;
    case UPLIFT_COLUMN_REVENUE:
    case UPLIFT_COLUMN_RATE:
    case UPLIFT_COLUMN_TOTAL_PAYOUT:
      *kind = UPLIFT_VALUE_MONEY;
      return TRUE;
    default:
      return FALSE;
    }
}
