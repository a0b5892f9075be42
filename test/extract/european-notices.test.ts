/** What pages say to their readers in more languages is not read, wherever it stands; sentences alike are. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function added(line: string, isLast: boolean): readonly string[] {
  const [before, after] = isLast ? [LONG_PROSE, []] : [LONG_PROSE.slice(0, 6), LONG_PROSE.slice(6)];
  const { article } = extractArticle(page(`${paragraphs(before)}<p>${line}</p>${paragraphs(after)}`), URL_OF_PAGE);
  return (
    article?.blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : [])) ?? []
  );
}

describe('is not read', () => {
  it.each([
    'If you enjoyed this, clap up to 50 times and follow me for more stories about sleep.',
    'Stay with KVRT 9 on air and online for updates to this story. Download the KVRT 9 app here.',
    'OpenLedger is a nonprofit newsroom that investigates abuses of power. Sign up to receive our biggest stories.',
    'This article includes content provided by Instagram. We ask for your permission before anything is loaded.',
    'Tried this recipe? Let us know how it was!',
    'Total Time 40 minutes | Servings 4',
    'Calories: 312kcal | Protein: 15g',
    'Thanks to Ansel Orme, Judith Pell and Bao Tran for reading drafts of this.',
    'When we learn of a mistake, we acknowledge it with a correction. If you spot an error, please let us know.',
    'A version of this article appears in print on Jan. 20, 2026, Section A, Page 14 of the New York edition.',
    'Follow WN’s coverage of extreme weather: <a href="https://wire.example/hub">https://wire.example/hub</a>',
    'Discuss on <a href="/1">Hacker News</a> or <a href="/2">Lobsters</a>.',
    'Dieses Thema im Programm: Über dieses Thema berichtete Nordfunk Info am 17. März 2026 um 05:04 Uhr.',
    'Vous avez essayé cette recette ? Mentionnez @lacasserolebleue sur Instagram !',
    'Préparation 30 minutes Cuisson 1 heure 15 Portions 6 personnes',
    'Ouvir o texto',
    'Gostou deste texto? Assinante pode liberar sete acessos gratuitos de qualquer link por dia.',
    'Toda la información de Economía en Facebook y X, o en nuestra newsletter semanal.',
    'L’espace des contributions est réservé aux abonnés.',
    'Więcej informacji znajdziesz na stronie głównej Portalik.pl',
    'Dalsza część materiału pod wideo',
    'Źródło: Portalik Śląsk, „Echo Tychowa”',
    'Dziękujemy, że przeczytałaś/eś nasz artykuł do końca. Bądź na bieżąco!',
    'Оформите ежемесячное пожертвование — даже небольшая сумма помогает нам писать.',
    'Подпишитесь на наш канал в телеграме, чтобы ничего не пропустить.',
    'いいなと思ったら応援しよう！',
    'いただいたチップは看板の錆止めに使わせていただきます。',
    'Se pensi che il nostro lavoro sia utile, puoi sostenerci con 8 euro al mese.',
    'Lees ook hoe de haven om middernacht dicht gaat',
    'Leia também como o porto fecha à meia-noite',
    'Ten tekst przeczytasz w 3 minuty',
    'Condividi Facebook WhatsApp',
    'Inscreva-se na nossa newsletter e receba notícias todos os dias.',
  ])('%s', (line) => {
    expect(added(line, false)).toEqual([]);
    expect(added(line, true)).toEqual([]);
  });
});

describe('is read', () => {
  it.each([
    'Download speeds on the new boat are four times what they were on the old one.',
    'If you enjoyed the old ferry, you will miss the smell of it more than you think.',
    'Stay with me, she said to the stoker, and hold the rope until the boat is fast.',
    'The total time of the crossing is 19 minutes, and the boat carries 40 people.',
    'Quelle heure est-il, demanda le gardien, et personne ne lui répondit.',
    'Lees eerst de brief en kijk dan pas naar de boot, zei de burgemeester.',
    'Se il mare è mosso, il traghetto resta in porto e nessuno si lamenta.',
    'Источник тепла на судне один, и он стоит в машинном отделении.',
    'We want to hear the bell before we see the boat, the children told their teacher.',
  ])('%s', (line) => expect(added(line, false)).toEqual([line]));
});
