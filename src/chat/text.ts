/**
 * Every fixed word of the chat, in the three languages that it speaks: one table. `{name}` is a hole; ` | ` parts the form for
 * one from the form for many (`{n}`), in languages that tell them apart. Filled in by say.ts. NFC throughout.
 */
import { ANSWER_TEXT } from './answerText.ts';
import { COMMAND_TEXT } from './commandText.ts';
import { MEETING_TEXT } from './meetingText.ts';
import type { Locale } from './reply.ts';

/** In the order English, Norwegian, Vietnamese. */
export type Texts = readonly [en: string, no: string, vi: string];

export const PLACE: Readonly<Record<Locale, 0 | 1 | 2>> = { en: 0, no: 1, vi: 2 };

/** All of it. */
export const TEXT = { ...ANSWER_TEXT, ...COMMAND_TEXT, ...MEETING_TEXT };

export type TextKey = keyof typeof TEXT;
