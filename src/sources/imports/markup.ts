/** HTML exports, which close hardly any element: what is in them in the order in which it stands. */
import { load } from 'cheerio/slim';

export type DocumentRoot = NonNullable<ReturnType<ReturnType<typeof load>['root']>[0]>;

export type MarkupNode = Extract<DocumentRoot['children'][number], { attribs: { [name: string]: string } }>;

/** What is opened here and closed nowhere would lie ever deeper, and takes time by its depth. */
const NEVER_CLOSED = /<\/?(?:p|dt|dd)(?:\s[^<>]{0,100})?>/gi;

export const parseMarkup = (text: string): DocumentRoot | undefined => load(text.replace(NEVER_CLOSED, ' ')).root()[0];

/** Each element as it begins and as it ends; without recursion, since nothing bounds how deep they lie. */
export function walkMarkup(
  root: DocumentRoot,
  enter: (element: MarkupNode) => void,
  leave: (element: MarkupNode) => void = () => undefined,
): void {
  const stack: { readonly node: DocumentRoot | MarkupNode; next: number }[] = [{ node: root, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.node.children[top.next];
    top.next += 1;
    if (!child) {
      stack.pop();
      if ('attribs' in top.node) leave(top.node);
    } else if ('attribs' in child) {
      enter(child);
      stack.push({ node: child, next: 0 });
    }
  }
}

/** The text in an element, spaces joined. */
export function markupText(element: MarkupNode): string {
  const parts: string[] = [];
  const stack: MarkupNode['children'][number][] = [...element.children].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text') parts.push(node.data);
    else if ('attribs' in node) stack.push(...[...node.children].reverse());
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
