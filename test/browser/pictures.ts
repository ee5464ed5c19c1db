/** The pictures of the README: what they show, and how wide they are. */

/** A picture in `.github/pictures`, in CSS pixels; the file has twice as many. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** By the name of the file. Side by side they have about the same height. */
export const pictures = {
  // From 64rem on, the request and the response of the explorer stand side by side.
  'explorer.png': { width: 1040, height: 580 },
  'page.png': { width: 720, height: 580 },
} as const satisfies Readonly<Record<string, PictureSize>>

/** Pixels of the file for each CSS pixel. */
export const SCALE = 2
