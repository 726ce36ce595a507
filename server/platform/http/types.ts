import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Locale } from '#domain/kernel/localized.ts';
import type { Context } from '../context.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Who a request comes from. `csrf` is set for a cookie session: its changes must carry it as `x-csrf-token`. `readOnly`: changes nothing. */
export type SignedIn = { context: Context; csrf?: string; readOnly?: boolean };

/** Finds out who a request comes from; undefined when nobody is signed in. Runs before the body is read. */
export type Authenticate = (request: FastifyRequest) => Promise<SignedIn | undefined>;

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | undefined;
    /** Throws `not_signed_in` on a public route when nobody is signed in. */
    readonly context: Context;
    /** The reader's language: `?lang=`, else the user's, else the browser's, else 简体. */
    readonly locale: Locale;
  }
  interface FastifyContextConfig {
    /** `public`: open to people who are not signed in. Every other route under /api needs a session or a token. */
    access?: 'public';
    /**
     * Open although the request is no GET while somebody sees the product as another: `reads` changes nothing, `leaves`
     * ends the view. Every other change is refused with `read_only_view`.
     */
    whileSeeingAs?: 'reads' | 'leaves';
  }
}
