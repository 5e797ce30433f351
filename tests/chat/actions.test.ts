import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LIMIT, decodeAction, encodeAction, isButton, opensForm } from '../../src/chat/actions.ts';
import { articleCode, CODE, newAnswerId, wordsCode } from '../../src/chat/codes.ts';
import type { Action } from '../../src/chat/reply.ts';

const digits = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
const code = digits('0123456789abcdefghjkmnpqrstvwxyz', 10);
const page = fc.nat({ max: 2 ** 31 - 1 });
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const question = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 90 })
  .filter((text) => text.trim() === text && text.length > 0 && text.length <= 90);

const length = fc.constantFrom('short' as const, 'normal' as const, 'full' as const);
const filterWords = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 50 })
  .filter((text) => text.trim() === text && text.length > 0 && text.length <= 50);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc
    .tuple(code, digits('0123456789abcdef', 10), fc.nat(10 ** 9), fc.nat(10 ** 9), code)
    .map(([article, file, start, length, words]) => ({
      do: 'passage' as const,
      article,
      file,
      start,
      end: start + length,
      words,
    })),
  fc.record({ do: fc.constant('sources' as const), answer: code, page, turned: fc.boolean() }),
  fc.record({ do: fc.constant('vote' as const), answer: code, helpful: fc.boolean() }),
  fc.record({ do: fc.constant('share' as const), answer: code, asker: digits('0123456789abcdef', 8) }),
  fc.record({ do: fc.constantFrom('follow-up', 'follow-up-text', 'vote-reason'), answer: code }),
  fc.record({ do: fc.constant('ask' as const), question }),
  fc.record({
    do: fc.constant('articles' as const),
    page,
    filter: fc.record({
      person: orNull(code),
      from: orNull(day),
      to: orNull(day),
      language: orNull(fc.constantFrom('en', 'no', 'vi', 'nds')),
    }),
  }),
  fc.record({ do: fc.constant('unanswered' as const), page }),
  fc.record({ do: fc.constantFrom('export', 'status', 'help', 'about', 'open-meeting') }),
  fc.record({ do: fc.constant('summary' as const), meeting: code, article: code, length }),
  fc.record({
    do: fc.constant('meeting-sources' as const),
    meeting: code,
    article: code,
    page,
    turned: fc.boolean(),
  }),
  fc.record({
    do: fc.constantFrom('ask-meeting', 'ask-meeting-text', 'download'),
    meeting: code,
    article: code,
  }),
  fc.record({
    do: fc.constant('share-summary' as const),
    meeting: code,
    article: code,
    length,
    asker: digits('0123456789abcdef', 8),
  }),
  fc.record({
    do: fc.constant('meetings' as const),
    page,
    filter: fc.record({ person: orNull(filterWords), from: orNull(day), to: orNull(day) }),
  }),
);

describe('a button after years', () => {
  it('still means what it meant: every action fits in 100 characters and comes back whole', () => {
    fc.assert(
      fc.property(action, (made) => {
        const encoded = encodeAction(made);
        expect(encoded.length).toBeLessThanOrEqual(CODE_LIMIT);
        expect(decodeAction(encoded)).toEqual(made);
      }),
    );
  });

  it('reads codes as they were written at first', () => {
    expect(decodeAction('1v.k3mf9x2qab.+')).toEqual({ do: 'vote', answer: 'k3mf9x2qab', helpful: true });
    expect(decodeAction('1p.k3mf9x2qab.00ff00ff00.a.1c.zzzzzzzzzz')).toEqual({
      do: 'passage',
      article: 'k3mf9x2qab',
      file: '00ff00ff00',
      start: 10,
      end: 58,
      words: 'zzzzzzzzzz',
    });
    expect(decodeAction('1l.2..20310504.20310531.vi')).toEqual({
      do: 'articles',
      page: 2,
      filter: { person: null, from: '2031-05-04', to: '2031-05-31', language: 'vi' },
    });
    expect(decodeAction('1m.k3mf9x2qab.zzzzzzzzzz.f')).toEqual({
      do: 'summary',
      meeting: 'k3mf9x2qab',
      article: 'zzzzzzzzzz',
      length: 'full',
    });
    expect(decodeAction('1e.1.20310504..Dr. Berg')).toEqual({
      do: 'meetings',
      page: 1,
      filter: { person: 'Dr. Berg', from: '2031-05-04', to: null },
    });
    expect(decodeAction('1a.Who is Dr. Ada Berg?')).toEqual({ do: 'ask', question: 'Who is Dr. Ada Berg?' });
  });

  it.each([
    ['nothing', ''],
    ['a version to come', '2v.k3mf9x2qab.+'],
    ['an unknown letter', '1z.k3mf9x2qab'],
    ['a field too few', '1v.k3mf9x2qab'],
    ['a field too many', '1v.k3mf9x2qab.+.+'],
    ['a letter that no id has', '1v.k3mf9x2qal.+'],
    ['a day that is none', '1l.0..20310231..'],
    ['a number written otherwise', '1u.00'],
    ['a number too large', '1u.zzzzzz'],
    ['a length that is none', '1m.k3mf9x2qab.zzzzzzzzzz.x'],
    ['words of a filter with space around', '1e.0... Berg'],
    ['an empty question', '1a.'],
    ['a question with space around', '1a. why?'],
    ['a name of the language', '1x.constructor'],
    ['too much', `1a.${'x'.repeat(98)}`],
  ])('does nothing with %s', (_, damaged) => {
    expect(decodeAction(damaged)).toBeNull();
  });

  it('never fails, whatever comes, and what it reads it would write so', () => {
    const near = fc.string({ unit: fc.constantFrom(...'1pvshfalux?FVA.+-09az'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        const read = decodeAction(text);
        if (read !== null) expect(encodeAction(read)).toBe(text);
      }),
    );
  });

  it('refuses to write what it could not read', () => {
    expect(() => encodeAction({ do: 'ask', question: 'x'.repeat(91) })).toThrow(RangeError);
    expect(() => encodeAction({ do: 'vote', answer: 'not an id', helpful: true })).toThrow(RangeError);
  });

  it('tells which ones open a form, and which ones are forms', () => {
    const answer = newAnswerId();
    expect(opensForm({ do: 'vote', answer, helpful: false })).toBe(true);
    expect(opensForm({ do: 'vote', answer, helpful: true })).toBe(false);
    expect(opensForm({ do: 'follow-up', answer })).toBe(true);
    expect([isButton({ do: 'help' }), isButton({ do: 'about' })]).toEqual([true, false]);
  });
});

describe('codes', () => {
  it('are short, of one form, and differ', () => {
    const ids = new Set(Array.from({ length: 1000 }, newAnswerId));
    expect(ids.size).toBe(1000);
    expect([...ids].every((id) => CODE.test(id))).toBe(true);
    expect(articleCode('a.txt')).not.toBe(articleCode('b.txt'));
  });

  it('know a quote by its words, however the lines are wrapped and the letters composed', () => {
    expect(wordsCode('Ada said\n so in Hà Nội.')).toBe(wordsCode(' Ada said so in Hà Nội. '));
    expect(wordsCode('Ada said so.')).not.toBe(wordsCode('Ada said no.'));
  });
});
