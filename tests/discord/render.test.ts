/** A reply as Discord is given it: within every limit, whatever an article holds, and what is shown is what was written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Point, QuoteBlock, Reply } from '../../src/chat/reply.ts';
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

describe('a summary', () => {
  const SITE = 'https://quoth.example';
  const point = (words: string): Point => ({
    subject: source('Ada Berg'),
    text: words,
    context: null,
    speaker: [source('Bo Dahl')],
    places: [
      own('Article '),
      { kind: 'link', text: '1', to: { page: 'article', path: 'a b/(1).txt', span: { start: 3, end: 9 } } },
    ],
    remarks: [
      [
        own('another article gives '),
        { kind: 'link', text: 'Berg – Dahl', to: { page: 'meeting', id: '2031-05-06-berg' } },
      ],
    ],
  });
  const shownAs = (blocks: readonly Block[], more: Partial<Reply> = {}, site: string | null = null): string =>
    renderReply({ ...reply(blocks), ...more }, { reader: site }).embeds[0]!.description!;

  it('shows the words as a quote, and whom they are about apart from them', () => {
    expect(shownAs([{ kind: 'points', entries: [point('He *also* left.')] }])).toBe(
      [
        '> *\\[Ada Berg\\]* He \\*also\\* left.',
        '-# — Bo Dahl · Article 1',
        '-# another article gives Berg – Dahl',
      ].join('\n'),
    );
  });

  it('leads to the quoted words and to the other meeting where there is a reader, and nowhere else', () => {
    const shown = shownAs([{ kind: 'points', entries: [point('He left.')] }], {}, SITE);
    expect(shown).toContain(`[1](${SITE}/articles/a%20b/%281%29.txt?from=3&to=9)`);
    expect(shown).toContain(`[Berg – Dahl](${SITE}/meetings/2031-05-06-berg)`);
    const cited = shownAs([quote('The ferry left.', null)], {}, SITE);
    expect(cited).toContain(`[The ferry left\\.](${SITE}/articles/a.txt?from=0&to=15)`.replace('\\', ''));
  });

  it('never lets a title that looks like an address become the text of a link', () => {
    const link = {
      kind: 'link',
      text: 'See https://evil.example [x]',
      to: { page: 'meeting', id: 'm' },
    } as const;
    const shown = shownAs([{ kind: 'line', style: 'plain', inline: [link] }], {}, SITE);
    expect(shown).toBe(`See https\\://evil.example \\[x\\] [↗](${SITE}/meetings/m)`);
  });

  it('gives up the links of its lines before it gives up lines, and is shown in short where it does not fit', () => {
    const points = (count: number): Block => ({
      kind: 'points',
      entries: Array.from({ length: count }, (_, i) => point(`${i} `.padEnd(300, 'word '))),
    });
    const roomy = shownAs([points(5)], {}, SITE);
    expect(roomy.match(/\?from=3/gu)).toHaveLength(5);
    const tight = shownAs([points(9)], {}, SITE);
    expect([tight.match(/^> /gmu)?.length, tight.includes('?from=3')]).toEqual([9, false]);
    const short = {
      ...reply([{ kind: 'line', style: 'plain', inline: [own('In short.')] }]),
      file: { name: 'a.md', text: '# all' },
    };
    const { embeds, file } = renderReply({ ...reply([points(30)]), shorter: short }, { reader: SITE });
    expect([embeds[0]!.description, file?.name]).toEqual(['In short.', 'a.md']);
    // With nothing shorter it is cut at the end, and says so.
    expect(shownAs([points(30)]).endsWith('\n…')).toBe(true);
  });

  it('keeps every limit, whatever the words are', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const menu = {
          action: { do: 'open-meeting' },
          label: texts[0]!,
          choices: texts.map((words, i) => ({ value: `m${i}`, label: words, detail: words })),
        } as const;
        const made = { ...reply([{ kind: 'points', entries: texts.map(point) }], texts[0]!), menu };
        for (const site of [null, SITE]) {
          const { file: _file, ...message } = renderReply(made, { reader: site });
          expect(messageProblems(message)).toEqual([]);
        }
        const { file: _file, ...message } = renderReply(made);
        expect(liveKinds(message.embeds[0]!.description!.replace(/^-# |^> \*|\*(?= )|^> /gmu, ''))).toEqual(
          [],
        );
      }),
      { numRuns: 150 },
    );
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
