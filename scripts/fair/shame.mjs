/** Nobody is shamed for saying no: patterns of sentences that do it, in both languages. */

/** @type {readonly RegExp[]} */
export const shaming = [
  /\bno,? (thanks|thank you),? (i|i[’']d|i[’']m)\b/i,
  /\bi (don[’']t|do not) (want|like|need|care about) (to )?(sav|discount|deal|money|protect|safe|secur|privacy)/i,
  /\bi[’']?d? (prefer|rather|like) (to )?(pay (more|full)|miss|lose|stay unprotected)/i,
  /\b(are you sure you want to|do you really want to) (leave|miss|lose|give up)\b/i,
  /\b(we[’']re|we are|we[’']ll be|we will be) (sad|sorry|hurt|heartbroken) (to see you|that you|if you)/i,
  /\b(don[’']t|do not) (go|leave us)\b|\bplease (stay|reconsider)\b|\byou[’']ll (regret|miss out|be missed)\b/i,
  /\bno,? (i hate|i enjoy|i like) \w+/i,
  /لا[،,]? شكر[اً]*[،,]? (أنا|لا أريد|أفضل|لا أحب)/,
  /أفضّ?ل (دفع|أن أدفع) (أكثر|المزيد)|لا (أريد|أحب) (التوفير|الخصم|الحماية|الأمان)/,
  /هل أنت متأكد[ةه]? (أنك|من أنك) تريد(ين)? (المغادرة|تفويت|خسارة|التخلي)/,
  /(يؤسفنا|يحزننا|نحن آسفون|نأسف) (أن|لأن|ل)?\s?(تغادر|ترحل|رحيلك|مغادرتك)/,
  /لا (تذهب|ترحل|تغادرنا)|ابق معنا|ستندم|سنفتقدك|سيفوتك/,
];

/** @param {Record<string, string>} messages by key @returns {string[]} */
export const shameFaults = (messages) =>
  Object.entries(messages)
    .filter(([, text]) => shaming.some((pattern) => pattern.test(text)))
    .map(([key, text]) => `${key} shames: “${text}”`);
