#include "app/window/window.h"
#include "app/campaigns/campaigns-page.h"
#include "app/export/export-actions.h"
#include "app/files/drop-area.h"
#include "app/files/file-notices.h"
#include "app/files/file-watch.h"
#include "app/files/import-actions.h"
#include "app/files/recent-sets.h"
#include "app/influencers/influencers-page.h"
#include "app/insights/insights-page.h"
#include "app/overview/overview-page.h"
#include "app/personas/personas-page.h"
#include "app/posts/posts-page.h"
#include "app/preferences.h"
#include "app/sidebar/filter-chips.h"
#include "app/sidebar/filter-sidebar.h"
#include "app/widgets/lazy-menu.h"
#include "app/window/cost-note.h"
#include "app/window/first-frame.h"
#include "app/window/lazy-page.h"
#include "app/window/page-frame.h"
#include "app/window/page-switcher.h"
#include "app/window/split-view.h"
#include "app/window/toast.h"
#include "app/window/window-actions.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

/* So long a new window waits for its first figures. */
#define MILLISECONDS_TO_FIGURES 100

/* So long files have to be left alone before it is said that they have changed. */
#define QUIET_MILLISECONDS 1000

struct _UpliftWindow
{
  GtkApplicationWindow parent_instance;
  UpliftSplitView *split_view;         /* template child */
  UpliftLoadView *load_view;           /* template child */
  UpliftExportView *export_view;       /* template child */
  GtkStack *pages;                     /* template child */
  GtkWidget *title_box;                /* template child */
  GtkLabel *subtitle;                  /* template child */
  UpliftFileNotices *notices;          /* template child */
  GMenu *recent_section;               /* template child */
  UpliftSession *session;              /* (owned) */
  UpliftFileOpener *opener;            /* (owned) */
  UpliftFileWatch *watch;              /* (owned) */
  gboolean drawn;                      /* once at least */
  guint present_source;                /* until the window is shown; 0: it is */
  const UpliftCommandLine *begin_with; /* for the first files (borrowed, nullable: done) */
};

enum
{
  PROP_SESSION = 1
};

G_DEFINE_TYPE (UpliftWindow, uplift_window, GTK_TYPE_APPLICATION_WINDOW)

/* What was loaded where that was asked for, and what was found in it. */
static void
tell_findings (UpliftWindow *self, UpliftDataset *dataset)
{
  guint n = uplift_problems_get_size (dataset->problems);
  g_autofree char *loaded = NULL, *both = NULL;
  g_autofree char *number = uplift_format_count (n);
  g_autofree char *found
      = g_strdup_printf (ngettext ("%s finding in the data", "%s findings in the data", n), number);
  if (uplift_file_opener_get_purpose (self->opener) == UPLIFT_PURPOSE_TABLE)
    {
      UpliftTable table = uplift_file_opener_get_table (self->opener);
      /* Translators: %s is a file name. */
      loaded = g_strdup_printf (_ ("Loaded “%s”"), dataset->tables[table].file);
      both = g_strdup_printf ("%s · %s", loaded, found);
    }
  if (n > 0)
    uplift_toast_show_action (GTK_WIDGET (self), both != NULL ? both : found, _ ("Show"),
                              "win.problems");
  else if (loaded != NULL)
    uplift_toast_show (GTK_WIDGET (self), loaded, NULL);
}

static void
apply_command_line (UpliftWindow *self, const UpliftDataset *dataset)
{
  const UpliftCommandLine *command_line = g_steal_pointer (&self->begin_with);
  if (command_line == NULL)
    return;
  if (command_line->has_settings)
    uplift_session_set_settings (self->session, &command_line->settings);
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftFilter) filter = uplift_command_line_make_filter (command_line, dataset, &error);
  if (filter != NULL)
    uplift_session_set_filter (self->session, filter);
  else
    uplift_file_notices_show_error (self->notices, error->message, FALSE);
}

/* Offers to reload what has changed on disk, or does so where that is wished. */
static void
uplift_window_files_changed_cb (UpliftWindow *self)
{
  g_autofree char *changed = uplift_file_watch_describe_changed (self->watch);
  if (changed != NULL
      && g_settings_get_boolean (uplift_preferences_get_default (), "reload-changed"))
    uplift_file_opener_reload_quietly (self->opener);
  else
    uplift_file_notices_set_changed (self->notices, changed);
}

/* From now on changes are those since the files were read this time. */
static void
watch_files (UpliftWindow *self)
{
  g_autofree char *changed = uplift_file_watch_describe_changed (self->watch);
  uplift_file_watch_set (self->watch, uplift_session_get_dataset (self->session),
                         uplift_file_opener_get_files (self->opener));
  uplift_file_notices_set_changed (self->notices, NULL);
  if (changed != NULL && uplift_file_opener_get_purpose (self->opener) == UPLIFT_PURPOSE_RELOAD)
    uplift_toast_show (GTK_WIDGET (self), _ ("Reloaded from disk"), NULL);
}

static void
uplift_window_opened_cb (UpliftWindow *self)
{
  UpliftPurpose purpose = uplift_file_opener_get_purpose (self->opener);
  watch_files (self);
  if (purpose != UPLIFT_PURPOSE_FALLBACK)
    uplift_file_notices_hide_error (self->notices);
  if (purpose == UPLIFT_PURPOSE_RELOAD)
    return;
  UpliftDataset *dataset = uplift_session_get_dataset (self->session);
  g_autofree char *description = uplift_file_opener_dup_description (self->opener);
  gtk_label_set_label (self->subtitle, description);
  uplift_file_notices_set_files (self->notices, uplift_file_opener_get_files (self->opener));
  apply_command_line (self, dataset);
  tell_findings (self, dataset);
}

static void
uplift_window_failed_cb (UpliftWindow *self, const GError *error)
{
  gboolean reload = uplift_file_opener_get_purpose (self->opener) == UPLIFT_PURPOSE_RELOAD;
  /* Translators: %s is what is wrong, with the name of the file in front. */
  g_autofree char *sentence = reload ? g_strdup_printf (_ ("Not reloaded: %s"), error->message)
                                     : g_strdup (error->message);
  uplift_file_notices_show_error (self->notices, sentence, reload);
  if (reload)
    uplift_file_notices_set_changed (self->notices, NULL);
}

static void
uplift_window_cancelled_cb (UpliftWindow *self)
{
  uplift_toast_show (GTK_WIDGET (self), _ ("Opening was cancelled"), NULL);
}

static void
uplift_window_files_dropped_cb (UpliftWindow *self, GPtrArray *files)
{
  uplift_file_opener_open (self->opener, files);
}

/* A header bar with all its buttons is wider than the narrowest window; with the names of the pages
 * it has no room for a title. */
static void
uplift_window_mode_changed_cb (UpliftWindow *self)
{
  gboolean narrow = uplift_split_view_get_collapsed (self->split_view);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (self->title_box,
                          !narrow && !uplift_split_view_get_roomy (self->split_view));
}

static void
uplift_window_recent_changed_cb (UpliftWindow *self)
{
  uplift_recent_sets_fill_menu (uplift_preferences_get_default (), self->recent_section);
}

static gboolean
uplift_window_close_request (GtkWindow *window)
{
  UpliftWindow *self = UPLIFT_WINDOW (window);
  g_settings_set_boolean (uplift_preferences_get_default (), "sidebar-visible",
                          uplift_split_view_get_show_when_wide (self->split_view));
  uplift_load_view_stop (self->load_view);
  return GTK_WINDOW_CLASS (uplift_window_parent_class)->close_request (window);
}

static void
uplift_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, UPLIFT_WINDOW (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
uplift_window_dispose (GObject *object)
{
  UpliftWindow *self = UPLIFT_WINDOW (object);
  g_clear_handle_id (&self->present_source, g_source_remove);
  uplift_window_actions_remove (self);
  g_clear_object (&self->opener);
  g_clear_object (&self->watch);
  G_OBJECT_CLASS (uplift_window_parent_class)->dispose (object);
}

static void
uplift_window_finalize (GObject *object)
{
  g_clear_object (&UPLIFT_WINDOW (object)->session);
  G_OBJECT_CLASS (uplift_window_parent_class)->finalize (object);
}

/* The builder only finds types by name once they are registered. */
static void
ensure_types (void)
{
  g_type_ensure (UPLIFT_TYPE_COST_NOTE);
  g_type_ensure (UPLIFT_TYPE_FILTER_CHIPS);
  g_type_ensure (UPLIFT_TYPE_FILTER_SIDEBAR);
  g_type_ensure (UPLIFT_TYPE_DROP_AREA);
  g_type_ensure (UPLIFT_TYPE_EXPORT_VIEW);
  g_type_ensure (UPLIFT_TYPE_FILE_NOTICES);
  g_type_ensure (UPLIFT_TYPE_LAZY_PAGE);
  g_type_ensure (UPLIFT_TYPE_LOAD_VIEW);
  g_type_ensure (UPLIFT_TYPE_CAMPAIGNS_PAGE);
  g_type_ensure (UPLIFT_TYPE_INFLUENCERS_PAGE);
  g_type_ensure (UPLIFT_TYPE_OVERVIEW_PAGE);
  g_type_ensure (UPLIFT_TYPE_PERSONAS_PAGE);
  g_type_ensure (UPLIFT_TYPE_INSIGHTS_PAGE);
  g_type_ensure (UPLIFT_TYPE_PAGE_SWITCHER);
  g_type_ensure (UPLIFT_TYPE_POSTS_PAGE);
  g_type_ensure (UPLIFT_TYPE_SPLIT_VIEW);
  g_type_ensure (UPLIFT_TYPE_TOAST);
}

/* The menus of the header bar. */
static const struct
{
  const char *button, *menu; /* template children */
} menus[] = {
  { "open_button", "open_menu" },
  { "narrow_open_button", "open_menu" },
  { "export_button", "export_menu" },
  { "main_button", "primary_menu" },
};

static void
bind_menus (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child_full (klass, "open_menu", FALSE, 0);
  gtk_widget_class_bind_template_child_full (klass, "export_menu", FALSE, 0);
  gtk_widget_class_bind_template_child_full (klass, "primary_menu", FALSE, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (menus); i++)
    gtk_widget_class_bind_template_child_full (klass, menus[i].button, FALSE, 0);
}

static void
set_menus (UpliftWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (menus); i++)
    {
      GObject *button
          = gtk_widget_get_template_child (GTK_WIDGET (self), UPLIFT_TYPE_WINDOW, menus[i].button);
      GObject *menu
          = gtk_widget_get_template_child (GTK_WIDGET (self), UPLIFT_TYPE_WINDOW, menus[i].menu);
      uplift_lazy_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
    }
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/uplift_roi/Uplift/ui/window.ui");
  gtk_widget_class_bind_template_child (klass, UpliftWindow, split_view);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, load_view);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, export_view);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, pages);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, title_box);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, subtitle);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, notices);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, recent_section);
  gtk_widget_class_bind_template_callback (klass, uplift_window_files_dropped_cb);
  gtk_widget_class_bind_template_callback (klass, uplift_window_mode_changed_cb);
}

static void
uplift_window_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UpliftWindow *self = UPLIFT_WINDOW (widget);
  if (!self->drawn)
    uplift_first_frame_begin (GTK_WINDOW (widget));
  self->drawn = TRUE;
  GTK_WIDGET_CLASS (uplift_window_parent_class)->snapshot (widget, snapshot);
}

static void
uplift_window_class_init (UpliftWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = uplift_window_get_property;
  object_class->dispose = uplift_window_dispose;
  object_class->finalize = uplift_window_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = uplift_window_snapshot;
  GTK_WINDOW_CLASS (klass)->close_request = uplift_window_close_request;
  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, UPLIFT_TYPE_SESSION,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  ensure_types ();
  bind_template (GTK_WIDGET_CLASS (klass));
  bind_menus (GTK_WIDGET_CLASS (klass));
}

/* Read once and written as it changes: another window's size is not forced on this one. */
static void
bind_geometry (UpliftWindow *self, GSettings *preferences)
{
  const GSettingsBindFlags flags = G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES;
  g_settings_bind (preferences, "window-width", self, "default-width", flags);
  g_settings_bind (preferences, "window-height", self, "default-height", flags);
  g_settings_bind (preferences, "window-maximized", self, "maximized", flags);
  uplift_split_view_set_show_sidebar (self->split_view,
                                      g_settings_get_boolean (preferences, "sidebar-visible"));
}

static void
add_files (UpliftWindow *self)
{
  self->opener = uplift_file_opener_new (self->session, self->load_view);
  g_signal_connect_object (self->opener, "opened", G_CALLBACK (uplift_window_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "failed", G_CALLBACK (uplift_window_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "cancelled", G_CALLBACK (uplift_window_cancelled_cb), self,
                           G_CONNECT_SWAPPED);
  self->watch = uplift_file_watch_new (QUIET_MILLISECONDS);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (uplift_window_files_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (uplift_preferences_get_default (), "changed::reload-changed",
                           G_CALLBACK (uplift_window_files_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
uplift_window_init (UpliftWindow *self)
{
  /* Before the template, whose views are bound to it. */
  self->session = uplift_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  set_menus (self);

  GSettings *preferences = uplift_preferences_get_default ();
  add_files (self);
  uplift_preferences_bind_session (preferences, self->session);
  bind_geometry (self, preferences);
  g_signal_connect_object (preferences, "changed::recent-sets",
                           G_CALLBACK (uplift_window_recent_changed_cb), self, G_CONNECT_SWAPPED);
  uplift_recent_sets_fill_menu (uplift_preferences_get_default (), self->recent_section);
  uplift_window_actions_add (self, self->split_view, self->pages);
  uplift_export_actions_add (self, self->export_view);
  uplift_import_actions_add (self);
}

UpliftWindow *
uplift_window_new (UpliftApplication *application)
{
  g_return_val_if_fail (UPLIFT_IS_APPLICATION (application), NULL);
  return g_object_new (UPLIFT_TYPE_WINDOW, "application", application, NULL);
}

void
uplift_window_begin_with (UpliftWindow *self, const UpliftCommandLine *command_line)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  g_return_if_fail (command_line != NULL);
  self->begin_with = command_line;
}

static void
uplift_window_results_changed_cb (UpliftWindow *self)
{
  if (self->present_source == 0)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
uplift_window_present_cb (gpointer data)
{
  UPLIFT_WINDOW (data)->present_source = 0;
  gtk_window_present (data);
  return G_SOURCE_REMOVE;
}

void
uplift_window_present_with_figures (UpliftWindow *self)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  g_return_if_fail (self->present_source == 0);
  self->present_source = g_timeout_add (MILLISECONDS_TO_FIGURES, uplift_window_present_cb, self);
  g_signal_connect_object (self->session, "results-changed",
                           G_CALLBACK (uplift_window_results_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

UpliftSession *
uplift_window_get_session (UpliftWindow *self)
{
  g_return_val_if_fail (UPLIFT_IS_WINDOW (self), NULL);
  return self->session;
}

UpliftFileOpener *
uplift_window_get_opener (UpliftWindow *self)
{
  g_return_val_if_fail (UPLIFT_IS_WINDOW (self), NULL);
  return self->opener;
}

void
uplift_window_focus_search (UpliftWindow *self)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  uplift_page_frame_focus_search (gtk_stack_get_visible_child (self->pages));
}

void
uplift_window_turn_page (UpliftWindow *self, int step)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (pages));
  for (int i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (pages, (guint) i))
      {
        gtk_selection_model_select_item (pages, (guint) ((i + step + n) % n), TRUE);
        return;
      }
}
