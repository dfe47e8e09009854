import type { Metadata } from 'next';
import { EmptyState } from '@/app/_ui/empty-state';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { toUuid } from '@/lib/kernel/ids';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { Live } from '../_live/live';
import { Hall } from '../_messages/hall';
import { readSpeaker } from '../_messages/read-speaker';
import { TalkList } from '../_messages/talk-list';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('chat.title'), robots: { index: false } };
}

type MessagesProps = { searchParams: Promise<{ as?: string | string[]; q?: string | string[] }> };

/** All one's conversations, or those of a page one answers for. */
export default async function Messages({ searchParams }: MessagesProps) {
  const actor = await requirePerson('/messages');
  const [{ t }, { as: asked, q }] = await Promise.all([requestI18n(), searchParams]);
  const as = await readSpeaker(asked);
  const named = typeof q === 'string' ? q.trim().slice(0, 60) : '';
  return (
    <Hall shows="list" list={<TalkList actor={actor} as={as} named={named} current={null} heading="h1" />}>
      <Live topics={as ? [`inbox:${toUuid(as.id)}`] : []} />
      <div className="m-auto">
        <EmptyState picture={<MessageCircleIcon size={32} />} title={t('chat.choose_title')}>
          {t(as ? 'chat.choose_text_page' : 'chat.choose_text')}
        </EmptyState>
      </div>
    </Hall>
  );
}
