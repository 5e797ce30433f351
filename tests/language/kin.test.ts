import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kinship } from '../../src/language/kin.ts';

describe('words of one root', () => {
  it.each([
    ['announced', 'announcement'],
    ['collect', 'collection'],
    ['nedlegge', 'nedleggelsen'],
    ['forurense', 'forurensning'],
  ])('%s and %s are kin', (one, other) => {
    expect(kinship(one, other)).toBeGreaterThan(0.5);
  });

  it('holds a compound and its part for kin, and less surely', () => {
    const part = kinship('turbinen', 'vindturbinen');
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(kinship('collect', 'collection'));
  });

  it.each([
    ['contract', 'contrast'],
    ['port', 'portrait'],
    ['hand', 'handball'],
    ['ban', 'bank'],
  ])('%s and %s are not', (one, other) => {
    expect(kinship(one, other)).toBe(0);
  });

  it('is the same both ways', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(fc.property(word, word, (one, other) => kinship(one, other) === kinship(other, one)));
  });
});
