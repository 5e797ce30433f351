import { describe, expect, it } from 'vitest';
import { joinedItems, namedPlaces, openedList, reportedClause } from '../../src/answer/phrases.ts';
import type { AttributionKind } from '../../src/domain.ts';
import type { StoredSentence } from '../../src/index/store.ts';
import { tokenize } from '../../src/language/tokens.ts';

const OFFSET = 100;
const places = (text: string, people: string[] = [], all = false) =>
  namedPlaces(
    text,
    tokenize(text, OFFSET),
    people.map((name) => ({
      start: OFFSET + text.indexOf(name),
      end: OFFSET + text.indexOf(name) + name.length,
    })),
    OFFSET,
    all,
  );

describe('namedPlaces', () => {
  it('finds the city after the preposition, whole, at its offsets', () => {
    const text = 'They met in Port Haven City on Monday.';
    expect(places(text)).toEqual([
      { start: OFFSET + 12, end: OFFSET + 27, text: 'Port Haven City', sureness: 1 },
    ]);
  });

  it('takes a name before "province" for a place, without a preposition', () => {
    expect(places('The Marsk province voted.').map((place) => place.text)).toEqual(['Marsk']);
  });

  it.each([
    ['Møtet ble holdt i Ytre Fjordby.', 'Ytre Fjordby'],
    ['Cuộc họp diễn ra tại Vĩnh Sa.', 'Vĩnh Sa'],
    ['It opened at the Harbour Hall.', 'Harbour Hall'],
  ])('%s → %s', (text, place) => {
    expect(places(text).map(({ text: found }) => found)).toContain(place);
  });

  it('does not take a person, a month or a weekday for a place', () => {
    expect(places('He saw hope in Ada Berg in March on Friday.', ['Ada Berg'])).toEqual([]);
  });

  it('is only half sure after "of" or "to"', () => {
    expect(places('The Bank of Norland lost.').map((place) => place.sureness)).toEqual([0.6]);
  });
});

describe('lists', () => {
  const list = (text: string) => (openedList(text, OFFSET) ?? joinedItems(text, OFFSET))?.text;

  it('is what follows "such as", to the end', () => {
    expect(list('They sell fruit, such as plums, pears, and red apples.')).toBe(
      'plums, pears, and red apples',
    );
  });

  it('is what follows a colon or "blant annet" or "bao gồm"', () => {
    expect(list('Three won: Ada, Bo and Cy.')).toBe('Ada, Bo and Cy');
    expect(list('De selger blant annet plommer, pærer og epler.')).toBe('plommer, pærer og epler');
    expect(list('Họ bán trái cây, bao gồm mận, lê và táo.')).toBe('mận, lê và táo');
  });

  it('is a run of items without an opener', () => {
    expect(list('The council wants more buses, safer roads and new schools this year.')).toContain(
      'safer roads and new schools',
    );
  });

  it('is nothing where there is no list', () => {
    expect(list('The council met on Monday.')).toBeUndefined();
  });
});

describe('reportedClause', () => {
  const stored = (text: string, kind: AttributionKind, evidence: string): StoredSentence => ({
    path: 'a.txt',
    sentence: { start: OFFSET, end: OFFSET + text.length, ordinal: 0, paragraph: 0, kind: 'sentence' },
    attribution: {
      kind,
      speakers: ['x'],
      because: '',
      evidence: [
        { start: OFFSET + text.indexOf(evidence), end: OFFSET + text.indexOf(evidence) + evidence.length },
      ],
    },
  });

  it('leaves out who says it, and the stop', () => {
    const text = 'The mayor said that the bridge would open in May.';
    const clause = reportedClause(text, stored(text, 'indirect', 'said'));
    expect(clause.text).toBe('the bridge would open in May');
    expect(clause.start).toBe(OFFSET + text.indexOf('the bridge'));
  });

  it('is the whole sentence when the reporter tells it', () => {
    const text = 'The bridge opened in May.';
    expect(reportedClause(text, stored(text, 'narration', 'opened')).text).toBe(text);
  });
});
