/** Where a sentence says who somebody is, or what something is. Pure. `offset` is where the sentence begins in its article. */
import type { Span, TextSpan } from '../domain.ts';
import type { StoredPerson } from '../index/store.ts';

/** A place where a sentence names somebody; the span lies in the article. */
export interface NamedPerson {
  readonly person: StoredPerson;
  readonly span: TextSpan;
}

/** What follows a name or a term where it is explained, within a few words. */
const DEFINES =
  /^(?:[\p{L}\p{M}\p{N}’'-]+ ?){1,5}(?:\)? (?:is|are|was|were|er|var|là|means|betyr|stands for)\s|\s?\(|, (?:who is|who was|which is|a|an|the|en|et|som er|một|người|vị)\s)/u;

/** Whether a name or a term that begins there is explained: "X is …", "X (…)", "X, the …". @param at place in `text` */
export function isExplained(text: string, at: number): boolean {
  return DEFINES.test(text.slice(at));
}

/** What may stand between an office and the name that it belongs to. */
const BESIDE_NAME = /^(?:\s|, (?:the |an? |den |det )?|,\s)$/u;

/** The longest office that stands directly before one of these names, or behind it after a comma. */
export function officeBeside(text: string, offset: number, named: readonly NamedPerson[]): TextSpan | null {
  let longest: TextSpan | null = null;
  for (const { person, span } of named) {
    for (const role of person.roles) {
      if (role.length <= (longest?.text.length ?? 0)) continue;
      for (let at = text.indexOf(role); at >= 0; at = text.indexOf(role, at + 1)) {
        const [start, end] = [offset + at, offset + at + role.length];
        const between =
          end <= span.start
            ? text.slice(end - offset, span.start - offset)
            : text.slice(span.end - offset, start - offset);
        if (!BESIDE_NAME.test(between)) continue;
        longest = { start, end, text: role };
        break;
      }
    }
  }
  return longest;
}

/** Words in small letters within a name. */
const NAME_LINK = /^(?:of|and|for|the|on|de|la|og|i|for|av|và|của)$/u;

/** The name before a short form in brackets: "Long Name of It (LNI)"; null where none stands there. `at`: where LNI begins. */
export function longForm(text: string, at: number): Span | null {
  if (text[at - 1] !== '(' || !/^\p{Lu}[\p{Lu}\p{N}.-]+\)/u.test(text.slice(at))) return null;
  const end = text.slice(0, at - 1).trimEnd().length;
  let [start, edge] = [end, end];
  for (const { 0: word, index } of [...text.slice(0, end).matchAll(/[^\s(),;:“”"]+/gu)].reverse()) {
    const gap = text.slice(index + word.length, edge);
    const isCapital = /^\p{Lu}/u.test(word);
    if (!(gap === '' || gap === ' ') || !(isCapital || NAME_LINK.test(word))) break;
    if (isCapital) start = index;
    edge = index;
  }
  return start < end ? { start, end } : null;
}
