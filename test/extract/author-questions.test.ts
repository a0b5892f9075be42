/** Questions on what a text told, in which its one author asks for an answer below, and calls that stand below any text. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const TOLD = [
  'The engineer put his ear to the hull, and counted rivets and welds.',
  'Der Maschinist saß auf der Fähre und machte Fehler. Le mécanicien comptait les rivets. El maquinista contaba los remaches. Il macchinista contava i chiodi. O maquinista contava os rebites.',
];

/** What a last line adds to the page. */
function below(line: string): readonly string[] {
  const prose = [...LONG_PROSE, ...TOLD];
  const { article } = extractArticle(page(`${paragraphs(prose)}<p>${line}</p>`), URL_OF_PAGE);
  return (article?.blocks ?? []).flatMap((block) =>
    'text' in block && !prose.includes(block.text) ? [block.text] : [],
  );
}

describe('a question at the end of a text', () => {
  it.each([
    'What do you think the engineer heard in the hull? Tell me in the comments.',
    'Anyone here who has been on that ferry? Let me know in the comments.',
    'Rivets or welds? Tell me in the comments.',
    'I cannot decide. Rivets or welds? Tell me below.',
    'Was the engineer wrong about the hull? Let me know in the comments below.',
    'Is there a better way to count rivets? I’d love to hear it in the comments.',
    'Welchen Fehler hat der Maschinist an der Fähre gemacht? Schreibt es mir in die Kommentare.',
    'Was denkt ihr, hat der Maschinist gehört? Schreibt mir in die Kommentare.',
    'Que pensez-vous que le mécanicien ait entendu ? Dites-le-moi en commentaire.',
    '¿Qué error cometió el maquinista? Cuéntamelo en los comentarios.',
    'Quale errore ha fatto il macchinista? Scrivetemelo nei commenti.',
    'Que erro cometeu o maquinista? Conte-me nos comentários.',
  ])('is the author’s: %s', (line) => expect(below(line)).toEqual([line]));

  it.each([
    'Did you enjoy this piece on the ferry? Let me know in the comments.',
    'Do you have any questions about the ferry? Let me know in the comments below.',
    'What do you think of this? Tell me in the comments.',
    'What do you think the engineer heard in the hull? Let us know, and follow us on Facebook.',
    'Broken link? Let me know in the comments below.',
    'Spotted a typo about the hull? Let me know in the comments below.',
    'Looking for a boat? Let me know in the comments below.',
    'Wie findet ihr den Artikel über die Fähre? Schreibt es mir in die Kommentare.',
    'Habt ihr noch Fragen zur Fähre? Schreibt mir in die Kommentare.',
    'Cet article sur le mécanicien vous a plu ? Dites-le-moi en commentaire.',
    '¿Te ha gustado este artículo sobre el maquinista? Cuéntamelo en los comentarios.',
    'Ti è piaciuto questo articolo sul macchinista? Scrivimelo nei commenti.',
  ])('is the site’s: %s', (line) => expect(below(line)).toEqual([]));
});
