/** Outlines of the small pictures, on a field of 24 by 24. Pure. */
export const ICON = {
  hash: 'M9 3 7 21M17 3l-2 18M4 8.5h17M3 15.5h17',
  close: 'M6 6l12 12M18 6 6 18',
  reply: 'M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7',
  about: 'M9.2 9a3 3 0 1 1 4.3 2.7c-.9.5-1.5 1.2-1.5 2.3M12 17.6v.2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  why: 'M4 20V10M10 20V4M16 20v-7M22 20H2',
  eye: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  send: 'M4 12 3 4l18 8-18 8 1-8h8',
  out: 'M14 4h6v6M20 4l-9 9M18 13v7H4V6h7',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  down: 'M6 9l6 6 6-6',
  reset: 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5',
} as const;

/** The picture of the bot: quotation marks on green. */
export const BOT_PICTURE = picture(
  '#2e7d32',
  '<path fill="#fff" d="M11 26V19c0-4 2.2-6.8 6-8l1.2 2.6c-2 .8-3 2-3 3.9H18V26zm12 0V19c0-4 2.2-6.8 6-8l1.2 2.6c-2 .8-3 2-3 3.9H30V26z"/>',
);
/** The picture of whoever sits at the page. */
export const MEMBER_PICTURE = picture(
  '#5865f2',
  '<circle cx="20" cy="16" r="6.5" fill="#fff"/><path fill="#fff" d="M8 35c1-7.500 6-11 12-11s11 3.500 12 11z"/>',
);

function picture(colour: string, inside: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/>${inside}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
