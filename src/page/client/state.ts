/** What `/api/state` and `/api/why` tell, read for drawing. Pure. */
import type { Answer } from '../../domain.ts';
import type { Why } from '../why.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf, textsOf } from './read.ts';

export interface Progress {
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
}

export interface PageState {
  readonly bot: string;
  /** 0: there is no index. */
  readonly generation: number;
  readonly articles: number;
  readonly passages: number;
  /** Files that wait to be embedded. */
  readonly waiting: number;
  /** ISO 8601; null without an index. */
  readonly madeAt: string | null;
  readonly model: string | null;
  readonly examples: readonly string[];
  /** As Discord is told of them; read by commands.ts. */
  readonly commands: unknown;
  readonly corpus: readonly CorpusEntry[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly embedding: Progress | null;
}

export interface CorpusEntry {
  readonly path: string;
  readonly title: string;
  readonly date: string | null;
  readonly language: string;
  readonly passages: number;
  readonly url: string;
}

/** Null when it is not what the server tells. */
export function readState(value: unknown): PageState | null {
  const fields = fieldsOf(value);
  const bot = textOf(fields.bot);
  const generation = numberOf(fields.generation);
  if (bot === null || generation === null) return null;
  return {
    bot,
    generation,
    articles: numberOf(fields.articles) ?? 0,
    passages: numberOf(fields.passages) ?? 0,
    waiting: numberOf(fields.waiting) ?? 0,
    madeAt: textOf(fields.madeAt),
    model: textOf(fields.model),
    examples: textsOf(fields.examples),
    commands: fields.commands,
    corpus: listOf(fields.corpus, corpusFrom),
    skipped: listOf(fields.skipped, ({ path, reason }) => ({
      path: textOf(path) ?? '',
      reason: textOf(reason) ?? '',
    })),
    embedding: readProgress(fields.embedding),
  };
}

/** Null when nothing is embedded. */
export function readProgress(value: unknown): Progress | null {
  const { done, total } = fieldsOf(value);
  const [far, all] = [numberOf(done), numberOf(total)];
  return far === null || all === null ? null : { done: far, total: all };
}

const VERDICTS: readonly string[] = ['answered', 'related', 'not-found'] satisfies Answer['verdict'][];

/** Null when it is not what the server tells. */
export function readWhy(value: unknown): Why | null {
  const { question, verdict, reading, reasons, signals, passages } = fieldsOf(value);
  const [asked, came] = [textOf(question), textOf(verdict)];
  if (asked === null || came === null || !VERDICTS.includes(came)) return null;
  return {
    question: asked,
    verdict: came as Why['verdict'],
    reading: textsOf(reading),
    reasons: textsOf(reasons),
    signals: listOf(signals, (one) => ({
      name: textOf(one.name) ?? '',
      value: numberOf(one.value) ?? 0,
      note: textOf(one.note) ?? '',
    })),
    passages: listOf(passages, passageFrom),
  };
}

function passageFrom(one: Fields): Why['passages'][number] {
  return {
    path: textOf(one.path) ?? '',
    title: textOf(one.title) ?? '',
    url: textOf(one.url) ?? '',
    number: numberOf(one.number),
    of: numberOf(one.of) ?? 0,
    text: textOf(one.text) ?? '',
    words: numberOf(one.words) ?? 0,
    vector: numberOf(one.vector) ?? 0,
    rank: numberOf(one.rank) ?? 0,
    quoted: one.quoted === true,
  };
}

function corpusFrom(one: Fields): CorpusEntry | null {
  const path = textOf(one.path);
  if (path === null) return null;
  return {
    path,
    title: textOf(one.title) ?? path,
    date: textOf(one.date),
    language: textOf(one.language) ?? '',
    passages: numberOf(one.passages) ?? 0,
    url: textOf(one.url) ?? '',
  };
}
