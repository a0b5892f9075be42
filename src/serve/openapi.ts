/** `/api/openapi.json`: the interface for programs, described by the schemas that check it (OpenAPI 3.1). */
import { z } from 'zod';
import { cancelledSchema, cancelSchema, importedSchema, importSchema, waitingSchema } from './imports.ts';
import { addedSchema, addSchema, itemSchema, listedSchema, listSchema, retrySchema, uploadSchema } from './items.ts';
import { problemSchema } from './problem.ts';
import { knownItemSchema, runSchema, startedSchema, startSchema } from './run-schemas.ts';

const SCHEMAS = {
  AddItems: addSchema,
  AddedItems: addedSchema,
  CancelledImports: cancelledSchema,
  Import: importedSchema,
  Item: itemSchema,
  ItemList: listedSchema,
  KnownItem: knownItemSchema,
  Problem: problemSchema,
  RetryItem: retrySchema,
  Run: runSchema,
  StartRun: startSchema,
  StartedRun: startedSchema,
  WaitingImports: waitingSchema,
} as const;

type Name = keyof typeof SCHEMAS;

type Operation = {
  readonly method: 'get' | 'post' | 'delete';
  /** Below `/api`. */
  readonly path: string;
  readonly says: string;
  readonly body?: Name;
  readonly query?: z.ZodObject;
  readonly answer: { readonly status: number; readonly schema?: Name; readonly type?: string };
  /** Of failures, beside 400, 401 and 429. */
  readonly fails?: readonly number[];
  /** Documents may be sent instead; `query` goes with one that is the body itself. */
  readonly isUpload?: boolean;
  readonly isIdempotent?: boolean;
  readonly isPolled?: boolean;
};

const item = (status: number): Operation['answer'] => ({ status, schema: 'Item' });
const DONE: Operation['answer'] = { status: 204 };

const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'post', path: '/items', says: 'Adds articles to a show. Answers when they are sure to be looked at.' },
    ...{ body: 'AddItems', isUpload: true, query: uploadSchema, answer: { status: 202, schema: 'AddedItems' } },
    ...{ fails: [404, 409, 413, 415, 422], isIdempotent: true },
  },
  {
    ...{ method: 'get', path: '/items', says: 'Articles and what became of them; of a person, those that she added.' },
    ...{ query: listSchema, answer: { status: 200, schema: 'ItemList' }, isPolled: true },
  },
  {
    ...{ method: 'get', path: '/items/{id}', says: 'One article: what was understood, how far it is, its episode.' },
    ...{ answer: item(200), fails: [404], isPolled: true },
  },
  {
    ...{ method: 'post', path: '/items/{id}/retry', says: 'Tries an article again, or has it read by another voice.' },
    ...{ body: 'RetryItem', answer: item(202), fails: [404], isIdempotent: true },
  },
  {
    ...{ method: 'post', path: '/items/{id}/dismiss', says: 'A failed article is tried no more.' },
    ...{ answer: DONE, fails: [404] },
  },
  {
    ...{ method: 'delete', path: '/items/{id}', says: 'Takes an article back, and its episode out of the show.' },
    ...{ answer: DONE, fails: [404] },
  },
  {
    ...{ method: 'post', path: '/items/retry', says: 'As /items/{id}/retry, by address or episode. The operator’s.' },
    ...{ body: 'KnownItem', answer: { status: 202, schema: 'StartedRun' }, fails: [403, 404] },
  },
  {
    ...{
      method: 'post',
      path: '/items/dismiss',
      says: 'As /items/{id}/dismiss, by address or episode. The operator’s.',
    },
    ...{ body: 'KnownItem', answer: DONE, fails: [403, 404] },
  },
  {
    ...{
      method: 'post',
      path: '/imports',
      says: 'Tells what the export of another service holds; with confirm=true its articles are made, some a day.',
    },
    ...{ isUpload: true, query: importSchema, answer: { status: 200, schema: 'Import' } },
    ...{ fails: [404, 409, 413, 415, 422], isIdempotent: true },
  },
  {
    ...{ method: 'get', path: '/imports', says: 'How many imported articles wait for their turn.' },
    ...{ answer: { status: 200, schema: 'WaitingImports' } },
  },
  {
    ...{ method: 'delete', path: '/imports', says: 'Imported articles that wait are not made.' },
    ...{ query: cancelSchema, answer: { status: 200, schema: 'CancelledImports' }, fails: [404] },
  },
  {
    ...{ method: 'post', path: '/runs', says: 'Starts a run. The operator’s.' },
    ...{ body: 'StartRun', answer: { status: 202, schema: 'StartedRun' }, fails: [403] },
  },
  {
    ...{ method: 'get', path: '/runs/{id}', says: 'How a run stands. The operator’s.' },
    ...{ answer: { status: 200, schema: 'Run' }, fails: [403, 404] },
  },
  {
    ...{
      method: 'get',
      path: '/runs/{id}/events',
      says: 'What a run tells, as it happens (server-sent events). The operator’s.',
    },
    ...{ answer: { status: 200, type: 'text/event-stream' }, fails: [403, 404] },
  },
];

const toJsonSchema = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return plain;
};

const refer = (name: Name) => ({ $ref: `#/components/schemas/${name}` });

function describeParameters({ path, query, isIdempotent, isPolled }: Operation) {
  const { properties = {} } = query ? toJsonSchema(query, 'input') : {};
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  });
  return [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
    ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
    ...(isIdempotent ? [header('Idempotency-Key', 'Sent again within a day, the request is answered as before.')] : []),
    ...(isPolled ? [header('If-None-Match', 'The ETag of the last answer: 304 while nothing changed.')] : []),
  ];
}

function describeBody({ body, query, isUpload }: Operation) {
  const json = body ? { 'application/json': { schema: refer(body) } } : {};
  if (!isUpload || !query) return body ? { requestBody: { required: true, content: json } } : {};
  const { properties, ...form } = toJsonSchema(query.omit({ name: true }), 'input');
  const files = { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } };
  const content = {
    ...json,
    'multipart/form-data': { schema: { ...form, properties: { ...properties, file: files } } },
    // A document itself.
    '*/*': { schema: {} },
  };
  return { requestBody: { required: true, content } };
}

function describeOperation(operation: Operation) {
  const { says, answer, fails = [], isPolled } = operation;
  const { status, schema, type = 'application/json' } = answer;
  const content =
    status === 204 ? {} : { content: { [type]: { schema: schema ? refer(schema) : { type: 'string' } } } };
  const failures = [400, 401, ...fails, 429].map((code) => [code, { $ref: '#/components/responses/Problem' }]);
  return {
    summary: says,
    parameters: describeParameters(operation),
    ...describeBody(operation),
    responses: {
      [status]: { description: says, ...content },
      ...(isPolled && { 304: { description: 'Nothing changed.' } }),
      ...Object.fromEntries(failures),
    },
  };
}

/** The document, for this version of Lectern. */
export function buildOpenApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  const problem = { 'application/problem+json': { schema: refer('Problem') } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lectern',
      version,
      description: 'Articles in, a podcast out. Wants the operator’s token, or that of a person who may add to a show.',
    },
    servers: [{ url: '.' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(
        Object.entries(SCHEMAS).map(([name, schema]) => [
          name,
          toJsonSchema(
            schema,
            name === 'AddItems' || name === 'KnownItem' || name === 'RetryItem' || name === 'StartRun'
              ? 'input'
              : 'output',
          ),
        ]),
      ),
      responses: { Problem: { description: 'What failed, and what to do about it.', content: problem } },
    },
  };
}
