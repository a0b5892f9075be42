import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, Block, Segment } from '../../../src/model.ts';
import { buildScript, type ScriptOptions } from '../../../src/narrate/index.ts';

const PAUSES = { heading: 0.9, paragraph: 0.4, quote: 0.5, clip: 0.3, title: 1 };
const OPTIONS: ScriptOptions = {
  mode: 'splice',
  voices: { zh: 'espeak:cmn', en: 'flite:slt' },
  pauses: PAUSES,
  show: { title: '每日播报' },
  announce: true,
  pronounce: [],
};
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const clip = (url: string, place: 'body' | 'after' | 'meta' = 'body', label?: string): Block => ({
  kind: 'clip',
  url,
  place,
  ...(label === undefined ? {} : { label }),
});

function article(blocks: readonly Block[], changes: Partial<Article> = {}): Article {
  return {
    url: 'https://news.example/a',
    canonicalUrl: 'https://news.example/a',
    title: '河水涨了2米',
    byline: '李青',
    publishedAt: '2024-05-18T09:00:00+08:00',
    language: 'zh-CN',
    tags: [],
    blocks,
    ...changes,
  };
}

/** The script as a listener would tell it: words, `▶` for a clip, `…` for a pause. */
function heard(segments: readonly Segment[]): string[] {
  return segments.map((part) =>
    part.kind === 'speech' ? part.text : part.kind === 'clip' ? `▶${part.url}` : `…${part.seconds}`,
  );
}
const script = (blocks: readonly Block[], options: Partial<ScriptOptions> = {}, changes: Partial<Article> = {}) =>
  buildScript(article(blocks, changes), { ...OPTIONS, ...options });

describe('the order of what is heard', () => {
  test('title, author and date, then the body with its pauses, then the end', () => {
    const { segments } = script([
      paragraph('水位升到3.5米。两岸平安。'),
      { kind: 'heading', level: 2, text: '影响' },
      paragraph('三个村转移。'),
      { kind: 'quote', text: '大家都好。' },
      { kind: 'listItem', text: '一号闸已开。' },
    ]);
    expect(heard(segments)).toEqual([
      '河水涨了两米',
      '…0.4',
      '李青，二零二四年五月十八日。',
      '…1',
      '水位升到三点五米。',
      '两岸平安。',
      '…0.9',
      '影响',
      '…0.9',
      '三个村转移。',
      '…0.5',
      '大家都好。',
      '…0.5',
      '一号闸已开。',
      '…0.6',
    ]);
  });

  test('an English article is announced in English', () => {
    const english = { title: 'River up 2 m', byline: 'Jane Doe', language: 'en' };
    expect(heard(script([], {}, english).segments)).toEqual([
      'River up two meters',
      '…0.4',
      'By Jane Doe, May eighteenth, twenty twenty-four.',
      '…0.6',
    ]);
    expect(heard(script([], {}, { ...english, byline: 'by Jane Doe' }).segments)[2]).toMatch(/^By Jane Doe,/);
  });

  test('what the article does not know is not announced', () => {
    const bare: Article = {
      url: 'u',
      canonicalUrl: 'u',
      title: '标题',
      language: 'zh',
      tags: [],
      blocks: [paragraph('正文。')],
    };
    expect(heard(buildScript(bare, OPTIONS).segments)).toEqual(['标题', '…1', '正文。', '…0.6']);
  });

  test('intro and outro stand around everything, their placeholders filled', () => {
    const { segments } = script(
      [paragraph('正文。'), clip('after.mp3', 'after')],
      {
        intro: '这里是{show}。',
        outro: '以上是{title}，{site}，{date}。',
      },
      { siteName: '示例网' },
    );
    expect(heard(segments)[0]).toBe('这里是每日播报。');
    expect(heard(segments).slice(-3)).toEqual(['…0.4', '以上是河水涨了两米，示例网，二零二四年五月十八日。', '…0.6']);
  });

  test('a voice that is to say that it is synthetic says so last, in the language of the article, and no recording does', () => {
    const said = (changes: Partial<Article>, options: Partial<ScriptOptions> = {}) =>
      heard(script([clip('a.mp3')], { outro: '{show}。', disclose: true, ...options }, changes).segments).at(-2);
    expect(said({})).toBe('本集由合成语音朗读。');
    expect(said({ language: 'zh-TW' })).toBe('本集由合成語音朗讀。');
    expect(said({ language: 'en' })).toBe('This was read by a synthetic voice.');
    expect(said({}, { mode: 'original' })).toBe('▶a.mp3');
    expect(said({}, { disclose: false })).toBe('每日播报。');
  });

  test('a placeholder that the article cannot fill takes its comma with it', () => {
    const { segments } = script([], { announce: false, outro: '{site}，{title}，{byline}，{date}。' }, { byline: '' });
    expect(heard(segments)).toEqual(['河水涨了两米，二零二四年五月十八日。', '…0.6']);
    const english = { byline: '', language: 'en', title: 'The river rose' };
    const spoken = script([], { announce: false, outro: '{title} by {byline}.' }, english).segments;
    expect(heard(spoken)).toEqual(['The river rose.', '…0.6']);
  });

  test('the heading that repeats the title is said once', () => {
    const { segments, leftOut } = script([{ kind: 'heading', level: 1, text: '河水涨了2米' }, paragraph('正文。')]);
    expect(heard(segments).filter((text) => text === '河水涨了两米')).toHaveLength(1);
    expect(leftOut).toEqual([{ block: 0, text: '河水涨了2米', reason: 'same as the title' }]);
  });
});

describe('clips', () => {
  const blocks = [
    paragraph('前文。'),
    clip('a.mp3', 'body', '采访王兰（128kbps收听：'),
    paragraph('后文。'),
    clip('b.mp3', 'after'),
    clip('a.mp3', 'meta'),
  ];

  test('are played where they stand, those after the body at the end, none twice', () => {
    expect(heard(script(blocks, { announce: false }).segments)).toEqual([
      '前文。',
      '…0.4',
      '▶a.mp3',
      '…0.4',
      '后文。',
      '…0.4',
      '▶b.mp3',
      '…0.6',
    ]);
  });

  test('follow the lead-in, not their label', () => {
    const { segments } = script(blocks, { announce: false, leadIn: '请收听：' });
    expect(heard(segments).slice(2, 4)).toEqual(['请收听：', '▶a.mp3']);
  });

  test('are all that is heard in original mode', () => {
    expect(heard(script(blocks, { mode: 'original' }).segments)).toEqual(['▶a.mp3', '…0.3', '▶b.mp3', '…0.6']);
  });

  test('are not heard in narration mode, and that is said', () => {
    const { segments, leftOut } = script(blocks, { mode: 'narration', announce: false });
    expect(heard(segments)).toEqual(['前文。', '…0.4', '后文。', '…0.6']);
    expect(leftOut.filter(({ reason }) => reason === 'no recordings in narration mode')).toHaveLength(3);
  });

  test('name a chapter only when their label names something', () => {
    const chapters = script([clip('a.mp3', 'body', '采访王兰 128kbps收听：'), clip('b.mp3', 'body', '128kbps收听：')], {
      mode: 'original',
    }).segments.map((part) => (part.kind === 'clip' ? part.chapter : undefined));
    expect(chapters).toEqual(['采访王兰', undefined, undefined, undefined]);
  });
});

describe('chapters', () => {
  test('begin at the title and at each heading', () => {
    const { segments } = script([
      paragraph('前文。'),
      { kind: 'heading', level: 2, text: '第2部分：结果' },
      paragraph('后文。'),
    ]);
    const chapters = segments.flatMap((part) =>
      part.kind !== 'pause' && part.chapter !== undefined ? [[part.chapter, part.block]] : [],
    );
    expect(chapters).toEqual([
      ['河水涨了2米', -1],
      ['第2部分：结果', 1],
    ]);
  });
});

describe('language and voice', () => {
  const voicesOf = (text: string, changes: Partial<Article> = {}, voices = OPTIONS.voices) =>
    script([paragraph(text)], { announce: false, voices }, changes).segments.flatMap((part) =>
      part.kind === 'speech' ? [[part.language, part.voice]] : [],
    );

  test('an English sentence in a Chinese article gets the English voice, an English word does not', () => {
    expect(voicesOf('他引用了原话。We will never surrender to fear. 他用iPhone拍下OpenAI的发布会。')).toEqual([
      ['zh-CN', 'espeak:cmn'],
      ['en', 'flite:slt'],
      ['zh-CN', 'espeak:cmn'],
    ]);
  });

  test('a whole English sentence quoted within a Chinese one is said by the English voice', () => {
    expect(voicesOf('他说：“We will be back tomorrow.”然后他为《The New York Times》写了“Good morning”。')).toEqual([
      ['zh-CN', 'espeak:cmn'],
      ['en', 'flite:slt'],
      ['zh-CN', 'espeak:cmn'],
    ]);
    expect(voicesOf('The banner read “请勿在河边停留” in red.', { language: 'en' })).toEqual([
      ['en', 'flite:slt'],
      ['zh', 'espeak:cmn'],
      ['en', 'flite:slt'],
    ]);
  });

  test('a Chinese sentence in an English article gets the Chinese voice', () => {
    expect(voicesOf('The sign was simple. 请勿在河边停留。 Nobody read “平安” twice.', { language: 'en-GB' })).toEqual([
      ['en-GB', 'flite:slt'],
      ['zh', 'espeak:cmn'],
      ['en-GB', 'flite:slt'],
    ]);
  });

  test('other scripts name their language', () => {
    const voices = { ...OPTIONS.voices, '*': 'espeak:any' };
    const languages = voicesOf('これはペンです。오늘은 날씨가 좋습니다. Это очень важно для нас.', {}, voices).map(
      ([language]) => language,
    );
    expect(languages).toEqual(['ja', 'ko', 'ru']);
  });

  test('the exact tag is looked up before the language, and * last', () => {
    const voices = { 'zh-TW': 'a:tw', zh: 'b:zh', '*': 'c:any' };
    expect(voicesOf('正文。', { language: 'zh-TW' }, voices)[0]?.[1]).toBe('a:tw');
    expect(voicesOf('正文。', { language: 'zh-HK' }, voices)[0]?.[1]).toBe('b:zh');
    expect(voicesOf('Der Fluss steigt.', { language: 'de' }, voices)[0]?.[1]).toBe('c:any');
  });

  test('a language without a voice is named, with the key to set', () => {
    expect(() => voicesOf('Der Fluss steigt.', { language: 'de' })).toThrowError(
      expect.objectContaining({
        code: 'no-voice',
        message: expect.stringContaining('"de"'),
        hint: expect.stringContaining('voices'),
      }),
    );
  });
});

describe('what is never spoken', () => {
  test.each([
    ['详见https://a.example/b?c=1。', '详见。', 'web address'],
    ['请写信到desk@example.org。', '请写信到邮箱。', 'e-mail address'],
    ['报告已发布[12]。', '报告已发布。', 'footnote mark'],
    ['他很高兴😀。', '他很高兴。', 'emoji'],
    ['水退了（图片来源：李青）。', '水退了。', 'picture credit'],
    ['水退了。（完）', '水退了。', 'end mark'],
    ['The water fell. ∎', 'The water fell.', 'end mark'],
    ['水退了。（详情请点击链接：渡口要修桥了）', '水退了。', 'call to a link'],
    ['水退了。（详情请点击链接：', '水退了。', 'call to a link'],
    ['水退了（点击查看全文）。', '水退了。', 'call to a link'],
    ['下面是采访 128kbps收听：', '下面是采访', 'label of a clip'],
  ])('%s', (written, spoken, reason) => {
    const { segments, leftOut } = script([paragraph(written)], { announce: false });
    expect(heard(segments)[0]).toBe(spoken);
    expect(leftOut.map((left) => left.reason)).toContain(reason);
  });

  test.each([
    ['分享到：微信 微博 QQ空间', 'share line'],
    ['Share this on Facebook, Twitter', 'share line'],
    ['图片：李青 摄', 'picture credit'],
    ['Photo: Jane Doe/Agency', 'picture credit'],
    ['点击收听：', 'label of a clip'],
    ['https://a.example/b', 'web address'],
    ['——', 'nothing that can be said'],
  ])('the line %s', (written, reason) => {
    const { segments, leftOut } = script([paragraph(written), paragraph('正文。')], { announce: false });
    expect(heard(segments)).toEqual(['正文。', '…0.6']);
    expect(leftOut).toEqual([{ block: 0, text: written, reason }]);
  });

  test('captions, tables and code', () => {
    const { segments, leftOut } = script(
      [
        { kind: 'figure', text: '河边' },
        { kind: 'table', text: '一 二' },
        { kind: 'code', text: 'x = 1' },
        paragraph('正文。'),
      ],
      { announce: false },
    );
    expect(heard(segments)).toEqual(['正文。', '…0.6']);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['caption of a picture', 'table', 'code']);
  });

  test('the sentence that is the label of the clip beside it, and a credit at the end of a paragraph', () => {
    const { segments, leftOut } = script(
      [
        paragraph('水退了。听听王兰怎么说。'),
        clip('a.mp3', 'body', '听听王兰怎么说'),
        paragraph('桥还在。图片来源：李青'),
      ],
      { announce: false },
    );
    expect(heard(segments)).toEqual(['水退了。', '…0.4', '▶a.mp3', '…0.4', '桥还在。', '…0.6']);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['label of a clip', 'picture credit']);
  });

  test('the paragraph that is the label of the clip beside it', () => {
    const { segments, leftOut } = script([paragraph('王兰原声：'), clip('a.mp3', 'body', '王兰原声')], {
      announce: false,
    });
    expect(heard(segments)).toEqual(['▶a.mp3', '…0.6']);
    expect(leftOut).toEqual([{ block: 0, text: '王兰原声：', reason: 'label of a clip' }]);
  });
});

describe('pronunciations', () => {
  const said = (text: string, pronounce: ScriptOptions['pronounce'], changes: Partial<Article> = {}) =>
    heard(script([paragraph(text)], { announce: false, pronounce }, changes).segments)[0];

  test('find a word as it is written, though normalisation spells it', () => {
    expect(said('TSMC股价上涨。', [{ match: 'TSMC', say: '台积电' }])).toBe('台积电股价上涨。');
    expect(said('C919首飞。', [{ match: 'C919', say: '国产大飞机' }])).toBe('国产大飞机首飞。');
  });

  test('find whole words only, and patterns with their groups', () => {
    expect(said('He paid the maid AI fees.', [{ match: 'aid', say: 'help' }], { language: 'en' })).toBe(
      'He paid the maid A I fees.',
    );
    expect(said('重庆和重庆市。', [{ match: { pattern: '重庆(市?)' }, say: '崇庆$1' }])).toBe('崇庆和崇庆市。');
  });

  test('keep to their language, and leave the transcript as it was written', () => {
    const rule = { match: 'Sage', say: 'sahj', language: 'en' };
    expect(said('Sage发布了新品。', [rule])).toBe('Sage发布了新品。');
    const { segments } = script(
      [paragraph('Sage grew fast again.')],
      { announce: false, pronounce: [rule] },
      { language: 'en-US' },
    );
    expect(segments[0]).toMatchObject({ text: 'sahj grew fast again.', shown: 'Sage grew fast again.' });
  });
});

describe('characters with several readings', () => {
  test('are spelled as the article has them, whichever voice reads them', () => {
    const { segments } = script([paragraph('处长长期在东莞。')], { announce: false }, { language: 'zh-CN' });
    expect(heard(segments)[0]).toBe('处长长期在东莞。');
  });
});

describe('mistakes in the configuration', () => {
  test('an unknown placeholder is named with those that exist', () => {
    expect(() => script([], { intro: '{titel}' })).toThrowError(
      expect.objectContaining({
        code: 'invalid',
        message: expect.stringContaining('{titel}'),
        hint: expect.stringContaining('{title}'),
      }),
    );
  });

  test('a broken pattern is named', () => {
    expect(() => script([], { pronounce: [{ match: { pattern: '(' }, say: '' }] })).toThrowError(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining('"("') }),
    );
  });
});

describe('for any article', () => {
  const sentence = fc.constantFrom(
    '水位升到3.5米。',
    '两岸平安！',
    'The river rose by 20% in May.',
    '他说：“都好。”',
    '😀',
    'https://a.example/b',
  );
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.array(sentence, { minLength: 1, maxLength: 4 }).map((parts): Block => paragraph(parts.join(''))),
    sentence.map((text): Block => ({ kind: 'heading', level: 2, text })),
    sentence.map((text): Block => ({ kind: 'quote', text })),
    fc.constantFrom('x.mp3', 'y.mp3', 'z.mp3').map((url) => clip(url)),
  );

  test('pauses never meet, none comes first, one comes last, and blocks keep their order', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.boolean(), (blocks, announce) => {
        const { segments } = script(blocks, { announce });
        if (segments.length === 0) return;
        expect(segments[0]?.kind).not.toBe('pause');
        expect(segments.at(-1)).toEqual({ kind: 'pause', seconds: 0.6 });
        segments.forEach((part, index) => {
          if (part.kind === 'pause') expect(segments[index - 1]?.kind).not.toBe('pause');
        });
        const order = segments.flatMap((part) => (part.kind === 'pause' || part.block < 0 ? [] : [part.block]));
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
    );
  });

  test('every word of the body is either heard or left out with a reason', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const { segments, leftOut } = script(blocks, { announce: false });
        const letters = (text: string) => text.replace(/[\s]/gu, '');
        blocks.forEach((body, index) => {
          if (body.kind === 'clip') return;
          const spoken = segments.flatMap((part) =>
            part.kind === 'speech' && part.block === index ? [part.shown] : [],
          );
          const left = leftOut.filter((piece) => piece.block === index).map(({ text }) => text);
          const accounted = letters([...spoken, ...left].join('')).length;
          expect(accounted).toBe(letters(body.text).length);
        });
      }),
    );
  });
});

describe('sentences of one block', () => {
  const pauses = { ...OPTIONS.pauses, sentence: 0.4 };

  test('have a pause between them, and a shorter one where only the language changes', () => {
    const { segments } = script(
      [paragraph('河水退了。船来了。他说：“We will be back tomorrow.”然后走了。'), paragraph('没有下文。')],
      { announce: false, pauses, voices: { zh: 'espeak:cmn', en: 'flite:slt' } },
    );
    const said = segments.map((part) =>
      part.kind === 'pause' ? part.seconds : part.kind === 'speech' ? part.shown : '',
    );
    expect(said).toEqual([
      '河水退了。',
      0.4,
      '船来了。',
      0.4,
      '他说：',
      0.1,
      '“We will be back tomorrow.”',
      0.4,
      '然后走了。',
      OPTIONS.pauses.paragraph,
      '没有下文。',
      expect.any(Number),
    ]);
  });
});
