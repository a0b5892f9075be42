/** Fields in which a site asks its reader for a way to reach her, an amount, an answer or a choice, and their labels. */
import { attribute, type Element, eachElement, innerText } from './dom.ts';
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

const isInput = ({ name, attribs }: Element, type: RegExp) =>
  name === 'input' && type.test((attribs['type'] ?? 'text').toLowerCase());

/** Marks the regions around an element that is such a field. */
export function markField(element: Element, region: Region): void {
  const { name, attribs } = element;
  const isContact = name === 'input' && isContactField(element);
  // Code to embed stands in one that nobody can write in.
  const isAnswer = name === 'textarea' && attribs['readonly'] === undefined && attribs['disabled'] === undefined;
  const isChoice = name === 'select' || isInput(element, /^(?:range|radio)$/);
  if (!isContact && !isAnswer && !isChoice) return;
  let at: Region | undefined = region;
  for (let level = 0; at && level < FORM_LEVELS; level += 1, at = at.parent) {
    at.hasField ||= isContact;
    at.hasAnswer ||= isAnswer;
    if (isChoice) at.choices += 1;
  }
}

/** A longer label explains something. */
const LABEL = 60;
const LEVELS = 2;
/** Elements among which the field of a label is looked for. */
const LOOKED = 60;

/**
 * True for the label of a list or a slider, which says nothing without it. What is to be ticked may be an item or an
 * answer, and what is to be written tells what a form is for.
 */
export function isFieldLabel(label: Element): boolean {
  if (label.name !== 'label' || innerText(label, LABEL).length > LABEL) return false;
  const id = label.attribs['for'];
  return (
    holdsField(label, () => true) ||
    (id !== undefined && id !== '' && holdsField(around(label), (other) => other === id))
  );
}

function around(label: Element): Element {
  let at = label;
  for (let level = 0; level < LEVELS && at.parent && 'attribs' in at.parent; level += 1) at = at.parent;
  return at;
}

function holdsField(box: Element, isNamed: (id: string | undefined) => boolean): boolean {
  let [looked, holds] = [0, false];
  eachElement(box, (element) => {
    looked += 1;
    const isField = element.name === 'select' || isInput(element, /^(?:range|color)$/);
    holds ||= isField && isNamed(element.attribs['id']);
    return !holds && looked < LOOKED;
  });
  return holds;
}

/** Marks the regions around the fields in an element that is not read itself. */
export function markFieldsIn(element: Element, region: Region): void {
  eachElement(element, (field) => {
    markField(field, region);
    return true;
  });
}
