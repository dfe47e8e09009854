import { Section } from '@/app/_ui/section';
import { requestI18n } from '@/lib/platform/request';

const swatches = [
  ['paper', 'bg-paper text-ink'],
  ['surface', 'bg-surface text-ink'],
  ['sunken', 'bg-sunken text-muted'],
  ['line', 'bg-line text-ink'],
  ['edge', 'border-2 border-edge bg-surface text-ink'],
  ['ink', 'bg-ink text-paper'],
  ['saffron', 'bg-saffron text-on-saffron'],
  ['teal', 'bg-teal text-on-teal'],
  ['teal-soft', 'bg-teal-soft text-teal'],
  ['brick', 'bg-brick text-on-brick'],
  ['brick-soft', 'bg-brick-soft text-brick'],
] as const;

/** Every colour of both themes beside what is written on it. */
export async function Colours() {
  const { t } = await requestI18n();
  return (
    <Section title={t('gallery.colours')}>
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4 lg:grid-cols-6">
        {swatches.map(([name, look]) => (
          <li key={name} className={`grid h-20 place-items-center rounded-md text-sm shadow-card ${look}`}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Section>
  );
}
