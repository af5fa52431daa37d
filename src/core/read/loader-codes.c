#include "core/read/loader-codes.h"

#include "core/read/parse.h"

#include <string.h>

struct _UpliftLoaderCodes
{
  UpliftDataset *dataset;      /* (borrowed) */
  UpliftDictionary *spellings; /* the cells' texts, so that each is looked up once (owned) */
  GArray *owners;              /* of guint32, by spelling (owned) */
};

UpliftLoaderCodes *
uplift_loader_codes_new (UpliftLoaderContext *context, const UpliftLoaderSource *source)
{
  if (uplift_loader_source_get_influencer_column (source) != UPLIFT_COLUMN_CODE)
    return NULL;
  UpliftLoaderCodes *codes = g_new0 (UpliftLoaderCodes, 1);
  codes->dataset = context->dataset;
  codes->spellings = uplift_dictionary_new ();
  codes->owners = g_array_new (FALSE, FALSE, sizeof (guint32));
  return codes;
}

void
uplift_loader_codes_free (UpliftLoaderCodes *codes)
{
  if (codes == NULL)
    return;
  uplift_dictionary_free (codes->spellings);
  g_array_unref (codes->owners);
  g_free (codes);
}

/* What was found for a text is noted in the book, so that it stays so whatever comes later. */
static guint32
find_owner (UpliftLoaderCodes *codes, const char *text)
{
  UpliftDataset *dataset = codes->dataset;
  gsize length = strlen (text);
  guint32 influencer;

  if (uplift_parse_is_missing (text))
    return UPLIFT_NO_INFLUENCER;
  if (!uplift_code_book_lookup (dataset->codes, text, length, &influencer))
    influencer
        = uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_INFLUENCER], text, length);
  uplift_code_book_add (dataset->codes, text, length, influencer);
  return influencer;
}

guint32
uplift_loader_codes_find (UpliftLoaderCodes *codes, const UpliftLoaderRow *row)
{
  g_return_val_if_fail (codes != NULL && row != NULL, UPLIFT_NO_INFLUENCER);

  guint32 spelling = uplift_loader_row_intern (row, UPLIFT_COLUMN_CODE, codes->spellings);
  while (codes->owners->len <= spelling)
    {
      guint32 owner
          = find_owner (codes, uplift_dictionary_get (codes->spellings, codes->owners->len));
      g_array_append_val (codes->owners, owner);
    }
  return g_array_index (codes->owners, guint32, spelling);
}
