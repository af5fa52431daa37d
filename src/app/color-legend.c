#include "app/color-legend.h"

#include "app/color-swatch.h"
#include "app/flow-layout.h"

struct _UpliftColorLegend
{
  GtkWidget parent_instance;
};

G_DEFINE_TYPE (UpliftColorLegend, uplift_color_legend, GTK_TYPE_WIDGET)

static void
uplift_color_legend_dispose (GObject *object)
{
  uplift_color_legend_clear (UPLIFT_COLOR_LEGEND (object));
  G_OBJECT_CLASS (uplift_color_legend_parent_class)->dispose (object);
}

static void
uplift_color_legend_class_init (UpliftColorLegendClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_color_legend_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, UPLIFT_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "colorlegend");
}

static void
uplift_color_legend_init (UpliftColorLegend *self)
{
}

GtkWidget *
uplift_color_legend_new (void)
{
  return g_object_new (UPLIFT_TYPE_COLOR_LEGEND, NULL);
}

void
uplift_color_legend_clear (UpliftColorLegend *legend)
{
  GtkWidget *child;

  g_return_if_fail (UPLIFT_IS_COLOR_LEGEND (legend));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (legend))) != NULL)
    gtk_widget_unparent (child);
}

void
uplift_color_legend_add (UpliftColorLegend *legend, const char *name, guint color)
{
  GtkWidget *entry, *label;

  g_return_if_fail (UPLIFT_IS_COLOR_LEGEND (legend));
  g_return_if_fail (name != NULL);

  entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_end (entry, 6);
  gtk_box_append (GTK_BOX (entry), uplift_color_swatch_new (color));
  gtk_box_append (GTK_BOX (entry), label);
  gtk_widget_set_parent (entry, GTK_WIDGET (legend));
}
