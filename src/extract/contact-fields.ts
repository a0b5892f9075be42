/** Fields in which a site asks its reader for a way to reach her, an amount, an answer or a choice. */
import { attribute, type Element } from './dom.ts';
import type { Region } from './pieces.ts';

/** Elements around a field that may be its form and the pitch above it. */
const FORM_LEVELS = 6;

/** True for a field that asks for an e-mail address, another way to reach the reader, or an amount. */
function isContactField(element: Element): boolean {
  if (/^(?:email|tel|number)$/i.test(attribute(element, 'type'))) return true;
  if (!/^(?:text)?$/i.test(attribute(element, 'type'))) return false;
  return /(?:^|[^a-z])(?:e-?mail|your (?:name|address)|first-?name|(?:ihre|deine) adresse|votre adresse|tu correo)/i.test(
    `${attribute(element, 'name')} ${attribute(element, 'placeholder')}`.slice(0, 200),
  );
}

/** Marks the regions around an element that is such a field. */
export function markField(element: Element, region: Region): void {
  const { name, attribs } = element;
  const isContact = name === 'input' && isContactField(element);
  // Code to embed stands in one that nobody can write in.
  const isAnswer = name === 'textarea' && attribs['readonly'] === undefined && attribs['disabled'] === undefined;
  const isChoice = name === 'select' || (name === 'input' && attribs['type'] === 'range');
  if (!isContact && !isAnswer && !isChoice) return;
  let at: Region | undefined = region;
  for (let level = 0; at && level < FORM_LEVELS; level += 1, at = at.parent) {
    at.hasField ||= isContact;
    at.hasAnswer ||= isAnswer;
    if (isChoice) at.choices += 1;
  }
}
