/** What stays of files when the power goes or the disk fills: a disk that keeps only what it was told to keep. */
import { mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { moveIntoPlace, writeIfChanged } from '../../src/io/atomic-files.ts';
import * as connections from '../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts';

type Move = { readonly to: string; readonly former: Buffer | undefined };

/** What the disk has not been told to keep, and how it fails. */
const disk = vi.hoisted(() => ({
  kept: new Set<string>(),
  moves: [] as Move[],
  bytesLeft: Number.POSITIVE_INFINITY,
  copies: [] as string[],
  isOther: (_path: string): boolean => false,
}));

vi.mock('node:fs/promises', async (importActual) => {
  const actual = await importActual<typeof import('node:fs/promises')>();
  const fault = (code: string) => Object.assign(new Error(code), { code });
  const write = async (path: string, bytes: Uint8Array) => {
    await actual.writeFile(path, bytes.subarray(0, disk.bytesLeft));
    if (bytes.length > disk.bytesLeft) throw fault('ENOSPC');
  };
  const open: typeof actual.open = async (path, flags, mode) => {
    const handle = await actual.open(path, flags, mode);
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      await sync();
      disk.kept.add(String(path));
      disk.moves = disk.moves.filter(({ to }) => dirname(to) !== path);
    };
    // As it is called here: with all the bytes at once.
    handle.writeFile = (bytes) => write(String(path), bytes as Uint8Array);
    return handle;
  };
  const move: typeof actual.rename = async (from, to) => {
    if (disk.isOther(String(from))) throw fault('EXDEV');
    const former = await actual.readFile(to).catch(() => undefined);
    await actual.rename(from, to);
    if (disk.kept.delete(String(from))) disk.kept.add(String(to));
    else disk.kept.delete(String(to));
    disk.moves.push({ to: String(to), former });
  };
  const copy: typeof actual.copyFile = async (from, to) => {
    disk.copies.push(String(to));
    await write(String(to), await actual.readFile(from));
  };
  return { ...actual, open, rename: move, copyFile: copy };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-power-'));
  disk.moves = [];
  disk.copies = [];
});
afterEach(async () => {
  disk.bytesLeft = Number.POSITIVE_INFINITY;
  disk.isOther = () => false;
  await rm(folder, { recursive: true });
});

/** Moves that were not kept did not happen, and of files that were not kept only the names are left. */
async function cutPower(): Promise<void> {
  for (const { to, former } of disk.moves.reverse()) {
    if (former) await writeFile(to, former);
    else await rm(to, { force: true });
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !disk.kept.has(path)) await truncate(path);
  }
}

const contentOf = (path: string) => readFile(path, 'utf8').catch(() => undefined);

/** A finished file in the working folder, and its place. */
async function finishedAudio(text: string) {
  const [from, to] = [join(folder, 'work.mp3'), join(folder, 'media', 'show', 'episode.mp3')];
  await writeFile(from, text);
  return { from, to };
}

describe('after a power cut', () => {
  it('a published file is what was written last', async () => {
    const path = join(folder, 'show', 'feed.xml');
    for (const text of ['one', 'two']) {
      await writeIfChanged(path, text);
      await cutPower();
      expect(await contentOf(path)).toBe(text);
    }
  });

  it.each(['the same disk', 'another disk'])('audio that was moved from %s is whole', async (from) => {
    const audio = await finishedAudio('sound');
    disk.isOther = (path) => from === 'another disk' && path === audio.from;
    await moveIntoPlace(audio.from, audio.to);
    await cutPower();
    expect(await contentOf(audio.to)).toBe('sound');
  });

  it('this disk has nothing of what it was not told to keep', async () => {
    const [written, moved] = [join(folder, 'written'), join(folder, 'moved')];
    await writeFile(written, 'x');
    await writeFile(join(folder, 'other'), 'x');
    await rename(join(folder, 'other'), moved);
    await cutPower();
    expect([await contentOf(written), await contentOf(moved)]).toEqual(['', undefined]);
  });

  it('the database has every commit that was told', async () => {
    const path = join(folder, 'lectern.db');
    const opened = vi.spyOn(connections, 'openConnection');
    const store = await openSqliteStore(path);
    const { value } = opened.mock.results[opened.mock.calls.findIndex(([opened]) => opened === path)] ?? {};
    opened.mockRestore();
    // 2 is FULL: the log is flushed with each commit (sqlite.org/pragma.html#pragma_synchronous).
    expect(value.get('pragma synchronous')).toEqual({ synchronous: 2 });
    await store.close();
  });
});

describe('a disk that fills up', () => {
  it('leaves a published file as it was, and nothing beside it', async () => {
    const path = join(folder, 'feed.xml');
    await writeIfChanged(path, 'the former feed');
    disk.bytesLeft = 5;
    await expect(writeIfChanged(path, 'the new feed')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect([await contentOf(path), await readdir(folder)]).toEqual(['the former feed', ['feed.xml']]);
  });

  it('while audio comes from another disk leaves nothing of it', async () => {
    const audio = await finishedAudio('a long sound');
    disk.isOther = (path) => path === audio.from;
    disk.bytesLeft = 5;
    await expect(moveIntoPlace(audio.from, audio.to)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(dirname(audio.to))).toEqual([]);
    // Nor was a part of it ever to be had under its own name.
    expect(disk.copies).toHaveLength(1);
    expect(disk.copies).not.toContain(audio.to);
  });
});
