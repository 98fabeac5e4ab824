/** Requests that answer with JSON or throw what went wrong. No DOM in here. */

/** What a server refused, from its problem document. */
export class Refusal extends Error {
  /**
   * @param {number} status 0 when the server could not be reached
   * @param {string} code the last part of the problem's type, `network` without an answer
   * @param {string} detail
   * @param {number} [retryAfter] seconds
   * @param {Record<string, unknown>} [problem] everything the server said
   */
  constructor(status, code, detail, retryAfter, problem) {
    super(detail || code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.problem = problem;
  }

  /** Whether the same request may succeed later. */
  get isTemporary() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** @param {number} status */
function codeOf(status) {
  const names = /** @type {Record<number, string>} */ ({
    400: "invalid",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    413: "too_large",
    422: "invalid",
    429: "rate_limited",
    503: "unavailable",
  });
  return names[status] ?? (status >= 500 ? "internal" : "generic");
}

/** @param {Response} response */
async function refusalFrom(response) {
  let problem = /** @type {{ type?: string, detail?: string, title?: string }} */ ({});
  try {
    problem = await response.json();
  } catch {
    // No document: the status says enough.
  }
  const last = (problem.type ?? "").split(/[/:#]/).pop() ?? "";
  const code = last === "" || last === "blank" ? codeOf(response.status) : last;
  const after = Number(response.headers.get("retry-after"));
  return new Refusal(
    response.status,
    code.replaceAll("-", "_"),
    problem.detail ?? problem.title ?? "",
    after > 0 ? after : undefined,
    problem,
  );
}

/**
 * Sends a request.
 *
 * @param {string} path
 * @param {{ method?: string, body?: unknown, token?: string, signal?: AbortSignal }} [options]
 * @returns {Promise<any>} the document; nothing for an empty answer
 */
export async function request(path, { method = "GET", body, token, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (token) headers.authorization = `Bearer ${token}`;
  /** @type {Response} */
  let response;
  try {
    response = await fetch(path, {
      method,
      headers,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Refusal(0, "network", "");
  }
  if (!response.ok) throw await refusalFrom(response);
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(response.status, "internal", "");
  }
}
