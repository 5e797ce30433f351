/** What every embedder must do, the real one and the fake: call inside a test file with a way to make one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embed/embedder.ts';
import { ModelError } from '../../src/errors.ts';

export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}

const TEXTS = [
  'The town council votes on the new swimming hall in March.',
  'Heavy snow closed the mountain road for two days.',
  'The choir sang in the old harbour.',
];

const ODD_TEXTS = [
  '',
  '   ',
  '…',
  '🙂🙂',
  '\u0000',
  '\ud800',
  'x'.repeat(5_000),
  'ĐƯỜNG',
  '[PAD] [CLS] </s>',
];

export function describeEmbedder(name: string, make: () => Promise<Embedder>): void {
  describe(`${name} keeps the contract of embedders`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await make();
    });
    afterAll(() => embedder.close());

    function expectUnit(vector: Float32Array): void {
      expect(vector).toHaveLength(embedder.identity.dimension);
      expect(Math.abs(Math.hypot(...vector) - 1)).toBeLessThan(1e-3);
    }

    it('says which model it is, so that vectors of two models are never compared', () => {
      expect(embedder.identity.id).not.toBe('');
      expect(embedder.identity.checksum).toMatch(/^[0-9a-f]{64}$/);
      expect(embedder.identity.dimension).toBeGreaterThan(1);
      expect(embedder.identity.recipe).toContain('|');
      expect(embedder.traits.maxTokens).toBeGreaterThan(1);
    });

    it('gives nothing for nothing', async () => {
      expect(await embedder.embedPassages([])).toEqual({ vectors: [], truncated: 0 });
    });

    it('gives one unit vector a text, in order, the same whether alone or in company', async () => {
      const together = await embedder.embedPassages(TEXTS);
      expect(together.vectors).toHaveLength(TEXTS.length);
      for (const [index, text] of TEXTS.entries()) {
        const alone = (await embedder.embedPassages([text])).vectors[0]!;
        expectUnit(alone);
        expect(cosine(alone, together.vectors[index]!)).toBeGreaterThan(0.9999);
      }
    });

    it('gives exactly the same numbers for the same text', async () => {
      const first = await embedder.embedPassages(TEXTS);
      const second = await embedder.embedPassages(TEXTS);
      expect(second.vectors).toEqual(first.vectors);
      expect(await embedder.embedQuestion(TEXTS[0]!)).toEqual(await embedder.embedQuestion(TEXTS[0]!));
    });

    it('keeps vectors apart: writing into one leaves its neighbour as it was', async () => {
      const { vectors } = await embedder.embedPassages(TEXTS);
      const neighbour = Float32Array.from(vectors[1]!);
      vectors[0]!.fill(9);
      expect(vectors[1]).toEqual(neighbour);
    });

    it('finds the passage that a question is about', async () => {
      const { vectors } = await embedder.embedPassages(TEXTS);
      const question = await embedder.embedQuestion('When does the council vote on the swimming hall?');
      expectUnit(question);
      const nearness = vectors.map((vector) => cosine(question, vector));
      expect(nearness.indexOf(Math.max(...nearness))).toBe(0);
    });

    it('takes texts that hold no words, no sense or broken characters', async () => {
      const { vectors } = await embedder.embedPassages(ODD_TEXTS);
      for (const vector of vectors) expectUnit(vector);
      expectUnit(await embedder.embedQuestion(''));
    });

    it('counts the texts that were too long to be read whole', async () => {
      const long = 'stone '.repeat(embedder.traits.maxTokens + 10);
      const { vectors, truncated } = await embedder.embedPassages(['stone', long, TEXTS[0]!, long]);
      expect(truncated).toBe(2);
      for (const vector of vectors) expectUnit(vector);
    });

    it('answers many callers at once, each with its own', async () => {
      const words = ['river', 'ticket', 'judge', 'flour', 'engine'];
      const expected = (await embedder.embedPassages(words)).vectors;
      const all = await Promise.all(words.map((word) => embedder.embedPassages([word])));
      all.forEach((result, index) => {
        expect(cosine(result.vectors[0]!, expected[index]!)).toBeGreaterThan(0.9999);
      });
    });

    it('may be closed twice, and then refuses with a sentence', async () => {
      const other = await make();
      await other.close();
      await other.close();
      await expect(other.embedQuestion('Who?')).rejects.toThrow(ModelError);
      await expect(other.embedPassages(['Who?'])).rejects.toThrow(
        /^The embedding model .* cannot be used: .*closed/,
      );
    });
  });
}
