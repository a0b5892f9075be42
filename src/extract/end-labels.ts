/** Labels above what pages set behind an article or into it: who wrote it, newsletters, appeals, notes. */

const AUTHOR =
  /^(?:(?:disclosure|conflicts? of interest|competing interests)(?: statements?)?|about (?:the |our )?(?:authors?|writers?|reporters?|contributors?|journalists?)|(?:author|writer|contributor)(?:['’]?s)? (?:bio(?:graphy)?|profile|info)|written by|(?:über|zu[rm]) (?:den |die |dem |der |unsere[nr]? )?(?:autor(?:in|en|innen)?|verfasser(?:in)?)|der autor|die autor(?:in|en)|(?:à propos de |sur )?l['’]aut(?:eur|rice)|(?:à propos )?des aut(?:eur|rice)s|sobre (?:el |la |los |las |o |a |os |as )?autor(?:a|es|as)?|sobre la firma|(?:su)?ll?['’]autor[ei]|om forfatteren|over de auteurs?|o autor(?:ze|ce|ovi)|(?:[关關]于|關於)?(?:本[文期])?(?:的)?作者(?:[简簡]介|介[绍紹]|信息|[档檔]案)?|(?:本[文期]|受[访訪])?(?:[专專]家|[医醫][生师師]|嘉[宾賓]|[讲講](?:者|人|[师師])|主[讲講]人?|[记記]者|[译譯]者|[编編]者|主播|主持人|[导導][师師]|受[访訪](?:人|者)|人物|[团團][队隊]|公司|机构|機構)(?:[简簡]介|介[绍紹]|[档檔]案|名片)|本期(?:主播|主持(?:人)?|[制製]作(?:人|[团團][队隊])?)|(?:[制製]作|主[创創])[团團][队隊]|[节節]目(?:[团團][队隊]|[制製]作|[简簡]介|介[绍紹])|[关關]于(?:本)?[节節]目|[关關]于我[们們])\s?[:：]?$/i;
const THANKS =
  /^(?:acknowledge?ments?|danksagung(?:en)?|remerciements|agradecimientos|agradecimentos|ringraziamenti)\s?[:：]?$/i;
const SUBSCRIBE =
  /^(?:(?:our |the |free |daily |weekly |e-?mail )*newsletters?(?: sign-?up)?|newsletter abonnieren|sign up (?:for|to) .{2,60}|subscribe(?: (?:now|today|(?:to|for) (?:our|free|updates|the .{0,30}newsletter|my)\b.{0,40}))?|get (?:the|our|more) .{0,50}(?:newsletter|inbox|stories|e-?mails?|updates).{0,30}|stay (?:informed|up to date|in the loop|connected|in touch).{0,40}|never miss (?:a|an|our) .{2,40}|don['’]?t miss (?:a|an|our) (?:story|post|update|thing|beat).{0,30}|join (?:our|the|my) .{2,40}|keep in touch|follow (?:us|along).{0,40}|recevez .{2,60}|inscrivez-vous.{0,60}|abonnez-vous.{0,60}|suscríbete.{0,60}|订阅.{0,20}|訂閱.{0,20}|关注我们|關注我們|(?:收[听聽]|[订訂][阅閱]|互[动動]|[联聯][系繫络絡]|[听聽]友|[加入]群)(?:方式|渠道|平[台臺]|我[们們])|[听聽]友群|(?:延伸|相[关關])[链鏈連][接結])\s?[:：!]?$/i;
const SUPPORT =
  /^(?:support (?:us|our|the|independent|local|quality|this|my|free) ?.{0,50}|donate(?: .{1,40})?|become a (?:member|supporter|patron).{0,40}|help (?:us|keep) .{2,50}|unterstützen sie .{2,50}|soutenez .{2,50}|apoya .{2,50}|支持我们|赞赏(?:作者)?|打赏(?:作者)?|[用以](?:[实實][际際])?行[动動]支持.{1,12}|(?:一起)?支持(?:[独獨]立|[优優][质質]|公共|深度|本土)(?:的)?(?:媒[体體]|新[闻聞]|[报報][导導道]|[记記]者)|[赞贊]助我[们們]|成[为為](?:我[们們]的)?(?:[赞贊]助(?:人|者)|支持者|[订訂][阅閱][者戶户]|[会會][员員]))\s?[:：!]?$/i;
const NOTES =
  /^(?:(?:foot|end)?notes?|references?|notes and references|works cited|bibliography|sources|further reading|external links|anmerkungen?|fußnoten|einzelnachweise|quellen(?:angaben)?|literatur(?:verzeichnis)?|weblinks|notes et références|références|bibliographie|liens externes|referencias|notas|bibliografía|enlaces externos|note|注[释釋]|註釋|注解|脚注|腳註|[参參]考(?:文[献獻]|[资資]料|[来來]源)?|[资資]料[来來]源|引用(?:[来來]源|文[献獻])?|外部[链連][接結])\s?[:：]?$/i;

/** What a short line announces; `undefined` for every other line. */
export function endLabel(input: string): 'author' | 'thanks' | 'subscribe' | 'support' | 'notes' | undefined {
  const text = input.trim().replace(/^[【〔「『［[]\s?(.{2,20}?)\s?[】〕」』］\]]$/, '$1');
  if (text.length > 90 || /[.。]$/.test(text)) return undefined;
  if (AUTHOR.test(text)) return 'author';
  if (THANKS.test(text)) return 'thanks';
  if (SUBSCRIBE.test(text)) return 'subscribe';
  if (SUPPORT.test(text)) return 'support';
  return NOTES.test(text) ? 'notes' : undefined;
}
