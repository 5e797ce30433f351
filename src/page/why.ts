/** Why an answer came out as it did: the data of the side panel, made from the answer. */
import type { Answer, Quote, RetrievedPassage } from '../domain.ts';
import { titleOf } from '../chat/cite.ts';
import { partInline } from '../chat/reading.ts';
import { reasonInline } from '../chat/reasons.ts';
import type { Locale } from '../chat/reply.ts';
import { plainText } from '../chat/say.ts';
import type { Generation } from '../index/store.ts';
import { pageOf } from '../discord/links.ts';

export interface Why {
  readonly question: string;
  readonly verdict: Answer['verdict'];
  /** How the question was read, a part each. */
  readonly reading: readonly string[];
  /** Why this verdict. */
  readonly reasons: readonly string[];
  /** What the first quote (or the nearest one) was weighed by. */
  readonly signals: readonly { readonly name: string; readonly value: number; readonly note: string }[];
  readonly passages: readonly WhyPassage[];
}

export interface WhyPassage {
  readonly path: string;
  readonly title: string;
  /** A page of the reader at the passage. */
  readonly url: string;
  /** Which passage of the article, from 1; null when the index has changed since. */
  readonly number: number | null;
  readonly of: number;
  readonly text: string;
  /** BM25. */
  readonly words: number;
  /** Cosine. */
  readonly vector: number;
  /** From 1, best first. */
  readonly rank: number;
  /** Whether a quote of the answer stands in it. */
  readonly quoted: boolean;
}

/** Pure, given the generation, of which it reads the places of passages. */
export function whyOf(answer: Answer, locale: Locale, generation: Generation): Why {
  const { question, verdict, reasons, explanation, quotes, related, passages } = answer;
  generation.expect({ articles: passages.map(({ article }) => article.path) });
  const weighed = quotes[0] ?? related[0];
  return {
    question,
    verdict,
    reading: explanation.reading.map((part) => plainText(partInline(locale, part))),
    // The sentences of the answerer, which are in English, hold more than those of the chat.
    reasons:
      locale === 'en'
        ? reasons
        : explanation.reasons.map((reason) => plainText(reasonInline(locale, reason))),
    signals: (weighed?.signals ?? []).map(({ name, value, weight, because }) => ({
      name,
      value,
      note: `× ${weight.toFixed(2)}: ${because}`,
    })),
    passages: passages.map((passage, i) => ({
      ...placeOf(passage, generation),
      path: passage.article.path,
      title: titleOf(passage.article).text,
      url: pageOf({ page: 'article', path: passage.article.path, span: passage }),
      text: passage.text,
      words: passage.keyword,
      vector: passage.semantic,
      rank: i + 1,
      quoted: quotes.some((quote) => standsIn(quote, passage)),
    })),
  };
}

function placeOf(
  { article, start, end }: RetrievedPassage,
  generation: Generation,
): { readonly number: number | null; readonly of: number } {
  const all = generation.passagesOf(article.path);
  const at = all.findIndex((passage) => passage.start === start && passage.end === end);
  return { number: at < 0 ? null : at + 1, of: all.length };
}

function standsIn(quote: Quote, { article, start, end }: RetrievedPassage): boolean {
  return quote.article.path === article.path && quote.start < end && start < quote.end;
}
