/**
 * How much a claim is worth a line, and which section it belongs to. What is decided, asked, planned or given as a figure
 * weighs most; a greeting, thanks or praise weighs less than nothing. Pure: one table of weights.
 */
import { addDays } from '../language/calendar.ts';
import type { Figure } from '../language/figures.ts';
import type { Claim } from './claims.ts';
import type { SectionKind } from './meeting.ts';
import type { MeetingDate } from '../domain.ts';

/** Concepts of the lexicon by what they show. */
const SHOWS = {
  greeting: ['welcome', 'thank', 'appreciate', 'happy', 'praise', 'congratulate'],
  asking: ['propose', 'urge', 'ask', 'necessary'],
  pointing: ['emphasise', 'proposal', 'highlight'],
  announcing: ['announce', 'promise'],
  opposing: ['deny', 'disagree', 'criticise', 'warning', 'protest', 'veto', 'complain', 'apologise'],
  inviting: ['invite'],
  signing: ['sign'],
  papers: ['document', 'agreement', 'memorandum'],
  deciding: ['vote', 'adopt', 'decision', 'elect', 'appoint', 'dismiss', 'verdict', 'fine'],
  agreeing: ['agree'],
  planning: ['plan-verb', 'plan'],
  founding: ['establish', 'pilot-scheme', 'introduce'],
  building: ['project', 'construction', 'market-access', 'memorandum', 'customs'],
} as const;
type Act = keyof typeof SHOWS;

/** What each part of a claim is worth. */
const WORTH = {
  money: 3,
  percentage: 2.4,
  measure: 2,
  duration: 2.8,
  durationInWords: 1,
  count: 1,
  /** A thousand and more of something. */
  largeCount: 1.6,
  countInWords: 0.4,
  ordinal: 0.5,
  /** Each further figure. */
  further: 0.4,
  asking: 1,
  inviting: 1.4,
  signing: 2.2,
  /** Signing, where the papers have a name of their own. */
  signingOther: 1.4,
  deciding: 1.8,
  agreeing: 1.4,
  pointing: 0.2,
  announcing: 0.4,
  opposing: 0.8,
  founding: 1.6,
  planning: 0.8,
  building: 0.4,
  dayAhead: 1.4,
  monthAhead: 0.8,
  yearAhead: 0.4,
  /** A name that few claims have, each; at most so many count. */
  rareName: 0.35,
  mostNames: 2,
  /** Each thing that it names, up to so many: a claim about many subjects says more than one about ties. */
  thing: 0.05,
  mostThings: 12,
  mainSpeaker: 0.5,
  /** Somebody who speaks but was not there. */
  otherSpeaker: 0,
  quotation: 0.3,
  greeting: -2.5,
  /** A greeting that brings a figure of money or a share. */
  greetingWithFigure: -0.3,
  vague: -0.6,
} as const;

/** A count from which on it is worth more. */
const LARGE = 1000;
/** Words that make a plan of a verb: "will establish". */
const FUTURE = /\b(?:will|would|shall|vil|skal)\b|(?:sẽ|sắp)/iu;
/** "two sides", "the two countries" count nothing. */
const NO_COUNT =
  /^(?:sid|side|land|part|party|parti|country|nation|natio|nasjon|official|leader|minister|ministre|sidene|people|ben|phia|nuoc|quoc|man|woman|time|first|gang)/;

/** What weighing needs to know of the meeting. */
export interface Weighing {
  readonly date: MeetingDate;
  /** Whether somebody of the article takes part. */
  isMain(claim: Claim): boolean;
  /** Whether few claims of the meeting have the name. */
  isRare(name: string): boolean;
}

/** Whether a claim has one of the concepts that show an act. */
export function shows(claim: Claim, act: Act): boolean {
  return SHOWS[act].some((concept) => claim.concepts.has(concept));
}

/** What the claim is worth; below zero it is a courtesy. */
export function weightOf(claim: Claim, weighing: Weighing): number {
  const figures = claim.figures.map(figureWorth).sort((a, b) => b - a);
  const figure =
    (figures[0] ?? 0) + WORTH.further * Math.min(2, figures.slice(1).filter((worth) => worth > 0).length);
  const names = Math.min(WORTH.mostNames, [...claim.names].filter((name) => weighing.isRare(name)).length);
  const acts = recalls(claim, weighing.date) ? 0 : actsWorth(claim);
  const ahead = aheadWorth(claim, weighing.date);
  const speaker =
    claim.speakers.length === 0 ? 0 : weighing.isMain(claim) ? WORTH.mainSpeaker : WORTH.otherSpeaker;
  const said =
    claim.attribution.kind === 'direct' || claim.attribution.kind === 'mixed' ? WORTH.quotation : 0;
  const substance = figure + acts + ahead;
  const courtesy = greets(claim)
    ? (figures[0] ?? 0) >= WORTH.measure
      ? WORTH.greetingWithFigure
      : WORTH.greeting
    : 0;
  const vague = substance < WORTH.announcing && names === 0 ? WORTH.vague : 0;
  const breadth = WORTH.thing * Math.min(WORTH.mostThings, claim.things);
  return substance + names * WORTH.rareName + breadth + speaker + said + courtesy + vague;
}

/** Whether the claim greets, thanks or praises and does nothing else: not where it asks as well. */
export function greets(claim: Claim): boolean {
  return shows(claim, 'greeting') && !shows(claim, 'signing') && !shows(claim, 'inviting');
}

function figureWorth(figure: Figure): number {
  switch (figure.kind) {
    case 'money':
      return WORTH.money;
    case 'percentage':
      return WORTH.percentage;
    case 'measure':
      return WORTH.measure;
    case 'duration':
      return /\p{Nd}/u.test(figure.text) ? WORTH.duration : WORTH.durationInWords;
    case 'count':
      if (figure.unit === null || figure.unit === 'age' || NO_COUNT.test(figure.unit)) return 0;
      if (!/\p{Nd}/u.test(figure.text)) return WORTH.countInWords;
      return figure.value >= LARGE ? WORTH.largeCount : WORTH.count;
    case 'ordinal':
      return /\p{Nd}/u.test(figure.text) ? WORTH.ordinal : 0;
    case 'year':
      return 0;
  }
}

function actsWorth(claim: Claim): number {
  let worth = 0;
  if (shows(claim, 'asking')) worth += WORTH.asking;
  if (shows(claim, 'inviting')) worth += WORTH.inviting;
  if (signs(claim)) worth += shows(claim, 'papers') ? WORTH.signing : WORTH.signingOther;
  if (decides(claim)) worth += WORTH.deciding;
  if (agreesTogether(claim)) worth += WORTH.agreeing;
  if (shows(claim, 'pointing')) worth += WORTH.pointing;
  if (shows(claim, 'announcing')) worth += WORTH.announcing;
  if (shows(claim, 'opposing')) worth += WORTH.opposing;
  if (shows(claim, 'founding')) worth += WORTH.founding;
  if (shows(claim, 'planning')) worth += WORTH.planning;
  if (shows(claim, 'building')) worth += WORTH.building;
  return worth;
}

/** Papers that are signed, told by the reporter or by both: "urged them to sign" is only asked. */
function signs(claim: Claim): boolean {
  return shows(claim, 'signing') && !isOneVoice(claim);
}

function decides(claim: Claim): boolean {
  return shows(claim, 'deciding') && !isOneVoice(claim);
}

function agreesTogether(claim: Claim): boolean {
  return shows(claim, 'agreeing') && !isOneVoice(claim);
}

function isOneVoice({ attribution }: Claim): boolean {
  return attribution.kind === 'direct' || attribution.kind === 'indirect' || attribution.kind === 'mixed';
}

function aheadWorth(claim: Claim, date: MeetingDate): number {
  let worth = 0;
  for (const { from, precision } of claim.dates) {
    if (from === null || from <= date.to) continue;
    if (precision === 'day' || precision === 'range' || precision === 'weekday')
      worth = Math.max(worth, WORTH.dayAhead);
    else worth = Math.max(worth, precision === 'month' ? WORTH.monthAhead : WORTH.yearAhead);
  }
  return worth;
}

/** What lies so far back is told as background. Days. */
const LONG_AGO = 45;

/** A year that something is measured from: "since 2019", "more than in 2019". */
const MEASURED_FROM = /(?:since|from|than|siden|fra|enn|từ|hơn|so với)\s+(?:in|i|năm|tháng)?\s*$/iu;

/** Whether the reporter tells of an earlier time: "In 2011 the towns agreed on another plan". */
function recalls({ attribution, dates, text, start }: Claim, { from }: MeetingDate): boolean {
  if (attribution.kind !== 'narration') return false;
  const before = addDays(from, -LONG_AGO);
  const told = dates.filter(
    (day) => day.to !== null && !MEASURED_FROM.test(text.slice(0, day.start - start)),
  );
  // "promised in 2011 that it would be built by 2031": a later year is what was decided
  return (
    told.some(({ to }) => to! < before) && !told.some((day) => day.to! >= before && day.precision !== 'year')
  );
}

/** The section of a claim that is not the lead. */
export function sectionOf(claim: Claim, date: MeetingDate): Exclude<SectionKind, 'what' | 'sources'> {
  const recalled = recalls(claim, date);
  if (!recalled && (signs(claim) || decides(claim) || agreesTogether(claim))) return 'agreed';
  if (looksAhead(claim, date)) return 'next';
  if (claim.figures.some((figure) => isFigureLine(figure))) return 'figures';
  if (claim.speakers.length > 0 || claim.attribution.kind === 'joint') return 'said';
  return 'background';
}

/** Days ahead, invitations and plans. */
function looksAhead(claim: Claim, date: MeetingDate): boolean {
  if (shows(claim, 'inviting')) return true;
  if (aheadWorth(claim, date) >= WORTH.monthAhead) return true;
  if (!shows(claim, 'founding')) return false;
  return shows(claim, 'planning') || FUTURE.test(claim.text);
}

function isFigureLine(figure: Figure): boolean {
  return (
    figureWorth(figure) >= WORTH.measure || (figure.kind === 'count' && figureWorth(figure) >= WORTH.count)
  );
}

/** The figures of a claim that a reader looks for. */
export function tellingFigures(claim: Claim): readonly Figure[] {
  return claim.figures.filter((figure) => isFigureLine(figure));
}
