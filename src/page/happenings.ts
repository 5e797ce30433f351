/** How far embedding is, from whoever embeds to whoever looks at the page. */
import type { EmbeddingEvents, EmbeddingProgress } from './ports.ts';

/** Passes the progress of a run on to all who listen; keeps the last step for those who come later. */
export class Happenings implements EmbeddingEvents {
  #current: EmbeddingProgress | null = null;
  readonly #listeners = new Set<(progress: EmbeddingProgress | null) => void>();

  get current(): EmbeddingProgress | null {
    return this.#current;
  }

  /** @param progress null when the run has ended */
  tell(progress: EmbeddingProgress | null): void {
    this.#current = progress;
    for (const listener of [...this.#listeners]) listener(progress);
  }

  listen(listener: (progress: EmbeddingProgress | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
