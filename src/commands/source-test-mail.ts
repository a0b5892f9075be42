/** `lectern source test imaps://…`: whether a mailbox can be read, what stands in it, and the source to paste. */
import { stringify } from 'yaml';
import { mailAccess } from '../app.ts';
import type { Config } from '../config/read-config.ts';
import { lookAtMailbox } from '../sources/mail/look-at-mailbox.ts';
import { findMailbox, toMailSource } from './mail-address.ts';
import type { Output } from './output.ts';

/** @returns 0 when there are mails to take, 1 when there are none @throws LecternError when it cannot be read */
export async function testMailCommand(
  config: Config,
  { address, json }: { readonly address: string; readonly json: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<number> {
  const { mail, source } = findMailbox(config, address);
  const { whole: _, ...view } = await lookAtMailbox(mail, mailAccess(config), signal);
  const yaml = source
    ? ''
    : stringify([{ mail: toMailSource(address) }], { lineWidth: 0 })
        .replace(/^/gm, '  ')
        .trimEnd();
  if (json) output.write(`${JSON.stringify({ ...view, yaml })}\n`);
  else {
    output.write(`${mail.folder} at ${mail.host}: ${view.mails} mails, ${view.wanted} that are wanted\n`);
    for (const { date = '', from, subject } of view.newest)
      output.write(`  ${date.slice(0, 10)} ${from}: ${subject}\n`);
    output.write(`Its folders: ${view.folders.join(', ')}\n`);
    if (yaml !== '')
      output.write(`\nTo follow it, put this under a show's sources, best with \`from\` (its senders):\n\n${yaml}\n`);
  }
  return view.wanted === 0 ? 1 : 0;
}
