import { countForms } from '@/app/_ui/count-forms';
import { countries } from '@/lib/kernel/countries';
import { errorMessages, intlTag, type Translate } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import { conditions } from '@/lib/shop/catalog/product-limits';
import { optionsMax } from '@/lib/shop/drafts/model';
import type { CategoryChoice } from '@/lib/shop/taxonomy/find-choices';
import { namesOf } from '@/lib/shop/taxonomy/names';
import { nodeIds, pathOf, wordsOf } from '@/lib/shop/taxonomy/tree';
import { photoRefusals } from '../../../photo-refusals';

/** Everything the editor says, finished. */
export type EditorWords = ReturnType<typeof editorWords>;

/** The words of the editor in the language of the request. */
export function editorWords({ t, locale, formatCountry }: Voice) {
  return {
    locale,
    title: t('studio.product_title'),
    titleHint: t('studio.product_title_hint'),
    description: t('studio.description'),
    descriptionHint: t('studio.description_hint'),
    category: categoryWords(t),
    optional: t('common.optional'),
    save: t('common.save'),
    saved: t('common.saved'),
    publish: t('studio.save_and_publish'),
    published: t('studio.product_published'),
    conflict: {
      overwrite: t('studio.save_over'),
      reload: t('studio.load_theirs'),
    },
    options: {
      title: t('studio.options'),
      body: t('studio.options_body'),
      name: t('studio.option_name'),
      nameHints: [t('studio.option_hint_1'), t('studio.option_hint_2'), t('studio.option_hint_3')].slice(0, optionsMax),
      values: t('studio.option_values'),
      valuesHint: t('studio.option_values_hint'),
      add: t('studio.add_option'),
      remove: t('studio.remove_option'),
    },
    delivered: {
      label: t('files.how'),
      hint: `${t('files.how_hint')} ${t('files.units_hint')}`,
      parcel: t('files.how_parcel'),
      files: t('files.how_files'),
    },
    drop: { label: t('studio.drop_switch'), hint: t('studio.drop_switch_hint') },
    details: detailWords(t, locale, formatCountry),
    schedule: {
      tag: intlTag(locale),
      label: t('studio.publish_at'),
      hint: t('studio.publish_at_hint'),
      hintUtc: t('studio.publish_at_hint_utc'),
      optional: t('common.optional'),
    },
    ending: {
      tag: intlTag(locale),
      label: t('studio.archive_at'),
      hint: t('studio.archive_at_hint'),
      hintUtc: t('studio.archive_at_hint_utc'),
      optional: t('common.optional'),
    },
    grid: gridWords(t, locale),
    photos: photoWords(t),
  };
}

function categoryWords(t: Translate) {
  return {
    label: t('studio.category'),
    find: t('studio.category_find'),
    findHint: t('studio.category_find_hint'),
    none: t('studio.category_none'),
    said: t('studio.category_said', { text: '#text' }),
    choices: nodeIds.map((value): CategoryChoice => {
      const label = t(`taxonomy.${value}`);
      const above = pathOf(value)
        .slice(0, -1)
        .map((one) => t(`taxonomy.${one}`));
      const others = [...namesOf(value).filter((name) => name !== label), ...wordsOf(value)];
      return { value, label, above, words: others.join(', ') };
    }),
  };
}

function gridWords(t: Translate, locale: Voice['locale']) {
  return {
    title: t('studio.variants'),
    single: t('studio.price_and_stock'),
    count: countForms(t, 'studio.variants_count', locale),
    variant: t('studio.variant'),
    offered: t('studio.offered'),
    price: t('studio.price'),
    compareAt: t('studio.compare_at'),
    gtin: t('shop.gtin'),
    mpn: t('shop.mpn'),
    weight: t('studio.weight_grams'),
    sku: t('studio.sku'),
    skuHint: t('studio.sku_hint'),
    stock: t('studio.stock'),
    photo: t('studio.photo'),
    noPhoto: t('studio.no_photo'),
    photoNumber: t('studio.photo_number', { number: '#' }),
    all: t('studio.all_variants'),
    apply: t('studio.apply'),
  };
}

function detailWords(t: Translate, locale: Voice['locale'], formatCountry: Voice['formatCountry']) {
  return {
    title: t('studio.details'),
    body: t('studio.details_body'),
    brand: t('shop.brand'),
    condition: t('shop.condition'),
    conditions: conditions.map((value) => ({ value, label: t(`shop.condition_${value}`) })),
    material: t('shop.material'),
    colour: t('shop.colour'),
    origin: t('shop.made_in'),
    noCountry: t('studio.no_country'),
    countries: countries
      .map((value) => ({ value, label: formatCountry(value) }))
      .sort((one, other) => one.label.localeCompare(other.label, locale)),
    hsCode: t('studio.hs_code'),
    hsCodeHint: t('studio.hs_code_hint'),
    google: t('studio.google_category'),
    googleHint: t('studio.google_category_hint'),
    tags: t('studio.tags'),
    tagsHint: t('studio.tags_hint'),
    seoTitle: t('studio.seo_title'),
    seoDescription: t('studio.seo_description'),
    seoHint: t('studio.seo_hint'),
  };
}

function photoWords(t: Translate) {
  return {
    title: t('studio.photos'),
    body: t('studio.photos_body'),
    drop: t('studio.drop_title'),
    touch: t('studio.add_photos'),
    face: t('studio.face'),
    add: t('studio.pick_photos'),
    camera: t('studio.take_photo'),
    over: t('studio.drop_here'),
    uploading: t('studio.uploading'),
    first: t('studio.photo_first'),
    earlier: t('studio.photo_earlier'),
    later: t('studio.photo_later'),
    remove: t('studio.photo_remove'),
    describe: t('studio.describe_photo'),
    describeHint: t('studio.describe_photo_hint'),
    save: t('common.save'),
    saved: t('common.saved'),
    retry: t('common.retry'),
    dismiss: t('common.remove'),
  };
}

/** The sentences of every refusal the editor may meet. */
export function editorMessages(t: Translate): Record<string, string> {
  const digits = Array.from({ length: 10 }, (_, digit) => [`gtin_check_${digit}`, t('errors.gtin_check', { digit })]);
  const plain = errorMessages(t, [
    ...([
      'gtin',
      'hs_code',
      'google_category',
      'country',
      'tag_long',
      'tags_max',
      'moment',
      'publish_at_past',
      'archive_at_past',
      'archive_at_early',
    ] as const),
    ...([
      'number',
      'number_unclear',
      'price_zero',
      'price_high',
      'price_required',
      'title_required',
      'files_required',
      'whole_number',
      'out_of_range',
    ] as const),
    ...(['option_unnamed', 'option_empty', 'option_repeated', 'values_max', 'options_max', 'variants_max'] as const),
    ...([
      'sku_taken',
      'stock_changed',
      'drop_max',
      'variants_none',
      'changed_elsewhere',
      'photos_max',
      'too_many_items',
    ] as const),
    ...photoRefusals,
  ]);
  return { ...plain, ...Object.fromEntries(digits) };
}
