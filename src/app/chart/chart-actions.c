#include "app/chart/chart-actions.h"

#include "app/export/save-dialog.h"
#include "app/window/toast.h"
#include "charts/image-export.h"

#include <glib/gi18n.h>

#define PICTURE_WIDTH 800
#define PICTURE_FRAME_HEIGHT 80 /* title and margins round the chart */

/* A long chart is drawn with fewer dots for a pixel, so that its picture takes some 100 MB of
 * memory at most. */
#define LONG_PICTURE_DOTS 16384

/* A picture on its way to a file. */
typedef struct
{
  UpliftChart *chart; /* (owned) */
  UpliftImageFormat format;
} PictureJob;

static GBytes *
make_picture (UpliftChart *chart, UpliftImageFormat format, GError **error)
{
  PangoContext *context = uplift_image_export_create_context (NULL);
  UpliftImageOptions options = { .width = PICTURE_WIDTH };

  options.height
      = PICTURE_FRAME_HEIGHT + uplift_chart_get_natural_height (chart, context, PICTURE_WIDTH);
  g_object_unref (context);
  if (options.height > UPLIFT_IMAGE_MAX_DOTS)
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_FAILED,
          _ ("This chart is too long for a picture. Show less of it, or copy its numbers."));
      return NULL;
    }
  options.scale = CLAMP (LONG_PICTURE_DOTS / options.height, 1, UPLIFT_IMAGE_DEFAULT_SCALE);
  return uplift_image_export_to_bytes (chart, format, &options, error);
}

static void
picture_job_free_cb (gpointer data)
{
  PictureJob *job = data;

  g_object_unref (job->chart);
  g_free (job);
}

static gboolean
write_picture_cb (GFile *file, gpointer data, GError **error)
{
  PictureJob *job = data;
  g_autoptr (GBytes) bytes = make_picture (job->chart, job->format, error);

  if (bytes == NULL)
    return FALSE;
  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, NULL,
                                  error);
}

static void
save_picture (UpliftChartView *view, UpliftImageFormat format)
{
  UpliftChart *chart = uplift_chart_view_get_chart (view);
  const char *title = uplift_chart_get_title (chart);
  g_autofree char *name = g_strdup_printf ("%s.%s", *title != '\0' ? title : _ ("Chart"),
                                           uplift_image_format_get_name (format));
  PictureJob *job = g_new (PictureJob, 1);

  *job = (PictureJob){ g_object_ref (chart), format };
  uplift_save_dialog_run (GTK_WIDGET (view), _ ("Save chart"), name, write_picture_cb, job,
                          picture_job_free_cb);
}

static void
save_png_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  save_picture (user_data, UPLIFT_IMAGE_PNG);
}

static void
save_svg_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  save_picture (user_data, UPLIFT_IMAGE_SVG);
}

static void
save_pdf_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  save_picture (user_data, UPLIFT_IMAGE_PDF);
}

static void
copy_picture_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *view = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = make_picture (uplift_chart_view_get_chart (user_data), UPLIFT_IMAGE_PNG, &error);
  g_autoptr (GdkTexture) texture
      = bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture == NULL)
    {
      uplift_toast_show (view, error->message, NULL);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (view), texture);
  uplift_toast_show (view, _ ("Picture copied"), NULL);
}

static void
copy_numbers_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *view = user_data;
  g_autofree char *text = uplift_chart_to_text (uplift_chart_view_get_chart (user_data));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (view), text);
  uplift_toast_show (view, _ ("Numbers copied"), NULL);
}

GActionGroup *
uplift_chart_actions_new (UpliftChartView *view)
{
  static const GActionEntry entries[] = {
    { .name = "copy-picture", .activate = copy_picture_cb },
    { .name = "save-png", .activate = save_png_cb },
    { .name = "save-svg", .activate = save_svg_cb },
    { .name = "save-pdf", .activate = save_pdf_cb },
    { .name = "copy-numbers", .activate = copy_numbers_cb },
  };
  GSimpleActionGroup *group;

  g_return_val_if_fail (UPLIFT_IS_CHART_VIEW (view), NULL);

  group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), view);
  return G_ACTION_GROUP (group);
}

GMenuModel *
uplift_chart_actions_create_menu (void)
{
  g_autoptr (GMenu) copy = g_menu_new (), save = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (copy, _ ("Copy picture"), "chart.copy-picture");
  g_menu_append (copy, _ ("Copy numbers"), "chart.copy-numbers");
  g_menu_append (save, _ ("Save as PNG…"), "chart.save-png");
  g_menu_append (save, _ ("Save as SVG…"), "chart.save-svg");
  g_menu_append (save, _ ("Save as PDF…"), "chart.save-pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  return G_MENU_MODEL (menu);
}
