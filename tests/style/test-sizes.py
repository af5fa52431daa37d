#!/usr/bin/env python3
"""Functions, files, parameters and nesting stay small. The rules are 50 lines, 400 lines, 5 and 4; what fails here is
what is beyond any excuse."""

import re

from style import Tap, blank_noise, read, walk

MAX_FUNCTION = 80
MAX_FILE = 700
MAX_TEST_FILE = 800  # one case after the other
MAX_PARAMETERS = 6
MAX_NESTING = 5

# Signatures that GTK and GIO prescribe.
INHERITED = re.compile(r'_(measure|async)$')

TOKEN = re.compile(r'[A-Za-z_]\w*|[{}();,]|[^\s\w]|\d\w*')
CONTROLS = {'if', 'for', 'while', 'switch', 'do', 'else'}


class Function:
  def __init__(self, path, name, first, parameters):
    self.path, self.name, self.first, self.parameters = path, name, first, parameters
    self.lines = self.nesting = 0

  def __str__(self):
    return f'{self.path}:{self.first}: {self.name} ()'


def tokenize(text):
  line, at = 1, 0
  tokens = []
  for match in TOKEN.finditer(text):
    line += text.count('\n', at, match.start())
    at = match.start()
    tokens.append((match.group(), line))
  return tokens


def find_open(tokens, close):
  """Index of the parenthesis that the one at `close` closes."""
  depth = 0
  for i in range(close, -1, -1):
    depth += {')': 1, '(': -1}.get(tokens[i][0], 0)
    if depth == 0:
      return i
  return -1


def count_parameters(tokens, start, close):
  inner = [token for token, _ in tokens[start + 1:close]]
  if not inner or inner == ['void']:
    return 0
  depth, commas = 0, 0
  for token in inner:
    depth += {'(': 1, ')': -1}.get(token, 0)
    commas += token == ',' and depth == 0
  return commas + 1


def measure_nesting(tokens, start):
  """Depth of control statements and blocks in the body that opens at `start`, and the index of its end.

  The stack holds one entry a level: 'control' waits for its statement, 'block' is a brace, 'data' the brace of an
  initialiser, which is no level."""
  stack, deepest, parens = [], 0, 0
  i = start
  while True:
    token, before = tokens[i][0], tokens[i - 1][0]
    if token == '{':
      is_control = bool(stack) and stack[-1] == 'control'
      is_data = not is_control and (before in ('=', ',', '(') or (before == '{' and stack[-1:] == ['data'])
                                    or before == ')' or parens > 0)
      stack.append('data' if is_data and i > start else 'block')
    elif token == '}':
      kind = stack.pop()
      if not stack:
        return deepest, i
      while kind == 'block' and stack[-1] == 'control':
        stack.pop()
    elif token in '()':
      parens += 1 if token == '(' else -1
    elif token == ';' and parens == 0:
      while stack[-1] == 'control':
        stack.pop()
    elif token in CONTROLS and not (token == 'if' and before == 'else'):
      stack.append('control')
    # A control and the brace it opens are one level; the body of the function is none.
    level = sum(1 for n, kind in enumerate(stack)
                if kind == 'control' or (kind == 'block' and n > 0 and stack[n - 1] != 'control'))
    deepest = max(deepest, level)
    i += 1


def get_functions(path, tokens):
  functions, i = [], 0
  while i < len(tokens):
    if tokens[i][0] == '{' and i > 0 and tokens[i - 1][0] == ')':
      start = find_open(tokens, i - 1)
      name, first = tokens[start - 1]
      function = Function(path, name, first, count_parameters(tokens, start, i - 1))
      function.nesting, i = measure_nesting(tokens, i)
      function.lines = tokens[i][1] - first + 1
      functions.append(function)
    elif tokens[i][0] == '{':
      depth = 1
      while depth > 0:
        i += 1
        depth += {'{': 1, '}': -1}.get(tokens[i][0], 0)
    i += 1
  return functions


def check_self():
  """The counting itself, on a function whose sizes are known."""
  code = '''static int table[] = { 1, 2, 3 };
static int
walk (int a, void (*f) (int, int), const char *s)
{
  T t = { .a = (U){ 1, 2 }, { 3 } };
  for (;;)
    if (a)
      {
        while (b)
          c (); /* { */
      }
    else if (d ("}"))
      return (T){ 0 };
  do
    x ();
  while (y);
}
'''
  function, = get_functions('self', tokenize(blank_noise(code)))
  wanted = ('walk', 15, 3, 3)
  found = (function.name, function.lines, function.parameters, function.nesting)
  return [] if found == wanted else [f'counted {found}, not {wanted}']


tap = Tap()
tap.check('the counting is right', check_self())

sources = walk('src', '.c', '.h') + walk('tests', '.c', '.h')
functions, lengths = [], []
for source in sources:
  text = read(source)
  lengths.append((text.count('\n'), source))
  functions += get_functions(source, tokenize(blank_noise(text)))

for function in sorted(functions, key=lambda f: -f.lines)[:5]:
  tap.note(f'{function.lines} lines: {function}')
for length, source in sorted(lengths, reverse=True)[:5]:
  tap.note(f'{length} lines: {source}')

tap.check(f'functions have at most {MAX_FUNCTION} lines',
          [f'{f}: {f.lines} lines' for f in functions if f.lines > MAX_FUNCTION])
tap.check(f'files have at most {MAX_FILE} lines, tests {MAX_TEST_FILE}',
          [f'{s}: {n} lines' for n, s in lengths if n > (MAX_TEST_FILE if s.startswith('tests/') else MAX_FILE)])
tap.check(f'functions have at most {MAX_PARAMETERS} parameters',
          [f'{f}: {f.parameters} parameters' for f in functions
           if f.parameters > MAX_PARAMETERS and not INHERITED.search(f.name)])
tap.check(f'nesting is at most {MAX_NESTING} levels',
          [f'{f}: {f.nesting} levels' for f in functions if f.nesting > MAX_NESTING])
tap.finish()
