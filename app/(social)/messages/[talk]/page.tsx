import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { parseId } from '@/lib/kernel/ids';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { shownMost, shownStep } from '@/lib/social/messages/model';
import { talkFor } from '@/lib/social/messages/queries';
import { Conversation } from '../../_messages/conversation';
import { Hall } from '../../_messages/hall';
import { readSpeaker } from '../../_messages/read-speaker';
import { TalkList } from '../../_messages/talk-list';

type Asked = {
  as?: string | string[];
  shown?: string | string[];
  before?: string | string[];
  product?: string | string[];
  propose?: string | string[];
};
type TalkProps = { params: Promise<{ talk: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('chat.title'), robots: { index: false } };
}

/** One conversation, beside the list of all where there is room. */
export default async function TalkPage({ params, searchParams }: TalkProps) {
  const { talk: named } = await params;
  const actor = await requirePerson(`/messages/${named}`);
  const { as: asked, shown: many, before, product, propose } = await searchParams;
  const [as, id] = [await readSpeaker(asked), parseId('talk', named)];
  if (!id) notFound();
  const shown = Math.min(Math.max(numberIn(many) ?? shownStep, shownStep), shownMost);
  const talk = await talkFor(actor, { talk: id, as: as?.id }, { before: numberIn(before), shown });
  if (!talk) notFound();
  return (
    <Hall shows="talk" list={<TalkList actor={actor} as={as} named="" current={id} />}>
      <Conversation
        talk={talk}
        as={as}
        shown={shown}
        product={parseId('product', product)}
        proposed={typeof propose === 'string' ? propose.trim().slice(0, 80) : null}
      />
    </Hall>
  );
}

function numberIn(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
