/** Exports of other services that are sent to the page `/add`: shown first, imported when their sender says yes. */
import type { Fault } from '../words/why.ts';
import { fieldOf, readWish } from './add-form.ts';
import type { AddDraft, AddImport, AddProblem } from './add-page.ts';
import type { AddSession } from './add-session.ts';
import { callerId } from './callers.ts';
import { type ImportDesk, importSchema } from './imports.ts';
import type { ItemView } from './items.ts';
import { isTold } from './problem.ts';
import type { Sent, SentFile } from './read-upload.ts';
import { isSameSecret, sign } from './secrets.ts';

/** What the page is answered with instead of a list. */
export type Refusal = {
  readonly draft: AddDraft;
  readonly problems: readonly AddProblem[];
  /** What was named and is there already. */
  readonly known?: readonly ItemView[];
  readonly offers?: readonly AddImport[];
};

export const refusal = (name: string, { message, hint, code, why }: Fault): AddProblem => ({
  kind: 'refused',
  name,
  fault: { message, hint, code, why },
});

type SentExports = {
  /** The files that are none, and what is to be asked of the others. */
  take(
    session: AddSession,
    sent: Sent,
  ): Promise<{
    readonly files: readonly SentFile[];
    readonly offers: readonly AddImport[];
    readonly problems: readonly AddProblem[];
  }>;
  /** A form of such an offer; `undefined` when it was imported. */
  confirm(session: AddSession, field: (name: string) => string | undefined): Promise<Refusal | undefined>;
};

export type SentExportsOptions = { readonly imports: ImportDesk; readonly adminToken: string };

export function createSentExports({ imports, adminToken }: SentExportsOptions): SentExports {
  /** Nobody names the export of somebody else. */
  const seal = ({ caller }: AddSession, kept: string) =>
    `${kept}.${sign(adminToken, `lectern import ${JSON.stringify([callerId(caller), kept])}`)}`;
  const draft = { addresses: '' };

  return {
    async take(session, sent) {
      const files: SentFile[] = [];
      const offers: AddImport[] = [];
      const problems: AddProblem[] = [];
      const request = importSchema.parse({ show: fieldOf(sent, 'show')?.slice(0, MOST_NAME) });
      const { mode, voice } = readWish(sent);
      const isWished = mode !== undefined || voice !== undefined;
      for (const file of sent.files) {
        const name = (file.fileName ?? '').slice(0, MOST_NAME);
        try {
          const view = await imports.take(session.caller, request, file);
          if (!view) {
            files.push(file);
            continue;
          }
          // What has no form cannot be imported.
          const hasForm = view.files.some(({ entries }) => entries > 0);
          const key = hasForm ? seal(session, await imports.keep(session.caller, file)) : '';
          offers.push({ key, name, request, view, ...(hasForm && isWished && { isAsShow: true }) });
        } catch (thrown) {
          if (!isTold(thrown)) throw thrown;
          problems.push(refusal(name, thrown));
        }
      }
      return { files, offers, problems };
    },

    async confirm(session, field) {
      const key = field('export') ?? '';
      const kept = key.slice(0, key.indexOf('.'));
      const bytes = isSameSecret(key, seal(session, kept)) ? await imports.open(kept) : undefined;
      if (!bytes) return { draft, problems: [{ kind: 'importGone' }] };
      const name = (field('name') ?? '').slice(0, MOST_NAME);
      const { request, isNumber } = readChoice(field);
      const file = { bytes, fileName: name };
      const isAdding = field('act') === 'add' && isNumber;
      const problems: AddProblem[] = isNumber ? [] : [{ kind: 'importNumber' }];
      /** The form again, so that something else may be chosen. */
      const offer = async (): Promise<Refusal> => {
        const view = await imports.take(session.caller, request, file);
        if (!view) return { draft, problems: [{ kind: 'importGone' }] };
        return { draft, problems, offers: [{ key, name, request, view }] };
      };
      try {
        if (!isAdding) return await offer();
        const view = await imports.take(session.caller, { ...request, confirm: 'true' }, file);
        if (!view?.isAdded) return await offer();
        await imports.forget(kept);
        return undefined;
      } catch (thrown) {
        if (!isTold(thrown)) throw thrown;
        problems.push(refusal(name, thrown));
        return await offer().catch((again: unknown) => {
          if (!isTold(again)) throw again;
          return { draft, problems };
        });
      }
    },
  };
}

const MOST_NAME = 200;

/** What is chosen in the form of an offer; a number that is none is not asked for, and the rest stays. */
function readChoice(field: (name: string) => string | undefined) {
  const { shape } = importSchema;
  const newest = shape.newest.safeParse(field('newest'));
  const request = importSchema.parse({
    show: field('show')?.slice(0, MOST_NAME),
    onlyUnread: shape.onlyUnread.safeParse(field('onlyUnread')).data,
    order: shape.order.safeParse(field('order')).data,
    newest: newest.data,
  });
  return { request, isNumber: newest.success };
}
