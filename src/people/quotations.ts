/**
 * Quotation marks as a state machine over the paragraphs of an article: where somebody is quoted, across sentences and
 * across paragraphs that open again without having been closed.
 */
import type { LanguageCode, Sentence, Span } from '../domain.ts';

/** One quotation. `start` and `end` take in its marks. */
export interface Quotation extends Span {
  /** The words inside the marks. */
  readonly inner: Span;
  /** Whether it goes on from the quotation before, which ended with its paragraph and was not closed. */
  readonly carriesOn: boolean;
  /** marks: between quotation marks; dash: a line of dialogue behind a dash. */
  readonly by: 'marks' | 'dash';
  readonly paragraph: number;
}

interface Pair {
  readonly open: string;
  readonly close: readonly string[];
}

/** A quotation of more than this many characters in one paragraph has lost its closing mark. */
const LONGEST = 6000;

/** Between single marks, which are apostrophes more often. */
const LONGEST_SINGLE = 1200;

const PAIRS: readonly Pair[] = [
  { open: '“', close: ['”', '“', '"'] },
  { open: '„', close: ['“', '”', '"'] },
  { open: '«', close: ['»'] },
  { open: '»', close: ['«'] },
  { open: '"', close: ['"', '”'] },
  { open: "''", close: ["''", "'''"] },
  { open: '``', close: ["''"] },
  { open: '‘', close: ['’'] },
  { open: "'", close: ["'"] },
  { open: '”', close: ['”'] },
];
const PAIR_OF = new Map(PAIRS.map((pair) => [pair.open, pair]));
const MARK = /''|``|["“”„«»‘’']/g;
const SPEAKING_LANGUAGES_OF_DASHES = new Set(['no', 'da', 'sv', 'nb', 'nn', 'vi', 'fr', 'es']);

/**
 * The quotations of an article in order, not overlapping (quotations inside quotations belong to the outer one).
 * @param sentences in order; what stands between them (junk, header) is not read
 */
export function findQuotations(
  text: string,
  sentences: readonly Sentence[],
  language: LanguageCode,
): Quotation[] {
  const found: Quotation[] = [];
  let open: string | null = null;
  for (const paragraph of paragraphsOf(sentences)) {
    const dash = SPEAKING_LANGUAGES_OF_DASHES.has(language);
    const before = found.length;
    open = readParagraph(text, paragraph, open, found);
    if (dash && found.length === before) readDashes(text, paragraph, found);
  }
  return found;
}

interface Paragraph extends Span {
  readonly number: number;
  readonly sentences: readonly Sentence[];
}

function paragraphsOf(sentences: readonly Sentence[]): Paragraph[] {
  const paragraphs: { start: number; end: number; number: number; sentences: Sentence[] }[] = [];
  for (const sentence of sentences) {
    const last = paragraphs[paragraphs.length - 1];
    if (last && last.number === sentence.paragraph) {
      last.end = Math.max(last.end, sentence.end);
      last.sentences.push(sentence);
    } else {
      paragraphs.push({
        start: sentence.start,
        end: sentence.end,
        number: sentence.paragraph,
        sentences: [sentence],
      });
    }
  }
  return paragraphs;
}

/** @returns the opening mark of a quotation that the paragraph left open, or null */
function readParagraph(
  text: string,
  paragraph: Paragraph,
  left: string | null,
  found: Quotation[],
): string | null {
  const body = text.slice(paragraph.start, paragraph.end);
  let opened: { at: number; pair: Pair; carriesOn: boolean } | null = null;
  let first = true;
  const opening = body.search(/[\p{L}\p{Nd}]/u) < 0 ? body.length : body.search(/[\p{L}\p{Nd}]/u);
  const doubles = /["“”„«»]|''|``/.test(body);
  MARK.lastIndex = 0;
  for (let match = MARK.exec(body); match; match = MARK.exec(body)) {
    const mark = match[0];
    const at = match.index;
    const before = body[at - 1] ?? ' ';
    const after = body[at + mark.length] ?? ' ';
    if (!opened) {
      const pair = PAIR_OF.get(mark);
      const leading = first && at <= opening;
      if (!pair || !mayOpen(mark, before, after, doubles)) continue;
      if (/^['‘]$/.test(mark) && !closesLater(body, at, pair)) continue;
      opened = { at, pair, carriesOn: leading && left !== null };
      first = false;
    } else if (opened.pair.close.includes(mark) && mayClose(mark, before, after)) {
      push(opened, at + mark.length, mark.length);
      opened = null;
    }
  }
  if (!opened) return null;
  push(opened, body.length, 0);
  return opened.pair.open;

  function push(from: { at: number; pair: Pair; carriesOn: boolean }, end: number, closing: number): void {
    if (end - from.at > LONGEST) return;
    found.push({
      start: paragraph.start + from.at,
      end: paragraph.start + end,
      inner: {
        start: paragraph.start + from.at + from.pair.open.length,
        end: paragraph.start + end - closing,
      },
      carriesOn: from.carriesOn,
      by: 'marks',
      paragraph: paragraph.number,
    });
  }
}

const WHITE_OR_OPENER = /[\s([{—–:/"“‪‫>-]/;
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u;

function mayOpen(mark: string, before: string, after: string, doubles: boolean): boolean {
  if (/\s/.test(after)) return false;
  if (mark === "'" || mark === '‘') return !doubles && /[\s(—–]/.test(before) && LETTER_OR_DIGIT.test(after);
  if (mark === '”' || mark === '»') return WHITE_OR_OPENER.test(before) && LETTER_OR_DIGIT.test(after);
  if (mark === '"' || mark === "''") return WHITE_OR_OPENER.test(before) || !LETTER_OR_DIGIT.test(before);
  return true;
}

function mayClose(mark: string, before: string, after: string): boolean {
  if (mark === "'" || mark === '’')
    return (
      /[.,!?…\p{L}\p{Nd}]/u.test(before) &&
      !LETTER_OR_DIGIT.test(after) &&
      !(/s/.test(before) && /\s/.test(after))
    );
  if (mark === '”' && /\p{Nd}/u.test(before)) return !/[,.]/.test(after);
  if (mark === '“' || mark === '«') return /\S/.test(before) && !LETTER_OR_DIGIT.test(after);
  if (mark === '"' || mark === "''") return !(/\s/.test(before) && LETTER_OR_DIGIT.test(after));
  return true;
}

/** Single marks are apostrophes far more often than quotation marks: only a pair around several words counts. */
function closesLater(body: string, at: number, pair: Pair): boolean {
  const rest = body.slice(at + 1, at + 1 + LONGEST_SINGLE);
  for (let i = 0; i < rest.length; i++) {
    if (!pair.close.includes(rest[i]!)) continue;
    const before = rest[i - 1] ?? ' ';
    if (/[.,!?…]/.test(before)) return true;
    if (mayClose(rest[i]!, before, rest[i + 1] ?? ' ')) return true;
  }
  return false;
}

const DASH_START = /^[–—-]\s*(?=[\p{L}\p{Nd}"«“])/u;

/** "– Vi er glade, sier hun." A dash before the first word of a sentence begins a line of dialogue. */
function readDashes(text: string, paragraph: Paragraph, found: Quotation[]): void {
  for (const sentence of paragraph.sentences) {
    const lead = DASH_START.exec(text.slice(sentence.start, sentence.end));
    if (!lead) continue;
    found.push({
      start: sentence.start,
      end: sentence.end,
      inner: { start: sentence.start + lead[0].length, end: sentence.end },
      carriesOn: false,
      by: 'dash',
      paragraph: paragraph.number,
    });
  }
}

/** Tells quickly whether an offset lies in one of the quotations. */
export function insideOf(quotations: readonly Span[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while (at > 0 && quotations[at]!.start > offset) at--;
    while (at + 1 < quotations.length && quotations[at + 1]!.start <= offset) at++;
    const quotation = quotations[at];
    return quotation !== undefined && offset >= quotation.start && offset < quotation.end;
  };
}
