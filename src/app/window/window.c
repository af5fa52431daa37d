#include "app/window/window.h"
#include "app/campaigns/campaigns-page.h"
#include "app/export/export-actions.h"
#include "app/files/built-in-sample.h"
#include "app/files/drop-area.h"
#include "app/files/load-view.h"
#include "app/files/recent-sets.h"
#include "app/influencers/influencers-page.h"
#include "app/insights/insights-page.h"
#include "app/overview/overview-page.h"
#include "app/personas/personas-page.h"
#include "app/posts/posts-page.h"
#include "app/preferences.h"
#include "app/sidebar/filter-chips.h"
#include "app/sidebar/filter-sidebar.h"
#include "app/window/cost-note.h"
#include "app/window/page-frame.h"
#include "app/window/page-switcher.h"
#include "app/window/split-view.h"
#include "app/window/toast.h"
#include "app/window/window-actions.h"
#include <glib/gi18n.h>

/* So long after the last change of a preference that needs it the files are read anew. */
#define MILLISECONDS_TO_RELOAD 600

/* Why files are being read: what is to happen when they are, or cannot be. */
typedef enum
{
  PURPOSE_OPEN,     /* the user chose them: remember them */
  PURPOSE_STARTUP,  /* they were open last time */
  PURPOSE_FALLBACK, /* the sample, because those could not be read: leave that message */
  PURPOSE_RELOAD,   /* the same again under other preferences: say nothing */
  PURPOSE_TABLE     /* the first of them was chosen for one table, the others stay */
} Purpose;

struct _UpliftWindow
{
  GtkApplicationWindow parent_instance;
  UpliftSplitView *split_view;         /* template child */
  UpliftLoadView *load_view;           /* template child */
  UpliftExportView *export_view;       /* template child */
  GtkStack *pages;                     /* template child */
  GtkWidget *title_box;                /* template child */
  GtkLabel *subtitle;                  /* template child */
  GtkInfoBar *sample_bar;              /* template child */
  GtkLabel *sample_label;              /* template child */
  GtkInfoBar *error_bar;               /* template child */
  GtkLabel *error_label;               /* template child */
  GMenu *recent_section;               /* template child */
  UpliftSession *session;              /* (owned) */
  GPtrArray *files;                    /* what is open, of GFile (owned, nullable: nothing) */
  GPtrArray *pending;                  /* what is being read (owned, nullable: nothing) */
  Purpose purpose;                     /* of what is being read */
  UpliftTable table;                   /* of PURPOSE_TABLE */
  guint reload_source;                 /* 0: none */
  const UpliftCommandLine *begin_with; /* for the first files (borrowed, nullable: done) */
};

enum
{
  PROP_SESSION = 1
};

G_DEFINE_TYPE (UpliftWindow, uplift_window, GTK_TYPE_APPLICATION_WINDOW)

/* The name of the file or folder, or of the folder that all the files are in. */
static char *
describe_files (GPtrArray *files)
{
  if (uplift_built_in_sample_is (files))
    return g_strdup (_ ("Sample data"));
  g_autoptr (GFile) shown = g_object_ref (g_ptr_array_index (files, 0));
  if (files->len > 1)
    {
      GFile *folder = g_file_get_parent (shown);
      g_object_unref (shown);
      shown = folder;
    }
  for (guint i = 1; i < files->len; i++)
    if (shown == NULL || !g_file_has_parent (g_ptr_array_index (files, i), shown))
      return g_strdup_printf (ngettext ("%u file", "%u files", files->len), files->len);
  g_autofree char *name = g_file_get_basename (shown);
  return g_filename_display_name (name);
}

static void
load (UpliftWindow *self, GPtrArray *files, Purpose purpose)
{
  /* The array may be the one replaced here. */
  g_autoptr (GPtrArray) kept = g_ptr_array_ref (files);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  self->pending = g_steal_pointer (&kept);
  self->purpose = purpose;
  g_clear_handle_id (&self->reload_source, g_source_remove);
  UpliftLoaderOptions options = {
    .thresholds = uplift_preferences_get_thresholds (uplift_preferences_get_default ()),
    .replacement = purpose == PURPOSE_TABLE ? g_ptr_array_index (files, 0) : NULL,
    .table = self->table,
  };
  uplift_load_view_load (self->load_view, self->pending, &options);
}

static void
tell_findings (UpliftWindow *self, UpliftDataset *dataset)
{
  guint n = uplift_problems_get_size (dataset->problems);
  if (n > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%u finding in the data", "%u findings in the data", n), n);
      uplift_toast_show_action (GTK_WIDGET (self), text, _ ("Show"), "win.problems");
    }
  else if (self->purpose == PURPOSE_TABLE)
    {
      /* Translators: %s is a file name. */
      g_autofree char *text
          = g_strdup_printf (_ ("Loaded “%s”"), dataset->tables[self->table].file);
      uplift_toast_show (GTK_WIDGET (self), text, NULL);
    }
}

static void
show_error (UpliftWindow *self, const char *sentence)
{
  gtk_label_set_label (self->error_label, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
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
    show_error (self, error->message);
}

static void
show_sample_bar (UpliftWindow *self)
{
  gtk_label_set_label (
      self->sample_label,
      uplift_built_in_sample_is (self->files)
          ? _ ("Sample data. Open your own CSV files to see your figures.")
          : _ (
              "Some of these files are sample data. Open your own CSV files to see your figures."));
  gtk_info_bar_set_revealed (self->sample_bar, uplift_built_in_sample_is_among (self->files));
}

static void
uplift_window_loaded_cb (UpliftWindow *self, UpliftDataset *dataset)
{
  uplift_preferences_apply_currency (uplift_preferences_get_default (), dataset);
  uplift_session_set_dataset (self->session, dataset);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_steal_pointer (&self->pending);
  if (self->purpose == PURPOSE_RELOAD)
    return;
  gboolean sample = uplift_built_in_sample_is (self->files);
  g_autofree char *description = describe_files (self->files);
  gtk_label_set_label (self->subtitle, description);
  show_sample_bar (self);
  if (self->purpose != PURPOSE_FALLBACK)
    gtk_info_bar_set_revealed (self->error_bar, FALSE);
  apply_command_line (self, dataset);
  if ((self->purpose == PURPOSE_OPEN || self->purpose == PURPOSE_TABLE) && !sample)
    uplift_recent_sets_add (uplift_preferences_get_default (), self->files);
  tell_findings (self, dataset);
}

static void
uplift_window_failed_cb (UpliftWindow *self, const GError *error)
{
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  show_error (self, error->message);
  if (self->files != NULL || self->purpose == PURPOSE_FALLBACK)
    return;
  g_autoptr (GPtrArray) sample = uplift_built_in_sample_list_files ();
  load (self, sample, PURPOSE_FALLBACK);
}

static void
uplift_window_cancelled_cb (UpliftWindow *self)
{
  g_autoptr (GPtrArray) cancelled = g_steal_pointer (&self->pending);
  if (self->files == NULL && !uplift_built_in_sample_is (cancelled))
    uplift_window_open_sample (self);
  else
    uplift_toast_show (GTK_WIDGET (self), _ ("Opening was cancelled"), NULL);
}

static void
uplift_window_files_dropped_cb (UpliftWindow *self, GPtrArray *files)
{
  uplift_window_open (self, files);
}

static void
uplift_window_bar_response_cb (GtkInfoBar *bar, int response, UpliftWindow *self)
{
  gtk_info_bar_set_revealed (bar, FALSE);
  if (response == GTK_RESPONSE_ACCEPT)
    g_action_group_activate_action (G_ACTION_GROUP (self), "open", NULL);
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

static gboolean
uplift_window_reload_cb (gpointer data)
{
  UpliftWindow *self = data;
  self->reload_source = 0;
  uplift_window_reload (self);
  return G_SOURCE_REMOVE;
}

/* Types and currency are decided while reading. */
static void
uplift_window_preferences_changed_cb (UpliftWindow *self, const char *key)
{
  if (!g_str_has_prefix (key, "type-") && !g_str_equal (key, "currency"))
    return;
  if (self->files == NULL)
    return;
  g_clear_handle_id (&self->reload_source, g_source_remove);
  self->reload_source = g_timeout_add (MILLISECONDS_TO_RELOAD, uplift_window_reload_cb, self);
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
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (klass, UpliftWindow, sample_bar);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, sample_label);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, error_bar);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, error_label);
  gtk_widget_class_bind_template_child (klass, UpliftWindow, recent_section);
  gtk_widget_class_bind_template_callback (klass, uplift_window_loaded_cb);
  gtk_widget_class_bind_template_callback (klass, uplift_window_failed_cb);
  gtk_widget_class_bind_template_callback (klass, uplift_window_cancelled_cb);
  gtk_widget_class_bind_template_callback (klass, uplift_window_files_dropped_cb);
  gtk_widget_class_bind_template_callback (klass, uplift_window_bar_response_cb);
  gtk_widget_class_bind_template_callback (klass, uplift_window_mode_changed_cb);
}

static void
uplift_window_class_init (UpliftWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->get_property = uplift_window_get_property;
  object_class->dispose = uplift_window_dispose;
  object_class->finalize = uplift_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = uplift_window_close_request;
  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, UPLIFT_TYPE_SESSION,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  ensure_types ();
  bind_template (GTK_WIDGET_CLASS (klass));
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
uplift_window_init (UpliftWindow *self)
{
  /* Before the template, whose views are bound to it. */
  self->session = uplift_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  GSettings *preferences = uplift_preferences_get_default ();
  uplift_preferences_bind_session (preferences, self->session);
  bind_geometry (self, preferences);
  g_signal_connect_object (preferences, "changed",
                           G_CALLBACK (uplift_window_preferences_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (preferences, "changed::recent-sets",
                           G_CALLBACK (uplift_window_recent_changed_cb), self, G_CONNECT_SWAPPED);
  uplift_recent_sets_fill_menu (uplift_preferences_get_default (), self->recent_section);
  uplift_window_actions_add (self, self->split_view, self->pages);
  uplift_export_actions_add (self, self->export_view);
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

UpliftSession *
uplift_window_get_session (UpliftWindow *self)
{
  g_return_val_if_fail (UPLIFT_IS_WINDOW (self), NULL);
  return self->session;
}

GFile *
uplift_window_dup_folder (UpliftWindow *self)
{
  g_return_val_if_fail (UPLIFT_IS_WINDOW (self), NULL);
  if (self->files == NULL || uplift_built_in_sample_is (self->files))
    return NULL;
  return g_file_get_parent (g_ptr_array_index (self->files, 0));
}

void
uplift_window_open (UpliftWindow *self, GPtrArray *files)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  g_return_if_fail (files != NULL && files->len > 0);
  load (self, files, PURPOSE_OPEN);
}

void
uplift_window_load_table (UpliftWindow *self, UpliftTable table, GFile *file)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  g_return_if_fail (table < UPLIFT_N_TABLES && G_IS_FILE (file));
  const UpliftDataset *dataset = uplift_session_get_dataset (self->session);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_object_ref (file));
  for (guint i = 0; dataset != NULL && i < UPLIFT_N_TABLES; i++)
    if (i != table && dataset->tables[i].present)
      g_ptr_array_add (files, g_file_new_for_uri (dataset->tables[i].path));
  self->table = table;
  load (self, files, PURPOSE_TABLE);
}

void
uplift_window_reload (UpliftWindow *self)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  if (self->pending != NULL)
    load (self, self->pending, self->purpose);
  else if (self->files != NULL)
    load (self, self->files, PURPOSE_RELOAD);
}

void
uplift_window_open_sample (UpliftWindow *self)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  g_autoptr (GPtrArray) sample = uplift_built_in_sample_list_files ();
  load (self, sample, PURPOSE_OPEN);
}

void
uplift_window_open_last (UpliftWindow *self)
{
  g_return_if_fail (UPLIFT_IS_WINDOW (self));
  g_autoptr (GPtrArray) files = uplift_recent_sets_dup_latest (uplift_preferences_get_default ());
  if (files == NULL)
    uplift_window_open_sample (self);
  else
    load (self, files, PURPOSE_STARTUP);
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
