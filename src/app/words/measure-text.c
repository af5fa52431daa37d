#include "app/words/measure-text.h"

#include "core/write/format.h"

#include <glib/gi18n.h>

typedef enum
{
  FORM_RATIO,
  FORM_PERCENT,
  FORM_MONEY,
  FORM_COUNT
} Form;

typedef struct
{
  const char *title, *noun, *best;
  Form form;
} MeasureInfo;

static const MeasureInfo infos[UPLIFT_N_MEASURES] = {
  [UPLIFT_MEASURE_ROAS] = { N_ ("ROAS"), N_ ("ROAS"), N_ ("Best ROAS"), FORM_RATIO },
  [UPLIFT_MEASURE_IROAS]
  = { N_ ("Incremental ROAS"), N_ ("incremental ROAS"), N_ ("Best incremental ROAS"), FORM_RATIO },
  [UPLIFT_MEASURE_ROI] = { N_ ("ROI"), N_ ("ROI"), N_ ("Best ROI"), FORM_PERCENT },
  [UPLIFT_MEASURE_REVENUE] = { N_ ("Revenue"), N_ ("revenue"), N_ ("Most revenue"), FORM_MONEY },
  [UPLIFT_MEASURE_ORDERS] = { N_ ("Orders"), N_ ("orders"), N_ ("Most orders"), FORM_COUNT },
  [UPLIFT_MEASURE_PROFIT] = { N_ ("Profit"), N_ ("profit"), N_ ("Most profit"), FORM_MONEY },
  [UPLIFT_MEASURE_CPA] = { N_ ("CPA"), N_ ("CPA"), N_ ("Lowest CPA"), FORM_MONEY },
};

const char *
uplift_measure_text_get_title (UpliftMeasure measure)
{
  g_return_val_if_fail (measure < UPLIFT_N_MEASURES, "");

  return _ (infos[measure].title);
}

const char *
uplift_measure_text_get_noun (UpliftMeasure measure)
{
  g_return_val_if_fail (measure < UPLIFT_N_MEASURES, "");

  return _ (infos[measure].noun);
}

char *
uplift_measure_text_dup_best (guint measures)
{
  GString *text = g_string_new (NULL);

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    if ((measures >> m & 1u) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ (infos[m].best));
  return g_string_free (text, FALSE);
}

const char *
uplift_measure_text_list (guint measures)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint m = 0; m < UPLIFT_N_MEASURES; m++)
    if ((measures >> m & 1u) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (infos[m].noun));
  return g_intern_string (text->str);
}

char *
uplift_measure_text_format (UpliftMeasure measure, double value, const char *currency)
{
  g_return_val_if_fail (measure < UPLIFT_N_MEASURES, NULL);

  switch (infos[measure].form)
    {
    case FORM_RATIO:
      return uplift_format_ratio (value);
    case FORM_PERCENT:
      return uplift_format_percent (value);
    case FORM_MONEY:
      return uplift_format_money (value, currency);
    case FORM_COUNT:
    default:
      return uplift_format_number (value, 0);
    }
}
