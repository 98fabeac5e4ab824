/**
 * Builds real DOM nodes that follow signals. Text always becomes a text node: no markup is parsed
 * anywhere, so nothing a visitor wrote can become an element.
 */
import { effect, onCleanup, root, signal, untracked } from "./signals.js";

/** @typedef {string | number | null | undefined | false | Node | (() => unknown) | unknown[]} Child */
/** @typedef {Record<string, unknown>} Props */

/** Attributes that hold an address, which must not be a script. */
const ADDRESSES = new Set(["href", "src", "action", "formaction", "xlink:href"]);
/** Set as properties, because the attribute is only the first value. */
const PROPERTIES = new Set(["value", "checked", "selected", "indeterminate", "inert", "open"]);
const FORBIDDEN = new Set(["innerhtml", "outerhtml", "srcdoc", "style"]);

/**
 * Whether a link or picture may point there.
 *
 * @param {string} address
 */
export function isSafeAddress(address) {
  try {
    const { protocol } = new URL(address, "https://self.invalid/");
    return /^(https?|mailto|tel|blob):$/.test(protocol);
  } catch {
    return false;
  }
}

/** @param {Element} element @param {string} name @param {unknown} value */
function setAttribute(element, name, value) {
  if (FORBIDDEN.has(name.toLowerCase())) throw new Error(`"${name}" is not set from here`);
  if (PROPERTIES.has(name) && name in element) {
    /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element))[name] = value;
  } else if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else if (ADDRESSES.has(name) && !isSafeAddress(String(value))) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {Element} element @param {Props} props */
function setProps(element, props) {
  for (const [name, value] of Object.entries(props)) {
    if (name === "ref") {
      /** @type {(element: Element) => void} */ (value)(element);
    } else if (name === "vars") {
      for (const [key, part] of Object.entries(/** @type {Props} */ (value))) {
        const style = /** @type {HTMLElement} */ (element).style;
        if (typeof part === "function") effect(() => style.setProperty(key, String(part())));
        else style.setProperty(key, String(part));
      }
    } else if (name.startsWith("on") && typeof value === "function") {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (typeof value === "function") {
      effect(() => setAttribute(element, name, value()));
    } else {
      setAttribute(element, name, value);
    }
  }
}

/**
 * Makes an element. Functions among properties and children are followed; `on…` are listeners.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Props | null} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function h(name, props, ...children) {
  const element = document.createElement(name);
  // Children first: a select takes its value only when its options are there.
  append(element, children);
  if (props) setProps(element, props);
  return element;
}

/**
 * Makes an SVG element.
 *
 * @param {string} name
 * @param {Props} props
 * @param {...Child} children
 */
export function s(name, props, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  setProps(element, props);
  append(element, children);
  return element;
}

/**
 * Puts children behind those a node already has.
 *
 * @param {Node} parent
 * @param {Child} child
 */
export function append(parent, child) {
  if (child === null || child === undefined || child === false) return;
  if (Array.isArray(child)) {
    for (const one of child) append(parent, /** @type {Child} */ (one));
  } else if (child instanceof Node) {
    parent.appendChild(child);
  } else if (typeof child === "function") {
    follow(parent, /** @type {() => Child} */ (child));
  } else {
    parent.appendChild(document.createTextNode(String(child)));
  }
}

/** @param {Node} first @param {Node} end */
function removeBetween(first, end) {
  while (first.nextSibling && first.nextSibling !== end) first.nextSibling.remove();
}

/** @param {Node} parent @param {() => Child} read */
function follow(parent, read) {
  const start = document.createComment(""), end = document.createComment("");
  parent.appendChild(start);
  parent.appendChild(end);
  /** @type {Text | undefined} */
  let text;
  effect(() => {
    const value = read();
    if (typeof value === "string" || typeof value === "number") {
      if (text?.parentNode && start.nextSibling === text) {
        text.data = String(value);
        return;
      }
      removeBetween(start, end);
      text = document.createTextNode(String(value));
      end.before(text);
      return;
    }
    text = undefined;
    removeBetween(start, end);
    const piece = document.createDocumentFragment();
    append(piece, value);
    end.before(piece);
  });
}

/**
 * Shows one thing or another. The branch is built anew only when the condition turns.
 *
 * @param {() => unknown} condition
 * @param {() => Child} yes
 * @param {() => Child} [no]
 * @returns {Child}
 */
export function when(condition, yes, no = () => null) {
  const holds = signal(false);
  effect(() => holds.set(Boolean(condition())));
  return () => {
    const branch = holds() ? yes : no;
    return untracked(branch);
  };
}

/**
 * A list whose rows are kept by key: rows move, they are not made again. A row reads its item from
 * a signal, and so follows changes to it.
 *
 * @template Item
 * @param {() => readonly Item[]} items
 * @param {(item: Item) => string | number} key
 * @param {(item: import("./signals.js").Readable<Item>) => Node} render
 * @returns {DocumentFragment}
 */
export function each(items, key, render) {
  const fragment = document.createDocumentFragment();
  const end = document.createComment("");
  fragment.appendChild(end);
  /** @typedef {{ node: Node, item: import("./signals.js").Signal<Item>, dispose: () => void }} Row */
  /** @type {Map<string | number, Row>} */
  let rows = new Map();
  effect(() => {
    const list = items();
    untracked(() => {
      /** @type {typeof rows} */
      const next = new Map();
      for (const item of list) {
        const id = key(item);
        if (next.has(id)) continue;
        const known = rows.get(id);
        known?.item.set(item);
        /** @type {Row} */
        const row = known ?? root((dispose) => {
          const value = signal(item);
          return { node: render(value), item: value, dispose };
        });
        next.set(id, row);
      }
      for (const [id, row] of rows) {
        if (next.has(id)) continue;
        row.dispose();
        /** @type {ChildNode} */ (row.node).remove();
      }
      // Backwards, so that a row at its place is not touched (moving a focused node loses the focus).
      /** @type {Node} */
      let following = end;
      for (const row of [...next.values()].reverse()) {
        if (row.node.nextSibling !== following || row.node.parentNode !== end.parentNode) {
          end.parentNode?.insertBefore(row.node, following);
        }
        following = row.node;
      }
      rows = next;
    });
  });
  onCleanup(() => rows.forEach((row) => row.dispose()));
  return fragment;
}

/** What was mounted where, so that it can end. @type {WeakMap<Element, () => void>} */
const mounted = new WeakMap();

/**
 * Replaces what a node holds; what was mounted there before ends.
 *
 * @param {Element} place
 * @param {() => Child} make
 */
export function mount(place, make) {
  mounted.get(place)?.();
  root((dispose) => {
    mounted.set(place, dispose);
    place.replaceChildren();
    append(place, make());
  });
}
