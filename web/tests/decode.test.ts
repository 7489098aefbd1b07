import { expect, test } from "vitest";
import { decoded } from "../src/decode";

const TEXT = "漢字,意味\r\n語,word\r\n曜,weekday\r\nカタカナ,もじ\r\n";
/** The same text as Japanese programs write it, in hexadecimal. */
const WRITTEN: Readonly<Record<string, string>> = {
  shift_jis: "8abf8e9a2c88d396a10d0a8cea2c776f72640d0a976a2c7765656b6461790d0a834a835e834a83692c82e082b60d0a",
  "euc-jp": "b4c1bbfa2cb0d5cca30d0ab8ec2c776f72640d0acdcb2c7765656b6461790d0aa5aba5bfa5aba5ca2ca4e2a4b80d0a",
  "iso-2022-jp": "1b244234413b7a1b28422c1b244230554c231b28420d0a1b2442386c1b28422c776f72640d0a1b24424d4b1b28422c7765656b6461790d0a1b2442252b253f252b254a1b28422c1b2442246224381b28420d0a",
};
const bytes = (hex: string) => Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const wide = (text: string, little: boolean, mark = "") => {
  const view = new DataView(new ArrayBuffer(2 * (mark + text).length));
  [...(mark + text)].forEach((char, at) => view.setUint16(2 * at, char.charCodeAt(0), little));
  return new Uint8Array(view.buffer);
};

test.each(Object.keys(WRITTEN))("a file in %s is read", (name) => {
  expect(decoded(bytes(WRITTEN[name] ?? ""))).toBe(TEXT);
});

test("UTF-8 and UTF-16 are read, with a mark of the byte order and without", () => {
  const utf8 = new TextEncoder().encode(TEXT);
  expect(decoded(utf8)).toBe(TEXT);
  expect(decoded(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toBe(TEXT);
  for (const little of [true, false]) {
    expect(decoded(wide(TEXT, little, "\ufeff"))).toBe(TEXT);
    expect(decoded(wide(TEXT, little))).toBe(TEXT);
  }
  expect(decoded(new Uint8Array())).toBe("");
});

test("another kind of file is named, with what to do", () => {
  const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
  expect(() => decoded(latin("PK\x03\x04..."), "deck.apkg")).toThrow("deck.apkg is a workbook, a deck or another packed file. Save its table as CSV");
  expect(() => decoded(latin("%PDF-1.7"))).toThrow("Copy its text and paste it here.");
  expect(() => decoded(latin("\x89PNG\r\n"))).toThrow("is a picture");
  expect(() => decoded(Uint8Array.from([1, 0, 0, 7, 255, 254, 0, 3]))).toThrow("isn't text");
});
