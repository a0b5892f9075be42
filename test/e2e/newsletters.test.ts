/** Newsletters from a real mailbox, through the real program. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mailUrl } from '../../src/sources/mail/list-mail.ts';
import { createInstallation, type Finished, finish, type Installation } from '../helpers/command-line.ts';
import { hasMailServer, type MailServer, startMailServer } from '../helpers/mail-server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const letter = (number: number, more = '') =>
  `From: Jo Quay <jo@quay.example>
To: Ann Reader <ann.reader@home.example>
Subject: The Quay Letter ${number}
Date: Mon, 0${number} Feb 2026 08:00:00 +0100
Message-ID: <${number}.ann-reader.t0ken@quay.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

The harbour office has counted the berths again, for letter ${number}.

The keeper of the list says that one of them is older than the harbour.
${more}`.replaceAll('\n', '\r\n');

describe.skipIf(!hasMailServer)('a mailbox with newsletters', () => {
  let server: MailServer;
  let home: Installation;
  let client: ImapFlow;
  beforeAll(async () => {
    server = await startMailServer();
    client = new ImapFlow({
      ...{ host: 'localhost', port: server.port, secure: true, logger: false, disableAutoIdle: true },
      ...{ auth: { user: server.user, pass: server.password }, tls: { ca: await readFile(server.certFile) } },
    });
    await client.connect();
    await client.append('News', letter(1));
    home = await createInstallation(`
narrators: { kokoro: { download: never } }
shows:
  - id: letters
    title: Letters
    language: en
    author: Test
    cover: seeds/cover.png
    voices: { en: "flite:kal" }
    sources:
      - mail: { host: localhost, port: ${server.port}, user: ann, password: env:MAIL_PASSWORD, folder: News, caFile: "${server.certFile}" }
      - files: seeds/articles/*.html
`);
  });
  afterAll(async () => {
    await server.remove();
    await home.remove();
  });
  const run = (...args: string[]) => finish(home.startUnder({ env: { MAIL_PASSWORD: server.password } }, ...args));
  async function runHere(...args: string[]): Promise<Finished> {
    vi.stubEnv('MAIL_PASSWORD', server.password);
    try {
      return await home.runHere(...args);
    } finally {
      vi.unstubAllEnvs();
    }
  }
  const guids = async () =>
    [...(await readFile(home.path('feed/letters/feed.xml'), 'utf8')).matchAll(/<guid[^>]*>([^<]+)</g)].map(
      ([, id]) => id,
    );
  const address = () => `imaps://ann@localhost:${server.port}/News`;

  it('can be tried and looked at before, with nothing taken', async () => {
    const tried = await runHere('source', 'test', address());
    expect(tried).toMatchObject({ status: 0, stdout: expect.stringMatching(/1 mails, 1 that are wanted[\s\S]*Read/) });
    expect((await runHere('preview', address())).stdout).toMatch(/The Quay Letter 1[\s\S]*counted the berths/);
    const unset = await home.runHere('source', 'test', 'imaps://bob@localhost/News');
    expect(unset.stderr).toContain('MAIL_PASSWORD is not set');
    expect((await runHere('run', '--dry-run')).stdout).toMatch(/1 new/);
    await client.mailboxOpen('News');
    expect(await client.search({ seen: true })).toEqual([]);
  });

  it('becomes episodes, each mail once, which is then marked as read', async () => {
    expect((await run('run')).stdout).toMatch(/1 new/);
    await client.noop();
    expect(await client.search({ seen: true })).toEqual([1]);
    const first = await guids();
    // The same mail again, as after a restored mailbox, or as anybody could send it.
    await client.append('News', letter(1, '\nSomething else that somebody wrote.'));
    for (const name of ['with-audio', 'mailchimp'])
      await client.append('News', await readFile(new URL(`../fixtures/mails/${name}.eml`, import.meta.url)));
    expect((await run('run')).stdout).toMatch(/2 new, 0 updated/);
    const second = await guids();
    expect(second).toHaveLength(3);
    expect(second).toEqual(expect.arrayContaining(first));
  });

  it('that is away stops no other source, and what was taken is made again without it', async () => {
    await client.logout();
    await server.stop();
    await writeFile(
      home.path('seeds/articles/a.html'),
      '<article><h1>The pier</h1><p>The pier has been closed since the storm of last week.</p><p>It opens again in May, says the keeper of the list.</p></article>',
    );
    const away = await runHere('run');
    expect(away.stdout + away.stderr).toMatch(/localhost:\d+ cannot be reached: it refuses the connection/);
    expect(away.stdout).toMatch(/1 new/);
    const id = mailUrl('<pr@parish.example>', new Uint8Array());
    const again = await runHere('rebuild', id);
    expect(again.stdout).toMatch(/1 updated, 0 unchanged, 0 failed/);
    expect(again.stdout).not.toContain('not kept');
    expect(await guids()).toHaveLength(4);
  });

  it('leaves its password in no file, and nothing of its reader in what is published', async () => {
    const texts = async (folder: string) => {
      const files = await readdir(home.path(folder), { recursive: true, withFileTypes: true });
      return Promise.all(
        files.filter((file) => file.isFile()).map((file) => readFile(`${file.parentPath}/${file.name}`, 'latin1')),
      );
    };
    for (const text of [...(await texts('data')), ...(await texts('feed')), ...(await texts('media'))])
      expect(text.includes(server.password)).toBe(false);
    for (const text of [...(await texts('feed')), ...(await texts('media'))])
      expect(text).not.toMatch(/ann\.reader|ann-reader|home\.example|t0ken|9f8e7d6c5b|list-manage|urn:uuid|Hi Ann/);
  });
});
