/**
 * What can go wrong. What to say of it is in words.ts.
 *
 *     CallError
 *     ├── Passing          worth asking again, unchanged
 *     │   ├── Unreachable  nobody answered
 *     │   │   └── TooSlow  not in time; it may have arrived
 *     │   ├── Locked       sorade doesn't know this browser any more
 *     │   ├── Fault        sorade answered that something is wrong on its side
 *     │   └── Garbled      somebody answered, but not as sorade does
 *     └── Refused          sorade said no, and will say no again
 *     Unkept               this browser's storage failed
 *     Waiting              written down here, but not yet sent
 */

export class CallError extends Error {
  override name = "CallError";
}

export class Passing extends CallError {
  override name = "Passing";
}

export class Unreachable extends Passing {
  override name = "Unreachable";
  constructor() {
    super("Can't reach sorade.");
  }
}

export class TooSlow extends Unreachable {
  override name = "TooSlow";
}

export class Locked extends Passing {
  override name = "Locked";
}

/** `log` is the name of the log that answered; null where the answer names none. */
export class Fault extends Passing {
  override name = "Fault";
  constructor(
    message: string,
    readonly log: string | null = null,
  ) {
    super(message);
  }
}

export class Garbled extends Passing {
  override name = "Garbled";
  constructor() {
    super("The answer didn't come from sorade.");
  }
}

/** `message` is the server's own sentence. */
export class Refused extends CallError {
  override name = "Refused";
  constructor(
    message: string,
    readonly status: number,
    /** The name of the log that answered; null where the answer names none. */
    readonly log: string | null = null,
    /** The event that it will not have; null where the answer isn't a problem of sorade's own, or names none. */
    readonly event: string | null = null,
  ) {
    super(message);
  }
}

/** Where an answer came from: its status, what it says it is, and the log that it names. */
export interface Source {
  status: number;
  media?: string | null;
  log?: string | null;
}

const OURS = "urn:sorade:"; // how the type of a problem of sorade's own begins
const PROBLEM = "application/problem+json";

function words(one: unknown): string | null {
  return typeof one === "string" && one.trim() !== "" ? one.trim() : null;
}

/** The error for an answer that isn't a success; `problem` is its body, a problem document (RFC 9457) if all is well. */
export function errorOf(problem: unknown, { status, media = null, log = null }: Source): CallError {
  const told = (typeof problem === "object" && problem !== null ? problem : {}) as Readonly<Record<string, unknown>>;
  const sentence = words(told["detail"]) ?? words(told["title"]) ?? `The server answered with error ${status}.`;
  if (status === 401) return new Locked(sentence);
  const passes = status < 400 || status >= 500 || status === 408 || status === 425 || status === 429;
  if (passes) return new Fault(sentence, log);
  const ours = log !== null && media?.split(";")[0]?.trim() === PROBLEM && words(told["type"])?.startsWith(OURS);
  return new Refused(sentence, status, log, ours ? words(told["event"]) : null);
}

export class Unkept extends Error {
  override name = "Unkept";
}

export class Waiting extends Error {
  override name = "Waiting";
  constructor(saved = true) {
    super(saved ? "Saved in this browser. It will sync when sorade is back." : "Not sent yet. Keep this page open until sorade is back.");
  }
}
