/** The sentences in which French sites ask something of their readers below a text. */
import { type AppealSentences, FEW, HOUSE_MAIL, MAIL, NETWORKS, SOME, sentences } from './sentences.ts';

const TEXT =
  '(?:cet|cette|ce|notre|mon|ma) (?:article|texte|billet|papier|enquête|reportage|chronique|vidéo|podcast|épisode|recette|dossier|post|page|contenu|interview|entretien|analyse|tribune|lettre|guide|tuto(?:riel)?)';
const OURS =
  '(?:notre|nos|mon|ma|votre) (?:\\p{L}+ )?(?:travail|journal|rédaction|média|site|blog|chaîne|projet|journalisme|enquêtes|indépendance|association|radio|podcast|démarche)';
/** What a reader is asked to do. */
const DONE =
  "(?:partag|abonn|suivre|suivez|souten|café|(?<!\\p{L})dons?(?!\\p{L})|comment|recommand|inscri|adhér|faites-le savoir|pouce|j'aime|tipeee|patreon)";
const ITEMS =
  '(?:articles?|dossiers?|reportages?|enquêtes?|émissions?|podcasts?|recettes?|vidéos?|infos?|informations?|actualités?|épisodes?|chroniques?|analyses?|interviews?|guides?)(?!\\p{L})';

export const FRENCH_APPEALS: AppealSentences = {
  appeal: sentences(
    `si vous (?:souhaitez|voulez) nous (?:aider|soutenir)${FEW}, ${SOME}${DONE}${SOME}`,
    `pour (?:suivre|ne rien|ne pas|recevoir|continuer)${SOME}, (?:abonnez|inscrivez|rejoignez|suivez)(?:-(?:vous|nous))? ${FEW}(?:notre|nos) ${FEW}(?:page|lettre|newsletter|infolettre|chaîne|canal|compte|podcast|alertes|groupe|réseaux|fil|flux|rubrique)(?!\\p{L})${FEW}`,
    `tou(?:te)?s nos ${ITEMS}${SOME} (?:sont )?(?:à retrouver|à lire|disponibles)${FEW} (?:sur notre|dans notre|ici)(?!\\p{L})${FEW}`,
    `si (?:vous avez|tu as) (?:bien )?(?:aimé|apprécié|trouvé utile) ${TEXT}${FEW}, ${SOME}${DONE}${SOME}`,
    `si ${TEXT} (?:vous |t'|te )(?:a |plaît|aide)${FEW}, ${SOME}${DONE}${SOME}`,
    `si vous (?:aimez|appréciez|(?:souhaitez|voulez) (?:soutenir|aider)) (?:${OURS}|nous|ce que nous faisons)${FEW}, ${SOME}${DONE}${SOME}`,
    `pour (?:(?:nous|m')(?: |)(?:aider|soutenir|suivre)|(?:soutenir|aider) ${OURS})${FEW}, (?:c'est (?:par )?ici|cliquez|abonnez-vous|adhérez|(?:vous pouvez|faites|rendez-vous|rejoignez|il suffit)(?= ${SOME}(?:${DONE}|boutique|notre (?:page|site))))${SOME}`,
    `vous pouvez (?:aussi |également )?(?:nous|me) (?:suivre|retrouver|rejoindre) (?:aussi |également )?(?:sur|via|dans) ${FEW}${NETWORKS}(?!\\p{L})${SOME}`,
    `(?:suivez|retrouvez|rejoignez)-(?:nous|moi) (?:aussi |également )?(?:sur|dans) ${FEW}${NETWORKS}(?!\\p{L})(?:(?: et|,| pour) ${SOME})?`,
    `vous (?:souhaitez|voulez) réagir à ${TEXT} \\?`,
    `vous avez (?:repéré|trouvé|vu|remarqué) une (?:faute|erreur|coquille|inexactitude) dans ${TEXT} \\?`,
    `n'hésitez pas à nous (?:(?:suivre|contacter|soutenir)(?!\\p{L})|(?:faire part|donner|laisser|dire|signaler|envoyer|poser) ${FEW}(?:avis|comment|réaction|remarque|question|suggestion|message|erreur|idée|impression|pens[eé]|vos (?:photos|vidéos|infos)))${SOME}`,
    `(?:laissez|donnez|partagez)-nous (?:un|votre|vos) (?:commentaires?|avis|réactions?|impressions?)${FEW}`,
    `pour (?:aller plus loin|en savoir plus|approfondir|prolonger la lecture)${FEW}, (?:retrouvez|lisez|écoutez|consultez|(?:re)?découvrez) (?:aussi )?(?:notre|nos) ${FEW}(?:${ITEMS}|page|site|rubrique|guide|blog|série|hors-série|numéro)${SOME}`,
    `à (?:lire|voir|écouter)(?: aussi| également)? ?: (?:notre|nos) ${FEW}(?:${ITEMS}|série|entretien)${SOME}`,
    `(?:retrouvez|lisez|consultez|découvrez) (?:tou(?:te)?s |aussi |également )?(?:nos|notre|l'ensemble de nos) (?:\\p{L}+ )?${ITEMS}${SOME}`,
    "(?:téléchargez|installez)(?: gratuitement| dès maintenant)? (?:l'|notre )(?:application|appli|app)(?!\\p{L})[^.!?,]{0,30}(?: pour| et|,) [^.!?]{0,60}(?:infos?|actualités?|articles|alertes?|journal|hors connexion)(?!\\p{L})[^.!?]{0,40}",
    `pour (?:lire|accéder|continuer|profiter|recevoir)${FEW} (?:nos|notre|tous|toute|l'intégralité|la suite)${FEW}, (?:abonnez|inscrivez|rejoignez|connectez)-vous${SOME}`,
    `${TEXT} (?:vous )?est ${SOME}grâce (?:au soutien|aux dons|à la générosité|à nos|aux) ${FEW}(?:lecteurs|lectrices|abonnés|donateurs|membres|adhérents)${FEW}`,
    `pour toute (?:question|remarque|demande|suggestion|information|réclamation)${FEW}, (?:vous pouvez |n'hésitez pas à )?(?:nous (?:écrire|contacter|joindre)|écrivez-nous|contactez-nous|adressez-vous à (?:la|notre) rédaction)${FEW}(?:${MAIL})?`,
    `pour (?:commander|acheter|vous procurer|offrir) (?:le|ce|notre|un) (?:numéro|livre|magazine|hors-série|journal)${FEW}, (?:rendez-vous|c'est|cliquez)${FEW} (?:notre boutique|ici|par ici|notre site)${FEW}`,
    `(?:vous pouvez (?:aussi )?)?(?:m'offrir|offrez-moi|nous offrir|offrez-nous|payez-moi) un (?:petit )?café (?:si|sur|via|pour|ici)(?!\\p{L})${SOME}`,
    `${SOME}(?:écri\\p{L}{1,4}|adress\\p{L}{1,3}|envoy\\p{L}{1,3}|signal\\p{L}{1,3})(?:-\\p{L}{1,4}){0,2} ${FEW}(?:à|sur) (?:l'adresse )?:? ?${HOUSE_MAIL}`,
  ),
  half: sentences(
    `cliquez (?:ici|sur l'étoile)${FEW}`,
    `[^.!?,]{2,60} (?:vous |t')invite à (?:nous rejoindre|rejoindre (?:sa|notre) (?:communauté|chaîne)|vous (?:abonner|inscrire))${FEW}`,
    `toute l'équipe (?:de ${FEW})?vous remercie${FEW}`,
    `envie de (?:nous )?(?:soutenir|aider|rejoindre)(?: ${FEW})? \\?`,
    `rendez-vous sur notre (?:page|site|boutique|chaîne)${FEW}`,
    `[^.!?]{2,40} est un (?:journal|média|magazine|site|titre)${FEW} (?:indépendant|associatif|coopératif|gratuit|libre)${SOME}(?:lecteurs|lectrices|abonnés|dons|adhérents)${FEW}`,
    `(?:pour (?:qu'(?:il|elle)|que nous|continuer)${FEW}, )?nous avons besoin de (?:vous|votre (?:soutien|aide))(?: pour ${SOME})?`,
    `${TEXT} (?:vous )?est (?:exceptionnellement |entièrement )?(?:offert|gratuit|en accès libre|en libre accès|accessible à tous)${FEW}`,
  ),
  frame: sentences(
    `(?:un grand )?merci (?:d'avoir lu|de (?:nous )?(?:avoir lus?|lire|nous lire)|(?:de|pour) votre (?:soutien|fidélité|lecture|intérêt))${FEW}`,
    `vous aussi, (?:participez|rejoignez|soutenez|faites)${FEW}`,
    `signalez(?:-l[ae])?-(?:nous|la)(?!\\p{L})${FEW}(?:${MAIL})?`,
  ),
};
