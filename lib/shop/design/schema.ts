import { z } from 'zod';
import { parseId } from '@/lib/kernel/ids';
import { idField } from '@/lib/platform/id-field';
import {
  type Design,
  designTypes,
  itemsMax,
  plainDesign,
  type Section,
  sectionKinds,
  sectionsMax,
  type Theme,
  themeFault,
} from './model';

const words = z
  .object({ en: z.string().max(2_000).catch(''), ar: z.string().max(2_000).catch('') })
  .catch({ en: '', ar: '' });
const StoredTheme = z
  .object({ ground: z.string(), ink: z.string(), accent: z.string(), type: z.enum(designTypes) })
  .refine((theme) => themeFault(theme) === null);
const StoredSection = z.object({
  kind: z.enum(sectionKinds),
  title: words,
  text: words,
  items: z.array(z.string()).max(itemsMax).catch([]),
});
const StoredHero = z
  .object({
    media: z.unknown().transform((text) => parseId('media', text)),
    focalX: z.number().min(0).max(100).catch(50),
    focalY: z.number().min(0).max(100).catch(50),
    title: words,
    button: words,
  })
  .catch(plainDesign.hero);

/** Reads a stored design. What it does not know, or what could not be shown, is left out: it never fails. */
export function readDesign(stored: unknown): Design {
  const shape = z.object({
    theme: z.unknown().optional(),
    hero: z.unknown().optional(),
    sections: z.array(z.unknown()).catch([]),
  });
  const document = shape.safeParse(stored);
  if (!document.success) return plainDesign;
  const sections = document.data.sections.flatMap((one): Section[] => {
    const section = StoredSection.safeParse(one);
    return section.success ? [section.data] : [];
  });
  return {
    theme: StoredTheme.safeParse(document.data.theme).data ?? null,
    hero: StoredHero.parse(document.data.hero),
    sections: sections.slice(0, sectionsMax),
  };
}

const list = (max: number) => z.array(z.string().trim().max(max, 'too_long')).default([]);
const line = z.string().trim().max(80, 'too_long').default('');
const colour = z
  .string()
  .regex(/^#?[0-9a-f]{6}$/i, 'invalid')
  .transform((text) => text.replace('#', '').toLowerCase());
const percent = z.coerce.number().int().min(0).max(100).default(50);

/** Where a section goes: `move=3:up`, `3:down` or `3:out`, by its place. */
const Move = z
  .string()
  .regex(/^\d{1,2}:(up|down|out)$/, 'invalid')
  .transform((text) => {
    const [place = '0', way = 'out'] = text.split(':');
    return { place: Number(place), way: way as 'up' | 'down' | 'out' };
  });

/**
 * The form of a design. Sections come as lists of the same length, in their order; `pick` names products and pictures as
 * `<key>:<id>`, where the key is that of the section's `section` field, `<key>:<kind>`.
 */
export const SaveDesign = z
  .object({
    page: idField('page'),
    own_theme: z.string().optional(),
    ground: colour,
    ink: colour,
    accent: colour,
    type: z.enum(designTypes, { error: 'invalid' }),
    hero_media: z.union([z.literal('').transform(() => null), idField('media')]).default(null),
    focal_x: percent,
    focal_y: percent,
    hero_title_en: line,
    hero_title_ar: line,
    hero_button_en: line,
    hero_button_ar: line,
    section: list(40).pipe(z.array(z.string()).max(sectionsMax, 'too_many_sections')),
    title_en: list(80),
    title_ar: list(80),
    text_en: list(2_000),
    text_ar: list(2_000),
    pick: list(60),
    add: z.enum(sectionKinds).or(z.literal('')).optional(),
    move: Move.optional(),
    publish: z.string().optional(),
  })
  .transform((form, context) => {
    const theme: Theme | null = form.own_theme
      ? { ground: form.ground, ink: form.ink, accent: form.accent, type: form.type }
      : null;
    const fault = theme && themeFault(theme);
    if (fault) {
      const path = fault === 'ground_between' ? 'ground' : fault === 'accent_unreadable' ? 'accent' : 'ink';
      context.addIssue({ code: 'custom', message: fault, path: [path], input: form });
      return z.NEVER;
    }
    const isDrawnAnew = Boolean(form.publish ?? form.add ?? form.move);
    return { page: form.page, publish: form.publish !== undefined, isDrawnAnew, design: designOf(form, theme) };
  });

/** An earlier design that is to be the draft. */
export const RestoreDesign = z.object({ page: idField('page'), design: idField('design') });

/** What the form asks for. */
export type SaveDesign = z.infer<typeof SaveDesign>;

type Typed = {
  section: string[];
  title_en: string[];
  title_ar: string[];
  text_en: string[];
  text_ar: string[];
  pick: string[];
  add?: string | undefined;
  move?: { place: number; way: 'up' | 'down' | 'out' } | undefined;
  hero_media: Design['hero']['media'];
  focal_x: number;
  focal_y: number;
  hero_title_en: string;
  hero_title_ar: string;
  hero_button_en: string;
  hero_button_ar: string;
};

function designOf(form: Typed, theme: Theme | null): Design {
  const sections = form.section.flatMap((named, at): Section[] => {
    const [key, kind] = named.split(':');
    const known = sectionKinds.find((one) => one === kind);
    if (!known) return [];
    const items = form.pick.flatMap((pick) => (pick.startsWith(`${key}:`) ? [pick.slice(`${key}:`.length)] : []));
    return [
      {
        kind: known,
        title: { en: form.title_en[at] ?? '', ar: form.title_ar[at] ?? '' },
        text: { en: form.text_en[at] ?? '', ar: form.text_ar[at] ?? '' },
        items: items.slice(0, itemsMax),
      },
    ];
  });
  const added = sectionKinds.find((one) => one === form.add);
  if (added && sections.length < sectionsMax) {
    sections.push({ kind: added, title: { en: '', ar: '' }, text: { en: '', ar: '' }, items: [] });
  }
  const hero = {
    ...{ media: form.hero_media, focalX: form.focal_x, focalY: form.focal_y },
    title: { en: form.hero_title_en, ar: form.hero_title_ar },
    button: { en: form.hero_button_en, ar: form.hero_button_ar },
  };
  return { theme, hero, sections: form.move ? moved(sections, form.move) : sections };
}

function moved(sections: readonly Section[], { place, way }: { place: number; way: 'up' | 'down' | 'out' }): Section[] {
  const rest = sections.filter((_, at) => at !== place);
  const section = sections[place];
  if (!section || way === 'out') return rest;
  return rest.toSpliced(Math.max(0, place + (way === 'up' ? -1 : 1)), 0, section);
}
