/** Tells a question what readers think of a text, or a call to say so, right below it: within a text authors ask the same. */
import { ignoringCase } from './ignoring-case.ts';

const TEXT = '(?:article|story|post|piece|essay|column|report|interview|page|recipe|guide|summary|episode)';
const HAN_TEXT = '[这這此本][篇条條则則]?(?:文章|[内內]容|[报報][导導道]|新[闻聞]|教程|攻略)';
const QUESTION = ignoringCase(
  [
    `^how (?:helpful|useful|interesting|informative) (?:was|is|did you find) this (?:article|story|post|page|recipe|summary|episode)(?: (?:to|for) you)?\\?$`,
    '^is (?:there )?anything (?:wrong|missing|not working) (?:with|on|in|from) this (?:page|article)\\?$',
    `^(?:scroll|head|jump|skip) (?:(?:down|up|straight) )?(?:to the (?:comments?(?: section| box)?|(?:bottom|end|foot) of (?:the|this) ${TEXT}) )?(?:below )?(?:to|and) (?:(?:leave|add|post|write|share|have|give us) (?:(?:your|a) (?:comments?|reply)|your (?:thoughts|views?|opinions?|say))|join (?:in|the (?:conversation|discussion|debate)))[.!]?$`,
    `^(?:${HAN_TEXT}(?:是否)?[对對]你|你[觉覺]得${HAN_TEXT})(?:是否)?有?(?:所)?(?:[帮幫]助|用[处處]?)[吗嗎么麼]?[？?]$`,
  ].join('|'),
);

export const isFeedbackQuestion = (text: string): boolean => QUESTION.test(text);
