/** The sentences in which German sites ask something of their readers below a text. */
import { type AppealSentences, FEW, HOUSE_MAIL, MAIL, NETWORKS, SOME, sentences } from './sentences.ts';

const TEXT =
  '(?:diese[rsmn]?|der|das|den|dem|die|unser(?:e[rnms]?)?|mein(?:e[rnms]?)?) (?:artikel|beitrag|blogbeitrag|text|bericht|kommentar|essay|interview|podcast|video|rezept|anleitung|newsletter|ausgabe|folge|recherche|reportage|post|seite|blog|geschichte)';
const YOU = '(?:sie|du|ihr)';
const TO_YOU = '(?:ihnen|dir|euch)';
const OURS =
  '(?:unser(?:e[rnms]?)?|mein(?:e[rnms]?)?) (?:\\p{L}+ )?(?:arbeit|projekt|blog|redaktion|journalismus|magazin|zeitung|recherchen?|angebot|berichterstattung|seite|kanal|podcast|sender)';
/** What a reader is asked to do. */
const DONE =
  '(?:teil|(?:weiter)?empf[ie]hl|weiter(?:sag|leit)|abonn|folg|kaffee|unterstütz|spend|kommentar|mitglied|bewert|(?<!\\p{L})likes?(?!\\p{L})|anmeld|registrier|paypal|patreon|steady|überweis)';
const ITEMS =
  '(?:artikel|beiträge|texte|berichte|nachrichten|meldungen|informationen|infos|folgen|geschichten|themen|rezepte|reportagen|hintergründe|videos|podcasts|neuigkeiten)(?!\\p{L})';

export const GERMAN_APPEALS: AppealSentences = {
  appeal: sentences(
    `(?:für mehr ${FEW}|um ${FEW}zu bleiben, )folg(?:e|t|en sie) (?:uns|unserem kanal) ${FEW}${NETWORKS}(?!\\p{L})`,
    `(?:dann |bitte )?(?:schreib|mail|meld|schick|send)\\p{L}{0,2} (?:sie )?${FEW}(?:an|unter) ${HOUSE_MAIL}`,
    `um (?:mehr|nichts|keine|alle)${SOME}, (?:les(?:en|t)|lies|folg\\p{L}{1,2}|abonnier\\p{L}{1,2}|besuch\\p{L}{1,2}) (?:sie )?(?:auch |gern )?(?:uns|unsere?[nr]?)(?!\\p{L})${SOME}`,
    `alle (?:folgen|teile|beiträge|texte|artikel) (?:der|dieser|unserer) (?:serie|reihe|kolumne)${FEW} (?:können sie|kannst du|finden sie|findest du|lesen sie) ${FEW}(?:hier|auf unserer ${FEW})(?: \\p{L}{0,6}(?:lesen|hören|sehen))?`,
    `hier (?:können sie|kannst du|könnt ihr|geht's|geht es)${FEW} (?:zum |zur |den |unseren? |unserem )(?:\\p{L}+ )?(?:newsletter|podcast|kanal|abo|spende\\p{L}{0,9}|mitgliedschaft)(?: abonnieren)?`,
    `als (?:gemeinnützig|unabhängig|werbefrei|nichtkommerziell)\\p{L}{1,2} (?:medium|magazin|redaktion|zeitung|projekt|portal) sind wir auf ${FEW}(?:spenden|unterstützung|leser)${FEW} angewiesen`,
    `(?:jetzt )?(?:das |im )?e-?paper lesen und keine ${FEW}verpassen`,
    `wir freuen uns (?:auf|über) (?:ihre?|deine?|eure?) ${FEW} an ${HOUSE_MAIL}`,
    `(?:wenn|falls) ${TO_YOU} ${TEXT} ${FEW}(?:gefallen|gefällt|geholfen|hilft|nützlich|wichtig|weitergeholfen)${FEW}, ${SOME}${DONE}${SOME}`,
    `(?:wenn|falls) ${YOU} (?:${OURS}|uns(?= unterstützen| helfen)) ${FEW}, ${SOME}(?:${DONE}|hier|freuen wir uns)${SOME}`,
    `${YOU} (?:können|kannst|könnt) (?:auch )?(?:${OURS}|uns) ${SOME}(?:unterstützen|abonnieren|weiterempfehlen)`,
    `${YOU} (?:können|kannst|könnt) (?:mir|uns) (?:auch )?${FEW} folgen(?!,)`,
    `(?:spendier\\p{L}{0,3}|spend\\p{L}{1,2}) (?:sie )?(?:mir|uns) ${FEW}kaffee${SOME}`,
    `folg(?:e|t|en sie) (?:mir|uns) ${FEW}${NETWORKS}(?!\\p{L})(?:,? um .{0,60} zu verpassen)?`,
    `(?:gefällt ${TO_YOU} (?:${TEXT}|${OURS}|was wir (?:tun|machen))|${TO_YOU} gefällt (?:${TEXT}|${OURS}|was wir (?:tun|machen)))\\?`,
    `(?:ist ${TO_YOU} (?:in|an) ${TEXT} ein(?:e)? (?:\\p{L}{0,10}fehler|ungenauigkeit) aufgefallen|(?:haben sie|hast du|habt ihr) (?:in|an) ${TEXT} einen? \\p{L}{0,10}fehler (?:entdeckt|gefunden|bemerkt))\\?`,
    `(?!.{0,120}(?<!\\p{L})(?:nicht|nie|niemand|als|um)(?!\\p{L}))hier (?:finde[nt]|finden|lesen|lest|liest|gibt|geht|kommen) (?:sie|du|ihr|es) ${FEW}(?:weitere|mehr|alle|andere|unsere) ${FEW}${ITEMS}${SOME}`,
    `(?!.{0,120}(?<!\\p{L})(?:nicht|nie|niemand)(?!\\p{L}))(?:weitere|mehr|noch mehr|alle|andere) ${ITEMS}${SOME} (?:finde[nst]{1,2}|finden|lesen|lest|liest|gibt|hören|sehen|erhalten|bekommen) (?:sie|du|ihr|es) (?:hier(?=$| (?:in|auf|im|unter|und)(?!\\p{L}))|auf unserer|in unsere[mrn]|in der (?:app|rubrik))(?!\\p{L})${FEW}`,
    `${SOME}(?:überall(?: dort)?|dort|da),? wo es podcasts gibt(?:,? (?:und|oder|sowie|[–-]) ${FEW})?`,
    `(?:mit|durch) (?:einem|ihrem|deinem|einer|ihrer|deiner|eurer|eurem) (?:abo|abonnement|spende|mitgliedschaft|beitrag) (?:sichern|sicherst|unterstützen|unterstützt|helfen|hilfst|ermöglichen|ermöglichst|stärken|stärkst) ${YOU} ${SOME}(?:unser|uns(?!\\p{L})|journalis|berichterstattung|redaktion|recherche|unabhängig)${FEW}`,
    `(?:machen sie mit|mach mit|macht mit|helfen sie(?: uns)?|hilf(?: uns)?) und werden? (?:sie )?(?:\\p{L}{0,10}mitglied|unterstützer\\p{L}{0,3}|abonnent\\p{L}{0,3})`,
    `wenn ${YOU} uns (?:unterstützen|helfen) (?:möchten|möchtest|wollen|willst|wollt), ${SOME}`,
    `\\p{L}{0,12}(?:anfragen|bestellungen|zuschriften|leserbriefe|hinweise|korrekturen|anregungen) (?:richten|senden|schicken|mailen) sie (?:bitte )?${FEW} ?${HOUSE_MAIL}`,
  ),
  half: sentences(
    `dann (?:empfiehl|empfehlt|empfehlen sie|unterstütz(?:e|t|en sie)?|abonnier(?:e|t|en sie)?|folg(?:e|t|en sie)) (?:uns|${OURS})(?!\\p{L})${FEW}`,
    `(?:sie wollen|sie möchten|du willst|du möchtest|ihr wollt|ihr möchtet|wollen sie|möchten sie|willst du|möchtest du|wollt ihr) (?:uns|unsere?[nr]? \\p{L}+) ${FEW}(?:unterstützen|helfen|schreiben|geben|folgen|melden|erzählen|fördern)\\?`,
    `hat ${TO_YOU} ${TEXT} (?:gefallen|geholfen|weitergeholfen)\\?`,
    `dann (?:teil\\p{L}{0,2}|bewert\\p{L}{1,2}|unterstütz\\p{L}{1,2}|werd(?:e|et|en sie)) ${SOME}(?:freund|bekannt|kolleg|mitglied|unterstützer|abonnent|netzwerk|beitrag|spende)${FEW}`,
    `(?:unser angebot|unsere (?:inhalte|artikel|texte)|${TEXT}) (?:ist|sind|bleibt|bleiben) (?:kostenlos|frei zugänglich|gratis|für alle (?:frei|da))`,
    `damit (?:das|es) so bleibt, brauchen wir (?:ihre|deine|eure) (?:hilfe|unterstützung)`,
    `(?:unser|guter|unabhängiger|kritischer|freier|lokaler) journalismus (?:kostet|ist nicht (?:umsonst|kostenlos|gratis)|braucht ${FEW}(?:sie|dich|unterstützung))${FEW}`,
    `${TEXT} ist (?:für alle )?(?:frei|kostenlos|gratis|ohne bezahlschranke) ${SOME}(?:leser|abonnent|mitglieder|unterstütz|andere|spende)${FEW}`,
    `gefällt ${TO_YOU},? was ${YOU} (?:hier )?(?:lesen|liest|lest|hören|hörst|hört)\\?`,
  ),
  frame: sentences(
    `dann schreib\\p{L}{0,2} (?:sie )?uns ${FEW} an ${MAIL}`,
    `wir freuen uns über jede (?:unterstützung|spende|nachricht)`,
    `(?:vielen |herzlichen )?dank(?:e)?,? (?:dass|fürs|für) ${FEW}(?:gelesen ha\\p{L}{1,3}|lesen|interesse|unterstützung|treue|zuhören)`,
    `(?:dann |bitte )?(?:schreib\\p{L}{0,2}|mail\\p{L}{0,2}|meld\\p{L}{1,2}|sag\\p{L}{0,2}|teil\\p{L}{1,2}|wend\\p{L}{1,2}) (?:sie )?(?:es |ihn |sich )?(?:bitte )?(?:uns|an (?:uns|die redaktion))(?!\\p{L})${FEW}(?:${MAIL})?`,
    `(?:wir|ich) (?:freuen uns|freue mich) (?:auf|über) (?:ihre?|deine?|eure?) ${FEW}`,
  ),
};
