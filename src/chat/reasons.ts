/** Why there is no answer, in the reader's language. Pure. */
import type { Reason } from '../domain.ts';
import { source } from './cite.ts';
import { kindText } from './kindText.ts';
import { namesInline } from './reading.ts';
import type { Inline, Locale } from './reply.ts';
import { own, pieces, say, separated } from './say.ts';

const typed = (text: string): Inline => ({ kind: 'typed', text });
const typedWords = (words: readonly string[]): readonly Inline[] =>
  separated(
    words.map((word) => [typed(word)]),
    ', ',
  );

export function reasonInline(locale: Locale, reason: Reason): readonly Inline[] {
  switch (reason.because) {
    case 'answered':
      return [own(say(locale, 'whySaysIt'))];
    case 'no-question':
      return pieces(locale, 'whyNoQuestion');
    case 'nobody':
      return pieces(locale, 'whyNobody', { who: typed(reason.name) });
    case 'no-word': {
      const words = typedWords(reason.words);
      return pieces(locale, reason.words.length > 1 ? 'whyNoWords' : 'whyNoWord', { words });
    }
    case 'not-said':
      return notSaid(locale, reason);
    case 'said-by-another':
      return saidByAnother(locale, reason);
    case 'not-then':
      return pieces(locale, reason.otherTime ? 'whyOtherTime' : 'whyNotThen', { time: typed(reason.time) });
    case 'other-kind':
      return pieces(locale, 'whyOtherKind', { kind: kindText(locale, reason.kind) });
    case 'too-little':
      return pieces(locale, 'whyTooLittle');
    case 'not-spoken-of':
      return pieces(locale, 'whyNotSpoken');
  }
}

function notSaid(
  locale: Locale,
  { people, kind, about }: Extract<Reason, { because: 'not-said' }>,
): readonly Inline[] {
  const who = namesInline(locale, people);
  const what = typedWords(about);
  if (kind === null) {
    return about.length > 0
      ? pieces(locale, 'whySaysNoneAbout', { who, what })
      : pieces(locale, 'whySaysNone', { who });
  }
  const filling = { who, kind: kindText(locale, kind) };
  return about.length > 0
    ? pieces(locale, 'whyCitesNoneAbout', { ...filling, what })
    : pieces(locale, 'whyCitesNone', filling);
}

function saidByAnother(
  locale: Locale,
  { speaker, figure }: Extract<Reason, { because: 'said-by-another' }>,
): readonly Inline[] {
  if (speaker === null) {
    return figure === null
      ? pieces(locale, 'whyNarrated')
      : pieces(locale, 'whyNarratedFigure', { figure: source(figure) });
  }
  const who = source(speaker);
  return figure === null
    ? pieces(locale, 'whyAnother', { who })
    : pieces(locale, 'whyAnotherFigure', { who, figure: source(figure) });
}
