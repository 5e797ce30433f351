import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/chat/reply.ts';
import { line, pieces, plainText, say, separated } from '../../src/chat/say.ts';
import { PLACE, TEXT, type TextKey } from '../../src/chat/text.ts';
import { ago, dayText, languageName, momentText } from '../../src/chat/when.ts';

const LOCALES = Object.keys(PLACE) as Locale[];
const keys = Object.keys(TEXT) as TextKey[];
const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole))].sort();

describe('the fixed words', () => {
  it.each(keys)('say %s in three languages, with the same holes, composed and without stray marks', (key) => {
    const texts = LOCALES.map((locale) => TEXT[key][PLACE[locale]]);
    for (const text of texts) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(text.normalize('NFC')).toBe(text);
      expect(holes(text)).toEqual(holes(texts[0]!));
      expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[{}*_`~<>]/);
    }
  });

  it('differ between the languages, but for words that are the same in both', () => {
    const same = keys.filter((key) => new Set(LOCALES.map((l) => TEXT[key][PLACE[l]] as string)).size < 3);
    expect(same).toEqual(['statusTitle']);
  });

  it('have a form for one and one for many where the language has', () => {
    expect(LOCALES.map((locale) => say(locale, 'articles', { n: 1 }))).toEqual([
      '1 article',
      '1 artikkel',
      '1 bài báo',
    ]);
    expect(LOCALES.map((locale) => say(locale, 'articles', { n: 12345 }))).toEqual([
      '12,345 articles',
      '12\u00a0345 artikler',
      '12.345 bài báo',
    ]);
  });

  it('keep words of others apart from ours', () => {
    const typed = { kind: 'typed' as const, text: '{n} **x**' };
    expect(pieces('en', 'noSuchArticle', { typed })).toEqual([
      { kind: 'own', text: 'I know no article called ' },
      typed,
      { kind: 'own', text: '. Choose one from the list that appears while you type.' },
    ]);
    expect(line('en', 'small', 'lastOn', { day: dayText('en', '2031-02-19') }).inline).toEqual([
      { kind: 'own', text: 'last on ' },
      { kind: 'day', value: '2031-02-19', certain: true, text: '19 February 2031' },
    ]);
  });

  it('put the separator between what there is', () => {
    const own = (text: string) => [{ kind: 'own' as const, text }];
    expect(plainText(separated([own('a'), [], own('b')], ' · '))).toBe('a · b');
  });
});

describe('days and moments', () => {
  it('are in the form of the reader, and say when they are not certain', () => {
    expect(dayText('en', '2031-02-09', false).text).toBe('probably 9 February 2031');
    expect(dayText('no', '2031-02-09', false).text).toBe('trolig 9. februar 2031');
    expect(dayText('vi', '2031-02-09', false).text).toBe('có lẽ ngày 9 tháng 2 năm 2031');
  });

  it('say how long ago in the largest whole unit', () => {
    expect([0, 59, 60, 7199, 86_400, 40 * 86_400, 800 * 86_400, -5].map((s) => ago('en', s))).toEqual([
      '0 seconds ago',
      '59 seconds ago',
      '1 minute ago',
      '1 hour ago',
      '1 day ago',
      '1 month ago',
      '2 years ago',
      '0 seconds ago',
    ]);
    const moment = momentText('no', '2031-05-04T10:00:00.000Z', new Date('2031-05-04T12:30:00Z'));
    expect(moment).toEqual({ kind: 'moment', at: '2031-05-04T10:00:00.000Z', text: 'for 2 timer siden' });
  });

  it('name languages in the language of the reader', () => {
    expect(LOCALES.map((locale) => languageName(locale, 'vi').text.toLowerCase())).toEqual(
      LOCALES.map((locale) => ({ en: 'vietnamese', no: 'vietnamesisk', vi: 'tiếng việt' })[locale]),
    );
    expect(languageName('en', 'no such').text).toBe('no such');
  });
});
