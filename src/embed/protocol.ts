/** What the main thread and the model's worker say to each other. Shapes only. */
import type { Pooling } from './models.ts';

/** Load a model, and how it is to be called. */
export interface LoadRequest {
  readonly kind: 'load';
  readonly job: number;
  /** Number of the model in further requests. */
  readonly handle: number;
  /** Folder that holds the model's folder. */
  readonly root: string;
  /** Name of the model, which is also its folder within `root`. */
  readonly id: string;
  /** The model's files, relative to its folder. */
  readonly files: readonly string[];
  /** SHA-256 that each file must have, or null when nothing is known about them. */
  readonly expected: Readonly<Record<string, string>> | null;
  readonly pooling: Pooling;
  /** Longest text in tokens, or null to take what the tokenizer says. */
  readonly maxTokens: number | null;
  /** Whether several texts may share a run. */
  readonly together: boolean;
}

/** Texts to embed, prefixes already in place. Never empty. */
export interface EmbedRequest {
  readonly kind: 'embed';
  readonly job: number;
  readonly handle: number;
  readonly texts: readonly string[];
}

/** Forget a model. Not answered. */
export interface UnloadRequest {
  readonly kind: 'unload';
  readonly job: number;
  readonly handle: number;
}

export type WorkerRequest = LoadRequest | EmbedRequest | UnloadRequest;

/** The model is ready. */
export interface LoadedReply {
  readonly kind: 'loaded';
  readonly job: number;
  readonly dimension: number;
  readonly maxTokens: number;
  /** SHA-256 over the names and checksums of the files, hex. */
  readonly checksum: string;
}

/** A file is not the one that was downloaded; nothing was loaded. */
export interface DamagedReply {
  readonly kind: 'damaged';
  readonly job: number;
  readonly file: string;
}

/** The vectors of all texts of the request, one after the other; the buffer is moved, not copied. */
export interface VectorsReply {
  readonly kind: 'vectors';
  readonly job: number;
  readonly data: Float32Array;
  /** How many of the texts were cut. */
  readonly truncated: number;
}

export interface FailedReply {
  readonly kind: 'failed';
  readonly job: number;
  readonly why: string;
}

/** Something that a library printed. */
export interface OutputReply {
  readonly kind: 'output';
  readonly line: string;
}

export type WorkerReply = LoadedReply | DamagedReply | VectorsReply | FailedReply | OutputReply;
