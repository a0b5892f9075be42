/** What broadcasters say in English of the team behind a story: who edited, produced or mixed which version of it. */
import { type BoilerplateRule, PIECE } from './boilerplate-rule.ts';

const NAME = String.raw`\p{Lu}[\p{L}.'’-]{1,24}(?:\s(?:\p{Lu}[\p{L}.'’-]{0,24}|(?:van|von|de|del|da|di|la|le)))`;
const CAPITAL = "\\p{Lu}[\\p{L}.'’-]{0,24}";
/** Ann Ames, Bo Bell and Cy Cole */
const NAMED = `${NAME}(?:(?:,|,? and) ${NAME}){0,3}`;
const MAKES = '(?:[Ee]dited|[Pp]roduced|[Aa]dapted|[Rr]eported|[Mm]ixed|[Ee]ngineered|[Ff]act-checked)';
const MADE = `${MAKES}(?: and ${MAKES})?`;
/** What broadcasters make of one story. */
const MEDIUM = '(?:[Aa]udio|[Rr]adio|[Bb]roadcast|[Dd]igital|[Ww]eb|[Vv]ideo|[Oo]nline|[Pp]odcast|[Pp]rint)';
const MEDIA = `${MEDIUM}(?:(?:,|,? and|,? &) (?:the )?${MEDIUM}){0,2}`;
const VERSION_OF = `(?:(?:both )?(?:the )?${MEDIA}(?: (?:version|edition|part)s?)? (?:of|for) )?`;

const THIS = 'this (?:story|piece|article|report|episode|interview|segment|conversation)';
/** for broadcast, with help from Bo Bell; Bo Bell mixed the audio. */
const FOR = '(?:radio|broadcast|air|television|the web|digital|print|online)';
const ALSO = `(?: for ${FOR}(?:(?:,|,? and) ${FOR}){0,2})?(?: with (?:\\p{Ll}+ ){1,3}(?:from|by) ${NAMED})?(?:(?:,? and|[.;]) ${NAMED} (?:${MAKES}|copy-?edited|recorded)(?!\\p{L})[^“”]{0,90})?`;

export const ENGLISH_TEAM_CREDITS: readonly BoilerplateRule[] = [
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 360,
    pattern: new RegExp(
      `^${NAMED} ${MADE} ${VERSION_OF}${THIS}${ALSO}\\.?$|^${NAMED} (?:mixed|engineered|recorded) (?:the|its) (?:audio|sound)(?:\\.|,? and) ${NAMED} ${MADE} ${VERSION_OF}${THIS}${ALSO}\\.?$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 260,
    pattern: new RegExp(
      `^(?:This ${PIECE} was |(?:The )?${MEDIA}(?: (?:story|version|piece)s?)?(?: of this ${PIECE})? (?:was |were )?)?${MADE}(?: for ${MEDIA})? by ${NAMED}(?:(?:[,;]|,? and) (?:${MADE} )?(?:for (?:the )?${MEDIUM} )?by ${NAMED}){0,3}(?:, with (?:\\p{Ll}+ ){1,3}by ${NAMED})?\\.?$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 220,
    pattern: new RegExp(
      `^The ${MEDIA}(?: (?:version|edition|story|part)s?)? (?:of|for) this ${PIECE} (?:was|is|were|are) (?:(?:edited|produced|reported|narrated|mixed|adapted|fact-checked) (?:and )?){1,2}(?:for (?:radio|broadcast|the web|digital) )?(?:by|for) (?:the )?${NAME}?(?:,? (?:and |of |for )?(?:(?:mixed|edited|adapted|produced) by )?${CAPITAL}){0,8}\\.?(?: The (?:\\p{Ll}+ )?(?:editor (?:is|was)|(?:version|edition|story) was (?:edited|produced|adapted)(?: and (?:edited|produced|adapted))? by) (?:(?:and )?${CAPITAL} ?){1,6}\\.?)?$`,
      'u',
    ),
  },
];
