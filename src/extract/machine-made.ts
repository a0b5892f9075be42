/** The sentences in which a site says that a machine summed a text or its comments up. */

/** Claude is a first name, too. */
const CLAUDE = 'claude(?=$|[^\\p{L}\\s]| (?:ai|opus|sonnet|haiku|and|from|for|using|based|\\d))';
export const AI = `(?:ai|gpt|chatgpt|${CLAUDE}|gemini|copilot|artificial[- ]intelligence)`;
export const MADE = '(?:generated|assisted|powered|written|made|created|produced)';
export const SUMMARY =
  '(?:summar(?:y|ies)|overview|digest|recap|tl;?dr|(?:key )?(?:takeaways|points)|bullet points|highlights|synopsis|brief)';
export const HAN_AI = '(?:AI|GPT|ChatGPT|人工智能|人工智慧|大模型|智能)';
export const HAN_SUMMARY =
  '(?:[重关關][点點键鍵])?(?:[摘提][要]|[总總][结結]|概要|[导導][读讀]|速[览覽]|要[点點]|概[览覽])';

const SENTENCES = [
  `(?:(?:this|these|the) )?${SUMMARY}(?: of (?:the )?comments)? (?:(?:is|was|were|are|has been|have been) (?:\\p{L}+ )?)?(?:${MADE} (?:by|with|using) (?:the help of )?(?:\\p{L}+ )?${AI}|${AI}[- ]${MADE})(?!\\p{L})(?:[^.!?]{0,80}[.!]?$|[.!] ai (?:can|may) )`,
  '(?:ai|ki|ia)[- ](?:generated|generierte|made) (?:summary|overview|zusammenfassung)[.!]?$',
  '(?:die|diese) (?:zusammenfassung|stichpunkte) (?:wurden?|ist|sind) [^.!?]{0,30}(?:ki|künstlicher intelligenz) (?:erstellt|generiert)(?!\\p{L})[^.!?]{0,60}[.!]?$',
  "(?:diese |ce |este |esta |questo )?(?:zusammenfassung|résumé|resumen|riassunto|resumo)(?!\\p{L})[^.!?:,]{0,30} (?:(?:erstellt|generiert|généré|creado|generado|creato|generato|criado|gerado) (?:durch|von|mit|par|por|con|da|com) (?:la |l[’'])?(?:ki|ia)|(?:durch|von|mit) ki (?:erstellt|generiert))[.!]?$",
  "(?:summari[sz]ed|generated|zusammengefasst|généré|generado|generato|gerado) (?:by|with|using|durch|von|mit|par|por|con|da|com) (?:l[’'])?(?:ai|ki|ia|artificial intelligence)[.!]?$",
  `(?:文章|本文|[内內]容)?(?:${HAN_SUMMARY})?\\s?[（(]?(?:以上|此|本|[该該])?(?:${HAN_SUMMARY})\\s?(?:均|[为為]|是)?由?[^。“「，]{0,8}${HAN_AI}[^。“「，]{0,8}(?:生成|[总總][结結]|[产產][生出]|整理|提[炼煉])[^。“「]{0,24}[）)]?。?$`,
  `(?:文章|本文|[内內]容|智能)?${HAN_SUMMARY}\\s?[（(]?(?:以上|此|本|[该該])?[内內]容由[^。“「，]{0,8}${HAN_AI}[^。“「，]{0,8}(?:生成|[总總][结結])[）)]?。?$`,
  '(?:[本此该該]?(?:摘要|[总總][结結]|概要))?由\\s?AI\\s?(?:生成|[总總][结結])(?:[，,][仅僅]供[参參]考)?。?$',
].join('|');
const BEGINS = new RegExp(`^(?:${SENTENCES})`, 'iu');
/** A sentence of its own at the end of a text; “the overview” may be one that the author told of: This summary is AI-generated. AI can make mistakes. */
const ENDS = new RegExp(`(?:^|[.!?。！？][”"»]? {0,2})(?!the )(?:${SENTENCES})`, 'iu');

/** True for a text that begins by saying that a machine made a summary. */
export const saysMachineMade = (text: string): boolean => BEGINS.test(text);

/** True for a text that says so in its last sentences. */
export const endsMachineMade = (text: string): boolean => ENDS.test(text);
