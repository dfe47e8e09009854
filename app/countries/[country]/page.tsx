import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { stateWords, termLines } from '@/app/_countries/rule-words';
import { BackLink } from '@/app/_ui/back-link';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { capabilities, isOpen, type Rule } from '@/lib/markets/model';
import { mode } from '@/lib/markets/public';
import { listRules } from '@/lib/markets/queries';
import { countryCode } from '@/lib/markets/schema';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { TellMe } from '../tell-me';

type CountryProps = { params: Promise<{ country: string }> };

async function countryOf(params: CountryProps['params']): Promise<string> {
  const { country } = await params;
  const parsed = countryCode.safeParse(country);
  // One address for each country: its two small letters.
  if (!parsed.success || country !== parsed.data.toLowerCase()) notFound();
  return parsed.data;
}

export async function generateMetadata({ params }: CountryProps): Promise<Metadata> {
  const [country, { t, formatCountry }] = await Promise.all([countryOf(params), requestI18n()]);
  return {
    title: t('countries.country_title', { country: formatCountry(country) }),
    description: t('countries.country_lead', { country: formatCountry(country) }),
  };
}

/** What works in a country, since when, by whom and how one pays, within which limits, and why the rest does not. */
export default async function Country({ params }: CountryProps) {
  const country = await countryOf(params);
  const [rules, actor, { t, formatCountry }] = await Promise.all([listRules(country), currentActor(), requestI18n()]);
  const closed = capabilities.filter(
    (capability) => !rules.some((rule) => rule.capability === capability && isOpen(rule.state, mode())),
  );
  const unwritten = capabilities.filter((capability) => !rules.some((rule) => rule.capability === capability));
  return (
    <div className="page-width max-w-3xl space-y-8 py-8 md:py-12">
      <header className="space-y-2">
        <BackLink href="/countries">{t('countries.title')}</BackLink>
        <h1 className="text-2xl">{t('countries.country_title', { country: formatCountry(country) })}</h1>
      </header>
      <ul className="space-y-4">
        {rules.map((rule) => (
          <RuleCard key={rule.capability} rule={rule} />
        ))}
        {unwritten.length > 0 && (
          <li>
            <Card className="space-y-2">
              <h2 className="font-medium">{t('countries.not_yet_title')}</h2>
              <p className="text-sm">{unwritten.map((one) => t(`countries.cap_${one}`)).join(' · ')}</p>
              <p className="text-muted text-sm">{t('countries.reason_not_yet')}</p>
            </Card>
          </li>
        )}
      </ul>
      {closed.length > 0 && <TellMe actor={actor} country={country} closed={closed} />}
    </div>
  );
}

async function RuleCard({ rule }: { rule: Rule }) {
  const voice = await requestI18n();
  const { t, formatDate } = voice;
  return (
    <li>
      <Card className="space-y-3">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="font-medium">{t(`countries.cap_${rule.capability}`)}</h2>
          <Chip tone={isOpen(rule.state, mode()) ? 'done' : 'neutral'}>{stateWords(voice, rule)}</Chip>
        </div>
        <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr]">
          <dt className="text-muted">{t('countries.term_since')}</dt>
          <dd>{formatDate(rule.since, 'date')}</dd>
          {termLines(voice, rule).map(({ key, label, words }) => (
            <div key={key} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="wrap-anywhere">{words}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </li>
  );
}
