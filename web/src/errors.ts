/**
 * What can go wrong. What to say of it is in words.ts.
 *
 *     CallError
 *     ├── Passing          worth asking again, unchanged
 *     │   ├── Unreachable  nobody answered
 *     │   ├── Fault        sorade answered that something is wrong on its side
 *     │   └── Garbled      somebody answered, but not as sorade does
 *     └── Refused          sorade said no, and will say no again
 *     Unkept               this browser keeps nothing, so what is written would not be safe
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

export class Fault extends Passing {
  override name = "Fault";
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
  ) {
    super(message);
  }
}

/** The error for an answer that isn't a success; `problem` is its body, a problem document (RFC 9457) if all is well. */
export function errorOf(problem: unknown, status: number): CallError {
  const { title, detail } = (typeof problem === "object" && problem !== null ? problem : {}) as { title?: unknown; detail?: unknown };
  const said = [detail, title].find((one): one is string => typeof one === "string" && one.trim() !== "");
  const sentence = said?.trim() ?? `The server answered with error ${status}.`;
  const passes = status >= 500 || status === 408 || status === 425 || status === 429;
  return passes ? new Fault(sentence) : new Refused(sentence, status);
}

export class Unkept extends Error {
  override name = "Unkept";
}

export class Waiting extends Error {
  override name = "Waiting";
  constructor() {
    super("Saved in this browser. It will sync when sorade is back.");
  }
}
