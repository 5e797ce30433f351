/** What a user reads of a text, and whether anything in it is live. Expectations are what Discord's client shows. */
import { describe, expect, test } from 'vitest';
import { liveKinds, readable } from '../../fakes/discord/markdown.ts';

describe('live', () => {
  test.each([
    ['**bold**', 'bold', ['bold']],
    ['*italic*', 'italic', ['italic']],
    ['_italic_', 'italic', ['italic']],
    ['__under__', 'under', ['underline']],
    ['***both***', 'both', ['bold', 'italic']],
    ['~~gone~~', 'gone', ['strike']],
    ['||secret||', 'secret', ['spoiler']],
    ['`code **x**`', 'code **x**', ['code']],
    ['a\n```ts\nlet *x*;\n```\nb', 'a\nlet *x*;\nb', ['code block']],
    ['> quoted **x**\n> more', 'quoted x\nmore', ['quote', 'bold']],
    ['>>> all\nthe rest', 'all\nthe rest', ['quote']],
    ['# Title\ntext', 'Title\ntext', ['heading']],
    ['text\n### Third', 'text\nThird', ['heading']],
    ['-# small', 'small', ['small']],
    ['- one\n- two', '• one\n• two', ['list']],
    ['* one', '• one', ['list']],
    ['7. seven\n7. eight', '7. seven\n8. eight', ['list']],
    ['see https://example.org/a_b_.', 'see https://example.org/a_b_.', ['link']],
    ['<https://example.org>', 'https://example.org', ['link']],
    ['[title](<https://example.org/x>)', 'title', ['link']],
    ['[**title**](https://example.org)', 'title', ['link', 'bold']],
    ['<@123>', '@someone', ['mention']],
    ['<@&123>', '@someone', ['mention']],
    ['<#123>', '#channel', ['mention']],
    ['@everyone and @here', '@everyone and @here', ['mention', 'mention']],
    ['<id:customize>', 'customize', ['mention']],
    ['</ask:123>', '/ask', ['command']],
    ['</hỏi:123>', '/hỏi', ['command']],
    ['<t:1754300000:D>', '2025-08-04 09:33', ['time']],
    ['<:wave:123>', ':wave:', ['emoji']],
    [':smile:', ':smile:', ['emoji']],
    ['<me@example.org>', 'me@example.org', ['link']],
  ] as const)('%j reads %j', (source, read, kinds) => {
    expect(readable(source)).toBe(read);
    expect(liveKinds(source)).toEqual(kinds);
  });
});

describe('inert', () => {
  test.each([
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_name', 'snake_case_name'],
    ['a > b', 'a > b'],
    ['#nohash', '#nohash'],
    ['a # b', 'a # b'],
    ['-no list', '-no list'],
    ['10:30:45', '10:30:45'],
    ['\\*\\*bold\\*\\*', '**bold**'],
    ['\\_x\\_', '_x_'],
    ['\\~\\~x\\~\\~', '~~x~~'],
    ['\\|\\|x\\|\\|', '||x||'],
    ['\\`x\\`', '`x`'],
    ['\\# x', '# x'],
    ['\\-# x', '-# x'],
    ['\\> x', '> x'],
    ['\\>>> x', '>>> x'],
    ['\\- x', '- x'],
    ['1\\. x', '1. x'],
    ['\\<@123>', '<@123>'],
    ['\\@everyone', '@everyone'],
    ['\\</ask:123>', '</ask:123>'],
    ['\\<t:1754300000:D>', '<t:1754300000:D>'],
    ['\\[x](https\\://example.org)', '[x](https://example.org)'],
    ['\\:smile:', ':smile:'],
    ['a\\b', 'a\\b'],
    ['a\\\\b', 'a\\b'],
    ['¯\\_(ツ)_/¯', '¯\\_(ツ)_/¯'],
    ['blanks   \nat the end', 'blanks\nat the end'],
    ['Đà Nẵng – “tăng 5 %”', 'Đà Nẵng – “tăng 5 %”'],
  ])('%j reads %j', (source, read) => {
    expect(readable(source)).toBe(read);
    expect(liveKinds(source)).toEqual([]);
  });
});

test('a quote ends with its line, and what follows is its own', () => {
  expect(liveKinds('> one\n\ntwo')).toEqual(['quote']);
  expect(readable('> one\n\ntwo')).toBe('one\n\ntwo');
});

test('in a quote there is no further quote', () => {
  expect(readable('> > x')).toBe('> x');
  expect(liveKinds('> > x')).toEqual(['quote']);
});

test('in the middle of a line no line begins, also inside of marks', () => {
  expect(liveKinds('a *# b*')).toEqual(['italic']);
  expect(liveKinds('*# b*')).toEqual(['italic', 'heading']);
});

test('bold runs over an escaped star', () => {
  expect(readable('**a \\* b**')).toBe('a * b');
  expect(liveKinds('**a \\* b**')).toEqual(['bold']);
});
