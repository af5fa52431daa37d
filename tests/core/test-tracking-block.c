#include "core/data/packed.h"
#include "tracking-writer.h"

static const struct
{
  UpliftMoney revenue;
  gint32 orders;
  gboolean fits;
} amounts[] = {
  { 0, 0, TRUE },
  { ((UpliftMoney) 1 << 47) - 1, 65535, TRUE },
  { -((UpliftMoney) 1 << 47), 1, TRUE },
  { -1, 65535, TRUE },
  { (UpliftMoney) 1 << 47, 0, FALSE },
  { -((UpliftMoney) 1 << 47) - 1, 0, FALSE },
  { 0, 65536, FALSE },
  { 5, -1, FALSE },
  { UPLIFT_MAX_SUM, G_MAXINT32, FALSE },
};

/* Every amount comes back, whether or not one that does not fit came before or after. */
static void
test_amounts (void)
{
  for (guint wide = 0; wide < G_N_ELEMENTS (amounts); wide++)
    {
      g_autoptr (UpliftTrackingBlock) block = uplift_tracking_block_new (FALSE);
      for (guint i = 0; i < UPLIFT_BLOCK_ROWS; i++, block->n++)
        {
          guint which = i == 1000 ? wide : i % 4;
          uplift_tracking_block_set_amount (block, i, amounts[which].revenue,
                                            amounts[which].orders);
        }
      g_assert_true ((block->amount != NULL) == amounts[wide].fits);
      for (guint i = 0; i < UPLIFT_BLOCK_ROWS; i++)
        {
          guint which = i == 1000 ? wide : i % 4;
          g_assert_true (uplift_tracking_block_get_revenue (block, i) == amounts[which].revenue);
          g_assert_cmpint (uplift_tracking_block_get_orders (block, i), ==, amounts[which].orders);
        }
    }
}

/* Columns can go in any order, and twice. */
static void
test_drop (void)
{
  UpliftTrackingBlock *block = uplift_tracking_block_new (TRUE);

  g_assert_nonnull (block->user);
  uplift_tracking_block_drop_amounts (block);
  uplift_tracking_block_drop_codes (block);
  uplift_tracking_block_drop_codes (block);
  g_assert_true (block->amount == NULL && block->offer == NULL && block->pair == NULL);
  uplift_tracking_block_free (block);
  uplift_tracking_block_free (NULL);
}

/* Full blocks but for the last; numbers that tell offers and pairs, and each but once. */
static void
test_writer (void)
{
  g_autoptr (UpliftDataset) dataset = uplift_dataset_new ();
  TrackingWriter *writer = tracking_writer_new (dataset);
  const guint n = UPLIFT_BLOCK_ROWS * 2 + 7;

  for (guint i = 0; i < n; i++)
    {
      const TrackingRow row = { .influencer = i,
                                .product = i % 3,
                                .brand = i % 2,
                                .campaign = i % 5,
                                .pair = { -(UpliftDay) (i % 7), i % 11 },
                                .arm = (UpliftArm) (i % 3) };
      tracking_writer_add (writer, &row);
    }
  g_autoptr (GPtrArray) blocks = tracking_writer_end (writer);
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpuint (tracking->n_offers, ==, 2 * 3 * 5);
  g_assert_cmpuint (tracking->n_pairs, ==, 7 * 11);
  for (guint i = 0; i < n; i++)
    {
      const UpliftTrackingBlock *block = blocks->pdata[i / UPLIFT_BLOCK_ROWS];
      guint32 at = i % UPLIFT_BLOCK_ROWS, offer = block->offer[at];
      const UpliftOffer *sold = &tracking->offers[offer & ((1u << UPLIFT_OFFER_BITS) - 1)];
      const UpliftDaySource *pair = &tracking->pairs[block->pair[at]];
      g_assert_cmpuint (block->influencer[at], ==, i);
      g_assert_true (sold->product == i % 3 && sold->brand == i % 2 && sold->campaign == i % 5);
      g_assert_true (pair->day == -(UpliftDay) (i % 7) && pair->source == i % 11);
      g_assert_cmpuint (offer >> UPLIFT_OFFER_BITS, ==, i % 3);
      g_assert_null (block->user);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tracking-block/amounts", test_amounts);
  g_test_add_func ("/tracking-block/drop", test_drop);
  g_test_add_func ("/tracking-block/writer", test_writer);
  return g_test_run ();
}
