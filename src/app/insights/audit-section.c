#include "app/insights/audit-section.h"

#include "app/influencers/influencer-dialog.h"
#include "app/insights/audit-table-data.h"
#include "app/insights/audit-texts.h"
#include "app/insights/note-card.h"
#include "app/table/data-table.h"
#include "app/widgets/kpi-tile.h"
#include "app/widgets/wrap-layout.h"
#include "core/figures/payout-audit.h"

#include <glib/gi18n.h>

struct _UpliftAuditSection
{
  UpliftSessionView parent_instance;

  UpliftPayoutAudit *audit;                   /* of the dataset (owned, nullable) */
  UpliftKpiTile *tiles[UPLIFT_AUDIT_N_TILES]; /* (borrowed) */

  /* All of the template (borrowed). */
  GtkStack *stack;
  UpliftNoteCard *none;
  GtkLabel *summary;
  GtkBox *tile_box;
  UpliftDataTable *table;
  GtkCheckButton *only_findings;
};

G_DEFINE_TYPE (UpliftAuditSection, uplift_audit_section, UPLIFT_TYPE_SESSION_VIEW)

static void
ensure_audit (UpliftAuditSection *self, UpliftDataset *dataset)
{
  if (self->audit != NULL && self->audit->dataset == dataset)
    return;
  uplift_payout_audit_free (self->audit);
  self->audit = uplift_payout_audit_new (dataset);
}

static void
update_tiles (UpliftAuditSection *self, const UpliftPayoutTotals *totals, const char *currency)
{
  for (guint i = 0; i < UPLIFT_AUDIT_N_TILES; i++)
    {
      g_autoptr (UpliftAuditTexts) texts
          = uplift_audit_texts_new ((UpliftAuditTile) i, totals, currency);

      uplift_kpi_tile_set_texts (self->tiles[i], texts->figure, texts->detail, texts->explanation);
    }
}

static const char *
get_empty_text (const UpliftPayoutTotals *totals)
{
  if (totals->n_rows == 0)
    return _ ("The selected influencers have no payouts.");
  if (totals->n_checked == 0)
    return _ ("No payout could be checked: show all of them to see why.");
  return _ ("Nothing wrong: every payout that could be checked is as expected.");
}

static void
update_table (UpliftAuditSection *self, UpliftResults *results)
{
  g_autoptr (GArray) rows = NULL;
  UpliftPayoutTotals totals = uplift_payout_audit_select (self->audit, results, &rows);
  gboolean only_findings = gtk_check_button_get_active (self->only_findings);
  g_autoptr (UpliftTableData) data = uplift_audit_table_data_new (self->audit, rows, only_findings);
  g_autofree char *summary = uplift_audit_texts_summarize (&totals, results);

  update_tiles (self, &totals, results->dataset->currency);
  gtk_label_set_label (self->summary, summary);
  uplift_data_table_set_empty_text (self->table, get_empty_text (&totals));
  uplift_data_table_set_data (self->table, data);
}

static void
uplift_audit_section_results_changed (UpliftSessionView *view)
{
  UpliftAuditSection *self = UPLIFT_AUDIT_SECTION (view);
  UpliftResults *results = uplift_session_view_get_results (view);
  gboolean has_payouts;

  if (results == NULL)
    return;
  has_payouts = results->dataset->tables[UPLIFT_TABLE_PAYOUTS].present;
  gtk_stack_set_visible_child_name (self->stack, has_payouts ? "audit" : "none");
  if (!has_payouts)
    {
      g_clear_pointer (&self->audit, uplift_payout_audit_free);
      uplift_data_table_set_data (self->table, NULL);
      return;
    }
  ensure_audit (self, results->dataset);
  update_table (self, results);
}

static void
only_findings_cb (UpliftAuditSection *self)
{
  uplift_audit_section_results_changed (UPLIFT_SESSION_VIEW (self));
}

static void
row_activated_cb (UpliftDataTable *table, guint row, UpliftAuditSection *self)
{
  guint32 influencer = uplift_audit_table_data_get_influencer (
      UPLIFT_AUDIT_TABLE_DATA (uplift_data_table_get_data (table)), row);

  uplift_influencer_dialog_present (GTK_WIDGET (self), uplift_session_view_get_session (self),
                                    influencer);
}

static void
uplift_audit_section_finalize (GObject *object)
{
  uplift_payout_audit_free (UPLIFT_AUDIT_SECTION (object)->audit);
  G_OBJECT_CLASS (uplift_audit_section_parent_class)->finalize (object);
}

static void
uplift_audit_section_class_init (UpliftAuditSectionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_audit_section_finalize;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_audit_section_results_changed;
  g_type_ensure (UPLIFT_TYPE_DATA_TABLE);
  g_type_ensure (UPLIFT_TYPE_NOTE_CARD);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/audit-section.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftAuditSection, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftAuditSection, none);
  gtk_widget_class_bind_template_child (widget_class, UpliftAuditSection, summary);
  gtk_widget_class_bind_template_child (widget_class, UpliftAuditSection, tile_box);
  gtk_widget_class_bind_template_child (widget_class, UpliftAuditSection, table);
  gtk_widget_class_bind_template_child (widget_class, UpliftAuditSection, only_findings);
  gtk_widget_class_bind_template_callback (widget_class, only_findings_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
uplift_audit_section_init (UpliftAuditSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  uplift_note_card_set (self->none, "dialog-information-symbolic",
                        _ ("No payouts file, so there is nothing to audit."));
  uplift_data_table_set_file_name (self->table, "payout-audit.csv");
  for (guint i = 0; i < UPLIFT_AUDIT_N_TILES; i++)
    {
      GtkWidget *tile = uplift_kpi_tile_new (uplift_audit_tile_get_label ((UpliftAuditTile) i));

      gtk_box_append (self->tile_box, tile);
      self->tiles[i] = UPLIFT_KPI_TILE (tile);
    }
}
