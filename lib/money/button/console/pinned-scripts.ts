/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-+YP01xhDnratPubkMrF3weR6idymmMve5Px24R+MUVvxSiYsvI3PA7ZYIg1TJnvz',
};
