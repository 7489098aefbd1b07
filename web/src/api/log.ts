/** Which log answers. Each answer of sorade names it, so that what is written for one log never goes into another. */

type Heard = (log: string, clock: number) => void;

const logs = new WeakMap<object, string>();
const listeners = new Set<Heard>();

/** An answer came from this log, in which `clock` is the latest moment, in ms; 0 where it doesn't say. */
export function answeredBy(answer: object, log: string, clock = 0): void {
  logs.set(answer, log);
  for (const heard of [...listeners]) heard(log, clock);
}

/** The log that gave this answer; null where it named none. */
export function logOf(answer: object): string | null {
  return logs.get(answer) ?? null;
}

/** Call `heard` with the log of each answer and the latest moment in it; returns the way to stop. */
export function onAnswer(heard: Heard): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
