/** Whom to ask, a line each, behind an article; who is seen in a picture; calls to listen before a recording's name. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const blocksOf = (html: string) => extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
const added = (html: string) =>
  blocksOf(html).flatMap((block) =>
    block.kind !== 'clip' && block.kind !== 'figure' && !LONG_PROSE.includes(block.text) ? [block.text] : [],
  );
const within = (box: string) => page(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6)));
const behind = (box: string) => page(paragraphs(LONG_PROSE) + box);

describe('a list of contacts behind the text', () => {
  it.each([
    [
      [
        'Contact:',
        'Ruth Alder, press officer',
        'Tel.: 040 123 45 67',
        'E-mail: alder@wexley.example',
        'www.wexley.example',
      ],
    ],
    [['Ruth Alder', 'Wexley Harbour Board', '+44 1632 960 001', 'alder@wexley.example']],
    [['Pressekontakt', 'Ruth Alder', 'Hafenstraße 4', '20457 Wexley', 'Telefon: 040 1234567', 'Fax: 040 1234568']],
    [['Media enquiries', 'Press Office, Department for Rivers, London', 'Email press@rivers.example']],
    [['Relations avec les médias', 'Ruth Alder', 'Courriel : presse@wexley.example']],
    [['Pressestelle', 'Ruth Alder', 'Tel. 040 123 45 67']],
    [['Pressestelle', 'Ruth Alder Telefon: 040 123 45 67']],
    [['Pressestelle', 'Dr. Ruth Alder, 040 123 45 67']],
    [['Medienstelle:', 'Ruth Alder', '0151 23456789']],
    [['Service de presse', 'Ruth Alder', '01 23 45 67 89']],
    [['Ufficio stampa', 'Ruth Alder', '041 123 4567']],
    [['Gabinete de prensa', 'Ruth Alder, (021) 555 01 00']],
    [['Assessoria de imprensa', 'Ruth Alder', '(021) 5555-0100']],
    [['Пресс-служба', 'Анна Рябова', '+7 495 555 01 00']],
    [['Press office', 'Ruth Alder', '020 7946 0821']],
    [['联系方式', '王小船', '电话：021-5555 0100', '网址：www.wexley.example']],
  ])('%s is not read', (lines) => {
    expect(added(behind(paragraphs(lines)))).toEqual([]);
    expect(added(behind(`<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`))).toEqual([]);
  });

  it.each([
    [['What to take along', 'A lamp', 'Two blankets', 'The number of the harbour master: +44 1632 960 001']],
    [['Ruth Alder', 'Tom Hale', 'Joe Marsh']],
    [['What the sign says', 'Press twice', 'Wexley Ferries', 'Telephone 040 123 45 67']],
    [['Media', 'Oil on canvas', 'Ink on paper']],
    [['Contacts', 'Ruth Alder', 'Tom Hale']],
    [['The two of them', 'Ruth Alder', '0151 23456789']],
    [['Kontakte', 'Ruth Alder, 1947', 'Tom Hale, 1951']],
    [['Contact', 'A score for two pianos, 1987']],
    [['Kontakt:', 'Telefonseelsorge 0800 111 0 111', 'Nummer gegen Kummer 0800 116 111']],
    [['Contact:', 'Harbour Samaritans 0116 123 456', 'Harbour Helpline 0800 555 0111']],
    [['Contact', 'We never heard from them again', 'Only a number was left', '(0431) 220 118 22']],
    [['Kontakte', 'Anna 0431 220 118', 'Niemand sonst']],
    [['Contatti', 'Telefono Amico 0199 284 284']],
    [['Contactos', 'Línea de la Esperanza 0717 003 717']],
    [['The mayor gave her own number to the crowd.', 'Tel.: 040 123 45 67']],
  ])('%s is read', (lines) => {
    expect(added(behind(`<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`))).toEqual(lines);
  });

  it('in mid-text is read as a part of it', () => {
    const lines = ['The old exchange knew two numbers', '+44 1632 960 001', '+44 1632 960 002'];
    expect(added(within(paragraphs(lines)))).toEqual(lines);
  });
});

describe('a line below a picture', () => {
  const below = (line: string) => added(within(`<p><img src="/ferry.jpg" width="800" height="500"></p><p>${line}</p>`));

  it.each([
    'From left: Ruth Alder, Tom Hale and Joe Marsh at the pier.',
    'Pictured: the second ferry on its way from the yard.',
    'Von links Ruth Alder, Tom Hale und Joe Marsh am Kai.',
    'A map of the new crossing. Courtesy of the Harbour Board.',
  ])('%s is its caption', (line) => expect(below(line)).toEqual([]));

  it.each([
    'From left and right the boats came in, and nobody could count them.',
    'Left alone with the gulls, the keeper closed the lock.',
    'She owed it to the courtesy of Tom Hale.',
  ])('%s is text', (line) => expect(below(line)).toEqual([line]));
});

describe('the label of a recording', () => {
  const labels = (box: string) =>
    blocksOf(within(box)).flatMap((block) => (block.kind === 'clip' ? [block.label] : []));
  const player = '<audio src="/keeper.mp3" controls></audio>';

  it.each([
    [
      `<p>Listen: The lock keeper remembers the winter of 1976</p>${player}`,
      'The lock keeper remembers the winter of 1976',
    ],
    ['<p><b>LISTEN:</b> <a href="/keeper.mp3">The lock keeper remembers</a></p>', 'The lock keeper remembers'],
    [`<figure><figcaption>Audio | The lock keeper</figcaption>${player}</figure>`, 'The lock keeper'],
    [`<p>Écouter : Le gardien de l’écluse</p>${player}`, 'Le gardien de l’écluse'],
    [`<p>收听：老船工的回忆</p>${player}`, '老船工的回忆'],
  ])('has no call to listen in front: %s', (box, label) => {
    expect(labels(box)).toEqual([label]);
    expect(added(within(box))).toEqual([]);
  });

  it('keeps a call that is all there is', () =>
    expect(labels(`<p>Listen here:</p>${player}`)).toEqual(['Listen here:']));
});
