/** Whatever an article holds, reading it does not fail and every line is a slice of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributedArticle, LanguageCode } from '../../src/domain.ts';
import { loadWords } from '../../src/language/words.ts';
import { claimsOf } from '../../src/meetings/claims.ts';
import { readEvents } from '../../src/events/events.ts';
import { groupMeetings } from '../../src/meetings/group.ts';
import { summaryMarkdown } from '../../src/meetings/markdown.ts';
import type { MeetingArticle, SummaryLength } from '../../src/meetings/meeting.ts';
import { prepare } from '../../src/meetings/prepare.ts';
import { summarise } from '../../src/meetings/summary.ts';
import { attributeArticle } from '../../src/people/attribute.ts';
import { language, oddText } from '../language/odd-text.ts';
import { articleOf } from '../people/invented.ts';
import { sentencesOf } from '../people/read.ts';

const words = loadWords(null, 'glossary.yaml');

/** A lead that reports a meeting, with odd text in the middle of everything. */
const LEADS = [
  (odd: string) => `Minister Ada Berg met Governor Nils Holm ${odd} in Varnes on Tuesday.`,
  (odd: string) => `Statsråd Ada Berg møtte guvernør Nils Holm ${odd} i Varnes tirsdag.`,
  (odd: string) => `Chiều 4/6, tại Hà Nội, Bộ trưởng Lê Quang Trực đã tiếp Đại sứ Ingrid Moe ${odd}.`,
  (odd: string) => odd,
];

function odd(parts: readonly string[], lead: number, code: LanguageCode): AttributedArticle {
  const lines = [LEADS[lead]!(parts[0] ?? ''), ...parts.map((part) => `Berg said; ${part}; that ${part}.`)];
  const { text, sentences } = sentencesOf(lines.map((line) => [line]));
  const article = {
    ...articleOf('odd.txt', text, code),
    date: { value: '2031-06-05', certain: true, because: '', span: null },
  };
  return { article, sentences, ...attributeArticle(article, sentences, null) };
}

/** The article as the index keeps it. */
function stored({ article, sentences, people, attributions }: AttributedArticle): MeetingArticle {
  const { path } = article;
  return {
    stored: article,
    sentences: sentences.map((sentence, i) => ({ path, sentence, attribution: attributions[i]! })),
    people: people.map((person) => ({ ...person, path })),
  };
}

describe('odd text', () => {
  test('gives meetings whose lines are slices', () => {
    fc.assert(
      fc.property(
        fc.array(oddText, { maxLength: 4 }),
        fc.nat(LEADS.length - 1),
        language,
        fc.constantFrom<SummaryLength>('short', 'normal', 'full'),
        (parts, lead, code, length) => {
          const read = odd(parts, lead, code);
          const { text: whole } = read.article;
          const claims = claimsOf(stored(read), words);
          for (const meeting of groupMeetings([readEvents(read, words)], words)) {
            const summary = summarise({
              meeting,
              prepared: prepare(meeting, [claims], words),
              articles: [claims],
              textOf: () => whole,
              words,
              length,
              language: code,
              otherFacts: [],
            });
            for (const { lines } of summary.sections)
              for (const { text, start, end } of lines) expect(whole.slice(start, end)).toBe(text);
            expect(summaryMarkdown(summary, words)).toMatch(/^# /);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('an article without a day tells no meeting unless it names the whole date', () => {
    const dated = 'Minister Ada Berg met Governor Nils Holm in Varnes on 3 June 2031.';
    const undated = 'Minister Ada Berg met Governor Nils Holm in Varnes on Tuesday.';
    const eventsOf = (line: string) => {
      const { text, sentences } = sentencesOf([[line]]);
      const article = articleOf('a.txt', text, 'en');
      const attributed = { article, sentences, ...attributeArticle(article, sentences, null) };
      return readEvents(attributed, words).events.map(({ date }) => `${date.from} ${date.certain}`);
    };
    expect(eventsOf(dated)).toEqual(['2031-06-03 true']);
    expect(eventsOf(undated)).toEqual([]);
  });
});
