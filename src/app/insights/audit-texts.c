#include "app/insights/audit-texts.h"

#include "core/write/format.h"

#include <glib/gi18n.h>

const char *
uplift_audit_tile_get_label (UpliftAuditTile tile)
{
  static const char *const labels[UPLIFT_AUDIT_N_TILES] = {
    [UPLIFT_AUDIT_TILE_AT_STAKE] = N_ ("Money at stake"),
    [UPLIFT_AUDIT_TILE_OWED] = N_ ("Owed to influencers"),
    [UPLIFT_AUDIT_TILE_DOUBLED] = N_ ("Paid twice"),
    [UPLIFT_AUDIT_TILE_NO_SALE] = N_ ("Paid without sale"),
  };

  g_return_val_if_fail (tile < UPLIFT_AUDIT_N_TILES, NULL);
  return _ (labels[tile]);
}

static char *
count_payouts (guint n)
{
  g_autofree char *number = uplift_format_count (n);

  return g_strdup_printf (ngettext ("%s payout", "%s payouts", n), number);
}

static void
fill_at_stake (UpliftAuditTexts *texts, const UpliftPayoutTotals *totals, const char *currency)
{
  g_autofree char *all = uplift_format_money (totals->at_stake_in_all, currency);
  g_autofree char *doubled
      = uplift_format_money (totals->at_stake[UPLIFT_JUDGEMENT_DOUBLED], currency);
  g_autofree char *no_sale
      = uplift_format_money (totals->at_stake[UPLIFT_JUDGEMENT_NO_SALE], currency);
  g_autofree char *overpaid
      = uplift_format_money (totals->at_stake[UPLIFT_JUDGEMENT_OVERPAID], currency);

  texts->figure = uplift_format_money_compact (totals->at_stake_in_all, currency);
  texts->detail = count_payouts (totals->rows[UPLIFT_JUDGEMENT_DOUBLED]
                                 + totals->rows[UPLIFT_JUDGEMENT_NO_SALE]
                                 + totals->rows[UPLIFT_JUDGEMENT_OVERPAID]);
  texts->explanation = g_strdup_printf (
      _ ("Paid twice %s + paid without sale %s + overpaid %s\n= %s\n\nEach payout counts once."),
      doubled, no_sale, overpaid, all);
}

static void
fill_owed (UpliftAuditTexts *texts, const UpliftPayoutTotals *totals, const char *currency)
{
  g_autofree char *owed = uplift_format_money (totals->owed, currency);
  g_autofree char *payouts = count_payouts (totals->rows[UPLIFT_JUDGEMENT_UNDERPAID]);

  texts->figure = uplift_format_money_compact (totals->owed, currency);
  texts->detail = g_strdup_printf (_ ("%s too low"), payouts);
  texts->explanation = g_strdup_printf (
      _ ("Rate × units counted, less what was paid, where it was less\n= %s\n\nIt is not taken off "
         "the money at stake."),
      owed);
}

static void
fill_doubled (UpliftAuditTexts *texts, const UpliftPayoutTotals *totals, const char *currency)
{
  texts->figure = uplift_format_count (totals->rows[UPLIFT_JUDGEMENT_DOUBLED]);
  texts->detail = uplift_format_money (totals->at_stake[UPLIFT_JUDGEMENT_DOUBLED], currency);
  texts->explanation
      = g_strdup (_ ("Payouts that equal an earlier one in influencer, basis, rate, orders, total, "
                     "campaign and date. Another payout number makes no difference."));
}

static void
fill_no_sale (UpliftAuditTexts *texts, const UpliftPayoutTotals *totals, const char *currency)
{
  g_autofree char *number = uplift_format_count (totals->influencers_without_sale);
  g_autofree char *money
      = uplift_format_money (totals->at_stake[UPLIFT_JUDGEMENT_NO_SALE], currency);

  texts->figure = uplift_format_count (totals->rows[UPLIFT_JUDGEMENT_NO_SALE]);
  texts->detail = g_strdup_printf (
      ngettext ("%s influencer · %s", "%s influencers · %s", totals->influencers_without_sale),
      number, money);
  texts->explanation = g_strdup (_ ("Payouts to influencers who have neither orders nor revenue "
                                    "anywhere in the data, whatever the filters."));
}

UpliftAuditTexts *
uplift_audit_texts_new (UpliftAuditTile tile, const UpliftPayoutTotals *totals,
                        const char *currency)
{
  UpliftAuditTexts *texts;

  g_return_val_if_fail (totals != NULL, NULL);

  texts = g_new0 (UpliftAuditTexts, 1);
  switch (tile)
    {
    case UPLIFT_AUDIT_TILE_AT_STAKE:
      fill_at_stake (texts, totals, currency);
      break;
    case UPLIFT_AUDIT_TILE_OWED:
      fill_owed (texts, totals, currency);
      break;
    case UPLIFT_AUDIT_TILE_DOUBLED:
      fill_doubled (texts, totals, currency);
      break;
    case UPLIFT_AUDIT_TILE_NO_SALE:
      fill_no_sale (texts, totals, currency);
      break;
    case UPLIFT_AUDIT_N_TILES:
    default:
      g_assert_not_reached ();
    }
  return texts;
}

void
uplift_audit_texts_free (UpliftAuditTexts *texts)
{
  if (texts == NULL)
    return;
  g_free (texts->figure);
  g_free (texts->detail);
  g_free (texts->explanation);
  g_free (texts);
}

static void
append_skipped (GString *text, const UpliftTableInfo *info)
{
  gulong skipped = (gulong) info->skipped;
  g_autofree char *number = uplift_format_count ((gint64) skipped);

  if (skipped == 0)
    return;
  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          ngettext ("%s row of %s could not be read and is not among them: see the "
                                    "findings.",
                                    "%s rows of %s could not be read and are not among them: see "
                                    "the findings.",
                                    skipped),
                          number, info->file);
}

char *
uplift_audit_texts_summarize (const UpliftPayoutTotals *totals, const UpliftResults *results)
{
  g_autofree char *checked = NULL, *all = NULL, *right = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (totals != NULL && results != NULL, NULL);

  checked = uplift_format_count (totals->n_checked);
  all = uplift_format_count (totals->n_rows);
  right = uplift_format_count (totals->rows[UPLIFT_JUDGEMENT_OK]);
  g_string_append_printf (text,
                          ngettext ("%s of %s payout checked, %s as expected.",
                                    "%s of %s payouts checked, %s as expected.", totals->n_rows),
                          checked, all, right);
  append_skipped (text, &results->dataset->tables[UPLIFT_TABLE_PAYOUTS]);
  g_string_append_c (text, ' ');
  g_string_append (
      text, uplift_filter_has_row_filter (results->filter)
                ? _ ("The filters on product, brand, campaign, source and period are ignored here: "
                     "a payout is held against all orders or posts it is for.")
                : _ ("A payout is held against all orders or posts it is for, so that filters on "
                     "product, brand, campaign, source and period are ignored here."));
  return g_string_free (text, FALSE);
}
