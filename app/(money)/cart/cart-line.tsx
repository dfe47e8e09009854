import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import { times } from '@/lib/kernel/money';
import type { CartLineView } from '@/lib/money/cart/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { LineForms } from './line-forms';

/** One thing in the cart: its face, how many, what that comes to, and why it cannot be bought if it cannot. */
export async function CartLine({ line }: { line: CartLineView }) {
  const { t } = await requestI18n();
  return (
    <li className="flex gap-4">
      <span className="w-20 shrink-0 overflow-hidden rounded-sm sm:w-24">
        {line.picture ? (
          <Photo media={{ ...line.picture, alt: '' }} sizes="96px" shape="tall" />
        ) : (
          <span className="block aspect-4/5 bg-sunken" />
        )}
      </span>
      <div className="min-w-0 flex-1 space-y-1.5">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            {line.problem === 'gone' ? (
              <bdi className="text-muted line-through">{line.title || t('money.gone_thing')}</bdi>
            ) : (
              <Link
                href={`/${line.pageHandle}/${line.productSlug}?variant=${line.variantId}`}
                className="font-medium underline-offset-4 hover:underline"
              >
                <bdi>{line.title}</bdi>
              </Link>
            )}
            <bdi className="block text-muted text-sm">{line.optionText}</bdi>
          </div>
          {line.unit && <Price value={times(line.unit, line.quantity)} className="font-medium" />}
        </div>
        {line.problem && (
          <p className="font-medium text-brick text-sm">
            {line.problem === 'too_few' && line.left === null
              ? t('errors.too_few')
              : t(`money.line_${line.problem}`, { count: line.left ?? 0 })}
          </p>
        )}
        <LineForms
          variantId={line.variantId}
          quantity={line.quantity}
          countable={line.problem !== 'gone'}
          messages={errorMessages(t, ['bad_quantity'])}
          words={{
            quantity: t('money.quantity_of', { title: line.title }),
            remove: t('common.remove'),
            set: t('common.save'),
          }}
        />
      </div>
    </li>
  );
}
