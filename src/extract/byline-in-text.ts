/** Finds the author in a dateline, a line of credits or a signature. */

const HAN = '[\\u4e00-\\u9fff·]';
const AFTER_NAME = `(?=\\s?(?:采访|採訪|报导|报道|報導|報道|綜合|综合|编译|編譯|发自|發自|整理|撰|摄|攝|文(?:[/／\\s]|$)|[)）】\\]/／|]|\\s{1,3}${HAN}{2,4}\\s?[)）/／]|$))`;
const REPORTER = new RegExp(
  `(?<!小|[据據][^，。（(]{0,12})(?:记者|記者|通讯员|通訊員|特约撰稿人?|撰稿人)\\s?[：:]?\\s?(${HAN}{2,5}?(?:[、\\s]${HAN}{2,4}?){0,3})${AFTER_NAME}`,
);
const LABELLED =
  /(?:^|[\s\u3000|【（([])(?:作者|撰文|撰稿|文字|文|著者|原作者|发帖人|楼主)\s?[：:／/]\s?([^\s\u3000|，。；;：:】<>[\]]{2,24}(?:\s?[(（][A-Za-z .]{2,30}[)）])?(?:[\s、][^\s\u3000|，。；;：:）)】<>\d[\]]{2,4}(?=[\s\u3000|]|$)){0,2})/;
const EDITOR = /(?:责任编辑|責任編輯|责编|编辑|編輯)\s?[：:]\s?([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])/;
const POSTED = /(?:本[贴帖文]由|由)\s?([^\s，。]{1,16}?)\s?(?:于|在)\s?\d{4}年/;
const STAMPED = /\d{1,2}:\d{2}(?::\d{2})?\s?by\s([^\s，。〓|]{2,24})/;
const OPENING = /^[^。，]{0,16}(?:记者|記者)[^。，]{2,14}(?:报导|报道|報導|報道)/;
const SIGNED = /^[（(]\s?([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2}\s[\u4e00-\u9fff]{2,3})\s?[)）]$/;
const LATIN_NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:(?:,?\s(?:and|und|&|y|et|de|von|van|der|la|del|di)|,)?\s\p{Lu}[\p{L}.'’-]*){0,6}`;
const ENGLISH = new RegExp(
  String.raw`^(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Ss]tory|[Rr]eported|[Tt]ext|[Ww]ords|(?:[Aa]n |[Ee]in )?[Ii]nterview) )?(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or)[:\s]\s?(${LATIN_NAME})(?=$|\s?[|,–—(/]|\s-|\s(?:on|am|le|el|at|in|\d))`,
  'u',
);
const NO_PERSON =
  /^(?:\p{Lu}\p{Ll}+day|January|February|March|April|June|July|August|September|October|November|December|The|This|That|It|He|She|We|They)\b/u;
const NOT_A_NAME =
  /[的了在从是与和对向将被这那有说称您你我他她它谁們们吗嗎呢怎什]|问|获悉|了解|表示|采访|報導|报道|看到|来到|发现|今天|昨日|现场|网友/;

/** The name in one line of at most a few dozen words; `weight` is the line's text weight. */
export function bylineInText(text: string, weight: number): string | undefined {
  if (weight > 400) return reporterIn(bracketed(text)) ?? reporterIn(OPENING.exec(text)?.[0] ?? '');
  const head = text.slice(0, 160);
  const found = reporterIn(head) ?? labelledIn(head) ?? POSTED.exec(head)?.[1] ?? STAMPED.exec(head)?.[1];
  if (found) return found;
  const signed = SIGNED.exec(text.trim())?.[1];
  if (signed && !NOT_A_NAME.test(signed)) return signed;
  if (weight >= 160 || /[.!?]["”]?$/.test(text.trim())) return undefined;
  const english = ENGLISH.exec(head.trim())?.[1];
  return english && !NO_PERSON.test(english) ? english : undefined;
}

/** 作者：林一; an interview sets 编者：您怎么看？ the same way. */
function labelledIn(head: string): string | undefined {
  const match = LABELLED.exec(head);
  const name = match?.[1]?.replace(/(?:出自|来源|發表|发表|发布).{0,30}$/, '').replace(/[（(]?$/, '');
  if (!match || !name || NOT_A_NAME.test(name)) return undefined;
  const behind = head.slice(match.index + match[0].length);
  return /^[，。？！?!]/.test(behind) || /[？！?!]$/.test(name) ? undefined : name;
}

function reporterIn(text: string): string | undefined {
  const name = REPORTER.exec(text)?.[1]?.trim();
  return name && !NOT_A_NAME.test(name)
    ? name
        .replace(/\s?(?:记者|記者|通讯员)\s?/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : undefined;
}

/** What stands in brackets at either end of a paragraph. */
function bracketed(text: string): string {
  const first = /[（(【][^）)】]{2,40}[）)】]/.exec(text.slice(0, 80))?.[0] ?? '';
  const last = /[（(【][^）)】（(【]{2,40}[）)】]\s?$/.exec(text.slice(-60))?.[0] ?? '';
  return `${first} ${last}`;
}

/** The editor that a line names, for articles that name nobody else. */
export function editorInText(text: string): string | undefined {
  const name = text.length < 120 ? EDITOR.exec(text)?.[1] : undefined;
  return name && !NOT_A_NAME.test(name) ? name : undefined;
}

/** The publication that a line names as the source of a text. */
export function sourceInText(text: string): string | undefined {
  const found =
    /(?:^|[\s\u3000|（(])(?:来源|來源|稿源|文章来源|信息来源)\s?[：:]\s?([\u4e00-\u9fff·A-Za-z0-9]{2,16})(?=$|[\s\u3000|）)])/.exec(
      text.slice(0, 160),
    )?.[1];
  return found && !/转载|网络|未知|本站|互联网|原创/.test(found) ? found : undefined;
}
