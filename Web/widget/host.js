/** The panel's end of the channel to the page it is framed by. */

/**
 * @typedef {object} Hello
 * @property {string} locale
 * @property {boolean} fixed the page chose the language itself
 * @property {import("../types/wire.d.ts").Page} [page]
 * @property {string} color
 * @property {string} theme
 * @property {object} [identity]
 * @property {string} [draft] a message that the page began
 * @property {boolean} open
 * @property {boolean} focus
 */
/** @typedef {{ t: string } & Record<string, any>} Message */

/**
 * Waits for the loader to hand over its channel. Only the window around us is listened to, and only
 * its first hello; which origins may frame us at all is the server's to say (frame-ancestors).
 *
 * @returns {Promise<{ hello: Hello, port: MessagePort }>}
 */
export function meetHost() {
  return new Promise((resolve) => {
    /** @param {MessageEvent} event */
    const listen = (event) => {
      if (event.source !== parent || event.data?.frontdesk !== "hello" || !event.ports[0]) return;
      removeEventListener("message", listen);
      resolve({ hello: event.data, port: event.ports[0] });
    };
    addEventListener("message", listen);
  });
}
