/** What papers and stations are bound, or choose, to say to the public: of drink, of the road, where help is to be had. */
import type { BoilerplateRule } from './boilerplate-rule.ts';

const SIGN = '[★☆◎※＊*▲●■◆⊙⭕⚠❗❤\\uFE0F\\s]';
/** 鹽嶼報, 《小鎮新聞網》, 本台; neither a station of trains nor a forecast. */
const OUTLET =
  '(?:《[^》的]{1,12}》|[「【]?(?:[^。，：“「」《》的他她]{0,8}(?:[电電][台臺]|[电電][视視][台臺]|[新][闻聞][网網]|(?<![预預海情喜捷电電墙牆简簡黑学學呈])[报報])|本[台臺社刊网網站])[」】]?)';
/** What nobody else says of drink and smoke, word for word. */
const WARNING = [
  '未[满滿]\\s?(?:十八|二十|18|20)\\s?[岁歲]者?[，,、]?(?:[请請]勿|禁止|不得|勿)(?:[饮飲喝]酒|吸[烟菸]|[购購][买買])?',
  '[饮飲喝]酒[过過]量[，,、]?(?:害人害己|有?[害碍礙](?:[（(][碍礙害][）)])?健康|[请請]勿.{0,6})',
  '(?:禁止|拒[绝絕])?酒[驾駕]|禁止酒[后後][驾駕開开]?[车車驶駛]?',
  '(?:酒[后後]|[喝飲饮]酒)(?:[请請]勿|不|勿)(?:[开開駕驾][车車驶駛])|[开開][车車]不[喝飲饮]酒',
  '吸[烟菸]有[害碍礙](?:[（(][碍礙害][）)])?健康|[请請]勿吸[烟菸]',
  '理性[饮飲]酒|安全有保障|[请請]勿[饮飲]酒|不容毒噬|健康[无無][价價]|拒[绝絕]毒品|珍[惜爱愛]生命|安全回家|平安回家|害人害己',
].join('|');
const WARNINGS = `(?:(?:${WARNING})[，,、；;！!⭕\\s]{0,3})`;
const REMINDS = `【?(?:${OUTLET})?(?:[关關]心|提醒)您】?\\s?[：:，,]\\s?`;
const FIRM = '未[满滿]|[过過]量|不[开開喝飲]|有[害碍礙]|不容';
/** Single, and without a sign before it, it has the words of the law. */
const OF_LAW = '未[满滿]|有[碍礙]健康|[（(][碍礙害][）)]健康';
/** Who is spoken to is in trouble. */
const TROUBLE =
  '心理|情[绪緒]|[轻輕]生|自[杀殺残殘]|[困][扰擾境]|家暴|家庭暴力|性侵|[诈詐][骗騙]|霸凌|毒品|[忧憂][郁鬱]|[绝絕]望|求助|求救|[协協]助';
const CALL = '[拨撥]打?|致[电電]|[请請可]打';
const LINE_KIND =
  '(?:心理援助|心理危[机機]|自[杀殺]防治|防止自[杀殺]|生命[线線]|反[诈詐]|保[护護]|安心|求助|求救|求救[请請]打)';
/** 1925, 400-161-9995, 2389 2222; neither an amount nor a part of one. */
const NUMBER = '(?<!\\d)\\d(?:[\\d-]|\\s(?=\\d)){1,14}\\d(?![\\d.%％]|\\s?[万萬亿億人名次份通元起条條个個件位年字])';
/** A line's name: 24小時求助熱線 */
const NAME = '[：:]?\\s?(?:[^。，；：:“「\\d]|24){0,16}[：:]?\\s?';
/** Several may be named, the first of them right behind the call; then there are hours, and nothing is told. */
const NUMBERS = `${NAME}${NUMBER}[^。，；：:“「\\d]{0,8}(?:[、，,；;/\\s]{1,2}${NAME}${NUMBER}[^。，；：:“「\\d]{0,8}){0,5}(?:[（(，,]\\s?[^。，]{0,4}(?:24小[时時]|每日|每天|全天)[^。，]{0,10})?[。！!）)\\]】★☆◎※\\s]{0,4}$`;
const UNTOLD =
  '(?!.*(?:[他她我牠“「]|[^为為除]了(?!解)|[说說](?!出)|表示|[称稱](?!呼)|指出|通[报報]|提醒(?![您你])|呼[吁籲]|去年|昨|[当當][天晚]|上[半月周週]|截至|目前已|(?<!公)共))';

/** Behind what a paper tells its readers to mind nothing is told of anybody. */
const TOLD_NOTHING = '[】」]?\\s?[：:，,！!\\s](?!.*[他她我“「了著着])';

export const CHINESE_PUBLIC_NOTICES: readonly BoilerplateRule[] = [
  {
    reason: 'public notice',
    shape: 'whole',
    maxWeight: 330,
    pattern: new RegExp(
      ['[关關]心您', '提醒您', '叮[咛嚀]您']
        .flatMap((verb) => [
          `^${SIGN}{1,3}(?:${OUTLET})?${verb}${TOLD_NOTHING}.{4,80}$`,
          `^【?${OUTLET}${verb}${TOLD_NOTHING}[^。？…]{4,80}$`,
        ])
        .join('|'),
      'u',
    ),
  },
  {
    reason: 'public notice',
    shape: 'whole',
    maxWeight: 200,
    pattern: new RegExp(
      [
        `^[^。“「他她我]{4,40}${SIGN}{1,4}${OUTLET}(?:[关關]心|提醒)您[★☆！!\\s]{0,3}$`,
        `^(?!.*[的他她我“「])(?=.*(?:${FIRM}))(?=${SIGN}|.*(?:${OF_LAW})|${REMINDS}|${WARNINGS}{2})${SIGN}{0,4}(?:${REMINDS})?${WARNINGS}{1,6}(?:(?<=[歲岁][^。]{2,60})。)?${SIGN}{0,4}$`,
        `^${SIGN}{1,4}${WARNINGS}{2,6}${SIGN}{0,4}$`,
      ].join('|'),
      'u',
    ),
  },
  {
    reason: 'public notice',
    shape: 'whole',
    maxWeight: 400,
    pattern: new RegExp(
      [
        `^(?=.*\\d{3})${UNTOLD}(?=.*(?:${TROUBLE}))(?=.*(?:[您你][^。]{0,40}(?:${CALL})|[请請](?:[拨撥]|致[电電]|打)))[^。]{0,60}?(?:${CALL})${NUMBERS}`,
        `^(?=.*\\d{3})${UNTOLD}${SIGN}{0,4}(?:[^“「]{2,30}[，,。：]\\s?)?[^，。：“「]{0,10}${LINE_KIND}[^，。：“「\\d]{0,6}(?:24小[时時])?(?:[热熱][线線]|[专專][线線]|[电電][话話])${NUMBERS}`,
      ].join('|'),
      'u',
    ),
  },
  {
    reason: 'public notice',
    shape: 'whole',
    maxWeight: 330,
    pattern: new RegExp(
      [
        '^[★☆◎※＊*▲●■◆⊙\\s]{1,4}[^。，]{0,14}(?:[饮飲喝]酒|酒[驾駕後后]|吸[烟菸]|抽[烟菸]|[电電]子[烟菸]|[赌賭]博)[^。]{0,30}[。★☆◎※!！\\s]{0,4}$',
        `^${UNTOLD}(?:[★☆◎※＊*▲●■\\s]{1,4}|【?[^。，：“「的]{2,10}(?:[关關]心您|提醒您)】?\\s?[：:，,]?|自[杀殺](?:不能|[无無]法|[并並]不)|珍惜生命|勇敢求救|[给給]自己一?[个個]?[机機][会會])[^“「]{0,60}?(?:[专專][线線]|[热熱][线線]|[拨撥]打?|求助|求救|[请請]打|洽[询詢]?|生命[线線])${NUMBERS}`,
      ].join('|'),
      'u',
    ),
  },
];
