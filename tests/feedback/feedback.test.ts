import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedbackError, type FeedbackStore } from '../../src/feedback/feedback.ts';
import { createMarker, keyFrom } from '../../src/feedback/mark.ts';
import { openFeedback } from '../../src/feedback/sqlite.ts';
import { MemoryFeedback } from '../fakes/feedback.ts';
import { feedbackContract, remembered } from './contract.ts';

const TODAY = '2031-05-04';
const folder = (): string => mkdtempSync(join(tmpdir(), 'quoth-feedback-'));

feedbackContract('The feedback in memory', (days) => ({
  feedback: new MemoryFeedback(days),
  end: () => {},
}));

feedbackContract('The feedback on disk', (days) => {
  const made = folder();
  const feedback = openFeedback({ file: join(made, 'in', 'feedback.sqlite'), days, today: TODAY });
  return {
    feedback,
    end: () => {
      feedback.close();
      rmSync(made, { recursive: true });
    },
  };
});

describe('The feedback file', () => {
  let made: string;
  let file: string;
  let open: FeedbackStore[];
  beforeEach(() => {
    made = folder();
    file = join(made, 'feedback.sqlite');
    open = [];
  });
  afterEach(() => {
    for (const feedback of open) feedback.close();
    rmSync(made, { recursive: true });
  });
  const opened = (days = 30, today = TODAY): FeedbackStore => {
    const feedback = openFeedback({ file, days, today });
    open.push(feedback);
    return feedback;
  };
  const bytes = (): string =>
    readdirSync(made)
      .map((name) => readFileSync(join(made, name), 'latin1'))
      .join();

  it('is there after a restart, and for another process meanwhile', async () => {
    const first = opened();
    await first.remember(remembered('a1'));
    const ada = createMarker(new Uint8Array(16).fill(1))('42');
    expect(await opened().vote('a1', ada, false)).toBe('counted');
    expect(await first.votes('a1')).toEqual({ helpful: 0, notHelpful: 1 });
  });

  it('drops what is too old when it is opened, and everything when the log is turned off', async () => {
    const first = opened();
    await first.remember(remembered('a1', { askedOn: '2031-05-01' }));
    await first.remember(remembered('a2', { askedOn: '2031-05-03' }));
    expect(await opened(2).answer('a1')).toBeNull();
    expect((await first.answer('a2'))?.id).toBe('a2');
    opened(0);
    expect(await first.answer('a2')).toBeNull();
  });

  it('holds no trace of what was forgotten, and never the id of a user', async () => {
    const feedback = opened();
    await feedback.remember(remembered('a1', { question: 'Where is the lighthouse keeper?' }));
    const mark = createMarker(new Uint8Array(16).fill(1))('700600500400300200');
    await feedback.vote('a1', mark, false);
    await feedback.giveReason('a1', mark, 'wrong lighthouse');
    expect(bytes()).toContain('lighthouse keeper');
    expect(bytes()).not.toContain('700600500400300200');
    await feedback.forget('a1');
    expect(bytes()).not.toContain('lighthouse');
    expect(bytes()).not.toContain(mark);
  });

  it('says in one sentence what is wrong with a file that it cannot use', () => {
    writeFileSync(file, 'no database, '.repeat(100));
    expect(() => opened()).toThrow(FeedbackError);
    expect(() => opened()).toThrow(/^The feedback file .* cannot be used: .* Move it away to begin/);
  });
});

describe('The key of the marks', () => {
  it('is made once, for its owner only, and tells users apart', () => {
    const made = folder();
    const file = join(made, 'feedback.key');
    const key = keyFrom(file);
    expect(keyFrom(file)).toEqual(key);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(made)).toEqual(['feedback.key']);
    const mark = createMarker(key);
    expect(mark('1')).toMatch(/^[0-9a-f]{20}$/);
    expect(mark('1')).toBe(mark('1'));
    expect(mark('1')).not.toBe(mark('2'));
    expect(createMarker(new Uint8Array(32))('1')).not.toBe(mark('1'));
    rmSync(made, { recursive: true });
  });

  it('refuses a file that holds no key, and a key that hides nobody', () => {
    const made = folder();
    const file = join(made, 'feedback.key');
    writeFileSync(file, 'abc');
    expect(() => keyFrom(file)).toThrow(/it is no key of 32 bytes/);
    expect(() => createMarker(new Uint8Array(4))).toThrow(RangeError);
    rmSync(made, { recursive: true });
  });
});
