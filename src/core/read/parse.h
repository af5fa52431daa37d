/* Text to values: money, counts, dates, ids.
 *
 * Two things cannot be told from one value: whether "1.234" is a thousand or a little more than
 * one, and whether 02-07-2025 is in July or in February. A value is therefore read both ways at
 * once, and what it says for either way is its vote; core/read/value-column decides once for a
 * whole column. Texts are UTF-8 and NUL-terminated; blanks around them (no-break ones too) do not
 * matter.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_PARSE_OK,
  UPLIFT_PARSE_MISSING, /* empty, or a word for it: --, N/A, nan, null */
  UPLIFT_PARSE_BAD,     /* no such value */
  UPLIFT_PARSE_RANGE    /* a number beyond what can be held, or no whole number where one is due */
} UpliftParseStatus;

/* The first way is decimal point and day first, the second decimal comma and month first. */
typedef enum
{
  UPLIFT_READING_SAME,   /* both ways give the same value */
  UPLIFT_READING_FIRST,  /* only the first way gives a value */
  UPLIFT_READING_SECOND, /* only the second way does */
  UPLIFT_READING_EITHER  /* both give a value, and not the same one */
} UpliftReading;

/* How a column is read: as its values decide, or one way whatever they say. */
typedef enum
{
  UPLIFT_WAY_AUTOMATIC,
  UPLIFT_WAY_FIRST,
  UPLIFT_WAY_SECOND
} UpliftWay;

typedef enum
{
  UPLIFT_VALUE_MONEY, /* UpliftMoney, rounded half away from zero */
  UPLIFT_VALUE_COUNT, /* whole numbers */
  UPLIFT_VALUE_DATE   /* UpliftDay */
} UpliftValueKind;

typedef struct
{
  UpliftReading reading;
  gint64 value[2];      /* by the first and by the second way; only those that reading says */
  const char *currency; /* of money: the sign or code in the text (borrowed from it, nullable) */
  gsize currency_length;
} UpliftParsed;

/* Sets *parsed when UPLIFT_PARSE_OK is returned. Magnitudes stay within 2^62. */
UpliftParseStatus uplift_parse_number (const char *text, UpliftValueKind kind,
                                       UpliftParsed *parsed);

/* A calendar date, with or without a time of day, which is dropped (the day is never moved to
 * another zone). Two-digit years are those of 1970 to 2069. */
UpliftParseStatus uplift_parse_date (const char *text, UpliftParsed *parsed);

/* TRUE for the texts that say that there is no value. */
gboolean uplift_parse_is_missing (const char *text);

/* The text without blanks around it, and without the apostrophe that guards a spreadsheet from a
 * text that begins with =, +, -, @, tab or CR: where it begins, and its length. */
const char *uplift_parse_text (const char *text, gsize *length);

/* The same for an id: a number written "42.0" is the id "42", and the address of an account or of
 * its video, such as https://www.tiktok.com/@ann/video/7, is the id "ann". */
const char *uplift_parse_id (const char *text, gsize *length);

G_END_DECLS
