/** The scripts of the pages, without a browser: what they remember and hand on. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LISTENING } from '../../src/publish/build-page.ts';
import { readWebAssets } from '../../src/serve/read-web-assets.ts';

type Track = { readonly id: string; readonly page: string; readonly src: string; readonly art: string };
type Memory = {
  isPersonal(track: { readonly page: string }): boolean;
  isPlayed(id: string): boolean;
  recallBegun(): readonly Track[];
  recallPosition(id: string): number;
  rememberPosition(track: Track & { readonly seconds: number }, seconds: number): void;
  unpackHeard(packed: string): boolean;
};
type PlayerModule = {
  createPlayer(audio: unknown, onChange: () => void): { load(track: Track): void };
  recallSession(): { readonly isPlaying: boolean } | undefined;
};

const load = async <T>(name: string): Promise<T> =>
  (await import(new URL(`../../web/${name}`, import.meta.url).href)) as T;
const track = {
  id: 'harbour/a',
  page: '/harbour/a/',
  src: '/media/harbour/a.mp3',
  art: '/harbour/a.jpg',
  seconds: 100,
};
const pack = (heard: unknown) => Buffer.from(JSON.stringify(heard)).toString('base64url');

describe('the scripts of the pages', () => {
  let onWindow: Map<string, () => void>;
  beforeEach(() => {
    const stored = new Map<string, string>();
    onWindow = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    });
    vi.stubGlobal('location', new URL('https://radio.example/harbour/'));
    vi.stubGlobal('document', { querySelector: () => null });
    vi.stubGlobal('addEventListener', (name: string, listener: () => void) => onWindow.set(name, listener));
    return () => vi.unstubAllGlobals();
  });

  it('know a listener’s own address however its tilde is written', async () => {
    const { isPersonal } = await load<Memory>('memory.js');
    expect(['/~t/a/b/', '/pod/%7Et/a/b/', '/%7et/a/', '/a/b/'].map((page) => isPersonal({ page }))).toEqual([
      ...[true, true, true],
      false,
    ]);
  });

  it.each(['/\\evil.example/x', '/\t/evil.example/x', '//evil.example/x', '/.//evil.example/x', 'javascript:alert(1)'])(
    'take no foreign address from a link: %j',
    async (page) => {
      const { unpackHeard, recallBegun } = await load<Memory>('memory.js');
      const begun = [
        { ...track, page },
        { ...track, id: 'harbour/b' },
      ];
      expect(unpackHeard(pack({ begun, positions: { 'harbour/a': 50, 'harbour/b': 50 }, played: [] }))).toBe(true);
      expect(recallBegun().map(({ id }) => id)).toEqual(['harbour/b']);
    },
  );

  it('never take what was heard for begun', async () => {
    const { unpackHeard, recallBegun, recallPosition, rememberPosition, isPlayed } = await load<Memory>('memory.js');
    rememberPosition(track, 99);
    unpackHeard(pack({ begun: [track], positions: { [track.id]: 50 }, played: [] }));
    expect([recallPosition(track.id), recallBegun()]).toEqual([0, []]);
    const other = { ...track, id: 'harbour/b' };
    rememberPosition(other, 50);
    unpackHeard(pack({ begun: [], positions: {}, played: [other.id] }));
    expect([isPlayed(other.id), recallPosition(other.id), recallBegun()]).toEqual([true, 0, []]);
  });

  it('go on playing on the next page, and not in a second tab', async () => {
    const { createPlayer, recallSession } = await load<PlayerModule>('player.js');
    const on = new Map<string, (() => void)[]>();
    const audio = {
      ...{ src: track.src, currentTime: 0, duration: 100, paused: true, ended: false, playbackRate: 1, volume: 1 },
      addEventListener: (name: string, listener: () => void) => on.set(name, [...(on.get(name) ?? []), listener]),
    };
    createPlayer(audio, () => undefined).load(track);
    audio.paused = false;
    for (const listener of on.get('play') ?? []) listener();
    expect(recallSession()?.isPlaying).toBeFalsy();
    onWindow.get('pagehide')?.();
    expect(recallSession()?.isPlaying).toBe(true);
  });

  it('cut no character in half around what was found', async () => {
    type Drawn = { readonly href?: string; children: unknown[] };
    const draw = (): Drawn & Record<string, unknown> => ({
      children: [],
      append(...added: unknown[]) {
        this.children.push(...added);
      },
      replaceChildren(...added: unknown[]) {
        this.children = added;
      },
    });
    const flatten = (one: unknown): readonly unknown[] =>
      typeof one === 'object' ? [one, ...(one as Drawn).children.flatMap(flatten)] : [one];
    vi.stubGlobal('document', { documentElement: { lang: 'en' }, querySelectorAll: () => [], createElement: draw });
    const [before, behind] = ['a'.repeat(29), 'b'.repeat(59)];
    const text = `𠮷${before}bridge${behind}𠮷 and on`;
    vi.stubGlobal('fetch', async () => Response.json([{ id: 'a', title: 'Harbour', date: '2026-01-01', text }]));
    const listens = { addEventListener: () => undefined };
    const form = {
      ...listens,
      dataset: { index: 'search.json', page: '' },
      querySelector: () => ({ ...listens, value: 'bridge' }),
    };
    const { enhanceSearch } = await load<{ enhanceSearch(...parts: unknown[]): void }>('search.js');
    const results = draw();
    enhanceSearch(form, results, { found: '{n}', nothingFound: '' });
    const found = () => flatten(results);
    await vi.waitFor(() => expect(found()).toContain('bridge'));
    const links = found().flatMap((one) => (one as Drawn)?.href ?? []);
    const wanted = new URLSearchParams(links.at(-1)?.split('#')[1]).get('find');
    expect(wanted).toBe(`𠮷${before}bridge${behind}`);
    const shown = found().filter((one) => typeof one === 'string');
    expect(shown.filter((one) => /\p{Surrogate}/u.test(one))).toEqual([]);
  });

  it('are under 40,000 bytes together, with the one that serves what was kept', async () => {
    const assets = await readWebAssets(AbortSignal.timeout(5000));
    const names = ['lectern', LISTENING.script, ...LISTENING.modules, 'offline-worker'].map((name) => `${name}.js`);
    const sizes = assets.filter(({ name }) => names.includes(name)).map(({ content }) => content.length);
    expect(sizes).toHaveLength(names.length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(40_000);
  });
});
