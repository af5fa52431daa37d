#include "app/sidebar/period-picker.h"
#include "app/sidebar/date-text.h"
#include "app/sidebar/period-histogram.h"
#include "app/sidebar/period-preset.h"
#include "app/widgets/lazy-menu.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

struct _UpliftPeriodPicker
{
  UpliftSessionView parent_instance;
  GtkMenuButton *preset_button;     /* template child */
  UpliftPeriodHistogram *histogram; /* template child */
  GtkEntry *since_entry;            /* template child */
  GtkEntry *until_entry;            /* template child */
  GtkMenuButton *since_button;      /* template child */
  GtkMenuButton *until_button;      /* template child */
  GtkCalendar *since_calendar;      /* (borrowed, nullable: not opened yet) */
  GtkCalendar *until_calendar;      /* likewise */
  GtkLabel *error;                  /* template child */
  GSimpleAction *preset_action;     /* (owned) */
  gboolean updating;                /* entries and calendars follow the filter just now */
};

G_DEFINE_TYPE (UpliftPeriodPicker, uplift_period_picker, UPLIFT_TYPE_SESSION_VIEW)

/* The dataset, when it has days. */
static UpliftDataset *
get_dataset (UpliftPeriodPicker *self)
{
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  return dataset != NULL && dataset->last_day != UPLIFT_DAY_NONE ? dataset : NULL;
}

/* Errors */

static void
mark_entry (GtkEntry *entry, gboolean bad)
{
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               bad ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* entry, message: (nullable) when all is well. */
static void
show_error (UpliftPeriodPicker *self, GtkEntry *entry, const char *message)
{
  GtkEntry *entries[] = { self->since_entry, self->until_entry };
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gboolean bad = entries[i] == entry;
      mark_entry (entries[i], bad);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entries[i]),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, bad ? message : "", -1);
    }
  gtk_label_set_label (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
}

/* From the session */

static void
show_dates (UpliftPeriodPicker *self, UpliftDay since, UpliftDay until)
{
  g_autofree char *since_text
      = since != UPLIFT_DAY_NONE ? uplift_day_to_iso (since) : g_strdup ("");
  g_autofree char *until_text
      = until != UPLIFT_DAY_NONE ? uplift_day_to_iso (until) : g_strdup ("");
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->since_entry), since_text);
  gtk_editable_set_text (GTK_EDITABLE (self->until_entry), until_text);
  self->updating = FALSE;
}

static void
show_preset (UpliftPeriodPicker *self, UpliftPreset preset)
{
  gtk_menu_button_set_label (self->preset_button, uplift_preset_get_title (preset));
  g_simple_action_set_state (self->preset_action, g_variant_new_int32 ((gint32) preset));
}

static void
show_filter (UpliftPeriodPicker *self)
{
  UpliftDataset *dataset = get_dataset (self);
  const UpliftFilter *filter = uplift_session_get_filter (uplift_session_view_get_session (self));
  UpliftDay since = uplift_filter_get_since (filter), until = uplift_filter_get_until (filter);
  show_error (self, NULL, NULL);
  show_dates (self, since, until);
  show_preset (self, uplift_preset_find (dataset->last_day, since, until));
  uplift_period_histogram_set_period (self->histogram, since, until);
}

/* The rows of each day under all filters but the period. */
static void
show_counts (UpliftPeriodPicker *self)
{
  UpliftDataset *dataset = get_dataset (self);
  UpliftResults *results = uplift_session_view_get_results (self);
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  gboolean has_counts = results != NULL && results->dataset == dataset;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (UpliftDayCount));
  for (guint32 i = 0; has_counts && i < tracking->n_pairs; i++)
    {
      UpliftDayCount count = { tracking->pairs[i].day, results->pair_counts[i] };
      g_array_append_val (counts, count);
    }
  uplift_period_histogram_set_data (self->histogram, dataset->first_day, dataset->last_day,
                                    (const UpliftDayCount *) (gpointer) counts->data, counts->len);
}

/* TRUE when an entry says something else than the filter. */
static gboolean
is_edited (UpliftPeriodPicker *self)
{
  const UpliftFilter *filter = uplift_session_get_filter (uplift_session_view_get_session (self));
  UpliftDay days[] = { uplift_filter_get_since (filter), uplift_filter_get_until (filter) };
  GtkEntry *entries[] = { self->since_entry, self->until_entry };
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      UpliftDay day;
      if (!uplift_date_text_parse (gtk_editable_get_text (GTK_EDITABLE (entries[i])), &day)
          || day != days[i])
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_focus_within (GtkEntry *entry)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* What is being typed stays when another filter changes. */
static gboolean
is_typing (UpliftPeriodPicker *self)
{
  return (has_focus_within (self->since_entry) || has_focus_within (self->until_entry))
         && is_edited (self);
}

static void
uplift_period_picker_results_changed (UpliftSessionView *view)
{
  UpliftPeriodPicker *self = UPLIFT_PERIOD_PICKER (view);
  if (get_dataset (self) == NULL)
    return;
  show_counts (self);
  if (!is_typing (self))
    show_filter (self);
}

/* To the session */

static void
set_period (UpliftPeriodPicker *self, UpliftDay since, UpliftDay until)
{
  g_autoptr (UpliftFilter) filter
      = uplift_filter_copy (uplift_session_get_filter (uplift_session_view_get_session (self)));
  uplift_filter_set_period (filter, since, until);
  uplift_session_set_filter (uplift_session_view_get_session (self), filter);
  show_filter (self);
}

/* Checks both dates, since each may be what makes the other one wrong. */
static void
take_dates (UpliftPeriodPicker *self, GtkEntry *edited)
{
  GtkEntry *entries[] = { self->since_entry, self->until_entry };
  UpliftDay days[2];
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (!uplift_date_text_parse (gtk_editable_get_text (GTK_EDITABLE (entries[i])), &days[i]))
      {
        show_error (self, entries[i], _ ("Not a date. Write it like 2025-03-31."));
        return;
      }
  if (days[0] != UPLIFT_DAY_NONE && days[1] != UPLIFT_DAY_NONE && days[0] > days[1])
    show_error (self, edited, _ ("The first day is after the last day."));
  else
    set_period (self, days[0], days[1]);
}

static void
uplift_period_picker_activate_cb (UpliftPeriodPicker *self, GtkEntry *entry)
{
  if (get_dataset (self) != NULL)
    take_dates (self, entry);
}

static void
uplift_period_picker_leave_cb (UpliftPeriodPicker *self, GtkEventController *focus)
{
  if (get_dataset (self) != NULL && is_edited (self))
    take_dates (self, GTK_ENTRY (gtk_event_controller_get_widget (focus)));
}

static void
uplift_period_picker_preview_cb (UpliftPeriodPicker *self, int since, int until)
{
  show_error (self, NULL, NULL);
  show_dates (self, since, until);
}

/* A period of all days is none, so that no chip stays behind and posts of other days come back. */
static void
uplift_period_picker_selected_cb (UpliftPeriodPicker *self, int since, int until)
{
  UpliftDataset *dataset = get_dataset (self);
  if (dataset == NULL)
    return;
  gboolean whole = since == dataset->first_day && until == dataset->last_day;
  set_period (self, whole ? UPLIFT_DAY_NONE : since, whole ? UPLIFT_DAY_NONE : until);
}

static void
uplift_period_picker_preset_cb (UpliftPeriodPicker *self, GVariant *parameter)
{
  UpliftDataset *dataset = get_dataset (self);
  if (dataset == NULL)
    return;
  UpliftDay since, until;
  uplift_preset_get_period ((UpliftPreset) g_variant_get_int32 (parameter), dataset->last_day,
                            &since, &until);
  set_period (self, since, until);
}

/* Calendars */

static void
show_day (UpliftPeriodPicker *self, gboolean is_since)
{
  UpliftDataset *dataset = get_dataset (self);
  GtkEntry *entry = is_since ? self->since_entry : self->until_entry;
  UpliftDay day;
  if (dataset == NULL)
    return;
  if (!uplift_date_text_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), &day)
      || day == UPLIFT_DAY_NONE)
    day = is_since ? dataset->first_day : dataset->last_day;
  int year, month, day_of_month;
  uplift_day_to_date (day, &year, &month, &day_of_month);
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day_of_month, 12, 0, 0);
  self->updating = TRUE;
  gtk_calendar_select_day (is_since ? self->since_calendar : self->until_calendar, date);
  self->updating = FALSE;
}

static void
take_calendar (UpliftPeriodPicker *self, GtkCalendar *calendar)
{
  gboolean is_since = calendar == self->since_calendar;
  GtkEntry *entry = is_since ? self->since_entry : self->until_entry;
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_menu_button_popdown (is_since ? self->since_button : self->until_button);
  take_dates (self, entry);
}

static void
uplift_period_picker_day_cb (UpliftPeriodPicker *self, GtkCalendar *calendar)
{
  if (!self->updating && get_dataset (self) != NULL)
    take_calendar (self, calendar);
}

/* GtkCalendar is silent when the day of the month stays the same, which includes a click on the day
 * that it shows first and on its like in another month. */
static void
uplift_period_picker_released_cb (GtkGestureClick *gesture, int n_press, double x, double y,
                                  UpliftPeriodPicker *self)
{
  GtkWidget *calendar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *target = gtk_widget_pick (calendar, x, y, GTK_PICK_DEFAULT);
  if (target != NULL && gtk_widget_has_css_class (target, "day-number")
      && get_dataset (self) != NULL)
    take_calendar (self, GTK_CALENDAR (calendar));
}

static GtkCalendar *
add_calendar (UpliftPeriodPicker *self, GtkMenuButton *button)
{
  GtkWidget *calendar = gtk_calendar_new (), *popover = gtk_popover_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  const char *name = gtk_widget_get_tooltip_text (GTK_WIDGET (button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (uplift_period_picker_day_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (uplift_period_picker_released_cb), self,
                           0);
  gtk_widget_add_controller (calendar, GTK_EVENT_CONTROLLER (click));
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (button, popover);
  return GTK_CALENDAR (calendar);
}

/* As it is opened; made the first time, for few ever look at it. */
static void
uplift_period_picker_calendar_cb (GtkMenuButton *button, gpointer data)
{
  UpliftPeriodPicker *self = data;
  gboolean is_since = button == self->since_button;
  GtkCalendar **calendar = is_since ? &self->since_calendar : &self->until_calendar;
  if (*calendar == NULL)
    *calendar = add_calendar (self, button);
  show_day (self, is_since);
}

/* Menu of presets */

static GMenuModel *
create_menu (UpliftDay last_day)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) relative = g_menu_new ();
  for (int i = 0; i < UPLIFT_N_PRESETS; i++)
    {
      g_autofree char *action = g_strdup_printf ("period.preset(%d)", i);
      g_menu_append (i == UPLIFT_PRESET_ALL ? all : relative,
                     uplift_preset_get_title ((UpliftPreset) i), action);
    }
  g_autofree char *day = uplift_format_day (last_day);
  g_autofree char *title = g_strdup_printf (_ ("Up to the last day, %s"), day);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, title, G_MENU_MODEL (relative));
  return G_MENU_MODEL (menu);
}

static void
uplift_period_picker_dataset_changed (UpliftSessionView *view)
{
  UpliftPeriodPicker *self = UPLIFT_PERIOD_PICKER (view);
  UpliftDataset *dataset = get_dataset (self);
  gtk_widget_set_visible (GTK_WIDGET (self), dataset != NULL);
  if (dataset == NULL)
    return;
  g_autoptr (GMenuModel) menu = create_menu (dataset->last_day);
  g_autofree char *first = uplift_day_to_iso (dataset->first_day);
  g_autofree char *last = uplift_day_to_iso (dataset->last_day);
  uplift_lazy_menu_set (self->preset_button, menu);
  gtk_entry_set_placeholder_text (self->since_entry, first);
  gtk_entry_set_placeholder_text (self->until_entry, last);
  show_counts (self);
  show_filter (self);
}

/* Object */

static void
uplift_period_picker_dispose (GObject *object)
{
  UpliftPeriodPicker *self = UPLIFT_PERIOD_PICKER (object);
  g_clear_object (&self->preset_action);
  G_OBJECT_CLASS (uplift_period_picker_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/period-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftPeriodPicker, preset_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftPeriodPicker, histogram);
  gtk_widget_class_bind_template_child (widget_class, UpliftPeriodPicker, since_entry);
  gtk_widget_class_bind_template_child (widget_class, UpliftPeriodPicker, until_entry);
  gtk_widget_class_bind_template_child (widget_class, UpliftPeriodPicker, since_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftPeriodPicker, until_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftPeriodPicker, error);
  gtk_widget_class_bind_template_callback (widget_class, uplift_period_picker_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_period_picker_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_period_picker_preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_period_picker_selected_cb);
}

static void
uplift_period_picker_class_init (UpliftPeriodPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  UPLIFT_SESSION_VIEW_CLASS (klass)->dataset_changed = uplift_period_picker_dataset_changed;
  UPLIFT_SESSION_VIEW_CLASS (klass)->results_changed = uplift_period_picker_results_changed;
  g_type_ensure (UPLIFT_TYPE_PERIOD_HISTOGRAM);
  object_class->dispose = uplift_period_picker_dispose;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
uplift_period_picker_init (UpliftPeriodPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->since_button, uplift_period_picker_calendar_cb, self,
                                         NULL);
  gtk_menu_button_set_create_popup_func (self->until_button, uplift_period_picker_calendar_cb, self,
                                         NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  self->preset_action = g_simple_action_new_stateful ("preset", G_VARIANT_TYPE_INT32,
                                                      g_variant_new_int32 (UPLIFT_PRESET_ALL));
  g_signal_connect_object (self->preset_action, "activate",
                           G_CALLBACK (uplift_period_picker_preset_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->preset_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "period", G_ACTION_GROUP (group));
}
