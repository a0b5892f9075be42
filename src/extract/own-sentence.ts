/** Tells a sentence that goes on as no line of a site does: with a clause, a denial or a story of its own. */
import { isTold as isToldInChinese } from './chinese-calls.ts';
import { endsSentence, isSpoken } from './line-shape.ts';

const anyOf = (...sources: readonly string[]) => new RegExp(`(?<!\\p{L})(?:${sources.join('|')})(?!\\p{L})`, 'u');

/** What only sites speak of; with one of these a sentence may have any clause. */
const OF_SITE =
  /@|https?:|www\.|©|\d{3}-\d|[$£€]|(?<!\p{L})(?:newsletters?|podcasts?|inbox|subscri(?:bers?|ptions?)|subscribe (?:now|today)|offers?|journalism|editorial|cookies?|links|members(?:hip)?|member(?! of)|magazine|episodes?|moderated|our (?:work|terms|readers|site|paper|services?|team|experts|partners|shop)|(?:help|support|fund) us|your data|third parties|no say|necessarily|views are|do not reflect|share it with|at any time|shares in|stocks|affiliations?|recettes?|apps?|patreon|substack|bluesky|twitter|facebook|instagram|youtube|whatsapp|telegram|spotify|affiliate|creative commons|copyright|permission|consult|click|tap|website|homepage|blog|browser|abo(?:nnement)?s?|redaktion|rédaction|redacción|redazione|redação|редакци\p{Ll}*|пожертвован\p{Ll}*|донат\p{Ll}*|ежемесячн\p{Ll}+ (?:плат|взнос)\p{Ll}*|телеграм\p{Ll}*|рассылк\p{Ll}*)(?!\p{L})/iu;

/** What a site promises its reader, or tells her to do. */
const NOT_OFFERED =
  "(?! (?:change|buy|act|decide|start|take) )(?!(?:[’']ll| (?:will|can|may|could|should))? (?:also |always |first )?(?:receive|get|be|help|support|save|read|listen|join|enjoy|agree|leave|change|write|consult|seek|do your) )";

/** A clause of somebody else's, in each language with what joins it: and you will not sleep; as in any war. */
const ENGLISH = anyOf(
  `(?:and|but|or|nor|yet|until|before|because(?! you)|than|while|whatever|whoever) (?:I|you${NOT_OFFERED}|they|he|she|it|nobody(?! else)|no|none|nothing|never(?! miss )|there|everyone|every(?! (?:gift|donation|contribution|pound|dollar|penny|little))|(?:his|her|their|my) \\p{L}+|neither)(?: |[’'])\\p{L}+`,
  '(?:and|but|or|until|before|because|while|which) (?:the|an?|our|this|no|these) [\\p{Ll}’-]{2,20} (?:is|are|was|were|has|had|will|would|must|never|cannot|\\p{Ll}{3,}(?:s|ed))',
  'and (?:(?:was|were|had|did) )?(?!(?:review|adapt|check|mix|edit|produc|updat|upload|post|tag|host|publish|design|distribut|narrat|voic|generat|creat|translat|provid|support|fund|writt)\\p{Ll}*)\\p{Ll}{2,}ed (?:in|at|by|for|on|the|a|it|him|them|us|from)',
  ',? as (?:in|if|though|we|he|she|they) \\p{Ll}+',
  '(?:[Nn]obody(?! else)|[Nn]one|[Nn]o one(?! else)|[Nn]owhere|[Nn]either|nothing|(?<!(?:you|[Tt]hat you|and|so you) )never(?! (?:miss|sell|share|spam|pass|give)(?!\\p{L})))',
  '(?:I|he|she|we|they) \\p{Ll}{2,}ed (?:him|her|them|it|the|an?|my|his)',
  '\\p{Lu}\\p{Ll}+: (?:he|she) (?:is|was|had|has)',
  '(?:that|who|which) (?:had|was|were|did|could|would|dug|made|came|\\p{Ll}{3,}ed)',
  '(?:my|his|her|their|our) (?:(?:own|dead|late|old|young) )?(?:father|mother|parents?|wife|husband|sons?|daughters?|brothers?|sisters?|uncle|aunt|grand\\p{Ll}+|child(?:ren)?|dead|king|queen|enem(?:y|ies)|neighbou?rs?|fathers|mothers|god|house|land|country|hands?|mind|heart|eyes?|bod(?:y|ies))',
  '(?:when|if|where|until) (?:he|she) \\p{Ll}+',
  '(?:the|an?|some|every|any) (?:dead|war|wars|king|queen|mayor|sergeant|general|soldiers?|crowd|enemy|devil|gods?|grave|funeral|church)',
);
/** Of whom a note on the making of a text may speak without a name. */
const MAKERS =
  'readers?|listeners?|viewers?|members?|subscri\\p{L}+|support(?:ers)?|donat\\p{L}+|donors?|grants?|gifts?|funding|sponsor\\p{L}*|advertis\\p{L}+|foundations?|universit\\p{L}+|partners?|staff|team|editors?|writers?|reporters?|authors?|artists?|photographers?|famil(?:y|ies)|estate|publishers?|museum|gallery|students?|pupils?|volunteers?|experts?|humans?|machines?|computers?|robots?|bots?|ai|speech|voices?|automat\\p{L}+|synthetic|software|our|us|you|licen[cs]e|edition|issue|magazine|website|site|blog|paper|print|online|here|below|law';
/** A credit, or a note on who pays for a text or printed it first, that names nobody: Edited by time, the story is shorter now. */
const NAMELESS = new RegExp(
  `^(?:(?:Photo(?:graph)?s?|Pictures?|Images?|Illustrations?|Edited|Translated|Narrated|Designed|Used|Reprinted)(?: with permission of| courtesy of| by)(?! the )|(?:This|The|An?) (?:[\\p{Ll}-]+ ){1,5}?(?:(?:is|was|has been|were) (?:\\p{Ll}+ )?(?:supported|sponsored|funded|financed|generated|produced|presented|made possible)|(?:first |originally )(?:appeared|ran))) (?![^,]*(?:[\\p{Lu}\\d“"]|(?<!\\p{L})(?:${MAKERS})(?!\\p{L}))).{4,160}$`,
  'u',
);
const GERMAN = anyOf(
  '(?:und|aber|oder|denn|bis|bevor|ehe|weil|als|solange|während|sondern) (?:er|sie|es|wir|ich|niemand|keiner|keine|nichts|man|Sie (?!(?:erhalten|bekommen|können|haben|sind|werden|unterstützen|sich|den|die|das|unsere?n?)\\b)\\p{Ll}+)',
  'und \\p{Ll}{3,}te',
  '[Nn]iemand(?:e[nm])?|[Kk]einer|[Kk]eines|nichts|niemals|nirgends|weder',
  'wie (?:im|in|der|die|das|ein|eine|am|beim) \\p{L}+',
  '(?:mein|dein|sein|ihr)(?:e[rnms]?)? (?:Vater|Mutter|Bruder|Schwester|Großmutter|Großvater|Kinder|Sohn|Tochter|Frau|Mann)',
);
const FRENCH = anyOf(
  "(?:et|mais|ou|car|puisque|comme|jusqu[’']à ce qu[e’']|avant qu[e’']|parce qu[e’'])\\s?(?:vous (?!(?:recev|acceptez|pouvez|serez|bénéfici|profit)\\p{Ll}*)|nous |ils? |elles? |on |j[e’']|personne|rien |les? \\p{Ll}+|la \\p{Ll}+|un \\p{Ll}+|une \\p{Ll}+|si )\\p{Ll}*",
  'et (?!(?:mis|actualis|modifi|édit|publi)\\p{Ll}*)\\p{Ll}{2,}ée?s? en',
  '[Pp]ersonne|rien|jamais|aucune?|nulle part',
  '(?:mon|ma|mes|son|sa|leurs?|nos) (?:père|mère|frères?|sœurs?|enfants?|pères|morts|fils|filles?|mari|femme|silence)',
  '(?:le|la|les|des|aux?|du|un|une|votre) (?:morts?|guerre|colère|roi|silence|sang|foule|mer|pluie|soldats?|dieux?)',
);
const SPANISH = anyOf(
  'y (?:no )?\\p{Ll}{2,}(?:rás|rá|rán|réis|remos)',
  'y (?:no )?(?:ya )?\\p{Ll}{2,}(?:ó|aron|ieron|ía|ían|aba|aban)',
  '(?:antes de que|hasta que|porque|que nadie|como si|como (?:la|el|las|los|un|una)) \\p{Ll}+',
  '[Nn]adie|nada|nunca|ningun[oa]|jamás',
  '(?:mi|su|sus|mis|nuestros?|nuestras?) (?:padres?|madre|hermanos?|hermana|hijos?|hijas?|abuel[oa]s?|muertos?|mujer|marido)',
  '(?:el|la|los|las|del|al|de|un|una) (?:muertos?|guerra|rabia|rey|silencio|sangre|multitud|mar|lluvia|soldados?|dios|viga|muro)',
);
const ITALIAN = anyOf(
  'e (?:non )?\\p{Ll}{2,}(?:rai|rà|rete|ranno|remo)',
  'e (?:non )?\\p{Ll}{2,}(?:ato|ito|uto|ò|arono|irono|eva|evano|ava|avano) (?:nel|in|dal|da|il|la|lo)',
  '(?:prima che|finché|perché|come se|come (?:le|i|la|il|lo|gli|un|una)) \\p{Ll}+',
  '[Nn]essuno|niente|nulla|né',
  '(?:mio|mia|miei|suo|sua|suoi|loro|nostri|nostre?) (?:padr[ei]|madr[ei]|fratell[io]|sorell[ae]|figl[io]|figlia|nonn[ao]|morti|moglie|marito|peso)',
  '(?:il|la|i|le|del|della|dei|al|alla|un|una|di un|lo sguardo di un) (?:mort[oi]|guerra|rabbia|re|silenzio|sangue|folla|mare|pioggia|soldati|dio|trave)',
);
const PORTUGUESE = anyOf(
  'e (?:não )?\\p{Ll}{2,}(?:rá|rás|rão|remos|reis)',
  'e (?:não )?\\p{Ll}{2,}(?:ado|ido|ou|aram|eram|iram|ava|avam|ia|iam) (?:em|na|no|pel[oa]|por)',
  '(?:antes que|até que|porque|como se|enquanto|como (?:as|os|a|o|um|uma)) \\p{Ll}+',
  '[Nn]inguém|nada|nunca|nenhuma?|jamais',
  '(?:meu|minha|meus|seu|sua|nossos?|nossas?) (?:pais?|mãe|irmãos?|irmã|filhos?|filhas?|avós?|avó|mortos?|mulher|marido)',
  '(?:o|a|os|as|do|da|ao|à|um|uma|na|no) (?:mortos?|guerra|raiva|rei|silêncio|sangue|multidão|mar|chuva|soldados?|deus|viga|muro)',
);
const RUSSIAN = anyOf(
  'и (?:вы|мы|они|он|она|я|никто|ничего|ни) \\p{Ll}+',
  '(?:пока|потому что|словно|как будто|иначе|где|чтобы не|котор\\p{Ll}{2,3}) \\p{Ll}+',
  '[Нн]икто|[Нн]ичего|никогда|нигде|некому|никому|ни слова',
  '(?:мо[йяиею]|моего|моей|наши[мх]?|нашим|его|её|их) (?:от\\p{Ll}+|мат\\p{Ll}+|брат\\p{Ll}*|сестр\\p{Ll}+|дет\\p{Ll}+|сын\\p{Ll}*|доч\\p{Ll}+|бабушк\\p{Ll}+)',
  '(?:войн|смерт|мёртв|земл|кров|тишин)\\p{Ll}+',
);
/** Who says it stands behind it: the king pleaded; chiedeva il ponte. */
const SAID = [
  '[,!?] (?:the|my|an?|our|his|her|their) (?:\\p{Ll}{2,20} ){0,2}\\p{Ll}{2,20} \\p{Ll}{2,}ed(?=[.,]|$)',
  '[,!?] (?:\\p{Ll}{2,}ten?|\\p{Ll}{0,4}(?:rief|riefen|befahl|bat|baten|schrie|sprach)) (?:der|die|das|eine?|mein|meine|er|sie|ich) ',
  "[,!?] (?:dit|dirent|\\p{Ll}{2,}(?:ait|aient|a|èrent)) (?:le |la |les |une? |l[’']|mon |ma )",
  '[,!?] \\p{Ll}{2,}(?:ó|aron|ieron|aba|aban|ía|ían) (?:el|la|los|las|una?|mi|su) ',
  "[,!?] \\p{Ll}{1,}(?:ava|avano|eva|evano|iva|ivano|ò|isse|issero|ose|osero|ese) (?:il |la |lo |i |gli |le |una? |mi[oa] |l[’'])",
  '[,!?] \\p{Ll}{1,}(?:ou|eu|iu|aram|eram|iram|ava|avam|ia|iam|isse|isseram) (?:[oa]s?|uma?) ',
  '[,!?] \\p{Script=Cyrillic}{2,}(?:л|ла|ло|ли) \\p{Script=Cyrillic}{3,}[.,]',
].map((source) => new RegExp(source, 'u'));
const CLAUSES = [ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, RUSSIAN, ...SAID];
const JAPANESE =
  /[とだ][^。、「」]{1,8}[はがも](?:言|書|叫|答)[\p{Script=Hiragana}]{1,3}た。|(?:なかった|ではない)。?$/u;
/** Of which a Chinese sentence may tell and be a site’s. */
const OF_CHINESE_SITE =
  /[转轉][载載]|本[网網]?[站刊報报]|侵[删權权]|谢邀|原[标標]?[题題][：:]|[请請您]|[欢歡]迎|快[来來]|任何人|用[户戶]|上[传傳]|公[众眾][号號]|[这這本]期?[节節]目|[点點]个[赞讚]|[！!]$/;
const [HAN, KANA] = [/\p{Script=Han}/u, /\p{Script=Hiragana}/u];
const LONGEST = 260;

/**
 * True for a whole sentence that goes on with something of its own, so that what it begins with is no call or note of a
 * site, whatever its words are.
 */
export function isOwnSentence(text: string): boolean {
  if (text.length > LONGEST || !endsSentence(text)) return false;
  if (isSpoken(text)) return true;
  if (OF_SITE.test(text)) return false;
  if (KANA.test(text)) return JAPANESE.test(text);
  if (HAN.test(text)) return (isToldInChinese(text) || /之前，.{4}/.test(text)) && !OF_CHINESE_SITE.test(text);
  return NAMELESS.test(text) || CLAUSES.some((clause) => clause.test(text));
}
