/* The search for the header line of a file: which line it is, and by which delimiter.
 *
 * Private to the loader. With each delimiter the first records are looked at; the header is the
 * first of them that names the columns of a table or is remembered by a choice.
 */
#pragma once

#include "core/read/loader-source.h"

G_BEGIN_DECLS

/* The records, from the first, among which the header is looked for. */
#define UPLIFT_LOADER_MAX_PREAMBLE 50

typedef enum
{
  UPLIFT_LOADER_HEADER_FOUND,
  UPLIFT_LOADER_HEADER_UNKNOWN, /* no line is one that can be used */
  UPLIFT_LOADER_HEADER_NONE,    /* there is no record at all */
  UPLIFT_LOADER_HEADER_TOO_WIDE /* none, and a record had too many fields */
} UpliftLoaderHeader;

/* Fills the source's delimiter, header, preamble and match; and its choice, if a remembered one was
 * found. text: the beginning of the file as UTF-8 or what else the file holds; choices: (nullable).
 */
UpliftLoaderHeader uplift_loader_header_find (UpliftLoaderSource *source, const char *text,
                                              gsize length, const UpliftImportChoices *choices);

/* The same for a file where this finds none: its header is guessed by the shape of its records,
 * without a match. FALSE when nothing in it looks like a table of at least two columns.
 *
 * The delimiter is the one by which most records have the same number of fields, two at least (of
 * equals the one that makes more fields). The header is the first of these records in which as many
 * fields are filled as in most of them, which leaves out titles and comments, also such that a
 * spreadsheet has filled up with delimiters. */
gboolean uplift_loader_header_guess (UpliftLoaderSource *source, const char *text, gsize length);

G_END_DECLS
