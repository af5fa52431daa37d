#include "report-rows.h"

#include "core/write/report.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
assert_cell (UpliftTableData *data, guint row, guint column, JsonNode *reported)
{
  const UpliftTableColumn *what = &uplift_table_data_get_shape (data)->columns[column];

  if (what->form == UPLIFT_CELL_TEXT)
    {
      const char *text = json_node_get_string (reported);
      g_assert_cmpstr (uplift_table_data_get_text (data, row, column), ==,
                       *text != '\0' ? text : "(none)");
      return;
    }
  double number = uplift_table_data_get_number (data, row, column);
  g_assert_cmpint (isnan (number), ==, JSON_NODE_HOLDS_NULL (reported));
  if (!isnan (number))
    g_assert_cmpfloat (number, ==, json_node_get_double (reported));
}

void
assert_rows_as_reported (UpliftTableData *data, const UpliftResults *results, const char *key,
                         const char *const *unreported)
{
  const UpliftTableShape *shape = uplift_table_data_get_shape (data);
  g_autofree char *json = uplift_report_to_json (results, &UPLIFT_REPORT_OPTIONS_DEFAULT);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  JsonArray *list
      = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), key);
  g_assert_cmpuint (shape->n_rows, ==, json_array_get_length (list));
  for (guint row = 0; row < shape->n_rows; row++)
    {
      JsonObject *object = json_array_get_object_element (list, row);
      guint compared = 0;
      for (guint column = 0; column < shape->n_columns; column++)
        {
          const char *id = shape->columns[column].id;
          if (g_strv_contains (unreported, id))
            continue;
          g_assert_true (json_object_has_member (object, id));
          assert_cell (data, row, column, json_object_get_member (object, id));
          compared++;
        }
      g_assert_cmpuint (compared, ==, json_object_get_size (object));
    }
}
