/** A chat over invented articles in memory, which can be changed, and what a user sees of its replies. */
import { createAnswerer } from '../../src/answer/answerer.ts';
import { encodeAction } from '../../src/chat/actions.ts';
import { createChat } from '../../src/chat/chat.ts';
import type { ChatPorts, Problem, Reader, Reindexed } from '../../src/chat/ports.ts';
import type { Block, Button, Inline, Locale, Outcome, Reply } from '../../src/chat/reply.ts';
import { plainText } from '../../src/chat/say.ts';
import { readArticleBytes } from '../../src/corpus/article.ts';
import type { FeedbackStore } from '../../src/feedback/feedback.ts';
import { createMarker } from '../../src/feedback/mark.ts';
import { analyse, termsOfPassages, termsOfRoles } from '../../src/index/analyse.ts';
import { recipeFor } from '../../src/index/refresh.ts';
import { loadWords } from '../../src/language/words.ts';
import { MeetingBook } from '../../src/meetings/book.ts';
import { ARTICLES } from '../answer/library.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';
import { MemoryFeedback } from '../fakes/feedback.ts';
import { MemoryStore } from '../fakes/store.ts';

export { ARTICLES };

const words = loadWords(null, 'glossary.yaml');

export class World {
  readonly store: MemoryStore;
  readonly embedder = new FakeEmbedder();
  readonly problems: Problem[] = [];
  now = new Date('2026-06-01T12:00:00Z');
  waiting = 0;
  readonly feedback: FeedbackStore;
  /** What `reindex` does. */
  onReindex: ChatPorts['reindex'] = async () => report();

  constructor(feedback: FeedbackStore = new MemoryFeedback(), store = new MemoryStore()) {
    this.feedback = feedback;
    this.store = store;
  }

  /** Publishes these articles and no others. */
  async publish(
    articles: Readonly<Record<string, string>>,
    skipped: { file: string; reason: string }[] = [],
  ) {
    await this.store.begin(recipeFor(this.embedder, words));
    for (const path of (await this.store.prepared()).keys()) await this.store.forget(path);
    try {
      for (const { path } of await this.store.read((generation) => generation.articles()))
        if (!(path in articles)) await this.store.remove(path);
    } catch {
      // Nothing is published yet.
    }
    for (const [path, text] of Object.entries(articles)) {
      const reading = await readArticleBytes(path, new TextEncoder().encode(text));
      if ('reason' in reading) throw new Error(`${path}: ${reading.reason}`);
      const analysed = analyse(reading.article, words);
      const texts = analysed.passages.map(({ start, end }) => reading.article.text.slice(start, end));
      const { vectors } = await this.embedder.embedPassages(texts);
      await this.store.put(
        { analysed, terms: termsOfPassages(analysed, words), vectors },
        termsOfRoles(analysed, words),
      );
    }
    await this.store.publish(skipped, [], this.now);
    return this;
  }

  answerer() {
    const { store, embedder } = this;
    return createAnswerer({ store, embedder, words, waiting: () => this.waiting });
  }

  /** The chat of a process that has just been started: nothing is in memory. */
  chat(more: Partial<ChatPorts> = {}) {
    const { store, embedder } = this;
    return createChat({
      store,
      embedder,
      words,
      meetings: new MeetingBook(store, words),
      answerer: this.answerer(),
      feedback: this.feedback,
      mark: createMarker(new Uint8Array(32).fill(3)),
      waiting: () => this.waiting,
      reindex: (onProgress) => this.onReindex(onProgress),
      clock: () => this.now,
      startedAt: new Date('2026-06-01T09:00:00Z'),
      onProblem: (problem) => this.problems.push(problem),
      ...more,
    });
  }
}

export function report(more: Partial<Reindexed> = {}): Reindexed {
  return {
    added: [],
    updated: [],
    removed: [],
    unchanged: [],
    skipped: [],
    generation: 1,
    interrupted: false,
    ...more,
  };
}

export function reader(locale: Locale = 'en', user = '1001'): Reader {
  return { user, locale };
}

/** A reply, or the failure of the test. */
export function asReply(outcome: Outcome): Reply {
  if (outcome.kind !== 'reply') throw new Error(`a form came: ${outcome.title}`);
  return outcome;
}

/** What a user sees, a line each: styles in front, words of articles in « », typed ones in ‹ ›, the marked part in [ ]. */
export function seen(reply: Reply): string[] {
  return reply.blocks.flatMap(blockSeen);
}

function blockSeen(block: Block): string[] {
  switch (block.kind) {
    case 'line':
      return [`${block.style}: ${inlineSeen(block.inline)}`];
    case 'quote': {
      const { text, marked } = block;
      const shown = marked
        ? `${text.slice(0, marked.start)}[${text.slice(marked.start, marked.end)}]${text.slice(marked.end)}`
        : text;
      return [
        `quote: ${shown}`,
        ...(block.speaker.length > 0 ? [`  by ${plainText(block.speaker)}`] : []),
        `  at ${plainText(block.citation.inline)}`,
        ...block.also.map((also) => `  also ${plainText(also.inline)}`),
      ];
    }
    case 'conflict':
      return [
        `heading: ${inlineSeen(block.heading.inline)}`,
        ...block.sides.map(
          ({ figure, speaker, day }) =>
            `  ${figure.text} | ${plainText(speaker)} | ${day ? day.text : 'undated'}`,
        ),
      ];
    case 'sources':
      return [
        `heading: ${inlineSeen(block.heading.inline)}`,
        ...block.entries.map(
          ({ text, note, citation }, i) =>
            `  ${block.first + i} (${note.text}) ${citation.path.text}: ${text.replace(/\s+/g, ' ')}`,
        ),
      ];
    case 'list':
      return [
        `heading: ${inlineSeen(block.heading.inline)}`,
        ...block.entries.map(
          ({ inline, detail }, i) => `  ${block.first + i} ${inlineSeen(inline)} | ${plainText(detail)}`,
        ),
      ];
    case 'points':
      return block.entries.flatMap(({ subject, text, speaker, places, remarks }) => [
        `point: ${subject === null ? '' : `[${subject.text}] `}${text} | ${plainText(speaker)} | ${plainText(places)}`,
        ...remarks.map((remark) => `  but ${plainText(remark)}`),
      ]);
  }
}

export function inlineSeen(inline: readonly Inline[]): string {
  return inline
    .map((piece) => {
      if (piece.kind === 'source' || piece.kind === 'link') return `«${piece.text}»`;
      if (piece.kind === 'typed') return `‹${piece.text}›`;
      return plainText([piece]);
    })
    .join('');
}

export function labels(reply: Reply): string[][] {
  return reply.buttons.map((row) => row.map(({ label, disabled }) => (disabled ? `(${label})` : label)));
}

/** The button with this label; its action has gone through a code, as it does in a message. */
export function buttonCalled(reply: Reply, label: string): Button {
  const found = reply.buttons.flat().find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} among ${JSON.stringify(labels(reply))}`);
  const codes = reply.buttons.flat().map(({ action }) => encodeAction(action));
  if (new Set(codes).size !== codes.length) throw new Error(`two buttons are alike: ${codes.join(' ')}`);
  return found;
}
