/**
 * The components of a message. Version 1: up to five rows. Version 2 (flag `IS_COMPONENTS_V2`): text, sections and
 * containers as well, up to forty in all. discord-api-docs, components/reference.
 */
import {
  checkBoolean,
  checkInteger,
  checkList,
  checkObject,
  checkText,
  checkUrl,
  type Findings,
  isObject,
  isOneOf,
  type Json,
  lengthOf,
  type Path,
} from './basics.ts';
import { COMPONENT, checkButton, checkSelect, SELECTS, type SeenIds } from './interactive.ts';

export const LAYOUT_LIMITS = {
  rows: 5,
  /** Buttons in a row; a select takes the whole row. */
  width: 5,
  /** Version 2: components, nested ones included. */
  components: 40,
  /** Version 2: characters over all text displays (discord-api-docs#8562). */
  text: 4000,
  sectionTexts: 3,
  galleryItems: 10,
} as const;

const ROW_CHILDREN = [COMPONENT.button, ...SELECTS];
const IN_CONTAINER = [1, 9, 10, 12, 13, 14];
const TOP_LEVEL = [...IN_CONTAINER, COMPONENT.container];
const MEDIA = { schemes: ['http', 'https', 'attachment'], max: 2048, required: true };

/** Problems of the `components` of a message. */
export function checkComponents(found: Findings, path: Path, value: unknown, version2: boolean): void {
  const seen: SeenIds = new Set();
  if (version2) {
    checkVersion2(found, path, value, seen);
    return;
  }
  checkList(found, path, value, { max: LAYOUT_LIMITS.rows }).forEach((each, index) => {
    const at = [...path, index];
    const row = checkObject(found, at, each);
    if (row && isOneOf(found, at, row, [COMPONENT.row])) checkRow(found, at, row, seen);
  });
}

function checkRow(found: Findings, path: Path, row: Json, seen: SeenIds): void {
  const at = [...path, 'components'];
  const rule = { min: 1, max: LAYOUT_LIMITS.width, required: true };
  let width = 0;
  checkList(found, at, row.components, rule).forEach((each, index) => {
    const child = checkObject(found, [...at, index], each);
    if (!child || !isOneOf(found, [...at, index], child, ROW_CHILDREN)) return;
    const isButton = child.type === COMPONENT.button;
    width += isButton ? 1 : LAYOUT_LIMITS.width;
    if (width > LAYOUT_LIMITS.width) {
      const message = 'The specified component exceeds the maximum width';
      found.add([...at, index], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message);
    }
    (isButton ? checkButton : checkSelect)(found, [...at, index], child, seen);
  });
}

function checkVersion2(found: Findings, path: Path, value: unknown, seen: SeenIds): void {
  const list = checkList(found, path, value, { min: 1, max: LAYOUT_LIMITS.components, required: true });
  list.forEach((each, index) => {
    checkPart(found, [...path, index], each, TOP_LEVEL, seen);
  });
  if (countOf(list) > LAYOUT_LIMITS.components) {
    const message = `The total number of components cannot exceed ${LAYOUT_LIMITS.components}`;
    found.add(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message);
  }
  const characters = textsOf(list).reduce((sum, text) => sum + lengthOf(text), 0);
  if (characters > LAYOUT_LIMITS.text) {
    const message = `Must be ${LAYOUT_LIMITS.text} or fewer in length.`;
    found.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message);
  }
}

function checkPart(
  found: Findings,
  path: Path,
  value: unknown,
  types: readonly number[],
  seen: SeenIds,
): void {
  const part = checkObject(found, path, value);
  if (!part || !isOneOf(found, path, part, types)) return;
  switch (part.type) {
    case COMPONENT.row:
      checkRow(found, path, part, seen);
      break;
    case COMPONENT.textDisplay:
      checkText(found, [...path, 'content'], part.content, {
        min: 1,
        max: LAYOUT_LIMITS.text,
        required: true,
      });
      break;
    case COMPONENT.section:
      checkSection(found, path, part, seen);
      break;
    case COMPONENT.container:
      checkInteger(found, [...path, 'accent_color'], part.accent_color, { min: 0, max: 0xffffff });
      checkList(found, [...path, 'components'], part.components, { min: 1, max: 40, required: true }).forEach(
        (each, index) => {
          checkPart(found, [...path, 'components', index], each, IN_CONTAINER, seen);
        },
      );
      break;
    case COMPONENT.mediaGallery:
      checkGallery(found, path, part);
      break;
    case COMPONENT.separator:
      checkBoolean(found, [...path, 'divider'], part.divider);
      break;
    case COMPONENT.file:
      checkMedia(found, [...path, 'file'], part.file, { ...MEDIA, schemes: ['attachment'] });
      break;
  }
}

function checkSection(found: Findings, path: Path, section: Json, seen: SeenIds): void {
  const at = [...path, 'components'];
  const rule = { min: 1, max: LAYOUT_LIMITS.sectionTexts, required: true };
  checkList(found, at, section.components, rule).forEach((each, index) => {
    checkPart(found, [...at, index], each, [COMPONENT.textDisplay], seen);
  });
  const place = [...path, 'accessory'];
  const accessory = checkObject(found, place, section.accessory);
  if (!accessory || !isOneOf(found, place, accessory, [COMPONENT.button, COMPONENT.thumbnail])) return;
  if (accessory.type === COMPONENT.button) checkButton(found, place, accessory, seen);
  else checkMedia(found, [...place, 'media'], accessory.media, MEDIA);
}

function checkGallery(found: Findings, path: Path, gallery: Json): void {
  const at = [...path, 'items'];
  const rule = { min: 1, max: LAYOUT_LIMITS.galleryItems, required: true };
  checkList(found, at, gallery.items, rule).forEach((each, index) => {
    const item = checkObject(found, [...at, index], each);
    if (item) checkMedia(found, [...at, index, 'media'], item.media, MEDIA);
  });
}

function checkMedia(found: Findings, path: Path, value: unknown, rule: typeof MEDIA): void {
  const media = checkObject(found, path, value);
  if (media) checkUrl(found, [...path, 'url'], media.url, rule);
}

/** All components, nested ones and accessories included. */
export function allComponents(list: readonly unknown[]): Json[] {
  return list
    .filter(isObject)
    .flatMap((each) => [
      each,
      ...allComponents(Array.isArray(each.components) ? each.components : []),
      ...allComponents(isObject(each.accessory) ? [each.accessory] : []),
      ...allComponents(isObject(each.component) ? [each.component] : []),
    ]);
}

function countOf(list: readonly unknown[]): number {
  return allComponents(list).length;
}

/** The contents of all text displays. */
export function textsOf(list: readonly unknown[]): string[] {
  return allComponents(list)
    .filter((each) => each.type === COMPONENT.textDisplay && typeof each.content === 'string')
    .map((each) => each.content as string);
}

/** Ask for real behaviour past a limit that Discord does not document: UTF-8 bytes of all texts and 12 for each. */
const MOST_BYTES = 10_170;

/** Whether Discord would answer 500 to these version 2 components: seen by measuring, discord-api-docs#8554. */
export function breaksServer(list: readonly unknown[]): boolean {
  return textsOf(list).reduce((sum, text) => sum + Buffer.byteLength(text) + 12, 0) > MOST_BYTES;
}
