/** Takes out of a text the codes in which its editing system writes what a script or a template was to put there. */

/** Every such code begins with one of these. */
const SIGNS = /\[[!/a-z]|\{[{%]|%%|<!--|【[图圖组組视視]/i;
const NAMES =
  'caption|gallery|embed|video|playlist|youtube|vimeo|vc_\\w{2,20}|et_pb_\\w{2,20}|wp_ad_camp_\\d{1,3}|adrotate|contact-form(?:-7)?|su_\\w{2,20}|fusion_\\w{2,20}|elementor-template|instagram|tweet|soundcloud|iframe|toc|wpdm_package|ninja_forms?|gravityforms?|newsletter_form|mc4wp_form|photopress|slideshow|nggallery|rev_slider|pullquote|sc_embed_player';
/** Nobody speaks of these: [!--begin:htmlVideoCode--]…[!--end:htmlVideoCode--]. */
const NEVER_TOLD = /\[!--begin:(\w{2,40})--\][^[\]]{0,400}\[!--end:\1--\]/gi;
/** Names that are no words need nothing beside them. */
const BARE = '(?:vc|et_pb|su|fusion)_\\w{2,20}|wp_ad_camp_\\d{1,3}';
const CODE = `(?:\\[!--[\\w:.\\-/ ]{2,60}--\\]|\\[(?:${BARE})\\]|<!--\\s{0,4}(?:more|nextpage|noteaser|/?wp:[\\w/-]{2,30})\\b[^<>]{0,200}-->|\\[embed\\b[^[\\]]{0,200}\\]\\s{0,4}https?:[^\\s[\\]]{4,400}\\s{0,4}\\[/embed\\]|\\[(?:${NAMES})(?:\\s{1,4}[\\w-]{1,30}\\s{0,2}=[^[\\]]{0,400}|\\s{0,2}/)\\]|\\[/(?:${NAMES})\\])`;
/** At either end of a text; within a sentence the author may tell how to write one. */
const AT_START = new RegExp(`^(?:\\s{0,4}${CODE}){1,4}(?=\\s{0,4}(?:$|[\\p{Lu}\\p{Lo}“"‘'「（(\\d]))`, 'u');
const AT_END = new RegExp(`(?<=^|[.!?…。！？”"」）)]\\s{0,4})(?:\\s{0,4}${CODE}){1,4}\\s{0,4}$`, 'u');
const CLOSING = new RegExp(`(?:\\s{0,4}\\[/(?:${NAMES})\\]){1,4}\\s{0,4}$`, 'u');
/** May be spoken of in a text on templates, and is a leftover alone in its line: {{ article.title }}, %%sitename%%. */
const ALONE =
  /^(?:\{\{[^{}]{1,120}\}\}|\{% (?:include|render)\w* [^{}%]{1,120}%\}|\[(?:youtube|vimeo|embed|gallery|playlist)(?: [\w-]{1,20}=[^[\]]{1,200}| https?:[^\s[\]]{4,200})\]|%%[\w-]{2,40}%%|\[(?:gallery|video|embed|playlist|toc)\]|【(?:[图圖组組]集|[图圖]片|[视視][频頻]|组图|組圖)\s?(?:占位符?|插入|[:：]\s?\d{1,12})】)$/i;

/** A text on such codes, or on how to write them. */
const TELLS =
  /(?<!\p{L})(?:short-?codes?|codes?|tags?|templates?|syntax|markup|plug-?ins?|placeholders?|placeholder|platzhalter|vorlagen?|balises?|etiquetas?|(?:looks?|reads?) like|like this|as follows|wr(?:ite|itten|ote)|typed?|insert|paste)(?!\p{L})|代[码碼]|[标標][签籤]|模板|[插输輸]入|占位符/iu;

/** The text without such codes: `''` where it is nothing but one. */
export function withoutPageCodes(text: string): string {
  if (!SIGNS.test(text)) return text;
  if (ALONE.test(text.trim())) return '';
  const told = text.replace(NEVER_TOLD, ' ');
  if (TELLS.test(told.replace(/\[[^[\]]{1,400}\]|<!--[^<>]{0,200}-->/g, ' '))) return told;
  if (!/\[|<!--/.test(told)) return told;
  const begun = told.replace(AT_START, '');
  return begun.replace(begun === told ? AT_END : CLOSING, '');
}
