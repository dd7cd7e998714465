import { expect, test } from 'vitest';
import { hasNoSettings, settingsPart } from '../../src/config/settings-part.js';

test('what a file has beside its settings is not parsed, and no line changes its place', () => {
  const file = 'tags:\n  shop: {}\nsettings:\n  # ours\n  transport: rest\ninclude:\n- a.yaml\nenvironment: local\n';
  expect(settingsPart(file)).toBe('tags:\n\nsettings:\n  # ours\n  transport: rest\ninclude:\n\nenvironment:\n');
});

test.each([
  '{"settings": {}}',
  '"settings":\n  transport: rest',
  '<<<<<<< HEAD\nsettings:',
  'a: {\n}',
  'tags:\n  shop: {}\n settings:\n   environment: local\n',
  'tags: {}, settings: {environment: local}\n',
  'tags:\rsettings:\r  environment: local\r',
])('all of %j is', (file) => {
  expect(settingsPart(file)).toBe(file);
});

test.each([
  ['', true],
  ['# ours\nversion: 1\ntags:\n  shop: {}\n', true],
  ['tags:\r\n  shop: {}\r\n', true],
  ['settings:\n', false],
  ['environment: local\n', false],
  ['{"tags": {}}', false],
])('%j has no settings: %s', (file, hasNone) => {
  expect(hasNoSettings(settingsPart(file))).toBe(hasNone);
});
