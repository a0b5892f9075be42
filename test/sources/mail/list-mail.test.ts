/** A mailbox on a real server: what is taken of it, once, how it is marked, and what is said when it cannot be read. */

import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MailState } from '../../../src/model.ts';
import { listMail, markTaken } from '../../../src/sources/mail/list-mail.ts';
import { isWanted, type MailSettings } from '../../../src/sources/mail/mail-settings.ts';
import { makeCertificate } from '../../helpers/certificate.ts';
import { hasMailServer, type MailServer, startMailServer } from '../../helpers/mail-server.ts';

const signal = new AbortController().signal;

describe('a mail', () => {
  const wants = (from: string[], sender: string, subject: string[] = [], title = 'The Quay Letter') =>
    isWanted({ from, subject }, { from: sender, subject: title });

  it('is wanted by its sender’s address or domain, and not by what only contains it', () => {
    expect(wants([], 'a@b.example')).toBe(true);
    expect(wants(['News@Paper.example'], 'news@paper.example')).toBe(true);
    expect(wants(['@paper.example'], 'a@mail.paper.example')).toBe(true);
    expect(wants(['paper.example'], 'a@paper.example')).toBe(true);
    expect(wants(['paper.example'], 'a@notpaper.example')).toBe(false);
    expect(wants(['news@paper.example'], 'news@paper.example.evil.example')).toBe(false);
  });

  it('is wanted by words of its subject', () => {
    expect(wants([], 'a@b.example', ['quay'])).toBe(true);
    expect(wants([], 'a@b.example', ['harbour', 'letter'])).toBe(true);
    expect(wants([], 'a@b.example', ['harbour'])).toBe(false);
  });
});

describe.skipIf(!hasMailServer)('a mailbox', () => {
  let server: MailServer;
  let client: ImapFlow;
  beforeAll(async () => {
    server = await startMailServer();
    client = new ImapFlow({
      ...{ host: 'localhost', port: server.port, secure: true, logger: false, disableAutoIdle: true },
      auth: { user: server.user, pass: server.password },
      tls: { ca: readFileSync(server.certFile) },
    });
    await client.connect();
  });
  afterAll(async () => {
    await client.logout();
    await server.remove();
  });

  let folder = '';
  let kept: string[];
  beforeEach(async () => {
    folder = `Box${Math.random().toString(36).slice(2)}`;
    await client.mailboxCreate(folder);
    kept = [];
  });

  const settings = (more: Partial<MailSettings> = {}): MailSettings => ({
    ...{ host: 'localhost', port: server.port, user: server.user, password: server.password, folder },
    ...{ from: [], subject: [], after: 'nothing', caFile: server.certFile },
    ...more,
  });
  const access = {
    ...{ timeoutMs: 5000, maxBytes: 10_000 },
    keep: async (bytes: Uint8Array) => {
      kept.push(Buffer.from(bytes).toString());
      return `hash${kept.length}`;
    },
  };
  const list = (more: Partial<MailSettings> = {}, state?: MailState, limit?: number) =>
    listMail(settings(more), { limit, state }, access, signal);
  const put = (
    number: number,
    { from = 'Jo Quay <jo@quay.example>', body = 'Text.', id = `<${number}@quay.example>` } = {},
  ) =>
    client.append(
      folder,
      `From: ${from}\r\nTo: ann@home.example\r\nSubject: =?utf-8?q?Letter_${number}_=E2=9C=89?=\r\nDate: Mon, 02 Feb 2026 08:00:00 +0100\r\n${id && `Message-ID: ${id}\r\n`}\r\n${body}\r\n`,
    );
  const flagsOf = async (path = folder) => {
    await client.mailboxOpen(path);
    const flags = (await client.fetchAll('1:*', { flags: true })).map((mail) =>
      [...(mail.flags ?? [])].sort().join(' '),
    );
    await client.mailboxClose();
    return flags.map((all) => all.replace(/\\Recent ?/, ''));
  };

  it('gives its newest mails at first, then those that came since, each once and as it came', async () => {
    for (const number of [1, 2, 3]) await put(number);
    const first = await list({}, undefined, 2);
    expect(first.items.map(({ title }) => title)).toEqual(['Letter 3 ✉', 'Letter 2 ✉']);
    expect(first.items[0]).toMatchObject({
      ...{ byline: 'Jo Quay', publishedAt: '2026-02-02T07:00:00.000Z', original: { sha256: 'hash2' } },
      url: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
    });
    expect(kept[0]).toMatch(/^From: Jo Quay[\s\S]*Message-ID: <2@quay\.example>[\s\S]*Text\.\r\n$/);
    const nothing = await list({}, first.state);
    expect(nothing).toMatchObject({ items: [], state: first.state });
    await put(4);
    const since = await list({}, first.state);
    expect(since.items.map(({ title }) => title)).toEqual(['Letter 4 ✉']);
    expect(kept).toHaveLength(3);
  });

  it('that was made anew numbers its mails anew, and their addresses stay', async () => {
    await put(1);
    await put(2, { id: '' });
    const before = await list();
    const again = await list({}, { uidValidity: '1', lastUid: 99 });
    expect(again.items.map(({ url }) => url)).toEqual(before.items.map(({ url }) => url));
    expect(new Set(again.items.map(({ url }) => url)).size).toBe(2);
  });

  it('takes many mails that came at once over several runs, the oldest first', async () => {
    const { state } = await list();
    for (const number of [1, 2, 3]) await put(number);
    const some = await list({}, state, 2);
    expect(some.items.map(({ title }) => title)).toEqual(['Letter 2 ✉', 'Letter 1 ✉']);
    expect(some.notices).toEqual([expect.stringContaining('1 more mails')]);
    const rest = await list({}, some.state, 2);
    expect(rest.items.map(({ title }) => title)).toEqual(['Letter 3 ✉']);
  });

  it('is asked for wanted senders and subjects only, and for no mail that is too large', async () => {
    await put(1);
    await put(2, { from: 'Shop <offers@shop.example>' });
    await put(3, { body: 'x'.repeat(20_000) });
    const { items, notices } = await list({ from: ['quay.example'] });
    expect(items.map(({ title }) => title)).toEqual(['Letter 1 ✉']);
    expect(notices).toEqual([expect.stringMatching(/“Letter 3 ✉” is left out: .*maxPageMegabytes/)]);
    expect(kept).toHaveLength(1);
    expect((await list({ subject: ['letter 2', 'no such'] })).items.map(({ title }) => title)).toEqual(['Letter 2 ✉']);
    expect((await list({ from: ['shop.example', 'other.example'], subject: ['letter 1'] })).items).toEqual([]);
  });

  it.each([
    ['nothing', ['', ''], []],
    ['seen', ['\\Seen', ''], []],
    ['flag', ['\\Flagged', ''], []],
    ['move', [''], ['']],
  ] as const)('has what was taken marked (%s), and only once it is here', async (after, here, moved) => {
    await put(1);
    await put(2, { from: 'Shop <offers@shop.example>' });
    await client.mailboxCreate(`${folder}-done`);
    const more = { from: ['quay.example'], after, ...(after === 'move' && { moveTo: `${folder}-done` }) };
    const { state } = await list(more);
    expect(await flagsOf()).toEqual(['', '']);
    const marked = await markTaken(settings(more), state, access, signal);
    expect(marked).toEqual({ uidValidity: state.uidValidity, lastUid: state.lastUid });
    expect(await flagsOf()).toEqual(here);
    expect(await flagsOf(`${folder}-done`)).toEqual(moved);
    expect((await list(more, marked)).items).toEqual([]);
  });

  it('marks with the next ones what could not be marked', async () => {
    await put(1);
    const { state } = await list({ after: 'seen' });
    await put(2);
    const next = await list({ after: 'seen' }, state);
    await markTaken(settings({ after: 'seen' }), next.state, access, signal);
    expect(await flagsOf()).toEqual(['\\Seen', '\\Seen']);
  });

  it('whose server refuses a search fails, rather than being empty, and is looked through for words in UTF-8', async () => {
    await put(1);
    await put(2, { from: 'Shop <offers@shop.example>' });
    const search = vi.spyOn(ImapFlow.prototype, 'search').mockResolvedValue(false);
    try {
      await expect(list({ subject: ['letter'] })).rejects.toMatchObject({
        ...{ retryable: true, message: expect.stringContaining('refuses to search') },
      });
      const { items } = await list({ subject: ['✉'], from: ['quay.example'] });
      expect(items.map(({ title }) => title)).toEqual(['Letter 1 ✉']);
    } finally {
      search.mockRestore();
    }
  });

  it('whose server refuses to mark has them marked later', async () => {
    await put(1);
    const { state } = await list({ after: 'flag' });
    const refusals = (['messageFlagsAdd', 'messageMove'] as const).map((name) =>
      vi.spyOn(ImapFlow.prototype, name).mockResolvedValue(false),
    );
    try {
      for (const more of [{ after: 'flag' }, { after: 'move', moveTo: 'Read' }] as const)
        await expect(markTaken(settings(more), state, access, signal)).rejects.toMatchObject({
          ...{ retryable: true, message: expect.stringMatching(/refuses to (?:mark mails|move mails to Read)/) },
        });
    } finally {
      for (const refusal of refusals) refusal.mockRestore();
    }
  });

  it('with two mails of one Message-ID gives the one that came first', async () => {
    await put(1, { id: '<same@quay.example>' });
    await put(2, { id: '<same@quay.example>' });
    expect((await list()).items.map(({ title }) => title)).toEqual(['Letter 1 ✉']);
    expect(kept).toHaveLength(1);
  });

  it('is read by STARTTLS too', async () => {
    await put(1);
    expect((await list({ port: server.plainPort, security: 'starttls' })).items).toHaveLength(1);
  });

  const failing = (more: Partial<MailSettings>, signalled = signal) =>
    listMail(settings(more), { limit: undefined, state: undefined }, { ...access, timeoutMs: 1000 }, signalled);

  it('that cannot be read says why: the login, the certificate, the folder', async () => {
    await expect(failing({ password: 'wr0ng-p4ss' })).rejects.toMatchObject({
      code: 'login',
      message: expect.stringMatching(/^localhost does not let ann in\.(?!.*wr0ng)/),
      hint: expect.stringContaining('app password'),
    });
    await expect(failing({ caFile: undefined })).rejects.toMatchObject({
      code: 'network',
      retryable: false,
      message: expect.stringContaining('certificate is signed by itself'),
      hint: expect.stringContaining('mail.caFile'),
    });
    await expect(failing({ caFile: '/nowhere/ca.pem' })).rejects.toMatchObject({
      message: expect.stringContaining('/nowhere/ca.pem cannot be read'),
    });
    await expect(failing({ folder: 'Newsletter' })).rejects.toMatchObject({
      code: 'not-found',
      message: 'localhost has no folder Newsletter.',
      hint: expect.stringMatching(/mail\.folder to one of: .*INBOX.*News/),
    });
    await expect(failing({ after: 'move', moveTo: 'Gone' })).rejects.toMatchObject({
      hint: expect.stringContaining('mail.moveTo'),
    });
  });

  it('with a certificate for another name is not trusted', async () => {
    const own = await mkdtemp(join(tmpdir(), 'lectern-ca-'));
    try {
      const { certFile } = makeCertificate(own);
      await expect(failing({ caFile: certFile })).rejects.toMatchObject({ code: 'network', retryable: false });
      await writeFile(join(own, 'no.pem'), 'x');
      await expect(failing({ host: '127.0.0.2' })).rejects.toMatchObject({ code: 'network' });
    } finally {
      await rm(own, { recursive: true });
    }
  });

  it('of a server that is away, silent or without TLS is given up by name, and no password is sent', async () => {
    const heard: string[] = [];
    const greeting = createServer((socket) => {
      socket.on('data', (data) => {
        heard.push(String(data));
        const [tag = '*', command = ''] = String(data).split(/\s/);
        const caps = command.toUpperCase() === 'CAPABILITY' ? '* CAPABILITY IMAP4rev1\r\n' : '';
        socket.write(`${caps}${tag} ${caps ? 'OK' : 'BAD'} done\r\n`);
      });
      socket.write('* OK [CAPABILITY IMAP4rev1] here\r\n');
    });
    const silent = createServer((socket) => socket.resume());
    for (const one of [greeting, silent]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
    const portOf = (one: typeof silent) => (one.address() as AddressInfo).port;
    await expect(failing({ host: '127.0.0.1', port: portOf(greeting), security: 'starttls' })).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('does not offer TLS'),
    });
    expect(heard.join('')).not.toContain(server.password);
    await expect(failing({ host: '127.0.0.1', port: portOf(silent) })).rejects.toMatchObject({
      ...{ code: 'timeout', retryable: true },
    });
    const [gone] = [portOf(silent)];
    for (const one of [greeting, silent]) one.close();
    await expect(failing({ host: '127.0.0.1', port: gone })).rejects.toMatchObject({
      ...{ code: 'network', retryable: true, message: expect.stringContaining('refuses the connection') },
    });
    await expect(failing({}, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});
