/** What a page tells of a link beside its words: that it opens a new window, or leads to another site. */
import { attribute, type ChildNode, type Element, innerText, isElement, textOf } from './dom.ts';

const WINDOW = '(?:(?:browser |web )?(?:tab|window|page)(?: or (?:tab|window))?)';
const NOTES = [
  `(?:(?:this |the )?(?:link|page|site) )?(?:will )?open(?:s|ing)? (?:up )?(?:in|into) (?:an? |the |your )?(?:new|separate|external|another|different) ${WINDOW}`,
  `opens (?:an? )?(?:new|external) (?:${WINDOW}|(?:web ?)?site|link)(?: in (?:an? )?new ${WINDOW})?`,
  `new (?:tab|window)|external (?:link|(?:web ?)?site)|(?:this |the )?link is external|(?:links?|goes|leads) to an external (?:(?:web ?)?site|page)`,
  "(?:ce lien |le lien |lien )?(?:s[’']ouvre|ouvre|ouverture|s[’']ouvrira) (?:dans )?(?:une? )?(?:nouvel(?:le)? (?:fenêtre|onglet|page)|autre (?:fenêtre|onglet))|nouvel(?:le)? (?:fenêtre|onglet)|(?:lien|site) externe",
  '(?:(?:der |dieser )?link )?(?:wird |öffnet |öffnen )(?:sich )?(?:(?:in|im) )?(?:(?:einem|einen|ein) )?(?:neue[nmrs]?|separaten|anderen) (?:browser-?)?(?:fenster|tab|registerkarte|seite)(?: geöffnet)?|neues fenster|neuer tab|externer link|externe (?:web)?seite',
  '(?:(?:el |este )?enlace )?(?:se )?abre (?:en )?(?:una? )?(?:nueva (?:ventana|pestaña)|(?:ventana|pestaña) nueva|otra (?:ventana|pestaña))|nueva (?:ventana|pestaña)|(?:ventana|pestaña) nueva|enlace externo|(?:sitio|página) extern[oa]',
  '(?:(?:il |questo )?link )?(?:si )?apre (?:in )?(?:una? )?(?:nuova (?:finestra|scheda|pagina)|altra (?:finestra|scheda))|nuova (?:finestra|scheda)|(?:link|collegamento|sito) esterno',
  '(?:(?:o |este )?link )?(?:abre|abrirá|abrir)(?:-se)? (?:em |n?uma? |num )?(?:outra |nova |novo )(?:janela|aba|guia|separador|página)|nova (?:janela|aba|guia)|novo separador|(?:link|ligação|site) extern[oa]',
  'opent (?:in )?(?:een )?nieuw (?:venster|tabblad)|nieuw (?:venster|tabblad)|externe link',
  'otwiera się w (?:nowym oknie|nowej karcie)|nowe okno|link zewnętrzny',
  '(?:ссылка )?откр(?:ывается|оется|ыть) в (?:новом окне|новой вкладке)|внешняя ссылка',
  '(?:öppnas|åbner|åpnes|åpner)(?: i)? (?:(?:ett|et|en) )?(?:nytt|nyt|ny) (?:fönster|vindue|vindu|flik|fane)|extern länk|eksternt? (?:link|lenke)',
  '(?:[将將]?[会會]?[在于於])?(?:[另]?新|另一?[个個]?)(?:的)?(?:[窗][口]|[视視]窗|[标標][签籤][页頁]|分[页頁]|[页頁][面])中?(?:打[开開]|[开開][启啟])|另?[开開]新?(?:[窗][口]|[视視]窗|分[页頁]|[标標][签籤][页頁])|打[开開]新(?:[窗][口]|[视視]窗)|外部(?:[链鏈連][接結]|[网網]站)',
  '(?:新しい|別の?|新規)(?:ウィンドウ|ウインドウ|タブ|画面)(?:が|を|で|に)?(?:開きます|開く|表示(?:します)?)|外部(?:リンク|サイト)(?:へ|に移動します)?',
  '새 ?(?:창|탭)(?:에서|으로)? ?(?:열림|열기|열립니다)|외부 ?(?:링크|사이트)',
].join('|');
const FILE = '(?:(?:pdf|docx?|xlsx?|epub)(?:[ ,]\\s?[\\d.,]{1,8}\\s?[kmg]b)?\\s?[,;–-]?\\s)?';
const SAID = `${FILE}(?:${NOTES})(?:(?:\\s?[,;–-]|\\sand)\\s?(?:${NOTES}))?`;
const WHOLE = new RegExp(`^[\\s,;–-]{0,3}[[({（【]?\\s?(?:${SAID})\\s?[\\])}）】]?[.。]?$`, 'iu');
/** A single word, which is a note only behind a comma or in brackets. */
const EXTERNAL = /^(?:,\s?external|[([]external[)\]])$/i;
const AT_END = new RegExp(`\\s?[[(（【]\\s?(?:${SAID})\\s?[\\])）】]\\s?$`, 'iu');
const AT_START = new RegExp(`^\\s?[[(（【]\\s?(?:${SAID})\\s?[\\])）】]`, 'iu');
const LIMIT = 100;

/** True for a text that says no more than where a link opens, or that it leads away. */
export const isWindowNote = (text: string): boolean =>
  text.length > 2 && text.length < LIMIT && (WHOLE.test(text) || EXTERNAL.test(text));

const NOTE_ELEMENT = /^(?:span|small|em|i|sup|abbr)$/;

/** True for an element that says so at the end of a link or right behind it. */
export function isWindowNoteOfLink(element: Element): boolean {
  if (!NOTE_ELEMENT.test(element.name)) return false;
  const isAtLink = isLink(element.prev) || (linkAround(element) !== undefined && isLast(element));
  return isAtLink && isWindowNote(innerText(element, LIMIT));
}

/** A text without the note in brackets that ends its link, or that begins it right behind one. */
export function withoutWindowNote(text: string, node: ChildNode): string {
  if (!BRACKET.test(text)) return text;
  const link = linkAround(node);
  if (link) return opensElsewhere(link) && isLast(node) ? text.replace(AT_END, '') : text;
  return isLink(node.prev) && opensElsewhere(node.prev) ? text.replace(AT_START, '') : text;
}

const BRACKET = /[\])）】]/;
const LEVELS = 2;

const isLink = (node: ChildNode | null): node is Element =>
  !!node && isElement(node) && node.name === 'a' && node.attribs['href'] !== undefined;

function linkAround({ parent }: ChildNode): Element | undefined {
  let at = parent;
  for (let level = 0; level < LEVELS && at && 'attribs' in at; level += 1, at = at.parent)
    if (at.name === 'a' && at.attribs['href'] !== undefined) return at;
  return undefined;
}

/** Whether nothing is said behind it in its element. */
function isLast(node: ChildNode): boolean {
  for (let at = node.next; at; at = at.next) if ((textOf(at) ?? innerText(at, 4)).trim() !== '') return false;
  return true;
}

const opensElsewhere = (link: Element) =>
  attribute(link, 'target') !== '' ||
  /external|noopener/i.test(attribute(link, 'rel')) ||
  /(?:^|[\s_-])ext(?:ernal)?(?:$|[\s_-])/i.test(attribute(link, 'class'));
