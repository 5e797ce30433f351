/**
 * The chat: everything that a user can do, by one method each. Whoever shows it (Discord, a page, a terminal) hands in what
 * was done and gets what to show. No method but `recall` throws or rejects: what goes wrong becomes a reply that says so, with
 * the number under which `onProblem` was told the cause.
 */
import type { Answer } from '../domain.ts';
import { Answers } from './answers.ts';
import { meetingFromValue } from './actions.ts';
import { type ArticleFilters, listArticles, turnArticles } from './articles.ts';
import { type AskInput, ask } from './ask.ts';
import { newAnswerId } from './codes.ts';
import { aboutMessage, askMeetingForm, followUpForm } from './followUp.ts';
import { help } from './help.ts';
import { Library } from './library.ts';
import { listMeetings, type MeetingFilters, turnMeetings } from './meetings.ts';
import { meetingSources } from './meetingSources.ts';
import { couldNotLook, sentence } from './notices.ts';
import { passage } from './passage.ts';
import type { ChatPorts, Reader } from './ports.ts';
import { exampleQuestions } from './questions.ts';
import { Reindexing } from './reindex.ts';
import type {
  ButtonAction,
  Locale,
  MenuAction,
  ModalAction,
  ModalRequest,
  ModalValues,
  OnProgress,
  Outcome,
  Reply,
} from './reply.ts';
import { share } from './share.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { Shelf } from './shelf.ts';
import { type SuggestField, type Suggestion, suggest, suggestMeetings } from './suggest.ts';
import { download, shareSummary, type SummaryInput, summary, summaryOf } from './summaries.ts';
import { exportUnanswered, unanswered } from './unanswered.ts';
import { vote, voteReason } from './vote.ts';

/** What is around a button or a form. */
export interface Pressed {
  readonly reader: Reader;
  /** The question as the message shows it (`Reply.question`), for when it is no longer remembered; null when not at hand. */
  readonly shown: string | null;
  /** Whether what is asked now is for the asker alone: as the message was. */
  readonly private: boolean;
}

export interface Chat {
  /** `onProgress` hears "starting" while the index is being opened (openingChat.ts). */
  ask(input: AskInput, onProgress?: OnProgress): Promise<Reply>;
  /** "Ask about this" on a message: the question to `ask`, or the form that asks for one. At once. */
  about(text: string, locale: Locale): { readonly question: string } | ModalRequest;
  /**
   * A button was pressed. For actions that `opensForm` names the outcome may be a form and comes within milliseconds: where a
   * form must be the first thing shown, nothing may be shown before it.
   */
  press(action: ButtonAction, pressed: Pressed, onProgress?: OnProgress): Promise<Outcome>;
  /** One or more entries of a list were chosen. */
  choose(action: MenuAction, values: readonly string[], pressed: Pressed): Promise<Reply>;
  /** A form was sent. */
  submit(action: ModalAction, values: ModalValues, pressed: Pressed, onProgress?: OnProgress): Promise<Reply>;
  /** A button or form whose code nobody understands. */
  unknown(locale: Locale): Reply;
  /** What to suggest for what is typed so far. At once; nothing until the first list of names is made. */
  suggest(field: SuggestField, typed: string, locale: Locale): readonly Suggestion[];
  articles(filters: ArticleFilters, locale: Locale): Promise<Reply>;
  /** A meeting summed up, or the meetings that may be meant. */
  summary(input: SummaryInput): Promise<Reply>;
  meetings(filters: MeetingFilters, locale: Locale): Promise<Reply>;
  /** @param reasons whether to name the files that could not be read */
  status(locale: Locale, reasons: boolean): Promise<Reply>;
  help(locale: Locale): Promise<Reply>;
  /** For those who may; the caller lets nobody else in. */
  unanswered(locale: Locale): Promise<Reply>;
  /** For those who may; the caller lets nobody else in. `onProgress` hears how far it is, at most every 3 seconds. */
  reindex(locale: Locale, onProgress: OnProgress): Promise<Reply>;
  /** The answer as it is now, for whoever wants to see how it came about; null when it is not remembered. @throws QuothError. */
  recall(answerId: string): Promise<Answer | null>;
  /** Forgets an answer: the message of its question was deleted. Never rejects. */
  forget(answerId: string): Promise<void>;
  /** Makes what takes long beforehand: the names to suggest, the questions of `/help`. Never rejects. */
  warm(): Promise<void>;
}

export function createChat(ports: ChatPorts): Chat {
  const library = new Library(ports.store);
  const tell = (doing: string, error: unknown): string => {
    const incident = newAnswerId();
    ports.onProblem({ incident, doing, error });
    return incident;
  };
  const answers = new Answers(ports, (error) => tell('recall', error));
  const reindexing = new Reindexing(ports);
  const examples = new Examples(ports, library, answers);
  const shelf = new Shelf(ports.meetings, ports.store);
  const meetingParts = { ports, shelf, library };
  const askParts = { ...meetingParts, answers, onProblem: tell };

  /** Whatever goes wrong is said, under a number. */
  const guarded = async <T extends Outcome>(
    doing: string,
    locale: Locale,
    work: () => T | Promise<T>,
  ): Promise<T | Reply> => {
    try {
      return await work();
    } catch (error) {
      return couldNotLook(locale, error, tell(doing, error));
    }
  };
  const asking = (input: AskInput): Promise<Reply> =>
    guarded('ask', input.reader.locale, () => ask(input, askParts));

  const chat: Chat = {
    ask: asking,
    about: aboutMessage,
    press: (action, { reader, shown: shownQuestion, private: hidden }) =>
      guarded<Outcome>(action.do, reader.locale, async () => {
        const { locale } = reader;
        switch (action.do) {
          case 'passage':
            return await passage(action, reader, ports, library);
          case 'sources':
            return await sources(action, shownQuestion, reader, ports, answers, library);
          case 'vote':
            return await vote(action, reader, ports);
          case 'share':
            return await share(action, shownQuestion, reader, ports, answers, library);
          case 'follow-up':
            return followUpForm(action, locale);
          case 'ask':
            return await asking({ reader, question: action.question, private: hidden });
          case 'articles':
            return turnArticles(action, locale, await library.contents());
          case 'unanswered':
            return await unanswered(ports, locale, action.page, 'replace');
          case 'export':
            return await exportUnanswered(ports, locale);
          case 'status':
            return await chat.status(locale, false);
          case 'help':
            return await chat.help(locale);
          case 'summary': {
            const shown = { reader, length: action.length, private: hidden, question: shownQuestion };
            return await summaryOf(action, { ...shown, delivery: 'replace' }, meetingParts);
          }
          case 'meeting-sources':
            return await meetingSources(action, locale, meetingParts);
          case 'ask-meeting':
            return askMeetingForm(action, locale);
          case 'share-summary':
            return await shareSummary(action, reader, meetingParts);
          case 'download':
            return await download(action, reader, meetingParts);
          case 'meetings':
            return await turnMeetings(action, locale, meetingParts);
        }
      }),
    choose: (action, values, { reader, private: hidden }) =>
      guarded(action.do, reader.locale, async () => {
        const code = meetingFromValue(values[0] ?? '');
        if (!code) return sentence(reader.locale, 'oldButton');
        const shown = { reader, length: 'normal', private: hidden, question: null, delivery: 'new' } as const;
        return await summaryOf(code, shown, meetingParts);
      }),
    submit: async (action, values, { reader, shown, private: hidden }) => {
      if (action.do === 'vote-reason') {
        return await guarded(action.do, reader.locale, () => voteReason(action, values, reader, ports));
      }
      const question = values.question ?? '';
      if (action.do === 'ask-meeting-text') {
        return await asking({ reader, question, private: hidden, meeting: action });
      }
      const follows = action.do === 'follow-up-text' ? { id: action.answer, question: shown } : null;
      return await asking({ reader, question, private: hidden, follows });
    },
    unknown: (locale) => sentence(locale, 'oldButton'),
    suggest: (field, typed, locale) => {
      try {
        if (field === 'meeting') return suggestMeetings(shelf.current, typed, locale);
        return suggest(library.current, field, typed, locale);
      } catch (error) {
        tell('suggest', error);
        return [];
      }
    },
    articles: (filters, locale) =>
      guarded('articles', locale, async () => listArticles(filters, locale, await library.contents())),
    summary: (input) => guarded('summary', input.reader.locale, () => summary(input, meetingParts)),
    meetings: (filters, locale) =>
      guarded('meetings', locale, () => listMeetings(filters, locale, meetingParts)),
    status: (locale, reasons) => guarded('status', locale, () => status(ports, locale, reasons)),
    help: (locale) =>
      guarded('help', locale, async () => {
        // What is kept and how to ask can be said even when nothing can be looked up.
        const questions = await examples.questions(locale).catch((error): readonly string[] => {
          tell('help', error);
          return [];
        });
        return help(locale, ports.feedback.days, questions);
      }),
    unanswered: (locale) => guarded('unanswered', locale, () => unanswered(ports, locale, 0, 'new')),
    reindex: (locale, onProgress) => guarded('reindex', locale, () => reindexing.run(locale, onProgress)),
    recall: async (answerId) => (await answers.recall(answerId))?.answer ?? null,
    forget: async (answerId) => {
      answers.drop(answerId);
      try {
        await ports.feedback.forget(answerId);
      } catch (error) {
        tell('forget', error);
      }
    },
    warm: async () => {
      try {
        await library.contents();
        await shelf.shelved();
        for (const locale of ['en', 'vi', 'no'] as const) await examples.questions(locale);
      } catch (error) {
        tell('warm', error);
      }
    },
  };
  return chat;
}

/** The questions of `/help`, found once a generation and language. */
class Examples {
  #generation = -1;
  readonly #found = new Map<Locale, Promise<readonly string[]>>();

  constructor(
    private readonly ports: Pick<ChatPorts, 'store'>,
    private readonly library: Library,
    private readonly answers: Answers,
  ) {}

  async questions(locale: Locale): Promise<readonly string[]> {
    const { generation } = await this.ports.store.read((published) => published.stamp());
    if (generation !== this.#generation) {
      this.#found.clear();
      this.#generation = generation;
    }
    const known = this.#found.get(locale) ?? this.#find(locale);
    this.#found.set(locale, known);
    return await known.catch((error) => {
      if (this.#found.get(locale) === known) this.#found.delete(locale);
      throw error;
    });
  }

  async #find(locale: Locale): Promise<readonly string[]> {
    const contents = await this.library.contents();
    const ask = (question: string) => this.answers.probe(question);
    return await exampleQuestions(contents, this.ports.store, ask, locale);
  }
}
