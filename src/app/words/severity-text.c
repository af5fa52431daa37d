#include "app/words/severity-text.h"

#include "core/write/format.h"

#include <glib/gi18n.h>

static const struct
{
  const char *icon, *word, *explanation;
} severities[] = {
  [UPLIFT_SEVERITY_ERROR]
  = { "dialog-error-symbolic", N_ ("Error"), N_ ("Rows were left out, or values lost") },
  [UPLIFT_SEVERITY_WARNING]
  = { "dialog-warning-symbolic", N_ ("Warning"), N_ ("Doubtful, and counted all the same") },
  [UPLIFT_SEVERITY_NOTE]
  = { "dialog-information-symbolic", N_ ("Note"), N_ ("How something was read") },
};

const char *
uplift_severity_get_icon_name (UpliftSeverity severity)
{
  g_return_val_if_fail (severity <= UPLIFT_SEVERITY_NOTE, NULL);

  return severities[severity].icon;
}

const char *
uplift_severity_get_word (UpliftSeverity severity)
{
  g_return_val_if_fail (severity <= UPLIFT_SEVERITY_NOTE, NULL);

  return _ (severities[severity].word);
}

const char *
uplift_severity_get_explanation (UpliftSeverity severity)
{
  g_return_val_if_fail (severity <= UPLIFT_SEVERITY_NOTE, NULL);

  return _ (severities[severity].explanation);
}

char *
uplift_severity_describe_count (UpliftSeverity severity, guint n)
{
  g_return_val_if_fail (severity <= UPLIFT_SEVERITY_NOTE, NULL);

  g_autofree char *number = uplift_format_count (n);
  switch (severity)
    {
    case UPLIFT_SEVERITY_ERROR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s error", "%s errors", n), number);
    case UPLIFT_SEVERITY_WARNING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s warning", "%s warnings", n),
                              number);
    case UPLIFT_SEVERITY_NOTE:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s note", "%s notes", n), number);
    }
}

char *
uplift_severity_describe_all (const UpliftProblems *problems, int table, UpliftSeverity *worst)
{
  g_return_val_if_fail (problems != NULL && worst != NULL, NULL);

  g_autoptr (GPtrArray) list = uplift_problems_list (problems, table);
  guint counts[UPLIFT_SEVERITY_NOTE + 1] = { 0 };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    counts[((const UpliftProblem *) list->pdata[i])->severity]++;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      if (counts[i] == 0)
        continue;
      g_autofree char *count = uplift_severity_describe_count ((UpliftSeverity) i, counts[i]);
      if (text->len == 0)
        *worst = (UpliftSeverity) i;
      else
        /* Translators: between "1 error" and "3 warnings". */
        g_string_append (text, _ (", "));
      g_string_append (text, count);
    }
  return g_string_free (text, list->len == 0);
}
