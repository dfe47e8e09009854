import { countForms } from '@/app/_ui/count-forms';
import { type Currency, money, toDecimal } from '@/lib/kernel/money';
import { errorMessages, type Translate } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import { categories } from '@/lib/shop/catalog/model';
import type { DeskDraft } from '@/lib/shop/drafts/queries';
import { photoRefusals } from '../../photo-refusals';

/** A draft as the browser gets it: its price as the text of a field. */
export type CardView = Omit<DeskDraft, 'priceMinor'> & { price: string };

/** Everything the desk says, finished. */
export type DeskWords = ReturnType<typeof deskWords>;

/** A draft with its amount written out. */
export function cardOf({ priceMinor, ...draft }: DeskDraft, currency: Currency): CardView {
  return { ...draft, price: priceMinor === null ? '' : toDecimal(money(priceMinor, currency)) };
}

/** The words of the desk in the language of the request. */
export function deskWords({ t, locale }: Voice) {
  return {
    ...dropWords(t),
    card: {
      title: t('studio.product_title'),
      titleHint: t('studio.product_title_hint'),
      titleNeeded: t('studio.title_needed'),
      titleTold: t('studio.title_told'),
      price: t('studio.price'),
      stock: t('studio.stock'),
      category: t('studio.category'),
      choose: t('studio.choose_draft'),
      split: t('studio.split'),
      between: t('studio.between_values'),
      remove: t('studio.delete_draft'),
      removeSure: t('studio.delete_draft_sure'),
      photos: countForms(t, 'studio.photos_count', locale),
      variants: countForms(t, 'studio.variants_count', locale),
      categories: categories.map((category) => ({ value: category, label: t(`taxonomy.${category}`) })),
    },
    bar: {
      merge: countForms(t, 'studio.merge', locale),
      colours: countForms(t, 'studio.colours', locale),
      mergeHint: t('studio.merge_hint'),
      onePrice: t('studio.one_price'),
      onePriceChosen: t('studio.one_price_chosen'),
      apply: t('studio.apply'),
      publish: countForms(t, 'studio.publish', locale),
      notReady: t('studio.publish_not_ready'),
      withoutPicture: countForms(t, 'studio.without_picture', locale),
      saved: t('studio.all_saved'),
      saving: t('studio.saving'),
    },
    answers: {
      published: countForms(t, 'studio.published', locale),
      waiting: countForms(t, 'studio.waiting', locale),
      merged: countForms(t, 'studio.merged', locale),
      coloured: countForms(t, 'studio.coloured', locale),
      split: countForms(t, 'studio.was_split', locale),
      priced: countForms(t, 'studio.priced', locale),
      deleted: countForms(t, 'studio.deleted', locale),
      opened: t('studio.shop_opened'),
      openedBody: t('studio.shop_opened_body'),
      seeShop: t('studio.see_shop'),
      copyLink: t('studio.copy_link'),
      copied: t('studio.copied'),
    },
  };
}

function dropWords(t: Translate) {
  return {
    drop: {
      title: t('studio.drop_title'),
      touch: t('studio.add_photos'),
      body: t('studio.drop_body'),
      pick: t('studio.pick_photos'),
      camera: t('studio.take_photo'),
      over: t('studio.drop_here'),
      uploading: t('studio.uploading'),
      retry: t('common.retry'),
      dismiss: t('common.remove'),
    },
  };
}

/** The sentences of every refusal the desk may meet. */
export function deskMessages(t: Translate): Record<string, string> {
  return errorMessages(t, [
    ...([
      'number',
      'number_unclear',
      'price_zero',
      'drop_max',
      'price_high',
      'whole_number',
      'out_of_range',
      'title_required',
      'price_required',
    ] as const),
    ...([
      'merge_two',
      'not_single',
      'colours_alike',
      'colour_unclear',
      'not_draft',
      'photos_max',
      'nothing_to_split',
      'nothing_chosen',
      'products_max',
    ] as const),
    ...photoRefusals,
  ]);
}
