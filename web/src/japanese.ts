/** Japanese inside English text. A browser set to Chinese draws the same character in another shape, so Japanese says that it is. */

const JAPANESE = /[\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}]/u;
const RUN = new RegExp(`${JAPANESE.source}+`, "gu");

/** For the `lang` of what can't be split: a field, an option. */
export function langOf(text: string | null | undefined): "ja" | undefined {
  return text && JAPANESE.test(text) ? "ja" : undefined;
}

/** The text cut into runs: those at odd places are Japanese. Joined again they are the text. */
export function runs(text: string): readonly string[] {
  const cut: string[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    cut.push(text.slice(end, index), run);
    end = index + run.length;
  }
  return [...cut, text.slice(end)];
}
