/** The sentences in which Portuguese sites ask something of their readers below a text. */
import { type AppealSentences, FEW, HOUSE_MAIL, MAIL, NETWORKS, SOME, sentences } from './sentences.ts';

const TEXT =
  '(?:d?est[ea]|[oa]|d[oa]|noss[oa]|meu) (?:artigo|texto|post|conteúdo|matéria|reportagem|notícia|entrevista|vídeo|podcast|episódio|receita|guia|publicação|crónica|crônica|história|newsletter)';
const OURS =
  '(?:noss[oa]s?|meu) (?:\\p{L}+ )?(?:trabalho|jornalismo|jornal|projeto|projecto|redação|redacção|site|blog|canal|podcast|revista|independência)';
/** What a reader is asked to do. */
const DONE =
  '(?:part(?:ilh)|compartilh|subscrev|assin|inscrev|sig(?:a|am)|segu|apoi|café|doaç|doe(?!\\p{L})|coment|recomend|curt|like|junte-se)';
const ITEMS =
  '(?:artigos?|notícias?|reportagens|entrevistas?|vídeos?|conteúdos?|histórias?|receitas?|informações|podcasts?|episódios?|especiais|cobertura|matérias?)(?!\\p{L})';

export const PORTUGUESE_APPEALS: AppealSentences = {
  appeal: sentences(
    `para receber ${FEW}noss[oa]s ${FEW}, (?:clique|subscreva|inscreva-se|entre) ${SOME}`,
    `para apoiar (?:o |a )?${OURS},? (?:pode|podes|faça|assine|doe|torne-se)(?!\\p{L})${SOME}`,
    `(?!o |a )${TEXT} (?:foi|é|só é|só foi) possível graças a(?:os|às) noss[oa]s ${SOME}`,
    `(?:você )?pode (?:também )?(?:ouvir|ler|ver|encontrar) ${SOME}n[oa] noss[oa] (?:podcast|site|canal|página)${FEW}`,
    `não perca ${FEW}: (?:subscreva|inscreva-se|siga|assine)${FEW}`,
    `leia (?:aqui|também) (?:os outros|as outras|todos os|todas as) (?:textos|artigos|capítulos|reportagens|episódios)${FEW}`,
    `(?:diga-nos|conte para nós|conta pra gente) (?:o que (?:pensa|acha|achou)|a sua opinião)${FEW} (?:nos comentários|abaixo)${FEW}`,
    `participe d[ae] (?:conversa|debate|discussão) e ${FEW}comentários?(?!\\p{L})${FEW}`,
    `se (?:você )?(?:gostou|gostaste|curtiu|achou útil) ${TEXT}${FEW}, ${SOME}${DONE}${SOME}`,
    `se ${TEXT} (?:lhe|te) (?:foi|ajud)${FEW}, ${SOME}${DONE}${SOME}`,
    `(?:siga|sigam|segue|acompanhe)(?:-nos| a gente)? (?:também )?(?:n[oa]s?|em|através d[oa]) ${FEW}${NETWORKS}(?!\\p{L})(?:(?: e|,| para) ${SOME})?`,
    `(?:também )?(?:você )?(?:pode|podes|podem) (?:também )?(?:seguir-nos|nos seguir|encontrar-nos|nos encontrar|acompanhar-nos) (?:também )?(?:n[oa]s?|em|pel[oa]s?|através d[oa]s?) ${FEW}${NETWORKS}(?!\\p{L})${SOME}`,
    `(?:deixe|deixa|escreva|dê) (?:aqui )?(?:a sua|sua|a tua|o seu|seu) (?:opinião|comentário)${FEW} (?:n(?:os|a caixa de) comentários${FEW}|abaixo|aqui)`,
    `comente (?:o que achou|aqui|abaixo|com a gente)${SOME}`,
    `para (?:saber mais|mais informações|aprofundar)${FEW}, (?:visite|consulte|leia|aceda a|acesse|veja) (?:também )?(?:a |o |as |os )?noss[oa]s? ${FEW}(?:${ITEMS}|secç|seção|página|site|guia|especial|dossi|canal|blog|newsletter|artigo)${SOME}`,
    `(?:veja|leia|confira|encontre) (?:também |aqui )?(?:mais|todas as|todos os|outras|outros) ${ITEMS}${SOME}(?:noss[oa]s?|aqui|site|página inicial)${FEW}`,
    `(?!o |a )${TEXT} é (?:gratuit|livre|de acesso livre|possível)${FEW} graças a ${FEW}(?:apoi|leitores|assinantes|doações|sócios|membros)${FEW}`,
    `(?:para|em caso de) (?:dúvidas|sugestões|perguntas|qualquer dúvida)(?:(?: e| ou|,) \\p{L}+){0,2},? (?:escreva-nos|contacte-nos|entre em contato|fale com a gente|fale conosco|pode escrever-nos)${FEW}(?:${MAIL})?`,
    `(?:pague-me|paga-me|pague-nos|ofereça-me) um café (?:se|no|na|aqui|por|através)(?!\\p{L})${SOME}`,
    `(?:quer|queres) (?:sugerir uma pauta|enviar uma denúncia|receber mais (?:textos|artigos|conteúdos|notícias)(?: como (?:este|esta|estes|estas))?|receber (?:as|os) noss[oa]s)${FEW}\\?`,
    `(?:encontrou|viu|detetou) (?:algum|um) erro (?:nest[ea]|nessa|nesse|n[oa]) \\p{L}{4,12}\\?`,
    `se (?:quer|quiser|deseja|você quer) apoiar ${FEW}(?:jornalismo|${OURS}|imprensa)${FEW}, ${SOME}(?:${DONE}|faça-se|torne-se)${SOME}`,
    `(?:gosta|gostas|você gosta) do que (?:fazemos|a gente faz)\\?`,
    `(?:mande|envie)(?:-nos)? ${FEW}(?:para o|no) nosso ${NETWORKS}${FEW}`,
    `${SOME}(?:escrev\\p{L}{1,4}|envi\\p{L}{1,3}|avis\\p{L}{1,3}|mand\\p{L}{1,3})(?:-\\p{L}{1,3})? ${FEW}(?:para|em|a) ?:? ?${HOUSE_MAIL}`,
  ),
  half: sentences(
    `clique (?:aqui|na estrela)${FEW}`,
    `(?:a |o )?[^.!?,]{2,60} convida (?:você|o leitor|-?[oa]) a (?:se juntar a nós|juntar-se a nós|assinar|fazer parte da (?:nossa|sua) comunidade)${FEW}`,
    `ajude-nos a (?:continuar|manter)${FEW}`,
    `faça (?:um donativo|uma doação)${FEW}`,
    `quer contar a sua história\\?`,
    `[^.!?]{2,40} é um (?:jornal|site|meio|projeto|veículo)${FEW} independente${FEW}`,
    `precisamos d[oe] (?:seu|teu|si|você|vosso)${FEW}`,
    'junte-se a nós',
    `inscreva-se aqui`,
  ),
  frame: sentences(
    `(?:muito )?obrigad[oa] (?:por (?:nos )?(?:ler|ter lido|acompanhar|chegar até aqui)|pel[oa] (?:leitura|seu apoio))${FEW}`,
    `(?:avise-nos|escreva-nos)(?!\\p{L})${FEW}(?:${MAIL})?`,
  ),
};
