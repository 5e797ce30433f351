/** Composition root of the feedback: in a file of this machine, or on the cluster that several processes share. */
import { join } from 'node:path';
import type { Config } from './config.ts';
import { IndexError } from './errors.ts';
import type { FeedbackStore } from './feedback/feedback.ts';
import { createMarker, keyFrom, type Marker } from './feedback/mark.ts';
import { openFeedback } from './feedback/sqlite.ts';
import { clusterSettingsOf } from './opening.ts';
import { openClient } from './weaviate/client.ts';
import { clusterFeedbackError, WeaviateFeedback } from './weaviate/feedback.ts';
import { sharedKey } from './weaviate/key.ts';

/** What is remembered, and how its voters are marked. */
export interface OpenedFeedback {
  readonly feedback: FeedbackStore;
  readonly mark: Marker;
}

/** @param onLost told why something that people said could not be kept, after they had been thanked @throws FeedbackError. */
export async function feedbackOf(
  config: Config,
  onLost: (error: unknown) => void = () => {},
): Promise<OpenedFeedback> {
  const today = new Date().toISOString().slice(0, 10);
  const days = config.questionLogDays;
  if (config.store === 'embedded') {
    const file = join(config.feedbackDir, 'feedback.sqlite');
    return {
      feedback: openFeedback({ file, days, today }),
      mark: createMarker(keyFrom(join(config.feedbackDir, 'key'))),
    };
  }
  const settings = clusterSettingsOf(config);
  const client = openClient(settings);
  try {
    const mark = createMarker(await sharedKey(client, settings.placement));
    const feedback = new WeaviateFeedback(client, settings.placement, days, { onLost });
    await feedback.prune(today);
    return { feedback, mark };
  } catch (error) {
    client.close();
    if (!(error instanceof IndexError)) throw error;
    throw clusterFeedbackError(settings.placement, settings.addresses, error);
  }
}
