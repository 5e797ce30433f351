import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsCode } from '../../src/chat/codes.ts';
import { findAgain, paragraphAround } from '../../src/chat/find.ts';
import { limitedStore } from '../../src/chat/scope.ts';
import type { StoredSentence } from '../../src/index/store.ts';
import { MemoryStore } from '../fakes/store.ts';
import { invent, leaning, RECIPE } from '../index/articles.ts';

/** Sentences end at full stops, paragraphs at empty lines; text in round brackets belongs to no sentence. */
function read(text: string): StoredSentence[] {
  const sentences: StoredSentence[] = [];
  let paragraph = 0;
  for (const match of text.matchAll(/\n\n|\([^)]*\)|[^\s(.][^.(\n]*\./g)) {
    if (match[0] === '\n\n') paragraph += 1;
    else if (!match[0].startsWith('(')) {
      const start = match.index;
      sentences.push({
        path: 'a.txt',
        sentence: {
          start,
          end: start + match[0].length,
          ordinal: sentences.length,
          paragraph,
          kind: 'sentence',
        },
        attribution: { kind: 'narration', speakers: [], because: '', evidence: [] },
      });
    }
  }
  return sentences;
}

const spanOf = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

describe('a quote in an article that was changed', () => {
  const OLD = 'One came. Two went home. Three stayed.';

  it('stays where it was, or is found where it went, with the lines wrapped anew', () => {
    const before = spanOf(OLD, 'Two went home.');
    const words = wordsCode('Two went home.');
    expect(findAgain(OLD, read(OLD), before, words)).toEqual({ span: before, moved: false });
    const changed = `Zero was first. ${OLD.replace('went home', 'went\n  home')}`.replace('One came. ', '');
    const found = findAgain(changed, read(changed.replace('\n', ' ')), before, words);
    expect(found?.moved).toBe(true);
    expect(changed.slice(found!.span.start, found!.span.end)).toBe('Two went\n  home.');
  });

  it('is the nearest one when it stands there twice, and null when it is gone', () => {
    const words = wordsCode('Two went home.');
    const twice = 'Two went home. Once upon a time. And so it was. Two went home. Yes.';
    const late = { start: 40, end: 54 };
    expect(findAgain(twice, read(twice), late, words)?.span.start).toBe(48);
    const gone = OLD.replace('home', 'away');
    expect(findAgain(gone, read(gone), spanOf(OLD, 'Two went home.'), words)).toBeNull();
  });

  it('is found wherever whole sentences are put before it, however many sentences it has', () => {
    const sentence = fc
      .string({ unit: fc.constantFrom(...'abc '), minLength: 1, maxLength: 12 })
      .map((s) => `X${s}.`);
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 8 }),
        fc.array(sentence, { maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (sentences, put, a, b) => {
          const first = a % sentences.length;
          const last = first + (b % (sentences.length - first));
          const words = sentences.slice(first, last + 1).join(' ');
          const old = sentences.join(' ');
          const start = sentences.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
          const now = [...put, ...sentences].join(' ');
          const found = findAgain(now, read(now), { start, end: start + words.length }, wordsCode(words));
          expect(old.slice(start, start + words.length)).toBe(words);
          expect(wordsCode(now.slice(found!.span.start, found!.span.end))).toBe(wordsCode(words));
        },
      ),
    );
  });
});

describe('the paragraph around a quote', () => {
  const around = (text: string, words: string) => {
    const { start, end } = paragraphAround(text, read(text), spanOf(text, words));
    return text.slice(start, end);
  };
  const long = (name: string) => `${name} ${'and so on '.repeat(35).trim()}.`;

  it('is the whole paragraph, with its neighbours when it is short', () => {
    const text = `${long('First')}\n\nOne came. Two went.\n\n${long('Last')}\n\nFar away.`;
    expect(around(text, 'Two went.')).toBe(text.slice(0, text.indexOf('\n\nFar')));
    expect(around(text, long('First'))).toBe(long('First'));
  });

  it('does not go beyond text that belongs to no sentence', () => {
    const text = 'Before it. (Photo)\n\nOne came. Two went.\n\nAfter it.';
    expect(around(text, 'Two went.')).toBe('One came. Two went.\n\nAfter it.');
  });

  it('does not grow beyond bounds', () => {
    const text = Array.from({ length: 100 }, (_, i) => `Sentence number ${i} of a long paragraph.`).join(' ');
    const shown = around(text, 'Sentence number 50 of');
    expect(shown.length).toBeLessThanOrEqual(1500);
    expect(shown).toContain('Sentence number 40 of');
    expect(shown).toContain('Sentence number 60 of');
  });
});

describe('a store limited to some articles', () => {
  it('finds what they hold and nothing else, by words and by vectors', async () => {
    const paths = Array.from({ length: 9 }, (_, i) => `${i}.txt`);
    const store = new MemoryStore();
    await store.begin(RECIPE);
    for (const [i, path] of paths.entries()) {
      const lines = Array.from({ length: (i % 4) + 1 }, (_, line) => `harbour ${i} ${line}`);
      const vectors = lines.map((_, line) => leaning(i, line / 10));
      await store.put(invent(path, lines, { vectors }), new Map());
    }
    await store.publish([], [], new Date('2031-06-01'));
    await fc.assert(
      fc.asyncProperty(fc.subarray([...paths, 'gone.txt']), async (wanted) => {
        const limited = limitedStore(store, wanted);
        const there = wanted.filter((path) => path !== 'gone.txt');
        const expected = await store.read((generation) =>
          there.flatMap((path) => generation.passagesOf(path).map(() => path)).sort(),
        );
        const terms = { exact: [], folded: ['harbour'], concepts: [] };
        const seen = await limited.read((generation) => {
          const pathsOf = (keys: readonly number[]) => generation.passages(keys).map(({ path }) => path);
          const near = generation.searchVectors(leaning(3), 100);
          return {
            byWords: pathsOf(generation.searchWords(terms, 100)),
            byVectors: pathsOf(near.map(({ key }) => key)),
            cosines: near.map(({ cosine }) => cosine),
            articles: generation.articles().map(({ path }) => path),
          };
        });
        expect([...seen.byWords].sort()).toEqual(expected);
        expect([...seen.byVectors].sort()).toEqual(expected);
        expect(seen.cosines).toEqual([...seen.cosines].sort((a, b) => b - a));
        expect(seen.articles).toEqual([...there].sort());
      }),
    );
  });
});
