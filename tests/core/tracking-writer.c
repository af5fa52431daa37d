#include "tracking-writer.h"

#include "core/data/code-pairs.h"

struct _TrackingWriter
{
  UpliftDataset *dataset;     /* (borrowed) */
  GPtrArray *blocks;          /* (owned) */
  UpliftTrackingBlock *block; /* the one that is being filled (borrowed, nullable) */
  UpliftCodePairs *goods;     /* product and brand (owned) */
  UpliftCodePairs *offers;    /* these and the campaign (owned) */
  UpliftCodePairs *pairs;     /* day and source (owned) */
};

TrackingWriter *
tracking_writer_new (UpliftDataset *dataset)
{
  g_assert (dataset != NULL && dataset->tracking.first == NULL);

  TrackingWriter *writer = g_new0 (TrackingWriter, 1);
  writer->dataset = dataset;
  writer->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) uplift_tracking_block_free);
  writer->goods = uplift_code_pairs_new ();
  writer->offers = uplift_code_pairs_new ();
  writer->pairs = uplift_code_pairs_new ();
  return writer;
}

void
tracking_writer_add (TrackingWriter *writer, const TrackingRow *row)
{
  g_assert (writer != NULL && row != NULL);

  if (writer->block == NULL || writer->block->n == UPLIFT_BLOCK_ROWS)
    {
      writer->block = uplift_tracking_block_new (writer->dataset->tracking.has_users);
      g_ptr_array_add (writer->blocks, writer->block);
    }
  UpliftTrackingBlock *block = writer->block;
  guint32 at = block->n++;
  guint32 goods = uplift_code_pairs_number (writer->goods, row->product, row->brand);
  block->influencer[at] = row->influencer;
  if (block->user != NULL)
    block->user[at] = row->user;
  block->offer[at] = uplift_code_pairs_number (writer->offers, goods, row->campaign)
                     | (guint32) row->arm << UPLIFT_OFFER_BITS;
  block->pair[at]
      = uplift_code_pairs_number (writer->pairs, (guint32) row->pair.day, row->pair.source);
  uplift_tracking_block_set_amount (block, at, row->revenue, row->orders);
}

GPtrArray *
tracking_writer_end (TrackingWriter *writer)
{
  g_assert (writer != NULL);

  UpliftTrackingColumns *tracking = &writer->dataset->tracking;
  GPtrArray *blocks = writer->blocks;
  tracking->n_offers = uplift_code_pairs_get_size (writer->offers);
  tracking->n_pairs = uplift_code_pairs_get_size (writer->pairs);
  tracking->offers = g_new (UpliftOffer, MAX (tracking->n_offers, 1));
  tracking->pairs = g_new (UpliftDaySource, MAX (tracking->n_pairs, 1));
  for (guint32 i = 0; i < tracking->n_offers; i++)
    {
      guint64 offer = uplift_code_pairs_get (writer->offers, i);
      guint64 goods = uplift_code_pairs_get (writer->goods, (guint32) (offer >> 32));
      tracking->offers[i] = (UpliftOffer){ .product = (guint32) (goods >> 32),
                                           .brand = (guint32) goods,
                                           .campaign = (guint32) offer };
    }
  for (guint32 i = 0; i < tracking->n_pairs; i++)
    {
      guint64 pair = uplift_code_pairs_get (writer->pairs, i);
      tracking->pairs[i] = (UpliftDaySource){ (UpliftDay) (pair >> 32), (guint32) pair };
    }
  uplift_code_pairs_free (writer->goods);
  uplift_code_pairs_free (writer->offers);
  uplift_code_pairs_free (writer->pairs);
  g_free (writer);
  return blocks;
}
