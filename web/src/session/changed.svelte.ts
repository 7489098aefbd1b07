/** The settings that were saved last, until the page is left: they can be taken back. */

import { tell } from "./tell";

class Changed {
  id = $state<string | null>(null);

  keep(id: string): void {
    this.id = id;
  }

  /** Take them back. Raises what `tell` raises. */
  async undo(): Promise<void> {
    if (!this.id) return;
    await tell({ kind: "void", target: this.id });
    this.id = null;
  }

  forget(): void {
    this.id = null;
  }
}

export const changed = new Changed();
