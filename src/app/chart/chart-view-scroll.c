/* How a chart view scrolls a chart that is higher than itself: what the chart wants fixed stays at
 * the view's edges, and the rest moves between. */
#include "app/chart/chart-view-private.h"

#include "app/widgets/scroll-into-view.h"

/* A step of the scrollbar's arrows. */
#define SCROLL_STEP 30

UpliftChartWindow
uplift_chart_view_get_window (UpliftChartView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  UpliftChartWindow window = { .bottom = height };

  if (self->chart == NULL || self->stale || adjustment == NULL)
    return window;
  window.beyond = uplift_chart_get_height (self->chart) - height;
  if (window.beyond <= 0)
    return (UpliftChartWindow){ .bottom = height };
  uplift_chart_get_fixed (self->chart, &window.top, &window.bottom);
  window.bottom = MAX (height - window.bottom, window.top);
  window.offset = CLAMP (gtk_adjustment_get_value (adjustment), 0, window.beyond);
  return window;
}

double
uplift_chart_view_get_chart_y (UpliftChartView *self, double y)
{
  UpliftChartWindow window = uplift_chart_view_get_window (self);

  if (y < window.top)
    return y;
  return y + (y >= window.bottom ? window.beyond : window.offset);
}

cairo_rectangle_t
uplift_chart_view_get_place (UpliftChartView *self, const cairo_rectangle_t *rect)
{
  cairo_rectangle_t place = *rect;

  place.y -= uplift_chart_view_get_window (self).offset;
  return place;
}

void
uplift_chart_view_configure_adjustments (UpliftChartView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  UpliftChartWindow window = uplift_chart_view_get_window (self);
  double page = MAX (window.bottom - window.top, 0);

  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], 0, 0, width, 0, 0,
                              width);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_VERTICAL],
                              window.beyond > 0 ? window.offset : 0, 0,
                              window.beyond > 0 ? page + window.beyond : height, SCROLL_STEP,
                              page * 0.9, window.beyond > 0 ? page : height);
}

void
uplift_chart_view_show_mark (UpliftChartView *self, int mark)
{
  const cairo_rectangle_t *hit;
  cairo_rectangle_t place;
  UpliftChartWindow window;

  if (mark < 0)
    return;
  uplift_chart_view_ensure_layout (self);
  hit = &uplift_chart_get_mark (self->chart, mark)->hit;
  window = uplift_chart_view_get_window (self);
  if (window.beyond > 0)
    gtk_adjustment_set_value (
        self->adjustments[GTK_ORIENTATION_VERTICAL],
        MIN (MAX (window.offset, hit->y + hit->height - window.bottom), hit->y - window.top));
  place = uplift_chart_view_get_place (self, hit);
  uplift_scroll_area_into_view (GTK_WIDGET (self),
                                &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y,
                                                     (float) place.width, (float) place.height));
}

static void
scrolled_cb (UpliftChartView *self)
{
  uplift_chart_view_set_changed (self);
  uplift_chart_view_pick_again (self);
}

void
uplift_chart_view_set_adjustment (UpliftChartView *self, GtkOrientation orientation,
                                  GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  if (!g_set_object (place, adjustment))
    return;
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  uplift_chart_view_set_stale (self);
}
