/** Fields in which a site asks for a way to reach its reader, or for an amount. */
import { attribute, type Element } from './dom.ts';
import type { Region } from './pieces.ts';

/** Elements around a field that may be its form and the pitch above it. */
const FORM_LEVELS = 6;

/** True for a field that asks for an e-mail address, another way to reach the reader, or an amount. */
export function isContactField(element: Element): boolean {
  if (/^(?:email|tel|number)$/i.test(attribute(element, 'type'))) return true;
  if (!/^(?:text)?$/i.test(attribute(element, 'type'))) return false;
  return /(?:^|[^a-z])(?:e-?mail|your (?:name|address)|first-?name|(?:ihre|deine) adresse|votre adresse|tu correo)/i.test(
    `${attribute(element, 'name')} ${attribute(element, 'placeholder')}`.slice(0, 200),
  );
}

/** Marks the regions around a field. */
export function markForm(region: Region): void {
  let at: Region | undefined = region;
  for (let level = 0; at && level < FORM_LEVELS; level += 1, at = at.parent) at.hasField = true;
}
