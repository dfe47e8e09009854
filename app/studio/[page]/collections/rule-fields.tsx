import { RadioCards } from '@/app/_ui/choice';
import { countForms } from '@/app/_ui/count-forms';
import { Field, Select } from '@/app/_ui/field';
import { money, toDecimal } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';
import { type Rule, ruleKinds, rulesMax } from '@/lib/shop/collections/model';
import type { OwnCollection } from '@/lib/shop/collections/owned';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { nodeIds, pathOf } from '@/lib/shop/taxonomy/tree';
import { RulePreview } from './rule-preview';

type RuleFieldsProps = { page: PageSettings; collection: OwnCollection | null };

/** The rules: a row for each, with room for one more; the field that its kind needs is shown by the choice itself. */
export async function RuleFields({ page, collection }: RuleFieldsProps) {
  const { t, locale } = await requestI18n();
  const rules = collection?.rules ?? [];
  const rows = Array.from({ length: rulesMax }, (_, place) => place);
  const open = Math.min(rules.length + 1, rulesMax);
  return (
    <div className="space-y-5">
      <RadioCards
        name="match"
        legend={t('collections.match')}
        columns={2}
        defaultValue={collection?.match ?? 'all'}
        choices={[
          { value: 'all', label: t('collections.match_all') },
          { value: 'any', label: t('collections.match_any') },
        ]}
      />
      {rows.slice(0, open).map((place) => (
        <RuleRow key={place} page={page} place={place} rule={rules[place]} />
      ))}
      {open < rulesMax && (
        <details>
          <summary className="flex min-h-11 cursor-pointer items-center font-medium">
            {t('collections.more_rules')}
          </summary>
          <div className="space-y-5 pt-2">
            {rows.slice(open).map((place) => (
              <RuleRow key={place} page={page} place={place} rule={undefined} />
            ))}
          </div>
        </details>
      )}
      <RulePreview
        locale={locale}
        words={{
          title: t('collections.finds'),
          none: t('collections.finds_nothing'),
          unfinished: t('collections.unfinished'),
          counts: countForms(t, 'collections.found', locale),
        }}
      />
    </div>
  );
}

async function RuleRow({ page, place, rule }: { page: PageSettings; place: number; rule: Rule | undefined }) {
  const { t } = await requestI18n();
  const name = (field: string) => `rules.${place}.${field}`;
  const number = String(place + 1);
  return (
    <fieldset className="group/rule grid items-start gap-3 sm:grid-cols-2">
      <legend className="sr-only">{t('collections.rule_number', { number })}</legend>
      <Select name={name('kind')} label={t('collections.rule_number', { number })} defaultValue={rule?.kind ?? ''}>
        <option value="">{t('collections.rule_none')}</option>
        {ruleKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`collections.rule_${kind}`, { currency: page.currency })}
          </option>
        ))}
      </Select>
      <div className="hidden group-has-[option[value=category]:checked]/rule:block">
        <Select
          name={name('node')}
          label={t('collections.rule_category')}
          defaultValue={rule?.kind === 'category' ? rule.node : nodeIds[0]}
        >
          {nodeIds.map((node) => (
            <option key={node} value={node}>
              {'\u2003'.repeat(pathOf(node).length - 1) + t(`taxonomy.${node}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className="hidden group-has-[option:is([value=tag],[value=title],[value=brand],[value=price\_from],[value=price\_to],[value=days]):checked]/rule:block">
        <Field
          name={name('value')}
          label={t('collections.rule_value')}
          defaultValue={rule && typedOf(rule)}
          dir="auto"
          maxLength={100}
        />
      </div>
    </fieldset>
  );
}

function typedOf(rule: Rule): string {
  if ('text' in rule) return rule.text;
  if ('minor' in rule) return toDecimal(money(BigInt(rule.minor), rule.currency));
  return 'days' in rule ? String(rule.days) : '';
}
