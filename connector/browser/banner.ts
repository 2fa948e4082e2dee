import { dataset } from './settings.ts';
import { texts } from './texts.ts';

/** Themed by custom properties of the page; by default as the page itself looks. */
const STYLE = `:host{position:fixed;inset:auto 0 0;z-index:2147483647;padding:1rem;pointer-events:none}
div{pointer-events:auto;box-sizing:border-box;max-width:36rem;margin:auto;padding:1rem;display:flex;flex-wrap:wrap;gap:.75rem;background:var(--cdp-background,Canvas);color:var(--cdp-color,CanvasText);border:1px solid var(--cdp-border,GrayText);border-radius:var(--cdp-radius,.75rem);box-shadow:0 .5rem 2rem #0004}
p{flex:1 0 100%;margin:0}
a{color:inherit}
button{flex:1;min-height:2.75rem;padding:.5rem 1rem;font:inherit;font-weight:600;cursor:pointer;background:var(--cdp-button,CanvasText);color:var(--cdp-button-color,Canvas);border:0;border-radius:var(--cdp-button-radius,.75rem)}`;

let banner: HTMLElement | undefined;

/** Shows the banner at the lower edge, the first thing to be reached by keyboard. */
export function showBanner(onAnswer: (answer: boolean) => void): void {
  if (banner) return;
  const [name, question, accept, decline] = texts();
  const button = (text: string, answer: boolean) => {
    const element = create('button', text);
    element.onclick = () => onAnswer(answer);
    return element;
  };
  const words = create('p', question);
  if (dataset.policy) {
    const link = create('a', name);
    link.href = dataset.policy;
    words.append(' ', link);
  }
  const box = create('div');
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', name);
  // Both answers look alike: a free choice.
  box.append(words, button(decline, false), button(accept, true));
  banner = create('cdp-banner');
  const shadow = banner.attachShadow({ mode: 'open' });
  shadow.append(box);
  // No style element: a content security policy may forbid it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  document.body.prepend(banner);
}

/** Takes the banner away, if it is there. */
export function hideBanner(): void {
  banner?.remove();
  banner = undefined;
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text?: string,
): HTMLElementTagNameMap[Tag];
function create(tag: string, text?: string): HTMLElement;
function create(tag: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
