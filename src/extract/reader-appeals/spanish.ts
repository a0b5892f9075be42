/** The sentences in which Spanish sites ask something of their readers below a text. */
import { type AppealSentences, FEW, HOUSE_MAIL, MAIL, NETWORKS, SOME, sentences } from './sentences.ts';

const TEXT =
  '(?:este|esta|el|la|nuestro|nuestra|mi) (?:artículo|texto|post|nota|reportaje|noticia|entrada|entrevista|vídeo|video|p[oó]dcast|episodio|receta|guía|contenido|historia|publicación|información|boletín|crónica|investigación)';
const OURS =
  '(?:nuestr[oa]s?|mi) (?:\\p{L}+ )?(?:trabajo|periodismo|medio|labor|proyecto|redacción|revista|periódico|web|blog|canal|p[oó]dcast|independencia)';
/** What a reader is asked to do. */
const DONE =
  '(?:comp[aá]rt|suscr|s[ií]gu|seguir|ap[oó]y|café|don(?:a|ar|ación|ativo)(?!\\p{L})|coment|recom[ie]+nd|soci[oa]s?(?!\\p{L})|me gusta|únete|apúnta|difund)';
const ITEMS =
  '(?:artículos?|noticias?|reportajes?|entrevistas?|vídeos?|contenidos?|historias?|recetas?|informaci[oó]n(?:es)?|p[oó]dcasts?|episodios?|dosier|especial(?:es)?|sección|cobertura)(?!\\p{L})';

export const SPANISH_APPEALS: AppealSentences = {
  appeal: sentences(
    `(?:ayúdanos|ayúdenos) a seguir (?:informando|publicando|contando|investigando|haciendo) ?${SOME}`,
    `(?:puedes|podés|puede) (?:también )?(?:leer|escuchar|ver|consultar|encontrar) ${SOME} en nuestr[oa] (?:web|p[oó]dcast|canal|página|sección|especial)${FEW}`,
    `para seguir (?:leyendo|recibiendo|disfrutando)${SOME}, (?:hazte|suscríbete|únete|regístrate)${SOME}`,
    `si (?:crees|piensas) que ${FEW}(?:trabajo|periodismo|medio|proyecto)${FEW}, (?:ayúdanos|apóyanos|colabora|hazte)${SOME}`,
    `(?!el |la )${TEXT} (?:se publica|ha sido posible|es posible|existe) gracias a nuestr[oa]s ${SOME}`,
    `no te pierdas ${FEW}: suscríbete${FEW}`,
    `si tienes una (?:historia|pista|denuncia)${FEW}, escríbenos a ${MAIL}`,
    `dale (?:a me gusta|like) ${SOME}`,
    `consulta (?:aquí )?(?:el resto de|todos los|todas las|los demás|las demás) (?:capítulos|entregas|artículos|episodios)${FEW}`,
    `si (?:te|os|le|les) (?:ha (?:gustado|servido|interesado|parecido|sido útil|resultado útil)|gustó|gusta|sirvió|resultó útil|pareció)(?: ${TEXT})?(?: y ${FEW})?, ${SOME}${DONE}${FEW}(?<=(?:artículo|texto|post|nota|noticia|entrada|amig[oa]s|redes[^.!?]{0,20}|canal|comentarios?|café|like|me gusta|suscr\\p{L}{2,8}|soci[oa]s?|seguirnos)[^.!?]{0,30})`,
    `si (?:te|os|le|les) (?:ha|gust|sirvi)${FEW} ${TEXT}${FEW}, ${SOME}${DONE}${SOME}`,
    `(?:síguenos|seguinos|síganos|sígueme) (?:también )?(?:en|a través de) ${FEW}${NETWORKS}(?!\\p{L})(?:(?: y|,| para) ${SOME})?`,
    `(?:recuerda que )?(?:también )?(?:puedes|podés|pueden|puede) (?:también )?(?:(?:seguirnos|encontrarnos|leernos) (?:también )?(?:en|por|a través de)|unirte a nuestro|recibir (?:todas )?nuestras) ${SOME}${NETWORKS}(?!\\p{L})${SOME}`,
    `(?:déjanos|dejanos|déjenos|cuéntanos|danos) (?:tu|su|vuestra) (?:opinión|comentario|experiencia)${FEW} (?:en (?:los )?comentarios|abajo|aquí|más abajo)${FEW}`,
    `comenta (?:qué|lo que) te ha parecido${SOME}`,
    `también te puede interesar ?: ${SOME}\\??`,
    `para (?:más información|saber más|profundizar)${FEW}, (?:visita|consulta|lee|accede a|puedes (?:visitar|consultar|leer)) (?:también )?nuestr[oa]s? ${FEW}(?:${ITEMS}|dosier|página|web|blog|canal|hemeroteca|boletín)${SOME}`,
    `(?:lee|consulta|descubre|encuentra) (?:también )?(?:tod[oa]s (?:nuestr[oa]s|l[oa]s)|nuestr[oa]s?) ${ITEMS}${SOME}`,
    `(?!el |la )${TEXT} es (?:gratuit|de acceso libre|libre|posible)${FEW} gracias a ${FEW}(?:nos apoyan|apoyo|soci[oa]s|lector[ea]s|suscriptor[ea]s|donaciones)${FEW}`,
    `(?:para|si tienes) cualquier (?:consulta|duda|sugerencia|pregunta)${FEW}, (?:puedes )?(?:escribirnos|escríbenos|contactarnos|contáctanos|contacta con nosotros)${FEW}(?:${MAIL})?`,
    `(?:invítame|invítanos|invitame|puedes invitarme|puedes invitarnos) a un café (?:si|en|aquí|por|a través)(?!\\p{L})${SOME}`,
    `si (?:has encontrado|encuentras|ves|has visto) (?:un|algún) error en ${TEXT}, ${SOME}`,
    `¿?tienes (?:alguna? |más )?(?:información|pista|dato)s? sobre este (?:tema|caso)\\?`,
    `si (?:quieres|deseas) (?:apoyar|que sigamos|ayudarnos|colaborar con)${FEW}(?:periodismo|nosotros|publicando|${OURS}|informando|ayudarnos)(?!\\p{L})${FEW}, ${SOME}(?:${DONE}|hazte)${SOME}`,
    `${SOME}(?:escr[ií]b\\p{L}{1,6}|env[ií]\\p{L}{1,6}|avis\\p{L}{1,6}|mand\\p{L}{1,6}) ${FEW}(?:a|en) ${HOUSE_MAIL}`,
  ),
  half: sentences(
    `(?:haz clic|haga clic|pincha|pulsa) (?:aquí|en la estrella)${FEW}`,
    `[^.!?,]{2,60} te invita a (?:unirte a nosotros|formar parte de (?:su|nuestra) comunidad|suscribirte|hacerte soci[oa])${FEW}`,
    `ayuda a que este (?:medio|periódico|proyecto) ${SOME}`,
    `suscríbete desde ${FEW}`,
    `[^.!?]{2,40} es un (?:medio|periódico|diario|digital)${FEW} (?:independiente|libre|sin publicidad)${SOME}(?:lector[ea]s|soci[oa]s|suscriptor[ea]s|donaciones)${FEW}`,
    `necesitamos tu (?:apoyo|ayuda)${FEW}`,
    '¿te sumas\\?',
    'regístrate aquí',
    `suscríbete aquí${FEW}`,
  ),
  frame: sentences(
    `(?:muchas )?gracias por (?:leer(?:nos)?|llegar hasta aquí|leer hasta (?:aquí|el final)|tu apoyo|haber leído)${FEW}`,
    `(?:escríbenos|cuéntanoslo|avísanos)${FEW} (?:a|en) ${MAIL}`,
  ),
};
