/** What a question asks for, in the three languages: after "How I read it:" and in reasons. In the order of text.ts. */
import type { QuestionKind } from '../domain.ts';
import { KIND_NAMES } from '../answer/kinds.ts';
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

/** A kind in this language. */
export function kindText(locale: Locale, kind: QuestionKind): string {
  return locale === 'en' ? KIND_NAMES[kind] : KINDS[kind][PLACE[locale] === 1 ? 0 : 1];
}
