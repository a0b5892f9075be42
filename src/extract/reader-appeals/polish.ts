/** The sentences in which Polish sites ask something of their readers below a text. */
import { type AppealSentences, FEW, HOUSE_MAIL, NETWORKS, SOME, sentences } from './sentences.ts';

const TEXT =
  '(?:ten|ta|to|nasz|nasza|mój|tego|tej) (?:artykuł|tekst|wpis|materiał|reportaż|wywiad|odcinek|przepis|poradnik|film|podcast)u?';
/** What a reader is asked to do. */
const DONE = '(?:udostępni|podziel|subskryb|zapisz|obserw|polub|wesprz|wspier|kaw[ęy]|komentarz|śled|poleć)';

export const POLISH_APPEALS: AppealSentences = {
  appeal: sentences(
    `(?:jeśli|jeżeli) (?:podoba\\p{L}{0,3}|spodoba\\p{L}{0,3}) (?:ci|wam|państwu|się|ci się|wam się)(?: się)? ${TEXT}${FEW}, ${SOME}${DONE}${SOME}`,
    `(?:dołącz do|zapisz się do|obserwuj) nasz\\p{L}{1,4} ${FEW}(?:kanał\\p{L}{0,2}|grup\\p{L}{1,2}|profil\\p{L}{0,2}|społecznoś\\p{L}{1,3})${FEW}${NETWORKS}${SOME}`,
    `(?:posłuchaj|wysłuchaj|odsłuchaj)${FEW} (?:naszym podcaście|nasz podcast|w podcaście)${SOME}`,
    `(?:napisz|daj znać|podziel się|zostaw)${FEW} w komentarz(?:u|ach)${FEW}`,
    `pobierz naszą aplikację${SOME}`,
    `(?:postaw (?:mi|nam)|możesz postawić (?:mi|nam)) (?:wirtualną )?kawę,? (?:jeśli|jeżeli|na|przez|tutaj)(?!\\p{L})${SOME}`,
    `${TEXT} (?:możesz|można|jest|powstał)${FEW} dzięki ${FEW}(?:czytelni|subskrybent|patron|wpłat|wsparci)${FEW}`,
    `zachęcamy do (?:śledzenia|obserwowania|polubienia) nasz\\p{L}{1,4} ${FEW}${NETWORKS}${FEW}`,
    `(?:zauważył\\p{L}{1,4}|widzisz|znalazł\\p{L}{1,4}) (?:błąd|literówkę)(?: w (?:tekście|artykule|naszym ${FEW}))?\\?`,
    `${SOME}(?:napisz|pisz|wyślij) ${FEW}(?:na|do)?${FEW} ?${HOUSE_MAIL}`,
  ),
  half: sentences(
    'dołącz do (?:nich|nas)',
    '(?:co (?:o tym|na ten temat) (?:sądzisz|myślisz)|a (?:ty|wy),? co (?:o tym )?(?:sądzi\\p{L}{1,4}|myśli\\p{L}{1,4}))\\?',
  ),
  frame: sentences(
    `dziękuj(?:ę|emy) (?:za|,? że) ${FEW}(?:przeczyta|lektur|czyta|wsparci)${FEW}`,
    `daj nam znać${FEW}`,
  ),
};
