import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { CopyText } from '@/app/_ui/copy-text';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import type { PersonActor } from '@/lib/identity/actor/model';
import { partPath } from '@/lib/money/parts/model';
import type { StartedPart } from '@/lib/money/parts/queries';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';
import { FriendOptions } from '../../../_pay/friend-options';
import { partMessages } from '../../part-messages';
import { PayShare } from '../../pay-share';
import { ask } from '../actions';

type PartTileProps = {
  part: StartedPart;
  place: number;
  actor: PersonActor;
  isOpen: boolean;
  /** Whether her own share is held, so that others may be asked. */
  begun: boolean;
  friends: readonly { handle: string; name: string }[];
};

/** One share: who is asked, whether she is in, and where nobody is, its link, who else could be asked, and covering it oneself. */
export async function PartTile({ part, place, actor, isOpen, begun, friends }: PartTileProps) {
  const voice = await requestI18n();
  const { t, href, formatMoney, formatNumber } = voice;
  const who = part.isOwn ? t('parts.you') : (part.name ?? t('parts.somebody', { place: formatNumber(place) }));
  const isFree = isOpen && (part.state === 'asked' || part.state === 'declined');
  const isFirst = place === 1;
  const url = `${env().SOUK_ORIGIN}${href(partPath(part.token))}`;
  return (
    <li>
      <Card className="space-y-3">
        <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <bdi className="font-medium">{who}</bdi>
          <span className="flex items-center gap-3">
            <Chip tone={part.state === 'held' || part.state === 'captured' ? 'done' : 'neutral'}>
              {t(`parts.is_${part.state}`)}
            </Chip>
            <span className="tabular-nums">{formatMoney(part.amount)}</span>
          </span>
        </p>
        {isFree && isFirst && <PayShare actor={actor} part={part} />}
        {isFree && !isFirst && begun && (
          <>
            {part.state === 'asked' && (
              <p className="flex flex-col items-start gap-1 text-sm sm:flex-row sm:items-center sm:gap-2">
                <bdi dir="ltr" data-part-link className="wrap-anywhere min-w-0 flex-1 select-all">
                  {url}
                </bdi>
                <CopyText text={url} label={t('parts.copy', { who })} copied={t('parts.copied')} />
              </p>
            )}
            <details>
              <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm underline underline-offset-4">
                {t('parts.change', { who })}
              </summary>
              <div className="space-y-4 pt-2">
                <LinkButton href={partPath(part.token)} variant="quiet">
                  {t('parts.cover', { share: formatMoney(part.amount), who })}
                </LinkButton>
                <Form action={ask} messages={partMessages(voice)}>
                  <input type="hidden" name="partId" value={part.id} />
                  <input type="hidden" name="turn" value={part.turn} />
                  <Select name="handle" label={t('parts.instead_of', { who })}>
                    <option value="">{t('parts.by_link')}</option>
                    <FriendOptions friends={friends} />
                  </Select>
                  <SubmitButton variant="quiet">{t('parts.ask', { who })}</SubmitButton>
                </Form>
              </div>
            </details>
          </>
        )}
      </Card>
    </li>
  );
}
