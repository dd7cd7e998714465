import { environments, transportSettings } from '../../domain/environment.js';
import type { Schema } from './schema.js';

const digits: Schema = {
  anyOf: [
    { type: 'string', pattern: '^\\d{1,19}$' },
    { type: 'integer', minimum: 1 },
  ],
};
const count: Schema = {
  anyOf: [
    { type: 'integer', minimum: 0 },
    { type: 'string', pattern: '^\\d+$' },
  ],
};

/**
 * `settings:`, for editors alone: config/project-file.ts reads it, of bingctl.yaml in the working folder, and takes
 * kebab-case and snake_case too.
 */
export const settingsSchema: Schema = {
  type: 'object',
  properties: {
    environment: {
      title: 'Environment',
      description: 'Where the service is: production, sandbox, or the emulator on this machine.',
      enum: environments,
    },
    profile: {
      title: 'Profile',
      description: 'The profile whose account and sign-in count.',
      type: 'string',
      minLength: 1,
    },
    transport: { title: 'Transport', description: 'How the service is called.', enum: transportSettings },
    customerId: { title: 'Customer', description: 'The id of the customer.', ...digits },
    accountId: {
      title: 'Account',
      description: 'The ad account, by id, number or name.',
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'integer', minimum: 1 },
      ],
    },
    timeout: {
      title: 'Timeout',
      description: 'Of one attempt, such as 60s.',
      type: 'string',
      pattern: '^(\\d+[smhdw])+$',
    },
    maxRetries: { title: 'Retries', description: 'How often a call is tried again.', ...count },
    concurrency: { title: 'Concurrency', description: 'How many calls are under way at a time.', ...count },
  },
};
