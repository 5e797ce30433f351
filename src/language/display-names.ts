/** Names of countries, languages and currencies in three languages, from the Unicode data that Node carries. */
import type { LexiconRow } from './lexicon-file.ts';

const LOCALES = { en: 'en', no: 'nb', vi: 'vi' } as const;

/** Languages that news name; the many others have names that are words of something else. */
const LANGUAGE_CODES =
  'ar bg bn cs da de el en es et fa fi fr he hi hr hu id is it ja km ko lo lt lv ms my nb nl nn pl pt ro ru se sk sr sv ta th tr uk ur vi zh'.split(
    ' ',
  );
/** Currencies that news name. */
const CURRENCY_CODES =
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR INR ISK JPY KHR KRW LAK MXN MYR NOK NZD PHP PLN RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR'.split(
    ' ',
  );

/** Rows for the lexicon: `country:VN`, `language:vi`, `currency:VND`. */
export function displayNames(): LexiconRow[] {
  const rows: LexiconRow[] = [];
  const names = (type: 'region' | 'language' | 'currency') => {
    const of = (locale: string) => new Intl.DisplayNames(locale, { type, fallback: 'none' });
    return { en: of(LOCALES.en), no: of(LOCALES.no), vi: of(LOCALES.vi) };
  };
  const row = (concept: string, code: string, of: ReturnType<typeof names>): void => {
    const en = of.en.of(code);
    if (en === undefined) return;
    const cell = (name: string | undefined): string => variants(name).join(';');
    rows.push({
      concept,
      en: cell(en),
      no: cell(of.no.of(code)),
      vi: variants(of.vi.of(code)).map(capital).join(';'),
      general: false,
    });
  };

  const regions = names('region');
  for (const code of regionCodes()) row(`country:${code}`, code, regions);
  const languages = names('language');
  for (const code of LANGUAGE_CODES) row(`language:${code}`, code, languages);
  const currencies = names('currency');
  for (const code of CURRENCY_CODES) {
    row(`currency:${code}`, code, currencies);
    rows.push({
      concept: `currency:${code}`,
      en: `^${code}`,
      no: `^${code}`,
      vi: `^${code}`,
      general: false,
    });
  }
  return rows;
}

/** ISO 3166 codes have two capitals; those that Unicode reserves for itself or for groups are left out. */
function regionCodes(): string[] {
  const codes: string[] = [];
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const first of letters) for (const second of letters) codes.push(first + second);
  const left = new Set([
    'QO',
    'ZZ',
    'XA',
    'XB',
    'EZ',
    'UN',
    'EU',
    'AC',
    'CP',
    'CQ',
    'DG',
    'EA',
    'IC',
    'TA',
    'AQ',
    'BV',
    'HM',
    'UM',
    'IM',
  ]);
  // A code that is no longer used (`BU`, Burma) has the name of its successor, under which it stands already.
  return codes.filter((code) => !left.has(code) && new Intl.Locale(`und-${code}`).region === code);
}

/** `Myanmar (Burma)` is two names; `Hong Kong SAR China` is also `Hong Kong`. */
function variants(name: string | undefined): string[] {
  if (name === undefined) return [];
  const inside = /\(([^)]+)\)/.exec(name)?.[1];
  const outside = name
    .replace(/\s*\([^)]*\)/, '')
    .replace(/ (?:SAR China|S\.A\.R\. Kina)$/, '')
    .trim();
  const all = inside === undefined || /,|SAR/.test(inside) ? [outside] : [outside, inside];
  return all.filter((form) => form.length >= 3 || /\s/.test(form));
}

/** One syllable of Vietnamese (`Nga`, `Đức`) is also a word or a given name: it counts with its capital only. */
function capital(form: string): string {
  return form.length <= 5 && !/\s/.test(form) ? `^${form}` : form;
}
