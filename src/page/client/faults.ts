/** What went wrong between the page and its server, as a sentence. Pure. */
import { type Fault, ServerError } from './api.ts';
import type { Say } from './words.ts';

/** @throws the error itself when it is none of the server's: a defect of the page. */
export function sentenceOf(error: unknown, say: Say): string {
  if (!(error instanceof ServerError)) throw error;
  return faultText(error.fault, say);
}

function faultText(fault: Fault, say: Say): string {
  switch (fault.kind) {
    case 'gone':
      return say('gone');
    case 'unreadable':
      return say('unreadable');
    case 'broken':
      return say('brokenOff');
    case 'refused':
      return fault.error === null
        ? say('refusedStatus', { status: String(fault.status) })
        : say('refused', { error: fault.error });
  }
}
