import { Agent, type IncomingMessage, request } from 'node:http';

/** A caller of the API on connections that stay open, as a browser or an integration keeps them. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true });

  readonly address: string;
  readonly token: string;

  constructor(address: string, token: string) {
    this.address = address;
    this.token = token;
  }

  async post<Answer>(path: string, body: unknown): Promise<Answer> {
    return JSON.parse((await this.send('POST', path, body)).toString());
  }

  /** Throws what the server said unless it is a success. */
  async send(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown): Promise<Buffer> {
    const { status, content } = await new Promise<{ status: number; content: Buffer }>((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${this.token}`,
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const sent = request(`${this.address}${path}`, { method, agent: this.#agent, headers }, (answer) =>
        gather(answer).then((content) => resolve({ status: answer.statusCode ?? 0, content }), reject),
      );
      sent.on('error', reject);
      sent.end(payload);
    });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${content.toString().slice(0, 500)}`);
    return content;
  }

  close(): void {
    this.#agent.destroy();
  }
}

async function gather(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}
