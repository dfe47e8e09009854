import type { PersonActor } from '@/lib/identity/actor/model';
import { copyChapters } from '@/lib/platform/copied/model';
import { voiceOf } from '@/lib/platform/voice';
import { type CopyEntry, copyFormat, copyVersion } from './model';

/** The list of all files with their sums, and of whom and when the copy is. */
export function manifestText({ handle }: PersonActor, made: Date, entries: readonly CopyEntry[]): string {
  const files = entries.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }));
  const said = { format: copyFormat, version: copyVersion, made: made.toISOString(), person: handle, files };
  return `${JSON.stringify(said, null, 2)}\n`;
}

/** The words beside the files, in both languages: what is what, and what is not there. */
export function readMe(): string {
  return (['en', 'ar'] as const)
    .map((locale) => {
      const { t } = voiceOf(locale);
      const files = copyChapters.map((chapter) => `- data/${chapter}.json: ${t(`copy.chapter_${chapter}`)}`);
      const others = (['index', 'pictures', 'receipts', 'manifest'] as const).map(
        (name) => `- ${t(`copy.read_me_${name}`)}`,
      );
      return [t('copy.read_me_title'), '', t('copy.read_me_intro'), '', ...files, ...others, '', t('copy.read_me_not')];
    })
    .map((lines) => `${lines.join('\r\n')}\r\n`)
    .join('\r\n');
}
