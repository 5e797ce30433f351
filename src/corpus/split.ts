/** From an article to its sentences: what is neither header nor junk, block by block. Pure. */
import type { Article, Sentence, Span } from '../domain.ts';
import { splitBlocks } from '../language/blocks.ts';
import { splitBlock } from '../language/sentences.ts';
import { without } from './lines.ts';

/** The longest line without a full stop that is taken for a heading. */
const HEADING = { characters: 110, words: 16 } as const;
const BULLET = /^[•·▪‣◦●○■*]\s+/;
const MARKDOWN_HEADING = /^#{1,6}[ \t]+/;
const MARKDOWN_ITEM = /^(?:[-+*]|>+)[ \t]+/;
const STOPPED = /[.!?…:;,。！？–—-]["'”’»)\]*_]*$/;
const HOLDS_WORDS = /[\p{L}\p{N}]/u;

interface Block extends Span {
  readonly heading: boolean;
}

/**
 * The sentences of an article, in order, not overlapping. Every letter and figure outside header and junk lies in one; the
 * marks of list items and of Markdown headings do not. The title, where it stands in the text, is one heading.
 */
export function splitArticle(
  article: Pick<Article, 'text' | 'language' | 'format' | 'title' | 'header' | 'junk'>,
): {
  sentences: Sentence[];
} {
  const { text, language } = article;
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const { start, end, heading } of blocksOf(article)) {
    const spans: Span[] = [];
    if (heading) spans.push({ start, end });
    else splitBlock(text, { start, end }, language, spans);
    const worded = spans.filter((span) => HOLDS_WORDS.test(text.slice(span.start, span.end)));
    for (const span of worded) {
      sentences.push({
        ...span,
        ordinal: sentences.length,
        paragraph,
        kind: heading ? 'heading' : 'sentence',
      });
    }
    if (worded.length > 0) paragraph += 1;
  }
  return { sentences };
}

function blocksOf({ text, format, title, header, junk }: Parameters<typeof splitArticle>[0]): Block[] {
  const taken = [...header, ...junk].sort((a, b) => a.start - b.start);
  const titleSpan = standing(title?.span ?? null, taken);
  const out = titleSpan === null ? taken : [...taken, titleSpan].sort((a, b) => a.start - b.start);
  const blocks = without({ start: 0, end: text.length }, out)
    .flatMap((gap) => splitBlocks(text, gap))
    .flatMap((block) => withoutMarks(text, block, format === 'markdown'));
  if (titleSpan !== null) blocks.push({ ...titleSpan, heading: true });
  blocks.sort((a, b) => a.start - b.start);
  return blocks.map((block, i) => ({
    ...block,
    heading: block.heading || isHeading(text, block, blocks[i + 1]),
  }));
}

/** The span of a title that stands in the running text, and not in front matter. */
function standing(title: Span | null, taken: readonly Span[]): Span | null {
  const inside = title !== null && taken.some(({ start, end }) => start < title.end && title.start < end);
  return inside ? null : title;
}

/** A block without the marks before its text; none when nothing else is left. */
function withoutMarks(text: string, block: Span, markdown: boolean): Block[] {
  let { start, end } = block;
  const head = () => text.slice(start, Math.min(end, start + 12));
  const heading = markdown ? MARKDOWN_HEADING.exec(head()) : null;
  if (heading !== null) {
    start += heading[0].length;
    end = start + text.slice(start, end).replace(/[ \t]+#+$/, '').length;
  }
  const item = markdown ? MARKDOWN_ITEM : BULLET;
  for (let mark = item.exec(head()); mark !== null; mark = item.exec(head())) start += mark[0].length;
  return start < end ? [{ start, end, heading: heading !== null }] : [];
}

/** A short line without a full stop, before running text: a heading inside the article. */
function isHeading(text: string, block: Block, next: Block | undefined): boolean {
  if (next === undefined || block.end - block.start > HEADING.characters) return false;
  const line = text.slice(block.start, block.end);
  if (STOPPED.test(line) || /[\n\r]/.test(line) || !/^["“«‘'*_(]*[\p{Lu}\p{N}\p{Lo}]/u.test(line))
    return false;
  if (line.split(/\s+/).length > HEADING.words) return false;
  const after = text.slice(next.start, next.end);
  return next.heading || (after.length > line.length && STOPPED.test(after));
}
