/** Lines that name the writer with a post, a place and a day, and sentences that begin alike. */
import { describe, expect, it } from 'vitest';
import { namesInLatinLine } from '../../src/extract/byline-in-text.ts';
import { isMetaLine } from '../../src/extract/edge-lines.ts';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { isSignedLine } from '../../src/extract/signed-line.ts';
import { textWeight } from '../../src/extract/text-weight.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

describe('a line that is signed', () => {
  it.each([
    [
      'Par Ann Ames, envoyée spéciale à Skarn Publié le 3 mai 2024 à 18h30, mis à jour le 4 mai 2024 à 09h12',
      'Ann Ames',
    ],
    ['Par Ann Ames et Luc Roy (avec AFP) Publié le 3 mai 2024 à 18h30', 'Ann Ames, Luc Roy'],
    ['Par Ann Ames, correspondante à Skarn', 'Ann Ames'],
    ['Von Bo Bell, Skarn Veröffentlicht am 3. Mai 2024, 18:30 Uhr | Aktualisiert am 4. Mai 2024, 09:12 Uhr', 'Bo Bell'],
    ['Von unserem Korrespondenten in Skarn Bo Bell', 'Bo Bell'],
    ['Di Marta Rossi, inviata a Genova Pubblicato il 3 maggio 2024 alle 18:30 Aggiornato alle 20:15', 'Marta Rossi'],
    ['Dal nostro inviato Marta Rossi 3 maggio 2024 alle 18:30', 'Marta Rossi'],
    ['Por Ana Mora, enviada especial a Cádiz Publicado el 3 de mayo de 2024 a las 18:30 h', 'Ana Mora'],
    ['Por Ana Mora, enviada especial a Lisboa — Publicado em 3 de maio de 2024 às 18h30', 'Ana Mora'],
    ['Von Ute Brandl, rbb', 'Ute Brandl'],
    ['Von Ute Brandl, NDR, und Bo Bell, WDR', 'Ute Brandl, Bo Bell'],
    ['Von Ute Brandl, ARD-Studio Kairo', 'Ute Brandl'],
    ['Von Ute Brandl, ARD Rom, zzt. Skarn', 'Ute Brandl'],
    ['Par Ann Ames, franceinfo', 'Ann Ames'],
    ['Aus Skarn berichten Ute Brandl und Bo Bell', 'Ute Brandl, Bo Bell'],
    ['By Ann Ames in Skarn Published 3 May 2024, 18:30 GMT Updated 4 May 2024', 'Ann Ames'],
    ['Door Anna de Wit, verslaggever in Gent Gepubliceerd op 3 mei 2024 om 18.30 uur', 'Anna de Wit'],
    ['Автор: Анна Петрова, собственный корреспондент в Твери Опубликовано 3 мая 2024 в 18:30', 'Анна Петрова'],
  ])('is not read and names the author: %s', (line, names) => {
    expect(isMetaLine(line, textWeight(line))).toBe(true);
    expect(namesInLatinLine(line, textWeight(line)).join(', ')).toBe(names);
  });

  it('needs no word before the names where a post and a day follow', () => {
    expect(isSignedLine('Ana Mora | Luis Mora, enviados especiales a Skarn Publicado: 03/05/2024 06:00')).toBe(true);
    expect(isSignedLine('Ann Ames, a correspondent in Skarn, published it on 3 May 2024')).toBe(false);
  });

  it.each([
    'By Ann Ames, a novel published on 3 March 1924 and forgotten at once',
    'Von Bo Bell stammt der Satz, veröffentlicht am 3. Dezember 1925 in Wien',
    'Par Jean Moulin, la rue monte vers la place',
    'Di Marta Rossi, inviata a Genova, si persero le tracce',
    'Dal nostro inviato Marta Rossi ricevemmo una lettera',
    'Von Kap Hoorn, Chile, bis Skarn',
    'Par Ann Ames, libre',
    'Aus Skarn berichtet Ute Brandl nur noch selten etwas',
    'Von Ute Brandl, rbb, ist nichts zu hören',
    'Por San Juan, los corresponsales volvían a casa',
    'By Act of Parliament, our correspondents were free',
  ])('is told from a sentence: %s', (line) => expect(isSignedLine(line)).toBe(false));
});

describe('below the first paragraph', () => {
  const read = (line: string, lang = 'de') => {
    const data = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ute Brandl"}}</script>';
    const html = paragraphs(LONG_PROSE.slice(0, 1)) + line + paragraphs(LONG_PROSE.slice(1));
    const { article } = extractArticle(page(html, { lang, head: data }), URL_OF_PAGE);
    return article?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])).slice(1, -LONG_PROSE.length + 1);
  };

  it.each([
    '<div class="authorline"><div class="authorline__author">Von <a href="/ute">Ute Brandl</a>, rbb</div></div>',
    '<div class="byline">Ute Brandl, rbb</div>',
    '<p>Von Ute Brandl, Tagblatt Skarn</p>',
    '<p>Di Ute Brandl, Il Molo</p>',
  ])('the author and her house are not read: %s', (line) => expect(read(line)).toEqual([]));

  it.each([
    'Ute Brandl, rbb, fuhr mit der ersten Fähre nach Skarn und kam nicht wieder.',
    'Von Ute Brandl, der Fährfrau, lernte sie das Steuern.',
    'Von Bo Bell, dem Heizer',
    'Ute Brandl, mayor',
    'Ute Brandl, fischerin',
  ])('another line is: %s', (line) => expect(read(`<p>${line}</p>`)).toEqual([line]));
});

describe('a line that says what a reporter is, without a name', () => {
  /** What is read above the text, and behind it. */
  const added = (line: string) =>
    [line + paragraphs(LONG_PROSE), paragraphs(LONG_PROSE) + line].map((html) =>
      (extractArticle(page(html), URL_OF_PAGE).article?.blocks ?? []).flatMap((block) =>
        'text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : [],
      ),
    );

  it.each([
    '(Marvejols, Lozère, envoyée spéciale)',
    '(Marvejols [Lozère], envoyé spécial)',
    '(Skarn, correspondance)',
    '(Skarn, bureau européen)',
    'De notre envoyée spéciale à Skarn',
    'dal nostro inviato a Skarn',
    '(enviada especial a Skarn)',
    'Special correspondent in Skarn',
    '(Skarn, Sonderkorrespondentin)',
    'Skarn (Norland), envoyée spéciale',
  ])('is not read: %s', (line) => expect(added(`<p>${line}</p>`)).toEqual([[], []]));

  it.each([
    '(Our correspondent in Skarn, who had the flu, stayed at home)',
    'Notre correspondante à Skarn n’a pas dormi.',
    'Envoyée spéciale à Skarn, elle n’est pas rentrée',
    'Correspondance amoureuse',
    'Unser Korrespondent in Skarn schweigt',
    'Corresponsal en Skarn, y nada más',
    'Correspondent in Skarn since May',
  ])('is told from a sentence: %s', (line) => expect(added(`<p>${line}</p>`)).toEqual([[line], [line]]));
});

describe('a name over the line that says where a reporter was sent', () => {
  const read = (over: string, post: string) => {
    const article = extractArticle(page(over + post + paragraphs(LONG_PROSE), { lang: 'fr' }), URL_OF_PAGE).article;
    const texts = article?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])) ?? [];
    return { byline: article?.byline, added: texts.filter((text) => !LONG_PROSE.includes(text)) };
  };

  it.each([
    ['Anne Lemoine', '(Skarn, Norlande, envoyée spéciale)'],
    ['Anne Lemoine', '(Skarn, correspondance)'],
    ['Marta del Río', '(Skarn, enviada especial)'],
    ['Ute Brandl', '(Skarn, Sonderkorrespondentin)'],
  ])('is the author’s and not read: %s %s', (name, post) =>
    expect(read(`<p>${name}</p>`, `<p>${post}</p>`)).toEqual({ byline: name, added: [] }),
  );

  it.each([
    ['<p>Low Hythe</p>', '<p>(envoyée spéciale)</p>'],
    ['<p>Elle est partie avant l’aube.</p>', '<p>(Skarn, envoyée spéciale)</p>'],
    ['<h2>Les Marais Noirs</h2>', '<p>(Skarn, envoyée spéciale)</p>'],
    ['<p>Anne Lemoine</p>', '<p>(Skarn, Norlande, la mer est haute)</p>'],
  ])('is told from other lines: %s', (over, post) => {
    const { byline, added } = read(over, post);
    expect(byline).toBeUndefined();
    expect(added).toContain(over.replace(/<[^>]+>/g, ''));
  });
});
