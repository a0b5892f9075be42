/** Follows a page's tags the way a parser's stacks would, to stop markup from growing deeper than browsers build it. */

/** As deep as browsers build a tree. */
const DEPTH_LIMIT = 500;
/** Formatting elements are opened anew in every block that follows: many of them left open multiply the page. */
const FORMATTING_LIMIT = 24;

/** Elements that HTML closes by itself when the next one opens; counting them would overstate the depth. */
const SELF_CLOSING = new Set('p li dt dd option optgroup tr tbody thead tfoot html head body'.split(' '));
const LISTS = ['ul', 'ol', 'dl', 'menu', 'dir'];
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
/** Elements that an end tag outside cannot close anything through (HTML §13.2.4.2). */
const SCOPES = new Set('table td th caption object marquee applet template'.split(' '));

export type DepthGuard = {
  /** Whether a start tag may stay. */
  start(name: string): boolean;
  /** How many formatting elements are open: a parser may open them all again in the next block. */
  openFormatting(): number;
  /** Follows an end tag. */
  end(name: string): void;
};

/** Makes a guard for one page. Time per tag is bounded by the depth limit. */
export function createDepthGuard(): DepthGuard {
  const open: string[] = [];
  const counts = new Map<string, number>();
  let formatting: string[] = [];
  const outerFormatting: string[][] = [];

  /** Each list that is open has an item open, which is not counted by itself. */
  const lists = () => LISTS.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);

  function popTo(height: number): void {
    while (open.length > height) {
      const name = open.pop();
      if (name === undefined) return;
      counts.set(name, (counts.get(name) ?? 1) - 1);
      if (SCOPES.has(name)) formatting = outerFormatting.pop() ?? [];
    }
  }

  function closeCell(): void {
    for (let at = open.length - 1; at >= 0 && open[at] !== 'table'; at -= 1) {
      if (open[at] !== 'td' && open[at] !== 'th') continue;
      popTo(at);
      return;
    }
  }

  return {
    start(name) {
      if (FORMATTING.has(name)) {
        if (name === 'a' || name === 'nobr') formatting = formatting.filter((other) => other !== name);
        if (formatting.length >= FORMATTING_LIMIT) return false;
        formatting.push(name);
        return true;
      }
      if (SELF_CLOSING.has(name)) return true;
      if (name === 'td' || name === 'th') closeCell();
      if (open.length + lists() >= DEPTH_LIMIT) return false;
      open.push(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (SCOPES.has(name)) {
        outerFormatting.push(formatting);
        formatting = [];
      }
      return true;
    },
    openFormatting: () => formatting.length,
    end(name) {
      if (FORMATTING.has(name)) {
        const at = formatting.lastIndexOf(name);
        if (at >= 0) formatting.splice(at, 1);
        return;
      }
      if (!counts.get(name)) return;
      for (let at = open.length - 1; at >= 0; at -= 1) {
        const other = open[at];
        if (other === name) popTo(at);
        if (other === name || (other !== undefined && SCOPES.has(other) && !SCOPES.has(name))) return;
      }
    },
  };
}
