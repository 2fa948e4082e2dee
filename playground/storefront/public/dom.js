/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @typedef {object} Props
 * @property {string} [class]
 * @property {Record<string, (event: any) => void>} [on] Listeners by event name.
 * @property {Record<string, string>} [vars] Custom properties of CSS.
 */

/**
 * Makes an element. Text is always text, never markup, whatever it holds.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props & Record<string, unknown>} [props] Attributes; `false` and `undefined` leave one out.
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  const { on = {}, vars = {}, ...attributes } = props;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  for (const [name, value] of Object.entries(vars)) element.style.setProperty(name, value);
  for (const child of children.flat()) {
    if (child === undefined || child === null || child === false) continue;
    element.append(typeof child === 'number' ? String(child) : child);
  }
  return element;
}

/**
 * Finds an element that the page is known to have.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element #${id}.`);
  return element;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let toastTimer;

/**
 * Says something for a few seconds, to screen readers too.
 *
 * @param {...Child} children
 */
export function toast(...children) {
  const element = byId('toast');
  element.replaceChildren(h('p', {}, ...children));
  element.classList.add('is-shown');
  clearTimeout(toastTimer);
  toastTimer = setTimeout(hideToast, 4000);
}

/** Takes the last {@link toast} away early. */
export function hideToast() {
  byId('toast').classList.remove('is-shown');
}
