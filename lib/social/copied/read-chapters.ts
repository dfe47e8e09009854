import 'server-only';
import { asReader } from '@/db/client/social';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { CopyFile, CopyPart } from '@/lib/identity/copies/model';
import { fromUuid, type Id, toUuid } from '@/lib/kernel/ids';
import { type CopiedRow, chaptersOf, type Taken, takenIn } from '@/lib/platform/copied/model';
import { countHers, type HersRow, readHers } from '@/lib/platform/copied/read-hers';
import { fileStore } from '@/lib/platform/storage';
import { myDecisions } from '@/lib/social/decisions/queries';
import { bytesPlace, photoPlace } from '@/lib/social/messages/photos/model';
import { openFile } from '@/lib/social/sealing/open-file';
import { openTexts, type SealedText } from '@/lib/social/sealing/open-text';
import { notePlace } from '@/lib/social/sharing/model';
import { socialCopied } from './model';

/** The chapters of the social ring. What she wrote is opened outside the transaction: whoever keeps the keys may be another machine. */
export const socialChapters: readonly CopyPart[] = chaptersOf(socialCopied).map((chapter) => ({
  chapter,
  read: async ({ actor }) => {
    const { personId } = actor;
    const taken = takenIn(socialCopied, chapter);
    const read = await asReader(toUuid(personId), async (tx) => {
      const rows: HersRow[][] = [];
      for (const [name, table] of taken) rows.push(await readHers(tx, name, table, personId));
      return rows;
    });
    const tables: Record<string, readonly CopiedRow[]> = {};
    for (const [number, [name, table]] of taken.entries())
      tables[name] = await opened(personId, name, table, read[number] ?? []);
    if (chapter === 'said') tables['identity.decision'] = await decisionRows(actor);
    return chapter === 'messages' ? { tables, files: photos(personId, tables['social.talk_photo'] ?? []) } : { tables };
  },
}));

/** What was decided about something of hers, with the reasons she was told and what she said against it. */
async function decisionRows(actor: PersonActor): Promise<readonly CopiedRow[]> {
  return (await myDecisions(actor)).map(({ kind, measure, rule, statement, evidence, at, endsAt, appeal }) => ({
    ...{ at, on: kind, action: measure, rule, statement, evidence, ends_at: endsAt },
    ...{ contested_at: appeal?.at ?? null, words: appeal?.words ?? null, answer: appeal?.answer?.words ?? null },
  }));
}

/** The photographs she showed, opened one after the other. */
async function* photos(personId: Id<'person'>, rows: readonly CopiedRow[]): AsyncGenerator<CopyFile> {
  for (const { picture } of rows) {
    const [, uuid] = /^pictures\/([0-9a-f-]{36})\.webp$/.exec(String(picture)) ?? [];
    const id = uuid && fromUuid('photo', uuid);
    const sealed = id && (await (await fileStore()).get(bytesPlace(id)));
    const bytes = id && sealed && (await openFile(personId, photoPlace(id), sealed));
    if (bytes) yield { path: String(picture), bytes };
  }
}

/** Rows with what is sealed in them opened: her own words, under her own key. What does not open is left out of its row. */
async function opened(
  personId: Id<'person'>,
  name: string,
  { opens = [] }: Taken,
  rows: readonly HersRow[],
): Promise<readonly CopiedRow[]> {
  let said = rows.map((row) => row.says);
  for (const field of opens) {
    const words = await openTexts(rows.map((row) => sealedIn(personId, name, field, row)));
    said = said.map((row, number) => ({ ...row, [field]: words[number] ?? plainIn(row[field]) }));
  }
  return said;
}

/** Tables whose texts are bound to the id that is shown, and not to the bare one. */
const shownAs: Readonly<Record<string, 'message' | 'photo'>> = {
  'social.talk_message': 'message',
  'social.talk_photo': 'photo',
};

function sealedIn(personId: Id<'person'>, table: string, field: string, { id, says }: HersRow): SealedText | null {
  const sealed = says[field];
  if (id === null || typeof sealed !== 'string' || !isSealed(sealed)) return null;
  if (table === 'social.share') {
    const share = fromUuid('share', id);
    return { owner: share, place: notePlace(share), sealed };
  }
  const noun = shownAs[table];
  return { owner: personId, place: { table, id: noun ? fromUuid(noun, id) : id }, sealed };
}

/** A row of a release before the sealing has its words as they are. */
function plainIn(value: unknown): unknown {
  return typeof value === 'string' && isSealed(value) ? null : value;
}

const isSealed = (text: string) => /^1\.[0-9a-f]{16}\.[A-Za-z0-9_-]{80,}$/.test(text);

/** How many things of the actor’s own each table of the social ring has. */
export function countSocial({ personId }: PersonActor): Promise<ReadonlyMap<string, number>> {
  return asReader(toUuid(personId), (tx) => countHers(tx, socialCopied, personId));
}
