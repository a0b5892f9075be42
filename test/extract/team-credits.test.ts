/** Notes on the team, the series and the contributors of a story are left out; sentences of the story that look like them are read. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function isRead(line: string): boolean {
  const html = page(`${paragraphs(LONG_PROSE)}<p>${line}</p>`, { title: 'Electric ferry reaches Wexley' });
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.some((block) => 'text' in block && block.text === line.replace(/<[^>]+>/g, '')) ?? false;
}

describe('a credit or a note on the series is left out', () => {
  it.each([
    'Ann Ames edited the audio and digital versions of this story. Bo Bell mixed the audio.',
    'Ann Ames and Bo Bell produced and edited the audio and web versions of this story.',
    'Ann Ames, Bo Bell and Cy Cole produced this segment for broadcast.',
    'Ann Ames produced this interview with help from Bo Bell.',
    'Bo Bell mixed the audio. Ann Ames edited this story.',
    'Bo Bell engineered the audio, and Ann Ames edited this episode.',
    'The audio and digital versions of this story were edited by Ann Ames and produced by Bo Bell.',
    'This story was edited by Ann Ames and produced by Bo Bell.',
    'The digital version of this story was edited by Ann Ames, with visual production by Bo Bell.',
    'Edited for radio by Ann Ames and for digital by Bo Bell.',
    'Audio and digital story edited by Ann Ames.',
    '<em>Contributing: Ann Ames, Wexley Courier</em>',
    'Contributing: The Associated Press',
    'Also contributing: Ann Ames.',
    'Contributing to this report: Ann Ames, Bo Bell.',
    '<a href="/topics/cities">This article is part of Curious Cities, a series on the wildlife next door.</a>',
    'This story is part of “Tides,” our series about the coast.',
    'This article is part two of Bad Water, our series on wells.',
    'This story is part of The Long Road: a collaboration between the Courier and the Gazette.',
    '<em>(Ann Ames contributed to this report.)</em>',
    '[Ann Ames and Bo Bell contributed to this story.]',
    'Ann Ames contributed reporting to this story.',
    '<i>Ha collaborato Lucia Guanti</i>',
    '(Hanno collaborato Lucia Guanti e Piero Sala)',
    'Ha collaborato all’inchiesta Lucia Guanti.',
    'Con la collaborazione di Lucia Guanti',
    'Mitarbeit: Ute Brandl, Gregor Ahl',
    'Unter Mitarbeit von Ute Brandl',
    'Mit Informationen von Ute Brandl',
    '(Avec Jeanne Roux, à Lyon)',
    'Avec la collaboration de Jeanne Roux',
    'Con la colaboración de Jorge Ríos',
    'Con información de AFP, EFE y Reuters',
    'Con reportes de Jorge Ríos y Ana Sol.',
    'Colaboraron en esta nota: Jorge Ríos, Ana Sol y Luis del Mar.',
    'Colaboraram Jorge Rios e Ana Sol',
    'Com colaboração de Jorge Rios, de Manaus',
    'При участии Анны Петровой',
    'В подготовке материала участвовали Анна Петрова и Борис Белов.',
    'This reporting was supported by the Fund for Wexley Journalism.',
    'This project was supported by a grant from the Harbour Journalism Fund.',
  ])('%s', (line) => {
    expect(isRead(line)).toBe(false);
  });
});

describe('a sentence is read', () => {
  it.each([
    'This interview has been edited for length and clarity.',
    'This conversation has been condensed and edited for length and clarity.',
    'Ann Ames edited the letters of Keats.',
    'Ann Ames edited this piece with a red pencil.',
    'Ann Ames edited this story. Then she was fired.',
    'Bo Bell adapted this story for the stage.',
    'Bo Bell edited this conversation and made a film of it.',
    'The radio version of this story was written by Ann Ames and Bo Bell.',
    'Contributing: Rain',
    'This story is part of Genesis: a series of covenants.',
    'This chapter is part of Middlemarch, a series of studies of provincial life.',
    'This episode is part of Star Trek, a series that I grew up with.',
    'Bo Bell mixed the audio.',
    'Bo Bell mixed the audio, and nobody heard the rain.',
    'Ann Ames edited this story out of her diary, and burned the rest.',
    'The audio and video of this story were stolen by the mayor.',
    'Contributing to the flood: a blocked drain under the mill.',
    'Contributing factors: Rain, wind and neglect.',
    'This story is part of my family, a story that nobody tells.',
    'Jeanne Roux contributed to this report in 1998, and was fired.',
    '(Ann Ames contributed to this story, and to the flood.)',
    'Ha collaborato Lucia Guanti con la polizia per nove anni.',
    'Ha collaborato con la polizia.',
    'Mit Informationen von gestern kommt niemand weiter.',
    'Mit Informationen von Ute Brandl fand die Polizei das Boot.',
    'Con información de Jorge Ríos, la policía llegó al muelle.',
    'Avec la participation de Jeanne Roux, le bac est arrivé à midi.',
    '(Avec Jeanne Roux, c’était différent.)',
    '(Con un poco de suerte llegamos a Roma.)',
    'Colaboró Jorge Ríos en la búsqueda del barco.',
    'Colaboraron todos en la limpieza del muelle.',
    'Mitarbeit: unbezahlt.',
    'При участии соседей печь починили.',
    'The research was supported by the Norland Science Foundation (award 2148890) and the Wexley Polar Fund. Co-authors include Ann Ames and Bo Bell.',
    'The study was funded by grant R01-AG054321 from the Norland Institute on Aging.',
    'This research was supported by the Norland Science Foundation (grant no. 200021).',
    'This work was supported, in part, by the National Institutes of Health and the Office of Naval Research.',
    'This work was funded by the European Research Council.',
    'The work was made possible by a grant from the Norland Academy, number 4471.',
    'Die Studie wurde von der Deutschen Forschungsgemeinschaft gefördert (Projekt 4471).',
    'L’étude a été financée par l’Agence nationale de la recherche.',
    'El estudio fue financiado por el Ministerio de Ciencia (PID2021-1234).',
    'Исследование выполнено при поддержке Норского научного фонда (грант № 22-18-00123).',
    'This story is part of the history of Wexley.',
    'This article is part of the constitution, and the king may not change it.',
    'This chapter is part of Numbers, the fourth book of the Bible.',
  ])('%s', (line) => {
    expect(isRead(line)).toBe(true);
  });
});
