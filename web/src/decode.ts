/** The text of a file, whatever wrote it: UTF-8 and 16, Shift JIS, EUC-JP, ISO-2022-JP. Another kind of file is named. */

import { Refused } from "./errors";

/** How other kinds of files begin, in Latin letters, and what to do with them. */
const OTHERS: readonly (readonly [string, string, string])[] = [
  ["PK\x03\x04", "a workbook, a deck or another packed file", "Save its table as CSV or as text, then open that."],
  ["PK\x05\x06", "an empty packed file", "Save the table as CSV or as text, then open that."],
  ["\xd0\xcf\x11\xe0", "an old Office file", "Save its table as CSV or as text, then open that."],
  ["%PDF", "a PDF", "Copy its text and paste it here."],
  ["SQLite format 3", "a database", "Export its table as CSV or as text, then open that."],
  ["\x1f\x8b", "a packed file", "Unpack it, then open what is inside."],
  ["\x28\xb5\x2f\xfd", "a packed file", "Unpack it, then open what is inside."],
  ["{\\rtf", "a rich text file", "Save it as plain text, then open that."],
  ["\x89PNG", "a picture", "sorade reads kanji from text, not from pictures."],
  ["\xff\xd8\xff", "a picture", "sorade reads kanji from text, not from pictures."],
  ["GIF8", "a picture", "sorade reads kanji from text, not from pictures."],
];
const SAMPLE = 65_536; // bytes that are enough to know an encoding by
const KANA = /[\u3041-\u30ff\u4e00-\u9fff]/g;
const STRANGE = /[\uff61-\uff9f\ue000-\uf8ff\ufffd]|[\x80-\x9f]/g; // half-width kana, nobody's letters: signs of a wrong guess

/** Raises Refused where it is no text, with what it is and what to do. */
export function decoded(bytes: Uint8Array, name = "That file"): string {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  for (const [begins, what, todo] of OTHERS) if (head.startsWith(begins)) throw new Refused(`${name} is ${what}. ${todo}`, 415);
  const encoding = encodingOf(bytes);
  if (!encoding) throw new Refused(`${name} isn't text. Save its table as CSV or as text in UTF-8, then open that.`, 415);
  return new TextDecoder(encoding).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE);
  const wide = widths(sample);
  if (wide) return wide;
  if (sample.includes(0)) return null;
  if (sample.includes(0x1b) && fits(bytes, "iso-2022-jp")) return "iso-2022-jp";
  if (fits(bytes, "utf-8")) return "utf-8";
  const guesses = ["shift_jis", "euc-jp"].filter((guess) => fits(bytes, guess));
  return guesses.sort((one, other) => worth(sample, other) - worth(sample, one))[0] ?? null;
}

/** UTF-16 without a mark: of text with any Latin letter or line end, every second byte there is 0. */
function widths(sample: Uint8Array): string | null {
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd && !even && fits(sample.subarray(0, sample.length & ~1), "utf-16le")) return "utf-16le";
  return even && !odd && fits(sample.subarray(0, sample.length & ~1), "utf-16be") ? "utf-16be" : null;
}

function fits(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function worth(sample: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(sample);
  return (text.match(KANA)?.length ?? 0) - 4 * (text.match(STRANGE)?.length ?? 0);
}
