#include "app/overview/results-table.h"

#include "app/export/file-name.h"
#include "app/influencers/influencer-dialog.h"
#include "app/influencers/influencer-table-data.h"
#include "app/table/data-table.h"

struct _UpliftResultsTable
{
  UpliftSessionView parent_instance;

  UpliftDataTable *table; /* of the template (borrowed) */
  gboolean filled;        /* once */
  guint n_frames;         /* begun since it was to be filled for the first time */
  guint fill_tick;        /* while that is awaited; 0: it is not */
};

G_DEFINE_TYPE (UpliftResultsTable, uplift_results_table, UPLIFT_TYPE_SESSION_VIEW)

static void
row_activated_cb (UpliftDataTable *table, guint row, UpliftResultsTable *self)
{
  UpliftInfluencerTableData *data
      = UPLIFT_INFLUENCER_TABLE_DATA (uplift_data_table_get_data (table));

  uplift_influencer_dialog_present (GTK_WIDGET (self), uplift_session_view_get_session (self),
                                    uplift_influencer_table_data_get_influencer (data, row));
}

static void
fill (UpliftResultsTable *self)
{
  UpliftResults *results = uplift_session_view_get_results (self);
  g_autoptr (UpliftTableData) data = NULL;
  g_autofree char *name = NULL;

  if (results != NULL)
    {
      data = uplift_influencer_table_data_new (results);
      name = uplift_file_name_propose (results, "influencer-summary", "csv");
      uplift_data_table_set_file_name (self->table, name);
    }
  uplift_data_table_set_data (self->table, data);
  self->filled = TRUE;
}

/* A tick comes before its frame is painted: the second one after the first frame. */
static gboolean
uplift_results_table_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  UpliftResultsTable *self = UPLIFT_RESULTS_TABLE (widget);
  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  self->fill_tick = 0;
  fill (self);
  return G_SOURCE_REMOVE;
}

/* The table stands below all that one sees first, and is most of the page's work: the first frame
 * does not wait for it. */
static void
uplift_results_table_results_changed (UpliftSessionView *view)
{
  UpliftResultsTable *self = UPLIFT_RESULTS_TABLE (view);
  if (self->filled || !gtk_widget_get_realized (GTK_WIDGET (self)))
    fill (self);
  else if (self->fill_tick == 0 && uplift_session_view_get_results (view) != NULL)
    self->fill_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), uplift_results_table_tick_cb,
                                                    NULL, NULL);
}

static void
uplift_results_table_class_init (UpliftResultsTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_results_table_results_changed;
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/results-table.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftResultsTable, table);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
uplift_results_table_init (UpliftResultsTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
uplift_results_table_focus_search (UpliftResultsTable *table)
{
  g_return_if_fail (UPLIFT_IS_RESULTS_TABLE (table));

  uplift_data_table_focus_search (table->table);
}
