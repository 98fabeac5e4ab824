/** The demo shop: a page like any other, with the widget on it. */
import { icon } from "../lib/icons.js";
import { computed, effect, signal } from "../lib/signals.js";
import { keep, openStorage, recall } from "../lib/storage.js";
import { language, languages, t, useLanguage } from "../lib/texts.js";
import { each, h, mount, when } from "../lib/view.js";

const LANGUAGE = "frontdesk.shop.language";
const storage = openStorage("localStorage");

const PRODUCTS = [
  { id: "lamp", price: 64 },
  { id: "kettle", price: 49 },
  { id: "bag", price: 118 },
  { id: "blanket", price: 89 },
  { id: "mug", price: 18 },
  { id: "umbrella", price: 39 },
];
const ORDERS = [
  { number: "AB12345678", day: -2, status: "sent", total: 113, products: ["lamp", "kettle"] },
  { number: "AB12345131", day: -9, status: "delivered", total: 118, products: ["bag"] },
  { number: "AB12345702", day: 0, status: "packing", total: 107, products: ["blanket", "mug"] },
];

const path = signal(location.pathname);
const basket = signal(0);
const page = computed(() =>
  path().startsWith("/orders") ? "orders" : path().startsWith("/help") ? "help" : "products"
);

/** @param {number} amount */
const money = (amount) =>
  new Intl.NumberFormat(language(), {
    style: "currency",
    currency: "EUR",
    maximumFractionDigits: 0,
  })
    .format(amount);

/** @param {number} days from today */
const day = (days) => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(date);
};

/** What the widget is told; it may come later than this page. @param {...unknown} command */
function frontdesk(...command) {
  const global = /** @type {any} */ (window);
  (global.Frontdesk ??= []).push(command);
}

/** @param {string} to */
function go(to) {
  history.pushState(null, "", to);
  path.set(location.pathname);
  scrollTo(0, 0);
  document.getElementById("content")?.focus();
}

/** A link inside the shop: the page changes without being loaded. @param {string} href @param {Record<string, unknown>} props @param {...import("../lib/view.js").Child} children */
function inside(href, props, ...children) {
  return h("a", {
    href,
    ...props,
    onclick: (/** @type {MouseEvent} */ event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(href);
    },
  }, ...children);
}

/** @param {string} tag */
async function speak(tag) {
  keep(storage, LANGUAGE, tag);
  await useLanguage([tag]).catch(() => {});
  frontdesk("setLocale", language.peek());
}

function header() {
  const select = h(
    "select",
    {
      id: "shop-language",
      value: () => language(),
      "aria-label": () => t("ui.shop.language"),
      onchange: () => void speak(select.value),
    },
    each(() => languages(), (one) => one.tag, (one) =>
      h(
        "option",
        { value: one().tag, lang: one().tag, selected: one().tag === language.peek() },
        one().name,
      )),
  );
  return h(
    "header",
    { class: "shop-head" },
    h("p", { class: "strip" }, () => t("ui.shop.notice")),
    h(
      "div",
      { class: "wrap" },
      inside(
        "/",
        { class: "brand" },
        h("span", { class: "mark", "aria-hidden": "true" }, h("i")),
        () => t("ui.shop.name"),
      ),
      h(
        "nav",
        { "aria-label": () => t("ui.shop.nav.label") },
        [["/", "products"], ["/orders", "orders"], ["/help", "help"]].map(([href, name]) =>
          inside(
            href,
            { "aria-current": () => page() === name ? "page" : null },
            () => t(`ui.shop.nav.${name}`),
          )
        ),
      ),
      h(
        "div",
        { class: "tools" },
        select,
        h(
          "p",
          {
            class: "basket",
            role: "status",
          },
          icon("bag"),
          h(
            "span",
            { class: "visually-hidden" },
            () => t("ui.shop.basket.count", { count: basket() }),
          ),
          h("span", { "aria-hidden": "true" }, () => basket()),
        ),
      ),
    ),
  );
}

function products() {
  return [
    h(
      "section",
      { class: "hero" },
      h(
        "div",
        null,
        h("h1", null, () => t("ui.shop.tagline")),
        h("p", null, () => t("ui.shop.help.text")),
      ),
      h("img", { src: "/assets/shop/img/umbrella.svg", alt: "", width: 320, height: 240 }),
    ),
    h(
      "section",
      { "aria-labelledby": "products" },
      h("h2", { id: "products" }, () => t("ui.shop.products.title")),
      h(
        "ul",
        { class: "products" },
        PRODUCTS.map(({ id, price }) =>
          h(
            "li",
            null,
            h("img", {
              src: `/assets/shop/img/${id}.svg`,
              alt: "",
              width: 320,
              height: 240,
              loading: "lazy",
            }),
            h("h3", null, () => t(`ui.shop.product.${id}`)),
            h("p", { class: "about" }, () => t(`ui.shop.product.${id}.text`)),
            h(
              "p",
              { class: "price" },
              h("strong", null, () => money(price)),
              h("span", { class: "stock" }, () => t("ui.shop.product.in_stock")),
            ),
            h(
              "button",
              {
                type: "button",
                "aria-label": () => `${t("ui.shop.product.add")}: ${t(`ui.shop.product.${id}`)}`,
                onclick: () => basket.update((count) => count + 1),
              },
              icon("bag"),
              () => t("ui.shop.product.add"),
            ),
          )
        ),
      ),
    ),
  ];
}

function orders() {
  return h(
    "section",
    { class: "orders", "aria-labelledby": "orders" },
    h("h1", { id: "orders" }, () => t("ui.shop.orders.title")),
    h(
      "ul",
      null,
      ORDERS.map((order) =>
        h(
          "li",
          { class: () => path().endsWith(order.number) ? "chosen" : "" },
          h(
            "div",
            { class: "order-pictures" },
            order.products.map((id) =>
              h("img", {
                src: `/assets/shop/img/${id}.svg`,
                alt: () => t(`ui.shop.product.${id}`),
                width: 96,
                height: 72,
              })
            ),
          ),
          h(
            "dl",
            null,
            h(
              "div",
              null,
              h("dt", null, () => t("ui.shop.orders.number")),
              h(
                "dd",
                null,
                inside(
                  `/orders/${order.number}`,
                  {
                    dir: "ltr",
                    "aria-current": () => path().endsWith(order.number) ? "page" : null,
                  },
                  order.number,
                ),
              ),
            ),
            h(
              "div",
              null,
              h("dt", null, () => t("ui.shop.orders.date")),
              h("dd", null, () => day(order.day)),
            ),
            h(
              "div",
              null,
              h("dt", null, () => t("ui.shop.orders.total")),
              h("dd", null, () => money(order.total)),
            ),
            h(
              "div",
              null,
              h("dt", null, () => t("ui.shop.orders.status")),
              h(
                "dd",
                null,
                h("span", {
                  class: `order-state ${order.status}`,
                }, () => t(`ui.shop.orders.status.${order.status}`)),
              ),
            ),
          ),
        )
      ),
    ),
  );
}

function help() {
  return h(
    "section",
    { class: "help", "aria-labelledby": "help" },
    h("h1", { id: "help" }, () => t("ui.shop.help.title")),
    h("p", null, () => t("ui.shop.help.text")),
    h("h2", null, () => t("ui.shop.try.title")),
    h(
      "ul",
      null,
      ["where", "refund", "human"].map((name) =>
        h(
          "li",
          null,
          h(
            "button",
            { type: "button", onclick: () => frontdesk("ask", t(`ui.shop.try.${name}`)) },
            icon("reply"),
            () => t(`ui.shop.try.${name}`),
          ),
        )
      ),
    ),
  );
}

const wanted = [
  new URLSearchParams(location.search).get("lang") ?? "",
  recall(storage, LANGUAGE, ""),
  ...navigator.languages,
].filter(Boolean);
try {
  await useLanguage(wanted);
} catch {
  setTimeout(() => location.reload(), 3_000);
}
frontdesk("setLocale", language.peek());
addEventListener("popstate", () => path.set(location.pathname));
mount(/** @type {Element} */ (document.getElementById("shop")), () => {
  effect(() => {
    document.title = page() === "products"
      ? t("ui.shop.title")
      : `${t(`ui.shop.nav.${page()}`)} – ${t("ui.shop.name")}`;
  });
  return [
    h("a", {
      class: "skip",
      href: "#content",
      onclick: (/** @type {Event} */ event) => {
        event.preventDefault();
        document.getElementById("content")?.focus();
      },
    }, () => t("ui.shop.skip")),
    header(),
    h("main", { id: "content", class: "wrap", tabindex: -1 }, [
      when(() => page() === "products", products),
      when(() => page() === "orders", orders),
      when(() => page() === "help", help),
    ]),
    h("footer", null, h("p", { class: "wrap" }, () => t("ui.shop.footer"))),
  ];
});
