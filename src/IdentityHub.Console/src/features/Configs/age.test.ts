import { describe, expect, it } from 'vitest';
import { distance } from './age';

const day = 86_400_000;

describe('How long ago something was', () => {
  it.each([[-3 * day, [-3, 'day']], [-95 * day, [-3, 'month']], [2 * day + 5, [2, 'day']], [-30_000, [-0, 'minute']], [-800 * day, [-2, 'year']]])('%d ms is %j', (by, expected) =>
    expect(distance(1_000 * day, 1_000 * day + by)).toEqual(expected));
});
