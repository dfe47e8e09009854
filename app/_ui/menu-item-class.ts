/** The look of one entry, for a link or a button. */
export const menuItemClass =
  'flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-start text-sm hover:bg-sunken aria-[current=page]:font-semibold';
