/** Makes any string safe and quick to parse: bounded size, depth and attributes; scripts set aside, comments dropped. */

import { createDepthGuard } from './depth-guard.ts';
import { BLOCK } from './element-names.ts';
import { createTagReader } from './read-tag.ts';

/** Markup ready for the parser, and the scripts that were taken out of it. */
export type GuardedMarkup = {
  readonly html: string;
  /** Script texts; the element `<script data-set-aside="N">` stands where number N was. */
  readonly scripts: readonly string[];
  /** True when the page was longer than {@link MARKUP_LIMIT} without its scripts, and was cut. */
  readonly cut: boolean;
};

/** Parsing is the dearest part of extraction: about 0.3 s CPU per million characters dense with tags. */
const MARKUP_LIMIT = 3_000_000;
const TAG_LIMIT = 120_000;
const SCRIPT_LIMIT = 4_000_000;
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr'.split(' '),
);
const SVG_LIMIT = 200_000;
const RAW = new Set('script style textarea title xmp iframe noembed noframes noscript'.split(' '));

/** What may stand in a `<noscript>` beside a picture or a warning: the text of a page that a script draws anew. */
const BARE_TEXT = 400;
const hasParagraph = (markup: string) => markup.length >= BARE_TEXT && /<p[\s>]/i.test(markup);

/** Elements that end a line of text, whatever stands in them, and those without any. */
const layoutOf = (name: string) => (BLOCK.has(name) || name === 'meta' || name === 'link' ? 2 : RAW.has(name) ? 1 : 0);

/** A search for a pattern that remembers where it found it, so that repeated searches stay linear. */
function createFinder(pattern: RegExp) {
  let found = -2;
  let end = -2;
  return (html: string, from: number): readonly [number, number] => {
    if (found !== -1 && found < from) {
      pattern.lastIndex = from;
      const match = pattern.exec(html);
      found = match ? match.index : -1;
      end = match ? pattern.lastIndex : -1;
    }
    return [found, end];
  };
}

/** Collects the parts of a page that the parser is to see. */
function createOutput(html: string) {
  const parts: string[] = [];
  let size = 0;
  let copied = 0;
  const take = (to: number) => {
    if (to <= copied) return;
    parts.push(html.slice(copied, to));
    size += to - copied;
    copied = to;
  };
  return {
    take,
    /** Leaves out what lies between `from` and `to`. */
    skip(from: number, to: number): void {
      take(from);
      copied = Math.max(copied, to);
    },
    insert(text: string): void {
      parts.push(text);
    },
    sizeAt: (at: number) => size + Math.max(0, at - copied),
    roomFor: () => copied + Math.max(0, MARKUP_LIMIT - size),
    text: () => parts.join(''),
  };
}

export type GuardOptions = {
  /** Whether all attributes stay, for an operator's selectors. */
  readonly everything?: boolean;
  /** Whether texts stay that are shown where no script runs. */
  readonly bare?: boolean;
};

/** Prepares markup for the parser in one pass. No text is lost but behind the size limit. */
export function guardMarkup(html: string, { everything = false, bare = false }: GuardOptions = {}): GuardedMarkup {
  const output = createOutput(html);
  const scripts: string[] = [];
  const guard = createDepthGuard();
  const readTag = createTagReader(html, everything);
  const findComment = createFinder(/--!?>/g);
  const findSvgEnd = createFinder(/<\/svg\s{0,9}>/gi);
  const findSvg = createFinder(/<svg[\s>]/gi);
  const rawEnds = new Map<string, ReturnType<typeof createFinder>>();
  const length = html.length;
  let scriptSize = 0;
  let preformatted = 0;
  let before = '';
  let gap: readonly [number, number] | undefined;

  /** The next `<`. Of the white space in between one character is enough, but in `<pre>`. */
  function nextTag(from: number): number {
    // Reading a character behind the end would make the engine compile all of this once more.
    if (preformatted > 0 || from >= length || html.charCodeAt(from) > 32) return html.indexOf('<', from);
    let text = from + 1;
    while (text < length && html.charCodeAt(text) <= 32) text += 1;
    if (text < length && html.charCodeAt(text) === 60) gap = [from, text];
    else shorten(from, text);
    return html.indexOf('<', text);
  }

  /** The next `<` where white space in between stays; the page's end when there is none. */
  function plainTag(from: number): number {
    const next = html.indexOf('<', from);
    return next === -1 ? length : next;
  }

  /** The first of them stays; a line break is kept where there was one, since it may separate words or sentences. */
  function shorten(from: number, to: number): void {
    if (to - from <= 2) return;
    output.take(from);
    output.insert(html.slice(from, to).includes('\n') ? '\n' : ' ');
    output.skip(from, to);
  }

  /** White space between two blocks is nothing to anybody. */
  function closeGap(name: string): void {
    if (gap && layoutOf(before) + layoutOf(name) > 2) output.skip(...gap);
    else if (gap) shorten(...gap);
    gap = undefined;
    before = name;
  }

  /** Behind a comment, a doctype or what browsers take for a comment; -1 when a stray `<` is only text. */
  function behindDeclaration(at: number): number {
    const next = html.charCodeAt(at + 1);
    if (next === 33 && html.startsWith('--', at + 2)) {
      const end = html.startsWith('>', at + 4) ? at + 5 : findComment(html, at + 4)[1];
      const to = end === -1 ? length : end;
      output.skip(at, to);
      return to;
    }
    if (next !== 33 && next !== 63 && next !== 47) return -1;
    const end = html.indexOf('>', at);
    return end === -1 ? length : end + 1;
  }

  /** Where the element's end tag begins, -1 when it has none. */
  function endOfRaw(name: string, from: number): number {
    let finder = rawEnds.get(name);
    if (!finder) {
      finder = createFinder(new RegExp(`</${name}[\\s/>]`, 'gi'));
      rawEnds.set(name, finder);
    }
    return finder(html, from)[0];
  }

  /** Sets a script's text aside, drops what is never shown; gives where to go on, -1 at the end. */
  function readRaw(name: string, end: number): number {
    const found = endOfRaw(name, end);
    const close = found === -1 ? length : found;
    const dropped = name === 'style' || name === 'noscript' || name === 'script';
    if (name === 'script' && close > end && scriptSize + close - end <= SCRIPT_LIMIT) {
      scriptSize += close - end;
      output.take(end - 1);
      output.insert(` data-set-aside="${scripts.length}">`);
      scripts.push(html.slice(end, close));
      output.skip(end - 1, close);
    } else if (dropped || (name === 'iframe' && found !== -1)) output.skip(end, close);
    if (found !== -1) return close;
    // Never closed: a browser would swallow the page. The text up to the next line or tag is all that was meant.
    const line = /[\n<]/g;
    line.lastIndex = end;
    const stop = dropped ? length : (line.exec(html)?.index ?? length);
    output.take(stop);
    output.insert(`</${name}>`);
    return stop;
  }

  function isPlainSvg(at: number, end: number): number {
    const [close, to] = findSvgEnd(html, end);
    const [inner] = findSvg(html, end);
    return close !== -1 && close - at < SVG_LIMIT && (inner === -1 || inner > close) ? to : -1;
  }

  let tags = 0;
  let bareUntil = -1;

  /** Takes what begins at a `<`, or leaves it out; gives where to go on, -1 behind a tag without an end. */
  function readFrom(at: number): number {
    const closing = html.charCodeAt(at + 1) === 47;
    const nameStart = closing ? at + 2 : at + 1;
    const first = html.charCodeAt(nameStart) | 32;
    if (!(first >= 97 && first <= 122)) {
      // Behind a comment the text goes on: <!-- --> <!-- --> is a space between two words.
      if (gap) shorten(...gap);
      gap = undefined;
      const behind = behindDeclaration(at);
      return behind === -1 ? plainTag(at + 1) : behind;
    }
    let nameEnd = nameStart + 1;
    let code = html.charCodeAt(nameEnd);
    while (nameEnd < length && code > 32 && code !== 47 && code !== 62) code = html.charCodeAt(++nameEnd);
    const name = nameEnd - nameStart > 40 ? 'x' : html.slice(nameStart, nameEnd).toLowerCase();
    closeGap(name);
    const { end, cuts } = readTag(name, nameEnd);
    if (end === -1) {
      output.take(at);
      return -1;
    }
    tags += closing ? 1 : 1 + guard.openFormatting();
    if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
    if (closing) {
      guard.end(name);
      return end;
    }
    if (bare && name === 'noscript') {
      const close = endOfRaw(name, end);
      if (end > bareUntil && close > end && hasParagraph(html.slice(end, close))) bareUntil = close;
      if (end <= bareUntil) {
        // Its end closes nothing then, which no parser minds.
        output.skip(at, end);
        return end;
      }
    }
    const behindSvg = name === 'svg' ? isPlainSvg(at, end) : -1;
    if (behindSvg !== -1) {
      output.skip(at, behindSvg);
      return behindSvg;
    }
    if (!VOID.has(name) && !RAW.has(name) && !guard.start(name)) output.skip(at, end);
    else for (const [from, to] of cuts) output.skip(from, to);
    return RAW.has(name) ? plainTag(readRaw(name, end)) : end;
  }

  let at = html.indexOf('<');
  while (at >= 0 && at < length) {
    if (output.sizeAt(at) > MARKUP_LIMIT || tags > TAG_LIMIT) {
      output.take(Math.min(at, output.roomFor()));
      return { html: output.text(), scripts, cut: true };
    }
    const behind = readFrom(at);
    if (behind === -1) return { html: output.text(), scripts, cut: false };
    at = nextTag(behind);
  }
  const cut = output.sizeAt(length) > MARKUP_LIMIT;
  output.take(Math.min(length, output.roomFor()));
  return { html: output.text(), scripts, cut };
}
