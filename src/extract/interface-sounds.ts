/** Tells the sounds that a site plays for itself, as when a message comes in, from recordings. */
import { type Element, isElement } from './dom.ts';
import { splitCase } from './split-case.ts';

const WORDS =
  'notif(?:y|ication|icacion|icação|ica)?s?|benachrichtigung|beep|bleep|sfx|sound[_-]?(?:fx|effects?)|ring[_-]?tone|(?:new|incoming|received|sent)[_-]?(?:message|msg|mail|chat)|(?:message|msg|mail|chat|alert|error|success|ding|chime|ping|pop|click|tap|hover|typing|bell)[_-]?(?:sound|tone|audio|alert|in|received|sent)|sound[_-]?(?:alert|error|success|message|click|ping|ding|notification)';
const NAMED = new RegExp(`(?:^|[\\s_-])(?:${WORDS})(?:[\\s_\\d-]|sound|tone|audio|$)`, 'i');
const LEVELS = 2;

/** True for the name of an attribute, an id or a class that says so: data-notification-sound. */
export const namesInterfaceSound = (name: string): boolean => NAMED.test(splitCase(name));

/** True for the address of such a file by its name: /sounds/notification.mp3. */
export function isInterfaceFile(url: string): boolean {
  const file = (url.split(/[?#]/)[0] ?? '').split('/').at(-1) ?? '';
  return namesInterfaceSound(file.replace(/\.\w{2,5}$/, ''));
}

/**
 * True for an audio element that no browser draws, whose name or file's name says what it is for, and beside which no
 * button plays it.
 */
export function isInterfaceSound({ attribs, parent }: Element, urls: readonly string[]): boolean {
  if (attribs['controls'] !== undefined) return false;
  const words = `${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`.slice(0, 160);
  if (!namesInterfaceSound(words) && !(urls.length > 0 && urls.every(isInterfaceFile))) return false;
  let box = parent;
  for (let level = 0; box && 'attribs' in box && level < LEVELS; level += 1, box = box.parent) {
    if (box.name === 'figure' || /(?:^|[\s_-])player(?:$|[\s_-])/i.test(box.attribs['class'] ?? '')) return false;
    if (level === 0 && box.children.some((one) => isElement(one) && one.name === 'button')) return false;
  }
  return true;
}
