/** What a page sets among the paragraphs of a text: galleries, captions in lists, teasers, labels for screen readers. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

/** What is read besides the text, headings behind a #. */
function read(middle: string, end = LONG_PROSE.slice(6)): readonly string[] {
  const html = page(paragraphs(LONG_PROSE.slice(0, 6)) + middle + paragraphs(end));
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((one) =>
    'text' in one && one.kind !== 'figure' && !LONG_PROSE.includes(one.text)
      ? [one.kind === 'heading' ? `# ${one.text}` : one.text]
      : [],
  );
}

describe('a gallery with counted captions', () => {
  const CAPTIONS = ['The crane', 'A bell', 'The eels', 'Two bakeries', 'The mill'];
  const legends = CAPTIONS.map(
    (text, at) =>
      `<li><h2><span>${at + 1}/${CAPTIONS.length}</span> ${text}</h2><p>${text} was seen by everybody who crossed on that day, and by many others.</p></li>`,
  ).join('');
  const gallery = (label: string) => `<div class="gallery"><h2>${label}</h2><ul class="legends">${legends}</ul></div>`;

  it.each(['Harbour news in pictures', 'Fotostrecke: Der Hafen', 'Le port en images', '港口图集'])(
    'is left out in mid-text below its label: %s',
    (label) => {
      expect(read(gallery(label)).join(' ')).not.toMatch(/crane|bell|eels/);
    },
  );

  it('is read where it is what the text is about, or ends it', () => {
    expect(read(`<h2>Five things to see</h2><ul class="legends">${legends}</ul>`)).toHaveLength(11);
    expect(read(gallery('The harbour in pictures').replace(' class="gallery"', ''), []).join(' ')).toMatch(
      /The crane was seen by everybody/,
    );
  });
});

describe('the only item of a list below a picture', () => {
  const list = (text: string) => `<figure><img src="/a.jpg" alt="A crane"></figure><ul><li><p>${text}</p></li></ul>`;
  it.each([
    'The skull of a whale in the storehouse of the harbour, where it has been kept since the winter of the long ice, with the tools of those who found it',
    'Clockwise from top: small bones; the beak of a squid; a rope that was made from hair.',
  ])('is its caption: %s', (text) => {
    expect(read(list(text))).toEqual([]);
  });
  it('is read where it is a sentence, or one of several', () => {
    expect(read(list('Nobody may cross after dark.'))).toEqual(['Nobody may cross after dark.']);
    const items = ['A lamp for each of the crew', 'Two ropes of the heavier kind'];
    const several = `<img src="/a.jpg" alt="A crane"><ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`;
    expect(read(several)).toEqual(items);
    const steps = [
      'Cut the rope into four equal pieces and tie each of them to the ring of the boat',
      'Pull the first of the pieces through the ring twice and lay it over the second one',
      'Turn the whole knot over and pull at both ends until it does not move any more',
    ];
    expect(read(steps.map(list).join(''))).toEqual(steps);
    const advice = 'Right: always ask the oldest person on the quay before you cast off.';
    expect(read(`<p>What we learned:</p>${list(advice)}`)).toEqual(['What we learned:', advice]);
  });
});

it('leaves out teasers in boxes of their own below a label', () => {
  const teaser = (kicker: string, title: string, line: string) =>
    `<div class="story-block id${line.length}"><h4><strong>${kicker}</strong> <a href="/${line.length}">${title}</a></h4><p>${line}</p></div>`;
  const rows = [
    teaser(
      'Editorial',
      'What the old ferry leaves to us',
      'The old ferry was loud and warm, and nobody who crossed on it forgets either.',
    ),
    teaser(
      'True liberal',
      'A mayor of contrasts leaves her office',
      'Some said that she moved with the tide, but she was always for the bridge.',
    ),
    teaser(
      'Own backyard',
      'Let us make the lock a priority',
      'It is nice to think of the sea, but really it is the lock that keeps us.',
    ),
  ];
  const label =
    '<div class="group"><h2>more stories</h2><div></div></div><div class="group"><h2>Other Opinion Columns</h2>';
  expect(read('').length + read(`${label}${rows.join('')}</div>`, []).length).toBe(0);
  // Sections of a text, whose headings lead to what they are about.
  const sections = ['The crane', 'The bell'].map(
    (text) =>
      `<h4><a href="/x">${text}</a></h4><p>${text} has not moved since the ice came, and nobody knows why it stopped.</p>`,
  );
  expect(read(`<h2>In the harbour</h2>${sections.join('')}`)).toHaveLength(5);
});

it('takes bold words for a heading whose line ends within their element', () => {
  const text = 'The lock keeper rings the bell at least once for every boat that waits, however small it is.';
  expect(read(`<p><b>At least one bell<br></b> ${text}</p>`)).toEqual(['# At least one bell', text]);
  expect(read(`<ul><li><b>18 May 2024<br></b> ${text}</li></ul><p><b>18 May 2024<br></b> ${text}</p>`)).toHaveLength(2);
  for (const heading of ['Tokyo 1964', 'The winter of 1947'])
    expect(read(`<p><b>${heading}</b><br>${text}</p>`)).toEqual([`# ${heading}`, text]);
  expect(read('<p><b>Ann Ames<br>Bo Bell<br></b>Cy Cole</p>')).toHaveLength(1);
});

it.each(['landmark heading', 'element-invisible', 'assistive-text', 'ui-helper-hidden-accessible'])(
  'leaves out labels for screen readers: %s',
  (words) => {
    expect(read(`<h3 class="${words}">Chapter Text</h3>`)).toEqual([]);
    expect(read('<h3 class="landmark">The old pier</h3>')).toEqual(['# The old pier']);
  },
);

it('takes bold words for a heading whose text begins with a link or in an element of its own', () => {
  const text = 'The <a href="/k">keeper of the old lock</a> rings the bell once for every boat that waits there.';
  expect(read(`<p><b>At least one bell</b><br><span>${text}</span></p>`)[0]).toBe('# At least one bell');
  expect(read(`<p><b>At least one bell</b><br>${text}</p>`)[0]).toBe('# At least one bell');
});

it('reads who praised whom in Chinese, and no call to do so', () => {
  const zh = (line: string) => {
    const html = page(`${paragraphs(LONG_ZH_PROSE.slice(0, 6))}<h3>${line}</h3>${paragraphs(LONG_ZH_PROSE.slice(6))}`, {
      lang: 'zh',
    });
    return JSON.stringify(extractArticle(html, URL_OF_PAGE).article?.blocks ?? []);
  };
  for (const line of [
    '局长亲自带货，市民点赞新渡轮',
    '乘客点赞夜班船',
    '网友纷纷点赞和转发。',
    '让我们为这些志愿者点赞。',
    '点个赞这件事，他从来不做。',
  ])
    expect(zh(line)).toContain(line);
  for (const line of ['喜欢就点赞吧', '觉得好看请点赞收藏', '别忘了点赞、在看']) expect(zh(line)).not.toContain(line);
});
