/** Decides, in the order of reading, whom the subject of each cue means. */
import type { Glossary } from '../language/glossary.ts';
import { bodyMeant, mainBody } from './bodies.ts';
import type { Cue, SettledCue } from './cues.ts';
import { mainSubject } from './main-subject.ts';
import type { NameMention } from './names.ts';
import type { People, Somebody } from './people.ts';
import type { Reference } from './references.ts';
import { Salience, type Standing } from './salience.ts';
import type { ScannedSentence } from './scan.ts';
import type { SpeechWords } from './words/speech.ts';

interface Given {
  readonly text: string;
  readonly scanned: readonly ScannedSentence[];
  readonly names: readonly (readonly NameMention[])[];
  readonly references: readonly (readonly Reference[])[];
  readonly cues: readonly (readonly Cue[])[];
  readonly people: People;
  readonly glossary: Glossary | null;
  readonly speech: SpeechWords;
  /** Filled here: whom each reference means. */
  readonly meant: Map<Reference, Somebody>;
}

interface Place {
  readonly given: Given;
  readonly salience: Salience;
  readonly mainBody: NameMention | null;
  readonly sentence: number;
}

/** The cues of each sentence with their speakers; `given.meant` afterwards holds whom every reference means. */
export function settleCues(given: Given): SettledCue[][] {
  const { people, references, meant } = given;
  const salience = new Salience(people.all, given.glossary);
  const body = mainBody(given.names.flat(), people);
  const settled = given.scanned.map(({ words }, sentence) => {
    const place: Place = { given, salience, mainBody: body, sentence };
    for (const reference of references[sentence]!) {
      const somebody = reference.name ? people.whoIs(reference.name) : null;
      if (somebody) meant.set(reference, somebody);
    }
    const subject = mainSubject(words, references[sentence]!, given.speech);
    if (subject) resolve(place, subject, null);
    const here = given.cues[sentence]!.map((cue) => settleCue(place, cue));
    note(place, subject, here);
    return here;
  });
  return withPrincipals(settled);
}

function settleCue(place: Place, cue: Cue): SettledCue {
  const found = cue.subjects.map((reference) => resolve(place, reference, cue));
  const speakers = [...new Set(found.filter((somebody) => somebody !== null))];
  const together = cue.subjects.some((reference) => reference.form === 'together') || speakers.length > 1;
  return { ...cue, speakers: found.includes(null) ? [] : speakers, together };
}

function resolve(place: Place, reference: Reference, cue: Cue | null): Somebody | null {
  const { meant } = place.given;
  const known = meant.get(reference);
  if (known) return known;
  const somebody = meaningOf(place, reference, cue);
  if (!somebody) return null;
  meant.set(reference, somebody);
  somebody.gender ??= reference.pronoun?.gender ?? null;
  return somebody;
}

function meaningOf(
  { given, salience, mainBody: body, sentence }: Place,
  reference: Reference,
  cue: Cue | null,
): Somebody | null {
  const { words } = given.scanned[sentence]!;
  const { pronoun } = reference;
  if (reference.form === 'pronoun') {
    if (pronoun?.number !== 'one' || pronoun.gender === null) return null;
    // What is said before "…, she said" seldom names her.
    const behind = cue?.side === 'before' || cue?.side === 'both';
    return salience.pronoun(pronoun.gender, sentence, behind ? [] : namedBefore(given, sentence, reference));
  }
  if (reference.form === 'role') {
    const folded = words.slice(reference.phraseFirst, reference.last + 1).map((word) => word.folded);
    return salience.role(reference, sentence, folded);
  }
  if (reference.form === 'body' && cue && cue.speech !== 'act') {
    const printed = given.text.slice(words[reference.first]!.start, words[reference.last]!.end);
    return bodyMeant(reference, printed, words[reference.last]!.folded, given.people, body);
  }
  return null;
}

/** Who is named before a pronoun of the same sentence, in order. */
function namedBefore({ references, meant }: Given, sentence: number, pronoun: Reference): Somebody[] {
  const found: Somebody[] = [];
  for (const reference of references[sentence]!) {
    if (reference.first >= pronoun.first) break;
    const somebody = meant.get(reference);
    if (somebody && !reference.quoted && !found.includes(somebody)) found.push(somebody);
  }
  return found;
}

/** Records how everybody stands in the sentence, for the pronouns that follow. */
function note(
  { given, salience, sentence }: Place,
  subject: Reference | null,
  cues: readonly SettledCue[],
): void {
  for (const reference of given.references[sentence]!) {
    const somebody = given.meant.get(reference);
    if (somebody) salience.note(sentence, somebody, standingOf(reference, subject));
  }
  for (const { speakers, inner } of cues) {
    if (speakers.length === 1) salience.note(sentence, speakers[0]!, inner ? 'subject' : 'speaker');
  }
}

function standingOf(reference: Reference, subject: Reference | null): Standing {
  if (reference.quoted) return 'quoted';
  if (reference === subject) return 'subject';
  return reference.genitive ? 'owner' : 'object';
}

/** "Both sides" are the two who speak in the article, where exactly two do. */
function withPrincipals(settled: readonly (readonly SettledCue[])[]): SettledCue[][] {
  const principals = new Set<Somebody>();
  for (const cue of settled.flat()) {
    if (!cue.together && cue.speakers.length === 1 && cue.speakers[0]!.kind === 'person')
      principals.add(cue.speakers[0]!);
  }
  const both = principals.size === 2 ? [...principals] : [];
  return settled.map((cues) =>
    cues.map((cue) => (cue.together && cue.speakers.length === 0 ? { ...cue, speakers: both } : cue)),
  );
}
