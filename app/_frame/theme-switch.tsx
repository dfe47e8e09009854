'use client';

import { useState } from 'react';
import { type Theme, themeOf } from './theme';

type ThemeSwitchProps = { theme: Theme; legend: string; names: Record<Theme, string> };

/** Light, dark, or as the device is set. Kept in a cookie, so the next page is right from its first paint. */
export function ThemeSwitch({ theme, legend, names }: ThemeSwitchProps) {
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme) => {
    setChosen(next);
    const age = next === 'auto' ? 0 : 31_536_000;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not yet in every browser we serve
    document.cookie = `souk-theme=${next}; path=/; max-age=${age}; samesite=lax`;
    if (next === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return (
    <label className="inline-flex items-center gap-2">
      <span className="sr-only">{legend}</span>
      <select
        value={chosen}
        onChange={(event) => choose(themeOf(event.currentTarget.value))}
        className="select-arrow min-h-11 rounded-full bg-sunken ps-4 text-sm"
      >
        <option value="auto">{names.auto}</option>
        <option value="light">{names.light}</option>
        <option value="dark">{names.dark}</option>
      </select>
    </label>
  );
}
