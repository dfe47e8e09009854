import type { Id } from '@/lib/kernel/ids';
import { intlTag } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { sendFirst } from '../messages/actions';
import { About } from './about';
import { Beginning } from './beginning';
import { outgoingWords, writingFaults } from './speaking-words';

type FirstWordsProps = {
  name: string;
  hint: 'hint_page' | 'hint_friend';
  /** Whom it goes to, and what it is about. */
  fields: Readonly<Record<string, string>>;
  firstKey: string;
  product: Id<'product'> | null;
  /** The address of the same without it. */
  without: string;
};

/** A conversation that begins with what is written here. */
export function FirstWords({ name, hint, fields, firstKey, product, without }: FirstWordsProps) {
  const { t, locale } = useVoice();
  return (
    <section className="flex min-h-0 flex-1 flex-col">
      <h1 className="border-line border-b px-4 py-3.5 font-semibold text-base">
        <bdi>{name}</bdi>
      </h1>
      <Beginning
        composer={{ send: sendFirst, fields, firstKey }}
        messages={writingFaults(t)}
        tag={intlTag(locale)}
        words={{ ...outgoingWords(t), field: t('chat.write_to', { name }) }}
        hint={t(`chat.${hint}`, { name })}
      >
        {product && <About product={product} without={without} />}
      </Beginning>
    </section>
  );
}
