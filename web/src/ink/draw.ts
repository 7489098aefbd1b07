/** Ink on a canvas: two layers, so that a new point repaints one stroke and not the whole character. */

import { outline } from "./outline";
import type { Stroke } from "./types";

interface Layer {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
}

function layer(canvas: HTMLCanvasElement, live: boolean): Layer {
  // desynchronized: the browser may show this canvas without waiting for the rest of the page
  const context = canvas.getContext("2d", { desynchronized: live, alpha: true });
  if (!context) throw new Error("This browser can't draw on a canvas.");
  return { canvas, context };
}

function fill(context: CanvasRenderingContext2D, corners: readonly number[][]): void {
  const first = corners[0];
  if (!first) return;
  context.beginPath();
  context.moveTo(first[0] ?? 0, first[1] ?? 0);
  for (let i = 0; i < corners.length; i++) {
    const [x0 = 0, y0 = 0] = corners[i] ?? [];
    const [x1 = 0, y1 = 0] = corners[(i + 1) % corners.length] ?? [];
    context.quadraticCurveTo(x0, y0, (x0 + x1) / 2, (y0 + y1) / 2);
  }
  context.fill();
}

export class Paper {
  #dry: Layer;
  #wet: Layer;
  #size = 0;
  #ratio = 1;
  #colour = "#000";

  constructor(dry: HTMLCanvasElement, wet: HTMLCanvasElement) {
    this.#dry = layer(dry, false);
    this.#wet = layer(wet, true);
  }

  /** Fit the layers to a square of `size` CSS pixels at the screen's own density. Clears them. */
  fit(size: number, ratio: number, colour: string): void {
    this.#size = size;
    this.#ratio = Math.max(1, Math.min(ratio, 4));
    this.#colour = colour;
    for (const { canvas, context } of [this.#dry, this.#wet]) {
      canvas.width = Math.round(size * this.#ratio);
      canvas.height = Math.round(size * this.#ratio);
      context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
      context.fillStyle = this.#colour;
    }
  }

  /** Repaint the finished strokes. */
  repaint(strokes: readonly Stroke[]): void {
    const { context } = this.#dry;
    context.clearRect(0, 0, this.#size, this.#size);
    for (const stroke of strokes) fill(context, outline(stroke, this.#size));
    this.lift();
  }

  /** Paint the stroke under the pen. Called from the pointer handler itself: waiting for a frame is felt as lag. */
  wet(stroke: Stroke): void {
    const { context } = this.#wet;
    context.clearRect(0, 0, this.#size, this.#size);
    fill(context, outline(stroke, this.#size, false));
  }

  /** The pen went up: the stroke dries. */
  dry(stroke: Stroke): void {
    fill(this.#dry.context, outline(stroke, this.#size));
    this.lift();
  }

  /** Clear the wet layer. */
  lift(): void {
    this.#wet.context.clearRect(0, 0, this.#size, this.#size);
  }
}
