/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-QNTLwlKsmTzEym0Yuevb09oyeieCA4a1BRcSu+ECj4JV+V9VwYnzzlWiD335Ow/w',
};
