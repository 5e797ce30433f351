import { describe, expect, it } from 'vitest';
import { stem } from '../../src/language/stem.ts';

const same = (language: string, words: string[]): boolean =>
  new Set(words.map((word) => stem(word, language))).size === 1;

describe('English stems', () => {
  it.each([
    [['export', 'exports', 'exported', 'exporting']],
    [['policy', 'policies']],
    [['plan', 'plans', 'planned', 'planning']],
    [['hope', 'hopes', 'hoped', 'hoping']],
    [['control', 'controls', 'controlled', 'controlling']],
    [['meet', 'met', 'meeting']],
    [['propose', 'proposed', 'proposing']],
    [['process', 'processes', 'processing']],
    [['man', 'men']],
    [['economic', 'economically']],
  ])('bring %s together', (words) => {
    expect(same('en', words)).toBe(true);
  });

  it.each([
    ['plan', 'plane'],
    ['hop', 'hope'],
    ['not', 'note'],
    ['news', 'new'],
    ['building', 'build'],
    ['university', 'universe'],
    ['train', 'training'],
  ])('keep %s and %s apart', (one, other) => {
    expect(stem(one, 'en')).not.toBe(stem(other, 'en'));
  });
});

describe('Norwegian stems', () => {
  it.each([
    [['minister', 'ministeren', 'ministre', 'ministrene', 'ministerens']],
    [['leder', 'lederen', 'ledere', 'lederne']],
    [['kommune', 'kommunen', 'kommuner', 'kommunene', 'kommunens']],
    [['prosjekt', 'prosjektet', 'prosjekter', 'prosjektene']],
    [['internasjonal', 'internasjonale', 'internasjonalt']],
    [['apne', 'apner', 'apnet']],
    [['konkludere', 'konkluderer', 'konkluderte', 'konkludert']],
    [['parti', 'partiet', 'partier', 'partiene']],
    [['by', 'byen', 'byer', 'byene']],
    [['foresla', 'foreslo', 'foreslatt']],
    [['bok', 'boken', 'boker', 'bokene']],
    [['kina', 'kinas']],
  ])('bring %s together', (words) => {
    expect(same('no', words)).toBe(true);
  });

  it('keep goods and was apart', () => {
    expect(stem('vare', 'no')).not.toBe(stem('var', 'no'));
  });
});

it('leaves Vietnamese and unknown languages as they are', () => {
  expect([stem('cuong', 'vi'), stem('maisons', 'fr')]).toEqual(['cuong', 'maisons']);
});
