/** Tells a heading that names the kind of page, as the software of towns, firms and schools sets it above each of their news. */

const LABEL = new RegExp(
  `^(?:${[
    '(?:(?:latest|local|town|city|village|county|company|school|district|community|our|the|all|campus|council) )?(?:news|news ?flash(?:es)?|updates|announcements?|press releases?|bulletins?|notices|alerts|articles|stories|blog(?: posts?)?|headlines)',
    'news(?:room| (?:release|article|item|detail|story|post|centre|center)s?| (?:&|and|\\+) (?:events|updates|media|announcements|stories|alerts|notices|insights))',
    '(?:press|media)(?: (?:release|room|centre|center|statement|contact)s?)?',
    '(?:public|legal|community) notices?',
    '(?:(?:local|national|world|international) )?(?:sports?|business|politics|entertainment)|opinions?|features|(?:u\\.?s\\.?|nation) (?:&|and) world|world|nation(?:al)?|international|tech(?:nology)?|science|health|life ?style|culture|arts|travel|money|education|environment|weather|crime',
    '(?:politik|wirtschaft|kultur|wissen(?:schaft)?|panorama|gesellschaft|lokales|politique|économie|culture|société|política|economía|deportes|sociedad|politica|economia|cronaca|esteri|esportes)',
    '(?:aktuelles|nachrichten|neuigkeiten|meldungen|(?:aktuelle )?presse(?:mitteilung(?:en)?|meldung(?:en)?)?)',
    '(?:actualités?|communiqués?(?: de presse)?|nouvelles|noticias?|comunicados?(?: de prensa)?|sala de prensa|notizie|comunicat[oi](?: stampa)?|notícias?|новости|пресс-релизы?|nieuws|persberichten|aktualności|nyheter)',
    '(?:[新要][闻聞]|公司新[闻聞]|企[业業]新[闻聞]|新[闻聞](?:中心|[动動][态態]|[资資][讯訊]|公告|快[讯訊]|[发發][布佈]|[详詳]情|[内內]容|稿)|(?:通知)?公告(?:[栏欄]|通知|信息|[详詳]情)?|通知|公示|公示公告|最新(?:消息|公告|[动動][态態]|[资資][讯訊])|(?:工作|部[门門]|校[园園]|行[业業]|政[务務])[动動][态態]|[资資][讯訊](?:中心)?|媒[体體][报報][导導道]|(?:文章|[内內]容|信息)(?:[详詳]情|正文|[内內]容)?|正文|部落格|博客|お知らせ|新着情報|ニュース(?:リリース)?|プレスリリース)',
  ].join('|')})$`,
  'iu',
);
const LONGEST = 40;

/** True for the label of a section of a site, which may be the title of an article only where nothing else is. */
export function isSectionLabel(text: string): boolean {
  return text.length <= LONGEST && LABEL.test(text.trim());
}
