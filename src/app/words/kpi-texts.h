/* Results → what the six tiles say: label, figure, what it rests on, and the formula with the
 * numbers filled in. No value is "–" with its reason, never 0. Texts are in the user's language and
 * locale. */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_KPI_REVENUE,
  UPLIFT_KPI_SPEND,
  UPLIFT_KPI_ROAS,
  UPLIFT_KPI_INCREMENTAL_ROAS,
  UPLIFT_KPI_ORDERS,
  UPLIFT_KPI_AOV,
  UPLIFT_N_KPIS
} UpliftKpi;

typedef struct
{
  char *figure;      /* "11.28×" (owned) */
  char *detail;      /* "prorated" (owned) */
  char *explanation; /* lines separated by \n (owned) */
} UpliftKpiTexts;

/* "Revenue" (transfer none). */
const char *uplift_kpi_get_label (UpliftKpi kpi);

UpliftKpiTexts *uplift_kpi_texts_new (UpliftKpi kpi, const UpliftResults *results);
void uplift_kpi_texts_free (UpliftKpiTexts *texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftKpiTexts, uplift_kpi_texts_free)

G_END_DECLS
