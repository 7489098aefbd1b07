/** The settings that were kept last, until the page is left: they can be taken back. */

import { tell } from "./tell";

class Changed {
  id = $state<string | null>(null);

  keep(id: string): void {
    this.id = id;
  }

  /** Take them back. The sentence of what is wrong, or null. */
  async undo(): Promise<string | null> {
    if (!this.id) return null;
    const { trouble } = await tell({ kind: "void", target: this.id });
    if (!trouble) this.id = null;
    return trouble;
  }

  forget(): void {
    this.id = null;
  }
}

export const changed = new Changed();
