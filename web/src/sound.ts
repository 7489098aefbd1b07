/** A word read aloud by the browser's own Japanese voice, on request. It is given kana: a voice may misread kanji. */

function voice(): SpeechSynthesisVoice | null {
  if (!("speechSynthesis" in window)) return null;
  const japanese = speechSynthesis.getVoices().filter(({ lang }) => lang.toLowerCase().replace("_", "-").startsWith("ja"));
  return japanese.find(({ localService }) => localService) ?? japanese[0] ?? null;
}

/** Call `changed` when voices come or go (lists load late); returns the way to stop. */
export function watchVoices(changed: (there: boolean) => void): () => void {
  const tell = () => changed(voice() !== null);
  tell();
  if (!("speechSynthesis" in window)) return () => undefined;
  speechSynthesis.addEventListener("voiceschanged", tell);
  return () => speechSynthesis.removeEventListener("voiceschanged", tell);
}

/** Say it. False where there is no Japanese voice. */
export function say(kana: string): boolean {
  const japanese = voice();
  if (!japanese) return false;
  const words = new SpeechSynthesisUtterance(kana);
  words.voice = japanese;
  words.lang = japanese.lang;
  words.rate = 0.9;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
  return true;
}
