/** A name as a person would write it, out of what pages put into an author's field: by, dates, posts, addresses. */
import { squash } from './squash.ts';

/** Names of accounts and desks that say nothing to a listener. */
const NOBODY =
  /^(?:(?:the |news |wire |press |staff and |with ){0,3}agencies|(?:news|wire) services?|wire reports?|(?:nachrichten)?agenturen|agences(?: de presse)?|agencias(?: de noticias)?|agenzie(?: di stampa)?|agências(?: de notícias)?|(?:site|web|super|blog|wp)?[\s_-]?admin(?:istrat(?:or|eur|ore|ador))?|the editors?|editors?|editorial (?:team|staff|board)|web(?:master|team|redaktion)?|root|user\d*|guest|unknown|anonymous|an[oó]n[iy]mo?u?s?|(?:online-?|web-?|die |la |a |el )?(?:redaktion|redaction|rédaction|redacción|redacao|redação|redazione|redaktør|redactie)|staff(?: (?:writer|reporter|report)s?)?|(?:(?:your|full|first|last|author|user|display)[\s_-]?)?name|author|autor(?:in|en|e|a)?|auteur|autores|by|von|none|null|undefined|test|default|web[\s_-]?(?:editors?|desk)|news[\s_-]?(?:desk|room|editors?)|(?:[网網]站|系[统統]|超[级級]|后[台臺]|後台|平[台臺]|站[点點长長]?|信息|新[闻聞]|[值]班|[网網][络絡])?(?:管理[员員者]?|小[编編]|[编編][辑輯](?:部|[组組]|[员員])?|[发發]布[员員者人])|[站][长長]|佚名|未知|本站|本[报報刊台臺][讯訊]?|原创|原創|网络|網絡|互联网|匿名|不详|记者|記者|作者)$/i;
/** What a link or a button beside a name says. */
const LABEL =
  /^(?:e-?mails?|mail us|print|share|copy(?: link)?|(?:tele)?phone|fax|contacts?(?: us)?|(?:media|press|general) (?:enquir|inquir)(?:y|ies)|enquiries|inquiries|facebook|twitter|x|instagram|threads|bluesky|mastodon|linkedin|whatsapp|telegram|reddit|pinterest|youtube|tiktok|flipboard|rss|website|bookmark|subscribe|follow(?: us)?|drucken|teilen|mailen|kontakt|telefon|imprimer|partager|courriel|correo|imprimir|compartir|stampa|condividi|contatti)$/i;
const PREFIX =
  /^(?:(?:written|posted|published|reported|story|text|words|article|artikel|texte|testo|texto|von|by|par|por|di|door|av|autor(?:in|en|a)?|authors?|auteurs?|autore|autores|redakteur(?:in)?|写|文|作者|记者|撰文)\s?[:：]?\s?(?:by|von|de|par|por|di)?\s?[:：]?\s)+|^(?:by|von|par|por|authors?|autor(?:in)?|auteur|autore|text|texte|testo|texto|作者|记者|撰文|文)\s?[:：]\s?/i;
/** Text und Fotos: Ruth Quill. */
const BOTH =
  /^(?:(?:words|story|texte?|texto|testo|текст) (?:and|und|et|y|e|&|\+|и) (?:photos?|photographs|pictures|fotos?|bilder|photographies|фото)|(?:photos?|photographs|pictures|fotos?|bilder|photographies|фото) (?:and|und|et|y|e|&|\+|и) (?:words|story|texte?|texto|testo|текст))(?:\s?:| (?:by|von|par|por|de|di))\s?/iu;
/** De Ruth Quill, as French stations sign; De Smet Ann is named so. */
const OF =
  /^De (?!(?:La|Las|Los|Le|Les|Luca|Smet|Boer|Vries|Jong|Wit|Groot|Bruyne)\b)(?=\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)? \p{Lu}[\p{L}'’-]+$)/u;
/** What somebody does, or where: no part of a list of names. */
const POST =
  /\b(?:(?:staff|senior|chief|contributing|freelance|deputy|managing|foreign|political|technology|science|business|special|lead|associate|assistant)\s(?:\w+\s){0,3}?\w+|writers?|reporters?|correspondents?|editors?|editor-in-chief|columnists?|contributors?|journalists?|producers?|photographers?|photos?|fotos?|analysts?|professors?|lecturer|director|manager|founder|ceo|cto|intern|bureau|news(?:desk|room)?|press|magazine|media|post|times|tribune|herald|gazette|courier|daily|weekly|agency|university|institute|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|journalist(?:in|e)?|chefredakteur(?:in)?|autor(?:in)?|volontär(?:in)?|rédact(?:eur|rice)|correspondante?|envoyée? spécial(?:e)?|corresponsal|periodista|redactora?|correspondente|giornalista|inviat[oa]|redat(?:tore|trice)|jornalista|repórter|engineers?|developers?|designers?|architects?|scientists?|researchers?|advocates?|evangelists?|specialists?|consultants?|strategists?|executives?|coordinators?|(?:vice )?president|vp|head of|(?:team|tech(?:nical)?|product|project|program(?:me)?|design|engineering) lead|illustrations?|translat(?:ed|or|ion)|übersetz(?:t|ung|er)|traduction|fact-check(?:ed)?|reviewed|medically)\b/i;
/** A part of a university or an office, as it stands behind a name. */
const DEPARTMENT =
  /\b(?:college|school|facult(?:y|ad|é)|department|division|center|centre|office|laboratory|academy|fakultät|institut|école|facoltà|faculdade|departa?mento|dipartimento|département|escuela|scuola|escola) (?:of|for|für|de|des|d[’']|di|do|da|del|della)(?: |\b)|\b(?:\p{L}{2,20} ){1,3}(?:department|faculty|college|laboratory)$/iu;
/** ARD Rom, NDR Info, behind a reporter's name; KIM Min-ji writes her surname so. */
const STATION =
  /^(?:ARD|ZDF|NDR|WDR|SWR|MDR|RBB|ORF|SRF|SRG|RTL|RTS|RSI|DLF|DPA|APA|AFP|SDA|KNA|EPD|BBC|CNN|NBC|CBS|NPR|PBS|VOA|RFI|RTVE|TVE)[ -](?=.{0,30}\p{Ll})/u;
/** Whether a text names a department of a university or an office: School of Law. */
export const isDepartment = (text: string): boolean => DEPARTMENT.test(text);
const CREDENTIAL =
  /^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|d\.?o|r\.?n|r\.?d|j\.?d|m\.?p\.?h|mba|m\.?a|m\.?sc|b\.?sc|b\.?a|llm|ll\.?m|cfa|cpa|esq|obe|cbe|mbe|frs|dphil)\.?$/i;
/** A point that ends no sentence. */
const SHORT =
  /(?<!\p{L})(?:\p{L}|Dr|Prof|Mr|Mrs|Ms|St|Ste|Jr|Sr|Rev|Hon|Mme|Mlle|Sra|Dra|Dipl|Ing|Med|med|phil|rer|nat|jur|Mag|Lic|Fr|Th|Ph|Chr|Wm|Abb|Col|Gen|Lt|Capt|Sgt|Dott|Avv)\./gu;
const NAME_LIMIT = 1000;
/** The station behind a name of two words, and the programme: From WVNB; Heard on All Things Considered. Per From is a name. */
const STATION_LABEL =
  /,?\s(?:From(?<=(?<!\p{L})(?!(?:By|Von|Par|Por|De|Di|Door|Af|Av)\s)\p{L}\S{0,30}\s\p{L}\S{0,30}\sFrom)|(?:As )?(?:[Hh]eard|[Aa]ired|[Bb]roadcast) [Oo]n)\s(?=\p{Lu}).{0,200}$/u;
export const withoutStation = (text: string): string => text.replace(STATION_LABEL, '');

/** The names in an author's field; none when it holds something else. */
export function splitNames(input: string, siteName: string | undefined): readonly string[] {
  // What is longer is none, and would keep the expressions below busy for ever.
  let text = withoutStation(input.slice(0, NAME_LIMIT).replace(/\s+/g, ' '))
    .replace(/^[ ,;:·|–—-]+/u, '')
    .trim()
    .replace(BOTH, '')
    .replace(PREFIX, '')
    .replace(OF, '')
    .trim();
  text = text
    .replace(
      /\s?(?:[|•·–—]|\s-\s|\s\/\s|\bon\s(?=\p{Lu}|\d)|\bam\s(?=\d)|,?\s?(?:updated|published|posted|aktualisiert|publié|publicado|pubblicato)\b|\b(?:illustrations?|illustriert|fotos?|photos?|photograph(?:s|y)|bilder|übersetzt|translated|edited|reviewed|video)(?:\s(?:von|by|par|de|di)\b|:)).{0,200}$/iu,
      '',
    )
    .replace(/\s?[<(]?[\w.+-]{1,64}@[\w.-]{1,100}[>)]?/g, '')
    .replace(/\s?\(?@\w{2,30}\)?/g, '')
    .replace(
      /\s(?:im (?:Gespräch|Interview)|in conversation|en (?:entretien|conversation)|in dialogo)(?:\s(?:mit|with|avec|con|com)\s|(?=,|$))/gu,
      (said) => (/\s$/.test(said) ? ', ' : ''),
    )
    .replace(/\s?\(\p{Ll}[^()]{1,30}\)/gu, '')
    .replace(/(?:\s|^)(?:in|from|aus|à|en|a|da|em) \p{Lu}[\p{L} ]{2,30}$/u, (place) =>
      /^\s(?:in|from|aus|à|em)\s/.test(place) ? '' : place,
    )
    .replace(/\s?\d{1,2}[:.]\d{2}.{0,20}$/, '')
    .replace(/^[^\p{L}]{1,5}(?=\p{L})|[,;:\s/]+$/gu, '')
    .trim();
  if (text.length < 2 || text.length > 240 || /https?:|www\.|[<>{}=]|\d{4}|[!?。！？]/.test(text)) return [];
  if (/[.]\s\S/.test(text.replace(SHORT, ''))) return [];
  // Two words of a site's name are no people: Salt & Sail.
  if (siteName !== undefined && squash(text) === squash(siteName)) return [];
  const parts = splitList(text);
  const names: string[] = [];
  const several = parts.some((part) => part.includes(' '));
  parts.forEach((part, at) => {
    const before = names.at(-1);
    if (CREDENTIAL.test(part)) {
      if (before !== undefined && /^(?:jr|sr|ii|iii|iv)\.?$/i.test(part)) names[names.length - 1] = `${before} ${part}`;
      return;
    }
    // Behind a full name a single word is where the author is: Ruth Quill, Berlin.
    if (at > 0 && several && !part.includes(' ') && !/[\u4e00-\u9fff]/.test(part)) return;
    if (at > 0 && isOffice(parts, at)) return;
    if (at > 0 && (POST.test(part) || DEPARTMENT.test(part) || (several && STATION.test(part)) || /\d/.test(part)))
      return;
    const name = withoutPost(part, siteName);
    if (isName(name, siteName) && !names.includes(name)) names.push(name);
  });
  return names.slice(0, 12).map(inSmallLetters);
}

/** A house in capitals, behind what somebody does in it: Ann Ames, Senior Counsel, WHTA Speech, Privacy and Work. */
const isOffice = (parts: readonly string[], at: number) =>
  POST.test(parts[at - 1] ?? '') &&
  /^(?:the )?\p{Lu}{3,6}\s/u.test(parts[at] ?? '') &&
  !/^\p{Lu}+(?:\s\p{Lu}+)+$/u.test(parts[at] ?? '');

/** Whether a name in a page's text is the label of a link or a button. */
export const isLinkLabel = (name: string): boolean => LABEL.test(name);

const POSTED =
  /\s(?:[Ss]taff|[Ss]enior|[Ss]pecial|[Cc]hief|[Ff]reelance|[Cc]ontributing|[Ss]ports|[Nn]ews|[Pp]olitical|[Bb]usiness)\s(?:[Ww]riter|[Rr]eporter|[Ee]ditor|[Cc]orrespondent|[Cc]olumnist|[Pp]hotographer)$/;

/** Ann Ames Associated Press Writer. */
const OF_AGENCY =
  /(?<=\S \S+)\s(?:The )?(?:Associated Press|AP|Canadian Press|Press Association|Reuters|AFP|Agence France-Presse|Bloomberg News|UPI)(?: (?:\w+ )?[Ww]riter)?$/i;

/** Ann Ames Echo Staff Writer, without her post and the words of the site's name. */
function withoutPost(input: string, siteName: string | undefined): string {
  const part = input.replace(OF_AGENCY, '');
  if (!POSTED.test(part)) return part;
  const words = part.replace(POSTED, '').split(' ');
  const site = (siteName ?? '').toLowerCase().split(/\s/);
  while (words.length > 2 && site.includes(words.at(-1)?.toLowerCase() ?? '')) words.pop();
  return words.length > 1 ? words.join(' ') : part;
}

const PARTICLE = /^(?:VAN|VON|DER|DEN|DE|DEL|DELLA|DI|DA|DOS|DU|LA|LE|AL|EL|BIN|Y|E|ZU|TER)$/;

/** ANN AMES, as agencies write names. */
function inSmallLetters(name: string): string {
  const words = name.split(' ');
  if (words.length < 2 || !/\p{Lu}{3}/u.test(name) || /\p{Ll}/u.test(name.replace(/\bMc/g, ''))) return name;
  const lower = (word: string) =>
    /^(?:\p{Lu}\.)+$/u.test(word)
      ? word
      : word
          .replace(/(\p{L})([\p{L}]*)/gu, (_, first: string, rest: string) => first + rest.toLowerCase())
          .replace(/^Mc\p{Ll}/u, (mac) => `Mc${mac.slice(2).toUpperCase()}`);
  return words.map((word, at) => (at > 0 && PARTICLE.test(word) ? word.toLowerCase() : lower(word))).join(' ');
}

function isName(text: string, siteName: string | undefined): boolean {
  if (text.length < 2 || text.length > 90 || text.split(' ').length > 8) return false;
  if (NOBODY.test(text) || !/\p{L}{2}/u.test(text)) return false;
  if (/^(?:[\w-]{1,40}\.){1,3}(?:com|net|org|de|fr|at|ch|it|es|co\.uk|cn|tv|info|io|eu)(?:\/.{0,60})?$/i.test(text))
    return false;
  // What an account is called in a database.
  if (
    /^[Aa]dmin|^[a-z0-9]{2,24}admin$|^[a-z]{2,20}(?:-[a-z]{2,20}){1,3}$|^[a-z]{1,20}_[a-z0-9_]{1,20}$|^[a-z]{1,3}\d{3,}$|^\d+$|\d+\s?(?:min|read|views|comments?)\b|\bmin(?:ute)?s? read\b/.test(
      text,
    )
  )
    return false;
  return siteName === undefined || squash(siteName) !== squash(text);
}

/** Ann Ames, Bo Bell and Cy Cole. `y` and `e` also stand within a name: José Ortega y Gasset. */
function splitList(text: string): readonly string[] {
  const parts = text
    .split(/\s?[,;、，；]\s?|\s(?:&|\+|and|und|with|mit|og|och)\s|\s?＆\s?|\s(?=et\s\p{Lu})et\s/iu)
    .map((part) => part.replace(/^(?:and|und|et|y|e|by|von|&)\s/i, '').trim())
    .filter((part) => part !== '');
  return parts.flatMap((part) => {
    const pair = /^(\S+(?:\s\S+)+)\s(?:y|e|i)\s(\S+(?:\s\S+)+)$/u.exec(part);
    return pair?.[1] && pair[2] ? [pair[1], pair[2]] : [part];
  });
}
