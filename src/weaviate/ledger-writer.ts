/** Writes what changed in the ledger, or all of it when the changes have grown. */
import { createHash } from 'node:crypto';
import type { WeaviateClient } from './client.ts';
import { atATime } from './find.ts';
import { objectId } from './ids.ts';
import { type Ledger, type LedgerChange, type LedgerPart, packChange, rowsOf } from './ledger.ts';
import { writeObjects } from './write.ts';

/** All is written anew when changes since have so many rows, or this share of the whole, or are so many. */
const WHOLE_AT = { rows: 20_000, share: 0.5, parts: 64 } as const;

export interface LedgerWrite {
  /** What the head names now. */
  readonly parts: readonly LedgerPart[];
  readonly before: Ledger;
  readonly change: LedgerChange;
}

/** Writes the pieces; the head that names them is still to come. The old parts stay for those who read. */
export async function writeLedger(
  client: WeaviateClient,
  collection: string,
  { parts, before, change }: LedgerWrite,
): Promise<{ readonly ledger: Ledger; readonly parts: readonly LedgerPart[] }> {
  const after = before.with(change, before.tip);
  const whole = parts.length === 0 || hasGrown(parts, rowsOf(change));
  const written = whole ? after.asChange() : change;
  const pieces = packChange(written, after.catalogue);
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  const tip = objectId('tip', before.tip, hash.digest('hex'));
  const objects = pieces.map((_, i) => objectId('piece', tip, i));
  await atATime(2, pieces, async (piece) => {
    const id = objects[pieces.indexOf(piece)]!;
    await writeObjects(client, [{ class: collection, id, properties: { piece: piece.toString('base64') } }]);
  });
  const part: LedgerPart = { tip, objects, rows: rowsOf(written), whole };
  return { ledger: after.named(tip), parts: whole ? [part] : [...parts, part] };
}

function hasGrown(parts: readonly LedgerPart[], more: number): boolean {
  const changes = parts.filter(({ whole }) => !whole).reduce((sum, { rows }) => sum + rows, more);
  const all = parts.find(({ whole }) => whole)?.rows ?? 0;
  return changes > Math.max(WHOLE_AT.rows, WHOLE_AT.share * all) || parts.length >= WHOLE_AT.parts;
}
