import { expect, test } from "vitest";
test("it works", () => expect(1).toBe(1));
