/** The damaged file that the home in this browser put aside. */

import { type Aside, CHANNEL } from "./channel";

const PATIENCE = 15_000; // ms

/** Its bytes. Raises where nobody answers. */
export function whatIsAside(): Promise<Uint8Array> {
  const line = new BroadcastChannel(CHANNEL);
  return new Promise<Uint8Array>((resolve, reject) => {
    setTimeout(() => reject(new Error("The file didn't come.")), PATIENCE);
    line.onmessage = ({ data }: MessageEvent<Partial<Aside>>) => {
      if (data.aside instanceof Uint8Array) resolve(data.aside);
    };
    line.postMessage({ aside: "wanted" });
  }).finally(() => line.close());
}
