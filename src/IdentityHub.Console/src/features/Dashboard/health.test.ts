import { describe, expect, it } from 'vitest';
import { amounts, parts, worstFirst, type Health } from './health';
import { healthTexts } from './healthTexts';

describe('amounts', () => {
  const { bytes, milliseconds, span } = amounts('en-GB');
  it('chooses units', () => {
    expect([0, 999, 1500, 12_345_678, 3_200_000_000].map(bytes)).toEqual(['0 byte', '999 byte', '1.5 kB', '12 MB', '3.2 GB']);
    expect([0.4, 12.6].map(milliseconds)).toEqual(['0.4 ms', '13 ms']);
    expect([5, 60, 7199, 90_000, 864_000].map(span)).toEqual(['5 seconds', '1 minute', '1 hour', '1 day', '10 days']);
  });
});

describe('worstFirst', () => {
  it('puts what is wrong before what is fine and keeps the order otherwise', () => {
    const health = Object.fromEntries(parts.map((part) => [part, { state: part === 'jobs' ? 'error' : part === 'email' ? 'warning' : 'ok', code: '' }])) as unknown as Health;
    expect(worstFirst(health)).toEqual(['jobs', 'email', 'database', 'signingKeys', 'sms', 'process', 'settings']);
  });
});

describe('healthTexts', () => {
  // Every code of HealthState warning or error in IdentityHub.Server/Management/Dashboard/Health.
  const codes = [
    'database.unreachable', 'database.pendingMigrations', 'database.newer', 'database.slow', 'database.diskLow', 'database.diskFull', 'database.clock',
    'keys.missing', 'keys.due', 'email.missing', 'email.notSetUp', 'email.failed', 'email.failing', 'sms.missing', 'sms.failed', 'sms.failing',
    'jobs.failing', 'jobs.late', 'settings.wrong',
  ];
  it('says of everything that can be wrong what it is and what to do', () => {
    expect(codes.filter((code) => !(code in healthTexts) || !(`${code}.do` in healthTexts))).toEqual([]);
  });
});
