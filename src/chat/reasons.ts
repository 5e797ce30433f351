/**
 * Why there is no answer, in the reader's language. `judge` (answer/judge.ts) writes its reasons in English sentences; here each
 * form of sentence is known by a pattern and said again. A sentence of no known form is shown as it is.
 */
import { source } from './cite.ts';
import { kindText } from './kindText.ts';
import { namesInline } from './reading.ts';
import type { Inline, Locale } from './reply.ts';
import { pieces, separated } from './say.ts';

type Found = (index: number) => string;
type Form = readonly [pattern: RegExp, say: (locale: Locale, found: Found) => readonly Inline[] | null];

const typed = (text: string): Inline => ({ kind: 'typed', text });

/** In the order in which they are tried. */
const FORMS: readonly Form[] = [
  [/^This is not a question that the articles could answer\.$/, (locale) => pieces(locale, 'whyNoQuestion')],
  [/^No article names (.+)\.$/su, (locale, at) => pieces(locale, 'whyNobody', { who: typed(at(1)) })],
  [
    /^No article holds the words? (“.+”)\.$/su,
    (locale, at) => {
      const words = at(1).slice(1, -1).split('”, “');
      const quoted = separated(
        words.map((word) => [typed(word)]),
        ', ',
      );
      return pieces(locale, words.length > 1 ? 'whyNoWords' : 'whyNoWord', { words: quoted });
    },
  ],
  [
    /^(.+?) cites no such (.+?)(?: about (.+))?\.$/su,
    (locale, at) => {
      const kind = kindText(locale, at(2));
      if (kind === null) return null;
      const filling = { who: namesInline(locale, at(1)), kind };
      return at(3)
        ? pieces(locale, 'whyCitesNoneAbout', { ...filling, what: typed(at(3)) })
        : pieces(locale, 'whyCitesNone', filling);
    },
  ],
  [
    /^(.+?) says nothing of the kind(?: about (.+))? in the articles\.$/su,
    (locale, at) => {
      const who = namesInline(locale, at(1));
      return at(2)
        ? pieces(locale, 'whySaysNoneAbout', { who, what: typed(at(2)) })
        : pieces(locale, 'whySaysNone', { who });
    },
  ],
  [
    /^The article tells it without naming who says it(?:: (.+))?\.$/su,
    (locale, at) =>
      at(1) ? pieces(locale, 'whyNarratedFigure', { figure: source(at(1)) }) : pieces(locale, 'whyNarrated'),
  ],
  [
    /^The articles give nothing from (.+); the nearest is of another time\.$/su,
    (locale, at) => pieces(locale, 'whyOtherTime', { time: typed(at(1)) }),
  ],
  [
    /^The articles give nothing from (.+)\.$/su,
    (locale, at) => pieces(locale, 'whyNotThen', { time: typed(at(1)) }),
  ],
  [
    /^The articles speak of it but give no (.+)\.$/su,
    (locale, at) => {
      const kind = kindText(locale, at(1));
      return kind === null ? null : pieces(locale, 'whyOtherKind', { kind });
    },
  ],
  [/^No sentence holds enough of what is asked;/, (locale) => pieces(locale, 'whyTooLittle')],
  [/^The articles do not speak of this\.$/, (locale) => pieces(locale, 'whyNotSpoken')],
  [
    /^(.+?) does(?:: (.+))?\.$/su,
    (locale, at) => {
      const who = source(at(1));
      return at(2)
        ? pieces(locale, 'whyAnotherFigure', { who, figure: source(at(2)) })
        : pieces(locale, 'whyAnother', { who });
    },
  ],
];

/** The reason in this language; null when its form is not known. */
export function knownReason(locale: Locale, reason: string): readonly Inline[] | null {
  for (const [pattern, again] of FORMS) {
    const match = pattern.exec(reason);
    const said = match && again(locale, (index) => match[index] ?? '');
    if (said) return said;
  }
  return null;
}

/** The reason in this language, or as it is. It may hold words that somebody typed, so all of it is escaped then. */
export function reasonInline(locale: Locale, reason: string): readonly Inline[] {
  return knownReason(locale, reason) ?? [typed(reason)];
}
