/** Labels, dates and notes that pages set around a text, and the comments below it. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function spoken(html: string, url = URL_OF_PAGE): readonly string[] {
  const { article } = extractArticle(html, url);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const within = (box: string) =>
  spoken(page(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6)))).filter(
    (text) => !LONG_PROSE.includes(text),
  );

describe('readers’ comments', () => {
  const said = 'I have crossed on that ferry every day since the spring, and it was late on most of them. ';
  const post = (at: number) =>
    `<li><h4>reader${at}</h4><time>14. 01. 2024, 13:${40 + at}</time><p>${said.repeat(3)}That makes ${at}.</p></li>`;
  const posts = Array.from({ length: 9 }, (_, at) => post(at + 1)).join('');

  it('longer than the text are left out below their label, where each has its day and time', () => {
    for (const label of ['Leserkommentare', 'Kommentare'])
      expect(spoken(page(`${paragraphs(LONG_PROSE)}<div><h2>${label}</h2><ul>${posts}</ul></div>`))).toEqual([
        ...LONG_PROSE,
      ]);
  });

  it('are told from a section on comments, which has no such lines', () => {
    const section = `<h2>Comments</h2>${paragraphs(LONG_PROSE.slice(3))}`;
    expect(spoken(page(paragraphs(PROSE) + section))).toContain(LONG_PROSE[9]);
  });
});

describe('a label', () => {
  it('of a gallery is left out over its picture, and read over text', () => {
    const heading = '<h3>Photo gallery: A day on the pier</h3>';
    expect(within(`${heading}<figure><img src="/a.png" alt="The pier"></figure>`)).toEqual([]);
    expect(within(heading)).toEqual(['Photo gallery: A day on the pier']);
  });

  it('of a section is left out where it touches the first word behind it', () => {
    const told = 'The harbour office has counted the boats again and finds that nine of them are missing.';
    expect(within(`<p><span class="keyword">Harbour</span>${told}</p>`)).toEqual([told]);
    expect(within(`<p><span class="keyword">Harbour</span> ${told}</p>`)).toEqual([`Harbour ${told}`]);
  });

  it('of a section is left out where it touches the heading behind it', () => {
    const heading = '<h3><span class="category"><span class="aural">Topic </span>Harbour</span>Nine boats</h3>';
    expect(within(`${heading}<p>The harbour office has counted them again.</p>`)[0]).toBe('Nine boats');
  });

  it('of a step is its number alone, and only the step is read', () => {
    const steps = [
      'Peel the roots and cut them into slices as thick as a finger, then salt them.',
      'Lay them into the pan with the butter, and turn them when they are brown.',
    ];
    expect(within(`<dl>${steps.map((text, at) => `<dt>${at + 1}.</dt><dd>${text}</dd>`).join('')}</dl>`)).toEqual(
      steps,
    );
    expect(within('<dl><dt>1907</dt><dd>The pier is built of oak from the hills behind the town.</dd></dl>')).toContain(
      '1907',
    );
    expect(within('<dl><dt>65</dt><dd>The age at which a sailor has to leave the ferry.</dd></dl>')).toContain('65');
  });
});

describe('between paragraphs', () => {
  it('a day and a time in an item of a list are left out, and an event of that day is read', () => {
    expect(within('<ul><li><time datetime="2021-12-01 15:12">1. Dezember 2021 15:12 Uhr</time></li></ul>')).toEqual([]);
    expect(within('<ul><li>1 December 2021, 15:12: the crane fell</li></ul>')).toHaveLength(1);
  });

  it('the days of a chronicle, and days one below the other, are read', () => {
    const days = ['18 May 1911, 10:30', '19 May 1911, 11:30'];
    const items = (told: string) => `<ul>${days.map((day) => `<li><time>${day}</time>${told}</li>`).join('')}</ul>`;
    expect(within(items('<p>The ferry sank.</p>'))).toEqual(days.flatMap((day) => [day, 'The ferry sank.']));
    expect(within(items(''))).toEqual(days);
  });

  it('a count among others of a list is read', () => {
    expect(within('<ul><li>Runs: 200</li><li>Hits: 120</li></ul>')).toEqual(['Runs: 200', 'Hits: 120']);
  });

  it('a link called source in brackets is a note, and other words in brackets are read', () => {
    const told = 'The ferry carries forty cars.';
    expect(within(`<p>${told} [<a href="https://harbour.example/f.pdf">source</a>]</p>`)).toEqual([told]);
    expect(within(`<p>${told} [<a href="https://harbour.example/f.pdf">in summer</a>]</p>`)).toEqual([
      `${told} [in summer]`,
    ]);
  });
});

describe('a box of what the site sells', () => {
  const offer =
    '<div>Plan for the winter</div><ul><li>30 walks along the coast</li></ul><small>19,90 €</small><p>nur 9,90 €</p><p>You are a customer already? Then log in.</p>';

  it('is left out among paragraphs by its name, and what an author says of prices is read', () => {
    expect(within(`<div class="v-A_-paidbox">${offer}</div>`)).toEqual([]);
    expect(within('<p>The plan costs 9,90 €.</p>')).toEqual(['The plan costs 9,90 €.']);
  });
});

it('a page that holds only the minutes of a match is refused, and one that holds words is not', () => {
  const code = (text: string) => {
    const result = extractArticle(page(`<p>${text}</p>`), URL_OF_PAGE);
    return result.article ? 'article' : result.code;
  };
  expect(code("95'88'88'81'81'74'74'74'74'74'74'73'65'52'46'46'45'45'14'14' 96'")).toBe('no-text');
  expect(code(PROSE.join(' '))).toBe('article');
});

describe('at the end', () => {
  const contacts =
    '<h2>Kontakt</h2><div><div>Hafenamt</div><div>Referat Presse</div><div>0228 - 8491 - 4444</div><div><a href="mailto:presse@hafen.example">presse@hafen.example</a></div><div>Kaistraße 110, 53179 Wexley</div></div>';

  it('whom to ask is left out where the address is a link', () => {
    expect(spoken(page(paragraphs(LONG_PROSE) + contacts))).toEqual([...LONG_PROSE]);
  });

  it('what an author does is left out in the box of a profile', () => {
    const profile =
      '<div class="sect_profile-descr"><p>Writes for the Courier of boats. Was in Norland before, and built one there.</p></div>';
    expect(spoken(page(paragraphs(LONG_PROSE) + profile))).toEqual([...LONG_PROSE]);
  });
});

it('a page in an archive is not called as its site, to which the name over it leads', () => {
  const archive = '/web/20080731095558/http://courier.example';
  const html = page(paragraphs(LONG_PROSE)).replace(
    /<h1>.*?<\/h1>/,
    `<h1><a href="${archive}/">Wexley Courier</a></h1><h2><a href="${archive}/ferry">Electric ferry reaches Wexley</a></h2>`,
  );
  const { article } = extractArticle(html, `https://web.archive.org${archive}/ferry`);
  expect(article?.title).toBe('Electric ferry reaches Wexley');
});

describe('a link to a recording outside the text', () => {
  const player = (label: string) => `<ul class="playlist"><li><a href="/audio/a1.mp3">${label}</a></li></ul>`;
  const clips = (label: string) => {
    const html = page(paragraphs(LONG_PROSE)).replace('<div id="wrap">', `${player(label)}<div id="wrap">`);
    return extractArticle(html, URL_OF_PAGE).article?.blocks.filter(({ kind }) => kind === 'clip').length;
  };

  it('is the article’s where it has its title', () => {
    expect(clips('Electric ferry reaches Wexley')).toBe(1);
    expect(clips('Harbour news of the week')).toBe(0);
  });
});
