/* The table of personas: a row for each category and gender of the results. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/results.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_PERSONA_TABLE_DATA (uplift_persona_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPersonaTableData, uplift_persona_table_data, UPLIFT, PERSONA_TABLE_DATA,
                      UpliftTableData)

/* Its columns have the names of the report. */
UpliftTableData *uplift_persona_table_data_new (UpliftResults *results);

/* A row's persona (transfer none). */
const UpliftPersonaRow *uplift_persona_table_data_get_persona (UpliftPersonaTableData *data,
                                                               guint row);

G_END_DECLS
