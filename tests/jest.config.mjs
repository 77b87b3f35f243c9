import { fileURLToPath } from 'node:url'
import { defaultTimeout, suites } from './suites.mjs'

const tests = fileURLToPath(new URL('.', import.meta.url))

const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
}

/** One jest project per suite; a hook set up by a project runs only when one of the project's tests does. */
const project = ({ name, timeout = defaultTimeout, cluster = false }) => ({
  displayName: name,
  rootDir: tests,
  roots: [`<rootDir>/${name}`],
  cacheDirectory: '<rootDir>/../.cache/jest',
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  globals: { suiteTimeout: timeout },
  setupFilesAfterEnv: ['<rootDir>/support/timeout.setup.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.tsx?$': ['@swc/jest', swc] },
  restoreMocks: true,
  ...(cluster && {
    globalSetup: '<rootDir>/support/global.setup.mjs',
    globalTeardown: '<rootDir>/support/global.teardown.mjs',
  }),
  moduleNameMapper: {
    '\\.(css|scss)$': '<rootDir>/support/css.stub.ts',
    '^@tarojs/components$': '<rootDir>/support/taro.components.tsx',
    '^@tarojs/taro$': '<rootDir>/support/taro.ts',
  },
})

export default {
  rootDir: tests,
  // A suite nobody has written yet has no folder, and jest stops at a root that is not there.
  projects: suites.filter((suite) => suite.exists).map(project),
  testSequencer: '<rootDir>/support/sequencer.mjs',
  reporters: ['default', '<rootDir>/support/reporter.mjs'],
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
}
