/**
 * Gives the focus to what the page says of what was done (`data-outcome`), else to its heading, when nothing has it: what had it is
 * gone, or the page has only just come. It is taken from nothing else, and nothing moves. Answers what has it now, else null.
 */
export function focusHeading(): HTMLElement | null {
  if (document.activeElement !== document.body) return null;
  const main = document.getElementById('main');
  const heading = main?.querySelector<HTMLElement>('[data-outcome]') ?? main?.querySelector<HTMLElement>('h1') ?? main;
  if (!heading) return null;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return heading;
}
