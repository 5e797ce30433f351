/** Fetches what a read lacks, all of it side by side. */
import { asProbe, cosineAt } from '../index/scan.ts';
import type { PassageKey } from '../index/store.ts';
import {
  type Candidate,
  passagesWith,
  type SearchedState,
  termsToAsk,
  vectorCandidates,
  wordCandidates,
  wordScore,
} from './candidates.ts';
import type { ListedArticle } from './catalogue.ts';
import { passageId } from './catalogue.ts';
import type { WeaviateClient } from './client.ts';
import type { ArticlePeople, Desk, Hit, Memory, PeopleWanted } from './desk.ts';
import { VanishedError } from './errors.ts';
import { anyOf, fetchObjects, find, FOUND_AT_MOST, idOf } from './find.ts';
import { meanLength } from './generation.ts';
import { missedTerms, type ScoredCandidate } from './missed.ts';
import {
  ARTICLE_FIELDS,
  type Found,
  type KnownPassage,
  knownArticle,
  knownEvents,
  knownPassage,
  knownPeople,
  PASSAGE_FIELDS,
} from './objects.ts';
import type { PeopleTable } from './people.ts';

export class Fetcher {
  constructor(
    private readonly client: WeaviateClient,
    private readonly memory: Memory,
    private readonly people: PeopleTable,
    private readonly state: SearchedState,
  ) {}

  /** Puts all that the desk wants on it. @throws VanishedError, RangeError for what is no object of ours. */
  async serve(desk: Desk): Promise<void> {
    await Promise.all([
      this.#articles(desk, [...desk.wantedArticles.values()]),
      this.#events(desk, [...desk.wantedEvents.values()]),
      this.#passages(desk, [...desk.wantedPassages.values()]),
      ...[...desk.wantedPeople].map(async ([key, wanted]) =>
        desk.people.set(key, await this.#people(wanted)),
      ),
      ...[...desk.wantedWords].map(async ([key, { terms, limit }]) => {
        desk.words.set(key, await this.#words(desk, terms, limit));
      }),
      ...[...desk.wantedVectors].map(async ([key, { vector, limit }]) => {
        desk.vectors.set(key, await this.#vectors(desk, vector, limit));
      }),
    ]);
    desk.clearWanted();
  }

  async #articles(desk: Desk, wanted: readonly ListedArticle[]): Promise<void> {
    const versions = wanted.map(({ version }) => version);
    const objects = await this.#objects('articles', versions, ARTICLE_FIELDS);
    for (const [i, each] of wanted.entries()) {
      const known = knownArticle(each, objects[i]!);
      this.memory.articles.set(each.version, known);
      desk.articles.set(each.version, known);
    }
  }

  async #events(desk: Desk, wanted: readonly ListedArticle[]): Promise<void> {
    const versions = wanted.map(({ version }) => version);
    const objects = await this.#objects('articles', versions, 'events');
    for (const [i, version] of versions.entries()) desk.events.set(version, knownEvents(objects[i]!));
  }

  async #passages(
    desk: Desk,
    wanted: readonly { readonly version: string; readonly ordinal: number }[],
  ): Promise<void> {
    const ids = wanted.map(({ version, ordinal }) => passageId(version, ordinal));
    const objects = await this.#objects('passages', ids, PASSAGE_FIELDS);
    for (const [i, { version, ordinal }] of wanted.entries())
      desk.notePassage(version, ordinal, knownPassage(objects[i]!));
  }

  /** Objects in the order of their ids. @throws VanishedError when one is not there. */
  async #objects(
    kind: 'articles' | 'passages',
    ids: readonly string[],
    fields: string,
  ): Promise<readonly Found[]> {
    if (ids.length === 0) return [];
    const collection = this.state.head.collections[kind];
    const found = await fetchObjects(this.client, collection, ids, fields);
    return ids.map((id) => {
      const object = found.get(id);
      if (!object) throw new VanishedError(collection, id);
      return object;
    });
  }

  async #people(wanted: PeopleWanted): Promise<readonly ArticlePeople[]> {
    const { catalogue } = this.state.ledger;
    let held = await this.people.holding(this.state, wanted);
    const listed = held ? null : await this.#articlesWith(wanted);
    // More than one question can list: then all names are read.
    if (!held && !listed) held = await this.people.surely(this.state, wanted);
    const versions = listed ?? (held ?? []).map(({ version }) => version);
    const people = new Map(
      versions.flatMap((version) => {
        const known = this.memory.people.get(version);
        return known ? [[version, known] as const] : [];
      }),
    );
    const note = (version: string, object: Found) => {
      const known = knownPeople(catalogue.byVersion(version)!.path, object);
      this.memory.people.set(version, known);
      people.set(version, known);
    };
    for (const { version, people: packed } of held ?? []) {
      if (!people.has(version)) note(version, { people: packed });
    }
    const unknown = versions.filter((version) => !people.has(version));
    const fetched = await this.#objects('articles', unknown, 'people');
    for (const [i, version] of unknown.entries()) note(version, fetched[i]!);
    return versions
      .map((version) => ({ listed: catalogue.byVersion(version)!, people: people.get(version) ?? [] }))
      .sort((a, b) => catalogue.rankOf(a.listed.version) - catalogue.rankOf(b.listed.version));
  }

  /** Versions of this generation that the cluster finds; null when there may be more than it lists. */
  async #articlesWith({ property, words }: PeopleWanted): Promise<readonly string[] | null> {
    const { articles } = this.state.head.collections;
    const how = `where:${anyOf(property, words)},limit:${FOUND_AT_MOST}`;
    const found = await find(this.client, articles, how, '_additional{id}', { among: this.state.nodes });
    if (found.length >= FOUND_AT_MOST) return null;
    return found.map(idOf).filter((version) => this.state.ledger.catalogue.byVersion(version) !== null);
  }

  async #words(
    desk: Desk,
    terms: Parameters<typeof termsToAsk>[1],
    limit: number,
  ): Promise<readonly PassageKey[]> {
    const { ledger } = this.state;
    const chosen = termsToAsk(ledger, terms);
    if (chosen.length === 0) return [];
    const { passages } = ledger.catalogue;
    const mean = meanLength(ledger);
    const counted = desk.counter(terms);
    const scored = new Map<PassageKey, ScoredCandidate>();
    const best = (candidates: readonly Candidate[]) => {
      for (const candidate of candidates) {
        if (scored.has(candidate.key)) continue;
        const counts = counted(this.#noted(desk, candidate));
        const score = wordScore(chosen, counts, passages, mean);
        if (score > 0) scored.set(candidate.key, { score, counts });
      }
      return [...scored].sort(([a, one], [b, other]) => other.score - one.score || a - b);
    };
    let found = best(await wordCandidates(this.client, this.state, chosen, limit));
    const missed = missedTerms(
      chosen,
      found.map(([, candidate]) => candidate),
      limit,
      passages,
      mean,
    );
    if (missed.length > 0) found = best(await passagesWith(this.client, this.state, missed));
    return found.slice(0, limit).map(([key]) => key);
  }

  async #vectors(desk: Desk, vector: Float32Array, limit: number): Promise<readonly Hit[]> {
    const probe = asProbe(vector);
    const cosine = ({ cells }: KnownPassage) => cosineAt(cells, 0, probe);
    const hits =
      probe.length === 0
        ? await this.#first(desk, limit, cosine)
        : (await vectorCandidates(this.client, this.state, vector, limit)).map((candidate) => ({
            key: candidate.key,
            cosine: cosine(this.#noted(desk, candidate)),
          }));
    return hits.sort((a, b) => b.cosine - a.cosine || a.key - b.key).slice(0, limit);
  }

  /** Everything is equally near to nothing. */
  async #first(desk: Desk, limit: number, cosine: (known: KnownPassage) => number): Promise<Hit[]> {
    const { catalogue } = this.state.ledger;
    const keys = Array.from({ length: Math.min(limit, catalogue.passages) }, (_, key) => key);
    const places = keys.map((key) => {
      const { article, ordinal } = catalogue.at(key)!;
      return { version: article.version, ordinal };
    });
    await this.#passages(
      desk,
      places.filter(({ version, ordinal }) => !desk.passage(version, ordinal)),
    );
    return keys.map((key, i) => ({
      key,
      cosine: cosine(desk.passage(places[i]!.version, places[i]!.ordinal)!),
    }));
  }

  /** A proposed passage, at hand from now on. */
  #noted(desk: Desk, { key, found }: Candidate): KnownPassage {
    const { article, ordinal } = this.state.ledger.catalogue.at(key)!;
    const known = desk.passage(article.version, ordinal) ?? knownPassage(found);
    desk.notePassage(article.version, ordinal, known);
    return known;
  }
}
