/** What the page makes of what the server sends: also of what it should never send. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeAction } from '../../../src/chat/actions.ts';
import { renderModal } from '../../../src/discord/render.ts';
import { COMMANDS } from '../../../src/discord/commands.ts';
import { commandsIn, matching, typedCommand } from '../../../src/page/client/commands.ts';
import { filtered } from '../../../src/page/client/corpusList.ts';
import { readHappened } from '../../../src/page/client/happened.ts';
import { jsonLines, NotJsonError } from '../../../src/page/client/lines.ts';
import { readForm, readMessage } from '../../../src/page/client/payload.ts';
import { readState, readWhy } from '../../../src/page/client/state.ts';
import { sayIn } from '../../../src/page/client/words.ts';

/** A stream of these pieces. */
function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function gathered(pieces: readonly Uint8Array[]): Promise<unknown[]> {
  const lines: unknown[] = [];
  for await (const line of jsonLines(streamOf(pieces))) lines.push(line);
  return lines;
}

describe('lines of JSON', () => {
  test('come whole however the bytes are cut, also in the middle of a letter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue({ noUnicodeString: false }), { maxLength: 5 }),
        fc.array(fc.nat({ max: 60 }), { maxLength: 20 }),
        async (values, cuts) => {
          const bytes = new TextEncoder().encode(
            values.map((value) => `${JSON.stringify(value)}\n`).join(''),
          );
          const places = [...new Set([0, ...cuts.filter((at) => at < bytes.length), bytes.length])];
          places.sort((a, b) => a - b);
          const pieces = places.slice(1).map((end, i) => bytes.slice(places[i], end));
          expect(JSON.stringify(await gathered(pieces))).toBe(JSON.stringify(values));
        },
      ),
    );
  });

  test('the last may lack its end; what is no JSON is an error', async () => {
    const bytes = (text: string) => [new TextEncoder().encode(text)];
    expect(await gathered(bytes('{"a":1}\n\n{"b":2}'))).toEqual([{ a: 1 }, { b: 2 }]);
    await expect(gathered(bytes('{"a":1}\n<html>\n'))).rejects.toThrow(NotJsonError);
  });
});

describe('anything at all', () => {
  test('is read without an error', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readHappened(value);
        readHappened({ event: 'message', payload: value, file: value });
        readHappened({ event: 'modal', payload: value });
        readState(value);
        readWhy(value);
        expect(commandsIn(value, 'en').every(({ name }) => typeof name === 'string')).toBe(true);
      }),
    );
  });

  test.each([
    null,
    1,
    'done',
    {},
    { event: 'surprise' },
    { event: 'error' },
    { event: 'modal', payload: {} },
  ])('is no event: %j', (value) => {
    expect(readHappened(value)).toBe(null);
  });
});

describe('a message', () => {
  test('loses what nobody could press or see, and keeps the rest', () => {
    const { embeds, rows } = readMessage({
      embeds: [{ color: 0x00_00_ff, description: 'x' }, { description: 7 }],
      components: [
        {
          type: 1,
          components: [
            { type: 2, label: 'no code' },
            { type: 99, custom_id: 'x' },
          ],
        },
        {
          type: 1,
          components: [
            { type: 2, style: 4, label: 'Bad', custom_id: '1', disabled: true },
            {
              type: 3,
              custom_id: '2',
              placeholder: 'One',
              options: [{ value: 'a', label: 'A' }, { label: 'B' }],
            },
          ],
        },
      ],
    });
    expect(embeds.map(({ colour, description }) => [colour, description])).toEqual([
      ['#0000ff', 'x'],
      [null, null],
    ]);
    expect(rows).toEqual([
      [
        { kind: 'button', style: 'danger', label: 'Bad', customId: '1', disabled: true },
        {
          kind: 'select',
          customId: '2',
          placeholder: 'One',
          disabled: false,
          options: [{ value: 'a', label: 'A', description: '' }],
        },
      ],
    ]);
  });

  test('a form as the Discord half renders it can be filled in', () => {
    const action = { do: 'follow-up-text', answer: 'jz8gtaqwcv' } as const;
    const form = readForm(
      renderModal({
        kind: 'modal',
        locale: 'en',
        title: 'Follow up',
        action,
        fields: [
          {
            name: 'question',
            label: 'What else?',
            placeholder: 'And then?',
            value: '',
            required: true,
            long: true,
            maximum: 300,
          },
        ],
      }),
    );
    expect(form).toEqual({
      customId: encodeAction(action),
      title: 'Follow up',
      fields: [
        {
          name: 'question',
          label: 'What else?',
          placeholder: 'And then?',
          value: '',
          required: true,
          long: true,
          maximum: 300,
        },
      ],
    });
  });
});

describe('commands', () => {
  const english = commandsIn(COMMANDS, 'en');
  const vietnamese = commandsIn(COMMANDS, 'vi');
  const names = (found: ReturnType<typeof matching>) => found?.map(({ shown }) => shown) ?? null;

  test('are those that Discord is told of, in the language of the reader; there are no threads', () => {
    expect(english.map(({ name }) => name)).toEqual(vietnamese.map(({ name }) => name));
    expect(vietnamese[0]).toMatchObject({ name: 'ask', shown: 'hỏi' });
    expect(english[0]?.options.map(({ name, kind, required, own }) => [name, kind, required, own])).toEqual([
      ['question', 'text', true, true],
      ['article', 'text', false, false],
      ['meeting', 'text', false, false],
      ['private', 'flag', false, false],
    ]);
    expect(english[1]?.options[1]?.choices.map(({ value }) => value)).toEqual(['short', 'normal', 'full']);
  });

  test('"Ask about this" is called as on Discord', () => {
    const about = COMMANDS.find(({ name }) => name === 'Ask about this');
    expect(about?.name_localizations).toEqual({ no: sayIn('no')('about'), vi: sayIn('vi')('about') });
    expect(about?.name).toBe(sayIn('en')('about'));
  });

  test.each([
    ['/', english.map(({ shown }) => shown)],
    ['/su', ['summary']],
    ['/S', ['summary', 'sources', 'status', 'ask', 'meetings', 'unanswered']],
    ['/nothing', []],
    ['/ask who', null],
    ['what', null],
  ])('%s offers %j', (typed, offered) => {
    expect(names(matching(english, typed))).toEqual(offered);
  });

  test('are found without marks, and by their English names', () => {
    expect(names(matching(vietnamese, '/hoi'))).toEqual(['hỏi']);
    expect(names(matching(vietnamese, '/ask'))).toEqual(['hỏi']);
  });

  test('that are pasted as a whole are begun, with the rest in the first option', () => {
    expect(typedCommand(vietnamese, '/hỏi Cầu giá bao nhiêu?')).toMatchObject({
      command: { name: 'ask' },
      rest: 'Cầu giá bao nhiêu?',
    });
    expect(typedCommand(english, '/ask')).toBe(null);
    expect(typedCommand(english, '/sing a song')).toBe(null);
  });
});

test('the list of articles is narrowed down by words of title, file and date, and by language', () => {
  const entry = (path: string, title: string, language: string) => ({
    path,
    title,
    language,
    date: '2026-03-04',
    passages: 1,
    url: '',
  });
  const corpus = [entry('a.txt', 'Cầu mới ở Đồng Nai', 'vi'), entry('b.txt', 'Ny bru på Ørland', 'no')];
  const found = (text: string, language = '') => filtered(corpus, { text, language }).map(({ path }) => path);
  expect(found('')).toEqual(['a.txt', 'b.txt']);
  expect(found('dong CAU')).toEqual(['a.txt']);
  expect(found('orland')).toEqual(['b.txt']);
  expect(found('2026-03', 'no')).toEqual(['b.txt']);
  expect(found('txt bridge')).toEqual([]);
});
