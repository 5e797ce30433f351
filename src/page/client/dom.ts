/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Makes elements. Text is always text: nothing here reads a string as HTML, and styles are set by class only. */

/** What an element is made with. `on…` are listeners; true is an attribute without a value; false and null: left out. */
export type Properties = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: never) => void)>
>;

export type Child = Node | string | null;

/** Makes an element of a page. Attributes named in `properties` are set as they are. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties?: Properties,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name];
export function element(name: string, properties?: Properties, ...children: readonly Child[]): HTMLElement;
export function element(
  name: string,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value as (event: Event) => void);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

let made = 0;

/** An id that nothing else on the page has. */
export function newId(prefix: string): string {
  made += 1;
  return `${prefix}-${made}`;
}

/** A small picture by its path, in the colour of the text around it; says nothing to a screen reader. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}
