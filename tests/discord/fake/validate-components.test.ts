/** The rules for rows, buttons, selects and layouts, each on both sides of its limit. */
import { describe, expect, test } from 'vitest';
import { messageProblems } from '../../fakes/discord/validate.ts';
import { breaksServer } from '../../fakes/discord/validate/components.ts';
import { lines, many, type Row, text } from './rules.ts';

const SHORT = 'BASE_TYPE_MAX_LENGTH';
const BETWEEN = 'BASE_TYPE_BAD_LENGTH';
const MISSING = 'BASE_TYPE_REQUIRED';
const TYPE = 'UNION_TYPE_CHOICES';

const button = (more: object = {}) => ({ type: 2, style: 2, label: 'b', custom_id: 'b', ...more });
const link = (more: object = {}) => ({ type: 2, style: 5, label: 'b', url: 'https://example.org', ...more });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const inRow = (...components: object[]) => ({ components: [row(...components)] });
const buttons = (count: number, prefix = 'b') =>
  many(count, (index) => button({ custom_id: `${prefix}${index}` }));
const option = (more: object) => inRow(select({ options: [{ label: 'a', value: 'a', ...more }] }));
const AT = 'components.0.components.0';

const VERSION1: readonly Row[] = [
  [
    'rows',
    { components: many(5, (index) => row(button({ custom_id: `b${index}` }))) },
    { components: many(6, (index) => row(button({ custom_id: `b${index}` }))) },
    `components: ${SHORT}`,
  ],
  ['buttons in a row', inRow(...buttons(5)), { components: [row()] }, `components.0.components: ${BETWEEN}`],
  ['a row holds it', inRow(button()), { components: [button()] }, `components.0.type: ${TYPE}`],
  [
    'text inputs are for modals',
    inRow(button()),
    inRow({ type: 4, custom_id: 'i', style: 1, label: 'l' }),
    `${AT}.type: ${TYPE}`,
  ],
  [
    'text displays need version 2',
    inRow(button()),
    { components: [{ type: 10, content: 'x' }] },
    `components.0.type: ${TYPE}`,
  ],
  [
    'a select takes the row',
    inRow(select()),
    inRow(select(), button()),
    'components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  ['style', inRow(button({ style: 4 })), inRow(button({ style: 9 })), `${AT}.style: BASE_TYPE_CHOICES`],
  ['label', inRow(button({ label: text(80) })), inRow(button({ label: text(81) })), `${AT}.label: ${SHORT}`],
  [
    'a face',
    inRow(button({ label: undefined, emoji: { name: '📄' } })),
    inRow(button({ label: undefined })),
    `${AT}.label: ${MISSING}`,
  ],
  [
    'emoji',
    inRow(button({ emoji: { name: '👍🏽' } })),
    inRow(button({ emoji: { name: 'thumb' } })),
    `${AT}.emoji.name: COMPONENT_INVALID_EMOJI`,
  ],
  [
    'custom id',
    inRow(button({ custom_id: text(100) })),
    inRow(button({ custom_id: text(101) })),
    `${AT}.custom_id: ${BETWEEN}`,
  ],
  [
    'custom id there',
    inRow(button()),
    inRow(button({ custom_id: undefined })),
    `${AT}.custom_id: ${MISSING}`,
  ],
  [
    'custom ids differ',
    { components: [row(button({ custom_id: 'a' })), row(button({ custom_id: 'b' }))] },
    { components: [row(button({ custom_id: 'a' })), row(button({ custom_id: 'a' }))] },
    'components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'link',
    inRow(link({ url: `https://example.org/${text(492)}` })),
    inRow(link({ url: `https://example.org/${text(493)}` })),
    `${AT}.url: ${SHORT}`,
  ],
  ['link there', inRow(link()), inRow(link({ url: undefined })), `${AT}.url: ${MISSING}`],
  [
    'link scheme',
    inRow(link({ url: 'discord://-/settings' })),
    inRow(link({ url: 'file:///etc' })),
    `${AT}.url: URL_TYPE_INVALID_SCHEME`,
  ],
  [
    'link or custom id',
    inRow(link()),
    inRow(link({ custom_id: 'x' })),
    `${AT}.custom_id: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
  ],
  [
    'options',
    inRow(select({ options: many(25, (index) => ({ label: 'a', value: String(index) })) })),
    inRow(select({ options: many(26, (index) => ({ label: 'a', value: String(index) })) })),
    `${AT}.options: ${BETWEEN}`,
  ],
  [
    'option label',
    option({ label: text(100) }),
    option({ label: text(101) }),
    `${AT}.options.0.label: ${BETWEEN}`,
  ],
  [
    'option value',
    option({ value: text(100) }),
    option({ value: text(101) }),
    `${AT}.options.0.value: ${BETWEEN}`,
  ],
  [
    'option description',
    option({ description: text(100) }),
    option({ description: text(101) }),
    `${AT}.options.0.description: ${SHORT}`,
  ],
  [
    'option values differ',
    inRow(
      select({
        options: [
          { label: 'a', value: 'a' },
          { label: 'a', value: 'b' },
        ],
      }),
    ),
    inRow(
      select({
        options: [
          { label: 'a', value: 'a' },
          { label: 'b', value: 'a' },
        ],
      }),
    ),
    `${AT}.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
  ],
  [
    'placeholder',
    inRow(select({ placeholder: text(150) })),
    inRow(select({ placeholder: text(151) })),
    `${AT}.placeholder: ${SHORT}`,
  ],
  [
    'fewest',
    inRow(select({ min_values: 1 })),
    inRow(select({ min_values: 2 })),
    `${AT}.min_values: SELECT_COMPONENT_MIN_GREATER_THAN_MAX`,
  ],
  [
    'most',
    inRow(select({ max_values: 25 })),
    inRow(select({ max_values: 26 })),
    `${AT}.max_values: NUMBER_TYPE_MAX`,
  ],
];

test.each(VERSION1)('version 1: %s', (_about, passes, fails, line) => {
  expect(lines(messageProblems(passes))).toEqual([]);
  expect(lines(messageProblems(fails))).toEqual([line]);
});

test('six buttons are too many for the list and for the width', () => {
  expect(lines(messageProblems(inRow(...buttons(6))))).toEqual([
    `components.0.components: ${BETWEEN}`,
    'components.0.components.5: COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ]);
});

describe('version 2', () => {
  const display = (content: string) => ({ type: 10, content });
  const layout = (...components: object[]) => ({ flags: 32768, components });
  const rows: readonly Row[] = [
    ['something', layout(display('x')), layout(), `components: ${BETWEEN}`],
    [
      'components in all',
      layout({ type: 17, components: many(39, () => display('x')) }),
      layout({ type: 17, components: many(40, () => display('x')) }),
      'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      'characters in all',
      layout(display(text(2000)), display(text(2000))),
      layout(display(text(2000)), display(text(2001))),
      'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    [
      'no content',
      { ...layout(display('x')), content: '' },
      { ...layout(display('x')), content: 'x' },
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'no embeds',
      { ...layout(display('x')), embeds: [] },
      { ...layout(display('x')), embeds: [{ title: 't' }] },
      'embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'texts of a section',
      layout({ type: 9, components: many(3, () => display('x')), accessory: button() }),
      layout({ type: 9, components: many(4, () => display('x')), accessory: button() }),
      `components.0.components: ${BETWEEN}`,
    ],
    [
      'accessory of a section',
      layout({ type: 9, components: [display('x')], accessory: button() }),
      layout({ type: 9, components: [display('x')], accessory: row(button()) }),
      `components.0.accessory.type: ${TYPE}`,
    ],
    [
      'no container in a container',
      layout({ type: 17, components: [row(button())] }),
      layout({ type: 17, components: [{ type: 17, components: [display('x')] }] }),
      `components.0.components.0.type: ${TYPE}`,
    ],
  ];

  test.each(rows)('%s', (_about, passes, fails, line) => {
    expect(lines(messageProblems(passes))).toEqual([]);
    expect(lines(messageProblems(fails))).toEqual([line]);
  });

  test('three-byte scripts run into the limit by bytes', () => {
    // 3,386 × 3 = 10,158 bytes, and 12 for the one text: 10,170.
    expect(breaksServer([display(text(3386, 'ệ'))])).toBe(false);
    expect(breaksServer([display(`${text(3386, 'ệ')}x`)])).toBe(true);
  });
});
