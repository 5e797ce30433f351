/**
 * Front matter of a Markdown article: `---`, YAML, `---`. Read as data, never executed; dates stay as written. Pure.
 */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

export interface FrontMatter {
  /** Offset behind the closing fence and its line break; 0 when there is no front matter. */
  readonly end: number;
  readonly title: string | null;
  readonly date: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly language: string | null;
}

export type FrontMatterReading = FrontMatter | { readonly problem: string };

/** Longer front matter is no front matter. Characters. */
const LONGEST = 20_000;
const FENCED = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/u;
const KEY = /^[\p{L}\p{M}_][\p{L}\p{M}\p{N}_ -]{0,40}:(?:\s|$)/mu;
const NONE: FrontMatter = { end: 0, title: null, date: null, place: null, source: null, language: null };

const KEYS = {
  title: ['title', 'headline', 'tittel', 'overskrift', 'tiêu đề', 'tieu de'],
  date: ['date', 'published', 'publish_date', 'dato', 'publisert', 'ngày', 'ngay'],
  place: ['place', 'location', 'dateline', 'sted', 'địa điểm', 'nơi'],
  source: ['source', 'agency', 'publisher', 'kilde', 'nguồn', 'nguon'],
  language: ['lang', 'language', 'språk', 'sprak', 'ngôn ngữ'],
} as const;

const values = z.record(z.string(), z.unknown());

export function readFrontMatter(text: string): FrontMatterReading {
  const fenced = FENCED.exec(text.slice(0, LONGEST));
  if (!fenced) return NONE;
  const lines = new LineCounter();
  const document = parseDocument(fenced[1]!, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  // two rules around a paragraph are no front matter
  if (!KEY.test(fenced[1]!)) return NONE;
  if (error)
    return {
      problem: `front matter, line ${lines.linePos(error.pos[0]).line + 1}: ${firstLine(error.message)}`,
    };
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch (thrown) {
    if (thrown instanceof ReferenceError) return { problem: 'front matter: YAML references are not allowed' };
    throw thrown;
  }
  const parsed = values.safeParse(data ?? {});
  if (!parsed.success) return { problem: 'front matter: it is not a list of keys and values' };
  const lower = new Map(
    Object.entries(parsed.data).map(([key, value]) => [key.normalize('NFC').toLowerCase(), value]),
  );
  const pick = (names: readonly string[]): string | null => {
    for (const name of names) {
      const value = lower.get(name.normalize('NFC'));
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
    }
    return null;
  };
  return {
    end: fenced[0].length,
    title: pick(KEYS.title),
    date: pick(KEYS.date),
    place: pick(KEYS.place),
    source: pick(KEYS.source),
    language: pick(KEYS.language),
  };
}

const firstLine = (message: string): string => message.split('\n', 1)[0]!;
