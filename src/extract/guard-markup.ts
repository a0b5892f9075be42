/** Makes any string safe and quick to parse: bounded size, depth and attributes; scripts set aside, comments dropped. */

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
const TAG_LIMIT = 150_000;
const SCRIPT_LIMIT = 4_000_000;
/** As deep as browsers build a tree. */
const DEPTH_LIMIT = 500;
const FORMATTING_LIMIT = 48;
const ATTRIBUTE_LIMIT = 200;
const VALUE_LIMIT = 20_000;

const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr'.split(' '),
);
/** Elements that HTML closes by itself when the next one opens; counting them would overstate the depth. */
const SELF_CLOSING = new Set('p li dt dd option optgroup tr td th tbody thead tfoot html head body'.split(' '));
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const SCOPES = new Set('table td th caption object marquee applet template'.split(' '));
const RAW = new Set('script style textarea title xmp iframe noembed noframes noscript'.split(' '));

/** Reads the tag that begins at `start` (`<` or `</` and a letter). `end` is behind its `>`, -1 when there is none. */
function readTag(html: string, start: number, nameEnd: number) {
  let at = nameEnd;
  let attributes = 0;
  const cuts: [number, number][] = [];
  const length = html.length;
  for (;;) {
    let code = html.charCodeAt(at);
    while (code <= 32 || code === 47) code = html.charCodeAt(++at);
    if (at >= length) return { end: -1, cuts };
    if (code === 62) return { end: at + 1, cuts };
    const attributeStart = at;
    attributes += 1;
    do code = html.charCodeAt(++at);
    while (at < length && code > 32 && code !== 47 && code !== 62 && code !== 61);
    while (code <= 32) code = html.charCodeAt(++at);
    if (code === 61) {
      do code = html.charCodeAt(++at);
      while (code <= 32);
      const valueStart = at;
      if (code === 34 || code === 39) {
        at = html.indexOf(code === 34 ? '"' : "'", at + 1) + 1;
        if (at === 0) return { end: -1, cuts };
      } else while (at < length && code > 32 && code !== 62) code = html.charCodeAt(++at);
      if (at - valueStart > VALUE_LIMIT && attributes <= ATTRIBUTE_LIMIT) cuts.push([attributeStart, at]);
    }
    if (attributes > ATTRIBUTE_LIMIT) {
      const last = cuts.at(-1);
      if (last && last[0] > start && attributes > ATTRIBUTE_LIMIT + 1) last[1] = at;
      else cuts.push([attributeStart, at]);
    }
  }
}

/** What the parser's two stacks would hold, near enough to stop a page from making them deep. */
function createDepthGuard() {
  const open: string[] = [];
  const counts = new Map<string, number>();
  let formatting: string[] = [];
  const marks: string[][] = [];

  function push(name: string): boolean {
    if (open.length >= DEPTH_LIMIT) return false;
    open.push(name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (SCOPES.has(name)) {
      marks.push(formatting);
      formatting = [];
    }
    return true;
  }

  return {
    /** Whether the start tag may stay. */
    start(name: string): boolean {
      if (FORMATTING.has(name)) {
        if (name === 'a' || name === 'nobr') formatting = formatting.filter((other) => other !== name);
        if (formatting.length >= FORMATTING_LIMIT) return false;
        formatting.push(name);
        return true;
      }
      if (SELF_CLOSING.has(name) && !SCOPES.has(name)) return true;
      if (name === 'td' || name === 'th') {
        // A new cell closes the one before it.
        for (let at = open.length - 1; at >= 0 && open[at] !== 'table'; at -= 1) {
          if (open[at] === 'td' || open[at] === 'th') {
            pop(at);
            break;
          }
        }
      }
      return push(name);
    },
    /** Whether the end tag may stay. */
    end(name: string): boolean {
      if (FORMATTING.has(name)) {
        const at = formatting.lastIndexOf(name);
        if (at >= 0) formatting.splice(at, 1);
        return true;
      }
      if (!counts.get(name)) return true;
      for (let at = open.length - 1; at >= 0; at -= 1) {
        const other = open[at];
        if (other === name) {
          pop(at);
          return true;
        }
        if (other !== undefined && SCOPES.has(other) && !SCOPES.has(name)) return true;
      }
      return true;
    },
  };

  function pop(to: number): void {
    while (open.length > to) {
      const name = open.pop();
      if (name === undefined) return;
      counts.set(name, (counts.get(name) ?? 1) - 1);
      if (SCOPES.has(name)) formatting = marks.pop() ?? [];
    }
  }
}

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

/** Prepares markup for the parser in one pass. Text is never lost but behind the size limit. */
export function guardMarkup(html: string): GuardedMarkup {
  const out: string[] = [];
  const scripts: string[] = [];
  const guard = createDepthGuard();
  const commentEnd = createFinder(/--!?>/g);
  const svgEnd = createFinder(/<\/svg\s{0,9}>/gi);
  const svgStart = createFinder(/<svg[\s>]/gi);
  const rawEnds = new Map<string, ReturnType<typeof createFinder>>();
  let size = 0;
  let scriptSize = 0;
  let tags = 0;
  let copied = 0;
  const length = html.length;
  const emit = (to: number) => {
    if (to > copied) {
      out.push(html.slice(copied, to));
      size += to - copied;
    }
  };
  /** Leaves out what lies between the copied part and `to`. */
  const skip = (from: number, to: number) => {
    emit(from);
    copied = to;
  };

  let at = html.indexOf('<');
  while (at >= 0 && at < length) {
    if (size + at - copied > MARKUP_LIMIT || tags > TAG_LIMIT) {
      const limit = Math.min(at, copied + Math.max(0, MARKUP_LIMIT - size));
      emit(limit);
      return { html: out.join(''), scripts, cut: true };
    }
    const next = html.charCodeAt(at + 1);
    const closing = next === 47;
    const nameStart = closing ? at + 2 : at + 1;
    const first = html.charCodeAt(nameStart) | 32;
    if (!(first >= 97 && first <= 122)) {
      if (next === 33 && html.startsWith('--', at + 2)) {
        const [, end] = html.startsWith('>', at + 4) ? [0, at + 5] : commentEnd(html, at + 4);
        const to = end === -1 ? length : end;
        skip(at, to);
        at = html.indexOf('<', to);
      } else if (next === 33 || next === 63 || closing) {
        const end = html.indexOf('>', at);
        at = end === -1 ? -1 : html.indexOf('<', end);
      } else at = html.indexOf('<', at + 1);
      continue;
    }
    let nameEnd = nameStart + 1;
    let code = html.charCodeAt(nameEnd);
    while (nameEnd < length && code > 32 && code !== 47 && code !== 62) code = html.charCodeAt(++nameEnd);
    const name = nameEnd - nameStart > 40 ? 'x' : html.slice(nameStart, nameEnd).toLowerCase();
    const { end, cuts } = readTag(html, at, nameEnd);
    if (end === -1) {
      emit(at);
      return { html: out.join(''), scripts, cut: false };
    }
    tags += 1;
    if (closing) {
      if (!guard.end(name)) skip(at, end);
      at = html.indexOf('<', end);
      continue;
    }
    if (name === 'svg') {
      const [close, to] = svgEnd(html, end);
      const [inner] = svgStart(html, end);
      if (close !== -1 && close - at < 200_000 && (inner === -1 || inner > close)) {
        skip(at, to);
        at = html.indexOf('<', to);
        continue;
      }
    }
    for (const [from, to] of cuts) skip(from, to);
    if (RAW.has(name)) {
      let finder = rawEnds.get(name);
      if (!finder) {
        finder = createFinder(new RegExp(`</${name}[\\s/>]`, 'gi'));
        rawEnds.set(name, finder);
      }
      const [found] = finder(html, end);
      const close = found === -1 ? length : found;
      if (name === 'script') {
        const text = html.slice(end, close);
        if (text !== '' && scriptSize + text.length <= SCRIPT_LIMIT) {
          scriptSize += text.length;
          emit(end - 1);
          out.push(` data-set-aside="${scripts.length}">`);
          scripts.push(text);
          copied = close;
        } else skip(end, close);
      } else if (name === 'style' || name === 'noscript' || (name === 'iframe' && found !== -1)) skip(end, close);
      if (found === -1) {
        // Never closed: a browser would swallow the page. The text up to the next line or tag is all that was meant.
        if (name === 'script' || name === 'style' || name === 'noscript') {
          emit(copied);
          out.push(`</${name}>`);
          return { html: out.join(''), scripts, cut: false };
        }
        const line = /[\n<]/g;
        line.lastIndex = end;
        const stop = line.exec(html)?.index ?? length;
        emit(stop);
        out.push(`</${name}>`);
        copied = stop;
        at = html.indexOf('<', stop);
        continue;
      }
      at = close;
      continue;
    }
    if (!VOID.has(name) && !guard.start(name)) skip(at, end);
    at = html.indexOf('<', end);
  }
  emit(Math.min(length, copied + Math.max(0, MARKUP_LIMIT - size)));
  return { html: out.join(''), scripts, cut: false };
}
