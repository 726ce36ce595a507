import { toCanvas } from 'html-to-image';

const SCALE = 2;
const EDGE = 24;
const TITLE_PX = 20;
const LINE_PX = 20;

type Head = { title: string; workspace: string; lines: readonly string[] };

/**
 * A part of the page as a PNG, under a head that says what it shows: title, company, day, filters. What scrolls is shown
 * whole, and controls that only a page can use are left out.
 */
export async function pictureOf(part: HTMLElement, head: Head): Promise<Blob> {
  const style = getComputedStyle(document.body);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const back = unfold(part);
  let shot: HTMLCanvasElement;
  try {
    shot = await toCanvas(part, {
      pixelRatio: SCALE,
      backgroundColor: style.backgroundColor,
      // The page's type comes from the system, there is nothing to embed.
      skipFonts: true,
      filter: (node) => !(node instanceof HTMLElement && node.dataset.noPicture !== undefined),
    });
  } finally {
    back();
  }
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas to draw on');
  const family = style.fontFamily;
  const small = `13px ${family}`;
  const wide = shot.width / SCALE;
  pen.font = small;
  const lines = wrapped(pen, head.lines, wide);
  const high = TITLE_PX + 12 + lines.length * LINE_PX + 12;
  canvas.width = shot.width + 2 * EDGE * SCALE;
  canvas.height = shot.height + (high + 2 * EDGE) * SCALE;
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(shot, EDGE * SCALE, (EDGE + high) * SCALE);
  pen.scale(SCALE, SCALE);
  pen.textBaseline = 'top';
  pen.fillStyle = colour('--text');
  pen.font = `600 ${TITLE_PX}px ${family}`;
  pen.fillText(head.title, EDGE, EDGE);
  pen.font = small;
  pen.fillStyle = colour('--text-2');
  pen.textAlign = 'right';
  pen.fillText(head.workspace, EDGE + wide, EDGE + 4);
  pen.textAlign = 'left';
  for (const [index, line] of lines.entries()) pen.fillText(line, EDGE, EDGE + TITLE_PX + 12 + index * LINE_PX);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture is too large');
  return blob;
}

/** Shows what scrolls inside the part whole; returns what puts it back. */
function unfold(part: HTMLElement): () => void {
  const scrolling = [...part.querySelectorAll<HTMLElement>('[data-scroll]')];
  const former = scrolling.map(({ style }) => style.cssText);
  for (const { style } of scrolling) style.cssText += ';max-height:none;overflow:visible';
  return () => {
    for (const [index, element] of scrolling.entries()) element.style.cssText = former[index] ?? '';
  };
}

/** `截至 … · 漏斗 …` in as few lines as fit; a long sentence breaks where the room ends. */
function wrapped(pen: CanvasRenderingContext2D, parts: readonly string[], room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of parts.join('　·　')) {
    if (line !== '' && pen.measureText(line + character).width > room) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return line === '' ? lines : [...lines, line];
}
