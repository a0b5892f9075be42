/** Words for what is wrong in a configuration: where, what was found, what is allowed, and what was perhaps meant. */
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';

type Path = readonly PropertyKey[];

export type Problem = {
  /** From the root of the file down. */
  readonly keys: Path;
  readonly message: string;
};

/** A problem as it is told. */
export type PlacedProblem = {
  /** As one would write it: `shows[0].audio.format`. */
  readonly path: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly message: string;
};

/** Every problem of a failed parse, in the order of the file. `found` is the value that was parsed. */
export function listProblems(error: z.ZodError, schema: z.ZodType, found: unknown): readonly Problem[] {
  const jsonSchema = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return error.issues.flatMap((issue) => problemsOf(issue, jsonSchema, found));
}

function problemsOf(issue: z.core.$ZodIssue, jsonSchema: unknown, root: unknown): readonly Problem[] {
  const keys = issue.path;
  const found = issue.path.some(isSecret) ? 'a value that is not shown' : describeValue(valueAt(root, issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        keys: [...issue.path, key],
        message: `unknown key${suggestion(key, keysAt(jsonSchema, issue.path))}`,
      }));
    case 'invalid_type':
      return [{ keys, message: `found ${found}; allowed: ${issue.expected === 'record' ? 'a map' : issue.expected}` }];
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      return [{ keys, message: `found ${found}; allowed: ${allowed.join(', ')}` }];
    }
    case 'too_small':
      return [{ keys, message: `found ${found}; allowed: at least ${issue.minimum}${unitOf(issue.origin)}` }];
    case 'too_big':
      return [{ keys, message: `found ${found}; allowed: at most ${issue.maximum}${unitOf(issue.origin)}` }];
    case 'invalid_union': {
      // What is of the right type for one of them is told what is wrong inside.
      const near = issue.errors.filter((inner) => inner.every(({ path }) => path.length > 0));
      const [only] = near;
      if (only && near.length === 1)
        return only.flatMap((inner) => problemsOf({ ...inner, path: [...keys, ...inner.path] }, jsonSchema, root));
      const inner = issue.errors.flat().flatMap((one) => ('expected' in one ? [String(one.expected)] : [one.message]));
      return [{ keys, message: `found ${found}; allowed: ${[...new Set(inner)].join(', or ')}` }];
    }
    default:
      return [{ keys, message: `found ${found}; allowed: ${issue.message.replace(/^Invalid (.+)$/, 'a valid $1')}` }];
  }
}

/** What stands below these opens accounts, whether or not it should have been `env:NAME`. */
const isSecret = (key: PropertyKey) => /^(?:cookies|headers|password|token|secret|clientSecret|key)$/.test(String(key));

const unitOf = (origin: string) => (origin === 'array' ? ' entries' : origin === 'string' ? ' characters' : '');

export function formatPath(path: Path): string {
  const joined = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return joined.replace(/^\./, '') || '(the whole file)';
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a map';
  const shown = withoutPassword(JSON.stringify(value));
  return shown.length > 80 ? `${shown.slice(0, 77)}…` : shown;
}

/** A URL that cannot be parsed may have one still. */
const withoutPassword = (value: string) => value.replace(/(\w:\/\/[^\s/:@]*):[^\s]*@/g, '$1:…@');

function keysAt(jsonSchema: unknown, path: Path): readonly string[] {
  let node = jsonSchema;
  for (const key of path) {
    const inProperties = typeof key === 'string' ? valueAt(node, ['properties', key]) : undefined;
    node = inProperties ?? valueAt(node, [typeof key === 'number' ? 'items' : 'additionalProperties']);
  }
  return Object.keys(valueAt(node, ['properties']) ?? {});
}

function suggestion(given: string, allowed: readonly string[]): string {
  const nearest = allowed
    .map((name) => ({ name, away: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)[0];
  if (nearest && nearest.away <= Math.max(2, given.length / 3)) return ` (did you mean ${nearest.name}?)`;
  return allowed.length > 0 && allowed.length < 16 ? ` (known here: ${allowed.join(', ')})` : '';
}
