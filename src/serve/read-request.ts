/** What a request for programs says, checked by its schema. */
import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { LecternError } from '../errors.ts';
import { ProblemError } from './problem.ts';

/** @throws LecternError `usage` that names every problem */
export function check<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const problems = issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  const fields = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  throw new LecternError(problems.join('; '), {
    code: 'usage',
    stage: 'serve',
    hint: '/api/openapi.json says what can be asked for.',
    why: { kind: 'wrong-request', fields: [...new Set(fields.map((path) => path.join('.')))].filter(Boolean) },
  });
}

/** @throws LecternError `usage` that names every problem */
export function readBody<T>(request: Request, schema: z.ZodType<T>): T {
  const body: unknown = request.body;
  return check(body ?? {}, schema);
}

/** Reads a body of JSON, or none. `onBytes` is given it as it came. */
export function readJson(limit: string, onBytes?: (request: Request, bytes: Buffer) => void): RequestHandler {
  const parse = express.json({ limit, verify: (request, _response, bytes) => onBytes?.(request as Request, bytes) });
  return (request, response, next) => {
    // `null` is a request without a body, as is one of no length.
    if (request.headers['content-length'] !== '0' && request.is('json') === false)
      throw new ProblemError(415, 'The body is of another kind.', 'Send JSON.', { kind: 'json-only' });
    parse(request, response, next);
  };
}
