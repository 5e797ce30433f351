/** Tells an opinion from news: by its label, or by a writer who says "I". Pure. */
import type { EventText } from './article.ts';

/** One word in so many is "I" or "we" outside what others say. */
const OFTEN = 45;
const LEAST = 2;
/** A sentence that opens as a quotation. */
const QUOTED = /^\s*(?:[–—-]\s|["“«‘„])/u;

/** Whether an article is an opinion: it tells no meeting, whatever it mentions. */
export function isOpinion(input: EventText): boolean {
  const { title } = input.article;
  const [first] = input.sentences;
  const label = /^\s*([\p{L}\p{M}-]+(?:\s[\p{L}\p{M}]+)?)\s*[:|–—-]/u.exec(
    title?.text ?? (first ? input.text.slice(first.start, first.end) : ''),
  );
  const words = label?.[1]?.toLowerCase().normalize('NFC') ?? '';
  if (label && (input.table.opinion.has(words) || input.table.opinion.has(words.replace(' ', '-'))))
    return true;
  let own = 0;
  let all = 0;
  for (const { keys, kind, attribution, start, end } of input.sentences) {
    if (attribution.kind !== 'narration' && attribution.kind !== 'unknown') continue;
    // somebody else's "we", even where it is not known whose
    if (kind === 'heading' || QUOTED.test(input.text.slice(start, end))) continue;
    all += keys.length;
    own += keys.filter((key) => input.table.writer.has(key)).length;
  }
  return own >= LEAST && own * OFTEN >= all;
}
