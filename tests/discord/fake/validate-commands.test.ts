/** The rules for commands, each on both sides of its limit, and who a message would ping. */
import { describe, expect, test } from 'vitest';
import { ApiError, invalidForm } from '../../fakes/discord/problems.ts';
import {
  closesMentions,
  commandListProblems,
  commandProblems,
  pingsOf,
} from '../../fakes/discord/validate.ts';
import { lines, many, type Row, text } from './rules.ts';

const SHORT = 'BASE_TYPE_MAX_LENGTH';
const BETWEEN = 'BASE_TYPE_BAD_LENGTH';
const MISSING = 'BASE_TYPE_REQUIRED';
const NAME = 'APPLICATION_COMMAND_INVALID_NAME';

const slash = (more: object = {}) => ({ name: 'ask', description: 'd', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'o', description: 'd', ...more });
const withOption = (more: object) => slash({ options: [option(more)] });
const withOptions = (...options: object[]) => slash({ options });
const numbered = (count: number, more: object = {}) =>
  many(count, (index) => option({ name: `o${index}`, ...more }));
const choice = (more: object) => withOption({ choices: [{ name: 'n', value: 'v', ...more }] });
const sub = (more: object = {}) => ({ type: 1, name: 's', description: 'd', ...more });
const group = (more: object = {}) => ({ type: 2, name: 'g', description: 'd', options: [sub()], ...more });

/**
 * A command near the limit. Choices: 25 × 25 × 12 = 7,500. Options: 25 names of 1, descriptions 3 × 100 + `last` +
 * 21 × 1. The command itself: 3 + 100. Together 7,949 + `last`.
 */
const large = (last: number) =>
  slash({
    description: text(100),
    options: many(25, (index) => ({
      type: 3,
      name: String.fromCodePoint(0x61 + index),
      description: text(index < 3 ? 100 : index === 3 ? last : 1),
      choices: many(25, (each) => ({ name: text(6), value: `${text(4)}${10 + each}` })),
    })),
  });

const ROWS: readonly Row[] = [
  ['name', slash({ name: text(32) }), slash({ name: text(33) }), `name: ${BETWEEN}`],
  ['name there', slash({ name: 'a' }), slash({ name: undefined }), `name: ${MISSING}`],
  ['small letters', slash({ name: 'ask' }), slash({ name: 'Ask' }), `name: ${NAME}`],
  ['no spaces', slash({ name: 'ask-me_too' }), slash({ name: 'ask me' }), `name: ${NAME}`],
  [
    'composed letters',
    slash({ name: 'hỏi'.normalize('NFC') }),
    slash({ name: 'hỏi'.normalize('NFD') }),
    `name: ${NAME}`,
  ],
  [
    'description',
    slash({ description: text(100) }),
    slash({ description: text(101) }),
    `description: ${BETWEEN}`,
  ],
  ['description there', slash(), slash({ description: '' }), `description: ${MISSING}`],
  [
    'locale',
    slash({ name_localizations: { vi: 'hỏi', no: 'spør', 'en-GB': 'ask' } }),
    slash({ name_localizations: { nb: 'spør' } }),
    'name_localizations.nb: ENUM_TYPE_COERCE',
  ],
  [
    'localised name',
    slash({ name_localizations: { vi: 'hỏi'.normalize('NFC') } }),
    slash({ name_localizations: { vi: 'hỏi'.normalize('NFD') } }),
    `name_localizations.vi: ${NAME}`,
  ],
  [
    'localised description',
    slash({ description_localizations: { no: text(100) } }),
    slash({ description_localizations: { no: text(101) } }),
    `description_localizations.no: ${BETWEEN}`,
  ],
  ['options', slash({ options: numbered(25) }), slash({ options: numbered(26) }), `options: ${SHORT}`],
  ['option name', withOption({ name: 'min-2' }), withOption({ name: 'Min' }), `options.0.name: ${NAME}`],
  ['option type', withOption({ type: 11 }), withOption({ type: 12 }), 'options.0.type: BASE_TYPE_CHOICES'],
  [
    'option names differ',
    withOptions(option(), option({ name: 'p' })),
    withOptions(option(), option()),
    'options.1.name: APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS',
  ],
  [
    'required first',
    withOptions(option({ required: true }), option({ name: 'p' })),
    withOptions(option(), option({ name: 'p', required: true })),
    'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'longest text',
    withOption({ max_length: 6000 }),
    withOption({ max_length: 6001 }),
    'options.0.max_length: NUMBER_TYPE_MAX',
  ],
  [
    'shortest text',
    withOption({ min_length: 0 }),
    withOption({ min_length: -1 }),
    'options.0.min_length: NUMBER_TYPE_MIN',
  ],
  [
    'choices',
    withOption({ choices: many(25, (index) => ({ name: 'n', value: String(index) })) }),
    withOption({ choices: many(26, (index) => ({ name: 'n', value: String(index) })) }),
    `options.0.choices: ${SHORT}`,
  ],
  [
    'choice name',
    choice({ name: text(100) }),
    choice({ name: text(101) }),
    `options.0.choices.0.name: ${BETWEEN}`,
  ],
  [
    'choice value',
    choice({ value: text(100) }),
    choice({ value: text(101) }),
    `options.0.choices.0.value: ${BETWEEN}`,
  ],
  [
    'choices or autocomplete',
    withOption({ autocomplete: true, choices: [] }),
    withOption({ autocomplete: true, choices: [{ name: 'n', value: 'v' }] }),
    'options.0.choices: APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
  ],
  [
    'autocomplete for text and numbers',
    withOption({ type: 4, autocomplete: true }),
    withOption({ type: 5, autocomplete: true }),
    'options.0.choices: APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
  ],
  [
    'subcommands',
    withOptions(sub({ options: [option()] }), group()),
    withOptions(sub(), option()),
    'options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'depth',
    withOptions(group()),
    withOptions(sub({ options: [sub()] })),
    'options.0.options.0.type: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['size', large(51), large(52), ': APPLICATION_COMMAND_TOO_LARGE'],
  [
    'permissions',
    slash({ default_member_permissions: '32' }),
    slash({ default_member_permissions: 'ManageGuild' }),
    'default_member_permissions: BITFIELD_TYPE_COERCE',
  ],
  ['contexts', slash({ contexts: [0, 1, 2] }), slash({ contexts: [3] }), 'contexts.0: BASE_TYPE_CHOICES'],
  [
    'contexts once',
    slash({ contexts: [0, 1] }),
    slash({ contexts: [0, 0] }),
    'contexts: SET_TYPE_ALREADY_CONTAINS_VALUE',
  ],
  [
    'installation',
    slash({ integration_types: [0, 1] }),
    slash({ integration_types: [2] }),
    'integration_types.0: BASE_TYPE_CHOICES',
  ],
  ['kind', { type: 3, name: 'Ask about this' }, { type: 5, name: 'x' }, 'type: BASE_TYPE_CHOICES'],
  ['name of a menu entry', { type: 3, name: text(32) }, { type: 3, name: text(33) }, `name: ${BETWEEN}`],
  [
    'no description of a menu entry',
    { type: 3, name: 'x', description: '' },
    { type: 3, name: 'x', description: 'd' },
    'description: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET',
  ],
];

test.each(ROWS)('command: %s', (_about, passes, fails, line) => {
  expect(lines(commandProblems(passes))).toEqual([]);
  expect(lines(commandProblems(fails))).toEqual([line]);
});

test('names must differ within a kind, not across kinds', () => {
  expect(lines(commandListProblems([slash(), { type: 3, name: 'ask' }]))).toEqual([]);
  expect(lines(commandListProblems([slash(), slash()]))).toEqual([
    '1.name: APPLICATION_COMMANDS_DUPLICATE_NAME',
  ]);
});

test('of localised texts the longest counts towards the size', () => {
  const fits = { ...large(51), description: 'd', description_localizations: { no: text(100) } };
  const isTooLong = { ...large(52), description: 'd', description_localizations: { no: text(100) } };
  expect(lines(commandProblems(fits))).toEqual([]);
  expect(lines(commandProblems(isTooLong))).toEqual([': APPLICATION_COMMAND_TOO_LARGE']);
});

describe('pings', () => {
  const everything = '@everyone <@1> <@!2> <@&3>';
  const rights = { mayMentionEveryone: true, repliedTo: '9' };

  test('without allowed_mentions everything pings, the author of the message replied to as well', () => {
    expect(pingsOf({ content: everything }, rights)).toEqual(['@everyone', '<@1>', '<@2>', '<@&3>', '<@9>']);
  });

  test('everyone needs the permission', () => {
    expect(pingsOf({ content: '@everyone @here' })).toEqual([]);
  });

  test('a closed list pings nobody', () => {
    expect(pingsOf({ content: everything, allowed_mentions: { parse: [] } }, rights)).toEqual([]);
  });

  test('only what is let through pings', () => {
    const allowed = { parse: ['roles'], users: ['2'], replied_user: true };
    expect(pingsOf({ content: everything, allowed_mentions: allowed }, rights)).toEqual([
      '<@2>',
      '<@&3>',
      '<@9>',
    ]);
  });

  test.each([
    [{ parse: [] }, true],
    [{ parse: [], users: [], replied_user: false }, true],
    [{ parse: [], replied_user: true }, false],
    [{ parse: [], users: ['1'] }, false],
    [{ parse: ['users'] }, false],
    [{}, false],
    [undefined, false],
  ])('closed by %j: %s', (allowed, closed) => {
    expect(closesMentions({ content: 'x', allowed_mentions: allowed })).toBe(closed);
  });
});

test('a refusal carries every broken rule at its place, as Discord nests them', () => {
  const error = invalidForm([
    { path: ['embeds', 0, 'title'], code: 'A', message: 'a' },
    { path: ['embeds', 0, 'title'], code: 'B', message: 'b' },
    { path: ['embeds'], code: 'C', message: 'c' },
  ]);
  expect(error).toBeInstanceOf(ApiError);
  expect(error.body()).toEqual({
    message: 'Invalid Form Body',
    code: 50035,
    errors: {
      embeds: {
        _errors: [{ code: 'C', message: 'c' }],
        0: {
          title: {
            _errors: [
              { code: 'A', message: 'a' },
              { code: 'B', message: 'b' },
            ],
          },
        },
      },
    },
  });
});
