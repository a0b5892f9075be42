import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSurroundingProblems } from '../../src/commands/find-surrounding-problems.ts';
import { findMailbox, isMailAddress, toMailSource } from '../../src/commands/mail-address.ts';
import { examineConfig, parseConfig } from '../../src/config/read-config.ts';

const sources = (mail: string) =>
  `shows: [{ id: a, title: A, language: en, author: B, sources: [{ mail: { host: imap.example.org, user: ann, password: x${mail} } }] }]`;

describe('the address of a mailbox', () => {
  it('is what goes into the configuration', () => {
    expect(isMailAddress('imaps://ann@imap.example.org')).toBe(true);
    expect(isMailAddress('https://imap.example.org')).toBe(false);
    const common = { host: 'imap.example.org', password: 'env:MAIL_PASSWORD' };
    expect(toMailSource('imaps://ann%40example.org@imap.example.org:1993/My%20News/')).toEqual({
      ...{ ...common, user: 'ann@example.org', port: 1993, folder: 'My News' },
    });
    expect(toMailSource('imap://ann@imap.example.org')).toEqual({ ...common, user: 'ann', port: 143 });
  });

  it('is refused with a password in it, or without a user, and the password not repeated', () => {
    expect(() => toMailSource('imaps://imap.example.org')).toThrow('names no mailbox');
    expect(() => toMailSource('imaps://ann:hush@imap.example.org')).toThrow(/^(?!.*hush).*names no mailbox/);
  });

  it('finds the mailbox that is configured, with its folder where one is named', () => {
    const config = parseConfig(sources(', folder: News'), 'x', '/');
    expect(findMailbox(config, 'imaps://ann@imap.example.org').mail.folder).toBe('News');
    expect(findMailbox(config, 'imaps://ann@imap.example.org/News').show?.id).toBe('a');
    expect(() => findMailbox(config, 'imaps://ann@imap.example.org/Other')).toThrow('MAIL_PASSWORD is not set');
  });
});

describe('a mailbox in the configuration', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-mail-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is told what is wrong with it, and never its password', () => {
    const problems = (mail: string) => examineConfig(sources(mail), 'x', '/').problems.map(({ message }) => message);
    expect(problems(', after: move')).toEqual([expect.stringContaining('a folder, with after: move')]);
    expect(problems(', after: move, moveTo: INBOX')).toEqual([expect.stringContaining('another folder')]);
    expect(problems(', security: none')).toEqual([expect.stringContaining('tls, starttls')]);
    const text =
      'shows: [{ id: a, title: A, language: en, author: B, sources: [{ mail: { host: h, user: u, password: [hush] } }] }]';
    expect(examineConfig(text, 'x', '/').problems[0]?.message).toBe('found a value that is not shown; allowed: string');
  });

  it('like every other account is told without what opens it', () => {
    const problemsOf = (source: string, more = '') =>
      examineConfig(`shows: [{ id: a, title: A, language: en, author: B, sources: [${source}] }]${more}`, 'x', '/')
        .problems;
    const page = '{ page: "https://a.example/" }';
    for (const problems of [
      problemsOf('{ linkding: { url: "https://l.example", token: 1234567890123 } }'),
      problemsOf(
        '{ wallabag: { url: "https://w.example", clientId: a, clientSecret: 1234567890123, user: b, password: c } }',
      ),
      problemsOf(page, '\npodping: { key: 1234567890123 }'),
      problemsOf(page, '\nhooks: [{ url: "https://h.example", on: [published], secret: 1234567890123 }]'),
    ])
      expect(problems.map(({ message }) => message)).toEqual(['found a value that is not shown; allowed: string']);
    const [inAddress] = problemsOf('{ linkding: { url: "https://ann:hush@l.example", token: t } }');
    expect(inAddress?.message).toMatch(/^(?!.*hush).*allowed: a URL without a user name/);
  });

  it('is told of an authority’s certificate that is none', async () => {
    const look = async () => {
      const config = parseConfig(sources(', caFile: ca.pem'), 'x', folder);
      const all = await findSurroundingProblems(config, folder, new AbortController().signal);
      return all.filter(({ keys }) => keys.includes('caFile')).map(({ message }) => message);
    };
    expect(await look()).toEqual([expect.stringContaining('there is no file')]);
    await writeFile(join(folder, 'ca.pem'), 'x');
    expect(await look()).toEqual([expect.stringContaining('holds no certificate')]);
    await writeFile(join(folder, 'ca.pem'), '-----BEGIN CERTIFICATE-----\n');
    expect(await look()).toEqual([]);
  });
});
