#include "core/data/problems.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define N_SEVERITIES (UPLIFT_SEVERITY_NOTE + 1)

static const char *const severity_names[N_SEVERITIES] = { "error", "warning", "note" };

struct _UpliftProblems
{
  GPtrArray *groups; /* of UpliftProblem (owned) */
  guint64 counts[N_SEVERITIES];
  guint last; /* the group found last: mostly the next finding is of the same */
};

static void
free_problem (gpointer data)
{
  UpliftProblem *problem = data;

  g_free (problem->file);
  g_free (problem->column);
  g_free (problem->value);
  g_free (problem->message);
  g_free (problem);
}

UpliftProblems *
uplift_problems_new (void)
{
  UpliftProblems *problems = g_new0 (UpliftProblems, 1);

  problems->groups = g_ptr_array_new_with_free_func (free_problem);
  return problems;
}

void
uplift_problems_free (UpliftProblems *problems)
{
  g_return_if_fail (problems != NULL);

  g_ptr_array_unref (problems->groups);
  g_free (problems);
}

/* A cell may hold megabytes, which nobody reads in a list of findings. */
static char *
shorten (char *text)
{
  if (text == NULL || strlen (text) <= UPLIFT_PROBLEM_MAX_TEXT)
    return text;

  const char *end = g_utf8_find_prev_char (text, text + UPLIFT_PROBLEM_MAX_TEXT + 1);
  g_autofree char *whole = text;
  return g_strdup_printf ("%.*s…", (int) (end - whole), whole);
}

static gboolean
is_alike (const UpliftProblem *problem, const UpliftFinding *finding)
{
  return problem->severity == finding->severity && problem->table == finding->table
         && g_strcmp0 (problem->kind, finding->kind) == 0
         && g_strcmp0 (problem->file, finding->file) == 0
         && g_strcmp0 (problem->column, finding->column) == 0;
}

/* There are as many groups as kinds of trouble, a few dozen at the very most: no index is needed.
 */
static UpliftProblem *
find_group (UpliftProblems *problems, const UpliftFinding *finding)
{
  if (problems->last < problems->groups->len
      && is_alike (problems->groups->pdata[problems->last], finding))
    return problems->groups->pdata[problems->last];

  for (guint i = 0; i < problems->groups->len; i++)
    if (is_alike (problems->groups->pdata[i], finding))
      {
        problems->last = i;
        return problems->groups->pdata[i];
      }
  return NULL;
}

static void
note_line (UpliftProblem *problem, guint64 line)
{
  for (guint i = 0; line != 0 && i < UPLIFT_PROBLEM_MAX_LINES; i++)
    if (problem->lines[i] == 0)
      {
        problem->lines[i] = line;
        return;
      }
}

/* Only named in a text, so that a sum past the range may stand at the end of it. */
static void
add_money (UpliftProblem *problem, UpliftMoney money)
{
  if (money == UPLIFT_MONEY_NONE)
    return;
  if (problem->money == UPLIFT_MONEY_NONE)
    problem->money = 0;
  if (__builtin_add_overflow (problem->money, money, &problem->money))
    problem->money = money > 0 ? G_MAXINT64 : -G_MAXINT64;
}

static UpliftProblem *
add_group (UpliftProblems *problems, const UpliftFinding *finding)
{
  UpliftProblem *problem = g_new0 (UpliftProblem, 1);

  problem->severity = finding->severity;
  problem->kind = g_intern_string (finding->kind);
  problem->table = finding->table;
  problem->file = g_strdup (finding->file);
  problem->column = g_strdup (finding->column);
  problem->value = shorten (g_strdup (finding->value));
  problem->money = UPLIFT_MONEY_NONE;
  problems->last = problems->groups->len;
  g_ptr_array_add (problems->groups, problem);
  return problem;
}

void
uplift_problems_add (UpliftProblems *problems, const UpliftFinding *finding, const char *format,
                     ...)
{
  g_return_if_fail (problems != NULL && finding != NULL && format != NULL);
  g_return_if_fail (finding->kind != NULL);

  problems->counts[finding->severity]++;
  UpliftProblem *problem = find_group (problems, finding);
  if (problem == NULL)
    {
      va_list args;
      va_start (args, format);
      problem = add_group (problems, finding);
      problem->message = shorten (g_strdup_vprintf (format, args));
      va_end (args);
    }
  problem->count++;
  note_line (problem, finding->line);
  add_money (problem, finding->money);
}

static void
merge_group (UpliftProblems *problems, const UpliftProblem *group, guint64 line_offset)
{
  const UpliftFinding finding = { .severity = group->severity,
                                  .kind = group->kind,
                                  .table = group->table,
                                  .file = group->file,
                                  .column = group->column,
                                  .value = group->value };
  UpliftProblem *problem = find_group (problems, &finding);

  if (problem == NULL)
    {
      problem = add_group (problems, &finding);
      problem->message = g_strdup (group->message);
    }
  problem->count += group->count;
  problem->left_out += group->left_out;
  for (guint i = 0; i < UPLIFT_PROBLEM_MAX_LINES && group->lines[i] != 0; i++)
    note_line (problem, group->lines[i] + line_offset);
  add_money (problem, group->money);
}

void
uplift_problems_merge (UpliftProblems *problems, const UpliftProblems *other, guint64 line_offset)
{
  g_return_if_fail (problems != NULL && other != NULL);

  for (guint i = 0; i < N_SEVERITIES; i++)
    problems->counts[i] += other->counts[i];
  for (guint i = 0; i < other->groups->len; i++)
    merge_group (problems, other->groups->pdata[i], line_offset);
}

void
uplift_problems_leave_out (UpliftProblems *problems, const UpliftFinding *finding)
{
  g_return_if_fail (problems != NULL && finding != NULL);

  UpliftProblem *problem = find_group (problems, finding);
  g_return_if_fail (problem != NULL);
  problem->left_out++;
}

guint
uplift_problems_get_size (const UpliftProblems *problems)
{
  g_return_val_if_fail (problems != NULL, 0);

  return problems->groups->len;
}

const UpliftProblem *
uplift_problems_get (const UpliftProblems *problems, guint index)
{
  g_return_val_if_fail (problems != NULL, NULL);
  g_return_val_if_fail (index < problems->groups->len, NULL);

  return problems->groups->pdata[index];
}

GPtrArray *
uplift_problems_list (const UpliftProblems *problems, int table)
{
  g_return_val_if_fail (problems != NULL, NULL);
  g_return_val_if_fail (table < UPLIFT_N_TABLES, NULL);

  GPtrArray *list = g_ptr_array_new ();
  for (guint severity = 0; severity < N_SEVERITIES; severity++)
    for (guint i = 0; i < problems->groups->len; i++)
      {
        UpliftProblem *problem = problems->groups->pdata[i];
        if (problem->severity == severity && (table < 0 || problem->table == table))
          g_ptr_array_add (list, problem);
      }
  return list;
}

guint64
uplift_problems_count (const UpliftProblems *problems, UpliftSeverity at_least)
{
  g_return_val_if_fail (problems != NULL, 0);
  g_return_val_if_fail (at_least < N_SEVERITIES, 0);

  guint64 count = 0;
  for (guint i = 0; i <= (guint) at_least; i++)
    count += problems->counts[i];
  return count;
}

const char *
uplift_severity_get_name (UpliftSeverity severity)
{
  g_return_val_if_fail (severity < N_SEVERITIES, NULL);

  return severity_names[severity];
}

char *
uplift_problem_to_text (const UpliftProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  GString *text = g_string_new (NULL);
  if (problem->file != NULL)
    g_string_append_printf (text, "%s: ", problem->file);
  if (problem->lines[0] != 0)
    {
      g_string_append_printf (text, _ ("line %" PRIu64), problem->lines[0]);
      g_string_append (text, ": ");
    }
  if (problem->column != NULL)
    g_string_append_printf (text, "%s: ", problem->column);
  g_string_append (text, problem->message);
  if (problem->count > 1)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("(%" PRIu64 " times)"), problem->count);
    }
  return g_string_free (text, FALSE);
}
