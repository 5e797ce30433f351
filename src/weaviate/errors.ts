/** What can be wrong with the shared index, one class per cause; see ../errors.ts. */
import { IndexError } from '../errors.ts';

/** No node of the cluster answered. Never to be mistaken for "nothing found". */
export class ClusterUnreachableError extends IndexError {
  override readonly code = 'cluster-unreachable';
  constructor(
    readonly addresses: readonly string[],
    readonly why: string,
  ) {
    super(
      `The Weaviate cluster at ${addresses.join(', ')} does not answer (${why}). Start it, or correct WEAVIATE_URL.`,
    );
  }
}

/** The cluster answered that this key may not do it, or that it wants one. */
export class ClusterUnauthorisedError extends IndexError {
  override readonly code = 'cluster-unauthorised';
  constructor(
    readonly address: string,
    readonly keyGiven: boolean,
  ) {
    super(
      keyGiven
        ? `The Weaviate cluster at ${address} refuses the key in WEAVIATE_API_KEY. Set one that may read and write.`
        : `The Weaviate cluster at ${address} asks for a key. Set WEAVIATE_API_KEY.`,
    );
  }
}

/** The server is older than what was tested, or does not say what it is. */
export class ClusterTooOldError extends IndexError {
  override readonly code = 'cluster-too-old';
  constructor(
    readonly address: string,
    readonly version: string,
    readonly needed: string,
  ) {
    super(
      `The Weaviate server at ${address} is version ${version}; ${needed} or later is needed. Upgrade it.`,
    );
  }
}

/** Something answers there, but it is no Weaviate server. */
export class NotWeaviateError extends IndexError {
  override readonly code = 'not-weaviate';
  constructor(readonly address: string) {
    super(`What answers at ${address} is not a Weaviate server. Correct WEAVIATE_URL.`);
  }
}

/** A collection has our name and another shape, so that somebody else made it. */
export class NotOurCollectionError extends IndexError {
  override readonly code = 'not-our-collection';
  constructor(
    readonly collection: string,
    readonly why: string,
  ) {
    super(
      `The Weaviate collection ${collection} was not made by this program (${why}). Set WEAVIATE_COLLECTION to another name.`,
    );
  }
}

/** The cluster answered, and not with what was asked for. */
export class ClusterRefusedError extends IndexError {
  override readonly code = 'cluster-refused';
  constructor(
    readonly address: string,
    /** HTTP status; 200 for a GraphQL answer that holds errors. */
    readonly status: number,
    readonly why: string,
  ) {
    super(`The Weaviate server at ${address} could not do it (${status}: ${oneLine(why)}).`);
  }
}

/** What is published is not all there, or not what was written. */
export class ClusterDamagedError extends IndexError {
  override readonly code = 'cluster-damaged';
  constructor(
    readonly collection: string,
    readonly why: string,
  ) {
    super(
      `The Weaviate collection ${collection} is damaged (${oneLine(why)}). Set WEAVIATE_COLLECTION to another name and make the index again with: npm run -s embed`,
    );
  }
}

/** A collection or an object that the head names is not there: it ended a moment ago, or the cluster has lost it. */
export class VanishedError extends IndexError {
  override readonly code = 'cluster-incomplete';
  constructor(
    readonly collection: string,
    /** Null: the collection itself. */
    readonly id: string | null,
  ) {
    super(
      `The Weaviate cluster has lost ${id === null ? '' : `object ${id} of `}the collection ${collection}. Set WEAVIATE_COLLECTION to another name and make the index again with: npm run -s embed`,
    );
  }
}

/** No node that answers holds all of the generation yet. Never to be mistaken for "nothing found". */
export class ClusterBehindError extends IndexError {
  override readonly code = 'cluster-behind';
  constructor(
    readonly addresses: readonly string[],
    readonly generation: number,
  ) {
    super(
      `No Weaviate node at ${addresses.join(', ')} that answers holds all of generation ${generation} yet. Wait until they have caught up, or name the other nodes in WEAVIATE_URL.`,
    );
  }
}

/** Objects that could not be written although it was tried several times; nothing of the run was published. */
export class ObjectsNotWrittenError extends IndexError {
  override readonly code = 'objects-not-written';
  constructor(
    readonly count: number,
    readonly why: string,
  ) {
    super(
      `The Weaviate cluster did not take ${count === 1 ? 'an object' : `${count} objects`} (${oneLine(why)}). Nothing was published; run it again when the cluster is well.`,
    );
  }
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
