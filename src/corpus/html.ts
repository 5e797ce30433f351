/**
 * The article inside an HTML page: its text by Readability, its fields by the page's own metadata. Nothing of the page runs.
 * The text that comes out is what is kept, quoted and shown; all offsets refer to it.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

export interface HtmlArticle {
  readonly text: string;
  readonly title: string | null;
  /** As the page gives it; may carry a time. */
  readonly date: string | null;
  readonly source: string | null;
  readonly language: string | null;
}

/** The part of a node that is read here; linkedom's and a browser's fit. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Node>;
}

const TEXT = 3;
const ELEMENT = 1;
const BLOCK =
  /^(?:P|DIV|SECTION|ARTICLE|HEADER|FOOTER|MAIN|ASIDE|BLOCKQUOTE|LI|UL|OL|DL|DT|DD|TABLE|TBODY|THEAD|TR|TD|TH|H[1-6]|FIGURE|FIGCAPTION|PRE|FORM|HR|BR|BODY)$/;
const SKIPPED = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|SVG|IFRAME|OBJECT|BUTTON|INPUT|SELECT|NAV|FIGCAPTION)$/;

/** The parser's time grows with the square of the nesting; pages of news come to thirty or forty. */
const DEEPEST = 512;
const NESTING =
  /<(\/?)(?:div|span|section|article|main|table|tbody|tr|td|ul|ol|blockquote|font|center|b|i|em|strong|a|u|form)(?=[\s/>])/gi;
/** Shorter pages hold no article that Readability would look for twice. Characters. */
const SHORTEST = 80;

/** Null when the page holds no article, or is nested too deeply to be one. */
export function readHtml(html: string): HtmlArticle | null {
  return depthOf(html) > DEEPEST ? null : readPage(html);
}

/** How deeply elements that need an end tag are nested. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end] of html.matchAll(NESTING)) {
    depth = Math.max(0, depth + (end === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function readPage(html: string): HtmlArticle | null {
  const { document } = parseHTML(
    /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`,
  );
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const content = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
        ?.getAttribute('content');
      if (content?.trim()) return content.trim();
    }
    return null;
  };
  const linked = jsonLinkedData(document.querySelectorAll('script[type="application/ld+json"]'));
  const date =
    meta('article:published_time', 'datePublished', 'date', 'dc.date', 'DC.date.issued', 'publish-date') ??
    linked.date ??
    document.querySelector('time[datetime]')?.getAttribute('datetime')?.trim() ??
    null;
  const language = document.documentElement?.getAttribute('lang')?.slice(0, 2).toLowerCase() ?? null;
  const title =
    linked.title ??
    meta('og:title') ??
    (document.querySelector('h1')?.textContent?.trim() || null) ??
    (document.title || null);
  const source = meta('og:site_name', 'publisher') ?? linked.source ?? meta('author', 'article:author');
  const reader = new Readability<Node>(document as never, {
    charThreshold: SHORTEST,
    serializer: (node) => node as unknown as Node,
  });
  const article = reader.parse();
  if (!article?.content) return null;
  const writer = new BlockWriter();
  writer.write(article.content);
  const text = writer.finish();
  if (text === '') return null;
  return { text, title: oneLine(title ?? article.title ?? ''), date, source, language };
}

function oneLine(text: string): string | null {
  return text.replace(/\s+/g, ' ').trim() || null;
}

/** Writes the text of blocks as paragraphs, white space collapsed as a browser would show it. */
class BlockWriter {
  readonly #blocks: string[] = [];
  #open = '';

  write(node: Node): void {
    for (const child of node.childNodes) {
      if (child.nodeType === TEXT) this.#open += (child.textContent ?? '').replace(/\s+/gu, ' ');
      else if (child.nodeType === ELEMENT) this.#element(child);
    }
  }

  #element(node: Node): void {
    const name = node.nodeName.toUpperCase();
    if (SKIPPED.test(name)) return;
    const block = BLOCK.test(name);
    if (block) this.#close();
    this.write(node);
    if (block) this.#close();
  }

  #close(): void {
    const text = this.#open.replace(/ {2,}/g, ' ').trim();
    this.#open = '';
    if (text !== '') this.#blocks.push(text);
  }

  finish(): string {
    this.#close();
    return this.#blocks.join('\n\n');
  }
}

interface LinkedData {
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
}

/** schema.org data of the page, where it can be read as JSON. */
function jsonLinkedData(scripts: Iterable<{ readonly textContent: string | null }>): LinkedData {
  for (const script of scripts) {
    for (const item of itemsOf(script.textContent ?? '')) {
      const date = stringAt(item, 'datePublished');
      if (!date) continue;
      const publisher = item.publisher;
      return {
        date,
        title: stringAt(item, 'headline'),
        source:
          typeof publisher === 'object' && publisher !== null
            ? stringAt(publisher as Record<string, unknown>, 'name')
            : null,
      };
    }
  }
  return { title: null, date: null, source: null };
}

function itemsOf(json: string): Record<string, unknown>[] {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
  const list = Array.isArray(data) ? data : [data];
  const records = list.filter(
    (item): item is Record<string, unknown> => typeof item === 'object' && item !== null,
  );
  return records.flatMap((item) =>
    Array.isArray(item['@graph']) ? [item, ...(item['@graph'] as Record<string, unknown>[])] : [item],
  );
}

function stringAt(item: Record<string, unknown>, key: string): string | null {
  const value = item[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
