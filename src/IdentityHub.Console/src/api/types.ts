import type { components, operations } from './schema';

/** A schema of the API by its name. */
export type Schema<T extends keyof components['schemas']> = components['schemas'][T];

/** What an operation answers with 200. */
export type Answer<T extends keyof operations> = operations[T] extends { responses: { 200: { content: { 'application/json': infer R } } } } ? R : never;

/** An element of a list. */
export type Item<T> = T extends (infer R)[] ? R : never;
