/** Second reading of names, with all names of the article known. */
import type { LanguageCode } from '../domain.ts';
import { beginsSentence, isTitleCase } from './capitals.ts';
import { type NameMention, textOf } from './names.ts';
import type { ScannedSentence, Word } from './scan.ts';

/**
 * `Hansens` is `Hansen` (Norwegian writes the genitive without an apostrophe), `Absent Hansen` at the beginning of a
 * sentence is `Hansen`, and headlines hold the names that the article gives elsewhere.
 */
export function settleNames(
  names: readonly (readonly NameMention[])[],
  sentences: readonly ScannedSentence[],
  language: LanguageCode,
): NameMention[][] {
  const known = new Set<string>();
  const full = new Map<string, NameMention>();
  const families = new Set<string>();
  for (const name of names.flat()) {
    if (name.evidence !== 'person') continue;
    known.add(name.parts[name.parts.length - 1] ?? '');
    if (name.parts.length < 2) continue;
    full.set(name.parts.join(' '), name);
    families.add(name.parts[name.parts.length - 1]!);
  }
  return names.map((list, i) => {
    const { words } = sentences[i]!;
    if (isTitleCase(words, language)) return namesInHeadline(words, i, known, full);
    return list.map((name) => settle(name, words, { known, families }, language));
  });
}

function settle(
  name: NameMention,
  words: readonly Word[],
  seen: { readonly known: ReadonlySet<string>; readonly families: ReadonlySet<string> },
  language: LanguageCode,
): NameMention {
  const last = name.parts[name.parts.length - 1];
  if (last === undefined) return name;
  if (language === 'no' && last.endsWith('s') && seen.known.has(last.slice(0, -1))) {
    const parts = [...name.parts.slice(0, -1), last.slice(0, -1)];
    return { ...name, parts, text: name.text.slice(0, -1), genitive: true };
  }
  const odd =
    name.evidence !== 'person' &&
    name.parts.length === 2 &&
    name.last === name.first + 1 &&
    seen.families.has(last);
  if (!odd || !beginsSentence(words, name.first)) return name;
  return {
    ...name,
    first: name.last,
    phraseFirst: name.last,
    parts: [last],
    text: words[name.last]!.text,
    evidence: 'perhaps',
  };
}

/** In a headline every word is a capital: only names that the article gives elsewhere are names there. */
function namesInHeadline(
  words: readonly Word[],
  sentence: number,
  known: ReadonlySet<string>,
  full: ReadonlyMap<string, NameMention>,
): NameMention[] {
  const found: NameMention[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!words[at]!.capital) continue;
    let last = -1;
    for (let end = Math.min(at + 4, words.length - 1); end > at && last < 0; end--) {
      if (full.has(partsOf(words, at, end).join(' '))) last = end;
    }
    if (last < 0 && known.has(words[at]!.folded)) last = at;
    if (last < 0) continue;
    const parts = partsOf(words, at, last);
    found.push({
      sentence,
      first: at,
      last,
      phraseFirst: at,
      parts,
      text: textOf(words, at, last),
      evidence: 'perhaps',
      honorific: null,
      titled: false,
      roles: [],
      custom: full.get(parts.join(' '))?.custom ?? 'western',
      genitive: words[last]!.genitive,
    });
    at = last;
  }
  return found;
}

const partsOf = (words: readonly Word[], first: number, last: number): string[] =>
  words.slice(first, last + 1).map((word) => word.folded);
