/**
 * The program in a few files: to find and load its 1,100 modules takes Node a second of processor time at each start.
 * The modules by themselves, for threads, processes and programs of others, are written by tsc.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { build, type Plugin } from 'rolldown';
import { RULE_LISTS } from './src/extract/rule-lists.ts';
import { tabulateRules } from './src/extract/rule-table.ts';

const SOURCE = fileURLToPath(new URL('src', import.meta.url));

/** Native, looking for files of their own beside them, or of no use to most installations. */
const EXTERNAL =
  /^(?:@echogarden|@embedpdf|@ffmpeg-installer|@photostructure|fluent-ffmpeg|sharp|bullmq|pdfjs-dist)(?:\/|$)/;

/** A module finds its neighbours as if it lay in `dist/` by itself. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  transform: {
    filter: { id: /\/src\//, code: 'import.meta.url' },
    handler(code, id) {
      const module = relative(SOURCE, id).replace(/\.ts$/, '.js');
      return code.replaceAll('import.meta.url', `new URL('../${module}', import.meta.url).href`);
    },
  },
};

/** What the first text would wait for, computed once: for the bundle, and for programs that import a module by itself. */
const tables = Object.entries(RULE_LISTS).map(([name, rules]) => [name, tabulateRules(rules)]);
const TABLES = `export const RULE_TABLES = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(tables)))});\n`;
writeFileSync(fileURLToPath(new URL('dist/extract/rule-tables.js', import.meta.url)), TABLES);
const tabulate: Plugin = {
  name: 'tabulate-rules',
  load: { filter: { id: /\/src\/extract\/rule-tables\.ts$/ }, handler: () => ({ code: TABLES, moduleType: 'js' }) },
};

/** The folder of the innermost package that a file belongs to: some packages carry others without their `package.json`. */
const packageOf = (file: string): string | undefined =>
  [...file.matchAll(/\/node_modules\/(?:@[^/]+\/)?[^/]+/g)]
    .map(({ index, 0: name }) => file.slice(0, index) + name)
    .findLast((folder) => existsSync(join(folder, 'package.json')));

/** The licences of the packages in the bundle ask that their texts go with it. */
const addLicences: Plugin = {
  name: 'add-licences',
  generateBundle() {
    const folders = new Set([...this.getModuleIds()].flatMap((id) => packageOf(id) ?? []));
    const texts = [...folders].sort().map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const written = [folder, join(folder, 'LICENSES')]
        .filter((place) => existsSync(place))
        .flatMap((place) => readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isFile()))
        .filter(({ name, parentPath }) => parentPath !== folder || /^(?:licen[cs]e|notice|third.party)/i.test(name))
        .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8').trim());
      return [`${name} ${version} (${license})`, ...written].join('\n\n');
    });
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: `${texts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n` });
  },
};

/** The body of the function that `start.ts` calls. A script that was compiled before cannot `import()` by itself. */
const wrap = (code: string) =>
  `(function (exports, require, module, __filename, __dirname, importOutside) {${code.replaceAll(/\bimport\((?=["'][^.])/g, 'importOutside(')}\n})`;

const SHOW = `
shows: [{ id: show, title: Show, language: en, author: Nobody, voices: { en: "flite:kal" }, sources: [{ files: "*.html" }] }]
paths: { data: data, feed: feed, media: media }
`;

/** Loaded before the program: writes at its end what V8 has compiled of each file. */
const KEEP_COMPILED = `
import vm, { Script } from 'node:vm';
import { writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const scripts = new Map();
vm.Script = class extends Script {
  constructor(code, options) {
    super(code, options);
    if (options.cachedData) scripts.set(options.filename, this);
  }
};
syncBuiltinESMExports();
process.on('exit', () => {
  for (const [file, script] of scripts) writeFileSync(file + '.compiled', script.createCachedData());
});
`;

const DIRECTORY = fileURLToPath(new URL('dist/bundle', import.meta.url));

const { output } = await build({
  input: { main: 'src/cli.ts', 'document-worker': 'src/run/document-worker.ts' },
  platform: 'node',
  external: EXTERNAL,
  plugins: [keepPlaces, addLicences, tabulate],
  output: { format: 'cjs', chunkFileNames: '[name].js' },
  write: false,
});
rmSync(DIRECTORY, { recursive: true, force: true });
mkdirSync(DIRECTORY, { recursive: true });
for (const file of output) {
  const path = join(DIRECTORY, file.fileName);
  if (file.type === 'asset') writeFileSync(path, file.source);
  else {
    const code = wrap(file.code);
    writeFileSync(path, code);
    writeFileSync(`${path}.compiled`, new Script(code, { filename: path }).createCachedData());
  }
}
await build({ input: 'src/start.ts', platform: 'node', output: { file: join(DIRECTORY, 'cli.js') } });
compileWhatRuns(join(DIRECTORY, 'cli.js'));

/**
 * V8 compiles a function when it is first called, so what it has compiled by the end of a run of one article is more than
 * what it compiled before. A run that fails here, as without ffmpeg, leaves what it called.
 */
function compileWhatRuns(program: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-build-'));
  writeFileSync(
    join(folder, 'article.html'),
    '<html lang="en"><title>A lamp</title><p>The town bought a lamp for its bridge.',
  );
  writeFileSync(join(folder, 'lectern.yaml'), SHOW);
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(KEEP_COMPILED)}`,
    program,
    '--config',
    'lectern.yaml',
    'run',
  ];
  const { status } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { LECTERN_OFFLINE: '1' },
    stdio: 'ignore',
    timeout: 60_000,
  });
  if (status !== 0)
    process.stderr.write('The run that compiles the program ahead failed: it will start more slowly.\n');
  // What it has started may still be writing.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
