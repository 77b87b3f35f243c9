import { startCluster } from './cluster.mjs'

/** Runs once before the first test that needs the tests' own database cluster. */
export default async function setup() {
  await startCluster()
}
