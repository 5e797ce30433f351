/**
 * The chat of a program that is still opening its index: whoever asks is told that it starts, and gets the answer when it has.
 * Once it has, everything goes straight to the chat that came.
 */
import type { Chat } from './chat.ts';
import { newAnswerId } from './codes.ts';
import { aboutMessage } from './followUp.ts';
import { couldNotLook, sentence } from './notices.ts';
import { opensForm } from './actions.ts';
import type { Problem } from './ports.ts';
import type { Locale, OnProgress, Outcome, Reply } from './reply.ts';

/**
 * @param opening the chat to come; when it rejects, nothing can be looked up, and that is said
 * @param onProblem told of each time that was said, under its number
 */
export function openingChat(opening: Promise<Chat>, onProblem: (problem: Problem) => void): Chat {
  let open: Chat | null = null;
  opening.then(
    (chat) => {
      open = chat;
    },
    () => {},
  );
  const whenOpen = async <T extends Outcome>(
    doing: string,
    locale: Locale,
    onProgress: OnProgress | undefined,
    work: (chat: Chat) => Promise<T>,
  ): Promise<T | Reply> => {
    if (open) return await work(open);
    onProgress?.(sentence(locale, 'starting'));
    let chat: Chat;
    try {
      chat = await opening;
    } catch (error) {
      const incident = newAnswerId();
      onProblem({ incident, doing, error });
      return couldNotLook(locale, error, incident);
    }
    return await work(chat);
  };
  return {
    ask: (input, onProgress) =>
      whenOpen('ask', input.reader.locale, onProgress, (chat) => chat.ask(input, onProgress)),
    about: aboutMessage,
    press: async (action, pressed, onProgress) => {
      const { locale } = pressed.reader;
      // A form must be the first thing that is shown, at once.
      if (!open && opensForm(action)) return sentence(locale, 'starting');
      return await whenOpen<Outcome>(action.do, locale, onProgress, (chat) =>
        chat.press(action, pressed, onProgress),
      );
    },
    choose: (action, values, pressed) =>
      whenOpen(action.do, pressed.reader.locale, undefined, (chat) => chat.choose(action, values, pressed)),
    submit: (action, values, pressed, onProgress) =>
      whenOpen(action.do, pressed.reader.locale, onProgress, (chat) =>
        chat.submit(action, values, pressed, onProgress),
      ),
    unknown: (locale) => sentence(locale, 'oldButton'),
    suggest: (field, typed, locale) => open?.suggest(field, typed, locale) ?? [],
    articles: (filters, locale) =>
      whenOpen('articles', locale, undefined, (chat) => chat.articles(filters, locale)),
    summary: (input) => whenOpen('summary', input.reader.locale, undefined, (chat) => chat.summary(input)),
    meetings: (filters, locale) =>
      whenOpen('meetings', locale, undefined, (chat) => chat.meetings(filters, locale)),
    status: (locale, reasons) =>
      whenOpen('status', locale, undefined, (chat) => chat.status(locale, reasons)),
    help: (locale) => whenOpen('help', locale, undefined, (chat) => chat.help(locale)),
    unanswered: (locale) => whenOpen('unanswered', locale, undefined, (chat) => chat.unanswered(locale)),
    reindex: (locale, onProgress) =>
      whenOpen('reindex', locale, onProgress, (chat) => chat.reindex(locale, onProgress)),
    recall: async (answerId) => await (await opening).recall(answerId),
    forget: async (answerId) => await open?.forget(answerId),
    warm: async () => {
      try {
        await (await opening).warm();
      } catch {
        // Whoever opens it tells why it could not.
      }
    },
  };
}
