export type XmlHandler = {
  /** `attributes` is the raw text between name and '>'; see readAttribute. */
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
};

/** The XML is not what a spreadsheet writes: cut off, badly nested, or with a document type (never expanded). */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const LONGEST_TOKEN = 4_194_304;

/**
 * Reads XML piece by piece for the few things a spreadsheet part needs: elements (prefixes dropped), their attributes,
 * text. It defines no entities, so nothing in a file can grow by expansion.
 */
export class XmlScanner {
  #handler: XmlHandler;
  #rest = '';
  #open: string[] = [];

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const next = this.#token(text, at);
      if (next < 0) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_TOKEN) throw new XmlError('token too long');
  }

  end(): void {
    if (this.#open.length > 0 || this.#rest.trim() !== '') throw new XmlError('cut off');
  }

  /** Consumes one token and returns where it ends; -1 when more text is needed. */
  #token(text: string, at: number): number {
    if (at >= text.length) return -1;
    if (text[at] !== '<') return this.#textRun(text, at);
    const second = text[at + 1];
    if (second === '?') return skipPast(text, '?>', at);
    if (second === '!') return this.#declaration(text, at);
    const end = tagEnd(text, at + 1);
    if (end < 0) return -1;
    this.#tag(text.slice(at + 1, end));
    return end + 1;
  }

  #textRun(text: string, at: number): number {
    const end = text.indexOf('<', at);
    if (end < 0) return -1;
    if (this.#open.length > 0) this.#handler.text(decodeEntities(text.slice(at, end)));
    return end;
  }

  #declaration(text: string, at: number): number {
    const CDATA = '<![CDATA[';
    if (text.length < at + CDATA.length && !text.includes('>', at)) return -1;
    if (text.startsWith('<!--', at)) return skipPast(text, '-->', at);
    if (!text.startsWith(CDATA, at)) throw new XmlError('document type');
    const end = text.indexOf(']]>', at);
    if (end < 0) return -1;
    this.#handler.text(text.slice(at + CDATA.length, end));
    return end + 3;
  }

  #tag(tag: string): void {
    if (tag.startsWith('/')) {
      const name = localName(tag.slice(1).trimEnd());
      if (this.#open.pop() !== name) throw new XmlError('badly nested');
      this.#handler.close(name);
      return;
    }
    const empty = tag.endsWith('/');
    const body = empty ? tag.slice(0, -1) : tag;
    const space = body.search(/\s/);
    const name = localName(space < 0 ? body : body.slice(0, space));
    this.#handler.open(name, space < 0 ? '' : body.slice(space));
    if (empty) this.#handler.close(name);
    else this.#open.push(name);
  }
}

/** The value of one attribute, given its full name with prefix. */
export function readAttribute(attributes: string, name: string): string | undefined {
  let at = -1;
  for (;;) {
    at = attributes.indexOf(name, at + 1);
    if (at < 0) return undefined;
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (match && /\s/.test(attributes[at - 1] ?? '')) return decodeEntities(match[1] ?? match[2] ?? '');
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function skipPast(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at);
  return end < 0 ? -1 : end + mark.length;
}

/** The '>' that closes a tag; one inside quotes does not. */
function tagEnd(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i;
  }
  return -1;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity] ?? whole;
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
