/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The page with the chat: makes its parts and joins them. What is asked, and in which language, stands in its address. */
import './discord/components.ts';
import type { Locale } from '../../chat/reply.ts';
import { type Address, carrying, localeOf, readAddress, writeAddress } from './address.ts';
import { Api } from './api.ts';
import { Channel } from './channel.ts';
import { commandsIn } from './commands.ts';
import { Composer } from './composer.ts';
import { Conversation } from './conversation.ts';
import { Doings } from './doings.ts';
import { element } from './dom.ts';
import type { Drawing } from './drawing.ts';
import type { Entry } from './entry.ts';
import { listen } from './events.ts';
import { Explanation } from './explanation.ts';
import { sentenceOf } from './faults.ts';
import { fillIn } from './form.ts';
import { Header } from './header.ts';
import { followable } from './markdown/draw.ts';
import { Panel } from './panel.ts';
import { ProgressBar } from './progress.ts';
import type { ReplyTarget } from './replyBar.ts';
import type { PageState, Progress } from './state.ts';
import { drawWelcome } from './welcome.ts';
import { LANGUAGE_TAG, type Say, sayIn } from './words.ts';

/** The parts that are made anew for another language. */
interface Parts {
  readonly header: Header;
  readonly progress: ProgressBar;
  readonly composer: Composer;
  readonly panel: Panel;
}

/** What the bot is called until the server says so. */
const BOT = 'Quoth';

class Page {
  #address = readAddress(location.search);
  #locale: Locale = localeOf(this.#address, navigator.languages);
  #say: Say = sayIn(this.#locale);
  #state: PageState | null = null;
  #progress: Progress | null = null;
  #isConnected = true;
  /** The message that says that the state could not be had. */
  #failedLoad: number | null = null;
  readonly #api = new Api(() => this.#address);
  readonly #channel: Channel;
  readonly #conversation: Conversation;
  readonly #doings: Doings;
  readonly #explanation: Explanation;
  readonly #banner = element('p', { class: 'banner', role: 'status', hidden: true });
  readonly #notice = element('p', { class: 'out-of-sight', role: 'status' });
  #parts: Parts;

  constructor(private readonly root: HTMLElement) {
    this.#channel = new Channel(
      this.#drawing(),
      {
        press: (entry, customId) => this.#doings.press(entry, customId),
        choose: (entry, customId, value) => this.#doings.choose(entry, customId, value),
        dismiss: (entry) => this.#dismiss(entry),
        reply: (entry) => this.#reply(entry),
        about: (entry) => this.#doings.about(entry),
        why: ({ answerId }) => this.#explanation.open(answerId ?? undefined),
      },
      () => drawWelcome(this.#state, this.#say, (question) => this.#ask(question, null)),
    );
    const spoken = { say: () => this.#say, locale: () => this.#locale };
    this.#conversation = new Conversation({
      ...spoken,
      api: this.#api,
      channel: this.#channel,
      fillIn: (form) => fillIn(form, this.#say),
      onAnswer: ({ answerId, question, private: isPrivate }) => {
        if (question !== null && !isPrivate) this.#remember({ question });
        if (answerId !== null) this.#explanation.select(answerId);
      },
    });
    this.#doings = new Doings({ ...spoken, channel: this.#channel, conversation: this.#conversation });
    this.#explanation = new Explanation({ ...spoken, api: this.#api, panel: () => this.#parts.panel });
    this.#parts = this.#build();
  }

  /** Shows the page, asks what its address asks, and listens to the server. */
  async begin(): Promise<void> {
    listen(this.#api.address('/api/events'), {
      onProgress: (progress) => {
        this.#progress = progress;
        this.#parts.progress.show(progress);
      },
      onIndex: () => void this.#load(),
      onConnection: (connected) => this.#onConnection(connected),
    });
    const { question } = this.#address;
    if (question !== null) this.#ask(question, null);
    await this.#load();
  }

  #build(): Parts {
    const [say, locale] = [this.#say, this.#locale];
    const header = new Header({
      say,
      locale,
      onLocale: (chosen) => void this.#speak(chosen),
      onReset: () => this.#reset(),
      onPanel: () => (panel.isOpen ? panel.close() : this.#explanation.open()),
    });
    const panel = new Panel(
      {
        say,
        language: LANGUAGE_TAG[locale],
        link: (path) => carrying(path, this.#carried()),
      },
      (open) => {
        header.panelOpen = open;
      },
    );
    const composer = new Composer({
      api: this.#api,
      say,
      locale,
      onText: (text, target) => this.#ask(text, target),
      onCommand: (command, options, summary) => this.#doings.command(command, options, summary),
    });
    const parts = { header, panel, composer, progress: new ProgressBar(say) };
    this.root.replaceChildren(
      header.element,
      element(
        'div',
        { class: 'columns' },
        element(
          'div',
          { class: 'talk' },
          this.#banner,
          parts.progress.element,
          this.#channel.element,
          composer.element,
          this.#notice,
        ),
        panel.element,
      ),
    );
    document.documentElement.lang = LANGUAGE_TAG[locale];
    panel.begin();
    parts.progress.show(this.#progress);
    // On a touch screen the keyboard would cover what there is to read.
    if (matchMedia('(hover: hover)').matches) composer.focus();
    return parts;
  }

  #drawing(): Drawing {
    return {
      say: this.#say,
      language: LANGUAGE_TAG[this.#locale],
      bot: this.#state?.bot ?? BOT,
      address: (written) => {
        const address = followable(written, location.origin);
        if (address === null) return null;
        const { origin, pathname, search, hash } = new URL(address);
        return origin === location.origin
          ? origin + carrying(pathname + search + hash, this.#carried())
          : address;
      },
    };
  }

  /** Links of the reader go on in the language of the page. */
  #carried(): { readonly locale: Locale; readonly token: string | null } {
    return { locale: this.#locale, token: this.#address.token };
  }

  async #load(): Promise<void> {
    const locale = this.#locale;
    try {
      const state = await this.#api.state(locale);
      this.#forgetFailure();
      if (locale === this.#locale) this.#onState(state);
    } catch (error) {
      const problem = sentenceOf(error, this.#say);
      this.#forgetFailure();
      const retry = (): void => void this.#load();
      this.#failedLoad = this.#channel.add('bot', { state: 'failed', problem, retry }).id;
    }
  }

  /** It is said once, however often it is tried. */
  #forgetFailure(): void {
    if (this.#failedLoad !== null) this.#channel.remove(this.#failedLoad);
    this.#failedLoad = null;
  }

  #onState(state: PageState): void {
    this.#state = state;
    const { header, composer, panel, progress } = this.#parts;
    header.topic = this.#say('holds', { n: state.articles, passages: state.passages });
    composer.commands = commandsIn(state.commands, this.#locale);
    panel.showState(state);
    this.#progress = state.embedding;
    progress.show(state.embedding);
    if (this.#channel.entries.length === 0) this.#channel.redraw(this.#drawing());
  }

  #onConnection(connected: boolean): void {
    this.#isConnected = connected;
    this.#banner.hidden = connected;
    this.#banner.textContent = connected ? '' : this.#say('lost');
    if (!connected) return;
    this.#notice.textContent = this.#say('connected');
    void this.#load();
  }

  /** Another language: for the page, for the server, and in the address. What was said stays as it was said. */
  async #speak(locale: Locale): Promise<void> {
    const { composer, panel } = this.#parts;
    const { draft, target } = composer;
    this.#locale = locale;
    this.#say = sayIn(locale);
    this.#remember({ locale });
    panel.end();
    this.#parts = this.#build();
    this.#parts.composer.draft = draft;
    this.#parts.composer.replyTo(target);
    this.#onConnectionWords();
    this.#channel.redraw(this.#drawing());
    if (this.#state) this.#onState(this.#state);
    void this.#explanation.refresh();
    this.root.querySelector<HTMLElement>('.locale')?.focus();
    await this.#load();
  }

  #onConnectionWords(): void {
    if (!this.#isConnected) this.#banner.textContent = this.#say('lost');
  }

  #reset(): void {
    this.#conversation.reset();
    this.#remember({ question: null });
    this.#explanation.forget();
    const { composer } = this.#parts;
    composer.replyTo(null);
    composer.focus();
    this.#notice.textContent = this.#say('emptied');
  }

  #remember(changes: Partial<Address>): void {
    this.#address = { ...this.#address, ...changes };
    history.replaceState(null, '', writeAddress(this.#address));
    const { question } = this.#address;
    document.title = question === null ? BOT : `${question} · ${BOT}`;
  }

  #ask(text: string, target: ReplyTarget | null): void {
    this.#remember({ question: text });
    this.#doings.ask(text, target);
  }

  #dismiss({ id }: Entry): void {
    this.#channel.remove(id);
    this.#parts.composer.focus();
  }

  #reply({ id, answerId }: Entry): void {
    if (answerId === null) return;
    const { composer } = this.#parts;
    composer.replyTo({ answerId, entry: id, name: this.#drawing().bot });
    composer.focus();
  }
}

const root = document.getElementById('app');
if (root) void new Page(root).begin();
