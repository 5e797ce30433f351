/** A reply as Discord is given it: within every limit, whatever an article holds, and what is shown is what was written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, QuoteBlock, Reply } from '../../src/chat/reply.ts';
import { escaped } from '../../src/discord/escape.ts';
import { cut } from '../../src/discord/cut.ts';
import { renderModal, renderReply } from '../../src/discord/render.ts';
import { liveKinds, readable } from '../fakes/discord/markdown.ts';
import { messageProblems, modalProblems } from '../fakes/discord/validate.ts';

const NASTY = fc.constantFrom(
  '@everyone',
  '<@123456789012345678>',
  '</ask:123456789012345678>',
  '<t:1700000000:R>',
  '-# ',
  '>>> ',
  '```',
  '||',
  '**',
  '__',
  '~~',
  '[a](https://b.org)',
  'https://example.org/x_y',
  '\u202e',
  '\u200b',
  '# ',
  '1. ',
  '- ',
  '\\',
  '`',
  ':smile:',
  'ẩn ',
  '日本語',
  '🙂',
);
const text = fc
  .array(
    fc.oneof(
      NASTY,
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(' ', '\n', 'The ship left. '),
    ),
    {
      minLength: 1,
      maxLength: 900,
    },
  )
  .map((parts) => parts.join('').replace(/\r/gu, '').trim() || 'x');

const own = (words: string) => ({ kind: 'own', text: words }) as const;
const source = (words: string) => ({ kind: 'source', text: words }) as const;

function quote(words: string, marked: QuoteBlock['marked']): QuoteBlock {
  const title = source(words.slice(0, 300));
  return {
    kind: 'quote',
    text: words,
    marked,
    speaker: [source('Ada Berg'), own(', '), source(words.slice(0, 80))],
    citation: {
      title,
      day: null,
      language: { code: 'en', name: own('English') },
      source: null,
      path: source('a.txt'),
      span: { start: 0, end: words.length },
      passage: null,
      inline: [title, own(' · English')],
    },
    also: [],
    passage: null,
  };
}

function reply(blocks: readonly Block[], question: string | null = null): Reply {
  return {
    kind: 'reply',
    tone: 'answered',
    locale: 'en',
    private: false,
    delivery: 'new',
    answerId: null,
    question,
    blocks,
    buttons: [
      [{ action: { do: 'ask', question: 'Who?' }, label: 'Who?'.repeat(40), look: 'plain', disabled: false }],
    ],
    menu: null,
    file: null,
    shorter: null,
    incident: null,
  };
}

describe('a reply', () => {
  it('keeps every limit of Discord, whatever is quoted and however much', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.nat(), (texts, seed) => {
        const blocks = texts.map((words, i) => {
          const start = (seed + i) % words.length;
          return quote(words, { start, end: Math.min(words.length, start + 40) });
        });
        const { file: _file, ...message } = renderReply(reply(blocks, texts[0]!));
        expect(messageProblems(message)).toEqual([]);
        expect(Buffer.byteLength(message.embeds[0]!.description!)).toBeLessThan(9_600);
      }),
      { numRuns: 200 },
    );
  });

  it('shows a quote as it is written, its mark whole, and nothing in it alive', () => {
    const words =
      'First said. '.repeat(300) +
      'The ferry cost **12** kroner, said @everyone. ' +
      'After that. '.repeat(300);
    const start = words.indexOf('**12**');
    const { embeds } = renderReply(reply([quote(words, { start, end: start + 6 })]));
    const shown = embeds[0]!.description!;
    expect(shown).toContain('**\\*\\*12\\*\\***');
    expect(shown).toContain('> …');
    expect(readable(shown)).toContain('The ferry cost **12** kroner, said @everyone.');
  });
});

it('escaped words are shown as written, as Discord’s own markup is read', () => {
  fc.assert(
    fc.property(text, (words) => {
      const sent = escaped(words);
      expect(liveKinds(sent)).toEqual([]);
      // Discord drops blanks at the end of a line, which nobody sees; what ends a direction is ours.
      const bare = (some: string) => some.replace(/[\u202c\u2069]/gu, '').replace(/[^\S\n]+$/gmu, '');
      expect(bare(readable(sent))).toBe(bare(words));
    }),
    { numRuns: 500 },
  );
});

it('a form keeps its limits, whatever stands in it', () => {
  fc.assert(
    fc.property(text, (words) => {
      const modal = renderModal({
        kind: 'modal',
        locale: 'en',
        title: words,
        action: { do: 'about' },
        fields: [
          {
            name: 'question',
            label: words,
            placeholder: words,
            value: words,
            required: true,
            long: true,
            maximum: 1_000,
          },
        ],
      });
      expect(modalProblems(modal)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it('cutting never leaves half a character', () => {
  expect(cut('ab🙂cd', 4)).toBe('ab…');
  expect(cut('abcd', 4)).toBe('abcd');
});
