'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Checkbox } from '@/app/_ui/choice';
import { Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { useFieldReport } from '@/app/_ui/form-context';
import { TickGroup } from '@/app/_ui/tick-group';
import { setPhotoOfPage } from '../photo-actions';
import { sendPhoto } from '../send-photo';
import { makePage, makePageFirst } from './actions';
import { NameAndHandle } from './name-and-handle';
import { PhotoChoice } from './photo-choice';

type Option = { value: string; label: string };
export type CreateWords = Record<
  | ('name' | 'handle' | 'handleHint' | 'handleFree' | 'kind' | 'about' | 'aboutHint' | 'optional' | 'country')
  | (
      | 'countryHint'
      | 'currency'
      | 'currencyHint'
      | 'moneyStays'
      | 'languages'
      | 'logo'
      | 'cover'
      | 'choose'
      | 'replace'
      | 'create'
    )
  | 'creating',
  string
>;

type CreateFormProps = {
  /** A fresh page id: sending the form twice makes one page. */
  pageKey: string;
  studioHref: string;
  site: string;
  country: string;
  language: string;
  kinds: readonly Option[];
  countries: readonly (Option & { currency: string })[];
  currencies: readonly Option[];
  languages: readonly Option[];
  messages: Record<string, string>;
  words: CreateWords;
};

type Pictures = { logo: File | null; cover: File | null };

/**
 * The form of a new page. In a living browser a picture that cannot be taken is refused as it is picked, the page
 * is made first and its pictures follow; without JavaScript there are no pictures yet, and the studio asks for them.
 */
export function CreateForm(props: CreateFormProps) {
  const { words } = props;
  const router = useRouter();
  const [alive, setAlive] = useState(false);
  const [pictures, setPictures] = useState<Pictures>({ logo: null, cover: null });
  const [leaving, setLeaving] = useState(false);
  useEffect(() => setAlive(true), []);
  const finish = async ({ pageId, handle }: { pageId: string; handle: string }) => {
    setLeaving(true);
    const ends = await Promise.all([hang(pageId, 'logo', pictures.logo), hang(pageId, 'cover', pictures.cover)]);
    const refused = ends.filter((end) => end !== null);
    const studio = `${props.studioHref}/${handle}`;
    // A picture that did not arrive is no reason to lose the page: it is asked for again where its place is.
    const told = new URLSearchParams({ failed: String(refused.length), why: refused.at(-1) ?? '' });
    router.push(refused.length === 0 ? studio : `${studio}/settings?${told}`);
  };
  return (
    <Form action={alive ? makePageFirst : makePage} messages={props.messages} onDone={finish}>
      <input type="hidden" name="key" value={props.pageKey} />
      <NameAndHandle site={props.site} messages={props.messages} words={words} />
      {alive && (
        <div className="grid grid-cols-2 gap-4">
          <PhotoChoice
            label={words.logo}
            shape="round"
            words={words}
            onChoose={(logo) => setPictures({ ...pictures, logo })}
          />
          <PhotoChoice
            label={words.cover}
            shape="wide"
            words={words}
            onChoose={(cover) => setPictures({ ...pictures, cover })}
          />
        </div>
      )}
      <Select name="kind" label={words.kind}>
        <Options options={props.kinds} />
      </Select>
      <TextArea name="about" label={words.about} note={words.optional} hint={words.aboutHint} maxLength={2000} />
      <Money {...props} />
      <Languages {...props} />
      <SubmitButton size="large" wide>
        {leaving ? words.creating : words.create}
      </SubmitButton>
    </Form>
  );
}

/** Sends a picture to its place; why it is not there, or null. */
async function hang(pageId: string, place: 'logo' | 'cover', file: File | null): Promise<string | null> {
  if (file === null) return null;
  const sent = await sendPhoto(pageId, file);
  if (!sent.ok) return sent.code;
  const form = new FormData();
  for (const [name, value] of Object.entries({ page: pageId, place, media: sent.photo.mediaId })) form.set(name, value);
  const set = await setPhotoOfPage(null, form).catch(() => null);
  return set?.ok ? null : (set?.code ?? 'upload_failed');
}

/** Country and currency; another country brings its own currency along until one was chosen by hand. */
function Money({ countries, currencies, country, words }: CreateFormProps) {
  const [chosen, setChosen] = useState<string | null>(useFieldReport('currency').typed ?? null);
  const [land, setLand] = useState(useFieldReport('country').typed ?? country);
  const own = countries.find((one) => one.value === land)?.currency;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <p className="text-sm sm:col-span-2">{words.moneyStays}</p>
      <Select
        name="country"
        label={words.country}
        hint={words.countryHint}
        value={land}
        onChange={(event) => setLand(event.currentTarget.value)}
      >
        <Options options={countries} />
      </Select>
      <Select
        name="currency"
        label={words.currency}
        hint={words.currencyHint}
        value={chosen ?? own}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <Options options={currencies} />
      </Select>
    </div>
  );
}

function Languages({ languages, language, words }: CreateFormProps) {
  return (
    <TickGroup name="languages" legend={words.languages} className="flex gap-6">
      {languages.map((one) => (
        <Checkbox
          key={one.value}
          name="languages[]"
          value={one.value}
          label={one.label}
          defaultChecked={one.value === language}
        />
      ))}
    </TickGroup>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}
