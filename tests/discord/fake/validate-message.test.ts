/** The rules for messages and embeds, each on both sides of its limit. */
import { describe, expect, test } from 'vitest';
import { editProblems, messageProblems } from '../../fakes/discord/validate.ts';
import { lines, many, type Row, text } from './rules.ts';

const SHORT = 'BASE_TYPE_MAX_LENGTH';
const BETWEEN = 'BASE_TYPE_BAD_LENGTH';
const MISSING = 'BASE_TYPE_REQUIRED';
const ID = '111111111111111111';

const content = (value: unknown) => ({ content: value });
const embed = (value: object) => ({ embeds: [value] });
const field = (value: object) => embed({ fields: [{ name: 'n', value: 'v', ...value }] });
const mentions = (value: unknown) => ({ content: 'x', allowed_mentions: value });

const MESSAGES: readonly Row[] = [
  ['content', content(text(2000)), content(text(2001)), `content: ${SHORT}`],
  ['content in code points', content(text(2000, '𐐷')), content(text(2001, '𐐷')), `content: ${SHORT}`],
  ['content is text', content('1'), content(1), 'content: STRING_TYPE_CONVERT'],
  ['nonce', { nonce: text(25) }, { nonce: text(26) }, `nonce: ${SHORT}`],
  ['tts', { tts: true }, { tts: 'yes' }, 'tts: BOOLEAN_TYPE_CONVERT'],
  ['flags of a channel message', { flags: 4 | 4096 }, { flags: 64 }, 'flags: MESSAGE_FLAGS_INVALID'],
  [
    'files',
    { attachments: many(10, (id) => ({ id })) },
    { attachments: many(11, (id) => ({ id })) },
    `attachments: ${SHORT}`,
  ],
  [
    'description of a file',
    { attachments: [{ id: 0, description: text(1024) }] },
    { attachments: [{ id: 0, description: text(1025) }] },
    `attachments.0.description: ${SHORT}`,
  ],
  [
    'reference',
    { message_reference: { message_id: ID } },
    { message_reference: { channel_id: ID } },
    `message_reference.message_id: ${MISSING}`,
  ],
  [
    'reference by id',
    { message_reference: { message_id: ID } },
    { message_reference: { message_id: 'last' } },
    'message_reference.message_id: NUMBER_TYPE_COERCE',
  ],
];

const EMBEDS: readonly Row[] = [
  [
    'count',
    { embeds: many(10, () => ({ title: 't' })) },
    { embeds: many(11, () => ({ title: 't' })) },
    `embeds: ${SHORT}`,
  ],
  ['title', embed({ title: text(256) }), embed({ title: text(257) }), `embeds.0.title: ${SHORT}`],
  [
    'white space around a title',
    embed({ title: `  ${text(256)}\n` }),
    embed({ title: `  ${text(257)}\n` }),
    `embeds.0.title: ${SHORT}`,
  ],
  [
    'description',
    embed({ description: text(4096) }),
    embed({ description: text(4097) }),
    `embeds.0.description: ${SHORT}`,
  ],
  ['something to see', embed({ title: 't' }), embed({ color: 3 }), `embeds.0.description: ${MISSING}`],
  [
    'fields',
    embed({ fields: many(25, () => ({ name: 'n', value: 'v' })) }),
    embed({ fields: many(26, () => ({ name: 'n', value: 'v' })) }),
    `embeds.0.fields: ${SHORT}`,
  ],
  ['field name', field({ name: text(256) }), field({ name: text(257) }), `embeds.0.fields.0.name: ${SHORT}`],
  ['field name there', field({ name: 'n' }), field({ name: ' ' }), `embeds.0.fields.0.name: ${MISSING}`],
  [
    'field value',
    field({ value: text(1024) }),
    field({ value: text(1025) }),
    `embeds.0.fields.0.value: ${SHORT}`,
  ],
  [
    'field value there',
    field({ value: 'v' }),
    field({ value: undefined }),
    `embeds.0.fields.0.value: ${MISSING}`,
  ],
  [
    'footer',
    embed({ footer: { text: text(2048) } }),
    embed({ footer: { text: text(2049) } }),
    `embeds.0.footer.text: ${SHORT}`,
  ],
  [
    'author',
    embed({ author: { name: text(256) } }),
    embed({ author: { name: text(257) } }),
    `embeds.0.author.name: ${SHORT}`,
  ],
  [
    'author there',
    embed({ author: { name: 'a' } }),
    embed({ author: {} }),
    `embeds.0.author.name: ${MISSING}`,
  ],
  [
    'sum over all embeds',
    { embeds: [{ description: text(4096) }, { description: text(1904) }] },
    { embeds: [{ description: text(4096) }, { description: text(1905) }] },
    'embeds: MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'sum over all parts',
    embed({
      title: text(100),
      description: text(3500),
      footer: { text: text(1000) },
      author: { name: text(200) },
      fields: [{ name: text(200), value: text(1000) }],
    }),
    embed({
      title: text(101),
      description: text(3500),
      footer: { text: text(1000) },
      author: { name: text(200) },
      fields: [{ name: text(200), value: text(1000) }],
    }),
    'embeds: MAX_EMBED_SIZE_EXCEEDED',
  ],
  [
    'color',
    embed({ title: 't', color: 0xffffff }),
    embed({ title: 't', color: 0x1000000 }),
    'embeds.0.color: NUMBER_TYPE_MAX',
  ],
  [
    'time',
    embed({ title: 't', timestamp: '2026-02-03T04:05:06.000Z' }),
    embed({ title: 't', timestamp: 'yesterday' }),
    'embeds.0.timestamp: DATE_TIME_TYPE_PARSE',
  ],
  [
    'address',
    embed({ title: 't', url: 'https://example.org/a#b' }),
    embed({ title: 't', url: 'example.org' }),
    'embeds.0.url: URL_TYPE_INVALID_URL',
  ],
  [
    'scheme',
    embed({ title: 't', url: 'http://example.org' }),
    embed({ title: 't', url: 'ftp://example.org' }),
    'embeds.0.url: URL_TYPE_INVALID_SCHEME',
  ],
  [
    'address length',
    embed({ title: 't', url: `https://example.org/${text(2028)}` }),
    embed({ title: 't', url: `https://example.org/${text(2029)}` }),
    `embeds.0.url: ${SHORT}`,
  ],
  [
    'picture',
    embed({ image: { url: 'attachment://a.png' } }),
    embed({ image: { url: 'data:image/png;base64,AAAA' } }),
    'embeds.0.image.url: URL_TYPE_INVALID_SCHEME',
  ],
];

const MENTIONS: readonly Row[] = [
  [
    'kinds',
    mentions({ parse: ['users', 'roles', 'everyone'] }),
    mentions({ parse: ['here'] }),
    'allowed_mentions.parse.0: BASE_TYPE_CHOICES',
  ],
  [
    'how many',
    mentions({ users: many(100, (index) => String(index)) }),
    mentions({ users: many(101, (index) => String(index)) }),
    `allowed_mentions.users: ${SHORT}`,
  ],
  [
    'ids',
    mentions({ roles: [ID] }),
    mentions({ roles: ['admins'] }),
    'allowed_mentions.roles.0: NUMBER_TYPE_COERCE',
  ],
  [
    'kinds or ids',
    mentions({ parse: ['roles'], users: [ID] }),
    mentions({ parse: ['users'], users: [ID] }),
    'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    'ids once',
    mentions({ users: [ID] }),
    mentions({ users: [ID, ID] }),
    'allowed_mentions.users: SET_TYPE_ALREADY_CONTAINS_VALUE',
  ],
  [
    'reply',
    mentions({ replied_user: false }),
    mentions({ replied_user: 0 }),
    'allowed_mentions.replied_user: BOOLEAN_TYPE_CONVERT',
  ],
];

describe.each([
  ['message', MESSAGES],
  ['embed', EMBEDS],
  ['mentions', MENTIONS],
])('%s', (_, rows) => {
  test.each(rows)('%s', (_about, passes, fails, line) => {
    expect(lines(messageProblems(passes))).toEqual([]);
    expect(lines(messageProblems(fails))).toEqual([line]);
  });
});

test('a reply to an interaction may be private, a channel message not', () => {
  expect(lines(messageProblems({ content: 'x', flags: 64 }, 'interaction'))).toEqual([]);
  expect(lines(messageProblems({ content: 'x', flags: 128 }, 'interaction'))).toEqual([
    'flags: MESSAGE_FLAGS_INVALID',
  ]);
});

test('an edit may repeat the flags that are there and set no others', () => {
  expect(lines(editProblems({ content: 'x', flags: 64 }, 64))).toEqual([]);
  expect(lines(editProblems({ content: 'x', flags: 64 }))).toEqual(['flags: MESSAGE_FLAGS_INVALID']);
});

test('a path can begin where the payload lies, and every broken rule is told', () => {
  const payload = { content: text(2001), embeds: [{ title: text(257), footer: {} }] };
  expect(lines(messageProblems(payload, 'interaction', ['data']))).toEqual([
    `data.content: ${SHORT}`,
    `data.embeds.0.title: ${SHORT}`,
    `data.embeds.0.footer.text: ${MISSING}`,
  ]);
});

test('a list in place of a message is refused', () => {
  expect(lines(messageProblems([]))).toEqual([': MODEL_TYPE_CONVERT']);
});

test('the length of a list that needs something names both ends', () => {
  const [problem] = messageProblems({ components: [{ type: 1, components: [] }] });
  expect(problem).toEqual({
    path: ['components', 0, 'components'],
    code: BETWEEN,
    message: 'Must be between 1 and 5 in length.',
  });
});
