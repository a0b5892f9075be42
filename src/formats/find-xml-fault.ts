/** Whether a document is well-formed XML: what a strict parser would refuse it for. */

// The last alternative is what has no end: it is looked for once, and not from each of a million beginnings. No tag
// goes on behind another "<", for the same reason.
const TOKEN =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s<>]+)\s*>|<([^\s/>!?<"']+)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*?)??)(\/?)>|(<!\[CDATA\[|<!--|<\?)/g;
const ATTRIBUTE = /^\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/;
const BAD_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const BAD_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

function faultOfText(text: string): string | undefined {
  if (text.includes('<')) return `a "<" that begins no tag, near "${text.trim().slice(0, 40)}"`;
  if (text.includes(']]>')) return '"]]>" outside CDATA';
  return BAD_REFERENCE.test(text) ? `an "&" that begins no entity, near "${text.trim().slice(0, 40)}"` : undefined;
}

function faultOfAttributes(source: string): string | undefined {
  const seen = new Set<string>();
  let rest = source;
  while (rest.trim() !== '') {
    const [found, name = '', double, single] = ATTRIBUTE.exec(rest) ?? [];
    if (found === undefined) return `a broken attribute, near "${rest.trim().slice(0, 40)}"`;
    if (seen.has(name)) return `the attribute ${name} twice`;
    if (BAD_REFERENCE.test(double ?? single ?? '')) return `an "&" that begins no entity, in ${name}`;
    seen.add(name);
    rest = rest.slice(found.length);
  }
  return undefined;
}

export type XmlFault = { readonly fault: string /** Counted from 1. */; readonly line: number };

/** {@link locateXmlFault} without the place. */
export const findXmlFault = (xml: string): string | undefined => locateXmlFault(xml)?.fault;

/**
 * The first fault against XML 1.0 without a document type, in words; `undefined` when there is none. Namespaces are not
 * looked at.
 */
export function locateXmlFault(xml: string): XmlFault | undefined {
  const found = (fault: string, index: number) => ({ fault, line: xml.slice(0, index).split('\n').length });
  const bad = BAD_CHARACTER.exec(xml);
  if (bad)
    return found(`the character U+${bad[0].codePointAt(0)?.toString(16).padStart(4, '0')} at ${bad.index}`, bad.index);
  const open: { readonly name: string; readonly index: number }[] = [];
  let roots = 0;
  let position = 0;
  for (const match of xml.matchAll(TOKEN)) {
    const [token, closing, opening, attributes = '', slash, endless] = match;
    const text = xml.slice(position, match.index);
    const before = position;
    position = match.index + token.length;
    const fault = faultOfText(text) ?? (open.length === 0 && text.trim() !== '' ? 'text outside the root' : undefined);
    if (fault !== undefined) return found(fault, before + Math.max(0, text.search(/\S/)));
    if (endless !== undefined) return found(faultOfText(xml.slice(match.index)) ?? '', match.index);
    if (closing !== undefined) {
      const expected = open.pop()?.name;
      if (expected !== closing)
        return found(
          `</${closing}> where ${expected === undefined ? 'nothing is open' : `</${expected}> is due`}`,
          match.index,
        );
    } else if (opening !== undefined) {
      const broken = faultOfAttributes(attributes);
      if (broken !== undefined) return found(`${broken}, in <${opening}>`, match.index);
      if (open.length === 0) roots += 1;
      if (slash !== '/') open.push({ name: opening, index: match.index });
    }
  }
  const tail = faultOfText(xml.slice(position));
  if (tail !== undefined) return found(tail, position);
  const last = open.at(-1);
  if (last) return found(`<${last.name}> is never closed`, last.index);
  return roots === 1 ? undefined : found(`${roots} root elements`, 0);
}
