import type { Client } from 'pg';
import type { Reader } from '../million/open.ts';
import type { HttpClient } from './httpClient.ts';

/** Somebody who asks: with a token for the API, and what the same question needs in plain SQL. */
export type Persona = {
  name: Reader;
  http: HttpClient;
  userId: string;
  /** Access tokens in reach; for who sees everything none are asked. */
  tokens: number[] | 'all';
};

/** What a case may use. `sql` is a connection of the floor's own, through the driver that the server uses. */
export type Bench = {
  schema: string;
  deals: number;
  /** The funnel that most deals are in, and its open stages in order. */
  funnel: { key: string; openStages: string[] };
  sql: Client;
  /** For floors of several clients. */
  connections: Client[];
  rep: Persona;
  manager: Persona;
  executive: Persona;
};

/** One way to do the work; answers how many rows or operations it dealt with, so that both sides can be compared. */
export type Run = () => Promise<number>;

export type Goal = { ratio?: number; p95?: number };

/** Timed one by one: what a person waits for. Milliseconds, the smaller the better; the goal is "at most". */
export type TimedCase = {
  kind: 'time';
  name: string;
  floorIs: string;
  goal: Goal;
  product: Run;
  floor?: Run;
  /**
   * For pages whose floor takes less than HTTP, session and JSON do: the ratio that counts is that of the page's statements alone, sent
   * through the same driver as the floor. They get a line of their own.
   */
  alone?: Goal;
  /** Clears up behind each run of the product; not timed. */
  after?: () => Promise<void>;
  /** The product's request, to be asked once more for the rows and buffers that it touches. */
  touches?: { persona: Persona; method: 'GET' | 'POST'; path: string; body?: unknown };
};

/** As much as goes in a time: operations a second, the more the better; the goal is "at least". */
export type RateCase = {
  kind: 'rate';
  name: string;
  floorIs: string;
  goal: Goal;
  product: Run;
  floor: Run;
  /** Made ready before each run; not timed. */
  before?: { product?: () => Promise<void>; floor?: () => Promise<void> };
  /** Fewer rounds, for what takes long. */
  rounds?: { warmUp: number; times: number };
  /** What else was seen, once it has run. */
  note?: () => string;
};

export type Case = TimedCase | RateCase;
