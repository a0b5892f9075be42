/** A text without a title is said whole, and once: from what is pasted to what is spoken. */
import { describe, expect, it } from 'vitest';
import { buildScript } from '../../src/narrate/build-script.ts';
import { toDocument } from '../../src/serve/add-form.ts';
import { beginsWithTitle, firstWords } from '../../src/words/first-words.ts';
import { readBytes } from '../extract/documents/read.ts';

async function spoken({ bytes, fileName = '' }: { bytes: Uint8Array; fileName?: string }) {
  const { article } = await readBytes(bytes, { fileName, url: 'upload:a' });
  const { segments } = buildScript(article, {
    ...{ mode: 'narration', announce: true, show: { title: 'Harbour' }, pronounce: [], voices: { '*': 'test:a' } },
    pauses: { heading: 1, paragraph: 1, quote: 1, clip: 1, title: 1 },
  });
  const said = segments.flatMap((segment) => (segment.kind === 'speech' ? [segment.shown] : []));
  return { title: article.title, said };
}

const FERRY =
  'The old ferry has been tied up at the north quay since the council sold the other boat, and nobody has painted it. In March it leaned.';
const SENTENCES = [
  'The old ferry has been tied up at the north quay since the council sold the other boat, and nobody has painted it.',
  'In March it leaned.',
];
const HAN = '渡船停在北边的码头已经三年了，自从镇里卖掉了另一条船，就再也没有人给它刷过漆。三月里它歪了。';
const HAN_SENTENCES = [
  '渡船停在北边的码头已经三年了，自从镇里卖掉了另一条船，就再也没有人给它刷过漆。',
  '三月里它歪了。',
];

describe('a text without a title', () => {
  it.each([
    ['of one paragraph', FERRY, SENTENCES],
    ['of several', `${FERRY}\n\nThe mayor has a plan for it.`, [...SENTENCES, 'The mayor has a plan for it.']],
    ['with lines of one width', FERRY.replaceAll(/(.{30,40}) /g, '$1\n'), SENTENCES],
    ['that begins with a short sentence', 'It leaned. Nobody saw it.', ['It leaned.', 'Nobody saw it.']],
    ['in Chinese', HAN, HAN_SENTENCES],
  ])('is said once when it is pasted: %s', async (_, text, sentences) => {
    expect((await spoken(toDocument(text, undefined))).said).toEqual(sentences);
  });

  it.each([
    ['The old ferry has been tied up at the north quay since the council sold th.txt', FERRY, SENTENCES],
    ['渡船停在北边的码头已经三年了，自从镇.txt', HAN, HAN_SENTENCES],
  ])('is said once when the file is named by its beginning: %s', async (fileName, text, sentences) => {
    const { title, said } = await spoken({ bytes: Buffer.from(text), fileName });
    expect(title).toMatch(
      /^(?:The old ferry has been tied up at the north quay since the…|渡船停在北边的码头已经三年了…)$/,
    );
    expect(said).toEqual(sentences);
  });

  it('keeps a title of its own, of its file, or that it was shared with', async () => {
    const titled = await spoken(toDocument(`The pier at dusk\n\n${FERRY}`, undefined));
    expect(titled.said).toEqual(['The pier at dusk', ...SENTENCES]);
    const shared = await spoken(toDocument(FERRY, 'Ferries/boats of the north'));
    expect(shared.said).toEqual(['Ferries-boats of the north', ...SENTENCES]);
    const short = { bytes: Buffer.from('The bridge was opened on Monday.'), fileName: 'The bridge.txt' };
    expect((await spoken(short)).said).toEqual(['The bridge', 'The bridge was opened on Monday.']);
  });
});

it('cuts between words, and no character', () => {
  const face = '👩‍👩‍👧';
  expect(firstWords(face.repeat(80))).toBe(`${face.repeat(60)}…`);
  expect(firstWords(`${'word '.repeat(11)}${'long'.repeat(5)} and more`)).toBe(`${'word '.repeat(11).trim()}…`);
  expect(firstWords('汉'.repeat(50))).toBe(`${'汉'.repeat(24)}…`);
  expect(firstWords('It leaned.\nMore.')).toBe('It leaned');
});

it('takes a headline for one, though the text begins with its words', () => {
  expect(beginsWithTitle('Harbour opens on Monday, says the council.', 'Harbour opens')).toBe(false);
  expect(beginsWithTitle('No 5.3 is out.', 'No 5')).toBe(false);
  expect(beginsWithTitle('We went out', 'We went home…')).toBe(false);
  expect(beginsWithTitle('It is over. The war, too.', 'It is over')).toBe(true);
});
