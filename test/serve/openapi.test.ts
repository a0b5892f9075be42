import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Dispatcher, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEpisode } from '../contracts/store-contract.ts';
import { createItemsPlace, type ItemsPlace, OPERATOR } from './items-api.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

type Schema = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Response = { readonly content?: Content; readonly $ref?: string };
type Document = {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
};

let place: ItemsPlace;
let site: PublishedSite;
let document: Document;
const validator = new Ajv2020({ strict: false, formats: { 'date-time': true, uri: true } });

beforeAll(async () => {
  place = await createItemsPlace();
  site = await serveSite({ admin: place.admin });
  const { body } = await request(`${site.origin}/api/openapi.json`);
  // Held against its own schema below.
  document = (await body.json()) as Document;
  validator.addSchema({ ...document, $id: 'lectern' });
});

afterAll(async () => {
  await site.stop();
  await place.store.close();
});

/** Asks, and holds the answer against what the document says of this route. */
async function ask(
  method: Dispatcher.HttpMethod,
  route: string,
  { id = '', query = '', body }: { id?: string; query?: string; body?: unknown } = {},
) {
  const answer = await request(`${site.origin}/api${route.replace('{id}', id)}${query}`, {
    method,
    headers: { authorization: `Bearer ${OPERATOR}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.body.text();
  const said = document.paths[route]?.[method.toLowerCase()]?.responses[answer.statusCode];
  expect(said, `${method} ${route} ${answer.statusCode}`).toBeDefined();
  const { content } = said?.$ref === undefined ? (said ?? {}) : (document.components.responses['Problem'] ?? {});
  if (content === undefined) expect(text).toBe('');
  const [type = '', { schema } = { schema: {} }] = Object.entries(content ?? {})[0] ?? [];
  expect(String(answer.headers['content-type'] ?? '')).toContain(type);
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  const { $ref } = schema as { readonly $ref?: string };
  if ($ref !== undefined && !validator.validate(`lectern${$ref}`, json))
    expect.fail(`${method} ${route}: ${validator.errorsText()} in ${text}`);
  return { status: answer.statusCode, json: json as { items?: { id: string }[]; id?: string } };
}

describe('/api/openapi.json', () => {
  it('is an OpenAPI document of this version, which anybody may read', async () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
    const found = await new Validator().validate(structuredClone(document) as Parameters<Validator['validate']>[0]);
    expect(found.errors ?? []).toEqual([]);
    expect(found.valid).toBe(true);
  });

  it('says what is answered', async () => {
    const url = 'https://paper.example/one';
    const body = { items: [{ url, mode: 'splice', voice: 'flite:slt', title: 'One' }, { url: 'nothing' }] };
    const { json } = await ask('POST', '/items', { body });
    const id = json.items?.[0]?.id ?? '';
    const known = await place.store.items.find('harbour', url);
    if (!known?.added) throw new Error('it was not added');
    const found = { byline: 'Ann', language: 'en', characters: 100, minutes: 0.1, clips: 1 };
    const error = { code: 'http-status', stage: 'fetch', message: 'No.', hint: 'Wait.', at: known.updatedAt } as const;
    const attempt = { outcome: 'failed', at: known.updatedAt, failures: 1, error } as const;
    await place.store.items.save({ ...known, added: { ...known.added, found }, attempt, nextCheckAt: known.updatedAt });
    place.events.publish([], {
      ...{ kind: 'progress', showId: 'harbour', url, title: 'One' },
      ...{ stage: 'clips', done: 1, total: 2, unit: 'clips' },
    });
    await ask('GET', '/items/{id}', { id });
    await ask('POST', '/items/{id}/retry', { id });
    await place.store.episodes.save(
      { episode: { ...anEpisode('e', known.updatedAt), showId: 'harbour' }, itemUrl: url, audioHash: 'h' },
      { ...known, status: 'published', episodeId: 'e' },
    );
    await ask('GET', '/items', { query: '?limit=1' });
    expect((await ask('GET', '/items/{id}', { id })).json).toMatchObject({ state: 'published', episode: { id: 'e' } });
    expect((await ask('POST', '/items/{id}/dismiss', { id })).status).toBe(400);
    expect((await ask('DELETE', '/items/{id}', { id })).status).toBe(204);
    const { id: run = '' } = (await ask('POST', '/runs', { body: { show: 'harbour' } })).json;
    await ask('GET', '/runs/{id}', { id: run });
    await ask('POST', '/items/retry', { body: { show: 'harbour', url } });
  });

  it('says how everything fails, and names no route that is not there', async () => {
    for (const [route, methods] of Object.entries(document.paths))
      for (const method of Object.keys(methods)) {
        const { status, json } = await ask(method.toUpperCase() as Dispatcher.HttpMethod, route, {
          id: 'nothing.0000000000000000',
          query: '?nothing=1',
          ...(method === 'post' && { body: { nothing: 1 } }),
        });
        expect(JSON.stringify(json), `${method} ${route}`).not.toContain('There is nothing here');
        expect(status, `${method} ${route}`).toBeGreaterThanOrEqual(400);
      }
  });
});
