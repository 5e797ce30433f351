/** Models from a hub (`<hub>/<name>/resolve/main/<file>`): downloaded once, kept, checked, never half. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ModelError } from '../errors.ts';
import {
  beginPartial,
  dropPartial,
  freeBytes,
  lookAtCache,
  type Manifest,
  publishPartial,
  storageProblem,
  sweepPartials,
} from './cache.ts';
import { DEFAULT_TIMEOUTS, DownloadFailure, downloadFile, type HubTimeouts } from './download.ts';
import { BUNDLED_MODEL, checkModelId } from './models.ts';

export type { HubTimeouts } from './download.ts';

/** Where models come from when MODEL_HUB_URL says nothing else. */
export const DEFAULT_HUB = 'https://huggingface.co';

/** How far a download has come. Bytes are those of the one file; null when the hub does not announce its length. */
export interface DownloadProgress {
  readonly model: string;
  readonly file: string;
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
}

export interface FetchModelOptions {
  /** A name that `checkModelId` accepts. */
  readonly model: string;
  /** What makes the model, relative to its folder. */
  readonly files: readonly string[];
  readonly modelDir: string;
  readonly hubUrl?: string;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly timeouts?: Partial<HubTimeouts>;
  /** A file of the cached model that was found to differ from what was downloaded; null when none was. */
  readonly damaged?: string | null;
  /** Gets sentences that the user should see, e.g. that a damaged model is downloaded again. */
  readonly notice?: (text: string) => void;
  /** Bytes that may be written to the disk of a folder; the system's own answer unless given. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/**
 * Makes sure that a model is in `modelDir`, with no request at all when it is. Returns the SHA-256 that each file
 * must have when it is read, or null for a model that somebody put there by hand. Throws ModelError.
 */
export async function fetchModel(
  options: FetchModelOptions,
): Promise<Readonly<Record<string, string>> | null> {
  checkModelId(options.model);
  const folder = join(options.modelDir, options.model);
  await sweepPartials(folder);
  const cached = await lookAtCache(folder, options.files);
  const damaged = options.damaged ?? (cached.state === 'damaged' ? cached.file : null);
  if (cached.state === 'complete' && damaged === null) return checksums(cached.manifest);
  if (damaged !== null) {
    options.notice?.(
      `The model ${options.model} in ${options.modelDir} is damaged (${damaged}): it is downloaded again.`,
    );
  }
  try {
    return checksums(await download(options, folder, damaged !== null));
  } catch (error) {
    const problem = storageProblem(error, options.modelDir);
    throw problem === null ? error : new ModelError(options.model, problem);
  }
}

function checksums(manifest: Manifest | null): Readonly<Record<string, string>> | null {
  if (manifest === null) return null;
  return Object.fromEntries(Object.entries(manifest.files).map(([name, file]) => [name, file.sha256]));
}

async function download(options: FetchModelOptions, folder: string, replace: boolean): Promise<Manifest> {
  const hub = hubAddress(options);
  const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
  const files: Record<string, { bytes: number; sha256: string }> = {};
  const partial = await beginPartial(folder);
  try {
    for (const file of options.files) {
      const target = join(partial, file);
      await mkdir(dirname(target), { recursive: true });
      files[file] = await downloadFile({
        url: `${hub}/${options.model}/resolve/main/${file}`,
        target,
        timeouts,
        onProgress: (receivedBytes, totalBytes) =>
          options.onProgress?.({ model: options.model, file, receivedBytes, totalBytes }),
        room: () => (options.freeBytes ?? freeBytes)(partial),
      }).catch((error: unknown) => {
        throw error instanceof DownloadFailure
          ? new ModelError(options.model, sentenceFor(error, file, hub, options))
          : error;
      });
    }
    const manifest = { model: options.model, hub, fetchedAt: new Date().toISOString(), files };
    await publishPartial(partial, folder, manifest, replace);
    return manifest;
  } catch (error) {
    await dropPartial(partial);
    throw error;
  }
}

function hubAddress(options: FetchModelOptions): string {
  const given = options.hubUrl ?? DEFAULT_HUB;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ModelError(options.model, `the hub's address ${JSON.stringify(given)} is not an http address.`);
  }
  return given.replace(/\/+$/, '');
}

/** What is wrong and what to do, as the end of the sentence that ModelError begins. */
function sentenceFor(
  failure: DownloadFailure,
  file: string,
  hub: string,
  options: FetchModelOptions,
): string {
  const instead = `EMBEDDING_MODEL=${BUNDLED_MODEL} needs no network.`;
  switch (failure.kind) {
    case 'unreachable':
      return `the hub ${hub} is out of reach (${failure.detail}). Check the network; ${instead}`;
    case 'timeout':
      return `the hub ${hub} did not answer for ${failure.detail} (${file}). Try again later; ${instead}`;
    case 'refused':
      return `the hub refuses it (${failure.detail}): the name is misspelt or the model is private. Check EMBEDDING_MODEL.`;
    case 'missing':
      return `the hub has no ${file} under that name (${failure.detail}). Check EMBEDDING_MODEL; it must have ONNX files, as those of Xenova/ do.`;
    case 'busy':
      return `the hub ${hub} is in trouble (status ${failure.detail}), also after waiting. Try again later; ${instead}`;
    case 'cut':
      return `the connection broke while ${file} was arriving (${failure.detail}), also on a further attempt. Try again; ${instead}`;
    case 'wrong':
      return `what arrived as ${file} is not that file (${failure.detail}). Check the network and EMBEDDING_MODEL.`;
    case 'no-room':
      return `there is no room for ${file} in ${options.modelDir}: ${failure.detail}. Make room, or set MODEL_DIR to another disk.`;
  }
}
