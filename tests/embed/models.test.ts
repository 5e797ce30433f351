import { describe, expect, it } from 'vitest';
import { checkModelId, knownModels, modelCard, modelRecipe } from '../../src/embed/models.ts';

describe('the table of models', () => {
  it('knows how each is called, whatever the capitals', () => {
    expect(modelRecipe(modelCard('Xenova/multilingual-e5-small'))).toBe('mean|query: |passage: ');
    expect(modelRecipe(modelCard('xenova/BGE-M3'))).toBe('cls||');
    expect(modelCard('xenova/BGE-M3').id).toBe('Xenova/bge-m3');
    expect(modelRecipe(modelCard('quoth-static'))).toBe('cls||');
  });

  it('gives the bundled model the weights that were measured for it', () => {
    expect(modelCard('quoth-static')).toMatchObject({ sameLanguageWeight: 0.5, crossLanguageWeight: 2 });
  });

  it('trusts the vectors of a model of many languages more across languages, and those of an English one less', () => {
    for (const card of knownModels()) {
      const trust = card.crossLanguageWeight > card.sameLanguageWeight;
      expect([card.id, trust]).toEqual([card.id, card.languages.join() !== 'en']);
    }
  });

  it('holds only names that may be asked for, each once', () => {
    const ids = knownModels().map((card) => card.id);
    for (const id of ids) expect(() => checkModelId(id)).not.toThrow();
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes averages and no prefixes for a model that is not in it', () => {
    const card = modelCard('Somebody/other');
    expect(card).toMatchObject({ known: false, dimension: null, maxTokens: null });
    expect(modelRecipe(card)).toBe('mean||');
  });
});
