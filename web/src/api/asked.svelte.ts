/** Something that a page asks of the server: what came, what went wrong, and asking again. The last question wins. */
export class Asked<T> {
  data = $state.raw<T | null>(null);
  /** Of the last question or deed; null where it went well. See `wrong` in words.ts. */
  error = $state.raw<unknown>(null);
  busy = $state(false);
  #number = 0;

  constructor(private readonly ask: () => Promise<T>) {}

  load = async (): Promise<void> => {
    const number = ++this.#number;
    this.busy = true;
    try {
      const data = await this.ask();
      if (number === this.#number) [this.data, this.error] = [data, null];
    } catch (error) {
      if (number === this.#number) this.error = error;
    }
    if (number === this.#number) this.busy = false;
  };

  /** Ask again, and go on showing what there is where nothing better comes. */
  refresh = async (): Promise<void> => {
    const { data } = this;
    await this.load();
    if (data) this.error = null;
  };

  /** Do something that may fail. False where it did. */
  attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    this.busy = true;
    try {
      await deed();
      this.error = null;
    } catch (error) {
      this.error = error;
    }
    this.busy = false;
    return this.error === null;
  };
}

/** Ask at once. */
export function asked<T>(ask: () => Promise<T>): Asked<T> {
  const one = new Asked(ask);
  void one.load();
  return one;
}
