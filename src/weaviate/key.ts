/**
 * The key of the voters' marks, one for all processes: it lies beside the head, so that the same person has the same mark
 * wherever they press a button. When the object is deleted, all marks become meaningless.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MARK_KEY_BYTES } from '../feedback/mark.ts';
import type { WeaviateClient } from './client.ts';
import { ensureHead } from './collections.ts';
import { NotOurCollectionError } from './errors.ts';
import { readState } from './head.ts';
import { objectId } from './ids.ts';
import { headCollection, type Placement } from './schema.ts';
import { SMALL_WRITE, writeObjects } from './write.ts';

const KEY_ID = objectId('key of marks');

/** Until what was written is read again: another process may make one at the same time, and the last one stays. Milliseconds. */
const SETTLE = 500;

/** Made when there is none yet. @throws IndexError. */
export async function sharedKey(client: WeaviateClient, placement: Placement): Promise<Uint8Array> {
  const name = headCollection(placement.collection);
  await ensureHead(client, placement);
  let text = await readState(client, placement.collection, KEY_ID);
  if (text === null) {
    const state = randomBytes(MARK_KEY_BYTES).toString('hex');
    await writeObjects(client, [{ class: name, id: KEY_ID, properties: { state } }], SMALL_WRITE);
    await sleep(SETTLE);
    text = await readState(client, placement.collection, KEY_ID);
  }
  const key = Buffer.from(text ?? '', 'hex');
  if (key.length !== MARK_KEY_BYTES) throw new NotOurCollectionError(name, 'the key of the marks is no key');
  return key;
}
