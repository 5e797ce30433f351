/** What a text in Discord's markdown is made of. Shapes only. */

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | {
      readonly kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';
      readonly inside: readonly Piece[];
    }
  | { readonly kind: 'code'; readonly text: string }
  /** `address` as written; who draws it decides whether it may be followed. */
  | { readonly kind: 'link'; readonly address: string; readonly inside: readonly Piece[] }
  /** Seconds since 1970, UTC, and one letter of Discord's styles. */
  | { readonly kind: 'time'; readonly seconds: number; readonly style: TimeStyle }
  | { readonly kind: 'command'; readonly name: string };

/** t, T: time; d, D: day; f, F: both; R: how long ago or until. Discord's reference, "message formatting". */
export type TimeStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R';

export type Part =
  | { readonly kind: 'paragraph' | 'small'; readonly inside: readonly Piece[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly inside: readonly Piece[] }
  | { readonly kind: 'fence'; readonly text: string }
  | { readonly kind: 'quote'; readonly parts: readonly Part[] }
  | { readonly kind: 'list'; readonly start: number | null; readonly items: readonly ListItem[] };

export interface ListItem {
  readonly inside: readonly Piece[];
  /** Lists below this item. */
  readonly below: readonly Part[];
}
