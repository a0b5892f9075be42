/** Who asks, who signs and who is named: interviews, signatures, outlets in an author's field. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (body: string, options: Parameters<typeof page>[1] = {}) =>
  extractArticle(page(body, options), URL_OF_PAGE).article;
const kinds = (body: string) =>
  read(body)?.blocks.flatMap((block) =>
    'text' in block && !LONG_PROSE.includes(block.text) ? [`${block.kind}: ${block.text}`] : [],
  ) ?? [];
const answer = (at: number) => `<p>${LONG_PROSE[at]}</p>`;

describe('questions in bold', () => {
  it('are what an interviewer says', () => {
    const body = ['Why did you start?', '¿Qué le piden?', 'What did you find?']
      .map((question, at) => `<p><strong>${question}</strong></p>${answer(at)}${answer(at + 3)}${answer(at + 6)}`)
      .join('');
    expect(kinds(body)).toEqual([
      'paragraph: Why did you start?',
      'paragraph: ¿Qué le piden?',
      'paragraph: What did you find?',
    ]);
  });

  it('are headings among headings, and where the page sets them as such', () => {
    const bold = ['Why now?', 'The old pier', 'A new school', 'The queue'];
    const body = bold.map((line, at) => `<p><strong>${line}</strong></p>${answer(at)}${answer(at + 4)}`).join('');
    expect(kinds(body)).toContain('heading: Why now?');
    const set = bold.map((line, at) => `<h3>${line}?</h3>${answer(at)}${answer(at + 4)}`).join('');
    expect(kinds(set)).toContain('heading: The old pier?');
  });
});

describe('a signature', () => {
  it.each([
    ['<p>Анна Лопатина</p>', 'Анна Лопатина'],
    ['<p>— Ruth van der Berg</p>', 'Ruth van der Berg'],
    ['<p>Yours from the seawall,<br>Quentin Sorrel</p>', 'Quentin Sorrel'],
    ['<p>Herzliche Grüße, Lena Marsh</p>', 'Lena Marsh'],
  ])('names the author and is not read: %s', (line, name) => {
    const article = read(paragraphs(LONG_PROSE) + line);
    expect(article?.byline).toBe(name);
    // Who greets is heard, who only signs is not.
    expect(kinds(paragraphs(LONG_PROSE) + line)).toHaveLength(line.includes(',') ? 1 : 0);
  });

  it.each(['<p>Thanks, and good night to all of you.</p>', '<h3>Ruth Alder</h3>', '<p>See you, then</p>'])(
    'is not any last line: %s',
    (line) => expect(read(paragraphs(LONG_PROSE) + line)?.byline).toBeUndefined(),
  );

  it('below the text repeats the line above it', () => {
    const line = '<p>Par Élodie Marchadier (Le Collet [Lozère], envoyée spéciale)</p>';
    const head = '<meta name="author" content="Élodie Marchadier">';
    const article = read(`${line}${paragraphs(LONG_PROSE)}${line.replace('Par ', '')}`, { head, lang: 'fr' });
    expect(article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []))).toEqual(LONG_PROSE);
  });
});

describe('an outlet in the author’s field', () => {
  const stated = (name: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","author":[{"@type":"Person","name":"${name}"}]}</script>`;
  const byline = (name: string, line: string) => read(line + paragraphs(LONG_PROSE), { head: stated(name) })?.byline;

  it.each(['KVRT 9 Digital Team', 'Courier Staff', 'BBC', 'Redaktion Hafen'])(
    'gives way to the person who signs: %s',
    (name) => {
      expect(byline(name, '<div class="byline">By <span class="author-name">Marcus Treviño</span></div>')).toBe(
        'Marcus Treviño',
      );
    },
  );

  it('is left out beside a person, and named where there is none', () => {
    expect(byline('Rayane Cordeiro, Portal CE', '')).toBe('Rayane Cordeiro');
    expect(byline('KVRT 9 Digital Team', '')).toBe('KVRT 9 Digital Team');
  });

  it.each([
    ['<div class="byline"><span class="byline-prefix">KVRT | By</span> <a>Marcus Treviño</a></div>', 'Marcus Treviño'],
    [
      '<div class="byline"><span class="byline-prefix">Texas Standard | By</span> <div class="byline-name"><a>Marcus Treviño</a></div>, <div class="byline-name"><a>Ann Ames</a></div></div>',
      'Marcus Treviño, Ann Ames',
    ],
    [
      '<div class="auteur"><span>Radio Skarn - Par</span> <span class="auteur">Marcus Treviño</span></div>',
      'Marcus Treviño',
    ],
    [
      '<div class="byline"><span class="author">Marcus Treviño</span> <span class="byline-org">Hill Valley News Bureau</span></div>',
      'Marcus Treviño',
    ],
  ])('is no co-author: %s', (line, names) => {
    expect(byline('Marcus Treviño', line)).toBe(names);
    expect(byline('KVRT', line)).toBe(names);
  });

  it.each(['The Tidepool maintainers', 'Tidepool Contributors', 'Tidepool Labs', 'The Tidepool Project'])(
    'gives way to the post’s authors, in the links beside it too: %s',
    (name) => {
      const profile = (who: string) => `<div class="md-profile"><strong>${who}</strong><br>Creator</div>`;
      const box = `<nav class="md-nav"><a href="/">Back to index</a><div class="md-post__authors">${profile('Ilse Vandromme')}${profile('Tobi Akinrade')}</div></nav>`;
      const html = page(paragraphs(LONG_PROSE), { head: `<meta name="author" content="${name}">` });
      expect(extractArticle(html.replace('<h1>', `${box}<h1>`), URL_OF_PAGE).article?.byline).toBe(
        'Ilse Vandromme, Tobi Akinrade',
      );
      expect(extractArticle(html, URL_OF_PAGE).article?.byline).toBe(name);
    },
  );

  it('is no reason to lose a French “De” or to take it from a name', () => {
    const signed = (name: string) =>
      read(`<p class="author">${name}</p>${paragraphs(LONG_PROSE)}`, { lang: 'fr' })?.byline;
    expect(signed('De Baptiste Guérin')).toBe('Baptiste Guérin');
    expect(signed('De Smet Ann')).toBe('De Smet Ann');
  });
});

describe('an author', () => {
  it('in capitals is written as a name', () => {
    expect(byline('ANNE-MARIE VAN DER BERG')).toBe('Anne-Marie van der Berg');
    expect(byline('J.R. O’NEIL')).toBe('J.R. O’Neil');
    expect(byline('Ann McKAY')).toBe('Ann McKAY');
  });

  it('is named by a label in an element of its own, and behind the title', () => {
    const label = '<div class="meta"><div class="label">Preacher</div><div>The Rev. Ngozi Harper</div></div>';
    expect(read(label + paragraphs(LONG_PROSE))?.byline).toContain('Ngozi Harper');
    const head =
      '<meta name="author" content="tinroofadmin"><meta property="og:title" content="Electric ferry reaches Wexley by Paloma Reinholt - The Tin Roof Review">';
    expect(read(paragraphs(LONG_PROSE), { head })?.byline).toBe('Paloma Reinholt');
  });

  it('stands beside others, each with a post', () => {
    const box =
      '<div class="authors flex"><img src="a.webp"><span>Anneke Visser</span><span class="role">Staff engineer</span><span>Sam Obuya</span><span class="role">SRE</span></div>';
    expect(read(box + paragraphs(LONG_PROSE))?.byline).toBe('Anneke Visser, Sam Obuya');
  });

  function byline(name: string) {
    return read(paragraphs(LONG_PROSE), { head: `<meta name="author" content="${name}">` })?.byline;
  }
});

describe('a Japanese account', () => {
  it('is named without what it writes about', () => {
    const prose =
      '三月の終わりに、二十年通った喫茶店が閉店した。最後の日は開店から客が途切れず、私は立ったまま飲んだ。'.repeat(3);
    const head =
      '<script type="application/ld+json">{"@type":"BlogPosting","author":{"@type":"Person","name":"みさき書房の人｜古看板と本"}}</script>';
    const article = read(`<p>${prose}<br>「看板、いる？」</p>`, { head, lang: 'ja', title: '看板の話' });
    expect(article?.byline).toBe('みさき書房の人');
  });
});

it('a line in brackets below a heading is read where no speakers are named', () => {
  const body = `<h2>Act I</h2><p>(A kitchen, at night.)</p>${answer(0)}${answer(1)}<h2>Act II</h2><p>(Applause)</p>${answer(2)}${answer(3)}`;
  expect(kinds(body)).toEqual([
    'heading: Act I',
    'paragraph: (A kitchen, at night.)',
    'heading: Act II',
    'paragraph: (Applause)',
  ]);
});

it('who speaks, in a line of its own above a name, is read among the text', () => {
  const told = '<p>Speaker</p><p>Mary Quill</p><p>She has the floor.</p>';
  const html = page(`${paragraphs(LONG_PROSE.slice(0, 6))}${told}${paragraphs(LONG_PROSE.slice(6))}`);
  const { article } = extractArticle(html, URL_OF_PAGE);
  expect(article?.blocks.map((block) => ('text' in block ? block.text : ''))).toContain('Speaker');
});
