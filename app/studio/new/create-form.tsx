'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Checkbox } from '@/app/_ui/choice';
import { Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { useFieldReport } from '@/app/_ui/form-context';
import { setPhotoOfPage } from '../photo-actions';
import { sendPhoto } from '../send-photo';
import { makePage, makePageFirst } from './actions';
import { NameAndHandle } from './name-and-handle';
import { PhotoChoice } from './photo-choice';

type Option = { value: string; label: string };
export type CreateWords = Record<
  | ('name' | 'handle' | 'handleHint' | 'handleFree' | 'kind' | 'about' | 'aboutHint' | 'optional' | 'country')
  | ('countryHint' | 'currency' | 'currencyHint' | 'languages' | 'logo' | 'cover' | 'choose' | 'replace' | 'create')
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
 * The form of a new page. In a living browser the page is made first and its pictures follow; without
 * JavaScript there are no pictures yet, and the studio asks for them.
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
    await Promise.all([hang(pageId, 'logo', pictures.logo), hang(pageId, 'cover', pictures.cover)]);
    router.push(`${props.studioHref}/${handle}`);
  };
  return (
    <Form action={alive ? makePageFirst : makePage} messages={props.messages} onDone={finish}>
      <input type="hidden" name="key" value={props.pageKey} />
      <NameAndHandle site={props.site} messages={props.messages} words={words} />
      {alive && (
        <div className="grid grid-cols-[auto_1fr] gap-4">
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

async function hang(pageId: string, place: 'logo' | 'cover', file: File | null): Promise<void> {
  if (file === null) return;
  const sent = await sendPhoto(pageId, file);
  // A picture that did not arrive is no reason to lose the page: its studio shows that the place is empty.
  if (!sent.ok) return;
  const form = new FormData();
  for (const [name, value] of Object.entries({ page: pageId, place, media: sent.photo.mediaId })) form.set(name, value);
  await setPhotoOfPage(null, form).catch(() => null);
}

/** Country and currency; another country brings its own currency along until one was chosen by hand. */
function Money({ countries, currencies, country, words }: CreateFormProps) {
  const [chosen, setChosen] = useState<string | null>(useFieldReport('currency').typed ?? null);
  const [land, setLand] = useState(useFieldReport('country').typed ?? country);
  const own = countries.find((one) => one.value === land)?.currency;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
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
  const { error } = useFieldReport('languages');
  return (
    <fieldset>
      <legend className="font-medium text-sm">{words.languages}</legend>
      <div className="flex gap-6">
        {languages.map((one) => (
          <Checkbox
            key={one.value}
            name="languages[]"
            value={one.value}
            label={one.label}
            defaultChecked={one.value === language}
          />
        ))}
      </div>
      {error && <p className="font-medium text-brick text-sm">{error}</p>}
    </fieldset>
  );
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}
