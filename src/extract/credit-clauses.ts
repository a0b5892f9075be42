/** Sentences that say who else worked on a text, in one clause or several, as a table of rules: each word is a name or of the trade. */
import type { BoilerplateRule } from './boilerplate-rule.ts';

const WORD = "\\p{Lu}[\\p{L}.’'-]{0,24}";
const PERSON = `${WORD}(?: (?:(?:de|da|do|di|von|van|der|den|del|la|al|el) ){0,2}${WORD}){1,3}`;
const people = (and: string) => `${PERSON}(?:(?:,|,? ${and}) ${PERSON}){0,7}`;
const PLACE = `${WORD}(?:,? ${WORD}){0,3}`;

const KIND =
  '(?:(?:additional|further|data|photo|video|visual|audio|field|background|archival|graphics|investigative|legal|local|original) ){0,2}';
const WORK = `${KIND}(?:reporting|research|photograph(?:y|s)|photos|translations?|editing|writing|analysis|graphics|illustrations?|visuals|production|fact-checking|design)`;
const WORKS = `${WORK}(?:(?:,|,? and) ${WORK}){0,2}`;
const THIS = 'this (?:report|story|article|piece|investigation|project|series|episode)';
const DID =
  '(?:(?:also )?(?:contributed|provided|conducted|did|added|handled|helped with|assisted (?:with|in))|was responsible for)';
const WHERE = `(?: (?:from|in) ${PLACE})?`;
const ENGLISH = people('(?:and|&)');
const CLAUSE = `(?:${ENGLISH} ${DID} ${WORKS}(?: (?:to|for) ${THIS})?${WHERE}|${ENGLISH} (?:from ${PLACE}|${WORK}))`;
const SEPARATED = '(?:, and |; (?:and )?|\\. |, | and )';

/** Ute Brandl hat an diesem Text mitgearbeitet. */
const OTHERS: readonly string[] = [
  `${people('und')} (?:hat|haben) (?:(?:auch|ebenfalls|außerdem) )?(?:an dies(?:em|er) (?:Text|Artikel|Beitrag|Bericht|Recherche|Reportage|Story) (?:mitgearbeitet|mitgewirkt|mitrecherchiert)|zu dies(?:em|er) (?:Text|Artikel|Beitrag|Bericht|Recherche|Reportage) beigetragen)`,
  `An dies(?:em|er) (?:Text|Artikel|Beitrag|Bericht|Recherche|Reportage) (?:hat|haben) (?:(?:auch|außerdem) )?${people('und')} (?:mitgearbeitet|mitgewirkt|mitrecherchiert)`,
  `Mitgearbeitet (?:hat|haben)(?: an dies(?:em|er) (?:Text|Artikel|Beitrag|Recherche))?\\s?:? ${people('und')}`,
  `${people('et')} (?:a|ont) (?:(?:également|aussi) )?(?:contribué|participé|collaboré) à (?:cet(?:te)? (?:article|enquête)|ce (?:reportage|texte|récit|dossier))(?:,? (?:à|depuis|en) ${PLACE})?`,
  `(?:A|Ont) (?:(?:également|aussi) )?(?:contribué|participé|collaboré) à (?:cet(?:te)? (?:article|enquête)|ce (?:reportage|texte|récit|dossier))\\s?:? ${people('et')}`,
  `${people('[ye]')} (?:tambi[eé]n )?(?:(?:ha|han) (?:colaborado|contribuido|participado)|colabor(?:ó|aron)|contribuy(?:ó|eron)|particip(?:ó|aron)) (?:en|a|con|para) est[ea] (?:reportaje|artículo|nota|informe|texto|investigación|información|historia|trabajo)(?:,? (?:desde|en) ${PLACE}(?:,? y ${PERSON},? (?:desde|en) ${PLACE})?)?`,
  `${people('[ye]')} (?:aport(?:ó|aron)|contribuy(?:ó|eron) con) (?:información|reportería|reportes|datos)(?: adicional(?:es)?)? (?:a|para) est[ea] (?:reportaje|artículo|nota|informe|texto|investigación|historia)(?:,? desde ${PLACE})?`,
  `${people('ed?')} (?:ha|hanno) (?:(?:anche )?(?:collaborato|contribuito|partecipato)) a (?:quest[oa] |quest[’'])(?:articolo|inchiesta|servizio|pezzo|testo|reportage)(?:,? da ${PLACE})?`,
  `${people('e')} (?:também )?(?:colabor(?:ou|aram)|contribu(?:iu|íram)|particip(?:ou|aram)) (?:n|com |para |d)est[ea] (?:reportagem|matéria|texto|artigo|nota|investigação|apuração)(?:,? (?:de|em|desde) ${PLACE})?`,
  `${people('en')} werkten? (?:ook )?mee aan (?:dit (?:artikel|verhaal|stuk|onderzoek)|deze reportage)`,
  `(?:Met medewerking van|M\\.m\\.v\\.) ${people('en')}`,
  `Współpraca\\s?: ${people('i')}`,
  `${people('и')} (?:также )?(?:участвовал[аи]?|помогал[аи]?) в подготовке (?:этого |этой )?(?:материала|текста|статьи)`,
];

export const CREDIT_CLAUSES: readonly BoilerplateRule[] = [
  {
    // Ann Ames and Bo Bell contributed.
    reason: 'credits',
    shape: 'whole',
    maxWeight: 200,
    pattern: new RegExp(`^[(*[]{0,2}\\s?${ENGLISH} contributed[.)\\]*]{0,2}$`, 'u'),
  },
  {
    // Ann Ames contributed research, and Bo Bell did additional reporting from Hull.
    reason: 'credits',
    shape: 'whole',
    maxWeight: 420,
    pattern: new RegExp(
      `^[(*[]{0,2}\\s?(?=.{0,300}\\b(?:contributed|additional|${THIS})\\b)${ENGLISH} ${DID} ${WORKS}(?: (?:to|for) ${THIS})?${WHERE}(?:${SEPARATED}${CLAUSE}){0,4}[.)\\]*]{0,2}$`,
      'u',
    ),
  },
  {
    // Ann Ames reported from Hull, and Bo Bell from Wexley. Cy Cole contributed research.
    reason: 'credits',
    shape: 'whole',
    maxWeight: 420,
    pattern: new RegExp(
      `^[(*[]{0,2}\\s?${ENGLISH} reported from ${PLACE}(?:${SEPARATED}${ENGLISH} (?:reported )?from ${PLACE}){0,4}(?:${SEPARATED}${ENGLISH} ${DID} ${WORKS}${WHERE}){1,3}[.)\\]*]{0,2}$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 300,
    pattern: new RegExp(`^[(*[]{0,2}\\s?(?:${OTHERS.join('|')})[.)\\]*]{0,2}$`, 'u'),
  },
];
