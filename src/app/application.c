#include "app/application.h"
#include "app/color-scheme.h"
#include "app/files/built-in-sample.h"
#include "app/preferences-dialog.h"
#include "app/preferences.h"
#include "app/window/window.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

#define RESOURCES "/io/github/uplift_roi/Uplift"

struct _UpliftApplication
{
  GtkApplication parent_instance;
  UpliftColorScheme *color_scheme; /* from startup on (owned) */
  /* Whose filter and settings the first window is to have (borrowed, nullable: none is left). */
  const UpliftCommandLine *command_line;
  GtkWindow *preferences_dialog; /* while it is open (weak, nullable) */
};

G_DEFINE_TYPE (UpliftApplication, uplift_application, GTK_TYPE_APPLICATION)

static void
uplift_application_new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_activate (G_APPLICATION (data));
}

static void
uplift_application_preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UpliftApplication *self = data;
  if (self->preferences_dialog == NULL)
    {
      GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));
      UpliftPreferencesDialog *dialog
          = uplift_preferences_dialog_new (parent, uplift_preferences_get_default ());
      g_set_weak_pointer (&self->preferences_dialog, GTK_WINDOW (dialog));
    }
  gtk_window_present (self->preferences_dialog);
}

static void
uplift_application_about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (data)), "program-name",
                         _ ("Uplift"), "version", UPLIFT_VERSION, "logo-icon-name", UPLIFT_APP_ID,
                         "comments", _ ("What influencers bring in, against what they cost"),
                         "license-type", GTK_LICENSE_GPL_3_0, "copyright",
                         _ ("© The Uplift authors"), NULL);
}

/* One window after the other, as if each were closed: they keep their state on closing. */
static void
uplift_application_quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
add_actions (UpliftApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = uplift_application_new_window_cb },
    { .name = "preferences", .activate = uplift_application_preferences_cb },
    { .name = "about", .activate = uplift_application_about_cb },
    { .name = "quit", .activate = uplift_application_quit_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
add_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "win.open", { "<Control>o" } },
    { "win.export-table", { "<Control>s" } },
    { "win.search", { "<Control>f" } },
    { "win.explain-incremental", { "<Control>i" } },
    { "win.undo", { "<Control>z" } },
    { "win.next-page", { "<Control>Page_Down" } },
    { "win.previous-page", { "<Control>Page_Up" } },
    { "win.page::overview", { "<Alt>1" } },
    { "win.page::influencers", { "<Alt>2" } },
    { "win.page::campaigns", { "<Alt>3" } },
    { "win.page::personas", { "<Alt>4" } },
    { "win.page::posts", { "<Alt>5" } },
    { "win.page::insights", { "<Alt>6" } },
    { "win.sidebar", { "F9" } },
    { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
    { "window.close", { "<Control>w" } },
    { "app.new-window", { "<Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].keys);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCES "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
uplift_application_startup (GApplication *application)
{
  UpliftApplication *self = UPLIFT_APPLICATION (application);
  G_APPLICATION_CLASS (uplift_application_parent_class)->startup (application);
  uplift_format_set_right_to_left (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);
  load_style ();
  self->color_scheme = uplift_color_scheme_new (uplift_preferences_get_default ());
  add_actions (self);
  add_keys (GTK_APPLICATION (self));
}

/* Not shown yet. */
static UpliftWindow *
make_window (UpliftApplication *self)
{
  UpliftWindow *window = uplift_window_new (self);
  if (self->command_line != NULL)
    uplift_window_begin_with (window, self->command_line);
  self->command_line = NULL;
  return window;
}

static void
uplift_application_activate (GApplication *application)
{
  UpliftWindow *window = make_window (UPLIFT_APPLICATION (application));
  uplift_file_opener_open_last (uplift_window_get_opener (window));
  uplift_window_present_with_figures (window);
}

static void
uplift_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (array, g_object_ref (files[i]));
  UpliftWindow *window = make_window (UPLIFT_APPLICATION (application));
  uplift_file_opener_open (uplift_window_get_opener (window), array);
  uplift_window_present_with_figures (window);
}

static void
uplift_application_shutdown (GApplication *application)
{
  UpliftApplication *self = UPLIFT_APPLICATION (application);
  g_clear_object (&self->color_scheme);
  g_clear_weak_pointer (&self->preferences_dialog);
  G_APPLICATION_CLASS (uplift_application_parent_class)->shutdown (application);
}

static void
uplift_application_class_init (UpliftApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  application_class->startup = uplift_application_startup;
  application_class->activate = uplift_application_activate;
  application_class->open = uplift_application_open;
  application_class->shutdown = uplift_application_shutdown;
}

static void
uplift_application_init (UpliftApplication *self)
{
}

UpliftApplication *
uplift_application_new (void)
{
  return g_object_new (UPLIFT_TYPE_APPLICATION, "application-id", UPLIFT_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}

static gboolean
asks_for_more_than_files (const UpliftCommandLine *command_line)
{
  return command_line->has_settings || command_line->filters != NULL
         || command_line->since != UPLIFT_DAY_NONE || command_line->until != UPLIFT_DAY_NONE;
}

int
uplift_application_run (UpliftApplication *self, const UpliftCommandLine *command_line)
{
  g_return_val_if_fail (UPLIFT_IS_APPLICATION (self), 1);
  g_return_val_if_fail (command_line != NULL, 1);
  GApplication *application = G_APPLICATION (self);
  if (asks_for_more_than_files (command_line))
    {
      self->command_line = command_line;
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  /* GApplication passes files on to a process that runs already: it gets them as its arguments. */
  g_autoptr (GPtrArray) files = command_line->sample ? uplift_built_in_sample_list_files ()
                                                     : g_ptr_array_ref (command_line->files);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_strv_builder_add (builder, g_get_prgname ());
  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *uri = g_file_get_uri (g_ptr_array_index (files, i));
      g_strv_builder_add (builder, uri);
    }
  g_auto (GStrv) arguments = g_strv_builder_end (builder);
  return g_application_run (application, (int) g_strv_length (arguments), arguments);
}
