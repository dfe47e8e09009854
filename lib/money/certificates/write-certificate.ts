import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/identity/actor/model';
import { shownNumber } from '@/lib/identity/deletions/model';
import { deletionByToken } from '@/lib/identity/deletions/queries';
import { element } from '@/lib/money/receipts/leaf';
import { certificateType } from '@/lib/money/receipts/model';
import { signAs } from '@/lib/money/receipts/sign-as';
import { standAloneFile } from '@/lib/money/receipts/stand-alone-file';
import { env } from '@/lib/platform/env';
import type { Voice } from '@/lib/platform/voice';
import { certificateOf } from './model';

/** A file that says what was deleted. `name` is the number, as it is shown. */
export type Certificate = { name: string; file: string };

/**
 * The certificate of the deletion that a browser's token opens, as a file that checks itself in any browser. Null while the deletion
 * is not done, and for everybody else.
 */
export async function writeCertificate(actor: Actor, token: unknown, voice: Voice): Promise<Certificate | null> {
  const view = await deletionByToken(actor, token);
  if (view?.doneAt == null) return null;
  const { t, formatDate, formatNumber } = voice;
  const moment = (at: Date) => `${formatDate(at, 'date')} · ${formatDate(at, 'clock')}`;
  const name = shownNumber(view.number);
  const row = (label: string, value: string) =>
    element('div', [element('dt', [label]), ' ', element('dd', [element('bdi', [value])])]);
  const main = element('main', [
    element('h1', [t('deletion.certificate')]),
    element('dl', [
      row(t('deletion.number'), name),
      row(t('deletion.closed_at'), moment(view.closedAt)),
      row(t('deletion.done_at'), moment(view.doneAt)),
    ]),
    element('section', [
      element('h2', [t('deletion.deleted')]),
      element(
        'dl',
        view.counts.map(({ kind, rows }) => row(t(`deletion.kind_${kind}`), formatNumber(rows))),
      ),
      element('p', [t('deletion.key_gone')]),
    ]),
    element('section', [
      element('h2', [t('deletion.stays_title')]),
      ...(['books', 'orders', 'reported', 'handle'] as const).map((one) => element('p', [t(`deletion.stays_${one}`)])),
    ]),
    element('p', [t('deletion.names_nobody')], 'class="quiet"'),
  ]);
  const shown = createHash('sha256').update(main.words).digest('base64url');
  const claims = certificateOf(view, { issuer: env().SOUK_ORIGIN, now: new Date(), doneAt: view.doneAt, shown });
  const words = {
    title: t('deletion.certificate'),
    good: t('deletion.file_good'),
    bad: t('deletion.file_bad'),
    unchecked: t('deletion.file_unchecked'),
  };
  return { name, file: standAloneFile(voice, words, main, await signAs(certificateType, claims)) };
}
