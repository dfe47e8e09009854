import { Checkbox } from '@/app/_ui/choice';
import { requestI18n } from '@/lib/platform/request';
import { GroupFault } from '../group-fault';

/** Countries to tick, by their names in the language of the screen, and what was wrong with them (`countries`). */
export async function CountryTicks({
  legend,
  countries,
  ticked,
}: {
  legend: string;
  countries: Iterable<string>;
  ticked: readonly string[];
}) {
  const { locale, formatCountry } = await requestI18n();
  const byName = new Intl.Collator(locale);
  const named = Array.from(countries, (code) => ({ code, name: formatCountry(code) }));
  named.sort((one, other) => byName.compare(one.name, other.name));
  return (
    <fieldset>
      <legend className="font-medium text-sm">{legend}</legend>
      <GroupFault name="countries" />
      <div className="grid sm:grid-cols-2">
        {named.map(({ code, name }) => (
          <Checkbox key={code} name="countries[]" value={code} label={name} defaultChecked={ticked.includes(code)} />
        ))}
      </div>
    </fieldset>
  );
}
