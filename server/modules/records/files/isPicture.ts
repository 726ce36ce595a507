/** How each kind of picture that a page may show begins, in hex. SVG can hold scripts, so it is no picture here. */
const BEGINNINGS: Record<string, RegExp> = {
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/gif': /^474946383(7|9)61/,
  'image/webp': /^52494646.{8}57454250/,
};

/** Whether a file is the picture that its uploader said it is. Everything else is only ever saved. */
export function isPicture(mediaType: string, content: Buffer): boolean {
  const beginning = Object.hasOwn(BEGINNINGS, mediaType) ? BEGINNINGS[mediaType] : undefined;
  return beginning?.test(content.toString('hex', 0, 16)) ?? false;
}
