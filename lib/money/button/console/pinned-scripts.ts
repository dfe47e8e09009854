/** Every pinned version of the button's script with its hash (SRI), the newest last. Written by `npm run pay-script`. */
export const pinnedScripts: Readonly<Record<string, string>> = {
  '1.0.0': 'sha384-+rqduFqrvvj8I6UPHkWNnptqa3TAx6EbeUJp+5CpBXLKke3194qpPrjxR/yGKRl5',
};
