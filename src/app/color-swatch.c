#include "app/color-swatch.h"

#include "app/widget-theme.h"

#define SIZE 12
#define RADIUS 3

struct _UpliftColorSwatch
{
  GtkWidget parent_instance;

  guint color; /* index into the palette */
};

G_DEFINE_TYPE (UpliftColorSwatch, uplift_color_swatch, GTK_TYPE_WIDGET)

static void
uplift_color_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
uplift_color_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UpliftColorSwatch *self = UPLIFT_COLOR_SWATCH (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE);
  GskRoundedRect shape;
  UpliftTheme theme;
  const UpliftColor *color;

  uplift_widget_theme_get (widget, &theme);
  color = &theme.palette[self->color];
  gsk_rounded_rect_init_from_rect (&shape, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot,
                             &(GdkRGBA){ (float) color->red, (float) color->green,
                                         (float) color->blue, (float) color->alpha },
                             &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
uplift_color_swatch_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (uplift_color_swatch_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
uplift_color_swatch_class_init (UpliftColorSwatchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = uplift_color_swatch_measure;
  widget_class->snapshot = uplift_color_swatch_snapshot;
  widget_class->css_changed = uplift_color_swatch_css_changed;
  gtk_widget_class_set_css_name (widget_class, "colorswatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
uplift_color_swatch_init (UpliftColorSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
uplift_color_swatch_new (guint color)
{
  UpliftColorSwatch *self = g_object_new (UPLIFT_TYPE_COLOR_SWATCH, NULL);

  self->color = color % UPLIFT_PALETTE_SIZE;
  return GTK_WIDGET (self);
}
