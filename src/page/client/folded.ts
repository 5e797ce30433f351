/** Words for comparing what is typed with what there is: without marks, in lower case. Pure. */

/** `Đồng` and `dong` become the same. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/gu, 'd')
    .replace(/ø/gu, 'o')
    .replace(/æ/gu, 'ae');
}
