/** The rules for sentences that pages put into or around an article and that nobody wants read aloud, by the texts they are tried on. */
import type { BoilerplateRule } from './boilerplate-rule.ts';
import { CHINESE_AUTHOR_CONTACTS } from './chinese-author-contacts.ts';
import { CHINESE_CLOSING_RULES } from './chinese-closing-rules.ts';
import { CHINESE_LINE_RULES } from './chinese-line-rules.ts';
import { CHINESE_NOTICE_RULES } from './chinese-notice-rules.ts';
import { CHINESE_PROMOTION_RULES } from './chinese-promotion-rules.ts';
import { CHINESE_PUBLIC_NOTICES } from './chinese-public-notices.ts';
import { CHINESE_RIGHTS_RULES } from './chinese-rights-rules.ts';
import { CHINESE_SITE_LINES } from './chinese-site-lines.ts';
import { CHINESE_TOOL_BARS } from './chinese-tool-bars.ts';
import { CREDIT_CLAUSES } from './credit-clauses.ts';
import { DEVICE_RULES } from './device-notices.ts';
import { EMBED_RULES, HAN_EMBED_RULES } from './embed-notices.ts';
import { ENGLISH_CALL_RULES } from './english-call-rules.ts';
import { ENGLISH_CLOSING_RULES } from './english-closing-rules.ts';
import { ENGLISH_CREDIT_RULES } from './english-credit-rules.ts';
import { ENGLISH_HOUSE_RULES } from './english-house-rules.ts';
import { ENGLISH_NAMED_RULES } from './english-named-rules.ts';
import { ENGLISH_PAGE_RULES } from './english-page-rules.ts';
import { ENGLISH_SITE_RULES } from './english-site-rules.ts';
import { ENGLISH_TEAM_CREDITS } from './english-team-credits.ts';
import { EUROPEAN_FACT_RULES } from './european-fact-rules.ts';
import { EUROPEAN_LINE_RULES } from './european-line-rules.ts';
import { EUROPEAN_RULES } from './european-rules.ts';
import { FOLLOW_RULES } from './follow-rules.ts';
import { GALLERY_RULES, HAN_GALLERY_RULES } from './gallery-rules.ts';
import { JAPANESE_LINE_RULES } from './japanese-line-rules.ts';
import { HAN_MODEL_PROMPT_RULES, MODEL_PROMPT_RULES } from './model-prompts.ts';
import { NOTICE_RULES } from './notice-rules.ts';
import { PLATFORM_RULES } from './platform-rules.ts';
import { HAN_PLAYBACK_RULES, PLAYBACK_RULES } from './playback-rules.ts';
import { READER_WISH_RULES } from './reader-wish-rules.ts';
import { RUSSIAN_LINE_RULES } from './russian-line-rules.ts';
import { SCHOLARLY_RULES } from './scholarly-rules.ts';
import { SUBSCRIPTION_RULES } from './subscription-rules.ts';

/** Tried on every text. */
const COMMON_RULES: readonly BoilerplateRule[] = [
  ...NOTICE_RULES,
  ...DEVICE_RULES,
  ...CHINESE_NOTICE_RULES,
  ...PLATFORM_RULES,
  {
    reason: 'reprint line',
    shape: 'notice',
    maxWeight: 400,
    pattern:
      /[转轉][载載][请請]注明|轉載請註明|未[经經][^。]{0,16}(?:授[权權]|[许許]可|允[许許]|同意)[^。]{0,12}(?:不得|[请請]勿|禁止|[严嚴]禁|[谢謝][绝絕])[^。]{0,12}(?:[转轉][载載]|[复複][制製]|摘[编編]|[转轉][贴貼])|^[^，。“"「]{0,20}版[权權]所有(?![者人])|版[权權]所有[^。]{0,6}$|^[^，。]{0,8}免[责責][声聲]明(?:$|[:：】）)])|本文(?:系|为|為)[^。，]{0,20}(?:[转轉][载載]|授[权權](?:[转轉][载載]|[发發]布|刊|使用|[，。]|$))|^[^，。]{0,8}[声聲]明\s?[：:][^。]{0,40}(?:[转轉][载載]|版[权權]|[观觀][点點][^。]{0,8}(?:不代表|与本|與本|[仅僅]|作者))|^(?:you (?:can|may|are (?:free|welcome) to) )?(?:re-?publish|repost|reprint|syndicate) (?:our|this|these|any of our) (?:articles?|stor(?:y|ies)|contents?|work|reporting|pieces?)\b|^(?:this|our|dieser|cet|este|quest[oa]) ?(?:work|article|story|stories|content|text|beitrag|artikel|artículo|articolo) .{0,60}creative commons|^this (?:article|story|post|piece|essay) (?:(?:was |has |is )?(?:been )?(?:originally |first |re)(?:appeared|published|posted)|appeared)\b[^,;]{0,160}$/i,
  },
  {
    reason: 'reader notice',
    shape: 'notice',
    maxWeight: 700,
    pattern:
      /^(?:[备備][注註]|注意|提示|[^。，]{0,6}(?:网友|網友|[读讀]者)注意)[：:].{0,200}(?:[链鏈連][接結]|网站|網站|网页|網頁|本[站网網页頁刊文]|翻[墙牆]|[浏瀏][览覽]器|[点點][击擊]|[订訂][阅閱]|打不[开開])|^[备備][注註][：:].{0,200}(?:公共[网網][络絡路]|[个個]人[信资資][息料訊讯]|密[码碼]|[页頁]面)/,
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 500,
    pattern:
      /邀[请請]您(?:和我[们們]|[关關]注|[订訂][阅閱]|加入我[们們])|[点點][击擊]了解[详詳]情|(?:^|[，。！；：\s【（(])(?:[请請]|[欢歡]迎)?(?:您|大家)?(?:[订訂][阅閱]|[关關]注)(?:我[们們]的?)?[^。，的]{0,14}(?:公[众眾][号號]|微信[号號]|APP|客[户戶]端)(?!的)|[欢歡]迎(?:您)?(?:[点點][击擊]|[订訂][阅閱]|[扫掃][码碼描])|(?:^|[，。！；：\s【（(])(?:微信)?(?:[长長]按|[扫掃](?:描|一[扫掃])?|[识識][别別])[^。，]{0,8}(?:[下上左右][方面图圖侧側]|此|文末|以下)[^。，]{0,6}二[维維][码碼]|^(?:微信)?(?:[长長]按|[扫掃]一[扫掃]|[扫掃]描)[^。，]{0,8}二[维維][码碼](?![点點][单單餐菜]|付[款钱錢]|支付|[骑騎租开開])/i,
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 160,
    pattern:
      /^[^。！？]{0,40}(?:更多[^。]{0,24}|[详詳]情|[欢歡]迎|敬)[请請]?(?:[点點][击擊]|[订訂][阅閱]|[扫掃][码碼描]|下[载載]|登[录錄]|[关關]注[^。，]{0,8}(?:我[们們]|本[报報站网網刊]|[频頻]道|[栏欄]目|[专專][题題]))|^(?:[请請立]即?|[马馬]上)?(?:[点點][击擊]|[扫掃][码碼])?下[载載][^。，的了]{0,14}(?:APP|客[户戶]端)[！!]?$/i,
  },
  {
    reason: 'tags',
    shape: 'whole',
    maxWeight: 200,
    // #渡口# #桥#, #渡口 #桥, #渡口#桥#茶; a sentence goes on behind #渡口#.
    pattern:
      /^(?:[#＃][^\s#＃]{1,24}[#＃]\s{0,3}){2,}$|^(?:[#＃][^\s#＃，。！？]{1,24}[#＃]?\s{1,3}){1,20}[#＃][^\s#＃，。！？]{1,24}[#＃]?$|^(?:[#＃][^\s#＃，。！？]{1,24}){3,20}$|^tags?[：:]\s?\S.{0,80}(?<!\.)$/i,
  },
  { reason: 'promotion', shape: 'label', maxWeight: 160, pattern: /^(?:Ad|[广廣]告|推[广廣])[：:]/ },
  {
    reason: 'editor line',
    shape: 'names',
    maxWeight: 120,
    pattern:
      /^[（(【[]?\s?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|審核|来源|來源|作者|记者|記者|本文来源|本文來源)\s?[：:/]/,
  },
  {
    reason: 'related link',
    shape: 'notice',
    maxWeight: 240,
    pattern:
      /^[【[［]?(?:相[关關](?:[阅閱][读讀]|新[闻聞]|文章|[报報][道導]|[链鏈連][接結]|[专專][题題])|延伸[阅閱][读讀]|推[荐薦][阅閱][读讀]|更多(?:新[闻聞]|精彩|[内內]容|文章)(?!$)|[上下]一[篇页頁]|(?:[阅閱][读讀]|查看)原文|[热熱][门門](?:推[荐薦]|新[闻聞])|猜你喜[欢歡])\s?(?:$|[：:|>»】\]])|^(?:advertisement|sponsored(?: content)?|recommended(?: for you)?|related(?: (?:articles?|stories|topics|posts|links|content|coverage))?|read (?:more|next|also|the full (?:story|article))|see also|also read|you may also like|most (?:read|popular|viewed)|don'?t miss|up next|continue reading(?: below| the main story)?|(?:story|article) continues(?: after| below)?.{0,40}|click here|(?:next|previous) (?:article|story|page)|back to top)[\s:.…»>↓]{0,4}$/i,
  },
  {
    reason: 'copyright line',
    shape: 'notice',
    maxWeight: 320,
    pattern:
      /^\(?(?:(?:©|\(c\))\s?(?:\d|\p{L}[^.!?]{0,80}(?:\d{4}|$|[.|] ?all )|all )|copyright\s?(?:©|\(c\)|\d{4}|by\b|:|$))|(?:^|[.,)|•·©\d]\s?)all rights reserved\b(?! (?:to|for) (?:the|him|her|them|his)\b)|may not be published, broadcast|^(?:this|no part of (?:this|our|the (?:site|website|content|material|work|book|publication|article|text)))\b.{0,60}\bmay (?:not )?be reproduced|^版[权權](?:(?:[声聲]明|[说說]明)(?:$|[\s：:】）)©。，,\d]|本|[归歸]|由)|©|[：:])/iu,
  },
  {
    reason: 'share line',
    shape: 'notice',
    maxWeight: 100,
    pattern:
      /^(?=share|tweet|print|e-?mail|comment|reply|permalink|save|post|leave)(?:(?:share|tweet|print(?:er)?(?:[- ]friendly)?|e-?mail|comments?|reply|permalink|save|post a comment|leave a (?:comment|reply)|this|article|page|story|version|on|via|to|by|or|and|facebook|twitter|whatsapp|linkedin|pinterest|reddit|x|address|adresse)(?=\P{L}|$)[\s\d|•·/,&:+()>*-]*)+$|^(?:(?:分享(?:[到至])?|打印(?:本[页文])?|列印|收藏|[评評][论論]|[举舉][报報]|[点點][赞讚]|字[号號]|大|中|小|微信|微博|[Qq][Qq]空[间間]|朋友圈|新浪|好友)[\s\d|｜:：（()）/、+]*)+$/iu,
  },
  { reason: 'share line', shape: 'label', maxWeight: 100, pattern: /^share (?:this|on|via)\b/i },
  {
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 420,
    pattern:
      /^(?:do|did|have|are|were|would|want|got|haben|hast|kennen|avez|êtes|connaissez|tiene|tienes|ha|has|hai|avete)\b[^?.!]{3,120}\?.{0,240}(?:\bclick here|\b(?:e-?mail|write to|contact) us\b|\bget in touch|\blet us know|\bletters? (?:section|page|to the editor)|schreib(?:en sie|t)? uns|écrivez-nous|escr[ií]b[ae]nos|scriv(?:eteci|ici))|^(?:to )?(?:reach|contact) (?:the )?(?:reporters?|authors?|writers?|editors?)\b.{0,120}(?:@|\(at\)|\d{3})|\bcan be reached (?:at|on|via)\b.{0,80}(?:@|\(at\)|\d{3})|^(?:e-?mail|contact|write to) .{0,60}\w(?:@|\(at\))\w|(?:^|[.?!:] )(?:please |just )?(?:(?:e-?mail|write(?: to)?|contact|text|call|reach|message|tell) (?:us|me)|(?:schreiben|mailen) sie (?:uns|mir)|schreibt? (?:uns|mir)|(?:écrivez|contactez|appelez)-(?:nous|moi)|(?:escr[ií]b|cont[aá]ct|ll[aá]m)[ae](?:nos|me)|scriv(?:eteci|ici|etemi)|escreva(?:-nos| para))\b[^.]{0,60}(?:@|\(at\)|\d{3})|^(?:twitter|facebook|instagram|e-?mail)\s?:\s?(?:@|https?:|www\.|\S{1,60}(?:@|$))/i,
  },
  {
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 260,
    pattern:
      /^(?:Follow|FOLLOW) (?:me|him|her|them|our|@\w|(?:the )?\p{Lu})(?!.* and (?:you|we|he|she|they|it) )[^.!?]{0,90} (?:on|ON) (?:Twitter|TWITTER|Facebook|Instagram|X\b|YouTube|LinkedIn)/u,
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 200,
    pattern:
      /^this (?:episode|article|post|newsletter|issue|story) (?:is|was) (?:brought to you|sponsored|presented) by\b|(?:^|[.!?:,] )(?:click|tap) here (?:to|for)\b|^download (?:the|our) [^,]{0,40}\bapps?\b|^(?:watch|listen) live(?:$|\s?[:!|]| (?:here|now|on|at|online)\b)|^(?:support|donate to) our (?:work|journalism|reporting|newsroom|paper|site|website|project)\b|^(?:buy|order) (?:the|it|now) [^,]{0,60}(?:here|amazon)/i,
  },
  {
    reason: 'footnote',
    shape: 'notice',
    maxWeight: 400,
    pattern: /^(?:\[?\d{1,3}\]?|[*†‡])\s?[↑↩^]|^[↑^]\s?(?=[\p{L}《“「])/u,
  },
];

/** Tried on texts with words in letters only, which most lines of a Chinese page have not. */
const LETTER_RULES: readonly BoilerplateRule[] = [
  ...PLAYBACK_RULES,
  ...SUBSCRIPTION_RULES,
  ...ENGLISH_CALL_RULES,
  ...ENGLISH_CREDIT_RULES,
  ...ENGLISH_TEAM_CREDITS,
  ...CREDIT_CLAUSES,
  ...ENGLISH_CLOSING_RULES,
  ...ENGLISH_PAGE_RULES,
  ...ENGLISH_SITE_RULES,
  ...ENGLISH_HOUSE_RULES,
  ...ENGLISH_NAMED_RULES,
  ...FOLLOW_RULES,
  ...EUROPEAN_RULES,
  ...EUROPEAN_LINE_RULES,
  ...EUROPEAN_FACT_RULES,
  ...JAPANESE_LINE_RULES,
  ...RUSSIAN_LINE_RULES,
  ...EMBED_RULES,
  ...MODEL_PROMPT_RULES,
  ...READER_WISH_RULES,
  ...GALLERY_RULES,
];

/** Tried on texts with Chinese characters only. */
const HAN_RULES: readonly BoilerplateRule[] = [
  ...HAN_PLAYBACK_RULES,
  ...CHINESE_PROMOTION_RULES,
  ...CHINESE_RIGHTS_RULES,
  ...CHINESE_CLOSING_RULES,
  ...CHINESE_AUTHOR_CONTACTS,
  ...CHINESE_PUBLIC_NOTICES,
  ...CHINESE_TOOL_BARS,
  ...CHINESE_LINE_RULES,
  ...CHINESE_SITE_LINES,
  ...SCHOLARLY_RULES,
  ...HAN_EMBED_RULES,
  ...HAN_MODEL_PROMPT_RULES,
  ...HAN_GALLERY_RULES,
];

/** The rules by the texts they are tried on: any, with words in letters, with Chinese characters. */
export const RULE_LISTS = { common: COMMON_RULES, letters: LETTER_RULES, han: HAN_RULES };
