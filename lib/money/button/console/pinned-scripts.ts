/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-IqPEm2jFa3lVmXnAQ8fEdxWeMKMm/Wl1LJegoAYuz++8XG9akhWoL0rcgqMHM9U9',
};
