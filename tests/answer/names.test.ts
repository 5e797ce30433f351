/** Whom a question means is called by the name that it was asked with, not by another that the glossary knows. */
import { expect, it } from 'vitest';
import type { PersonReference } from '../../src/answer/part.ts';
import { namesOf } from '../../src/answer/question.ts';
import type { LinkedPerson } from '../../src/people/link.ts';

const person = (...names: [string, ...string[]]): LinkedPerson => ({
  name: names[0],
  role: null,
  names,
  roles: [],
  members: [],
});
const reference = (words: readonly string[], ...people: LinkedPerson[]): PersonReference => ({
  people,
  first: 0,
  last: words.length - 1,
  by: 'name',
  part: 'speaker',
  words,
  asked: false,
});
const RIGA = person('Léa Rigaud', 'Rigaud', 'Lea Rigo');

it.each([
  { asked: 'lea rigo', called: 'Lea Rigo' },
  { asked: 'rigo', called: 'Lea Rigo' },
  // The fullest name, with its marks, where it holds what was typed.
  { asked: 'rigaud', called: 'Léa Rigaud' },
  { asked: 'lea rigaud', called: 'Léa Rigaud' },
  // An office is no name.
  { asked: 'the mayor', called: 'Léa Rigaud' },
])('“$asked”: $called', ({ asked, called }) => {
  expect(namesOf(reference(asked.split(' '), RIGA))).toEqual([called]);
});

it('each once, where several are meant', () => {
  const people = [RIGA, person('Per Rigaud'), person('Léa Rigaud')];
  expect(namesOf(reference(['rigaud'], ...people))).toEqual(['Léa Rigaud', 'Per Rigaud']);
});
