/**
 * The text of an article as HTML: every character of it, in order, and nothing else. What the page adds (who says it, why)
 * stands in attributes, so that what is copied or searched is the article's. Pure.
 */
import type { Span } from '../domain.ts';
import type { StoredArticle, StoredPerson, StoredSentence } from '../index/store.ts';
import type { Locale } from '../chat/reply.ts';
import { html, joinedMarkup, type Markup } from './markup.ts';
import { phrase } from './readerText.ts';

export interface ArticleTextView {
  readonly article: Pick<StoredArticle, 'text' | 'title'>;
  readonly sentences: readonly StoredSentence[];
  readonly people: readonly Pick<StoredPerson, 'id' | 'name'>[];
  /** What to mark; null for nothing. */
  readonly mark: Span | null;
  readonly locale: Locale;
}

export interface ArticleText {
  readonly markup: Markup;
  /** Whether the headline stands in the text, as its first heading. */
  readonly hasHeadline: boolean;
  /** Whether there is text that belongs to no sentence. */
  readonly hasGrey: boolean;
}

/** Neighbouring sentences of one paragraph. */
interface Group {
  readonly sentences: StoredSentence[];
  readonly heading: boolean;
}

/**
 * Every letter outside of header and junk lies in a sentence (corpus/split.ts), so what lies in none is header or junk: it is
 * shown grey, for the index keeps no list of it.
 */
export function articleText({ article, sentences, people, mark, locale }: ArticleTextView): ArticleText {
  const { text, title } = article;
  const pen = new Pen(text, trimmed(text, mark));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const blocks: Markup[] = [];
  let [at, before, hasHeadline, hasGrey] = [0, '', false, false];
  const gap = (end: number, block: boolean): Markup => {
    const stretch = { start: at, end };
    const written = pen.write(stretch);
    at = end;
    const words = text.slice(stretch.start, end).trim();
    if (words === '') return written;
    if (/[\p{L}\p{N}]/u.test(words)) hasGrey = true;
    if (!block) return html`<bdi class="grey">${written}</bdi>`;
    return html`<div class="grey" dir="auto">${written}</div>`;
  };
  for (const group of groupsOf(sentences)) {
    const { start } = group.sentences[0]!.sentence;
    blocks.push(gap(start - ownMark(text.slice(at, start)).length, true));
    const inside: Markup[] = [];
    for (const { sentence, attribution } of group.sentences) {
      inside.push(gap(sentence.start, false));
      const who = whoSays(attribution, names, locale);
      const note = who === before || who === '' ? null : html` data-who="${who}"`;
      const why = who === '' ? null : html` title="${attribution.because}"`;
      before = who;
      inside.push(html`<bdi class="said"${note}${why}>${pen.write(sentence)}</bdi>`);
      at = sentence.end;
    }
    const isTitle = !hasHeadline && title?.span != null && start < title.span.end && at > title.span.start;
    if (isTitle) hasHeadline = true;
    const content = joinedMarkup(inside);
    if (isTitle) blocks.push(html`<h1 dir="auto">${content}</h1>`);
    else if (group.heading) blocks.push(html`<h2 dir="auto">${content}</h2>`);
    else blocks.push(html`<p dir="auto">${content}</p>`);
  }
  blocks.push(gap(text.length, true));
  return { markup: joinedMarkup(blocks), hasHeadline, hasGrey };
}

/** Names of who says a sentence; empty for the reporter. */
export function whoSays(
  { kind, speakers }: StoredSentence['attribution'],
  names: ReadonlyMap<string, string>,
  locale: Locale,
): string {
  const named = speakers.map((id) => names.get(id)).filter((name) => name !== undefined);
  if (named.length > 0) return named.join(', ');
  if (kind === 'joint') return phrase(locale, 'together');
  return kind === 'unknown' ? phrase(locale, 'unclear') : '';
}

/** The mark that a list item or a heading begins with, on its line: `- `, `## `. */
function ownMark(gap: string): string {
  return /(?:^|\n)([^\p{L}\p{N}\n]+)$/u.exec(gap)?.[1] ?? '';
}

function groupsOf(sentences: readonly StoredSentence[]): readonly Group[] {
  const groups: Group[] = [];
  for (const one of sentences) {
    const last = groups[groups.length - 1];
    const heading = one.sentence.kind === 'heading';
    const joins =
      last && last.heading === heading && last.sentences[0]!.sentence.paragraph === one.sentence.paragraph;
    if (joins) last.sentences.push(one);
    else groups.push({ sentences: [one], heading });
  }
  return groups;
}

/** Writes stretches of the text from beginning to end, with what is marked in `<mark>`; the first mark is `#quote`. */
class Pen {
  #begun = false;

  constructor(
    private readonly text: string,
    private readonly mark: Span | null,
  ) {}

  write({ start, end }: Span): Markup {
    const { mark } = this;
    if (start === end) return html``;
    if (mark === null || mark.end <= start || mark.start >= end) return html`${this.text.slice(start, end)}`;
    const [from, to] = [Math.max(start, mark.start), Math.min(end, mark.end)];
    const [before, marked, after] = [
      this.text.slice(start, from),
      this.text.slice(from, to),
      this.text.slice(to, end),
    ];
    // White space between the blocks of a long quote stands where no mark may.
    if (marked.trim() === '' && marked.includes('\n')) return html`${before}${marked}${after}`;
    // A browser scrolls to what it focuses at the start: this works without scripts, and without #quote in the address.
    const first = this.#begun ? null : html` id="quote" tabindex="-1" autofocus`;
    this.#begun = true;
    return html`${before}<mark${first}>${marked}</mark>${after}`;
  }
}

/** Without the white space at its ends, and not cutting a character in two; null when nothing is left. */
function trimmed(text: string, mark: Span | null): Span | null {
  if (mark === null) return null;
  let { start, end } = mark;
  while (start < end && /\s/u.test(text[start]!)) start += 1;
  while (end > start && /\s/u.test(text[end - 1]!)) end -= 1;
  const inPair = (at: number): boolean =>
    /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  if (inPair(start)) start -= 1;
  if (inPair(end)) end += 1;
  return start < end ? { start, end } : null;
}
