import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInstallation, type Installation } from '../helpers/command-line.ts';

const NAMES_WHAT_IS_NOT_THERE = `paths: { data: /proc/nowhere }
shows:
  - id: harbour
    title: Harbour
    language: en
    author: Ada
    cover: no-such.png
    voices:
      en: flite:slt
      zh: espeak:klingon
      fr: flite:marie
      de: sherpa:nobody
      es: openai:alloy
    sources:
      - files: articles
      - files: nowhere/*.html
`;

const IS_WRONG = `site:
  baseURL: https://example.org
shows:
  - id: harbour
    title: Harbour
    language: en
    author: Ada
    sources:
      - index: https://example.org/
        links: "main h2 a["
        extract:
          body: "div:nosuch"
          remove: [".ad", "a:not("]
`;

describe('what is wrong with a configuration', () => {
  let home: Installation;
  beforeAll(async () => {
    home = await createInstallation(NAMES_WHAT_IS_NOT_THERE);
    await mkdir(home.path('articles'));
    await writeFile(home.path('wrong.yaml'), IS_WRONG);
    await writeFile(
      home.path('right.yaml'),
      'shows: [{ id: a, title: A, language: en, author: A, voices: { en: "flite:slt" }, sources: [{ files: articles }, { files: articles, limit: 1 }] }]',
    );
  });
  afterAll(() => home.remove());

  const check = async (...args: string[]) => {
    const { status, stdout } = await home.runHere('config', 'check', '--json', ...args);
    const { problems, ...told } = JSON.parse(stdout) as {
      problems: { path: string; line?: number; message: string }[];
    };
    return { status, told, problems, places: problems.map(({ path, line }) => `${line} ${path}`) };
  };

  it('is told with the line of each problem: folders, covers and voices that are not there', async () => {
    const { status, told, problems, places } = await check();
    expect(places).toEqual([
      '1 paths.data',
      '7 shows[0].cover',
      '10 shows[0].voices.zh',
      '11 shows[0].voices.fr',
      '12 shows[0].voices.de',
      '13 shows[0].voices.es',
      '16 shows[0].sources[1].files',
    ]);
    const said = problems.map(({ message }) => message).join('\n');
    for (const word of [
      'no voice klingon',
      'no voice marie',
      'voices install nobody',
      'narrators.openai',
      'no-such.png',
    ])
      expect(said).toContain(word);
    expect(told).toMatchObject({ ok: false, shows: 1 });
    expect(status).toBe(2);
  });

  it('is told with the line of each problem: keys and selectors', async () => {
    const { status, places } = await check('--config', 'wrong.yaml');
    expect(places).toEqual([
      '2 site.baseURL',
      '10 shows[0].sources[0].links',
      '12 shows[0].sources[0].extract.body',
      '13 shows[0].sources[0].extract.remove[1]',
    ]);
    expect(status).toBe(2);
    const { stderr } = await home.runHere('config', 'check', '--config', 'wrong.yaml');
    expect(stderr).toMatch(/4 problems:\n {2}line 2: site\.baseURL: unknown key \(did you mean baseUrl\?\)/);
  });

  it('is told by doctor too', async () => {
    const { status, stdout } = await home.runHere('doctor');
    expect(stdout).toMatch(/NOT shows\[0\]\.voices\.zh: eSpeak has no voice klingon/);
    expect(stdout).toMatch(/NOT voice espeak:klingon/);
    expect(stdout).toMatch(/ok {2}recogniser: none.*\n.*recognizers install/);
    expect(status).toBe(1);
  });

  it('is told by every command whose data folder cannot be made', async () => {
    for (const command of ['list', 'run']) {
      const { status, stderr } = await home.runHere(command);
      expect(stderr).toMatch(/mkdir '\/proc\/nowhere'.*\n.*right to write/);
      expect(status).toBe(1);
    }
  });

  it('is one JSON object on standard error with --json, as every failure is', async () => {
    for (const [args, code, status] of [
      [['list', '--config', 'none.yaml'], 'config', 2],
      [['remove', 'nobody', '--config', 'right.yaml'], 'usage', 2],
      [['list', '--nonsense'], 'usage', 2],
      [['preview', 'none.html', '--config', 'right.yaml'], 'not-found', 1],
    ] as const) {
      const finished = await home.runHere(...args, '--json');
      expect(JSON.parse(finished.stderr)).toMatchObject({ error: { code, message: expect.any(String) } });
      expect([finished.stdout, finished.status]).toEqual(['', status]);
    }
  });

  it('is nothing when all is there', async () => {
    const { status, stdout } = await home.runHere('config', 'check', '--config', 'right.yaml');
    expect(stdout).toBe('right.yaml is right: 1 show.\n');
    expect(status).toBe(0);
  });

  it.each([
    ['list', '--show', 'nobody'],
    ['check', '--show', 'nobody'],
    ['prune', '--show', 'nobody'],
    ['subscriber', 'list', '--show', 'nobody'],
    ['run', '--show', 'nobody'],
    ['run', '--source', '3'],
    ['retry', 'nobody'],
    ['rebuild', 'nobody'],
    ['remove', 'nobody'],
    ['runs', 'nobody'],
  ])('lectern %s %s is an error of usage for a name that is not there', async (...args) => {
    const { status, stderr } = await home.runHere(...args, '--config', 'right.yaml');
    expect(stderr).toMatch(/^There (?:is|was) no /);
    expect(status).toBe(2);
  });
});
