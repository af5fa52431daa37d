#include "app/insights/chance-text.h"

#include "core/write/format.h"

#include <glib/gi18n.h>

static char *
describe_cases (double probability, gint64 cases)
{
  g_autofree char *part = uplift_format_count ((gint64) llround (probability * (double) cases));
  g_autofree char *all = uplift_format_count (cases);

  /* Translators: as in “in 3 of 100 cases”. */
  return g_strdup_printf (_ ("Chance alone would do this in %s of %s cases."), part, all);
}

char *
uplift_chance_text_describe (double probability)
{
  g_return_val_if_fail (probability >= 0.0 && probability <= 1.0 + 1e-9, NULL);

  /* The bounds are where rounding would say none, or all. */
  if (probability >= 0.995)
    return g_strdup (_ ("Chance alone would nearly always do this."));
  if (probability >= 0.0095)
    return describe_cases (probability, 100);
  if (probability >= 0.0005)
    return describe_cases (probability, 1000);
  return g_strdup (_ ("Chance alone would hardly ever do this."));
}
