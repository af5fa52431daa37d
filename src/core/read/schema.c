#include "core/read/schema.h"

#include <string.h>

#define MAX_NAMES 9

/* names[0] is the canonical one; all others as they are commonly written. */
typedef struct
{
  UpliftColumn column;
  const char *names[MAX_NAMES];
} Rule;

#define ID_NAMES "creator id", "partner id", "affiliate", "handle", "username"
#define DATE_NAMES \
  "post_date", "transaction_date", "order_date", "created at", "publish time", "post time", \
      "action date"

static const Rule influencer_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "id", "influencer_id", ID_NAMES } },
        { UPLIFT_COLUMN_NAME, { "name", "influencer", "creator", "partner", "account name" } },
        { UPLIFT_COLUMN_CATEGORY, { "category" } },
        { UPLIFT_COLUMN_GENDER, { "gender" } },
        { UPLIFT_COLUMN_FOLLOWERS, { "follower_count", "followers", "subscribers" } },
        { UPLIFT_COLUMN_PLATFORM, { "platform" } },
        { UPLIFT_COLUMN_TYPE, { "influencer_type", "type", "tier" } } };

static const Rule post_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "influencer_id", ID_NAMES } },
        { UPLIFT_COLUMN_DATE, { "date", DATE_NAMES } },
        { UPLIFT_COLUMN_PLATFORM, { "platform" } },
        { UPLIFT_COLUMN_URL, { "url", "post_url", "permalink", "video link" } },
        { UPLIFT_COLUMN_CAPTION, { "caption" } },
        { UPLIFT_COLUMN_REACH, { "reach", "views", "impressions" } },
        { UPLIFT_COLUMN_LIKES, { "likes" } },
        { UPLIFT_COLUMN_COMMENTS, { "comments" } },
        { UPLIFT_COLUMN_CAMPAIGN, { "campaign" } },
        { UPLIFT_COLUMN_BRAND, { "brand", "brands" } },
        { UPLIFT_COLUMN_PRODUCT, { "product" } } };

static const Rule tracking_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "influencer_id", ID_NAMES } },
        { UPLIFT_COLUMN_DATE, { "date", DATE_NAMES } },
        { UPLIFT_COLUMN_REVENUE,
          { "revenue", "sales", "sale amount", "amount", "total", "total sales", "net sales" } },
        { UPLIFT_COLUMN_SOURCE, { "source" } },
        { UPLIFT_COLUMN_CAMPAIGN, { "campaign" } },
        { UPLIFT_COLUMN_PRODUCT, { "product" } },
        { UPLIFT_COLUMN_BRAND, { "brand", "brands" } },
        { UPLIFT_COLUMN_USER_ID, { "user_id" } },
        { UPLIFT_COLUMN_ORDERS, { "orders", "order count", "conversions", "actions", "quantity" } },
        { UPLIFT_COLUMN_GROUP, { "group", "variant", "exposed", "test_group", "ab_group" } } };

static const Rule payout_rules[]
    = { { UPLIFT_COLUMN_INFLUENCER_ID, { "influencer_id", ID_NAMES } },
        { UPLIFT_COLUMN_BASIS, { "basis" } },
        { UPLIFT_COLUMN_RATE, { "rate" } },
        { UPLIFT_COLUMN_ORDERS,
          { "orders", "order count", "conversions", "actions", "quantity",
            "total_orders_by_influencer" } },
        { UPLIFT_COLUMN_TOTAL_PAYOUT,
          { "total_payout", "payout", "spend", "cost", "commission", "fee", "action cost" } },
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

/* What a name is compared by. */
static char *
fold_name (const char *name)
{
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
  g_autofree char *wanted = fold_name (name);

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
      if (rule->column == UPLIFT_COLUMN_REACH)
        match->reach_is_views = i > 0;
      return;
    }
}

static gboolean
has (const UpliftSchemaMatch *match, UpliftColumn column)
{
  return match->field[column] >= 0;
}

static gboolean
has_required (const UpliftSchemaMatch *match)
{
  if (!has (match, UPLIFT_COLUMN_INFLUENCER_ID))
    return FALSE;
  switch (match->table)
    {
    case UPLIFT_TABLE_INFLUENCERS:
      return has (match, UPLIFT_COLUMN_NAME);
    case UPLIFT_TABLE_TRACKING:
      return has (match, UPLIFT_COLUMN_DATE) && has (match, UPLIFT_COLUMN_REVENUE);
    case UPLIFT_TABLE_PAYOUTS:
      return has (match, UPLIFT_COLUMN_TOTAL_PAYOUT) || has (match, UPLIFT_COLUMN_RATE);
    case UPLIFT_TABLE_POSTS:
      if (!has (match, UPLIFT_COLUMN_DATE))
        return FALSE;
      for (guint i = 0; i < UPLIFT_N_COLUMNS; i++)
        if (i != UPLIFT_COLUMN_INFLUENCER_ID && i != UPLIFT_COLUMN_DATE && match->field[i] >= 0)
          return TRUE;
      return FALSE;
    case UPLIFT_N_TABLES:
      break;
    }
  g_return_val_if_reached (FALSE);
}

gboolean
uplift_schema_match (const char *const *names, guint n, UpliftSchemaMatch *match)
{
  g_return_val_if_fail (names != NULL || n == 0, FALSE);
  g_return_val_if_fail (match != NULL, FALSE);

  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (folded, fold_name (names[i]));

  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    {
      match->table = trial_order[i];
      match->reach_is_views = FALSE;
      for (guint k = 0; k < UPLIFT_N_COLUMNS; k++)
        match->field[k] = -1;
      for (guint k = 0; k < tables[match->table].n; k++)
        match_rule (&tables[match->table].rules[k], (char **) folded->pdata, n, match);
      if (has_required (match))
        return TRUE;
    }
  return FALSE;
}
