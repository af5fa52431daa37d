/* What was wrong or doubtful with the data: a list of findings, like ones grouped with their count.
 *
 * Two findings are alike when severity, kind, table, file and column agree; the group keeps the
 * message and value of the first and the lines of the first few. Built by one thread, then only
 * read.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_SEVERITY_ERROR,   /* a number may be wrong: rows were left out or values lost */
  UPLIFT_SEVERITY_WARNING, /* doubtful; the numbers hold as far as the data do */
  UPLIFT_SEVERITY_NOTE     /* how something was read */
} UpliftSeverity;

#define UPLIFT_PROBLEM_MAX_LINES 5

/* Bytes of a value or message; of a longer one the beginning is kept, and an ellipsis. */
#define UPLIFT_PROBLEM_MAX_TEXT 500

typedef struct
{
  UpliftSeverity severity;
  const char *kind;  /* short and stable, a-z and dashes, for example "bad-value" (interned) */
  int table;         /* UpliftTable, or -1: none in particular */
  char *file;        /* base name (owned, nullable) */
  char *column;      /* as the file spells it (owned, nullable) */
  char *value;       /* the first one's text as it stands (owned, nullable) */
  char *message;     /* one sentence, of the first one, without place (owned) */
  guint64 count;     /* how many such */
  guint64 left_out;  /* rows left out for it; a row with several faults counts for one of them */
  UpliftMoney money; /* the money concerned, UPLIFT_MONEY_NONE where there is none to name */
  guint64 lines[UPLIFT_PROBLEM_MAX_LINES]; /* of the first ones, counted from 1; 0 where unused */
} UpliftProblem;

/* One finding as it is reported. All pointers (borrowed, nullable) but kind and message. */
typedef struct
{
  UpliftSeverity severity;
  const char *kind;
  int table;
  const char *file;
  guint64 line; /* 0: none */
  const char *column;
  const char *value;
  UpliftMoney
      money; /* summed over the group; 0 adds nothing, UPLIFT_MONEY_NONE leaves it unnamed */
} UpliftFinding;

typedef struct _UpliftProblems UpliftProblems;

UpliftProblems *uplift_problems_new (void);
void uplift_problems_free (UpliftProblems *problems);

/* Adds one finding, or counts it to the group it is like. The message is a printf format; it is
 * only formatted for the first of a group. */
void uplift_problems_add (UpliftProblems *problems, const UpliftFinding *finding,
                          const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Counts a row that is left out because of a finding that was added before, to the same group. */
void uplift_problems_leave_out (UpliftProblems *problems, const UpliftFinding *finding);

/* Adds all that is in `other`, as if it had been found after all that is there, `line_offset` lines
 * further on. */
void uplift_problems_merge (UpliftProblems *problems, const UpliftProblems *other,
                            guint64 line_offset);

/* Number of groups. */
guint uplift_problems_get_size (const UpliftProblems *problems);

/* A group, in the order in which their first came (transfer none). */
const UpliftProblem *uplift_problems_get (const UpliftProblems *problems, guint index);

/* The groups about one table, or with -1 all of them: the worst first, and of the same severity as
 * their first came (transfer container, of const UpliftProblem). O(groups). */
GPtrArray *uplift_problems_list (const UpliftProblems *problems, int table);

/* Number of single findings of that severity or worse. */
guint64 uplift_problems_count (const UpliftProblems *problems, UpliftSeverity at_least);

/* "error", "warning", "note". (transfer none) */
const char *uplift_severity_get_name (UpliftSeverity severity);

/* "payouts.csv: line 18: total_payout: not a number: “12k”": place in front of the message
 * (transfer full). */
char *uplift_problem_to_text (const UpliftProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftProblems, uplift_problems_free)

G_END_DECLS
