import { tableRefusal } from './tableRefusal.ts';
import { readAttribute, XmlError, type XmlHandler, XmlScanner } from './xmlScanner.ts';
import type { ZipArchive } from './zipArchive.ts';

/** Feeds a part of the archive to a handler; the generator pauses after every piece so that rows can be handed out. */
export async function* scanPart(
  zip: ZipArchive,
  path: string,
  handler: XmlHandler,
): AsyncGenerator<void, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scanner = new XmlScanner(handler);
  try {
    for await (const chunk of zip.chunks(path)) {
      scanner.push(decoder.decode(chunk, { stream: true }));
      yield;
    }
    scanner.push(decoder.decode());
    scanner.end();
  } catch (error) {
    // A TypeError here is the decoder's: the part is not UTF-8.
    if (error instanceof XmlError || error instanceof TypeError) {
      throw tableRefusal('file_unreadable', { reason: 'damaged' });
    }
    throw error;
  }
  yield;
}

export async function readPart(zip: ZipArchive, path: string, handler: Partial<XmlHandler>): Promise<void> {
  const nothing = () => {};
  for await (const _ of scanPart(zip, path, { open: nothing, text: nothing, close: nothing, ...handler }));
}

export type Relation = { type: string; target: string };

/** The relations of a part by their ids, targets resolved to paths in the archive. */
export async function readRelations(zip: ZipArchive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const [folder, file] = [part.slice(0, slash + 1), part.slice(slash + 1)];
  const path = `${folder}_rels/${file}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.has(path)) return relations;
  await readPart(zip, path, {
    open(name, attributes) {
      if (name !== 'Relationship' || readAttribute(attributes, 'TargetMode') === 'External') return;
      const type = readAttribute(attributes, 'Type') ?? '';
      const target = new URL(readAttribute(attributes, 'Target') ?? '', `zip:///${folder}`).pathname.slice(1);
      relations.set(readAttribute(attributes, 'Id') ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: decodeURI(target),
      });
    },
  });
  return relations;
}
