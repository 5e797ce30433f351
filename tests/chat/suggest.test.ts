import { describe, expect, it } from 'vitest';
import { foldedWords, Library } from '../../src/chat/library.ts';
import { MOST_SUGGESTIONS, shortened, suggest } from '../../src/chat/suggest.ts';
import { invent, person, RECIPE } from '../index/articles.ts';
import { MemoryStore } from '../fakes/store.ts';

/** An index of articles with these headlines, all of which name these people. */
async function contents(titles: readonly string[], people: readonly string[] = []) {
  const store = new MemoryStore();
  await store.begin(RECIPE);
  for (const [i, title] of titles.entries()) {
    const named = people.map((name) => person(name.toLowerCase(), name));
    await store.put(invent(`${i}.txt`, [title], { people: named }), new Map());
  }
  await store.publish([], [], new Date('2031-06-01'));
  return await new Library(store).contents();
}

const PEOPLE = ['Nguyễn Văn Ân', 'Nguyễn Văn An', 'Ada Berg', 'Åse Bergset', 'Bo Adamsen', 'Đỗ Thị Lan'];

describe('names while somebody types', () => {
  it.each([
    ['ada', ['Ada Berg', 'Bo Adamsen']],
    ['berg', ['Ada Berg', 'Åse Bergset']],
    ['BERG a', ['Ada Berg', 'Åse Bergset']],
    ['ase', ['Åse Bergset']],
    ['do thi', ['Đỗ Thị Lan']],
    ['van an', ['Nguyễn Văn An', 'Nguyễn Văn Ân']],
    ['Văn Ân', ['Nguyễn Văn Ân', 'Nguyễn Văn An']],
    ['ergset', []],
    ['?', []],
  ])('finds people by the beginnings of their words, marks left out or not: %s', async (typed, names) => {
    const found = suggest(await contents(['A'], PEOPLE), 'person', typed, 'en').map(({ name }) => name);
    expect(found).toEqual(names);
  });

  it('finds articles, with their dates in the language of the reader', async () => {
    const known = await contents(['The harbour of Bodø opens', 'Nothing new']);
    expect(suggest(known, 'article', 'bodo', 'no')).toMatchObject([
      { name: 'The harbour of Bodø opens · 4. mai 2031' },
    ]);
  });

  it('completes a name at the end of a question', async () => {
    const known = await contents(['A'], PEOPLE);
    expect(suggest(known, 'question', 'What did ada b', 'en')).toEqual([
      { name: 'What did Ada Berg', value: 'What did Ada Berg' },
    ]);
    expect(suggest(known, 'question', `${'so '.repeat(40)}ada`, 'en')).toEqual([]);
    expect(suggest(known, 'question', '', 'en')).toEqual([]);
  });

  it('gives the first of all when nothing is typed, and nothing before the list is made', async () => {
    expect(suggest(await contents(['B', 'A']), 'article', ' ', 'en')).toHaveLength(2);
    expect(suggest(null, 'person', 'ada', 'en')).toEqual([]);
  });

  it('keeps to 25 of 100 characters each, never half a character', async () => {
    const long = Array.from({ length: 40 }, (_, i) => `Harbour ${'👩‍👩‍👧'.repeat(20)} ${i}`);
    const known = await contents(long, ['Ada '.repeat(60)]);
    const found = [
      ...suggest(known, 'article', 'harbour', 'vi'),
      ...suggest(known, 'article', '', 'vi'),
      ...suggest(known, 'person', 'ada', 'vi'),
    ];
    expect(found).toHaveLength(MOST_SUGGESTIONS * 2 + 1);
    for (const { name, value } of found) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(value.length).toBeLessThanOrEqual(100);
      expect(name).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    }
    expect(found[0]?.name).toMatch(/👩‍👩‍👧…/u);
    expect(shortened(' \n ')).toBe('–');
  });

  it('takes a choice by its short value, or what was typed instead', async () => {
    const known = await contents(['The harbour of Bodø opens'], PEOPLE);
    const [choice] = suggest(known, 'article', 'harbour', 'en');
    expect(choice?.value).toMatch(/^a:[0-9a-z]{10}$/);
  });
});

describe('people of several articles', () => {
  it('are one where only one of them prints the marks, and two where both do', async () => {
    const store = new MemoryStore();
    await store.begin(RECIPE);
    const names = ['Nguyễn Văn Ân', 'Nguyen Van An', 'Đỗ Lan', 'Đỗ Lân', 'Do Lan'];
    for (const [i, name] of names.entries()) {
      await store.put(invent(`${i}.txt`, ['A'], { people: [person('x', name)] }), new Map());
    }
    await store.publish([], [], new Date('2031-06-01'));
    const { people } = await new Library(store).contents();
    expect(people.map(({ name, paths }) => [name, paths])).toEqual([
      ['Nguyễn Văn Ân', ['0.txt', '1.txt']],
      ['Do Lan', ['4.txt']],
      ['Đỗ Lan', ['2.txt']],
      ['Đỗ Lân', ['3.txt']],
    ]);
  });
});

describe('names of a large corpus', () => {
  it('are found among 10,000 articles and 40,000 people', () => {
    const headline = (i: number) => `Headline number ${i} of a harbour in Hà Nội`;
    const nameOf = (i: number) => `Nguyễn ${i} Văn ${i % 97} Ân`;
    const articles = Array.from({ length: 10_000 }, (_, i) => ({
      path: `${i}.txt`,
      code: `code${i}`,
      title: headline(i),
      folded: foldedWords(headline(i)),
      date: '2031-05-04',
      dateCertain: true,
      language: 'en',
      source: null,
    }));
    const people = Array.from({ length: 40_000 }, (_, i) => ({
      code: `code${i}`,
      name: nameOf(i),
      folded: foldedWords(nameOf(i)),
      kind: 'person' as const,
      paths: [],
    }));
    const known = {
      generation: 1,
      articles,
      people,
      articleByCode: new Map(),
      articleByPath: new Map(),
      personByCode: new Map(),
    };
    suggest(known, 'person', 'warm', 'en');
    expect(suggest(known, 'person', 'van 96 an', 'en')).toHaveLength(25);
    expect(suggest(known, 'person', 'nobody at all', 'en')).toEqual([]);
    expect(suggest(known, 'article', 'ha noi', 'en')).toHaveLength(25);
    expect(suggest(known, 'question', 'What did nobody at all', 'en')).toEqual([]);
  });
});
