import { ShoppingBagIcon } from '@/app/_ui/buying-icons';
import { LockIcon, Undo2Icon } from '@/app/_ui/icons';
import { useVoice } from '@/lib/platform/request';

/** What buying here is like, in three sentences. */
export function Promises() {
  const { t } = useVoice();
  const promises = [
    { icon: <ShoppingBagIcon size={24} />, title: t('home.tap_title'), body: t('home.tap') },
    { icon: <LockIcon size={24} />, title: t('home.private_title'), body: t('home.private') },
    { icon: <Undo2Icon size={24} />, title: t('home.undo_title'), body: t('home.undo') },
  ];
  return (
    <ul className="grid gap-8 rounded-lg bg-sunken p-6 md:grid-cols-3 md:p-10">
      {promises.map(({ icon, title, body }) => (
        <li key={title} className="space-y-2">
          {icon}
          <h2 className="font-semibold text-base">{title}</h2>
          <p className="text-muted text-sm">{body}</p>
        </li>
      ))}
    </ul>
  );
}
