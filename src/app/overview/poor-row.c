#include "app/overview/poor-row.h"

#include "app/words/standing.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

#define WIDTH 240

struct _UpliftPoorRow
{
  GtkFlowBoxChild parent_instance;

  char *id;                       /* of the influencer (owned) */
  char *tooltip;                  /* (owned) */
  GtkImage *icon;                 /* (borrowed) */
  GtkLabel *name, *ratio, *money; /* (borrowed) */
};

G_DEFINE_TYPE (UpliftPoorRow, uplift_poor_row, GTK_TYPE_FLOW_BOX_CHILD)

/* Asked for when it is needed: GTK asks the X server four times where the pointer is whenever the
 * tooltip of a widget on the screen is set to another text. */
static gboolean
uplift_poor_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                               GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, UPLIFT_POOR_ROW (widget)->tooltip);
  return TRUE;
}

static void
uplift_poor_row_finalize (GObject *object)
{
  g_free (UPLIFT_POOR_ROW (object)->id);
  g_free (UPLIFT_POOR_ROW (object)->tooltip);
  G_OBJECT_CLASS (uplift_poor_row_parent_class)->finalize (object);
}

static void
uplift_poor_row_class_init (UpliftPoorRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = uplift_poor_row_finalize;
  GTK_WIDGET_CLASS (class)->query_tooltip = uplift_poor_row_query_tooltip;
}

static GtkLabel *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  return GTK_LABEL (label);
}

static GtkWidget *
make_lines (UpliftPoorRow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  self->name = make_label ();
  self->ratio = GTK_LABEL (gtk_label_new (NULL));
  self->money = make_label ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->ratio), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->money), "dim-label");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->name), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->ratio), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (self->money), 0, 1, 2, 1);
  gtk_widget_set_hexpand (grid, TRUE);
  gtk_widget_set_size_request (grid, WIDTH, -1);
  return grid;
}

static void
uplift_poor_row_init (UpliftPoorRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), make_lines (self));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
uplift_poor_row_new (void)
{
  return g_object_new (UPLIFT_TYPE_POOR_ROW, NULL);
}

/* The figure for which it is listed: "ROAS 0.74×" (transfer full). */
static char *
describe_ratio (const UpliftInfluencerFigures *row)
{
  gboolean poor = row->poor || row->loss_making;
  g_autofree char *ratio = uplift_format_ratio (poor ? row->figures.roas : row->incremental_roas);

  return poor ? g_strdup_printf (_ ("ROAS %s"), ratio)
              : g_strdup_printf (_ ("Incremental ROAS %s"), ratio);
}

/* "Loss-making · spend 5,000.00 · loses 1,234.00" (transfer full). */
static char *
describe_money (const UpliftResults *results, guint32 influencer)
{
  const UpliftFigures *figures = &results->influencers[influencer].figures;
  const char *currency = results->dataset->currency;
  const char *word = uplift_standing_get_word (uplift_standing_get (results, influencer));
  g_autofree char *spend = uplift_format_money (figures->spend, currency);
  g_autofree char *amount = uplift_format_money (fabs (figures->profit), currency);

  return figures->profit < 0
             ? g_strdup_printf (_ ("%s · spend %s · loses %s"), word, spend, amount)
             : g_strdup_printf (_ ("%s · spend %s · earns %s"), word, spend, amount);
}

void
uplift_poor_row_set (UpliftPoorRow *self, const UpliftResults *results, guint32 influencer)
{
  g_return_if_fail (UPLIFT_IS_POOR_ROW (self));
  g_return_if_fail (results != NULL && influencer < results->dataset->influencers.n);

  const UpliftDictionary *ids = results->dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  const char *name = results->dataset->influencers.name[influencer];
  UpliftStanding standing = uplift_standing_get (results, influencer);
  const char *classes[] = { uplift_standing_get_style_class (standing), NULL };
  const char *explanation = uplift_standing_get_explanation (standing);
  g_autofree char *ratio = describe_ratio (&results->influencers[influencer]);
  g_autofree char *money = describe_money (results, influencer);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", name, ratio, money);

  g_free (self->id);
  self->id = g_strdup (uplift_dictionary_get (ids, influencer));
  g_free (self->tooltip);
  self->tooltip = g_strdup_printf ("%s\n%s\n%s", name, money, explanation);
  gtk_image_set_from_icon_name (self->icon, uplift_standing_get_icon_name (standing));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), classes);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->ratio, ratio);
  gtk_label_set_label (self->money, money);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->tooltip, -1);
}

const char *
uplift_poor_row_get_id (UpliftPoorRow *self)
{
  g_return_val_if_fail (UPLIFT_IS_POOR_ROW (self), NULL);

  return self->id;
}
