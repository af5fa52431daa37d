#include "input-variants.h"

#define TEXT(text) text, sizeof (text) - 1
#define HEADER "influencer_id,date,revenue\n"
#define ROWS "A,2025-01-02,1.5\nB,2025-01-03,2\n"

const InputVariant input_variants[] = {
  { "plain", TEXT (HEADER ROWS), "" },

  /* Bytes. */
  { "mark-crlf-no-end",
    TEXT ("\357\273\277influencer_id,date,revenue\r\nA,2025-01-02,1.5\r\nB,2025-01-03,2"), "" },
  { "lone-cr", TEXT ("influencer_id,date,revenue\rA,2025-01-02,1.5\rB,2025-01-03,2\r"), "" },
  { "mixed-ends", TEXT ("influencer_id,date,revenue\r\nA,2025-01-02,1.5\rB,2025-01-03,2\n"), "" },
  { "utf-16le",
    TEXT (
        "\377\376i\0d\0;\0d\0a\0t\0e\0;\0r\0e\0v\0e\0n\0u\0e\0;\0c\0r\0e\0a\0t\0o\0r\0_\0i\0d\0\n\0"
        "1\0;\0002\0000\0002\0005\0-\0000\0001\0-\0000\0002\0;\0001\0,\0005\0;\0A\0\n\0"
        "1\0;\0002\0000\0002\0005\0-\0000\0001\0-\0000\0003\0;\0002\0;\0B\0"),
    "" },
  { "utf-16be",
    TEXT ("\376\377\0c\0r\0e\0a\0t\0o\0r\0 \0i\0d\0;\0d\0a\0t\0e\0;\0s\0a\0l\0e\0s\0\r\0\n"
          "\0A\0;\0002\0000\0002\0005\0-\0000\0001\0-\0000\0002\0;\0001\0.\0005\0\r\0\n"
          "\0B\0;\0002\0000\0002\0005\0-\0000\0001\0-\0000\0003\0;\0002\0\r\0\n"),
    "" },
  { "utf-16le-without-mark",
    TEXT ("h\0a\0n\0d\0l\0e\0\t\0d\0a\0t\0e\0\t\0t\0o\0t\0a\0l\0\n\0"
          "A\0\t\0002\0000\0002\0005\0-\0000\0001\0-\0000\0002\0\t\0001\0.\0005\0\n\0"
          "B\0\t\0002\0000\0002\0005\0-\0000\0001\0-\0000\0003\0\t\0002\0\n\0"),
    "" },
  { "utf-16be-without-mark",
    TEXT ("\0h\0a\0n\0d\0l\0e\0,\0d\0a\0t\0e\0,\0t\0o\0t\0a\0l\0\n"
          "\0A\0,\0002\0000\0002\0005\0-\0000\0001\0-\0000\0002\0,\0001\0.\0005\0\n"
          "\0B\0,\0002\0000\0002\0005\0-\0000\0001\0-\0000\0003\0,\0002\0\n"),
    "" },
  { "windows-1252",
    TEXT ("influencer_id,date,revenue,note\nA,2025-01-02,1.5,Jos\351\nB,2025-01-03,2,\200 5\n"),
    "windows-1252:2 " },
  { "nul", TEXT ("influencer_id,date,revenue\nA\0,2025-01-02,1.5\nB,2025-01-03,2\n"),
    "nul-byte:1 " },

  /* Delimiters. */
  { "semicolon", TEXT ("influencer_id;date;revenue\nA;2025-01-02;1,5\nB;2025-01-03;2\n"), "" },
  { "tab", TEXT ("influencer_id\tdate\trevenue\nA\t2025-01-02\t1.5\nB\t2025-01-03\t2\n"), "" },
  { "pipe", TEXT ("influencer_id|date|revenue\nA|2025-01-02|1.5\nB|2025-01-03|2\n"), "" },
  { "sep-semicolon", TEXT ("sep=;\ninfluencer_id;date;revenue\nA;2025-01-02;1,5\nB;2025-01-03;2\n"),
    "" },
  { "sep-in-quotes",
    TEXT ("\357\273\277\"sep=|\"\r\ninfluencer_id|date|revenue\r\nA|2025-01-02|1.5\r\nB|2025-01-03|"
          "2\r\n"),
    "" },
  { "sep-comma", TEXT ("SEP=,\n" HEADER ROWS), "" },

  /* Quotes. */
  { "all-quoted",
    TEXT ("\"influencer_id\",\"date\",\"revenue\"\n\"A\",\"2025-01-02\",\"1.5\"\n\"B\",\"2025-01-"
          "03\",\"2\""),
    "" },
  { "doubled-quotes",
    TEXT ("influencer_id,date,note,revenue\nA,2025-01-02,\"a \"\"b\"\", c\",1.5\nB,2025-01-03,"
          "\"\"\"\",2\n"),
    "" },
  { "newline-in-quotes",
    TEXT ("shoe size,Influencer_ID,Date,note,Revenue\n9,A,2025-01-02,\"x\n\ny\",1.5\n8,B,2025-01-"
          "03,\"\r\n\",2\n"),
    "" },
  { "newline-in-header",
    TEXT ("influencer_id,date,revenue,\"long\nname\"\nA,2025-01-02,1.5,\nB,2025-01-03,2,\n"), "" },
  { "quote-within",
    TEXT ("influencer_id,date,revenue,size\nA,2025-01-02,1.5,5\"\nB,2025-01-03,2,"
          "7\" x\n"),
    "" },
  { "blanks-around-quotes",
    TEXT ("influencer_id, \"date\" ,revenue\n \"A\" ,2025-01-02, \"1.5\"\nB,\"2025-01-03\" ,2\n"),
    "" },

  /* What is no row of the table. */
  { "blank-rows", TEXT (HEADER "A,2025-01-02,1.5\n,,\n\nB,2025-01-03,2\n,,\n , ,\n"),
    "blank-row:3 " },
  { "comments", TEXT ("# exported\n# today, by: me\n\n" HEADER ROWS), "preamble:1 " },
  { "title", TEXT ("Report of sales\n\"January, 2025\"\n,,\n" HEADER ROWS), "preamble:1 " },
  { "title-with-open-quote", TEXT ("\"Report\n" HEADER ROWS), "preamble:1 " },
  { "total-first", TEXT (HEADER "Total,,3.5\n" ROWS), "total-row:1 " },
  { "total-last", TEXT (HEADER ROWS "Total,,3.5\n"), "total-row:1 " },
  { "total-last-and-blank", TEXT (HEADER ROWS "Grand total,,3.5\n,,\n"),
    "total-row:1 blank-row:1 " },
  { "total-in-second-column",
    TEXT ("no,influencer_id,date,revenue\n1,A,2025-01-02,1.5\n2,B,2025-01-03,2\n3, TOTAL ,,3.5\n"),
    "total-row:1 " },
  { "total-in-date",
    TEXT ("revenue,influencer_id,date\n3.5,,Grand Total\n1.5,A,2025-01-02\n2,B,2025-01-03\n"),
    "total-row:1 " },
  { "total-behind-empty-cells",
    TEXT ("influencer_id,date,note,revenue\nA,2025-01-02,,1.5\nB,2025-01-03,,2\n,,totals:,3.5\n"),
    "total-row:1 " },
  { "several-totals",
    TEXT (HEADER "Totals,,3.5\nSubtotal,,1\n" ROWS
                 "Total: page,,2\n,,\nTotal : account,2025-01-03,2\n"),
    "total-row:4 blank-row:1 " },

  /* Header and fields. */
  { "other-spelling", TEXT (" INFLUENCER ID , Date ,Net-Sales\nA,2025-01-02,1.5\nB,2025-01-03,2\n"),
    "" },
  { "no-break-blanks",
    TEXT ("\302\240Influencer\302\240ID,DATE\302\240,reVenue\nA\302\240,2025-01-02,1.5\nB,2025-01-"
          "03,\302\2402\n"),
    "" },
  { "more-columns-than-named",
    TEXT ("influencer_id,date,revenue,,\nA,2025-01-02,1.5\nB,2025-01-03,2,,\n"), "" },
  { "more-delimiters-than-columns", TEXT (HEADER "A,2025-01-02,1.5,,,\nB,2025-01-03,2\n"), "" },
  { "too-many-fields", TEXT (HEADER "A,2025-01-02,1.5,more\nB,2025-01-03,2\n"),
    "too-many-fields:1 " },
  { "too-few-fields",
    TEXT ("influencer_id,date,revenue,note\nA,2025-01-02,1.5\nB,2025-01-03,2,x\n"),
    "too-few-fields:1 " },
  { "open-quote", TEXT (HEADER "A,2025-01-02,1.5\n\"C,2025-01-02,9\nB,2025-01-03,2\n"),
    "open-quote:1 " },
  { "unreadable-row", TEXT (HEADER "A,2025-01-02,1.5\nC,2025-02-31,9\nD,,1\nB,2025-01-03,2\n"),
    "missing-value:1 bad-value:1 " },
};

const guint n_input_variants = G_N_ELEMENTS (input_variants);
