import { defineConfig } from 'vitest/config';

const report = process.env.BINGCTL_TEST_REPORT;
/** The built program picks its transport as the sources do; the last of these compares the two itself. */
const overOneTransport = ['test/commands/process*.test.ts', 'test/commands/both-transports.test.ts'];

export default defineConfig({
  test: {
    globalSetup: 'test/kit/folders.ts',
    // Files share what they import: nothing is mocked, and no test leaves anything behind in a module.
    isolate: false,
    // Much of a test is waiting for processes and sockets, so no core is kept free.
    maxWorkers: '100%',
    // Only what hangs is to end by it: a machine may be slow, and busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    // Every command has to look the same over both transports: what is tested over SOAP is tested once more over REST.
    projects: [
      { extends: true, test: { name: 'soap', include: ['test/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['test/commands/**/*.test.ts'],
          exclude: overOneTransport,
          env: { BINGCTL_TEST_TRANSPORT: 'rest' },
        },
      },
    ],
  },
});
