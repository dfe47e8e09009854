import { CheckIcon } from '@/app/_ui/buying-icons';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { env } from '@/lib/platform/env';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import type { OwnShare } from '@/lib/social/sharing/own/model';
import { Toggle } from '../_regard/toggle';
import { sendChangeShare, sendHearShare } from './actions';
import { MakeLink } from './make-link';

/** What its owner can do with a share besides taking it back: make its link, let nobody comment any more, let it end sooner. */
export function OwnShareTools({ share }: { share: OwnShare }) {
  const { t, href } = useVoice();
  const { id } = share.view;
  return (
    <div className="space-y-6 border-line border-t pt-6">
      {share.audience === 'link' && (
        <MakeLink
          share={id}
          address={`${env().SOUK_ORIGIN}${href('/s/')}`}
          messages={errorMessages(t)}
          words={{
            make: share.linked ? t('sharing.new_link') : t('sharing.make_link'),
            once: t('sharing.link_hint_once'),
            is: t('sharing.link_is'),
            copy: t('sharing.copy'),
            copied: t('sharing.copied'),
          }}
        />
      )}
      {share.audience !== 'link' && (
        <Toggle
          action={sendHearShare}
          fields={{ share: id }}
          field="comments"
          said="comments"
          on={share.view.comments}
          icon={<MessageCircleIcon size={18} />}
          iconOn={<CheckIcon size={18} />}
          words={{ off: t('sharing.comments_off'), on: t('sharing.comments_on') }}
          messages={errorMessages(t)}
        />
      )}
      <Form action={sendChangeShare} messages={errorMessages(t)} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="share" value={id} />
        <Select name="ends" label={t('sharing.sooner')} defaultValue="hour" className="min-w-40">
          <option value="hour">{t('sharing.in_hour')}</option>
          <option value="day">{t('sharing.in_day')}</option>
          <option value="week">{t('sharing.in_week')}</option>
        </Select>
        <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
      </Form>
    </div>
  );
}
