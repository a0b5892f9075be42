/** `lectern subscriber`: who may listen to a private show, each with a token of their own. */
import { randomUUID } from 'node:crypto';
import type { Config, ShowConfig } from '../config/read-config.ts';
import { openStore } from '../drivers/open-state.ts';
import { LecternError } from '../errors.ts';
import { createToken, hashToken } from '../show/access.ts';
import type { Store, Subscriber } from '../store/store.ts';
import type { Output } from './terminal.ts';

type Options = { readonly showId?: string; readonly json: boolean };

/** The token is told this once and kept nowhere; only its hash is. */
export async function subscriberAddCommand(
  config: Config,
  { name, ...options }: Options & { readonly name: string },
  output: Output,
): Promise<number> {
  const show = findPrivateShow(config, options.showId);
  return withStore(config, async ({ subscribers }) => {
    if ((await subscribers.list(show.id)).some((one) => one.name === name && one.revokedAt === undefined))
      throw new LecternError(`${show.id} has a subscriber ${name} already.`, {
        code: 'usage',
        stage: 'cli',
        hint: 'Choose another name, or revoke that one first.',
      });
    const token = createToken();
    const id = randomUUID().slice(0, 8);
    const createdAt = new Date().toISOString();
    await subscribers.add({ id, showId: show.id, name, tokenHash: hashToken(token), createdAt });
    const feedUrl = `${config.site.baseUrl}/~${token}/${show.id}/feed.xml`;
    if (options.json) output.write(`${JSON.stringify({ id, showId: show.id, name, createdAt, feedUrl })}\n`);
    else
      output.write(
        `${name} (${id}) can subscribe to\n${feedUrl}\nThis address is told only now. Who has it can listen; \`lectern subscriber revoke ${id}\` ends that.\n`,
      );
    return 0;
  });
}

export async function subscriberListCommand(config: Config, options: Options, output: Output): Promise<number> {
  const shows = options.showId === undefined ? config.shows : [findShow(config, options.showId)];
  return withStore(config, async ({ subscribers }) => {
    for (const show of shows) {
      for (const { tokenHash: _secret, ...one } of await subscribers.list(show.id)) {
        if (options.json) output.write(`${JSON.stringify(one)}\n`);
        else output.write(`${one.id}  ${one.showId}  ${one.name}  ${describeState(one)}\n`);
      }
    }
    return 0;
  });
}

/** @throws LecternError `usage` when nobody, or more than one, answers to the name */
export async function subscriberRevokeCommand(
  config: Config,
  { target, ...options }: Options & { readonly target: string },
  output: Output,
): Promise<number> {
  const shows = options.showId === undefined ? config.shows : [findShow(config, options.showId)];
  return withStore(config, async ({ subscribers }) => {
    const all = (await Promise.all(shows.map(({ id }) => subscribers.list(id)))).flat();
    const active = all.filter(({ revokedAt }) => revokedAt === undefined);
    const byId = active.filter(({ id }) => id === target);
    const [found, another] = byId.length > 0 ? byId : active.filter(({ name }) => name === target);
    if (!found || another)
      throw new LecternError(found ? `More than one subscriber is called ${target}.` : `Nobody is called ${target}.`, {
        code: 'usage',
        stage: 'cli',
        hint: found ? 'Give the id, or the show with --show.' : '`lectern subscriber list` names them all.',
      });
    const revokedAt = new Date().toISOString();
    await subscribers.revoke(found.showId, found.id, revokedAt);
    const { id, showId, name } = found;
    if (options.json) output.write(`${JSON.stringify({ id, showId, name, revokedAt })}\n`);
    else output.write(`${name} (${id}) can no longer listen to ${showId}.\n`);
    return 0;
  });
}

const describeState = ({ createdAt, revokedAt }: Omit<Subscriber, 'tokenHash'>): string =>
  revokedAt === undefined ? `since ${createdAt}` : `revoked ${revokedAt}`;

async function withStore(config: Config, work: (store: Store) => Promise<number>): Promise<number> {
  const store = await openStore(config);
  return work(store).finally(() => store.close());
}

function findShow({ shows }: Config, id: string): ShowConfig {
  const found = shows.find((show) => show.id === id);
  if (found) return found;
  throw new LecternError(`There is no show ${id}.`, {
    code: 'usage',
    stage: 'cli',
    hint: `The configuration has ${shows.map((show) => show.id).join(', ')}.`,
  });
}

/** The named one, or the only one that subscribers may be added to. */
function findPrivateShow(config: Config, id: string | undefined): ShowConfig {
  const open = config.shows.filter(({ access }) => access?.subscribers);
  if (id === undefined && open.length === 1 && open[0]) return open[0];
  const found = id === undefined ? undefined : findShow(config, id);
  if (found?.access?.subscribers) return found;
  throw new LecternError(
    found ? `The show ${found.id} has no subscribers of its own.` : 'It is not clear which show is meant.',
    {
      code: 'usage',
      stage: 'cli',
      hint:
        found || open.length === 0
          ? 'Set access.subscribers to true in the show’s configuration.'
          : `Name one with --show: ${open.map((show) => show.id).join(', ')}.`,
    },
  );
}
