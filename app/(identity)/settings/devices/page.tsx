import type { Metadata } from 'next';
import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import { MonitorIcon, SmartphoneIcon } from '@/app/_ui/icons';
import { RowList } from '@/app/_ui/row-list';
import { type DeviceView, listDevices } from '@/lib/identity/sessions/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { SettingsPage } from '../../_account/settings-page';
import { SigningOut } from '../../_account/signing-out';
import { signOutDeviceHere, signOutEverywhereHere } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('identity.devices_title'), robots: { index: false } };
}

/** Where a person is signed in; each of them, or all, ends at once. */
export default async function DevicesPage() {
  const actor = await requirePerson('/settings/devices');
  const [devices, { t }] = await Promise.all([listDevices(actor), requestI18n()]);
  return (
    <SettingsPage title={t('identity.devices_title')} lead={t('identity.devices_lead')}>
      <RowList>
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </RowList>
      <Form action={signOutEverywhereHere} messages={errorMessages(t)}>
        <SigningOut />
        <SubmitButton variant="danger">{t('identity.devices_all')}</SubmitButton>
        <p className="text-muted text-sm">{t('identity.devices_all_hint')}</p>
      </Form>
    </SettingsPage>
  );
}

async function DeviceRow({ device }: { device: DeviceView }) {
  const { t, formatAgo } = await requestI18n();
  const isPhone = /iPhone|Android/.test(device.device);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-4 sm:px-6">
      <span className="text-muted">{isPhone ? <SmartphoneIcon /> : <MonitorIcon />}</span>
      <span className="min-w-0 flex-1">
        <bdi className="block font-medium">{device.device || t('identity.device_unknown')}</bdi>
        <span className="block text-muted text-sm">
          {t('identity.device_seen', { ago: formatAgo(device.lastSeenAt) })}
        </span>
      </span>
      {device.current ? (
        <Chip tone="done">{t('identity.device_here')}</Chip>
      ) : (
        <Form action={signOutDeviceHere} messages={errorMessages(t)}>
          <input type="hidden" name="session" value={device.id} />
          <SubmitButton variant="quiet" size="small">
            {t('identity.device_end')}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
