/** Tells the note in which a publication corrects or completes its own article: it is part of the text wherever it stands. */

const NOTE = new RegExp(
  [
    "^(?:corrections?|clarifications?|editor[’']?s[’']? notes?|update)(?: \\(?[^:.]{2,40})?\\s?[:：—–-]\\s?\\S",
    '^(?:this|an earlier version of this|a previous version of this|an earlier) (?:article|story|post|report|page|piece|version|column)\\b[^.!?]{0,80}\\b(?:amended|corrected|clarified|incorrectly|misstated|said|stated|gave|misspelled|misidentified|omitted|(?:updated|revised|changed|edited)\\b[^.]{0,60}\\b(?:to|because|after|with|following|since))\\b',
    '^(?:anmerkung der redaktion|korrektur|berichtigung|richtigstellung|hinweis der redaktion|transparenzhinweis)\\b.{0,30}[:：]',
    '^in einer (?:früheren|ersten|vorherigen) (?:version|fassung)\\b',
    '^(?:rectificatif|correction|précision|mise à jour|note de la rédaction)(?!\\p{L})[^.]{0,40}[:：]|^(?:une|dans une) (?:première|précédente) version',
    '^(?:fe de err(?:ores|atas)|corrección|rectificación|aclaración|nota de la redacción)(?!\\p{L})[^.]{0,40}[:：]|^(?:una|en una) (?:primera|versión anterior)',
    '^(?:errata(?: corrige)?|correzione|rettifica|correção|nota da redação|retificação|nota della redazione)(?!\\p{L})[^.]{0,40}[:：]|^(?:una versione precedente|uma versão anterior)',
    '^(?:correctie|rectificatie|sprostowanie|korekta|поправка|уточнение|исправление|rättelse|rettelse|oprava)(?!\\p{L})[^.]{0,40}[:：]|^in een eerdere versie',
  ].join('|'),
  'iu',
);
/** Shorter ones are labels: Updated: Monday. */
const SHORTEST = 40;
const SHORTEST_HAN = 20;

/** True for a sentence in which the publication corrects its article. */
export function isCorrection({ text, weight }: { readonly text: string; readonly weight: number }): boolean {
  return weight >= SHORTEST && /[.!?。]["”’)]?$/.test(text) && NOTE.test(text.replace(/^[•·*]\s{0,2}/, ''));
}

/** 编者按：…, 注：…, and who bears another name in the text; the note of a reprint or of the account is none. */
const HAN_NOTE =
  /^[（(【[〔*＊※]{0,2}\s?(?:(?:[编編]者?|作者|[记記]者|文末)?(?:按[语語]?|附?[注註]|附[记記]|[后後][记記]|[补補][记記充])|[编編]后|[编編]後|更正|勘[误誤]|更新)\s?(?:[：:]|[】\]〕])\s?[：:]?\s?\S|^[（(*＊※]{0,2}\s?(?:(?:[应應按][^。，]{2,12}要求|[为為][^。，]{2,16})[，,]\s?)?(?:(?:本|[全]?)文(?:中|[内內])?|[^。：:]{2,24}[为為均皆系])[^。：:]{0,24}(?:化名|[实實]名|公[开開]姓名|匿名)/;
const OF_ACCOUNT =
  /[转轉][载載]|[来來]源|[原首][创創发發]|授[权權]|版[权權]|投稿|公[众眾][号號]|[扫掃][码碼]|[关關]注(?:我|本)|[点點][击擊]|添加|[联聯][系繫]|[图圖]片|配[图圖]|[题題封][图圖]|[仅僅]代表|投[资資]建[议議]|侵[权權删刪]/;

/** True for a Chinese note on the text itself behind its end. */
export function isHanNote({ text, weight }: { readonly text: string; readonly weight: number }): boolean {
  return (
    weight >= SHORTEST_HAN && /[。！？][”」’』）)】]?$/.test(text) && HAN_NOTE.test(text) && !OF_ACCOUNT.test(text)
  );
}
