/// <reference lib="dom" />
/** What the page asks of its server. Everything that can go wrong becomes a `ServerError` that says what. */
import type { Locale } from '../../chat/reply.ts';
import type { Interaction } from '../interactions.ts';
import type { Why } from '../why.ts';
import { type Address, carrying } from './address.ts';
import { type Happened, readHappened } from './happened.ts';
import { jsonLines, NotJsonError } from './lines.ts';
import { fieldsOf, listOf, textOf } from './read.ts';
import { type PageState, readState, readWhy } from './state.ts';

/** gone: nobody answers. refused: a status. unreadable: not what it should be. broken: it ended in the middle. */
export type Fault =
  | { readonly kind: 'gone' | 'unreadable' | 'broken' }
  | { readonly kind: 'refused'; readonly status: number; readonly error: string | null };

export class ServerError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

export class Api {
  /** @param carried what the page's own address holds */
  constructor(private readonly carried: () => Pick<Address, 'token'>) {}

  /** @throws ServerError, as all of these; and the reason of `signal` when that ends it. */
  async state(locale: Locale): Promise<PageState> {
    return readAs(await this.#json(`/api/state?locale=${locale}`), readState);
  }

  async why(answer: string, locale: Locale): Promise<Why> {
    return readAs(await this.#json(`/api/why/${encodeURIComponent(answer)}?locale=${locale}`), readWhy);
  }

  async suggestions(
    option: string,
    typed: string,
    locale: Locale,
    signal: AbortSignal,
  ): Promise<readonly Choice[]> {
    const found = await this.#json('/api/autocomplete', { option, typed, locale }, signal);
    return listOf(fieldsOf(found).choices, ({ name, value }) => {
      const [shown, sent] = [textOf(name), textOf(value)];
      return shown === null || sent === null ? null : { name: shown, value: sent };
    });
  }

  /** What comes of something that was done, as it comes; ends with the answer. */
  async *interact(
    interaction: Interaction,
    signal: AbortSignal,
  ): AsyncGenerator<Exclude<Happened, { event: 'done' }>> {
    const { body } = await this.#fetch('/api/interactions', interaction, signal);
    if (!body) throw new ServerError({ kind: 'unreadable' });
    try {
      for await (const line of jsonLines(body)) {
        const happened = readHappened(line);
        if (!happened) throw new ServerError({ kind: 'unreadable' });
        if (happened.event === 'done') return;
        yield happened;
      }
    } catch (error) {
      if (signal.aborted || error instanceof ServerError) throw error;
      throw new ServerError({ kind: error instanceof NotJsonError ? 'unreadable' : 'broken' });
    }
    throw new ServerError({ kind: 'broken' });
  }

  /** Where the page's own requests go, with the token. */
  address(path: string): string {
    return carrying(path, { locale: null, token: this.carried().token });
  }

  async #json(path: string, body?: unknown, signal?: AbortSignal): Promise<unknown> {
    const response = await this.#fetch(path, body, signal);
    try {
      return await response.json();
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ServerError({ kind: 'unreadable' });
    }
  }

  async #fetch(path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const sent: RequestInit =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    let response: Response;
    try {
      response = await fetch(this.address(path), signal ? { ...sent, signal } : sent);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ServerError({ kind: 'gone' });
    }
    if (response.ok) return response;
    const told = await response.json().catch(() => null);
    throw new ServerError({
      kind: 'refused',
      status: response.status,
      error: textOf(fieldsOf(told).error),
    });
  }
}

function readAs<T>(value: unknown, read: (value: unknown) => T | null): T {
  const made = read(value);
  if (made === null) throw new ServerError({ kind: 'unreadable' });
  return made;
}
