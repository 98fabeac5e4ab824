/** The time, for words such as "3 min ago". */
import { signal } from "../lib/signals.js";

export const clock = signal(new Date());
setInterval(() => clock.set(new Date()), 10_000);
