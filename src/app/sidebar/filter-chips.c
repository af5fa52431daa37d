#include "app/sidebar/filter-chips.h"
#include "app/widgets/flow-layout.h"
#include "app/words/dimension-text.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

#define MAX_SINGLE 3      /* values of one filter with a chip each */
#define MAX_CHIP_CHARS 28 /* of a chip's text before it is cut */

struct _UpliftFilterChips
{
  UpliftSessionView parent_instance;
  GtkBox *chips;       /* template child */
  GtkLabel *rows;      /* template child; the last in chips */
  GtkWidget *clear;    /* template child */
  UpliftFilter *shown; /* the filter that the chips stand for (owned, nullable) */
};

/* What a chip takes away; kept by its button. */
typedef struct
{
  UpliftFilterChips *owner; /* (borrowed) */
  gboolean is_period;
  UpliftDimension dimension;
  char *value; /* (owned, nullable: all values of the dimension) */
} ChipTarget;

G_DEFINE_TYPE (UpliftFilterChips, uplift_filter_chips, UPLIFT_TYPE_SESSION_VIEW)

static void
chip_target_free (gpointer data, GClosure *closure)
{
  ChipTarget *target = data;
  g_free (target->value);
  g_free (target);
}

static void
uplift_filter_chips_remove_cb (GtkButton *button, ChipTarget *target)
{
  UpliftSession *session = uplift_session_view_get_session (target->owner);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (session));
  if (target->is_period)
    uplift_filter_set_period (filter, UPLIFT_DAY_NONE, UPLIFT_DAY_NONE);
  else if (target->value == NULL)
    uplift_filter_clear_dimension (filter, target->dimension);
  else
    uplift_filter_set (filter, target->dimension, target->value, FALSE);
  uplift_session_set_filter (session, filter);
}

/* Chips */

static GtkWidget *
create_remove_button (const char *description, ChipTarget *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter %s"), description);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Remove this filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (uplift_filter_chips_remove_cb), target,
                         chip_target_free, 0);
  return button;
}

/* text: on the chip; description: whole, with the filter's name, for the tooltip and the button;
 * takes the target. */
static void
add_chip (UpliftFilterChips *self, const char *text, const char *description, ChipTarget *target)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  target->owner = self;
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHIP_CHARS);
  gtk_widget_set_tooltip_text (label, description);
  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), create_remove_button (description, target));
  gtk_widget_insert_before (chip, GTK_WIDGET (self->chips), GTK_WIDGET (self->rows));
}

static ChipTarget *
create_target (UpliftDimension dimension, const char *value)
{
  ChipTarget *target = g_new0 (ChipTarget, 1);
  target->dimension = dimension;
  target->value = g_strdup (value);
  return target;
}

static void
add_value_chips (UpliftFilterChips *self, UpliftDataset *dataset, UpliftDimension dimension)
{
  guint n = uplift_filter_get_n_values (self->shown, dimension);
  const char *title = uplift_dimension_get_title (dimension);
  if (n > MAX_SINGLE)
    {
      g_autofree char *number = uplift_format_count (n);
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s: %s value", "%s: %s values", n), title, number);
      add_chip (self, text, text, create_target (dimension, NULL));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *value = uplift_filter_get_value (self->shown, dimension, i);
      const char *label = uplift_dimension_get_value_label (dataset, dimension, value);
      g_autofree char *whole = g_strdup_printf (_ ("%s: %s"), title, label);
      /* “(none)” and bare numbers say nothing without the filter's name. */
      gboolean is_plain = g_unichar_isalpha (g_utf8_get_char (label));
      add_chip (self, is_plain ? label : whole, whole, create_target (dimension, value));
    }
}

static void
add_period_chip (UpliftFilterChips *self)
{
  UpliftDay since = uplift_filter_get_since (self->shown);
  UpliftDay until = uplift_filter_get_until (self->shown);
  if (since == UPLIFT_DAY_NONE && until == UPLIFT_DAY_NONE)
    return;
  ChipTarget *target = g_new0 (ChipTarget, 1);
  target->is_period = TRUE;
  g_autofree char *text = uplift_format_period (since, until);
  g_autofree char *whole = g_strdup_printf (_ ("Period: %s"), text);
  add_chip (self, text, whole, target);
}

static void
remove_chips (UpliftFilterChips *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != GTK_WIDGET (self->rows))
    gtk_widget_unparent (child);
}

/* Focus: a chip removed by keyboard hands it to the one that takes its place. */

/* The place of the chip with the focus, -1: none has it. */
static int
find_focus (UpliftFilterChips *self)
{
  int place = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
       child != GTK_WIDGET (self->rows); child = gtk_widget_get_next_sibling (child), place++)
    if ((gtk_widget_get_state_flags (child) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      return place;
  return -1;
}

static void
restore_focus (UpliftFilterChips *self, int place)
{
  GtkWidget *chosen = NULL;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
  for (; child != GTK_WIDGET (self->rows) && place >= 0; place--)
    {
      chosen = child;
      child = gtk_widget_get_next_sibling (child);
    }
  if (chosen != NULL)
    gtk_widget_grab_focus (gtk_widget_get_last_child (chosen));
}

static void
rebuild (UpliftFilterChips *self)
{
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  int focus = find_focus (self);
  remove_chips (self);
  for (guint i = 0; dataset != NULL && i < UPLIFT_N_DIMENSIONS; i++)
    add_value_chips (self, dataset, (UpliftDimension) i);
  add_period_chip (self);
  gtk_widget_set_visible (self->clear, !uplift_filter_is_empty (self->shown));
  restore_focus (self, focus);
}

/* From the session */

static void
show_rows (UpliftFilterChips *self, const UpliftResults *results)
{
  guint64 all = results->dataset->tracking.n;
  g_autofree char *part = uplift_format_count ((gint64) results->totals.rows);
  g_autofree char *whole = uplift_format_count ((gint64) all);
  g_autofree char *text
      = results->totals.rows == all
            ? g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) all), whole)
            : g_strdup_printf (ngettext ("%s of %s row", "%s of %s rows", (gulong) all), part,
                               whole);
  gtk_label_set_label (self->rows, text);
}

static void
uplift_filter_chips_results_changed (UpliftSessionView *view)
{
  UpliftFilterChips *self = UPLIFT_FILTER_CHIPS (view);
  const UpliftFilter *filter = uplift_session_get_filter (uplift_session_view_get_session (self));
  UpliftResults *results = uplift_session_view_get_results (self);
  gtk_widget_set_visible (GTK_WIDGET (self), results != NULL);
  if (results == NULL)
    return;
  show_rows (self, results);
  if (self->shown != NULL && uplift_filter_equal (self->shown, filter))
    return;
  g_clear_pointer (&self->shown, uplift_filter_free);
  self->shown = uplift_filter_copy (filter);
  rebuild (self);
}

/* The same values may have other names in other data. */
static void
uplift_filter_chips_dataset_changed (UpliftSessionView *view)
{
  UpliftFilterChips *self = UPLIFT_FILTER_CHIPS (view);
  g_clear_pointer (&self->shown, uplift_filter_free);
}

/* Object */

static void
uplift_filter_chips_dispose (GObject *object)
{
  UpliftFilterChips *self = UPLIFT_FILTER_CHIPS (object);
  g_clear_pointer (&self->shown, uplift_filter_free);
  G_OBJECT_CLASS (uplift_filter_chips_parent_class)->dispose (object);
}

static void
uplift_filter_chips_class_init (UpliftFilterChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  UPLIFT_SESSION_VIEW_CLASS (klass)->dataset_changed = uplift_filter_chips_dataset_changed;
  UPLIFT_SESSION_VIEW_CLASS (klass)->results_changed = uplift_filter_chips_results_changed;
  g_type_ensure (UPLIFT_TYPE_FLOW_LAYOUT);
  object_class->dispose = uplift_filter_chips_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/filter-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterChips, chips);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterChips, rows);
  gtk_widget_class_bind_template_child (widget_class, UpliftFilterChips, clear);
}

static void
uplift_filter_chips_init (UpliftFilterChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
