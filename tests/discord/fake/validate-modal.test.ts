/** The rules for modals, choices and deferred replies, each on both sides of its limit. */
import { describe, expect, test } from 'vitest';
import { choicesProblems, deferProblems, modalProblems } from '../../fakes/discord/validate.ts';
import { lines, many, type Row, text } from './rules.ts';

const SHORT = 'BASE_TYPE_MAX_LENGTH';
const BETWEEN = 'BASE_TYPE_BAD_LENGTH';
const MISSING = 'BASE_TYPE_REQUIRED';
const TYPE = 'UNION_TYPE_CHOICES';
const AT = 'components.0.components.0';

const button = () => ({ type: 2, style: 2, label: 'b', custom_id: 'b' });
const select = () => ({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] });
const row = (...components: object[]) => ({ type: 1, components });

describe('modal', () => {
  const input = (more: object = {}) => ({ type: 4, custom_id: 'i', style: 1, label: 'l', ...more });
  const bare = (more: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more });
  const labelled = (component: object, more: object = {}) => ({ type: 18, label: 'l', component, ...more });
  const modal = (more: object) => ({ title: 't', custom_id: 'm', components: [row(input())], ...more });
  const inModal = (more: object) => modal({ components: [row(input(more))] });
  const inputs = (count: number) => many(count, (index) => row(input({ custom_id: `i${index}` })));
  const rows: readonly Row[] = [
    ['title', modal({ title: text(45) }), modal({ title: text(46) }), `title: ${BETWEEN}`],
    ['title there', modal({ title: 't' }), modal({ title: '' }), `title: ${MISSING}`],
    ['custom id', modal({ custom_id: text(100) }), modal({ custom_id: text(101) }), `custom_id: ${BETWEEN}`],
    ['parts', modal({ components: inputs(5) }), modal({ components: inputs(6) }), `components: ${BETWEEN}`],
    [
      'at least one part',
      modal({ components: inputs(1) }),
      modal({ components: [] }),
      `components: ${BETWEEN}`,
    ],
    [
      'one input a row',
      modal({ components: [row(input())] }),
      modal({ components: [row(input(), input({ custom_id: 'j' }))] }),
      `components.0.components: ${BETWEEN}`,
    ],
    [
      'no buttons',
      modal({}),
      modal({ components: [row(button())] }),
      `components.0.components.0.type: ${TYPE}`,
    ],
    [
      'label of an input',
      inModal({ label: text(45) }),
      inModal({ label: text(46) }),
      `${AT}.label: ${BETWEEN}`,
    ],
    [
      'label of an input there',
      inModal({ label: 'l' }),
      inModal({ label: undefined }),
      `${AT}.label: ${MISSING}`,
    ],
    ['style', inModal({ style: 2 }), inModal({ style: 3 }), `${AT}.style: BASE_TYPE_CHOICES`],
    [
      'longest',
      inModal({ max_length: 4000 }),
      inModal({ max_length: 4001 }),
      `${AT}.max_length: NUMBER_TYPE_MAX`,
    ],
    ['value', inModal({ value: text(4000) }), inModal({ value: text(4001) }), `${AT}.value: ${SHORT}`],
    [
      'value within the longest',
      inModal({ max_length: 9, value: text(9) }),
      inModal({ max_length: 9, value: text(10) }),
      `${AT}.value: ${SHORT}`,
    ],
    [
      'placeholder',
      inModal({ placeholder: text(100) }),
      inModal({ placeholder: text(101) }),
      `${AT}.placeholder: ${SHORT}`,
    ],
    [
      'shortest and longest',
      inModal({ min_length: 5, max_length: 5 }),
      inModal({ min_length: 6, max_length: 5 }),
      `${AT}.min_length: TEXT_INPUT_MIN_GREATER_THAN_MAX`,
    ],
    [
      'label component',
      modal({ components: [labelled(bare(), { label: text(45) })] }),
      modal({ components: [labelled(bare(), { label: text(46) })] }),
      `components.0.label: ${BETWEEN}`,
    ],
    [
      'description of a label',
      modal({ components: [labelled(bare(), { description: text(100) })] }),
      modal({ components: [labelled(bare(), { description: text(101) })] }),
      `components.0.description: ${SHORT}`,
    ],
    [
      'one label is enough',
      modal({ components: [labelled(bare())] }),
      modal({ components: [labelled(input())] }),
      'components.0.component.label: TEXT_INPUT_LABEL_NOT_ALLOWED',
    ],
    [
      'a label holds no button',
      modal({ components: [labelled(select())] }),
      modal({ components: [labelled(button())] }),
      `components.0.component.type: ${TYPE}`,
    ],
    [
      'custom ids differ',
      modal({ components: [labelled(bare()), labelled(bare({ custom_id: 'j' }))] }),
      modal({ components: [labelled(bare()), labelled(bare())] }),
      'components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'text between',
      modal({ components: [{ type: 10, content: 'x' }, labelled(bare())] }),
      modal({ components: [{ type: 10, content: '' }, labelled(bare())] }),
      `components.0.content: ${MISSING}`,
    ],
  ];

  test.each(rows)('%s', (_about, passes, fails, line) => {
    expect(lines(modalProblems(passes))).toEqual([]);
    expect(lines(modalProblems(fails))).toEqual([line]);
  });
});

describe('choices', () => {
  const choices = (...list: object[]) => ({ choices: list });
  const numbered = (count: number) =>
    choices(...many(count, (index) => ({ name: 'n', value: String(index) })));
  const rows: readonly Row[] = [
    ['how many', numbered(25), numbered(26), `choices: ${SHORT}`],
    ['none is fine', choices(), { choices: 'none' }, 'choices: LIST_TYPE_CONVERT'],
    [
      'name',
      choices({ name: text(100), value: 'v' }),
      choices({ name: text(101), value: 'v' }),
      `choices.0.name: ${BETWEEN}`,
    ],
    [
      'name there',
      choices({ name: 'n', value: 'v' }),
      choices({ name: '', value: 'v' }),
      `choices.0.name: ${MISSING}`,
    ],
    [
      'value',
      choices({ name: 'n', value: text(100) }),
      choices({ name: 'n', value: text(101) }),
      `choices.0.value: ${BETWEEN}`,
    ],
    [
      'value is text',
      choices({ name: 'n', value: '1' }),
      choices({ name: 'n', value: 1 }),
      'choices.0.value: STRING_TYPE_CONVERT',
    ],
  ];

  test.each(rows)('%s', (_about, passes, fails, line) => {
    expect(lines(choicesProblems(passes))).toEqual([]);
    expect(lines(choicesProblems(fails))).toEqual([line]);
  });

  test('an option for whole numbers takes whole numbers', () => {
    expect(lines(choicesProblems(choices({ name: 'n', value: 3 }), 'integer'))).toEqual([]);
    expect(lines(choicesProblems(choices({ name: 'n', value: 3.5 }), 'integer'))).toEqual([
      'choices.0.value: NUMBER_TYPE_COERCE',
    ]);
  });
});

test('a defer says at most that it is private', () => {
  expect(lines(deferProblems(undefined))).toEqual([]);
  expect(lines(deferProblems({ flags: 64 }))).toEqual([]);
  expect(lines(deferProblems({ flags: 32768 }))).toEqual(['flags: MESSAGE_FLAGS_INVALID']);
});
