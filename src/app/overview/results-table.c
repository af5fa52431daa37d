#include "app/overview/results-table.h"

#include "app/export/file-name.h"
#include "app/influencers/influencer-dialog.h"
#include "app/influencers/influencer-table-data.h"
#include "app/table/data-table.h"

struct _UpliftResultsTable
{
  UpliftSessionView parent_instance;

  UpliftDataTable *table; /* of the template (borrowed) */
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
uplift_results_table_results_changed (UpliftSessionView *view)
{
  UpliftResultsTable *self = UPLIFT_RESULTS_TABLE (view);
  UpliftResults *results = uplift_session_view_get_results (view);
  g_autoptr (UpliftTableData) data = NULL;
  g_autofree char *name = NULL;

  if (results != NULL)
    {
      data = uplift_influencer_table_data_new (results);
      name = uplift_file_name_propose (results, "influencer-summary", "csv");
      uplift_data_table_set_file_name (self->table, name);
    }
  uplift_data_table_set_data (self->table, data);
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
