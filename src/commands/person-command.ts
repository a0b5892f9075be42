/** `lectern person`, and `subscriber` for those who only listen: who may listen to a show or add to it. */
import { randomUUID } from 'node:crypto';
import { findShow, findShows } from '../config/find-shows.ts';
import type { Config, ShowConfig } from '../config/read-config.ts';
import { openStore } from '../drivers/open-state.ts';
import { LecternError, usageError } from '../errors.ts';
import { IMPORTED } from '../run/source-key.ts';
import { createPersonTokens, hashToken } from '../show/access.ts';
import type { Person, Right, Store } from '../store/store.ts';
import type { Output } from './output.ts';
import { buildTerminalQr } from './terminal-qr.ts';

type Options = {
  readonly showId?: string;
  readonly json: boolean;
  /** With all of these rights. */
  readonly may: readonly Right[];
};

/** The tokens are told this once and kept nowhere; only their hashes are. */
export async function personAddCommand(
  config: Config,
  { name, may, ...options }: Options & { readonly name: string },
  output: Output,
): Promise<number> {
  const show = findOpenShow(config, options.showId, may);
  return withStore(config, async ({ people }) => {
    if ((await people.list(show.id)).some((one) => one.name === name && one.revokedAt === undefined))
      throw usageError(
        `${show.id} knows somebody called ${name} already.`,
        'Choose another name, or revoke that one first.',
      );
    const tokens = createPersonTokens(may);
    const person: Person = {
      ...{ id: randomUUID().slice(0, 8), showId: show.id, name, may, createdAt: new Date().toISOString() },
      tokenHash: hashToken(tokens.listen),
      ...(tokens.add !== undefined && { addHash: hashToken(tokens.add) }),
    };
    await people.add(person);
    const told = {
      ...withoutHashes(person),
      ...(may.includes('listen') && { feedUrl: `${config.site.baseUrl}/~${tokens.listen}/${show.id}/feed.xml` }),
      ...(tokens.add !== undefined && {
        token: tokens.add,
        // Behind the #, so that it is sent to nobody and stands in no log.
        addUrl: `${config.site.baseUrl.replace(/\/+$/, '')}/add#token=${tokens.add}`,
      }),
    };
    output.write(options.json ? `${JSON.stringify(told)}\n` : describeNew(told));
    if (!options.json && output.isTerminal && told.addUrl !== undefined)
      output.write(`${await buildTerminalQr(told.addUrl)}\n`);
    return 0;
  });
}

function describeNew({
  id,
  name,
  showId,
  feedUrl,
  token,
  addUrl,
}: Pick<Person, 'id' | 'name' | 'showId'> & {
  readonly feedUrl?: string;
  readonly token?: string;
  readonly addUrl?: string;
}): string {
  const lines = [
    ...(feedUrl === undefined
      ? []
      : [`${name} (${id}) can subscribe to`, feedUrl, 'Who has this address can listen. It is told only now.']),
    ...(token === undefined || addUrl === undefined
      ? []
      : [
          `${name} (${id}) can add to ${showId} with the token`,
          token,
          'or at this address, which logs in to the page:',
          addUrl,
          'Who has this token can add. It is told only now.',
        ]),
    `\`lectern person revoke ${id}\` ends that.`,
  ];
  return `${lines.join('\n')}\n`;
}

export async function personListCommand(
  config: Config,
  { showId, may, json }: Options,
  output: Output,
): Promise<number> {
  return withStore(config, async (store) => {
    for (const one of await listPeople(store, config, showId, may)) {
      const { id, name } = one;
      if (json) output.write(`${JSON.stringify(withoutHashes(one))}\n`);
      else output.write(`${id}  ${one.showId}  ${name}  ${one.may.join(',')}  ${describeState(one)}\n`);
    }
    return 0;
  });
}

/**
 * What the person imported and waits goes too, unless it is to be kept.
 *
 * @throws LecternError `usage` when nobody, or more than one, answers to the name
 */
export async function personRevokeCommand(
  config: Config,
  {
    target,
    may,
    keepsImports = false,
    ...options
  }: Options & { readonly target: string; readonly keepsImports?: boolean },
  output: Output,
): Promise<number> {
  return withStore(config, async (store) => {
    const all = await listPeople(store, config, options.showId, may);
    const active = all.filter(({ revokedAt }) => revokedAt === undefined);
    const byId = active.filter(({ id }) => id === target);
    const [found, another] = byId.length > 0 ? byId : active.filter(({ name }) => name === target);
    if (!found || another)
      throw usageError(
        found ? `More than one person is called ${target}.` : `Nobody is called ${target}.`,
        found ? 'Give the id, or the show with --show.' : '`lectern person list` names them all.',
      );
    const revokedAt = new Date().toISOString();
    await store.people.revoke(found.showId, found.id, revokedAt);
    const { id, showId, name } = found;
    const { count } = await store.items.countWaiting(showId, IMPORTED, id);
    if (!keepsImports) await store.items.cancelWaiting(showId, IMPORTED, revokedAt, id);
    if (options.json) {
      const imports = { [keepsImports ? 'keptImports' : 'cancelledImports']: count };
      output.write(`${JSON.stringify({ id, showId, name, revokedAt, ...imports })}\n`);
      return 0;
    }
    const rights = found.may.map((right) => IN_WORDS[right]).join(' or ');
    output.write(`${name} (${id}) can no longer ${rights} ${showId}.\n`);
    if (count > 0)
      output.write(
        `${keepsImports ? 'Kept' : 'Cancelled'} ${count} waiting ${count === 1 ? 'import' : 'imports'} of ${name}.\n`,
      );
    return 0;
  });
}

const IN_WORDS: Readonly<Record<Right, string>> = { listen: 'listen to', add: 'add to' };

const withoutHashes = ({ tokenHash: _, addHash: __, ...person }: Person) => person;

const describeState = ({ createdAt, revokedAt }: Pick<Person, 'createdAt' | 'revokedAt'>): string =>
  revokedAt === undefined ? `since ${createdAt}` : `revoked ${revokedAt}`;

async function listPeople(
  { people }: Store,
  config: Config,
  showId: string | undefined,
  may: readonly Right[],
): Promise<readonly Person[]> {
  const all = (await Promise.all(findShows(config, showId).map(({ id }) => people.list(id)))).flat();
  return all.filter((person) => may.every((right) => person.may.includes(right)));
}

async function withStore(config: Config, work: (store: Store) => Promise<number>): Promise<number> {
  const store = await openStore(config);
  return work(store).finally(() => store.close());
}

/** The named one, or the only one in which somebody can have these rights. */
function findOpenShow(config: Config, id: string | undefined, may: readonly Right[]): ShowConfig {
  const isOpen = ({ access }: ShowConfig) => !may.includes('listen') || access?.subscribers === true;
  const open = config.shows.filter(isOpen);
  if (id === undefined && open.length === 1 && open[0]) return open[0];
  const found = id === undefined ? undefined : findShow(config, id);
  if (found && isOpen(found)) return found;
  const isPublic = found && !found.access;
  throw new LecternError(
    found
      ? `Nobody can have a token to listen to ${found.id}${isPublic ? ': it is public' : ''}.`
      : 'It is not clear which show is meant.',
    {
      code: 'usage',
      stage: 'cli',
      hint:
        found || open.length === 0
          ? `Set access.subscribers to true in the show’s configuration${may.includes('add') ? ', or give only --may add' : ''}.`
          : `Name one with --show: ${open.map((show) => show.id).join(', ')}.`,
    },
  );
}
