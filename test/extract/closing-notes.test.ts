/** Notes in small print behind the last sentence of a text, and last sentences that are set as they are. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const behind = (end: string, before = paragraphs(LONG_PROSE)) => {
  const { article } = extractArticle(page(before + end), URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : []));
};

const BUTTON = '<p class="button-wrapper"><a class="button" href="/c"><span>Leave a comment</span></a></p>';
const SHAPES: readonly (readonly [string, (line: string) => string])[] = [
  ['in italics', (line) => `<p><em>${line}</em></p>`],
  ['in italics behind a rule', (line) => `<hr><p><em>${line}</em></p>`],
  ['in italics between a rule and a button', (line) => `<div><hr></div><p><em>${line}</em></p>${BUTTON}`],
  ['between a rule and a button', (line) => `<hr><p>${line}</p>${BUTTON}`],
  ['in italics with a class of its own', (line) => `<p class="epilogue"><em>${line}</em></p>`],
  ['with a class of its own above a form', (line) => `<p class="coda">${line}</p><form><input type="email"></form>`],
  ['in a last chunk above a button', (line) => `<div class="chunk"><p>${line}</p></div>${BUTTON}`],
  ['in smaller letters between a rule and a button', (line) => `<hr><p style="font-size:14px">${line}</p>${BUTTON}`],
  ['in small print between a rule and a button', (line) => `<hr><p><small>${line}</small></p>${BUTTON}`],
  ['behind the line that ends a report', (line) => `<p>___</p><p>${line}</p>`],
  ['in smaller letters behind a rule', (line) => `<hr><p style="font-size:14px">${line}</p>`],
];

describe('a note of the publication is not read', () => {
  it.each([
    ['on whom the boat was from', `<p class="lender"><em>Keel lent us the boat for a week.</em></p>${BUTTON}`],
    ['on where it was printed', '<p class="was-printed-as"><em>From the print edition of May 3, page 12.</em></p>'],
    [
      'in a box of its own below the text',
      '<div class="x-code"><p>Stories like this are paid for in part by a fund. Write to desk@courier.example.</p></div>',
      `<div class="body">${paragraphs(LONG_PROSE)}</div>`,
    ],
    [
      'behind a separator of another name',
      '<div role="separator"></div><div><p><em>The Quay Letters takes true stories. Pitch us through the <a href="/f">form</a>.</em></p></div>',
    ],
    [
      'on whom to answer, in italics behind a rule',
      '<hr><p><em>If you’d like to tell me what you cross, you can <a href="mailto:a@b.example?subject=Re">reply by email</a>. I read everything and answer slowly.</em></p>',
    ],
    ['on whom to answer, in a few words', '<p>Thoughts? <a href="mailto:a@b.example">Reply by email</a>.</p>'],
    [
      'on who pays, as wire services end a report',
      '<p>___</p><p><i>WireNews’ coverage of the sea receives financial support from private foundations. WireNews is solely responsible for all content. Find our standards at wirenews.example.</i></p>',
    ],
  ])('%s', (_, end, before?: string) => expect(behind(end, before)).toEqual([]));
});

describe('a last sentence with an address to write to is read', () => {
  it.each([
    'If you pass the pier, <a href="mailto:a@b.example">write to me</a>; I am the one with the kettle.',
    'They gave me a form, and I asked whether I could <a href="mailto:a@b.example">reply by email</a>.',
    'The council will <a href="mailto:a@b.example">reply by email</a> to whoever claims the boat, and the harbour has until May to answer it.',
  ])('%s', (line) => expect(behind(`<p>${line}</p>`)).toEqual([line.replace(/<[^>]+>/g, '')]));
});

describe.each(SHAPES)('the last sentence of an author is read %s', (_, wrap) => {
  it.each([
    'He never came back to the house, and we never asked why.',
    'My father died in March. The tickets were in his coat.',
    'For my mother, who read every draft.',
    'She sent us one more postcard, without a stamp.',
    'The links between the two families were never spoken of again.',
    'I gave the editor my notes and went home.',
    'All names in this story have been changed.',
    'The work was paid for by his widow, who never saw it.',
    'He gave us no discount, and we did not ask for one.',
    'The piece was translated by a man who spoke neither language.',
    'You can still buy a ticket at the pier, if you ask for Ruth.',
    'Our readers were the dead, he said.',
    'To the ones who lent us their boats: thank you.',
    'Tomorrow we go on to Skarn, where my editors know nobody.',
    'You could pass this issue over a fire and it would not burn.',
    'She took a small commission from each of them and gave it to the choir.',
    'Write to us, they called from the boat, and we did.',
    'Ruth Alder made the pictures that hang in the hall.',
    'The museum lent us the bell, and we rang it until it cracked.',
    'Stories like this end badly in the north.',
    'Our members were bakers, and they voted with loaves.',
    'Tickets are for those who come back.',
    'For Ruth.',
    'Goodbye.',
    'And then it snows.',
    'Wexley, May 2024',
    'This blog ends here, after eleven years.',
    'Stories like this are why I became a reporter.',
    'Doors open at dawn.',
    'Some of the links in this chain are older than the town.',
    'In our newsletter of 1931 the ferry is still called new.',
    'This podcast began in a shed.',
    'Nobody reads the print edition of anything.',
    'Give the editors my love.',
    'This study is funded by Shell, and it shows.',
    'Our readers know how this ends.',
    'This issue is for my mother.',
    'All links in our family lead to the harbour.',
    'Write to the editors if you like; I have stopped.',
    'The print edition of the Courier still smells of herring.',
    'This work is supported by Nobody, as Odysseus would say.',
    'Ruth Alder took the pictures, and I carried the lamp.',
    'Pass the letter on to the sea.',
    'Men write to the editors through their widows.',
    'The museum lent us the bell.',
    'Illustrated by Turner, the harbour looks like a church.',
    'Our transcripts were burned in 1940.',
    'Doors at home are never locked.',
    'Supported by Ruth on one side, the mayor walks in.',
    'My father is a review copy of his father.',
    'Free of charge is what the sea is not.',
    'Murrow reported from London.',
    'Hemingway and Gellhorn reported from Madrid.',
    'Cronkite reported from Saigon, Rather from Hue.',
    'Ernie Pyle reported from Anzio.',
    'Public service journalism is funded by a fee in nine countries, and in each of them somebody wants to abolish it.',
    'The Times’s war coverage is funded by nobody but its readers.',
    'Under the law, the publisher is solely responsible for all content, and the printer for none.',
    'Hospital reporting receives support from private foundations, who own the beds.',
    'In 1944 he reported from Skarn, and nobody printed it.',
    'She reported from a roof until the roof was gone.',
    'The stokers reported from the boiler room that it was over.',
    'Ann reported from memory.',
    'Ames reported from the only window that still had glass.',
    'Two boys reported from the pier, one of them crying.',
    'Nothing was reported from Skarn after that.',
    'My mother reported from Low Hythe by postcard, once a week.',
    'Radio Skarn reported from the dead.',
    'Ruth Alder reported from Skarn that the ferry had sunk.',
    'Ruth Alder reported from Skarn, but nobody listened.',
    'Every morning Bell reported from his bed.',
    'Who reported from Skarn?',
    'Coverage of the flood ended the day the water did.',
    'The coverage was supported by a chair and two books.',
    'Her reporting is funded by her mother.',
    'The reporting receives no reward from the sea.',
    'Our journalism gets its best lines from the fish market.',
    'Journalism receives what it deserves.',
    'The roof is supported by four beams, and one of them sings.',
    'The choir is funded by a tax on gulls.',
    'Nobody is solely responsible for the weather.',
    'A captain is solely responsible for all on board.',
    'He is solely responsible for the soup.',
    'I am solely responsible for all of it.',
    'Skarn receives financial support from the sea, which asks for it back.',
    'The town receives support from its dead.',
    'The church receives grants from people who never enter it.',
    'Foundations are what the quay never had.',
    'Private foundations sank in the mud, one after the other.',
    'The bridge is supported by the county, for now.',
    'The mayor says that coverage is for insurers.',
    'Reporting for work, he found the gate locked.',
    'From Portland he reported nothing.',
    'Reported from Skarn, the news was late.',
    'The boy who reported from the mast is a grandfather now.',
    'The journalism of gulls is supported by volume.',
    'All content is borrowed, my teacher used to say.',
    'The sea is solely responsible.',
    'Ann Ames, who reported from Skarn, is buried there.',
  ])('%s', (line) => expect(behind(wrap(line))).toEqual([line]));
});

it('reads a text whose letters are all small to its end', () => {
  const small = (text: string) => `<p style="font-size:13px">${text}</p>`;
  expect(behind(`<hr>${small('And then it snowed.')}${BUTTON}`, LONG_PROSE.map(small).join(''))).toEqual([
    'And then it snowed.',
  ]);
});

describe('a line on where reporters were', () => {
  const end = (line: string, byline: string) => {
    const html = page(`<p class="byline">By ${byline}</p>${paragraphs(LONG_PROSE)}<p>___</p><p><i>${line}</i></p>`);
    const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
    return blocks.some((block) => 'text' in block && block.text === line);
  };
  it.each([
    'Ames reported from Skarn, Norland.',
    'Ames reported from Skarn, Norland; Bo Bell from Low Hythe.',
    'Ann Ames and Bo Bell reported from Skarn.',
  ])('is left out when the authors are the reporters: %s', (line) => {
    expect(end(line, '<a rel="author" href="/a">Ann Ames</a> and <a rel="author" href="/b">Bo Bell</a>')).toBe(false);
    expect(end(line, '<a rel="author" href="/c">Cy Cole</a>')).toBe(true);
  });
});
