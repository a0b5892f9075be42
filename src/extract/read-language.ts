/** The language of an article, declared and checked against its text. */
import { cjkShare } from './text-weight.ts';

const TRADITIONAL = /[們這個來對說時會國學為與後過還沒開關點當實現問題經動業產進從應體發總樣種間頭見長電報導]/g;
const SIMPLIFIED = /[们这个来对说时会国学为与后过还没开关点当实现问题经动业产进从应体发总样种间头见长电报导]/g;

/** Words that are frequent in one language and rare in the others. */
const COMMON = Object.entries({
  en: 'the of and to in is that for with was are this have from by not but they which his',
  de: 'der die und das ist nicht den von mit auf für eine dem des sich auch als werden zu ein',
  fr: 'le les des est une dans que qui pour pas sur au du avec plus sont cette nous et il',
  es: 'el los las del una por con para es que su al como más se fue esta pero lo sus',
  it: 'il di che è per un una non sono con gli della del nel anche alla dei le ha più',
  pt: 'o os as do da em um uma não para com que por mais foi são dos das ao pela',
  nl: 'de het een van en is dat op te niet met voor zijn aan er ook maar door wordt bij',
  pl: 'w i na się nie z do że jest to o po jak za od przez dla oraz ale był',
});

/** The languages of each of them, as places in the list. */
const LANGUAGES_OF = new Map<string, number[]>();
for (const [place, [, words]] of COMMON.entries())
  for (const word of new Set(words.split(' '))) {
    const places = LANGUAGES_OF.get(word);
    if (places) places.push(place);
    else LANGUAGES_OF.set(word, [place]);
  }

/** BCP 47. `declared` are the page's own statements, in order of trust; `text` is the body. */
export function readLanguage(declared: readonly (string | undefined)[], text: string): string {
  const sample = text.slice(0, 4000);
  const given = declared.map(normalise).find((tag) => tag !== '') ?? '';
  if (cjkShare(sample) > 0.3) return asianLanguage(given, sample);
  const hangul = sample.match(/[\uac00-\ud7af]/g)?.length ?? 0;
  if (hangul > sample.length * 0.25) return 'ko';
  const counts = countWords(sample);
  const [language, share] = counts[0] ?? ['', 0];
  const own = counts.find(([name]) => name === given.slice(0, 2))?.[1];
  // A template's language is often wrong: the text decides when it is plain.
  if (given !== '' && !/^(?:zh|ja|ko|yue)/.test(given) && (own === undefined || share < 0.12 || own > share * 0.6))
    return given;
  return share > 0.05 ? language : given === '' || /^(?:zh|ja|ko|yue)/.test(given) ? 'en' : given;
}

function asianLanguage(given: string, sample: string): string {
  const kana = sample.match(/[\u3040-\u30ff]/g)?.length ?? 0;
  if (kana > sample.length * 0.08) return 'ja';
  const traditional = sample.match(TRADITIONAL)?.length ?? 0;
  const simplified = sample.match(SIMPLIFIED)?.length ?? 0;
  const script = traditional > simplified ? 'Hant' : 'Hans';
  if (/^yue/.test(given)) return given;
  const region = /^zh-(?:Han[st]-)?([A-Z]{2})$/.exec(given)?.[1];
  if (region === undefined) return `zh-${script}`;
  const fits = /^(?:TW|HK|MO)$/.test(region) === (script === 'Hant');
  return fits ? `zh-${region}` : `zh-${script}`;
}

/** Languages by the share of their common words in a text, the highest first. */
function countWords(sample: string): readonly (readonly [string, number])[] {
  const words = sample.toLowerCase().split(/[^\p{L}]+/u);
  const counts = COMMON.map(() => 0);
  for (const word of words) for (const place of LANGUAGES_OF.get(word) ?? []) counts[place] = (counts[place] ?? 0) + 1;
  return COMMON.map(([language], place) => [language, (counts[place] ?? 0) / words.length] as const).sort(
    ([, one], [, other]) => other - one,
  );
}

function normalise(tag: string | undefined): string {
  const [, language, script, region] =
    /^([a-z]{2,3})(?:[-_](hans|hant))?(?:[-_]([a-z]{2}))?(?:[-_.].{0,20})?$/i.exec(
      (tag ?? '').split(',')[0]?.trim() ?? '',
    ) ?? [];
  if (!language) return '';
  const parts = [language.toLowerCase()];
  if (script) parts.push(script[0]?.toUpperCase() + script.slice(1).toLowerCase());
  if (region) parts.push(region.toUpperCase());
  return parts.join('-');
}
