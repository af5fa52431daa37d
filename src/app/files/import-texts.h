/* The words of the import dialog: tables, their columns, what a column that a file does not have
 * would have been for. */
#pragma once

#include "app/files/import-file.h"

G_BEGIN_DECLS

/* "Tracked orders" (transfer none). */
const char *uplift_import_texts_get_table (UpliftTable table);

/* "Influencer", "Date" … (transfer none). */
const char *uplift_import_texts_get_title (UpliftTable table, UpliftColumn column);

/* What the table cannot do without and this column says; 0: it can do without it. */
UpliftSchemaNeeds uplift_import_texts_get_need (UpliftTable table, UpliftColumn column);

/* "Influencer, Date" (transfer full). */
char *uplift_import_texts_list_needs (UpliftTable table, UpliftSchemaNeeds needs);

/* In small words why a column is what it is (transfer none); "" when it is none. */
const char *uplift_import_texts_get_reason (UpliftImportReason reason);

/* One sentence on the figures that there are not without the column, as long as the choice has none
 * for it (transfer none). */
const char *uplift_import_texts_describe_lack (const UpliftImportChoice *choice,
                                               UpliftColumn column);

/* The same for a whole table that is not among the files. */
const char *uplift_import_texts_describe_no_table (UpliftTable table);

/* "1.2 MB · 8 columns in line 3 · semicolons between them · UTF-8" (transfer full). */
char *uplift_import_texts_describe_form (const UpliftImportPreview *preview);

/* Of a column of dates or numbers: "Day first", "Decimal point" … (transfer none). */
const char *uplift_import_texts_get_way (UpliftColumn column, UpliftWay way);

/* "Automatic (day first)": where that way was found out (transfer none). */
const char *uplift_import_texts_get_automatic (UpliftColumn column, UpliftWay way);

/* The cell as it is read that way, for people: dates with the name of the month, long texts cut,
 * "–" where nothing stands (transfer full); NULL when it does not read. */
char *uplift_import_texts_read (UpliftColumn column, UpliftWay way, const char *cell);

/* Up to n different values of the column before and after: "02-07-2025 → 2 Jul 2025", one a line,
 * those first that do not read, then those on which the ways differ; and how many do not read
 * (transfer full); "" when there are none. */
char *uplift_import_texts_describe_examples (const UpliftImportPreview *preview,
                                             const UpliftImportChoice *choice, UpliftColumn column,
                                             guint n);

/* The text in one line and n characters at the most (transfer full). */
char *uplift_import_texts_shorten (const char *text, guint n);

/* The name of a field of the header; "Column 3" where it has none, "total (column 3)" where others
 * have it too (transfer full). */
char *uplift_import_texts_get_field (const UpliftImportPreview *preview, guint field);

G_END_DECLS
