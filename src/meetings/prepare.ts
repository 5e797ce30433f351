/** What every summary of a meeting starts from, whatever its length and language: its claims, each told once, and their worth. Pure. */
import type { LanguageCode } from '../domain.ts';
import type { Words } from '../language/words.ts';
import type { ArticleClaims, Claim } from './claims.ts';
import { isPerson, type Joined, joinAttendees, OPEN, participantOf } from './join.ts';
import type { Meeting } from './meeting.ts';
import { nameGroups } from './identity.ts';
import { type Told, toldOnce } from './twice.ts';
import { type Weighing, weightOf } from './weigh.ts';

/** A name is rare when so few claims of one article have it. */
const RARE = 3;

/** The claims of a meeting, put together and weighed. */
export interface Prepared {
  readonly claims: readonly Claim[];
  readonly people: SpeakersOf;
  /** The claim that the leads of all reports make first. */
  readonly told: readonly { readonly group: Told; readonly lead: boolean }[];
  weight(claim: Claim): number;
}

/** @param articles the claims of the meeting's articles */
export function prepare(meeting: Meeting, articles: readonly ArticleClaims[], words: Words): Prepared {
  const people = new SpeakersOf(meeting, words);
  const claims = claimsOfMeeting(meeting, articles);
  const weighing = weighingOf(meeting, claims, people);
  const weights = new Map<Claim, number>();
  const weight = (claim: Claim): number => {
    let known = weights.get(claim);
    if (known === undefined) {
      known = weightOf(claim, weighing);
      weights.set(claim, known);
    }
    return known;
  };
  return { claims, people, told: allTold(meeting, claims, people), weight };
}

/** The claims of the sentences that report this event, each article's own words once. */
function claimsOfMeeting({ reports }: Meeting, articles: readonly ArticleClaims[]): Claim[] {
  const byPath = new Map(articles.map((article) => [article.path, article]));
  return reports.flatMap(({ path, sentences }) => {
    const own = new Set(sentences);
    const kept: Claim[] = [];
    const seen = new Set<string>();
    for (const claim of byPath.get(path)?.claims ?? []) {
      if (!own.has(claim.ordinal) || seen.has(claim.text)) continue;
      seen.add(claim.text);
      kept.push(claim);
    }
    return kept;
  });
}

/** Who of one article is who of another, as one key for each. */
export class SpeakersOf {
  readonly #all: readonly Joined[];
  readonly #keys = new Map<string, string>();
  readonly #main = new Set<string>();
  readonly #known = new Map<Claim, string[]>();

  constructor(meeting: Meeting, words: Words) {
    this.#all = joinAttendees(meeting.reports, meeting.kind, nameGroups(words.glossary), true);
    this.#all.forEach((joined, i) => {
      for (const { attendee, report } of joined.forms)
        if (attendee.personId !== null) this.#keys.set(`${report.path}\u0000${attendee.personId}`, String(i));
      if (!joined.voice || OPEN.has(meeting.kind)) this.#main.add(String(i));
    });
  }

  /** Folded words of the names of everybody. */
  nameWords(): ReadonlySet<string> {
    const names = this.#all.flatMap(({ forms }) => forms.flatMap(({ attendee }) => attendee.names));
    return new Set(names.flatMap((name) => name.split(' ')));
  }

  keysOf(claim: Claim): readonly string[] {
    let known = this.#known.get(claim);
    if (!known) {
      const { path } = claim.article;
      known = claim.speakers.map(({ id }) => this.#keys.get(`${path}\u0000${id}`) ?? `${path} ${id}`);
      this.#known.set(claim, known);
    }
    return known;
  }

  /** Whether one of the speakers took part. */
  isMain(claim: Claim): boolean {
    return this.keysOf(claim).some((key) => this.#main.has(key));
  }

  nameOf(key: string, claim: Claim, language: LanguageCode): string {
    const joined = this.#all[Number(key)];
    if (joined && isPerson(joined)) return participantOf(joined, null, language).name;
    return claim.speakers[0]?.name ?? '';
  }
}

function weighingOf({ date, reports }: Meeting, claims: readonly Claim[], people: SpeakersOf): Weighing {
  const counts = new Map<string, number>();
  for (const { names } of claims) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = RARE * reports.length;
  const own = people.nameWords();
  return {
    date,
    isMain: (claim) => people.isMain(claim),
    isRare: (name) => (counts.get(name) ?? 0) <= most && !name.split(' ').every((part) => own.has(part)),
  };
}

/** The leads of all reports are one; the rest is put together by what it says. */
function allTold(
  { reports }: Meeting,
  claims: readonly Claim[],
  people: SpeakersOf,
): { group: Told; lead: boolean }[] {
  const leadOf = new Map(reports.map(({ path, lead }) => [path, lead]));
  const isLead = ({ article, ordinal }: Claim): boolean => leadOf.get(article.path) === ordinal;
  const rest = toldOnce(
    claims.filter((claim) => !isLead(claim)),
    (claim) => people.keysOf(claim),
  );
  return [
    { group: { claims: claims.filter(isLead) }, lead: true },
    ...rest.map((group) => ({ group, lead: false })),
  ];
}
