/** Lines as sites of every kind set them around an article, and lines of articles that look alike. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boilerplateReason } from '../../src/extract/boilerplate-rules.ts';
import { isOfSiteWords } from '../../src/extract/chinese-site-words.ts';
import { isOfSite } from '../../src/extract/english-site-signs.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { textWeight } from '../../src/extract/text-weight.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page } from './sample-page.ts';

const readLines = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/lines', `${name}.txt`), 'utf8')
    .trim()
    .split('\n');

const reasonOf = (text: string) => boilerplateReason({ text, weight: textWeight(text), linkWeight: 0 });

const LANGUAGES = ['en', 'zh', 'de', 'fr', 'es', 'it', 'pt', 'ja', 'ru'];

describe.each(LANGUAGES)('in %s', (language) => {
  it('a line that the site says to its readers is left out', () => {
    expect(readLines(`${language}-around`).filter((line) => reasonOf(line) === '')).toEqual([]);
  });

  it('a line of the article that looks alike is read', () => {
    const lost = readLines(`${language}-own`).map((line) => [line, reasonOf(line)]);
    expect(lost.filter(([, reason]) => reason !== '')).toEqual([]);
  });
});

describe('an English line in which a site speaks of itself', () => {
  it.each(['below', 'own'])('is told from others (%s)', (kind) => {
    const lines = readLines(`en-${kind}`);
    expect(lines.filter((line) => isOfSite(line))).toEqual(kind === 'own' ? [] : lines);
  });

  it('is left out below the text and read between its paragraphs', () => {
    const line = 'If this story moved you, share it with someone.';
    const prose = readLines('en-own').filter((text) => text.endsWith('.') && text.length > 80);
    const isRead = (at: number) => {
      const texts = prose.slice(0, 8).toSpliced(at, 0, line);
      const page = `<article><h1>The ledger</h1>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`;
      const blocks = extractArticle(page, 'https://river.example.com/1').article?.blocks ?? [];
      return blocks.some((block) => 'text' in block && block.text === line);
    };
    expect([4, 8].map(isRead)).toEqual([true, false]);
  });
});

/** What a site says in the same words, so that no rule can tell. */
const AMBIGUOUS = ['Prices may vary.', 'Follow him on X.', 'Save this photo.'];

/** As a link from end to end it leads to a newsletter, a recording or another article, or is as short as a button. */
const LINKED_AMBIGUOUS =
  /\bnewsletter\b|^(?:Listen|Hear|Also|Related)\b[^.:]*: |^Want the letters\?|^Join us on |^(?:Listen|Views differ|Читайте медленнее|Комментарии излишни|Автор умер)\.$/iu;

describe.each(LANGUAGES)('a sentence of an article in %s that has the words of a site', (language) => {
  const isChinese = language === 'zh' || language === 'ja';
  const own = readLines(`${language}-own-closing`);
  const prose = isChinese ? LONG_ZH_PROSE : LONG_PROSE;
  const textsRead = (texts: readonly string[], wrap = (text: string) => text) => {
    const html = texts.map((text) => `<p>${own.includes(text) ? wrap(text) : text}</p>`).join('');
    const blocks = extractArticle(page(html), 'https://river.example.com/1').article?.blocks ?? [];
    return new Set(blocks.flatMap((block) => ('text' in block ? [block.text] : [])));
  };

  it('is told from the lines of a site', () => {
    expect(own.filter((line) => reasonOf(line) !== '' || isOfSite(line))).toEqual([]);
  });

  it('is read between the paragraphs', () => {
    const read = textsRead([...prose.slice(0, 4), ...own, ...prose.slice(4, 8)]);
    expect(own.filter((line) => !read.has(line))).toEqual([]);
  });

  it('is read between the paragraphs as a link, where it is a statement', () => {
    const statements = own.filter((line) => /[.。]$/.test(line) && !LINKED_AMBIGUOUS.test(line));
    const linked = (text: string) => `<a href="/x/${text.length}">${text}</a>`;
    const read = textsRead([...prose.slice(0, 4), ...statements, ...prose.slice(4, 8)], linked);
    expect(statements.filter((line) => !read.has(line))).toEqual([]);
  });

  it('is read as the last of the text', () => {
    expect(own.filter((line) => !textsRead([...prose.slice(0, 5), line]).has(line))).toEqual([]);
  });
});

it('a sentence that a site says in the same words is left out', () => {
  expect(AMBIGUOUS.filter((line) => reasonOf(line) === '')).toEqual([]);
});

it('a Chinese line that only tells when something is shown is read, and left out when it asks to be watched', () => {
  const reasonOfKind = (text: string, kind: string) =>
    boilerplateReason({ text, weight: textWeight(text), linkWeight: 0, kind });
  const own = ['《繁花》每周三更新', '《夜航》逢星期五播出', '《長河》每晚八點首播！'];
  expect(own.flatMap((text) => [reasonOfKind(text, 'heading'), reasonOfKind(text, 'paragraph')]).join('')).toBe('');
  const site = ['《繁花》每周三更新，敬请收看', '本节目每周三更新', '《城市夜行》每周四晚九点，FM 103.9 准时播出'];
  expect(site.map((text) => reasonOfKind(text, 'paragraph'))).toEqual(site.map(() => 'promotion'));
});

describe('a Chinese line that consists of the words of a site', () => {
  it.each(['below', 'own'])('is told from others (%s)', (kind) => {
    const lines = readLines(`zh-${kind}`);
    expect(lines.filter((line) => isOfSiteWords(line, false))).toEqual(kind === 'own' ? [] : lines);
  });

  it('is left out below the text and above it, and read between its paragraphs', () => {
    const line = '登录后查看其余照片';
    const prose = readLines('zh-own').filter((text) => text.endsWith('。') && textWeight(text) > 60);
    const article = (at: number) => {
      const texts = prose.slice(0, 12).toSpliced(at, 0, line);
      const page = `<article><h1>渡口的旧账本</h1>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`;
      return extractArticle(page, 'https://river.example.cn/1').article?.blocks ?? [];
    };
    const isRead = (at: number) => article(at).some((block) => 'text' in block && block.text === line);
    expect([0, 6, 12].map(isRead)).toEqual([false, true, false]);
  });
});

it.each([
  'Visit the shop.',
  'Meet the team.',
  'Take the quiz.',
  'Buy the book.',
  'View our archive.',
  'Learn more today.',
  'Lesen Sie mehr.',
  'Zum ganzen Artikel.',
  'Voir nos offres.',
  'Ver todas las fotos.',
  'Scopri le offerte.',
  'Veja nossas ofertas.',
  'Смотрите все фотографии.',
  '前往商城看看新品。',
  '点此进入直播间观看。',
  '查看全部的评论内容。',
])('a link that calls as a button does is left out with a full stop, too: %s', (line) => {
  const prose = /\p{Script=Han}/u.test(line) ? LONG_ZH_PROSE : LONG_PROSE;
  const texts = [...prose.slice(0, 4), `<a href="/x">${line}</a>`, ...prose.slice(4)];
  const html = page(texts.map((text) => `<p>${text}</p>`).join(''));
  const blocks = extractArticle(html, 'https://river.example.com/1').article?.blocks ?? [];
  expect(blocks.flatMap((block) => ('text' in block ? [block.text] : []))).not.toContain(line);
});

describe('what players and requests for consent say', () => {
  const reasonOfKind = (text: string, kind: string) =>
    boilerplateReason({ text, weight: textWeight(text), linkWeight: 0, kind });
  it.each([
    'You need to accept cookies to watch the video.',
    'Enable cookies to view the content.',
    'This content requires your consent.',
    'Your browser does not support this video.',
    'AI-generated voice',
    'Estimated 40 minutes',
    'Para ver este contenido, debes aceptar las cookies.',
    'Ihr Browser unterstützt keine Videos.',
    '视频播放失败，请刷新重试',
    'Choose the Courier as one of your preferred sources on Google.',
  ])('is a heading or a step of a guide, too: %s', (text) => {
    expect(['heading', 'listItem', 'paragraph'].map((kind) => reasonOfKind(text, kind) !== '')).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('a line that is left out as a link and read otherwise', () => {
  it.each([
    'Skip podcast promotion and continue reading',
    'Saltar Lo más leído y continuar leyendo',
    'Ignorer Les plus lus et continuer à lire',
    'Pule Mais lidas e continue lendo',
    'Пропустить Самое читаемое и продолжить чтение',
    '跳過熱讀，繼續閱讀',
    '[Read: How the harbour lost its last pilot]',
    '[From the May 1998 issue: The pilots of the northern harbours]',
    'Order a print subscription here, with free delivery.',
    'The Courier in print: subscribe here at a reduced price.',
    '（相关阅读：夜船悄悄回来了）',
  ])('%s', (text) => {
    const weight = textWeight(text);
    const isRead = (linkWeight: number) => boilerplateReason({ text, weight, linkWeight }) === '';
    expect([0, weight].map(isRead)).toEqual([true, false]);
  });
});

describe('a question what readers think, or a call to say so,', () => {
  it.each([
    'How helpful was this article?',
    'How interesting was this story?',
    'Is anything missing from this page?',
    'Scroll down to leave your comment.',
    'Head to the comments to share your view.',
    '这篇文章对你有帮助吗？',
  ])('is left out below the text and read within it and over a part of it: %s', (line) => {
    const prose = /\p{Script=Han}/u.test(line) ? LONG_ZH_PROSE : LONG_PROSE;
    const isRead = (at: number, name: string) => {
      const texts = prose.map((text) => `<p>${text}</p>`).toSpliced(at, 0, `<${name}>${line}</${name}>`);
      const blocks = extractArticle(page(texts.join('')), 'https://river.example.com/1').article?.blocks ?? [];
      return blocks.some((block) => 'text' in block && block.text === line);
    };
    expect([isRead(4, 'p'), isRead(4, 'h2'), isRead(prose.length, 'p')]).toEqual([true, true, false]);
  });
});
