import { describe, expect, it, test } from 'vitest';
import { createEspeakSpeaker } from '../../../src/narrate/drivers/espeak.ts';
import { buildScript, normalizeText } from '../../../src/narrate/index.ts';
import { sayHeteronyms } from '../../../src/narrate/normalize/zh-heteronyms.ts';
import type { CaseTable } from './case-table.ts';

const CASES: CaseTable = {
  'words with a second reading': [
    ['河里有三只船', '河里有三支船'],
    ['他还款了', '他环款了'],
    ['支行行长', '支航行长'],
    ['气温为零下三度', '气温维零下三度'],
    ['平均为三度', '平均维三度'],
    ['重启谈判', '崇启谈判'],
    ['東莞市', '東管市'],
  ],
  'surnames before a form of address': [
    ['单女士已经离开。', '善女士已经离开。'],
    ['任先生与仇先生', '仁先生与求先生'],
    ['曾教授、查医生、朴小姐', '增教授、渣医生、瓢小姐'],
    ['解某在家中被找到', '谢某在家中被找到'],
    ['被告人单某某与查某', '被告人善某某与渣某'],
    ['單先生', '善先生'],
  ],
  'surnames of those who speak': [
    ['记者任小明介绍，河水退了。', '记者仁小明介绍，河水退了。'],
    ['教授查良田表示', '教授渣良田表示'],
    ['市长解元（化名）', '市长谢元（化名）'],
  ],
  'known names': [
    ['任正非和曾国藩', '仁正非和增国藩'],
    ['单田芳、查良镛、朴槿惠', '善田芳、渣良镛、瓢槿惠'],
    ['尉迟恭与长孙无忌', '玉迟恭与掌孙无忌'],
    ['匈奴单于', '匈奴蝉于'],
  ],
};

/** The same characters as what they are far more often. */
const KEPT = [
  '单位表示，单日气温最高。',
  '任何人都不能说不。',
  '任务完成了，主任表示满意。',
  '他曾经来过，总统曾公开表示不满。',
  '会议曾多次说明。',
  '解放军说，问题解决了。',
  '专家解释说，查明原因后表示。',
  '仇恨，朴素，调查。',
  '他简单于是说完了。',
  '他是个尉官，迟到了。',
];

describe.each(Object.entries(CASES))('%s', (_topic, cases) => {
  it.each(cases)('%s', (written, said) => {
    expect(sayHeteronyms(written)).toBe(said);
  });
});

test.each(KEPT)('%s stays', (written) => {
  expect(sayHeteronyms(written)).toBe(written);
});

const ARTICLE = {
  url: 'https://example.org/a',
  canonicalUrl: 'https://example.org/a',
  title: '河水',
  language: 'zh-CN',
  tags: [],
  blocks: [{ kind: 'paragraph', text: '任正非表示，三只船都停了。' }],
} as const;
const OPTIONS = {
  mode: 'narration',
  voices: { zh: 'espeak:cmn' },
  pauses: { heading: 1, paragraph: 1, quote: 1, clip: 1, title: 1 },
  show: { title: 'Show' },
  announce: false,
  pronounce: [],
} as const;

test("an episode's text keeps the characters of the article, whatever the voice", () => {
  const { text } = ARTICLE.blocks[0];
  expect(normalizeText(text, 'zh-CN')).toBe(text);
  expect(buildScript(ARTICLE, OPTIONS).segments[0]).toMatchObject({ shown: text, text });
});

test('eSpeak says them as the homophones, and leaves Cantonese as it is', async () => {
  const speaker = createEspeakSpeaker();
  const say = async (text: string, voice: string, language: string) => {
    const { samples } = await speaker.synthesize(text, { voice, language }, new AbortController().signal);
    return Buffer.from(samples.buffer).toString('base64');
  };
  expect(await say('任正非', 'cmn', 'zh-CN')).toBe(await say('仁正非', 'cmn', 'zh-CN'));
  expect(await say('查良鏞', 'yue', 'yue')).not.toBe(await say('渣良鏞', 'yue', 'yue'));
});

test('a replacement is as long as what it replaces', () => {
  for (const [written] of Object.values(CASES).flat()) expect(sayHeteronyms(written).length).toBe(written.length);
});
