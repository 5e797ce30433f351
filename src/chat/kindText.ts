/** What a question asks for, in the three languages: after "How I read it:" and in reasons. In the order of text.ts. */
import { KIND_NAMES, type QuestionKind } from '../answer/kinds.ts';
import type { Locale } from './reply.ts';
import { PLACE } from './text.ts';

const KINDS: Readonly<Record<QuestionKind, readonly [no: string, vi: string]>> = {
  figure: ['tall', 'con số'],
  money: ['pengebeløp', 'số tiền'],
  percentage: ['prosent', 'tỷ lệ phần trăm'],
  change: ['endring', 'mức thay đổi'],
  amount: ['mengde', 'lượng'],
  count: ['antall', 'số lượng'],
  measure: ['mål', 'số đo'],
  duration: ['varighet', 'thời lượng'],
  date: ['dato', 'ngày tháng'],
  place: ['sted', 'địa điểm'],
  person: ['person', 'người'],
  'who-said': ['hvem som sa det', 'ai đã nói'],
  'what-said': ['hva som ble sagt', 'điều đã nói'],
  document: ['dokument', 'văn bản'],
  list: ['liste', 'danh sách'],
  which: ['hvilken', 'cái nào'],
  'yes-no': ['ja eller nei', 'có hay không'],
  definition: ['hvem eller hva det er', 'là ai hoặc là gì'],
  reason: ['grunn', 'lý do'],
  manner: ['hvordan', 'cách thức'],
  open: ['hva artiklene sier', 'điều các bài báo nói'],
};

const byName = new Map(
  Object.entries(KIND_NAMES).map(([kind, name]) => [name, kind as QuestionKind] as const),
);

/** A kind by its English name (`KIND_NAMES`), in this language; null when it is the name of none. */
export function kindText(locale: Locale, name: string): string | null {
  const kind = byName.get(name);
  if (kind === undefined) return null;
  return locale === 'en' ? name : KINDS[kind][PLACE[locale] === 1 ? 0 : 1];
}
