/** Why the server cannot start, in words for whoever starts it. */
export class ServeProblem extends Error {
  readonly code: 'port_taken' | 'port_forbidden';

  constructor(code: ServeProblem['code'], words: { zh: string; en: string }) {
    super(`${words.zh}\n${words.en}`);
    this.code = code;
  }
}
