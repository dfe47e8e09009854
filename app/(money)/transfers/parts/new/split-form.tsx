import 'server-only';
import { Checkbox } from '@/app/_ui/choice';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { type Currency, type Money, money, toDecimal } from '@/lib/kernel/money';
import { evenPercents, hoursToAgree, type PartWay, partLeast, shareOut } from '@/lib/money/parts/model';
import { scaled } from '@/lib/money/splits/expenses/model';
import type { MethodView } from '@/lib/money/wallet/model';
import type { Voice } from '@/lib/platform/voice';
import { ChooseMethod } from '../../../_pay/choose-method';
import { PaySubmit } from '../../../gift/new/pay-submit';
import { partMessages } from '../../part-messages';
import { start } from '../actions';
import { FigureField, FigureSum, WhoField } from './figures';

type SplitFormProps = {
  voice: Voice;
  fixed: { seed: string; variantId: string; quantity: string; way: PartWay; addressId: string };
  people: number;
  total: Money;
  goesTo: string;
  asksStart: boolean;
  friends: readonly { handle: string; name: string }[];
  methods: readonly MethodView[];
  /** Her own currency, where she may pay in it. */
  ownCurrency: Currency | null;
};

/** Who pays how much, until when, and the button that holds one's own share. */
export function SplitForm(props: SplitFormProps) {
  const { voice, fixed, people, total, goesTo, asksStart, friends, methods, ownCurrency } = props;
  const { t, formatMoney, formatNumber } = voice;
  const { way } = fixed;
  const base = { people: Array.from({ length: people }, () => ({})), figures: [], hours: 24, endsOnDecline: false };
  const even = shareOut({ ...base, way: 'even' }, total);
  if (!even.ok) return <Notice>{t('parts.too_small', { least: formatMoney(partLeast(total.currency)) })}</Notice>;
  const shareOf = (place: number) => money(even.amounts[place] ?? 0n, total.currency);
  const percents = evenPercents(people);
  const figure = (place: number) =>
    way === 'exact' ? toDecimal(shareOf(place)) : way === 'percent' ? scaled(percents[place] ?? 0n, 2) : '1';
  const label = { shares: 'parts.shares_of', percent: 'parts.percent_of', exact: 'parts.amount_of' } as const;
  const figureField = (place: number, who: string) =>
    way === 'even' ? (
      <p className="text-sm tabular-nums">{t('parts.pays', { who, share: formatMoney(shareOf(place)) })}</p>
    ) : (
      <FigureField place={place} label={t(label[way], { who, currency: total.currency })} drawn={figure(place)} />
    );
  return (
    <Form action={start} messages={partMessages(voice)}>
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="expectedMinor" value={total.amount.toString()} />
      <input type="hidden" name="currency" value={total.currency} />
      <fieldset className="space-y-4">
        <legend className="mb-2 font-medium">{t('parts.who')}</legend>
        {figureField(0, t('parts.you'))}
        {Array.from({ length: people - 1 }, (_, index) => {
          const who = t('parts.somebody', { place: formatNumber(index + 2) });
          return (
            <div key={who} className="space-y-2 border-line border-t pt-4">
              <WhoField place={index} label={who} byLink={t('parts.by_link')} friends={friends} />
              {figureField(index + 1, who)}
            </div>
          );
        })}
        {(way === 'percent' || way === 'exact') && (
          <FigureSum
            way={way}
            total={total}
            words={{
              ...{ missing: t('split.missing', { left: '#' }), over: t('split.over', { left: '#' }) },
              ...{ whole: t(`parts.whole_${way}`), unread: t('parts.figure_unread') },
            }}
          />
        )}
      </fieldset>
      <Select name="hours" label={t('parts.time')} hint={t('parts.time_hint')} defaultValue="24">
        {hoursToAgree.map((hours) => (
          <option key={hours} value={hours}>
            {t('parts.hours', { hours: formatNumber(hours) })}
          </option>
        ))}
      </Select>
      <Checkbox name="endsOnDecline" value="1" label={t('parts.ends')} hint={t('parts.ends_hint')} />
      {asksStart && <Checkbox name="startNow" value="1" label={t('files.tick')} hint={t('files.tick_hint')} />}
      <p className="text-sm">{t('parts.goes_to', { address: goesTo })}</p>
      <ChooseMethod
        methods={methods}
        label={t('parts.own_method')}
        hint={t('parts.currency_hint', { currency: total.currency })}
      />
      <PaySubmit
        label={way === 'even' ? t('parts.start_with', { share: formatMoney(shareOf(0)) }) : t('parts.start')}
      />
      {ownCurrency && (
        <SubmitButton name="payIn" value="own" variant="quiet" wide>
          {t('parts.see_own', { currency: ownCurrency })}
        </SubmitButton>
      )}
      <p className="text-muted text-sm">{t('parts.nobody_before')}</p>
    </Form>
  );
}
