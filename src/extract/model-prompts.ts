/** Paragraphs that sites write for language models which sum their pages up, and buttons that hand a page to one. */
import { type BoilerplateRule, oneOf, wholeLine } from './boilerplate-rule.ts';

const MODEL =
  '(?:ai|artificial intelligence|llms?|(?:large )?language models?|chat ?bots?|generative ai)(?: (?:language )?(?:systems?|models?|assistants?|agents?|crawlers?|bots?|summari[sz]ers?|tools?|scrapers?))?';
/** The prompt is on the page itself, and on what is made of it. */
const ON_PAGE =
  "(?=.{0,500}\\b(?:this|our|the (?:full|original|above)) (?:article|page|story|text|content|post|site|website|work|publication)(?![’']s| of ))(?=.{0,500}\\b(?:summar|attribut|cite\\b|citation|credit|link\\b|quote|train|reproduc|mention))";

/** What only sites ask of those who sum a page up. */
const CITED =
  '(?=.{0,300}\\b(?:summar(?:y|ies)|attribut|cite\\b|citation|credit|link\\b|quote|train\\b|reproduc|source))';
const ASKED = "(?:please |do not |don[’']t |you (?:must|should|may) |always |include |cite |credit |add |state )";
const SERVICE = '(?:ai|chatgpt|claude|perplexity|gemini|grok|copilot|deepseek)';

export const MODEL_PROMPT_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'prompt to a model',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 900,
    pattern: oneOf(
      `^(?:note|notice|message|instructions?|attention|important)(?:,? (?:to|for))? (?:any |all )?${MODEL}\\s?[:—–-] ?${ON_PAGE}`,
      `^(?:if|when) you(?: a|[’'])re an? ${ON_PAGE}${MODEL}(?: (?:reading|summari[sz]ing|processing|indexing|crawling) [^.,]{3,40})?, ${ASKED}`,
      `^(?:to )?(?:any |all )?${MODEL} (?:reading|summari[sz]ing|processing|indexing|crawling) (?:this|our) (?:article|page|story|text|content|post|site|website)(?: [^.,:]{1,30})?[,:] ?${CITED}${ASKED}`,
      '^(?:this|the following) (?:paragraph|section|text|note|line|message) is (?:intended |meant |written )?(?:only )?for (?:ai|llms?|language models?|chat ?bots?)(?! (?:researchers?|engineers?|developers?|companies|users?))\\b.{0,300}\\b(?:summar|attribut|cite\\b|credit|link\\b)',
    ),
  },
  {
    reason: 'site control',
    shape: 'label',
    isNeverHeading: true,
    maxWeight: 100,
    pattern: wholeLine(
      `(?:summari[sz]e|explain|analy[sz]e|discuss|open|read) (?:this |the )?(?:article |page |post |story )?(?:with|in|using) ${SERVICE}(?: (?:or|and|&) ${SERVICE})?`,
      '(?:summari[sz]e|explain|analy[sz]e) this (?:article|page|post|story) with',
      `ask ${SERVICE}(?: about (?:this|the) (?:article|page|post|story))?`,
      'copy (?:page|article|link|text) (?:as markdown )?for (?:llms?|ai)|(?:view|copy|open) (?:page )?as markdown',
    ),
  },
];

export const HAN_MODEL_PROMPT_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'prompt to a model',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 1200,
    pattern: oneOf(
      '^[请請](?:[务務]必)?在(?:[您你]的)?(?:[总總][结結]|摘要|概括|回答|[输輸]出|生成)[^。：:“「]{0,8}(?:[开開][头頭]|最前|[结結]尾|末尾|文末|之[后後])[^。：:“「]{0,6}(?:增加|加上|加入|添加|附上|注明|[写寫]上)[^。：:“「]{0,12}[：:](?![“「『]).{0,300}(?:本文由|原文|[链鏈鍊]接|[来來]源)(?![是为為])',
      '^(?:如果[您你]是|致|[给給])(?:任何|各[类類])?\\s?(?:AI|人工智能|大?[语語]言模型|大模型)\\s?(?:助手|模型|摘要工具|系[统統]|程序|工具|[机機]器人)?[，,：:]\\s?(?:[请請]|不得|禁止|[务務]必)(?=[^“「]{0,160}(?:本文|本[页頁站网網]|[来來]源|[链鏈鍊]接))[^“「，。]{0,40}(?:注明|[标標][注明示]|引用|[总總][结結]|摘要|附上|[抓爬]取|[训訓][练練])',
      '^本文由第三方\\s?AI\\s?基[于於][^。“「]{2,80}(?:提[炼煉]|[总總][结結]|生成)[^。“「]{0,30}[，,。][^“「]{0,40}(?:可能|[仅僅]供|不代表|偏差|原文)',
    ),
  },
  {
    reason: 'site control',
    shape: 'label',
    isNeverHeading: true,
    maxWeight: 60,
    pattern: oneOf(
      '^(?:用|使用|[让讓])?\\s?(?:AI|豆包|DeepSeek|ChatGPT)\\s?(?:一[键鍵])?(?:[总總][结結]|解[读讀]|分析)(?:一下)?(?:本文|全文|此文)$',
    ),
  },
];
